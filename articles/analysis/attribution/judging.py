"""What somebody calls something: "Her lawyers call the suit baseless", "The latter called it a disgrace"."""

from __future__ import annotations

from articles.analysis.attribution.cues import Cue
from articles.analysis.attribution.lexicon import noun_class
from articles.analysis.attribution.phrases import Grammar

_CALLING = frozenset(["call", "label", "brand"])
_ARTICLES = frozenset(["a", "an"])
_SET_PHRASES = frozenset(["day", "night", "draw"])  # "called it a day"


def judges(grammar: Grammar, cue: Cue) -> bool:
    """Whether a thing and what it is called stand behind the verb, not only who is called: "called it a lie"."""
    thing = grammar.starting.get(cue.last + 1)
    if cue.lemma not in _CALLING or cue.sort != "verb" or thing is None or (cue.group and cue.group.passive):
        return False
    document, after = grammar.document, thing.last + 1
    high = document.bounds[document.sentence_of[cue.token]][1]
    if after >= high:
        return False
    name = grammar.starting.get(after)
    if name is None:
        ends = grammar.letters[after + 1 : after + 2] in {".", ",", "A", ""} or after + 1 >= high
        return grammar.letters[after] in "JE" and ends
    word = document.folded[name.head]
    return document.folded[name.first] in _ARTICLES and word not in _SET_PHRASES and noun_class(word) != "time"
