"""Event frames: what there is to know of a kind of event, and the ways to word it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from .dates import Day
from .slots import CoinedSlot, CompanySlot, PersonSlot, PlaceSlot, TeamSlot, declared
from .wording import Text, Wording

#: "word [part]": the space goes with the part.
SPACE_BEFORE_OPTIONAL = re.compile(r" \[([^\[\]]*[^\[\] ])\](?=$|[ ,.;:>\[])")
OPPOSED_KINDS = ("opposite", "negation", "exclusion", "time")
NAMED = (PersonSlot, CompanySlot, PlaceSlot, TeamSlot, CoinedSlot)
FRAMES: dict[str, Frame] = {}


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of event.

    ``key`` are the slots that say which event it is: with another value there it is another event; those in ``tied``
    (written with "!") belong to another key slot and never change without it. ``periods`` (written with "?") are
    times that tell one such event from the next where they are mentioned. ``only`` are the
    slots that have one true value for the event, with the kind of contradiction that another value makes.
    ``statements`` are groups of wordings that say the same thing of the event and can all be true together; ``opposed``
    are groups, with their kind, that cannot be true together with the first statement. ``plans`` tell of the first
    statement as intended, feared or asked for; ``later`` tell of the same thing at a later time, and that it is later.
    ``roles`` are two slots that the first statement gives different parts to; ``sources`` are those who speak about it.
    """

    name: str
    topic: str
    slots: dict
    key: tuple[str, ...]
    tied: frozenset[str]
    periods: tuple[str, ...]
    only: dict[str, str]
    statements: tuple[tuple[Wording, ...], ...]
    opposed: tuple[tuple[str, tuple[Wording, ...]], ...]
    plans: tuple[Wording, ...]
    later: tuple[Wording, ...]
    roles: tuple[str, ...]
    sources: tuple[Wording, ...]

    def distinctive(self) -> bool:
        """Whether the key holds a name of which there are thousands, so that two events are never taken for one."""
        return any(isinstance(self.slots[name], NAMED) for name in self.key)

    def sample(self, rng: Random) -> dict:
        """Draw an event: a value for each slot, no two slots of a kind alike."""
        event: dict = {}
        for name, slot in self.slots.items():
            value = slot.sample(rng)
            if slot.kind == "entity":
                for _ in range(9):
                    if value not in event.values():
                        break
                    value = slot.sample(rng)
            event[name] = value
        return event

    def altered(self, rng: Random, event: dict, names) -> dict:
        """Return the event with other values in the slots ``names``."""
        other = dict(event)
        for name in names:
            for _ in range(9):
                value = self.slots[name].alter(rng, event[name])
                if self.slots[name].kind != "entity" or value not in other.values():
                    break
            other[name] = value
        return other

    def speaker(self, rng: Random, event: dict, forms: dict):
        """Return the function that says a slot of the event; ``forms`` fixes the words of some."""

        def speak(name: str, form: str, at_start: bool) -> str:
            if form in ("", "=", "full") and name in forms:
                return forms[name]
            if name.endswith("+"):
                name = name[:-1]
                return self.slots[name].say(
                    rng, event.setdefault(f"{name}+", self.slots[name].larger(rng, event[name]))
                )
            return self.slots[name].say(rng, event[name], "" if form == "=" else form, at_start)

        return speak

    def write(
        self, rng: Random, wording: Wording, event: dict, forms=None, need=(), avoid=(), fill: float = 0.45
    ) -> Text:
        """Render a wording of this frame for the event."""
        return wording.write(Text(), event, rng, self.speaker(rng, event, forms or {}), need, avoid, fill)

    def numeric(self) -> list[str]:
        """Names of the ``only`` slots that hold numbers."""
        return [name for name, kind in self.only.items() if kind == "number"]

    def dated(self) -> list[str]:
        """Names of the ``only`` slots that hold times."""
        return [name for name, kind in self.only.items() if kind == "time"]

    def day_slots(self) -> list[str]:
        """Names of all slots that hold days."""
        return [name for name, slot in self.slots.items() if isinstance(slot, Day)]


def _wordings(text: str) -> tuple[Wording, ...]:
    lines = (" ".join(line.split()) for line in text.strip().splitlines() if line.strip())
    return tuple(Wording(SPACE_BEFORE_OPTIONAL.sub(r"[ \1]", line)) for line in lines)


def frame(
    name: str,
    topic: str,
    slots: str,
    key: str,
    only: str = "",
    main: str = "",
    also: tuple[str, ...] = (),
    opposite: str = "",
    negation: str = "",
    exclusion: str = "",
    order: str = "",
    plans: str = "",
    later: str = "",
    roles: str = "",
    sources: str = "",
) -> None:
    """Declare a frame; texts hold one wording a line, ``order`` those that clash in time, ``sources`` part at ";"."""
    if name in FRAMES:
        raise ValueError(f"frame {name} is declared twice")
    types = declared(slots)
    kinds = dict(part.split(":") if ":" in part else (part, types[part].kind) for part in only.split())
    opposed = tuple(
        (kind, _wordings(text))
        for kind, text in zip(OPPOSED_KINDS, (opposite, negation, exclusion, order), strict=True)
        if text.strip()
    )
    FRAMES[name] = Frame(
        name,
        topic,
        types,
        tuple(part.rstrip("!") for part in key.split() if not part.endswith("?")),
        frozenset(re.findall(r"(\w+)!", key)),
        tuple(re.findall(r"(\w+)\?", key)),
        kinds,
        tuple(_wordings(text) for text in (main, *also)),
        opposed,
        _wordings(plans),
        _wordings(later),
        tuple(roles.split()),
        tuple(Wording(" ".join(part.split())) for part in sources.split(";") if part.strip()),
    )
    _check(FRAMES[name])


def _check(frame: Frame) -> None:
    """Raise ``ValueError`` for wordings that name unknown slots or miss the key."""
    groups = [wording for group in frame.statements for wording in group] + [
        w for _, group in frame.opposed for w in group
    ]
    for wording in [*groups, *frame.plans, *frame.later, *frame.sources]:
        unknown = {slot.rstrip("+") for slot in wording.slots} - set(frame.slots)
        if unknown:
            raise ValueError(f"{frame.name}: unknown slots {unknown} in {wording.source!r}")
    for wording in [*groups, *frame.plans, *frame.later]:
        if not set(frame.key) <= wording.slots:
            raise ValueError(f"{frame.name}: key missing in {wording.source!r}")
    if frame.opposed and not all(wording.has_marks for wording in frame.statements[0]):
        raise ValueError(f"{frame.name}: the first statement has opposites but an unmarked wording")
    if not all(wording.has_marks for _, group in frame.opposed for wording in group):
        raise ValueError(f"{frame.name}: an opposed wording has no marks")
