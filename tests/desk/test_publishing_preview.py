"""Whoever publishes again sees beforehand what readers will be told was changed, corrections included."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.intake.types import ImportedText
from articles.models import Claim, Event, Publication, PublishedClaim
from articles.services.articles import article_import
from articles.services.claims import claim_update
from articles.services.publications import article_publish, article_withdraw, publication_preview

pytestmark = pytest.mark.django_db


def found(editor, article, words, **fields):
    claim = Claim.objects.get(article=article, text__contains=words, in_text=True)
    return claim_update(actor=editor, claim=claim, revision=claim.revision, **fields)


def section_of(desk, article):
    """Return what the publishing page tells of the differences, as plain words; empty if it has nothing of the kind."""
    page = desk.get(reverse("desk:publishing", args=[article.public_id])).text
    section = re.search(r'<section aria-labelledby="changes-title">.*?</section>', page, re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", section.group())).split()) if section else ""


def test_what_readers_will_be_told_is_shown_as_it_is_told_then(desk, article, editor, reviewer):
    found(editor, article, "12 million", truth_status="unproven", verdict="No budget is out.")
    article_publish(actor=reviewer, article=article)
    found(editor, article, "12 million", truth_status="not_checkable", verdict="No budget is out.")
    claim = found(editor, article, "31 million", verdict="Nobody has looked.", truth_status="unproven")
    before = (Publication.objects.count(), Event.objects.count(), PublishedClaim.objects.get(text=claim.text).payload)
    shown = section_of(desk, article)
    after = (Publication.objects.count(), Event.objects.count(), PublishedClaim.objects.get(text=claim.text).payload)
    assert before == after
    assert "3 changes, 1 of them a correction" in shown
    assert "Correction. Sentence 5 : The verdict is now “not checkable”; it was “unproven”." in shown
    assert "Sentence 6 : The verdict was explained: “Nobody has looked.”" in shown
    preview = publication_preview(article=article)
    assert preview.changes == article_publish(actor=reviewer, article=article).changes


def test_nothing_is_compared_before_the_first_publication(desk, article):
    assert publication_preview(article=article) is None
    assert section_of(desk, article) == ""


def test_that_nothing_changed_is_told_before_somebody_publishes_in_vain(desk, article, reviewer):
    article_publish(actor=reviewer, article=article)
    assert publication_preview(article=article).is_same
    assert "Nothing has changed since this was published last." in section_of(desk, article)


def test_after_a_withdrawal_the_return_is_told(desk, article, reviewer):
    article_publish(actor=reviewer, article=article)
    article_withdraw(actor=reviewer, article=article, reason="In doubt.")
    assert "The article is published again." in section_of(desk, article)


def test_an_explanation_that_is_too_long_is_told_and_the_page_is_there(desk, article, reviewer):
    article_publish(actor=reviewer, article=article)
    claim = article.claims.order_by("pk").first()
    Claim.objects.filter(pk=claim.pk).update(explanation="x" * 2_000_000, truth_status="unproven")
    assert "is too long. Shorten it." in section_of(desk, article)


def test_the_page_asks_as_much_for_40_sentences_as_for_2(desk, editor, reviewer):
    counts = []
    for number in (2, 40):
        text = "\n".join(f"The quay of harbour {n} is shut." for n in range(number))
        article = article_import(actor=editor, imported=ImportedText(text=text, title=f"{number}"))
        article_publish(actor=reviewer, article=article)
        for claim in article.claims.all():
            claim_update(actor=editor, claim=claim, revision=claim.revision, truth_status="not_checkable")
        address = reverse("desk:publishing", args=[article.public_id])
        desk.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(address).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 40
