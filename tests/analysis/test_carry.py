"""What becomes of sentences when the text changes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.analysis.carry import carry, carry_part, resplit
from articles.analysis.sentences import split
from articles.analysis.types import Sentence, Span

OLD = (
    "The bridge closes in March. Engineers found cracks 👩‍🚀 in two piers.\n"
    "The council will pay 12 million euros.\n"
    "הגשר ייסגר במרץ. The auditor disagreed."
)


def moved(old: str, new: str) -> list[str | None]:
    """Return where each sentence of ``old`` went, in words of ``new``."""
    spans = [s.span for s in split(old)]
    found = carry(old, spans, new, [s.span for s in split(new)])
    return [place.span.of(new) if place else None for place in found]


def words(text: str) -> list[str]:
    return [s.span.of(text) for s in split(text)]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param(OLD, words(OLD), id="nothing changed"),
        pytest.param("A new headline came.\n" + OLD, words(OLD), id="a paragraph was put before"),
        pytest.param("\n".join(reversed(OLD.split("\n"))), words(OLD), id="paragraphs were moved"),
        pytest.param(
            OLD.replace("12 million", "14 million"),
            [w.replace("12 million", "14 million") for w in words(OLD)],
            id="a figure was corrected",
        ),
        pytest.param(
            OLD.replace("The council will pay 12 million euros.\n", ""),
            [None if "council" in w else w for w in words(OLD)],
            id="a paragraph was taken out",
        ),
        pytest.param("Quite other words. And these too.", [None] * 5, id="all was replaced"),
    ],
)
def test_each_sentence_goes_where_its_words_are(new, expected):
    assert moved(OLD, new) == expected


def test_of_two_alike_sentences_each_has_its_own_place():
    old = "He was tired. He was tired. He slept."
    assert carry(old, [s.span for s in split(old)], old, [s.span for s in split(old)])[1].span == split(old)[1].span


def test_a_part_keeps_its_place_among_equal_words():
    old, new = "Up by 5, then up by 5 again.", "Yes: up by 5, then up by 5 again."
    second = Span(old.rindex("by 5"), old.rindex("by 5") + 4)
    assert carry_part(old, Span(0, len(old)), second, new, Span(0, len(new))).start == new.rindex("by 5")
    assert carry_part(old, Span(0, len(old)), second, "Down.", Span(0, 5)) is None


def merged(text: str, first: int, count: int = 2) -> list[Sentence]:
    """Return the sentences of ``text``, ``count`` of them merged from ``first`` on."""
    rows = list(split(text))
    one = Sentence(first, rows[first].start, rows[first + count - 1].end, rows[first].paragraph)
    return [
        Sentence(i, s.start, s.end, s.paragraph) for i, s in enumerate([*rows[:first], one, *rows[first + count :]])
    ]


@pytest.mark.parametrize("first", [0, 1, 2, 3])
@pytest.mark.parametrize("change", ["Added at the top.\n{}", "{}\nAdded at the end.", "{}"])
def test_an_editors_merge_outlives_a_new_text_also_over_paragraphs(first, change):
    old, new = merged(OLD, first), change.format(OLD)
    kept = [s.span.of(new) for s in resplit(OLD, old, new, split(new))]
    assert old[first].span.of(OLD) in kept
    assert set(kept) >= {s.span.of(OLD) for s in old}


def test_an_editors_split_outlives_a_new_text():
    rows = list(split(OLD))
    cut = [Sentence(0, 0, 10, 0), Sentence(1, 11, rows[0].end, 0), *rows[1:]]
    old = [Sentence(i, s.start, s.end, s.paragraph) for i, s in enumerate(cut)]
    new = "On top.\n" + OLD
    assert [s.span.of(new) for s in resplit(OLD, old, new, split(new))][1:3] == ["The bridge", "closes in March."]


PIECES = st.sampled_from(["He left.", "Rates rose 5%.", "“No,” she said.", "👩‍🚀 flew.", "הוא עזב.", "And so on"])
TEXTS = st.lists(st.lists(PIECES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=5).map("\n".join)


@given(old=TEXTS, new=TEXTS)
def test_no_sentence_is_given_away_twice_and_every_place_is_one_that_there_is(old, new):
    new_spans = [s.span for s in split(new)]
    found = carry(old, [s.span for s in split(old)], new, new_spans)
    places = [place.span for place in found if place]
    assert len(places) == len(set(places))
    assert set(places) <= set(new_spans)


@given(text=TEXTS)
def test_an_unchanged_text_changes_nothing(text):
    spans = [s.span for s in split(text)]
    found = carry(text, spans, text, spans)
    assert [(place.span, place.changed) for place in found] == [(span, False) for span in spans]


@given(old=TEXTS, new=TEXTS, first=st.integers(0, 20), count=st.integers(2, 4))
def test_resplitting_loses_no_word_and_overlaps_nowhere(old, new, first, count):
    rows = split(old)
    if first + count <= len(rows):
        rows = merged(old, first, count)
    kept = resplit(old, rows, new, split(new))
    assert "".join("".join(s.span.of(new) for s in kept).split()) == "".join(new.split())
    assert [s.index for s in kept] == list(range(len(kept)))
    assert all(a.end <= b.start for a, b in pairwise(kept))
