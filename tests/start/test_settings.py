"""Production by settings alone: complete, strict, and told in words when something is missing."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "FACTCHECK_PRODUCTION": "1",
    "FACTCHECK_SECRET_KEY": "q7-Long.and_random+enough=for~a(test)of%settings!0123456789abc",
    "FACTCHECK_HOSTS": "facts.example.org",
    "DATABASE_URL": "postgres://factcheck:secret@db.example.org/factcheck",
    "CACHE_URL": "redis://redis.example.org:6379/1",
    "BROKER_URL": "redis://redis.example.org:6379/0",
}


def _manage(tmp_path, *arguments, **settings):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = {**kept, "FACTCHECK_DATA": str(tmp_path), **settings}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=TOP, env=environment, capture_output=True, text=True, check=False)


def test_django_finds_nothing_to_warn_of_in_production(tmp_path):
    result = _manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout
    assert not list(tmp_path.iterdir())


def test_the_embedded_newsroom_makes_its_own_secret_and_keeps_it(tmp_path):
    assert _manage(tmp_path, "check").returncode == 0
    key = tmp_path / "secret_key"
    assert key.stat().st_mode & 0o077 == 0
    first = key.read_text()
    assert _manage(tmp_path, "check").returncode == 0
    assert key.read_text() == first


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({**PRODUCTION, "FACTCHECK_SECRET_KEY": ""}, "Set FACTCHECK_SECRET_KEY"),
        ({"FACTCHECK_DEBUG": "perhaps"}, "FACTCHECK_DEBUG is 'perhaps': write 1 or 0."),
        ({"CHECK_SWEEP_SECONDS": "soon"}, "CHECK_SWEEP_SECONDS is 'soon': write a whole number."),
    ],
)
def test_a_wrong_setting_is_named(tmp_path, variables, says):
    result = _manage(tmp_path, "check", **variables)
    assert result.returncode != 0
    assert says in result.stderr


def test_every_variable_is_in_the_deployment_guide():
    source = (TOP / "factcheck" / "settings.py").read_text()
    read = set(re.findall(r"""(?:_flag|_words|_number|environ\.get)\(\s*"([A-Z_]+)\"""", source))
    read |= set(re.findall(r'environ\["([A-Z_]+)"\]', source))
    told = set(re.findall(r"^\| `([A-Z_]+)`", (TOP / "docs" / "deploy.md").read_text(), re.MULTILINE))
    assert read == told
