"""Whatever element a browser shows words in, they come in, or the editor is told."""

import time

import pytest

from articles.intake.html import import_html, visible_text
from tests.intake.test_html import PAGE, PARAGRAPHS

WORDS = "The minister had asked that nobody was to hear of it before the vote."


def _page(inside):
    return import_html(PAGE.replace(PARAGRAPHS, PARAGRAPHS + inside))


@pytest.mark.parametrize(
    "markup",
    [
        *(f"<{name}>{WORDS}</{name}>" for name in ("marquee", "label", "output", "xmp", "slot", "nobr", "pre")),
        f"<p><label>{WORDS}</label></p>",
        f"<fieldset><legend>About the vote</legend>{WORDS}</fieldset>",
        f"<menu><li>{WORDS}</li></menu>",
        WORDS.join(("<p>", "</p>")).replace("nobody", "<nobr>nobody</nobr>").replace("vote", "<blink>vote</blink>"),
        WORDS.join(("<p>", "</p>")).replace("nobody", "<button>nobody</button>"),
    ],
)
def test_words_in_elements_that_few_pages_have_come_in(markup):
    for imported in (_page(markup), import_html(PARAGRAPHS + markup + "<p>Nobody answered.</p>")):
        assert WORDS in imported.text.split("\n")
    assert _page(markup).notices == ()


def test_a_button_of_its_own_and_labels_around_the_article_are_no_words_of_it():
    page = PAGE.replace("<nav>", "<label>Search this site</label><nav>").replace(
        "<h1>", "<button>Share it</button><h1>"
    )
    imported = import_html(page)
    assert "Share it" not in imported.text
    assert "Search this site" not in imported.text


@pytest.mark.parametrize("inside", ["{}", "<code>{}</code>", "<b>{}</b>"])
def test_lines_that_a_browser_shows_as_they_were_typed_stay_lines(inside):
    poem = "\n  The bridge is <i>old,\nthe river</i> is cold\n\n    and nobody crosses it."
    imported = _page(f"<pre>{inside.format(poem)}</pre>")
    lines = ["The bridge is old,", "the river is cold", "and nobody crosses it."]
    assert "\n".join(lines) in imported.text
    assert imported.notices == ()


def test_endless_lines_take_no_endless_time():
    assert "a" in _page(f"<pre>{'a' * 40}{chr(10) * 2_000_000}</pre>").text


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<svg><title>Logo</title><text>Costs</text><text>by year</text></svg>", "Costs by year"),
        ("<p>It is <math alttext='E = mc^2'><mi>E</mi></math>, the engineer said.</p>", "E = mc^2"),
        ("<p>It is <math><mi>x</mi><mo>=</mo><mn>2</mn></math>, the engineer said.</p>", "x=2"),
        ("<textarea>What do you think?</textarea>", "What do you think?"),
        ("<select><option>March</option></select>", "March"),
    ],
)
def test_words_that_make_no_sentences_are_told_to_be_left_out(markup, words):
    for imported in (_page(markup), import_html(PARAGRAPHS + markup)):
        assert words not in imported.text
        assert imported.notices[-1].startswith(f"1 drawing, formula or form field was left out: “{words}”.")


def test_a_drawing_without_words_is_not_told():
    assert _page("<svg><title>Share this</title><path d='M0 0'/></svg>").notices == ()


@pytest.mark.parametrize(
    "around", ["<aside><p>{}</p></aside>", "<footer><ul><li>{}</li></ul></footer>", "<form><p>{}</p></form>"]
)
def test_of_passages_that_are_left_out_the_number_and_the_first_are_told(around):
    markup = "".join(around.format(f"{number} of them knew: {WORDS}") for number in (3, 4))
    (notice,) = _page(markup).notices
    assert notice.startswith("2 passages of the article on this page were left out, first: “3 of them knew: The")


def test_links_to_other_articles_are_not_told_to_be_left_out():
    links = "".join(f"<li><a href='/{number}'>{number} others said: {WORDS}</a></li>" for number in range(3))
    assert _page(f"<ul>{links}</ul>").notices == ()


def test_words_that_a_page_gives_to_search_engines_alone_are_told_to_be_such():
    body = f"{WORDS} " * 5
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    imported = import_html(f"<html><head>{data}</head><body><article><p>Log in to read.</p></article></body></html>")
    assert WORDS in imported.text
    (notice,) = imported.notices
    assert "does not show these words" in notice


def test_thousands_of_buttons_and_cuts_in_one_sentence_take_no_minutes():
    began = time.process_time()
    text = visible_text(f"<p>{'<button>ten</button> or <s>nine</s> more ' * 20_000}</p>")
    assert time.process_time() - began < 10
    assert text.startswith("ten or more ten or more")
