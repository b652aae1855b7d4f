"""What is typed into a form that is a whole page stays there when it can't be sent, and does not go unasked."""

from django.urls import reverse

from articles.models import Contradiction

MORE = " A day later the engineers said so too."


def opened(window, address):
    desk = window()
    desk.enter("jonas")
    desk.open(address)
    return desk, desk.page


def new_text(analysed):
    return reverse("desk:version-new", args=[analysed.public_id])


def add_words(page):
    field = page.get_by_label("The whole new text")
    field.fill(field.input_value() + MORE)
    page.get_by_label("What changed").fill("engineers")
    return field


def test_a_new_text_that_can_not_be_sent_stays_and_is_sent_later(window, colleague, analysed):
    desk, page = opened(window, new_text(analysed))
    field = add_words(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Put the new text in place").click()
    page.wait_for_selector("text=The desk can’t be reached. What you typed is still here")
    assert field.input_value().endswith(MORE)
    page.context.set_offline(False)
    page.get_by_role("button", name="Put the new text in place").click()
    page.wait_for_selector("text=The new text is in place")
    analysed.refresh_from_db()
    assert analysed.current_version.text.endswith(MORE.strip())
    desk.errors.clear()


def test_a_decision_that_can_not_be_sent_keeps_its_note_and_is_the_one_that_was_pressed(window, colleague, analysed):
    desk, page = opened(window, reverse("desk:contradictions"))
    page.get_by_label("Note").fill("I rang the ministry")
    page.context.set_offline(True)
    page.get_by_role("button", name="Different scope").click()
    page.wait_for_selector("text=The desk can’t be reached")
    page.context.set_offline(False)
    page.get_by_role("button", name="Different scope").click()
    page.wait_for_selector("text=Nothing waits for a decision")
    pair = Contradiction.objects.get()
    assert (pair.decision, pair.note) == ("scope", "I rang the ministry")
    desk.errors.clear()


def test_a_new_text_is_not_left_unasked_unless_it_is_sent(window, colleague, analysed):
    _desk, page = opened(window, new_text(analysed))
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    field = add_words(page)
    with page.expect_event("dialog"):
        page.get_by_role("link", name="Queue").click(no_wait_after=True)
    assert asked == ["beforeunload"]
    assert field.input_value().endswith(MORE)
    page.get_by_role("button", name="Put the new text in place").click()
    page.wait_for_selector("text=The new text is in place")
    assert asked == ["beforeunload"]
