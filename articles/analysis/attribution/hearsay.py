"""From whom somebody has it where the words that say it stand apart: another clause, the sentence before.

"A diplomat who had spoken with B"; "a councillor, who had it from B"; "B spoke to A on Sunday. “…,” he said".
"""

from __future__ import annotations

from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.outlets import is_outlet, may_be_outlet, owner
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker, speaker_class

_TALKED = frozenset(["spoken", "spoke", "talked", "met"])
_TALKED_TO = frozenset(["with", "to"])
_HEARD = frozenset(["had", "heard", "learned", "learnt", "got", "has", "have"])
_IT = frozenset(["it", "this", "that", "so", "the"])
_TOLD = frozenset(["told", "informed"])
_PRESS = frozenset(["reporters", "journalists", "condition", "anonymity", "us", "me"])
_SPOKE = frozenset(["spoke", "talked", "spoken"])
_REACH = 8


def heard_from(grammar: Grammar, teller: Speaker) -> tuple[Speaker, Speaker] | None:
    """Return who told it to ``teller``, and the teller's mention without the clause that says so."""
    document = grammar.document
    high = document.bounds[document.sentence_of[teller.phrase.head]][1]
    last = teller.phrase.last
    who = next((t for t in range(last + 1, min(last + _REACH, high - 2)) if document.folded[t] == "who"), None)
    if who is None or set("VM") & set(grammar.letters[last + 1 : who]):
        return None
    for token in range(who + 1, min(who + 6, high - 1)):
        phrase = grammar.starting.get(token + 1)
        if phrase is not None and _hears_at(grammar, who, token):
            kind, noun = speaker_class(grammar, phrase), document.folded[phrase.head]
            outlet = is_outlet(grammar, Speaker(phrase, phrase.first, phrase.last, "told"))
            if kind in {"time", "document", "pronoun-n"} or outlet or noun in _PRESS:
                return None
            source = Speaker(phrase, phrase.first, grammar.extend_right(phrase, high), "cited")
            end = who - 2 if document.words[who - 1] == "," else who - 1
            return source, Speaker(teller.phrase, teller.first, end, teller.route)
    return None


def only_heard(grammar: Grammar, teller: Speaker, decision: Decision) -> bool:
    """Whether a cue only tells from whom ``teller`` has it: "citing a minister who had spoken to the director"."""
    heard = heard_from(grammar, teller) if decision.cue.first > teller.phrase.last else None
    return heard is not None and decision.cue.last < heard[0].first


def _hears_at(grammar: Grammar, who: int, token: int) -> bool:
    """Whether the words from ``who`` to ``token`` lead to the one it was heard from: "who had it from"."""
    folded = grammar.document.folded
    word, between = folded[token], set(folded[who + 1 : token])
    if word in _TALKED_TO:
        return folded[token - 1] in _TALKED
    if word == "from":
        return bool(between & _HEARD) and (folded[token - 1] in _IT | _HEARD or folded[token - 2] in _IT)
    return word == "by" and bool(between & _TOLD)


def announced(grammar: Grammar, number: int) -> tuple[str, Speaker] | None:
    """Return whom an outlet interviewed, as the head word, and the outlet: "B spoke to A", "A interviewed B"."""
    document = grammar.document
    low, high = document.bounds[number]
    for token in range(low + 1, high - 1):
        if document.quoted[token] >= 0:
            continue
        word, link = document.folded[token], document.folded[token + 1]
        spoke = word in _SPOKE and link in {"to", "with"}
        gave = word == "interview" and link in {"to", "with"}
        by = word == "interviewed" and link == "by"
        if spoke or gave or by:
            outlet = _outlet_at(grammar, grammar.starting.get(token + 2))
            told = next((p for p in reversed(grammar.phrases[number]) if p.last < token and p.head != token), None)
            told = grammar.phrases[number][0] if gave and told else told
        elif word == "interviewed":
            outlet, told = _outlet_at(grammar, grammar.ending.get(token - 1)), grammar.starting.get(token + 1)
        else:
            continue
        if outlet and told:
            return document.folded[told.head], outlet
    return None


def _outlet_at(grammar: Grammar, phrase: Phrase | None) -> Speaker | None:
    if phrase is None or not may_be_outlet(grammar, owner(grammar, phrase)):
        return None
    own = owner(grammar, phrase)
    return Speaker(own, own.first, own.last, "told")
