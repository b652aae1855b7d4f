"""The description of the API is valid, complete, and what the API keeps to, also when it is sent nonsense."""

import logging

import pytest
import schemathesis
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from openapi_spec_validator import validate
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from articles.api.views.docs import schema as description
from articles.intake.errors import IntakeError
from articles.models import Article, Claim, Contradiction, Source
from factcheck.wsgi import application

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
#: In these addresses the last variable part says whose revision guards the change.
GUARDS = {"article": Article, "claim": Claim, "source": Source, "contradiction": Contradiction}

schema = schemathesis.openapi.from_dict(description())
schema.app = application


@pytest.mark.django_db
def test_the_description_is_valid_openapi_3_1(client):
    answer = client.get("/api/v1/schema/")
    assert answer.json()["openapi"].startswith("3.1")
    validate(answer.json())


def test_describing_the_api_gives_no_warning(capsys):
    call_command("spectacular", validate=True, fail_on_warn=True, file="/dev/null")
    assert "warning" not in capsys.readouterr().err.lower()


def test_every_operation_says_what_it_does_and_which_problems_it_can_have():
    for path, operations in description()["paths"].items():
        for method, operation in operations.items():
            assert operation["description"], (method, path)
            assert {"404", "429", "500"} <= set(operation["responses"]), (method, path)


@pytest.fixture
def editors_session(desk, client_of, settings, monkeypatch):
    """An administrator's cookies: every operation is open, and no link is really fetched."""

    def refuse(url):
        raise IntakeError("No network in tests.")

    monkeypatch.setattr("articles.api.views.articles.import_url", refuse)
    settings.API_RATES = dict.fromkeys(settings.API_RATES, "1000000/min")
    # As Django's own test client does: the request runs inside the test's transaction.
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    logging.disable(logging.WARNING)
    yield client_of("administrator").cookies["sessionid"].value
    logging.disable(logging.NOTSET)
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.mark.slow
@pytest.mark.django_db
@schema.parametrize()
@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
def test_whatever_is_sent_the_answer_is_as_described(case, desk, editors_session, settings):
    known = desk.parameters()
    if case.path.startswith("/api/v1/published/"):
        known = {**known, "article": desk.published.public_id, "claim": desk.published.claims.first().public_id}
    case.path_parameters = {name: known[name] for name in case.path_parameters or {}}
    if isinstance(case.body, dict) and "source" in case.body:
        case.body["source"] = desk.other_source.public_id
    if "If-Match" in (case.headers or {}):
        name = next(name for name in ("contradiction", "source", "claim", "article") if name in case.path_parameters)
        seen = GUARDS[name].objects.get(public_id=known[name])
        case.headers["If-Match"] = f'"{seen.public_id}-{seen.revision}"'
    case.cookies = {"sessionid": editors_session, "csrftoken": "a" * 32}
    case.headers["X-CSRFToken"] = "a" * 32
    response = case.call()
    case.validate_response(response, checks=CHECKS)
