"""Names and words that are longer than their place: what stands beside them is still seen."""

import pytest
from django.urls import reverse

from articles.intake.types import ImportedText
from articles.services.articles import article_import
from articles.services.attributions import attribution_set
from articles.services.sources import source_create
from tests.browser.bench import bench
from tests.publishing import clash

LONG = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
TEXT = f"{LONG} said 12 workers came. {LONG} said 31 workers came."


@pytest.fixture
def long_words(colleague):
    """An article of a source with a long name, whose two sentences clash."""
    article = article_import(actor=colleague, imported=ImportedText(text=TEXT, title=LONG))
    source = source_create(actor=colleague, name=LONG)
    for claim in article.claims.all():
        attribution_set(actor=colleague, claim=claim, revision=claim.revision, source=source, via=[(LONG, "outlet")])
    clash(*article.claims.all())
    return article


@pytest.mark.parametrize("width", [1280, 390])
def test_a_long_name_hides_neither_the_contradiction_nor_the_window(window, long_words, width):
    desk = window(width=width)
    desk.enter("jonas")
    for address in (bench(long_words), reverse("desk:contradictions"), reverse("desk:sources"), reverse("desk:queue")):
        desk.open(address)
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert desk.page.evaluate(wider) <= 0, address
    desk.open(bench(long_words))
    tag, count = (desk.page.locator(each).first.bounding_box() for each in (".s-tag", ".s-clash"))
    assert count["x"] + count["width"] <= tag["x"] + tag["width"]
    assert desk.page.locator(".s-clash").first.text_content() == "1 open contradiction"
    desk.judge()
