"""Typing and pressing while the desk is busy: nothing is lost, nothing is done in another order."""

import pytest
from django.urls import reverse

from articles.models import Attribution, Claim, Draft
from articles.services.check_runs import checks_work_off
from articles.services.claims import claim_update
from articles.services.drafts import draft_save
from articles.services.errors import Refused
from articles.services.sentences import sentence_split
from tests.browser.bench import at_work, claim_with
from tests.publishing import clash

pytestmark = pytest.mark.django_db(transaction=True)

NOTE = "Ask the auditor again."
#: What the head of the inspector says after a save; a draft's line says when it was kept.
SAVED = "[data-saved]:has-text('Saved')"


def late(page, pattern, milliseconds):
    """Let the answers from addresses like ``pattern`` come so much later."""

    def wait(route):
        page.wait_for_timeout(milliseconds)
        route.continue_()

    page.route(pattern, wait)


def hold(page, pattern):
    """Hold the requests to addresses like ``pattern``; returns the list into which they go."""
    held = []

    def keep(route):
        held.append(route)

    page.route(pattern, keep)
    return held


def come(page, held, number=0):
    """Wait until the browser has sent the request with this number, and return it."""
    for _ in range(400):
        if len(held) > number:
            break
        page.wait_for_timeout(50)
    return held[number]


def let_go(page, held, number=0):
    """Let the request with this number go on, once the browser has sent it."""
    come(page, held, number).continue_()


def press(page, *keys):
    """Press keys one after the other, waiting for nothing."""
    for key in keys:
        page.keyboard.press(key)


def typed(page, words, delay=30):
    page.keyboard.type(words, delay=delay)


@pytest.mark.parametrize("key", ["2", "3"])
def test_what_is_typed_while_an_answer_arrives_stays(window, colleague, analysed, key):
    desk, page, _address = at_work(window, analysed)
    press(page, key, "m")
    typed(page, NOTE)
    desk.settle()
    assert page.locator("#id_note").input_value() == NOTE
    page.wait_for_selector("text=Draft kept.")
    assert Draft.objects.get().text == NOTE


def test_what_is_typed_while_the_machine_finds_something_stays(window, colleague, article):
    _desk, page, _address = at_work(window, article)
    late(page, "**/desk/claims/*/", 500)
    checks_work_off()
    page.wait_for_selector(".s-suggested")
    page.locator("#id_note").click()
    typed(page, NOTE, delay=60)
    page.wait_for_timeout(800)
    assert page.locator("#id_note").input_value() == NOTE


def test_words_typed_while_the_answer_goes_on_to_the_next_sentence_stay_with_theirs(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    claim = claim_with("will close")
    held = hold(page, "**/own-voice/")
    press(page, "o")
    page.locator("#id_note").click()
    typed(page, "Ask the aud")
    with page.expect_response("**/desk/claims/*/"):
        let_go(page, held)
    typed(page, "itor again.")
    desk.settle()
    assert page.locator("#inspector").get_attribute("data-inspector") == claim.public_id
    assert page.locator("#id_note").input_value() == NOTE
    page.get_by_role("button", name="Save the note").click()
    page.wait_for_selector(SAVED)
    claim.refresh_from_db()
    assert claim.note == NOTE
    assert claim.voice == "own"


def test_keys_pressed_while_a_step_is_saved_follow_in_their_order(window, colleague, analysed):
    _desk, page, _address = at_work(window, analysed)
    late(page, "**/status/", 300)
    press(page, "Shift+Digit2", "2")
    page.wait_for_selector("[name=truth_status][value=verified][aria-pressed=true]")
    claim = claim_with("will close")
    assert (claim.said_status, claim.truth_status) == ("confirmed", "verified")


def test_a_button_pressed_while_a_step_is_saved_is_pressed_when_it_is(window, colleague, analysed):
    _desk, page, _address = at_work(window, analysed)
    held = hold(page, "**/status/")
    page.locator("[name=said_status][value=confirmed]").click()
    page.locator("[name=truth_status][value=verified]").click()
    let_go(page, held)
    page.wait_for_selector("[name=said_status][value=confirmed][aria-pressed=true]")
    page.wait_for_timeout(300)
    let_go(page, held, 1)
    page.wait_for_selector("[name=truth_status][value=verified][aria-pressed=true]")


def test_undo_pressed_while_a_step_is_saved_undoes_that_step(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    desk.press("3")
    desk.settle()
    late(page, "**/status/", 300)
    press(page, "2", "u")
    page.wait_for_selector("text=Undone")
    assert claim_with("will close").truth_status == "disputed"


def test_a_note_goes_on_where_it_ended(window, colleague, analysed):
    claim = claim_with("will close")
    claim_update(actor=colleague, claim=claim, revision=claim.revision, note="Called.")
    desk, page, _address = at_work(window, analysed)
    desk.press("m")
    typed(page, " No answer.")
    assert page.locator("#id_note").input_value() == "Called. No answer."


def test_a_click_on_a_sentence_goes_there_though_words_are_marked_elsewhere(window, colleague, analysed):
    claim = claim_with("will close")
    claim_update(actor=colleague, claim=claim, revision=claim.revision, note="Called.")
    desk, page, _address = at_work(window, analysed)
    page.locator("#id_note").dblclick()
    other = claim_with("12 million")
    page.locator(f"#s-{other.public_id}").click()
    desk.settle()
    assert page.locator("#inspector").get_attribute("data-inspector") == other.public_id


def test_the_other_article_of_a_contradiction_can_be_opened(window, colleague, analysed):
    claim = claim_with("will close")
    other = Claim.objects.create(article=analysed, kind="sentence", text="It stays open.", in_text=True)
    clash(claim, other)
    _desk, page, _address = at_work(window, analysed)
    page.locator(".pair .side a").first.click()
    page.wait_for_url(f"**claim={other.public_id}**")
    assert "?claim=" in page.url


def hold_the_first_draft(page):
    """Type the note with a pause, after which the first draft of it goes out and is held."""
    held = hold(page, "**/draft/")
    page.locator("#id_note").click()
    typed(page, "Ask the")
    come(page, held)
    typed(page, " auditor again.")
    return held


def test_a_draft_that_comes_late_does_not_come_back_over_what_was_saved(window, colleague, analysed):
    desk, page, address = at_work(window, analysed)
    held = hold_the_first_draft(page)
    page.get_by_role("button", name="Save the note").click()
    page.wait_for_selector(SAVED)
    claim = claim_with("will close")
    with pytest.raises(Refused, match="saved since"):
        draft_save(actor=colleague, claim=claim, field="note", text="Ask the", revision=claim.revision - 1)
    page.unroute("**/draft/")
    assert len(held) == 1
    desk.open(address)
    assert page.locator("#id_note").input_value() == NOTE


def test_drafts_arrive_in_the_order_in_which_they_were_typed(window, colleague, analysed):
    _desk, page, _address = at_work(window, analysed)
    held = hold_the_first_draft(page)
    page.wait_for_timeout(1500)
    assert len(held) == 1
    let_go(page, held)
    page.wait_for_timeout(300)
    let_go(page, held, 1)
    # Only when all of it is on the server nothing is kept in the browser.
    page.wait_for_function("() => !Object.keys(localStorage).some((key) => key.startsWith('desk.draft'))")
    assert Draft.objects.get().text == NOTE


def test_after_a_failure_the_keys_work_on_and_what_it_said_goes(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    page.route("**/status/", lambda route: route.fulfill(status=403, body="no"))
    desk.press("2")
    page.wait_for_selector("text=That was refused")
    # The newest route comes first.
    page.route("**/status/", lambda route: route.abort())
    desk.press("2")
    page.wait_for_selector("text=The desk can’t be reached")
    desk.press("j")
    page.wait_for_selector("text=The desk can’t be reached", state="detached")
    page.wait_for_selector(f"#inspector[data-inspector='{claim_with('We found').public_id}']:not([aria-busy])")
    desk.errors.clear()


def send_key(page, **key):
    """Let the page get a key as a browser would tell it, which no keyboard here can send."""
    script = "(key) => document.body.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, ...key}))"
    page.evaluate(script, key)


def test_keys_work_with_other_letters_and_capitals_and_leave_others_alone(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    first, second = (claim_with(words).public_id for words in ("will close", "We found"))
    send_key(page, key="о", code="KeyJ")
    page.wait_for_selector(f"#inspector[data-inspector='{second}']")
    send_key(page, key="K", code="KeyK", modifierCapsLock=True)
    page.wait_for_selector(f"#inspector[data-inspector='{first}']")
    send_key(page, key="{", code="Digit7", modifierAltGraph=True)
    send_key(page, key="2", code="Digit2", isComposing=True)
    desk.settle()
    assert claim_with("will close").truth_status == "unchecked"


def test_names_that_come_late_leave_the_choice_where_it_is(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    desk.press("s")
    typed(page, "Ma")
    page.wait_for_selector("#source-offers button")
    held = hold(page, "**/source/names/**")
    typed(page, "r")
    page.wait_for_timeout(300)
    page.keyboard.press("ArrowDown")
    let_go(page, held)
    page.wait_for_timeout(400)
    assert page.evaluate("document.getElementById('source-offers').contains(document.activeElement)")


def test_a_sentence_that_a_colleague_split_meanwhile_is_walked_through(window, colleague, analysed, person):
    desk, page, _address = at_work(window, analysed)
    sentence = claim_with("We found").anchors.get().version.sentences.get(index=1)
    _first, second = sentence_split(actor=person("editor", "eva"), sentence=sentence, at=sentence.start + 10)
    desk.press("o")
    desk.press("o")
    page.wait_for_selector(f"#inspector[data-inspector='{second.public_id}']")
    page.wait_for_selector(f"#s-{second.public_id}[aria-current]")
    desk.press("j")
    page.wait_for_selector(f"#inspector[data-inspector='{claim_with('dangerous').public_id}']")


def test_saving_at_the_bottom_stays_at_the_bottom(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    page.set_viewport_size({"width": 1280, "height": 500})
    page.locator("#id_note").click()
    typed(page, NOTE)
    page.get_by_role("button", name="Save the note").click()
    page.wait_for_selector(SAVED)
    desk.settle()
    assert page.evaluate("document.getElementById('inspector').scrollTop") > 100


def test_on_paper_the_inspector_covers_nothing(window, colleague, analysed):
    _desk, page, _address = at_work(window, analysed)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    assert page.evaluate("getComputedStyle(document.getElementById('inspector')).position") == "static"


def test_a_page_that_asks_by_itself_leads_nobody_to_the_login(window, colleague, article):
    desk, page, address = at_work(window, article)
    page.context.clear_cookies(name="sessionid")
    page.locator("#source_name").click()
    typed(page, "Mayor")
    page.wait_for_selector("text=Your session has ended.")
    assert reverse("desk:login") not in page.url
    assert page.locator("#source_name").input_value() == "Mayor"
    desk.log_in("jonas")
    desk.open(address)
    assert page.locator("#source_name").input_value() == "Mayor"
    assert not Attribution.objects.filter(state="decided").exists()
    desk.errors.clear()


def test_on_paper_the_answers_are_told(window, colleague, analysed):
    desk, page, _address = at_work(window, analysed)
    desk.press("2", "Shift+2")
    page.emulate_media(media="print")
    answers = [each.inner_text() for each in page.locator(".i-questions legend").all() if each.is_visible()]
    assert [" ".join(each.split()) for each in answers] == ["Was it said? said so", "Is it true? verified"]
    assert not page.locator(".answer").first.is_visible()
