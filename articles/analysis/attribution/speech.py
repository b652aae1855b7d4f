"""Quotes to speakers: which decision answers for each quoted stretch, and for how long it goes on."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.document import Document
from articles.analysis.attribution.phrases import Grammar
from articles.analysis.types import Span

_ENDING = ".,!?…;—–-"
_WORDS_OF_SPEECH = 5
_REACH = 14
_BY_TURN = 0.7  # how surely a line is of who spoke last but one


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quoted stretch of one paragraph, the decision that answers for it, and how surely it does (0 to 1)."""

    quote: int
    span: Span
    decision: Decision
    link: float


@dataclass(frozen=True, slots=True)
class _Place:
    """A quote as token numbers: its first, the one after its last, and the sentences that it starts and ends in."""

    first: int
    last: int
    opening: int
    closing: int


def is_speech(grammar: Grammar, number: int) -> bool:
    """Whether the quote is somebody's words: a sentence or more of them, not a title, nickname or scare quote."""
    document = grammar.document
    quote = document.quotes[number]
    body = document.text[quote.span.start : quote.span.end].strip("“”\"„«»‘’'` \u00a0")
    words = body.split()
    if quote.continues or not quote.closed:
        return len(words) > 1
    if not words:
        return False
    place = _place(grammar, number)
    whole = body[-1] in _ENDING or document.text[quote.span.end : quote.span.end + 1] in {",", ".", "!", "?"}
    if len(words) >= _WORDS_OF_SPEECH:
        starts = body[0].isupper() or place.opening != place.closing
        verb = any(letter in "VM" for letter in grammar.letters[place.first : place.last])
        return starts and (whole or verb)
    sentence = document.sentences[place.opening]
    alone = quote.span.start - sentence.start <= 1
    return alone and body[0].isupper() and body[-1] in _ENDING


def link_quotes(grammar: Grammar, decisions: list[list[Decision]]) -> list[Utterance]:
    """Return every quote that is somebody's words and whose speaker was found, in reading order."""
    document = grammar.document
    numbers = [number for number in range(len(document.quotes)) if is_speech(grammar, number)]
    places = {number: _place(grammar, number) for number in numbers}
    linked: dict[int, Utterance] = {}
    for number in numbers:
        near = _nearest(grammar, places[number], decisions)
        if near:
            linked[number] = Utterance(number, document.quotes[number].span, *near)
    for number in reversed(numbers):
        signed = _signature(grammar, places[number], decisions, linked.get(number + 1))
        if signed:
            linked[number] = Utterance(number, document.quotes[number].span, *signed)
    for position, number in enumerate(numbers):
        if number not in linked:
            found = _carried(grammar, position, numbers, places, linked, decisions)
            if found:
                linked[number] = Utterance(number, document.quotes[number].span, *found)
    return [linked[number] for number in sorted(linked)]


def _place(grammar: Grammar, number: int) -> _Place:
    document = grammar.document
    span = document.quotes[number].span
    first = bisect_left(document.starts, span.start)
    last = max(first + 1, bisect_left(document.starts, span.end))
    return _Place(first, last, document.sentence_of[first], document.sentence_of[last - 1])


def _outside(grammar: Grammar, decision: Decision) -> bool:
    return (
        grammar.document.quoted[decision.cue.token] < 0
        and decision.kind == "speech"
        and decision.cue.sort != "adjective"
    )


def _nearest(grammar: Grammar, place: _Place, decisions: list[list[Decision]]) -> tuple[Decision, float] | None:
    """Return the decision beside the quote in the sentences where it starts and ends."""
    document = grammar.document
    best: tuple[float, Decision] | None = None
    for sentence in {place.opening, place.closing}:
        for decision in decisions[sentence]:
            if not _outside(grammar, decision):
                continue
            if decision.cue.token >= place.last:
                gap = _gap(
                    grammar,
                    place.last,
                    min(decision.cue.first, decision.speaker.first if decision.speaker else decision.cue.first),
                )
                cost = gap + 0.5
            elif decision.cue.token < place.first and decision.cue.sort != "dash":
                gap = _gap(grammar, max(decision.cue.last, decision.cue.last) + 1, place.first)
                ends_with_comma = document.words[place.first - 1] in {",", ":"}
                cost = gap * (0.35 if ends_with_comma else 1.0) + 0.6
            else:
                continue
            if best is None or cost < best[0]:
                best = (cost, decision)
    if best is None or best[0] > _REACH:
        return None
    return best[1], 0.95 if best[0] < 5 else 0.8


def _gap(grammar: Grammar, first: int, last: int) -> float:
    """Return how far apart two tokens are: tokens between, those of another quote counted three times."""
    return sum(3 if grammar.document.quoted[token] >= 0 else 1 for token in range(first, max(first, last)))


def _carried(  # noqa: PLR0911, PLR0917 - one return a neighbour, in order of trust
    grammar: Grammar,
    position: int,
    numbers: list[int],
    places: dict[int, _Place],
    linked: dict[int, Utterance],
    decisions: list[list[Decision]],
) -> tuple[Decision, float] | None:
    """Return the speaker that a quote without its own takes over from its neighbours."""
    document = grammar.document
    number = numbers[position]
    quote, place = document.quotes[number], places[number]
    earlier = linked.get(numbers[position - 1]) if position else None
    if earlier and quote.continues:
        return earlier.decision, 0.95
    if earlier and document.quotes[earlier.quote].paragraph == quote.paragraph:
        return earlier.decision, 0.9
    introduced = _introduction(grammar, place, decisions)
    if introduced:
        return introduced
    later = next((linked[n] for n in numbers[position + 1 : position + 2] if n in linked), None)
    if later and document.quotes[later.quote].paragraph == quote.paragraph:
        return later.decision, 0.9
    if (
        later
        and document.quotes[later.quote].continues
        and document.quotes[later.quote].paragraph == quote.paragraph + 1
    ):
        return later.decision, 0.85
    following = _follow_up(grammar, place, decisions)
    if following:
        return following
    partner = _partner(grammar, number, numbers[max(0, position - 2) : position], places, linked)
    if partner:
        return partner, _BY_TURN
    if earlier and _asks_somebody(grammar, earlier, place):
        return None
    if earlier and quote.paragraph - document.quotes[earlier.quote].paragraph <= 2:
        return earlier.decision, 0.6
    before = [
        d
        for sentence in decisions[max(0, place.opening - 2) : place.opening]
        for d in sentence
        if _outside(grammar, d) and d.speaker
    ]
    return (before[-1], 0.5) if before else None


def _partner(
    grammar: Grammar, number: int, before: list[int], places: dict[int, _Place], linked: dict[int, Utterance]
) -> Decision | None:
    """Return who spoke last but one, where two take turns line by line and one of them asks or is asked."""
    turns = [*before, number]
    if len(turns) < 3 or any(one not in linked for one in before):
        return None
    document = grammar.document
    quotes = [document.quotes[one] for one in turns]
    one, other = (linked[each].decision for each in before)
    in_turn = all(later.paragraph == earlier.paragraph + 1 and earlier.closed for earlier, later in pairwise(quotes))
    opens = all(places[each].first == document.bounds[places[each].opening][0] for each in turns)
    asked = any(_is_question(document, each.span) for each in quotes[:2])
    goes_on = linked[before[-1]].link == _BY_TURN
    return one if in_turn and opens and (asked or goes_on) and one is not other else None


def _asks_somebody(grammar: Grammar, earlier: Utterance, place: _Place) -> bool:
    """Whether the quote in the line before asks somebody named there, who then answers: "…?” the lawyer asked Dolan."""
    document, cue = grammar.document, earlier.decision.cue
    opens = place.first == document.bounds[place.opening][0]
    next_line = document.quotes[earlier.quote].paragraph + 1 == document.sentences[place.opening].paragraph
    asked = _is_question(document, earlier.span) and cue.lemma == "ask" and cue.last + 1 in grammar.starting
    return opens and next_line and asked


def _is_question(document: Document, span: Span) -> bool:
    return span.of(document.text).rstrip("”\"’' ").endswith("?")


def _introduction(grammar: Grammar, place: _Place, decisions: list[list[Decision]]) -> tuple[Decision, float] | None:
    """Return the last decision of the sentence before, if a colon there opens the quote or it stands close by."""
    document = grammar.document
    if not place.opening:
        return None
    before = [d for d in decisions[place.opening - 1] if _outside(grammar, d)]
    if not before:
        return None
    if _ends_with_colon(document, place.opening - 1):
        return before[-1], 0.9
    same = document.sentences[place.opening - 1].paragraph == document.sentences[place.opening].paragraph
    return (before[-1], 0.75) if same else None


def _follow_up(grammar: Grammar, place: _Place, decisions: list[list[Decision]]) -> tuple[Decision, float] | None:
    """Return the decision that opens the sentence after the quote in the same paragraph ("He was speaking …")."""
    document = grammar.document
    after = place.closing + 1
    if after >= len(decisions) or document.sentences[after].paragraph != document.sentences[place.closing].paragraph:
        return None
    found = [d for d in decisions[after] if _outside(grammar, d)]
    return (found[0], 0.6) if found else None


def _signature(
    grammar: Grammar, place: _Place, decisions: list[list[Decision]], after: Utterance | None
) -> tuple[Decision, float] | None:
    """Return the dash and name on a line of their own that sign the quote before them."""
    document = grammar.document
    following = place.closing + 1
    if place.last == document.bounds[place.closing][1] and following < len(decisions):
        low = document.bounds[following][0]
        found = next((d for d in decisions[following] if d.cue.sort == "dash" and d.cue.token == low), None)
        if found:
            return found, 0.9
    if after and after.decision.cue.sort == "dash" and document.quotes[after.quote].continues:
        return after.decision, 0.9
    return None


def _ends_with_colon(document: Document, number: int) -> bool:
    """Whether the last visible character of a sentence is a colon."""
    sentence = document.sentences[number]
    return document.text[sentence.start : sentence.end].rstrip().endswith(":")


def blocks(grammar: Grammar, decisions: list[list[Decision]]) -> list[tuple[int, Decision]]:
    """Return the unquoted sentences that a speaker's colon opens, each with the decision that answers for it.

    In a transcript ("DOLE: …") that is the rest of the paragraph; after "The minister added:" it is the next one.
    """
    document = grammar.document
    colons = [d for own in decisions for d in own if d.cue.sort == "colon"]
    result = []
    for number, own in enumerate(decisions):
        paragraph = document.sentences[number].paragraph
        opening = next((d for d in own if d.cue.sort == "colon"), None) if len(colons) > 1 else None
        wanted = paragraph
        if opening is None and _ends_with_colon(document, number):
            said = [d for d in own if d.kind == "speech" and d.speaker and d.cue.sort in {"verb", "near"}]
            opening, wanted = (said[-1] if said else None), paragraph + 1
        if opening is None:
            continue
        for later in range(number + 1, len(decisions)):
            if document.sentences[later].paragraph != wanted or any(d.cue.sort == "colon" for d in decisions[later]):
                break
            first, last = document.bounds[later]
            outside = [document.quoted[token] < 0 for token in range(first, last) if document.words[token][0].isalnum()]
            spoken = opening.cue.sort == "colon" and any(outside)  # a transcript's speaker may quote others
            if spoken or all(outside):
                result.append((later, opening))
    return result
