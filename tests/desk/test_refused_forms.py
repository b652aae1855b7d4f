"""A form from before a new login in another tab is not taken, and gives back what was typed."""

import re

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


@pytest.fixture
def browser(db):
    """A browser whose forms must have the right token, as every real one's."""
    return Client(enforce_csrf_checks=True)


def token_in(page):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]


def log_in(browser):
    token = token_in(browser.get(reverse("desk:login")))
    sent = {"username": "editor", "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert browser.post(reverse("desk:login"), sent).status_code == 302


@pytest.fixture
def old_token(browser, editor, article):
    """The token of a form that was loaded before the session ended and a new one began in another tab."""
    log_in(browser)
    token = token_in(browser.get(reverse("desk:version-new", args=[article.public_id])))
    del browser.cookies["sessionid"]
    log_in(browser)
    return token


def test_a_new_text_sent_after_a_login_in_another_tab_is_shown_for_copying(browser, old_token, article):
    address = reverse("desk:version-new", args=[article.public_id])
    typed = {"text": "The bridge <stays> open.\nNobody knew.", "reason": "a slip of the pen", "number": "1"}
    answer = browser.post(
        address, {**typed, "csrfmiddlewaretoken": old_token}, headers={"Referer": f"http://testserver{address}"}
    )
    assert answer.status_code == 403
    assert "<title>This was not saved</title>" in answer.text
    assert '<pre class="kept words">The bridge &lt;stays&gt; open.\nNobody knew.</pre>' in answer.text
    assert '<pre class="kept words">a slip of the pen</pre>' in answer.text
    assert answer.text.count("<pre") == 2
    assert f'href="{address}"' in answer.text
    assert old_token not in answer.text
    article.refresh_from_db()
    assert article.current_version.number == 1


def test_what_may_be_forged_cannot_be_sent_again_by_one_click(browser, old_token, article):
    sent = {"text": "Forged.", "reason": "Forged.", "number": "1"}
    answer = browser.post(
        reverse("desk:version-new", args=[article.public_id]), sent, headers={"Referer": "https://evil.example/trap"}
    )
    assert answer.status_code == 403
    assert re.findall(r'<form[^>]*action="([^"]+)"', answer.text) == [reverse("desk:logout")]
    assert "Forged" not in "".join(re.findall(r"<(?:input|textarea|button).*?>", answer.text))
    assert "evil.example" not in answer.text


@pytest.mark.parametrize("name", ["login", "password-change"])
def test_a_password_in_a_form_that_is_not_taken_is_not_shown(browser, old_token, name):
    secrets = ("password", "old_password", "new_password1", "new_password2")
    sent = {each: f"hush {each}" for each in secrets}
    answer = browser.post(reverse(f"desk:{name}"), {**sent, "username": "mina", "csrfmiddlewaretoken": old_token})
    assert answer.status_code == 403
    assert "mina" in answer.text
    assert "hush" not in answer.text
    assert old_token not in answer.text


def test_a_draft_that_is_not_taken_is_answered_in_words_for_the_script(browser, old_token, article):
    answer = browser.post(
        reverse("desk:draft", args=[article.claims.first().public_id]),
        {"field": "note", "text": "call him", "revision": "1"},
        headers={"Accept": "application/json", "X-CSRFToken": old_token},
    )
    assert answer.status_code == 403
    assert "is kept here" in answer.json()["message"]


def test_outside_the_desk_no_form_is_taken_and_nothing_of_it_said_back(browser):
    answer = browser.post(reverse("public:home"), {"note": "typed"})
    assert answer.status_code == 405
    assert "typed" not in answer.text
