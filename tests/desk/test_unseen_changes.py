"""Whatever goes wrong with a form, the next press of its button does not save over what somebody else saved unseen."""

import html
import re

import pytest
from django.urls import reverse

from articles.models import Claim
from articles.services.articles import article_update, version_add
from articles.services.attributions import attribution_set
from articles.services.claims import claim_update
from articles.services.contradictions import contradiction_decide
from articles.services.evidence import evidence_add
from articles.services.sentences import sentence_merge
from articles.services.sources import source_create, source_update
from tests.publishing import clash

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def claim_with(words):
    return Claim.objects.get(text__contains=words, in_text=True)


def form_of(answer, address):
    return re.search(rf'<form[^>]*action="{re.escape(address)}".*?</form>', answer.text, re.DOTALL).group()


@pytest.fixture
def rival(person):
    return person("reviewer", "rival")


@pytest.mark.parametrize(
    ("page", "data", "theirs"),
    [
        ("claim-note", {"note": "x" * 25_000}, {"note": "their note"}),
        ("claim-finding", {"verdict": "Mine.", "as_of": "no day"}, {"verdict": "Their verdict."}),
    ],
)
def test_an_error_in_a_form_shows_what_was_saved_meanwhile(desk, article, rival, page, data, theirs):
    claim = claim_with("will close")
    claim_update(actor=rival, claim=claim, revision=1, **theirs)
    answer = desk.post(reverse(f"desk:{page}", args=[claim.public_id]), {"revision": 1, **data}, headers=HTMX)
    assert answer.status_code == 409
    assert next(iter(theirs.values())) in answer.text and "rival saved this meanwhile" in answer.text
    for words in data.values():
        assert words in answer.text


def test_an_error_in_other_forms_gives_the_words_back(desk, article, rival):
    claim = claim_with("will close")
    claim_update(actor=rival, claim=claim, revision=1, note="their note")
    address = reverse("desk:evidence-add", args=[claim.public_id])
    answer = desk.post(address, {"revision": 1, "title": "", "excerpt": "My long excerpt"}, headers=HTMX)
    assert answer.status_code == 409
    assert "My long excerpt" in answer.text and "rival saved this meanwhile" in answer.text


def test_an_error_in_the_details_shows_what_was_saved_meanwhile(desk, article, rival):
    article_update(actor=rival, article=article, revision=1, title="Their title")
    address = reverse("desk:details", args=[article.public_id])
    mine = {"revision": 1, "title": "Mine", "language": "en", "original_url": "ht!tp:// bad"}
    answer = desk.post(address, mine)
    assert answer.status_code == 409
    assert "Their title" in answer.text and "Save mine all the same" in answer.text


def test_a_new_text_over_another_new_text_shows_both(desk, article, rival):
    mine = article.current_version.text.replace("March", "April")
    version_add(
        actor=rival, article=article, text=f"{article.current_version.text}\nTheir words.", reason="", replaces=1
    )
    for reason in ("fix", "  "):
        answer = desk.post(
            reverse("desk:version-new", args=[article.public_id]), {"number": 1, "text": mine, "reason": reason}
        )
        assert answer.status_code == 409
        assert "Their words." in answer.text and "Put mine in place of it" in answer.text
        assert 'name="number" value="2"' in answer.text


@pytest.mark.parametrize(("page", "data"), [("split", {"at": 11}), ("part", {"start": 4, "end": 11}), ("merge", {})])
def test_a_place_in_words_that_somebody_saved_meanwhile_is_not_cut_anyway(desk, article, rival, page, data):
    claim = claim_with("will close")
    sentence_merge(actor=rival, sentence=article.current_version.sentences.get(index=0))
    count = Claim.objects.filter(in_text=True).count()
    answer = desk.post(reverse(f"desk:{page}", args=[claim.public_id]), {"revision": 1, **data}, headers=HTMX)
    assert answer.status_code == 422
    assert "Look at its words again" in answer.text and "Save mine" not in answer.text
    assert Claim.objects.filter(in_text=True).count() == count


def test_in_place_of_stays_ticked_while_a_new_name_is_confirmed(desk, article, editor):
    claim = claim_with("12 million")
    old = source_create(actor=editor, name="Old Source", article=article)
    attribution_set(actor=editor, claim=claim, revision=1, source=old)
    row = claim.attributions.get()
    address = reverse("desk:claim-source", args=[claim.public_id])
    data = {"revision": 2, "name": "Brand New Person", "replaces": row.pk}
    answer = desk.post(address, data, headers=HTMX)
    assert answer.status_code == 422
    (box,) = re.findall(r'<input[^>]*id="source_replaces"[^>]*>', form_of(answer, address))
    assert " checked" in box
    fresh = desk.get(reverse("desk:claim", args=[claim.public_id]), headers=HTMX)
    (box,) = re.findall(r'<input[^>]*id="source_replaces"[^>]*>', fresh.text)
    assert " checked" not in box


def test_undo_takes_back_no_earlier_step_in_place_of_the_last(desk, article, editor):
    kept = claim_with("will close")
    claim_update(actor=editor, claim=kept, revision=1, note="a precious note")
    pair = clash(claim_with("12 million"), claim_with("31 million"))
    decided = {"revision": pair.revision, "decision": "none:", "note": ""}
    desk.post(reverse("desk:contradiction-decide", args=[pair.public_id]), decided)
    pair.refresh_from_db()
    assert pair.decision != "open"
    answer = desk.post(reverse("desk:undo", args=[article.public_id]), follow=True)
    assert "Your last step decided a contradiction." in answer.text
    kept.refresh_from_db()
    assert kept.note == "a precious note"


def versions(answer):
    """Return the words that stand on both sides of what the page shows as different: label and side, then words."""
    found = re.findall(r'<p class="small muted">([^<]*)</p><p class="version-text">([^<]*)</p>', answer.text)
    return {label.strip(): html.unescape(words) for label, words in found}


def test_a_source_over_somebody_elses_source_shows_both(desk, article, rival):
    claim = claim_with("will close")
    theirs = source_create(actor=rival, name="Their Ministry")
    attribution_set(actor=rival, claim=claim, revision=1, source=theirs, via=[("Harbour Gazette", "outlet")])
    source_create(actor=rival, name="My Witness")
    address = reverse("desk:claim-source", args=[claim.public_id])
    answer = desk.post(address, {"revision": 1, "name": "My Witness"}, headers=HTMX)
    assert versions(answer) == {
        "Source · now": "Their Ministry",
        "Source · yours": "My Witness",
        "Through · now": "Harbour Gazette",
        "Through · yours": "–",
    }


def test_a_source_over_the_articles_own_words_shows_both(desk, article, rival):
    claim = claim_with("will close")
    claim_update(actor=rival, claim=claim, revision=1, voice="own", said_status="own_voice")
    source_create(actor=rival, name="My Witness")
    address = reverse("desk:claim-source", args=[claim.public_id])
    answer = desk.post(address, {"revision": 1, "name": "My Witness"}, headers=HTMX)
    assert versions(answer)["Source · now"] == "the article's own words"


def test_evidence_that_came_too_late_is_shown_as_what_it_is(desk, article, rival):
    claim = claim_with("will close")
    claim_update(actor=rival, claim=claim, revision=1, note="their note")
    fields = {"title": "A recording", "question": "said", "stance": "refutes", "kind": "primary"}
    answer = desk.post(reverse("desk:evidence-add", args=[claim.public_id]), {"revision": 1, **fields}, headers=HTMX)
    assert answer.status_code == 409
    assert versions(answer) == {
        "What it is · yours": "A recording",
        "Answers · yours": "was it said?",
        "Speaks · yours": "refutes",
        "Kind · yours": "primary",
    }


def test_evidence_that_both_corrected_shows_both(desk, article, rival):
    claim = claim_with("will close")
    fields = {"question": "said", "stance": "refutes", "kind": "primary"}
    piece = evidence_add(actor=rival, claim=claim, revision=1, title="Theirs", **fields)
    address = reverse("desk:evidence-change", args=[claim.public_id, piece.public_id])
    answer = desk.post(address, {"revision": 1, "title": "Mine", **fields}, headers=HTMX)
    assert answer.status_code == 409
    assert (versions(answer)["What it is · now"], versions(answer)["What it is · yours"]) == ("Theirs", "Mine")


@pytest.mark.parametrize(
    ("form", "data", "shown"),
    [
        ("update", {"name": "Mine", "kind": "person"}, {"Name · now": "Theirs", "Name · yours": "Mine"}),
        ("grade", {"reliability": "B", "reason": "I asked."}, {"Reason for the grade · yours": "I asked."}),
        ("alias-add", {"name": "M."}, {"Another name or spelling · yours": "M."}),
    ],
)
def test_a_source_that_both_changed_shows_both(desk, db, rival, form, data, shown):
    source = source_create(actor=rival, name="Before")
    source_update(actor=rival, source=source, revision=1, name="Theirs")
    answer = desk.post(reverse(f"desk:source-{form}", args=[source.public_id]), {"revision": 1, **data})
    assert answer.status_code == 409
    assert versions(answer).items() >= shown.items()


def test_a_decision_that_both_made_shows_both_in_words(desk, article, rival):
    one, other = claim_with("12 million"), claim_with("31 million")
    pair = clash(one, other)
    contradiction_decide(actor=rival, contradiction=pair, revision=1, decision="scope", note="Their note")
    data = {"revision": 1, "decision": f"real:{one.public_id}", "note": "My note"}
    answer = desk.post(reverse("desk:contradiction-decide", args=[pair.public_id]), data)
    assert answer.status_code == 409
    assert versions(answer) == {
        "Decision · now": "different scope",
        "Decision · yours": "real conflict",
        "Stands · yours": one.text,
        "Stands · now": "–",
        "Note · now": "Their note",
        "Note · yours": "My note",
    }


def test_what_somebody_else_saved_is_told_beside_the_inspector_too(desk, article, rival):
    claim = claim_with("will close")
    claim_update(actor=rival, claim=claim, revision=1, truth_status="false")
    address = reverse("desk:claim-status", args=[claim.public_id])
    answer = desk.post(address, {"revision": 1, "truth_status": "verified"}, headers=HTMX)
    assert answer.status_code == 409
    assert re.search(rf'<span class="sentence status-false" id="w-{claim.public_id}" hx-swap-oob="true">', answer.text)
    (bar,) = re.findall(r'id="progress" hx-swap-oob="true">\s*<svg class="bar"[^>]*aria-label="([^"]*)"', answer.text)
    assert "1 false" in bar
    # What is polled stays as it is: fetched anew, the inspector would take both versions out of sight.
    assert 'id="live"' not in answer.text
