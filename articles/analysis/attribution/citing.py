"""Who cites and hands on whom: "officials cited by A", "A, which quotes B", "in remarks carried by A"."""

from __future__ import annotations

from articles.analysis.attribution.cues import Cue
from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.outlets import MADE, is_outlet, may_be_outlet, owner
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker, modified, speaker_class
from articles.analysis.attribution.steps import REASONS, TALK, by_agent, counted

_CITING = frozenset(["cite", "quote", "refer", "attribute"])
_HANDING_ON = frozenset(
    ["see", "obtain", "review", "publish", "view", "carry", "run", "broadcast", "air", "share", "leak", "print"]
)
_OF_PEOPLE = ("ers", "ors", "ists", "ants", "ees", "ians")  # "investigators", "geologists"


def handed_on(grammar: Grammar, decision: Decision) -> tuple[Speaker, Speaker | None] | None:
    """Return origin and relay of "officials cited by A", "minutes seen by A", "a resident quoted in A as saying"."""
    cue = decision.cue
    if cue.lemma not in _CITING | _HANDING_ON or not by_agent(grammar, cue):
        return None
    relay = _agent(grammar, decision)
    origin = modified(grammar, cue)
    kind = speaker_class(grammar, origin.phrase) if origin else ""
    if kind in {"", "other", "time", "group"} or (kind == "person" and cue.lemma in _HANDING_ON):
        beside = origin if cue.lemma == "quote" or _is_held_thing(grammar, cue, origin, relay) else None
        origin = _before(grammar, decision) or beside or _behind(grammar, decision)
    if relay is None or origin is None or same(relay, origin):
        return None
    common = not grammar.document.words[relay.phrase.head][:1].isupper() and not is_outlet(grammar, relay)
    if cue.lemma == "share" and common:  # "shared with council members" hands nothing on
        return None
    authored = cue.lemma == "publish" and not may_be_outlet(grammar, relay.phrase)
    return origin, None if authored else relay


def carried(grammar: Grammar, decision: Decision, decisions: list[Decision]) -> tuple[Speaker, Speaker | None] | None:
    """Return origin and outlet of "B said, in remarks carried by A": who talks is whoever else speaks there."""
    cue, document = decision.cue, grammar.document
    if cue.lemma not in _CITING | _HANDING_ON or not by_agent(grammar, cue):
        return None
    talk = document.folded[cue.first - 1] in TALK and cue.first - 1 > document.bounds[decision.sentence][0]
    relay = _agent(grammar, decision)
    speech = [one for one in decisions if one is not decision and one.kind == "speech"]
    others = [one for one in speech if not same(one.speaker, relay)]
    if not talk or relay is None or not others:
        return None
    return min(others, key=lambda one: abs(one.cue.token - cue.token)).speaker, relay


def _is_held_thing(grammar: Grammar, cue: Cue, thing: Speaker | None, relay: Speaker | None) -> bool:
    """Whether what a newspaper has seen is a paper by another name: "a price list seen by the Courier"."""
    if thing is None or relay is None or cue.lemma not in _HANDING_ON or not may_be_outlet(grammar, relay.phrase):
        return False
    talked = thing.first > 0 and grammar.document.folded[thing.first - 1] == "in"  # in comments published by A
    return speaker_class(grammar, thing.phrase) == "other" and not talked


def _behind(grammar: Grammar, decision: Decision) -> Speaker | None:
    """Return the subject behind "Quoted in the Herald, the teacher said …"."""
    document, cue = grammar.document, decision.cue
    if cue.first != document.bounds[decision.sentence][0] or cue.lemma not in _CITING:
        return None
    comma = next((t for t in range(cue.last + 1, cue.last + 10) if document.words[t : t + 1] == [","]), None)
    phrase = grammar.starting.get(comma + 1) if comma else None
    return Speaker(phrase, phrase.first, phrase.last, "modified") if phrase else None


def _agent(grammar: Grammar, decision: Decision) -> Speaker | None:
    """Return who stands behind "by" or "in" after the cue: "quoted in the Herald", "seen earlier by the Post"."""
    folded, last = grammar.document.folded, decision.cue.last
    for token in range(last + 1, min(last + 4, len(folded) - 1)):
        if folded[token] in {"by", "in", "with"} and token + 1 in grammar.starting:
            phrase = owner(grammar, grammar.starting[token + 1])
            return Speaker(phrase, phrase.first, phrase.last, "agent")
    return decision.speaker


def _before(grammar: Grammar, decision: Decision) -> Speaker | None:
    """Return the nearest paper, or who is quoted, to the left of a participle: "the memo, dated May 3 and seen by"."""
    document, cue = grammar.document, decision.cue
    low = document.bounds[decision.sentence][0]
    papers = cue.lemma in _HANDING_ON
    first = max(low, cue.first - 14)
    for phrase in reversed([p for p in grammar.phrases[decision.sentence] if first <= p.first and p.last < cue.first]):
        between = grammar.letters[phrase.last + 1 : cue.first]
        if "according" in document.folded[phrase.last + 1 : cue.first]:  # what follows is another's paper
            return None
        if set("VM") & set(between) and "which" not in document.folded[phrase.last + 1 : cue.first]:
            return None
        kind = speaker_class(grammar, phrase)
        fits = kind == "document" if papers else kind != "time"
        if fits and document.quoted[phrase.head] == document.quoted[cue.token]:
            return Speaker(phrase, phrase.first, phrase.last, "modified")
    return None


def citing(grammar: Grammar, decision: Decision, decisions: list[Decision]) -> tuple[Speaker, Speaker | None] | None:
    """Return origin and relay of "A, citing B", "A, which cited B, said", "reported by A citing B"."""
    if decision.cue.lemma not in _CITING | _HANDING_ON or by_agent(grammar, decision.cue):
        return None
    described = decision.cue.lemma == "attribute" and decision.cue.first == decision.cue.token
    if described and grammar.letters[decision.cue.token] == "E":  # "a voice attributed to the judge"
        return None
    origin = _cited(grammar, decision)
    if origin is None:
        return None
    document = grammar.document
    before = [one for one in decisions if one.cue.token < decision.cue.token and one.guess]
    agents = [one.guess for one in before if one.guess.route == "agent"]
    if decision.guess and decision.guess.route == "subject":
        agents = []  # "a memo obtained by A quotes B": the memo does
    relay = agents[-1] if agents else _antecedent(grammar, decision) or _citer(grammar, decision, before)
    if relay and document.folded[relay.phrase.head] in {"it", "first"}:  # "It was A that …", "A was the first to …"
        relay = _outlet_before(grammar, decision)
    if relay is None or same(relay, origin):
        others = [one.speaker for one in decisions if one is not decision and not same(one.speaker, origin)]
        relay = others[0] if others else None
    return origin, relay


def _citer(grammar: Grammar, decision: Decision, before: list[Decision]) -> Speaker | None:
    """Return the outlet that tells all of "A reported that B was weighing a sale, citing C", else the guess."""
    guess = decision.guess
    if guess is None or guess.route not in {"shared", "main"} or reports(grammar, guess):
        return guess
    telling = [one.speaker for one in before if one.kind == "speech" and one.speaker and reports(grammar, one.speaker)]
    return telling[-1] if telling else guess


def _antecedent(grammar: Grammar, decision: Decision) -> Speaker | None:
    """Return A of "A, which cited an analysis by B"."""
    document, which = grammar.document, decision.cue.first - 1
    if which <= 0 or document.folded[which] not in {"which", "who"}:
        return None
    phrase = grammar.ending.get(which - 1 - (document.words[which - 1] == ","))
    return Speaker(phrase, phrase.first, phrase.last, "relative") if phrase else None


def _outlet_before(grammar: Grammar, decision: Decision) -> Speaker | None:
    """Return the last outlet that the sentence names before a cue."""
    named = [p for p in grammar.phrases[decision.sentence] if p.last < decision.cue.first and may_be_outlet(grammar, p)]
    return Speaker(named[-1], named[-1].first, named[-1].last, "agent") if named else None


def same(one: Speaker | None, other: Speaker | None) -> bool:
    return one is not None and other is not None and one.phrase.head == other.phrase.head


def _cited(grammar: Grammar, decision: Decision) -> Speaker | None:
    """Return who is cited: the phrase after "citing", if it can speak; "citing limited supplies" cites nobody."""
    chosen, cue = decision.speaker, decision.cue
    if cue.lemma in _HANDING_ON:
        chosen = None
    after = cue.last + 1 + (cue.lemma in {"attribute", "refer"})
    phrase = counted(grammar, grammar.starting.get(after))
    beside = phrase is None or not _can_be_cited(grammar, decision, phrase)
    near = chosen is not None and (beside or chosen.first <= phrase.last) and chosen.phrase.head != after
    if chosen and chosen.phrase.head > cue.token and near and _can_be_cited(grammar, decision, chosen.phrase):
        return _cited_name(grammar, chosen)
    if phrase is None or beside:
        return None
    kind = speaker_class(grammar, phrase)
    if cue.lemma in _HANDING_ON and (kind != "document" or grammar.letters[cue.token] == "G"):
        return None
    last = grammar.extend_right(phrase, grammar.document.bounds[decision.sentence][1])
    return _cited_name(grammar, Speaker(phrase, phrase.first, last, "cited"))


def _cited_name(grammar: Grammar, speaker: Speaker) -> Speaker:
    """Return the outlet that is cited by its name: "the Taipei daily Liberty Times" may be two phrases."""
    name = owner(grammar, speaker.phrase)
    beyond = name.first > speaker.phrase.last
    return Speaker(name, name.first, name.last, "cited") if beyond else by_name(grammar, speaker)


def by_name(grammar: Grammar, speaker: Speaker) -> Speaker:
    """Return the outlet without what it is: "Al-Ahram" of "the Cairo daily Al-Ahram"."""
    name = owner(grammar, speaker.phrase)
    mark = grammar.letters.find("S", speaker.phrase.first, speaker.phrase.head)
    if mark > speaker.phrase.first and grammar.document.folded[speaker.phrase.head] in MADE:  # "An-Nahar's report"
        before = Phrase(speaker.phrase.first, mark - 1, mark - 1)
        return Speaker(before, before.first, before.last, speaker.route) if may_be_outlet(grammar, before) else speaker
    outlet = name.head == speaker.phrase.head and name.first > speaker.phrase.first
    return Speaker(name, name.first, name.last, speaker.route) if outlet else speaker


def _can_be_cited(grammar: Grammar, decision: Decision, phrase: Phrase) -> bool:
    kind = speaker_class(grammar, phrase)
    if decision.cue.lemma in {"quote", "attribute"}:
        return kind not in {"time", "pronoun-n"}
    noun, chosen = grammar.document.folded[phrase.head], decision.speaker
    people = kind == "other" and noun.endswith(_OF_PEOPLE)
    # "Bergens Posten, citing entries in the register": taken for the source, and no mere reason
    ranked = chosen is not None and chosen.phrase.head == phrase.head and noun not in REASONS
    people = people or (kind == "other" and ranked and decision.guess is not None and reports(grammar, decision.guess))
    return people or kind in {"person", "group", "document", "titled", "outlet", "proper", "pronoun-p"}


def reports(grammar: Grammar, speaker: Speaker) -> bool:
    return is_outlet(grammar, speaker) or may_be_outlet(grammar, speaker.phrase)
