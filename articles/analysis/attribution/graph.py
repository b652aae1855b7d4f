"""Who hands on whose words in one sentence: a small graph, walked from its beginning to give a chain."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.speakers import Speaker
from articles.analysis.attribution.steps import Step

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


class Steps:
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
