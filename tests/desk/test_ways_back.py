"""Where one gets from a page that stands at the address of a form, or that a page asked for by itself."""

import re

import pytest
from django.urls import reverse

from articles.intake.types import ImportedText
from articles.models import Claim
from articles.services.articles import article_import
from articles.services.claims import claim_update
from tests.publishing import clash

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(article):
    one, other = (Claim.objects.get(text__contains=words, in_text=True) for words in ("12 million", "31 million"))
    return clash(one, other)


@pytest.mark.parametrize(
    ("name", "kind", "above"),
    [
        ("claim-note", "claim", "claim"),
        ("split", "claim", "claim"),
        ("publish", "article", "workbench"),
        ("undo", "article", "workbench"),
        ("contradiction-decide", "pair", "contradiction"),
    ],
)
def test_who_enters_the_address_of_a_form_comes_to_the_page_above_it(desk, article, pair, name, kind, above):
    subject = {"claim": pair.claim_a, "article": article, "pair": pair}[kind]
    answer = desk.get(reverse(f"desk:{name}", args=[subject.public_id]))
    assert (answer.status_code, answer.url) == (302, reverse(f"desk:{above}", args=[subject.public_id]))


def test_a_stranger_is_told_nothing_by_the_address_of_a_form(client, article):
    assert client.get(reverse("desk:publish", args=[article.public_id])).status_code == 405


def test_after_a_conflict_in_the_inbox_one_comes_back_to_a_page(desk, pair):
    address = reverse("desk:contradiction-decide", args=[pair.public_id])
    referer = {"Referer": f"http://testserver{address}"}
    answer = desk.post(address, {"revision": pair.revision, "decision": "none", "note": ""}, headers=referer)
    assert answer.url == reverse("desk:contradiction", args=[pair.public_id])
    assert desk.get(answer.url).status_code == 200


def test_after_a_conflict_at_the_workbench_every_link_leads_to_a_page(desk, article, reviewer):
    claim = article.claims.order_by("pk").first()
    old = claim.revision
    claim_update(actor=reviewer, claim=claim, revision=old, note="theirs")
    page = desk.post(reverse("desk:claim-note", args=[claim.public_id]), {"revision": old, "note": "mine"})
    assert page.status_code == 409
    links = re.findall(r'href="([^"#][^"]*claim=[^"]*)"', page.text)
    assert len(links) > 6
    assert {link.partition("?")[0] for link in links} == {reverse("desk:workbench", args=[article.public_id])}
    assert re.findall(r'<form class="bench-find"[^>]*action="([^"]*)"', page.text) == [
        reverse("desk:workbench", args=[article.public_id])
    ]


@pytest.mark.parametrize("target", ["live", "source-offers"])
def test_what_a_page_asks_by_itself_leads_nobody_to_the_login(client, article, target):
    address = reverse("desk:live", args=[article.public_id])
    answer = client.get(address, headers={"HX-Request": "true", "HX-Target": target})
    assert (answer.status_code, answer.content, "HX-Redirect" in answer) == (401, b"", False)


def test_a_sentence_without_spaces_can_be_split_before_each_character(desk, editor):
    imported = ImportedText(text="橋は三月に閉じる。", title="Bridge", language="ja")
    claim = article_import(actor=editor, imported=imported).claims.get()
    page = desk.get(reverse("desk:words", args=[claim.public_id])).text
    assert re.findall(r'name="at" value="(\d+)">(.)</button>', page)[:2] == [("1", "は"), ("2", "三")]
    assert 'lang="ja"' in page


def test_the_way_back_to_the_workbench_shows_it_as_it_is_now(desk, article):
    answer = desk.get(reverse("desk:workbench", args=[article.public_id]))
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/desk/nowhere/", "/desk/articles/222222222222/", "/desk/claims/222222222222/"])
def test_where_there_is_nothing_the_desk_says_so_to_its_own(client, desk, address):
    answer = desk.get(address)
    assert (answer.status_code, answer.get("Cache-Control")) == (404, "private")
    assert "There is nothing at this address of the desk" in answer.text and reverse("desk:queue") in answer.text


def test_where_there_is_nothing_others_see_the_readers_page(client, person):
    stranger = client.get("/desk/nowhere/")
    client.force_login(person(None))
    for answer in (stranger, client.get("/desk/nowhere/"), client.get("/nowhere/")):
        assert answer.status_code == 404
        assert "what you look for was never published" in answer.text
        assert "desk" not in answer.text.replace("The Fact Desk", "").lower()
