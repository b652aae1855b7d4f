"""A source has one name at a time, wherever it stands; who publishes has seen it, and no merge tells on anybody."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.intake.types import ImportedText
from articles.models import Attribution, Check, Event
from articles.services.articles import article_import
from articles.services.attributions import attribution_reject, attribution_set
from articles.services.claims import claim_undo_last, claim_update
from articles.services.errors import Refused, StaleRevision
from articles.services.publications import article_as_seen, article_publish
from articles.services.sources import (
    source_add_alias,
    source_create,
    source_find,
    source_grade,
    source_merge,
    source_remove_alias,
    source_update,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(article):
    return article.claims.order_by("pk").first()


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def official(editor, article, name="a senior official"):
    return source_create(actor=editor, name=name, named=False, article=article)


def speak(editor, claim, source, **more):
    claim.refresh_from_db()
    row = attribution_set(actor=editor, claim=claim, revision=claim.revision, source=source, **more)
    claim.refresh_from_db()
    return row


def rename(editor, source, name):
    source_update(actor=editor, source=source, revision=fresh(source).revision, name=name)


def merge(reviewer, source, into):
    return source_merge(actor=reviewer, source=source, revision=fresh(source).revision, into=into)


@pytest.fixture(params=["renamed", "merged"])
def call_otherwise(request, editor, reviewer):
    """Return what gives a source another name: "Jane Roe"."""

    def act(source):
        if request.param == "renamed":
            rename(editor, source, "Jane Roe")
        else:
            merge(reviewer, source, source_create(actor=editor, name="Jane Roe"))

    return act


def test_the_desk_shows_a_source_by_the_name_that_readers_will_get(
    article, claim, editor, reviewer, client, call_otherwise
):
    source = official(editor, article)
    speak(editor, claim, source)
    speak(editor, article.claims.last(), source_create(actor=editor, name="Ann Smith"), via=[(source, "relay")])
    call_otherwise(source)
    client.force_login(reviewer)
    for name, key in (("workbench", article), ("claim", claim), ("publishing", article)):
        page = client.get(reverse(f"desk:{name}", args=[key.public_id]), follow=True).text
        assert "a senior official" not in page
        assert ("Jane Roe" in page) is (name != "publishing")
    told = client.get(f"/api/v1/desk/claims/{claim.public_id}/").json()
    assert [row["name"] for row in told["attributions"]] == ["Jane Roe"]
    row = Attribution.objects.get(claim=claim)
    assert (row.source_name, row.source_named) == (row.source.name, row.source.named)


@pytest.mark.parametrize("place", ["speaker", "link"])
def test_who_publishes_has_seen_what_a_source_is_called_now(
    article, claim, editor, reviewer, client, call_otherwise, place
):
    source = official(editor, article)
    if place == "speaker":
        speak(editor, claim, source)
    else:
        speak(editor, claim, source_create(actor=editor, name="Ann Smith"), via=[(source, "relay")])
    client.force_login(reviewer)
    page = client.get(reverse("desk:publishing", args=[article.public_id])).text
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    call_otherwise(source)
    answer = client.post(reverse("desk:publish", args=[article.public_id]), {"seen": seen})
    assert (answer.status_code, article.publications.count()) == (422, 0)
    article_publish(actor=reviewer, article=article, seen=article_as_seen(fresh(article)))


def test_what_readers_do_not_see_of_a_source_makes_no_article_another(article, claim, editor):
    source = official(editor, article)
    speak(editor, claim, source)
    seen = article_as_seen(fresh(article))
    source_update(actor=editor, source=source, revision=1, description="met at the harbour")
    source_grade(actor=editor, source=source, revision=2, reliability="B", reason="right twice")
    assert article_as_seen(fresh(article)) == seen
    source_update(actor=editor, source=source, revision=3, kind="person")
    assert article_as_seen(fresh(article)) != seen


def test_a_source_of_many_claims_is_renamed_and_merged_in_as_many_queries_as_one_of_two(article, editor, reviewer):
    counts = []
    for number in (2, 5):
        source = source_create(actor=editor, name=f"Source of {number}")
        for claim in article.claims.order_by("pk")[:number]:
            speak(editor, claim, source, via=[(source, "relay")])
        into = source_create(actor=editor, name=f"Registry of {number}")
        Check.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            rename(fresh(editor), source, f"Another of {number}")
            merge(fresh(reviewer), source, into)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_was_rejected_stays_so_under_another_name(claim, editor):
    source = source_create(actor=editor, name="Ann Smith")
    row = Attribution.objects.create(
        claim=claim, version=claim.article.current_version, source=source, source_name="Ann Smith"
    )
    attribution_reject(actor=editor, attribution=row, revision=claim.revision)
    rename(editor, source, "Anne Smyth")
    assert fresh(row).source_name == "Anne Smyth"


@pytest.fixture
def other(editor):
    return article_import(actor=editor, imported=ImportedText(text="The tunnel will open in June.", title="Tunnel"))


def test_an_unnamed_source_is_merged_into_none_of_another_article(article, other, editor, reviewer):
    here, there = official(editor, article), official(editor, other)
    with pytest.raises(Refused, match="a source that has a name"):
        merge(reviewer, there, here)
    merge(reviewer, there, source_create(actor=editor, name="Jane Roe"))
    merge(reviewer, official(editor, article, "an aide"), here)


def test_a_source_with_a_name_is_merged_into_none_without(article, other, editor, reviewer):
    roe = source_create(actor=editor, name="Jane Roe")
    speak(editor, other.claims.get(), roe)
    here = official(editor, article)
    with pytest.raises(Refused, match="readers could learn"):
        merge(reviewer, roe, here)
    assert not here.aliases.exists()
    assert other.claims.get().attributions.get().source == roe


@pytest.mark.parametrize("act", ["rename", "add a name", "take a name away", "grade"])
def test_a_source_that_was_merged_away_is_changed_no_more(editor, reviewer, act):
    gone = source_create(actor=editor, name="A. Smith", aliases=("Smithy",))
    merge(reviewer, gone, source_create(actor=editor, name="Ann Smith"))
    given = {"actor": editor, "source": fresh(gone), "revision": fresh(gone).revision}
    with pytest.raises(Refused, match="merged into “Ann Smith”"):
        if act == "rename":
            source_update(**given, name="Annie")
        elif act == "add a name":
            source_add_alias(**given, name="Annie")
        elif act == "take a name away":
            source_remove_alias(**given, name="Smithy")
        else:
            source_grade(**given, reliability="A", reason="always right")
    assert (fresh(gone).name, source_find(name="Annie")) == ("A. Smith", None)


def two_of_one_claim(editor, claim, **second):
    one, two = (source_create(actor=editor, name=name) for name in ("A. Smith", "Ann Smith"))
    inner = source_create(actor=editor, name="police")
    outer = speak(editor, claim, one)
    Attribution.objects.filter(pk=speak(editor, claim, inner).pk).update(nested_in=outer)
    speak(editor, claim, two, **second)
    claim_update(actor=editor, claim=claim, revision=claim.revision, said_status="confirmed")
    claim.refresh_from_db()
    return one, two


def test_two_sources_of_one_claim_that_are_one_are_told_of_once(article, claim, editor, reviewer):
    one, two = two_of_one_claim(editor, claim)
    revision = claim.revision
    merge(reviewer, one, two)
    snapshot = article_publish(actor=reviewer, article=article).snapshot
    told = next(row for row in snapshot["claims"] if row["id"] == claim.public_id)
    assert {row["source"]["name"]: [link["name"] for link in row["via"]] for row in told["attributions"]} == {
        "Ann Smith": [],
        "police": ["Ann Smith"],
    }
    assert (len(told["attributions"]), told["said_status"], told["origins"]) == (2, "confirmed", 1)
    event = Event.objects.get(claim=claim, verb="claim.sources_merged")
    assert (event.actor, event.batch) == (reviewer, Event.objects.get(source=one, verb="source.merged").batch)
    assert [len(state["attributions"]) for state in (event.before, event.after)] == [3, 2]
    assert fresh(claim).revision == revision + 1


def test_a_source_that_said_and_did_not_say_it_is_to_be_asked_again(article, claim, editor, reviewer):
    one, two = two_of_one_claim(editor, claim, polarity="negated")
    merge(reviewer, one, two)
    assert fresh(claim).said_status == "checking"
    with pytest.raises(Refused):
        claim_undo_last(actor=reviewer, article=article)
    with pytest.raises(Refused):
        claim_undo_last(actor=editor, article=article)
    assert fresh(claim).said_status == "checking"


def test_a_merge_is_remembered_by_the_source_that_took_over_and_an_old_form_of_it_is_refused(editor, reviewer):
    gone, stays = (source_create(actor=editor, name=name) for name in ("A. Smith", "Ann Smith"))
    merge(reviewer, gone, stays)
    event = Event.objects.get(source=stays, verb="source.took_over")
    assert (event.actor, event.after) == (reviewer, {"aliases": ["A. Smith"], "took_over": "A. Smith"})
    assert event.batch == Event.objects.get(source=gone, verb="source.merged").batch
    with pytest.raises(StaleRevision):
        source_remove_alias(actor=editor, source=stays, revision=1, name="A. Smith")
    assert stays.revision == 2
