"""Two people at one article: what the one decides is seen by the other without a reload, and nothing goes for it."""

import pytest

from articles.services.claims import claim_update
from tests.browser.bench import at_work, claim_with


@pytest.fixture
def decide(editor):
    """Let the colleague decide on the sentence with ``words``."""

    def decided(words, **fields):
        claim = claim_with(words)
        return claim_update(actor=editor, claim=claim, revision=claim.revision, **fields)

    return decided


@pytest.fixture(autouse=True)
def _all_done(analysed):
    # The workbench polls by itself while checks are open.
    assert not analysed.checks.exclude(state="done").exists()


def test_what_a_colleague_decides_arrives_without_a_reload(window, colleague, analysed, decide):
    _desk, page, _address = at_work(window, analysed)
    far = decide("12 million", truth_status="false")
    here = decide("will close", truth_status="not_checkable")
    page.wait_for_selector(f"#w-{far.public_id}.status-false", timeout=15_000)
    page.wait_for_selector(f"#inspector[data-revision='{here.revision}']")
    assert page.locator(f"#s-{here.public_id}").get_attribute("aria-current") == "true"


def test_two_versions_stay_to_be_looked_at_when_a_colleague_goes_on(window, colleague, analysed, decide):
    desk, page, _address = at_work(window, analysed)
    decide("will close", truth_status="not_checkable")
    desk.press("4")
    page.wait_for_selector(".conflict")
    page.evaluate("document.activeElement.blur()")
    far = decide("12 million", truth_status="false")
    page.wait_for_selector(f"#w-{far.public_id}.status-false", timeout=15_000)
    desk.settle()
    assert page.locator(".conflict").is_visible()
