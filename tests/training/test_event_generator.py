"""The generator of news events: labels follow from what was changed, spans are exact, sentences are clean."""

import json
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import islice
from random import Random

import pytest

from training.contradiction.generator import frames  # noqa: F401 - declares the frames
from training.contradiction.generator.__main__ import main
from training.contradiction.generator.archive import claims
from training.contradiction.generator.dates import Day, clash, follows
from training.contradiction.generator.frame import FRAMES, frame
from training.contradiction.generator.measures import Duration, Measure, Rate, Share
from training.contradiction.generator.numbers import Money, Number, in_words
from training.contradiction.generator.pairs import CONTRADICTIONS, WEIGHTS, PairMaker, pairs
from training.contradiction.generator.relations import NotPossible
from training.contradiction.generator.wording import Text, Wording, article_for

NEUTRAL = ("other_event", "plan_vs_fact", "tension", "superseded", "same_topic")
LABELS = {
    **{kind: {"contradiction"} for kind in CONTRADICTIONS},
    **{kind: {"neutral"} for kind in NEUTRAL},
    **{kind: {"neutral", "entailment"} for kind in ("compatible_number", "detail", "split_attribution")},
    "reworded": {"entailment"},
}
CLUMSY = re.compile(
    r"  | [,.;:!?]|,,|\.\.|[{}\[\]|<>]|\b[Aa] (?:[aio]|e(?!u))|\ba/an\b|\bthe the\b|\b(?:None|True|False)\b"
)


@pytest.fixture(scope="module")
def sample():
    """Two thousand pairs, drawn once."""
    return list(islice(pairs(Random(3)), 2000))


def test_there_is_breadth():
    assert len(FRAMES) >= 80
    assert len({one.topic for one in FRAMES.values()}) >= 40
    assert all(len(one.statements[0]) >= 3 for one in FRAMES.values())


def test_every_kind_has_the_labels_it_may_have(sample):
    found = {kind: {pair.label for pair in sample if pair.kind == kind} for kind in {pair.kind for pair in sample}}
    assert set(found) == set(WEIGHTS)
    assert all(labels == LABELS[kind] for kind, labels in found.items())


def test_labels_are_balanced(sample):
    share = {label: count / len(sample) for label, count in Counter(pair.label for pair in sample).items()}
    assert 0.38 < share["contradiction"] < 0.46
    assert 0.16 < share["entailment"] < 0.26


def test_spans_cover_words_on_both_sides_of_a_contradiction_and_none_elsewhere(sample):
    for pair in sample:
        for text, spans in ((pair.premise, pair.spans_premise), (pair.hypothesis, pair.spans_hypothesis)):
            assert bool(spans) == (pair.label == "contradiction"), pair
            assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans), pair


def test_sentences_are_clean(sample):
    for pair in sample:
        for text in (pair.premise, pair.hypothesis):
            assert not CLUMSY.search(text), text
            assert text[0] in "“$€£" or text[0].isupper() or text[0].isdigit(), text
            assert text.endswith((".", ".”")), text


def test_a_seed_gives_the_same_pairs_in_another_process(tmp_path):
    main(["--pairs", "60", "--seed", "5", "--output", str(tmp_path / "here")])
    command = [
        sys.executable,
        "-m",
        "training.contradiction.generator",
        "--pairs",
        "60",
        "--seed",
        "5",
        "--output",
        "-",
    ]
    there = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert (tmp_path / "here").read_text(encoding="utf-8") == there


@pytest.mark.parametrize("name", sorted(FRAMES))
def test_every_frame_gives_contradictions_and_other_events(name):
    made = Counter()
    for seed in range(60):
        for kind in ("number", "other_event", "opposite", "exclusion", "negation"):
            try:
                made[PairMaker(Random(seed), FRAMES[name]).make(kind).kind] += 1
            except NotPossible:
                continue
    assert made["other_event"] > 5
    assert made["number"] + made["opposite"] + made["exclusion"] + made["negation"] > 20


@pytest.mark.parametrize(
    "slot",
    [Number(3, 9000), Money(5000, 9e8), Share(5, 90), Rate(0.5, 20), Measure(3, 900, "km"), Duration(2, 40, "day")],
    ids=lambda slot: type(slot).__name__,
)
def test_a_hedge_is_true_of_its_number_and_an_altered_number_is_another(slot):
    rng = Random(1)
    for _ in range(600):
        value = slot.sample(rng)
        words, low, high = slot.hedge(rng, value)
        assert low <= slot.size(value) <= high, (value, words)
        assert slot.alter(rng, value) != value


@pytest.mark.parametrize(
    ("style", "other"),
    [
        ("day_month", "month_day"),
        ("weekday", "day_month"),
        ("month", "with_year"),
        ("relative", "weekday"),
        ("part", "iso"),
    ],
)
def test_two_forms_of_one_day_never_clash(style, other):
    day = Day()
    one = day.say_known(Random(1), date(2024, 5, 3), [style])[1]
    two = day.say_known(Random(1), date(2024, 5, 3), [other])[1]
    assert not clash(one, two)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"month": 5, "day": 3}, {"month": 6}, True),
        ({"weekday": 1}, {"month": 6}, False),
        ({"weekday": 1}, {"weekday": 4}, True),
        ({"month": 5, "day": 3}, {"month": 5, "year": 2024}, False),
    ],
)
def test_forms_clash_where_they_share_a_field_that_differs(first, second, expected):
    assert clash(first, second) is expected


def test_a_coarser_date_follows_from_a_finer_one_only():
    assert follows({"month": 5}, {"month": 5, "day": 3})
    assert not follows({"month": 5, "day": 3}, {"month": 5})


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("hour", "an "),
        ("11 people", "an "),
        ("European", "a "),
        ("1,100 euros", "a "),
        ("one-off", "a "),
        ("8-year", "an "),
        ("union", "a "),
        ("old mill", "an "),
        ("smartwatch", "a "),
    ],
)
def test_the_indefinite_article_fits_the_next_word(word, article):
    assert article_for(word) == article


@pytest.mark.parametrize(("number", "words"), [(2, "two"), (21, "twenty-one"), (340, "three hundred and forty")])
def test_numbers_are_spelled(number, words):
    assert in_words(number) == words


def test_an_optional_part_goes_with_its_space_and_marks_are_spans():
    wording = Wording("the council <approved> it[ {day}], [{sum} ]after all")
    text = wording.write(Text(), {}, Random(1), lambda name, form, start: name, avoid={"day", "sum"})
    assert str(text) == "the council approved it, after all"
    assert [str(text)[a:b] for a, b in text.marks] == ["approved"]


@pytest.mark.parametrize("wording", ["the (one|two", "the [one", "the one)", "the <one"])
def test_unbalanced_brackets_are_refused(wording):
    with pytest.raises(ValueError, match=r"missing|stray"):
        Wording(wording)


@pytest.mark.parametrize(
    ("main_text", "message"),
    [("{what} happened", "unknown slots"), ("it happened", "key missing")],
)
def test_a_frame_that_names_unknown_slots_or_misses_its_key_is_refused(main_text, message):
    try:
        with pytest.raises(ValueError, match=message):
            frame(
                "broken",
                "none",
                "place=place",
                key="place",
                main=main_text if "{" not in main_text else "{place} {what}",
            )
    finally:
        FRAMES.pop("broken", None)


def test_an_archive_streams_claims_and_knows_counterparts():
    rows = list(claims(Random(2), 3000))
    assert [row["id"] for row in rows] == list(range(3000))
    assert {"id", "text", "event", "published", "source", "article", "frame", "topic"} <= set(rows[0])
    pairs_ = [(rows[row["counterpart"]], row) for row in rows if "counterpart" in row]
    assert len(pairs_) > 80
    assert all(first["id"] < second["id"] and first["event"] == second["event"] for first, second in pairs_)
    assert {row["relation"] for _, row in pairs_} >= {"reworded", "number", "sources"}
    assert len({row["text"] for row in rows}) > 2900
    assert [row["published"] for row in rows] == sorted(row["published"] for row in rows)


def test_the_command_writes_json_lines(tmp_path):
    main(["--archive", "50", "--seed", "1", "--output", str(tmp_path / "archive.jsonl")])
    rows = [json.loads(line) for line in (tmp_path / "archive.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 50
