"""Everything that is checked, one step after the other; the last line counts what passed, failed and was skipped.

./test                    all of it: style, migrations, tests on SQLite, on PostgreSQL, with workers, in a browser
./test PYTEST-ARGUMENT…   only these tests, on SQLite: ./test tests/intake -k docx
./test --postgres …       only these tests, on PostgreSQL

A browser or a PostgreSQL server that is not installed is skipped, and the run says so; with CI=true it is a failure.
"""

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

TOP = Path(__file__).resolve().parent.parent
BIN = TOP / ".venv" / "bin"
CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
_CORES = os.cpu_count() or 1
PROCESSES = str(min(_CORES, 4))
sys.path.insert(0, str(TOP))

from tests.postgres import find_binaries, server  # noqa: E402 - this script is run by its path

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_MAC_BROWSERS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


@dataclass
class Tally:
    """What was counted so far. ``notes`` are said again at the end: failed steps, and what was left out and why."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    notes: list[str] = field(default_factory=list)

    def step(self, name: str, *command: str, **environment: str) -> None:
        """Run one command that passes or fails as a whole."""
        print(f"\n=== {name}", flush=True)
        if subprocess.run(command, cwd=TOP, env={**os.environ, **environment}, check=False).returncode:
            self.failed += 1
            self.notes.append(f"FAILED: {name}")
        else:
            self.passed += 1

    def pytest(self, name: str, *arguments: str, may_skip: bool = True, **environment: str) -> None:
        """Run pytest and add its counts. No test at all is no failure."""
        self.finish(start_pytest(name, arguments, environment), may_skip=may_skip)

    def finish(self, run: "Run", *, may_skip: bool = True) -> None:
        """Wait for a run of pytest, print what it kept to itself, and add its counts."""
        status = run.process.wait()
        if run.output:
            print(f"\n=== {run.name}\n{run.output.read_text(errors='replace')}", end="", flush=True)
        counts = _counts(run.report)
        run.folder.cleanup()
        self.passed += counts["passed"]
        self.failed += counts["failed"]
        self.skipped += counts["skipped"]
        if status not in (0, 5) and not counts["failed"]:
            self.failed += 1
        if status not in (0, 5):
            self.notes.append(f"FAILED: {run.name}")
        if counts["skipped"] and not may_skip:
            self.failed += 1
            self.notes.append(f"FAILED: {run.name}: here nothing may be skipped")
        print(f"({run.name}: {time.monotonic() - run.started:.0f} s)", flush=True)

    def leave_out(self, name: str, reason: str) -> None:
        """Note that a step can't be run here: a failure where everything must be."""
        self.failed += CI
        self.skipped += not CI
        self.notes.append(f"{'FAILED' if CI else 'SKIPPED'}: {name}: {reason}")

    def close(self) -> int:
        """Print the closing lines and return the exit status."""
        print()
        for note in self.notes:
            print(note)
        print(f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped")
        return 1 if self.failed else 0


@dataclass
class Run:
    """A run of pytest under way: its folder, its report, and the file for its output if that is not printed at once."""

    name: str
    process: subprocess.Popen
    folder: tempfile.TemporaryDirectory
    report: Path
    output: Path | None
    started: float


def start_pytest(name: str, arguments: tuple[str, ...], environment: dict[str, str], *, aside: bool = False) -> Run:
    """Start pytest with a data folder of its own: runs side by side must not share a database file.

    ``aside``: it runs beside others, and what it prints goes to a file until it is finished.
    """
    folder = tempfile.TemporaryDirectory(prefix="factcheck-test-")
    report, output = Path(folder.name) / "report.xml", Path(folder.name) / "output.txt" if aside else None
    if not aside:
        print(f"\n=== {name}", flush=True)
    command = [BIN / "python", "-m", "pytest", "-q", "--tb=short", "-rsfE", f"--junitxml={report}", *arguments]
    environment = {**os.environ, "FACTCHECK_DATA": folder.name, **environment}
    stream = output.open("wb") if output else None
    process = subprocess.Popen(command, cwd=TOP, env=environment, stdout=stream, stderr=stream)
    # Whatever ends this script ends what it started.
    atexit.register(process.terminate)
    return Run(name, process, folder, report, output, time.monotonic())


def _counts(report: Path) -> dict[str, int]:
    if not report.exists():
        return {"passed": 0, "failed": 0, "skipped": 0}
    suites = ElementTree.parse(report).getroot().iter("testsuite")  # noqa: S314 - pytest's own file
    totals = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for suite in suites:
        for key in totals:
            totals[key] += int(suite.get(key, 0))
    failed = totals["failures"] + totals["errors"]
    return {
        "failed": failed,
        "skipped": totals["skipped"],
        "passed": max(totals["tests"] - failed - totals["skipped"], 0),
    }


def _find_browser() -> str | None:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    return found or next((path for path in _MAC_BROWSERS if Path(path).exists()), None)


def _install_missing() -> None:
    """In CI on a bare Debian, fetch the browser and the database server that the tests need."""
    missing = [
        package for package, found in (("chromium", _find_browser()), ("postgresql", find_binaries())) if not found
    ]
    if not (CI and missing and os.geteuid() == 0 and shutil.which("apt-get")):
        return
    print(f"=== installing {', '.join(missing)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    for package in missing:
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
        subprocess.run(command, env=quiet, check=False, stdout=subprocess.DEVNULL)


def _selected(arguments: list[str]) -> int:
    """Run what was asked for and nothing else."""
    environment = {"DJANGO_ALLOW_ASYNC_UNSAFE": "1"} if any("browser" in word for word in arguments) else {}
    tally = Tally()
    if arguments[0] == "--postgres":
        with server() as address:
            tally.pytest("PostgreSQL", *arguments[1:], DATABASE_URL=address, **environment)
    else:
        tally.pytest("SQLite", *arguments, DATABASE_URL="", **environment)
    return tally.close()


def _start_browser(tally: Tally) -> Run | None:
    """Start the tests in a browser beside what follows, or note that there is none."""
    if not _find_browser():
        tally.leave_out("browser", "no Chromium is installed")
        return None
    arguments = ("-n", PROCESSES, "--dist", "worksteal", "--timeout", "300", "tests/browser")
    return start_pytest("browser", arguments, {"DATABASE_URL": "", "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}, aside=True)


def _everything() -> int:
    tally = Tally()
    _install_missing()
    python = str(BIN / "python")
    tally.step("style", python, "-m", "ruff", "check", "--quiet", "--output-format", "concise")
    tally.step("format", python, "-m", "ruff", "format", "--check", "--quiet")
    manage = (python, "manage.py")
    tally.step("migrations", *manage, "makemigrations", "--check", "--dry-run", DATABASE_URL="")
    parallel = ("-n", PROCESSES, "--dist", "worksteal", "--timeout", "120", "--durations", "10")
    # Browser tests mostly wait for their browser: meanwhile the others are run.
    browser = _start_browser(tally)
    # Among them, tests with real workers, which mostly wait: beside them something else is tested.
    tally.pytest("SQLite", *parallel, "-m", "not browser", DATABASE_URL="")
    if find_binaries():
        with server() as address:
            tally.pytest("PostgreSQL", *parallel, "--database-only", "-m", "not browser", DATABASE_URL=address)
    else:
        tally.leave_out("PostgreSQL", "no server is installed (initdb was looked for in the usual places)")
    if browser:
        tally.finish(browser, may_skip=not CI)
    return tally.close()


def main(arguments: list[str]) -> int:
    # Every process would compile every module anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # Ended by somebody, as by Ctrl-C: the database server goes, too.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    return _selected(arguments) if arguments else _everything()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
