"""Measuring the engines on labelled data: files in, figures out. Nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

from django.conf import settings

from articles.analysis import attribution, contradiction
from articles.analysis.contradiction.network import NetworkError
from articles.analysis.evaluation import articles as article_scores
from articles.analysis.evaluation import attributions as attribution_scores
from articles.analysis.evaluation import contradictions as contradiction_scores
from articles.analysis.sentences import split
from articles.analysis.types import ArticleSources, ComparableClaim, Sentence, SentenceSources, Span


class BadData(ValueError):
    """A file of labelled data cannot be read; the message says where and why."""


#: What taking something apart raises that is not built as it should be.
_UNFIT = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError)


def evaluate_attributions(path: Path) -> dict:
    """Return the attribution engine's scores on a file in the *attributions* format (JSON Lines).

    Raises ``BadData`` if the file is not in that format.
    """
    gold: list[attribution_scores.GoldSentence] = []
    given: list[SentenceSources] = []
    for number, article in enumerate(_json_lines(path), 1):
        try:
            text = _words(article["text"])
            sentences = _gold_sentences(text, article["sentences"])
            gold += [_gold_sentence(each) for each in article["sentences"]]
        except _UNFIT as error:
            raise BadData(f"{path}: article {number}: not in the attributions format ({error!r})") from error
        given += attribution.suggest(text, sentences=sentences).sentences
    if not gold:
        raise BadData(f"{path}: there are no sentences to be scored")
    return attribution_scores.score(gold, given).as_dict()


def _words(value: object) -> str:
    """Return ``value`` if it is a text that can be stored and shown; raise ``TypeError`` or ``UnicodeEncodeError``."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    value.encode()
    return value


def _gold_sentences(text: str, listed: list[dict]) -> tuple[Sentence, ...]:
    """Return the annotated sentences; a line break between two begins a new paragraph."""
    result: list[Sentence] = []
    paragraph = 0
    for number, each in enumerate(listed):
        start, end = each["start"], each["end"]
        if not 0 <= start < end <= len(text):
            raise ValueError(f"sentence {number} is not in the text")
        if result and "\n" in text[result[-1].end : start]:
            paragraph += 1
        result.append(Sentence(number, start, end, paragraph))
    return tuple(result)


def _gold_sentence(each: dict) -> attribution_scores.GoldSentence:
    source = each.get("source")
    head = Span(*source["head"]) if source and source.get("head") else None
    if not isinstance(each["attributed"], bool):
        raise TypeError(f"attributed is {each['attributed']!r}: true or false is needed")
    return attribution_scores.GoldSentence(each["attributed"], each.get("kind", ""), head)


def evaluate_contradictions(path: Path) -> dict:
    """Return the contradiction engine's scores on a file in the *contradictions* format (JSON Lines).

    ``pairs_per_second`` is the speed of this run, without opening the model, which happens once in a process, and
    without the search for the words that clash, which only what is shown needs. Raises ``BadData`` if the file is not
    in that format, or if the model that ``CONTRADICTION_MODEL`` names cannot be used.
    """
    rows = _json_lines(path)
    pairs = _claim_pairs(path, rows)
    if not all(isinstance(row.get("label"), str) and isinstance(row.get("kind") or "", str) for row in rows):
        raise BadData(f"{path}: every pair needs a label to be scored, and its kind, if it has one, is a word")
    _assess(pairs[:1], explained=False)
    started = perf_counter()
    assessed = _assess(pairs, explained=False)
    seconds = perf_counter() - started
    judged = [
        contradiction_scores.Judged(row["label"], one.label, one.probability, row.get("kind") or "")
        for row, one in zip(rows, assessed, strict=True)
    ]
    try:
        scores = contradiction_scores.score(judged).as_dict()
    except ValueError as error:
        raise BadData(f"{path}: {error}") from error
    return scores | {"shown_from": contradiction.SHOWN_FROM, "pairs_per_second": round(len(pairs) / seconds, 1)}


def compare_pairs(path: Path | None, lines: Iterable[str] = ()) -> Iterator[dict]:
    """Yield what the engine makes of each pair in a *contradictions* file, or of ``lines`` if ``path`` is ``None``.

    Each is the pair as given (a label stays beside as ``expected``), with label, probability, kind, the clashing spans
    of both sides as offsets in code points, whether it is shown, between sources, the reason, what would resolve it.
    """
    name = path or Path("-")
    rows = _json_lines(path) if path else _parsed_lines(name, lines)
    if not rows:
        raise BadData(f"{name}: there are no pairs to be compared")
    assessed = _assess(_claim_pairs(name, rows), explained=True)
    for row, one in zip(rows, assessed, strict=True):
        yield {
            "premise": row["premise"],
            "hypothesis": row["hypothesis"],
            "expected": row.get("label"),
            "label": one.label,
            "probability": round(one.probability, 4),
            "shown": one.label == "contradiction" and one.kind != "tension",
            "kind": one.kind,
            "spans": [[list(span) for span in one.spans_a], [list(span) for span in one.spans_b]],
            "between_sources": one.between_sources,
            "reason": one.reason,
            "resolution": one.resolution,
        }


def _claim_pairs(path: Path, rows: list[dict]) -> list[tuple[ComparableClaim, ComparableClaim]]:
    """Return the two claims of each row; raise ``BadData`` with the pair's number where one is missing."""
    pairs = []
    for number, row in enumerate(rows, 1):
        try:
            pairs.append((ComparableClaim(_words(row["premise"])), ComparableClaim(_words(row["hypothesis"]))))
        except _UNFIT as error:
            raise BadData(f"{path}: pair {number}: not in the contradictions format ({error!r})") from error
    return pairs


def _assess(pairs: list[tuple[ComparableClaim, ComparableClaim]], *, explained: bool) -> list[contradiction.Assessment]:
    try:
        return contradiction.assess_many(pairs, model_folder=_model_folder(), explained=explained)
    except NetworkError as error:
        raise BadData(str(error)) from error


def _model_folder() -> Path | None:
    """Return the folder of the newsroom's own model, if it set one."""
    return Path(settings.CONTRADICTION_MODEL) if settings.CONTRADICTION_MODEL else None


def evaluate_articles(path: Path) -> dict:
    """Return both engines' scores on a file in the *articles* format (a JSON list); raise ``BadData`` if it is not."""
    results = []
    try:
        listed = json.loads(path.read_text(encoding="utf-8-sig"))
        for article in listed:
            results.append(_article_result(article))
    except (BadData, NetworkError) as error:
        raise BadData(f"{path}: {error}") from error
    except _UNFIT as error:
        where = f"article {len(results) + 1}: " if results else ""
        raise BadData(f"{path}: {where}not in the articles format ({error!r})") from error
    if not results:
        raise BadData(f"{path}: there are no articles to be scored")
    return article_scores.score(results).as_dict()


def _article_result(article: dict) -> article_scores.ArticleResult:
    text, position, sentences = _words(article["text"]), 0, []
    for number, each in enumerate(article["sentences"]):
        start = text.find(each["text"], position)
        if start < 0:
            raise BadData(f"{article.get('slug', '')}: sentence {number} is not in the text: {each['text']}")
        position = start + len(each["text"])
        sentences.append({"start": start, "end": position})
    given = attribution.suggest(text, sentences=_gold_sentences(text, sentences))
    pairs = article.get("contradictions") or {}
    return article_scores.ArticleResult(
        texts=tuple(each["text"] for each in article["sentences"]),
        split=frozenset(sentence.span.of(text) for sentence in split(text)),
        gold=tuple(
            tuple(
                article_scores.GoldName(a["source"], tuple(a.get("via") or ())) for a in each.get("attributions") or ()
            )
            for each in article["sentences"]
        ),
        given=given.sentences,
        must=_pairs(pairs.get("must")),
        may=_pairs(pairs.get("may")),
        shown=frozenset(tuple(sorted((a, b))) for a, b, _ in _contradictions(text, given)),
    )


def _pairs(listed: list[list[int]] | None) -> frozenset[tuple[int, int]]:
    return frozenset(tuple(sorted(pair)) for pair in listed or ())


def _contradictions(text: str, sources: ArticleSources, published: date | None = None) -> tuple:
    return contradiction.within(text, sources, published=published, model_folder=_model_folder())


def analyse(text: str, *, published: date | None = None) -> dict:
    """Return the engines' whole view of ``text``, ready for JSON. Offsets are its code points, indexes from 0.

    Raises ``BadData`` if there are no words, or if the model that ``CONTRADICTION_MODEL`` names cannot be used.
    """
    if not text.strip():
        raise BadData("there is no text to be analysed")
    sources = attribution.suggest(text)
    try:
        contradictions = _contradictions(text, sources, published)
    except NetworkError as error:
        raise BadData(str(error)) from error
    return {
        "notice": sources.notice,
        "sentences": [_sentence_view(text, each) for each in sources.sentences],
        "contradictions": [
            {
                "sentences": [first, second],
                "kind": finding.kind,
                "probability": finding.probability,
                "reason": finding.reason,
                "spans": [
                    _moved(finding.spans_a, sources.sentences[first]),
                    _moved(finding.spans_b, sources.sentences[second]),
                ],
            }
            for first, second, finding in contradictions
        ],
    }


def _moved(spans: tuple[Span, ...], within: SentenceSources) -> list[list[int]]:
    """Return a finding's spans, offsets into a sentence, as offsets into the whole text."""
    return [[within.sentence.start + start, within.sentence.start + end] for start, end in spans]


def _sentence_view(text: str, each: SentenceSources) -> dict:
    sentence = each.sentence
    return {
        "index": sentence.index,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.span.of(text),
        "unsourced_assessment": each.unsourced_assessment,
        "attributions": [
            {
                "source": {"canonical": a.source.canonical, "aliases": list(a.source.aliases), "named": a.source.named},
                "mention": [list(span) for span in a.mention],
                "cue": [list(span) for span in a.cue],
                "content": [list(span) for span in a.content],
                "via": [{"canonical": link.canonical, "role": link.role} for link in a.via],
                "manner": a.manner,
                "kind": a.kind,
                "polarity": a.polarity,
                "confidence": {
                    "detected": a.confidence.detected,
                    "source": a.confidence.source,
                    "link": a.confidence.link,
                },
                "inherited_from": a.inherited_from,
                "nested_in": a.nested_in,
            }
            for a in each.attributions
        ],
    }


def _json_lines(path: Path) -> list[dict]:
    """Return the objects of a JSON Lines file; raise ``BadData`` with the line where it is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadData(f"{path}: this is not UTF-8 text ({error})") from error
    # Not by splitlines: a string may hold a line separator of Unicode's.
    return _parsed_lines(path, text.split("\n"))


def _parsed_lines(path: Path, lines: Iterable[str]) -> list[dict]:
    rows = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise BadData(f"{path}:{number}: {error}") from error
            except RecursionError as error:
                raise BadData(f"{path}:{number}: this is nested too deeply") from error
            if not isinstance(row, dict):
                raise BadData(f"{path}:{number}: a line is one object, such as {{…}}")
            rows.append(row)
    return rows
