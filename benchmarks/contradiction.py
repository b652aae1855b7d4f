"""How many pairs of claims a second does the contradiction engine compare on one core?

    python -m benchmarks.contradiction [--pairs 1000]

Sentences are the hand-written ones whose sides have 20 to 30 words; the first comparison, which opens the model, is
timed by itself.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from time import perf_counter

from articles.analysis.contradiction import ENGINE_VERSION, assess_many
from articles.analysis.types import ComparableClaim

PAIRS = Path(__file__).resolve().parents[1] / "training" / "contradiction" / "pairs"


def sentences() -> list[tuple[str, str]]:
    """Return pairs of sentences of 20 to 30 words each."""
    found = []
    for path in sorted(PAIRS.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                sides = row["premise"], row["hypothesis"]
                if all(20 <= len(side.split()) <= 30 for side in sides):
                    found.append(sides)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=1000)
    wanted = parser.parse_args().pairs
    written = sentences()
    pairs = [
        (ComparableClaim(a), ComparableClaim(f"{b}{' ' * (number // len(written))}"))
        for number, (a, b) in enumerate(written * (wanted // len(written) + 1))
    ][:wanted]
    started = perf_counter()
    assess_many(pairs[:1])
    opened = perf_counter()
    assess_many(pairs)
    speed = len(pairs) / (perf_counter() - opened)
    sys.stdout.write(
        f"engine {ENGINE_VERSION}: first pair {opened - started:.2f} s, then {speed:.0f} pairs/s on one core\n"
    )


if __name__ == "__main__":
    main()
