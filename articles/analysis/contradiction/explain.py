"""Which kind of contradiction it is, which words clash, why in one sentence, and what would settle it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from articles.analysis.contradiction.claims import Prepared
from articles.analysis.contradiction.clashes import Clash
from articles.analysis.contradiction.pointing import Spans, stretches
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
# First words of a speaker that have a capital only at the start of a sentence.
_OPENING = frozenset(
    ["a", "an", "the", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those", "one", "two",
     "three", "four", "five", "six", "some", "several", "many", "most", "all", "both", "another", "police", "officials",
     "witnesses", "residents", "relatives"]
)  # fmt: skip
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


def _kind(found: tuple[Clash, ...], kinds: Mapping[str, float]) -> FindingKind:
    """Return the likeliest kind: the comparators' clashes and the network's opinion, added up."""
    votes = {kind: kinds.get(kind, 0.0) for kind in REASONS}
    for kind in REASONS:
        votes[kind] += CLASH_WEIGHT * max((clash.strength for clash in found if clash.kind == kind), default=0.0)
    best = max(votes, key=votes.__getitem__)
    return best if votes[best] > 0 else "exclusion"


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
    kind = _kind(found, kinds)
    clash = next((clash for clash in found if clash.kind == kind), None)
    if clash is None:
        spans = point(a, b)
        quoted = f"“{spans[0][0].of(a.text)}” against “{spans[1][0].of(b.text)}”."
        clash = Clash(kind, *spans, quoted if between else f"{REASONS[kind]}: {quoted}", 0.0)
    reason = clash.reason
    if a.silent != b.silent:
        kind = "tension"
    elif between:
        kind = "sources"
        one, other = a.speaker[0].upper() + a.speaker[1:], _inside_a_sentence(b.speaker)
        reason = f"{one} and {other}{_AT_ODDS}{reason[0].lower() + reason[1:]}"
    return Explanation(kind, clash.spans_a, clash.spans_b, reason, between, _way_out(a, b, clash))


def _inside_a_sentence(name: str) -> str:
    """Return a speaker's words without the capital that only the start of a sentence gave them ("A surveyor")."""
    return name[0].lower() + name[1:] if name.split(maxsplit=1)[0].lower() in _OPENING else name


def _way_out(a: Prepared, b: Prepared, clash: Clash) -> str:
    """Return what would settle it: "date" if the sides may speak of different times, "scope" of different parts."""
    if clash.kind == "time" or a.earlier != b.earlier or a.now != b.now or bool(a.times) != bool(b.times):
        return "date"
    return "scope" if clash.kind in {"number", "entity"} else ""
