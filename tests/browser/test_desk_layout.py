"""How the desk is laid out on paper and on a telephone: nothing is cut off, covered or left out."""

import pytest
from django.urls import reverse

from articles.services.claims import claim_update
from articles.services.sources import source_create, source_grade
from tests.browser.bench import at_work, bench, claim_with

FINDING = {
    "verdict": "The budget says so.",
    "explanation": "It is on page 4.\n\nNobody denies it.",
    "note": "Ask the mayor once more.",
}


def test_on_paper_verdict_explanation_and_note_are_told(window, colleague, analysed):
    claim = claim_with("will close")
    claim_update(actor=colleague, claim=claim, revision=claim.revision, as_of="2026-03-01", **FINDING)
    desk, page, _address = at_work(window, analysed)
    kept = page.locator(".i-kept")
    assert not kept.is_visible()
    desk.judge()
    page.emulate_media(media="print")
    told = [each.inner_text() for each in kept.locator("dd").all() if each.is_visible()]
    assert told == [FINDING["verdict"], FINDING["explanation"], "1 March 2026", FINDING["note"]]
    assert not page.get_by_text("Add evidence e").is_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_on_a_telephone_people_and_sources_are_read_without_scrolling_sideways(window, person, dark):
    administrator = person("administrator", "amara")
    person("reviewer", "a-person-with-a-long-name@harbour-gazette.example")
    source = source_create(actor=administrator, name="The committee for bridges, piers and other works of the region")
    source_grade(actor=administrator, source=source, revision=1, reliability="C", reason="Mixed.")
    desk = window(width=390, dark=dark)
    desk.enter("amara")
    for name in ("people", "sources"):
        desk.open(reverse(f"desk:{name}"))
        region = desk.page.locator(".table-scroll")
        assert region.evaluate("box => box.scrollWidth - box.clientWidth") <= 0, name
        for each in region.locator("select, button, .grade, .number").all():
            box = each.bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= 390, (name, each.inner_text())
        desk.judge()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_frame_around_a_conflict_is_seen_whole(window, colleague, analysed, width):
    claim = claim_with("will close")
    desk = window(width=width)
    desk.enter("jonas")
    desk.open(bench(analysed, claim))
    for count in range(4):
        claim_update(actor=colleague, claim=claim, revision=claim.revision, note=f"theirs {count}")
    desk.press("4")
    alarm, head = (desk.page.locator(each).first for each in (".conflict", ".i-head"))
    assert alarm.evaluate("box => box === document.activeElement")
    assert alarm.bounding_box()["y"] - 5 >= head.bounding_box()["y"] + head.bounding_box()["height"]
    # Further down, what is reached by the keyboard is not under the head either.
    desk.page.locator("#contradictions").evaluate("box => box.focus()")
    desk.page.keyboard.press("Shift+Tab")
    desk.page.locator(".conflict").evaluate("box => { box.focus(); box.scrollIntoView({ block: 'start' }); }")
    assert alarm.bounding_box()["y"] - 5 >= head.bounding_box()["y"] + head.bounding_box()["height"]


def test_a_sentence_is_high_enough_to_be_pressed(window, colleague, analysed):
    _desk, page, _address = at_work(window, analysed)
    heights = page.evaluate("[...document.querySelectorAll('.s')].map(each => each.getClientRects()[0].height)")
    assert min(heights) >= 24


def test_what_is_folded_up_is_high_enough_to_be_pressed(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    for name, keys in (
        ("workbench", [analysed.public_id]),
        ("publishing", [analysed.public_id]),
        ("contradictions", []),
    ):
        desk.open(reverse(f"desk:{name}", args=keys))
        heights = page.evaluate("[...document.querySelectorAll('summary')].map(each => each.offsetHeight)")
        assert heights and min(each for each in heights if each) >= 24, name


def test_in_forced_colours_every_word_of_the_sentence_is_seen_and_the_page_that_one_is_on(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    desk.open(bench(analysed, claim_with("12 million")))
    page.emulate_media(forced_colors="active")
    colour, ground = (
        page.locator("#inspector mark.content").first.evaluate(f"each => getComputedStyle(each).{name}")
        for name in ("color", "backgroundColor")
    )
    assert colour != ground
    assert colour == page.locator("[data-words]").evaluate("each => getComputedStyle(each).color")
    desk.open(reverse("desk:queue"))
    borders = page.evaluate(
        "[...document.querySelectorAll('.top-nav a')].map(each => getComputedStyle(each).borderBottomColor)"
    )
    assert borders.count(borders[0]) == 1 and len(borders) > 2


def test_at_the_end_of_the_page_the_head_of_the_inspector_is_seen_whole(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    desk.press("v")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.locator(".i-head").bounding_box()["y"] >= -0.5
    field, panel = (page.locator(each).bounding_box() for each in ("#id_verdict", "#inspector"))
    assert field["x"] + field["width"] + 5 <= panel["x"] + panel["width"]


def test_the_keys_are_read_on_a_telephone_with_large_letters(window, colleague):
    desk = window(width=390)
    desk.enter("jonas")
    desk.open(reverse("desk:keys"))
    desk.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 390
