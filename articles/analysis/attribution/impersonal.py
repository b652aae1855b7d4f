"""What nobody in particular says: "It was claimed that …", "The jury was told that …", "He is said to be ill"."""

from __future__ import annotations

from articles.analysis.attribution.cues import Cue, hears
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker
from articles.analysis.attribution.wordlists import words

IMPERSONAL = "impersonal"  # the route of an "it" that stands for nobody
HELD = frozenset(["understand", "believe", "think", "claim", "say", "allege", "report", "rumour"])  # "It is … that"
COURTS = frozenset(words("courts"))  # before which something is told: "a court heard"
_CLAUSE = 4  # words that a claim has at the least, with its comma
_WHEN = frozenset(["on", "today", "yesterday", "earlier"])
_WITH_HEARER = frozenset(["tell", "inform", "warn", "advise", "remind", "assure", "ask", "urge", "order", "see"])


def impersonal(grammar: Grammar, cue: Cue) -> Speaker | None:
    """Return the "it" of "It was claimed that the wall is unsafe", which stands for nobody."""
    group = cue.group
    low, high = grammar.document.bounds[grammar.document.sentence_of[cue.token]]
    if cue.sort != "verb" or not group or not group.passive or group.first <= low:
        return None
    before = group.first - 1
    if grammar.document.folded[before - 1 : before + 1] == ["let", "it"]:
        return None
    phrase = grammar.ending.get(before)
    if phrase and (is_told(grammar, cue) or _is_held(grammar, cue)):
        return Speaker(phrase, before, before, IMPERSONAL)
    if grammar.document.folded[before] != "it" or phrase is None or cue.lemma in _WITH_HEARER:
        return None
    claims = grammar.document.folded[cue.last + 1 : cue.last + 2] == ["that"] or grammar.has_clause(cue.last + 1, high)
    if not claims:
        return None
    return Speaker(phrase, before, before, IMPERSONAL)


def _is_held(grammar: Grammar, cue: Cue) -> bool:
    """Whether somebody "is said to be" or "is thought to have done" something, and nobody is named who says so."""
    behind = grammar.document.folded[cue.last + 1 : cue.last + 3]
    return cue.lemma in HELD and behind in (["to", "be"], ["to", "have"])


def is_told(grammar: Grammar, cue: Cue) -> bool:
    """Whether somebody "was told that …", or a court what stands before it, and nobody is named who told it."""
    if not hears(cue):
        return False
    court = grammar.ending.get(cue.first - 1)
    told = grammar.document.folded[cue.last + 1 : cue.last + 2] == ["that"]
    return told or (court is not None and closes_hearing(grammar, cue, court))


def closes_hearing(grammar: Grammar, cue: Cue, court: Phrase) -> bool:
    """Whether a court's verb is inserted or stands behind what it heard: "…, a court heard on Monday"."""
    document, after = grammar.document, cue.last + 1
    low, high = document.bounds[document.sentence_of[cue.token]]
    apart = court.first > low and document.words[court.first - 1] in {",", "”", '"'}
    if not apart or document.folded[court.head] not in COURTS:
        return False
    inserted = after < high and document.words[after] == ","
    ends = after >= high or document.words[after] == "." or document.folded[after] in _WHEN
    return inserted or (ends and court.first - low > _CLAUSE)
