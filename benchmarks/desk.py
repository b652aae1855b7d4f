"""The desk's own speed: importing a long article, saving one annotation, and the checks that follow, on both databases.

python -m benchmarks.desk
"""

from __future__ import annotations

import argparse

from benchmarks.databases import DATABASES, run_on, show


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--databases", default=",".join(DATABASES))
    options = parser.parse_args()
    show("desk", run_on(options.databases.split(","), "benchmarks.inside.desk", []))


if __name__ == "__main__":
    main()
