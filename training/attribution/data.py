"""Annotated articles as examples: what the engine sees of each cue and candidate, and what the annotators said."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from articles.analysis.attribution.cues import Cue, find_cues
from articles.analysis.attribution.document import Document, read
from articles.analysis.attribution.lexicon import SAYING, SHOWING, THINKING
from articles.analysis.attribution.phrases import Grammar
from articles.analysis.sentences import split
from articles.analysis.types import Sentence, Span
from training.corpus.markup import AnnotatedArticle, load_corpus

CORPUS = Path("training/corpus/articles")
GUM = Path("../shared/data/attribution/gum")
GUM_GENRES = ("news", "interview", "bio", "academic")
KINDS = ("none", "attitude", "speech")
_REVERSING = frozenset(["citing", "cited", "quoting", "quoted", "cites", "quotes"])


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """What every corpus tells of an attribution, as spans of the text."""

    kind: str
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]
    relays: tuple[Span, ...] = ()


@dataclass
class Annotated:
    """An article read by the engine, with the annotators' attributions; ``corpus``: ours or gum."""

    id: str
    corpus: str
    document: Document
    grammar: Grammar
    cues: list[list[Cue]]
    gold: list[GoldAttribution]
    article: AnnotatedArticle | None = None
    extra: dict = field(default_factory=dict)


def _read(
    identity: str, corpus: str, text: str, sentences: tuple[Sentence, ...], gold: list[GoldAttribution]
) -> Annotated:
    document = read(text, sentences)
    grammar = Grammar(document)
    return Annotated(identity, corpus, document, grammar, find_cues(grammar), gold)


def our_corpus(folder: Path = CORPUS) -> Iterator[Annotated]:
    """Yield the articles of the training corpus."""
    for article in load_corpus(folder):
        gold = [
            GoldAttribution(one.kind, one.mentions, one.cues, one.contents, one.relays) for one in article.attributions
        ]
        annotated = _read(article.id, "ours", article.text, split(article.text), gold)
        annotated.article = article
        yield annotated


def gum_corpus(folder: Path = GUM, genres: Sequence[str] = GUM_GENRES) -> Iterator[Annotated]:
    """Yield GUM's documents; GUM tells no kinds, so a cue's kind is its verb's."""
    for genre in genres:
        for line in (folder / f"{genre}.jsonl").read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            sentences = tuple(
                Sentence(number, each["start"], each["end"], number)
                for number, each in enumerate(document["sentences"])
            )
            gold = []
            for one in document["attributions"]:
                cues = tuple(Span(*span) for span in one["cue"])
                words = document["text"][cues[0].start : cues[0].end].lower() if cues else ""
                thinks = words in THINKING and words not in SAYING and words not in SHOWING
                sources = tuple(Span(*span) for span in one["source"])
                contents = tuple(Span(*span) for span in one["content"])
                gold.append(GoldAttribution("attitude" if thinks else "speech", sources, cues, contents))
            yield _read(document["id"], "gum", document["text"], with_paragraphs(document["text"], sentences), gold)


def with_paragraphs(text: str, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return GUM's sentences with the paragraphs that blank lines make."""
    result, paragraph = [], 0
    for number, sentence in enumerate(sentences):
        if number and "\n" in text[sentences[number - 1].end : sentence.start]:
            paragraph += 1
        result.append(Sentence(number, sentence.start, sentence.end, paragraph))
    return tuple(result)


def gold_of(annotated: Annotated, cue: Cue) -> GoldAttribution | None:
    """Return the annotators' attribution whose cue words hold the carrying token of ``cue``."""
    start, end = annotated.document.starts[cue.token], annotated.document.ends[cue.token]
    for one in annotated.gold:
        if any(span.start < end and start < span.end for span in one.cues):
            return one
    if cue.sort in {"colon", "dash"}:
        return _by_layout(annotated, cue)
    return None


def _by_layout(annotated: Annotated, cue: Cue) -> GoldAttribution | None:
    """Return the attribution without cue words whose source stands right beside a colon or dash."""
    position = annotated.document.starts[cue.token]
    for one in annotated.gold:
        for span in one.sources:
            near = 0 <= position - span.end <= 3 if cue.sort == "colon" else 0 <= span.start - position <= 4
            if near and not one.cues:
                return one
    return None


def right_spans(annotated: Annotated, cue: Cue, gold: GoldAttribution) -> tuple[Span, ...]:
    """Return where the phrase stands that the ranker must pick for ``cue``: the origin, or a relay that speaks here."""
    word = annotated.document.folded[cue.token]
    following = annotated.document.folded[cue.token + 1 : cue.token + 4]
    if not gold.relays:
        return gold.sources
    if word in _REVERSING and "by" not in following:
        return gold.sources
    if "by" in following or cue.sort == "according":
        start = annotated.document.starts[cue.token]
        ahead = [span for span in (*gold.relays, *gold.sources) if span.start > start]
        return (min(ahead),) if ahead else gold.relays
    return (*gold.sources, *gold.relays)
