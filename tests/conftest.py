"""What all tests share."""

import pytest
from django.db.backends.sqlite3.operations import DatabaseOperations

_original_sql_flush = DatabaseOperations.sql_flush


def _sql_flush_around_triggers(self, style, tables, **options):
    """Flush as Django does, with the append-only triggers out of the way: SQLite flushes by DELETE."""
    statements = _original_sql_flush(self, style, tables, **options)
    if not statements:
        return statements
    with self.connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'articles_%_no_%'")
        triggers = cursor.fetchall()
    drops = [f"DROP TRIGGER {name}" for name, _sql in triggers]
    return [*drops, *statements, *(sql for _name, sql in triggers)]


@pytest.fixture(scope="session", autouse=True)
def _flush_in_spite_of_triggers():
    """Let tests with real transactions clean up after themselves on SQLite."""
    DatabaseOperations.sql_flush = _sql_flush_around_triggers
    yield
    DatabaseOperations.sql_flush = _original_sql_flush
