"""Whatever element a browser shows words in, they come in, or the editor is told."""

import pytest

from articles.intake.html import import_html
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
