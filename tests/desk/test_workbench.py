"""The workbench: looking, deciding, and what happens when two people decide at once."""

import re

import pytest
from django.urls import reverse

from articles.intake.types import ImportedText
from articles.models import Attribution, Check, Claim, Contradiction, Draft, Evidence, Source
from articles.services.articles import article_import
from articles.services.attributions import attribution_set
from articles.services.claims import claim_update
from articles.services.contradictions import contradictions_find, contradictions_store
from articles.services.evidence import evidence_add
from articles.services.sentences import sentence_merge
from articles.services.sources import source_create

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def claim_with(article, words):
    return article.claims.get(text__contains=words, in_text=True)


def post(desk, action, claim, /, *more, revision=None, htmx=False, **fields):
    """Send a form of the inspector."""
    data = {"revision": revision or Claim.objects.get(pk=claim.pk).revision, **fields}
    headers = HTMX if htmx else {}
    return desk.post(reverse(f"desk:{action}", args=[claim.public_id, *more]), data, headers=headers)


def suggestion_of(claim):
    return Attribution.objects.filter(claim=claim, state="suggested").first()


@pytest.fixture
def costs(analysed):
    return claim_with(analysed, "12 million")


@pytest.fixture
def clash(analysed):
    """The contradiction over what the repairs cost."""
    contradictions_store(found=contradictions_find(claims=list(analysed.claims.all()), only_changed=False))
    pair = Contradiction.objects.filter(reason__contains="12").first()
    assert pair is not None
    return pair


def test_the_text_shows_each_sentence_with_a_tag_for_its_suggested_source(desk, analysed):
    page = desk.get(reverse("desk:workbench", args=[analysed.public_id]))
    for claim in analysed.claims.all():
        assert f'id="s-{claim.public_id}"' in page.text
    assert "Marta Okoye" in page.text
    assert "s-suggested" in page.text


def test_the_claim_in_the_address_is_in_focus_and_the_clashing_cue_is_marked(desk, costs):
    page = desk.get(reverse("desk:workbench", args=[costs.article.public_id]), {"claim": costs.public_id})
    assert f'data-inspector="{costs.public_id}"' in page.text
    assert '<mark class="cue">According to</mark>' in page.text


def test_a_claim_of_another_article_leads_to_that_article(desk, analysed, editor):
    other = article_import(actor=editor, imported=ImportedText(text="It rains.", title="Rain"))
    page = desk.get(
        reverse("desk:workbench", args=[analysed.public_id]), {"claim": other.claims.get().public_id}, follow=True
    )
    assert page.context["article"] == other


def test_an_article_that_is_none_is_not_found(desk):
    assert desk.get(reverse("desk:workbench", args=["222222222222"])).status_code == 404


def test_accepting_a_suggestion_decides_it_and_goes_on_to_the_next_sentence(desk, costs):
    suggestion = suggestion_of(costs)
    answer = post(desk, "attribution-accept", costs, suggestion.pk)
    suggestion.refresh_from_db()
    assert suggestion.state == "decided"
    page = desk.get(reverse("desk:claim", args=[costs.public_id]), headers=HTMX).text
    assert f"<span>in place of <bdi>{suggestion.source_name}</bdi></span>" in page
    assert answer.status_code == 302
    assert costs.public_id not in answer.url


def test_with_scripts_only_the_changed_pieces_come_back(desk, costs):
    answer = post(desk, "claim-status", costs, htmx=True, truth_status="verified")
    costs.refresh_from_db()
    assert costs.truth_status == "verified"
    assert "<html" not in answer.text
    assert f'id="w-{costs.public_id}" hx-swap-oob="true"' in answer.text
    assert "Saved " in answer.text


def test_both_questions_are_answered_apart(desk, costs):
    post(desk, "claim-status", costs, said_status="confirmed")
    post(desk, "claim-status", costs, truth_status="false")
    costs.refresh_from_db()
    assert (costs.said_status, costs.truth_status) == ("confirmed", "false")


@pytest.mark.parametrize("fields", [{}, {"truth_status": "great"}, {"said_status": "true"}])
def test_an_answer_that_is_none_is_refused_in_words(desk, costs, fields):
    answer = post(desk, "claim-status", costs, **fields)
    assert answer.status_code == 422
    assert "Choose one of the answers." in answer.text


def test_a_rejected_suggestion_can_be_allowed_again(desk, costs):
    suggestion = suggestion_of(costs)
    post(desk, "attribution-reject", costs, suggestion.pk)
    suggestion.refresh_from_db()
    assert suggestion.state == "rejected"
    # One piece: in a row, the name would stand apart from the word before it.
    page = desk.get(reverse("desk:claim", args=[costs.public_id]), headers=HTMX).text
    assert f"<span>Rejected: <bdi>{suggestion.source_name}</bdi></span>" in page
    post(desk, "attribution-remove", costs, suggestion.pk)
    assert not Attribution.objects.filter(pk=suggestion.pk).exists()


def test_a_typed_name_that_is_known_sets_the_source_through_its_chain(desk, costs):
    Source.objects.create(name="Marta Okoye", name_key="marta okoye")
    post(
        desk, "claim-source", costs, name="marta  okoye", via_name=["Harbour Gazette", ""], via_role=["outlet", "relay"]
    )
    decided = Attribution.objects.get(claim=costs, state="decided")
    assert decided.source.name == "Marta Okoye"
    assert [(via.source_name, via.role) for via in decided.via.all()] == [("Harbour Gazette", "outlet")]


def test_a_typed_name_that_is_not_known_is_asked_about_and_then_added_in_place(desk, costs):
    asked = post(desk, "claim-source", costs, name="Town Hall")
    assert asked.status_code == 422
    assert "Add “<bdi>Town Hall</bdi>” as a new source" in asked.text
    assert "Not saved: no one source is known as “<bdi>Town Hall</bdi>”." in asked.text
    post(desk, "claim-source", costs, name="Town Hall", new="1", named="1", kind="organisation")
    assert Attribution.objects.get(claim=costs, state="decided").source.kind == "organisation"


def test_what_a_new_source_is_stays_open_until_somebody_says_it(desk, costs):
    page = desk.get(reverse("desk:claim", args=[costs.public_id]), headers=HTMX).text
    select = page[page.index('id="source_kind"') :].partition("</select>")[0]
    assert re.findall(r'value="(\w+)" selected', select) == ["unknown"]


def test_an_unnamed_source_belongs_to_its_article(desk, costs):
    post(desk, "claim-source", costs, name="two clerks", new="1", named="")
    source = Attribution.objects.get(claim=costs, state="decided").source
    assert (source.named, source.article) == (False, costs.article)


def test_the_type_ahead_finds_names_and_aliases(desk, costs):
    minister = Source.objects.create(name="Ann Lee", name_key="ann lee")
    minister.aliases.create(name="the minister", name_key="minister")
    found = desk.get(reverse("desk:claim-source-names", args=[costs.public_id]), {"name": "minis"})
    assert f'value="{minister.public_id}"' in found.text


def test_the_articles_own_words_need_no_source(desk, analysed):
    claim = claim_with(analysed, "will close")
    post(desk, "claim-own-voice", claim)
    claim.refresh_from_db()
    assert (claim.voice, claim.said_status) == ("own", "own_voice")


def test_evidence_is_added_corrected_and_removed(desk, costs):
    fields = {
        "title": "Budget",
        "url": "example.org/budget",
        "question": "true",
        "stance": "supports",
        "kind": "primary",
    }
    post(desk, "evidence-add", costs, **fields)
    piece = Evidence.objects.get(claim=costs)
    assert piece.url == "https://example.org/budget"
    post(desk, "evidence-change", costs, piece.public_id, **{**fields, "title": "Budget 2026", "locator": "p. 4"})
    piece.refresh_from_db()
    assert (piece.title, piece.locator) == ("Budget 2026", "p. 4")
    post(desk, "evidence-remove", costs, piece.public_id)
    piece.refresh_from_db()
    assert piece.removed_at is not None


def test_evidence_without_a_title_comes_back_with_what_was_typed(desk, costs):
    answer = post(desk, "evidence-add", costs, title="", excerpt="12 million euros", question="true", stance="supports",
                  kind="primary")  # fmt: skip
    assert answer.status_code == 422
    assert "12 million euros</textarea>" in answer.text
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(("status", "preset"), [("false", "refutes"), ("verified", "supports")])
def test_evidence_for_a_false_claim_is_taken_to_speak_against_it(desk, costs, status, preset):
    Claim.objects.filter(pk=costs.pk).update(truth_status=status)
    page = desk.get(reverse("desk:claim", args=[costs.public_id]), headers=HTMX).text
    select = page[page.index('id="evidence_stance"') :].partition("</select>")[0]
    assert re.findall(r'value="(\w+)" selected', select) == [preset]


def test_the_finding_for_readers_is_saved(desk, costs):
    post(desk, "claim-finding", costs, verdict="The budget says so.", explanation="See page 4.", as_of="2026-11-01")
    costs.refresh_from_db()
    assert (costs.verdict, costs.as_of.isoformat()) == ("The budget says so.", "2026-11-01")


def test_a_save_over_somebody_elses_shows_both_versions_and_loses_nothing(desk, costs, person):
    rival = person("reviewer", "rival")
    claim_update(actor=rival, claim=Claim.objects.get(pk=costs.pk), revision=1, note="their note")
    answer = post(desk, "claim-note", costs, revision=1, note="my note")
    assert answer.status_code == 409
    for words in ("their note", "my note", "rival saved this meanwhile", "Save mine all the same"):
        assert words in answer.text
    costs.refresh_from_db()
    assert costs.note == "their note"
    post(desk, "claim-note", costs, note="my note")
    costs.refresh_from_db()
    assert costs.note == "my note"


def test_what_is_being_typed_is_kept_and_offered_again(desk, costs, editor):
    desk.post(reverse("desk:draft", args=[costs.public_id]), {"field": "note", "text": "half a", "revision": 1})
    page = desk.get(reverse("desk:workbench", args=[costs.article.public_id]), {"claim": costs.public_id})
    assert "half a</textarea>" in page.text
    assert "A draft of yours" in page.text
    post(desk, "claim-note", costs, note="half a thought, finished")
    assert not Draft.objects.exists()


def test_undo_takes_back_a_bulk_action_at_once(desk, analysed):
    desk.post(reverse("desk:accept-above", args=[analysed.public_id]), {"confidence": "0.5"})
    assert Attribution.objects.filter(state="decided").exists()
    answer = desk.post(reverse("desk:undo", args=[analysed.public_id]), follow=True)
    assert "Undone" in answer.text
    assert not Attribution.objects.filter(state="decided").exists()


def test_one_source_is_set_for_a_range_of_sentences(desk, analysed):
    desk.post(
        reverse("desk:source-for-range", args=[analysed.public_id]), {"first": 3, "last": 2, "name": "Marta Okoye"}
    )
    decided = Attribution.objects.filter(state="decided", source__name="Marta Okoye").select_related("claim")
    assert sorted(row.claim.text[:9] for row in decided) == ["“They are", "“We found"]


def test_a_range_leaves_what_was_decided_and_says_so(desk, analysed):
    address = reverse("desk:source-for-range", args=[analysed.public_id])
    desk.post(address, {"first": 2, "last": 2, "name": "Ada Brandt"})
    answer = desk.post(address, {"first": 2, "last": 3, "name": "Marta Okoye"}, follow=True)
    assert "is now the source of 1 sentence. 1 was decided before and stays as it is." in answer.text
    decided = Attribution.objects.filter(state="decided").values_list("source__name", flat=True)
    assert sorted(decided) == ["Ada Brandt", "Marta Okoye"]
    again = desk.post(address, {"first": 2, "last": 3, "name": "Bob"}, follow=True)
    assert "it is decided already whose words they are" in again.text
    assert not Source.objects.filter(name="Bob").exists()


@pytest.mark.parametrize("fields", [{}, {"first": "1", "last": "x"}, {"first": 90, "last": 99, "name": "A"},
                                    {"first": 1, "last": 2, "name": " "}])  # fmt: skip
def test_a_range_that_is_none_changes_nothing(desk, analysed, fields):
    answer = desk.post(reverse("desk:source-for-range", args=[analysed.public_id]), fields, follow=True)
    assert "message-error" in answer.text
    assert not Attribution.objects.filter(state="decided").exists()


def test_a_sentence_is_split_merged_and_taken_apart_by_its_words(desk, analysed):
    claim = claim_with(analysed, "will close")
    page = desk.get(reverse("desk:words", args=[claim.public_id]))
    assert 'name="at" value="18"' in page.text
    post(desk, "split", claim, at=18)
    claim.refresh_from_db()
    assert claim.text == "The Lindau bridge"
    post(desk, "merge", claim)
    claim.refresh_from_db()
    assert claim.text.endswith("in March.")
    post(desk, "part", claim, start=4, end=17)
    assert analysed.claims.filter(kind="part", text="Lindau bridge").exists()


def test_a_part_selected_in_the_browser_is_counted_in_the_browsers_units(desk, editor):
    article = article_import(actor=editor, imported=ImportedText(text="😀 The quay is shut. It rains.", title="Quay"))
    claim = claim_with(article, "quay")
    post(desk, "part", claim, start=3, end=11, unit="utf16")
    assert article.claims.filter(kind="part").get().text == "The quay"


def test_a_contradiction_is_shown_side_by_side_and_decided_from_the_inspector(desk, clash):
    ours = clash.claim_a
    page = desk.get(reverse("desk:claim", args=[ours.public_id]), headers=HTMX)
    assert '<mark class="clash">' in page.text
    desk.post(
        reverse("desk:contradiction-decide", args=[clash.public_id]),
        {
            "revision": clash.revision,
            "decision": f"real:{clash.claim_b.public_id}",
            "note": "audit",
            "back": ours.public_id,
        },
    )
    clash.refresh_from_db()
    assert (clash.decision, clash.stands, clash.note) == ("real", clash.claim_b, "audit")


def test_the_text_is_searched_without_leaving_the_workbench(desk, analysed):
    page = desk.get(reverse("desk:workbench", args=[analysed.public_id]), {"q": "million"})
    assert "2 sentences with “million”" in page.text


def test_progress_is_asked_for_until_the_work_is_done(desk, analysed):
    address = reverse("desk:live", args=[analysed.public_id])
    first = desk.get(address, headers=HTMX)
    assert (first.status_code, "hx-trigger" in first.text) == (200, True)
    again = desk.get(address, headers={**HTMX, "If-None-Match": first["ETag"]})
    assert again.status_code == 304
    Check.objects.update(state="done")
    last = desk.get(address, headers={**HTMX, "If-None-Match": first["ETag"]})
    assert (last.status_code, "hx-trigger" in last.text) == (286, False)


@pytest.mark.parametrize("missed_something", [False, True])
def test_an_answer_asks_for_results_that_the_page_does_not_show_and_for_nothing_else(desk, analysed, missed_something):
    Check.objects.update(state="done")
    page = desk.get(reverse("desk:workbench", args=[analysed.public_id]))
    shown = "1-1-None-0" if missed_something else page.context["stamp"]
    answer = post(
        desk, "claim-status", claim_with(analysed, "12 million"), truth_status="verified", stamp=shown, htmx=True
    )
    assert answer.status_code == 200
    assert ("every 2s" in answer.text) == missed_something


def test_a_failed_check_says_why_and_can_be_run_again(desk, analysed):
    check = Check.objects.first()
    Check.objects.filter(pk=check.pk).update(state="failed", error="The disk is full.")
    page = desk.get(reverse("desk:workbench", args=[analysed.public_id]))
    assert "The disk is full." in page.text
    desk.post(reverse("desk:check-rerun", args=[check.pk]))
    check.refresh_from_db()
    assert check.state == "queued"


def test_a_hostile_sentence_is_shown_as_words(desk, editor):
    from_outside = "<script>alert(1)</script> said the mayor. <img src=x onerror=alert(2)> was there."
    desk.post(reverse("desk:import"), {"step": "store", "text": from_outside, "title": "<b>x</b>", "language": "en"})
    claim = Claim.objects.first()
    page = desk.get(reverse("desk:workbench", args=[claim.article.public_id]))
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert "<b>x</b>" not in page.text


def test_an_answer_to_a_sentence_that_was_merged_meanwhile_is_no_answer_to_the_whole(desk, editor):
    article = article_import(actor=editor, imported=ImportedText(text="It rained. It snowed.", title="Weather"))
    first, second = article.claims.order_by("pk")
    sentence_merge(actor=editor, sentence=article.current_version.sentences.get(index=0))
    first.refresh_from_db()
    answer = post(desk, "claim-status", second, revision=first.revision, truth_status="verified", htmx=True)
    assert answer.status_code == 422
    assert "was merged with another" in answer.text
    first.refresh_from_db()
    assert first.truth_status == "unchecked"
    draft = desk.post(reverse("desk:draft", args=[second.public_id]), {"field": "note", "text": "x", "revision": 1})
    assert draft.status_code == 409
    assert not Draft.objects.exists()


def test_what_is_saved_in_several_lines_is_no_draft(desk, costs):
    note = {"note": "Call the mayor.\r\nThen print."}
    post(desk, "claim-note", costs, htmx=True, **note)
    costs.refresh_from_db()
    typed = {"field": "note", "text": "Call the mayor.\nThen print.", "revision": costs.revision}
    assert desk.post(reverse("desk:draft", args=[costs.public_id]), typed).status_code == 200
    assert not Draft.objects.exists()


@pytest.mark.parametrize("action", ["accept", "reject", "remove"])
def test_a_suggestion_that_was_made_anew_meanwhile_is_refused_in_words(desk, costs, action):
    answer = post(desk, f"attribution-{action}", costs, 999_999, htmx=True)
    assert answer.status_code == 422
    assert "found anew or taken away" in answer.text


def test_a_draft_is_shown_beside_what_a_colleague_saved_meanwhile(desk, costs, reviewer):
    desk.post(reverse("desk:draft", args=[costs.public_id]), {"field": "note", "text": "my half", "revision": 1})
    claim_update(actor=reviewer, claim=costs, revision=costs.revision, note="Call the mayor before printing.")
    page = desk.get(reverse("desk:claim", args=[costs.public_id]), headers=HTMX)
    assert "my half" in page.text
    assert "Call the mayor before printing." in page.text


def test_evidence_that_is_refused_when_it_is_corrected_stays_typed(desk, costs, editor):
    piece = evidence_add(actor=editor, claim=costs, revision=costs.revision, title="Budget")
    answer = post(desk, "evidence-change", costs, piece.public_id, htmx=True, title="Budget", url="http://intranet/x",
                  excerpt="twelve million", question="true", stance="supports", kind="primary")  # fmt: skip
    assert answer.status_code == 422
    assert "twelve million" in answer.text


def test_a_new_source_does_not_inherit_the_chain_of_one_that_was_decided(desk, costs, editor):
    council = source_create(actor=editor, name="Town council")
    attribution_set(actor=editor, claim=costs, revision=costs.revision, source=council, via=[("The Gazette", "relay")],
                    polarity="negated")  # fmt: skip
    page = desk.get(reverse("desk:claim", args=[costs.public_id]), headers=HTMX)
    assert page.context["chain"] == []
    assert page.context["source_form"]["polarity"].value() == "affirmed"
