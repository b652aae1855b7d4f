# ruff: noqa: SIM905 - lists of words read best as words
"""What a claim denies, in its own words, and the words with which the other side states it."""

from __future__ import annotations

import re

from articles.analysis.contradiction.claims import Prepared
from articles.analysis.contradiction.number_words import FAMILY_OF
from articles.analysis.contradiction.pointing import stretches
from articles.analysis.contradiction.words import FUNCTION_WORDS, Word, is_past, verb_of
from articles.analysis.types import Span

# Words that carry nothing elsewhere and are what is denied here: "no one was told".
_SAYING = frozenset("told said reported say report added".split())
# What is denied ends before these, which only tell when or where.
_PREPOSITIONS = frozenset(
    "following despite among amongst along across towards toward near around since unless".split()
)
_NOBODY = frozenset("none nobody nothing neither".split())
_AUXILIARIES = frozenset("was were is are has have had did does do will would could can been be".split())
_RELATIVES = frozenset("who whom whose which that when where while if as".split())
# Said of the same people or things, these are the contrary of "none" and "neither".
_ALL = frozenset("all both every each some several many most".split())
_SMALL = frozenset("of the a an their its his her".split())
_MOST_WORDS = 4
_PARTICLE = re.compile(r" (?:up|down|off|out|away|over)\b")


def _tells(word: Word) -> bool:
    told = word.lower not in FUNCTION_WORDS or word.lower in _SAYING
    return told and not word.lower[0].isdecimal() and word.lower not in _PREPOSITIONS


def _denied(of: Prepared, denial: Span) -> list[Word]:
    """Return the words that the denial is about: "black box" of "no black box was found"."""
    after = [word for word in of.tokens if word.start >= denial.end]
    first = next((at for at, word in enumerate(after) if _tells(word)), None)
    if first is None:
        return []
    found = [after[first]]
    of_nobody = _is_nobody(of, denial)
    for word in after[first + 1 :]:
        passed = of.text[found[-1].end : word.start].strip()
        if passed and not (of_nobody and passed in _AUXILIARIES):
            break
        if _tells(word) and len(found) < _MOST_WORDS:
            found.append(word)
        elif not (of_nobody and word.lower in _AUXILIARIES):
            break
    return found


def _is_nobody(of: Prepared, denial: Span) -> bool:
    following = of.text[denial.end :].lstrip().lower()
    said = denial.of(of.text).lower()
    return said in _NOBODY or (said == "no" and following.startswith(("one ", "body ")))


def _same_words(denied: list[Word], stating: Prepared, *, to_the_end: bool) -> Span | None:
    """Return where the other side has words of the denial, with how many there are of them.

    With ``to_the_end`` the last word must be among them: of "no customer data" it is the data that is denied.
    """
    keys = {verb_of(word) for word in denied}
    # What there is none of is a thing, and not what it would have done: "no customer data left".
    things = denied[:-1] if len(denied) > 1 and is_past(denied[-1]) else denied
    for at, word in enumerate(stating.tokens):
        if verb_of(word) not in keys or not _tells(word):
            continue
        last = word
        for following in stating.tokens[at + 1 :]:
            if (
                stating.text[last.end : following.start] != " "
                or verb_of(following) not in keys
                or not _tells(following)
            ):
                break
            last = following
        counted = [one.span for one in stating.numbers if stating.text[one.span.end : word.start] == " "]
        if counted and last.lower.endswith("s"):
            return Span(counted[0].start, last.end)
        if not to_the_end or verb_of(last) in {verb_of(denied[-1]), verb_of(things[-1])}:
            return Span(word.start, last.end)
    return None


def _verb(of: Prepared, denied: list[Word]) -> list[Word]:
    """Return what nobody did: attending, of "nobody from the ministry attended", and not the ministry."""
    last = denied[-1]
    before = next((word.lower for word in reversed(of.tokens) if word.end < last.start), "")
    return [last] if is_past(last) or before in _AUXILIARIES or before == "to" else []


def _all_of_them(denying: Prepared, whole: Span, stating: Prepared) -> Span | None:
    """Return "both brothers" where the other side says "neither of the brothers"."""
    named = {word.stem for word in denying.tokens if whole.start < word.start < whole.end} - _SMALL
    for at, word in enumerate(stating.tokens):
        following = stating.tokens[at + 1 : at + 5]
        end = max((other.end for other in following if other.stem in named), default=None)
        if word.lower in _ALL and end and not _RELATIVES.intersection(other.lower for other in following):
            return Span(word.start, end)
    return None


def _amount(denied: list[Word], stating: Prepared) -> Span | None:
    """Return how many there are of what is denied, or of its like, by the other side: "a dozen" houses, no homes."""
    families = {family for word in denied for family in FAMILY_OF.get(word.stem, ())}
    for one in stating.numbers:
        counted = {family for word in one.counted for family in FAMILY_OF.get(word, ())}
        if not one.dimension and one.value and families & counted:
            return one.span
    return None


def _deed(stating: Prepared, denying: Prepared) -> Span | None:
    """Return the other side's own verb, outside "who …" and "that …": a past tense, as far as a form tells."""
    for at, word in enumerate(stating.tokens):
        if not is_past(word) or word.text[0].isupper() or word.stem in denying.stems or word.lower in FUNCTION_WORDS:
            continue
        before = [other.lower for other in stating.tokens[max(0, at - 3) : at]]
        if _RELATIVES.intersection(before) or before[-1:] in (["the"], ["a"], ["an"]):
            continue
        particle = _PARTICLE.match(stating.text, word.end)
        if particle:
            return Span(word.start, particle.end())
        # "Opened fire" is one deed.
        for following in stating.tokens[at + 1 : at + 2]:
            counts = any(one.span.start <= following.start < one.span.end for one in stating.numbers)
            beside_it = stating.text[word.end : following.start] == " " and following.text.islower()
            if beside_it and _tells(following) and not counts:
                return Span(word.start, following.end)
        return word.span
    return None


def denial_and_statement(denying: Prepared, stating: Prepared) -> tuple[Span, Span | None]:
    """Return the words with which one side denies, and those of the other that they deny; ``None`` if none can be told.

    A word is quoted as stated only if it is denied: that both sides name the fire does not mean that one denies it.
    """
    denial = denying.negations[0]
    denied = _denied(denying, denial)
    whole = Span(denial.start, denied[-1].end if denied else denial.end)
    if not denied:
        return whole, None
    said = denial.of(denying.text).lower()
    of_nobody = _is_nobody(denying, denial)
    of_a_deed = said in {"not", "never", "cannot"} or said.endswith(("n't", "n’t"))
    stated = _all_of_them(denying, whole, stating) if of_nobody else None
    about = _verb(denying, denied) if of_nobody else denied
    stated = stated or (_same_words(about, stating, to_the_end=not of_a_deed) if about else None)
    if stated is None and said != "never":
        stated = _amount(denied, stating)
    if stated is None and (of_nobody or of_a_deed):
        stated = _deed(stating, denying)
    return whole, stated


def beside(stating: Prepared, denying: Prepared) -> Span:
    """Return what to mark of the stating side where no word of it can be told to be denied: the most of its own."""
    return max(stretches(stating, denying), key=lambda span: span.end - span.start)
