"""Decisions outlive later analyses, findings do not outlive their words, and every change is compared again."""

from datetime import date

import pytest

from articles.models import Attribution, Check, Claim, Contradiction, Event, IndexedClaim
from articles.models.choices import CheckKind
from articles.services.articles import article_update, version_add
from articles.services.attributions import (
    attribution_reject,
    attribution_remove,
    attribution_set,
    attribution_set_for_range,
)
from articles.services.check_runs import checks_work_off
from articles.services.checks import check_claim, check_continue, check_hold, check_queue
from articles.services.claims import claim_undo_last, claim_update
from articles.services.errors import Refused
from articles.services.evidence import evidence_add
from articles.services.publication_gate import publication_gate
from articles.services.publications import article_publish
from articles.services.sentences import sentence_merge, sentence_split
from articles.services.sources import source_create, source_merge, source_update
from tests.conftest import ARTICLE_TEXT
from tests.publishing import clash

pytestmark = pytest.mark.django_db


def claim_with(words):
    return Claim.objects.get(text__contains=words, in_text=True)


def left_to_compare():
    return Check.objects.filter(kind=CheckKind.CONTRADICTIONS, state="queued")


@pytest.fixture
def analysed(article):
    checks_work_off()
    assert not left_to_compare().exists()
    return article


def test_readers_see_a_contradiction_only_with_the_words_that_were_decided_on(article, editor, reviewer):
    pair = clash(claim_with("12 million"), claim_with("31 million"), decision="real")
    version_add(
        actor=editor, article=article, text=ARTICLE_TEXT.replace("31 million", "12 million"), reason="corrected"
    )
    publication = article_publish(actor=reviewer, article=article)
    shown = [row for claim in publication.snapshot["claims"] for row in claim.get("contradictions", ())]
    assert Contradiction.objects.get(pk=pair.pk).withdrawn_at is None
    assert shown == []


def test_a_corrected_sentence_is_not_published_under_the_verdict_on_its_old_words(article, editor, reviewer):
    claim = claim_with("31 million")
    claim_update(
        actor=editor, claim=claim, revision=claim.revision, truth_status="false", verdict="It is 12 million.",
        explanation="<p>See the budget.</p>", as_of=date(2026, 3, 1),
    )  # fmt: skip
    claim.refresh_from_db()
    evidence_add(actor=editor, claim=claim, revision=claim.revision, title="Budget", stance="refutes")
    version_add(
        actor=editor, article=article, text=ARTICLE_TEXT.replace("31 million", "15 million"), reason="corrected"
    )
    shown = next(
        row
        for row in article_publish(actor=reviewer, article=article).snapshot["claims"]
        if "15 million" in row["text"]
    )
    assert shown["truth_status"] == "checking"
    assert [shown["verdict"], shown["explanation"]["html"], shown["as_of"], shown["evidence"]] == ["", "", None, []]
    assert claim_with("15 million").verdict == "It is 12 million."


def test_a_new_date_of_the_article_has_its_claims_compared_again(analysed, editor):
    article_update(actor=editor, article=analysed, revision=analysed.revision, published_on=date(2026, 3, 4))
    assert left_to_compare().filter(version=analysed.current_version).exists()


def test_a_rejected_source_has_its_claim_compared_again(analysed, editor):
    suggestion = Attribution.objects.filter(claim__article=analysed, state="suggested").select_related("claim").first()
    attribution_reject(actor=editor, attribution=suggestion, revision=suggestion.claim.revision)
    assert left_to_compare().filter(claim=suggestion.claim).exists()


@pytest.mark.parametrize("how", ["renamed", "merged"])
def test_a_source_that_is_called_otherwise_now_has_what_it_said_compared_again(analysed, editor, reviewer, how):
    claim = claim_with("12 million")
    council = source_create(actor=editor, name="Town council")
    attribution_set_for_range(actor=editor, article=analysed, claims=[claim], source=council)
    checks_work_off()
    council.refresh_from_db()
    if how == "renamed":
        source_update(actor=editor, source=council, revision=council.revision, name="Council of Lindau")
    else:
        other = source_create(actor=editor, name="Council of Lindau")
        source_merge(actor=reviewer, source=council, revision=council.revision, into=other)
    assert left_to_compare().filter(version=analysed.current_version).exists()


def test_a_sentence_that_comes_back_is_compared_as_if_it_were_new(analysed, editor):
    gone = "\n".join(line for line in ARTICLE_TEXT.split("\n") if "31 million" not in line)
    claim = claim_with("31 million")
    version_add(actor=editor, article=analysed, text=gone, reason="cut")
    checks_work_off()
    version_add(actor=editor, article=analysed, text=ARTICLE_TEXT, reason="back")
    claim.refresh_from_db()
    assert claim.in_text
    assert IndexedClaim.objects.get(claim=claim).compared == ""


def test_a_half_done_check_begins_anew_when_something_changed_behind_it(article):
    version = article.current_version
    check = check_queue(kind=CheckKind.CONTRADICTIONS, version=version, article=article)
    running = check_claim(pk=check.pk)
    check_hold(check=running, done=3, total=6, cursor=4)
    check_continue(check=running)
    again = check_queue(kind=CheckKind.CONTRADICTIONS, version=version, article=article)
    assert (again.pk, again.cursor, again.progress_done) == (check.pk, 0, 0)


def set_source(claim, editor, source):
    claim.refresh_from_db()
    return attribution_set(actor=editor, claim=claim, revision=claim.revision, source=source)


def test_undo_puts_no_finished_verdict_on_words_that_were_corrected_since(article, editor):
    claim = claim_with("31 million")
    for status in ("verified", "checking"):
        claim.refresh_from_db()
        claim_update(actor=editor, claim=claim, revision=claim.revision, truth_status=status)
    text = ARTICLE_TEXT.replace("31 million", "15 million")
    version_add(actor=editor, article=article, text=text, reason="corrected")
    claim_undo_last(actor=editor, article=article)
    claim.refresh_from_db()
    assert (claim.text.count("15 million"), claim.truth_status) == (1, "checking")


def test_the_articles_own_words_are_no_answer_for_a_claim_with_a_source(article, editor):
    claim = claim_with("31 million")
    set_source(claim, editor, source_create(actor=editor, name="State auditor"))
    claim.refresh_from_db()
    with pytest.raises(Refused):
        claim_update(actor=editor, claim=claim, revision=claim.revision, said_status="own_voice")
    Claim.objects.filter(pk=claim.pk).update(said_status="own_voice", truth_status="false")
    assert "said_not_checked" in {blocker.code for blocker in publication_gate(article=article)}


def test_one_source_of_two_sentences_is_one_source_of_the_sentence_made_of_them(article, editor):
    auditor = source_create(actor=editor, name="State auditor")
    sentence = article.current_version.sentences.order_by("-index")[1]
    for words in ("12 million", "31 million"):
        set_source(claim_with(words), editor, auditor)
    merged = sentence_merge(actor=editor, sentence=sentence)
    assert merged.attributions.filter(state="decided").count() == 1


def test_a_rejected_source_that_is_allowed_again_leaves_the_articles_own_words_as_they_were(analysed, editor):
    suggestion = Attribution.objects.filter(claim__article=analysed, state="suggested").select_related("claim").first()
    claim = suggestion.claim
    attribution_reject(actor=editor, attribution=suggestion, revision=claim.revision)
    claim.refresh_from_db()
    claim_update(actor=editor, claim=claim, revision=claim.revision, voice="own", said_status="own_voice")
    claim.refresh_from_db()
    attribution_remove(actor=editor, attribution=suggestion, revision=claim.revision)
    claim.refresh_from_db()
    assert claim.voice == "own"


def test_undo_brings_a_source_back_as_the_one_that_took_over(article, editor, reviewer):
    claim = claim_with("31 million")
    old, new = (source_create(actor=editor, name=name) for name in ("The auditor", "State auditor"))
    attribution = set_source(claim, editor, old)
    claim.refresh_from_db()
    attribution_remove(actor=editor, attribution=attribution, revision=claim.revision)
    source_merge(actor=reviewer, source=old, revision=old.revision, into=new)
    claim_undo_last(actor=editor, article=article)
    assert claim.attributions.get(state="decided").source == new


def test_a_split_is_remembered_as_what_it_changed(article, editor):
    claim = claim_with("will close")
    claim_update(actor=editor, claim=claim, revision=claim.revision, note="ask the engineer")
    sentence_split(actor=editor, sentence=article.current_version.sentences.get(index=0), at=18)
    event = Event.objects.get(verb="sentence.split")
    assert "note" not in event.before
    assert event.before["text"].startswith("The Lindau bridge will close")
