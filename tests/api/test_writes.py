"""What editors do through the API: each write, what it answers with, and what stops it."""

import pytest

from articles.models import Attribution, Check, Claim, Source
from articles.services.articles import version_add
from articles.services.claims import claim_update
from articles.services.sentences import sentence_merge

from .conftest import ROOT, tag

pytestmark = pytest.mark.django_db


def post(client, path, body=None, **headers):
    return client.post(ROOT + path, body or {}, format="json", **headers)


def test_a_text_becomes_an_article_and_the_same_text_again_is_pointed_to(as_editor):
    body = {"text": "The harbour froze. Nobody had seen that before.", "title": "Ice", "published_on": "2026-01-05"}
    answer = post(as_editor, "desk/articles/", body)
    assert answer.status_code == 201
    shown = as_editor.get(answer.headers["Location"]).json()
    assert (shown["title"], shown["published_on"], shown["version"], shown["shown"]) == (
        "Ice",
        "2026-01-05",
        1,
        "never",
    )
    again = post(as_editor, "desk/articles/", body)
    assert (again.status_code, again.json()["article"]) == (409, shown["id"])
    assert post(as_editor, "desk/articles/", {**body, "allow_duplicate": True}).status_code == 201


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        ({}, 400, "invalid"),
        ({"text": "One.", "url": "https://example.org/"}, 400, "invalid"),
        ({"text": "   "}, 422, "unreadable"),
        ({"text": "\u200b.\u200b"}, 422, "unreadable"),
        ({"text": "A\u0000B."}, 400, "invalid"),
        ({"url": "http://127.0.0.1/"}, 422, "unreadable"),
        ({"url": "file:///etc/passwd"}, 400, "invalid"),
        ({"text": "One.", "published_on": "yesterday"}, 400, "invalid"),
        ({"text": "One.", "original_url": "ftp://example.org/one"}, 400, "invalid"),
        ({"text": "One.", "language": "in English"}, 400, "invalid"),
        (["not an object"], 400, "invalid"),
    ],
)
def test_what_cannot_be_imported_is_said_in_one_shape(as_editor, body, status, kind):
    answer = post(as_editor, "desk/articles/", body)
    problem = answer.json()
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert problem["type"].endswith(f"#{kind}")
    assert problem["detail"]


def test_evidence_that_readers_could_not_open_or_see_is_refused(as_editor, desk):
    address = f"desk/claims/{desk.claim.public_id}/evidence/"
    for field, value in (("url", "ftp://example.org/report"), ("title", "\u200d \u3164")):
        answer = post(as_editor, address, {"title": "The report", field: value}, **tag(desk.claim))
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, f"/{field}")
    assert desk.claim.evidence.count() == 1


def test_an_explanation_that_readers_would_see_in_part_is_refused(as_editor, desk):
    body = {"explanation": "Costs rose, <redacted> said."}
    answer = as_editor.patch(f"{ROOT}desk/claims/{desk.claim.public_id}/", body, format="json", **tag(desk.claim))
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["pointer"]) == (400, "/explanation")
    assert "Readers would not see “<redacted>”" in error["detail"]


def test_each_wrong_field_is_pointed_to(as_editor, desk):
    body = {"source": desk.source.public_id, "via": [{"name": "A", "role": "outlet"}, {"name": "B", "role": "shout"}]}
    answer = post(as_editor, f"desk/claims/{desk.claim.public_id}/attributions/", body, **tag(desk.claim))
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/via/1/role"]


def test_a_preview_shows_the_sentences_and_stores_nothing(as_editor):
    before = as_editor.get(f"{ROOT}desk/articles/").json()["results"]
    answer = post(as_editor, "desk/articles/preview/", {"text": "Dr. Marrow left 👩‍🚀 early.  He was tired."})
    assert [s["text"] for s in answer.json()["sentences"]] == ["Dr. Marrow left 👩‍🚀 early.", "He was tired."]
    assert as_editor.get(f"{ROOT}desk/articles/").json()["results"] == before


def test_a_write_without_a_tag_is_refused_and_one_with_an_old_tag_shows_both(as_editor, desk, editor):
    address = f"{ROOT}desk/claims/{desk.claim.public_id}/"
    old = as_editor.get(address).headers["ETag"]
    assert as_editor.patch(address, {"note": "x"}, format="json").status_code == 428
    claim_update(actor=editor, claim=desk.claim, revision=desk.claim.revision, note="somebody else's")
    answer = as_editor.patch(address, {"note": "mine"}, format="json", HTTP_IF_MATCH=old)
    assert answer.status_code == 412
    assert answer.json()["current"]["note"] == "somebody else's"
    assert answer.json()["submitted"] == {"note": "mine"}
    fresh = as_editor.get(address).headers["ETag"]
    saved = as_editor.patch(address, {"note": "mine"}, format="json", HTTP_IF_MATCH=fresh)
    assert (saved.status_code, saved.json()["note"]) == (200, "mine")
    assert saved.headers["ETag"] == as_editor.get(address).headers["ETag"] != fresh


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        ("{", "application/json", "malformed"),
        ('{"note": "\\ud800"}', "application/json", "invalid"),
        ("note", "text/plain", "unsupported-media-type"),
    ],
)
def test_a_stale_write_that_needs_no_body_and_has_one_that_is_nonsense_is_told_so(
    as_editor, desk, body, content_type, kind
):
    address = f"{ROOT}desk/claims/{desk.claim.public_id}/evidence/{desk.evidence.public_id}/"
    answer = as_editor.generic("DELETE", address, body, content_type=content_type, HTTP_IF_MATCH="*")
    assert answer.json()["type"].endswith(f"#{kind}")
    assert desk.claim.evidence.filter(public_id=desk.evidence.public_id).exists()


@pytest.mark.parametrize("header", ["*", '"other-1"', "nonsense", 'W/"{id}-99"', '"{id}-99"', '"{id}-99-gzip"'])
def test_only_the_very_tag_lets_a_write_pass(as_editor, desk, header):
    header = header.format(id=desk.claim.public_id)
    answer = as_editor.patch(
        f"{ROOT}desk/claims/{desk.claim.public_id}/", {"note": "x"}, format="json", HTTP_IF_MATCH=header
    )
    assert answer.status_code == 412
    desk.claim.refresh_from_db()
    assert desk.claim.note == ""


def test_who_has_the_bytes_is_told_so_and_a_renamed_source_makes_new_bytes(as_editor, desk, decided):
    address = f"{ROOT}desk/claims/{decided.public_id}/"
    seen = as_editor.get(address).headers["ETag"]
    assert as_editor.get(address, HTTP_IF_NONE_MATCH=seen).status_code == 304
    Attribution.objects.filter(claim=decided).update(source_name="Renamed")
    answer = as_editor.get(address, HTTP_IF_NONE_MATCH=seen)
    assert answer.status_code == 200
    # The revision is as it was: what was seen of the claim itself is still what there is.
    assert as_editor.patch(address, {"note": "y"}, format="json", HTTP_IF_MATCH=seen).status_code == 200


def test_a_claim_is_decided_from_suggestion_to_verdict(as_editor, desk):
    base = f"desk/claims/{desk.claim.public_id}/"
    accepted = post(as_editor, f"{base}attributions/{desk.suggestion.pk}/accept/", **tag(desk.claim))
    assert accepted.json()["voice"] == "attributed"
    body = {"title": "Budget", "question": "true", "stance": "supports", "locator": "p. 4"}
    with_evidence = post(as_editor, f"{base}evidence/", body, **tag(desk.claim))
    assert [row["title"] for row in with_evidence.json()["evidence"]] == ["Inspection report", "Budget"]
    added = with_evidence.json()["evidence"][1]["id"]
    corrected = as_editor.patch(f"{ROOT}{base}evidence/{added}/", {"locator": "p. 5"}, format="json", **tag(desk.claim))
    assert corrected.json()["evidence"][1]["locator"] == "p. 5"
    body = {"said_status": "confirmed", "truth_status": "verified", "verdict": "So it is.", "as_of": "2026-03-01"}
    answer = as_editor.patch(ROOT + base, body, format="json", **tag(desk.claim))
    assert {name: answer.json()[name] for name in body} == body
    removed = as_editor.delete(f"{ROOT}{base}evidence/{added}/", **tag(desk.claim))
    assert len(removed.json()["evidence"]) == 1
    again = as_editor.delete(f"{ROOT}{base}evidence/{added}/", **tag(desk.claim))
    assert again.status_code == 404


def test_undo_takes_back_step_by_step_until_nothing_is_left(as_editor, desk):
    base = f"desk/claims/{desk.claim.public_id}/"
    as_editor.patch(ROOT + base, {"note": "x"}, format="json", **tag(desk.claim))
    assert post(as_editor, f"desk/articles/{desk.article.public_id}/undo/").json() == {"changed": 1}
    desk.claim.refresh_from_db()
    assert desk.claim.note == ""
    # The evidence that the desk began with is this editor's too.
    assert post(as_editor, f"desk/articles/{desk.article.public_id}/undo/").status_code == 200
    nothing = post(as_editor, f"desk/articles/{desk.article.public_id}/undo/")
    assert (nothing.status_code, nothing.json()["type"].rsplit("#")[1]) == (409, "refused")


def test_a_source_is_set_through_a_chain_and_taken_away_again(as_editor, desk):
    base = f"desk/claims/{desk.claim.public_id}/attributions/"
    body = {
        "source": desk.source.public_id,
        "via": [{"name": "Harbour Gazette", "role": "outlet"}, {"source": desk.other_source.public_id}],
        "manner": "direct",
        "replaces": desk.suggestion.pk,
    }
    answer = post(as_editor, base, body, **tag(desk.claim))
    assert answer.status_code == 201
    decided = [row for row in answer.json()["attributions"] if row["state"] == "decided"]
    assert [[link["name"] for link in row["via"]] for row in decided] == [["Harbour Gazette", "Harbour Office"]]
    assert Source.objects.filter(name="Harbour Gazette").exists()
    removed = as_editor.delete(f"{ROOT}{base}{decided[0]['id']}/", **tag(desk.claim))
    assert removed.json()["voice"] == "undecided"


def test_a_rejected_suggestion_cannot_be_decided_twice(as_editor, desk):
    base = f"desk/claims/{desk.claim.public_id}/attributions/{desk.suggestion.pk}/"
    assert post(as_editor, f"{base}reject/", **tag(desk.claim)).status_code == 200
    assert post(as_editor, f"{base}accept/", **tag(desk.claim)).status_code == 409


def test_many_suggestions_are_accepted_at_once_and_a_range_gets_one_source(as_editor, desk):
    article = f"desk/articles/{desk.article.public_id}/"
    ids = list(desk.article.claims.filter(voice="undecided").values_list("public_id", flat=True)[:2])
    body = {"claims": ids, "source": desk.source.public_id}
    assert post(as_editor, f"{article}attribute/", body).json() == {"changed": 2}
    foreign = {"claims": [desk.published.claims.first().public_id], "source": desk.source.public_id}
    assert post(as_editor, f"{article}attribute/", foreign).status_code == 400
    accepted = post(as_editor, f"{article}accept-above/", {"confidence": 0})
    assert accepted.json()["changed"] == Attribution.objects.filter(state="decided").count() - 2 > 0


def test_sentences_are_split_and_merged_only_as_they_were_seen(as_editor, desk):
    article = f"desk/articles/{desk.article.public_id}/"
    first = as_editor.get(f"{ROOT}{article}sentences/").json()[0]
    seen = {"start": first["start"], "end": first["end"]}
    split = post(as_editor, f"{article}sentences/0/split/", {**seen, "at": 18})
    assert [row["text"] for row in split.json()[:2]] == ["The Lindau bridge", "will close for repairs in March."]
    assert split.json()[0]["claim"] == first["claim"]
    stale = post(as_editor, f"{article}sentences/0/merge/", seen)
    assert stale.status_code == 409
    row = split.json()[0]
    merged = post(as_editor, f"{article}sentences/0/merge/", {"start": row["start"], "end": row["end"]})
    assert merged.json()[0]["text"] == first["text"]
    assert post(as_editor, f"{article}sentences/99/merge/", seen).status_code == 404


def test_a_part_of_a_sentence_becomes_a_claim(as_editor, desk):
    address = f"desk/articles/{desk.article.public_id}/claims/"
    answer = post(as_editor, address, {"start": 4, "end": 17})
    assert (answer.status_code, answer.json()["text"], answer.json()["kind"]) == (201, "Lindau bridge", "part")
    assert post(as_editor, address, {"start": 4, "end": 17}).status_code == 409
    starts = [row["start"] for row in as_editor.get(ROOT + address).json()["results"]]
    assert starts == sorted(starts)


def test_a_new_text_replaces_only_the_one_that_was_seen(as_editor, desk):
    address = f"desk/articles/{desk.article.public_id}/versions/"
    body = {"text": "The Lindau bridge stays open.", "reason": "all changed", "replaces": 1}
    assert post(as_editor, address, body).json()["number"] == 2
    assert post(as_editor, address, {**body, "text": "It closes."}).status_code == 409
    assert [row["number"] for row in as_editor.get(ROOT + address).json()["results"]] == [2, 1]
    assert as_editor.get(f"{ROOT}{address}1/").json()["text"] == desk.article.current_version.text


@pytest.mark.parametrize("marked", ["W/{0}", '{1}-gzip"', 'W/{1}-br"', '"other", W/{0}'])
def test_a_tag_that_a_compressing_server_marked_still_guards(as_editor, desk, marked):
    address = f"{ROOT}desk/articles/{desk.article.public_id}/"
    tagged = as_editor.get(address).headers["ETag"]
    seen = {"HTTP_IF_MATCH": marked.format(tagged, tagged[:-1])}
    changed = as_editor.patch(address, {"outlet": "Harbour Gazette"}, format="json", **seen)
    assert (changed.status_code, changed.json().get("outlet")) == (200, "Harbour Gazette")
    assert as_editor.patch(address, {"outlet": "Late"}, format="json", **seen).status_code == 412


def test_an_article_is_described_and_given_to_somebody(as_editor, desk):
    address = f"{ROOT}desk/articles/{desk.article.public_id}/"
    changed = as_editor.patch(address, {"outlet": "Harbour Gazette"}, format="json", **tag(desk.article))
    assert changed.json()["outlet"] == "Harbour Gazette"
    for name in ("reviewer", "reviewer", None):
        given = as_editor.put(f"{address}assignee/", {"username": name}, format="json")
        assert given.json()["assigned_to"] == name
    assert as_editor.put(f"{address}assignee/", {"username": "nobody"}, format="json").status_code == 400


def test_a_source_is_renamed_aliased_graded_and_merged(as_editor, as_reviewer, desk):
    base = f"desk/sources/{desk.source.public_id}/"
    renamed = as_editor.patch(ROOT + base, {"name": "Port of Lindau"}, format="json", **tag(desk.source))
    assert renamed.json()["name"] == "Port of Lindau"
    aliased = post(as_editor, f"{base}aliases/", {"name": "LPA"}, **tag(desk.source))
    alias = next(row["id"] for row in aliased.json()["aliases"] if row["name"] == "LPA")
    removed = as_editor.delete(f"{ROOT}{base}aliases/{alias}/", **tag(desk.source))
    assert [row["name"] for row in removed.json()["aliases"]] == ["the port"]
    grade = {"reliability": "B", "reason": ""}
    assert as_editor.put(f"{ROOT}{base}grade/", grade, format="json", **tag(desk.source)).status_code == 409
    grade["reason"] = "Right about the dredging."
    assert as_editor.put(f"{ROOT}{base}grade/", grade, format="json", **tag(desk.source)).json()["reliability"] == "B"
    body = {"into": desk.other_source.public_id}
    assert post(as_editor, f"{base}merge/", body, **tag(desk.source)).status_code == 403
    merged = post(as_reviewer, f"{base}merge/", body, **tag(desk.source))
    assert merged.json()["id"] == desk.other_source.public_id
    assert as_editor.get(ROOT + base).json()["merged_into"] == desk.other_source.public_id


def test_a_contradiction_is_decided_and_opened_again(as_editor, desk):
    address = f"{ROOT}desk/contradictions/{desk.contradiction.public_id}/decision/"
    body = {"decision": "real", "stands": desk.contradiction.claim_a.public_id, "note": "Budget, p. 4"}
    decided = as_editor.put(address, body, format="json", **tag(desk.contradiction))
    assert {name: decided.json()[name] for name in body} == body
    foreign = {"decision": "real", "stands": desk.published.claims.first().public_id}
    assert as_editor.put(address, foreign, format="json", **tag(desk.contradiction)).status_code == 409
    opened = as_editor.put(address, {"decision": "open"}, format="json", **tag(desk.contradiction))
    assert (opened.json()["decision"], opened.json()["decided_by"]) == ("open", None)


def test_a_contradiction_of_a_text_that_changed_is_not_decided_before_it_is_compared_again(as_editor, desk, editor):
    text = desk.article.current_version.text.replace("31 million", "35 million")
    version_add(actor=editor, article=desk.article, text=text, reason="corrected")
    address = f"{ROOT}desk/contradictions/{desk.contradiction.public_id}/decision/"
    answer = as_editor.put(address, {"decision": "none"}, format="json", **tag(desk.contradiction))
    assert (answer.status_code, answer.json()["type"].partition("#")[2]) == (409, "refused")
    assert "being compared again" in answer.json()["detail"]


def test_a_failed_check_is_run_again_once(as_editor, desk):
    address = f"desk/checks/{desk.failed.pk}/rerun/"
    again = post(as_editor, address)
    assert (again.status_code, again.json()["state"]) == (202, "queued")
    queued = post(as_editor, f"desk/checks/{again.json()['id']}/rerun/")
    assert queued.status_code == 409


def test_an_article_is_published_read_and_withdrawn(as_editor, as_reviewer, client_of, desk):
    address = f"desk/articles/{desk.published.public_id}/"
    seen = {"seen": as_editor.get(f"{ROOT}{address}progress/").json()["seen"]}
    assert post(as_reviewer, f"{address}publications/", seen).status_code == 409
    noted = post(as_reviewer, f"{address}publications/", {**seen, "correction_note": "Spelling."})
    assert (noted.status_code, noted.json()["number"]) == (201, 2)
    stranger = client_of("stranger")
    public = f"{ROOT}published/articles/{desk.published.public_id}/"
    assert stranger.get(public).json()["text"] == desk.published.current_version.text
    assert post(as_reviewer, f"{address}withdrawal/", {"reason": ""}).status_code == 400
    assert post(as_reviewer, f"{address}withdrawal/", {"reason": "It was a hoax."}).status_code == 201
    gone = stranger.get(public)
    assert (gone.status_code, gone.json()["detail"]) == (410, "It was a hoax.")
    assert as_editor.get(ROOT + address).json()["shown"] == "withdrawn"


def test_what_blocks_publication_comes_with_the_refusal(as_reviewer, desk):
    Claim.objects.filter(pk=desk.published.claims.first().pk).update(truth_status="false")
    address = f"desk/articles/{desk.published.public_id}/"
    seen = {"seen": as_reviewer.get(f"{ROOT}{address}progress/").json()["seen"]}
    answer = post(as_reviewer, f"{address}publications/", seen)
    assert answer.json()["type"].endswith("#not-ready")
    assert any(blocker["blocking"] for blocker in answer.json()["blockers"])


def test_drafts_are_their_typists_alone(as_editor, as_reviewer, desk):
    address = f"{ROOT}desk/claims/{desk.claim.public_id}/drafts/"
    body = {"text": "half a sen", "revision": 2}
    for _again in range(2):
        assert as_editor.put(f"{address}note/", body, format="json").json()["text"] == "half a sen"
    assert len(as_editor.get(address).json()) == 1
    assert as_reviewer.get(address).json() == []
    for _again in range(2):
        assert as_editor.delete(f"{address}note/").status_code == 204
    assert as_editor.put(f"{address}truth_status/", body, format="json").status_code == 404


def test_nobody_publishes_through_the_api_what_was_not_looked_at(as_reviewer, desk, editor):
    address = f"desk/articles/{desk.published.public_id}/"
    seen = as_reviewer.get(f"{ROOT}{address}progress/").json()["seen"]
    claim = desk.published.claims.first()
    claim_update(actor=editor, claim=claim, revision=claim.revision, truth_status="unproven", verdict="Just typed.")
    assert post(as_reviewer, f"{address}publications/").status_code == 400
    answer = post(as_reviewer, f"{address}publications/", {"seen": seen})
    assert (answer.status_code, answer.json()["type"].split("#")[1]) == (409, "refused")
    assert desk.published.publications.count() == 1


def test_a_range_leaves_what_somebody_decided_as_it_is(as_editor, desk, editor):
    own, other = desk.article.claims.filter(voice="undecided").order_by("pk")[:2]
    claim_update(actor=editor, claim=own, revision=own.revision, voice="own", said_status="own_voice")
    address = f"desk/articles/{desk.article.public_id}/attribute/"
    body = {"source": desk.source.public_id, "claims": [own.public_id, other.public_id]}
    assert post(as_editor, address, body).json() == {"changed": 1}
    own.refresh_from_db()
    assert (own.voice, own.said_status) == ("own", "own_voice")
    assert post(as_editor, address, body).status_code == 409


def test_a_draft_for_a_claim_that_was_merged_is_refused_in_words(as_editor, desk, editor):
    second = desk.article.claims.order_by("pk")[1]
    sentence_merge(actor=editor, sentence=desk.article.current_version.sentences.get(index=0))
    body = {"text": "an hour of typing", "revision": 1}
    answer = as_editor.put(f"{ROOT}desk/claims/{second.public_id}/drafts/note/", body, format="json")
    assert answer.status_code == 409
    assert "was merged with another" in answer.json()["detail"]


def test_only_who_works_at_the_desk_is_put_on_an_article_or_claim(as_editor, desk, person):
    person(None, "outsider")
    article = f"{ROOT}desk/articles/{desk.article.public_id}/assignee/"
    assert as_editor.put(article, {"username": "outsider"}, format="json").status_code == 400
    claim = f"{ROOT}desk/claims/{desk.claim.public_id}/"
    answer = as_editor.patch(claim, {"assigned_to": "outsider"}, format="json", **tag(desk.claim))
    assert answer.status_code == 400


def test_an_attribution_that_is_to_be_replaced_and_is_gone_is_told_so(as_editor, desk):
    body = {"source": desk.source.public_id, "replaces": desk.suggestion.pk}
    desk.suggestion.delete()
    answer = post(as_editor, f"desk/claims/{desk.claim.public_id}/attributions/", body, **tag(desk.claim))
    assert answer.status_code == 409
    assert "is gone" in answer.json()["detail"]


@pytest.mark.parametrize("value", ['"\\ud800"', "1e999", "-1e999", '"\\u0000"'])
def test_what_nothing_can_store_or_tell_is_refused_and_breaks_nothing(as_editor, desk, value):
    address = f"{ROOT}desk/claims/{desk.claim.public_id}/"
    for field in ("verdict", "unknown"):
        body = f'{{"{field}": {value}}}'
        answer = as_editor.patch(address, body, content_type="application/json", HTTP_IF_MATCH='"222222222222-1"')
        assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")


def test_more_parameters_than_the_server_takes_are_a_problem_in_words(as_editor):
    query = "&".join(f"p{number}=1" for number in range(1100))
    answer = as_editor.get(f"{ROOT}published/claims/?{query}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")


def test_an_editor_may_not_run_a_check_of_the_whole_archive_again(as_editor, client_of):
    failed = Check.objects.create(kind="recheck", state="failed", error="Broken.", priority=9)
    assert post(as_editor, f"desk/checks/{failed.pk}/rerun/").status_code == 403
    assert post(client_of("administrator"), f"desk/checks/{failed.pk}/rerun/").status_code == 202
