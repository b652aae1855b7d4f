"""What readers get is what the reviewer saw and editors decided; what was suggested or typed stays where it was."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.analysis.contradiction.times import days, times
from articles.models import Attribution, Check, Claim, PublishedClaim
from articles.models.choices import CheckKind
from articles.selectors.desk_workbench import acceptable
from articles.services.articles import version_add
from articles.services.attributions import attribution_accept, attribution_remove, attribution_set
from articles.services.check_runs import checks_work_off
from articles.services.checks import check_claim, check_fail, check_queue
from articles.services.claims import claim_create_part, claim_undo_last, claim_update
from articles.services.contradictions import contradiction_decide
from articles.services.errors import NotReady, Refused
from articles.services.publication_gate import publication_gate
from articles.services.publications import article_as_seen, article_publish
from articles.services.sentences import sentence_merge, sentence_split
from articles.services.sources import source_create, source_merge
from tests.conftest import ARTICLE_TEXT
from tests.publishing import clash

pytestmark = pytest.mark.django_db


def claim_with(words):
    return Claim.objects.get(text__contains=words, in_text=True)


def attribute(editor, claim, name, via=()):
    claim.refresh_from_db()
    source = source_create(actor=editor, name=name, article=claim.article)
    attribution_set(actor=editor, claim=claim, revision=claim.revision, source=source, via=via)
    return source


def held(article):
    return {each.code: set(each.claims) for each in publication_gate(article=article) if each.blocking}


def published(article, words):
    return PublishedClaim.objects.get(publication__article=article, text__contains=words).payload


@pytest.mark.parametrize("change", ["a new text", "a new status", "a new decision"])
def test_a_reviewer_publishes_only_what_was_on_the_page(article, editor, reviewer, change):
    article.refresh_from_db()
    pair = clash(claim_with("12 million"), claim_with("31 million"), decision="real")
    seen = article_as_seen(article)
    claim = claim_with("31 million")
    if change == "a new text":
        version_add(actor=editor, article=article, text=ARTICLE_TEXT + " The mayor stole them.", reason="more")
    elif change == "a new status":
        claim_update(actor=editor, claim=claim, revision=claim.revision, truth_status="unproven")
    else:
        contradiction_decide(
            actor=editor, contradiction=pair, revision=pair.revision, decision="real", stands=claim
        )  # fmt: skip
    with pytest.raises(Refused, match="changed after you opened"):
        article_publish(actor=reviewer, article=article, seen=seen)
    article.refresh_from_db()
    article_publish(actor=reviewer, article=article, seen=article_as_seen(article))


def test_readers_are_not_told_who_is_at_odds_by_the_machine(article, editor, reviewer):
    pair = clash(
        claim_with("12 million"),
        claim_with("31 million"),
        decision="real",
        between_sources=True,
        reason="Anna Keller and Paul Vogt are at odds: 12 million against 31 million.",
    )
    article_publish(actor=reviewer, article=article)
    (shown,) = published(article, "31 million")["contradictions"]
    assert (shown["id"], shown["reason"]) == (pair.public_id, "12 million against 31 million.")


def test_a_link_stands_once_in_a_published_chain_and_never_beside_itself(article, editor, reviewer):
    claim = claim_with("31 million")
    relay = source_create(actor=editor, name="The New York Paper")
    attribute(editor, claim, "NYT paper", via=[(relay, "outlet"), (relay, "relay")])
    article_publish(actor=reviewer, article=article)
    (told,) = published(article, "31 million")["attributions"]
    assert [link["name"] for link in told["via"]] == ["The New York Paper"]
    paper = claim.attributions.get(state="decided").source
    source_merge(actor=reviewer, source=paper, revision=paper.revision, into=relay)
    article_publish(actor=reviewer, article=article)
    payload = published(article, "31 million")
    assert (payload["attributions"][0]["via"], payload["origins"]) == ([], 1)


def test_a_source_that_was_decided_for_other_words_holds_publication_until_somebody_looked(article, editor, reviewer):
    attribute(editor, claim_with("31 million"), "John Smith")
    version_add(
        actor=editor, article=article, text=ARTICLE_TEXT.replace("31 million", "13 million"), reason="corrected"
    )
    with pytest.raises(NotReady) as held:
        article_publish(actor=reviewer, article=article)
    claim = claim_with("13 million")
    assert [(b.code, b.claims) for b in held.value.blockers] == [("source_before_words", (claim.public_id,))]
    claim_update(actor=editor, claim=claim, revision=claim.revision, said_status="confirmed")
    assert not any(blocker.blocking for blocker in publication_gate(article=article))


@pytest.mark.parametrize("own", ["the first", "the second", "neither"])
def test_a_source_holds_publication_when_a_merge_puts_other_words_under_it(article, editor, reviewer, own):
    first, second = article.claims.order_by("pk")[:2]
    for claim in (first, second):
        if own == ("the first" if claim == first else "the second"):
            claim_update(actor=editor, claim=claim, revision=1, voice="own", said_status="own_voice")
        elif own != "neither" or claim == first:
            attribute(editor, claim, "Ann Smith")
    sentence_merge(actor=editor, sentence=article.current_version.sentences.get(index=0))
    assert held(article) == {"source_before_words": {first.public_id}}
    first.refresh_from_db()
    claim_update(actor=editor, claim=first, revision=first.revision, said_status="confirmed")
    assert held(article) == {}


@pytest.mark.parametrize("how", ["said", "set again", "set at the desk"])
def test_two_sentences_of_one_speaker_that_were_merged_are_let_go_by_what_the_editor_is_told(
    article, editor, client, how
):
    first, second = article.claims.order_by("pk")[:2]
    source, paper = attribute(editor, first, "Ann Smith"), source_create(actor=editor, name="The Post")
    for claim, via in ((first, [(paper, "outlet")]), (second, [])):
        claim.refresh_from_db()
        attribution_set(actor=editor, claim=claim, revision=claim.revision, source=source, via=via)
    sentence_merge(actor=editor, sentence=article.current_version.sentences.get(index=0))
    (told,) = (blocker for blocker in publication_gate(article=article) if blocker.blocking)
    assert "Answer “Was it said?”, or set the same source once more" in told.message
    first.refresh_from_db()
    before = list(first.attributions.values_list("source", "via__source"))
    if how == "said":
        claim_update(actor=editor, claim=first, revision=first.revision, said_status="confirmed")
    for chain in () if how == "said" else ([], [(paper, "outlet")]):
        first.refresh_from_db()
        given = {"name": "Ann Smith", "revision": first.revision, "via_name": [link.name for link, _role in chain]}
        if how == "set again":
            attribution_set(actor=editor, claim=first, revision=first.revision, source=source, via=chain)
        else:
            client.force_login(editor)
            client.post(reverse("desk:claim-source", args=[first.public_id]), {**given, "via_role": ["outlet"] * 2})
    assert sorted(first.attributions.values_list("source", "via__source"), key=str) == sorted(before, key=str)
    assert held(article) == {}


def test_a_source_that_is_set_once_more_stands_there_once_with_its_marks(article, editor):
    claim = claim_with("31 million")
    source = attribute(editor, claim, "Ann Smith")
    claim.attributions.update(mention=[[3, 9]])
    for polarity, count in (("affirmed", 1), ("negated", 2), ("negated", 2)):
        claim.refresh_from_db()
        attribution_set(actor=editor, claim=claim, revision=claim.revision, source=source, polarity=polarity)
        assert claim.attributions.count() == count
    assert claim.attributions.get(polarity="affirmed").mention == [[3, 9]]
    claim_undo_last(actor=editor, article=article)
    assert claim.attributions.count() == 2


def test_a_source_holds_publication_of_both_halves_of_what_it_was_decided_for(article, editor, reviewer):
    claim = claim_with("31 million")
    attribute(editor, claim, "Ann Smith")
    at = ARTICLE_TEXT.index("would cost 31")
    first, second = sentence_split(actor=editor, sentence=article.current_version.sentences.last(), at=at)
    assert held(article) == {"source_before_words": {first.public_id, second.public_id}}
    for half in (first, second):
        half.refresh_from_db()
        row = half.attributions.get()
        attribution_set(actor=editor, claim=half, revision=half.revision, source=row.source, replaces=row)
    assert held(article) == {}


def test_a_part_made_meanwhile_is_to_be_seen_before_it_is_published(article, editor, reviewer):
    article.refresh_from_db()
    seen = article_as_seen(article)
    start = ARTICLE_TEXT.index("12 million")
    claim_create_part(actor=editor, article=article, start=start, end=start + len("12 million"))
    with pytest.raises(Refused, match="changed after you opened"):
        article_publish(actor=reviewer, article=article, seen=seen)


def test_neither_an_undo_nor_another_source_hides_that_a_source_was_decided_for_other_words(article, editor):
    claim = claim_with("31 million")
    attribute(editor, claim, "John Smith")
    claim.refresh_from_db()
    row = claim.attributions.get(state="decided")
    attribution_remove(actor=editor, attribution=row, revision=claim.revision)
    claim_undo_last(actor=editor, article=article)
    version_add(
        actor=editor, article=article, text=ARTICLE_TEXT.replace("31 million", "13 million"), reason="corrected"
    )
    attribute(editor, claim_with("13 million"), "Max Muster")
    assert "source_before_words" in {blocker.code for blocker in publication_gate(article=article)}


def test_a_suggestion_for_words_that_a_split_took_away_goes_with_them(article, editor):
    checks_work_off()
    row = Attribution.objects.filter(state="suggested", claim__voice="undecided").select_related("claim").first()
    attribution_accept(actor=editor, attribution=row, revision=row.claim.revision)
    anchor = row.claim.anchors.get(version=article.current_version)
    given = {"claim": row.claim, "version": row.version, "source_name": "Somebody else"}
    beyond = Attribution.objects.create(content=[[anchor.end + 1, anchor.end + 9]], **given)
    within = Attribution.objects.create(content=[[anchor.start, anchor.end + 9]], **given)
    check_queue(kind=CheckKind.ATTRIBUTIONS, version=article.current_version, article=article)
    checks_work_off()
    left = set(row.claim.attributions.values_list("pk", flat=True))
    assert (beyond.pk in left, within.pk in left) == (False, True)


def test_undo_brings_back_no_suggestion_for_words_that_are_gone(article, editor):
    checks_work_off()
    row = Attribution.objects.filter(state="suggested", claim__voice="undecided").select_related("claim").first()
    attribution_accept(actor=editor, attribution=row, revision=row.claim.revision)
    old = row.claim.text
    version_add(actor=editor, article=article, text=ARTICLE_TEXT.replace(old, old[:-1] + " soon."), reason="corrected")
    checks_work_off()
    claim_undo_last(actor=editor, article=article)
    row.claim.refresh_from_db()
    assert (row.claim.voice, row.claim.attributions.count()) == ("undecided", 0)
    assert Check.objects.filter(kind=CheckKind.ATTRIBUTIONS, state="queued").exists()
    checks_work_off()
    article.refresh_from_db()
    assert {each.version_id for each in row.claim.attributions.all()} <= {article.current_version_id}


def test_a_decided_claim_keeps_its_other_suggestion_and_undo_still_works(article, editor):
    checks_work_off()
    row = Attribution.objects.filter(state="suggested", claim__voice="undecided").select_related("claim").first()
    other = Attribution.objects.create(claim=row.claim, version=row.version, source_name="Somebody else")
    Attribution.objects.filter(pk=row.pk).update(nested_in=other)
    attribution_accept(actor=editor, attribution=row, revision=row.claim.revision)
    check_queue(kind=CheckKind.ATTRIBUTIONS, version=article.current_version, article=article)
    checks_work_off()
    assert Attribution.objects.filter(pk=other.pk).exists()
    other.delete()
    claim_undo_last(actor=editor, article=article)
    row.claim.refresh_from_db()
    assert row.claim.voice == "undecided"


def test_only_claims_that_nobody_decided_on_are_counted_for_accepting(article, editor):
    checks_work_off()
    before = dict(acceptable(article))
    row = Attribution.objects.filter(state="suggested", claim__voice="undecided").select_related("claim").first()
    sure = {"confidence_detected": 1.0, "confidence_source": 1.0, "confidence_link": 1.0}
    Attribution.objects.filter(pk=row.pk).update(**sure)
    Attribution.objects.create(claim=row.claim, version=row.version, source_name="Somebody else", **sure)
    attribution_accept(actor=editor, attribution=row, revision=row.claim.revision)
    assert all(number <= before[threshold] for threshold, number in acceptable(article))


@pytest.mark.parametrize("published_on", [date.min, date.max])
def test_an_odd_date_of_an_article_breaks_no_comparison(published_on):
    assert all(date.min <= day <= date.max for day in days(times("Sunday, yesterday and tomorrow"), published_on))


def test_messages_that_wait_do_not_use_up_the_attempts_of_a_check_that_failed(article):
    check = check_queue(kind=CheckKind.CONTRADICTIONS, claim=article.claims.first(), article=article)
    check_fail(check=check_claim(pk=check.pk), error="The database is locked.")
    assert check_claim(pk=check.pk) is None
    Check.objects.filter(pk=check.pk).update(retry_at=timezone.now() - timedelta(seconds=1))
    assert check_claim(pk=check.pk).attempts == 2


def test_an_explanation_too_long_for_readers_is_named_when_publishing(article, editor, reviewer):
    claim = claim_with("31 million")
    claim_update(actor=editor, claim=claim, revision=claim.revision, truth_status="unproven")
    Claim.objects.filter(pk=claim.pk).update(explanation="ж" * 11_000)
    with pytest.raises(Refused, match=r"explanation of “.*” is too long"):
        article_publish(actor=reviewer, article=article)
