"""Keys and focus at the workbench: each key acts on the sentence that is marked, once, and nothing typed goes."""

from django.urls import reverse

from articles.models import Attribution, Contradiction, Evidence
from articles.services.sources import source_create
from tests.browser.bench import at_work, bench, claim_with
from tests.publishing import clash


def slow_inspector(page):
    """Let every fetched inspector arrive late."""

    def later(route):
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/desk/claims/*/", later)


def test_a_key_pressed_right_after_moving_acts_on_the_sentence_that_is_marked(window, colleague, analysed):
    _desk, page, _address = at_work(window, analysed)
    first, second, third = analysed.claims.order_by("pk")[:3]
    page.goto(page.url.split("?")[0] + f"?claim={first.public_id}")
    slow_inspector(page)
    for key in ("j", "2", "j", "5"):
        page.keyboard.press(key)
    page.wait_for_function(
        "name => document.querySelector('#inspector').dataset.inspector === name", arg=third.public_id
    )
    page.wait_for_selector("#inspector [data-key='5'][aria-pressed=true]")
    for claim, status in ((first, "unchecked"), (second, "verified"), (third, "false")):
        claim.refresh_from_db()
        assert claim.truth_status == status


PRESS_WHILE_IT_SETTLES = """() => document.addEventListener("htmx:afterSwap", () => {
    const link = document.activeElement;
    link.dispatchEvent(new KeyboardEvent("keydown", {key: "j", code: "KeyJ", bubbles: true, cancelable: true}));
}, {once: true})"""


def test_a_key_pressed_just_when_the_inspector_arrives_still_moves(window, colleague, analysed):
    desk = window()
    page = desk.page
    desk.enter("jonas")
    first, second, third = analysed.claims.order_by("pk")[:3]
    desk.open(bench(analysed, first))
    page.evaluate(PRESS_WHILE_IT_SETTLES)
    page.keyboard.press("j")
    page.wait_for_selector(f'#inspector[data-inspector="{third.public_id}"]:not([aria-busy])')
    assert page.evaluate("document.activeElement.id") == f"s-{third.public_id}"
    desk.press("k")
    assert page.locator("#inspector").get_attribute("data-inspector") == second.public_id


def test_a_slash_that_needs_shift_and_seven_searches_and_decides_nothing(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: '/', code: 'Digit7', shiftKey: true, bubbles: true, cancelable: true}))"
    )
    desk.settle()
    assert page.evaluate("document.activeElement.dataset.key") == "/"
    assert set(analysed.claims.values_list("said_status", flat=True)) == {"unchecked"}


def test_a_key_that_is_held_down_decides_once(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    suggested = Attribution.objects.filter(state="suggested").count()
    page.goto(
        page.url.split("?")[0] + f"?claim={Attribution.objects.filter(state='suggested').first().claim.public_id}"
    )
    for _ in range(4):
        page.keyboard.down("a")
        desk.settle()
    page.keyboard.up("a")
    assert Attribution.objects.filter(state="suggested").count() == suggested - 1


def test_the_focus_stays_on_the_arrow_that_was_pressed(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    page.goto(page.url.split("?")[0] + f"?claim={analysed.claims.order_by('pk').first().public_id}")
    page.locator("#inspector [data-go]").last.focus()
    before = page.evaluate("document.querySelector('#inspector').dataset.inspector")
    desk.press("Enter")
    assert page.evaluate("document.querySelector('#inspector').dataset.inspector") != before
    assert page.evaluate("document.querySelector('#inspector').contains(document.activeElement)")


def test_what_was_typed_into_other_forms_stays_when_a_key_decides(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    clashing = Contradiction.objects.first().claim_a
    page.goto(page.url.split("?")[0] + f"?claim={clashing.public_id}")
    fields = {
        "#id_verdict": "The budget says so.",
        "#id_as_of": "2026-11-01",
        "[id^=note-]": "Ask the auditor.",
        "#source_name": "Marta O",
    }
    page.locator("summary[data-key=v]").click()
    for field, typed in fields.items():
        page.locator(field).first.fill(typed)
    page.keyboard.press("Escape")
    desk.press("2")
    for field, typed in fields.items():
        assert page.locator(field).first.input_value() == typed
    page.locator("#id_verdict").press("Enter")
    desk.settle()
    clashing.refresh_from_db()
    assert (clashing.verdict, str(clashing.as_of), clashing.truth_status) == (
        "The budget says so.",
        "2026-11-01",
        "verified",
    )
    page.get_by_role("button", name="Not a conflict").first.click()
    desk.settle()
    kept = page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('desk.draft'))")
    assert [key.split(".")[-1] for key in kept] == ["source"]


def test_what_was_closed_stays_closed_when_a_key_decides(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    desk.press("2")
    assert (
        page.locator("#inspector details.chain-editor[open], #inspector details[open]:not(.pair-decide)").count() == 0
    )


def test_a_link_without_its_scheme_is_taken_as_it_was_typed(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    desk.press("e")
    page.locator("#evidence_title").fill("The budget")
    page.locator("#evidence_url").fill("example.org/budget.pdf")
    page.locator("#evidence_url").press("Enter")
    desk.settle()
    assert Evidence.objects.get().url == "https://example.org/budget.pdf"


def test_the_focus_goes_on_with_the_sentence_that_a_key_goes_on_to(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    page.goto(page.url.split("?")[0] + f"?claim={analysed.claims.order_by('pk').first().public_id}")
    desk.press("j")
    for key in ("o", "o"):
        before = page.evaluate("document.querySelector('#inspector').dataset.inspector")
        desk.press(key)
        shown = page.evaluate("document.querySelector('#inspector').dataset.inspector")
        assert shown != before
        assert page.evaluate("document.activeElement.id") == f"s-{shown}"


def test_one_key_leads_past_the_text_into_the_inspector_and_one_to_the_words(window, colleague, analysed):
    desk, page, address = at_work(window, analysed)
    desk.press("j", "i", "Tab")
    assert page.evaluate("document.activeElement.closest('.i-nav') !== null")
    desk.press("i", "j")
    assert page.evaluate("document.activeElement.closest('#text') !== null")
    page.keyboard.press("w")
    page.wait_for_url("**/words/")
    # What is written on buttons and links as their key is in the list of keys.
    desk.open(address)
    shown = set(page.locator("#inspector kbd, .bench-text kbd, .bench-head kbd").all_inner_texts())
    listed = set(page.locator("#keys kbd").all_text_contents())
    assert {key for key in shown if key.isalpha() or key in "/?"} <= listed


def test_a_verdict_that_is_written_already_goes_on_at_its_end(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    desk.press("v")
    page.keyboard.type("The budget")
    desk.press("Enter", "Escape", "v")
    page.keyboard.type(" says so")
    assert page.locator("#id_verdict").input_value() == "The budget says so"
    desk.press("Enter")


def test_the_focus_is_where_something_was_refused(window, colleague):
    source = source_create(actor=colleague, name="Marta Okoye")
    desk = window()
    desk.enter("jonas")
    desk.open(reverse("desk:source", args=[source.public_id]))
    desk.page.locator("#grade_reliability").select_option("B")
    desk.page.get_by_role("button", name="Save the grade").press("Enter")
    desk.page.wait_for_selector(".errorlist")
    assert desk.page.evaluate("document.activeElement.closest('form').getAttribute('action')").endswith("/grade/")
    desk.judge()


def test_after_a_decision_in_the_list_the_focus_goes_on_with_the_next_pair(window, colleague, analysed):
    first, other = Contradiction.objects.get(), clash(claim_with("will close"), claim_with("We found"))
    Contradiction.objects.filter(pk=first.pk).update(probability=0.99)
    desk = window()
    desk.enter("jonas")
    desk.open(reverse("desk:contradictions"))
    page = desk.page
    page.locator(f"#pair-{first.public_id}").get_by_role("button", name="Not a conflict").press("Enter")
    page.wait_for_url(f"**#pair-{other.public_id}")
    assert page.evaluate("document.activeElement.id") == f"pair-{other.public_id}"
    assert page.locator(".pair").count() == 1
    desk.judge()
