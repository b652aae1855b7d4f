"""Taking an article in: seen before it is stored, and clear answers to what can go wrong."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article, Version
from tests.conftest import ARTICLE_TEXT

pytestmark = pytest.mark.django_db


def send(desk, **fields):
    return desk.post(reverse("desk:import"), {"language": "en", **fields})


def test_the_sentences_are_shown_before_anything_is_stored(desk):
    page = send(desk, step="preview", text=ARTICLE_TEXT)
    assert page.context["sentences"][1] == "“We found cracks in two piers,” said Marta Okoye, the city engineer."
    assert not Article.objects.exists()


def test_storing_leads_to_the_workbench(desk):
    answer = send(desk, step="store", text=ARTICLE_TEXT, title="Bridge", outlet="Gazette", published_on="2026-11-20")
    article = Article.objects.get()
    assert answer.url == reverse("desk:workbench", args=[article.public_id])
    assert (article.title, article.outlet, article.published_on.isoformat()) == ("Bridge", "Gazette", "2026-11-20")


def test_a_file_is_read(desk):
    file = SimpleUploadedFile(
        "bridge.html", b"<h1>Bridge</h1><p>The bridge is shut, the mayor said on Monday in town.</p>"
    )
    page = send(desk, step="preview", file=file)
    assert page.status_code == 200
    assert "the mayor said on Monday" in page.text


def test_the_same_text_again_names_the_article_and_offers_a_way_on(desk, article):
    warned = send(desk, step="store", text=ARTICLE_TEXT, title="Again")
    assert warned.status_code == 409
    assert reverse("desk:workbench", args=[article.public_id]) in warned.text
    send(desk, step="store", text=ARTICLE_TEXT, title="Again", allow_duplicate="on")
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "There is no text."),
        ({"text": "   \n "}, "There is no text."),
        ({"text": "12 34 … 56"}, "There are no words"),
        ({"text": "A text.", "url": "https://example.org"}, "Give one of the three"),
        ({"url": "ht!tp://"}, "Enter a valid URL"),
        ({"url": "http://127.0.0.1/"}, ""),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}, "can't be read"),
        ({"file": SimpleUploadedFile("a.txt", b"")}, "This file is empty."),
        ({"file": SimpleUploadedFile("a.txt", b"\x00\x01\x02")}, "not a text file"),
    ],
)
def test_what_cannot_be_taken_in_is_answered_in_a_clear_sentence(desk, fields, said):
    page = send(desk, step="preview", **fields)
    assert page.status_code == 422
    assert "errorlist" in page.text
    assert said.replace("'", "&#x27;") in page.text


@pytest.mark.parametrize(
    ("language", "shown"),
    [("", "English"), ("en-US", "English (en-US)"), ("pt-br", "Brazilian Portuguese"), ("tlh", "tlh")],
)
def test_the_language_is_chosen_by_its_name_and_a_rare_one_stays(desk, language, shown):
    page = b"<html lang='%s'><body><p>The bridge is closed. Nobody was hurt.</p></body></html>" % language.encode()
    preview = desk.post(reverse("desk:import"), {"step": "preview", "file": SimpleUploadedFile("page.html", page)})
    chosen = re.search(r'<option value="([^"]*)" selected>([^<]*)<', preview.text)
    assert chosen.groups() == (language or "en", shown)
    send(desk, step="store", text="The bridge is closed.", language=language or "en")
    assert Article.objects.get().language == (language or "en")


def test_what_is_no_language_is_refused_in_a_sentence(desk):
    answer = send(desk, step="store", text="The bridge is closed.", language="in English")
    assert answer.status_code == 422
    assert "Give the language by its code" in answer.text


def test_a_wrong_date_comes_back_with_everything_that_was_typed(desk):
    page = send(desk, step="store", text="The quay is shut.", title="Quay", published_on="yesterday")
    assert page.status_code == 422
    assert "The quay is shut." in page.text
    assert 'value="Quay"' in page.text
    assert not Article.objects.exists()


def test_what_is_stored_is_what_the_preview_showed(desk):
    lines = [f"the {n} of the islands said on Monday that the ferry" for n in ("first", "second", "third", "fourth")]
    file = SimpleUploadedFile("list.html", "".join(f"<p>{line}</p>" for line in lines).encode())
    shown = send(desk, step="preview", file=file).context["form"]["text"].value()
    send(desk, step="store", text=shown)
    assert Version.objects.get().text == shown == "\n".join(lines)


def test_the_text_can_be_corrected_in_the_preview(desk):
    page = send(desk, step="store", again="1", text="One. Two sentences now.", title="T")
    assert page.context["count"] == 2
    assert not Article.objects.exists()


def test_what_was_left_out_stays_told_as_often_as_the_preview_is_shown_again(desk, article):
    file = SimpleUploadedFile("bridge.html", f"<p>{ARTICLE_TEXT}</p>".encode())
    page = send(desk, step="preview", file=file)
    (notice,) = page.context["notices"]
    ways = ({"again": "1"}, {"published_on": "yesterday"}, {"text": " "}, {})
    for way in ways:
        fields = {"step": "store", "text": ARTICLE_TEXT, "title": "T", "notice": page.context["notices"], **way}
        page = send(desk, **fields)
        assert page.context["notices"] == (notice,)
        assert f'name="notice" value="{notice}"' in page.text
    assert Article.objects.get() == article
