"""Writes two reports whose relation is known: what is the same, what is changed, and therefore the label."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from . import attribution, colour, dates
from .attribution import Report, report_of
from .frame import Frame
from .names import pick
from .slots import CompanySlot, CountrySlot, PersonSlot, PlaceSlot
from .wording import Wording

#: Where a capital stands for its country: "Riga lent Accra 40 million".
METONYM_TOPICS = {"sanctions", "finance"}


class NotPossible(Exception):
    """The frame, or this draw of it, does not lend itself to the relation."""


@dataclass(slots=True)
class Told:
    """An event told once: the report and the slots that it mentions."""

    report: Report
    slots: dict[str, list[tuple[int, int]]]
    marks: list[tuple[int, int]]
    known: dict[str, dict]
    free: bool

    def words(self, name: str) -> str:
        """Return how a slot is worded."""
        start, end = self.slots[name][0]
        return self.report.text[start:end]


@dataclass(slots=True)
class Clash:
    """Two tellings that cannot both be true, or their look-alikes."""

    first: Told
    second: Told
    kind: str
    reason: str


class Writer:
    """Tells events of one frame, with one random generator."""

    def __init__(self, rng: Random, frame: Frame):
        self.rng, self.frame = rng, frame

    def tell(
        self,
        wording: Wording,
        event: dict,
        forms=None,
        need=(),
        avoid=(),
        fill=0.45,
        mark=(),
        premise: Told | None = None,
        again: str = "",
    ) -> Told:
        """Render a wording; ``mark`` are the slots that clash. With ``premise``, times tell nothing that it does not.

        ``again`` lets what was named before be called otherwise: "names" shortens persons' names, "all" also says "the
        lender", "the city" or the capital for the country, where the rest of the key still tells the event.
        """
        forms, known = self._called(event, again, mark) | dict(forms or {}), {}
        for name in self.frame.slots:
            slot = self.frame.slots[name]
            if slot.kind == "time" and name in wording.slots and name not in forms:
                forms[name], known[name] = self._time(slot, event[name], premise.known.get(name) if premise else None)
        text = self.frame.write(self.rng, wording, event, forms, need, avoid, fill)
        missing = set(need) - set(text.slots)
        if missing:
            raise NotPossible(f"{missing} not worded")
        spans = [span for name in mark for span in text.slots[name]]
        return Told(report_of(text, spans), text.slots, text.marks, known, text.has_free_text)

    def _called(self, event: dict, again: str, mark) -> dict[str, str]:
        """Return other words for some of the participants."""
        forms: dict[str, str] = {}
        for name, slot in self.frame.slots.items():
            roll = self.rng.random()
            if not again or slot.kind != "entity":
                continue
            if isinstance(slot, PersonSlot) and roll < 0.4:
                title = "" if roll < 0.3 else "Mr " if event[name].male else "Ms "
                forms[name] = title + event[name].last
            elif again == "all" and name not in mark and name not in self.frame.roles and len(self.frame.key) > 1:
                if isinstance(slot, CompanySlot) and roll < 0.25:
                    forms[name] = event[name].phrase
                elif type(slot) is PlaceSlot and roll < 0.2:
                    forms[name] = "the city" if event[name].real else "the town"
            if again == "all" and self.frame.topic in METONYM_TOPICS and isinstance(slot, CountrySlot) and roll < 0.2:
                forms[name] = event[name].capital
        called = list(forms.values())
        return {name: words for name, words in forms.items() if called.count(words) == 1}

    def _time(self, slot, value, told: dict | None):
        for _ in range(40):
            words, known = slot.say_known(self.rng, value, getattr(slot, "STYLES", ()))
            if told is None or dates.follows(known, told):
                return words, known
        raise NotPossible("no form of the time follows")

    def two(self, group: tuple[Wording, ...], needed, same: float = 0.12) -> tuple[Wording, Wording]:
        """Return two wordings of a group that can name the slots ``needed``, mostly different ones."""
        fit = [wording for wording in group if wording.slots >= set(needed)]
        if not fit:
            raise NotPossible("no wording names the slot")
        first = pick(self.rng, fit)
        others = [wording for wording in fit if wording is not first]
        return first, first if not others or self.rng.random() < same else pick(self.rng, others)

    # -- contradictions ----------------------------------------------------------------------------------------------

    def number_clash(self, event: dict, second_event: dict | None = None) -> Clash:
        """Tell the event twice with numbers that exclude each other."""
        name = pick(self.rng, self.some(self.frame.numeric()))
        slot = self.frame.slots[name]
        needed = {*self.frame.key, name}
        first, second = self._pair_naming(needed)
        other = self.frame.altered(self.rng, second_event or event, [name])
        forms_first, forms_second = self._excluding(slot, name, event[name], other[name], first, second)
        a = self.tell(first, event, forms_first, needed, mark=[name])
        b = self.tell(second, other, forms_second, needed, mark=[name], again=_how(second_event))
        return Clash(a, b, self.frame.only[name], f"“{a.words(name)}” and “{b.words(name)}” for the same {name}")

    def _excluding(self, slot, name: str, value, other, first: Wording, second: Wording) -> tuple[dict, dict]:
        if slot.hedge is None or self.rng.random() < 0.6:
            return {}, {}
        which = self.rng.random()
        for _ in range(12):
            one = _interval(slot, value) if which < 0.4 or name in first.exact else slot.hedge(self.rng, value)
            two = _interval(slot, other) if 0.4 <= which < 0.8 or name in second.exact else slot.hedge(self.rng, other)
            if one[2] * 1.2 < two[1] or two[2] * 1.2 < one[1]:
                return ({name: one[0]} if one[0] else {}), ({name: two[0]} if two[0] else {})
        return {}, {}

    def time_clash(self, event: dict) -> Clash:
        """Tell the event twice with times that exclude each other."""
        name = pick(self.rng, self.some(self.frame.dated()))
        slot = self.frame.slots[name]
        needed = {*self.frame.key, name}
        first, second = self._pair_naming(needed)
        for _ in range(20):
            other = self.frame.altered(self.rng, event, [name])
            words, known = slot.say_known(self.rng, event[name])
            other_words, other_known = slot.say_known(self.rng, other[name])
            if dates.clash(known, other_known) and ("relative" not in known):
                a = self.tell(first, event, {name: words}, needed, mark=[name])
                b = self.tell(second, other, {name: other_words}, needed, mark=[name], again="all")
                return Clash(a, b, "time", f"“{words}” and “{other_words}” for the same event")
        raise NotPossible("no clashing times found")

    def entity_clash(self, event: dict) -> Clash:
        """Tell the event twice with another person, place or thing in a part that only one can have."""
        name = pick(
            self.rng, self.some([n for n, _ in self.frame.only.items() if self.frame.slots[n].kind == "entity"])
        )
        needed = {*self.frame.key, name}
        first, second = self._pair_naming(needed)
        other = self.frame.altered(self.rng, event, [name])
        a = self.tell(first, event, None, needed, mark=[name])
        b = self.tell(second, other, None, needed, mark=[name], again="all")
        return Clash(a, b, self.frame.only[name], f"“{a.words(name)}” and “{b.words(name)}” in the same part")

    def role_clash(self, event: dict) -> Clash:
        """Tell the event twice with two participants' parts exchanged."""
        if not self.frame.roles:
            raise NotPossible("no roles")
        one, two = self.frame.roles
        needed = {*self.frame.key, one, two}
        first, second = self.two(self.frame.statements[0], needed)
        a = self.tell(first, event, None, needed, mark=[one, two])
        b = self.tell(second, {**event, one: event[two], two: event[one]}, None, needed, mark=[one, two], again="all")
        return Clash(a, b, "role", f"“{a.words(one)}” and “{a.words(two)}” exchange parts")

    def opposed_clash(
        self, event: dict, kinds=("opposite", "negation", "exclusion", "time"), second_event: dict | None = None
    ) -> Clash:
        """Tell the first statement, and one that cannot be true with it."""
        kind, group = pick(self.rng, self.some([item for item in self.frame.opposed if item[0] in kinds]))
        a = self.tell(pick(self.rng, self.frame.statements[0]), event, None, self.frame.key)
        b = self.tell(pick(self.rng, group), second_event or event, None, self.frame.key, again=_how(second_event))
        a.report.spans, b.report.spans = sorted(a.marks), sorted(b.marks)
        words = [told.report.text[slice(*told.marks[0])] for told in (a, b)]
        return Clash(a, b, kind, f"“{words[0]}” and “{words[1]}” cannot both be true")

    def denial_clash(self, event: dict, second_event: dict | None = None) -> Clash:
        """Tell the event, and somebody's word that it did not happen."""
        first, second = self.two(pick(self.rng, self.frame.statements), self.frame.key)
        a = self.tell(first, event, None, self.frame.key)
        avoid = set(self.frame.slots) - set(a.slots) | {""}
        if not second.always <= set(a.slots):
            second = first
        b = self.tell(second, second_event or event, None, self.frame.key, avoid, premise=a, again=_how(second_event))
        source = attribution.named_source(self.rng, self.frame, event)
        a.report.spans = sorted(a.marks) or [(0, len(a.report.text))]
        b.report = attribution.denied(self.rng, b.report, source)
        return Clash(a, b, "negation", f"“{b.report.text[slice(*b.report.spans[0])]}” denies it")

    def _pair_naming(self, needed) -> tuple[Wording, Wording]:
        groups = [*self.frame.statements, *(group for _, group in self.frame.opposed)]
        fitting = [group for group in groups if any(wording.slots >= needed for wording in group)]
        return self.two(pick(self.rng, self.some(fitting)), needed)

    @staticmethod
    def some(items):
        if not items:
            raise NotPossible("the frame declares none")
        return items

    # -- the same thing again ----------------------------------------------------------------------------------------

    def reworded(self, event: dict, same: float = 0.03, fill: float = 0.5) -> tuple[Told, Told]:
        """Tell a statement twice, the second time with nothing that the first does not tell."""
        groups = [*self.frame.statements, *self.frame.statements[:1] * 2, *(group for _, group in self.frame.opposed)]
        first, second = self.two(pick(self.rng, groups), self.frame.key, same)
        a = self.tell(first, event, None, self.frame.key, fill=fill)
        if not second.always <= set(a.slots):
            raise NotPossible("the second wording tells more")
        b = self.tell(second, event, None, (), set(self.frame.slots) - set(a.slots) | {""}, 0.8, premise=a, again="all")
        return a, b

    def detailed(self, event: dict) -> tuple[Told, Told]:
        """Tell a statement at length and in short; the second is the shorter."""
        first, second = self.two(pick(self.rng, self.frame.statements), self.frame.key, 0.3)
        a = (
            self.tell(first, event, None, self.frame.slots if self.rng.random() < 0.5 else self.frame.key, fill=0.95)
            if set(self.frame.slots) <= first.slots
            else self.tell(first, event, None, self.frame.key, fill=0.95)
        )
        if not second.always <= set(a.slots):
            raise NotPossible("the second wording tells more")
        b = self.tell(
            second, event, None, (), set(self.frame.slots) - set(self.frame.key) | {""}, 0, premise=a, again="all"
        )
        if not set(b.slots) < set(a.slots) and not (a.free and not b.free):
            raise NotPossible("no difference in detail")
        return a, b

    def compatible(self, event: dict) -> tuple[Told, Told, str]:
        """Tell the event twice with numbers that may both be true; also return how the second follows."""
        name = pick(self.rng, self.some([n for n in self.frame.numeric() if self.frame.slots[n].hedge]))
        slot = self.frame.slots[name]
        needed = {*self.frame.key, name}
        first, second = self._pair_naming(needed)
        if name in second.exact:
            raise NotPossible("the wording takes no hedge")
        exact = name in first.exact or self.rng.random() < 0.5
        one = _interval(slot, event[name]) if exact else slot.hedge(self.rng, event[name])
        two = slot.hedge(self.rng, event[name])
        if one[0] == two[0]:
            raise NotPossible("the same words")
        a = self.tell(first, event, {name: one[0]} if one[0] else {}, needed)
        if not second.always <= set(a.slots):
            raise NotPossible("the second wording tells more")
        b = self.tell(
            second, event, {name: two[0]}, needed, set(self.frame.slots) - set(a.slots) | {""}, premise=a, again="all"
        )
        follows = two[1] <= one[1] and one[2] <= two[2]
        return a, b, "both ways" if follows and one[1:] == two[1:] else "one way" if follows else ""

    # -- another event -----------------------------------------------------------------------------------------------

    def other_event(self, event: dict) -> dict:
        """Return an event of the same shape that cannot be taken for this one: one or more key slots differ."""
        key = self.frame.key
        free = [name for name in key if name not in self.frame.tied]
        names = [pick(self.rng, free)] if self.rng.random() < 0.75 else list(key)
        other = self.frame.altered(self.rng, event, names)
        roll = self.rng.random()
        if roll < 0.3:
            fresh = self.frame.sample(self.rng)
            other = {name: value if name in key else fresh[name] for name, value in other.items()}
        elif roll < 0.8:
            other = self.frame.altered(self.rng, other, [n for n in self.frame.only if n not in key])
        other = {name: value for name, value in other.items() if not name.endswith("+")}
        named = [value for name, value in other.items() if self.frame.slots[name].kind == "entity"]
        if any(named.count(value) > 1 for value in named):
            raise NotPossible("one participant in two parts")
        return other


def _how(second_event: dict | None) -> str:
    """Which participants the second telling may call otherwise: of another event, only persons."""
    return "all" if second_event is None else "names"


def _interval(slot, value) -> tuple[str, float, float]:
    """An exact value as a hedge without words of its own, for the interval."""
    size = slot.size(value)
    return "", size, size


def coloured(rng: Random, report: Report, share: float = 0.22) -> Report:
    """Add, now and then, words that change nothing."""
    roll = rng.random()
    if len(report.text) > 190 or roll > share:
        return report
    if roll < share * 0.7:
        return report.wrapped("", colour.clause(rng))
    return report.wrapped(colour.lead(rng))
