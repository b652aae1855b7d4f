"""What the desk knows and did not publish: readers learn it from no address, redirect or file."""

import pytest
from django.urls import reverse

from articles.intake.types import ImportedText
from articles.models import Claim
from articles.services.articles import article_import
from articles.services.attributions import attribution_set
from articles.services.publications import article_publish, article_withdraw
from articles.services.sources import source_create, source_merge

pytestmark = pytest.mark.django_db


def published_with(editor, reviewer, text, source):
    """Publish ``text`` as the words of ``source(article)``; return both."""
    article = article_import(actor=editor, imported=ImportedText(text=text, title=text))
    speaker, claim = source(article), article.claims.get()
    attribution_set(actor=editor, claim=claim, revision=claim.revision, source=speaker)
    article_publish(actor=reviewer, article=article)
    return article, speaker


@pytest.mark.parametrize("named", [False, True])
def test_who_an_unnamed_source_was_is_told_by_no_redirect(editor, reviewer, client, named):
    first, hidden = published_with(
        editor, reviewer, "A senior official said the minister took bribes.",
        lambda article: source_create(actor=editor, name="a senior official", named=named, article=article),
    )  # fmt: skip
    _second, doe = published_with(
        editor, reviewer, "John Doe said the office opens at nine.",
        lambda _article: source_create(actor=editor, name="John Doe"),
    )  # fmt: skip
    source_merge(actor=reviewer, source=hidden, revision=hidden.revision, into=doe)
    article_withdraw(actor=reviewer, article=first, reason="To protect our source.")
    page = client.get(reverse("public:source", args=[hidden.public_id]))
    in_api = client.get(f"/api/v1/published/sources/{hidden.public_id}/")
    if named:
        assert page.headers["Location"].endswith(f"/{doe.public_id}/")
    else:
        assert (page.status_code, in_api.status_code) == (404, 404)
        assert "John Doe" not in page.content.decode() + in_api.content.decode()


def test_a_comment_in_an_explanation_is_for_the_desk_alone(newsroom, client):
    claim = newsroom.false_claim
    claim.refresh_from_db()
    told = "<p>See the budget.</p><!-- Tom leaked it, keep his name out -->"
    # No service takes that any more, but earlier ones did.
    Claim.objects.filter(pk=claim.pk).update(explanation=told)
    article_publish(actor=newsroom.reviewer, article=newsroom.article)
    for address in (
        reverse("public:claim", args=[claim.public_id]),
        reverse("public:claim_json", args=[claim.public_id]),
        f"/api/v1/published/claims/{claim.public_id}/",
        f"/api/v1/published/articles/{newsroom.article.public_id}/",
    ):
        shown = client.get(address).content.decode()
        assert "See the budget." in shown
        assert "Tom" not in shown


def test_a_source_that_only_did_not_say_so_is_not_linked_to_a_page_that_is_not_there(newsroom, client):
    claim = newsroom.claim("Lindau")
    ministry = source_create(actor=newsroom.editor, name="Ministry of Ports")
    claim.refresh_from_db()
    attribution_set(actor=newsroom.editor, claim=claim, revision=claim.revision, source=ministry, polarity="negated")
    article_publish(actor=newsroom.reviewer, article=newsroom.article)
    page = client.get(reverse("public:claim", args=[claim.public_id])).content.decode()
    assert "Ministry of Ports" in page
    assert reverse("public:source", args=[ministry.public_id]) not in page
