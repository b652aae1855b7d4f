"""Opening the workbench on an article of 1,000 sentences: on the server, and in a real browser until it can be used.

    python -m benchmarks.workbench --databases sqlite,postgresql

"usable": from the click on an address to the moment at which the page's scripts have run and the inspector takes the
focus, in a headless Chromium with an empty cache. Without a Chromium that figure is left out.
"""

from __future__ import annotations

import argparse

from benchmarks.databases import DATABASES, run_on, show


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--databases", default=",".join(DATABASES))
    options = parser.parse_args()
    show("workbench", run_on(options.databases.split(","), "benchmarks.inside.workbench", []))


if __name__ == "__main__":
    main()
