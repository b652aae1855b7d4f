"""The editor's whole way in a real browser: by keyboard, without scripts, on a telephone, and when things go wrong."""

import pytest
from django.urls import reverse

from articles.models import Attribution, Contradiction, Evidence, Publication
from articles.services.check_runs import checks_work_off
from articles.services.claims import claim_update
from tests.browser.bench import at_work, bench, claim_with
from tests.conftest import ARTICLE_TEXT

SELECT_WORDS = """([start, end]) => {
    const words = document.querySelector("[data-words]").firstChild;
    const range = document.createRange();
    range.setStart(words, start);
    range.setEnd(words, end);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


def test_the_whole_way_from_a_pasted_text_to_the_readers_page_by_keyboard(window, colleague):
    desk = window()
    page = desk.page
    desk.open("/desk/login/")
    desk.judge()
    desk.log_in("jonas")
    desk.judge()
    desk.press("i")
    page.get_by_label("Paste the article").fill(ARTICLE_TEXT)
    desk.judge()
    page.get_by_role("button", name="Show the sentences").press("Enter")
    page.get_by_label("Title").fill("Bridge to close")
    page.get_by_label("Publication", exact=True).fill("Harbour Gazette")
    page.get_by_label("Date of publication").fill("2026-11-20")
    desk.judge()
    page.get_by_role("button", name="Store the article").press("Enter")
    page.wait_for_url("**/desk/articles/**")

    # The machine finds sources and a contradiction while the page is open; they appear without a reload.
    checks_work_off()
    page.wait_for_selector(".s-suggested")
    page.wait_for_selector(".s-clash")
    desk.judge()

    # The first sentence is the article's own; then each suggestion is accepted by one key.
    desk.press("o")
    while page.locator('[data-key="a"]').count():
        desk.press("a")
    assert not Attribution.objects.filter(state="suggested").exists()
    checks_work_off()

    # The council: another source, in place, through a newspaper.
    council = claim_with("12 million")
    desk.open(bench(council.article, council))
    page.get_by_text("Through whom, and how").press("Enter")
    page.get_by_placeholder("through …").fill("Harbour Gazette")
    page.get_by_label("in place of").check()
    page.get_by_label("Add a source").fill("Lindau Town Hall")
    page.wait_for_selector("[data-offers]")
    page.keyboard.press("ArrowDown")
    desk.press("Enter")
    decided = Attribution.objects.get(claim=council, state="decided")
    assert decided.source.name == "Lindau Town Hall"
    assert [link.source_name for link in decided.via.all()] == ["Harbour Gazette"]

    # Said so, and verified; with evidence and a verdict.
    desk.press("Shift+Digit2", "2", "e")
    page.keyboard.type("City budget 2026")
    page.keyboard.press("Enter")
    desk.settle()
    desk.press("v")
    page.keyboard.type("The adopted budget says so.")
    page.keyboard.press("Enter")
    desk.settle()
    council.refresh_from_db()
    assert (council.said_status, council.truth_status) == ("confirmed", "verified")
    assert (council.verdict, Evidence.objects.get(claim=council).title) == (
        "The adopted budget says so.",
        "City budget 2026",
    )
    assert page.locator("[data-saved]").inner_text().startswith("Saved ")
    desk.judge()

    # The contradiction is decided where it is seen.
    desk.press("c")
    page.get_by_role("button", name="Real: this one stands").first.press("Enter")
    desk.settle()
    assert Contradiction.objects.get().stands == council

    page.get_by_role("link", name="Publish …").press("Enter")
    page.wait_for_url("**/publishing/")
    desk.judge()
    page.get_by_role("button", name="Publish").press("Enter")
    page.wait_for_selector("text=Published. Readers see it now.")
    assert Publication.objects.count() == 1

    reader = window()
    reader.open(reverse("public:article", args=[council.article.public_id]))
    assert reader.page.get_by_text("Lindau Town Hall").count()
    reader.judge()
    reader.open(reverse("public:claim", args=[council.public_id]))
    assert reader.page.get_by_text("The adopted budget says so.").count()
    reader.judge()


def test_keys_move_through_the_text_and_rest_while_somebody_types(window, colleague, analysed):
    desk = window()
    page = desk.page
    desk.enter("jonas")
    first, second = analysed.claims.order_by("pk")[:2]
    desk.open(bench(analysed, first))
    desk.press("j")
    assert page.locator("#inspector").get_attribute("data-inspector") == second.public_id
    assert page.evaluate("document.activeElement.id") == f"s-{second.public_id}"
    desk.press("k", "m")
    page.keyboard.type("jk 2 a u note")
    assert page.locator("#inspector").get_attribute("data-inspector") == first.public_id
    assert page.locator("#id_note").input_value() == "jk 2 a u note"
    desk.press("Escape", "?")
    assert page.locator("dialog#keys").is_visible()
    desk.judge()
    page.keyboard.press("Escape")
    for _step in range(5):
        page.keyboard.press("j")
    desk.settle()
    assert "6 of 6" in page.locator(".i-place").inner_text()


def test_a_range_of_sentences_gets_one_source_by_keyboard_and_undo_takes_it_back(window, colleague, analysed):
    desk = window()
    page = desk.page
    desk.enter("jonas")
    desk.open(bench(analysed, claim_with("We found")))
    desk.press("x", "j")
    assert page.locator(".in-range").count() == 2
    desk.press("x")
    page.keyboard.type("Marta Okoye")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=is now the source of 2 sentences")
    assert Attribution.objects.filter(state="decided").count() == 2
    desk.press("u")
    page.wait_for_selector("text=Undone: 2 sentences are as they were.")
    assert not Attribution.objects.filter(state="decided").exists()


def test_words_selected_in_the_sentence_become_a_claim_of_their_own(window, colleague, analysed):
    desk = window()
    page = desk.page
    desk.enter("jonas")
    desk.open(bench(analysed, claim_with("will close")))
    page.evaluate(SELECT_WORDS, [4, 17])
    page.wait_for_selector('[data-key="p"]')
    desk.press("p")
    assert analysed.claims.filter(kind="part", text="Lindau bridge").exists()
    assert page.locator(".part").count() == 1
    desk.judge()


def test_two_editors_at_once_both_versions_are_shown_and_nothing_is_overwritten(window, colleague, analysed, editor):
    desk = window()
    page = desk.page
    claim = claim_with("will close")
    desk.enter("jonas")
    desk.open(bench(analysed, claim))
    page.locator("#id_note").fill("my words")
    claim_update(actor=editor, claim=claim, revision=claim.revision, note="their words")
    page.get_by_role("button", name="Save the note").click()
    page.wait_for_selector(".conflict")
    assert "their words" in page.locator(".conflict").inner_text()
    assert "my words" in page.locator(".conflict").inner_text()
    desk.judge()
    page.get_by_role("button", name="Save mine all the same").click()
    page.wait_for_selector(".conflict", state="detached")
    claim.refresh_from_db()
    assert claim.note == "my words"


def test_what_was_typed_before_the_session_ended_is_there_after_the_login(window, colleague, analysed):
    desk = window()
    page = desk.page
    desk.log_in("jonas")
    desk.open(bench(analysed, claim_with("will close")))
    page.context.clear_cookies(name="sessionid")
    page.locator("#id_note").fill("call the engineer on Monday")
    page.get_by_role("button", name="Save the note").click()
    page.wait_for_url("**/desk/login/**")
    page.get_by_label("Username").fill("jonas")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/desk/unsent/")
    desk.judge()
    page.get_by_role("button", name="Send it now").click()
    page.wait_for_url("**/desk/articles/**")
    assert claim_with("will close").note == "call the engineer on Monday"


def test_an_answer_about_the_background_work_that_an_action_overtook_changes_nothing(window, colleague, article):
    desk = window()
    page = desk.page
    desk.enter("jonas")
    late = []
    page.route("**/live/**", lambda route: late.append(route) if not late else route.continue_())
    desk.open(bench(article, claim_with("will close")))
    with page.expect_request("**/live/**"):
        pass
    checks_work_off()
    desk.press("2")
    late[0].continue_()
    page.wait_for_selector(".s-suggested")
    desk.settle()
    assert claim_with("will close").truth_status == "verified"


def test_a_draft_survives_closing_the_page(window, colleague, analysed):
    desk, page, address = at_work(window, analysed)
    page.locator("#id_note").press_sequentially("half a thought")
    page.wait_for_selector("text=Draft kept.")
    desk.open(address)
    assert page.locator("#id_note").input_value() == "half a thought"


def test_enter_in_a_verdict_saves_it_though_a_draft_is_shown(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    claim = claim_with("will close")
    desk.press("v")
    page.locator("#id_verdict").press_sequentially("The budget says")
    page.wait_for_selector("text=Draft kept.")
    page.get_by_role("button", name="Unproven").click()
    page.wait_for_selector("[data-draft-kept]")
    page.locator("#id_verdict").press("End")
    page.locator("#id_verdict").press_sequentially(" so.")
    page.locator("#id_verdict").press("Enter")
    desk.settle()
    claim.refresh_from_db()
    assert claim.verdict == "The budget says so."


def test_a_draft_that_is_thrown_away_is_gone_from_the_browser_too(window, colleague, analysed):
    desk, page, address = at_work(window, analysed)
    page.locator("#id_note").press_sequentially("half a thought")
    page.wait_for_selector("text=Draft kept.")
    desk.open(address)
    page.locator("#id_note").press_sequentially(" and more")
    page.get_by_role("button", name="Throw it away").click()
    page.wait_for_selector("[data-draft-kept]", state="detached")
    assert page.locator("#id_note").input_value() == ""
    page.wait_for_timeout(2000)  # longer than a draft waits before it is kept
    desk.open(address)
    assert page.locator("#id_note").input_value() == ""


def test_a_draft_typed_after_the_session_ended_waits_in_the_browser(window, colleague, analysed):
    desk, page, address = at_work(window, analysed)
    page.context.clear_cookies(name="sessionid")
    page.locator("#id_note").press_sequentially("half a thought")
    page.wait_for_selector("text=Your session has ended.")
    desk.log_in("jonas")
    desk.open(address)
    assert page.locator("#id_note").input_value() == "half a thought"


def test_a_chain_that_was_typed_and_not_set_is_there_again(window, colleague, analysed):
    desk, page, address = at_work(window, analysed)
    desk.press("s")
    page.locator("#source_name").fill("Officials")
    page.get_by_text("Through whom, and how").click()
    page.get_by_label("Through").last.fill("The Courier")
    page.get_by_label("which").first.select_option("document")
    page.get_by_label("Through").last.fill("The Wire")
    page.get_by_label("How the words are given").select_option("mixed")
    desk.open(address)
    assert page.get_by_label("How the words are given").input_value() == "mixed"
    links = page.locator("[name=via_name]")
    assert [links.nth(at).input_value() for at in range(links.count())] == ["The Courier", "The Wire", ""]
    assert page.get_by_label("which").first.input_value() == "document"
    page.get_by_role("button", name="Set", exact=True).click()
    page.get_by_role("button", name="Add “Officials” as a new source").click()
    page.wait_for_selector("[data-saved]:has-text('Saved')")
    desk.open(address)
    assert page.locator("#source_name").input_value() == ""
    assert Attribution.objects.get(state="decided").via.count() == 2
    assert page.locator("[name=via_name]").count() == 1


def test_everything_works_without_scripts(window, colleague, analysed):
    desk = window(scripts=False)
    page = desk.page
    desk.log_in("jonas")
    page.get_by_role("link", name="Bridge to close").click()
    page.get_by_role("link", name="We found cracks").click()
    page.get_by_role("button", name="Accept", exact=False).first.click()
    page.wait_for_selector("text=Saved")
    assert Attribution.objects.filter(state="decided").count() == 1
    page.get_by_role("link", name="12 million").first.click()
    page.get_by_label("Change the source").fill("Town Hall")
    page.get_by_role("button", name="Set", exact=True).click()
    page.get_by_role("button", name="Add “Town Hall” as a new source").click()
    assert Attribution.objects.get(claim=claim_with("12 million"), state="decided").source_name == "Town Hall"
    page.get_by_role("button", name="verified").click()
    assert claim_with("12 million").truth_status == "verified"
    page.get_by_role("link", name="Split, merge, part …").click()
    page.get_by_role("button", name="the", exact=True).first.click()
    assert claim_with("12 million").text.startswith("the ")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_of_the_desk_is_free_of_barriers_and_fits_its_window(
    window, person, analysed, colleague, width, dark
):
    person("administrator", "ada")
    claim_update(actor=colleague, claim=claim_with("31 million"), revision=claim_with("31 million").revision,
                 truth_status="disputed", said_status="reported", note="ask")  # fmt: skip
    desk = window(width=width, dark=dark)
    desk.enter("ada")
    pages = ["queue", "import", "keys", "contradictions", "sources", "history", "checks", "people"]
    addresses = [reverse(f"desk:{name}") for name in pages]
    of_article = ["workbench", "details", "version-new", "publishing", "article-history"]
    addresses += [reverse(f"desk:{name}", args=[analysed.public_id]) for name in of_article]
    addresses += [bench(analysed, claim_with("31 million")), reverse("desk:words", args=[claim_with("31").public_id])]
    for address in addresses:
        desk.open(address)
        desk.judge()
        overflow = desk.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, address
