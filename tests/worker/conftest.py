"""A real Celery worker on the test's own database, with a broker of its own."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from tests.analysis.contradiction.tiny_network import write_network

REPOSITORY = Path(__file__).resolve().parents[2]


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment in which a process finds the test's database, and its broker in ``folder``."""
    environment = {**os.environ, "FACTCHECK_DATA": str(folder), "CHECK_LEASE_SECONDS": "3", "CHECK_SWEEP_SECONDS": "1"}
    environment.pop("BROKER_URL", None)
    database = connection.settings_dict
    if connection.vendor == "postgresql":
        environment["DATABASE_URL"] = (
            f"postgres://{quote(database['USER'] or '')}@{quote(database['HOST'] or '', safe='')}/{database['NAME']}"
        )
    else:
        environment.pop("DATABASE_URL", None)
        (folder / "factcheck.sqlite3").symlink_to(database["NAME"])
    return environment


class Worker:
    """Starts and kills worker processes, as a machine that loses power would."""

    def __init__(self, folder: Path) -> None:
        self.broker = folder / "broker"
        # What is tested is that no check is lost: a tiny network keeps a thousand of them short.
        model = write_network(
            folder / "model", labels=("contradiction", "entailment", "neutral"), answer="contradiction"
        )
        self._environment = {**_environment(folder), "CONTRADICTION_MODEL": str(model)}
        self._log = (folder / "worker.log").open("ab")
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        arguments = ["-A", "factcheck", "worker", "--beat", "--concurrency=2", "--loglevel=WARNING"]
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "celery", *arguments, *quiet],
            cwd=REPOSITORY,
            env=self._environment,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
        )

    def kill(self) -> None:
        """Kill the worker and its children with SIGKILL."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def close(self) -> None:
        self.kill()
        self._log.close()


@pytest.fixture
def worker(transactional_db, tmp_path):
    assert settings.DATABASES["default"]["NAME"] == connection.settings_dict["NAME"]
    made = Worker(tmp_path)
    yield made
    made.close()


@pytest.fixture
def wait_until():
    """Return a waiter: ``wait_until(condition, seconds)`` fails when the condition does not come true in time."""

    def wait(condition, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.1)

    return wait
