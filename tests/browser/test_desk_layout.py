"""How the desk is laid out on paper and on a telephone: nothing is cut off, covered or left out."""

from articles.services.claims import claim_update
from tests.browser.bench import at_work, claim_with

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
    assert not page.get_by_text("Add evidence").is_visible()
