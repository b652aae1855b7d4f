"""An article that was withdrawn and is published again tells so on each claim, and repeats nothing that was cut."""

import pytest
from django.urls import reverse

from articles.intake.types import ImportedText
from articles.models import PublishedClaim
from articles.services.articles import article_import, article_update, version_add
from articles.services.attributions import attribution_set
from articles.services.claims import claim_update
from articles.services.evidence import evidence_add, evidence_remove
from articles.services.publications import article_publish, article_withdraw, verify_chain, verify_rows
from articles.services.sentences import sentence_merge
from articles.services.sources import source_create

pytestmark = pytest.mark.django_db

SHUT = "The old bridge over the harbour is shut until Sunday."
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


def test_what_was_cut_after_a_withdrawal_is_not_told_again(story, publish, withdraw, rewrite, client):
    publish(story)
    withdraw(story, "What we said of a person was wrong.")
    rewrite(story, SHUT, RAIN)
    back = publish(story)
    (cut,) = [change for change in back.changes if change["code"] == "claim_removed"]
    assert (cut["words"], cut["before"]) == ("A sentence that was published before the withdrawal is left out.", None)
    assert "Moreau" not in str(back.changes) + str(back.snapshot)
    for name in ("article", "corrections", "corrections_feed", "home"):
        address = reverse(f"public:{name}", args=[story.public_id] if name == "article" else [])
        assert "Moreau" not in client.get(address).content.decode(), name


def test_what_was_said_otherwise_after_a_withdrawal_is_told_as_it_is_now(story, publish, withdraw, rewrite, editor):
    claim = story.claims.get(text=SHUT)
    fields = {"truth_status": "unproven", "verdict": "Moreau says it is open."}
    claim = claim_update(actor=editor, claim=claim, revision=claim.revision, **fields)
    attribution_set(
        actor=editor, claim=claim, revision=claim.revision, source=source_create(actor=editor, name="Ben Moreau")
    )
    claim.refresh_from_db()
    evidence = evidence_add(
        actor=editor, claim=claim, revision=claim.revision, title="Moreau’s letter", stance="context"
    )
    publish(story)
    withdraw(story)
    rewrite(story, SHUT.replace("Sunday", "Monday"), SLANDER, RAIN)
    claim.refresh_from_db()
    evidence_remove(actor=editor, evidence=evidence, revision=claim.revision)
    claim.refresh_from_db()
    council = source_create(actor=editor, name="City council", kind="organisation")
    claim_update(actor=editor, claim=claim, revision=claim.revision, truth_status="unproven", verdict="Nobody knows.")
    claim.refresh_from_db()
    attribution_set(
        actor=editor, claim=claim, revision=claim.revision, source=council, replaces=claim.attributions.get()
    )
    article_update(actor=editor, article=story, revision=story.revision, title="Bridges")
    story.refresh_from_db()
    changes = publish(story).changes
    assert "Moreau" not in str([change for change in changes if change["claim"] == claim.public_id])
    told_now = {change["code"]: change["words"] for change in changes}
    assert told_now == {
        "republished": BACK,
        "title": "The article’s title is now “Bridges”.",
        "text": f"The wording is now “{SHUT.replace('Sunday', 'Monday')}”.",
        "verdict": "The verdict was reworded: “Nobody knows.”",
        "attributions": "The source is now: City council.",
        "evidence": "Evidence was taken away.",
    }


def test_what_is_cut_without_a_withdrawal_is_told_in_full(story, publish, rewrite):
    publish(story)
    rewrite(story, SHUT, RAIN)
    assert [change["words"] for change in publish(story).changes] == [f"No longer in the text: “{SLANDER}”"]


def test_words_that_are_still_there_after_a_withdrawal_are_told_as_ever(story, publish, withdraw, editor):
    publish(story)
    withdraw(story)
    sentence_merge(actor=editor, sentence=story.current_version.sentences.get(index=0))
    told_now = {change["code"]: change["words"] for change in publish(story).changes}
    assert told_now["claim_removed"] == f"No longer looked at by itself: “{SLANDER}”"
    assert told_now["text"].startswith("Looked at is now")
