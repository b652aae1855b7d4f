"""Ways through an article's text: what was searched for is found, and what is merged is seen."""

from html import unescape

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_a_search_in_the_article_keeps_the_sentence_in_focus(desk, analysed):
    costs = analysed.claims.get(text__contains="12 million")
    page = desk.get(reverse("desk:workbench", args=[analysed.public_id]), {"claim": costs.public_id, "q": "will"}).text
    form = page[page.index('role="search"') :].partition("</form>")[0]
    assert f'name="claim" value="{costs.public_id}"' in form
    found = page[page.index('class="found"') :].partition("</ol>")[0]
    assert f'?claim={costs.public_id}#s-{costs.public_id}">Clear<' in found
    # Who searched by key goes on from the first sentence that was found, not from the top of the page.
    assert found.count(" autofocus") == 1


def test_a_sentence_is_merged_with_one_that_is_shown(desk, analysed):
    first, second, *_others, last = analysed.claims.order_by("pk")
    page = unescape(desk.get(reverse("desk:words", args=[first.public_id])).text)
    assert second.text in page[page.index("Merge with the next sentence") :]
    assert "Merge with" not in desk.get(reverse("desk:words", args=[last.public_id])).text
