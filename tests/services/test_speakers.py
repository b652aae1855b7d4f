"""Whose words a claim is: an answer stays with the speaker it was about, and a chain outlives a corrected link."""

import pytest

from articles.models import Attribution
from articles.services.attributions import attribution_accept, attribution_reject, attribution_set
from articles.services.claims import claim_update
from articles.services.publications import article_publish
from articles.services.sources import source_create

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(article):
    return article.claims.order_by("pk").first()


def suggest(claim, name, **more):
    return Attribution.objects.create(
        claim=claim, version=claim.article.current_version, source_name=name, **more
    )  # fmt: skip


def confirm(actor, claim):
    claim.refresh_from_db()
    claim_update(actor=actor, claim=claim, revision=claim.revision, said_status="confirmed")
    claim.refresh_from_db()


def speak(actor, claim, name, **more):
    claim.refresh_from_db()
    source = source_create(actor=actor, name=name)
    row = attribution_set(actor=actor, claim=claim, revision=claim.revision, source=source, **more)
    claim.refresh_from_db()
    return row


@pytest.mark.parametrize("how", ["replaced", "beside", "rejected before", "accepted for another", "said not to"])
def test_said_so_of_the_one_suggested_is_open_when_another_is_decided(claim, editor, how):
    row = suggest(claim, "the city council")
    confirm(editor, claim)
    if how == "replaced":
        speak(editor, claim, "State auditor", replaces=row)
    elif how == "beside":
        speak(editor, claim, "State auditor")
    elif how == "rejected before":
        attribution_reject(actor=editor, attribution=row, revision=claim.revision)
        speak(editor, claim, "State auditor")
    elif how == "accepted for another":
        auditor = source_create(actor=editor, name="State auditor")
        attribution_accept(actor=editor, attribution=row, revision=claim.revision, source=auditor)
    else:
        speak(editor, claim, "City Council", replaces=row, polarity="negated")
    claim.refresh_from_db()
    assert claim.said_status == "checking"


@pytest.mark.parametrize("how", ["accepted", "set", "set by an alias", "known to the registry"])
def test_said_so_of_the_one_suggested_stays_when_that_one_is_decided(claim, editor, how):
    council = source_create(actor=editor, name="Lindau Council", aliases=("City Council",))
    name = "Lindau Council" if how == "set" else "the city council"
    row = suggest(claim, name, source=council if how == "known to the registry" else None)
    confirm(editor, claim)
    if how == "accepted":
        attribution_accept(actor=editor, attribution=row, revision=claim.revision)
    else:
        attribution_set(actor=editor, claim=claim, revision=claim.revision, source=council, replaces=row)
    claim.refresh_from_db()
    assert claim.said_status == "confirmed"


def told(claim, reviewer):
    snapshot = article_publish(actor=reviewer, article=claim.article).snapshot
    shown = next(row for row in snapshot["claims"] if row["id"] == claim.public_id)
    return shown["origins"], {
        row["source"]["name"]: [link["name"] for link in row["via"]] for row in shown["attributions"]
    }


@pytest.fixture
def nested(claim):
    """What the machine suggests of "the minister said the police had said": the inner one passes through the outer."""
    outer = suggest(claim, "the minister")
    inner = suggest(claim, "police", nested_in=outer)
    inner.via.create(position=0, source_name="the minister", role="relay")
    return outer, inner


def accept(actor, row, **more):
    row.claim.refresh_from_db()
    return attribution_accept(actor=actor, attribution=row, revision=row.claim.revision, **more)


@pytest.mark.parametrize("when", ["after both", "before the inner one", "by accepting for another"])
def test_another_outer_speaker_passes_on_what_the_inner_one_said(claim, editor, reviewer, nested, when):
    outer, inner = nested
    if when == "after both":
        accept(editor, outer)
        accept(editor, inner)
        outer.refresh_from_db()
        speak(editor, claim, "Ann Smith", replaces=outer)
    elif when == "before the inner one":
        speak(editor, claim, "Ann Smith", replaces=outer)
        inner.refresh_from_db()
        accept(editor, inner)
    else:
        accept(editor, outer, source=source_create(actor=editor, name="Ann Smith"))
        accept(editor, inner)
    assert told(claim, reviewer) == (1, {"Ann Smith": [], "police": ["Ann Smith"]})


def test_another_inner_speaker_is_still_told_of_by_the_outer_one(claim, editor, reviewer, nested):
    outer, inner = nested
    accept(editor, outer)
    accept(editor, inner)
    speak(editor, claim, "Fire brigade", replaces=inner)
    assert told(claim, reviewer) == (1, {"the minister": [], "Fire brigade": ["the minister"]})
