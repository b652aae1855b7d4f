"""The spine at a glance: imported, analysed, decided, changed, undone."""

import pytest

from articles.models import Attribution, Claim, Event, Sentence
from articles.services.articles import version_add
from articles.services.attributions import attribution_accept, attributions_accept_above
from articles.services.claims import claim_undo_last, claim_update
from articles.services.errors import StaleRevision
from articles.services.sentences import sentence_merge, sentence_split
from articles.services.suggestions import suggestions_compute, suggestions_replace

pytestmark = pytest.mark.django_db


def analyse(article):
    version = article.current_version
    return suggestions_replace(version=version, analysed=suggestions_compute(version=version))


def test_an_imported_article_has_a_claim_for_each_sentence_and_a_check_waiting(article):
    assert article.claims.count() == article.current_version.sentences.count() == 6
    assert article.checks.filter(kind="attributions", state="queued").count() == 1


def test_an_accepted_suggestion_survives_the_next_analysis(article, editor):
    analyse(article)
    suggestion = Attribution.objects.filter(claim__article=article).select_related("claim").first()
    attribution_accept(actor=editor, attribution=suggestion, revision=1)
    analyse(article)
    decided = Attribution.objects.get(claim=suggestion.claim)
    assert (decided.state, decided.claim.voice) == ("decided", "attributed")
    assert decided.source.name == suggestion.source_name


def test_a_save_with_an_old_revision_is_refused_and_nothing_is_overwritten(article, editor):
    claim = article.claims.first()
    claim_update(actor=editor, claim=Claim.objects.get(pk=claim.pk), revision=1, note="mine")
    with pytest.raises(StaleRevision) as refusal:
        claim_update(actor=editor, claim=claim, revision=1, note="theirs")
    assert refusal.value.current.note == "mine"
    assert refusal.value.submitted == {"note": "theirs"}


def test_undo_takes_a_bulk_action_back_as_a_whole(article, editor):
    count = analyse(article)
    accepted = attributions_accept_above(actor=editor, article=article, confidence=0.0)
    assert accepted == count > 1
    claim_undo_last(actor=editor, article=article)
    assert set(Attribution.objects.values_list("state", flat=True)) == {"suggested"}
    assert Event.objects.filter(undoes__isnull=False).exists()


def test_splitting_and_merging_again_keeps_what_was_annotated(article, editor):
    claim = article.claims.first()
    claim_update(actor=editor, claim=claim, revision=1, note="call the engineer", truth_status="verified")
    sentence = Sentence.objects.get(version=article.current_version, index=0)
    first, second = sentence_split(actor=editor, sentence=sentence, at=sentence.start + 18)
    assert (first.text, second.text) == ("The Lindau bridge", "will close for repairs in March.")
    assert (first.note, first.truth_status) == ("call the engineer", "checking")
    sentence.refresh_from_db()
    merged = sentence_merge(actor=editor, sentence=sentence)
    second.refresh_from_db()
    assert merged.text == "The Lindau bridge will close for repairs in March."
    assert second.merged_into == merged
    assert list(article.current_version.sentences.values_list("index", flat=True)) == [0, 1, 2, 3, 4, 5]


def test_a_new_version_carries_claims_along_and_reopens_what_was_reworded(article, editor):
    costs = article.claims.get(text__contains="12 million")
    claim_update(actor=editor, claim=costs, revision=1, truth_status="verified", note="budget, p. 4")
    text = article.current_version.text.replace("12 million", "14 million").replace(
        "The Lindau bridge will close for repairs in March.\n", ""
    )
    version_add(actor=editor, article=article, text=text, reason="figure corrected")
    costs.refresh_from_db()
    assert "14 million" in costs.text
    assert (costs.truth_status, costs.note) == ("checking", "budget, p. 4")
    assert not article.claims.get(text__contains="Lindau").in_text
