"""One claim against an archive: is its true counterpart found, and how long does looking and comparing take?

    python -m benchmarks.archive --sizes 10000,100000,1000000 --databases sqlite,postgresql

The archive is written by the event generator, loaded through the service's own indexing function, and measured at each
size on the way. Needs about 4 GB of temporary space for a million claims.
"""

from __future__ import annotations

import argparse

from benchmarks.databases import DATABASES, run_on, show


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000", help="numbers of claims, ascending")
    parser.add_argument("--databases", default=",".join(DATABASES))
    options = parser.parse_args()
    show("archive", run_on(options.databases.split(","), "benchmarks.inside.archive", [options.sizes]))


if __name__ == "__main__":
    main()
