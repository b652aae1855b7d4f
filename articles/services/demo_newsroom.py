"""What the demo newsroom holds: three short articles in our own words, and what its editors decided about them.

The third article is left as the analysis leaves it, so that whoever tries the desk has something to decide.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from articles.intake.types import ImportedText
from articles.models.choices import (
    ContradictionDecision,
    EvidenceKind,
    EvidenceQuestion,
    EvidenceStance,
    SaidStatus,
    SourceKind,
    TruthStatus,
    ViaRole,
)


@dataclass(frozen=True, slots=True)
class DemoSource:
    """A source of the registry, before anything is imported."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    grade: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DemoDecision:
    """What an editor decided about the sentence that contains ``words``. No ``source``: the article's own voice."""

    words: str
    source: str = ""
    named: bool = True
    via: tuple[tuple[str, str], ...] = ()
    fields: dict[str, Any] | None = None
    evidence: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class DemoPair:
    """What an editor decided about a contradiction between the sentences that contain ``one`` and ``other``."""

    one: str
    other: str
    decision: str
    note: str
    stands: str = ""


SOURCES = (
    DemoSource("Volodymyr Zelenskyy", SourceKind.PERSON, ("Volodymyr Zelensky", "Zelensky"), "President of Ukraine"),
    DemoSource("Vladimir Putin", SourceKind.PERSON, (), "President of Russia"),
    DemoSource("Vladimir Dzhabarov", SourceKind.PERSON, (), "Member of the upper house of Russia’s parliament"),
    DemoSource("Oleksandr Syrskyi", SourceKind.PERSON, (), "Commander-in-chief of Ukraine’s armed forces"),
    DemoSource("The Pentagon", SourceKind.ORGANISATION, ("U.S. Department of Defense",), "The U.S. defence ministry"),
    DemoSource(
        "The New York Times",
        SourceKind.PUBLICATION,
        ("NYT",),
        "Daily newspaper",
        "B",
        "Corrects its mistakes in public; its unnamed sources can’t be asked again.",
    ),
)

_PERMISSION = """\
President Joe Biden has allowed Ukraine to fire American ATACMS missiles at targets inside Russia, giving up a limit \
that Washington had kept for months.
The decision was first reported by The New York Times, citing unnamed U.S. officials.
ATACMS missiles fly about 300 kilometres; the HIMARS rockets that Ukraine used to defend Kharkiv reach about \
75 kilometres.
Kyiv had asked for this permission for months and argued that it needed the missiles to stop Russian attacks.
The change follows reports that Russia has moved about 10,000 North Korean soldiers to its Kursk region.
One U.S. official said the decision should show Pyongyang that sending soldiers has a price.
Ukrainian President Volodymyr Zelenskyy did not confirm the permission. “The missiles will speak for themselves,” he \
said in his evening address.
Russian President Vladimir Putin had warned that such strikes would change the nature of the war.
Vladimir Dzhabarov, a senior member of the upper house of Russia’s parliament, said the permission was an \
unprecedented step towards a third world war. “Russia’s answer will be immediate,” Dzhabarov said.
Pentagon officials believe that the effect of the missiles will be small because Russia has moved its most valuable \
equipment out of their reach.
A force of 50,000 soldiers, North Koreans among them, is attacking the Ukrainian positions in Kursk.
The permission is unlikely to turn the war around."""

_TELEGRAM = """\
Several Telegram channels claim that 50,000 North Korean soldiers are in Russia’s Kursk region.
The Pentagon said that about 10,000 North Korean soldiers had arrived in Russia’s Kursk region.
Ukraine’s army chief, Oleksandr Syrskyi, said that Russia had gathered about 50,000 soldiers in Kursk, Russians and \
North Koreans together.
The channels counted the Russians as North Koreans."""

_DEPOT = """\
Ukraine fired ATACMS missiles into Russia for the first time on Tuesday, hitting an arms depot near Karachev in the \
Bryansk region.
Russia’s defence ministry said that Ukraine had fired six missiles at the depot and that five of them were shot down.
A U.S. official said that Ukraine had fired eight missiles at the depot and that two of them were shot down.
“This is a signal that they want escalation,” said Sergei Lavrov, Russia’s foreign minister."""


def _article(title: str, text: str, day: date) -> ImportedText:
    return ImportedText(
        text=text, title=title, byline="Demo desk", outlet="The Fact Desk (demo)", published_on=day, language="en"
    )


#: The articles, and whether they are published.
ARTICLES = (
    (_article("Washington lets Ukraine fire long-range missiles into Russia", _PERMISSION, date(2024, 11, 18)), True),
    (_article("Are 50,000 North Koreans fighting in Kursk?", _TELEGRAM, date(2024, 11, 21)), True),
    (_article("First American missiles hit a depot in Bryansk", _DEPOT, date(2024, 11, 20)), False),
)


def _evidence(title: str, *, question: str, stance: str = EvidenceStance.SUPPORTS, **more: Any) -> dict[str, Any]:
    return {"title": title, "question": question, "stance": stance, "kind": EvidenceKind.PRIMARY, **more}


_ADDRESS = _evidence(
    "The president’s evening address of 17 November 2024",
    question=EvidenceQuestion.SAID,
    locator="video and transcript",
)
_AS_OF = date(2024, 11, 22)

DECISIONS = (
    DemoDecision(
        "The decision was first reported",
        "U.S. officials",
        named=False,
        via=(("The New York Times", ViaRole.OUTLET),),
        fields={
            "said_status": SaidStatus.REPORTED,
            "truth_status": TruthStatus.VERIFIED,
            "verdict": "Confirmed by the use of the missiles two days later.",
            "explanation": "<p>The officials were <strong>not named</strong>. The first strike, on 19 November, showed "
            "that the permission had been given.</p>",
            "as_of": _AS_OF,
        },
        evidence=(
            _evidence(
                "Statements of both defence ministries on the strike of 19 November 2024",
                question=EvidenceQuestion.TRUE,
                kind=EvidenceKind.SECONDARY,
            ),
        ),
    ),
    DemoDecision(
        "ATACMS missiles fly about 300",
        fields={
            "truth_status": TruthStatus.VERIFIED,
            "verdict": "The maker’s figures: about 300 and about 75 kilometres.",
            "explanation": "The range depends on the variant; the figures are those of the longest-flying one.",
            "as_of": _AS_OF,
        },
        evidence=(_evidence("Manufacturer’s data sheets of both systems", question=EvidenceQuestion.TRUE),),
    ),
    DemoDecision(
        "did not confirm the permission",
        "Volodymyr Zelenskyy",
        fields={"said_status": SaidStatus.CONFIRMED, "truth_status": TruthStatus.NOT_CHECKABLE},
        evidence=(_ADDRESS,),
    ),
    DemoDecision(
        "The missiles will speak",
        "Volodymyr Zelenskyy",
        fields={"said_status": SaidStatus.CONFIRMED, "truth_status": TruthStatus.NOT_CHECKABLE},
        evidence=(_ADDRESS,),
    ),
    DemoDecision(
        "answer will be immediate",
        "Vladimir Dzhabarov",
        fields={
            "said_status": SaidStatus.REPORTED,
            "truth_status": TruthStatus.NOT_CHECKABLE,
            "verdict": "A threat: it can’t be true or false today.",
        },
    ),
    DemoDecision(
        "A force of 50,000 soldiers",
        fields={
            "truth_status": TruthStatus.MISLEADING,
            "verdict": "The figure is an estimate of one side, and most of the 50,000 are Russians.",
            "explanation": "<p>It goes back to Ukraine’s army chief. About <strong>10,000</strong> of them are said to "
            "be North Koreans.</p>",
            "as_of": _AS_OF,
        },
        evidence=(
            _evidence(
                "Post of the commander-in-chief on 11 November 2024",
                question=EvidenceQuestion.TRUE,
                stance=EvidenceStance.CONTEXT,
            ),
        ),
    ),
    DemoDecision(
        "Several Telegram channels claim",
        "several Telegram channels",
        named=False,
        fields={
            "said_status": SaidStatus.CONFIRMED,
            "truth_status": TruthStatus.FALSE,
            "verdict": "No. About 10,000 are North Koreans; 50,000 is everybody on the Russian side.",
            "explanation": "<p>The posts turn a figure for <em>all</em> soldiers into one for North Koreans.</p>",
            "as_of": _AS_OF,
        },
        evidence=(
            _evidence("Screenshots of the posts, archived by the desk", question=EvidenceQuestion.SAID),
            _evidence(
                "Pentagon briefing in November 2024",
                question=EvidenceQuestion.TRUE,
                stance=EvidenceStance.REFUTES,
                excerpt="about 10,000 soldiers",
            ),
        ),
    ),
    DemoDecision(
        "The Pentagon said that about 10,000",
        "The Pentagon",
        fields={
            "said_status": SaidStatus.CONFIRMED,
            "truth_status": TruthStatus.UNPROVEN,
            "verdict": "An estimate that nobody could check on the ground.",
        },
        evidence=(_evidence("Pentagon briefing in November 2024", question=EvidenceQuestion.SAID),),
    ),
    DemoDecision("Oleksandr Syrskyi, said", "Oleksandr Syrskyi", fields={"said_status": SaidStatus.CONFIRMED}),
)

_POSTS, _COUNTED = "Several Telegram channels", "different people are counted: North Koreans here, everybody there"
PAIRS = (
    DemoPair(
        "reports that Russia has moved about 10,000",
        _POSTS,
        ContradictionDecision.REAL,
        "The posts count the Russians too.",
        stands="reports that Russia has moved about 10,000",
    ),
    DemoPair(
        "The Pentagon said that about 10,000",
        _POSTS,
        ContradictionDecision.REAL,
        "The posts count the Russians too.",
        stands="The Pentagon said that about 10,000",
    ),
    DemoPair("moved about 10,000", "A force of 50,000", ContradictionDecision.SCOPE, _COUNTED),
    DemoPair("Pentagon said that about 10,000", "A force of 50,000", ContradictionDecision.SCOPE, _COUNTED),
    DemoPair("moved about 10,000", "Syrskyi, said", ContradictionDecision.SCOPE, _COUNTED),
    DemoPair("Pentagon said that about 10,000", "Syrskyi, said", ContradictionDecision.SCOPE, _COUNTED),
)
