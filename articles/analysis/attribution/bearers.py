"""Which of several people with one title is meant: the deputy or not, the French one or the Polish one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from articles.analysis.attribution.cast import Cast, Entity
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.wordlists import words as listed

_RANKS = frozenset(["deputy", "vice", "shadow", "assistant", "former", "acting", "ex"])
_SECOND = frozenset(["deputy", "vice"])
_FIRSTS = frozenset(["president", "mayor", "governor", "chancellor", "premier", "chairman", "chairwoman", "captain"])
_GENERALS = frozenset(["attorney", "surgeon", "solicitor", "inspector", "auditor", "secretary", "governor", "director"])
_COUNTRY_OF = {people: country for people, _, country in (entry.partition(":") for entry in listed("nationalities"))}
_ALIKE_BY = 4
_ENTIRELY = 99
_FEW = 3
_PLACING = frozenset(["of", "from", "for"])


def may_be_first(entity: Entity, head: str, modifiers: set[str]) -> bool:
    """Whether somebody can be "the president": the vice president never is, nor the attorney general the general."""
    if head == "general" and modifiers & _GENERALS != entity.titles & _GENERALS:
        return False
    return head not in _FIRSTS or modifiers & _SECOND >= entity.titles & _SECOND


def of_rank(bearers: list[Entity], modifiers: set[str]) -> list[Entity]:
    """Return those who are as much a deputy, shadow or former one as the description says, if there are any."""
    wanted = modifiers & _RANKS
    own = [one for one in bearers if (one.titles | (set() if one.named else _words(one))) & _RANKS == wanted]
    return own or bearers


def _words(entity: Entity) -> set[str]:
    return set(entity.canonical.casefold().split())


def from_there(grammar: Grammar, cast: Cast, bearers: list[Entity], phrase: Phrase) -> list[Entity]:
    """Return those beside whose names stands what "the French president" is called by, if there are any.

    "Foreign Minister A and his Slovak counterpart, B" leaves B without a title: "the Slovak minister" can be B.
    """
    document = grammar.document
    inside = range(phrase.first + 1, phrase.head)
    origins = [document.folded[token] for token in inside if document.words[token][:1].isupper()]
    if not origins:
        return bearers
    others = [one for one in cast.entitled("counterpart") if one.last_seen(phrase.head) >= 0 and one not in bearers]
    fitting = {}
    for one in (*bearers, *others):
        beside = set(_beside(grammar, one, phrase.first))
        scores = [max((_likeness(origin, word) for word in beside), default=0) for origin in origins]
        fitting[one.number] = min(scores) and sum(scores)
    best = max(fitting.values(), default=0)
    return [one for one in (*bearers, *others) if fitting[one.number] == best] if best else bearers


def _likeness(origin: str, word: str) -> int:
    """Return how alike "polish" is to "poland" or "bolivian" to "bolivia": the letters they share, 0 for too few."""
    if word in {origin, _COUNTRY_OF.get(origin)}:
        return _ENTIRELY
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(origin, word, strict=False)))
    return shared if shared >= _ALIKE_BY else 0


def _beside(grammar: Grammar, entity: Entity, before: int) -> Iterator[str]:
    """Yield the words of the phrases that name somebody before a token, and of what stands beside those."""
    document = grammar.document
    seen = [token for token in (*entity.seen[:_FEW], *entity.seen[_FEW:][-_FEW:]) if token < before]
    for token in seen:
        sentence = grammar.phrases[document.sentence_of[token]]
        own = next((one for one in sentence if one.first <= token <= one.last), None)
        if own is None:
            continue
        apposed = grammar.ending.get(own.first - 2) if document.words[own.first - 1] == "," else None
        after = grammar.starting.get(own.last + 2)
        link = document.folded[own.last + 1] if after else ""
        placed = after if link in _PLACING or (link == "," and grammar.letters[after.first] == "D") else None
        for one in (apposed, own, placed):
            yield from document.folded[one.first : one.last + 1] if one else ()
