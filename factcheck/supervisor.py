"""What ``./start`` runs: the web server, a background worker and the clock of the sweep, kept alive until Ctrl-C.

The standard library only: it must be able to say what is wrong with everything else.
"""

import argparse
import contextlib
import ctypes
import http.client
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

TOP = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("FACTCHECK_DATA") or TOP / "var").resolve()
#: What kind of newsroom lives in the data folder: its first start writes it.
KIND = DATA / "newsroom"
EMPTY, DEMO_UNFINISHED, DEMO = "empty", "demo unfinished", "demo"
#: Known to everybody, so for a newsroom that only this computer can reach.
DEMO_PASSWORD = "paper-lantern-42"  # noqa: S105 - see above

#: A program that dies is started again after 1, 2, 4 … seconds; one that lived this long has earned a fresh count.
LONGEST_WAIT = 30
HEALTHY_AFTER = 60
#: How long programs get to finish what they are doing. What they can't finish is done after the next start.
GRACE_SECONDS = 10
READY_SECONDS = 60
LOG_LIMIT = 10 * 1024 * 1024


class Trouble(Exception):
    """Something that the person who started us can put right; the message says what."""


class Stop(Exception):
    """Ctrl-C, or another polite request to end."""


@dataclass
class Program:
    """One of the programs that make a newsroom, started again whenever it dies."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen | None = None
    started: float = 0.0
    deaths: int = 0
    due: float = field(default=0.0)

    def start(self) -> None:
        """Start it in a process group of its own, so that Ctrl-C reaches us alone and we end it in order."""
        with open_log(self.name) as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=TOP,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=0,
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - we have no threads
            )
        self.started = time.monotonic()

    def tend(self) -> None:
        """Notice its death, and start it again when the wait is over."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            self.deaths = 1 if now - self.started > HEALTHY_AFTER else self.deaths + 1
            wait = min(2 ** (self.deaths - 1), LONGEST_WAIT)
            say(f"The {self.name} ended unexpectedly; starting it again in {wait} s. Why: {log_path(self.name)}")
            self.process, self.due = None, now + wait
        if self.process is None and now >= self.due:
            self.start()

    def signal(self, number: signal.Signals) -> None:
        """Signal the program's first process, or with SIGKILL the whole group."""
        if self.process is None:
            return
        try:
            if number == signal.SIGKILL:
                os.killpg(self.process.pid, number)
            else:
                self.process.send_signal(number)
        except ProcessLookupError:
            pass  # it ended by itself


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the newsroom until it is told to end; return the exit status."""
    options = _parser().parse_args(arguments)
    # Database, logs and the links in e-mails that the logs hold are for nobody else on this computer.
    os.umask(0o077)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    programs: list[Program] = []
    try:
        check_place(options.port)
        manage("prepare_database")
        kind = newsroom_kind(wanted_demo=not options.no_demo)
        programs += make_programs(options.port)
        for program in programs:
            program.start()
        wait_until_ready(programs, options.port)
        if kind == DEMO_UNFINISHED:
            kind = make_demo(programs)
        say(welcome(options.port, kind))
        keep(programs)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"This could not be read or written: {error}", file=sys.stderr)
        return 1
    except Stop:
        say("\nEnding …")
    finally:
        end(programs)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./start", description="Run a newsroom on this computer.")
    parser.add_argument("--port", type=_port, default=8000, help="where the web server listens (default: 8000)")
    parser.add_argument("--no-demo", action="store_true", help="begin with an empty newsroom")
    return parser


def _port(word: str) -> int:
    if not word.isdecimal() or not 1 <= int(word) <= 65_535:
        raise argparse.ArgumentTypeError("write a number between 1 and 65535")
    return int(word)


def _stop(number: int, _frame: object) -> None:
    # A second Ctrl-C must not break the orderly end.
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise Stop(number)


def _end_with_parent() -> None:
    """Linux ends the child when we are killed and can't (PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def say(text: str) -> None:
    print(text, flush=True)


def check_place(port: int) -> None:
    """Raise ``Trouble`` where a newsroom can't run: production, an unwritable folder, a busy or forbidden port."""
    if os.environ.get("FACTCHECK_PRODUCTION", "").strip().lower() in {"1", "true", "yes", "on"}:
        raise Trouble("./start is for one computer. docs/deploy.md tells how to run the newsroom in production.")
    try:
        (DATA / "log").mkdir(parents=True, exist_ok=True)
        if DATA.stat().st_uid == os.getuid():
            DATA.chmod(0o700)
    except OSError as error:
        raise Trouble(f"The data folder can't be made: {error}. Name another one: FACTCHECK_DATA=… ./start") from error
    if not os.access(DATA, os.W_OK) or not os.access(DATA / "log", os.W_OK):
        raise Trouble(f"The data folder can't be written to: {DATA}. Name another one: FACTCHECK_DATA=… ./start")
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except PermissionError as error:
            raise Trouble(f"Port {port} is for the administrator only. Take one above 1023: --port 8000") from error
        except OSError as error:
            raise Trouble(
                f"Port {port} is in use. Is the newsroom running already, at http://localhost:{port}? "
                f"Otherwise take another port: ./start --port {port + 1 if port < 65_535 else 8000}"
            ) from error


def newsroom_kind(*, wanted_demo: bool) -> str:
    """Return what lives in the data folder; on the first start, decide it."""
    kind = KIND.read_text().strip() if KIND.exists() else ""
    if not kind:
        kind = DEMO_UNFINISHED if wanted_demo else EMPTY
        write_kind(kind)
    return kind


def write_kind(kind: str) -> None:
    """Note what lives in the data folder, whole or not at all: on a full disk what was noted before stays."""
    part = KIND.with_name(f"{KIND.name}.part")
    try:
        part.write_text(kind)
        part.replace(KIND)
    except OSError as error:
        raise Trouble(f"The data folder can't be written to: {error}") from error


def manage(*arguments: str) -> None:
    """Run one of the project's commands; raise ``Trouble`` when it fails."""
    command = [sys.executable, "manage.py", *arguments, "--traceback"]
    last = ""
    with (
        open_log("commands") as log,
        subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process,
    ):
        try:
            for line in process.stdout:
                # The disk may be full, and that what is to be told.
                with contextlib.suppress(OSError):
                    log.write(line)
                last = line.decode(errors="replace").strip() or last
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise Trouble(f"“{' '.join(arguments)}” failed: {last}\nThe whole story: {log_path('commands')}")


def make_programs(port: int) -> list[Program]:
    """Return the three programs of a newsroom on one computer."""
    python, celery = sys.executable, (sys.executable, "-m", "celery", "-A", "factcheck")
    web = (
        *(python, "-m", "gunicorn", "factcheck.wsgi", "--bind", f"127.0.0.1:{port}", "--no-control-socket"),
        *("--worker-class", "gthread", "--workers", "2", "--threads", "4", "--graceful-timeout", "5"),
        *("--log-level", "warning"),
    )
    quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "WARNING")
    return [
        Program("web server", web),
        Program("background worker", (*celery, "worker", "--concurrency", "2", *quiet)),
        Program("clock", (*celery, "beat", "--loglevel", "WARNING", "--pidfile=")),
    ]


def wait_until_ready(programs: Sequence[Program], port: int) -> None:
    """Return when the web server answers; raise ``Trouble`` when it does not for too long."""
    end_of_patience = time.monotonic() + READY_SECONDS
    while time.monotonic() < end_of_patience:
        for program in programs:
            program.tend()
        # A connection alone says little: the server takes it before it has loaded what answers.
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/robots.txt")
            connection.getresponse()
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    raise Trouble(f"The web server does not answer. Why: {log_path('web server')}")


def make_demo(programs: Sequence[Program]) -> str:
    """Make the demo newsroom with the worker that runs already; return what the newsroom is then."""
    say("Making the demo newsroom: the worker reads three articles and compares their claims …")
    try:
        manage("create_demo", "--password", DEMO_PASSWORD)
        write_kind(DEMO)
    except Trouble as trouble:
        say(f"The demo is not complete; the next start goes on with it. {trouble}")
        return DEMO_UNFINISHED
    return DEMO


def welcome(port: int, kind: str) -> str:
    """Return what the person who started us wants to know."""
    lines = [
        "",
        "The newsroom is open.",
        f"  For readers   http://localhost:{port}/",
        f"  For editors   http://localhost:{port}/desk/",
    ]
    if kind == EMPTY:
        here = f"FACTCHECK_DATA={shlex.quote(str(DATA))} " if os.environ.get("FACTCHECK_DATA") else ""
        lines += [f"  First account: {here}.venv/bin/python manage.py createsuperuser"]
    else:
        lines += [f"  Log in as editor, reviewer or administrator; password: {DEMO_PASSWORD}"]
    return "\n".join([*lines, f"Logs: {DATA / 'log'}. Ctrl-C ends everything.", ""])


def keep(programs: Sequence[Program]) -> None:
    """Keep the programs alive until ``Stop`` comes."""
    while True:
        for program in programs:
            program.tend()
        time.sleep(0.5)


def end(programs: Sequence[Program]) -> None:
    """Ask all programs to end, and after a while make them."""
    for program in programs:
        program.signal(signal.SIGTERM)
    deadline = time.monotonic() + GRACE_SECONDS
    for program in programs:
        if program.process is not None:
            try:
                program.process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                pass  # killed below
        # Also what a program that ended left behind.
        program.signal(signal.SIGKILL)
        if program.process is not None:
            program.process.wait()


def log_path(name: str) -> Path:
    return DATA / "log" / f"{name.replace(' ', '-')}.log"


def open_log(name: str) -> IO[bytes]:
    """Open a log to write on; one that grew too long is put aside first."""
    path = log_path(name)
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.replace(path.with_suffix(".log.1"))
    return path.open("ab", buffering=0)


if __name__ == "__main__":
    sys.exit(main())
