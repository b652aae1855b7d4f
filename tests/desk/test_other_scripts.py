"""At the desk, too, names written from right to left leave chains, dates and arrows beside them in their order."""

import html5lib
import pytest
from django.urls import reverse

from articles.intake.types import ImportedText
from articles.services.articles import article_import
from articles.services.attributions import attribution_set
from articles.services.sources import source_add_alias, source_create
from tests.public.test_other_scripts import ARABIC, loose
from tests.publishing import clash

pytestmark = pytest.mark.django_db

TITLE, MINISTER, PAPER, OTHER = "الجسر سيغلق", "وزير المالية", "صحيفة الميناء", "وكالة الأنباء"
#: What takes its direction from its own words: see base.css and desk.css.
BY_ITSELF = {"h1", "h2", "textarea", "option", "datalist"}


@pytest.fixture
def bridge(editor):
    """An article of an Arabic paper, with a source that it has through two others, and a clash."""
    imported = ImportedText(
        text="Costs are 12 million.\nCosts are 31 million.", title=TITLE, outlet=PAPER, byline=OTHER
    )
    article = article_import(actor=editor, imported=imported)
    minister = source_create(actor=editor, name=MINISTER)
    source_add_alias(actor=editor, source=minister, revision=1, name=OTHER)
    for claim in article.claims.all():
        via = [(PAPER, "outlet"), (OTHER, "outlet")]
        attribution_set(actor=editor, claim=claim, revision=claim.revision, source=minister, via=via)
    clash(*article.claims.order_by("pk"), reason="12 or 31 million")
    article.minister = minister
    return article


def without_what_stands_by_itself(element):
    for child in list(element):
        if child.tag in BY_ITSELF or {"queue-title", "words"} & set(child.get("class", "").split()):
            child.clear()
        else:
            without_what_stands_by_itself(child)
    return element


def test_names_and_titles_turn_nothing_around_at_the_desk(desk, bridge):
    addresses = [reverse(f"desk:{name}") for name in ("queue", "contradictions", "sources")]
    addresses.append(reverse("desk:workbench", args=[bridge.public_id]))
    addresses.append(reverse("desk:source", args=[bridge.minister.public_id]))
    for address in addresses:
        page = desk.get(address).text
        tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(page)
        assert ARABIC.search(page), address
        assert list(loose(without_what_stands_by_itself(tree))) == [], address
