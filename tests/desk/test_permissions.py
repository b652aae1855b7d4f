"""Every address of the desk, for every role: who gets in, who is refused, who is sent to the login."""

import pytest
from django.urls import get_resolver, reverse

from articles.services.permissions import ADMINISTRATOR, EDITOR, PERMISSIONS, REVIEWER

pytestmark = pytest.mark.django_db

#: Open to everybody: one needs them to get in, or out.
OPEN = {
    "login",
    "logout",
    "password-change",
    "password-reset",
    "password-reset-sent",
    "password-reset-done",
    "password-new",
}
RIGHTS = {
    None: set(),
    EDITOR: {
        "articles.view_desk",
        "articles.edit_article",
        "articles.decide_contradiction",
        "articles.manage_sources",
    },
}
RIGHTS[REVIEWER] = RIGHTS[EDITOR] | {
    "articles.merge_sources",
    "articles.publish_article",
    "articles.withdraw_article",
}
RIGHTS[ADMINISTRATOR] = set(PERMISSIONS)


def desk_patterns():
    """Return name, view and converters of each address below /desk/."""
    resolver = next(each for each in get_resolver().url_patterns if getattr(each, "app_name", "") == "desk")
    return [(pattern.name, pattern.callback, pattern.pattern.converters) for pattern in resolver.url_patterns]


GUARDED = [(name, view, kinds) for name, view, kinds in desk_patterns() if name not in OPEN]


def address_of(name, kinds):
    arguments = {argument: 1 if "Int" in type(kind).__name__ else "222222222222" for argument, kind in kinds.items()}
    return reverse(f"desk:{name}", kwargs=arguments)


def knock(client, view, address):
    """Return the answer to the method that the address takes."""
    return client.post(address) if getattr(view, "form_only", False) else client.get(address)


def test_every_page_of_the_desk_says_which_right_it_needs():
    assert [name for name, view, _kinds in GUARDED if getattr(view, "permission", None) not in PERMISSIONS] == []


@pytest.mark.parametrize(("name", "view", "kinds"), GUARDED, ids=[name for name, _view, _kinds in GUARDED])
def test_a_stranger_is_sent_to_the_login_from(client, name, view, kinds):
    for answer in (client.get(address_of(name, kinds)), client.post(address_of(name, kinds))):
        assert answer.status_code == 405 or answer.url.startswith(reverse("desk:login"))


@pytest.mark.parametrize("role", list(RIGHTS), ids=str)
def test_each_role_gets_where_its_rights_reach_and_nowhere_else(client, person, role):
    client.force_login(person(role))
    refused = {name for name, view, kinds in GUARDED if knock(client, view, address_of(name, kinds)).status_code == 403}
    assert refused == {name for name, view, _kinds in GUARDED if view.permission not in RIGHTS[role]}


def test_no_cache_that_others_share_may_keep_a_page_of_the_desk(client, person, article):
    client.force_login(person(ADMINISTRATOR))
    answers = {name: client.get(address_of(name, kinds)) for name, _view, kinds in GUARDED if not kinds}
    answers |= {name: client.get(reverse(f"desk:{name}", args=[article.public_id])) for name in ("workbench", "live")}
    pages = {name: answer.get("Cache-Control", "") for name, answer in answers.items() if answer.status_code == 200}
    assert {"queue", "sources", "history", "workbench"} <= pages.keys()
    assert [name for name, told in pages.items() if told not in ("private", "no-store")] == []
