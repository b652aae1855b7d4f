"""Readers' search over published claims: FTS5 on SQLite, a GIN index on PostgreSQL; neither can drift from the rows."""

from django.db import migrations, models

# Django rebuilds a SQLite table to alter it, and drops its triggers then: a later migration that alters PublishedClaim
# has to run create_index again. The search's tests fail if it does not.
SQLITE = (
    """CREATE VIRTUAL TABLE articles_publishedclaim_words USING fts5(
        search_words, content='articles_publishedclaim', content_rowid='id', tokenize='porter unicode61')""",
    """CREATE TRIGGER articles_publishedclaim_words_insert AFTER INSERT ON articles_publishedclaim BEGIN
        INSERT INTO articles_publishedclaim_words(rowid, search_words) VALUES (new.id, new.search_words);
    END""",
    """CREATE TRIGGER articles_publishedclaim_words_delete AFTER DELETE ON articles_publishedclaim BEGIN
        INSERT INTO articles_publishedclaim_words(articles_publishedclaim_words, rowid, search_words)
        VALUES ('delete', old.id, old.search_words);
    END""",
    """CREATE TRIGGER articles_publishedclaim_words_update AFTER UPDATE OF search_words ON articles_publishedclaim BEGIN
        INSERT INTO articles_publishedclaim_words(articles_publishedclaim_words, rowid, search_words)
        VALUES ('delete', old.id, old.search_words);
        INSERT INTO articles_publishedclaim_words(rowid, search_words) VALUES (new.id, new.search_words);
    END""",
    "INSERT INTO articles_publishedclaim_words(articles_publishedclaim_words) VALUES ('rebuild')",
)
POSTGRESQL = (
    """CREATE INDEX published_claim_words ON articles_publishedclaim
        USING gin (to_tsvector('english'::regconfig, search_words))""",
)


def create_index(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX published_claim_words")
        return
    for name in ("insert", "delete", "update"):
        schema_editor.execute(f"DROP TRIGGER articles_publishedclaim_words_{name}")
    schema_editor.execute("DROP TABLE articles_publishedclaim_words")


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_candidates")]
    operations = [
        migrations.AddField(
            model_name="publishedclaim",
            name="search_words",
            field=models.TextField(blank=True, editable=False, help_text="What readers' search looks through, folded."),
        ),
        migrations.RunPython(create_index, drop_index),
    ]
