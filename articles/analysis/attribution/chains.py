"""Through whom it came: decisions of one sentence joined into chains from the origin over relays to the outlet."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.lexicon import OUTLET_WORDS, noun_class
from articles.analysis.attribution.names import bare_name
from articles.analysis.attribution.phrases import Grammar
from articles.analysis.attribution.speakers import Speaker, modified, speaker_class
from articles.analysis.types import ViaRole

_CITING = frozenset(["cite", "quote", "refer", "attribute"])
_HANDING_ON = frozenset(
    ["see", "obtain", "review", "publish", "view", "carry", "run", "broadcast", "air", "share", "leak", "print"]
)
_ADDRESSED = frozenset(
    [
        "parliament",
        "congress",
        "senate",
        "commons",
        "lords",
        "court",
        "assembly",
        "council",
        "cabinet",
        "house",
        "mps",
        "lawmakers",
        "judge",
        "jury",
        "knesset",
        "bundestag",
        "duma",
        "committee",
        "commission",
        "tribunal",
        "inquiry",
        "conference",
        "nation",
        "nations",
        "state",
        "union",
    ]
) - {"nation", "state"}
_KEPT_BY = frozenset(["seen", "obtained", "reviewed", "viewed", "published", "leaked", "cited", "quoted", "shared"])
_PAPERS = frozenset(
    [
        "letter",
        "email",
        "e-mail",
        "memo",
        "filing",
        "affidavit",
        "message",
        "lawsuit",
        "minutes",
        "blog",
        "book",
        "memoir",
        "dissent",
        "petition",
        "notice",
    ]
)
_REPORTING = frozenset(["report", "disclose", "reveal", "publish", "announce", "break"])
_WRAPPING = frozenset(["report", "say", "write", "add", "according", "note", "tell", "publish"])
_OUTLET_NOUNS = frozenset(
    [
        "media",
        "television",
        "newspaper",
        "paper",
        "magazine",
        "broadcaster",
        "daily",
        "weekly",
        "tabloid",
        "agency",
        "channel",
        "station",
        "website",
        "outlet",
        "portal",
        "journal",
    ]
)


@dataclass
class Link:
    """One attribution in the making: its decisions (cues), its origin, and who handed it on, nearest first."""

    decisions: list[Decision]
    origin: Speaker | None
    via: list[tuple[Speaker, ViaRole]] = field(default_factory=list)

    @property
    def first(self) -> Decision:
        """The decision that came first in the text."""
        return self.decisions[0]


def is_outlet(grammar: Grammar, speaker: Speaker) -> bool:
    """Whether the speaker is a newspaper, an agency or a broadcaster."""
    document, phrase = grammar.document, speaker.phrase
    words = document.folded[phrase.first : phrase.last + 1]
    head = document.folded[phrase.head]
    if head in _OUTLET_NOUNS:
        generic = head in {"agency", "station", "channel", "site", "outlet", "portal"}
        return len(words) < 6 and (
            not generic
            or bool({"news", "this", "our", "press", "tv", "radio", "wire"} & set(words))
            or "P" in grammar.letters[phrase.first : phrase.head]
        )
    before = document.folded[phrase.first - 1] if phrase.first else ""
    named = grammar.letters[phrase.head] == "P"
    return named and (
        speaker_class(grammar, phrase) == "outlet"
        or before in _OUTLET_NOUNS
        or bool((_OUTLET_NOUNS | OUTLET_WORDS) & set(words))
    )


def chain(grammar: Grammar, decisions: list[Decision]) -> list[Link]:
    """Return the sentence's attributions: decisions that tell of one chain are joined."""
    links = [Link([decision], decision.speaker) for decision in decisions]
    for link in list(links):
        decision = link.first
        lemma, passive = decision.cue.lemma, _by_agent(grammar, decision)
        if passive and lemma in _CITING | _HANDING_ON:
            _hand_on(grammar, links, link)
        elif lemma in _CITING | _HANDING_ON and not passive:
            _cite(grammar, links, link)
    for link in links:
        _seen_by(grammar, link)
    _outlet_told(grammar, links)
    _wrap(grammar, links)
    return sorted(links, key=lambda link: link.first.cue.token)


def _by_agent(grammar: Grammar, decision: Decision) -> bool:
    following = grammar.document.folded[decision.cue.token + 1 : decision.cue.token + 4]
    return "by" in following or following[:1] == ["with"]


def _role(grammar: Grammar, speaker: Speaker) -> ViaRole:
    if is_outlet(grammar, speaker):
        return "outlet"
    if speaker_class(grammar, speaker.phrase) == "document":
        return "document"
    kind = speaker_class(grammar, speaker.phrase)
    return "relay" if kind in {"person", "titled"} or kind.startswith("pronoun") else "outlet"


def _same(one: Speaker | None, other: Speaker | None) -> bool:
    return one is not None and other is not None and one.phrase.head == other.phrase.head


def _absorb(links: list[Link], into: Link, other: Link) -> None:
    into.decisions = sorted({*into.decisions, *other.decisions}, key=lambda decision: decision.cue.token)
    for step in other.via:
        if all(not _same(step[0], known) for known, _ in into.via) and not _same(step[0], into.origin):
            into.via.append(step)
    links.remove(other)


def _hand_on(grammar: Grammar, links: list[Link], link: Link) -> None:
    """Join "officials cited by A", "minutes seen by A", "a resident was quoted by A as saying": A hands it on."""
    decision = link.first
    relay = decision.guess if decision.guess and decision.guess.route == "agent" else decision.speaker
    origin = modified(grammar, decision.cue)
    if relay is None or origin is None or _same(relay, origin):
        return
    if speaker_class(grammar, origin.phrase) in {"other", "time"} and decision.cue.lemma != "quote":
        return
    link.origin, link.via = origin, [(relay, _role(grammar, relay))]
    for other in list(links):
        if other is not link and (_same(other.origin, origin) or _same(other.origin, relay)):
            other.origin = origin
            other.via, link.via = link.via + [step for step in other.via if not _same(step[0], relay)], []
            _absorb(links, other, link)
            return


def _cite(grammar: Grammar, links: list[Link], link: Link) -> None:
    """Join "A, citing B", "A, which cited B, said", "reported by A citing B": B is the origin, A hands it on."""
    decision = link.first
    origin = _cited(grammar, decision)
    if origin is None:
        return
    before = [other for other in links if other.first.cue.token < decision.cue.token]
    agents = [d.guess for other in before for d in other.decisions if d.guess and d.guess.route == "agent"]
    relay = agents[-1] if agents else decision.guess
    if relay is None or _same(relay, origin):
        spoken = [other.origin for other in links if other is not link and not _same(other.origin, origin)]
        relay = spoken[0] if spoken else None
    link.origin = origin
    if relay is None:
        return
    link.via = [(relay, _role(grammar, relay))]
    for other in list(links):
        if other is not link and (_same(other.origin, relay) or _same(other.origin, origin)):
            _absorb(links, link, other)


def _cited(grammar: Grammar, decision: Decision) -> Speaker | None:
    """Return who is cited: the phrase after "citing", if it can speak; "citing limited supplies" cites nobody."""
    chosen = decision.speaker
    if decision.cue.lemma in _HANDING_ON:
        chosen = None
    if chosen and chosen.phrase.head > decision.cue.token:
        return chosen
    after = decision.cue.last + 1 + (decision.cue.lemma == "attribute")
    phrase = grammar.starting.get(after)
    if phrase is None:
        return None
    kind = speaker_class(grammar, phrase)
    quoted = decision.cue.lemma in {"quote", "attribute"} and kind not in {"time", "pronoun-n"}
    if not quoted and kind not in {"person", "group", "document", "titled", "outlet"}:
        return None
    if decision.cue.lemma in _HANDING_ON and (kind != "document" or grammar.letters[decision.cue.token] == "G"):
        return None
    last = grammar.extend_right(phrase, grammar.document.bounds[decision.sentence][1])
    return Speaker(phrase, phrase.first, last, "cited")


def _seen_by(grammar: Grammar, link: Link) -> None:
    """Add who handed a paper on where no cue of its own tells: "minutes, dated May 3 and seen by A"."""
    document, origin = grammar.document, link.origin
    if origin is None or link.via or speaker_class(grammar, origin.phrase) not in {"document", "other"}:
        return
    high = document.bounds[document.sentence_of[origin.phrase.head]][1]
    for token in range(origin.phrase.last + 1, min(high - 2, origin.phrase.last + 16)):
        if document.quoted[token] != document.quoted[origin.phrase.head] or (
            grammar.letters[token] in "VM" and document.folded[token] not in _KEPT_BY
        ):
            return
        if document.folded[token] in _KEPT_BY and document.folded[token + 1] == "by" and token + 2 in grammar.starting:
            phrase = grammar.starting[token + 2]
            relay = Speaker(phrase, phrase.first, phrase.last, "agent")
            if grammar.letters[phrase.head] == "P" or is_outlet(grammar, relay):
                link.via = [(relay, _role(grammar, relay))]
            return


def _outlet_told(grammar: Grammar, links: list[Link]) -> None:
    """Add the outlet of "B told A", "B said in an interview with A", and the paper of "B wrote in a letter"."""
    for link in links:
        if link.origin is None:
            continue
        for decision in link.decisions:
            step = _told(grammar, decision) or _interviewed(grammar, decision) or _written_in(grammar, decision)
            if step and not _same(step[0], link.origin) and all(not _same(step[0], known) for known, _ in link.via):
                link.via.append(step)


def _told(grammar: Grammar, decision: Decision) -> tuple[Speaker, ViaRole] | None:
    """Return the outlet that was told: a name that is neither a person's nor a committee's."""
    phrase = grammar.starting.get(decision.cue.last + 1) if decision.cue.lemma == "tell" else None
    if phrase is None:
        return None
    speaker = Speaker(phrase, phrase.first, phrase.last, "told")
    words = grammar.document.words[phrase.first : phrase.last + 1]
    if is_outlet(grammar, speaker):
        return speaker, "outlet"
    name = words[-1]
    if not name[:1].isupper() or name.lower() in _ADDRESSED or speaker_class(grammar, phrase) == "titled":
        return None
    article = words[0].lower() == "the"
    name_of_two = len(words) == 2 and not article and not bare_name(words)[2]
    single = len(words) == 1 and not _is_surname(grammar, phrase.head)
    if name.isupper() or single or name_of_two or (article and len(words) <= 4):
        return speaker, "outlet"
    return None


def _is_surname(grammar: Grammar, token: int) -> bool:
    """Whether the word stands after another capitalised word somewhere in the text: "Dole" of "Ann Dole"."""
    document = grammar.document
    name = document.words[token]
    return any(
        document.words[other] == name and grammar.letters[other - 1] == "P" and document.words[other - 1] != name
        for other in range(1, len(document.words))
    )


def _interviewed(grammar: Grammar, decision: Decision) -> tuple[Speaker, ViaRole] | None:
    """Return the outlet of "in an interview with the BBC", "speaking to Sky News", "in comments to Reuters"."""
    document = grammar.document
    low, high = document.bounds[decision.sentence]
    for token in range(max(low, decision.cue.first - 14), min(high - 2, decision.cue.last + 14)):
        talks = document.folded[token] in {"interview", "speaking", "comments", "remarks", "talking", "spoke"}
        if talks and document.folded[token + 1] in {"with", "to", "on", "for"}:
            phrase = grammar.starting.get(token + 2)
            if phrase and grammar.letters[phrase.head] == "P":
                speaker = Speaker(phrase, phrase.first, phrase.last, "told")
                short = phrase.last - phrase.first <= 1 and document.words[phrase.head].isupper()
                if is_outlet(grammar, speaker) or short or document.folded[token] == "interview":
                    return speaker, "outlet"
    return None


def _written_in(grammar: Grammar, decision: Decision) -> tuple[Speaker, ViaRole] | None:
    """Return the letter of "B wrote in a letter to staff": a paper that the words stand in, not a mere statement."""
    document = grammar.document
    low, high = document.bounds[decision.sentence]
    for token in range(max(low, decision.cue.first - 16), min(high - 1, decision.cue.last + 10)):
        phrase = (
            grammar.starting.get(token + 1)
            if document.folded[token] in {"in", "to"} and document.folded[token] == "in"
            else None
        )
        if (
            phrase
            and document.folded[phrase.head] in _PAPERS
            and document.quoted[token] == document.quoted[decision.cue.token]
        ):
            last = grammar.extend_right(phrase, high)
            return Speaker(phrase, phrase.first, min(last, phrase.last + 5), "written"), "document"
    return None


def _wrap(grammar: Grammar, links: list[Link]) -> None:
    """Join "B said, A reported", "according to A, B said": the outlet's own decision becomes the others' last step."""
    for outer in list(links):
        if (
            outer.origin is None
            or outer.via
            or outer.first.cue.lemma not in _WRAPPING
            or not is_outlet(grammar, outer.origin)
        ):
            continue
        inner = [
            other
            for other in links
            if other is not outer
            and other.origin
            and not _same(other.origin, outer.origin)
            and not is_outlet(grammar, other.origin)
        ]
        if not inner:
            continue
        for other in inner:
            if all(not _same(outer.origin, known) for known, _ in other.via):
                other.via.append((outer.origin, "outlet"))
        _absorb(links, inner[0], outer)


def chain_end(grammar: Grammar, link: Link) -> int:
    """Return the last token of "according to A, citing B," or "reported by A, which cited B"; -1 for no such chain."""
    opens = link.first.cue.sort == "according" or _by_agent(grammar, link.first)
    if not link.via or not opens:
        return -1
    speakers = [speaker for speaker, _ in link.via] + ([link.origin] if link.origin else [])
    ends = [one.last for one in speakers] + [decision.cue.last for decision in link.decisions]
    return max(ends) if max(ends) - link.first.cue.first < 30 else -1


def refers_back(grammar: Grammar, link: Link) -> bool:
    """Whether the link's content is "The decision", "The move" …: what the sentence before told."""
    document = grammar.document
    decision = link.first
    low = document.bounds[decision.sentence][0]
    if not _by_agent(grammar, decision) or decision.cue.lemma not in _REPORTING | _CITING | _HANDING_ON:
        return False
    phrase = grammar.starting.get(low)
    if phrase is None or document.folded[low] not in {"the", "this", "that", "those", "these"}:
        return False
    clear = not any(letter in "V" for letter in grammar.letters[phrase.last + 1 : decision.cue.first] if letter)
    kind = noun_class(document.folded[phrase.head])
    return (
        clear and kind in {"", "document"} and grammar.letters[phrase.head] == "N" and phrase.last - phrase.first <= 2
    )
