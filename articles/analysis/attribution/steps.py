"""The steps by which words reach an article: who was told, what they stand in, who has seen the paper."""

from __future__ import annotations

from articles.analysis.attribution.cues import Cue
from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.lexicon import noun_class
from articles.analysis.attribution.outlets import (
    NAMES,
    is_callsign,
    is_generic_outlet,
    is_outlet,
    may_be_outlet,
    owner,
)
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker
from articles.analysis.attribution.wordlists import words as listed
from articles.analysis.types import ViaRole

Step = tuple[Speaker, ViaRole]

PAPERS = frozenset(listed("papers"))
TALK = frozenset(listed("giving talk"))
KEPT = frozenset(listed("kept"))
_PLATFORMS = frozenset(listed("platforms"))
BY_REPORTERS = frozenset(listed("handed on by reporters"))
OWNING = frozenset(listed("owning"))
HAVING = frozenset(["was", "were", "has", "have", "had", "is", "are", "been"])
_TAKING_STATEMENTS = frozenset(listed("taking statements"))
_GIVING = frozenset(["gave", "given", "granted", "gives"])
_PIECES = frozenset(["column", "essay", "article", "op-ed", "piece"])
_ASKED = frozenset(["asked", "interviewed", "questioned", "contacted", "reached", "pressed", "approached"])
GROUNDS = frozenset(["strength", "basis", "evidence", "authority", "word"])
REASONS = frozenset(listed("reasons"))
_LEARNED = frozenset(["learned", "learnt", "heard", "understands"])
_REACH = 18
HEARD = "heard"  # the route of a body that was told something: a step only if somebody tells of it


def steps_of(grammar: Grammar, decision: Decision) -> list[Step]:
    """Return what hands on the words of a decision inside its sentence, nearest to the speaker first."""
    told = _told(grammar, decision) or _contacted(grammar, decision) or _interviewed(grammar, decision)
    found = [_written_in(grammar, decision), told]
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
    mark = grammar.letters.find("S", phrase.first, phrase.head)
    if mark > phrase.first and document.words[mark - 1].isupper():  # "ESPN's Marcy Dillard"
        own = Phrase(phrase.first, mark - 1, mark - 1)
    return Speaker(own, own.first, own.last, route), "outlet"


def _is_named_outlet(grammar: Grammar, phrase: Phrase) -> bool:
    own = owner(grammar, phrase)
    return is_outlet(grammar, Speaker(own, own.first, own.last, "told"))


def _told(grammar: Grammar, decision: Decision) -> Step | None:
    """Return the outlet of "told A", "described … to A" and "by two bankers to A"."""
    document, cue = grammar.document, decision.cue
    if cue.lemma == "tell" and not (cue.group and cue.group.passive):
        return _addressed(grammar, cue.last + 1)
    given = grammar.starting.get(cue.token + 1) if cue.lemma.startswith("give_") else None
    if given and may_be_outlet(grammar, owner(grammar, given)):  # "gave A another account"
        return _outlet(grammar, given, "told")
    high = document.bounds[decision.sentence][1]
    for token in range(cue.last + 1, min(high - 1, cue.last + 12)):
        if grammar.letters[token] in 'VM":' or document.words[token] in {",", ";"} or document.folded[token] == "that":
            return None
        if document.folded[token] == "to" and document.folded[token + 1] in {"me", "us"}:
            return Speaker(Phrase(token + 1, token + 1, token + 1), token + 1, token + 1, "told"), "outlet"
        passive = cue.group is not None and cue.group.passive
        if document.folded[token] == "to" and (
            _is_named_outlet_at(grammar, token + 1) or (passive and _may_hear_at(grammar, token + 1))
        ):
            return _outlet(grammar, grammar.starting[token + 1], "told")
    return None


def _addressed(grammar: Grammar, token: int) -> Step | None:
    """Return who is told, at ``token``: an outlet, we who write this, or a body that takes statements."""
    document = grammar.document
    if token >= document.bounds[document.sentence_of[token - 1]][1]:
        return None  # "Clerk robbed till, court told": what stands behind is another sentence's
    phrase = grammar.starting.get(token)
    if document.folded[token : token + 1] in (["me"], ["us"]) and document.quoted[token] < 0:
        return Speaker(Phrase(token, token, token), token, token, "told"), "outlet"
    if phrase is None and is_callsign(document.words[token]):  # "beIN Sports", of which the tagger sees the noun only
        rest = grammar.starting.get(token + 1)
        named = rest is not None and document.words[token + 1][:1].isupper()
        phrase = Phrase(token, rest.head, rest.last) if rest and named else Phrase(token, token, token)
    if phrase and document.folded[phrase.first] in {"our", "this"} and document.quoted[phrase.first] < 0:
        return Speaker(phrase, phrase.first, phrase.last, "told"), "outlet"
    if phrase is None and document.folded[token : token + 1] == ["police"]:  # which the tagger may take for no noun
        phrase = Phrase(token, token, token)
    if phrase and document.folded[phrase.head] in _TAKING_STATEMENTS:
        return Speaker(phrase, phrase.first, phrase.last, HEARD), "relay"
    step = _outlet(grammar, phrase, "told")
    told = step and (may_be_outlet(grammar, step[0].phrase) or is_generic_outlet(grammar, step[0].phrase))
    return step if told else None


def _is_named_outlet_at(grammar: Grammar, token: int) -> bool:
    phrase = grammar.starting.get(token)
    return phrase is not None and _is_named_outlet(grammar, phrase)


def _may_hear_at(grammar: Grammar, token: int) -> bool:
    """Whether what stands at ``token`` before "by" may be an outlet: "confirmed to Politiken by two clerks"."""
    phrase = grammar.starting.get(token)
    by = phrase is not None and grammar.document.folded[phrase.last + 1 : phrase.last + 2] == ["by"]
    return by and may_be_outlet(grammar, owner(grammar, phrase))


def _contacted(grammar: Grammar, decision: Decision) -> Step | None:
    """Return A of "disputed that when contacted by A", "would not comment when A called"."""
    document, cue = grammar.document, decision.cue
    high = document.bounds[decision.sentence][1]
    for token in range(cue.last + 1, high - 2):
        if document.words[token] == ";" or document.quoted[token] != document.quoted[cue.token]:
            return None
        asked = document.folded[token] in _ASKED and document.folded[token + 1] == "by"
        if asked and document.folded[token - 1] in {"when", "after", "once", "if", "being"}:
            phrase = grammar.starting.get(token + 2)
            outlet = phrase is not None and may_be_outlet(grammar, owner(grammar, phrase))
            return _outlet(grammar, phrase, "told") if outlet else None
    return None


def _interviewed(grammar: Grammar, decision: Decision) -> Step | None:
    """Return the outlet of "in an interview with the BBC", "speaking to Sky News", "said on Radio Vesta"."""
    document, cue = grammar.document, decision.cue
    low, high = document.bounds[decision.sentence]
    near = cue.first - _REACH
    if decision.speaker and decision.speaker.last < cue.first <= decision.speaker.last + 2:
        near = min(near, decision.speaker.first)  # "an aide, who spoke to A on condition of …,"
    for token in range(max(low, near), min(high - 2, cue.last + _REACH)):
        if token > cue.last and (grammar.letters[token] in "VM" or document.folded[token] == "that"):
            break
        if document.quoted[token] != document.quoted[cue.token] or document.folded[token + 1] not in _LEADING_TO:
            continue
        if token < cue.first and ";" in document.words[token : cue.first]:  # another's interview
            continue
        phrase = grammar.starting.get(token + 2)
        if phrase is None or not document.words[phrase.head][0].isalpha() or document.tags[phrase.first] == "PRP$":
            continue
        if _talks_to(grammar, decision, token, phrase):
            return _outlet(grammar, phrase, "told")
    return None


def _talks_to(grammar: Grammar, decision: Decision, token: int, phrase: Phrase) -> bool:
    """Whether the word at ``token`` and the one behind it lead to the outlet of ``phrase``: "interview with A"."""
    document, cue = grammar.document, decision.cue
    word, link = document.folded[token], document.folded[token + 1]
    low = document.bounds[decision.sentence][0]
    on_air = link == "on" and (word in TALK or token == cue.last or document.words[token] in {"”", '"', "’", ","})
    given = word in _GIVING and "interview" in document.folded[max(low, token - 6) : token]
    asked = link == "by" and bool(_ASKED & set(document.folded[low : token + 1]))
    quoted = word in BY_REPORTERS and token < cue.first
    if not (on_air or given or asked or quoted or word in TALK or word in PAPERS):
        return False  # the phrase need not be looked at
    named, likely = _is_named_outlet(grammar, phrase), may_be_outlet(grammar, phrase)
    if on_air and (named or is_callsign(document.words[phrase.head])):
        return True
    if token == cue.last and link == "on" and document.folded[phrase.last] in _PLATFORMS:
        return True
    if word in TALK or given:
        return named or (
            likely
            and (link in {"with", "to"} or (word == "writing" and link == "in") or (link == "for" and word in _PIECES))
        )
    if asked and word in _ASKED:  # "Asked by Le Parisien whether"
        return named or likely
    return named and (asked or quoted or word in PAPERS)


_LEADING_TO = frozenset(["with", "to", "on", "for", "by", "in"])


def _written_in(grammar: Grammar, decision: Decision) -> Step | None:
    """Return the letter of "B wrote in a letter to staff": a paper that the words stand in."""
    document, cue = grammar.document, decision.cue
    low, high = document.bounds[decision.sentence]
    if cue.sort == "according":
        return None
    first = max(low, cue.first - _REACH)
    end = max(cue.last, decision.speaker.last if decision.speaker else 0)
    for token in (low, *range(max(low + 1, first), min(high - 1, end + 12))):
        if token > cue.last and document.folded[token] == "that":
            break
        if low < token < cue.first and "that" in document.folded[token : cue.first]:
            continue  # "B says in a letter that C had told": the letter is not C's
        if document.folded[token] != "in" or document.quoted[token] != document.quoted[cue.token]:
            continue
        phrase = _paper_at(grammar, token + 1)
        if phrase and not _is_piece_for_outlet(grammar, phrase) and not _is_time(grammar, phrase):
            return Speaker(phrase, phrase.first, paper_end(grammar, phrase, high), "written"), "document"
    return None


def _paper_at(grammar: Grammar, token: int) -> Phrase | None:
    """Return the paper whose phrase begins at ``token``.

    The tagger may read "filing" of "a stock exchange filing" as a verb, and "broadcast" of "a video broadcast by" as
    its noun.
    """
    phrase, folded = grammar.starting.get(token), grammar.document.folded
    if phrase is None or folded[phrase.head] in PAPERS:
        return phrase
    if folded[phrase.last + 1 : phrase.last + 2] == ["filing"]:
        return Phrase(phrase.first, phrase.last + 1, phrase.last + 1)
    inside = phrase.head - 1
    if folded[phrase.head] in KEPT and inside >= phrase.first and folded[inside] in PAPERS:
        return Phrase(phrase.first, inside, inside)
    return None


def _is_time(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether "minutes" tells how long: "sank in minutes, she said", but not "wrote in minutes seen by A"."""
    document, after = grammar.document, phrase.last + 1
    alone = document.folded[phrase.first : after] == ["minutes"]
    return alone and grammar.letters[after : after + 1] not in {"I", "E", "V"}


def _is_piece_for_outlet(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a paper is "a column for A", which has A for its outlet."""
    document, outlet = grammar.document, grammar.starting.get(phrase.last + 2)
    piece = document.folded[phrase.head] in _PIECES and document.folded[phrase.last + 1 : phrase.last + 2] == ["for"]
    return piece and outlet is not None and may_be_outlet(grammar, outlet)


def paper_end(grammar: Grammar, phrase: Phrase, high: int) -> int:
    """Return the last token of a paper's mention: "letter to creditors", without who has seen it or when."""
    end = grammar.extend_right(phrase, high)
    for token in range(phrase.last + 1, min(end, phrase.last + 6) + 1):
        following = grammar.document.folded[token]
        named = grammar.starting.get(token + 1) if following == "to" else None
        if named and may_be_outlet(grammar, named):
            return token - 1
        if following in KEPT | {"dated", "signed", "sent"} or grammar.document.words[token] in {",", "(", ";"}:
            return token - 1
    return min(end, phrase.last + 5)


def by_agent(grammar: Grammar, cue: Cue) -> bool:
    """Whether "by" follows the cue, or "in" with an outlet ("quoted in the Herald"), or "with" ("shared with").

    What has an object of its own ("cited an analysis by Greenpeace") has no such agent.
    """
    document = grammar.document
    following = document.folded[cue.last + 1 : cue.last + 4]
    active = grammar.letters[cue.token] in "VG" and not (cue.group and cue.group.passive)
    if active and cue.last + 1 in grammar.starting and grammar.letters[cue.last + 1] not in "RI":
        return False
    if "by" in following or document.folded[cue.token + 1 : cue.token + 2] == ["with"]:
        return True
    if following[:1] != ["in"] or cue.last + 2 not in grammar.starting:
        return False
    quoted = cue.lemma in {"quote", "cite"} and bool(cue.group and cue.group.passive)
    return _is_named_outlet_at(grammar, cue.last + 2) or (
        quoted and may_be_outlet(grammar, grammar.starting[cue.last + 2])
    )


def learned_from(grammar: Grammar, number: int) -> tuple[int, Speaker, Step] | None:
    """Return the verb, B and A of "as A learned from B", "A has learned from B" or "A has this from B"."""
    document = grammar.document
    low, high = document.bounds[number]
    for token in range(low + 1, high - 2):
        has = document.folded[token] in {"has", "had"} and document.folded[token + 1] in {"this", "it", "that"}
        link = token + 1 + has
        if not (has or document.folded[token] in _LEARNED) or document.folded[link] != "from":
            continue
        teller = grammar.starting.get(link + 1)
        before = token - 1 - (document.folded[token - 1] in HAVING)
        outlet = grammar.ending.get(before) or Phrase(before, before, before)
        speaker = Speaker(owner(grammar, outlet), outlet.first, outlet.last, "told")
        named = document.folded[before] in NAMES or may_be_outlet(grammar, speaker.phrase)
        if teller and named and document.quoted[token] < 0:
            last = grammar.extend_right(teller, high)
            return token, Speaker(teller, teller.first, last, "agent"), (speaker, "outlet")
    return None


def grounds_of(grammar: Grammar, decision: Decision) -> Speaker | None:
    """Return what an outlet's words rest on: "A has reported, on the strength of a circular, that"."""
    document = grammar.document
    high = document.bounds[decision.sentence][1]
    for token in range(decision.cue.last + 1, min(high - 3, decision.cue.last + 12)):
        if document.folded[token] in GROUNDS and document.folded[token + 1] == "of":
            phrase = grammar.starting.get(token + 2)
            return Speaker(phrase, phrase.first, paper_end(grammar, phrase, high), "cited") if phrase else None
    return None


def counted(grammar: Grammar, phrase: Phrase | None) -> Phrase | None:
    """Return "one American" or "two of the cooks" whole, where the number was read as a phrase of its own."""
    if phrase is None or phrase.first != phrase.last or grammar.letters[phrase.first] != "C":
        return phrase
    noun = grammar.starting.get(phrase.last + 1)
    return Phrase(phrase.first, noun.head, noun.last) if noun else phrase
