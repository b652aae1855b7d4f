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
        ({**PRODUCTION, "FACTCHECK_HOSTS": ""}, "Set FACTCHECK_HOSTS"),
        ({**PRODUCTION, "DATABASE_URL": ""}, "Set DATABASE_URL"),
        ({**PRODUCTION, "BROKER_URL": ""}, "Set BROKER_URL"),
        ({**PRODUCTION, "TZ": "Europe/Berln"}, "TZ is 'Europe/Berln'"),
        ({"API_RATE_PUBLISHED": "lots"}, "API_RATE_PUBLISHED is 'lots': write a number and a time"),
        ({"CACHE_URL": "localhost:6379"}, "CACHE_URL must begin with redis://"),
        ({"FACTCHECK_PUBLIC_ORIGIN": "facts.example.org"}, "FACTCHECK_PUBLIC_ORIGIN is 'facts.example.org'"),
        ({"LOG_LEVEL": "chatty"}, "LOG_LEVEL is 'CHATTY'"),
        ({"CHECK_SWEEP_SECONDS": "0"}, "CHECK_SWEEP_SECONDS is 0: write 1 or more."),
        ({"FACTCHECK_DEBUG": "perhaps"}, "FACTCHECK_DEBUG is 'perhaps': write 1 or 0."),
        ({"CHECK_SWEEP_SECONDS": "soon"}, "CHECK_SWEEP_SECONDS is 'soon': write a whole number."),
    ],
)
def test_a_wrong_setting_is_named(tmp_path, variables, says):
    result = _manage(tmp_path, "check", **variables)
    assert result.returncode != 0
    assert says in result.stderr


def test_a_variable_that_is_empty_counts_as_not_set(tmp_path):
    names = ("FACTCHECK_STATIC", "BROKER_URL", "LOG_LEVEL", "TZ", "API_RATE_DESK", "CACHE_URL", "DATABASE_URL")
    shown = "from django.conf import settings as s; print(s.STATIC_ROOT, s.CELERY_BROKER_URL, s.TIME_ZONE, s.DATA_DIR)"
    result = _manage(tmp_path, "shell", "--no-imports", "-c", shown, **dict.fromkeys(names, ""))
    assert result.stdout.split() == [str(tmp_path / "static"), "folder://localhost", "UTC", str(tmp_path)]
    result = _manage(tmp_path, "shell", "--no-imports", "-c", shown, FACTCHECK_DATA="", TZ=":/etc/localtime")
    assert result.stdout.split()[2:] == ["UTC", str(TOP / "var")]


def test_the_data_folder_is_made_for_its_owner_alone(tmp_path):
    folder = tmp_path / "data"
    assert _manage(tmp_path, "check", FACTCHECK_DATA=str(folder)).returncode == 0
    assert folder.stat().st_mode & 0o077 == 0
    occupied = tmp_path / "file"
    occupied.write_text("")
    result = _manage(tmp_path, "check", FACTCHECK_DATA=str(occupied / "data"))
    assert result.returncode != 0
    assert "The data folder can't be made" in result.stderr


def test_every_variable_is_in_the_deployment_guide():
    source = (TOP / "factcheck" / "settings.py").read_text()
    names = "address|flag|folder|log_level|number|origin|rate|required|text|time_zone|words"
    read = set(re.findall(rf"""\b(?:{names})\(\s*"([A-Z_]+)\"""", source))
    assert "os.environ" not in source
    told = set(re.findall(r"^\| `([A-Z_]+)`", (TOP / "docs" / "deploy.md").read_text(), re.MULTILINE))
    assert read == told
