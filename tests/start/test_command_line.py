"""``manage.py``: whatever stands in a command's way is told in one line, with an exit status, without a traceback."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.start.test_start import TOP

COMMAND = [sys.executable, "manage.py"]
#: Starts a program that hears Ctrl-C: what a shell runs in the background ignores it, and so does what that starts.
HEARS_CTRL_C = [
    sys.executable,
    "-c",
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])",
]
#: No disk of Linux has room there.
FULL = "/dev/full"


def run(*arguments, data, shell="", **environment):
    """Run ``manage.py`` with ``arguments`` as a shell would with the redirections ``shell``."""
    line = f'exec "$@" {shell}'
    return subprocess.run(
        ["sh", "-c", line, "sh", *COMMAND, *arguments],
        cwd=TOP, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "FACTCHECK_DATA": str(data), "DATABASE_URL": "", **environment},
    )  # fmt: skip


def told(result):
    """Return the line that tells what was wrong."""
    assert result.returncode not in (0, None)
    assert "Traceback" not in result.stderr
    lines = [line for line in result.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, result.stderr
    return lines[0]


@pytest.mark.parametrize(
    "command",
    [["run_checks"], ["verify_publications"], ["recheck_archive", "--user", "somebody"], ["create_demo"]],
    ids=lambda command: command[0],
)
def test_a_database_that_was_not_prepared_or_does_not_answer_is_told(tmp_path, command):
    assert "prepare_database" in told(run(*command, data=tmp_path))
    away = run(*command, data=tmp_path, DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    assert "does not answer" in told(away)


def test_a_damaged_database_is_told(tmp_path):
    (tmp_path / "factcheck.sqlite3").write_bytes(bytes(range(256)) * 40)
    assert told(run("run_checks", data=tmp_path)).startswith("The database is damaged")


@pytest.fixture
def text(tmp_path):
    (tmp_path / "text").write_text("“The bridge is closed,” said Marta Okoye.", encoding="utf-8")
    return str(tmp_path / "text")


@pytest.mark.skipif(not os.path.exists(FULL), reason=f"there is no {FULL} here")
def test_a_full_disk_is_told(tmp_path, text):
    assert "No space left" in told(run("analyse", text, data=tmp_path, shell=f"> {FULL}"))


def test_a_terminal_without_the_letters_gets_all_the_others(tmp_path, text):
    result = run("analyse", text, data=tmp_path, PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert "The bridge is closed" in result.stdout and "Okoye" in result.stdout


def test_what_was_closed_before_is_empty_or_nowhere(tmp_path, text):
    assert "there is no text" in told(run("analyse", "-", data=tmp_path, shell="<&-"))
    assert "there are no pairs" in told(run("compare", data=tmp_path, shell="<&-"))
    assert run("analyse", text, data=tmp_path, shell=">&-").returncode == 0


def test_an_interrupted_command_says_so(tmp_path):
    waiting = subprocess.Popen(
        [*HEARS_CTRL_C, *COMMAND, "analyse", "-"], cwd=TOP,
        stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
        env={**os.environ, "FACTCHECK_DATA": str(tmp_path)},
    )  # fmt: skip
    try:
        until_it_reads(waiting)
        waiting.send_signal(signal.SIGINT)
        errors = waiting.stderr.read().decode()
        assert (waiting.wait(timeout=60), errors.strip()) == (130, "Interrupted.")
    finally:
        waiting.kill()


def until_it_reads(process):
    """Wait until the command takes what it is sent, more than a pipe holds: then it runs, and waits for the end."""
    process.stdin.write(b"The bridge is closed. " * 20_000)
    process.stdin.flush()
    time.sleep(0.5)
