"""What Enter presses, and where words stay that could not be saved."""

import re

import pytest
from django.urls import reverse

from articles.models import Claim, Draft
from articles.services.articles import version_add
from articles.services.drafts import draft_save
from articles.services.sentences import sentence_merge
from tests.conftest import ARTICLE_TEXT
from tests.publishing import clash

pytestmark = pytest.mark.django_db


def claim_with(words):
    return Claim.objects.get(text__contains=words, in_text=True)


def form_of(page, address):
    """Return the markup of the form that posts to ``address``."""
    return re.search(rf'<form[^>]*action="{re.escape(address)}".*?</form>', page, re.DOTALL).group()


def pressed_by_enter(form):
    """Return the first button that belongs to the form itself: the one that Enter presses."""
    return next(button for button in re.findall(r"<button[^>]*>", form) if " form=" not in button)


def test_enter_in_a_verdict_with_a_draft_saves_it(desk, editor, article):
    claim = claim_with("31 million")
    draft_save(actor=editor, claim=claim, field="verdict", text="The budget says", revision=claim.revision)
    page = desk.get(reverse("desk:claim", args=[claim.public_id]), headers={"HX-Request": "true"}).content.decode()
    form = form_of(page, reverse("desk:claim-finding", args=[claim.public_id]))
    assert "A draft of yours" in form
    assert pressed_by_enter(form) == "<button>"
    gone = form_of(page, reverse("desk:draft-discard", args=[claim.public_id]))
    data = {"revision": re.search(r'name="revision" value="(\d+)"', gone)[1], "field": "verdict"}
    desk.post(reverse("desk:draft-discard", args=[claim.public_id]), data)
    assert not Draft.objects.exists()


def test_enter_in_the_note_on_a_contradiction_decides_nothing(desk, article):
    one = claim_with("12 million")
    pair = clash(one, claim_with("31 million"))
    page = desk.get(reverse("desk:claim", args=[one.public_id]), headers={"HX-Request": "true"}).content.decode()
    form = form_of(page, reverse("desk:contradiction-decide", args=[pair.public_id]))
    assert "disabled" in pressed_by_enter(form)


@pytest.mark.parametrize("place", ["the workbench", "the workbench without scripts", "a page of its own"])
def test_a_note_on_a_pair_that_is_being_compared_again_is_shown_for_copying(desk, editor, article, place):
    one = claim_with("12 million")
    pair = clash(one, claim_with("31 million"))
    text = ARTICLE_TEXT.replace("31 million", "35 million")
    version_add(actor=editor, article=article, text=text, reason="corrected")
    sent = {"revision": pair.revision, "decision": "none:", "note": "different <bridges>"}
    back = {} if place == "a page of its own" else {"back": one.public_id}
    headers = {"HX-Request": "true"} if place == "the workbench" else {}
    answer = desk.post(reverse("desk:contradiction-decide", args=[pair.public_id]), {**sent, **back}, headers=headers)
    assert answer.status_code == 422
    assert "being compared again" in answer.text
    assert '<pre class="kept words">different &lt;bridges&gt;</pre>' in answer.text
    pair.refresh_from_db()
    assert pair.decision == "open"


def test_evidence_for_a_sentence_that_was_merged_meanwhile_is_shown_for_copying(desk, editor, article):
    second = Claim.objects.filter(in_text=True).order_by("anchors__start")[1]
    sentence_merge(actor=editor, sentence=article.current_version.sentences.get(index=0))
    sent = {"revision": second.revision, "title": "The council’s budget", "excerpt": "31 <million>"}
    answer = desk.post(reverse("desk:evidence-add", args=[second.public_id]), sent, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert "The council’s budget" in answer.content.decode()
    assert "31 &lt;million&gt;" in answer.content.decode()


def test_a_publish_form_from_before_a_change_publishes_nothing(client, reviewer, editor, article):
    client.force_login(reviewer)
    page = client.get(reverse("desk:publishing", args=[article.public_id])).content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    claim = claim_with("31 million")
    draft_of_review = {"seen": seen, "correction_note": "Reviewed."}
    Claim.objects.filter(pk=claim.pk).update(note="unchanged for readers")
    article.refresh_from_db()
    article.save()  # as each change of a claim does
    answer = client.post(reverse("desk:publish", args=[article.public_id]), draft_of_review)
    assert answer.status_code == 422
    assert not article.publications.exists()
    assert "Reviewed." in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "data", "typed"),
    [
        ("split", {"at": "21"}, []),
        (
            "claim-source",
            {"name": "Marta Okoye", "named": "1", "new": "1", "via_name": "Gazette", "via_role": "outlet"},
            ["Marta Okoye", "Gazette"],
        ),
    ],
)
def test_only_words_are_shown_for_copying(desk, editor, article, name, data, typed):
    _first, second = article.claims.order_by("anchors__start")[:2]
    sentence_merge(actor=editor, sentence=article.current_version.sentences.first())
    answer = desk.post(reverse(f"desk:{name}", args=[second.public_id]), {"revision": second.revision, **data})
    assert answer.status_code == 422
    assert re.findall(r'<pre class="kept words">([^<]*)</pre>', answer.text) == typed


def test_an_explanation_that_readers_would_see_in_part_is_refused_and_stays_typed(desk, article):
    claim = claim_with("31 million")
    typed = {"verdict": "The budget says so.", "explanation": "He wrote <title of the paper> beside it."}
    address = reverse("desk:claim-finding", args=[claim.public_id])
    answer = desk.post(address, {"revision": claim.revision, **typed})
    assert answer.status_code == 422
    assert "Readers would not see “&lt;title of the paper&gt;”" in answer.text
    assert "He wrote &lt;title of the paper&gt; beside it.</textarea>" in answer.text
    claim.refresh_from_db()
    assert claim.verdict == ""
