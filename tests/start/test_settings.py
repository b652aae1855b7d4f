"""Production by settings alone: complete, strict, and told in words when something is missing."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from factcheck import environment

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


def test_a_line_of_the_log_tells_when_how_bad_and_where(tmp_path):
    said = "import logging; logging.getLogger('articles').warning('The cache does not answer.')"
    result = _manage(tmp_path, "shell", "--no-imports", "-c", said)
    assert re.fullmatch(r"20\d\d-\d\d-\d\d [\d:,]+ WARNING articles: The cache does not answer\.\n", result.stderr)


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


@pytest.mark.parametrize("name", ["FACTCHECK_SECRET_KEY", "FACTCHECK_HOSTS", "DATABASE_URL", "BROKER_URL"])
def test_what_production_needs_and_does_not_have_is_named(tmp_path, name):
    result = _manage(tmp_path, "check", **{**PRODUCTION, name: ""})
    assert result.returncode != 0
    assert f"Set {name}" in result.stderr


@pytest.mark.parametrize(
    ("read", "value", "says"),
    [
        (lambda: environment.flag("A", default=False), "perhaps", "A is 'perhaps': write 1 or 0."),
        (lambda: environment.number("A", 5), "soon", "A is 'soon': write a whole number."),
        (lambda: environment.number("A", 5, least=1), "0", "A is 0: write 1 or more."),
        (lambda: environment.number("A", 25, most=65535), "65536", "A is 65536: write 65535 or less."),
        (lambda: environment.rate("A", "1/min"), "lots", "A is 'lots': write a number and a time, such as 20/min."),
        (lambda: environment.rate("A", "1/min"), "5/month", "A is '5/month': write a number and a time"),
        (lambda: environment.hosts("A", ""), "https://facts.example.org", "A has 'https://facts.example.org': write"),
        (lambda: environment.hosts("A", ""), "facts.example.org:443", "write the name alone, such as facts.example"),
        (lambda: environment.hosts("A", "localhost"), ",", "A is ',': write names, such as facts.example.org."),
        (lambda: environment.origin("A"), "http://[bad", "A is 'http://[bad': write it whole"),
        (lambda: environment.folder_with("A", "a.txt"), "/nowhere", "A is '/nowhere': write a folder that has a.txt."),
        (lambda: environment.database("A"), "sqlite:////srv/a.sqlite3", "A must begin with postgres:// or postgresql:"),
        (lambda: environment.address("A", "redis", "unix"), "host:6379", "A must begin with redis:// or unix://."),
        (lambda: environment.origin("A"), "facts.example.org", "A is 'facts.example.org': write it whole"),
        (lambda: environment.origin("A"), "https://facts.example.org/news", "write it whole"),
        (lambda: environment.origins("A"), "https://a.example,b.example", "A is 'b.example': write it whole"),
        (lambda: environment.origins("A"), "https://a.example/x", "write it whole"),
        (lambda: environment.sender("A", ""), "The Desk", "A is 'The Desk': write an address, such as desk@"),
        (lambda: environment.sender("A", ""), "The Desk, Berlin <desk@example.org>", "write an address, such as"),
        (lambda: environment.server("A", "redis"), "redis://u:p/x@host/1", "A has a port that is no number"),
        (lambda: environment.server("A", "redis"), "redis://a:6379;redis://b:six", "A has a port that is no number"),
        (lambda: environment.log_level("A"), "chatty", "A is 'CHATTY': write DEBUG"),
        (lambda: environment.time_zone("A", strict=True), "Europe/Berln", "A is 'Europe/Berln': write a place"),
        (lambda: environment.mail_backend("A", ""), "smtp", "A is 'smtp': write what sends e-mails, such as django"),
        (lambda: environment.mail_backend("A", ""), "django.core.mail.backends.smtp.Backend", "write what"),
        (lambda: environment.mail_backend("A", ""), "django.core.mail.nowhere.EmailBackend", "write what"),
        (lambda: environment.mail_backend("A", ""), "django.core.mail.send_mail", "write what sends e-mails"),
        (lambda: environment.required("A", " to something."), "", "Set A to something."),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch, read, value, says):
    monkeypatch.setenv("A", value)
    with pytest.raises(ImproperlyConfigured, match=re.escape(says)):
        read()


@pytest.mark.parametrize("rest", ["u:p#x@host/name", "u:p/x@host/name", "u:p@host:port/name", "u:p@host", ""])
def test_an_address_of_a_database_that_can_not_be_read_is_told_without_its_password(monkeypatch, rest):
    monkeypatch.setenv("A", f"postgres://{rest}")
    with pytest.raises(ImproperlyConfigured, match=r"^A can't be read: write postgres://user:password@host") as told:
        environment.database("A")
    assert not rest or rest not in str(told.value)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DATABASE_URL", "db.example.org", "must begin with postgres://"),
        ("BROKER_URL", "redis.example.org:6379", "must begin with redis://"),
        ("FACTCHECK_HOSTS", "https://facts.example.org", "write the name alone"),
        ("CACHE_URL", "redis://redis.example.org:abc/1", "has a port that is no number"),
        ("BROKER_URL", "redis://redis.example.org:abc/0", "has a port that is no number"),
        ("FACTCHECK_TRUSTED_ORIGINS", "facts.example.org", "write it whole"),
        ("DEFAULT_FROM_EMAIL", "The Fact Desk", "write an address"),
        ("CONTRADICTION_MODEL", "/nowhere", "write a folder that has model.onnx"),
        ("CHECK_LEASE_SECONDS", "120", "write 121 or more"),
        ("CELERY_PREFETCH", "0", "write 1 or more"),
        ("EMAIL_BACKEND", "smtp", "write what sends e-mails"),
        ("EMAIL_PORT", "0", "write 1 or more"),
        ("EMAIL_PORT", "70000", "write 65535 or less"),
        ("EMAIL_PORT", "465", "set EMAIL_USE_SSL to 1"),
        ("EMAIL_HOST_USER", "desk", "set EMAIL_HOST_PASSWORD"),
        ("EMAIL_HOST_PASSWORD", "secret", "set EMAIL_HOST_USER"),
    ],
)
def test_production_does_not_begin_with_a_setting_that_would_fail_later(monkeypatch, tmp_path, name, value, says):
    for each, right in {**PRODUCTION, "FACTCHECK_DATA": str(tmp_path)}.items():
        monkeypatch.setenv(each, right)
    assert runpy.run_path(str(TOP / "factcheck" / "settings.py"))["PRODUCTION"]
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=f"{name} .*{says}"):
        runpy.run_path(str(TOP / "factcheck" / "settings.py"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CACHE_URL", "unix:///run/redis.sock?db=1"),
        ("CACHE_URL", "redis://:a%2Fb@one.example:6379/1,redis://two.example:6379/1"),
        ("BROKER_URL", "amqp://desk:secret@rabbit.example:5672/newsroom"),
        ("BROKER_URL", "redis+socket:///run/redis.sock"),
        ("FACTCHECK_TRUSTED_ORIGINS", "https://*.example.org,https://facts.example.org:8443"),
        ("DEFAULT_FROM_EMAIL", '"The Desk, Berlin" <desk@example.org>'),
        ("DEFAULT_FROM_EMAIL", "desk@example.org"),
    ],
)
def test_production_begins_with_what_fits(monkeypatch, tmp_path, name, value):
    assert _settings(monkeypatch, tmp_path, **{name: value})["PRODUCTION"]


def _settings(monkeypatch, tmp_path, **given):
    for name, value in {**PRODUCTION, "FACTCHECK_DATA": str(tmp_path), **given}.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(TOP / "factcheck" / "settings.py"))


def test_a_mail_server_is_spoken_to_in_one_of_two_ways_of_encryption(monkeypatch, tmp_path):
    plain = _settings(monkeypatch, tmp_path)
    assert (plain["EMAIL_USE_SSL"], plain["EMAIL_USE_TLS"], plain["EMAIL_PORT"]) == (False, False, 25)
    at_once = _settings(monkeypatch, tmp_path, EMAIL_USE_SSL="1")
    assert (at_once["EMAIL_USE_SSL"], at_once["EMAIL_USE_TLS"], at_once["EMAIL_PORT"]) == (True, False, 465)
    assert _settings(monkeypatch, tmp_path, EMAIL_PORT="465")["EMAIL_PORT"] == 465
    with pytest.raises(ImproperlyConfigured, match=r"EMAIL_USE_SSL and EMAIL_USE_TLS are both 1: keep one"):
        _settings(monkeypatch, tmp_path, EMAIL_USE_TLS="1")


def test_a_setting_is_read_as_it_is_meant(monkeypatch):
    monkeypatch.setenv("A", "https://facts.example.org/")
    assert environment.origin("A") == "https://facts.example.org"
    monkeypatch.setenv("A", "debug")
    assert environment.log_level("A") == "DEBUG"
    monkeypatch.setenv("A", "CET-1CEST")
    assert environment.time_zone("A", strict=False) == "UTC"
    monkeypatch.setenv("A", " a, b ,,")
    assert environment.words("A") == ["a", "b"]
    monkeypatch.setenv("A", "facts.example.org, .example.org,[::1],127.0.0.1,*")
    assert environment.hosts("A", "") == ["facts.example.org", ".example.org", "[::1]", "127.0.0.1", "*"]
    monkeypatch.setenv("A", "postgres://desk:p%23%2Fx@%2Frun%2Fpostgresql/facts")
    found = environment.database("A")
    assert (found["HOST"], found["NAME"], found["PASSWORD"]) == ("/run/postgresql", "facts", "p#/x")


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
    names = "address|database|flag|folder|folder_with|hosts|log_level|mail_backend|number|origin|rate|required|text"
    names += "|origins|sender|server|time_zone"
    read = set(re.findall(rf"""\b(?:{names})\(\s*"([A-Z_]+)\"""", source))
    assert "os.environ" not in source
    told = set(re.findall(r"^\| `([A-Z_]+)`", (TOP / "docs" / "deploy.md").read_text(), re.MULTILINE))
    assert read == told
