"""What an older release published is told in the words of this one, without altering what was published."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from articles.models import Publication, PublishedClaim
from articles.services.claims import claim_update
from articles.services.errors import Refused
from articles.services.publications import article_publish, publication_digest, verify_chain

pytestmark = pytest.mark.django_db
PUBLISHED = "/api/v1/published"


@pytest.fixture(params=[("own", "unchecked"), ("own", "misquoted"), ("undecided", "own_voice")])
def own(request, article, editor, reviewer):
    """The claim that an older release published as the article's own words, with what it said of that."""
    claim = article.claims.get(text__contains="Lindau")
    claim_update(actor=editor, claim=claim, revision=claim.revision, voice="own", said_status="own_voice")
    old = article_publish(actor=reviewer, article=article)
    row = PublishedClaim.objects.get(claim_public_id=claim.public_id)
    told = dict(zip(("voice", "said_status"), request.param, strict=True))
    for shown in old.snapshot["claims"]:
        shown["explanation"]["raw"] = ""
        shown.update(told if shown["id"] == claim.public_id else {})
    old.pk, old.number, old.previous_digest = None, 2, old.digest
    old.snapshot["format"] = 1
    old.digest = publication_digest(old)
    old.save()
    PublishedClaim.objects.update(publication=old)
    for each, shown in zip(PublishedClaim.objects.order_by("index"), old.snapshot["claims"], strict=True):
        each.payload |= {**shown, "publication": {**each.payload["publication"], "number": 2, "digest": old.digest}}
        each.save()
    PublishedClaim.objects.filter(pk=row.pk).update(said_status=told["said_status"])
    return claim


def statuses(told):
    return (told["voice"], told["said_status"])


def test_programs_are_told_that_nobody_asks_whether_own_words_were_said(own, article, client):
    in_list = client.get(f"{PUBLISHED}/claims/?article={article.public_id}").json()["results"]
    in_article = client.get(f"{PUBLISHED}/articles/{article.public_id}/").json()["claims"]
    alone = client.get(f"{PUBLISHED}/claims/{own.public_id}/").json()
    in_file = client.get(reverse("public:claim_json", args=[own.public_id])).json()
    found = [next(row for row in rows if row["id"] == own.public_id) for rows in (in_list, in_article)]
    assert {statuses(told) for told in (*found, alone, in_file)} == {("own", "own_voice")}
    assert in_file["said_word"] == "The article's own words"


def test_what_is_looked_up_is_mended_and_what_was_published_stays(own, article, client):
    with pytest.raises(CommandError):
        call_command("verify_publications")
    call_command("verify_publications", "--mend")
    call_command("verify_publications")
    found = client.get(f"{PUBLISHED}/claims/?article={article.public_id}&said_status=own_voice").json()["results"]
    assert [told["id"] for told in found] == [own.public_id]
    assert verify_chain(article=article)
    assert Publication.objects.filter(article=article).count() == 2


@pytest.mark.parametrize("own", [("own", "unchecked"), ("own", "misquoted")], indirect=True)
def test_publishing_the_same_again_is_refused_though_it_would_be_written_otherwise(own, article, reviewer):
    with pytest.raises(Refused, match="Nothing has changed"):
        article_publish(actor=reviewer, article=article)
