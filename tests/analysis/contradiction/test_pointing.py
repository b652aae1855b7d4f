"""Where no comparator can tell which words clash, those are named that the network's answer hangs on."""

import numpy as np
import pytest

from articles.analysis.contradiction import compare
from articles.analysis.contradiction.claims import prepare
from articles.analysis.contradiction.pointing import point_out, stretches
from articles.analysis.types import ComparableClaim

THERE = "Nadia Orlo slept at home until dawn on Friday."
ELSEWHERE = "On Friday Nadia Orlo ended her shift in a brawl with no witness."


def prepared(*texts):
    return [prepare(ComparableClaim(text)) for text in texts]


def test_the_stretches_are_what_the_other_side_does_not_say_with_denials_and_small_words_between():
    there, elsewhere = prepared(THERE, ELSEWHERE)
    assert [span.of(THERE) for span in stretches(there, elsewhere)] == ["slept at home until dawn"]
    assert [span.of(ELSEWHERE) for span in stretches(elsewhere, there)] == ["ended her shift", "brawl with no witness"]


@pytest.mark.parametrize("telling", ["brawl", "witness"])
def test_the_words_without_which_the_clash_is_gone_are_named(telling):
    text = f"Orlo left the port on Friday, had lunch on board, and was in a {telling}, the captain wrote."
    there, other = prepared(THERE, text)

    def read(pairs):
        return np.array([0.9 if telling in b and "slept" in a else 0.2 for a, b in pairs])

    ours, theirs = point_out(there, other, read, chance=0.9)
    assert "slept" in ours[0].of(THERE)
    assert telling in theirs[0].of(text)


def test_a_side_with_one_stretch_is_not_read_for_it():
    there, elsewhere = prepared(THERE, ELSEWHERE)
    asked = []

    def read(pairs):
        asked.extend(pairs)
        return np.array([0.9 if "brawl" in b else 0.2 for _a, b in pairs])

    ours, theirs = point_out(there, elsewhere, read, chance=0.9)
    assert [span.of(THERE) for span in ours] == ["slept at home until dawn"]
    assert [span.of(ELSEWHERE) for span in theirs] == ["brawl with no witness"]
    assert [there.readable == a for a, _b in asked] == [True, True]


def test_two_sides_that_say_the_same_still_have_words_to_show():
    one, other = prepared("The road is shut.", "The road is shut.")
    ours, theirs = point_out(one, other, lambda pairs: np.full(len(pairs), 0.5), chance=0.5)
    assert [ours[0].of(one.text), theirs[0].of(other.text)] == ["The road is shut.", "The road is shut."]


def test_the_reason_quotes_the_words_that_are_marked():
    found = compare(
        ComparableClaim("The suspect in the Arbon bank robbery was arrested at his sister's flat on Sunday."),
        ComparableClaim("By Sunday night the man wanted for the Arbon bank robbery was still on the run."),
        at_least=0.0,
    )
    assert found.spans_a
    assert found.spans_b
    assert "“" in found.reason


@pytest.mark.parametrize(
    ("one", "other", "ours", "theirs"),
    [
        ("Orlo sailed before the storm.", "Orlo sailed after the storm.", ["before"], ["after"]),
        ("The bishop spoke for the bill.", "The bishop spoke against the bill.", ["for"], ["against"]),
        ("The rent goes up.", "The rent goes down.", ["up"], ["down"]),
        ("The crypt lies above the well.", "The crypt lies below the well.", ["above"], ["below"]),
        ("Both trams were saved.", "Only one of the trams was saved.", ["Both"], ["Only one"]),
        ("All were warned.", "Some were warned.", ["All"], ["Some"]),
        ("The firm warned its staff.", "The firm failed to warn its staff.", ["warned"], ["failed"]),
        ("Nadia Orlo ran the mill.", "Orlo burned the mill.", ["ran"], ["burned"]),
        ("Slovak weavers won.", "Weavers in Slovakia lost.", ["won"], ["lost"]),
        ("She won a re-election.", "She lost.", ["won a re-election"], ["lost"]),
        ("The choir won 3-1.", "The choir lost.", ["won 3-1"], ["lost"]),
    ],
)
def test_the_words_that_differ_are_marked_and_not_the_whole_claim(one, other, ours, theirs):
    a, b = prepared(one, other)
    assert [span.of(one) for span in stretches(a, b)] == ours
    assert [span.of(other) for span in stretches(b, a)] == theirs
