"""What an article says twice comes in twice, long or short."""

import pytest

from articles.intake.html import import_html
from articles.intake.text import clean_text
from tests.intake.test_html import PAGE, PARAGRAPHS

LINE = "“We have known of the cracks for years,” the engineer told the council on Monday evening."


@pytest.mark.parametrize(
    ("markup", "times"),
    [
        (f"<p>{LINE}</p><p>{LINE}</p>", 2),
        (f"<p>{LINE}</p><p>{LINE.replace('known', '<b>known</b>')}</p><p>{LINE}</p>", 3),
        (f"<blockquote><p>{LINE}</p></blockquote><blockquote><p>{LINE}</p></blockquote>", 2),
        (f"<p>{LINE}</p><blockquote>{LINE}</blockquote>", 2),
        (f"<ul><li>{LINE}</li></ul><ul><li>{LINE}</li></ul>", 2),
        (f"<h2>{LINE}</h2><p>Nobody else spoke.</p><h2>{LINE}</h2><p>Nobody answered.</p>", 2),
    ],
    ids=["one after the other", "three times", "quotations", "quoted", "lists", "headings"],
)
def test_what_a_page_says_again_comes_in_again(markup, times):
    imported = import_html(PAGE.replace(PARAGRAPHS, PARAGRAPHS + markup))
    assert imported.text.split("\n").count(LINE) == times
    assert imported.notices == ()
    assert clean_text(imported.text) == imported.text


@pytest.mark.parametrize("around", ["<body><article>{}</article>", "<body><nav>Home</nav><main>{}</main>", "<body>{}"])
def test_a_short_page_comes_in_line_by_line_with_what_it_says_again(around):
    article = f"<p>{LINE}</p><p>Nobody answered.</p><p>{LINE}</p>"
    imported = import_html(f"<html><head><title>Cracks</title></head>{around.format(article)}</body></html>")
    assert imported.text.split("\n") == [LINE, "Nobody answered.", LINE]
    assert imported.title == "Cracks"


def test_a_longer_page_without_an_article_keeps_its_refrain():
    verse = "<p>{} went over the bridge in the morning and nobody saw them again.</p>"
    verses = "".join(f"{verse.format(name)}<p>{LINE}</p>" for name in ("Ann", "Ben", "Cem"))
    assert import_html(f"<html><body><div>{verses}</div></body></html>").text.split("\n").count(LINE) == 3


def test_a_page_of_one_word_takes_no_more_room_for_being_long():
    imported = import_html(f"<html><body><article>{'<p>Bridge</p>' * 20_000}</article></body></html>")
    assert imported.text.count("Bridge") == 20_000
