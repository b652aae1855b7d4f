"""Verbs that the tagger took for nouns or other words: "Critics of the tunnel claim that", "minutes … show that"."""

from __future__ import annotations

from articles.analysis.attribution.document import Document
from articles.analysis.attribution.lexicon import (
    DOCUMENT_NOUNS,
    MODALS,
    NEGATIONS,
    PERSON_NOUNS,
    SAYING,
    SPEECH_NOUNS,
    VERBS,
    noun_class,
)
from articles.analysis.attribution.wordlists import words as listed

UNCHANGED = frozenset(["put", "set", "hit", "cut", "cast", "let"])  # the same today and yesterday
SHOWN = frozenset(["show", "suggest", "indicate", "reveal", "confirm", "state", "say", "find"])
_UNWILLING = frozenset(["yet", "declined", "refused", "unable", "unwilling"])
_DOING = frozenset(["did", "does", "do"])
_TELLS = frozenset(["reports", "notes", "writes", "explains", "claims", "comments"])
_NEVER_NOUNS = frozenset(listed("never nouns"))


def is_finite_here(document: Document, result: list[str], first: int, token: int, last: int) -> bool:
    """Whether a token that the tagger took for no verb is one: "fell", "as Ann Dole reports", "The club insist"."""
    word, letter = document.folded[token], result[token]
    before = result[token - 1] if token > first else "#"
    following = result[token + 1] if token + 1 < last else "#"
    number = word == "put" and letter in "BI" and before in "O,"  # "One put it at five", "The office, on Friday, put …"
    if number or (letter == "B" and word in UNCHANGED and before in "NPR"):
        return not set("VMT") & set(result[first:token])  # "Prosecutors later put the toll at"
    if word in {"fell", "rose"}:
        return letter in "RJN" and before in "NPJ" and (word == "fell" or following == "I")
    if _is_no_noun(word, letter, before, following):
        return True
    return letter == "N" and _tells_here(document, result, first, token, last)


def is_bare_verb(document: Document, result: list[str], first: int, token: int) -> bool:
    """Whether a word that was taken for a noun follows "did not", "yet to" or "would later": "did not comment"."""
    if result[token] != "N" or document.folded[token] not in VERBS:
        return False
    return _is_denied_act(document, result, first, token) or _follows_modal(document, result, first, token)


def _tells_here(document: Document, result: list[str], first: int, token: int, last: int) -> bool:
    """Whether a noun is the verb of who stands before it: "The agency calls for", "Critics of the tunnel claim"."""
    word, then = document.folded[token], document.folded[token + 1 : token + 2]
    before = result[token - 1] if token > first else "#"
    if word in SAYING and SAYING[word] == word and _people_say(document, result, first, token):
        return True
    if word == "hopes" and then == ["for"] and document.folded[token - 1] in PERSON_NOUNS:
        return not set("VM") & set(result[first:token])  # "Her chief executive hopes for"
    if before not in "NP":
        return False
    if (word, *then) in {("calls", "for"), ("stops", "short")}:
        return not set("VM") & set(result[first:token])
    if before == "N":
        return _tell_together(document, result, token, last)
    return (token + 1 == last or result[token + 1] in ",.") and _names_teller(document, result, first, token)


def _is_no_noun(word: str, letter: str, before: str, following: str) -> bool:
    """Whether a word was taken for a noun that never is one: "Lawyers for the family argue", "the police blame A"."""
    taken = letter in "NIJ" and word in _NEVER_NOUNS and before in "NPOJ,"
    return taken and (word != "blame" or following in "DPO")


def _is_denied_act(document: Document, result: list[str], first: int, token: int) -> bool:
    """Whether "did not", "would not" or "yet to" stands before the token, so that it is a verb."""
    before = token - 1
    if result[before] == "T" and before > first:
        return document.folded[before - 1] in _UNWILLING  # "has yet to comment"
    while before > first and result[before] == "R":
        before -= 1
    denied = set(document.folded[before + 1 : token]) & NEGATIONS
    return bool(denied) and before >= first and document.folded[before] in _DOING | MODALS


def _follows_modal(document: Document, result: list[str], first: int, token: int) -> bool:
    """Whether a modal and adverbs stand before the token, so that it is a verb: "would later claim"."""
    before = token - 1
    while before > first and result[before] == "R":
        before -= 1
    modal = before > first and result[before] == "M" and document.folded[before] in MODALS
    return modal and VERBS[document.folded[token]] == document.folded[token]


def _names_teller(document: Document, result: list[str], first: int, token: int) -> bool:
    """Whether "as our editor Ann Dole" stands before "reports": who tells is named between "as" and the verb."""
    if document.folded[token] not in _TELLS:
        return False
    start = token - 1
    while start > first and result[start] in "PNJDS":
        start -= 1
    return document.folded[start] == "as"


def _tell_together(document: Document, result: list[str], token: int, last: int) -> bool:
    """Whether a body takes its verb in the plural, as in Britain: "The club insist he will stay"."""
    word, body = document.folded[token], document.folded[token - 1]
    verb = word in SAYING and SAYING[word] == word and word not in SPEECH_NOUNS and word not in PERSON_NOUNS
    claims = result[token + 1 : token + 2] and result[token + 1] in "OPDNJC"
    claims = claims or document.folded[token + 1 : token + 2] == ["that"]
    return verb and noun_class(body) == "group" and bool(claims) and bool(set("VM") & set(result[token + 1 : last]))


def _people_say(document: Document, result: list[str], first: int, token: int) -> bool:
    """Whether people and what is attached to them stand before "claim that": "Opponents of the tunnel claim that …"."""
    start = first + (result[first] == "D")
    if token - start < 2:
        return False
    people = document.tags[start] == "NNS" and noun_class(document.folded[start]) in {"person", "group"}
    between = "".join(result[start + 1 : token])
    inserted = document.words[start + 1] == "," == document.words[token - 1] and token - start == 4
    attached = inserted or (between[:1] == "I" and not set("VM,:") & set(between) and between[-1] in "NP")
    relative = result[token + 2 : token + 5] == ["O", "V", "V"]  # "the insurance claim that he made was"
    return people and attached and not relative and document.folded[token + 1 : token + 2] == ["that"]


def papers_show(document: Document, result: list[str], first: int, token: int, last: int) -> bool:
    """Whether papers and what is attached to them stand before "show": "Minutes of the meeting show that …"."""
    opening = next((t for t in range(first, min(first + 4, token)) if result[t] == "N"), token)
    papers = document.folded[opening] in DOCUMENT_NOUNS and document.tags[opening] == "NNS"
    papers = papers or document.folded[opening] == "data"
    attached = result[opening + 1] in "IE" and not set("VM,") & set(result[first:token])
    if document.folded[token + 1 : token + 2] == ["that"]:
        return papers and attached
    return papers and attached and result[token + 1] in "DOPNJC" and bool(set("VM") & set(result[token + 1 : last]))
