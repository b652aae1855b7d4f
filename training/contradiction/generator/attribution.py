"""Puts a sentence into somebody's mouth, or under a rumour, a denial or a refusal to comment."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from . import names, places
from .names import pick
from .wording import Text

Spans = list[tuple[int, int]]
SAID = "said said said said confirmed reported announced stated noted added acknowledged explained".split()
CONTESTED = (
    "said",
    "said",
    "said",
    "insisted",
    "maintained",
    "stated",
    "claimed",
    "argued",
    "countered",
    "told reporters",
    "asserted",
    "said in a statement",
    "wrote on social media",
    "told a news conference",
    "reported",
)
TELLING = (
    "told reporters",
    "told a news conference",
    "told the assembly",
    "told local radio",
    "told a hearing",
    "told state television",
)
UNNAMED = (
    "officials",
    "local officials",
    "witnesses",
    "residents",
    "a senior official",
    "two people familiar with the matter",
    "people with knowledge of the matter",
    "experts",
    "diplomats",
    "a government source",
    "aides",
    "insiders",
    "analysts",
    "several sources",
    "a spokesperson",
    "a spokeswoman",
    "a spokesman",
    "the authorities",
)
POSTS = (
    "police spokesman",
    "police chief",
    "mayor",
    "deputy mayor",
    "governor",
    "minister",
    "senator",
    "lawyer",
    "union leader",
    "chief executive",
    "campaigner",
    "professor",
    "inspector",
    "director",
    "opposition lawmaker",
    "councillor",
    "spokesperson",
    "researcher",
    "treasurer",
    "regional commissioner",
)


@dataclass(slots=True)
class Report:
    """A sentence on its way into a pair: its words, where the clashing words stand, and who is made to say it."""

    text: str
    spans: Spans = field(default_factory=list)
    source: str = ""

    def wrapped(self, before: str, after: str = "", source: str = "") -> Report:
        """Return the report with words put around it, spans moved along."""
        shift = len(before)
        return Report(
            before + self.text + after, [(a + shift, b + shift) for a, b in self.spans], source or self.source
        )

    def sentence(self) -> Report:
        """Return the report as a sentence: capital letter and full stop."""
        at = 1 if self.text.startswith("“") else 0
        text = self.text[:at] + self.text[at : at + 1].upper() + self.text[at + 1 :]
        end = "" if text.endswith((".", ".”")) else "."
        return Report(text + end, self.spans, self.source)


def report_of(text: Text, spans: Spans) -> Report:
    """Make a report of a rendered text."""
    return Report(str(text), sorted(set(spans)))


def named_source(rng: Random, frame, event: dict) -> str:
    """Return someone with a name or an office who may speak about the event."""
    roll = rng.random()
    if roll < 0.62 and frame.sources:
        return str(frame.write(rng, pick(rng, frame.sources), event))
    if roll < 0.9 or not frame.sources:
        who = names.person(rng)
        return f"{pick(rng, POSTS)} {who.first} {who.last}"
    return names.paper(rng, places.town(rng).name)


def any_source(rng: Random, frame, event: dict) -> str:
    """Return a speaker, named or not."""
    return pick(rng, UNNAMED) if rng.random() < 0.35 else named_source(rng, frame, event)


def attributed(rng: Random, report: Report, source: str, contested: bool = False) -> Report:
    """Return the report as said by ``source``; ``contested`` takes the verbs of a dispute."""
    verb = pick(rng, CONTESTED if contested else SAID)
    that = "that " if rng.random() < 0.45 or verb not in ("said", "insisted", "told reporters") else ""
    roll = rng.random()
    if roll < 0.36:
        return report.wrapped(f"{source} {verb} {that}", "", source)
    if roll < 0.5:
        return report.wrapped(f"according to {source}, ", "", source)
    if roll < 0.64:
        return report.wrapped(
            "", f", {source} {verb if not verb.startswith(('argued', 'countered')) else 'said'}", source
        )
    if roll < 0.74:
        return report.wrapped("", f", according to {source}", source)
    if roll < 0.81:
        return report.wrapped(f"{source} {pick(rng, TELLING)} that ", "", source)
    if roll < 0.88:
        return _chained(rng, report, source)
    if roll < 0.94:
        quoted = Report(report.text[:1].upper() + report.text[1:], report.spans)
        return quoted.wrapped("“", f",” {source} {'said' if rng.random() < 0.8 else pick(rng, TELLING)}", source)
    return report.wrapped(
        f"{source}, {pick(rng, ('speaking', 'asked about it', 'in a briefing', 'in an interview'))}, said that ",
        "",
        source,
    )


def _chained(rng: Random, report: Report, source: str) -> Report:
    outlet = names.paper(rng, places.town(rng).name)
    roll = rng.random()
    if roll < 0.4:
        return report.wrapped(f"{source} told {outlet} that ", "", source)
    if roll < 0.7:
        return report.wrapped("", f", {outlet} reported, citing {source}", source)
    return report.wrapped(f"citing {source}, {outlet} reported that ", "", source)


def denied(rng: Random, report: Report, source: str) -> Report:
    """Return a denial of the report: it says that the report's content is false; its spans are the denying words."""
    before, denial, between, after = pick(
        rng,
        (
            (f"{source} ", "denied", " that ", ""),
            (f"{source} ", "flatly denied", " that ", ""),
            (f"{source} said it was ", "not true", " that ", ""),
            ("it is ", "simply not the case", " that ", f", {source} said"),
            (f"{source} ", "dismissed as false", " reports that ", ""),
            ("reports that ", "", "", ""),
            (f"{source} ", "rejected the claim", " that ", ""),
            ("contrary to earlier reports, ", "it is not true", " that ", f", {source} said"),
        ),
    )
    if not denial:
        end = pick(rng, ("are wrong", "are unfounded", "are untrue", "were false"))
        text = f"{before}{report.text} {end}, {source} said"
        start = len(before) + len(report.text) + 1
        return Report(text, [(start, start + len(end))], source)
    text = f"{before}{denial}{between}{report.text}{after}"
    return Report(text, [(len(before), len(before) + len(denial))], source)


def not_confirmed(rng: Random, report: Report, source: str) -> Report:
    """Return a refusal to say whether the report is true: a tension, not a contradiction."""
    return report.wrapped(
        *pick(
            rng,
            (
                (f"{source} declined to confirm that ", ""),
                (f"{source} did not confirm that ", ""),
                (f"{source} would neither confirm nor deny that ", ""),
                (f"{source} declined to comment on reports that ", ""),
                (f"{source} could not immediately confirm that ", ""),
                ("asked whether ", f", {source} did not answer"),
                (f"{source} had yet to confirm that ", ""),
                (f"{source} refused to say whether ", ""),
                ("it could not be independently verified that ", ""),
                (f"there was no immediate word from {source} on whether ", ""),
                (f"{source} said it was too early to say whether ", ""),
                (f"{source} said there was as yet no proof that ", ""),
            ),
        ),
        source,
    )


def rumoured(rng: Random, report: Report, source: str) -> Report:
    """Return the report as hearsay, fear or accusation that nobody vouches for."""
    return report.wrapped(
        *pick(
            rng,
            (
                ("rumours that ", " spread on messaging apps"),
                ("investigators were examining a tip that ", ""),
                (f"{source} asked for an inquiry into whether ", ""),
                ("unconfirmed posts had it that ", ""),
                (f"{source} feared that ", ""),
                (f"{source} wanted to know whether ", ""),
                ("speculation that ", " moved through the capital"),
                ("a leaked draft, never published, assumed that ", ""),
                ("it remains to be seen whether ", ""),
            ),
        ),
        source,
    )


FIRST = (
    "initially, {} said ",
    "in a first count, {} said ",
    "{} at first reported that ",
    "{} had originally said that ",
    "in a preliminary report, {} said ",
    "earlier in the day {} had said that ",
    "hours after the news broke, {} believed ",
)
UPDATE = (
    "{} later revised that and said ",
    "in an update the next day, {} said ",
    "{} later corrected the record: ",
    "revised information from {} later showed that ",
    "in its final report weeks later, {} found that ",
    "correcting its earlier statement, {} said ",
    "{}, updating earlier information, said ",
    "on reviewing the case, {} established in the end that ",
)


def first_word(rng: Random, report: Report, source: str) -> Report:
    """Return the report as what was said at first."""
    return report.wrapped(pick(rng, FIRST).format(source), "", source)


def updated(rng: Random, report: Report, source: str) -> Report:
    """Return the report as what was found later, in words that say so."""
    return report.wrapped(pick(rng, UPDATE).format(source), "", source)
