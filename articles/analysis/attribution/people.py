"""Nouns for people: those that lists know, those that endings tell, where somebody is from, titles that mean alike."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.analysis.attribution.lexicon import OUTLET_WORDS, SPEECH_NOUNS, THOUGHT_NOUNS, noun_class

_AGENTS = re.compile(r"[a-z-]{3,}(?:er|or|ist|ian|eer|arch|man|maid|smith|wright|keeper|master)")
_NO_AGENTS_TEXT = """
number order matter power water letter paper winter summer october november december september offer member
river tower cover corner border chapter computer dinner center theater theatre folder disaster error motor sector
mirror factor tractor reactor monitor tutor floor door major minor poster banner counter container shower
prayer answer manner career fear gear hour labor harbor behavior behaviour favor rumor ladder meter filter
shelter tender cluster register newsletter timber rubber copper silver weather feather leather master arrear
tanker freighter steamer trawler cutter helicopter charter quarter barrier carrier frontier engineer list twist
waist wrist mist fist exist resist march search monster character parameter danger finger hunger anger
"""
_NO_AGENTS = frozenset(_NO_AGENTS_TEXT.split())
_ORIGINS_TEXT = """
argentine swede dane finn turk pole serb croat czech slovak slovene greek briton englishman frenchman irishman
scot scotsman welshman dutchman spaniard iraqi israeli pakistani afghan saudi yemeni emirati qatari kuwaiti thai
filipino uzbek kazakh kyrgyz tajik bengali somali new-zealander icelander luxembourger uruguayan swiss
"""
_NO_ORIGINS = frozenset(["vatican", "caspian"])
_ORIGINS = frozenset(_ORIGINS_TEXT.split())
_FROM = re.compile(r"[A-Z][a-z]+(?:ian|ean|ese|can|uan|yan|gan|ban)")
_ALIKE = [
    frozenset(group.split())
    for group in (
        "judge justice magistrate",
        "officer policeman policewoman constable inspector sergeant superintendent detective",
        "officer captain colonel major general lieutenant commander admiral brigadier soldier",
        "envoy ambassador diplomat",
        "lawyer attorney barrister counsel solicitor advocate",
        "boss chief head director chairman chairwoman chair executive ceo president",
        "minister secretary",
        "lawmaker mp senator congressman congresswoman deputy representative politician councillor councilman",
        "monarch king queen ruler prince",
        "doctor dr surgeon physician medic consultant",
        "professor prof academic scholar researcher scientist expert historian economist",
        "priest pastor reverend bishop archbishop cleric imam",
        "founder co-founder cofounder",
        "head headteacher headmaster headmistress principal",
        "coach manager trainer",
        "author writer novelist poet",
    )
]


@lru_cache(maxsize=4096)
def is_person_noun(word: str) -> bool:
    """Whether a singular noun, folded, is one for people: a listed one or, by its ending, "shipowner", "florist"."""
    kind = noun_class(word)
    if kind:
        return kind == "person"
    if word in SPEECH_NOUNS or word in THOUGHT_NOUNS or word in _NO_AGENTS:
        return False
    return word in _ORIGINS or bool(_AGENTS.fullmatch(word))


def is_origin(word: str) -> bool:
    """Whether a capitalised word can be somebody called by where he is from: "the Brazilian"."""
    folded = word.lower()
    if folded in OUTLET_WORDS or folded in _NO_ORIGINS:
        return False
    return word[:1].isupper() and (folded in _ORIGINS or bool(_FROM.fullmatch(word)))


@lru_cache(maxsize=4096)
def alike(word: str) -> frozenset[str]:
    """Return the titles that somebody with the title ``word`` can be called by too: "magistrate" for a judge."""
    return frozenset().union(*(group for group in _ALIKE if word in group)) - {word}
