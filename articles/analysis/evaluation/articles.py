"""Scores for whole articles: sentences, who says what by name, chains, the contradictions an editor must be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from articles.analysis.attribution.names import fold_name
from articles.analysis.types import Attribution, SentenceSources

_REMARK = re.compile(r"\s*\([^)]*\)")
_LEADING = re.compile(r"^(?:the|a|an|some|unspecified|one|of|its|his|her|their)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GoldName:
    """An annotated attribution: the source's name and the chain's names, nearest to the origin first."""

    source: str
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleScores:
    """All figures over one or more articles.

    ``found`` of ``attributed`` sentences were suggested to be attributed, ``false_alarms`` others too. ``sources``:
    the share of annotated attributions whose source's name was given. ``chains``: the share of the annotated chains
    that were given whole. ``must``: the pairs of contradicting sentences shown, of those that must be; ``beyond``:
    pairs shown that nobody annotated.
    """

    articles: int
    sentences: int
    split_right: int
    attributed: int
    found: int
    false_alarms: int
    sentence_f1: float
    sources: float
    chains: float
    chains_annotated: int
    must: int
    must_shown: int
    may_shown: int
    beyond: int
    missed: tuple[str, ...]

    def as_dict(self) -> dict:
        """Return the figures as plain dicts and numbers."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """One article: the annotators' sentences and pairs, and what the engines gave for the same sentences."""

    texts: tuple[str, ...]
    split: frozenset[str]
    gold: tuple[tuple[GoldName, ...], ...]
    given: tuple[SentenceSources, ...]
    must: frozenset[tuple[int, int]]
    may: frozenset[tuple[int, int]]
    shown: frozenset[tuple[int, int]]


def score(results: Sequence[ArticleResult]) -> ArticleScores:
    """Return the scores over all articles. Inherited attributions are not counted as found or as false alarms."""
    pairs = [
        (gold, [a for a in given.attributions if a.inherited_from is None], text)
        for result in results
        for gold, given, text in zip(result.gold, result.given, result.texts, strict=True)
    ]
    hits = sum(bool(gold and own) for gold, own, _ in pairs)
    alarms = sum(bool(own and not gold) for gold, own, _ in pairs)
    attributed = sum(bool(gold) for gold, _, _ in pairs)
    named = [(true, own, text) for gold, own, text in pairs for true in gold]
    chained = [(true, own) for true, own, _ in named if true.via]
    return ArticleScores(
        articles=len(results),
        sentences=len(pairs),
        split_right=sum(text in result.split for result in results for text in result.texts),
        attributed=attributed,
        found=hits,
        false_alarms=alarms,
        sentence_f1=2 * hits / max(1, attributed + hits + alarms),
        sources=sum(names_source(true.source, own) for true, own, _ in named) / max(1, len(named)),
        chains=sum(has_chain(true, own) for true, own in chained) / max(1, len(chained)),
        chains_annotated=len(chained),
        must=sum(len(result.must) for result in results),
        must_shown=sum(len(result.must & result.shown) for result in results),
        may_shown=sum(len(result.may & result.shown) for result in results),
        beyond=sum(len(result.shown - result.must - result.may) for result in results),
        missed=tuple(_missed(pairs)),
    )


def _missed(pairs: Iterable[tuple[tuple[GoldName, ...], list[Attribution], str]]) -> Iterable[str]:
    """Yield a line for each sentence that was judged wrongly."""
    for gold, own, text in pairs:
        if gold and not own:
            yield f"missed {gold[0].source}: {text}"
        elif own and not gold:
            yield f"false alarm {own[0].source.canonical}: {text}"
        else:
            for true in gold:
                if not names_source(true.source, own):
                    yield f"source {true.source}, not {own[0].source.canonical}: {text}"


def names_source(name: str, attributions: Sequence[Attribution]) -> bool:
    """Whether one of the attributions has the source ``name``, by its canonical name or an alias."""
    return any(same_name(name, a.source.canonical, *a.source.aliases) for a in attributions)


def has_chain(gold: GoldName, attributions: Sequence[Attribution]) -> bool:
    """Whether one of the attributions has the source and, in order, everyone in its chain."""
    return any(
        same_name(gold.source, a.source.canonical, *a.source.aliases)
        and len(a.via) == len(gold.via)
        and all(same_name(true, link.canonical) for true, link in zip(gold.via, a.via, strict=True))
        for a in attributions
    )


def same_name(gold: str, *names: str) -> bool:
    """Whether one of ``names`` is the annotated name: articles, remarks in brackets, case and accents do not count.

    Descriptions ("senior officials", "supporters of the plan") match when one has all the words of the other.
    """
    wanted = plain_name(gold)
    for name in names:
        given = plain_name(name)
        if given == wanted:
            return True
        described = "(" in gold or not any(letter.isupper() for letter in _REMARK.sub("", gold)[:1])
        if (
            described
            and given
            and (set(given.split()) <= set(wanted.split()) or set(wanted.split()) <= set(given.split()))
        ):
            return True
    return False


def plain_name(name: str) -> str:
    """Return a name without remarks in brackets, leading articles, case and accents."""
    bare = _REMARK.sub("", name).strip()
    while _LEADING.match(bare):
        bare = _LEADING.sub("", bare)
    return fold_name(bare)
