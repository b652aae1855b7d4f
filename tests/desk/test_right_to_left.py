"""Words written from right to left stay where they are put at the desk, too."""

import html5lib
import pytest
from django.urls import reverse

from tests.public import test_other_scripts as readers

pytestmark = pytest.mark.django_db
bridge = readers.bridge
#: Texts of fields, which choose their own direction or can't hold an element.
FIELDS = {"textarea", "option"}


@pytest.fixture
def desk_of_reviewer(client, reviewer, bridge):
    client.force_login(reviewer)
    return client


def loose(element):
    for field in [*element.iter("textarea"), *element.iter("option")]:
        field.text = ""
    return [words.strip() for words in readers.loose(element)]


PAGES = ["workbench", "publishing", "article-history", "claim-history", "contradictions", "queue", "sources", "source"]


@pytest.mark.parametrize("name", PAGES)
def test_names_and_titles_turn_nothing_around_that_stands_beside_them(desk_of_reviewer, bridge, name):
    keys = {
        "claim-history": [bridge.first.public_id],
        "source": [bridge.minister.public_id],
        **{key: [bridge.public_id] for key in ("workbench", "publishing", "article-history")},
    }
    decided = "?decision=real" if name == "contradictions" else ""
    page = desk_of_reviewer.get(reverse(f"desk:{name}", args=keys.get(name)) + decided).content.decode()
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(page)
    assert readers.ARABIC.search("".join(tree.itertext()))
    assert loose(tree) == []


def test_a_name_that_is_offered_as_a_new_source_turns_no_word_of_the_button_around(desk_of_reviewer, bridge):
    address = reverse("desk:claim-source-names", args=[bridge.first.public_id])
    offered = desk_of_reviewer.get(address, {"name": "ليلى الحريري (2)"}).text
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(offered)
    assert "Add “ليلى الحريري (2)” as a new source" in "".join(tree.itertext())
    assert loose(tree) == []
