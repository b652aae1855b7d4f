"""Where what the sentence before says comes from: "The decision, first reported by A, citing B, …"."""

from __future__ import annotations

from articles.analysis.attribution.cues import Cue
from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.lexicon import SHOWING, noun_class
from articles.analysis.attribution.outlets import is_outlet, may_be_outlet, owner, role_of
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker, speaker_class
from articles.analysis.attribution.steps import Step, keeper_of, paper_end
from articles.analysis.attribution.wordlists import words as listed

_PROVENANCE = frozenset(listed("provenance"))
_POINTING = frozenset(["the", "this", "that", "these", "those", "its", "his", "her", "their"])
_AUXILIARY = frozenset(["was", "were", "is", "are", "has", "have", "had", "been", "be", "made", "came", "comes"])
_CITED = frozenset(["citing", "quoting", "cited", "cites", "quoted", "quotes", "of", "seen", "obtained"])
_SURE = 0.75

Found = tuple[list[Decision], Speaker, list[Step]]


def back_reference(grammar: Grammar, number: int, decisions: list[Decision]) -> Found | None:
    """Return the decisions, the origin and the chain of a sentence that tells where the one before comes from.

    Such a sentence opens with what the one before told ("The decision", "That figure", "This"), which then is
    reported, published, mentioned … by, in or through somebody. Where no decision was made, one is returned that
    stands for the first word of provenance, if there is a chain at all.
    """
    subject = _subject(grammar, number)
    if subject is None or _speaks(grammar, subject, decisions):
        return None
    zone = _zone(grammar, subject, number)
    if zone is None:
        return None
    first, last = zone
    named = _named(grammar, first, last)
    own = [
        one
        for one in decisions
        if first <= one.cue.token <= last or (one.speaker and one.speaker.phrase.head == subject.head)
    ]
    outlets = [speaker for _, speaker in named if is_outlet(grammar, speaker)]
    others = sorted((n, s.phrase.first, s) for n, s in named if s not in outlets)
    speakers = [speaker for _, _, speaker in others] + outlets
    if not speakers or (len(speakers) < 2 and not own):
        return None
    origin = speakers[0]
    via = [(speaker, role_of(grammar, speaker)) for speaker in speakers[1:]]
    if speaker_class(grammar, origin.phrase) == "document" and not via:
        keeper = keeper_of(grammar, origin)
        via = [keeper] if keeper else []
    if not own:
        cue = Cue("verb", grammar.document.folded[first], first, first, first)
        own = [Decision(number, cue, "speech", _SURE, origin, _SURE, origin)]
    return own, origin, via


def takes_up(grammar: Grammar, number: int) -> bool:
    """Whether a sentence goes on about the one before: it opens with "It", "This" or "The proposal"."""
    document = grammar.document
    low, high = document.bounds[number]
    opens = low < high and document.folded[low] in {"it", "this", "that"} and grammar.letters[low] in "OD"
    return opens or _subject(grammar, number) is not None


def _speaks(grammar: Grammar, subject: Phrase, decisions: list[Decision]) -> bool:
    """Whether the subject is a paper that says something itself: "The report, first published by A, says …"."""
    if noun_class(grammar.document.folded[subject.head]) != "document":
        return False
    return any(
        one.speaker and one.speaker.phrase.head == subject.head and one.guess and one.guess.route != "agent"
        for one in decisions
        if one.cue.lemma in SHOWING.values()
    )


def _subject(grammar: Grammar, number: int) -> Phrase | None:
    """Return "The decision", "That figure" or a bare "This" at the start of a sentence with one before it."""
    document = grammar.document
    low, high = document.bounds[number]
    if not number or low >= high or document.folded[low] not in _POINTING or document.quoted[low] >= 0:
        return None
    phrase = grammar.starting.get(low) or Phrase(low, low, low)
    if phrase.first == phrase.last:
        return phrase if document.folded[low] in {"this", "that"} else None
    common = grammar.letters[phrase.head] == "N" and "S" not in grammar.letters[phrase.first : phrase.head]
    speaks = noun_class(document.folded[phrase.head]) in {"person", "group", "time"}
    return phrase if common and not speaks and phrase.last - phrase.first <= 3 else None


def _zone(grammar: Grammar, subject: Phrase, number: int) -> tuple[int, int] | None:
    """Return the first word of provenance after the subject and the last token before another verb's clause."""
    document = grammar.document
    high = document.bounds[number][1]
    first = None
    for token in range(subject.last + 1, high):
        word, letter = document.folded[token], grammar.letters[token]
        if document.quoted[token] >= 0 or document.words[token] in {";", ":"}:
            return (first, token - 1) if first else None
        if word in _PROVENANCE and letter in "VEBJNG":
            first = first or token
        elif letter in "VMEB" and (
            word not in _AUXILIARY | _CITED or (word == "made" and document.folded[token + 1] != "public")
        ):
            return (first, token - 1) if first else None
        elif first is None and (letter in "NPG" or token - subject.last > 8):
            return None
    return (first, high - 1) if first else None


def _end(grammar: Grammar, speaker: Speaker) -> int:
    """Return where a mention ends for what may follow: a paper with its author, a name without its description."""
    return speaker.last if speaker_class(grammar, speaker.phrase) == "document" else speaker.phrase.last


def _named(grammar: Grammar, first: int, last: int) -> list[tuple[int, Speaker]]:
    """Return who or what the tokens from ``first`` to ``last`` name as source, those that are cited first (0)."""
    document = grammar.document
    found: list[tuple[int, Speaker]] = []
    for token in range(first, last):
        word = document.folded[token]
        start = token + 1
        if word == "which" and start in grammar.starting:
            word, start = "by", token + 1
        phrase = grammar.starting.get(start)
        if phrase is None or phrase.last > last or any(phrase.first <= _end(grammar, s) for _, s in found):
            continue
        phrase = owner(grammar, phrase)
        kind = speaker_class(grammar, phrase)
        end = phrase.last if kind in {"outlet", "proper"} else paper_end(grammar, phrase, last + 1)
        speaker = Speaker(phrase, phrase.first, end, "agent")
        cited = word in _CITED and (word != "of" or document.folded[token - 1] in {"strength", "basis", "evidence"})
        speaks = kind in {"person", "group", "document", "titled", "outlet", "proper"} or is_outlet(grammar, speaker)
        allowed = {
            "by": speaks or document.folded[phrase.first] in {"a", "an", "two", "three", "several"},
            "from": kind in {"person", "document", "other"} and document.folded[token - 1] in {"comes", "came", "come"},
            "seen": kind in {"document", "other"},
            "obtained": kind in {"document", "other"},
            "in": kind == "document" or is_outlet(grammar, speaker),
            "through": speaks,
            "to": is_outlet(grammar, speaker) or (kind == "proper" and may_be_outlet(grammar, phrase)),
            "with": is_outlet(grammar, speaker),
        }.get(word, cited and (speaks or document.folded[phrase.first] in {"a", "an", "two", "three"}))
        if allowed:
            found.append((0 if cited else 1, speaker))
    return found
