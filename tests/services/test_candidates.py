"""The candidate index finds what is worth comparing, follows every change of the text, and reads little."""

import pytest
from django.core.management import CommandError, call_command

from articles.analysis.terms import term_keys, terms
from articles.intake.types import ImportedText
from articles.models import Article, Check, Claim, ClaimTerm, IndexedClaim
from articles.services import candidates
from articles.services.articles import article_import, version_add
from articles.services.candidates import candidates_for, candidates_for_many, candidates_index
from articles.services.sources import source_add_alias, source_create, source_merge, source_remove_alias

pytestmark = pytest.mark.django_db


def imported(editor, text, title="An article"):
    article = article_import(actor=editor, imported=ImportedText(text=text, title=title))
    return list(article.claims.order_by("pk"))


@pytest.fixture
def archive(editor):
    """Forty reports of events that have nothing to do with each other but their wording."""
    towns = ["Arbon", "Beckum", "Cadiz", "Dorsten", "Esbjerg", "Falun", "Gmunden", "Husum", "Ivrea", "Jena"]
    lines = [
        f"A fire in {town} destroyed {number} houses near the {street} bridge."
        for number, street in enumerate(["Mill", "Castle", "Abbey", "Harbour"], start=11)
        for town in towns
    ]
    return imported(editor, "\n".join(lines), "Fires")


def postings_of(claim):
    return set(ClaimTerm.objects.filter(claim_id=claim.pk).values_list("term", flat=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Forty-four people were hurt.", "44 people were hurt."),
        ("Kraków's mayor resigned.", "The mayor of Krakow resigned."),
        ("Ukrainian drones hit a depot.", "Drones of Ukraine hit a depot."),
        ("Kyiv rejected the offer.", "Ukraine rejected the offer."),
        ("The strikes closed schools.", "The strike closed a school."),
        ("1,500 soldiers left.", "1500 soldiers left."),
    ],
)
def test_two_wordings_have_the_same_terms(one, other):
    assert terms(one).all == terms(other).all


def test_words_of_a_name_are_one_term_together():
    found = terms("Police in Vinh Nong closed the N-91 road.")
    assert {"vinh nong", "n91"} <= found.named
    assert "polic" not in found.named


def test_the_report_of_the_same_event_comes_first(editor, archive):
    (claim,) = imported(editor, "Near the Abbey bridge in Falun, the flames took 30 homes.")
    best = candidates_for(claim=claim)[0]
    assert best.text == "A fire in Falun destroyed 13 houses near the Abbey bridge."


def test_a_claim_is_no_candidate_of_itself(archive):
    assert archive[0].pk not in candidates_for_many(claims=[archive[0].pk])[archive[0].pk]


def test_no_more_than_the_limit_are_returned(archive):
    assert len(candidates_for(claim=archive[0], limit=5)) == 5


def test_the_index_follows_a_change_of_the_text(editor, archive):
    article = Article.objects.get()
    version_add(
        actor=editor, article=article, text=article.current_version.text.replace("Ivrea", "Lugano"), reason="typo"
    )
    (lugano, ivrea) = (term_keys(terms(f"it is in {town}").all)[0] for town in ("Lugano", "Ivrea"))
    assert ClaimTerm.objects.filter(term=lugano).count() == 4
    assert not ClaimTerm.objects.filter(term=ivrea).exists()


def test_a_claim_that_left_the_text_is_found_no_more(editor, archive):
    article = Article.objects.get()
    version_add(actor=editor, article=article, text="Nothing burned.", reason="all wrong")
    for claim in Claim.objects.filter(in_text=False):
        assert postings_of(claim) == set()


def test_indexing_again_changes_nothing(archive):
    before = list(ClaimTerm.objects.order_by("term", "claim_id").values_list("term", "claim_id"))
    IndexedClaim.objects.update(compared="compared already")
    candidates_index(claims=archive)
    assert list(ClaimTerm.objects.order_by("term", "claim_id").values_list("term", "claim_id")) == before
    assert set(IndexedClaim.objects.values_list("compared", flat=True)) == {"compared already"}


def test_the_postings_and_the_stored_terms_agree(archive):
    for claim in archive:
        stored = candidates._unpack(bytes(claim.indexed.terms)).tolist()
        assert postings_of(claim) == set(stored)


def test_two_spellings_of_a_registered_source_meet(editor):
    source = source_create(actor=editor, name="Volodymyr Zelenskyy")
    (one,) = imported(editor, "Volodymyr Zelenskyy arrived on Monday.")
    (two,) = imported(editor, "Selenskyj was still travelling.")
    assert not postings_of(one) & postings_of(two)
    source_add_alias(actor=editor, source=source, revision=1, name="Selenskyj")
    assert postings_of(one) & postings_of(two)
    assert [claim.pk for claim in candidates_for(claim=two)] == [one.pk]
    source_remove_alias(actor=editor, source=source, revision=2, name="Selenskyj")
    assert not postings_of(one) & postings_of(two)


def test_merged_sources_meet(editor, reviewer):
    kept = source_create(actor=editor, name="Mahmud Orhan")
    gone = source_create(actor=editor, name="Mahmoud Urhan")
    (one,) = imported(editor, "Mahmud Orhan resigned.")
    (two,) = imported(editor, "Mahmoud Urhan stayed.")
    source_merge(actor=reviewer, source=gone, revision=1, into=kept)
    assert postings_of(one) & postings_of(two)


def test_a_name_that_two_sources_share_joins_nobody(editor):
    source_create(actor=editor, name="Jana Weiss", aliases=("Weiss",))
    source_create(actor=editor, name="Peter Weiss", aliases=("Weiss",))
    (one,) = imported(editor, "Yesterday Weiss resigned.")
    assert postings_of(one) == set(term_keys(terms(one.text).all))


def test_looking_up_costs_the_same_queries_for_one_claim_and_few_more_for_many(archive, django_assert_num_queries):
    with django_assert_num_queries(4):
        candidates_for_many(claims=[archive[0].pk])
    with django_assert_num_queries(2 + 2 * 10):
        candidates_for_many(claims=[claim.pk for claim in archive[:10]])


def test_words_that_every_claim_has_are_not_read(archive, monkeypatch):
    monkeypatch.setattr(candidates, "COMMON_FROM", 5)
    read = []
    postings = candidates._postings
    monkeypatch.setattr(candidates, "_postings", lambda keys: read.extend(keys) or postings(keys))
    candidates_for(claim=archive[0])
    assert set(read) == set(term_keys(["arbon"]))


def test_an_administrator_can_have_the_archive_checked_from_the_command_line(administrator, person, capsys):
    call_command("recheck_archive", user="administrator")
    assert Check.objects.get(kind="recheck").priority == 9
    person("editor")
    with pytest.raises(CommandError):
        call_command("recheck_archive", user="editor")
    with pytest.raises(CommandError):
        call_command("recheck_archive", user="stranger")
