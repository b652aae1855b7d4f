"""``manage.py prepare_database``, where several machines start at once."""

import os
import subprocess
import sys

import pytest

from tests.postgres import find_binaries, server
from tests.start.test_start import TOP

WAITING = "Another process is preparing the database; waiting for it."


@pytest.fixture
def embedded(tmp_path):
    return {"FACTCHECK_DATA": str(tmp_path), "DATABASE_URL": ""}


@pytest.fixture
def on_a_server(tmp_path):
    if find_binaries() is None:
        pytest.skip("PostgreSQL is not installed")
    with server() as address:
        yield {"FACTCHECK_DATA": str(tmp_path), "DATABASE_URL": address}


@pytest.mark.slow
@pytest.mark.parametrize("database", ["embedded", "on_a_server"])
def test_of_several_that_prepare_a_database_at_once_one_does_it_and_the_others_wait(database, request):
    environment = {**os.environ, **request.getfixturevalue(database)}
    command = [sys.executable, "manage.py", "prepare_database", "--verbosity=1"]
    together = [
        subprocess.Popen(command, cwd=TOP, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _each in range(3)
    ]
    told = [process.communicate(timeout=240) for process in together]
    assert [process.returncode for process in together] == [0, 0, 0], told
    assert sum("Applying articles.0001_nouns" in out for out, _errors in told) == 1
    assert all(errors.strip() in ("", WAITING) for _out, errors in told)
