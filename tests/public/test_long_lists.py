"""Lists of several pages: whatever page is asked for, the answer is one that exists, and says which one it is."""

from html import unescape

import pytest
from django.urls import reverse

from articles.intake.types import ImportedText
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
