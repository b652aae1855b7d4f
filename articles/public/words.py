"""What the states are called on readers' pages, and what each means, in a sentence."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.models.choices import (
    NOT_SAID,
    AttributionManner,
    ContradictionDecision,
    ContradictionKind,
    EvidenceKind,
    EvidenceStance,
    Polarity,
    SaidStatus,
    SourceKind,
    TruthStatus,
    ViaRole,
    Voice,
)
from articles.models.names import set_apart

#: In the order of the bar and its legend: what was found wrong first, what nobody checked yet before what is settled.
TRUTH_ORDER = (
    TruthStatus.FALSE,
    TruthStatus.MISLEADING,
    TruthStatus.DISPUTED,
    TruthStatus.WITHDRAWN,
    TruthStatus.OUTDATED,
    TruthStatus.UNPROVEN,
    TruthStatus.CHECKING,
    TruthStatus.UNCHECKED,
    TruthStatus.NOT_CHECKABLE,
    TruthStatus.VERIFIED,
)
#: Nothing was found yet.
TRUTH_OPEN = (TruthStatus.UNCHECKED.value, TruthStatus.CHECKING.value)
#: Findings on "was it said?" that stand beside the name wherever a name is shown: it never looks like the source.
_OBJECTIONS = frozenset({*NOT_SAID, SaidStatus.OUT_OF_CONTEXT})

_TRUTH_MEANING = {
    TruthStatus.UNCHECKED: _("Nobody here has checked this yet. Don’t take it as true or as false."),
    TruthStatus.CHECKING: _("We are checking this. Don’t take it as true or as false yet."),
    TruthStatus.VERIFIED: _("The evidence supports this."),
    TruthStatus.DISPUTED: _("Sources of weight stand against each other."),
    TruthStatus.MISLEADING: _("The words are right, but what they suggest is not."),
    TruthStatus.FALSE: _("The evidence refutes this."),
    TruthStatus.UNPROVEN: _("We looked, and the evidence is not enough either way."),
    TruthStatus.OUTDATED: _("This was right at its time, and is not any more."),
    TruthStatus.NOT_CHECKABLE: _("An opinion, an intention or a forecast: no evidence can settle it."),
    TruthStatus.WITHDRAWN: _("It was taken back by those who had said or printed it."),
}
_SAID_MEANING = {
    SaidStatus.UNCHECKED: _("Nobody here has checked yet whether this was really said."),
    SaidStatus.CHECKING: _("We are checking whether this was really said."),
    SaidStatus.CONFIRMED: _("The words were said. That does not make them true: see the verdict."),
    SaidStatus.REPORTED: _("Others report that it was said. We could not hear or see it ourselves."),
    SaidStatus.MISQUOTED: _("The source said something else."),
    SaidStatus.OUT_OF_CONTEXT: _("The words were said, but meant something else where they were said."),
    SaidStatus.DENIED: _("The source says it never said so, and nothing settles it."),
    SaidStatus.NOT_FOUND: _("We looked for where it was said, and found nothing."),
    SaidStatus.OWN_VOICE: _("Nobody is quoted: these are the article’s own words."),
}
DECISIONS = {
    ContradictionDecision.REAL: _("Our editors find that both can’t be true."),
    ContradictionDecision.SUPERSEDED: _("Our editors find that later news has overtaken one of the two."),
}
STANDS = {
    "this": _("What is said here stands."),
    "other": _("What is said there stands."),
    "": _("Which of the two stands is open."),
}
#: The same where the one that stands has no verdict of its own.
STANDS_UNCHECKED = {
    "this": _("Of the two, what is said here stands; by itself it was not checked yet."),
    "other": _("Of the two, what is said there stands; by itself it was not checked yet."),
}
#: The same where the one that stands was found to be anything but verified: nothing that is false "stands".
STANDS_OTHERWISE = {
    "this": _("Of the two, our editors went with what is said here; its own verdict is “%(verdict)s”."),
    "other": _("Of the two, our editors went with what is said there; its own verdict is “%(verdict)s”."),
}


@dataclass(frozen=True, slots=True)
class Status:
    """A state as it is shown: ``value`` for its shape and colour, ``word``, and ``meaning`` in a sentence."""

    value: str
    word: str
    meaning: str | Promise


def truth(value: str) -> Status:
    """Return a state of "is it true?" for showing."""
    state = TruthStatus(value)
    return Status(state.value, capfirst(str(state.label)), _TRUTH_MEANING[state])


def said(value: str) -> Status:
    """Return a state of "was it said?" for showing."""
    state = SaidStatus(value)
    return Status(state.value, capfirst(str(state.label)), _SAID_MEANING[state])


def source_kind(value: str) -> str:
    """Return what a source is; empty where that is not known."""
    return "" if value == SourceKind.UNKNOWN else str(SourceKind(value).label)


def via_role(value: str) -> str:
    """Return what a link of a chain did."""
    return str(ViaRole(value).label)


def manner(value: str) -> str:
    """Return how the words are given."""
    return str(AttributionManner(value).label)


def evidence_kind(value: str) -> str:
    """Return how near evidence is to the fact."""
    return str(EvidenceKind(value).label)


def evidence_stance(value: str) -> str:
    """Return which way evidence speaks."""
    return capfirst(str(EvidenceStance(value).label))


def contradiction_kind(value: str) -> str:
    """Return what clashes."""
    return str(ContradictionKind(value).label)


def day(iso: str | None) -> date | None:
    """Return a day of a snapshot as a date."""
    return date.fromisoformat(iso) if iso else None


def stands(pair: dict[str, Any], *, this_truth: str) -> str | Promise:
    """Return which side of a contradiction stands, as told on the page of the side that is found ``this_truth``."""
    standing = {"this": this_truth, "other": pair["other"]["truth_status"]}.get(pair["stands"])
    if standing in TRUTH_OPEN:
        return STANDS_UNCHECKED[pair["stands"]]
    if standing in (None, TruthStatus.VERIFIED):
        return STANDS[pair["stands"]]
    return STANDS_OTHERWISE[pair["stands"]] % {"verdict": TruthStatus(standing).label}


def speakers(attributions: list[dict[str, Any]]) -> list[str]:
    """Return the names of those who said so, each once; one who "would not confirm" it did not."""
    affirmed = (row for row in attributions if row["polarity"] == Polarity.AFFIRMED)
    return list(dict.fromkeys(row["source"]["name"] for row in affirmed))


def objection(claim: dict[str, Any]) -> Status | None:
    """Return what was found against taking the words for those of ``claim``'s source ("Misquoted"), or ``None``.

    ``claim``: a payload, a claim of a snapshot, or the other side of a contradiction, which has no ``voice``.
    """
    asked = claim["attributions"] or claim.get("voice", Voice.OWN) != Voice.OWN
    return said(claim["said_status"]) if asked and claim["said_status"] in _OBJECTIONS else None


def attributed_to(names: str, said_status: str) -> str:
    """Return that words were put into somebody's mouth, and what was found of that."""
    return _("Attributed to %(names)s: %(said)s") % {"names": names, "said": SaidStatus(said_status).label}


def credit(claim: dict[str, Any]) -> str:
    """Return whose words these are, without a full stop; whose they are said to be, where they were not; or nothing."""
    names = ", ".join(set_apart(name) for name in speakers(claim["attributions"]))
    against = objection(claim)
    if against and not names:
        return _("Was it really said? %(said)s") % {"said": against.word}
    if against:
        return attributed_to(names, against.value)
    return _("Source: %(names)s") % {"names": names} if names else ""


def finding(claim: dict[str, Any]) -> str:
    """Return the verdict in a word or two for titles; "Verified (misquoted)" where the source did not say so."""
    verdict = truth(claim["truth_status"]).word
    if objection(claim) is None:
        return verdict
    return _("%(verdict)s (%(said)s)") % {"verdict": verdict, "said": SaidStatus(claim["said_status"]).label}
