"""What goes wrong is told in one shape, with what that shape promises and a sentence that says what to do."""

import pytest

from .conftest import ROOT

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
