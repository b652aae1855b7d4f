"""An article that was withdrawn and is published again tells so on each claim, and repeats nothing that was cut."""

import pytest
from django.urls import reverse

from articles.intake.types import ImportedText
from articles.models import PublishedClaim
from articles.services.articles import article_import, version_add
from articles.services.publications import article_publish, article_withdraw, verify_chain, verify_rows

pytestmark = pytest.mark.django_db

SHUT = "The bridge is shut."
RAIN = "It rained on Sunday."
SLANDER = "Ben Moreau took the money."
GONE, BACK = "The article was withdrawn.", "The article is published again."


@pytest.fixture
def story(editor):
    text = "\n".join((SHUT, SLANDER, RAIN))
    return article_import(actor=editor, imported=ImportedText(text=text, title="Story"))


@pytest.fixture
def rewrite(editor):
    return lambda article, *sentences: version_add(
        actor=editor, article=article, text="\n".join(sentences), reason="rewritten"
    )


@pytest.fixture
def publish(reviewer):
    return lambda article: article_publish(actor=reviewer, article=article)


@pytest.fixture
def withdraw(reviewer):
    return lambda article, reason="In doubt.": article_withdraw(actor=reviewer, article=article, reason=reason)


def told(words):
    """Return what is told on the page of the claim with ``words``: number, note, and each change."""
    corrections = PublishedClaim.objects.get(text=words).payload["corrections"]
    return [
        (line["number"], line["note"], [(change["words"], change["correction"]) for change in line["changes"]])
        for line in corrections
    ]


def test_a_claim_tells_that_it_was_withdrawn_and_why(story, publish, withdraw, client):
    publish(story)
    withdraw(story, "The interview was invented.")
    publish(story)
    assert told(SHUT) == [(2, "The interview was invented.", [(GONE, True)]), (3, "", [(BACK, False)])]
    shown = PublishedClaim.objects.get(text=SHUT)
    page = client.get(reverse("public:claim", args=[shown.claim_public_id])).content.decode()
    assert "The interview was invented." in page and GONE in page
    assert verify_chain(article=story) and verify_rows(article=story)


def test_each_withdrawal_stays_told_whatever_follows(story, publish, withdraw, rewrite):
    publish(story)
    withdraw(story, "First.")
    publish(story)
    withdraw(story, "Second.")
    publish(story)
    twice = [(2, "First."), (3, ""), (4, "Second."), (5, "")]
    assert [(number, note) for number, note, _changes in told(RAIN)] == twice
    rewrite(story, SHUT, SLANDER)
    publish(story)
    rewrite(story, SHUT, SLANDER, RAIN)
    publish(story)
    assert [(number, note) for number, note, _changes in told(RAIN)] == [*twice, (6, ""), (7, "")]


def test_a_claim_that_was_not_published_then_tells_of_no_withdrawal(story, publish, withdraw, rewrite):
    rewrite(story, SHUT)
    publish(story)
    withdraw(story)
    rewrite(story, SHUT, RAIN)
    publish(story)
    assert told(RAIN) == [(3, "", [(f"New in the text: “{RAIN}”", False)])]


def test_a_claim_that_had_been_cut_before_tells_of_no_withdrawal(story, publish, withdraw, rewrite):
    publish(story)
    rewrite(story, SHUT, SLANDER)
    publish(story)
    withdraw(story)
    rewrite(story, SHUT, SLANDER, RAIN)
    publish(story)
    assert [number for number, _note, _changes in told(RAIN)] == [2, 4]
