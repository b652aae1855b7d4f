"""What the desk's part shows: lists that cost the same however long, filters, tokens, problems in one shape."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from knox.models import AuthToken
from rest_framework.test import APIClient

from articles.models import Attribution, AttributionVia, Check, Claim, Contradiction, Evidence
from articles.services.articles import version_add
from articles.services.claims import claim_update
from articles.services.sources import source_create

from .conftest import ROOT

pytestmark = pytest.mark.django_db


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(ROOT + address)
    assert answer.status_code == 200, answer.content
    shown = answer.json()
    # What the throttle counts in the cache is not the list's.
    mine = [query["sql"] for query in captured if '"cache"' not in query["sql"] and "SAVEPOINT" not in query["sql"]]
    return len(mine), len(shown["results"] if isinstance(shown, dict) else shown)


def fill(desk, editor, imported_article, numbers):
    """Put more of everything on the desk, one for each of ``numbers``; return the article that has the claims."""
    more = imported_article(" ".join(f"Sentence {n} of this story." for n in numbers), title=f"Long {numbers}")
    version = more.current_version
    for number, claim in zip(numbers, more.claims.order_by("pk"), strict=True):
        source = source_create(actor=editor, name=f"Source {number}", aliases=(f"Alias {number}",))
        attribution = Attribution.objects.create(
            claim=claim, version=version, source=source, source_name=source.name, state="decided", decided_by=editor
        )
        AttributionVia.objects.create(attribution=attribution, position=0, source=desk.source, source_name="x")
        Evidence.objects.create(claim=claim, title="e", added_by=editor)
        Check.objects.create(kind="contradictions", claim=claim, article=more)
        Contradiction.objects.create(
            claim_a=desk.claim, claim_b=claim, kind="time", probability=0.8, reason="r", digest_a="a", digest_b="b",
            engine_version="t", decided_by=editor, stands=claim,
        )  # fmt: skip
        imported_article(f"Article {number} says this.", title=f"Article {number}")
    return more


LISTS = (
    "desk/articles/", "desk/claims/", "desk/articles/{article}/claims/", "desk/articles/{article}/sentences/",
    "desk/articles/{article}/gate/", "desk/sources/", "desk/sources/{source}/claims/", "desk/contradictions/",
    "desk/checks/", "desk/history/", "desk/sources/?q=source", "desk/contradictions/?article={article}",
)  # fmt: skip


def test_every_list_costs_the_same_for_few_rows_and_for_many(desk, editor, imported_article, as_editor):
    costs = []
    for numbers in (range(2), range(2, 42)):
        article = fill(desk, editor, imported_article, numbers)
        parameters = {**desk.parameters(), "article": article.public_id}
        asked = [address + ("&" if "?" in address else "?") + "size=200" for address in LISTS]
        costs.append([queries(as_editor, address.format(**parameters)) for address in asked])
    for address, (cost, rows), (cost_of_many, many_rows) in zip(LISTS, *costs, strict=True):
        assert cost_of_many == cost, address
        assert many_rows > rows or "gate" in address


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("articles/?q=bridge", 1), ("articles/?shown=published", 1), ("articles/?shown=never", 1),
        ("articles/?assigned_to=editor", 0), ("claims/?truth_status=unchecked&q=mayor", 1),
        ("claims/?voice=own", 0), ("sources/?q=the port", 1), ("sources/?kind=organisation&named=true", 1),
        ("contradictions/?min_probability=0.95", 0), ("contradictions/?kind=number&decision=open", 1),
        ("checks/?state=failed", 1), ("history/?verb=article.published", 1), ("history/?actor=reviewer", 1),
        ("contradictions/?withdrawn=true", 0), ("sources/?merged=false", 2),
        ("sources/?merged=False", 2), ("sources/?merged=", 2),
    ],
)  # fmt: skip
def test_lists_are_narrowed(desk, as_editor, query, found):
    assert len(as_editor.get(f"{ROOT}desk/{query}").json()["results"]) == found


@pytest.mark.parametrize("query", ["claims/?in_text=maybe", "sources/?named=2", "contradictions/?withdrawn=no"])
def test_what_is_neither_true_nor_false_is_refused_in_a_sentence(desk, as_editor, query):
    answer = as_editor.get(f"{ROOT}desk/{query}")
    assert answer.status_code == 400
    assert "Write true or false." in answer.content.decode()
    assert [error["code"] for error in answer.json()["errors"]] == ["invalid"]


def test_the_history_tells_of_one_claim_who_did_what(desk, as_editor):
    rows = as_editor.get(f"{ROOT}desk/history/?claim={desk.claim.public_id}").json()["results"]
    assert [(row["verb"], row["actor"]) for row in rows] == [("evidence.added", "editor")]


def test_progress_counts_and_says_when_nothing_moved(desk, as_editor):
    address = f"{ROOT}desk/articles/{desk.article.public_id}/progress/"
    answer = as_editor.get(address)
    assert (answer.json()["claims"], answer.json()["contradictions_open"], answer.json()["checks_failed"]) == (6, 1, 1)
    assert as_editor.get(address, HTTP_IF_NONE_MATCH=answer.headers["ETag"]).status_code == 304


def test_a_claim_out_of_the_text_is_still_there_to_read(desk, editor, as_editor):
    version_add(actor=editor, article=desk.article, text="All is new.", reason="")
    shown = as_editor.get(f"{ROOT}desk/claims/{desk.claim.public_id}/").json()
    assert (shown["in_text"], shown["start"], shown["end"]) == (False, 0, 0)


def log_in(password="correct horse battery", **headers):
    body = {"username": "editor", "password": password}
    return APIClient().post(f"{ROOT}tokens/", body, format="json", **headers)


def with_token(token):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {token}")
    return client


def test_a_token_opens_the_desk_until_it_is_given_back(editor):
    answer = log_in()
    assert answer.headers["Cache-Control"] == "no-store"
    token = answer.json()["token"]
    assert not AuthToken.objects.filter(digest=token).exists()
    client = with_token(token)
    assert client.get(f"{ROOT}desk/account/").json()["roles"] == ["editor"]
    other = with_token(log_in().json()["token"])
    assert client.delete(f"{ROOT}tokens/current/").status_code == 204
    assert client.get(f"{ROOT}desk/account/").status_code == 401
    assert other.delete(f"{ROOT}tokens/all/").status_code == 204
    assert other.get(f"{ROOT}desk/account/").status_code == 401


def test_a_token_of_a_closed_account_and_one_that_has_expired_are_worth_nothing(editor):
    token = log_in().json()["token"]
    AuthToken.objects.update(expiry="2020-01-01T00:00:00Z")
    refused = with_token(token).get(f"{ROOT}desk/account/")
    assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (401, "Token")
    token = log_in().json()["token"]
    editor.is_active = False
    editor.save()
    assert with_token(token).get(f"{ROOT}desk/account/").status_code == 401
    assert log_in().status_code == 401


@pytest.mark.parametrize("token", ["é", "x\0y", "a-b", "x" * 5000, '""'])
def test_what_can_be_no_token_is_a_wrong_one(db, token):
    refused = with_token(token).get(f"{ROOT}desk/account/")
    assert refused.status_code == 401
    assert refused.json()["detail"].startswith("The token is wrong or has expired. Get a new one at /api/v1/tokens/")


def test_guessing_a_password_is_stopped_also_for_the_right_one(editor):
    statuses = [log_in(password=f"guess {n}").status_code for n in range(6)]
    assert statuses[:4] == [401] * 4
    locked = log_in()
    assert (locked.status_code, locked.headers["Content-Type"]) == (429, "application/problem+json")
    assert int(locked.headers["Retry-After"]) > 0
    assert locked.json()["detail"].startswith("Too many failed logins.")
    assert AuthToken.objects.count() == 0


@pytest.mark.parametrize(
    ("method", "address", "headers", "status", "kind"),
    [
        ("get", "nowhere/", {}, 404, "not-found"),
        ("get", "desk/claims/UPPERCASE000/", {}, 404, "not-found"),
        ("get", "desk/claims/2222222222222/", {}, 404, "not-found"),
        ("get", "published/claims", {}, 404, "not-found"),
        ("delete", "desk/articles/", {}, 405, "method-not-allowed"),
        ("options", "desk/articles/", {}, 405, "method-not-allowed"),
        ("get", "desk/articles/", {"HTTP_ACCEPT": "text/csv"}, 406, "not-acceptable"),
        ("post", "desk/articles/", {"content_type": "text/plain"}, 415, "unsupported-media-type"),
        ("post", "desk/articles/", {"content_type": "application/json"}, 400, "malformed"),
    ],
)
def test_every_problem_has_one_shape(as_editor, method, address, headers, status, kind):
    sent = {"data": "{", **headers} if "content_type" in headers else headers
    answer = getattr(as_editor, method)(ROOT + address, **sent)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert set(answer.json()) >= {"type", "title", "status", "detail"}
    assert (answer.json()["status"], answer.json()["type"].rsplit("#")[1]) == (status, kind)


def test_a_body_that_is_too_large_or_too_deep_is_refused_unread(as_editor, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 200_000
    for body in ('{"text": "' + "x" * 200_000 + '"}', "[" * 100_000):
        answer = as_editor.post(f"{ROOT}desk/articles/preview/", body, content_type="application/json")
        assert answer.status_code in (400, 413)


def test_what_was_not_foreseen_is_told_without_its_insides(as_editor, monkeypatch):
    def fail(**_arguments):
        raise RuntimeError("secret path")

    monkeypatch.setattr("articles.api.views.work.publication_gate", fail)
    as_editor.raise_request_exception = False
    answer = as_editor.get(f"{ROOT}desk/articles/{imported_id(as_editor)}/gate/")
    assert (answer.status_code, answer.json()["type"].rsplit("#")[1]) == (500, "server-error")
    assert b"secret" not in answer.content


def imported_id(client):
    return client.post(f"{ROOT}desk/articles/", {"text": "One sentence."}, format="json").json()["id"]


def test_the_page_about_the_api_needs_nothing_from_elsewhere(client, db):
    answer = client.get(f"{ROOT}docs/")
    page = answer.content.decode()
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert 'id="stale"' in page
    assert "//" not in page.replace("<!doctype html>", "").replace("://testserver", "")
    cache.clear()


def test_the_list_of_claims_ends_however_many_have_left_the_text(desk, client_of):
    Claim.objects.bulk_create(
        Claim(article=desk.article, kind="sentence", text=f"Gone {n}.", in_text=False) for n in range(1100)
    )
    address, seen = f"{ROOT}desk/articles/{desk.article.public_id}/claims/?size=200", []
    for _page in range(8):
        answer = client_of("editor").get(address).json()
        seen += [row["id"] for row in answer["results"]]
        address = answer["next"]
        if address is None:
            break
    assert address is None
    assert len(seen) == len(set(seen)) == desk.article.claims.count()


def test_what_readers_would_be_told_is_read_before_it_is_published(desk, as_editor, editor):
    address = f"{ROOT}desk/articles/{desk.published.public_id}/changes/"
    assert as_editor.get(address).json() == {"is_first": False, "is_same": True, "changes": []}
    claim = desk.published.claims.first()
    claim_update(actor=editor, claim=claim, revision=claim.revision, truth_status="unproven")
    shown = as_editor.get(address).json()
    assert [(change["code"], change["claim"]) for change in shown["changes"]] == [("truth_status", claim.public_id)]
    assert desk.published.publications.count() == 1
    unpublished = f"{ROOT}desk/articles/{desk.article.public_id}/changes/"
    assert as_editor.get(unpublished).json() == {"is_first": True, "is_same": False, "changes": []}
