"""Runs a benchmark in a process of its own on a fresh database: SQLite as it ships, or the PostgreSQL that is here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgres import server

DATABASES = ("sqlite", "postgresql")
REPOSITORY = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).resolve().parent / "results"


@contextmanager
def fresh_environment(database: str) -> Iterator[dict[str, str]]:
    """Yield the environment of a process with an empty, migrated database.

    Raises ``FileNotFoundError`` where no server is installed.
    """
    with tempfile.TemporaryDirectory(prefix="factcheck-benchmark-") as folder:
        environment = {**os.environ, "FACTCHECK_DATA": folder, "LOG_LEVEL": "ERROR"}
        environment.pop("DATABASE_URL", None)
        if database == "postgresql":
            with server() as address:
                yield _migrated({**environment, "DATABASE_URL": address})
        else:
            yield _migrated(environment)


def _migrated(environment: dict[str, str]) -> dict[str, str]:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"], cwd=REPOSITORY, env=environment, check=True
    )
    return environment


def run_on(databases: list[str], module: str, arguments: list[str]) -> list[dict]:
    """Run ``python -m module arguments`` on each database; return the JSON objects that it prints."""
    rows = []
    for database in databases:
        with fresh_environment(database) as environment:
            process = subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                cwd=REPOSITORY,
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
            )
            for line in process.stdout:
                row = {"database": database, **json.loads(line)}
                print(json.dumps(row), file=sys.stderr)
                rows.append(row)
            if process.wait():
                raise SystemExit(f"{module} failed on {database}")
    return rows


def show(name: str, rows: list[dict]) -> None:
    """Print ``rows`` as a table and keep them in ``results/name.json``."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(rows, indent=2) + "\n")
    columns = list(dict.fromkeys(key for row in rows for key in row))
    table = [columns, *([str(row.get(column, "")) for column in columns] for row in rows)]
    widths = [max(len(line[at]) for line in table) for at in range(len(columns))]
    for line in table:
        print("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)))
