"""Lists of several pages: whatever page is asked for, the answer is one that exists, and says which one it is."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from articles.intake.types import ImportedText
from articles.models import Article, PublishedClaim
from articles.public import views
from articles.services.articles import article_import
from articles.services.attributions import attribution_set
from articles.services.publications import article_publish
from articles.services.sources import source_create

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(editor, reviewer, monkeypatch):
    """The addresses of lists that have two pages each."""
    monkeypatch.setattr(views, "PAGE_SIZE", 2)
    mayor, paper = source_create(actor=editor, name="The mayor"), source_create(actor=editor, name="The Post")
    for number in range(3):
        imported = ImportedText(text=f"The mayor said that pool {number} is open.", title=f"Pool {number}")
        article = article_import(actor=editor, imported=imported)
        claim = article.claims.get()
        attribution_set(actor=editor, claim=claim, revision=claim.revision, source=mayor, via=[(paper, "outlet")])
        article_publish(actor=reviewer, article=article)
        article_publish(actor=reviewer, article=article, correction_note="It opened on Monday.")
    return [
        reverse("public:articles"),
        reverse("public:corrections"),
        reverse("public:source", args=[mayor.public_id]),
        reverse("public:source", args=[paper.public_id]) + "?passed_on=1",
    ]


def test_a_page_that_is_not_there_is_the_nearest_that_is_and_says_so_to_search_engines(lists, client):
    asked_and_shown = {
        1: ("1", "0", "-1", "abc", "", "1.5", "²", "9" * 5000),
        2: ("2", "3", "9999"),
    }
    for address in lists:
        between = "&" if "?" in address else "?"
        for number, all_asked in asked_and_shown.items():
            for asked in all_asked:
                page = unescape(client.get(f"{address}{between}page={asked}&utm_source=x").content.decode())
                assert f"Page {number} of 2" in page, (address, asked)
                own = f"http://testserver{address}" + (f"{between}page=2" if number == 2 else "")
                assert f'<link rel="canonical" href="{own}">' in page, (address, asked)


def test_claims_are_listed_by_the_dates_that_stand_beside_them(lists, client):
    # The first article is published once more: its claim did not change, and is no newer for it.
    changed = timezone.now() - timedelta(days=3)
    for days, row in enumerate(PublishedClaim.objects.order_by("publication__article__pk")):
        PublishedClaim.objects.filter(pk=row.pk).update(changed_at=changed + timedelta(days=days))
    first = Article.objects.earliest("pk")
    article_publish(actor=User.objects.get(username="reviewer"), article=first, correction_note="A name.")
    for address in (reverse("public:search") + "?q=pool", reverse("public:search"), *lists[2:]):
        page = client.get(address).content.decode()
        between = "&" if "?" in address else "?"
        page += client.get(f"{address}{between}page=2").content.decode()
        assert re.findall(r">[^<]*pool (\d) is open", page) == ["2", "1", "0"], address
        dates = re.findall(r'<time datetime="([^"]+)', page)
        assert dates == sorted(dates, reverse=True) and len(dates) == 3, address
