"""Through whom it came: decisions of one sentence joined into chains from the origin over relays to the outlet."""

from __future__ import annotations

from dataclasses import replace

from articles.analysis.attribution.citing import by_name, carried, citing, handed_on, reports, same
from articles.analysis.attribution.cues import Cue
from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.graph import Link, Steps
from articles.analysis.attribution.hearsay import announced, heard_from, only_heard
from articles.analysis.attribution.keepers import hander_of, hands_over, keeper_of, paper_held_by
from articles.analysis.attribution.nesting import Pair, heard_say, inserted, parted, told_to_quoted, wrap
from articles.analysis.attribution.outlets import PRESS, may_be_outlet, role_of
from articles.analysis.attribution.papers import author_of, paper_before, paper_had_by, stands_in_it, supplier_of
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.provenance import back_reference, tells_of_before
from articles.analysis.attribution.speakers import Speaker, speaker_class
from articles.analysis.attribution.steps import (
    HAVING,
    OWNING,
    PAPERS,
    by_agent,
    grounds_of,
    learned_from,
    steps_of,
)

_SURE = 0.75
_COPIES = frozenset(["copy", "copies", "excerpts", "extracts", "part", "parts", "photograph"])
_TOLD = frozenset(["tell", "inform", "assure", "warn", "advise", "promise", "ask", "confide"])
_OBJECTS = {"him": {"he"}, "her": {"she"}, "them": {"they"}, "it": {"it"}, "me": {"i"}, "us": {"we"}}


def chain(grammar: Grammar, number: int, decisions: list[Decision]) -> list[Link]:
    """Return the attributions of the sentence ``number``: decisions that tell of one chain are joined."""
    links, decisions = _referring_back(grammar, number, [decision for decision in decisions if decision.speaker])
    steps = Steps()
    handed = {id(one): carried(grammar, one, decisions) or handed_on(grammar, one) for one in decisions}
    cited = {id(one): citing(grammar, one, decisions) for one in decisions if handed[id(one)] is None}
    plain = [one for one in decisions if handed[id(one)] is None and cited[id(one)] is None]
    plain = [one for one in plain if not hands_over(grammar, one)] or plain
    plain = [one for one in plain if not any(pair and only_heard(grammar, pair[0], one) for pair in cited.values())]
    plain = [_said_by_quoted(grammar, one, handed, decisions) for one in plain if not _asks(grammar, one, plain)]
    relays = [pair[1] for pair in cited.values() if pair and pair[1]]
    plain = [_said_by_relay(grammar, one, relays) for one in plain]
    handing: list[Pair] = []
    for pairs in (handed, cited):  # who has heard or seen it comes before who cites it
        for decision in decisions:
            pair = pairs.get(id(decision))
            if pair:
                _hand_on(grammar, *pair, steps, cites=pairs is cited)
                handing.append((decision, pair[0]))
    _extend(grammar, plain, steps)
    _stand_in_papers(grammar, number, plain, steps)
    _go_on_with_interview(grammar, number, plain, steps)
    plain = _learn(grammar, number, plain, steps)
    wrapping, told = wrap(grammar, plain, steps)
    told += told_to_quoted(grammar, plain, [pair[0] for pair in cited.values() if pair], steps)
    told += heard_say([one for one in plain if all(one is not link.first for link in told)])
    told += inserted(grammar, plain, steps, {id(link.first) for link in told} | {id(one) for one, _ in wrapping})
    within = {id(link.first) for link in told}
    links += told + _joined(grammar, [one for one in plain if id(one) not in within], handing, wrapping, steps)
    if not any(link.refers_back for link in links):
        for link in links:
            link.refers_back = bool(link.via) and tells_of_before(grammar, number, [one.cue for one in link.decisions])
    return sorted(links, key=lambda link: link.first.cue.token)


def _hand_on(grammar: Grammar, inner: Speaker, outer: Speaker | None, steps: Steps, *, cites: bool) -> None:
    """Add that ``outer`` cites or has what ``inner`` says, who supplied that, and who has it."""
    supplier = supplier_of(grammar, inner) if cites else None
    if supplier:
        steps.add(supplier, (inner, "document"))
    hearsay = heard_from(grammar, inner) if cites else None
    if hearsay:
        source, inner = hearsay
        steps.add(source, (inner, "relay"))
    _heard_by(grammar, inner, steps)
    if outer is not None:
        role, named = role_of(grammar, outer), by_name(grammar, outer)
        if cites and may_be_outlet(grammar, named.phrase):
            named = replace(named, route=PRESS)
        steps.add(steps.end(inner), (named, role))
        if role == "document":
            _heard_by(grammar, outer, steps)


def _said_by_relay(grammar: Grammar, decision: Decision, relays: list[Speaker]) -> Decision:
    """Return "A, citing B, said C had D" as said by A, where C was taken for who said it ("said C")."""
    document, guess = grammar.document, decision.guess
    before = [relay for relay in relays if relay.last < decision.cue.first]
    if not guess or guess.route != "inverted" or not before or document.words[decision.cue.first - 1] != ",":
        return decision
    verb = grammar.letters[guess.last + 1 : guess.last + 2]
    return replace(decision, speaker=before[-1], guess=before[-1]) if verb in {"V", "M"} else decision


def _said_by_quoted(
    grammar: Grammar,
    decision: Decision,
    handed: dict[int, tuple[Speaker, Speaker | None] | None],
    decisions: list[Decision],
) -> Decision:
    """Return "B was quoted by A as saying" as said by B."""
    if grammar.letters[decision.cue.token] != "G" or grammar.document.folded[decision.cue.first - 1] != "as":
        return decision
    before = [one for one in decisions if one.cue.lemma in {"quote", "cite"} and one.cue.last < decision.cue.first]
    pair = handed.get(id(before[-1])) if before else None
    return replace(decision, speaker=pair[0], guess=pair[0]) if pair else decision


def _asks(grammar: Grammar, decision: Decision, plain: list[Decision]) -> bool:
    """Whether a decision is the question of "Asked by A whether …, B said": A hands on what B says."""
    opens = decision.cue.first == grammar.document.bounds[decision.sentence][0]
    asked = opens and decision.cue.lemma == "ask" and grammar.letters[decision.cue.token] == "E"
    answered = any(one.cue.token > decision.cue.token and one.kind == "speech" for one in plain)
    return asked and answered and decision.speaker.route == "agent" and reports(grammar, decision.speaker)


def with_near_subject(grammar: Grammar, decision: Decision) -> Decision:
    """Return the decision with the subject right before its verb, if a phrase further off was preferred to that."""
    guess, speaker = decision.guess, _without_that(grammar, decision)
    decision = replace(decision, speaker=speaker)
    if guess and guess.route == "speaker":
        return replace(decision, speaker=guess)
    far = speaker is not None and speaker.route in {"ranked", "shared"}
    if speaker and far and guess and guess.route in {"shared", "main"} and _within_own_words(grammar, decision):
        return replace(decision, speaker=guess)
    if far and (guess is None or guess.route in {"inverted", "shared"}):
        return _by_subject_named_beside(grammar, decision, speaker)
    if not guess or not speaker or guess.route != "subject" or speaker.route != "ranked":
        return decision
    kind = speaker_class(grammar, guess.phrase)
    titled = speaker.last + 1 >= guess.first > speaker.first  # "Lt Gen (retd) Jasbir Toor"
    clause = guess.first > 0 and grammar.document.folded[guess.first - 1] == "that" and kind != "time"
    titled = titled and kind not in {"other", "time", "document"}
    speaks = clause or titled or kind in {"person", "group", "titled"}
    return replace(decision, speaker=guess) if speaks and guess.last == decision.cue.first - 1 else decision


def _within_own_words(grammar: Grammar, decision: Decision) -> bool:
    """Whether who was taken for the source stands in what is said: "A told of the raid, saying that B had fled"."""
    document, cue = grammar.document, decision.cue
    saying = grammar.letters[cue.token] == "G" and not (cue.group and cue.group.auxiliary)
    that = document.folded[cue.last + 1 : cue.last + 2] == ["that"]
    return saying and that and decision.speaker.phrase.head > cue.last + 1


def _by_subject_named_beside(grammar: Grammar, decision: Decision, speaker: Speaker) -> Decision:
    """Return "A, citing B, said the minister, C, wanted" as C's wish, where B was taken for who wants."""
    document, cue = grammar.document, decision.cue
    near = grammar.ending.get(cue.first - 2) if document.words[cue.first - 1] == "," else None
    if near is None or near.first <= speaker.last + 1 or document.words[near.first - 1] != ",":
        return decision
    described = grammar.ending.get(near.first - 2)
    told = described is not None and "V" in grammar.letters[speaker.last + 1 : described.first]
    people = {"person", "titled", "proper"}
    if not told or not {speaker_class(grammar, near), speaker_class(grammar, described)} <= people | {"group"}:
        return decision
    named = Speaker(near, near.first, near.last, "subject")
    return replace(decision, speaker=named, guess=named)


def _without_that(grammar: Grammar, decision: Decision) -> Speaker | None:
    """Return the source without the "that" which opens its clause: "that fighters told him", not "that fighter"."""
    document, speaker = grammar.document, decision.speaker
    if speaker is None or document.folded[speaker.first] != "that" or speaker.first == speaker.phrase.head:
        return speaker
    phrase = speaker.phrase
    if document.tags[phrase.head] not in {"NNS", "NNPS"} or phrase.first != speaker.first:
        return speaker
    return Speaker(Phrase(phrase.first + 1, phrase.head, phrase.last), speaker.first + 1, speaker.last, speaker.route)


def _heard_by(grammar: Grammar, speaker: Speaker, steps: Steps) -> None:
    """Add who has a paper or has heard a person, where no cue of its own tells."""
    folded, last = grammar.document.folded, speaker.phrase.last
    kind = "document" if folded[speaker.phrase.head] in PAPERS else speaker_class(grammar, speaker.phrase)
    copied = (
        kind == "other" and "which" in folded[last + 1 : last + 9] and bool(_COPIES & set(folded[last + 1 : last + 7]))
    )
    if (copied or kind in {"document", "person", "group"}) and speaker.phrase.head not in steps.outward:
        keeper = keeper_of(grammar, speaker)
        hander = hander_of(grammar, keeper[0]) if keeper else None
        if hander:
            steps.add(speaker, hander)
        if keeper:
            steps.add(hander[0] if hander else speaker, keeper)


def _referring_back(grammar: Grammar, number: int, decisions: list[Decision]) -> tuple[list[Link], list[Decision]]:
    """Return the link that tells where the sentence before comes from, if there is one, and the other decisions."""
    found = back_reference(grammar, number, decisions)
    if found is None:
        return [], decisions
    own, origin, via = found
    taken = {id(decision) for decision in own}
    return [Link(own, origin, via, refers_back=True)], [one for one in decisions if id(one) not in taken]


def _extend(grammar: Grammar, plain: list[Decision], steps: Steps) -> None:
    """Add the steps that no cue of their own tells: who was told, the letter it stands in, who has seen the paper."""
    for decision in plain:
        said_by = decision.cue.token in range(decision.speaker.first - 3, decision.speaker.first)
        said_by = said_by and decision.cue.lemma not in {"leak", "share"}  # "a report leaked to A"
        paper = None if said_by else paper_held_by(grammar, decision.speaker)
        if paper:
            steps.add(paper, (decision.speaker, role_of(grammar, decision.speaker)))
            continue
        _heard_by(grammar, decision.speaker, steps)
        found = grounds_of(grammar, decision) or paper_had_by(grammar, decision)
        grounds = found if found and reports(grammar, decision.speaker) else None
        if grounds:
            steps.add(grounds, (decision.speaker, "outlet"))
        teller = _teller_of(grammar, decision, plain)
        if teller:
            steps.add(decision.speaker, (teller, role_of(grammar, teller)))
        for step in steps_of(grammar, decision):
            if step[0].route == "told" and _retold(grammar, decision, step[0], plain):
                continue
            after = steps.after(decision.speaker)
            steps.add(after[-1][0] if after and after[-1][1] == "document" else decision.speaker, step)
            if step[1] == "document":
                _heard_by(grammar, step[0], steps)


def _teller_of(grammar: Grammar, decision: Decision, plain: list[Decision]) -> Speaker | None:
    """Return who tells on what B told: "her" of "B told her, she said", "he" of "…, he had been told by B, …"."""
    document, cue = grammar.document, decision.cue
    if cue.lemma not in _TOLD or document.quoted[cue.token] >= 0:
        return None
    if cue.group and cue.group.passive:
        receiver = grammar.ending.get(cue.first - 1)
        after = document.folded[decision.speaker.last + 1 : decision.speaker.last + 2]
        pronoun = receiver and document.folded[receiver.head] in {"he", "she", "it", "they"}
        tells = pronoun and decision.speaker.route == "agent" and after != ["to"]
        return Speaker(receiver, receiver.first, receiver.last, "told") if receiver and tells else None
    kinds = _OBJECTS.get(document.folded[cue.last + 1]) if cue.last + 1 < len(document.folded) else None
    if kinds is None:
        return None
    others = [one for one in plain if not same(one.speaker, decision.speaker) and not parted(grammar, one, decision)]
    return next((one.speaker for one in others if document.folded[one.speaker.phrase.head] in kinds), None)


def _learn(grammar: Grammar, number: int, plain: list[Decision], steps: Steps) -> list[Decision]:
    """Add B and A of "as A learned from B" to what others say there; if nobody does, B is who speaks."""
    found = learned_from(grammar, number)
    if found is None:
        return plain
    token, teller, outlet = found
    within = range(outlet[0].first, teller.last + 1)
    others = [one for one in plain if one.cue.token not in within and not same(one.speaker, outlet[0])]
    for one in others:
        steps.add(steps.end(one.speaker), (teller, role_of(grammar, teller)))
    steps.add(teller, outlet)
    cue = Cue("verb", "learn", token, token, token)
    return others or [Decision(number, cue, "speech", _SURE, teller, _SURE, teller)]


def _retold(grammar: Grammar, decision: Decision, to: Speaker, plain: list[Decision]) -> bool:
    """Whether "me" is who tells it further on, not the writer: "A clerk told me it was lost, said Ann Dole"."""
    document = grammar.document
    if document.folded[to.phrase.head] not in {"me", "us"}:
        return False
    return any(one.cue.token > to.last and not same(one.speaker, decision.speaker) for one in plain)


def _stand_in_papers(grammar: Grammar, number: int, plain: list[Decision], steps: Steps) -> None:
    """Add the papers that other clauses and the sentence before tell of, and who has them.

    "A letter in which B asks …"; "A has seen the contract. The contract says …", "… In it, B says", "… B wrote".
    """
    document = grammar.document
    for decision in plain:
        authored = author_of(grammar, decision)
        if authored:
            paper, step = authored
            steps.add(decision.speaker, (paper, "document"))
            if step and paper.phrase.head not in steps.outward:
                steps.add(paper, step)
    held = paper_before(grammar, number - 1) if number and plain else None
    if held is None:
        return
    (paper, keeper), noun = held, document.folded[held[0].phrase.head]
    for decision in plain:
        known = [decision.speaker, *(speaker for speaker, _ in steps.after(decision.speaker))]
        again = next((one for one in known if document.folded[one.phrase.head] == noun), None)
        wrote = keeper is not None and decision.cue.lemma == "write" and decision.kind == "speech"
        if again is None and not steps.after(decision.speaker) and (wrote or stands_in_it(grammar, decision)):
            steps.add(decision.speaker, (paper, "document"))
            again = paper
        if again is not None and keeper and again.phrase.head not in steps.outward:
            steps.add(again, keeper)


def _go_on_with_interview(grammar: Grammar, number: int, plain: list[Decision], steps: Steps) -> None:
    """Add the outlet that the sentence before announced: "B spoke to A on Sunday. “…,” he said"."""
    document = grammar.document
    if not number or document.paragraph_of[number] != document.paragraph_of[number - 1]:
        return
    found = announced(grammar, number - 1)
    for decision in plain if found else ():
        head = decision.speaker.phrase.head
        pronoun = speaker_class(grammar, decision.speaker.phrase) in {"pronoun-m", "pronoun-f", "pronoun-p"}
        if (
            (pronoun or document.folded[head] == found[0])
            and decision.kind == "speech"
            and not steps.after(decision.speaker)
        ):
            steps.add(decision.speaker, (found[1], "outlet"))


def _joined(
    grammar: Grammar, plain: list[Decision], handing: list[Pair], wrapping: list[Pair], steps: Steps
) -> list[Link]:
    """Return one link for each decision that says something, the decisions that only tell of its chain added."""
    wrapped = {id(decision) for decision, _ in wrapping}
    links: list[Link] = []
    chained = [*handing, *wrapping]
    for decision in plain:
        origin = steps.origin(decision.speaker)
        if id(decision) in wrapped:
            continue
        # "A guard had warned her, she said": she is a step, and somebody who says so as well
        retells = speaker_class(grammar, decision.speaker.phrase) in {"pronoun-m", "pronoun-f", "pronoun-p"}
        if not same(origin, decision.speaker) and not retells:
            chained.append((decision, origin))
            continue
        links.append(Link([decision], decision.speaker, steps.after(decision.speaker)))
    for decision, speaker in sorted(chained, key=lambda pair: pair[0].cue.token):
        origin = steps.origin(speaker)
        link = next((one for one in links if same(one.origin, origin)), None)
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
    last = max(ends)
    folded, high = grammar.document.folded, grammar.document.bounds[link.first.sentence][1]
    while last + 1 < high and folded[last + 1] in HAVING | OWNING:  # "a memo that A has seen"
        last += 1
    return last if last - link.first.cue.first < 30 else -1
