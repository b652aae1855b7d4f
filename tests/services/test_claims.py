"""Claims and their sources and evidence: changed with a guard, remembered, taken back."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from articles.intake.types import ImportedText
from articles.models import Attribution, Claim, Event, Evidence, Source
from articles.models.choices import AttributionState
from articles.services.articles import article_import
from articles.services.attributions import (
    attribution_accept,
    attribution_reject,
    attribution_remove,
    attribution_set,
    attribution_set_for_range,
    attributions_accept_above,
)
from articles.services.claim_state import claim_state
from articles.services.claims import claim_create_part, claim_undo_last, claim_update
from articles.services.errors import Refused, StaleRevision
from articles.services.evidence import evidence_add, evidence_remove, evidence_update
from articles.services.sentences import sentence_merge
from articles.services.sources import source_create, source_merge
from articles.services.suggestions import suggestions_compute, suggestions_replace

pytestmark = pytest.mark.django_db


def analyse(article):
    version = article.current_version
    return suggestions_replace(version=version, analysed=suggestions_compute(version=version))


def suggest(claim, name, confidence=0.9):
    return Attribution.objects.create(
        claim=claim, version=claim.article.current_version, source_name=name, mention=[[0, 3]],
        confidence_detected=confidence, confidence_source=1.0, confidence_link=1.0,
    )  # fmt: skip


@pytest.fixture
def claim(article):
    return article.claims.order_by("pk").first()


@pytest.fixture
def source(editor):
    return source_create(actor=editor, name="City Council")


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_only_the_given_fields_are_set_and_the_event_holds_only_what_changed(claim, editor):
    claim_update(actor=editor, claim=claim, revision=1, note="a", as_of=date(2026, 3, 1))
    claim_update(actor=editor, claim=claim, revision=2, note="b")
    event = Event.objects.filter(claim=claim).first()
    assert (event.before, event.after) == ({"note": "a"}, {"note": "b"})
    assert (fresh(claim).as_of, fresh(claim).revision) == (date(2026, 3, 1), 3)


@pytest.mark.parametrize(
    "fields",
    [
        {"truth_status": "true"},
        {"said_status": ""},
        {"voice": "shouted"},
        {"verdict": "x" * 501},
        {"explanation": "He wrote <title of the paper> beside it."},
        {"explanation": "x" * 21_000},
    ],
)
def test_a_value_that_the_field_does_not_know_is_refused_and_nothing_is_kept(claim, editor, fields):
    with pytest.raises((ValidationError, Refused)):
        claim_update(actor=editor, claim=claim, revision=1, note="kept?", **fields)
    assert (fresh(claim).note, fresh(claim).revision, claim.events.count()) == ("", 1, 0)


def test_a_field_that_is_not_the_editors_to_set_is_a_mistake(claim, editor):
    with pytest.raises(TypeError):
        claim_update(actor=editor, claim=claim, revision=1, text="Other words.")


@pytest.mark.parametrize("revision", [0, 2, 99])
def test_any_other_revision_is_stale(claim, editor, revision):
    with pytest.raises(StaleRevision) as refusal:
        claim_update(actor=editor, claim=claim, revision=revision, note="x", truth_status="false")
    assert (refusal.value.current, refusal.value.current.revision) == (claim, 1)
    assert refusal.value.submitted == {"note": "x", "truth_status": "false"}


def test_the_voice_never_contradicts_the_sources(claim, editor, source):
    with pytest.raises(Refused):
        claim_update(actor=editor, claim=claim, revision=1, voice="attributed")
    attribution_set(actor=editor, claim=claim, revision=1, source=source)
    for voice in ("own", "undecided"):
        with pytest.raises(Refused):
            claim_update(actor=editor, claim=fresh(claim), revision=2, voice=voice)
    assert fresh(claim).voice == "attributed"


def test_a_claim_that_was_merged_away_cannot_be_worked_on(article, editor):
    first, second = article.claims.order_by("pk")[:2]
    sentence_merge(actor=editor, sentence=article.current_version.sentences.get(index=0))
    with pytest.raises(Refused):
        claim_update(actor=editor, claim=second, revision=fresh(second).revision, note="lost?")
    assert fresh(second).merged_into == first


UNDOABLE = {
    "a note": lambda e, c, s: claim_update(actor=e, claim=c, revision=c.revision, note="n", as_of=date(2026, 1, 1)),
    "a status": lambda e, c, s: claim_update(actor=e, claim=c, revision=c.revision, truth_status="false"),
    "somebody put on it": lambda e, c, s: claim_update(actor=e, claim=c, revision=c.revision, assigned_to=e),
    "a suggestion accepted": lambda e, c, s: attribution_accept(
        actor=e, attribution=c.attributions.get(state="suggested"), revision=c.revision
    ),
    "a suggestion accepted for another": lambda e, c, s: attribution_accept(
        actor=e, attribution=c.attributions.get(state="suggested"), revision=c.revision, source=s
    ),
    "a suggestion rejected": lambda e, c, s: attribution_reject(
        actor=e, attribution=c.attributions.get(state="suggested"), revision=c.revision
    ),
    "a source set": lambda e, c, s: attribution_set(
        actor=e, claim=c, revision=c.revision, source=s, via=[("The Gazette", "outlet")]
    ),
    "a suggestion corrected": lambda e, c, s: attribution_set(
        actor=e, claim=c, revision=c.revision, source=s, replaces=c.attributions.get(state="suggested")
    ),
    "a source removed": lambda e, c, s: attribution_remove(
        actor=e, attribution=c.attributions.get(state="decided"), revision=c.revision
    ),
    "evidence added": lambda e, c, s: evidence_add(actor=e, claim=c, revision=c.revision, title="Minutes"),
    "evidence corrected": lambda e, c, s: evidence_update(
        actor=e, evidence=c.evidence.get(), revision=c.revision, title="Budget 2026"
    ),
    "evidence removed": lambda e, c, s: evidence_remove(actor=e, evidence=c.evidence.get(), revision=c.revision),
}


@pytest.mark.parametrize("action", UNDOABLE)
def test_each_kind_of_change_can_be_taken_back(claim, editor, source, action):
    suggest(claim, "an engineer")
    evidence_add(actor=editor, claim=claim, revision=1, title="Budget", url="https://example.org/")
    attribution_set(actor=editor, claim=claim, revision=2, source=source_create(actor=editor, name="The Mayor"))
    before = claim_state(fresh(claim))
    UNDOABLE[action](editor, fresh(claim), source)
    assert claim_state(fresh(claim)) != before
    assert claim_undo_last(actor=editor, article=claim.article) == 1
    assert claim_state(fresh(claim)) == before
    undone = Event.objects.filter(claim=claim).first()
    assert undone.undoes is not None


def test_undo_goes_back_step_by_step_and_never_undoes_an_undo(claim, editor):
    for revision, note in enumerate(("a", "b", "c"), start=1):
        claim_update(actor=editor, claim=claim, revision=revision, note=note)
    seen = []
    for _step in range(3):
        claim_undo_last(actor=editor, article=claim.article)
        seen.append(fresh(claim).note)
    assert seen == ["b", "a", ""]
    with pytest.raises(Refused):
        claim_undo_last(actor=editor, article=claim.article)


def test_undo_of_a_bulk_action_takes_back_all_also_two_suggestions_of_one_claim(article, editor):
    first, second = article.claims.order_by("pk")[:2]
    suggest(first, "an engineer")
    suggest(first, "a contractor")
    suggest(second, "the mayor")
    before = [claim_state(fresh(c)) for c in (first, second)]
    assert attributions_accept_above(actor=editor, article=article, confidence=0.5) == 3
    assert claim_undo_last(actor=editor, article=article) == 2
    assert [claim_state(fresh(c)) for c in (first, second)] == before


def test_undo_is_refused_as_a_whole_when_somebody_worked_on_one_of_the_claims_since(article, editor, reviewer, source):
    claims = list(article.claims.order_by("pk")[:3])
    attribution_set_for_range(actor=editor, article=article, claims=claims, source=source)
    one = fresh(claims[1])
    attribution_remove(actor=reviewer, attribution=one.attributions.get(), revision=one.revision)
    with pytest.raises(Refused):
        claim_undo_last(actor=editor, article=article)
    assert Attribution.objects.filter(claim__in=claims, state="decided").count() == 2


def test_undo_touches_only_ones_own_actions(claim, editor, reviewer):
    claim_update(actor=editor, claim=claim, revision=1, note="mine")
    claim_update(actor=reviewer, claim=claim, revision=2, verdict="theirs")
    claim_undo_last(actor=editor, article=claim.article)
    assert (fresh(claim).note, fresh(claim).verdict) == ("", "theirs")


def test_the_machine_suggesting_anew_does_not_stand_in_the_way_of_undo(article, editor):
    analyse(article)
    suggestion = Attribution.objects.filter(claim__article=article).select_related("claim").first()
    suggest(suggestion.claim, "somebody else")
    attribution_accept(actor=editor, attribution=suggestion, revision=1)
    analyse(article)
    claim_undo_last(actor=editor, article=article)
    claim = fresh(suggestion.claim)
    assert claim.voice == "undecided"
    assert not claim.attributions.exclude(state="suggested").exists()


def test_undo_on_a_claim_that_was_merged_away_is_refused_not_lost(article, editor):
    second = article.claims.order_by("pk")[1]
    evidence = evidence_add(actor=editor, claim=second, revision=1, title="Minutes")
    evidence_remove(actor=editor, evidence=evidence, revision=2)
    sentence_merge(actor=editor, sentence=article.current_version.sentences.get(index=0))
    with pytest.raises(Refused):
        claim_undo_last(actor=editor, article=article)


def test_accepting_many_overrules_no_editor(article, editor):
    claim = article.claims.order_by("pk").first()
    suggest(claim, "an engineer")
    claim_update(actor=editor, claim=claim, revision=1, voice="own", said_status="own_voice")
    assert attributions_accept_above(actor=editor, article=article, confidence=0.0) == 0
    assert fresh(claim).voice == "own"


@pytest.mark.parametrize(("least", "accepted"), [(0.0, 2), (0.5, 1), (0.81, 0)])
def test_only_suggestions_that_are_sure_enough_are_accepted(article, editor, least, accepted):
    for claim, confidence in zip(article.claims.order_by("pk"), (0.8, 0.3), strict=False):
        suggest(claim, f"Source {confidence}", confidence)
    assert attributions_accept_above(actor=editor, article=article, confidence=least) == accepted


def test_a_rejected_suggestion_is_not_made_again(article, editor):
    analyse(article)
    suggestion = Attribution.objects.filter(claim__article=article).select_related("claim").first()
    attribution_reject(actor=editor, attribution=suggestion, revision=1)
    analyse(article)
    names = Attribution.objects.filter(claim=suggestion.claim, state=AttributionState.SUGGESTED)
    assert suggestion.source_name not in names.values_list("source_name", flat=True)


def test_a_suggestion_that_is_gone_cannot_be_decided(claim, editor):
    suggestion = suggest(claim, "an engineer")
    Attribution.objects.all().delete()
    for decide in (attribution_accept, attribution_reject):
        with pytest.raises(Refused):
            decide(actor=editor, attribution=suggestion, revision=1)
    assert fresh(claim).revision == 1


def test_a_source_merged_away_or_of_another_article_is_not_taken(claim, editor, reviewer, source, other_article):
    gone = source_create(actor=editor, name="The Council")
    official = source_create(actor=editor, name="an official", named=False, article=other_article)
    source_merge(actor=reviewer, source=gone, revision=1, into=source_create(actor=editor, name="Lindau Council"))
    suggestion = suggest(claim, "an engineer")
    for unfit in (fresh(gone), official):
        with pytest.raises(Refused):
            attribution_set(actor=editor, claim=claim, revision=1, source=unfit)
        with pytest.raises(Refused):
            attribution_set(actor=editor, claim=claim, revision=1, source=source, via=[(unfit, "relay")])
        with pytest.raises(Refused):
            attribution_accept(actor=editor, attribution=suggestion, revision=1, source=unfit)
    assert fresh(claim).revision == 1


@pytest.fixture
def other_article(editor, article):
    return article_import(actor=editor, imported=ImportedText(text="Another story altogether. It has two sentences."))


def test_a_chain_keeps_its_order_and_adds_the_names_it_needs(claim, editor, source):
    chain = [("Harbour Gazette", "outlet"), ("a spokesman", "relay"), (source, "document")]
    attribution = attribution_set(actor=editor, claim=claim, revision=1, source=source, via=chain)
    assert [(v.source_name, v.role) for v in attribution.via.all()] == [
        ("Harbour Gazette", "outlet"), ("a spokesman", "relay"), ("City Council", "document")
    ]  # fmt: skip
    with pytest.raises(Refused):
        attribution_set(actor=editor, claim=fresh(claim), revision=2, source=source, via=[("X", "shouted")])
    assert not Source.objects.filter(name="X").exists()


def test_evidence_is_never_deleted_and_a_wrong_link_never_kept(claim, editor):
    for url in ("javascript:alert(1)", "no link", "http://"):
        with pytest.raises(ValidationError):
            evidence_add(actor=editor, claim=claim, revision=1, title="Budget", url=url)
    evidence = evidence_add(actor=editor, claim=claim, revision=1, title="Budget")
    evidence_remove(actor=editor, evidence=evidence, revision=2)
    assert Evidence.objects.get().removed_at is not None
    for late in (
        lambda: evidence_remove(actor=editor, evidence=evidence, revision=3),
        lambda: evidence_update(actor=editor, evidence=evidence, revision=3, title="x"),
    ):
        with pytest.raises(Refused):
            late()


EMOJI = "👩‍🚀 “We left,” said Ana. הגשר נסגר, אמר דן. The end."


@pytest.mark.parametrize("words", ["We left", "👩‍🚀", "הגשר נסגר", "The end"])
def test_a_part_is_cut_by_code_points(editor, words):
    article = article_import(actor=editor, imported=ImportedText(text=EMOJI))
    start = EMOJI.index(words)
    claim = claim_create_part(actor=editor, article=article, start=start, end=start + len(words))
    assert claim.text == words
    anchor = claim.anchors.get()
    assert EMOJI[anchor.start : anchor.end] == words


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (-1, 4), (0, 10_000), (50, 51), (0, 50), (40, 60)])
def test_what_is_no_part_of_one_sentence_is_refused(article, editor, start, end):
    # 0 to 50 is the first sentence: a claim already; 50 to 51 is the line break after it; 40 to 60 are two sentences.
    with pytest.raises(Refused):
        claim_create_part(actor=editor, article=article, start=start, end=end)
    assert Claim.objects.filter(kind="part").count() == 0


@pytest.mark.parametrize("how", ["replaced", "added", "removed"])
def test_said_so_is_open_again_when_the_words_are_somebody_elses(claim, editor, source, how):
    other = source_create(actor=editor, name="Bob Kerr")
    first = attribution_set(actor=editor, claim=claim, revision=claim.revision, source=source)
    claim.refresh_from_db()
    claim_update(actor=editor, claim=claim, revision=claim.revision, said_status="confirmed")
    claim.refresh_from_db()
    if how == "removed":
        attribution_remove(actor=editor, attribution=first, revision=claim.revision)
    else:
        replaces = first if how == "replaced" else None
        attribution_set(actor=editor, claim=claim, revision=claim.revision, source=other, replaces=replaces)
    claim.refresh_from_db()
    assert claim.said_status == "checking"
    claim_undo_last(actor=editor, article=claim.article)
    claim.refresh_from_db()
    assert claim.said_status == "confirmed"


def test_said_so_stays_when_the_chain_is_corrected_or_the_suggestion_accepted_afterwards(claim, editor, source):
    claim_update(actor=editor, claim=claim, revision=claim.revision, said_status="confirmed")
    claim.refresh_from_db()
    first = attribution_set(actor=editor, claim=claim, revision=claim.revision, source=source)
    claim.refresh_from_db()
    via = [("Harbour Gazette", "outlet")]
    attribution_set(actor=editor, claim=claim, revision=claim.revision, source=source, via=via, replaces=first)
    claim.refresh_from_db()
    assert claim.said_status == "confirmed"
