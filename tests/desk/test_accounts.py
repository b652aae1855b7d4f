"""Coming in: login, the way back to what was wanted, and nothing typed is lost when a session ends."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from knox.models import AuthToken

from articles.desk import access
from articles.desk.access import STASH_LIMIT
from articles.models import Claim
from articles.tasks import tidy

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
UNREACHABLE = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}


def login(client, username="editor", address=None):
    return client.post(address or reverse("desk:login"), {"username": username, "password": PASSWORD})


def session_ends(client, username="editor"):
    """Let somebody log in, and end their session as time does: the browser keeps its other cookies."""
    login(client, username)
    del client.cookies["sessionid"]


def test_a_stranger_is_sent_to_the_login_and_back_to_the_page_that_was_wanted(client, article):
    wanted = reverse("desk:workbench", args=[article.public_id])
    sent = client.get(wanted)
    assert sent.url.startswith(reverse("desk:login"))
    assert login(client, address=sent.url).url == wanted


def test_a_form_sent_after_the_session_ended_is_offered_again_after_the_login(client, article):
    session_ends(client)
    claim = article.claims.first()
    note = {"revision": 1, "note": "call the engineer", "claim": "an-address"}
    sent = client.post(reverse("desk:claim-note", args=[claim.public_id]), note)
    assert "is kept" in client.get(sent.url).text
    assert login(client, address=sent.url).url == reverse("desk:unsent")
    page = client.get(reverse("desk:unsent"))
    assert re.findall("<pre[^>]*>(.*?)</pre>", page.text) == ["call the engineer"]
    client.post(reverse("desk:claim-note", args=[claim.public_id]), {**note, "unsent": "1"})
    assert Claim.objects.get(pk=claim.pk).note == "call the engineer"
    assert client.get(reverse("desk:unsent")).status_code == 302


def test_a_form_that_was_kept_is_for_who_sent_it_alone(client, person, article):
    person("editor", "eva")
    session_ends(client)
    address = reverse("desk:claim-note", args=[article.claims.first().public_id])
    client.post(address, {"revision": 1, "note": "the source is Mr X"})
    assert login(client, "eva").url == reverse("desk:queue")
    assert client.get(reverse("desk:unsent")).url == reverse("desk:queue")
    client.post(reverse("desk:unsent-discard"))
    client.post(reverse("desk:logout"))
    assert login(client).url == reverse("desk:unsent")
    assert "the source is Mr X" in client.get(reverse("desk:unsent")).text


def test_a_form_from_a_browser_in_which_nobody_was_logged_in_is_kept_for_nobody(client, article, editor):
    answer = client.post(reverse("desk:claim-note", args=[article.claims.first().public_id]), {"note": "buy this"})
    assert answer.status_code == 401
    assert "buy this" in answer.text
    assert login(client).url == reverse("desk:queue")


def test_a_kept_form_can_be_thrown_away(client, article):
    session_ends(client)
    client.post(reverse("desk:claim-note", args=[article.claims.first().public_id]), {"revision": 1, "note": "x"})
    login(client)
    client.post(reverse("desk:unsent-discard"))
    assert client.get(reverse("desk:unsent")).url == reverse("desk:queue")


def test_a_stranger_cannot_fill_the_sessions_with_long_forms(client, article):
    address = reverse("desk:claim-note", args=[article.claims.first().public_id])
    answer = client.post(address, {"revision": 1, "note": "x" * (STASH_LIMIT + 1)})
    assert not client.session.keys()
    assert answer.status_code == 401
    assert "x" * (STASH_LIMIT + 1) in answer.text and "Log in in a new tab" in answer.text


def test_a_second_form_that_came_too_late_is_given_back_and_the_first_is_kept(client, article):
    session_ends(client)
    address = reverse("desk:version-new", args=[article.public_id])
    first = {"text": "The first text.", "reason": "", "number": 1}
    client.post(address, first)
    assert client.post(address, first).status_code == 302
    answer = client.post(reverse("desk:import"), {"text": "The second text.", "step": "preview"})
    assert answer.status_code == 401
    assert "The second text." in answer.text
    login(client)
    assert "The first text." in client.get(reverse("desk:unsent")).text


def test_a_script_that_is_not_logged_in_is_told_to_go_to_the_login(client, article):
    address = reverse("desk:claim", args=[article.claims.first().public_id])
    answer = client.get(address, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith(reverse("desk:login"))


def test_somebody_without_a_role_is_told_so(client, person):
    client.force_login(person(None))
    answer = client.get(reverse("desk:queue"))
    assert answer.status_code == 403
    assert "Ask an administrator" in answer.text


def test_five_wrong_passwords_lock_the_door_for_a_while(client, editor):
    for _attempt in range(5):
        client.post(reverse("desk:login"), {"username": "editor", "password": "wrong"})
    assert login(client).status_code == 429


def test_who_is_stopped_is_told_for_how_long_and_where_to_go(client, editor, settings):
    for _attempt in range(5):
        stopped = client.post(reverse("desk:login"), {"username": "editor", "password": "wrong <b>"})
    page = stopped.text
    assert stopped.status_code == 429
    assert '<html lang="en">' in page
    assert "<title>Too many wrong passwords</title>" in page
    assert "Wait 15 minutes" in page
    assert "“editor”" in page
    assert f'href="{reverse("desk:login")}"' in page
    assert f'href="{reverse("desk:password-reset")}"' in page
    assert "wrong &lt;b" not in page
    settings.AXES_COOLOFF_TIME = 1 / 60
    assert "Wait 1 minute, then" in client.post(reverse("desk:login"), {"username": "editor", "password": "x"}).text


def test_a_new_colleague_without_a_password_sets_one_by_mail(client, db):
    User.objects.create(username="new", email="New@example.org", password="!")
    client.post(reverse("desk:password-reset"), {"email": "new@example.org"})
    link = re.search(r"/desk/password/\S+", mail.outbox[0].body).group()
    form = client.get(link, follow=True)
    answer = client.post(
        form.request["PATH_INFO"], {"new_password1": "a quite long one", "new_password2": "a quite long one"}
    )
    assert answer.url == reverse("desk:password-reset-done")
    assert User.objects.get(username="new").check_password("a quite long one")


def test_the_mail_tells_how_long_its_link_lasts_as_the_page_does(client, editor, settings):
    for days, said in ((3, "once, for 3 days."), (1, "once, for 1 day.")):
        settings.PASSWORD_RESET_TIMEOUT = days * 24 * 3600
        page = client.post(reverse("desk:password-reset"), {"email": "someone@example.org"}, follow=True)
        assert said in mail.outbox[-1].body and said in page.text


@pytest.mark.parametrize(
    ("origin", "begins"),
    [
        ("https://facts.example", "https://facts.example/desk/password/"),
        ("http://facts.example:8080", "http://facts.example:8080/desk/password/"),
        ("", "http://testserver:6666/desk/password/"),
    ],
)
def test_the_mailed_link_is_at_the_configured_address_whatever_the_request_says(
    client, editor, settings, origin, begins
):
    settings.PUBLIC_ORIGIN = origin
    client.post(reverse("desk:password-reset"), {"email": "someone@example.org"}, headers={"Host": "testserver:6666"})
    body = mail.outbox[0].body
    assert begins in body
    assert ("testserver" in body) == (not origin)


def test_nobody_learns_whether_an_address_has_an_account(client, db):
    answer = client.post(reverse("desk:password-reset"), {"email": "nobody@example.org"})
    assert answer.url == reverse("desk:password-reset-sent")
    assert not mail.outbox


@pytest.mark.parametrize("name", ["login", "password-reset", "password-reset-sent", "password-reset-done"])
def test_the_account_pages_are_open(client, name, db):
    assert client.get(reverse(f"desk:{name}")).status_code == 200


def test_the_way_back_never_leaves_this_site(client, editor):
    answer = login(client, address=f"{reverse('desk:login')}?next=https://elsewhere.example/")
    assert answer.url == reverse("desk:queue")


def test_nobody_is_locked_out_by_the_failed_logins_of_another_address(client, editor, settings):
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": 1}
    for _attempt in range(5):
        wrong = {"username": "editor", "password": "wrong"}
        client.post(reverse("desk:login"), wrong, headers={"X-Forwarded-For": "203.0.113.66"})
    right = {"username": "editor", "password": PASSWORD}
    blocked = client.post(reverse("desk:login"), right, headers={"X-Forwarded-For": "203.0.113.66"})
    mine = client.post(reverse("desk:login"), right, headers={"X-Forwarded-For": "198.51.100.7"})
    assert (blocked.status_code, mine.status_code) == (429, 302)


def test_a_new_password_ends_the_tokens_that_were_given_out(client, editor):
    AuthToken.objects.create(user=editor)
    client.force_login(editor)
    new = {"old_password": PASSWORD, "new_password1": "another long phrase", "new_password2": "another long phrase"}
    assert client.post(reverse("desk:password-change"), new).status_code == 302
    assert not AuthToken.objects.exists()


def test_links_to_a_new_password_are_sent_only_so_often(client, editor, mailoutbox):
    answers = [client.post(reverse("desk:password-reset"), {"email": email}) for email in ("someone@example.org",) * 6]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert len(mailoutbox) == 5
    assert "Too many links were asked for." in answers[-1].text
    unknown = [client.post(reverse("desk:password-reset"), {"email": "nobody@example.org"}) for _again in range(6)]
    assert unknown[-1].status_code == 429


def test_strangers_of_one_address_leave_only_so_many_forms(client, article, monkeypatch):
    monkeypatch.setattr(access, "STASH_RATE", "2/hour")
    address = reverse("desk:claim-note", args=[article.claims.first().public_id])
    answers = []
    for number in range(3):
        session_ends(client)
        answers.append(client.post(address, {"revision": 1, "note": f"note {number}"}))
    assert [answer.status_code for answer in answers] == [302, 302, 401]
    assert "note 2" in answers[-1].text


def test_a_cache_that_is_down_keeps_nobody_from_a_new_password(client, editor, mailoutbox, settings):
    settings.CACHES = {**settings.CACHES, "default": UNREACHABLE}
    assert client.post(reverse("desk:password-reset"), {"email": "someone@example.org"}).status_code == 302
    assert len(mailoutbox) == 1
    assert client.get("/api/v1/published/claims/").status_code == 200


def test_sessions_that_ended_are_deleted_with_what_strangers_left_in_them(client, article):
    client.post(reverse("desk:claim-note", args=[article.claims.first().public_id]), {"revision": 1, "note": "x"})
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    tidy()
    assert not Session.objects.exists()


def test_a_new_colleague_is_told_what_stands_on_the_login_page(client, administrator):
    client.force_login(administrator)
    person = {"username": "noor", "email": "noor@example.org", "role": "editor"}
    (told,) = re.findall(r"“([^”]*)” on the login page", client.post("/desk/people/", person, follow=True).text)
    client.logout()
    assert f">{told}</a>" in client.get("/desk/login/").text
    assert ">E-mail</label>" in client.get("/desk/password/reset/").text
