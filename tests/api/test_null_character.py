"""PostgreSQL stores no null character: it is refused at the door, wherever it stands in a body."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("body", ['{"note": "a\\u0000b"}', '{"assigned_to": "\\u0000"}', '{"as": [{"\\u0000": 1}]}'])
def test_a_null_character_in_the_body_is_refused_with_a_clear_sentence(client, editor, article, body):
    client.force_login(editor)
    claim = article.claims.first()
    answer = client.patch(
        f"/api/v1/desk/claims/{claim.public_id}/", body, content_type="application/json", headers={"If-Match": '"x"'}
    )
    assert answer.status_code == 400
    assert "null character" in answer.content.decode()
