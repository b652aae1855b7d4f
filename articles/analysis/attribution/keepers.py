"""Who has a paper, and who gave it: "minutes seen by A", "a memo which A has obtained", "shared with A by B"."""

from __future__ import annotations

from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.lexicon import noun_class
from articles.analysis.attribution.outlets import is_outlet, may_be_outlet, owner, role_of
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker, speaker_class
from articles.analysis.attribution.steps import BY_REPORTERS, HAVING, KEPT, OWNING, PAPERS, TALK, Step, counted
from articles.analysis.attribution.wordlists import words as listed

_HANDED_TO = frozenset(listed("handed to"))
_MAKING = frozenset(["published", "released", "circulated", "described", "disclosed", "issued"])
_ANSWERS = frozenset(["statement", "reply", "response", "answer", "replies", "answers"])
_BRINGING_OUT = (["brought", "to", "light"], ["made", "public"], ["laid", "bare"])
_MEANS = frozenset(["email", "post", "mistake", "accident", "hand"])
_HAD = frozenset(["seen", "obtained", "reviewed", "viewed", "acquired", "examined", "leaked", "shared"])
_REACH = 18
_COPY_OF = 7


def keeper_of(grammar: Grammar, paper: Speaker) -> Step | None:
    """Return who has a paper ("minutes seen by A", "a memo which A has obtained") or has heard a person."""
    document = grammar.document
    kind = speaker_class(grammar, paper.phrase)
    person = kind not in {"document", "other"} and document.folded[paper.phrase.head] not in PAPERS
    kept = BY_REPORTERS if person else KEPT | BY_REPORTERS if kind == "other" else KEPT
    addressed = None if person else _addressed_outlet(grammar, paper, paper.phrase.last + 1)
    return addressed or _kept_behind(grammar, paper, kept, person=person)


def _kept_behind(grammar: Grammar, paper: Speaker, kept: frozenset[str], *, person: bool) -> Step | None:
    """Return who has the paper by the words behind it; ``kept`` are the participles that tell of having it."""
    document = grammar.document
    high = document.bounds[document.sentence_of[paper.phrase.head]][1]
    quoted = document.quoted[paper.phrase.head]
    relative, how = False, ""
    for token in range(paper.phrase.last + 1, min(high - 1, paper.phrase.last + _REACH + 8)):
        word = document.folded[token]
        if document.quoted[token] != quoted or document.words[token] in {".", ";", ":"} or word == "according":
            return None
        opens = word in {"which", "that"}
        beside = token == paper.phrase.last + 1 and document.words[token][:1].isupper()
        if (opens or beside) and not person:
            found = _having(grammar, token + opens, high)  # "which A has seen", "a report A has seen"
            if found:
                return found
            relative = relative or opens
        if word == "by" and (how in kept or how in {"public", "light"}):
            return keeper_at(grammar, token + 1, only_outlets=how in _MAKING)
        if word in {"to", "with"} and not person and (how in _HANDED_TO or (relative and how == "is")):
            found = keeper_at(grammar, token + 1, only_outlets=how != "shared")
            if found and (how != "shared" or document.words[found[0].phrase.head][:1].isupper()):
                return found
        passes = word in kept | _HANDED_TO | {"made", "brought", "dated", "signed", "sent"} or (
            relative and word in HAVING
        )
        how = word if passes or word in {"public", "light"} else how
        noun = grammar.letters[: token + 1].rstrip("VM").endswith("D")  # "under a records request"
        if grammar.letters[token] in "VM" and not passes and not noun:
            return None
    return None


def goes_on_behind_keeper(grammar: Grammar, paper: Phrase) -> bool:
    """Whether a paper's sentence goes on behind who has it: "The draft, a copy of which was seen by A, would ban …"."""
    document, comma = grammar.document, paper.last + 1
    high = document.bounds[document.sentence_of[paper.head]][1]
    if document.words[comma : comma + 1] != [","]:
        return False
    end = next((token for token in range(comma + 1, high) if document.words[token] == ","), high)
    speaker = Speaker(paper, paper.first, paper.last, "modified")
    had = bool(_HAD.intersection(document.folded[comma + 1 : end])) and keeper_of(grammar, speaker)
    return bool(had) and grammar.letters[end + 1 : end + 2] in {"V", "M"}


def _addressed_outlet(grammar: Grammar, paper: Speaker, token: int) -> Step | None:
    """Return A of "in a reply to the A website": what is written to an outlet came through that."""
    if grammar.document.folded[token : token + 1] != ["to"]:
        return None
    step = keeper_at(grammar, token + 1, only_outlets=True)
    if step is None or is_outlet(grammar, step[0]):
        return step
    exchange = grammar.document.words[step[0].phrase.head].isupper()  # "a statement to the ASX"
    answers = grammar.document.folded[paper.phrase.head] in _ANSWERS
    return step if answers and not exchange else None


def hander_of(grammar: Grammar, keeper: Speaker) -> Step | None:
    """Return B of "records that were shared with A by B", where ``keeper`` is A."""
    document, by = grammar.document, keeper.last + 1
    low, high = document.bounds[document.sentence_of[keeper.first]]
    before = document.folded[max(low, keeper.first - 4) : keeper.first]
    handed = before[-1:] in (["to"], ["with"]) and bool(_HANDED_TO & set(before))
    phrase = grammar.starting.get(by + 1) if handed and by + 1 < high and document.folded[by] == "by" else None
    if phrase is None or document.folded[phrase.head] in _MEANS:
        return None
    phrase = counted(grammar, owner(grammar, phrase))
    speaker = Speaker(phrase, phrase.first, grammar.extend_right(phrase, high), "hander")
    return speaker, role_of(grammar, speaker)


def hands_over(grammar: Grammar, decision: Decision) -> bool:
    """Whether a cue only tells who gave a paper to an outlet: "shown to A by B"."""
    document, cue = grammar.document, decision.cue
    participle = grammar.letters[cue.token] == "E" and document.folded[cue.token] in _HANDED_TO
    keeper = keeper_at(grammar, cue.token + 2, only_outlets=True) if participle else None
    return keeper is not None and hander_of(grammar, keeper[0]) is not None


def paper_held_by(grammar: Grammar, speaker: Speaker) -> Speaker | None:
    """Return the paper in "a report leaked to A says …", where A was taken for who says it."""
    document, first = grammar.document, speaker.phrase.first
    inside = next((t for t in range(first, speaker.phrase.head) if noun_class(document.folded[t]) == "document"), None)
    has = OWNING & set(document.folded[speaker.phrase.last + 1 : speaker.phrase.last + 3])
    if has and inside is not None and document.words[inside + 1][:1].isupper() and document.words[inside].islower():
        return Speaker(Phrase(first, inside, inside), first, inside, "modified")  # "a report A has seen"
    low = document.bounds[document.sentence_of[first]][0]
    opening = grammar.starting.get(low)
    if has and opening and document.folded[first - 1] == "which":  # "A ledger, a copy of which A has seen"
        near = first - opening.last <= _COPY_OF and speaker_class(grammar, opening) == "document"
        return Speaker(opening, opening.first, opening.last, "modified") if near else None
    by = first - 3 >= low and document.folded[first - 1] in {"by", "to", "with"}
    if not by or document.folded[first - 2] not in KEPT | _HANDED_TO:
        return None
    for phrase in reversed([p for p in grammar.phrases[document.sentence_of[first]] if p.last < first - 2]):
        if set("VM") & set(grammar.letters[phrase.last + 1 : first - 2]) or phrase.last < first - _REACH:
            return None
        kind = speaker_class(grammar, phrase)
        adjacent = phrase.last == first - 3 and kind == "other" and document.folded[phrase.head] not in TALK
        if kind == "document" or adjacent:
            return Speaker(phrase, phrase.first, phrase.last, "modified")
    return None


def _having(grammar: Grammar, token: int, high: int) -> Step | None:
    """Return A of "which A has seen", "of which A published parts", "to which A had access"."""
    document = grammar.document
    phrase = grammar.starting.get(token)
    if phrase is None:
        return None
    end = phrase.last + 1
    following = document.folded[end : min(end + 3, high)]
    if OWNING & set(following) or following in _BRINGING_OUT or following[:2] in _BRINGING_OUT:
        return keeper_at(grammar, token)
    return None


def keeper_at(grammar: Grammar, token: int, *, only_outlets: bool = False) -> Step | None:
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
