"""How well, and how fast, do the databases' own full-text searches find a claim's counterpart?

    python -m benchmarks.fulltext --size 100000 --databases sqlite,postgresql

The same archive as ``benchmarks.archive``: what that index is compared with (docs/decisions/candidate-index.md).
"""

from __future__ import annotations

import argparse

from benchmarks.databases import DATABASES, run_on, show


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="100000", help="number of claims")
    parser.add_argument("--databases", default=",".join(DATABASES))
    options = parser.parse_args()
    show("fulltext", run_on(options.databases.split(","), "benchmarks.inside.fulltext", [options.size]))


if __name__ == "__main__":
    main()
