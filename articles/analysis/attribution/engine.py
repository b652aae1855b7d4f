"""The engine's door: a text's sentences in, who says what out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.analysis import sentences as sentence_splitting
from articles.analysis.types import (
    ArticleSources,
    Attribution,
    Confidence,
    KnownSource,
    Sentence,
    SentenceSources,
    SourceName,
    Span,
)

ENGINE_VERSION = "0"
_SAID = re.compile(
    r"(?P<source>(?:[A-Z][\w’'.-]+ )*[A-Z][\w’'-]+|[Hh]e|[Ss]he|[Tt]hey) (?P<cue>(?:has |had )?(?:said|says|told|warned|argued))\b"
)


def suggest(
    text: str, *, sentences: tuple[Sentence, ...] | None = None, registry: Sequence[KnownSource] = ()
) -> ArticleSources:
    """Return who says what in ``text``; ``sentences`` are respected as given, else the text is split here."""
    if sentences is None:
        sentences = sentence_splitting.split(text)
    keys = {name.casefold(): known.key for known in registry for name in known.names}
    return ArticleSources(tuple(_sentence(text, sentence, keys) for sentence in sentences))


def _sentence(text: str, sentence: Sentence, keys: dict[str, str]) -> SentenceSources:
    match = _SAID.search(text, sentence.start, sentence.end)
    if not match:
        return SentenceSources(sentence)
    name = match["source"]
    found = Attribution(
        sentence=sentence.index,
        source=SourceName(name, key=keys.get(name.casefold())),
        mention=(Span(*match.span("source")),),
        cue=(Span(*match.span("cue")),),
        content=(Span(match.end(), sentence.end),),
        manner="indirect",
        kind="speech",
        polarity="affirmed",
        confidence=Confidence(0.6, 0.6, 0.6),
    )
    return SentenceSources(sentence, (found,))
