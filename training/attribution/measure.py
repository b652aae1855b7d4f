"""Score the engine on our own annotated articles, attribution by attribution, and collect what calibration needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.analysis.attribution.decisions import Models
from articles.analysis.attribution.engine import suggest
from articles.analysis.evaluation.articles import GoldName, has_chain, names_source, same_name
from articles.analysis.types import Attribution, SentenceSources, Span
from training.corpus.markup import AnnotatedArticle, AnnotatedAttribution


@dataclass
class Tally:
    """Counts over articles, scores with whether they were right, and the wrong cases by sort."""

    counts: Counter = field(default_factory=Counter)
    scored: dict[str, list[tuple[float, bool]]] = field(default_factory=dict)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    def note(self, kind: str, score: float, right: bool) -> None:
        """Remember a score and whether what it stood for was right."""
        self.scored.setdefault(kind, []).append((score, right))

    def scores(self) -> dict[str, float]:
        """Return the figures as shares from 0 to 1."""
        c = self.counts
        return {
            "sentence_precision": _share(c["hits"], c["hits"] + c["alarms"]),
            "sentence_recall": _share(c["hits"], c["hits"] + c["misses"]),
            "sentence_f1": _share(2 * c["hits"], 2 * c["hits"] + c["alarms"] + c["misses"]),
            "canonical_source": _share(c["named"], c["attributions"]),
            "canonical_source_given_detection": _share(c["named"], c["detected"]),
            "chain": _share(c["chains_right"], c["chains"]),
            "inherited": _share(c["inherited_right"], c["inherited"]),
            "negated": _share(c["negated_right"], c["negated"]),
            "kind": _share(c["kind_right"], c["detected"]),
            "unsourced_precision": _share(c["unsourced_right"], c["unsourced_given"]),
            "unsourced_recall": _share(c["unsourced_right"], c["unsourced"]),
            "right_above_0.9": _share(c["sure_right"], c["sure"]),
            "above_0.9": _share(c["sure"], c["given"]),
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def measure(articles: Iterable[AnnotatedArticle], learned: Models | None = None) -> Tally:
    """Return the counts of the engine's suggestions, with ``learned`` in place of the shipped weights."""
    tally = Tally()
    for article in articles:
        for each in suggest(article.text, learned=learned).sentences:
            _sentence(tally, article, each)
    return tally


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)


def _sentence(tally: Tally, article: AnnotatedArticle, each: SentenceSources) -> None:
    span, counts = each.sentence.span, tally.counts
    text = span.of(article.text)
    gold = [one for one in article.attributions if _overlaps(span, (*one.contents, *one.cues))]
    own = [one for one in each.attributions if one.inherited_from is None]
    counts["hits" if gold and own else "misses" if gold else "alarms" if own else "rests"] += 1
    if bool(gold) != bool(own):
        names = ", ".join(one.canonical for one in gold) or own[0].source.canonical
        tally.wrong.append(("missed" if gold else "false alarm", names, text))
    inherited = any(_overlaps(span, one.inherited) for one in article.attributions)
    counts["inherited"] += inherited
    counts["inherited_right"] += inherited and any(one.inherited_from is not None for one in each.attributions)
    unsourced = _overlaps(span, article.unsourced)
    counts["unsourced"] += unsourced
    counts["unsourced_given"] += each.unsourced_assessment
    counts["unsourced_right"] += unsourced and each.unsourced_assessment
    for true in gold:
        _attribution(tally, true, own, text)
    for one in own:
        _given(tally, one, gold)


def _attribution(tally: Tally, true: AnnotatedAttribution, own: list[Attribution], text: str) -> None:
    counts = tally.counts
    counts["attributions"] += 1
    counts["detected"] += bool(own)
    named = names_source(true.canonical, own)
    counts["named"] += named
    if own and not named:
        tally.wrong.append(("source", f"{true.canonical}, not {own[0].source.canonical}", text))
    counts["kind_right"] += any(one.kind == true.kind for one in own)
    if true.polarity == "negated":
        counts["negated"] += 1
        counts["negated_right"] += any(one.polarity == "negated" for one in own)
    if true.via:
        counts["chains"] += 1
        right = has_chain(GoldName(true.canonical, tuple(link.canonical for link in true.via)), own)
        counts["chains_right"] += right
        if not right:
            tally.wrong.append(("chain", " ← ".join((true.canonical, *(link.canonical for link in true.via))), text))


def _given(tally: Tally, one: Attribution, gold: list[AnnotatedAttribution]) -> None:
    """Note how sure the engine was of a suggestion and whether its parts and its whole were right."""
    named = [true for true in gold if same_name(true.canonical, one.source.canonical, *one.source.aliases)]
    mentioned = named or [
        true for true in gold if any(_overlaps(span, (*true.mentions, *true.relays)) for span in one.mention)
    ]
    raw = one.confidence
    tally.note("quoted" if raw.detected < 0 else "detected", abs(raw.detected), bool(gold))
    if gold:
        tally.note("source", raw.source, bool(mentioned))
    if mentioned:
        tally.note("link", raw.link, bool(named))
    tally.counts["given"] += 1
    if raw.overall > 0.9:
        tally.counts["sure"] += 1
        tally.counts["sure_right"] += bool(named)
