"""Readers' pages in a real browser: accessible, at home on a small screen, and untouched by the strict policy."""

import shutil
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import sync_playwright

from articles.models import Source
from articles.services.claims import claim_update
from articles.services.publications import article_publish
from tests.publishing import newsroom_make

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(__file__).resolve().parents[1] / "browser" / "axe.min.js"
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]


@pytest.fixture
def addresses(live_server, article, editor, reviewer, monkeypatch):
    """The address of each kind of page of a newsroom that published twice."""
    # The browser's own loop runs in this thread; Django would take that for an asynchronous caller.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    room = newsroom_make(article=article, editor=editor, reviewer=reviewer, secrets=False)
    article_publish(actor=reviewer, article=article)
    claim = room.false_claim
    claim.refresh_from_db()
    claim_update(actor=editor, claim=claim, revision=claim.revision, verdict="The signed budget says so.")
    article_publish(actor=reviewer, article=article, correction_note="Reworded.")
    council = Source.objects.get(name="City council").public_id
    paths = {name: reverse(f"public:{name}") for name in ("home", "articles", "corrections", "how_we_work", "search")}
    paths["article"] = reverse("public:article", args=[article.public_id])
    paths["claim"] = reverse("public:claim", args=[claim.public_id])
    paths["unchecked claim"] = reverse("public:claim", args=[room.claim("Lindau").public_id])
    paths["chain"] = reverse("public:claim", args=[room.claim("Two contractors").public_id])
    paths["embed"] = reverse("public:claim_embed", args=[claim.public_id])
    paths["source"] = reverse("public:source", args=[council])
    paths["not found"] = "/nowhere/"
    return {name: live_server.url + path for name, path in paths.items()}


@pytest.fixture
def browser(addresses):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.skipif(not AXE.exists(), reason="axe is not here")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_and_fits_a_small_screen(addresses, browser, scheme):
    page = browser.new_page(viewport={"width": 360, "height": 720}, color_scheme=scheme)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if "ecurity" in message.text else None)
    found = {}
    for name, address in addresses.items():
        page.goto(address)
        assert overflow(page) <= 0, name
        page.evaluate(AXE.read_text(encoding="utf-8"))
        run = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
        found[name] = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in run["violations"]]
    assert {name: problems for name, problems in found.items() if problems} == {}
    assert complaints == []


def test_pages_need_no_script_and_the_data_block_is_not_in_the_way(addresses, browser):
    with_script = browser.new_page()
    refused = []
    with_script.on("console", lambda message: refused.append(message.text))
    with_script.goto(addresses["claim"])
    assert "ClaimReview" in with_script.locator("script[type='application/ld+json']").inner_html()
    assert refused == []
    without = browser.new_context(java_script_enabled=False).new_page()
    for name, address in addresses.items():
        without.goto(address)
        assert without.locator("h1").first.is_visible(), name


def test_text_at_twice_its_size_stays_on_the_page(addresses, browser):
    page = browser.new_page(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    for name in ("article", "claim", "search", "source"):
        page.goto(addresses[name])
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert overflow(page) <= 0, name


def test_a_reader_goes_from_a_sentence_to_its_claim_and_back_by_keyboard(addresses, browser):
    page = browser.new_page()
    page.goto(addresses["article"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.get_by_role("link", name="Sentence 5: False").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim/**")
    page.get_by_role("link", name="Sentence 5 of 6").click()
    page.wait_for_url("**/article/**")
    assert page.locator("#s5").evaluate("sentence => sentence.matches(':target')")


def test_the_embed_runs_in_a_frame_of_another_page_and_the_claim_itself_does_not(addresses, browser):
    page = browser.new_page()
    frame = '<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="{}" width="600" height="320"></iframe>'
    page.set_content(frame.format(addresses["embed"]))
    page.wait_for_timeout(500)
    assert page.frames[1].locator("h1").inner_text().startswith("According to the city council")
    page.set_content(frame.format(addresses["claim"]))
    page.wait_for_timeout(500)
    assert page.frames[1].locator("h1.verdict-claim").count() == 0
