"""What else two sentences of an article may clash with counts against the pair, and is the same however it is asked."""

from itertools import combinations

import numpy as np
import pytest

from articles.analysis.attribution import suggest
from articles.analysis.contradiction import compare_many, engine, within
from articles.analysis.contradiction.combiner import BY_ITSELF, Company
from articles.analysis.contradiction.company import in_order, masses, masses_beside
from articles.analysis.contradiction.inside import article_claims
from articles.analysis.contradiction.weights import shipped_combiner
from articles.analysis.types import ComparableClaim

COMPANY = Company(start=0.5, weight=1.2, mass=-1.5)
TEXT = (
    "Nine people were injured when a boiler burst in the Hebden laundry on Monday, the fire service said. "
    "The laundry belongs to the Marsh family. "
    "Hospitals in Hebden said that thirty people were injured when the boiler burst in the laundry. "
    "An engineer had looked at the boiler in the spring. "
    "Washing will be done in Halifax until the roof is mended."
)


def claims(*texts, article="one"):
    return [ComparableClaim(text, article=article, position=at) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("pairs", "chances", "expected"),
    [
        ([("a", "b")], [0.9], [0]),
        ([("a", "b"), ("c", "d")], [0.9, 0.2], [0, 0]),
        ([("a", "b"), ("b", "c")], [0.9, 0.2], [0.2, 0.9]),
        ([("a", "b"), ("b", "c"), ("a", "c")], [0.5, 0.3, 0.1], [0.4, 0.6, 0.8]),
    ],
)
def test_the_other_pairs_of_either_side_are_added_up(pairs, chances, expected):
    assert masses(pairs, np.array(chances)) == pytest.approx(expected)


def test_what_clashes_with_much_is_less_likely_to_clash_with_this():
    found = COMPANY.probabilities(np.array([0.6, 0.6, 0.6]), np.array([0.0, 0.5, 2.0]))
    assert list(found) == sorted(found, reverse=True)
    assert len(set(found)) == 3


@pytest.mark.parametrize("mass", [0.0, 0.5])
def test_what_has_little_by_itself_is_not_made_more_of_for_being_alone(mass):
    little = np.array([BY_ITSELF - 0.01])
    assert COMPANY.probabilities(little, np.array([mass]))[0] <= little[0]
    assert COMPANY.least(0.2) == BY_ITSELF


@pytest.mark.parametrize("mass", [3, 8, 30])
def test_what_clashes_for_sure_is_shown_however_many_say_the_other_thing(mass):
    combiner = shipped_combiner()
    assert combiner.company.probabilities(np.array([0.9]), np.array([mass]))[0] > combiner.inside_shown_from


@pytest.mark.parametrize("probability", [0.4, 0.5, 0.8])
def test_the_least_chance_is_the_one_that_is_just_enough_alone(probability):
    least = COMPANY.least(probability)
    assert COMPANY.probabilities(np.array([least]), np.zeros(1))[0] == pytest.approx(probability)


def test_a_pair_in_order_begins_with_what_stands_first():
    first, second = claims("One.", "Two.")
    assert in_order((second, first)) == in_order((first, second)) == (first, second)


def test_only_what_is_not_known_is_looked_at_and_the_pair_itself_does_not_count():
    a, b, c = claims("A.", "B.", "C.")
    chances = {(a, b): 0.9, (a, c): 0.25, (b, c): 0.5}
    asked = []

    def look(pairs):
        asked.extend(pairs)
        return [chances[pair] for pair in pairs]

    mass = masses_beside([(b, a)], {(a, b): 0.9, (a, c): 0.25}, lambda some: [[a, b, c]] * len(some), look, 9.0)
    assert mass == pytest.approx([0.75])
    assert asked == [(b, c)]


def test_nothing_is_looked_at_where_what_is_known_is_enough():
    a, b, c, d = claims("A.", "B.", "C.", "D.")
    known = {(a, b): 0.9, (a, c): 0.8, (b, c): 0.7}
    mass = masses_beside(
        [(a, b)], known, lambda some: [[a, b, c, d]] * len(some), lambda pairs: [0.0] * len(pairs), 1.5
    )
    assert mass == pytest.approx([1.5])
    asked = []
    masses_beside(
        [(a, b)], known, lambda some: [[a, b, c, d]] * len(some), lambda pairs: asked.extend(pairs) or [], 1.5
    )
    assert asked == []


def test_a_pair_asked_for_alone_gets_what_it_gets_among_all_of_its_article():
    sources = suggest(TEXT)
    found = {(a, b): finding.probability for a, b, finding in within(TEXT, sources)}
    assert (0, 2) in found
    all_claims = article_claims(TEXT, sources, None)
    alone = compare_many(
        [(all_claims[0], all_claims[2])], neighbours=lambda some: [all_claims] * len(some)
    )  # fmt: skip
    assert alone[0].probability == pytest.approx(found[0, 2], abs=1e-9)


def test_a_sentence_that_clashes_with_three_others_is_believed_less_than_one_that_clashes_with_one(monkeypatch):
    sources = suggest(TEXT)
    all_claims = article_claims(TEXT, sources, None)
    by_itself = compare_many([(all_claims[0], all_claims[2])])[0].probability
    look = engine._look

    def suspicious(pairs, folder, *, quick):
        """Every pair by itself as likely as the one that clashes."""
        seen = look(pairs, folder, quick=False)
        likely = max(one.chance for one in look([(all_claims[0], all_claims[2])], folder, quick=False))
        return [engine.replace(one, chance=likely) for one in seen]

    monkeypatch.setattr(engine, "_look", suspicious)
    pairs = list(combinations(all_claims, 2))
    crowded = compare_many(pairs, at_least=0.0)[pairs.index((all_claims[0], all_claims[2]))]
    assert crowded.probability < by_itself


def test_one_word_against_six_others_is_shown():
    text = (
        "The road tunnel under Mount Sarle was never closed, the operator said on Tuesday. "
        "Police said that the tunnel under Mount Sarle was closed from six in the morning. "
        "A lorry driver said that he had found the tunnel closed when he arrived at seven. "
        "Traffic was sent over the pass because the tunnel was closed, the county said. "
        "The tunnel was closed until noon, according to the rescue service. "
        "Two ambulances had to turn round because the tunnel was closed. "
        "A school bus stood before the closed tunnel for an hour."
    )
    assert (0, 1) in {(a, b) for a, b, _ in within(text, suggest(text))}
