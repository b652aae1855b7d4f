"""A PostgreSQL server for the length of one command: nothing to set up, nothing left behind.

    python -m tests.postgres pytest tests/services

runs the command with ``DATABASE_URL`` naming an empty database. The server is the one that this computer has; it
listens on a socket in a temporary folder only, and forgets everything. Exit status: the command's; 69: no PostgreSQL.
"""

import contextlib
import glob
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

UNAVAILABLE = 69
#: Where the usual packages put the server, which is seldom on the PATH.
_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/latest/bin",
)
#: Safety costs time, and a test's data is worth nothing after a crash.
_OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses= -c max_connections=60"


def find_binaries() -> Path | None:
    """Return the folder with ``initdb`` and ``pg_ctl``, the newest where there are several; None when there is none."""
    for pattern in _FOLDERS:
        for folder in sorted(glob.glob(pattern), key=_version, reverse=True):
            if (Path(folder) / "initdb").exists() and (Path(folder) / "pg_ctl").exists():
                return Path(folder)
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found and shutil.which("pg_ctl") else None


def _version(folder: str) -> int:
    return int("".join(character for character in folder if character.isdigit()) or 0)


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Start a server, yield the address of an empty database on it, stop it.

    Raises ``FileNotFoundError`` where none is installed.
    """
    binaries = find_binaries()
    if binaries is None:
        raise FileNotFoundError("PostgreSQL (initdb, pg_ctl) is not installed.")
    # Sockets need a short path; macOS's own temporary folder has a long one.
    with tempfile.TemporaryDirectory(prefix="factcheck-pg-", dir="/tmp") as name:
        folder = Path(name)
        account = _account()
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)
        data = folder / "data"

        def run(program: str, *arguments: str) -> None:
            subprocess.run(
                [binaries / program, *arguments],
                check=True,
                cwd=folder,
                stdout=subprocess.DEVNULL,
                user=account.pw_uid if account else None,
                group=account.pw_gid if account else None,
            )

        run("initdb", "-D", str(data), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync")
        run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", f"{_OPTIONS} -k {folder}", "start")
        try:
            yield f"postgres://postgres@{quote(str(folder), safe='')}/postgres"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def _account() -> pwd.struct_passwd | None:
    """Return whose account the server runs under when we are root, which PostgreSQL refuses; None otherwise."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def main(command: list[str]) -> int:
    """Run ``command`` with a database and return its exit status."""
    try:
        with server() as address, subprocess.Popen(command, env={**os.environ, "DATABASE_URL": address}) as process:
            # The command ends in its own way; the server is stopped after it.
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda received, _frame: process.send_signal(received))
            return process.wait()
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return UNAVAILABLE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
