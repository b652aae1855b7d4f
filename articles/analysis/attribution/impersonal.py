"""What nobody in particular says: "It was claimed that …", "The jury was told that …", "He is said to be ill"."""

from __future__ import annotations

from articles.analysis.attribution.cues import Cue, hears
from articles.analysis.attribution.phrases import Grammar
from articles.analysis.attribution.speakers import Speaker

IMPERSONAL = "impersonal"  # the route of an "it" that stands for nobody
HELD = frozenset(["understand", "believe", "think", "claim", "say", "allege", "report", "rumour"])  # "It is … that"
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
    """Whether somebody "was told that …" and nobody is named who told it."""
    return hears(cue) and grammar.document.folded[cue.last + 1 : cue.last + 2] == ["that"]
