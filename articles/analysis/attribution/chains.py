"""Through whom it came: decisions of one sentence joined into chains from the origin over relays to the outlet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from articles.analysis.attribution.cues import Cue
from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.outlets import is_outlet, may_be_outlet, owner, role_of
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.provenance import back_reference
from articles.analysis.attribution.speakers import Speaker, modified, speaker_class
from articles.analysis.attribution.steps import Step, by_agent, held_paper, keeper_of, paper_held_by, steps_of

_CITING = frozenset(["cite", "quote", "refer", "attribute"])
_HANDING_ON = frozenset(
    ["see", "obtain", "review", "publish", "view", "carry", "run", "broadcast", "air", "share", "leak", "print"]
)
_WRAPPING = frozenset(["report", "say", "write", "add", "according", "note", "tell", "publish"])
_LONGEST = 6


@dataclass
class Link:
    """One attribution in the making: its decisions (cues), its origin, and who handed it on, nearest first.

    ``refers_back``: the sentence tells where what the sentence before says comes from.
    """

    decisions: list[Decision]
    origin: Speaker | None
    via: list[Step] = field(default_factory=list)
    refers_back: bool = False

    @property
    def first(self) -> Decision:
        """The decision that came first in the text."""
        return self.decisions[0]


class _Steps:
    """Who hands on whose words in one sentence, by the head tokens of their phrases."""

    def __init__(self) -> None:
        self.outward: dict[int, list[Step]] = {}
        self.inward: dict[int, Speaker] = {}

    def add(self, inner: Speaker, step: Step) -> None:
        """Note that ``step`` hands on what ``inner`` says."""
        head = step[0].phrase.head
        if head == inner.phrase.head or head in {one.phrase.head for one, _ in self.after(inner)}:
            return
        self.outward.setdefault(inner.phrase.head, []).append(step)
        self.inward.setdefault(head, inner)

    def after(self, speaker: Speaker) -> list[Step]:
        """Return the steps from ``speaker`` outwards."""
        found: list[Step] = []
        seen = {speaker.phrase.head}
        waiting = list(self.outward.get(speaker.phrase.head, ()))
        while waiting and len(found) < _LONGEST:
            step = waiting.pop(0)
            if step[0].phrase.head not in seen:
                seen.add(step[0].phrase.head)
                found.append(step)
                waiting = self.outward.get(step[0].phrase.head, []) + waiting
        return found

    def end(self, speaker: Speaker) -> Speaker:
        """Return the last one who hands on what ``speaker`` says, or the speaker."""
        return [speaker, *(one for one, _ in self.after(speaker))][-1]

    def origin(self, speaker: Speaker) -> Speaker:
        """Return who stands at the beginning of the chain that ``speaker`` is in."""
        seen = set()
        while speaker.phrase.head in self.inward and speaker.phrase.head not in seen:
            seen.add(speaker.phrase.head)
            speaker = self.inward[speaker.phrase.head]
        return speaker


def chain(grammar: Grammar, number: int, decisions: list[Decision]) -> list[Link]:
    """Return the attributions of the sentence ``number``: decisions that tell of one chain are joined."""
    links, decisions = _referring_back(grammar, number, [decision for decision in decisions if decision.speaker])
    steps = _Steps()
    handed = {id(one): _handed_on(grammar, one) for one in decisions}
    cited = {id(one): _citing(grammar, one, decisions) for one in decisions if handed[id(one)] is None}
    plain = [one for one in decisions if handed[id(one)] is None and cited[id(one)] is None]
    handing: list[tuple[Decision, Speaker]] = []
    for pairs in (handed, cited):  # who has heard or seen it comes before who cites it
        for decision in decisions:
            pair = pairs.get(id(decision))
            if pair:
                inner, outer = pair
                handing.append((decision, inner))
                _heard_by(grammar, inner, steps)
                if outer is not None:
                    steps.add(steps.end(inner), (outer, role_of(grammar, outer)))
    _extend(grammar, plain, steps)
    _hold_before(grammar, number, plain, steps)
    wrapping = _wrap(grammar, plain, steps)
    links += _joined(plain, handing, wrapping, steps)
    return sorted(links, key=lambda link: link.first.cue.token)


def with_near_subject(grammar: Grammar, decision: Decision) -> Decision:
    """Return the decision with the subject right before its verb, if a phrase further off was preferred to that."""
    guess, speaker = decision.guess, decision.speaker
    if guess and guess.route == "speaker":
        return replace(decision, speaker=guess)
    if not guess or not speaker or guess.route != "subject" or speaker.route != "ranked":
        return decision
    kind = speaker_class(grammar, guess.phrase)
    titled = speaker.last + 1 >= guess.first > speaker.first  # "Lt Gen (retd) Jasbir Toor"
    clause = guess.first > 0 and grammar.document.folded[guess.first - 1] == "that" and kind != "time"
    speaks = clause or titled or kind in {"person", "group", "titled"}
    return replace(decision, speaker=guess) if speaks and guess.last == decision.cue.first - 1 else decision


def _heard_by(grammar: Grammar, speaker: Speaker, steps: _Steps) -> None:
    """Add who has a paper or has heard a person, where no cue of its own tells."""
    kind = speaker_class(grammar, speaker.phrase)
    if kind in {"document", "person", "group"} and speaker.phrase.head not in steps.outward:
        keeper = keeper_of(grammar, speaker)
        if keeper:
            steps.add(speaker, keeper)


def _referring_back(grammar: Grammar, number: int, decisions: list[Decision]) -> tuple[list[Link], list[Decision]]:
    """Return the link that tells where the sentence before comes from, if there is one, and the other decisions."""
    found = back_reference(grammar, number, decisions)
    if found is None:
        return [], decisions
    own, origin, via = found
    taken = {id(decision) for decision in own}
    return [Link(own, origin, via, refers_back=True)], [one for one in decisions if id(one) not in taken]


def _handed_on(grammar: Grammar, decision: Decision) -> tuple[Speaker, Speaker | None] | None:
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
    if relay is None or origin is None or _same(relay, origin):
        return None
    authored = cue.lemma == "publish" and not may_be_outlet(grammar, relay.phrase)
    return origin, None if authored else relay


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
        if set("VM") & set(between) and "which" not in document.folded[phrase.last + 1 : cue.first]:
            return None
        kind = speaker_class(grammar, phrase)
        fits = kind == "document" if papers else kind != "time"
        if fits and document.quoted[phrase.head] == document.quoted[cue.token]:
            return Speaker(phrase, phrase.first, phrase.last, "modified")
    return None


def _citing(grammar: Grammar, decision: Decision, decisions: list[Decision]) -> tuple[Speaker, Speaker | None] | None:
    """Return origin and relay of "A, citing B", "A, which cited B, said", "reported by A citing B"."""
    if decision.cue.lemma not in _CITING | _HANDING_ON or by_agent(grammar, decision.cue):
        return None
    origin = _cited(grammar, decision)
    if origin is None:
        return None
    before = [one for one in decisions if one.cue.token < decision.cue.token and one.guess]
    agents = [one.guess for one in before if one.guess.route == "agent"]
    relay = agents[-1] if agents else decision.guess
    if relay is None or _same(relay, origin):
        others = [one.speaker for one in decisions if one is not decision and not _same(one.speaker, origin)]
        relay = others[0] if others else None
    return origin, relay


def _same(one: Speaker | None, other: Speaker | None) -> bool:
    return one is not None and other is not None and one.phrase.head == other.phrase.head


def _cited(grammar: Grammar, decision: Decision) -> Speaker | None:
    """Return who is cited: the phrase after "citing", if it can speak; "citing limited supplies" cites nobody."""
    chosen = decision.speaker
    if decision.cue.lemma in _HANDING_ON:
        chosen = None
    if chosen and chosen.phrase.head > decision.cue.token and _can_be_cited(grammar, decision, chosen.phrase):
        return chosen
    after = decision.cue.last + 1 + (decision.cue.lemma in {"attribute", "refer"})
    phrase = grammar.starting.get(after)
    if phrase is None:
        return None
    if not _can_be_cited(grammar, decision, phrase):
        return None
    kind = speaker_class(grammar, phrase)
    if decision.cue.lemma in _HANDING_ON and (kind != "document" or grammar.letters[decision.cue.token] == "G"):
        return None
    last = grammar.extend_right(phrase, grammar.document.bounds[decision.sentence][1])
    return Speaker(phrase, phrase.first, last, "cited")


def _can_be_cited(grammar: Grammar, decision: Decision, phrase: Phrase) -> bool:
    kind = speaker_class(grammar, phrase)
    if decision.cue.lemma in {"quote", "attribute"}:
        return kind not in {"time", "pronoun-n"}
    return kind in {"person", "group", "document", "titled", "outlet", "proper", "pronoun-p"}


def _extend(grammar: Grammar, plain: list[Decision], steps: _Steps) -> None:
    """Add the steps that no cue of their own tells: who was told, the letter it stands in, who has seen the paper."""
    for decision in plain:
        said_by = decision.cue.token in range(decision.speaker.first - 3, decision.speaker.first)
        paper = None if said_by else paper_held_by(grammar, decision.speaker)
        if paper:
            steps.add(paper, (decision.speaker, role_of(grammar, decision.speaker)))
            continue
        _heard_by(grammar, decision.speaker, steps)
        for step in steps_of(grammar, decision):
            after = steps.after(decision.speaker)
            steps.add(after[-1][0] if after and after[-1][1] == "document" else decision.speaker, step)
            if step[1] == "document":
                _heard_by(grammar, step[0], steps)


def _hold_before(grammar: Grammar, number: int, plain: list[Decision], steps: _Steps) -> None:
    """Add what the sentence before tells of a paper: "A has seen the contract. The contract says …", "… In it, …"."""
    held = held_paper(grammar, number - 1) if number and plain else None
    if held is None:
        return
    document, (paper, keeper) = grammar.document, held
    noun, low = document.folded[paper.phrase.head], document.bounds[number][0]
    for decision in plain:
        known = [decision.speaker, *(speaker for speaker, _ in steps.after(decision.speaker))]
        again = next((one for one in known if document.folded[one.phrase.head] == noun), None)
        if again is None and document.folded[low : low + 2] == ["in", "it"]:
            steps.add(decision.speaker, (paper, "document"))
            again = paper
        if again is not None and again.phrase.head not in steps.outward:
            steps.add(again, keeper)


def _wrap(grammar: Grammar, plain: list[Decision], steps: _Steps) -> list[tuple[Decision, Speaker]]:
    """Join "B said, A reported", "according to A, B said": A becomes the last step of what B says.

    Return A's decisions, each with B, whose chain it tells of.
    """
    wrapping = []
    for outer in plain:
        if outer.cue.lemma not in _WRAPPING or not is_outlet(grammar, outer.speaker) or _told_on(steps, outer):
            continue
        origin = steps.origin(outer.speaker)
        cites = not _same(origin, outer.speaker)
        inner = [
            one
            for one in plain
            if not _same(one.speaker, outer.speaker)
            and not _same(one.speaker, origin)
            and not is_outlet(grammar, one.speaker)
            and (one.kind == "speech" or not cites)
        ]
        for one in inner:
            steps.add(steps.end(one.speaker), (origin, role_of(grammar, origin)))
        wrapping += [(outer, inner[0].speaker)] if inner else []
    return wrapping


def _told_on(steps: _Steps, decision: Decision) -> bool:
    return bool(steps.after(decision.speaker))


def _joined(
    plain: list[Decision],
    handing: list[tuple[Decision, Speaker]],
    wrapping: list[tuple[Decision, Speaker]],
    steps: _Steps,
) -> list[Link]:
    """Return one link for each decision that says something, the decisions that only tell of its chain added."""
    wrapped = {id(decision) for decision, _ in wrapping}
    links: list[Link] = []
    chained = [*handing, *wrapping]
    for decision in plain:
        origin = steps.origin(decision.speaker)
        if id(decision) in wrapped:
            continue
        if not _same(origin, decision.speaker):
            chained.append((decision, origin))
            continue
        links.append(Link([decision], origin, steps.after(origin)))
    for decision, speaker in sorted(chained, key=lambda pair: pair[0].cue.token):
        origin = steps.origin(speaker)
        link = next((one for one in links if _same(one.origin, origin)), None)
        if link is None:
            links.append(Link([decision], origin, steps.after(origin)))
        elif decision not in link.decisions:
            link.decisions = sorted([*link.decisions, decision], key=lambda one: one.cue.token)
    return links


def chain_end(grammar: Grammar, link: Link) -> int:
    """Return the last token of "according to A, citing B," or "reported by A, which cited B"; -1 for no such chain."""
    opens = link.first.cue.sort == "according" or by_agent(grammar, link.first.cue)
    if not link.via or not opens:
        return -1
    speakers = [speaker for speaker, _ in link.via] + ([link.origin] if link.origin else [])
    ends = [one.last for one in speakers] + [decision.cue.last for decision in link.decisions]
    return max(ends) if max(ends) - link.first.cue.first < 30 else -1
