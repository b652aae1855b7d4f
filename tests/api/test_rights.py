"""Who gets in: every operation of the API, asked for in every role."""

import pytest
from rest_framework.test import APIClient

from articles.api.views.docs import schema
from articles.models import Event

from .conftest import ROLES

pytestmark = pytest.mark.django_db

OPEN = frozenset({"tokens_create"})
#: Operations that a plain editor may not call, with the lowest role that may.
HIGHER = {
    "articles_publish": "reviewer",
    "articles_withdraw": "reviewer",
    "sources_merge": "reviewer",
    "checks_recheck_archive": "administrator",
}
RANK = {role: rank for rank, role in enumerate(ROLES)}
#: Only the right to be here at all: these work for any account.
ANY_ACCOUNT = frozenset({"tokens_delete_all"})
#: Works with a token only, so that a session is a stranger to it.
TOKEN_ONLY = frozenset({"tokens_delete_current"})


def operations():
    for path, methods in schema()["paths"].items():
        for method, operation in methods.items():
            yield pytest.param(method, path, operation["operationId"], id=operation["operationId"])


def lowest_role(operation: str) -> str:
    if operation.startswith("published_") or operation in OPEN:
        return "stranger"
    if operation in ANY_ACCOUNT:
        return "no role"
    return HIGHER.get(operation, "editor")


@pytest.mark.parametrize(("method", "path", "operation"), list(operations()))
def test_each_role_may_do_what_it_may_and_nothing_else(desk, client_of, method, path, operation):
    address = path.format(**desk.parameters())
    for role in ROLES:
        answer = getattr(client_of(role), method)(address, {}, format="json")
        if operation in TOKEN_ONLY or (role == "stranger" and lowest_role(operation) != "stranger"):
            expected = {401}
        elif RANK[role] < RANK[lowest_role(operation)]:
            expected = {403}
        else:
            # What was sent is not complete: let in means being told so.
            expected = {200, 201, 202, 204, 400, 404, 409, 428}
        assert answer.status_code in expected, (role, answer.status_code, answer.content[:200])


def test_the_lists_of_exceptions_name_operations_that_exist():
    names = {operation.values[2] for operation in operations()}
    assert {*OPEN, *HIGHER, *ANY_ACCOUNT, *TOKEN_ONLY} <= names


def test_a_stranger_changes_nothing(desk, client_of):
    before = Event.objects.count()
    for parameter in operations():
        method, path, _operation = parameter.values
        if method != "get":
            getattr(client_of("stranger"), method)(path.format(**desk.parameters()), {}, format="json")
    assert Event.objects.count() == before


def test_a_session_without_the_token_against_forgery_may_not_write(desk, editor):
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(editor)
    answer = client.post(f"/api/v1/desk/articles/{desk.article.public_id}/undo/")
    assert answer.status_code == 403
    assert answer.headers["Content-Type"] == "application/problem+json"
