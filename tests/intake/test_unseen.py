"""What a page hides or strikes through stays out, and the editor is told how much and what."""

import pytest

from articles.intake.html import import_html
from tests.intake.test_html import PAGE, PARAGRAPHS

SECRET = "The minister had asked that nobody was to hear of it before the vote."


def _page(inside):
    return import_html(PAGE.replace(PARAGRAPHS, PARAGRAPHS + inside))


@pytest.mark.parametrize(
    "hidden",
    [
        f"<p hidden>{SECRET}</p>",
        f"<p hidden='until-found'>{SECRET}</p>",
        f"<div><p style='color: red; Display : none !important'>{SECRET}</p></div>",
        f"<p style='visibility:hidden'>{SECRET}</p>",
        f"<p>The mayor spoke <span hidden>{SECRET}</span> of it.</p>",
        f"<p>The mayor spoke <span class='link sr-only'>{SECRET}</span> of it.</p>",
        f"<dialog><p>{SECRET}</p></dialog>",
        f"<template><p>{SECRET}</p></template>",
        f"<noscript><p>{SECRET}</p></noscript>",
    ],
)
def test_what_no_reader_sees_stays_out_and_is_told(hidden):
    for imported in (_page(hidden), import_html(f"{PARAGRAPHS}{hidden}")):
        assert SECRET not in imported.text
        assert imported.notices[-1] == f"1 hidden passage was left out, which readers do not see: “{SECRET}”."
        assert ("The mayor spoke of it." in imported.text) == ("The mayor spoke" in hidden)


@pytest.mark.parametrize(
    "shown",
    [
        f"<p aria-hidden='true'>{SECRET}</p>",
        f"<p style='display: block'>{SECRET}</p>",
        f"<p class='hidden-gem'>{SECRET}</p>",
        f"<dialog open><p>{SECRET}</p></dialog>",
        f"<details><summary>More about it</summary><p>{SECRET}</p></details>",
    ],
)
def test_what_readers_see_comes_in(shown):
    imported = import_html(f"{PARAGRAPHS}{shown}")
    assert SECRET in imported.text
    assert len(imported.notices) == 1
    if "dialog" not in shown:
        assert SECRET in _page(shown).text


def test_what_readers_see_is_not_lost_for_being_hidden_from_those_who_listen():
    imported = _page(f"<p aria-hidden='true'>{SECRET}</p>")
    assert SECRET in imported.text
    assert imported.notices == ()


@pytest.mark.parametrize(
    ("markup", "text", "told"),
    [
        (
            "<p>It will cost <del>ten</del> <ins>twelve</ins> million in all, they say.</p>",
            "It will cost twelve million in all, they say.",
            "1 passage that is struck through was left out: “ten”.",
        ),
        (
            "<p>It will cost <s>ten</s> <strike>eleven</strike> twelve million in all.</p>",
            "It will cost twelve million in all.",
            "2 passages that are struck through were left out, first: “ten”.",
        ),
        (
            "<p>It will cost <span style='text-decoration: underline line-through'>ten</span>twelve million.</p>",
            "It will cost twelve million.",
            "1 passage that is struck through was left out: “ten”.",
        ),
    ],
)
def test_what_is_struck_through_stays_out_and_is_told(markup, text, told):
    for imported in (_page(markup), import_html(PARAGRAPHS + markup)):
        assert text in imported.text.split("\n")
        assert imported.notices[-1] == told


def test_of_many_hidden_passages_the_number_and_the_first_are_told():
    (notice,) = _page("".join(f"<p hidden>Secret {number}: {SECRET * 3}</p>" for number in range(7))).notices
    assert notice.startswith(
        "7 hidden passages were left out, which readers do not see, first: “Secret 0: The minister"
    )
    assert notice.endswith(" …”.")


def test_what_is_hidden_beside_the_article_is_not_told():
    menu = f"<div hidden><p>{SECRET}</p></div>"
    assert import_html(PAGE.replace("<nav>", f"{menu}<nav>")).notices == ()


def test_on_a_page_that_marks_no_article_what_stands_beside_its_paragraphs_is_told():
    page = f"<html><body><div>Menu</div><div>{PARAGRAPHS}<p hidden>{SECRET}</p></div></body></html>"
    (notice,) = import_html(page).notices
    assert SECRET in notice


def test_an_article_that_waits_for_a_script_comes_in_and_that_is_told():
    for way in ("hidden", "style='visibility: hidden'"):
        page = PAGE.replace("<article>", f"<article><div {way}>").replace("</article>", "</div></article>")
        imported = import_html(page)
        assert "On day 8 the bridge stays closed" in imported.text
        (notice,) = imported.notices
        assert "hidden until its scripts show them" in notice


def test_what_only_browsers_that_cannot_play_show_is_no_part_of_the_article():
    instead = (
        f"<video><p>{SECRET}</p></video><p>She is called <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> there.</p>"
    )
    for imported in (_page(instead), import_html(PARAGRAPHS + instead)):
        assert "She is called 漢 there." in imported.text.split("\n")
        assert SECRET not in imported.text
    assert _page(instead).notices == ()
