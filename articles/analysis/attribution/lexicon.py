"""The words that attribution turns on: verbs of saying and thinking, nouns for speakers and documents, small lists.

The lists only propose and describe; whether a word attributes anything in its sentence is learned.
"""

from __future__ import annotations

from functools import lru_cache

from articles.analysis.attribution.wordlists import words

PERSON_NOUNS = frozenset(words("person nouns"))
GROUP_NOUNS = frozenset(words("group nouns"))
DOCUMENT_NOUNS = frozenset(words("document nouns"))
OUTLET_WORDS = frozenset(words("outlet words"))
TITLES = frozenset(words("titles"))
PRONOUNS = {
    "he": "m",
    "she": "f",
    "it": "n",
    "they": "p",
    "him": "m",
    "her": "f",
    "them": "p",
    "his": "m",
    "hers": "f",
    "i": "1",
    "we": "1p",
    "you": "2",
    "himself": "m",
    "herself": "f",
    "who": "w",
    "which": "w",
    "that": "w",
    "their": "p",
    "its": "n",
}
AUXILIARIES = frozenset(words("auxiliaries"))
BE_FORMS = frozenset(words("be forms"))
MODALS = frozenset(words("modals"))
NEGATIONS = frozenset(words("negations"))
CATENATIVE_NEGATIONS = frozenset(["decline", "refuse", "fail", "stop"])
TIME_WORDS = frozenset(words("time words"))
# What bears a number for a name: "Channel 9", "No 10", "Witness 12".
NUMBERED = OUTLET_WORDS | frozenset(words("numbered"))

# What stands at the end of a quote before its speaker, and what may go on behind his verb: "…,” she grinned as".
CLOSING_QUOTES = frozenset([",", "?", "!", "…", "—", "–"])
MEANWHILE = frozenset(["as", "when", "while", "after", "before"])

_IRREGULAR: dict[str, tuple[str, ...]] = {
    lemma: tuple(forms.split(",")) for lemma, _, forms in (entry.partition(":") for entry in words("irregular verbs"))
}


def inflections(lemma: str) -> tuple[str, ...]:
    """Return the forms of a regular or listed verb, the lemma first."""
    listed = _IRREGULAR.get(lemma)
    if listed:
        return (lemma, *listed)
    if lemma.endswith("e"):
        return lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"
    ending = "es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s"
    return lemma, f"{lemma}{ending}", f"{lemma}ed", f"{lemma}ing"


def _forms(lemmas: tuple[str, ...]) -> dict[str, str]:
    """Return every form of the listed verbs with its lemma; American spellings share the British lemma."""
    return {
        form: f"{lemma[:-3]}ise" if lemma.endswith("ize") and lemma != "prize" else lemma
        for lemma in lemmas
        for form in inflections(lemma)
    }


def _plurals(nouns: tuple[str, ...]) -> dict[str, str]:
    forms = {}
    for noun in nouns:
        forms[noun] = noun
        forms[f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"] = noun
    return forms


# Verbs that report speech whatever follows; of speaking, whose object is the topic; by which documents speak; of
# thinking, feeling, wanting and knowing; by which one source hands on another ("minutes seen by Reuters").
SAYING, ADDRESSING, SHOWING = _forms(words("saying")), _forms(words("addressing")), _forms(words("showing"))
THINKING, RELAYING = _forms(words("thinking")), _forms(words("relaying"))
VERBS: dict[str, str] = {**RELAYING, **THINKING, **SHOWING, **ADDRESSING, **SAYING}
# Nouns that stand for speech or thought: "the claim that …", "fears of …".
SPEECH_NOUNS, THOUGHT_NOUNS = _plurals(words("speech nouns")), _plurals(words("thought nouns"))
ATTITUDE_ADJECTIVES = frozenset(words("attitude adjectives"))
VERB_CLASSES: dict[str, str] = {
    lemma: "".join(
        mark
        for mark, group in (("s", SAYING), ("a", ADDRESSING), ("d", SHOWING), ("t", THINKING), ("r", RELAYING))
        if lemma in group or lemma in group.values()
    )
    for lemma in set(VERBS.values())
}

# Verbs that behave alike, so that the common ones teach the rare ones.
FAMILIES: dict[str, str] = {verb: family for family, _, verb in (entry.partition(":") for entry in words("families"))}


@lru_cache(maxsize=65536)
def noun_class(word: str) -> str:
    """Return what a head noun stands for: person, group, document, time, or ``""``; ``word`` is folded."""
    for form in (word, word[:-1] if word.endswith("s") else word, f"{word[:-3]}y" if word.endswith("ies") else word):
        if form in PERSON_NOUNS:
            return "person"
        if form in DOCUMENT_NOUNS:
            return "document"
        if form in GROUP_NOUNS:
            return "group"
        if form in TIME_WORDS:
            return "time"
    if word.endswith(("woman", "women", "person", "ologist")):
        return "person"
    return ""
