"""Which kind of contradiction it is, which words clash, why in one sentence, and what would settle it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from articles.analysis.attribution.lexicon import noun_class
from articles.analysis.contradiction.agreement import unmatched_numbers
from articles.analysis.contradiction.claims import Prepared
from articles.analysis.contradiction.clashes import Clash, person_and_place
from articles.analysis.contradiction.pointing import Spans, stretches
from articles.analysis.contradiction.quantities import Quantity
from articles.analysis.contradiction.times import whens
from articles.analysis.contradiction.words import content_words, words
from articles.analysis.types import FindingKind, Span

# What is said where no comparator can point at the words: the network alone saw the clash.
REASONS: dict[FindingKind, str] = {
    "number": "The numbers do not fit together",
    "time": "The times do not fit together",
    "negation": "One side denies what the other states",
    "opposite": "The two sides say the opposite of each other",
    "role": "The two sides differ on who did it to whom",
    "entity": "The two sides name somebody or something else",
    "exclusion": "Both cannot be so at the same time",
}
# First words of a speaker that have a capital only at the start of a sentence, beside the nouns for people and bodies.
_OPENING = frozenset(
    ["a", "an", "the", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those", "one", "two",
     "three", "four", "five", "six", "some", "several", "many", "most", "all", "both", "another", "police", "officials",
     "witnesses", "residents", "relatives"]
)  # fmt: skip
# What stands before such a noun and is no name: "Defence counsel", "Grid operator".
_BEFORE_NOUNS = frozenset(
    ["aid", "airport", "arms", "bank", "camp", "charity", "chief", "city", "coalition", "customs", "defence",
     "defense", "energy", "farm", "federal", "finance", "foreign", "former", "freed", "grid", "ground", "health",
     "hospital", "housing", "industry", "interior", "justice", "labour", "local", "marine", "military", "opposition",
     "port", "prison", "project", "race", "rail", "railway", "regional", "rescue", "retail", "rival", "school",
     "security", "senior", "ship", "state", "stranded", "tax", "town", "trade", "transport", "union", "village"]
)  # fmt: skip
_PEOPLE = re.compile(r"\w+(?:ists|men|women|workers|makers|keepers|holders|drivers|takers|owners|builders|lenders)")
# Without one of these nothing is denied, counted or dated.
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|fail(?:s|ed|ing)?|refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing)|reject(?:s|ed|ing)?|"
    r"lack(?:s|ed|ing)?|unable|no longer|absent|absence|avoid(?:s|ed)?|dismiss(?:es|ed)|ruled out|rules out|far from|"
    r"false|untrue|unfounded|neglect(?:s|ed)?|stop(?:s|ped)?|prevent(?:s|ed)?|omit(?:s|ted)?)\b",
    re.IGNORECASE,
)
# "All", and not "all day".
_HOW_MANY = re.compile(
    r"\b(?:all|both|every|each|most|many|none)\b(?! (?:day|night|week|month|year|morning|along|over|the time|of a)\b)",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\b(?:all|both|every|each|half|most|many|few|none|some|no|more|fewer|less|only)\b", re.IGNORECASE)
_AT_ODDS = " are at odds: "
# How much a comparator's clash counts beside the network's opinion of the kind.
CLASH_WEIGHT = 0.7


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding's kind, words, reason and way out."""

    kind: FindingKind
    spans_a: tuple[Span, ...]
    spans_b: tuple[Span, ...]
    reason: str
    between_sources: bool
    resolution: str


def different_speakers(a: Prepared, b: Prepared) -> bool:
    """Whether both sides are somebody's words, and not the same one's."""
    if not (a.speaker and b.speaker):
        return False
    left, right = ({word.stem for word in content_words(words(side.speaker))} for side in (a, b))
    # "He" and "she" say nothing of who it is.
    return bool(left and right and not left & right)


def without_speakers(reason: str) -> str:
    """Return a finding's reason without who is at odds, which is the machine's idea and may not have been confirmed."""
    _, _, clash = reason.rpartition(_AT_ODDS)
    return clash[:1].upper() + clash[1:]


def own_words(a: Prepared, b: Prepared) -> tuple[Spans, Spans]:
    """Return the first words that only one side has, of each: where nobody has looked which of them clash."""
    return stretches(a, b)[:2], stretches(b, a)[:2]


def _kind(a: Prepared, b: Prepared, found: tuple[Clash, ...], kinds: Mapping[str, float]) -> FindingKind:
    """Return the likeliest kind: the comparators' clashes and the network's opinion, added up.

    A kind of which neither side has a word is none: white does not deny red.
    """
    votes = {kind: kinds.get(kind, 0.0) for kind in REASONS}
    for kind in REASONS:
        votes[kind] += CLASH_WEIGHT * max((clash.strength for clash in found if clash.kind == kind), default=0.0)
    there = _has_words(a), _has_words(b)
    votes = {kind: vote for kind, vote in votes.items() if any(side.get(kind, True) for side in there)}
    if not (_whens(a, b) or _whens(b, a)):
        # That both say "on Tuesday" is no clash of times.
        votes.pop("time", None)
    best = max(votes, key=votes.__getitem__)
    return best if votes[best] > 0 else "exclusion"


def _has_words(of: Prepared) -> dict[FindingKind, bool]:
    """Return whether a claim has words of denial, of number and of time."""
    said = of.content.of(of.text)
    return {
        "negation": bool(of.negations or of.denied or _DENIES.search(said)),
        "number": bool(of.numbers or _COUNTS.search(said)),
        "time": bool(of.times or whens(said)),
    }


def _of_the_kind(kind: FindingKind, a: Prepared, b: Prepared) -> tuple[Spans, Spans]:
    """Return the words of a kind that only one side has, of each: numbers, times, deeds. Nothing for other kinds."""
    if kind == "number":
        own_a, own_b = unmatched_numbers(a, b)
        return _amounts(a, own_a, b), _amounts(b, own_b, a)
    if kind == "time":
        return _whens(a, b), _whens(b, a)
    if kind == "role":
        return tuple(deed.span for deed in a.deeds[:1]), tuple(deed.span for deed in b.deeds[:1])
    return (), ()


def _amounts(of: Prepared, own: list[Quantity], other: Prepared) -> Spans:
    """Return a claim's own number, else its own word for how many: "all", "most"."""
    theirs = other.content.of(other.text).lower()
    start = of.content.start
    words_of = [
        Span(start + found.start(), start + found.end())
        for found in _HOW_MANY.finditer(of.content.of(of.text))
        if not re.search(rf"\b{found.group().lower()}\b", theirs)
    ]
    return tuple([*(one.span for one in own), *words_of][:1])


def _whens(of: Prepared, other: Prepared) -> Spans:
    """Return the words that tell most of when or how long and that the other side does not say."""
    theirs = other.content.of(other.text).lower()
    start = of.content.start
    found = (Span(start + one.start, start + one.end) for one in whens(of.content.of(of.text)))
    said = ((span, re.escape(re.sub(r"['’]s?$", "", span.of(of.text).lower()))) for span in found)
    own = [span for span, words_of in said if not re.search(rf"\b{words_of}\b", theirs)]
    return tuple(sorted(own, key=lambda span: span.start - span.end)[:1])


def explain(
    a: Prepared,
    b: Prepared,
    found: tuple[Clash, ...],
    kinds: Mapping[str, float],
    point: Callable[[Prepared, Prepared], tuple[Spans, Spans]] = own_words,
) -> Explanation:
    """Return the explanation of a pair's clash, for whatever its probability turns out to be.

    ``kinds`` is the network's probability of each kind, empty if there is none; ``point`` finds the clashing words of
    both sides where no comparator did.
    """
    between = different_speakers(a, b)
    kind = _kind(a, b, found, kinds)
    told = (clash for clash in found if clash.kind == kind and not person_and_place(a, b, clash))
    clash = next(told, None) or _seen_by_the_network(kind, a, b, point)
    reason = clash.reason
    if a.silent != b.silent:
        kind = "tension"
    elif between:
        kind = "sources"
        one, other = _inside_a_sentence(a.speaker), _inside_a_sentence(b.speaker)
        reason = f"{one[0].upper()}{one[1:]} and {other}{_AT_ODDS}{reason[0].lower() + reason[1:]}"
    return Explanation(kind, clash.spans_a, clash.spans_b, reason, between, _way_out(a, b, clash))


def _seen_by_the_network(
    kind: FindingKind, a: Prepared, b: Prepared, point: Callable[[Prepared, Prepared], tuple[Spans, Spans]]
) -> Clash:
    """Return the clash that no comparator found: the words of its kind, else those that ``point`` finds."""
    spans = _of_the_kind(kind, a, b)
    if not all(spans):
        pointed = point(a, b)
        spans = spans[0] or pointed[0], spans[1] or pointed[1]
    one, other = spans[0][0].of(a.text), spans[1][0].of(b.text)
    if a.content in spans[0] or b.content in spans[1] or one.lower() == other.lower():
        return Clash(kind, *spans, f"{REASONS[kind]}.", 0.0)
    # Not "“supports” against “against”".
    quoted = f"“{one}” {'and' if 'against' in (one, other) else 'against'} “{other}”."
    return Clash(kind, *spans, quoted if different_speakers(a, b) else f"{REASONS[kind]}: {quoted}", 0.0)


def _inside_a_sentence(name: str) -> str:
    """Return a speaker's words without the capital that only the start of a sentence gave them ("A surveyor").

    A name keeps its capital, and so does what stands before one: "Hamas", "Kyiv officials", "Mayor Ana Lobo".
    """
    first, _, rest = name.partition(" ")
    lower = first.lower()
    if lower in _OPENING:
        return name[0].lower() + name[1:]
    if rest[:1].isupper() or not first[1:].islower():
        return name
    described = lower in _BEFORE_NOUNS and bool(rest)
    return name[0].lower() + name[1:] if described or noun_class(lower) or _PEOPLE.fullmatch(lower) else name


def _way_out(a: Prepared, b: Prepared, clash: Clash) -> str:
    """Return what would settle it: "date" if the sides may speak of different times, "scope" of different parts."""
    if clash.kind == "time" or a.earlier != b.earlier or a.now != b.now or bool(a.times) != bool(b.times):
        return "date"
    return "scope" if clash.kind in {"number", "entity"} else ""
