"""What happens without a new page is told to who can't see it: in places that were there before."""

from tests.browser.bench import at_work

#: Of each change in a live region that was on the page, rendered, before: what it says.
LISTEN = """() => {
    window.heard = [];
    const places = [...document.querySelectorAll("[role=status]")].filter((each) => each.checkVisibility());
    for (const place of places) new MutationObserver(() => {
        if (place.isConnected && place.textContent.trim()) window.heard.push(place.textContent.trim());
    }).observe(place, {childList: true, subtree: true, characterData: true});
}"""


def test_a_step_that_was_saved_is_told_each_time(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    page.evaluate(LISTEN)
    desk.press("2", "3")
    heard = page.evaluate("window.heard")
    assert len(heard) == 2
    assert all(words.startswith("Saved ") for words in heard)


def test_a_range_that_begins_is_told(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    page.evaluate(LISTEN)
    desk.press("x")
    assert page.evaluate("window.heard") == ["A range begins here. x again ends it, Escape forgets it."]


def test_a_desk_that_is_away_is_told(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    page.evaluate(LISTEN)
    page.route("**/status/", lambda route: route.abort())
    desk.press("2")
    assert page.evaluate("window.heard")[-1].startswith("The desk can’t be reached.")
    desk.errors.clear()
