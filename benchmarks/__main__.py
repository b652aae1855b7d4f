"""Runs all speed benchmarks, one after the other, and prints what is demanded beside what was measured.

    python -m benchmarks                  everything, on SQLite and on a PostgreSQL that lives as long as the run
    python -m benchmarks desk workbench   only these
    python -m benchmarks --table          run nothing: print the results of the last runs

Each benchmark also runs by itself: ``python -m benchmarks.desk --help``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.databases import REPOSITORY, RESULTS


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of ``results/<benchmark>.json``: which rows have it, under which key, and what is demanded of it.

    ``where`` selects rows by their values. ``at_most`` or ``at_least`` is the demand, in the figure's unit; neither:
    the figure is told without one.
    """

    benchmark: str
    words: str
    key: str
    unit: str = "ms"
    where: dict[str, object] = field(default_factory=dict)
    at_most: float | None = None
    at_least: float | None = None

    @property
    def demand(self) -> str:
        """The demand in words."""
        if self.at_most is not None:
            return f"≤ {self.at_most:,g} {self.unit}"
        return f"≥ {self.at_least:,g} {self.unit}" if self.at_least is not None else "–"

    def is_met(self, figure: float) -> bool:
        """Whether ``figure`` is what is demanded."""
        return (self.at_most is None or figure <= self.at_most) and (self.at_least is None or figure >= self.at_least)


BENCHMARKS = ("desk", "workbench", "public", "archive")
MEASURES = (
    Measure("desk", "import of 1,000 sentences, sources found", "import_and_analysis_ms", at_most=3000),
    Measure("desk", "… of which this process was at work", "of_which_own_cpu_ms"),
    Measure("desk", "comparing 1,000 claims with the archive, afterwards", "comparing_1000_claims_s", "s"),
    Measure("desk", "saving a finding, with history, event and check", "save_p50_ms", at_most=15),
    Measure("desk", "… of which this process was at work", "save_own_cpu_p50_ms"),
    Measure("desk", "accepting a suggested source, the same", "accept_p50_ms", at_most=15),
    Measure("desk", "… of which this process was at work", "accept_own_cpu_p50_ms"),
    Measure("workbench", "opening the workbench on 1,000 sentences", "server_ms", at_most=150),
    Measure("workbench", "… of which this process was at work", "server_own_cpu_ms"),
    Measure("workbench", "… its queries, with 1,000 sentences", "queries_many", "queries"),
    Measure("workbench", "… its queries, with 20 sentences", "queries_few", "queries"),
    Measure("workbench", "… in Chromium, until usable", "usable_ms", at_most=1000),
    Measure("public", "claim page, asked for the first time", "a_second", "/s", {"measure": "claim, first"}),
    Measure("public", "claim page, again", "a_second", "/s", {"measure": "claim, again"}, at_least=500),
    Measure("public", "claim page, unchanged (304)", "a_second", "/s", {"measure": "claim, unchanged"}),
    Measure("archive", "candidates of a claim, 95th percentile", "candidates_p95_ms"),
    Measure("archive", "… the true counterpart is among 50", "recall@50", ""),
)


def _rows(measure: Measure) -> Iterator[tuple[str, ...]]:
    """Yield the table's lines for one measure: one for each database, or one that says that it was not measured."""
    path = RESULTS / f"{measure.benchmark}.json"
    results = json.loads(path.read_text()) if path.exists() else []
    found = False
    for row in results:
        figure = row.get(measure.key)
        if figure is None or any(row.get(key) != value for key, value in measure.where.items()):
            continue
        found = True
        size = f", {row['claims']:,} claims" if "claims" in row else ""
        verdict = "" if measure.demand == "–" else "yes" if measure.is_met(figure) else "NO"
        yield measure.words + size, measure.demand, f"{figure:,} {measure.unit}".strip(), row["database"], verdict
    if not found:
        yield measure.words, measure.demand, "not measured", "", ""


def print_table() -> None:
    """Print one table of all results that there are."""
    table = [("measure", "demand", "figure", "database", "met"), *(row for m in MEASURES for row in _rows(m))]
    widths = [max(len(row[column]) for row in table) for column in range(5)]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def main() -> int:
    """Run what was asked for and print the table; return how many benchmarks failed to run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("benchmarks", nargs="*", metavar="BENCHMARK", help=", ".join(BENCHMARKS))
    parser.add_argument("--table", action="store_true", help="print the results of the last runs")
    options = parser.parse_args()
    if unknown := set(options.benchmarks) - set(BENCHMARKS):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    failed = 0
    for name in () if options.table else options.benchmarks or BENCHMARKS:
        print(f"=== {name}", file=sys.stderr, flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}"]
        failed += subprocess.run(command, cwd=REPOSITORY, stdout=sys.stderr, check=False).returncode != 0
    print_table()
    return failed


if __name__ == "__main__":
    sys.exit(main())
