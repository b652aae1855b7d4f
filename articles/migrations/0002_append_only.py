"""The database refuses to change what must never change: versions, events, publications."""

from django.db import migrations

#: Table -> the statements that are refused on it.
REFUSED = {
    "articles_version": ("UPDATE", "DELETE"),
    "articles_event": ("UPDATE", "DELETE"),
    "articles_publication": ("UPDATE", "DELETE"),
}

POSTGRESQL_FUNCTION = """
CREATE FUNCTION articles_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: its rows are append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def _trigger_names():
    for table, operations in REFUSED.items():
        for operation in operations:
            yield table, operation, f"{table}_no_{operation.lower()}"


def create_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        # No parameters: a percent sign is part of the text.
        schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
    for table, operation, name in _trigger_names():
        if vendor == "postgresql":
            body = "FOR EACH ROW EXECUTE FUNCTION articles_append_only()"
        else:
            body = f"BEGIN SELECT RAISE(ABORT, '{operation} on {table} is refused: its rows are append-only'); END"
        schema_editor.execute(f"CREATE TRIGGER {name} BEFORE {operation} ON {table} {body}")


def drop_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for table, _operation, name in _trigger_names():
        schema_editor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if vendor == "postgresql" else ""))
    if vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION articles_append_only()")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_nouns")]
    operations = [migrations.RunPython(create_triggers, drop_triggers)]
