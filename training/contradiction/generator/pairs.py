"""Draws labelled pairs: which relation, in which frame, with which attribution around both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from random import Random

from . import attribution, dates
from .attribution import Report
from .dates import Day
from .frame import FRAMES, Frame
from .names import pick
from .relations import Clash, NotPossible, Told, Writer, coloured

WEIGHTS = {
    "number": 10,
    "time": 5.5,
    "negation": 4.5,
    "opposite": 5,
    "role": 3.5,
    "entity": 4,
    "exclusion": 3.5,
    "sources": 6,
    "other_event": 14,
    "compatible_number": 8,
    "reworded": 13,
    "detail": 6,
    "plan_vs_fact": 4.5,
    "tension": 3.5,
    "superseded": 4,
    "split_attribution": 3,
    "same_topic": 5,
}
CONTRADICTIONS = ("number", "time", "negation", "opposite", "role", "entity", "exclusion", "sources")
LONGEST = 330
#: What no editor would let pass: a word twice, two articles, a bound that does not fit its verb.
CLUMSY = re.compile(
    r"(?i)\b(\w+) \1\b|\bthe (?:an?|the)\b|\bto up to\b|"
    r"\bthe carrier flight\b|\bas far as (?:at|up|no|less|more)\b|\bat (?:up|at|no) "
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences and what holds between them; spans are the clashing words, half-open, in code points."""

    premise: str
    hypothesis: str
    label: str
    kind: str
    spans_premise: list[tuple[int, int]]
    spans_hypothesis: list[tuple[int, int]]
    frame: str
    topic: str
    reason: str

    def as_dict(self) -> dict:
        """Return the pair as it is written to JSON."""
        return asdict(self)


@dataclass(slots=True)
class Draft:
    """A pair before its sides are finished; ``fixed`` keeps premise and hypothesis in this order."""

    first: Report
    second: Report
    label: str
    reason: str
    fixed: bool = False
    kind: str = ""


class PairMaker:
    """Makes pairs of one kind in one frame."""

    def __init__(self, rng: Random, frame: Frame):
        self.rng, self.frame = rng, frame
        self.writer = Writer(rng, frame)
        self.event = frame.sample(rng)

    def make(self, kind: str) -> Pair:
        """Return a pair of ``kind``; raise ``NotPossible`` if the frame or the draw does not give one."""
        draft = self._contradiction(kind) if kind in CONTRADICTIONS else getattr(self, f"_{kind}")()
        first, second = draft.first.sentence(), draft.second.sentence()
        if max(len(first.text), len(second.text)) > LONGEST or first.text == second.text:
            raise NotPossible("too long, or the same text")
        if CLUMSY.search(first.text) or CLUMSY.search(second.text):
            raise NotPossible("clumsy wording")
        if not draft.fixed and self.rng.random() < 0.5:
            first, second = second, first
        clashing = draft.label == "contradiction"
        return Pair(
            first.text,
            second.text,
            draft.label,
            draft.kind or kind,
            first.spans if clashing else [],
            second.spans if clashing else [],
            self.frame.name,
            self.frame.topic,
            draft.reason,
        )

    def _clash(self, kind: str, other: dict | None = None) -> Clash:
        """Return two tellings that clash in the given way (if both are of the same event)."""
        writer, event = self.writer, self.event
        if kind == "number":
            return writer.number_clash(event, other)
        if kind == "role":
            return writer.role_clash(event)
        if kind == "entity":
            return writer.entity_clash(event)
        if kind == "time":
            if self.rng.random() < 0.35 and any(item[0] == "time" for item in self.frame.opposed):
                return writer.opposed_clash(event, ("time",), other)
            return writer.time_clash(event)
        if kind == "negation" and (
            self.rng.random() < 0.35 or not any(item[0] == "negation" for item in self.frame.opposed)
        ):
            return writer.denial_clash(event, other)
        return writer.opposed_clash(event, (kind,), other)

    def _contradiction(self, kind: str) -> Draft:
        if kind == "sources":
            clash = self._clash(
                pick(
                    self.rng,
                    ("number", "number", "number", "opposite", "opposite", "negation", "exclusion", "entity", "time"),
                )
            )
            first, second = self._both_attributed(clash.first.report, clash.second.report)
            return Draft(first, second, "contradiction", f"{first.source} against {second.source}: {clash.reason}")
        clash = self._clash(kind)
        if clash.kind == "exclusion" != kind:
            return Draft(
                *self._dressed(clash.first.report, clash.second.report), "contradiction", clash.reason, kind="exclusion"
            )
        return Draft(
            *self._dressed(clash.first.report, clash.second.report), "contradiction", clash.reason, kind=clash.kind
        )

    def _both_attributed(self, first: Report, second: Report) -> tuple[Report, Report]:
        """Return both sides in the mouths of two different named sources."""
        one = attribution.named_source(self.rng, self.frame, self.event)
        for _ in range(12):
            two = second.source or attribution.named_source(self.rng, self.frame, self.event)
            if one != two:
                break
            one = attribution.named_source(self.rng, self.frame, self.event)
        else:
            raise NotPossible("no two sources")
        first = attribution.attributed(self.rng, first, one, contested=True)
        if not second.source:
            second = attribution.attributed(self.rng, second, two, contested=True)
        return first, second

    def _dressed(self, first: Report, second: Report, both: float = 0.0) -> tuple[Report, Report]:
        """Add attribution to one side (or with chance ``both`` to both) and colour, to some pairs."""
        roll = self.rng.random()
        if roll < both:
            return self._both_attributed(first, second)
        first, second = coloured(self.rng, first), coloured(self.rng, second)
        if roll < both + 0.16 and not first.source:
            first = self._attributed(first)
        elif roll < both + 0.32 and not second.source:
            second = self._attributed(second)
        return first, second

    def _attributed(self, report: Report) -> Report:
        if report.source:
            return report
        return attribution.attributed(self.rng, report, attribution.any_source(self.rng, self.frame, self.event))

    def _other_event(self) -> Draft:
        """The same shape, or even a clash, but about another place, period, product or person."""
        roll = self.rng.random()
        if self.frame.periods and roll < 0.3:
            return self._other_period()
        other = self.writer.other_event(self.event)
        reason = "another " + " and ".join(name for name in self.frame.key if other[name] != self.event[name])
        if roll < 0.4:
            group = pick(self.rng, self.frame.statements)
            one, two = self.writer.two(group, self.frame.key, 0.4)
            needed = set(self.frame.key) | ({*self.frame.numeric()} & one.slots & two.slots if roll < 0.3 else set())
            a, b = (
                self.writer.tell(one, self.event, None, needed),
                self.writer.tell(two, other, None, needed, again="names"),
            )
        elif roll < 0.94:
            clash = self._clash(
                "number" if roll < 0.56 else pick(self.rng, ("opposite", "negation", "negation", "exclusion")), other
            )
            a, b = clash.first, clash.second
        else:
            stranger = pick(self.rng, list(FRAMES.values()))
            second = PairMaker(self.rng, stranger)
            a = self.writer.tell(pick(self.rng, self.frame.statements[0]), self.event, None, self.frame.key)
            b = second.writer.tell(pick(self.rng, stranger.statements[0]), second.event, None, stranger.key)
            reason = "another kind of event"
        return Draft(*self._dressed(a.report, b.report, both=0.16), "neutral", reason)

    def _other_period(self) -> Draft:
        """The same place and people at another time, with other figures."""
        period = self.frame.periods[0]
        other = self.frame.altered(self.rng, self.event, [period, *self.frame.numeric()])
        for _ in range(20):
            (words, known), (later, later_known) = (
                self.frame.slots[period].say_known(self.rng, event[period], Day.DATED) for event in (self.event, other)
            )
            if dates.clash(known, later_known):
                break
        else:
            raise NotPossible("the periods are not told apart")
        groups = [self.frame.statements[0], *(group for _, group in self.frame.opposed)]
        needed = {*self.frame.key, period}
        one, _ = self.writer.two(groups[0], needed)
        two, _ = self.writer.two(
            pick(self.rng, [group for group in groups if any(w.slots >= needed for w in group)]), needed
        )
        a = self.writer.tell(one, self.event, {period: words}, needed)
        b = self.writer.tell(two, other, {period: later}, needed)
        return Draft(*self._dressed(a.report, b.report, both=0.16), "neutral", f"another {period}")

    def _compatible_number(self) -> Draft:
        a, b, follows = self.writer.compatible(self.event)
        if follows == "one way" and self.rng.random() < 0.5:
            return Draft(
                *self._dressed(b.report, a.report, both=0.2), "neutral", "both numbers may be true", fixed=True
            )
        if follows:
            return Draft(
                self._premise(a.report), b.report, "entailment", "the number lies within the other", fixed=True
            )
        return Draft(*self._dressed(a.report, b.report, both=0.2), "neutral", "both numbers may be true", fixed=True)

    def _premise(self, report: Report) -> Report:
        """Dress a premise: what it tells in addition does not keep the hypothesis from following."""
        report = coloured(self.rng, report, 0.3)
        return self._attributed(report) if self.rng.random() < 0.15 else report

    def _reworded(self) -> Draft:
        a, b = self.writer.reworded(self.event)
        return Draft(self._premise(a.report), b.report, "entailment", "the same said in other words", fixed=True)

    def _detail(self) -> Draft:
        a, b = self.writer.detailed(self.event)
        if self.rng.random() < 0.5:
            return Draft(self._premise(a.report), b.report, "entailment", "the second tells less", fixed=True)
        return Draft(b.report, coloured(self.rng, a.report), "neutral", "the second tells more", fixed=True)

    def _plan_vs_fact(self) -> Draft:
        if not self.frame.plans:
            raise NotPossible("no plans")
        numbers = self.frame.numeric() if self.rng.random() < 0.5 else []
        plan = self.writer.tell(
            pick(self.rng, self.frame.plans), self.frame.altered(self.rng, self.event, numbers), None, self.frame.key
        )
        groups = [self.frame.statements[0], *(group for _, group in self.frame.opposed)]
        fact = self.writer.tell(pick(self.rng, pick(self.rng, groups)), self.event, None, self.frame.key, again="all")
        return Draft(
            *self._dressed(plan.report, fact.report, both=0.1),
            "neutral",
            "one tells of a plan, call, fear or forecast, the other of a fact",
        )

    def _tension(self) -> Draft:
        one, two = self.writer.two(pick(self.rng, self.frame.statements), self.frame.key, 0.25)
        a = self.writer.tell(one, self.event, None, self.frame.key, fill=0.2)
        if self.frame.opposed and self.rng.random() < 0.25:
            two = pick(self.rng, pick(self.rng, self.frame.opposed)[1])
        b = self.writer.tell(two, self.event, None, self.frame.key, again="all")
        source = attribution.any_source(self.rng, self.frame, self.event)
        open_question = attribution.not_confirmed if self.rng.random() < 0.7 else attribution.rumoured
        fact = self._attributed(b.report) if self.rng.random() < 0.3 else coloured(self.rng, b.report)
        return Draft(
            open_question(self.rng, a.report, source), fact, "neutral", "one leaves open what the other states"
        )

    def _superseded(self) -> Draft:
        source = attribution.any_source(self.rng, self.frame, self.event)
        if self.frame.later and self.rng.random() < 0.6:
            first = self.writer.tell(pick(self.rng, self.frame.statements[0]), self.event, None, self.frame.key)
            later = self.writer.tell(
                pick(self.rng, self.frame.later), self.event, None, self.frame.key, again="all"
            ).report
            if self.rng.random() < 0.3:
                later = self._attributed(later)
        else:
            clash = self._clash(pick(self.rng, ("number", "number", "opposite", "exclusion", "negation", "entity")))
            if clash.second.report.source:
                raise NotPossible("a denial is no update")
            first, later = clash.first, attribution.updated(self.rng, clash.second.report, source)
        roll = self.rng.random()
        report = attribution.first_word(self.rng, first.report, source) if roll < 0.4 else first.report
        if roll > 0.8:
            report = self._attributed(report)
        return Draft(report, later, "neutral", "the later report takes the place of the earlier")

    def _split_attribution(self) -> Draft:
        a, b = self.writer.reworded(self.event, same=0.2)
        source = attribution.named_source(self.rng, self.frame, self.event)
        roll = self.rng.random()
        said = attribution.attributed(self.rng, a.report, source)
        if roll < 0.4:
            return Draft(
                said,
                attribution.attributed(self.rng, b.report, source),
                "entailment",
                "the same source, reworded",
                fixed=True,
            )
        if roll < 0.7:
            return Draft(said, b.report, "entailment", "the same content, attributed on one side", fixed=True)
        return Draft(
            a.report,
            attribution.attributed(self.rng, b.report, source),
            "neutral",
            "who said it is told on one side only",
            fixed=True,
        )

    def _same_topic(self) -> Draft:
        """Different facts of one event; or a denial of a number that nobody gave."""
        if self.rng.random() < 0.15:
            return self._other_number_denied()
        if len(self.frame.statements) < 2:
            raise NotPossible("one statement only")
        one = pick(self.rng, self.frame.statements)
        two = pick(self.rng, [group for group in self.frame.statements if group is not one])
        a = self.writer.tell(pick(self.rng, one), self.event, None, self.frame.key, fill=0.3)
        b = self.writer.tell(pick(self.rng, two), self.event, None, self.frame.key, fill=0.3, again="all")
        return Draft(*self._dressed(a.report, b.report, both=0.15), "neutral", "different facts of the same event")

    def _other_number_denied(self) -> Draft:
        """A fact about a number, and a denial that it was another number."""
        name = pick(self.rng, self.writer.some(self.frame.numeric()))
        groups = [group for group in self.frame.statements[1:] if all(name in wording.always for wording in group)]
        one, two = self.writer.two(pick(self.rng, self.writer.some(groups)), self.frame.key)
        event = self.event
        a = self.writer.tell(one, event, None, self.frame.key, fill=0)
        b = self.writer.tell(two, self.frame.altered(self.rng, event, [name]), None, self.frame.key, fill=0)
        source = attribution.named_source(self.rng, self.frame, event)
        return Draft(a.report, attribution.denied(self.rng, b.report, source), "neutral", "another number is denied")


def pairs(rng: Random, frames: list[Frame] | None = None) -> Iterator[Pair]:
    """Yield pairs for ever, kinds by their weight, frames evenly among those that have the kind."""
    frames = frames or list(FRAMES.values())
    kinds, weights = list(WEIGHTS), list(WEIGHTS.values())
    while True:
        kind = rng.choices(kinds, weights)[0]
        for _ in range(400):
            try:
                yield PairMaker(rng, pick(rng, frames)).make(kind)
                break
            except NotPossible:
                continue
        else:
            raise ValueError(f"no frame gives a pair of kind {kind}")


__all__ = ["CONTRADICTIONS", "WEIGHTS", "Pair", "PairMaker", "Told", "pairs"]
