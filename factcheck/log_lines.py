"""What the log says of requests that nobody here can do anything about."""

import logging


def without_traceback(record: logging.LogRecord) -> bool:
    """Make one line of warning of ``record``, and let it pass.

    Scanners ask under names that are not this site's and send endless fields, all day: what went wrong is in the line,
    and none of it here.
    """
    record.levelno, record.levelname = logging.WARNING, logging.getLevelName(logging.WARNING)
    record.exc_info = None
    return True
