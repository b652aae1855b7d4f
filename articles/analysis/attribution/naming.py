"""Which words of a phrase are a name, and whether a person or a body is called so."""

from __future__ import annotations

from articles.analysis.attribution.cast import Cast, Entity
from articles.analysis.attribution.names import bare_name, gender_of
from articles.analysis.attribution.phrases import Grammar, Phrase

_SHORT = """
fund agency authority board commission council institute foundation bureau union department service federation
association party corporation bank university ministry
"""
BODIES = frozenset(["giant", "conglomerate", "maker", "firm", "company", "club", "chain", "airline", "charity"])
SHORT_FORMS = frozenset(_SHORT.split())


def name_inside(grammar: Grammar, phrase: Phrase) -> Phrase:
    """Return the name in a phrase: an owner's, or one whose verb was read as a noun ("Marlen Fúnez leads")."""
    document, letters = grammar.document, grammar.letters
    if letters[phrase.head] == "P":
        return phrase
    owner = letters.find("S", phrase.first, phrase.head)
    if owner > phrase.first + 1 and letters[owner - 2 : owner] == "PP":
        return Phrase(phrase.first, owner - 1, owner - 1)
    end = letters.rfind("P", phrase.first, phrase.head)
    if (
        end <= phrase.first
        or letters[end - 1] != "P"
        or not gender_of(*bare_name(document.words[phrase.first : end + 1])[:2])
    ):
        return phrase
    return Phrase(phrase.first, end, end) if document.words[end][:1].isupper() else phrase


def shouted(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a transcript's line opens with the phrase: "DANIELA MERCER, HOST:"."""
    document = grammar.document
    low, high = document.bounds[document.sentence_of[phrase.head]]
    words = document.words[phrase.first : phrase.head + 1]
    opens = phrase.first <= low + 1 and len(words) > 1 and all(word.isupper() and len(word) > 1 for word in words)
    return opens and ":" in document.words[phrase.last : min(high, phrase.last + 10)]


def is_body(grammar: Grammar, phrase: Phrase, name: str, titles: set[str]) -> bool:
    """Whether what looks like a person's name is a club's or a firm's: "Real Betis have", "oil giant Tan Emas"."""
    document, after = grammar.document, phrase.last + 1
    if gender_of(name, titles):
        return False
    before = document.folded[max(0, phrase.head - name.count(" ") - 1)]
    joined = phrase.first and document.folded[phrase.first - 1] in {"and", ",", "or"}
    plural = not titles and not joined and document.folded[after : after + 1] in (["have"], ["are"], ["were"])
    return plural or before in BODIES | SHORT_FORMS


def shortened(grammar: Grammar, cast: Cast, phrase: Phrase, name: str) -> Entity | None:
    """Return the organisation whose last word "the Fund" or "the Agency" is."""
    if " " in name or name.lower() not in SHORT_FORMS or grammar.document.folded[phrase.first] != "the":
        return None
    ending = [one for one in cast.with_word(name.lower()) if one.last_seen(phrase.head) >= 0]
    ending = [one for one in ending if one.canonical.endswith(f" {name}")]
    return max(ending, key=lambda one: one.last_seen(phrase.head), default=None)
