"""Which kind of contradiction it is, which words clash, why in one sentence, and what would settle it."""

from __future__ import annotations

from dataclasses import dataclass

from articles.analysis.contradiction.claims import Prepared
from articles.analysis.contradiction.clashes import Clash
from articles.analysis.contradiction.words import Word, words
from articles.analysis.types import FindingKind, Span

# When several comparators see a clash, the first of these names it.
ORDER: tuple[FindingKind, ...] = ("number", "role", "opposite", "negation", "exclusion", "time", "entity")
SURE = 0.5


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
    left, right = ({word.stem for word in words(side.speaker) if len(word.lower) > 3} for side in (a, b))
    return not left & right


def _own_words(of: Prepared, other: Prepared) -> tuple[Span, ...]:
    """Return the stretches that only this side has: where no comparator can say which words clash."""
    own = [word for word in of.meaning if word.stem not in other.stems] or list(of.meaning[:1])
    if not own:
        return (of.content,)
    runs: list[list[Word]] = [[own[0]]]
    for word in own[1:]:
        if of.text[runs[-1][-1].end : word.start].strip() == "":
            runs[-1].append(word)
        else:
            runs.append([word])
    return tuple(Span(run[0].start, run[-1].end) for run in runs[:3])


def _chosen(found: tuple[Clash, ...]) -> Clash | None:
    sure = [clash for clash in found if clash.strength >= SURE]
    return min(sure, key=lambda clash: (ORDER.index(clash.kind), -clash.strength)) if sure else None


def explain(a: Prepared, b: Prepared, found: tuple[Clash, ...]) -> Explanation:
    """Return the explanation of a pair's clash, for whatever its probability turns out to be."""
    between = different_speakers(a, b)
    clash = _chosen(found) or (found[0] if found else None)
    if clash is None:
        reason = "Both cannot be so at the same time."
        clash = Clash("exclusion", _own_words(a, b), _own_words(b, a), reason, 0.0)
    kind: FindingKind = clash.kind
    reason = clash.reason
    if a.silent != b.silent:
        kind = "tension"
    elif between:
        kind = "sources"
        reason = f"{_speaker(a)} and {_speaker(b)} are at odds: {reason[0].lower() + reason[1:]}"
    return Explanation(kind, clash.spans_a, clash.spans_b, reason, between, _way_out(a, b, clash))


def _speaker(of: Prepared) -> str:
    return of.speaker[0].upper() + of.speaker[1:]


def _way_out(a: Prepared, b: Prepared, clash: Clash) -> str:
    """Return what would settle it: "date" if the sides may speak of different times, "scope" of different parts."""
    if clash.kind == "time" or a.earlier != b.earlier or a.now != b.now or bool(a.times) != bool(b.times):
        return "date"
    return "scope" if clash.kind in {"number", "entity"} else ""
