"""How fast are readers' pages: requests a second from one pair of processes, and search in a large archive.

    python -m benchmarks.public --claims 100000 --databases sqlite,postgresql

"first": every claim page is asked for once, so that each is rendered; "again": claims that were asked for before;
"unchanged": the reader's browser has the page (304). The client runs on the same machine and takes its share of it.
"""

from __future__ import annotations

import argparse

from benchmarks.databases import DATABASES, run_on, show


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", default="100000", help="published claims in the archive")
    parser.add_argument("--databases", default=",".join(DATABASES))
    options = parser.parse_args()
    show("public", run_on(options.databases.split(","), "benchmarks.inside.public", [options.claims]))


if __name__ == "__main__":
    main()
