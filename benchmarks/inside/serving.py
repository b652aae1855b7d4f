"""The web server as it ships, for as long as something is measured: gunicorn with two processes."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def served() -> Iterator[int]:
    """Serve the newsroom and yield the port; the database and the data folder are this process's."""
    port = _free_port()
    gunicorn = [sys.executable, "-m", "gunicorn", "factcheck.wsgi", "--workers", "2", "--threads", "4"]
    options = ["--worker-class", "gthread", "--bind", f"127.0.0.1:{port}", "--log-level", "error"]
    server = subprocess.Popen([*gunicorn, *options])
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("gunicorn did not start")
