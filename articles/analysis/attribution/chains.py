"""Through whom it came: decisions of one sentence joined into chains from the origin over relays to the outlet."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.lexicon import noun_class
from articles.analysis.attribution.phrases import Grammar
from articles.analysis.attribution.speakers import Speaker, modified, speaker_class, subject
from articles.analysis.types import ViaRole

_CITING = frozenset(["cite", "quote", "refer", "attribute"])
_HANDING_ON = frozenset("see obtain review publish view carry run broadcast air share leak print".split())
_TELLING = frozenset("tell inform say speak write comment".split())
_REPORTING = frozenset("report disclose reveal publish announce break".split())
_WRAPPING = frozenset("report say write add according note tell publish".split())
_OUTLET_NOUNS = frozenset(
    "newspaper paper magazine broadcaster daily weekly tabloid agency channel station website outlet portal journal".split()
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
    document = grammar.document
    words = document.folded[speaker.phrase.first : speaker.phrase.last + 1]
    if document.folded[speaker.phrase.head] in _OUTLET_NOUNS:
        return (
            speaker.phrase.last - speaker.phrase.first < 5
            and "news" in words
            or document.folded[speaker.phrase.head] != "agency"
        )
    before = document.folded[speaker.phrase.first - 1] if speaker.phrase.first else ""
    named = grammar.letters[speaker.phrase.head] == "P"
    return speaker_class(grammar, speaker.phrase) == "outlet" or (
        named and (before in _OUTLET_NOUNS or bool(_OUTLET_NOUNS & set(words)))
    )


def chain(grammar: Grammar, decisions: list[Decision]) -> list[Link]:
    """Return the sentence's attributions: decisions that tell of one chain are joined."""
    links = [Link([decision], decision.speaker) for decision in decisions]
    for link in list(links):
        decision = link.first
        lemma, passive = decision.cue.lemma, _by_agent(grammar, decision)
        if passive and lemma in _CITING | _HANDING_ON:
            _hand_on(grammar, links, link)
        elif lemma in _CITING and not passive:
            _cite(grammar, links, link)
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
    relay = decision.speaker
    origin = modified(grammar, decision.cue)
    if relay is None or origin is None or _same(relay, origin):
        return
    kind = speaker_class(grammar, origin.phrase)
    if kind in {"other", "time"} and decision.cue.lemma != "quote":
        return
    link.origin, link.via = origin, [(relay, _role(grammar, relay))]
    for other in list(links):
        if other is not link and (_same(other.origin, origin) or _same(other.origin, relay)):
            other.origin = origin
            if not other.via:
                other.via = []
            _absorb(links, other, link)
            return


def _cite(grammar: Grammar, links: list[Link], link: Link) -> None:
    """Join "A, citing B", "A, which cited B, said", "reported by A citing B": B is the origin, A hands it on."""
    decision = link.first
    origin = decision.speaker
    if origin is None or origin.phrase.head < decision.cue.token:
        return
    before = [other for other in links if other.first.cue.token < decision.cue.token]
    relay = next((other.origin for other in reversed(before) if other.origin and not _same(other.origin, origin)), None)
    grammatical = subject(grammar, decision.cue, relay)
    relay = grammatical or relay
    if relay is None or _same(relay, origin):
        return
    link.via = [(relay, _role(grammar, relay))]
    for other in list(links):
        if other is not link and (_same(other.origin, relay) or _same(other.origin, origin)):
            _absorb(links, link, other)


def _outlet_told(grammar: Grammar, links: list[Link]) -> None:
    """Add the outlet of "B told A", "in an interview with A"."""
    document = grammar.document
    for link in links:
        for decision in link.decisions:
            if decision.cue.lemma not in _TELLING or link.origin is None:
                continue
            after = decision.cue.last + 1
            phrase = grammar.starting.get(after)
            if phrase is None:
                stretch = document.folded[after : after + 6]
                for word in ("interview", "to"):
                    at = stretch.index(word) if word in stretch else -1
                    step = 2 if word == "interview" else 1
                    if at >= 0 and decision.cue.lemma != "tell":
                        phrase = phrase or grammar.starting.get(after + at + step)
            if phrase is None:
                continue
            told = Speaker(phrase, phrase.first, phrase.last, "told")
            if (
                is_outlet(grammar, told)
                and not _same(told, link.origin)
                and all(not _same(told, known) for known, _ in link.via)
            ):
                link.via.append((told, "outlet"))


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
