"""Moments at the desk say their day and whose hours they are: colleagues sit elsewhere, and come back next week."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from articles.models import Claim, Draft, Event
from articles.services.claims import claim_update
from articles.services.drafts import draft_save
from articles.services.publications import article_publish

pytestmark = pytest.mark.django_db
MOMENT, SAID = datetime(2026, 3, 9, 13, 2, tzinfo=UTC), "9 March 2026, 14:02 CET"


@pytest.fixture(autouse=True)
def in_vienna(settings):
    settings.TIME_ZONE = "Europe/Vienna"


def test_a_draft_says_on_which_day_it_was_kept(desk, editor, article):
    claim = Claim.objects.get(text__contains="31 million")
    draft_save(actor=editor, claim=claim, field="note", text="ask", revision=claim.revision)
    Draft.objects.update(updated_at=MOMENT)
    page = desk.get(reverse("desk:workbench", args=[article.public_id]), {"claim": claim.public_id}).text
    assert f"A draft of yours, kept on {SAID}; not saved yet." in page


def test_history_says_whose_hours_they_are(desk, editor, article, monkeypatch):
    claim = Claim.objects.get(text__contains="31 million")
    monkeypatch.setattr("django.utils.timezone.now", lambda: MOMENT)
    claim_update(actor=editor, claim=claim, revision=claim.revision, note="ask")
    assert Event.objects.filter(created_at=MOMENT).exists()
    for page in (
        desk.get(reverse("desk:claim-history", args=[claim.public_id])),
        desk.get(reverse("desk:workbench", args=[article.public_id]), {"claim": claim.public_id}),
    ):
        assert SAID in page.text


def test_the_publications_say_whose_hours_they_are(desk, reviewer, article, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: MOMENT)
    article_publish(actor=reviewer, article=article)
    assert SAID in desk.get(reverse("desk:publishing", args=[article.public_id])).text
