"""Examples of sentences that go on with somebody's account, and of those that do not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from articles.analysis.attribution.calibration import STEPS, Calibration
from articles.analysis.attribution.decisions import Models
from articles.analysis.attribution.engine import suggest
from articles.analysis.sentences import split
from articles.analysis.types import Sentence
from training.attribution.data import with_paragraphs
from training.corpus.markup import AnnotatedArticle

WHOLE_ARTICLES = Path("training/contradiction/articles")
UNCALIBRATED = Calibration(**{step: [(0.5, 0.5)] for step in STEPS})


@dataclass(frozen=True, slots=True)
class Told:
    """An article with the names of each sentence's sources; their spans are not annotated."""

    text: str
    sentences: tuple[Sentence, ...]
    sources: list[set[str]]


def told_in_whole_articles(folder: Path = WHOLE_ARTICLES) -> Iterator[Told]:
    """Yield the articles that were written for the contradiction engine (articles format)."""
    for path in sorted(folder.glob("*.json")):
        for article in json.loads(path.read_text(encoding="utf-8")):
            sentences, position = [], 0
            for number, each in enumerate(article["sentences"]):
                start = article["text"].index(each["text"], position)
                position = start + len(each["text"])
                sentences.append(Sentence(number, start, position, number))
            sources = [{one["source"] for one in each.get("attributions") or ()} for each in article["sentences"]]
            yield Told(article["text"], with_paragraphs(article["text"], tuple(sentences)), sources)


def told_in(article: AnnotatedArticle) -> Told:
    """Return an article of the training corpus as sentences and sources."""
    sentences = split(article.text)
    sources = [
        {
            one.canonical
            for one in article.attributions
            if any(span.start < each.end and each.start < span.end for span in (*one.contents, *one.cues))
        }
        for each in sentences
    ]
    return Told(article.text, sentences, sources)


def continuation_examples(articles: Sequence[Told], learned: Models) -> list[tuple[list[str], int]]:
    """Return the facts of each sentence that could continue an account, and whether it has the source before it."""
    examples: list[tuple[list[str], int]] = []
    for told in articles:

        def judge(number: int, facts: list[str], sources: list[set[str]] = told.sources) -> float:
            label = int(bool(sources[number] & sources[number - 1]))
            examples.append((facts, label))
            return float(label)

        suggest(told.text, sentences=told.sentences, learned=learned, judge=judge)
    return examples
