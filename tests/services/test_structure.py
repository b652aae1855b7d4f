"""Sentences split and merged, texts replaced: nothing that was annotated is lost."""

import pytest

from articles.intake.types import ImportedText
from articles.models import Claim, Draft, Event, Sentence
from articles.selectors.desk_history import entry
from articles.services.articles import article_assign, article_import, article_update, sentences_preview, version_add
from articles.services.attributions import attribution_set
from articles.services.claims import claim_create_part, claim_update
from articles.services.drafts import draft_save
from articles.services.errors import DuplicateText, Refused, StaleRevision
from articles.services.evidence import evidence_add
from articles.services.sentences import sentence_merge, sentence_split
from articles.services.sources import source_create

pytestmark = pytest.mark.django_db

TEXT = "👩‍🚀 Ana flew home. The 🌉 closes in March, she said.\nהגשר ייסגר במרץ, אמר דן. הוא עייף.\nNobody was hurt."


@pytest.fixture
def story(editor):
    return article_import(actor=editor, imported=ImportedText(text=TEXT, title="Bridge"))


def sentence(article, index):
    return Sentence.objects.get(version=article.current_version, index=index)


def shown(article):
    """Return the claims' words in reading order, after making sure that everything fits together."""
    article.refresh_from_db()
    version = article.current_version
    rows = list(version.sentences.order_by("index"))
    assert [row.index for row in rows] == list(range(len(rows)))
    anchors = version.anchors.filter(claim__kind="sentence", claim__in_text=True).order_by("start")
    assert [(a.start, a.end) for a in anchors] == [(row.start, row.end) for row in rows]
    for anchor in version.anchors.filter(claim__in_text=True).select_related("claim"):
        assert anchor.claim.text == version.text[anchor.start : anchor.end]
    return [version.text[row.start : row.end] for row in rows]


@pytest.mark.parametrize(
    ("index", "before", "left", "right"),
    [
        (0, "flew", "👩‍🚀 Ana", "flew home."),
        (1, "closes", "The 🌉", "closes in March, she said."),
        (2, "אמר", "הגשר ייסגר במרץ,", "אמר דן."),
        (1, " closes", "The 🌉", "closes in March, she said."),
    ],
)
def test_a_sentence_is_split_by_code_points(story, editor, index, before, left, right):
    row = sentence(story, index)
    at = TEXT.index(before, row.start)
    first, second = sentence_split(actor=editor, sentence=row, at=at)
    assert (first.text, second.text) == (left, right)
    assert shown(story)[index : index + 2] == [left, right]


@pytest.mark.parametrize("at", [-3, 0, 18, 19, 5000])
def test_a_split_needs_words_on_both_sides(story, editor, at):
    with pytest.raises(Refused):
        sentence_split(actor=editor, sentence=sentence(story, 0), at=at)
    assert len(shown(story)) == 5


def test_a_split_keeps_everything_on_the_first_half_and_copies_the_source(story, editor):
    claim = story.claims.get(text__startswith="The 🌉")
    source = source_create(actor=editor, name="Ana Ruiz")
    attribution_set(actor=editor, claim=claim, revision=1, source=source, via=[("The Gazette", "outlet")])
    evidence_add(actor=editor, claim=claim, revision=2, title="Recording")
    claim_update(actor=editor, claim=claim, revision=3, said_status="confirmed", truth_status="verified", note="n")
    part = claim_create_part(actor=editor, article=story, start=TEXT.index("March"), end=TEXT.index("March") + 5)
    first, second = sentence_split(actor=editor, sentence=sentence(story, 1), at=TEXT.index("closes"))
    assert first.public_id == claim.public_id
    assert (first.note, first.evidence.count()) == ("n", 1)
    assert (first.said_status, first.truth_status) == ("checking", "checking")
    assert [(a.source.name, [v.source_name for v in a.via.all()]) for a in second.attributions.all()] == [
        ("Ana Ruiz", ["The Gazette"])
    ]
    assert (second.voice, second.said_status, second.truth_status) == ("attributed", "unchecked", "unchecked")
    part.refresh_from_db()
    assert part.in_text


def test_what_was_told_by_another_is_so_in_both_halves_and_once_in_the_whole(story, editor):
    claim = story.claims.get(text__startswith="The 🌉")
    for revision, name in enumerate(("Ana Ruiz", "police"), start=1):
        attribution_set(actor=editor, claim=claim, revision=revision, source=source_create(actor=editor, name=name))
        claim.refresh_from_db()
    outer, inner = claim.attributions.order_by("pk")
    claim.attributions.filter(pk=inner.pk).update(nested_in=outer)
    _first, second = sentence_split(actor=editor, sentence=sentence(story, 1), at=TEXT.index("closes"))
    assert [row.nested_in and row.nested_in.source.name for row in second.attributions.order_by("pk")] == [
        None,
        "Ana Ruiz",
    ]
    whole = sentence_merge(actor=editor, sentence=sentence(story, 1))
    told = whole.attributions.order_by("pk").values_list("source__name", "nested_in__source__name")
    assert list(told) == [("Ana Ruiz", None), ("police", "Ana Ruiz")]


def test_a_merge_adds_everything_of_the_second_to_the_first(story, editor, reviewer):
    first, second = story.claims.order_by("pk")[:2]
    source = source_create(actor=editor, name="Ana Ruiz")
    claim_update(
        actor=editor, claim=first, revision=1, note="one", verdict="Right.", voice="own", said_status="own_voice"
    )
    attribution_set(actor=editor, claim=second, revision=1, source=source)
    evidence_add(actor=editor, claim=second, revision=2, title="Recording")
    claim_update(actor=editor, claim=second, revision=3, note="two", verdict="Wrong.", truth_status="false")
    claim_update(actor=editor, claim=second, revision=4, assigned_to=reviewer)
    draft_save(actor=editor, claim=first, field="note", text="typing one", revision=2)
    draft_save(actor=editor, claim=second, field="note", text="typing two", revision=5)
    draft_save(actor=reviewer, claim=second, field="verdict", text="typing", revision=5)
    merged = sentence_merge(actor=editor, sentence=sentence(story, 0))
    assert merged.public_id == first.public_id
    assert merged.text == "👩‍🚀 Ana flew home. The 🌉 closes in March, she said."
    assert all(words in merged.note for words in ("one", "two", "Wrong."))
    assert (merged.verdict, merged.truth_status, merged.voice) == ("Right.", "checking", "attributed")
    assert (merged.said_status, merged.assigned_to) == ("unchecked", reviewer)
    assert [row.source for row in merged.attributions.all()] == [source]
    assert merged.evidence.count() == 1
    assert set(Draft.objects.filter(claim=merged).values_list("text", flat=True)) == {
        "typing one\n\ntyping two", "typing",
    }  # fmt: skip
    second.refresh_from_db()
    assert (second.merged_into, second.in_text) == (merged, False)
    assert len(shown(story)) == 4


def test_merging_all_and_splitting_again_keeps_the_text_whole(story, editor):
    for _again in range(4):
        sentence_merge(actor=editor, sentence=sentence(story, 0))
    assert shown(story) == [TEXT]
    with pytest.raises(Refused):
        sentence_merge(actor=editor, sentence=sentence(story, 0))
    sentence_split(actor=editor, sentence=sentence(story, 0), at=TEXT.index("Nobody"))
    assert shown(story)[1] == "Nobody was hurt."


def test_a_sentence_that_somebody_else_cut_meanwhile_is_left_alone(story, editor):
    seen = sentence(story, 1)
    sentence_split(actor=editor, sentence=sentence(story, 1), at=TEXT.index("closes"))
    for late in (
        lambda: sentence_merge(actor=editor, sentence=seen),
        lambda: sentence_split(actor=editor, sentence=seen, at=TEXT.index("March")),
    ):
        with pytest.raises(Refused):
            late()
    version_add(actor=editor, article=story, text="All is new.", reason="")
    with pytest.raises(Refused):
        sentence_merge(actor=editor, sentence=seen)


def annotate(editor, claim, note):
    claim_update(actor=editor, claim=claim, revision=claim.revision, note=note, truth_status="verified")


def test_moved_paragraphs_take_their_annotations_along(story, editor):
    for claim in story.claims.all():
        annotate(editor, claim, f"on: {claim.text}")
    version_add(actor=editor, article=story, text="\n".join(reversed(TEXT.split("\n"))), reason="order")
    assert shown(story)[0] == "Nobody was hurt."
    for claim in story.claims.all():
        assert (claim.note, claim.truth_status, claim.in_text) == (f"on: {claim.text}", "verified", True)


def test_a_text_that_was_replaced_wholly_keeps_the_old_claims_and_brings_them_back_with_their_words(story, editor):
    first = story.claims.order_by("pk").first()
    annotate(editor, first, "call her")
    version_add(actor=editor, article=story, text="Quite another story. It is short.", reason="")
    assert shown(story) == ["Quite another story.", "It is short."]
    assert story.claims.filter(in_text=False).count() == 5
    version_add(actor=editor, article=story, text=TEXT, reason="back")
    assert len(shown(story)) == 5
    back = story.claims.get(public_id=first.public_id)
    assert (back.in_text, back.note, back.truth_status) == (True, "call her", "verified")
    assert story.claims.count() == 7


def test_parts_and_merged_sentences_outlive_a_new_text(story, editor):
    start = TEXT.index("closes in March")
    part = claim_create_part(actor=editor, article=story, start=start, end=start + len("closes in March"))
    # Over the border of two paragraphs.
    merged = sentence_merge(actor=editor, sentence=sentence(story, 1))
    annotate(editor, merged, "two as one")
    version_add(actor=editor, article=story, text="A new headline.\n" + TEXT, reason="headline")
    merged.refresh_from_db()
    part.refresh_from_db()
    assert merged.text in shown(story)
    assert (merged.note, merged.truth_status, merged.in_text) == ("two as one", "verified", True)
    assert (part.text, part.in_text) == ("closes in March", True)


def test_a_part_over_a_border_that_was_drawn_later_is_kept_where_its_words_are(story, editor):
    start = TEXT.index("closes in March")
    part = claim_create_part(actor=editor, article=story, start=start, end=start + len("closes in March"))
    sentence_split(actor=editor, sentence=sentence(story, 1), at=TEXT.index("in March"))
    version_add(actor=editor, article=story, text="A new headline.\n" + TEXT, reason="headline")
    part.refresh_from_db()
    assert part.in_text
    assert "A new headline." in shown(story)


def test_a_part_whose_words_are_gone_is_kept_out_of_sight(story, editor):
    start = TEXT.index("in March")
    part = claim_create_part(actor=editor, article=story, start=start, end=start + len("in March"))
    version_add(actor=editor, article=story, text=TEXT.replace("in March", "in May"), reason="date")
    part.refresh_from_db()
    assert (part.text, part.in_text) == ("in March", False)


def test_a_corrected_figure_reopens_the_finding_and_says_so_in_the_history(story, editor):
    claim = story.claims.get(text__startswith="The 🌉")
    claim_update(actor=editor, claim=claim, revision=1, said_status="confirmed", truth_status="verified", verdict="So.")
    version_add(actor=editor, article=story, text=TEXT.replace("March,", "April,"), reason="date")
    claim.refresh_from_db()
    assert (claim.said_status, claim.truth_status, claim.verdict) == ("checking", "checking", "So.")
    event = Event.objects.get(claim=claim, verb="claim.reworded")
    assert event.before == {"said_status": "confirmed", "truth_status": "verified"}


@pytest.mark.parametrize("text", ["", " \n ", TEXT])
def test_a_new_text_must_be_one(story, editor, text):
    with pytest.raises(Refused):
        version_add(actor=editor, article=story, text=text, reason="")
    assert story.versions.count() == 1


def test_only_the_text_that_was_seen_is_replaced(story, editor):
    version_add(actor=editor, article=story, text="Second.", reason="", replaces=1)
    with pytest.raises(Refused):
        version_add(actor=editor, article=story, text="Third.", reason="", replaces=1)
    version_add(actor=editor, article=story, text="Third.", reason="", replaces=2)
    assert shown(story) == ["Third."]


def test_the_same_text_is_taken_in_twice_only_on_purpose(story, editor):
    with pytest.raises(DuplicateText) as refusal:
        article_import(actor=editor, imported=ImportedText(text=TEXT))
    assert refusal.value.article == story
    again = article_import(actor=editor, imported=ImportedText(text=TEXT), allow_duplicate=True)
    assert again.claims.count() == 5
    assert Claim.objects.values("public_id").distinct().count() == 10


@pytest.mark.parametrize("text", ["", "   \n\t", "\u2028"])
def test_a_text_without_a_sentence_is_refused(editor, text):
    with pytest.raises(Refused):
        article_import(actor=editor, imported=ImportedText(text=text))


def test_a_preview_counts_code_points(story):
    assert [TEXT[start:end] for start, end, _words in sentences_preview(text=TEXT)] == shown(story)


def test_what_is_known_of_a_piece_is_guarded_like_a_claim(story, editor, reviewer):
    article_update(actor=editor, article=story, revision=1, title="Bridge closes", published_on=None)
    with pytest.raises(StaleRevision) as refusal:
        article_update(actor=reviewer, article=story, revision=1, title="Mine")
    assert refusal.value.current.title == "Bridge closes"
    with pytest.raises(TypeError):
        article_update(actor=editor, article=story, revision=2, revision_of="x")
    article_assign(actor=editor, article=story, user=reviewer)
    assert Event.objects.filter(article=story, verb="article.assigned").get().after == {"assigned_to": "reviewer"}


def told(event):
    return {change.label: (change.before, change.after) for change in entry(event).changes}


def test_a_merge_is_remembered_whole_by_both_claims(story, editor):
    first, second = story.claims.order_by("pk")[:2]
    claim_update(actor=editor, claim=first, revision=1, note="one", truth_status="verified")
    attribution_set(actor=editor, claim=second, revision=1, source=source_create(actor=editor, name="Ana Ruiz"))
    evidence_add(actor=editor, claim=second, revision=2, title="Recording")
    sentence_merge(actor=editor, sentence=sentence(story, 0))
    merged, away = (Event.objects.filter(claim=claim).first() for claim in (first, second))
    assert (merged.verb, away.verb, merged.batch) == ("sentence.merged", "claim.merged", away.batch)
    assert told(merged) == {
        "words": ("👩‍🚀 Ana flew home.", "👩‍🚀 Ana flew home. The 🌉 closes in March, she said."),
        "is it true?": ("verified", "being checked"),
        "voice": ("not decided", "attributed"),
        "sources": ("", "Ana Ruiz (decided)"),
        "evidence": ("", "Recording (supports)"),
    }
    assert told(away) == {"sources": ("Ana Ruiz (decided)", ""), "evidence": ("Recording (supports)", "")}
    assert (merged.after["second"], away.after["merged_into"]) == (second.public_id, first.public_id)
    assert "merged this sentence into the sentence before" in entry(away).what


def test_a_split_is_remembered_by_both_claims(story, editor):
    claim = story.claims.get(text__startswith="The 🌉")
    attribution_set(actor=editor, claim=claim, revision=1, source=source_create(actor=editor, name="Ana Ruiz"))
    _first, second = sentence_split(actor=editor, sentence=sentence(story, 1), at=TEXT.index("closes"))
    event = Event.objects.get(claim=second)
    assert (event.verb, event.batch) == ("claim.split_off", Event.objects.get(verb="sentence.split").batch)
    assert told(event) == {
        "words": ("", "closes in March, she said."),
        "voice": ("not decided", "attributed"),
        "sources": ("", "Ana Ruiz (decided)"),
    }
    assert event.after["first"] == claim.public_id
    assert "split off" in entry(event).what
