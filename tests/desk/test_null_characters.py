"""A null character, which PostgreSQL stores in no text, is left out of what is typed and asked; nothing else is lost.

On SQLite these look at what arrives; on PostgreSQL (``./test --postgres``) what is not left out is a server error.
"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import RequestFactory
from django.urls import reverse

from articles.models import Draft, Source
from factcheck.null_characters import without_null_characters
from tests.publishing import clash


def arriving(request):
    """Return the request as a view gets it."""
    return without_null_characters(lambda seen: seen)(request)


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=B"])
def test_everything_else_that_was_typed_arrives(content_type):
    if content_type.startswith("multipart"):
        data = b'--B\r\nContent-Disposition: form-data; name="note"\r\n\r\nca\0ll\n\xc3\xbc\0\r\n--B--\r\n'
    else:
        data = b"note=ca%00ll%0A%C3%BC%00&empty=&%00note=two"
    seen = arriving(RequestFactory().generic("POST", "/desk/?q=a%00+%25&b=%2500", data, content_type))
    assert seen.POST.getlist("note")[0] == "call\nü"
    assert seen.POST.getlist("note")[1:] == (["two"] if b"two" in data else [])
    assert (seen.GET["q"], seen.GET["b"]) == ("a %", "%00")
    assert QueryDict(seen.META["QUERY_STRING"]) == seen.GET
    with pytest.raises(AttributeError, match="immutable"):
        seen.POST["note"] = "changed"


def test_uploaded_files_are_not_touched():
    data = {"file": SimpleUploadedFile("a.bin", b"\0\1\0"), "note": "a\0"}
    seen = arriving(RequestFactory().post("/desk/import/", data))
    assert seen.FILES["file"].read() == b"\0\1\0"
    assert seen.POST["note"] == "a"


def test_the_api_is_left_to_refuse_them_itself():
    seen = arriving(RequestFactory().post("/api/v1/tokens/?q=%00", {"username": "\0"}))
    assert seen.GET["q"] == "\0"
    assert seen.POST["username"] == "\0"


@pytest.mark.django_db
def test_words_with_a_null_character_are_stored_without_it(desk, editor, article):
    claim, other = article.claims.order_by("pk")[:2]
    pair = clash(claim, other)
    draft = {"field": "note", "text": "call\0 him", "revision": claim.revision}
    assert desk.post(reverse("desk:draft", args=[claim.public_id]), draft).status_code < 400
    assert Draft.objects.get(user=editor, field="note").text == "call him"
    decision = {"revision": pair.revision, "decision": "scope", "note": "two\0 sums"}
    assert desk.post(reverse("desk:contradiction-decide", args=[pair.public_id]), decision).status_code < 400
    pair.refresh_from_db()
    assert pair.note == "two sums"
    desk.post(reverse("desk:source-new"), {"name": "Harbour\0 Office", "kind": "organisation"})
    assert Source.objects.filter(name="Harbour Office").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["desk:queue", "desk:sources", "desk:contradictions", "desk:checks", "public:search"])
def test_every_search_and_filter_takes_a_null_character(desk, article, name):
    asked = dict.fromkeys(("q", "state", "status", "kind", "grade", "decision", "article", "source", "page"), "a\0")
    answer = desk.get(reverse(name), asked)
    assert answer.status_code == 200
    assert "\0" not in answer.text


@pytest.mark.django_db
def test_the_way_back_after_the_login_has_none(client):
    answer = client.get(reverse("desk:queue"), {"q": "bri\0dge"})
    assert "q%3Dbridge" in answer.url
