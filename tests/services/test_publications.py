"""Publishing: what holds it back, what readers get, what they must never get, and that nothing can be altered."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection

from articles.intake.types import ImportedText
from articles.models import Attribution, Claim, Contradiction, Publication, PublishedClaim, PublishedClaimSource
from articles.services.articles import article_import, article_update, version_add
from articles.services.attributions import attribution_set
from articles.services.claims import claim_update
from articles.services.errors import NotReady, Refused
from articles.services.evidence import evidence_add, evidence_remove
from articles.services.publications import (
    article_publish,
    article_withdraw,
    publication_gate,
    verify_chain,
    verify_rows,
)
from articles.services.sources import source_create, source_update
from tests.publishing import clash, newsroom

__all__ = ["newsroom"]
pytestmark = pytest.mark.django_db


def claim_of(article, words):
    return Claim.objects.get(article=article, text__contains=words, in_text=True)


def find(article, words, editor, **fields):
    claim = claim_of(article, words)
    return claim_update(actor=editor, claim=claim, revision=claim.revision, **fields)


def support(claim, editor, **fields):
    claim.refresh_from_db()
    given = {"title": "Budget 2026", "url": "https://example.org/budget", **fields}
    return evidence_add(actor=editor, claim=claim, revision=claim.revision, **given)


def attribute(claim, editor, name, via=(), **fields):
    claim.refresh_from_db()
    source = source_create(actor=editor, name=name, article=claim.article, named=fields.pop("named", True))
    return attribution_set(actor=editor, claim=claim, revision=claim.revision, source=source, via=via, **fields)


def codes(article, blocking=True):
    return {blocker.code for blocker in publication_gate(article=article) if blocker.blocking is blocking}


def test_an_untouched_article_may_be_published_and_says_that_nothing_is_checked(article, reviewer):
    assert codes(article) == set()
    assert {"unchecked", "no_date", "checks_running"} <= codes(article, blocking=False)
    publication = article_publish(actor=reviewer, article=article)
    assert publication.snapshot["summary"]["truth"] == {"unchecked": 6}
    assert PublishedClaim.objects.count() == 6


@pytest.mark.parametrize("status", ["verified", "false", "misleading", "disputed", "outdated"])
def test_a_finding_without_evidence_holds_the_article_back(article, editor, reviewer, status):
    claim = find(article, "Lindau", editor, truth_status=status)
    with pytest.raises(NotReady) as refusal:
        article_publish(actor=reviewer, article=article)
    assert refusal.value.blockers[0].claims == (claim.public_id,)
    support(claim, editor)
    article_publish(actor=reviewer, article=article)


def test_evidence_that_was_removed_or_shows_only_that_it_was_said_does_not_count(article, editor):
    claim = find(article, "Lindau", editor, truth_status="verified")
    support(claim, editor, question="said")
    taken = support(claim, editor)
    claim.refresh_from_db()
    evidence_remove(actor=editor, evidence=taken, revision=claim.revision)
    assert codes(article) == {"no_evidence"}


@pytest.mark.parametrize(("said", "held_back"), [("unchecked", True), ("checking", True), ("confirmed", False)])
def test_a_source_is_not_judged_before_it_is_known_that_it_said_so(article, editor, said, held_back):
    claim = find(article, "According to", editor, truth_status="false", said_status=said)
    support(claim, editor, stance="refutes")
    attribute(claim, editor, "City council")
    assert (codes(article) == {"said_not_checked"}) is held_back


def test_an_undecided_contradiction_holds_the_article_back_and_a_tension_does_not(article):
    pair = clash(claim_of(article, "12 million"), claim_of(article, "31 million"), kind="tension")
    assert codes(article) == set()
    Contradiction.objects.filter(pk=pair.pk).update(kind="number")
    assert codes(article) == {"contradiction_open"}
    Contradiction.objects.filter(pk=pair.pk).update(decision="none")
    assert codes(article) == set()


@pytest.mark.parametrize(
    ("one", "other", "stands", "held_back"),
    [
        ("verified", "verified", None, {"12 million", "31 million"}),
        ("verified", "verified", "31 million", {"12 million", "31 million"}),
        ("verified", "unchecked", "31 million", {"12 million"}),
        ("verified", "unchecked", "12 million", set()),
        ("verified", "unchecked", None, set()),
        ("verified", "false", "12 million", set()),
        ("false", "unchecked", "31 million", set()),
    ],
)
def test_of_two_that_cannot_both_be_true_not_both_are_verified(article, editor, one, other, stands, held_back):
    for words, status in (("12 million", one), ("31 million", other)):
        stance = "refutes" if status == "false" else "supports"
        support(find(article, words, editor, truth_status=status), editor, stance=stance)
    pair = clash(claim_of(article, "12 million"), claim_of(article, "31 million"), decision="real")
    Contradiction.objects.filter(pk=pair.pk).update(stands=claim_of(article, stands) if stands else None)
    found = {blocker.code: set(blocker.claims) for blocker in publication_gate(article=article) if blocker.blocking}
    ids = {claim_of(article, words).public_id for words in held_back}
    assert found == ({"verified_both": ids} if held_back else {})
    for decision in ("superseded", "scope"):
        Contradiction.objects.filter(pk=pair.pk).update(decision=decision)
        assert codes(article) == set()


def test_a_decided_contradiction_is_ground_enough_for_disputed(article, editor):
    claim = find(article, "12 million", editor, truth_status="disputed")
    clash(claim, claim_of(article, "31 million"), decision="real")
    assert codes(article) == set()


def test_only_a_contradiction_that_readers_see_is_ground_enough_for_disputed(two_articles, editor, reviewer):
    here, there, _pair = two_articles
    claim = find(here, "12 million", editor, truth_status="disputed")
    with pytest.raises(NotReady) as refusal:
        article_publish(actor=reviewer, article=here)
    assert [(b.code, b.claims) for b in refusal.value.blockers] == [("no_evidence", (claim.public_id,))]
    article_publish(actor=reviewer, article=there)
    publication = article_publish(actor=reviewer, article=here)
    (shown,) = [row for row in publication.snapshot["claims"] if row["id"] == claim.public_id]
    assert (shown["truth_status"], len(shown["contradictions"])) == ("disputed", 1)


def test_evidence_that_speaks_the_other_way_is_pointed_out(article, editor):
    support(find(article, "Lindau", editor, truth_status="verified"), editor, stance="refutes")
    assert "evidence_against" in codes(article, blocking=False)


@pytest.mark.parametrize("role", [None, "editor"])
def test_only_reviewers_publish_and_withdraw(article, reviewer, person, role):
    actor = person(role, username="somebody")
    with pytest.raises(PermissionDenied):
        article_publish(actor=actor, article=article)
    article_publish(actor=reviewer, article=article)
    with pytest.raises(PermissionDenied):
        article_withdraw(actor=actor, article=article, reason="because")


def test_the_snapshot_has_the_chain_and_counts_independent_origins(article, editor, reviewer):
    claim = claim_of(article, "Two contractors")
    attribute(claim, editor, "two contractors", named=False, via=[("Harbour Gazette", "outlet")])
    attribute(claim, editor, "a union official", named=False, via=[("Harbour Gazette", "outlet")])
    attribute(claim, editor, "Marta Okoye")
    publication = article_publish(actor=reviewer, article=article)
    row = PublishedClaim.objects.get(claim_public_id=claim.public_id)
    first = row.payload["attributions"][0]
    assert (first["source"]["name"], [link["name"] for link in first["via"]]) == (
        "two contractors",
        ["Harbour Gazette"],
    )
    # Two unnamed voices through one paper can't be told apart; the engineer is a second origin.
    assert row.payload["origins"] == 2
    assert publication.snapshot["summary"]["named"] == 1
    assert set(PublishedClaimSource.objects.values_list("name", "is_origin")) == {
        ("two contractors", True),
        ("a union official", True),
        ("Marta Okoye", True),
        ("Harbour Gazette", False),
    }


def test_suggestions_and_rejections_are_no_sources(article, reviewer):
    claim = claim_of(article, "According to")
    for state in ("suggested", "rejected"):
        Attribution.objects.create(claim=claim, version=article.current_version, source_name="Secret", state=state)
    publication = article_publish(actor=reviewer, article=article)
    assert "Secret" not in str(publication.snapshot)


def test_a_sentence_is_as_grave_as_its_gravest_claim(article, editor, reviewer):
    from_part = claim_of(article, "According to")
    start = article.current_version.text.index("the repairs will cost")
    claim_update(actor=editor, claim=from_part, revision=1, truth_status="verified")
    support(from_part, editor)
    part = Claim.objects.create(article=article, kind="part", text="the repairs will cost", truth_status="false")
    part.anchors.create(version=article.current_version, start=start, end=start + len(part.text))
    support(part, editor, stance="refutes")
    publication = article_publish(actor=reviewer, article=article)
    assert publication.snapshot["summary"]["truth"] == {"false": 1, "unchecked": 5}


def test_publishing_again_without_a_change_is_refused_unless_there_is_a_note(article, reviewer):
    article_publish(actor=reviewer, article=article)
    with pytest.raises(Refused):
        article_publish(actor=reviewer, article=article)
    assert article_publish(actor=reviewer, article=article, correction_note="A caption was wrong.").number == 2


def test_corrections_are_the_difference_of_two_publications_in_words(article, editor, reviewer):
    claim = find(article, "12 million", editor, truth_status="verified", verdict="The budget says so.")
    support(claim, editor)
    article_publish(actor=reviewer, article=article)
    find(article, "12 million", editor, truth_status="misleading", said_status="confirmed")
    attribute(claim, editor, "City council")
    text = article.current_version.text.replace("31 million", "13 million")
    version_add(actor=editor, article=article, text=text, reason="a slip")
    second = article_publish(actor=reviewer, article=article, correction_note="The auditor said 13 million.")
    told = {(change["code"], change["correction"]): change["words"] for change in second.changes}
    assert told["truth_status", True] == "The verdict is now “misleading”; it was “verified”."
    assert told["said_status", False] == "On whether it was said: now “said so”; it was “not checked yet”."
    assert told["attributions", False] == "A source was named: City council."
    assert "31 million" in told["text", True] and "13 million" in told["text", True]
    row = PublishedClaim.objects.get(claim_public_id=claim.public_id)
    assert row.payload["corrections"][0]["note"] == "The auditor said 13 million."
    assert row.changed_at == second.published_at > row.first_published_at


def test_that_words_are_a_quotation_is_told_when_it_was_not_said_before(article, editor, reviewer):
    claim = find(article, "12 million", editor)
    council = attribute(claim, editor, "City council").source
    article_publish(actor=reviewer, article=article)
    claim.refresh_from_db()
    attribution_set(actor=editor, claim=claim, revision=claim.revision, source=council, manner="direct")
    (change,) = article_publish(actor=reviewer, article=article).changes
    assert (change["words"], change["correction"]) == ("What we say of who said this, and how, was corrected.", True)


def test_that_a_source_is_a_document_and_no_body_is_told(article, editor, reviewer):
    council = attribute(find(article, "12 million", editor), editor, "City council").source
    article_publish(actor=reviewer, article=article)
    source_update(actor=editor, source=council, revision=council.revision, kind="document")
    assert [change["code"] for change in article_publish(actor=reviewer, article=article).changes] == ["attributions"]


def test_another_language_of_the_article_is_told_by_its_name_and_corrects_nobody(article, editor, reviewer):
    article_publish(actor=reviewer, article=article)
    article.refresh_from_db()
    article_update(actor=editor, article=article, revision=article.revision, language="de")
    (change,) = article_publish(actor=reviewer, article=article).changes
    assert change["words"] == "The article’s language is now “German”; it was “English”."
    assert not change["correction"]


def test_an_unchanged_claim_keeps_its_dates_when_the_article_is_published_again(article, editor, reviewer):
    first = article_publish(actor=reviewer, article=article)
    find(article, "12 million", editor, said_status="reported")
    article_publish(actor=reviewer, article=article)
    row = PublishedClaim.objects.get(text__contains="Lindau")
    assert row.first_published_at == row.changed_at == first.published_at


def test_a_withdrawn_article_leaves_no_rows_and_may_come_back(article, reviewer):
    first = article_publish(actor=reviewer, article=article)
    gone = article_withdraw(actor=reviewer, article=article, reason="The interview was invented.")
    assert gone.withdrawn and "Lindau" not in str(gone.snapshot)
    assert not PublishedClaim.objects.exists()
    with pytest.raises(Refused):
        article_withdraw(actor=reviewer, article=article, reason="again")
    again = article_publish(actor=reviewer, article=article)
    assert again.number == 3
    assert PublishedClaim.objects.first().first_published_at == first.published_at
    assert verify_chain(article=article)


@pytest.mark.parametrize("said", ["misquoted", "confirmed", "unchecked", "own_voice"])
def test_nobody_is_told_whether_the_articles_own_words_were_said(article, editor, reviewer, said):
    find(article, "Lindau", editor, said_status=said)
    if said != "own_voice":
        find(article, "Lindau", editor, voice="own")
    publication = article_publish(actor=reviewer, article=article)
    row = PublishedClaim.objects.get(text__contains="Lindau")
    assert (row.payload["voice"], row.payload["said_status"], row.said_status) == ("own", "own_voice", "own_voice")
    assert publication.snapshot["summary"]["own_voice"] == 1


def test_that_the_article_itself_says_so_is_told_in_one_line(article, editor, reviewer):
    article_publish(actor=reviewer, article=article)
    find(article, "Lindau", editor, voice="own", said_status="own_voice")
    (change,) = article_publish(actor=reviewer, article=article).changes
    assert change["words"] == "Whose words these are: now “own voice”; it was “not decided”."


@pytest.fixture
def two_articles(article, editor):
    """Two articles that an editor found to contradict each other."""
    text = "The bridge repairs will cost 40 million euros, the minister told parliament."
    other = article_import(actor=editor, imported=ImportedText(text=text, title="Minister on bridge"))
    pair = clash(claim_of(article, "12 million"), other.claims.get(), reason="12 vs 40 million euros", decision="real")
    return article, other, pair


def contradictions(article):
    return [
        entry["other"]["text"]
        for row in PublishedClaim.objects.filter(publication__article=article)
        for entry in row.payload["contradictions"]
    ]


def test_a_contradiction_is_shown_on_both_sides_once_both_are_published_and_never_before(two_articles, reviewer):
    here, there, _pair = two_articles
    article_publish(actor=reviewer, article=here)
    assert contradictions(here) == []
    article_publish(actor=reviewer, article=there)
    assert "40 million" in contradictions(here)[0]
    assert "12 million" in contradictions(there)[0]
    article_withdraw(actor=reviewer, article=there, reason="The minister never spoke.")
    assert contradictions(here) == []
    rows = PublishedClaim.objects.filter(publication__article=here)
    assert "40 million" not in str(list(rows.values()))
    assert "40 million" not in str(Publication.objects.get(article=here).snapshot)


def test_a_contradiction_with_words_that_are_not_published_stays_unseen(two_articles, editor, reviewer):
    here, there, _pair = two_articles
    article_publish(actor=reviewer, article=there)
    version_add(actor=editor, article=there, text="The secret costs are 90 million euros.", reason="not out yet")
    Claim.objects.filter(pk=there.claims.first().pk).update(in_text=True)
    Claim.objects.filter(article=there).update(text="The secret costs are 90 million euros.")
    article_publish(actor=reviewer, article=here)
    assert contradictions(here) == []


@pytest.mark.parametrize("decision", ["scope", "same", "none"])
def test_pairs_that_are_no_conflict_are_not_shown(two_articles, reviewer, decision):
    here, there, pair = two_articles
    Contradiction.objects.filter(pk=pair.pk).update(decision=decision)
    article_publish(actor=reviewer, article=here)
    article_publish(actor=reviewer, article=there)
    assert contradictions(here) == contradictions(there) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [("snapshot", '{"format": 1}'), ("correction_note", "nothing to see"), ("published_at", "2020-01-01 00:00:00")],
)
def test_an_altered_publication_breaks_the_chain(article, reviewer, capsys, column, value):
    article_publish(actor=reviewer, article=article)
    article_publish(actor=reviewer, article=article, correction_note="more")
    call_command("verify_publications")
    assert "1 chains are whole" in capsys.readouterr().out
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER articles_publication_no_update")
        else:
            # Foreign keys that are still to be checked at the commit stand in the way of an ALTER TABLE.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE articles_publication DISABLE TRIGGER articles_publication_no_update")
        cursor.execute(f"UPDATE articles_publication SET {column} = %s WHERE number = 1", [value])
    assert not verify_chain(article=article)
    with pytest.raises(CommandError, match="1 of 1 chains are broken"):
        call_command("verify_publications")


@pytest.mark.parametrize("what", ["words", "verdict", "source", "more", "fewer"])
def test_readers_who_are_shown_something_else_than_what_was_published_are_noticed(newsroom, what):
    article = newsroom.article
    article_publish(actor=newsroom.reviewer, article=article)
    assert verify_rows(article=article)
    row = PublishedClaim.objects.get(claim_public_id=newsroom.false_claim.public_id)
    match what:
        case "words":
            PublishedClaim.objects.filter(pk=row.pk).update(text="Forged.")
        case "verdict":
            PublishedClaim.objects.filter(pk=row.pk).update(payload={**row.payload, "verdict": "All is well."})
        case "source":
            row.sources.update(name="Somebody else")
        case "more":
            row.pk, row.claim_public_id = None, "2" * 12
            row.save()
        case "fewer":
            row.delete()
    with pytest.raises(CommandError, match="readers see something else"):
        call_command("verify_publications")


def test_a_withdrawn_article_is_shown_as_published(newsroom):
    article_publish(actor=newsroom.reviewer, article=newsroom.article)
    article_withdraw(actor=newsroom.reviewer, article=newsroom.article, reason="A hoax.")
    assert verify_rows(article=newsroom.article)


def test_a_missing_publication_breaks_the_chain(article, reviewer):
    article_publish(actor=reviewer, article=article)
    last = article_publish(actor=reviewer, article=article, correction_note="more")
    Publication.objects.bulk_create(
        [
            Publication(
                article=article,
                version=last.version,
                number=4,
                snapshot={},
                digest="x",
                previous_digest=last.digest,
                published_by=reviewer,
                published_at=last.published_at,
            )
        ]
    )
    assert not verify_chain(article=article)


def test_publishing_takes_the_same_number_of_queries_for_few_claims_and_for_many(
    editor, reviewer, django_assert_max_num_queries
):
    for count in (2, 40):
        text = " ".join(f"The council met on day number {n} of the year." for n in range(1, count + 1))
        article = article_import(actor=editor, imported=ImportedText(text=text, title=f"{count} days"))
        with django_assert_max_num_queries(40):
            article_publish(actor=reviewer, article=article)
