"""A claim made ready for comparing: attribution taken off, words, names, quantities and how it is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from articles.analysis.contradiction.names import Name, names
from articles.analysis.contradiction.number_words import ONES, TENS
from articles.analysis.contradiction.opposites import NEGATIONS
from articles.analysis.contradiction.quantities import Quantity, quantities
from articles.analysis.contradiction.roles import Deed, deeds
from articles.analysis.contradiction.speech import INSIDE, OWNERS, PRONOUN, SAID_EARLIER, SAID_NOW, content_of, meant
from articles.analysis.contradiction.times import Time, times
from articles.analysis.contradiction.words import FUNCTION_WORDS, Word, content_words, words
from articles.analysis.types import ComparableClaim, Span

_UNREAL = re.compile(
    r"\b(would|could|might|(?-i:may)|plans?|planned|planning|intends?|hopes?|hoped|expects?|expected|forecasts?|"
    r"predict(?:s|ed)?|"
    r"urged?|urges|called for|calls for|calling for|call for|demand(?:s|ed)?|propos(?:e|es|ed|al)|consider(?:s|ed|"
    r"ing)?|"
    r"fears?|feared|warn(?:s|ed)?|threaten(?:s|ed)?|promis(?:e|es|ed)|vow(?:s|ed)?|pledg(?:e|es|ed)|aims? to|"
    r"wants? to|wanted|"
    r"seeks?|sought|should|must|accus(?:e|es|ed)|alleg(?:e|es|ed|edly)|suspected|risk|if|unless|asked|requested|"
    r"recommend(?:s|ed)?|"
    r"projected|likely|possible|scheduled|due to|set to|will|supposed|meant to|was to|were to|offered|ordered)\b",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\b(?:declin(?:e|es|ed|ing) to (?:comment|say|confirm|discuss|answer|give)|refus(?:e|es|ed|ing) to (?:say|"
    r"comment|confirm|"
    r"discuss|answer)|(?:did|does|do|would|could|can|has|have) ?(?:not|n['’]t)(?: yet)? (?:confirm|comment|say|"
    r"rule out|verify)|"
    r"no comment|neither confirm|unable to (?:confirm|say))",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(at first|first reported|initially|originally|earlier|previously|formerly|had been|used to|until (?:last|"
    r"this|now|recently)|"
    r"until \w+|had (?:for|long)|once|preliminary|provisional|former|no longer|at the time)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(now|since|has risen|have risen|later|updated|revised|finally|has since|again|no longer|currently|latest|"
    r"by \w+day|"
    r"after all|as of|so far|this (?:spring|summer|autumn|winter|year|week|month)|meanwhile|subsequently|"
    r"eventually)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(den(?:y|ies|ied)|rejected (?:the )?(?:claims?|reports?|suggestions?)|dismissed|refuted)\b", re.IGNORECASE
)
# "No fewer than 61", "not only": nothing is denied.
_NO_DENIAL = re.compile(
    r"(?:no|not) (?:(?:fewer|less|more|later|earlier|sooner) than|only|just|least|doubt|merely)\b", re.IGNORECASE
)


_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that the comparators ask of one claim. Offsets are those of the claim's own text."""

    text: str
    content: Span
    speaker: str
    subject: str
    tokens: tuple[Word, ...]
    meaning: tuple[Word, ...]
    stems: frozenset[str]
    names: tuple[Name, ...]
    numbers: tuple[Quantity, ...]
    times: tuple[Time, ...]
    deeds: tuple[Deed, ...]
    negations: tuple[Span, ...]
    unreal: bool
    silent: bool
    earlier: bool
    now: bool
    denied: bool

    @property
    def readable(self) -> str:
        """What the network reads: the claim without its attribution, beginning with a capital."""
        inside = INSIDE.sub("", self.content.of(self.text), count=1)
        if self.subject:
            inside = PRONOUN.sub(lambda found: self.subject + ("'s" if found[1].lower() in OWNERS else ""), inside)
        if SAID_EARLIER.search(_attribution(self.text, self.content)) and not _EARLIER.search(inside):
            # Or an updated toll would contradict the first.
            return f"Initially, {self._as_inside_a_sentence(inside)}"
        return inside[:1].upper() + inside[1:]

    def _as_inside_a_sentence(self, said: str) -> str:
        first = self.tokens[0].lower if self.tokens else ""
        opens = said[: len(first)].lower() == first and (first in FUNCTION_WORDS or first in ONES or first in TENS)
        return said[:1].lower() + said[1:] if opens and first != "i" else said


@lru_cache(maxsize=8192)
def _prepare(text: str, start: int, end: int, speaker: str, subject: str) -> Prepared:
    inside = text[start:end]
    attribution = _attribution(text, Span(start, end))
    tokens = tuple(
        Word(said, lower, stem, first + start, after + start) for said, lower, stem, first, after in words(inside)
    )
    meaning = content_words(tokens)
    found_names = names(text, tokens)
    if subject:
        lead = tokens[0].span if tokens else Span(start, start)
        found_names = (*(Name(name.parts, lead) for name in names(subject, words(subject))), *found_names)
    return Prepared(
        text=text,
        content=Span(start, end),
        speaker=speaker,
        subject=subject,
        tokens=tokens,
        meaning=meaning,
        stems=frozenset(word.stem for word in meaning),
        names=found_names,
        numbers=tuple(replace(quantity, span=_moved(quantity.span, start)) for quantity in quantities(inside)),
        times=tuple(replace(time, span=_moved(time.span, start)) for time in times(inside)),
        deeds=deeds(tokens, found_names),
        negations=tuple(word.span for word in tokens if _denies(word) and not _NO_DENIAL.match(text, word.start)),
        unreal=bool(_UNREAL.search(inside)),
        silent=bool(_SILENT.search(text)),
        earlier=bool(_EARLIER.search(inside) or SAID_EARLIER.search(attribution)),
        now=bool(_NOW.search(inside) or SAID_NOW.search(attribution)),
        denied=bool(_DENIED.search(text)),
    )


def _attribution(text: str, content: Span) -> str:
    """Return the words of a claim that are not what is said, but who said it, and when."""
    within = INSIDE.search(content.of(text))
    return f"{text[: content.start]} {within.group() if within else ''} {text[content.end :]}"


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _denies(word: Word) -> bool:
    return word.lower in NEGATIONS or word.lower.replace("’", "'").endswith("n't")


def prepare(claim: ComparableClaim) -> Prepared:
    """Return ``claim`` made ready for comparing."""
    span, speaker = content_of(claim.text)
    if claim.content is not None:
        span = claim.content
    subject = ""
    if PRONOUN.match(claim.text[span.start : span.end]):
        subject = meant(claim, span, speaker)
    return _prepare(claim.text, span.start, span.end, _called(claim.source, speaker), subject)


def _called(source: str, speaker: str) -> str:
    """Return who says so: the source, with the article that the claim's own words give it ("a port official")."""
    return speaker if _ARTICLE.sub("", speaker).lower() == source.lower() else source or speaker
