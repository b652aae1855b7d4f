"""Who was let out stays out: what a closed account was logged in with is worth nothing, reopened or not."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from knox.models import AuthToken

from articles.services.people import person_deactivate, person_reactivate

pytestmark = pytest.mark.django_db


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


def may_enter(client):
    return client.get(reverse("desk:queue")).status_code == 200


def may_ask(token):
    return Client().get("/api/v1/desk/account/", headers={"Authorization": f"Token {token}"}).status_code == 200


def test_an_account_that_was_closed_has_to_log_in_anew_when_it_is_open_again(administrator, editor):
    browsers, (_row, token) = [logged_in(editor), logged_in(editor)], AuthToken.objects.create(user=editor)
    assert all(may_enter(browser) for browser in browsers) and may_ask(token)
    person_reactivate(actor=administrator, person=person_deactivate(actor=administrator, person=editor))
    assert not any(may_enter(browser) for browser in browsers) and not may_ask(token)
    assert may_enter(logged_in(editor))


def test_nobody_else_is_logged_out_when_an_account_is_closed(administrator, editor, reviewer):
    other, stranger, (_row, token) = logged_in(reviewer), Client(), AuthToken.objects.create(user=reviewer)
    stranger.session.save()
    before = Session.objects.count()
    gone = logged_in(editor)
    person_deactivate(actor=administrator, person=editor)
    assert may_enter(other) and may_ask(token) and not may_enter(gone)
    assert Session.objects.count() == before


def test_who_logged_in_at_the_moment_of_closing_is_out_too(administrator, editor):
    person_deactivate(actor=administrator, person=editor)
    late, (_row, token) = logged_in(editor), AuthToken.objects.create(user=editor)
    person_reactivate(actor=administrator, person=editor)
    assert not may_enter(late) and not may_ask(token)


def link_for(person, mailoutbox):
    """Ask for links, which everybody with the same address gets, and return the one of ``person``."""
    Client().post(reverse("desk:password-reset"), {"email": person.email})
    theirs = next(sent.body for sent in reversed(mailoutbox) if f"for {person.username} at" in sent.body)
    return re.search(r"/desk/password/\S+", theirs).group()


def test_a_link_to_a_new_password_ends_with_the_account_that_was_closed(administrator, editor, reviewer, mailoutbox):
    ours, theirs = link_for(editor, mailoutbox), link_for(reviewer, mailoutbox)
    person_deactivate(actor=administrator, person=editor)
    assert "too old" in Client().get(ours, follow=True).text
    person_reactivate(actor=administrator, person=editor)
    assert "too old" in Client().get(ours, follow=True).text
    for good in (theirs, link_for(editor, mailoutbox)):
        assert "Set the password" in Client().get(good, follow=True).text
