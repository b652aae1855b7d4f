"""Words that leave a text and return with a later one are the same claims again, under the addresses readers know."""

import pytest
from django.urls import reverse

from articles.intake.types import ImportedText
from articles.models import Claim, Event, PublishedClaim
from articles.selectors.desk_history import entry
from articles.services.articles import article_import, version_add
from articles.services.claims import claim_create_part, claim_update
from articles.services.evidence import evidence_add
from articles.services.publications import article_publish
from articles.services.sentences import sentence_merge, sentence_split

pytestmark = pytest.mark.django_db

COST = "The mayor will resign in May and pay 12 million euros back."
RAIN = "It rained on Sunday."
SHUT = "The bridge is shut."
SILENT = "He declined to comment."


@pytest.fixture
def story(editor):
    """Return a maker of articles, a sentence a line."""

    def make(*sentences):
        text = "\n".join(sentences)
        return article_import(actor=editor, imported=ImportedText(text=text, title="Story"), allow_duplicate=True)

    return make


@pytest.fixture
def rewrite(editor):
    def give(article, *sentences):
        return version_add(actor=editor, article=article, text="\n".join(sentences), reason="rewritten")

    return give


@pytest.fixture
def publish(reviewer):
    return lambda article: article_publish(actor=reviewer, article=article)


def found_false(editor, claim, verdict="No."):
    claim.refresh_from_db()
    claim_update(actor=editor, claim=claim, revision=claim.revision, truth_status="false", verdict=verdict)
    claim.refresh_from_db()
    evidence_add(actor=editor, claim=claim, revision=claim.revision, title="Budget", stance="refutes")
    claim.refresh_from_db()
    return claim


def noted(editor, claim, note="call back"):
    claim.refresh_from_db()
    return claim_update(actor=editor, claim=claim, revision=claim.revision, note=note)


def part_of(editor, article, words, within=0):
    start = article.current_version.text.index(words, within)
    return claim_create_part(actor=editor, article=article, start=start, end=start + len(words))


def living(article, words=None):
    """Return the claims in the text in reading order, of which each is its words at the place of its anchor."""
    article.refresh_from_db()
    version = article.current_version
    anchors = list(version.anchors.filter(claim__in_text=True).select_related("claim").order_by("start", "-end"))
    assert len(anchors) == article.claims.filter(in_text=True).count()
    assert all(row.claim.text == version.text[row.start : row.end] for row in anchors)
    sentences = [(row.start, row.end) for row in anchors if row.claim.kind == "sentence"]
    assert sentences == list(version.sentences.order_by("index").values_list("start", "end"))
    return [row.claim for row in anchors if words is None or row.claim.text == words]


def status(client, claim):
    return client.get(reverse("public:claim", args=[claim.public_id])).status_code


def test_a_published_part_comes_back_with_its_sentence_and_so_does_its_verdict(story, rewrite, publish, editor, client):
    article = story(COST, RAIN)
    part = found_false(editor, part_of(editor, article, "pay 12 million euros"))
    publish(article)
    rewrite(article, RAIN)
    rewrite(article, RAIN, COST)
    assert [claim.pk for claim in living(article, "pay 12 million euros")] == [part.pk]
    again = publish(article)
    assert status(client, part) == 200
    assert [row["truth_status"] for row in again.snapshot["sentences"]] == ["unchecked", "false"]


def test_a_part_comes_back_when_its_sentence_is_put_right_again(story, rewrite, editor):
    article = story(COST, RAIN)
    part = found_false(editor, part_of(editor, article, "12 million"))
    rewrite(article, COST.replace("12", "13"), RAIN)
    assert living(article, "12 million") == []
    rewrite(article, COST, RAIN)
    assert living(article, "12 million") == [part]


def test_a_part_does_not_come_back_where_only_its_words_stand(story, rewrite, editor):
    article = story(COST, RAIN)
    part_of(editor, article, "in May")
    rewrite(article, RAIN)
    rewrite(article, RAIN, "The festival opens in May.")
    assert living(article, "in May") == []


def test_a_part_that_an_editor_made_anew_is_not_made_double(story, rewrite, editor):
    article = story(COST, RAIN)
    old = part_of(editor, article, "12 million")
    # Out of the text by its own, as articles may have it that were rewritten before parts came back.
    Claim.objects.filter(pk=old.pk).update(in_text=False)
    again = part_of(editor, article, "12 million")
    rewrite(article, COST, RAIN, SHUT)
    assert living(article, "12 million") == [again]


def test_a_part_of_two_sentences_comes_back_where_both_are(story, rewrite, editor):
    article = story(f"{RAIN} {COST}", SHUT)
    part = part_of(editor, article, "in May and pay 12 million")
    at = article.current_version.text.index("and pay")
    sentence_split(actor=editor, sentence=article.current_version.sentences.get(index=1), at=at)
    rewrite(article, SHUT)
    rewrite(article, f"{RAIN} {COST}", SHUT)
    assert living(article, part.text) == [part]


def test_a_part_of_one_of_two_equal_sentences_comes_back_in_its_own(story, rewrite, editor):
    article = story(COST, RAIN, COST)
    second = part_of(editor, article, "12 million", within=len(COST) + 1)
    rewrite(article, RAIN)
    rewrite(article, COST, RAIN, COST)
    assert [claim.pk for claim in living(article, "12 million")] == [second.pk]
    assert article.current_version.anchors.get(claim=second).start > len(COST)


def test_two_equal_sentences_come_back_as_the_two_that_they_were(story, rewrite, editor):
    article = story(SILENT, SHUT, SILENT, RAIN)
    first, second = living(article, SILENT)
    found_false(editor, first)
    rewrite(article, SHUT, RAIN)
    rewrite(article, SILENT, SHUT, SILENT, RAIN)
    assert living(article, SILENT) == [first, second]


def test_of_two_equal_sentences_the_one_that_was_worked_on_comes_back(story, rewrite, editor):
    article = story(SILENT, SHUT, SILENT, RAIN)
    first, _second = living(article, SILENT)
    noted(editor, first)
    rewrite(article, SHUT, RAIN)
    rewrite(article, SHUT, SILENT, RAIN)
    assert living(article, SILENT) == [first]


def test_what_was_worked_on_comes_back_before_what_was_typed_anew_later(story, rewrite, editor):
    article = story(SHUT, SILENT)
    first = noted(editor, living(article, SILENT)[0])
    rewrite(article, SHUT)
    rewrite(article, SHUT, SILENT, SILENT)
    rewrite(article, SHUT)
    rewrite(article, SHUT, SILENT)
    assert living(article, SILENT) == [first]


def test_what_was_published_comes_back_before_what_was_only_noted(story, rewrite, publish, editor):
    article = story(SHUT, SILENT)
    (shown,) = living(article, SILENT)
    publish(article)
    rewrite(article, SHUT, RAIN, SILENT, SILENT)
    noted(editor, next(claim for claim in living(article, SILENT) if claim.pk != shown.pk))
    rewrite(article, SHUT)
    rewrite(article, SHUT, SILENT)
    assert living(article, SILENT) == [shown]


def test_an_equal_sentence_that_came_in_and_went_takes_no_claim_away(story, rewrite, publish, editor, client):
    article = story(SHUT, RAIN, SILENT)
    (shown,) = living(article, RAIN)
    noted(editor, shown)
    publish(article)
    rewrite(article, RAIN, SHUT, RAIN, SILENT)
    rewrite(article, RAIN, SHUT, SILENT)
    assert living(article, RAIN) == [shown]
    publish(article)
    assert status(client, shown) == 200


def test_a_sentence_with_a_part_in_it_is_the_one_of_two_equal_ones_that_stays(story, rewrite, editor):
    article = story(SHUT, COST, SILENT)
    part = found_false(editor, part_of(editor, article, "12 million"))
    (whole,) = living(article, COST)
    rewrite(article, COST, SHUT, COST, SILENT)
    rewrite(article, COST, SHUT, SILENT)
    assert (living(article, COST), living(article, part.text)) == ([whole], [part])


def test_a_newcomer_that_is_reworded_makes_room_for_the_claim_that_had_these_words(story, rewrite, editor):
    article = story(SHUT, COST)
    (first,) = living(article, COST)
    found_false(editor, first)
    rewrite(article, SHUT)
    rewrite(article, SHUT, COST.replace("12", "31"))
    rewrite(article, SHUT, COST)
    assert living(article, COST) == [first]


def test_merged_sentences_come_back_merged_and_both_addresses_lead_to_them(story, rewrite, publish, editor, client):
    article = story(RAIN, SHUT, SILENT)
    first, second, _third = living(article)
    publish(article)
    sentence_merge(actor=editor, sentence=article.current_version.sentences.get(index=0))
    found_false(editor, first)
    publish(article)
    rewrite(article, SILENT)
    publish(article)
    rewrite(article, RAIN, SHUT, SILENT)
    assert [claim.text for claim in living(article)] == [f"{RAIN}\n{SHUT}", SILENT]
    publish(article)
    assert PublishedClaim.objects.get(claim_public_id=first.public_id).truth_status == "false"
    assert (status(client, first), status(client, second)) == (200, 301)


def test_split_sentences_come_back_split(story, rewrite, publish, editor, client):
    article = story(COST, SHUT)
    at = COST.index("and pay")
    first, second = sentence_split(actor=editor, sentence=article.current_version.sentences.get(index=0), at=at)
    found_false(editor, first)
    publish(article)
    rewrite(article, SHUT)
    rewrite(article, SHUT, COST)
    assert living(article) == [*living(article, SHUT), first, second]
    publish(article)
    assert (status(client, first), status(client, second)) == (200, 200)


def test_sentences_come_back_as_they_were_cut_last(story, rewrite, editor):
    article = story(COST, SHUT)
    at = COST.index("and pay")
    sentence_split(actor=editor, sentence=article.current_version.sentences.get(index=0), at=at)
    rewrite(article, COST, SHUT, RAIN)
    sentence_merge(actor=editor, sentence=article.current_version.sentences.get(index=0))
    rewrite(article, SHUT)
    rewrite(article, COST, SHUT)
    assert [claim.text for claim in living(article)] == [COST, SHUT]


def test_the_history_tells_that_a_claim_left_the_text_and_came_back(
    story, rewrite, editor, django_assert_max_num_queries
):
    article = story(SHUT, *(f"Song number {number} was played." for number in range(40)))
    (gone,) = living(article, "Song number 7 was played.")
    with django_assert_max_num_queries(60):
        rewrite(article, SHUT)
    rewrite(article, SHUT, gone.text)
    events = list(Event.objects.filter(claim=gone).order_by("pk"))
    assert [(e.verb, e.before, e.after) for e in events] == [
        ("claim.left", {"in_text": True}, {"in_text": False}),
        ("claim.returned", {"in_text": False}, {"in_text": True}),
    ]
    assert {(e.actor, e.article) for e in events} == {(editor, article)}
    assert Event.objects.filter(verb="claim.left").values("batch").distinct().count() == 1
    left, returned = (entry(event) for event in events)
    assert left.what == "took the claim's words out with a new text"
    assert [(change.label, change.before, change.after) for change in returned.changes] == [
        ("in the text", "no", "yes")
    ]
