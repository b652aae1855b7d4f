"""What the log says: dated lines, and one line of requests that nobody here can do anything about."""

import logging
from typing import Any

# Of these a scanner sends as many as it likes.
_REFUSALS = ("DisallowedHost", "TooManyFieldsSent", "TooManyFilesSent", "RequestDataTooBig")


def without_traceback(record: logging.LogRecord) -> bool:
    """Make one line of warning of ``record``, and let it pass.

    Scanners ask under names that are not this site's and send endless fields, all day: what went wrong is in the line,
    and none of it here.
    """
    record.levelno, record.levelname = logging.WARNING, logging.getLevelName(logging.WARNING)
    record.exc_info = None
    return True


def logging_to_console(level: str) -> dict[str, Any]:
    """Return the ``LOGGING`` setting that writes what is at least of ``level`` to the console."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        # Not every keeper of logs writes down when a line came in: ./start does not.
        "formatters": {"dated": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "dated"}},
        "filters": {"without_traceback": {"()": "django.utils.log.CallbackFilter", "callback": without_traceback}},
        "loggers": {f"django.security.{refusal}": {"filters": ["without_traceback"]} for refusal in _REFUSALS},
        "root": {"handlers": ["console"], "level": level},
    }
