"""``manage.py prepare_database``: everything that a database needs before the first request, in one process."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

#: What we lock among PostgreSQL's advisory locks: any number that no other program takes in this database.
_PREPARING = 7_105_873_422_169_904


class Command(BaseCommand):
    """Prepare the database; where several machines start at once, one does it and the others wait."""

    help = "Bring the tables up to date, and make the cache's. Run it before each start of a new release."

    def handle(self, *args, **options) -> None:
        """Wait until no other process prepares this database, and prepare it."""
        with _lock_on_server() if connection.vendor == "postgresql" else _lock_on_folder() as take:
            if not take(wait=False):
                self.stderr.write("Another process is preparing the database; waiting for it.")
                take(wait=True)
            call_command("migrate", interactive=False, verbosity=options["verbosity"])
            call_command("createcachetable", verbosity=options["verbosity"])


@contextmanager
def _lock_on_server() -> Iterator[Callable[..., bool]]:
    """Yield what takes PostgreSQL's lock, on a connection of its own and until its transaction ends.

    So the lock goes with the process, and holds behind a pool that gives each transaction another connection.
    """
    locking = connection.copy()

    def take(*, wait: bool) -> bool:
        with locking.cursor() as cursor:
            cursor.execute(f"SELECT pg_{'' if wait else 'try_'}advisory_xact_lock(%s)", [_PREPARING])
            return cursor.fetchone()[0] is True

    try:
        locking.set_autocommit(False)
        yield take
    finally:
        locking.close()


@contextmanager
def _lock_on_folder() -> Iterator[Callable[..., bool]]:
    """Yield what takes a lock on the folder that the embedded database lies in."""
    folder = os.open(Path(connection.settings_dict["NAME"]).parent, os.O_RDONLY)

    def take(*, wait: bool) -> bool:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True

    try:
        yield take
    finally:
        os.close(folder)
