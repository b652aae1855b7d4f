"""Pages that cost the same for a few rows and for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.intake.types import ImportedText
from articles.services.articles import article_import
from articles.services.suggestions import suggestions_compute, suggestions_replace

pytestmark = pytest.mark.django_db


def imported(editor, sentences, title="Long"):
    words = "\n".join(f"“The quay of harbour {n} is shut,” said Ann Lee{n}." for n in range(sentences))
    article = article_import(actor=editor, imported=ImportedText(text=words, title=title))
    version = article.current_version
    suggestions_replace(version=version, analysed=suggestions_compute(version=version))
    return article


def queries_of(desk, address, **extra):
    desk.get(address, **extra)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert desk.get(address, **extra).status_code == 200
    return len(captured)


def test_the_workbench_asks_as_much_for_40_sentences_as_for_2(desk, editor):
    short, long = imported(editor, 2), imported(editor, 40)
    addresses = [reverse("desk:workbench", args=[article.public_id]) for article in (short, long)]
    assert queries_of(desk, addresses[0]) == queries_of(desk, addresses[1]) <= 55


def test_the_inspector_asks_as_much_in_a_long_article_as_in_a_short_one(desk, editor):
    counts = [
        queries_of(
            desk,
            reverse("desk:claim", args=[imported(editor, number).claims.order_by("pk").first().public_id]),
            headers={"HX-Request": "true"},
        )
        for number in (3, 40)
    ]
    assert counts[0] == counts[1] <= 35


def test_the_queue_asks_as_much_for_20_articles_as_for_2(desk, editor):
    for number in range(2):
        imported(editor, 1 + number, title=f"A {number}")
    few = queries_of(desk, reverse("desk:queue"))
    for number in range(18):
        imported(editor, 3 + number, title=f"B {number}")
    assert queries_of(desk, reverse("desk:queue")) == few <= 20


def test_looking_for_words_in_the_queue_reads_the_claims_once(desk, editor):
    for number in range(3):
        imported(editor, 2 + number, title=f"A {number}")
    address = reverse("desk:queue")
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(address, {"q": "harbour 1"}).context["page"].paginator.count == 3
    assert len([query for query in captured if "harbour 1" in query["sql"].lower()]) == 1
    assert queries_of(desk, f"{address}?q=harbour+1") <= 20
