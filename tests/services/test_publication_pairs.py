"""A contradiction that comes, goes or alters on a published claim is told there, whichever article was published."""

import pytest
from django.utils.dateparse import parse_datetime

from articles.intake.types import ImportedText
from articles.models import Contradiction, PublishedClaim
from articles.services.articles import article_import, article_update, version_add
from articles.services.check_runs import checks_work_off
from articles.services.claims import claim_update
from articles.services.comparables import text_digest
from articles.services.contradictions import contradiction_decide
from articles.services.errors import Refused
from articles.services.publications import (
    article_publish,
    article_withdraw,
    publication_preview,
    verify_chain,
    verify_rows,
)
from articles.services.sentences import sentence_merge
from tests.publishing import clash

pytestmark = pytest.mark.django_db

DECIDED = "A contradiction with another published claim was decided."
GONE = "A contradiction shown before no longer stands."
WITHDRAWN = "A contradiction is no longer shown here: the other article was withdrawn."
AWAY, BACK = "The article was withdrawn.", "The article is published again."
REVISED = "What we say about a contradiction was revised."
OTHER_SIDE = "The other side of a contradiction was changed."


def imported(editor, title, *sentences):
    return article_import(actor=editor, imported=ImportedText(text=" ".join(sentences), title=title))


@pytest.fixture
def here(editor):
    return imported(editor, "Council on bridge", "The repairs will cost 12 million euros.", "They begin in March.")


@pytest.fixture
def there(editor):
    return imported(editor, "Minister on bridge", "The repairs will cost 40 million euros.", "She spoke on Monday.")


def cost(article):
    return article.claims.get(text__contains="million")


def row_of(article):
    return PublishedClaim.objects.get(claim_public_id=cost(article).public_id)


def told(article):
    return [change["words"] for line in row_of(article).payload["corrections"] for change in line["changes"]]


@pytest.fixture
def pair(here, there):
    return clash(cost(here), cost(there), decision="real", stands=cost(here))


@pytest.fixture
def publish(reviewer):
    return lambda article, note="": article_publish(actor=reviewer, article=article, correction_note=note)


def test_a_contradiction_that_appears_with_another_article_is_told_and_dated(pair, here, there, publish):
    first = publish(here)
    second = publish(there)
    row = row_of(here)
    assert row.payload["contradictions"]
    assert row.payload["corrections"] == [
        {
            "number": 1,
            "at": second.published_at.isoformat(),
            "note": "",
            "changes": [{"words": DECIDED, "correction": False}],
        }
    ]
    assert (row.first_published_at, row.changed_at) == (first.published_at, second.published_at)
    # It was there from the first on the other side, and nothing else of the article changed.
    assert told(there) == []
    others = PublishedClaim.objects.exclude(text__contains="million")
    assert all(other.changed_at == other.first_published_at for other in others)


def test_a_contradiction_that_vanishes_with_a_withdrawal_is_told_and_dated(pair, here, there, publish, reviewer):
    publish(here)
    publish(there)
    gone = article_withdraw(actor=reviewer, article=there, reason="She never spoke.")
    row = row_of(here)
    assert row.payload["contradictions"] == []
    assert told(here) == [DECIDED, WITHDRAWN]
    assert row.changed_at == gone.published_at
    assert "40 million" not in str(row.payload)


def test_what_was_told_and_its_date_stay_when_the_article_is_published_again(pair, here, there, publish):
    publish(here)
    second = publish(there)
    # The snapshot before had no contradiction and this one has; readers were told when it appeared.
    publish(here, "A caption was wrong.")
    assert told(here) == [DECIDED]
    assert row_of(here).changed_at == second.published_at
    publish(here, "Another caption was wrong.")
    assert told(here) == [DECIDED]
    assert row_of(here).changed_at == second.published_at


def test_later_corrections_follow_what_was_told_before(pair, here, there, publish, editor):
    publish(here)
    publish(there)
    claim_update(actor=editor, claim=cost(here), revision=cost(here).revision, said_status="reported")
    last = publish(here, "He did say so.")
    assert told(here) == [DECIDED, "On whether it was said: now “reported, not confirmed”; it was “not checked yet”."]
    lines = row_of(here).payload["corrections"]
    assert [(line["number"], line["note"]) for line in lines] == [(1, ""), (2, "He did say so.")]
    moments = [parse_datetime(line["at"]) for line in lines]
    assert moments == sorted(moments)
    assert row_of(here).changed_at == last.published_at


def test_a_decision_taken_back_is_told_on_both_sides_whichever_is_published(pair, here, there, publish):
    publish(here)
    publish(there)
    Contradiction.objects.filter(pk=pair.pk).update(decision="none")
    last = publish(here, "They speak of different bridges.")
    assert (told(here), told(there)) == ([DECIDED, GONE], [GONE])
    assert row_of(here).changed_at == row_of(there).changed_at == last.published_at
    assert row_of(here).payload["corrections"][-1]["note"] == "They speak of different bridges."
    assert row_of(there).payload["corrections"][-1]["note"] == ""


def test_another_decision_and_another_finding_on_the_other_side_are_told(pair, here, there, publish, editor):
    publish(here)
    publish(there)
    claim_update(actor=editor, claim=cost(there), revision=cost(there).revision, said_status="reported")
    Contradiction.objects.filter(pk=pair.pk).update(stands=None)
    last = publish(there)
    assert told(here) == [DECIDED, REVISED, OTHER_SIDE]
    assert row_of(here).changed_at == last.published_at
    # The same publication tells both of the claim itself and of its contradiction.
    assert len(row_of(there).payload["corrections"]) == 1
    assert told(there)[-1] == REVISED


def test_the_other_articles_new_title_is_told_and_its_own_is_not(here, there, publish, editor):
    clash(cost(here), here.claims.get(text__contains="March"), decision="real")
    clash(cost(here), cost(there), decision="real")
    publish(here)
    publish(there)
    for article in (here, there):
        article.refresh_from_db()
        article_update(actor=editor, article=article, revision=article.revision, title=f"{article.title}, corrected")
        publish(article)
    assert told(here) == [DECIDED, OTHER_SIDE]
    assert told(there) == [OTHER_SIDE]


def test_a_correction_elsewhere_in_the_other_article_changes_nothing_here(pair, here, there, publish, editor):
    third = imported(editor, "Auditor on bridge", "The repairs will cost 31 million euros.")
    clash(cost(here), cost(third), decision="real")
    for article in (here, there, third):
        publish(article)
    shown = row_of(here)
    # The order of the contradictions may be another one now.
    text = there.current_version.text.replace("Monday", "Tuesday evening")
    version_add(actor=editor, article=there, text=text, reason="a slip")
    there.refresh_from_db()
    publish(there)
    assert told(here) == [DECIDED, DECIDED]
    assert row_of(here).changed_at == shown.changed_at


def test_a_contradiction_within_one_article_is_told_once(here, publish):
    publish(here)
    clash(cost(here), here.claims.get(text__contains="March"), decision="real")
    last = publish(here)
    assert told(here) == [DECIDED]
    assert row_of(here).changed_at == last.published_at


def test_a_decision_turned_around_is_told_beforehand_on_the_article_and_once_on_the_claim(here, publish, editor):
    pair = clash(cost(here), here.claims.get(text__contains="March"), decision="real", stands=cost(here))
    publish(here)
    Contradiction.objects.filter(pk=pair.pk).update(stands=here.claims.get(text__contains="March"))
    foreseen = publication_preview(article=here).changes
    last = publish(here)
    assert [(change["words"], change["correction"]) for change in last.changes] == [(REVISED, True), (REVISED, True)]
    assert foreseen == last.changes
    assert told(here) == [REVISED]


def numbers(article):
    return [line["number"] for line in row_of(article).payload["corrections"]]


def test_what_was_told_of_contradictions_is_still_told_after_a_withdrawal(pair, here, there, publish, reviewer):
    publish(here)
    publish(there)
    article_withdraw(actor=reviewer, article=there, reason="She never spoke.")
    lines = row_of(here).payload["corrections"]
    gone = article_withdraw(actor=reviewer, article=here, reason="In doubt.")
    assert "million" not in str(gone.snapshot)
    publish(here)
    assert row_of(here).payload["corrections"][:-2] == lines
    assert told(here)[-2:] == [AWAY, BACK]
    assert verify_rows(article=here) and verify_chain(article=here)


def test_what_was_told_before_and_after_a_withdrawal_stays_in_order(pair, here, there, publish, reviewer, editor):
    publish(here)
    publish(there)
    claim_update(actor=editor, claim=cost(here), revision=cost(here).revision, said_status="reported")
    publish(here)
    article_withdraw(actor=reviewer, article=there, reason="She never spoke.")
    before = told(here)
    assert len(before) == 3
    for again in (1, 2):
        article_withdraw(actor=reviewer, article=here, reason="In doubt.")
        publish(here)
        assert told(here) == before + again * [AWAY, BACK]
    moments = [parse_datetime(line["at"]) for line in row_of(here).payload["corrections"]]
    assert moments == sorted(moments)


def test_what_was_told_of_contradictions_is_still_told_after_a_publication_without_the_claim(
    pair, here, there, publish, reviewer, editor
):
    publish(here)
    publish(there)
    article_withdraw(actor=reviewer, article=there, reason="She never spoke.")
    text = here.current_version.text
    version_add(actor=editor, article=here, text="They begin in March.", reason="cut")
    publish(here)
    with pytest.raises(Refused, match="Nothing has changed"):
        publish(here)
    version_add(actor=editor, article=here, text=text, reason="back")
    publish(here)
    assert told(here)[:2] == [DECIDED, WITHDRAWN]
    assert [words.split(":")[0] for words in told(here)[2:]] == ["No longer in the text", "New in the text"]
    assert numbers(here) == [1, 1, 2, 3]
    with pytest.raises(Refused, match="Nothing has changed"):
        publish(here)


def rewritten(editor, article, old, new):
    article.refresh_from_db()
    text = article.current_version.text.replace(old, new)
    version_add(actor=editor, article=article, text=text, reason="not out yet")


@pytest.mark.parametrize("new", ["30 million euros, we now think.", ""])
@pytest.mark.parametrize("checked", [True, False])
def test_a_text_that_readers_have_not_seen_takes_no_contradiction_away(
    pair, here, there, publish, editor, new, checked
):
    publish(here)
    publish(there)
    shown = row_of(here).payload["contradictions"], row_of(there).payload["contradictions"]
    published = cost(here).public_id
    rewritten(editor, here, "12 million euros." if new else "The repairs will cost 12 million euros.", new)
    if checked:
        checks_work_off()
    claim_update(
        actor=editor, claim=there.claims.get(text__contains="Monday"), revision=1, truth_status="not_checkable"
    )
    publication = publish(there)
    row = PublishedClaim.objects.get(claim_public_id=published)
    assert (row.payload["contradictions"], row_of(there).payload["contradictions"]) == shown
    assert told(there) == []
    assert [line["changes"][0]["words"] for line in row.payload["corrections"]] == [DECIDED]
    assert not any(change["code"] == "contradictions" for change in publication.changes)
    # Now its own article tells of it.
    for each in Contradiction.objects.filter(decision="open"):
        contradiction_decide(actor=editor, contradiction=each, revision=each.revision, decision="none")
    publish(here)
    assert (row_of(there).payload["contradictions"], told(there)) == ([], [GONE])


def test_a_sentence_merged_at_the_desk_only_takes_no_contradiction_away(pair, here, there, publish, editor):
    publish(here)
    publish(there)
    sentence_merge(actor=editor, sentence=there.current_version.sentences.get(index=0))
    claim_update(actor=editor, claim=cost(here), revision=cost(here).revision, truth_status="not_checkable")
    publish(here)
    assert len(row_of(here).payload["contradictions"]) == len(row_of(there).payload["contradictions"]) == 1
    assert (told(here)[:1], GONE in told(here), told(there)) == ([DECIDED], False, [OTHER_SIDE])


def test_a_finding_of_the_published_side_reaches_a_contradiction_that_the_desk_has_moved_on_from(
    pair, here, there, publish, editor
):
    publish(here)
    publish(there)
    rewritten(editor, here, "12 million", "31 million")
    # As when the machine finds that the new words clash as well.
    Contradiction.objects.filter(pk=pair.pk).update(
        decision="open", stands=None, digest_a=text_digest(cost(here).text), digest_b=text_digest(cost(there).text)
    )
    contradiction_decide(actor=editor, contradiction=pair, revision=pair.revision, decision="none")
    claim_update(actor=editor, claim=cost(there), revision=cost(there).revision, said_status="reported")
    publish(there)
    (entry,) = row_of(here).payload["contradictions"]
    assert (entry["decision"], entry["stands"], entry["other"]["said_status"]) == ("real", "this", "reported")
    assert told(here) == [DECIDED, OTHER_SIDE]


def test_a_published_side_that_says_something_else_takes_the_contradiction_away(pair, here, there, publish, editor):
    publish(here)
    publish(there)
    rewritten(editor, here, "12 million", "31 million")
    checks_work_off()
    rewritten(editor, there, "40 million", "41 million")
    checks_work_off()
    Contradiction.objects.filter(decision="open").update(decision="none")
    publish(there)
    assert (told(here), told(there)[-1]) == ([DECIDED, GONE], GONE)


def test_bringing_the_other_rows_in_line_takes_as_many_queries_for_one_as_for_twenty(
    editor, publish, django_assert_max_num_queries
):
    for count in (1, 20):
        says = [f"Bridge number {n} of {count} will cost 12 million euros." for n in range(count)]
        one, other = (
            imported(editor, f"{count} here", *says),
            imported(editor, f"{count} there", *reversed(says), "So."),
        )
        for claim in one.claims.all():
            clash(claim, other.claims.get(text=claim.text), decision="real")
        publish(one)
        with django_assert_max_num_queries(40):
            publish(other)
        rows = PublishedClaim.objects.filter(publication__article=one)
        assert all(row.changed_at > row.first_published_at for row in rows)
