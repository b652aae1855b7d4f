"""The database itself says no: what may not be, cannot be, on SQLite and on PostgreSQL."""

import uuid

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from articles.models import (
    Article,
    Attribution,
    Check,
    Claim,
    ClaimAnchor,
    Contradiction,
    Draft,
    Event,
    Evidence,
    Publication,
    Sentence,
    Source,
    SourceAlias,
    Version,
)
from articles.services.publications import article_publish

pytestmark = pytest.mark.django_db


def pair(a, b, **fields):
    return Contradiction(
        claim_a=a, claim_b=b, kind="number", reason="r", digest_a="a" * 64, digest_b="b" * 64, engine_version="t",
        **{"probability": 0.5, **fields},
    )  # fmt: skip


def check(**fields):
    return Check(kind="contradictions", **fields)


@pytest.fixture
def claims(article):
    return list(article.claims.order_by("pk"))


IMPOSSIBLE = {
    "an article without a title": lambda a, c, u: Article(title="", created_by=u),
    "a version without a text": lambda a, c, u: Version(article=a, number=9, text="", digest="d", created_by=u),
    "a version's number twice": lambda a, c, u: Version(article=a, number=1, text="x", digest="d", created_by=u),
    "version zero": lambda a, c, u: Version(article=a, number=0, text="x", digest="d", created_by=u),
    "a sentence's place twice": lambda a, c, u: Sentence(version=a.current_version, index=0, start=0, end=1),
    "an empty sentence": lambda a, c, u: Sentence(version=a.current_version, index=99, start=5, end=5),
    "a claim without words": lambda a, c, u: Claim(article=a, text=""),
    "an unknown truth": lambda a, c, u: Claim(article=a, text="x", truth_status="true"),
    "an unknown hearsay": lambda a, c, u: Claim(article=a, text="x", said_status="yes"),
    "a merged claim in the text": lambda a, c, u: Claim(article=a, text="x", merged_into=c[0], in_text=True),
    "a claim twice in a version": lambda a, c, u: ClaimAnchor(claim=c[0], version=a.current_version, start=0, end=1),
    "an anchor backwards": lambda a, c, u: ClaimAnchor(claim=Claim.objects.create(article=a, text="x"),
                                                       version=a.current_version, start=3, end=2),
    "a decision without a source": lambda a, c, u: Attribution(claim=c[0], version=a.current_version,
                                                               source_name="x", state="decided"),
    "an attribution to nobody": lambda a, c, u: Attribution(claim=c[0], version=a.current_version, source_name=""),
    "evidence without a title": lambda a, c, u: Evidence(claim=c[0], title="", added_by=u),
    "a pair the wrong way round": lambda a, c, u: pair(c[1], c[0]),
    "a claim against itself": lambda a, c, u: pair(c[0], c[0]),
    "a probability over one": lambda a, c, u: pair(c[0], c[1], probability=1.1),
    "a third claim that stands": lambda a, c, u: pair(c[0], c[1], stands=c[2]),
    "a source without a name": lambda a, c, u: Source(name="", name_key="x"),
    "an unnamed source nowhere": lambda a, c, u: Source(name="x", name_key="x", named=False),
    "a grade without a reason": lambda a, c, u: Source(name="x", name_key="x", reliability="A"),
    "a running check without a lease": lambda a, c, u: check(claim=c[0], state="running"),
    "a failed check without a word": lambda a, c, u: check(claim=c[0], state="failed"),
}  # fmt: skip


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_what_may_not_be_cannot_be(article, claims, editor, case):
    with pytest.raises(IntegrityError), transaction.atomic():
        IMPOSSIBLE[case](article, claims, editor).save(force_insert=True)


TWICE = {
    "a pair": lambda a, c, u: pair(c[0], c[1]),
    "a named source": lambda a, c, u: Source(name="Council", name_key="council"),
    "an unnamed source of one article": lambda a, c, u: Source(name="x", name_key="x", named=False, article=a),
    "a check that is queued": lambda a, c, u: check(claim=c[0]),
    "a check of the archive": lambda a, c, u: Check(kind="recheck"),
    "a draft": lambda a, c, u: Draft(user=u, claim=c[0], field="note", text="x", revision=1),
}


@pytest.mark.parametrize("case", TWICE)
def test_what_there_is_once_is_there_once(article, claims, editor, case):
    TWICE[case](article, claims, editor).save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        TWICE[case](article, claims, editor).save(force_insert=True)


def test_what_looks_like_twice_but_is_not(article, claims, editor):
    one = Source.objects.create(name="Council", name_key="council")
    Source.objects.create(name="Council", name_key="council", merged_into=one)
    Source.objects.create(name="Council", name_key="council", named=False, article=article)
    for source in Source.objects.filter(named=True):
        SourceAlias.objects.create(source=source, name="the council", name_key="council")
    lease = {"lease_token": uuid.uuid4(), "lease_until": timezone.now()}
    check(claim=claims[0]).save()
    check(claim=claims[0], state="running", **lease).save()
    check(claim=claims[0], state="done").save()
    assert Check.objects.filter(claim=claims[0]).count() == 3


@pytest.fixture
def kept(article, reviewer):
    """One row of each kind that must never change."""
    article_publish(actor=reviewer, article=article)
    return {"version": Version.objects.get(), "event": Event.objects.first(), "publication": Publication.objects.get()}


@pytest.mark.parametrize("name", ["version", "event", "publication"])
@pytest.mark.parametrize("how", ["save", "update", "sql", "delete row", "delete all", "delete by sql"])
def test_what_was_written_stays_as_it_was_written(kept, name, how):
    row = kept[name]
    manager, table = type(row)._default_manager, type(row)._meta.db_table
    column = {"version": "text", "event": "verb", "publication": "digest"}[name]

    def act():
        if how == "save":
            setattr(row, column, "changed")
            row.save()
        elif how == "update":
            manager.filter(pk=row.pk).update(**{column: "changed"})
        elif how == "delete row":
            # Past Django's own protection: what points to the row does not matter here.
            manager.filter(pk=row.pk)._raw_delete(manager.db)
        elif how == "delete all":
            manager.all()._raw_delete(manager.db)
        else:
            sql = f"DELETE FROM {table}" if "delete" in how else f"UPDATE {table} SET {column} = 'changed'"
            with connection.cursor() as cursor:
                cursor.execute(sql)

    before = manager.values().get(pk=row.pk)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        act()
    assert manager.values().get(pk=row.pk) == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="other databases have no INSERT OR REPLACE")
@pytest.mark.parametrize("name", ["version", "event", "publication"])
def test_what_was_written_is_not_replaced_either(kept, name):
    table = type(kept[name])._meta.db_table
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE id = %s", [kept[name].pk])
