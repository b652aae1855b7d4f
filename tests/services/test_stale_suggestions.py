"""A suggestion is about the words it was made for: for others, nobody accepts it, singly or with many."""

import pytest

from articles.intake.types import ImportedText
from articles.models import Attribution, Check
from articles.models.choices import CheckKind
from articles.selectors.desk_workbench import acceptable
from articles.services.articles import article_import, version_add
from articles.services.attributions import attribution_accept, attribution_set, attributions_accept_above
from articles.services.check_runs import checks_work_off
from articles.services.claims import claim_undo_last
from articles.services.errors import Refused
from articles.services.sentences import sentence_merge, sentence_split
from articles.services.sources import source_create

pytestmark = pytest.mark.django_db

TEXT = "According to the city council, the repairs will cost 12 million euros, and the bridge is shut.\nIt rained."


@pytest.fixture
def story(editor):
    story = article_import(actor=editor, imported=ImportedText(text=TEXT, title="Bridge"))
    checks_work_off()
    return story


def suggestion():
    return Attribution.objects.select_related("claim__article").get(source_name="city council", state="suggested")


def reword(editor, story, how):
    first = story.current_version.sentences.get(index=0)
    if how == "a new text":
        text = TEXT.replace("According to the city council, the", "The")
        version_add(actor=editor, article=story, text=text, reason="nobody said so")
    elif how == "a split":
        sentence_split(actor=editor, sentence=first, at=TEXT.index("the repairs"))
    else:
        sentence_merge(actor=editor, sentence=first)
    story.refresh_from_db()


@pytest.mark.parametrize("how", ["a new text", "a split", "a merge"])
def test_what_was_suggested_for_other_words_is_not_accepted(story, editor, how):
    reword(editor, story, how)
    row = suggestion()
    assert {number for _threshold, number in acceptable(story)} == {0}
    assert attributions_accept_above(actor=editor, article=story, confidence=0.0) == 0
    with pytest.raises(Refused, match="other words"):
        attribution_accept(actor=editor, attribution=row, revision=row.claim.revision)
    assert not Attribution.objects.filter(state="decided").exists()


def test_what_is_suggested_for_the_words_of_now_is_accepted(story, editor):
    reword(editor, story, "a merge")
    checks_work_off()
    assert attributions_accept_above(actor=editor, article=story, confidence=0.0) == 1


def test_words_that_stayed_in_a_new_text_keep_their_suggestion_until_there_is_another(story, editor):
    version_add(actor=editor, article=story, text=TEXT.replace("It rained.", "It snowed."), reason="corrected")
    row = suggestion()
    assert attributions_accept_above(actor=editor, article=story, confidence=0.0) == 0
    attribution_accept(actor=editor, attribution=row, revision=row.claim.revision)
    assert row.claim.attributions.get().state == "decided"


def test_a_suggestion_stored_late_for_the_text_before_is_not_accepted(story, editor):
    row = suggestion()
    reword(editor, story, "a new text")
    late = Attribution.objects.create(claim=row.claim, version=row.version, source_name="the mayor")
    row.claim.refresh_from_db()
    with pytest.raises(Refused, match="other words"):
        attribution_accept(actor=editor, attribution=late, revision=row.claim.revision)


def test_undo_has_what_it_brings_back_suggested_anew_for_the_text_of_now(story, editor):
    row = suggestion()
    source = source_create(actor=editor, name="State auditor")
    attribution_set(actor=editor, claim=row.claim, revision=row.claim.revision, source=source, replaces=row)
    version_add(actor=editor, article=story, text="A new first line.\n" + TEXT, reason="headline")
    checks_work_off()
    claim_undo_last(actor=editor, article=story)
    story.refresh_from_db()
    waiting = Check.objects.filter(kind=CheckKind.ATTRIBUTIONS, version=story.current_version, state="queued")
    assert waiting.exists()
    checks_work_off()
    assert suggestion().version == story.current_version
