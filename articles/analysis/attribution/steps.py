"""The steps by which words reach an article: who was told, what they stand in, who has seen the paper."""

from __future__ import annotations

from articles.analysis.attribution.cues import Cue
from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.lexicon import noun_class
from articles.analysis.attribution.outlets import is_outlet, may_be_outlet, owner, role_of
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker, speaker_class
from articles.analysis.attribution.wordlists import words as listed
from articles.analysis.types import ViaRole

Step = tuple[Speaker, ViaRole]

_PAPERS = frozenset(listed("papers"))
_TALK = frozenset(listed("giving talk"))
_KEPT = frozenset(listed("kept"))
_HANDED_TO = frozenset(listed("handed to"))
_PLATFORMS = frozenset(listed("platforms"))
_BY_REPORTERS = frozenset(listed("handed on by reporters"))
_OWNING = frozenset(["seen", "obtained", "reviewed", "viewed", "published", "read", "verified", "access", "made"])
_MAKING = frozenset(["published", "released", "circulated", "described", "disclosed", "issued"])
_AUXILIARY = frozenset(["was", "were", "has", "have", "had", "is", "are", "been"])
_REACH = 18


def steps_of(grammar: Grammar, decision: Decision) -> list[Step]:
    """Return what hands on the words of a decision inside its sentence, nearest to the speaker first."""
    found = [_written_in(grammar, decision), _told(grammar, decision) or _interviewed(grammar, decision)]
    return [step for step in found if step]


def _outlet(grammar: Grammar, phrase: Phrase | None, route: str) -> Step | None:
    """Return the phrase as an outlet: itself, "a reporter for the Post", or the owner in "the BBC's programme"."""
    if phrase is None:
        return None
    document, after = grammar.document, phrase.last + 1
    if noun_class(document.folded[phrase.head]) == "person" and document.folded[after : after + 1] in (
        ["for"],
        ["from"],
        ["with"],
        ["of"],
    ):
        employer = grammar.starting.get(after + 1)
        found = employer is not None and may_be_outlet(grammar, employer)
        return (Speaker(employer, employer.first, employer.last, route), "outlet") if employer and found else None
    own = owner(grammar, phrase)
    return Speaker(own, own.first, own.last, route), "outlet"


def _is_named_outlet(grammar: Grammar, phrase: Phrase) -> bool:
    own = owner(grammar, phrase)
    return is_outlet(grammar, Speaker(own, own.first, own.last, "told"))


def _told(grammar: Grammar, decision: Decision) -> Step | None:
    """Return the outlet of "told A", "described … to A" and "by two bankers to A"."""
    document, cue = grammar.document, decision.cue
    if cue.lemma == "tell" and not (cue.group and cue.group.passive):
        phrase = grammar.starting.get(cue.last + 1)
        if document.folded[cue.last + 1 : cue.last + 2] in (["me"], ["us"]) and document.quoted[cue.last + 1] < 0:
            return _ourselves(cue.last + 1)
        if phrase and document.folded[phrase.first] in {"our", "this"} and document.quoted[phrase.first] < 0:
            return Speaker(phrase, phrase.first, phrase.last, "told"), "outlet"
        step = _outlet(grammar, phrase, "told")
        return step if step and may_be_outlet(grammar, step[0].phrase) else None
    high = document.bounds[decision.sentence][1]
    for token in range(cue.last + 1, min(high - 1, cue.last + 12)):
        if grammar.letters[token] in 'VM":' or document.words[token] in {",", ";"} or document.folded[token] == "that":
            return None
        if document.folded[token] == "to" and _is_named_outlet_at(grammar, token + 1):
            return _outlet(grammar, grammar.starting[token + 1], "told")
    return None


def _ourselves(token: int) -> Step:
    phrase = Phrase(token, token, token)
    return Speaker(phrase, token, token, "told"), "outlet"


def _is_named_outlet_at(grammar: Grammar, token: int) -> bool:
    phrase = grammar.starting.get(token)
    return phrase is not None and _is_named_outlet(grammar, phrase)


def _interviewed(grammar: Grammar, decision: Decision) -> Step | None:
    """Return the outlet of "in an interview with the BBC", "speaking to Sky News", "said on Radio Vesta"."""
    document, cue = grammar.document, decision.cue
    low, high = document.bounds[decision.sentence]
    for token in range(max(low, cue.first - _REACH), min(high - 2, cue.last + _REACH)):
        if token > cue.last and (grammar.letters[token] in "VM" or document.folded[token] == "that"):
            break
        if document.quoted[token] != document.quoted[cue.token] or document.folded[token + 1] not in _LEADING_TO:
            continue
        phrase = grammar.starting.get(token + 2)
        if phrase is None or not document.words[phrase.head][0].isalpha():
            continue
        named = _is_named_outlet(grammar, phrase)
        talks = document.folded[token] in _TALK
        spoken = token == cue.last and document.folded[token + 1] == "on"
        named = named or (spoken and document.folded[phrase.last] in _PLATFORMS)
        asked = document.folded[token + 1] == "by" and "asked" in document.folded[low:token]
        talks = talks or (document.folded[token] in _BY_REPORTERS and token < cue.first and named)
        with_whom = document.folded[token + 1] in {"with", "to"} and may_be_outlet(grammar, phrase)
        if ((talks or spoken or asked or document.folded[token] in _PAPERS) and named) or (talks and with_whom):
            return _outlet(grammar, phrase, "told")
    return None


_LEADING_TO = frozenset(["with", "to", "on", "for", "by", "in"])


def _written_in(grammar: Grammar, decision: Decision) -> Step | None:
    """Return the letter of "B wrote in a letter to staff": a paper that the words stand in."""
    document, cue = grammar.document, decision.cue
    low, high = document.bounds[decision.sentence]
    for token in range(max(low, cue.first - _REACH), min(high - 1, cue.last + 12)):
        if token > cue.last and document.folded[token] == "that":
            break
        if document.folded[token] != "in" or document.quoted[token] != document.quoted[cue.token]:
            continue
        phrase = grammar.starting.get(token + 1)
        if phrase and document.folded[phrase.head] in _PAPERS:
            return Speaker(phrase, phrase.first, paper_end(grammar, phrase, high), "written"), "document"
    return None


def paper_end(grammar: Grammar, phrase: Phrase, high: int) -> int:
    """Return the last token of a paper's mention: "letter to creditors", without who has seen it or when."""
    end = grammar.extend_right(phrase, high)
    for token in range(phrase.last + 1, min(end, phrase.last + 6) + 1):
        following = grammar.document.folded[token]
        if following == "to" and _is_named_outlet_at(grammar, token + 1):
            return token - 1
        if following in _KEPT | {"dated", "signed", "sent"} or grammar.document.words[token] in {",", "(", ";"}:
            return token - 1
    return min(end, phrase.last + 5)


def keeper_of(grammar: Grammar, paper: Speaker) -> Step | None:
    """Return who has a paper ("minutes seen by A", "a memo which A has obtained") or has heard a person."""
    document = grammar.document
    high = document.bounds[document.sentence_of[paper.phrase.head]][1]
    quoted = document.quoted[paper.phrase.head]
    relative = False
    person = speaker_class(grammar, paper.phrase) != "document"
    kept = _BY_REPORTERS if person else _KEPT
    for token in range(paper.phrase.last + 1, min(high - 1, paper.phrase.last + _REACH)):
        word = document.folded[token]
        if document.quoted[token] != quoted or document.words[token] in {".", ";", ":"}:
            return None
        if word in {"which", "that"} and not person:
            found = _having(grammar, token + 1, high)
            if found:
                return found
            relative = word == "which"
        following = document.folded[token + 1 : token + 2]
        if following == ["by"] and (word in kept or word == "public"):
            return _keeper(grammar, token + 2, only_outlets=word in _MAKING)
        if following in (["to"], ["with"]) and word in _HANDED_TO and not person:
            return _keeper(grammar, token + 2, only_outlets=True)
        passes = word in kept | _HANDED_TO | {"made"} or (relative and word in _AUXILIARY)
        if grammar.letters[token] in "VM" and not passes:
            return None
    return None


def paper_held_by(grammar: Grammar, speaker: Speaker) -> Speaker | None:
    """Return the paper in "a report leaked to A says …", where A was taken for who says it."""
    document, first = grammar.document, speaker.phrase.first
    low = document.bounds[document.sentence_of[first]][0]
    if first - 3 < low or document.folded[first - 1] not in {"by", "to", "with"}:
        return None
    if document.folded[first - 2] not in _KEPT | _HANDED_TO:
        return None
    for phrase in reversed([p for p in grammar.phrases[document.sentence_of[first]] if p.last < first - 2]):
        if set("VM") & set(grammar.letters[phrase.last + 1 : first - 2]) or phrase.last < first - _REACH:
            return None
        kind = speaker_class(grammar, phrase)
        adjacent = phrase.last == first - 3 and kind == "other" and document.folded[phrase.head] not in _TALK
        if kind == "document" or adjacent:
            return Speaker(phrase, phrase.first, phrase.last, "modified")
    return None


def held_paper(grammar: Grammar, number: int) -> tuple[Speaker, Step] | None:
    """Return the paper and who has it of a sentence such as "The Mercury has obtained a memo on the affair"."""
    document = grammar.document
    low, high = document.bounds[number]
    for token in range(low + 1, high - 1):
        if document.folded[token] in _OWNING and grammar.letters[token] in "VE" and document.quoted[token] < 0:
            paper = next((p for p in grammar.phrases[number] if token < p.first <= token + 3), None)
            if paper and document.folded[paper.head : paper.head + 2] == ["copy", "of"]:
                paper = grammar.starting.get(paper.head + 2)
            holder = next((p for p in grammar.phrases[number] if token - 3 <= p.last < token), None)
            if paper and holder and speaker_class(grammar, paper) == "document":
                step = _keeper(grammar, holder.first, only_outlets=True)
                return (Speaker(paper, paper.first, paper_end(grammar, paper, high), "held"), step) if step else None
    return None


def _having(grammar: Grammar, token: int, high: int) -> Step | None:
    """Return A of "which A has seen", "of which A published parts", "to which A had access"."""
    document = grammar.document
    phrase = grammar.starting.get(token)
    if phrase is None:
        return None
    end = phrase.last + 1
    if _OWNING & set(document.folded[end : min(end + 3, high)]):
        return _keeper(grammar, token)
    return None


def _keeper(grammar: Grammar, token: int, *, only_outlets: bool = False) -> Step | None:
    """Return the phrase at ``token`` as who has the paper; "by Reuters" and "by the ombudsman", not "by email"."""
    phrase = grammar.starting.get(token)
    if phrase is None:
        return None
    own = owner(grammar, phrase)
    speaker = Speaker(own, own.first, own.last, "agent")
    document = grammar.document
    listed_outlet = is_outlet(grammar, speaker)
    named = grammar.letters[own.head] == "P" or document.words[own.head][:1].isupper()
    if only_outlets:
        allowed = listed_outlet or (named and may_be_outlet(grammar, own))
    else:
        allowed = listed_outlet or named or noun_class(document.folded[own.head]) in {"person", "group"}
    return (speaker, role_of(grammar, speaker)) if allowed else None


def by_agent(grammar: Grammar, cue: Cue) -> bool:
    """Whether "by" follows the cue, or "in" with an outlet ("quoted in the Herald"), or "with" ("shared with")."""
    document = grammar.document
    following = document.folded[cue.last + 1 : cue.last + 4]
    if "by" in following or document.folded[cue.token + 1 : cue.token + 2] == ["with"]:
        return True
    return following[:1] == ["in"] and _is_named_outlet_at(grammar, cue.last + 2)
