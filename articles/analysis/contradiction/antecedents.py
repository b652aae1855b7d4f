"""Whom a pronoun at the head of a claim means, by the sentences before it.

A wrong name is worse than a pronoun: "Cairo has not taught a child since" clashes with everything about Cairo. So only
somebody of the right sort is taken: a person for "she", a thing or a body for "it", and of two the first named, as the
subject of a sentence is what the next one goes on about (centering: Grosz, Joshi and Weinstein 1995).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from articles.analysis.attribution.names import gender_of, is_organisation_word, is_title
from articles.analysis.contradiction.names import Name, is_of_state, names
from articles.analysis.contradiction.words import words

_GENDER = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_THINGS = frozenset(["it", "its"])
_SENTENCE = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[A-Z“\"])")
# What stands before a place rather than before whom the sentence is about.
_BEFORE_PLACES = frozenset(["in", "at", "from", "near", "to", "into", "outside", "across", "around", "off", "via"])
_SENTENCES_BACK = 2


class _Candidate(NamedTuple):
    name: str
    sort: str  # "person", "place" or "other"
    gender: str


def _candidate(sentence: str, name: Name, full_names: frozenset[str]) -> _Candidate:
    text = re.sub(r"['’]s?$", "", name.span.of(sentence))
    before = re.findall(r"[\w.’'-]+", sentence[: name.span.start])
    last = before[-1] if before else ""
    titled = is_title(last.rstrip("."))
    parts = text.split()
    gender = gender_of(text, {last.lower().rstrip(".")})
    if titled or gender:
        return _Candidate(text, "person", gender)
    owner = len(parts) > 1 and text != name.span.of(sentence)  # "in Tomás Baldé's handwriting"
    if is_of_state(name) or (last.lower() in _BEFORE_PLACES and not owner):
        return _Candidate(text, "place", "")
    body = last.lower() in {"the", "a", "an"} or is_organisation_word(parts[-1]) or any(p.isupper() for p in parts)
    if body or not (len(parts) in {2, 3} or text in full_names):
        return _Candidate(text, "other", "")
    return _Candidate(text, "person", "")


def _candidates(sentence: str, context: str) -> list[_Candidate]:
    # "Mgaya" is somebody's if it ended somebody's name before: "Hamisi Mgaya".
    surnames = frozenset(re.findall(r"(?<=[a-zà-ÿ] )([A-ZÀ-Ý][\w’'-]+)", context))
    return [_candidate(sentence, name, surnames) for name in names(sentence, words(sentence))]


def antecedent(context: str, pronoun: str) -> str:
    """Return the name that ``pronoun`` (lower case) most likely means after ``context``, or "" if none fits."""
    sentences = [part for part in _SENTENCE.split(context.strip()) if part]
    gender = _GENDER.get(pronoun)
    for sentence in reversed(sentences[-_SENTENCES_BACK:]):
        found = _candidates(sentence, context)
        if gender:
            fits = [one.name for one in found if one.sort == "person" and one.gender in {gender, ""}]
        elif pronoun in _THINGS:
            fits = [one.name for one in found if one.sort == "other"]
        else:
            fits = []
        if fits:
            return fits[0]
        if pronoun in _THINGS:
            # What "it" means stands in the sentence before, named or not.
            return ""
    return ""
