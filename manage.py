#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys
import traceback

from django.core.management import CommandError, execute_from_command_line
from django.db.utils import DatabaseError, InterfaceError, OperationalError, ProgrammingError

INTERRUPTED = 130


def main() -> int:
    """Run the command, and return its exit status; what stands in its way is told in one line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Who started us closed it: there is nothing to read, and nobody to tell.
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115 - until the process ends
    for stream in (sys.stdout, sys.stderr):
        # Quotation marks and names come in letters that not every terminal has.
        stream.reconfigure(errors="backslashreplace")
    try:
        execute_from_command_line(sys.argv)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads what we write has enough (| head).
        return _given_up("")
    except KeyboardInterrupt:
        _given_up("Interrupted.")
        return INTERRUPTED
    except CommandError as error:
        # It comes this far only with --traceback: Django tells it otherwise.
        traceback.print_exc()
        _given_up(str(error))
        return error.returncode
    except DatabaseError as error:
        # Other kinds are mistakes of ours.
        if not isinstance(error, (OperationalError, ProgrammingError)) and type(error) is not DatabaseError:
            raise
        return _given_up_for(error)
    except (InterfaceError, OSError) as error:
        return _given_up_for(error)
    return 0


def _given_up_for(error: Exception) -> int:
    """Tell what ``error`` says, under its traceback if that was asked for."""
    if "--traceback" in sys.argv:
        traceback.print_exc()
    if isinstance(error, OSError):
        # Most often a disk is full where the output goes.
        trouble = "This could not be read or written"
    elif type(error) is DatabaseError:
        # What SQLite says of a file in which it can't find its way.
        trouble = "The database is damaged, put a copy in its place (docs/deploy.md)"
    else:
        trouble = "The database does not answer, or needs manage.py prepare_database first"
    return _given_up(f"{trouble}: {_one_line(error)}")


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _given_up(message: str) -> int:
    """Tell ``message``, and let Python write nothing more, which it would try once again at the end."""
    if message:
        print(message, file=sys.stderr)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 1


if __name__ == "__main__":
    sys.exit(main())
