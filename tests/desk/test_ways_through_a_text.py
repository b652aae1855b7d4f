"""Ways through an article's text: what was searched for is found, and what is merged is seen."""

from html import unescape

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_a_sentence_is_merged_with_one_that_is_shown(desk, analysed):
    first, second, *_others, last = analysed.claims.order_by("pk")
    page = unescape(desk.get(reverse("desk:words", args=[first.public_id])).text)
    assert second.text in page[page.index("Merge with the next sentence") :]
    assert "Merge with" not in desk.get(reverse("desk:words", args=[last.public_id])).text
