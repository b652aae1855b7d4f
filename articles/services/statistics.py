"""The database's own counts, kept true when much comes at once."""

from django.db import connection
from django.db.models import Model

#: Fewer rows than this are found fast by any plan.
_MANY = 300


def statistics_refresh(*, model: type[Model], added: int) -> None:
    """Have PostgreSQL count the rows of ``model`` again if the ``added`` ones outnumber those that it knows of.

    Its own counting comes a minute later. Until then it plans for the table as it was: with the first long article in
    an empty archive it joined all claims with all claims. Waits for nobody; other databases need no count.
    """
    if connection.vendor != "postgresql" or added < _MANY:
        return
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [table])
        if cursor.fetchone()[0] < added:
            cursor.execute(f"ANALYZE (SKIP_LOCKED) {connection.ops.quote_name(table)}")
