"""Who answers a question that a sentence opens with: "Asked about the cracks, it referred them to the ministry"."""

from __future__ import annotations

from articles.analysis.attribution.cues import Cue
from articles.analysis.attribution.phrases import Grammar
from articles.analysis.attribution.speakers import Speaker, speaker_class

_ASKED = frozenset(["asked", "pressed", "questioned", "quizzed", "challenged", "queried"])
_OPENING = frozenset(["when", "if", "also", "repeatedly"])
_MEANS = frozenset(["email", "e-mail", "phone", "telephone", "text", "letter", "reporters", "journalists"])
ANSWERS = "answers"  # the route of who was asked and says something


def questioned(grammar: Grammar, cue: Cue) -> Speaker | None:
    """Return who was asked something that opens the sentence and answers behind its comma, unless it says who asked."""
    document = grammar.document
    low, high = document.bounds[document.sentence_of[cue.token]]
    opens = cue.first == low or (cue.first == low + 1 and document.folded[low] in _OPENING)
    asked = opens and document.folded[cue.token] in _ASKED and grammar.letters[cue.token] in "EV"
    if not asked or not _is_question(grammar, cue) or _names_who_asked(grammar, cue):
        return None
    for token in range(cue.last + 1, high - 2):
        person = grammar.starting.get(token + 1)
        if document.words[token] != "," or person is None or document.quoted[token] >= 0:
            continue
        verb = person.last + 1
        while verb < high and grammar.letters[verb] == "R":
            verb += 1
        acts = verb < high and grammar.letters[verb] in "VME"
        if acts and speaker_class(grammar, person) not in {"time", "document"}:
            return Speaker(person, person.first, person.last, ANSWERS)
    return None


def is_answer(speaker: Speaker | None, asked: Speaker | None) -> bool:
    """Whether a verb's subject is who was asked at the sentence's opening, and nobody else can be meant."""
    known = speaker is not None and asked is not None and asked.route == ANSWERS
    return known and speaker.phrase.head == asked.phrase.head


def _is_question(grammar: Grammar, cue: Cue) -> bool:
    """Whether words are asked for: not "Asked to leave, the men went", "Asked for help, the army sent boats"."""
    folded, after = grammar.document.folded, cue.last + 1
    if after >= len(folded):
        return False  # a line that breaks off
    if folded[after] == "for":
        return "comment" in folded[after + 1 : after + 4] or "response" in folded[after + 1 : after + 4]
    return grammar.letters[after] in "IHW,"


def _names_who_asked(grammar: Grammar, cue: Cue) -> bool:
    """Whether "by" and somebody stand behind the verb: "Asked by the Courier", but not "Asked by email"."""
    folded, after = grammar.document.folded, cue.last + 1
    return folded[after] == "by" and bool(set(folded[after + 1 : after + 2]) - _MEANS)
