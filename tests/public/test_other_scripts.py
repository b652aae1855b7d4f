"""Words written from right to left stay where they are put: dates, names and arrows beside them are read as before."""

import json
import re

import html5lib
import pytest
from django.core.cache import caches
from django.urls import reverse

from articles.intake.types import ImportedText
from articles.models import PublishedClaim
from articles.models.names import set_apart
from articles.services.articles import article_import, article_update
from articles.services.attributions import attribution_set
from articles.services.claims import claim_update
from articles.services.evidence import evidence_add
from articles.services.publications import article_publish, article_withdraw
from articles.services.sources import source_create
from tests.publishing import clash

pytestmark = pytest.mark.django_db

TITLE, MINISTER, PAPER = "الجسر سيغلق", "وزير المالية", "صحيفة الميناء"
TEXT = "قال وزير المالية إن الجسر سيكلف 12 مليون يورو.\nقال وزير المالية إن الجسر سيكلف 31 مليون يورو."
ARABIC = re.compile("[\u0600-\u06ff]")
#: What is no part of a line that is read: titles of windows, what was typed, what is there to be copied.
ASIDE = {"title", "script", "input", "pre"}


@pytest.fixture
def bridge(editor, reviewer):
    """An article in Arabic, published twice, with a chain, a clash, evidence and a note."""
    imported = ImportedText(text=TEXT, title=TITLE, language="ar-EG", outlet=PAPER, byline=MINISTER)
    article = article_import(actor=editor, imported=imported)
    minister, paper = source_create(actor=editor, name=MINISTER), source_create(actor=editor, name=PAPER)
    found = {"truth_status": "false", "said_status": "confirmed", "verdict": TITLE}
    first, second = article.claims.order_by("pk")
    for claim in (first, second):
        attribution_set(actor=editor, claim=claim, revision=claim.revision, source=minister, via=[(paper, "outlet")])
        claim.refresh_from_db()
        evidence_add(actor=editor, claim=claim, revision=claim.revision, title=PAPER, excerpt=TEXT, locator=PAPER)
        claim.refresh_from_db()
        claim_update(actor=editor, claim=claim, revision=claim.revision, **found)
    clash(first, second, decision="real", stands=first, reason=TITLE, spans_a=[], spans_b=[])
    article_publish(actor=reviewer, article=article)
    article_publish(actor=reviewer, article=article, correction_note=TITLE)
    article.minister, article.first = minister, first
    return article


def tree_of(client, address):
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(client.get(address).content.decode())


def loose(element, apart=False):
    """Yield the Arabic words inside ``element`` that no element sets apart from what stands around them."""
    if element.tag in ASIDE or "copy" in element.get("class", ""):
        return
    apart = apart or element.tag == "bdi" or element.get("dir") is not None
    if not apart and element.text and ARABIC.search(element.text):
        yield element.text
    for child in element:
        yield from loose(child, apart)
        if not apart and child.tail and ARABIC.search(child.tail):
            yield child.tail


def test_names_and_titles_turn_nothing_around_that_stands_beside_them(bridge, client):
    claim = bridge.first.public_id
    addresses = [reverse(f"public:{name}") for name in ("home", "articles", "corrections", "search")]
    addresses += [reverse(f"public:{name}", args=[claim]) for name in ("claim", "claim_embed")]
    addresses.append(reverse("public:article", args=[bridge.public_id]))
    addresses.append(reverse("public:source", args=[bridge.minister.public_id]))
    for address in addresses:
        tree = tree_of(client, address)
        assert ARABIC.search("".join(tree.itertext())), address
        assert list(loose(tree)) == [], address


def test_a_withdrawn_title_is_set_apart_too(bridge, reviewer, client):
    article_withdraw(actor=reviewer, article=bridge, reason=TITLE)
    tree = tree_of(client, reverse("public:article", args=[bridge.public_id]))
    assert ARABIC.search("".join(tree.itertext())) and list(loose(tree)) == []


def test_the_marks_of_a_foreign_article_are_announced_in_the_language_of_the_page(bridge, client):
    marks = [
        element
        for element in tree_of(client, reverse("public:article", args=[bridge.public_id])).iter("a")
        if element.get("class") == "s-mark"
    ]
    assert [(mark.get("lang"), mark.get("dir")) for mark in marks] == [("en", "ltr")] * 2


def test_a_quoted_claim_and_its_title_say_which_language_they_are_in(bridge, editor, client):
    tree = tree_of(client, reverse("public:claim", args=[bridge.first.public_id]))
    quoted = [
        element
        for element in tree.iter()
        if element.tag in {"cite", "h1"} or (element.tag == "p" and element.get("dir") and element.get("lang"))
    ]
    assert [element.get("lang") for element in quoted] == ["ar-EG"] * 4


@pytest.fixture
def report(bridge, editor, reviewer):
    """An article in English whose one claim clashes with the first of the Arabic one; both are published."""
    imported = ImportedText(text="The bridge will cost 40 million euros.", title="Bridge", language="en")
    article = article_import(actor=editor, imported=imported)
    clash(bridge.first, article.claims.get(), decision="real", reason="12 vs 40", spans_a=[], spans_b=[])
    article_publish(actor=reviewer, article=article)
    return article


def languages_of_sides(client, claim):
    """Return the languages of both sides' words, and of the other one's title, in the pairs of a claim's page."""
    tree = tree_of(client, reverse("public:claim", args=[claim.public_id]))
    pairs = [each for each in tree.iter("div") if each.get("class") == "pair"]
    told = [[each for each in pair.iter() if each.tag == "cite" or each.get("dir")] for pair in pairs]
    return [[each.get("lang") for each in one] for one in told]


def test_the_other_side_says_which_language_it_is_in(bridge, report, client):
    assert ["ar-EG", None, None] in languages_of_sides(client, bridge.first)
    assert languages_of_sides(client, report.claims.get()) == [[None, "ar-EG", "ar-EG"]]


def test_rows_that_know_no_language_of_the_other_side_are_shown_and_learn_it_in_silence(
    bridge, report, reviewer, client
):
    claim = report.claims.get()
    row = PublishedClaim.objects.get(claim_public_id=claim.public_id)
    del row.payload["contradictions"][0]["other"]["article"]["language"]
    row.save()
    caches["pages"].clear()
    assert languages_of_sides(client, claim) == [[None, None, None]]
    api = client.get(f"/api/v1/published/claims/{claim.public_id}/").json()
    assert "language" not in api["contradictions"][0]["other"]["article"]
    article_publish(actor=reviewer, article=bridge, correction_note="A comma.")
    assert languages_of_sides(client, claim) == [[None, "ar-EG", "ar-EG"]]
    fresh = PublishedClaim.objects.get(claim_public_id=claim.public_id)
    assert (fresh.changed_at, fresh.payload["corrections"]) == (row.changed_at, row.payload["corrections"])


def turning(line):
    """Return whether Arabic words of a line of plain text reach beyond themselves: they stand between no marks."""
    return ARABIC.search(re.sub("\u2068[^\u2068\u2069]*\u2069", "", line)) is not None


def test_lines_of_plain_text_set_names_and_words_apart_too(bridge, editor, reviewer, client):
    claim = bridge.first
    claim.refresh_from_db()
    claim_update(actor=editor, claim=claim, revision=claim.revision, verdict=f"{TITLE} 12")
    claim.attributions.filter(state="decided").get().via.all().delete()
    evidence_add(actor=editor, claim=claim, revision=claim.revision, title=MINISTER)
    bridge.refresh_from_db()
    article_update(actor=editor, article=bridge, revision=bridge.revision, outlet=MINISTER, title=f"{TITLE} 2")
    changes = article_publish(actor=reviewer, article=bridge, correction_note="New.").changes
    assert {change["code"] for change in changes} == {"title", "outlet", "verdict", "attributions", "evidence"}
    page = json.loads(client.get(reverse("public:article_annotations", args=[bridge.public_id])).content)
    lines = [body["value"] for item in page["items"] for body in item["body"]]
    assert f"\u2068{MINISTER}\u2069 → \u2068{PAPER}\u2069" in lines
    lines += [change["words"] for change in changes]
    assert all(ARABIC.search(line) for line in lines) and not any(turning(line) for line in lines)
    article = client.get(reverse("public:article", args=[bridge.public_id])).content.decode()
    labels = [label for label in re.findall('aria-label="([^"]*)"', article) if ARABIC.search(label)]
    assert labels and not any(turning(label) for label in labels)


def test_words_from_left_to_right_stay_bare_in_lines_of_plain_text():
    assert set_apart("Łódź Post, 12 µm") == "Łódź Post, 12 µm"
    assert set_apart("עיריית לינדאו") == "\u2068עיריית לינדאו\u2069"
