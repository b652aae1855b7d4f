"""Command line: ``python -m training.contradiction.generator --pairs 40000 --seed 7 --output FILE``."""

from __future__ import annotations

import argparse
import json
import sys
from itertools import islice
from random import Random

from . import frames  # noqa: F401 - declares the frames
from .archive import claims
from .pairs import pairs


def main(argv: list[str] | None = None) -> int:
    """Write pairs or an archive as JSON Lines."""
    parser = argparse.ArgumentParser(prog="generator", description=__doc__)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--pairs", type=int, metavar="N", help="write N labelled pairs")
    what.add_argument("--archive", type=int, metavar="N", help="write N single claims, some with a known counterpart")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--output", default="-", help="file to write, - for standard output")
    options = parser.parse_args(argv)
    rng = Random(options.seed)
    rows = (
        claims(rng, options.archive)
        if options.archive
        else (pair.as_dict() for pair in islice(pairs(rng), options.pairs))
    )
    out = sys.stdout if options.output == "-" else open(options.output, "w", encoding="utf-8")  # noqa: SIM115
    with out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
