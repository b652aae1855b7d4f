"""Environment variables as settings need them: one that is empty counts as not set, a wrong one is told in words."""

import logging
import os
import re
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.core.mail.message import sanitize_address
from django.utils.module_loading import import_string

_RATE = re.compile(r"[0-9]+/(?:s|sec|second|m|min|minute|h|hour|d|day)")
#: A name, with a dot before it one and all below it; an address of IPv6; or whatever a request says.
_HOST = re.compile(r"\.?[\w-]+(?:\.[\w-]+)*|\[[0-9A-Fa-f:.]+\]|\*")


def text(name: str, default: str = "") -> str:
    """Return the variable, or ``default``."""
    return os.environ.get(name) or default


def flag(name: str, *, default: bool) -> bool:
    """Return a yes or no. Raises ``ImproperlyConfigured`` for anything else."""
    value = text(name).strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}: write 1 or 0.")


def words(name: str, default: str = "") -> list[str]:
    """Return words that have commas between them."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def hosts(name: str, default: str) -> list[str]:
    """Return names of hosts that have commas between them. Raises ``ImproperlyConfigured`` for what is no such name."""
    given = words(name, default)
    if not given and text(name):
        raise ImproperlyConfigured(f"{name} is {text(name)!r}: write names, such as facts.example.org.")
    for each in given:
        if not _HOST.fullmatch(each):
            raise ImproperlyConfigured(f"{name} has {each!r}: write the name alone, such as facts.example.org.")
    return given


def number(name: str, default: int, *, least: int = 0, most: int | None = None) -> int:
    """Return a whole number. Raises ``ImproperlyConfigured`` for none, or one below ``least`` or above ``most``."""
    value = text(name).strip()
    if not value:
        return default
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is {value!r}: write a whole number.")
    if int(value) < least:
        raise ImproperlyConfigured(f"{name} is {value}: write {least} or more.")
    if most is not None and int(value) > most:
        raise ImproperlyConfigured(f"{name} is {value}: write {most} or less.")
    return int(value)


def required(name: str, why: str) -> str:
    """Return the variable. Raises ``ImproperlyConfigured`` with ``why`` if it is not set."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"Set {name}{why}")
    return value


def folder(name: str, default: Path) -> Path:
    """Return the path of a folder."""
    return Path(text(name, str(default))).resolve()


def rate(name: str, default: str) -> str:
    """Return so many requests in a time, such as ``20/min``. Raises ``ImproperlyConfigured``."""
    value = text(name, default).strip()
    if not _RATE.fullmatch(value):
        raise ImproperlyConfigured(f"{name} is {value!r}: write a number and a time, such as 20/min.")
    return value


def origin(name: str) -> str:
    """Return an origin such as ``https://facts.example.org``, or nothing. Raises ``ImproperlyConfigured``."""
    return _origin(name, text(name).strip())


def origins(name: str) -> list[str]:
    """Return origins that have commas between them. Raises ``ImproperlyConfigured``."""
    return [_origin(name, word) for word in words(name)]


def sender(name: str, default: str) -> str:
    """Return the address that e-mails come from, with a name before it or without. Raises ``ImproperlyConfigured``."""
    value = text(name, default).strip()
    try:
        fits = "@" in parseaddr(value)[1] and sanitize_address(value, "utf-8")
    except ValueError:
        fits = False
    if not fits:
        told = 'write an address, such as desk@example.org or "The Desk" <desk@example.org>.'
        raise ImproperlyConfigured(f"{name} is {value!r}: {told}")
    return value


def _origin(name: str, value: str) -> str:
    value = value.rstrip("/")
    told = f"{name} is {value!r}: write it whole, such as https://facts.example.org."
    try:
        parts = urlsplit(value)
    except ValueError as error:
        raise ImproperlyConfigured(told) from error
    if value and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.path or parts.query):
        raise ImproperlyConfigured(told)
    return value


def address(name: str, *schemes: str) -> str:
    """Return a service's address that begins with one of ``schemes``, or nothing. Raises ``ImproperlyConfigured``."""
    value = text(name).strip()
    if value and not value.startswith(tuple(f"{scheme}://" for scheme in schemes)):
        # Not the value: it may hold a password.
        raise ImproperlyConfigured(f"{name} must begin with {' or '.join(f'{scheme}://' for scheme in schemes)}.")
    return value


def server(name: str, *schemes: str) -> str:
    """Return a server's address as ``address`` does. Raises ``ImproperlyConfigured`` for a port that is none, too."""
    value = address(name, *schemes)
    try:
        for each in re.split("[;,]", value):
            _ = urlsplit(each).port
    except ValueError:
        told = "of what has a meaning in addresses (/ @ # ? : %) write the code in a password, such as %2F for /."
        raise ImproperlyConfigured(f"{name} has a port that is no number: write host:6379, say; {told}") from None
    return value


def database(name: str) -> dict | None:
    """Return Django's settings for the PostgreSQL database at this address; ``None`` for none.

    Raises ``ImproperlyConfigured``, also for an address of SQLite: the embedded database needs settings of its own.
    """
    value = address(name, "postgres", "postgresql")
    if not value:
        return None
    told = (
        f"{name} can't be read: write postgres://user:password@host/name. "
        "Of what has a meaning in addresses (/ @ # ? : %) write the code in a password, such as %2F for /."
    )
    try:
        found = dj_database_url.parse(value, conn_max_age=60, conn_health_checks=True)
    except ValueError as error:
        # Not what was read, nor where it came from: it may hold a password.
        raise ImproperlyConfigured(told) from error
    if not found["NAME"] or "@" in found["NAME"]:
        raise ImproperlyConfigured(told)
    return found


def folder_with(name: str, *files: str) -> str:
    """Return the path of a folder that has these files, or nothing. Raises ``ImproperlyConfigured``."""
    value = text(name)
    missing = [file for file in files if not (Path(value) / file).is_file()] if value else []
    if missing:
        raise ImproperlyConfigured(f"{name} is {value!r}: write a folder that has {', '.join(files)}.")
    return value


def mail_backend(name: str, default: str) -> str:
    """Return where the class that sends e-mails is to be found. Raises ``ImproperlyConfigured`` if it is not there."""
    value = text(name, default).strip()
    told = f"{name} is {value!r}: write what sends e-mails, such as django.core.mail.backends.smtp.EmailBackend."
    try:
        found = import_string(value)
    except ImportError as error:
        raise ImproperlyConfigured(told) from error
    if not hasattr(found, "send_messages"):
        raise ImproperlyConfigured(told)
    return value


def mail_server_fits(*, port: int, ssl: bool, tls: bool, user: str, password: str) -> None:
    """Raise ``ImproperlyConfigured`` for settings of a mail server that can't go together."""
    if ssl and tls:
        told = "keep one, EMAIL_USE_SSL for port 465 and EMAIL_USE_TLS for others."
        raise ImproperlyConfigured(f"EMAIL_USE_SSL and EMAIL_USE_TLS are both 1: {told}")
    if port == 465 and not ssl:
        # Each side would wait for the other to begin.
        raise ImproperlyConfigured("EMAIL_PORT is 465, which is encrypted from the start: set EMAIL_USE_SSL to 1.")
    if user and not password:
        raise ImproperlyConfigured("EMAIL_HOST_USER is not used without a password: set EMAIL_HOST_PASSWORD.")
    if password and not user:
        raise ImproperlyConfigured("EMAIL_HOST_PASSWORD is not used without an account: set EMAIL_HOST_USER.")


def log_level(name: str) -> str:
    """Return the name of a level of logging. Raises ``ImproperlyConfigured``."""
    value = text(name, "INFO").strip().upper()
    if value not in logging.getLevelNamesMapping():
        raise ImproperlyConfigured(f"{name} is {value!r}: write DEBUG, INFO, WARNING or ERROR.")
    return value


def time_zone(name: str, *, strict: bool) -> str:
    """Return the name of a time zone.

    Systems write other things into ``TZ`` too, such as ``:/etc/localtime``: that is UTC, or ``ImproperlyConfigured`` if
    ``strict``.
    """
    value = text(name, "UTC").strip()
    try:
        return ZoneInfo(value).key
    except (KeyError, ValueError, OSError) as error:
        if strict and value != "UTC":
            raise ImproperlyConfigured(f"{name} is {value!r}: write a place, such as Europe/Berlin.") from error
        return "UTC"
