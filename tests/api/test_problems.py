"""What goes wrong is told in one shape, with what that shape promises and a sentence that says what to do."""

import pytest
from rest_framework.test import APIClient

from articles.api.views.docs import schema as description
from articles.services.errors import StaleRevision

from .conftest import ROOT, tag

pytestmark = pytest.mark.django_db


def kind_of(answer):
    assert answer.headers["Content-Type"] == "application/problem+json", answer.content[:200]
    assert answer.json()["status"] == answer.status_code
    return answer.json()["type"].partition("#")[2]


def test_what_is_wrong_with_no_field_is_not_called_invalid_which_has_errors(client_of):
    client, endless = client_of("stranger"), "&".join(f"p{number}=1" for number in range(1100))
    for answer in (
        client.get(f"{ROOT}published/claims/", HTTP_HOST="scan.example"),
        client.get(f"{ROOT}published/claims/?{endless}"),
    ):
        assert (answer.status_code, kind_of(answer)) == (400, "bad-request")
    named = client.get(f"{ROOT}published/claims/?said_status=nonsense")
    assert (kind_of(named), named.json()["errors"][0]["parameter"]) == ("invalid", "said_status")


@pytest.mark.parametrize("address", ["desk/claims/{claim}/", "desk/claims/", "published/claims/", "schema/"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_read_that_comes_with_the_guard_of_a_write_is_answered(as_editor, desk, method, address):
    for guard in (tag(desk.claim), {"HTTP_IF_UNMODIFIED_SINCE": "Wed, 21 Oct 2015 07:28:00 GMT"}):
        answer = getattr(as_editor, method)(ROOT + address.format(**desk.parameters()), **guard)
        assert answer.status_code == 200


def test_a_field_that_does_not_exist_is_pointed_to_and_nothing_is_saved(as_editor, desk):
    claim = f"{ROOT}desk/claims/{desk.claim.public_id}/"
    body = {"note": "Ask again.", "tuth_status": "false", "as_of": "soon"}
    refused = as_editor.patch(claim, body, format="json", **tag(desk.claim))
    assert (refused.status_code, kind_of(refused)) == (400, "invalid")
    assert {(each["pointer"], each["code"]) for each in refused.json()["errors"]} == {
        ("/tuth_status", "unknown"),
        ("/as_of", "invalid"),
    }
    assert as_editor.get(claim).json()["note"] == ""
    chain = {"source": desk.source.public_id, "via": [{"name": "The Gazette", "rôle/~": "outlet"}]}
    refused = as_editor.post(f"{claim}attributions/", chain, format="json", **tag(desk.claim))
    assert [each["pointer"] for each in refused.json()["errors"]] == ["/via/0/rôle~1~0"]


def test_the_description_says_that_other_fields_are_refused():
    shapes = description()["components"]["schemas"]
    for name, shape in shapes.items():
        assert (shape.get("additionalProperties") is False) == name.endswith("InputRequest"), name


@pytest.mark.parametrize(
    ("query", "parameter", "code"),
    [
        ("desk/claims/?truth=false", "truth", "unknown"),
        ("desk/claims/?ordering=-title", "ordering", "unknown"),
        ("desk/claims/?format=xml", "format", "unknown"),
        ("desk/claims/?q=bridge&q=cost", "q", "repeated"),
        ("desk/claims/?size=abc", "size", "invalid"),
        ("desk/claims/?size=0", "size", "invalid"),
        ("desk/claims/?size=-1", "size", "invalid"),
        ("desk/claims/?size=²", "size", "invalid"),
        ("desk/claims/?size=1&size=2", "size", "repeated"),
        ("desk/sources/{source}/claims/?q=x", "q", "unknown"),
        ("published/articles/?q=mayor", "q", "unknown"),
        ("published/claims/?changed_since=2026-01-01", "changed_since", "unknown"),
        ("published/sources/?name=x", "name", "unknown"),
    ],
)
def test_a_parameter_that_would_narrow_nothing_is_refused(as_editor, desk, query, parameter, code):
    refused = as_editor.get(ROOT + query.format(**desk.parameters()))
    assert (refused.status_code, kind_of(refused)) == (400, "invalid")
    assert [(each["parameter"], each["code"]) for each in refused.json()["errors"]] == [(parameter, code)]


def test_a_page_has_at_most_two_hundred_rows_whatever_is_asked_for(as_editor, desk):
    for size, count in (("1", 1), ("0002", 2), ("1000", 8), ("9" * 400, 8)):
        answer = as_editor.get(f"{ROOT}desk/claims/?size={size}&said_status=unchecked&said_status=checking")
        assert (answer.status_code, len(answer.json()["results"])) == (200, count), size


@pytest.mark.parametrize("body", ['{"note": "a", "note": "b"}', '{"note": "a", "n\\u006fte": "b"}'])
def test_of_a_field_that_is_there_twice_neither_is_saved(as_editor, desk, body):
    claim = f"{ROOT}desk/claims/{desk.claim.public_id}/"
    refused = as_editor.patch(claim, body, content_type="application/json", **tag(desk.claim))
    assert (refused.status_code, kind_of(refused)) == (400, "invalid")
    assert [(each["pointer"], each["code"]) for each in refused.json()["errors"]] == [("/note", "repeated")]
    assert as_editor.get(claim).json()["note"] == ""


@pytest.mark.parametrize(
    "body", ['{"a\\u0000": 1, "a\\u0000": 2}', '{"\\ud800": 1, "\\ud800": 2}', '{"a": NaN}', "{", "\xff", "1" * 5000]
)
def test_what_is_no_json_or_cannot_be_told_is_refused_in_words(as_editor, desk, body):
    refused = as_editor.patch(f"{ROOT}desk/claims/{desk.claim.public_id}/", body, content_type="application/json")
    assert (refused.status_code, kind_of(refused)) in ((400, "invalid"), (400, "malformed"))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "NONSENSE"])
def test_the_page_about_the_api_answers_other_methods_with_a_problem(method):
    answer = APIClient(enforce_csrf_checks=True).generic(method, f"{ROOT}docs/")
    assert (answer.status_code, kind_of(answer)) == (405, "method-not-allowed")
    assert answer.headers["Allow"] == "GET, HEAD"


def test_a_body_in_pieces_is_refused_and_not_taken_for_none(as_editor, desk):
    accept = f"{ROOT}desk/claims/{desk.claim.public_id}/attributions/{desk.suggestion.pk}/accept/"
    refused = as_editor.generic("POST", accept, HTTP_TRANSFER_ENCODING="chunked", **tag(desk.claim))
    assert (refused.status_code, kind_of(refused)) == (411, "length-required")
    desk.suggestion.refresh_from_db()
    assert desk.suggestion.state == "suggested"


def test_a_login_in_pieces_is_told_so_and_not_that_its_fields_are_missing():
    refused = APIClient().generic("POST", f"{ROOT}tokens/", HTTP_TRANSFER_ENCODING="chunked")
    assert (refused.status_code, kind_of(refused)) == (411, "length-required")


@pytest.mark.parametrize(
    ("role", "method", "address", "headers", "words"),
    [
        ("stranger", "get", "desk/claims/", {}, "Log in, or send a token in the header Authorization."),
        ("stranger", "get", "desk/claims/", {"HTTP_AUTHORIZATION": "Token"}, "Get a new one at /api/v1/tokens/"),
        ("stranger", "get", "desk/claims/", {"HTTP_AUTHORIZATION": "Token a b"}, "send it as “Token …”"),
        ("no role", "get", "desk/claims/", {}, "Ask an administrator for the right."),
        ("editor", "put", "desk/claims/", {}, "The header Allow names those that it knows."),
        (
            "editor",
            "get",
            "desk/claims/",
            {"HTTP_ACCEPT": "text/csv"},
            "Ask for application/json in the header Accept.",
        ),
        ("editor", "post", "desk/articles/", {"data": "x", "content_type": "text/csv"}, "Send the body as JSON"),
        ("editor", "get", "desk/claims", {}, "The addresses of the API end in a slash."),
        ("editor", "get", "desk/nowhere/", {}, "There is nothing here."),
    ],
)
def test_each_problem_says_what_to_do(client_of, role, method, address, headers, words):
    detail = getattr(client_of(role), method)(ROOT + address, **headers).json()["detail"]
    assert words in detail and detail.endswith("."), detail


def test_a_write_without_the_token_against_forgery_is_told_which_header_is_missing(desk, editor):
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(editor)
    refused = client.post(f"{ROOT}desk/articles/{desk.article.public_id}/undo/")
    assert (refused.status_code, kind_of(refused)) == (403, "forbidden")
    assert "X-CSRFToken" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("address", "service", "body"),
    [
        ("undo", "claim_undo_last", {}),
        ("accept-above", "attributions_accept_above", {"confidence": 0.5}),
        ("attribute", "attribution_set_for_range", {}),
    ],
)
def test_a_step_on_many_claims_that_a_save_overtook_is_told_so_as_described(
    as_editor, desk, monkeypatch, address, service, body
):
    def overtaken(**_arguments):
        raise StaleRevision(desk.claim, {})

    monkeypatch.setattr(f"articles.api.views.articles.{service}", overtaken)
    body = body or {"claims": [desk.claim.public_id], "source": desk.source.public_id}
    answer = as_editor.post(f"{ROOT}desk/articles/{desk.article.public_id}/{address}/", body, format="json")
    assert (answer.status_code, kind_of(answer)) == (412, "stale")
    assert answer.json()["current"]["id"] == desk.claim.public_id
    path = "/api/v1/desk/articles/{article}/" + f"{address}/"
    assert "412" in description()["paths"][path]["post"]["responses"]
