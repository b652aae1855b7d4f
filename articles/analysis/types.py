"""The values that the analysis takes and returns: frozen, without Django, comparable and safe to share.

Every offset in this package counts Unicode code points of the text as given; a span is half-open, ``[start, end)``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

Manner = Literal["direct", "indirect", "mixed"]
AttributionKind = Literal["speech", "attitude"]
Polarity = Literal["affirmed", "negated"]
ViaRole = Literal["relay", "outlet", "document"]
FindingKind = Literal[
    "number", "time", "negation", "opposite", "role", "entity", "exclusion", "sources", "tension", "superseded"
]
FindingScope = Literal["sentence", "article", "archive"]


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span covers in ``text``."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text: its place in reading order, its span, and the paragraph (from 0) that it stands in."""

    index: int
    start: int
    end: int
    paragraph: int

    @property
    def span(self) -> Span:
        """The sentence's span in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source from a newsroom's registry, offered to the analysis so that it can link to it.

    ``key`` is whatever the caller wants back; ``names`` are the canonical name first, then the aliases.
    """

    key: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceName:
    """Who speaks: the name to show, what else the text calls them, and whether it names them at all.

    ``named`` is false for "a senior official" or "residents". ``key`` is the key of the matching ``KnownSource``,
    or ``None`` if the registry has none.
    """

    canonical: str
    aliases: tuple[str, ...] = ()
    named: bool = True
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Via:
    """One link of the chain between the origin and this article, nearest to the origin first."""

    canonical: str
    role: ViaRole = "outlet"
    named: bool = True
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Confidence:
    """Calibrated probabilities from 0 to 1: that something is attributed, to this mention, and to this entity."""

    detected: float
    source: float
    link: float

    @property
    def overall(self) -> float:
        """The probability that the whole suggestion may be accepted as it is."""
        return self.detected * self.source * self.link


@dataclass(frozen=True, slots=True)
class Attribution:
    """A suggestion: this sentence's content is attributed to this source, through these.

    ``sentence`` is the index of the sentence that it is about. Spans are offsets into the whole text, and may lie in
    another sentence (a quote's speaker). ``inherited_from`` is the index of the sentence whose chain this one takes
    over; ``nested_in`` is the index, among the same sentence's attributions, of the one that this is reported within.
    """

    sentence: int
    source: SourceName
    mention: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: Manner
    kind: AttributionKind
    polarity: Polarity
    confidence: Confidence
    via: tuple[Via, ...] = ()
    inherited_from: int | None = None
    nested_in: int | None = None


@dataclass(frozen=True, slots=True)
class SentenceSources:
    """All that the attribution engine says of one sentence. No attributions means the article's own voice."""

    sentence: Sentence
    attributions: tuple[Attribution, ...] = ()
    unsourced_assessment: bool = False


@dataclass(frozen=True, slots=True)
class ArticleSources:
    """All that the attribution engine says of one text.

    ``notice`` is an English sentence when the engine could not work properly (another language, say), else ``""``.
    """

    sentences: tuple[SentenceSources, ...]
    notice: str = ""


@dataclass(frozen=True, slots=True)
class ComparableClaim:
    """One side of a comparison.

    ``text`` is the claim as it stands. ``content`` is the span of ``text`` without its attribution (``None``: not
    known, the engine takes it off itself). ``source`` names who is answerable for it, ``""`` for the article's own
    voice. ``context`` is the text around it (the article's earlier sentences), used to resolve pronouns and "the
    decision"; ``article`` identifies the article, so that the engine knows whether both sides come from the same one,
    and ``position`` is the sentence's index in it. ``published`` gives the time frame.
    """

    text: str
    content: Span | None = None
    source: str = ""
    context: str = ""
    article: str = ""
    position: int = 0
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What the comparison of two claims found.

    ``probability`` is calibrated: the chance that both cannot be true together. ``spans_a`` and ``spans_b`` are the
    clashing words, as offsets into each claim's own ``text``. ``reason`` is one plain English sentence.
    ``between_sources`` says that two different sources stand against each other. ``resolution`` says what would settle
    it ("scope", "date", or "").
    """

    kind: FindingKind
    probability: float
    reason: str
    spans_a: tuple[Span, ...]
    spans_b: tuple[Span, ...]
    between_sources: bool = False
    scope: FindingScope = "archive"
    resolution: str = ""
    details: dict[str, str] = field(default_factory=dict, compare=False)
