"""Undo puts back what was there, and never an answer that was given for another speaker or beside another finding."""

import pytest

from articles.models import Attribution, Event
from articles.services.attributions import attribution_accept, attribution_remove, attribution_set
from articles.services.claims import claim_undo_last, claim_update
from articles.services.errors import Refused
from articles.services.evidence import evidence_add
from articles.services.sources import source_create, source_merge, source_update

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(article):
    return article.claims.order_by("pk").first()


@pytest.fixture
def ann(editor):
    return source_create(actor=editor, name="Ann Smith")


@pytest.fixture
def bob(editor):
    return source_create(actor=editor, name="Bob Jones")


def change(actor, claim, **fields):
    claim.refresh_from_db()
    claim_update(actor=actor, claim=claim, revision=claim.revision, **fields)
    claim.refresh_from_db()


def speak(actor, claim, source, **more):
    claim.refresh_from_db()
    row = attribution_set(actor=actor, claim=claim, revision=claim.revision, source=source, **more)
    claim.refresh_from_db()
    return row


def undo(actor, claim):
    claim_undo_last(actor=actor, article=claim.article)
    claim.refresh_from_db()


def decided(claim):
    return list(claim.attributions.filter(state="decided").values_list("source_name", flat=True))


def test_undo_gives_the_answer_about_one_speaker_to_no_other(claim, editor, reviewer, ann, bob):
    speak(editor, claim, bob, replaces=speak(editor, claim, ann))
    change(reviewer, claim, said_status="confirmed", truth_status="false")
    undo(editor, claim)
    assert (decided(claim), claim.said_status, claim.truth_status) == (["Ann Smith"], "checking", "false")
    assert Event.objects.filter(claim=claim).first().before["said_status"] == "confirmed"


def test_undo_leaves_no_answer_where_no_speaker_is_left(claim, editor, reviewer, ann, bob):
    speak(editor, claim, ann)
    change(reviewer, claim, said_status="misquoted")
    undo(editor, claim)
    assert (decided(claim), claim.said_status) == ([], "checking")
    speak(editor, claim, bob)
    assert claim.said_status == "checking"


def test_undo_of_an_accepted_suggestion_opens_the_answer_that_came_after_it(claim, editor, reviewer):
    row = Attribution.objects.create(claim=claim, version=claim.article.current_version, source_name="an engineer")
    attribution_accept(actor=editor, attribution=row, revision=claim.revision)
    change(reviewer, claim, said_status="confirmed")
    undo(editor, claim)
    assert claim.said_status == "checking"


def test_undo_leaves_open_what_nobody_answered(claim, editor, ann):
    speak(editor, claim, ann)
    undo(editor, claim)
    assert claim.said_status == "unchecked"


def test_an_answer_that_is_taken_back_to_is_open_when_the_speaker_is_another_since(claim, editor, reviewer, ann, bob):
    first = speak(editor, claim, ann)
    change(editor, claim, said_status="confirmed")
    change(editor, claim, said_status="checking")
    speak(reviewer, claim, bob, replaces=first)
    undo(editor, claim)
    assert (decided(claim), claim.said_status) == (["Bob Jones"], "checking")


def test_an_answer_comes_back_with_the_speaker_that_it_was_about_whatever_he_is_called_now(
    claim, editor, reviewer, ann, bob
):
    first = speak(editor, claim, ann)
    change(editor, claim, said_status="confirmed")
    change(editor, claim, said_status="checking")
    source_merge(actor=reviewer, source=ann, revision=ann.revision, into=bob)
    undo(editor, claim)
    assert (first.pk, decided(claim), claim.said_status) == (claim.attributions.get().pk, ["Bob Jones"], "confirmed")


@pytest.mark.parametrize("theirs", ["a verdict", "an explanation", "evidence"])
def test_undo_sets_no_finding_beside_what_somebody_else_found_since(claim, editor, reviewer, theirs):
    change(editor, claim, truth_status="verified", verdict="It will.")
    change(editor, claim, truth_status="checking")
    if theirs == "a verdict":
        change(reviewer, claim, verdict="It is false.")
    elif theirs == "an explanation":
        change(reviewer, claim, explanation="<p>The plans say otherwise.</p>")
    else:
        evidence_add(actor=reviewer, claim=claim, revision=claim.revision, title="Plans", stance="refutes")
    with pytest.raises(Refused, match="Somebody else"):
        undo(editor, claim)
    claim.refresh_from_db()
    assert claim.truth_status == "checking"


def test_undo_of_a_finding_minds_neither_notes_nor_what_was_taken_back(claim, editor, reviewer):
    change(editor, claim, truth_status="verified")
    change(reviewer, claim, note="Ring them.")
    change(reviewer, claim, verdict="It is false.")
    undo(reviewer, claim)
    undo(editor, claim)
    assert (claim.truth_status, claim.verdict, claim.note) == ("unchecked", "", "Ring them.")


def test_ones_own_verdict_stands_in_the_way_of_no_undo(claim, editor):
    change(editor, claim, truth_status="verified")
    change(editor, claim, verdict="It will.")
    undo(editor, claim)
    undo(editor, claim)
    assert (claim.truth_status, claim.verdict) == ("unchecked", "")


@pytest.mark.parametrize("named", ["renamed", "merged"])
def test_undo_brings_a_source_back_under_the_name_of_now(claim, editor, reviewer, bob, named):
    aide = source_create(actor=editor, name="an aide", named=False, article=claim.article)
    row = speak(editor, claim, aide, via=[(bob, "relay")])
    attribution_remove(actor=editor, attribution=row, revision=claim.revision)
    source_update(actor=editor, source=bob, revision=bob.revision, name="Bobby Jones")
    if named == "renamed":
        source_update(actor=editor, source=aide, revision=aide.revision, name="a minister")
    else:
        roe = source_create(actor=editor, name="Jane Roe")
        source_merge(actor=reviewer, source=aide, revision=aide.revision, into=roe)
    undo(editor, claim)
    back = claim.attributions.get(state="decided")
    assert (back.source_name, back.source_named) == (back.source.name, back.source.named)
    assert [link.source_name for link in back.via.all()] == ["Bobby Jones"]


def test_a_new_name_of_the_source_stands_in_the_way_of_no_undo(claim, editor, ann):
    speak(editor, claim, ann)
    source_update(actor=editor, source=ann, revision=ann.revision, name="Anne Smyth")
    undo(editor, claim)
    assert decided(claim) == []
