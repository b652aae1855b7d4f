"""A claim made ready for comparing: attribution taken off, words, names, quantities and how it is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from articles.analysis.contradiction.names import Name, names
from articles.analysis.contradiction.opposites import NEGATIONS
from articles.analysis.contradiction.quantities import Quantity, quantities
from articles.analysis.contradiction.roles import Deed, deeds
from articles.analysis.contradiction.times import Time, times
from articles.analysis.contradiction.words import Word, content_words, words
from articles.analysis.types import ComparableClaim, Span

# Verbs after which the rest of the sentence is what the source holds to be so; BARE ones need no "that".
_BARE = "said|says|say|insisted|insists|believes|believed|argued|argues|testified|thinks|claims|claimed|claim"
_SAY = _BARE + (
    "|told|tells|conceded|reported|reports|announced|announces|stated|states|added|adds|confirmed|confirms|estimated|estimates|revealed|reveals|"
    "acknowledged|acknowledges|admitted|admits|explained|noted|notes|declared|declares|maintained|maintains|found|concluded|"
    "concludes|recalled|disclosed|wrote|writes|calculated|calculates|established|showed|show|shows|indicated|indicate|"
    "indicates|ruled|heard|asserted|alleged|confessed|learned|suggests|suggested|reckons|reckon|testify"
)
_HEARERS = (
    r"(?:\s+(?:on \w+|in (?:a|his|her|its|their) \w+|(?:the |a |an )?(?:[\w’']+ ){0,3}?(?:reporters|parliament|"
    r"court|inquiry|"
    r"journalists|lawmakers|senators|deputies|jury|jurors|hearing|committee|tribunal|panel|television|radio|"
    r"senate|judge|"
    r"judges|council|police|investigators|investors|staff|residents|magistrates|inquest|congress|MPs|members|"
    r"union|press|paper|newspaper|audience|agency|conference|crowd|rally|station)))?"
)
_WHO = r"(?P<who>[^,;:\"“”]{2,110}?)"
_ADVERB = r"(?:has |have |had |also |later |now |still |then )?"
_LEAD = re.compile(
    rf"^{_WHO}\s+{_ADVERB}(?:(?:{_SAY}){_HEARERS}(?:\s*,?\s*that\s+|\s*[,:]\s*[\"“]?|\s+[\"“])|"
    rf"(?:{_BARE}){_HEARERS}\s+)"
    r"(?P<rest>(?!to |of |for |about |from |nothing|so\b|what|how|why|whether|goodbye).{12,})$",
    re.DOTALL,
)
_LEAD_APPOSITION = re.compile(
    rf"^(?P<who>[^,;:\"“”]{{2,70}}),[^\"“”]{{2,150}}?,\s+{_ADVERB}(?:(?:{_SAY}){_HEARERS}\s+that|"
    rf"(?:{_BARE}){_HEARERS})\s+"
    r"(?P<rest>(?!to |of |for |about |nothing).{12,})$",
    re.DOTALL,
)
_ACCORDING = re.compile(r"^[Aa]ccording to (?P<who>[^,]{2,90}),\s*(?P<rest>.{12,})$", re.DOTALL)
_TAIL_ACCORDING = re.compile(r"^(?P<rest>.{12,}?),?\s+according to (?P<who>[^,;]{2,120}?)[.]?$", re.DOTALL)
_TAIL_SAID = re.compile(
    rf"^(?P<rest>.{{12,}}?)[\"”]?,[\"”]?\s+(?P<who>(?:(?!,).){{2,80}}?)\s+{_ADVERB}(?:{_SAY})"
    r"(?:\s+(?:on|in|at|after|during|to|the|a|late|early|yesterday|reporters)\b[^,]{0,60})?[.]?$",
    re.DOTALL,
)
_TAIL_SAID_INVERTED = re.compile(
    r"^(?P<rest>.{25,}?)[\"”]?,[\"”]?\s+(?:said|says|wrote)\s+(?P<who>(?!she|he|it|they)(?:(?! had | was | is |"
    r" to | were )[^,]){2,70}?)[.]?$",
    re.DOTALL,
)
# "The change follows reports that …": nobody in particular says so, and what counts is what was reported.
_REPORTED = re.compile(
    r"^[^,;:\"“”]{2,60}?\b(?:follow(?:s|ed)|com(?:es?|ing) (?:after|amid)|came (?:after|amid))\s+(?:\w+\s+)?"
    r"(?:reports?|claims?|news|word|indications|estimates)\s+that\s+(?P<rest>.{12,})$",
    re.DOTALL,
)
# "…, the governor said on Thursday, since …": left out of what is read.
_INSIDE = re.compile(
    rf",\s+(?:(?!which|who|that|where|and|but)[\w.’'-]+\s+){{1,6}}?(?:{_SAY})(?:\s+on \w+| late \w+)?(?=,|\.?$)|"
    rf",\s+according to [^,]{{2,70}}(?=,)"
)
_PRONOUN = re.compile(r"^(he|she|it|they|his|her|its|their|we|our|i|my)\b(?!['’])", re.IGNORECASE)
_OWNERS = frozenset(["his", "her", "its", "their", "our", "my"])
_NOT_A_SPEAKER = re.compile(
    r"\b(which|who|that|when|where|because|after|while|although|though|not|never|n't|and|but|if|as)\b|^(and|but|it|there)\b|"
    # Then the verb is a noun: "follows reports that …", "denied the claim that …".
    r"\b(?:an?|the|this|these|those|no|any|his|her|its|their|of|on|by|from|amid|despite|follow(?:s|ed|ing)?|"
    r"den(?:y|ies|ied)|cit(?:es|ed|ing)|contradict(?:s|ed|ing)?|reject(?:s|ed)|dismiss(?:es|ed)|repeat(?:s|ed)|made)$",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(would|could|might|may|plans?|planned|planning|intends?|hopes?|hoped|expects?|expected|forecasts?|"
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
    r"after all|as of|so far|this (?:spring|summer|autumn|winter|year|week|month)|meanwhile|subsequently|eventually)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(den(?:y|ies|ied)|rejected (?:the )?(?:claims?|reports?|suggestions?)|dismissed|refuted)\b", re.IGNORECASE
)
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*")


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
        inside = _INSIDE.sub("", self.content.of(self.text), count=1)
        if self.subject:
            inside = _PRONOUN.sub(lambda found: self.subject + ("'s" if found[1].lower() in _OWNERS else ""), inside)
        return inside[:1].upper() + inside[1:]


def content_of(text: str) -> tuple[Span, str]:
    """Return the span of ``text`` without its attribution, and the speaker's words ("" if it has none)."""
    for pattern in (_ACCORDING, _LEAD, _LEAD_APPOSITION, _TAIL_ACCORDING, _TAIL_SAID, _TAIL_SAID_INVERTED):
        found = pattern.match(text)
        if found and len(found["who"].split()) <= 14 and not _NOT_A_SPEAKER.search(found["who"]):
            start, end = found.span("rest")
            while start < end and text[start] in '"“ ”':
                start += 1
            while end > start and text[end - 1] in '"”, “':
                end -= 1
            return Span(start, end), found["who"].strip()
    reported = _REPORTED.match(text)
    return Span(*reported.span("rest")) if reported else Span(0, len(text)), ""


@lru_cache(maxsize=8192)
def _prepare(text: str, start: int, end: int, speaker: str, subject: str) -> Prepared:
    inside = text[start:end]
    tokens = tuple(word._replace(start=word.start + start, end=word.end + start) for word in words(inside))
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
        negations=tuple(word.span for word in tokens if _denies(word)),
        unreal=bool(_UNREAL.search(inside)),
        silent=bool(_SILENT.search(text)),
        earlier=bool(_EARLIER.search(inside)),
        now=bool(_NOW.search(inside)),
        denied=bool(_DENIED.search(text)),
    )


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
    if _PRONOUN.match(claim.text[span.start : span.end]):
        subject = speaker or _last_name(claim.context)
    return _prepare(claim.text, span.start, span.end, claim.source or speaker, subject)


def _last_name(context: str) -> str:
    """Return the first name of the last sentence before a claim, which its opening pronoun most likely means."""
    before = context.strip()
    if not before:
        return ""
    last = re.split(r"(?<=[.!?])[\"”]?\s+(?=[A-Z“\"])", before)[-1]
    found = names(last, words(last))
    return found[0].span.of(last) if found else ""
