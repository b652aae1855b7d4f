"""The index that finds claims worth comparing: an inverted index as a plain table, the same on both databases."""

import django.db.models.deletion
from django.db import migrations, models


def create_postings(apps, schema_editor):
    # On SQLite the primary key is the table itself; PostgreSQL reads the key's index alone.
    suffix = " WITHOUT ROWID" if schema_editor.connection.vendor == "sqlite" else ""
    schema_editor.execute(
        "CREATE TABLE articles_claimterm (term bigint NOT NULL, claim_id bigint NOT NULL, PRIMARY KEY (term, claim_id))"
        + suffix
    )


def drop_postings(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_claimterm")


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_roles")]

    operations = [
        migrations.CreateModel(
            name="IndexedClaim",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="indexed",
                        serialize=False,
                        to="articles.claim",
                    ),
                ),
                (
                    "terms",
                    models.BinaryField(
                        help_text="The keys of its terms: 8 bytes each, signed, little-endian, ascending."
                    ),
                ),
                (
                    "compared",
                    models.CharField(
                        blank=True,
                        help_text="SHA-256 of the words, source and engine that were compared last.",
                        max_length=64,
                    ),
                ),
            ],
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(create_postings, drop_postings)],
            state_operations=[
                migrations.CreateModel(
                    name="ClaimTerm",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "term", "claim_id", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("term", models.BigIntegerField(help_text="The term's key: 64 bits of its hash.")),
                        (
                            "claim_id",
                            models.BigIntegerField(
                                help_text="Without a constraint: it would cost a look-up for each posting."
                            ),
                        ),
                    ],
                    options={"verbose_name": "term of a claim"},
                ),
            ],
        ),
    ]
