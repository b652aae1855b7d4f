"""A reason is one plain sentence: its kind has words in the claims, its speakers are written as inside a sentence."""

import pytest

from articles.analysis.contradiction.claims import prepare
from articles.analysis.contradiction.clashes import clashes
from articles.analysis.contradiction.explain import explain
from articles.analysis.types import ComparableClaim


def explained(one, other, **kinds):
    """Return the explanation of a pair of which a network gives ``kinds`` these chances."""
    a, b = prepare(ComparableClaim(one)), prepare(ComparableClaim(other))
    return explain(a, b, clashes(a, b), kinds)


@pytest.mark.parametrize(
    ("one", "other", "begins"),
    [
        ("Rebels said the mill was empty.", "Villagers said the mill was full.", "Rebels and villagers are"),
        ("Hamas said the mill was empty.", "Beijing said the mill was full.", "Hamas and Beijing are"),
        (
            "Traders said the mill was empty.",
            "Doctors in Velm said the mill was full.",
            "Traders and doctors in Velm are",
        ),
        ("The FBI said the mill was empty.", "UNHCR said the mill was full.", "The FBI and UNHCR are"),
        ("A miller said it was empty.", "Defence counsel said the mill was full.", "A miller and defence counsel are"),
        ("A miller said it was empty.", "Kyiv officials said the mill was full.", "A miller and Kyiv officials are"),
        ("A miller said it was empty.", "Mayor Ana Lobo said the mill was full.", "A miller and Mayor Ana Lobo are"),
        ("A miller said it was empty.", "Seismologists said the mill was full.", "A miller and seismologists are"),
        ("A miller said it was empty.", "Wells said the mill was full.", "A miller and Wells are"),
        (
            "Fishermen said the mill was empty.",
            "Women in Velm said the mill was full.",
            "Fishermen and women in Velm are",
        ),
    ],
)
def test_a_speaker_has_a_capital_only_where_it_is_a_name(one, other, begins):
    assert explained(one, other).reason.startswith(begins)


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("The barn was red.", "The barn was white.", "negation"),
        ("The bell rang.", "The bell was silent.", "negation"),
        ("The bell rang.", "The bell was silent.", "number"),
        ("A lamp caused the blaze.", "The blaze was set on purpose.", "time"),
    ],
)
def test_a_kind_of_which_neither_side_has_a_word_is_none(one, other, wrong):
    assert explained(one, other, **{wrong: 0.9, "exclusion": 0.1}).kind == "exclusion"


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("The bag stood at Gate 12 on Tuesday.", "On Tuesday the bag stood at Gate 31.", "number"),
        ("The bag stood by the lift on 3 May.", "The bag stood by the stairs on 3 May.", "exclusion"),
        ("The bag stood there on Tuesday.", "The bag stood there on Friday.", "time"),
    ],
)
def test_a_time_that_both_sides_name_is_no_clash_of_times(one, other, kind):
    assert explained(one, other, time=0.6, exclusion=0.2, number=0.1).kind == kind


@pytest.mark.parametrize("verb", ["failed to warn", "refused to warn", "declined to warn", "did not warn"])
def test_who_failed_or_refused_denies(verb):
    assert explained("The firm warned its staff.", f"The firm {verb} its staff.", negation=0.9).kind == "negation"


@pytest.mark.parametrize(
    ("kind", "one", "other", "reason"),
    [
        (
            "opposite",
            "He spoke for it.",
            "He spoke against it.",
            "The two sides say the opposite of each other: “for” and “against”.",
        ),
        (
            "time",
            "Orlo left well before the vote.",
            "Orlo left only after the vote.",
            "The times do not fit together: “well before” against “only after”.",
        ),
        (
            "number",
            "Both trams were hit.",
            "Only one of the trams was hit.",
            "The numbers do not fit together: “Both” against “Only one”.",
        ),
        (
            "time",
            "The trial took a few weeks.",
            "Judge Orlo let the trial go on for two full years.",
            "The times do not fit together: “a few weeks” against “for two full years”.",
        ),
        (
            "number",
            "All the fines were quashed.",
            "The court let five of the fines stand.",
            "The numbers do not fit together: “All” against “five”.",
        ),
        ("exclusion", "The key was lost.", "The key was lost.", "Both cannot be so at the same time."),
    ],
)
def test_a_reason_without_a_comparator_quotes_the_words_of_its_kind_and_ends_in_one_stop(kind, one, other, reason):
    assert explained(one, other, **{kind: 0.9}).reason == reason


def test_no_person_is_set_against_a_place():
    one = "President Ana Lobo has allowed Ostria to fire rockets across the border."
    other = "Ostria fired rockets across the border on Tuesday and hit a depot in the Velm region."
    assert "“Ana Lobo” on one side, “Velm” on the other." not in explained(one, other, entity=0.9).reason
    another = "Prime Minister Ivo Brandt has allowed Ostria to fire rockets across the border."
    assert explained(one, another, entity=0.9).reason == "“Ana Lobo” on one side, “Ivo Brandt” on the other."
