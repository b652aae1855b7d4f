"""What readers see otherwise than it was published can be put right, without publishing anything."""

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command

from articles.models import Publication, PublishedClaim
from articles.models.names import search_words
from articles.services.publications import article_publish, article_withdraw, publication_digest, verify_rows
from tests.publishing import newsroom

__all__ = ["newsroom"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def published(newsroom):
    """The row of a claim that is found false, in an article that was published twice."""
    article_publish(actor=newsroom.reviewer, article=newsroom.article)
    article_publish(actor=newsroom.reviewer, article=newsroom.article, correction_note="Nothing else.")
    return PublishedClaim.objects.get(claim_public_id=newsroom.false_claim.public_id)


def _seen(row):
    links = row.sources.order_by("source_public_id").values_list("source_public_id", "name", "named", "is_origin")
    row = PublishedClaim.objects.values().get(claim_public_id=row.claim_public_id)
    return row, list(links)


def _alter(row, what):
    match what:
        case "words":
            PublishedClaim.objects.filter(pk=row.pk).update(text="Forged.", search_words="forged")
        case "payload":
            less = {key: value for key, value in row.payload.items() if key != "verdict"}
            PublishedClaim.objects.filter(pk=row.pk).update(payload=less)
        case "no source":
            row.sources.all().delete()
        case "another source":
            row.sources.update(source_public_id="2" * 12)


@pytest.mark.parametrize("what", ["words", "payload", "no source", "another source"])
def test_readers_are_shown_again_what_was_published(published, capsys, what):
    elsewhere = {"claim": "2" * 12, "article": {"id": "3" * 12}}
    told = {"corrections": [{"told": "since"}], "contradictions": [{"id": "since", "other": elsewhere}]}
    PublishedClaim.objects.filter(pk=published.pk).update(payload={**published.payload, **told})
    published.refresh_from_db()
    before = _seen(published)
    assert before[1]
    _alter(published, what)
    assert _seen(published) != before
    call_command("verify_publications", "--mend")
    assert "mended: " in capsys.readouterr().out
    assert _seen(published) == before
    assert set(search_words(published.text)) <= set(before[0]["search_words"].split())
    call_command("verify_publications")
    assert "1 chains are whole" in capsys.readouterr().out


def test_a_claim_that_was_never_published_is_shown_no_more(published, newsroom):
    published.pk, published.claim_public_id = None, "2" * 12
    published.save()
    call_command("verify_publications", "--mend")
    assert not PublishedClaim.objects.filter(claim_public_id="2" * 12).exists()


def test_nothing_is_shown_of_what_was_withdrawn(published, newsroom):
    withdrawn = article_withdraw(actor=newsroom.reviewer, article=newsroom.article, reason="A hoax.")
    published.pk, published.publication = None, withdrawn
    published.save()
    assert not verify_rows(article=newsroom.article)
    call_command("verify_publications", "--mend")
    assert not PublishedClaim.objects.exists()


def test_a_claim_that_is_not_shown_at_all_has_to_be_published_again(published, newsroom):
    published.delete()
    with pytest.raises(CommandError, match="readers see something else"):
        call_command("verify_publications", "--mend")
    article_publish(actor=newsroom.reviewer, article=newsroom.article, correction_note="Shown again.")
    assert verify_rows(article=newsroom.article)


def test_what_moves_to_another_database_as_the_guide_says_keeps_its_digests(published):
    kept = list(Publication.objects.order_by("number"))
    moved = [each.object for each in serializers.deserialize("xml", serializers.serialize("xml", kept))]
    assert [publication_digest(each) for each in moved] == [each.digest for each in kept]
    assert len(moved) == 2
