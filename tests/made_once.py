"""What many tests begin with: made by the services in the first of them, copied into the database for the others."""

import pickle
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from django.db import connection

T = TypeVar("T")
Rows = dict[str, list[tuple]]

_MADE: dict[str, tuple[bytes, Rows]] = {}


def made_once(name: str, make: Callable[[], T]) -> T:
    """Return what ``make`` returns, and have the rows in the database that it wrote.

    It is called once in a process for each ``name``, in the transaction of the test that asked first; the others get
    copies of rows and objects. So it may add rows and change none, and no row of it may be there already. Triggers run
    for copied rows as for others; nothing is done on commit.
    """
    if name in _MADE:
        kept, rows = _MADE[name]
        _insert(rows)
        return pickle.loads(kept)
    before = _rows()
    made = make()
    after = _rows()
    changed = [table for table, rows in before.items() if not set(rows) <= set(after[table])]
    if changed:
        raise RuntimeError(f"{name} changed rows that were there before, in {', '.join(changed)}.")
    _MADE[name] = (
        pickle.dumps(made),
        {table: [row for row in rows if row not in set(before[table])] for table, rows in after.items()},
    )
    return made


@cache
def _columns(table: str) -> str:
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    return ", ".join(connection.ops.quote_name(column.name) for column in described)


def _rows() -> Rows:
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with connection.cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f"SELECT {_columns(table)} FROM {connection.ops.quote_name(table)}")
            found[table] = [tuple(map(_comparable, row)) for row in cursor.fetchall()]
    return found


def _comparable(value: object) -> object:
    """Return the value as a row keeps it: what a driver reads into a view of memory or a list can't be compared."""
    return bytes(value) if isinstance(value, memoryview) else value


def _insert(rows: Rows) -> None:
    with connection.cursor() as cursor:
        for table, added in rows.items():
            if added:
                marks = ", ".join(["%s"] * len(added[0]))
                cursor.executemany(
                    f"INSERT INTO {connection.ops.quote_name(table)} ({_columns(table)}) VALUES ({marks})", added
                )
