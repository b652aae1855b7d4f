"""The engine as its callers use it: findings with words, reasons and scope, the same whichever side comes first."""

from datetime import date

import pytest

from articles.analysis.contradiction import SHOWN_FROM, assess_many, compare, compare_many, within
from articles.analysis.sentences import split
from articles.analysis.types import ArticleSources, ComparableClaim, SentenceSources

CONTRADICTIONS = [
    (
        "number",
        "Nine people were injured in Monday's blast in Hebden.",
        "Thirty people were hurt in the Hebden blast on Monday.",
    ),
    ("time", "The new line between Porto and Vigo opened on 3 May.", "The Porto-Vigo line opened only in June."),
    (
        "negation",
        "The road to Kesh was never closed during the storm.",
        "Police closed the road to Kesh during the storm.",
    ),
    (
        "opposite",
        "The truce in the Dar valley was extended on Friday.",
        "The truce in the Dar valley was scrapped on Friday.",
    ),
]
COMPATIBLE = [
    ("HIMARS rockets can hit targets 75 km away.", "ATACMS missiles have a range of about 300 km."),
    ("Three schools in Quito will get new roofs this year.", "Twelve schools in Cali will get new roofs this year."),
    ("At least 15 people were injured in the Hollin fire.", "The fire in Hollin injured 21 people."),
    ("Police in Leeds arrested a singer on Friday.", "The central bank of Peru raised its main rate."),
    ("Two men broke into the museum in Ulm at night.", "Two men broke into the museum in Ulm at night, police said."),
]


@pytest.mark.parametrize(("kind", "a", "b"), CONTRADICTIONS)
def test_a_contradiction_is_shown_with_its_kind(kind, a, b):
    finding = compare(ComparableClaim(a), ComparableClaim(b))
    assert finding is not None
    assert finding.kind == kind


@pytest.mark.parametrize(("a", "b"), COMPATIBLE)
def test_look_alikes_are_left_alone(a, b):
    assert compare(ComparableClaim(a), ComparableClaim(b)) is None


def test_spans_are_offsets_into_each_claims_own_text():
    _, a, b = CONTRADICTIONS[0]
    finding = compare(ComparableClaim(a), ComparableClaim(b))
    assert [span.of(a) for span in finding.spans_a] == ["Nine"]
    assert [span.of(b) for span in finding.spans_b] == ["Thirty"]
    assert "Nine" in finding.reason


def test_which_side_comes_first_does_not_matter():
    pairs = [(ComparableClaim(a), ComparableClaim(b)) for _, a, b in CONTRADICTIONS]
    forth = assess_many(pairs)
    back = assess_many([(b, a) for a, b in pairs])
    assert [one.probability for one in forth] == pytest.approx([one.probability for one in back], abs=1e-6)


def test_a_pair_is_read_the_same_beside_other_pairs():
    pairs = [(ComparableClaim(a), ComparableClaim(b)) for a, b in [CONTRADICTIONS[0][1:], *COMPATIBLE]]
    alone = [assess_many([pair])[0].probability for pair in pairs]
    assert [one.probability for one in assess_many(pairs)] == alone


def test_a_batch_answers_in_the_order_asked():
    pairs = [(ComparableClaim(a), ComparableClaim(b)) for a, b in COMPATIBLE]
    pairs.insert(2, tuple(ComparableClaim(text) for text in CONTRADICTIONS[0][1:]))
    assert [finding is not None for finding in compare_many(pairs)] == [False, False, True, False, False, False]


def test_no_pairs_give_no_findings():
    assert compare_many([]) == []


def test_a_lower_bar_shows_more():
    a, b = (ComparableClaim(text) for text in COMPATIBLE[2])
    assert compare(a, b, at_least=0.0).probability < SHOWN_FROM


def test_two_sources_against_each_other_are_named():
    _, a, b = CONTRADICTIONS[0]
    finding = compare(ComparableClaim(a, source="Mayor Ana Lobo"), ComparableClaim(b, source="Hebden hospital"))
    assert finding.kind == "sources"
    assert finding.between_sources
    assert "Ana Lobo" in finding.reason


@pytest.mark.parametrize(
    ("articles", "scope"), [(("one", "one"), "article"), (("one", "two"), "archive"), (("", ""), "archive")]
)
def test_the_scope_says_where_both_sides_stand(articles, scope):
    _, a, b = CONTRADICTIONS[0]
    first, second = ComparableClaim(a, article=articles[0]), ComparableClaim(b, article=articles[1], position=3)
    assert compare(first, second).scope == scope


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ((date(2026, 3, 3), date(2026, 3, 4)), True),
        ((date(2026, 3, 3), date(2026, 4, 14)), False),
        ((date(2026, 3, 3), None), True),
    ],
)
def test_the_same_weekday_of_another_month_is_another_event(days, shown):
    a = ComparableClaim("Nine people were injured in a blast in Hebden on Monday.", article="one", published=days[0])
    b = ComparableClaim("Thirty were hurt in Monday's blast in Hebden.", article="two", published=days[1])
    assert (compare(a, b) is not None) is shown


STRANGERS = [
    (
        "The number of advertisements had gone up in the eastern districts.",
        "The chipmaker has not gone up to the matter.",
    ),
    ("None of the firms had built a single metre of road.", "She was the only one who ever came down our road."),
    ("The minister rejected the allegation.", "The pastor never informed the prosecutor of the allegation."),
]


@pytest.mark.parametrize(("a", "b"), STRANGERS)
def test_claims_of_two_articles_that_share_a_word_or_two_are_no_contradiction(a, b):
    assert compare(ComparableClaim(a, article="one"), ComparableClaim(b, article="two"), at_least=0.05) is None


def test_the_pairs_of_one_article_are_compared():
    _, a, b = CONTRADICTIONS[0]
    text = f"{a} The cause is not known. {b}"
    sources = ArticleSources(tuple(SentenceSources(sentence) for sentence in split(text)))
    assert [(first, second, finding.kind) for first, second, finding in within(text, sources)] == [(0, 2, "number")]


AGREEING = [
    ("According to the city council, the repairs will cost 12 million euros.", "city council"),
    ("The road was closed until noon, the mayor said.", "mayor"),
    ("Nine people were hurt in the blast.", ""),
]
AGREEING_TOO = [
    ("The state auditor said the repairs would cost 12 million euros.", "state auditor"),
    ("Police said the road was closed until noon.", "police"),
    ("The blast hurt nine people, police said.", "police"),
]


@pytest.mark.parametrize(("one", "other"), list(zip(AGREEING, AGREEING_TOO, strict=True)))
def test_two_sources_of_one_article_who_agree_do_not_clash(one, other):
    a = ComparableClaim(one[0], source=one[1], article="one")
    b = ComparableClaim(other[0], source=other[1], article="one", position=4)
    assert compare(a, b) is None
