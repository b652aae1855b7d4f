"""The publish gate: what stands between an article and its readers, and what they would miss."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from django.db.models import DateTimeField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import REWORDING, Article, Attribution, Check, Claim, Contradiction, Event, Evidence
from articles.models.choices import (
    AttributionState,
    CheckState,
    ContradictionDecision,
    ContradictionKind,
    EvidenceQuestion,
    EvidenceStance,
    SaidStatus,
    TruthStatus,
    Voice,
)
from articles.services.publication_pairs import pairs_for_snapshot

#: Findings that say something of the world, and so rest on evidence.
NEEDS_EVIDENCE = frozenset(
    {TruthStatus.VERIFIED, TruthStatus.FALSE, TruthStatus.MISLEADING, TruthStatus.DISPUTED, TruthStatus.OUTDATED}
)
#: Findings that may not be printed beside a name before somebody knows whether the words were spoken at all.
NEEDS_SAID = frozenset({TruthStatus.VERIFIED, TruthStatus.FALSE, TruthStatus.MISLEADING})
#: Of a claim that has a source, "the article's own words" answers nothing.
SAID_OPEN = frozenset({SaidStatus.UNCHECKED, SaidStatus.CHECKING, SaidStatus.OWN_VOICE})
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
TRUTH_OPEN = frozenset({TruthStatus.UNCHECKED, TruthStatus.CHECKING})


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that is missing. ``claims`` are public ids, in reading order; empty: it concerns the whole article.

    ``blocking`` ones stop publication; the others are told to the editor, and some of them to the reader.
    """

    code: str
    message: str
    claims: tuple[str, ...] = ()
    blocking: bool = True


class _Claim(NamedTuple):
    """What the gate reads of a claim. The workbench asks at each opening, and whole claims take three times as long."""

    pk: int
    public_id: str
    voice: str
    said_status: str
    truth_status: str
    verdict: str


class _Pair(NamedTuple):
    """What the gate reads of a contradiction."""

    claim_a: int
    claim_b: int
    kind: str
    decision: str
    stands: int | None
    claim_a__truth_status: str
    claim_b__truth_status: str


@dataclass(frozen=True, slots=True)
class _Claims:
    """What the gate reads of an article: its living claims in reading order, and what they rest on."""

    claims: list[_Claim]
    stances: dict[int, set[str]]
    disputed: set[int]
    open_pairs: list[_Pair]
    refuted: set[int]
    suggested: set[int]
    reworded: set[int]


def publication_gate(*, article: Article) -> list[Blocker]:
    """Return what is missing before ``article`` can be published, what blocks first. A fixed number of queries."""
    if article.current_version_id is None:
        return [Blocker("no_text", _("The article has no text yet."))]
    read = _read(article)
    found = [*_blocking(article, read), *_advisory(article, read)]
    return sorted(found, key=lambda blocker: not blocker.blocking)


def _read(article: Article) -> _Claims:
    in_order = (
        Claim.objects.filter(article=article, in_text=True, anchors__version=article.current_version_id)
        .order_by("anchors__start", "-anchors__end")
        .values_list(*_Claim._fields)
    )
    claims = [_Claim(*row) for row in in_order]
    stances: dict[int, set[str]] = {}
    evidence = Evidence.objects.filter(
        claim__article=article, claim__in_text=True, removed_at__isnull=True, question=EvidenceQuestion.TRUE
    )
    for claim, stance in evidence.values_list("claim", "stance"):
        stances.setdefault(claim, set()).add(stance)
    rows = Contradiction.objects.filter(
        Q(claim_a__article=article) | Q(claim_b__article=article),
        withdrawn_at__isnull=True,
        claim_a__in_text=True,
        claim_b__in_text=True,
    ).order_by()
    pairs = [_Pair(*row) for row in rows.values_list(*_Pair._fields)]
    suggested = Attribution.objects.filter(
        claim__article=article, claim__in_text=True, claim__voice=Voice.UNDECIDED, state=AttributionState.SUGGESTED
    )
    return _Claims(
        claims=claims,
        stances=stances,
        disputed=_disputed(article, claims, stances),
        open_pairs=[
            pair
            for pair in pairs
            if pair.decision == ContradictionDecision.OPEN and pair.kind != ContradictionKind.TENSION
        ],
        refuted={claim for pair in pairs for claim in _refuted(pair)},
        suggested=set(suggested.values_list("claim", flat=True)),
        reworded=_reworded(article),
    )


def _refuted(pair: _Pair) -> set[int]:
    """Return the verified claims of ``pair`` that can't be, as an editor decided: the other stands, or is so too."""
    sides = {pair.claim_a: pair.claim_a__truth_status, pair.claim_b: pair.claim_b__truth_status}
    verified = {claim for claim, status in sides.items() if status == TruthStatus.VERIFIED}
    if pair.decision != ContradictionDecision.REAL or not verified:
        return set()
    if len(verified) == len(sides):
        return verified
    return verified if pair.stands and pair.stands not in verified else set()


def _disputed(article: Article, claims: list[_Claim], stances: dict[int, set[str]]) -> set[int]:
    """Return the claims found disputed, of those without evidence, that readers will see a real conflict under."""
    bare = [claim for claim in claims if claim.truth_status == TruthStatus.DISPUTED and claim.pk not in stances]
    if not bare:
        return set()
    texts = Claim.objects.filter(article=article, in_text=True).values_list("public_id", "text")
    shown = pairs_for_snapshot(article, [{"id": public_id, "text": text} for public_id, text in texts])
    return {
        claim.pk
        for claim in bare
        if any(pair["decision"] == ContradictionDecision.REAL for pair in shown.get(claim.public_id, ()))
    }


def _reworded(article: Article) -> set[int]:
    """Return the claims that got other words after their source was decided, by keys (one query).

    With a new text, or by a split or merge: then a source that was decided for one sentence stands by two.
    """
    decided = Attribution.objects.filter(claim=OuterRef("claim"), state=AttributionState.DECIDED)
    # A source that was decided for the words of now does not make another one fit. One without a date is an old one.
    dated = decided.annotate(at=Coalesce("decided_at", Value(_LONG_AGO), output_field=DateTimeField()))
    first = Subquery(dated.order_by("at").values("at")[:1])
    later = Event.objects.filter(article=article, verb__in=REWORDING, created_at__gt=first)
    return set(later.values_list("claim", flat=True))


def _ids(claims: list[_Claim]) -> tuple[str, ...]:
    return tuple(claim.public_id for claim in claims)


def _blocking(article: Article, read: _Claims) -> Iterator[Blocker]:
    if not article.title.strip():
        yield Blocker("no_title", _("The article has no title."))
    if not read.claims:
        yield Blocker("no_claims", _("The article has no claims that could be published."))
    bare = [
        claim
        for claim in read.claims
        if claim.truth_status in NEEDS_EVIDENCE
        and claim.pk not in read.stances
        and not (claim.truth_status == TruthStatus.DISPUTED and claim.pk in read.disputed)
    ]
    if bare:
        message = ngettext(
            "%(count)d claim has a finding without evidence.",
            "%(count)d claims have a finding without evidence.",
            len(bare),
        )
        yield Blocker("no_evidence", message % {"count": len(bare)}, _ids(bare))
    unheard = [
        claim
        for claim in read.claims
        if claim.voice == Voice.ATTRIBUTED and claim.truth_status in NEEDS_SAID and claim.said_status in SAID_OPEN
    ]
    if unheard:
        message = ngettext(
            "%(count)d claim of a source is judged before it was checked whether the source said so.",
            "%(count)d claims of sources are judged before it was checked whether the sources said so.",
            len(unheard),
        )
        yield Blocker("said_not_checked", message % {"count": len(unheard)}, _ids(unheard))
    unsure = [claim for claim in read.claims if claim.pk in read.reworded and _said_open(claim)]
    if unsure:
        message = ngettext(
            "%(count)d claim has other words since its source was decided. Answer “Was it said?”, or set the same "
            "source once more, or another one in its place.",
            "%(count)d claims have other words since their sources were decided. Answer “Was it said?”, or set the "
            "same sources once more, or others in their place.",
            len(unsure),
        )
        yield Blocker("source_before_words", message % {"count": len(unsure)}, _ids(unsure))
    yield from _verified_both(read)
    if read.open_pairs:
        clashing = {pk for pair in read.open_pairs for pk in (pair.claim_a, pair.claim_b)}
        message = ngettext(
            "%(count)d contradiction is not decided.",
            "%(count)d contradictions are not decided.",
            len(read.open_pairs),
        )
        ours = [claim for claim in read.claims if claim.pk in clashing]
        yield Blocker("contradiction_open", message % {"count": len(read.open_pairs)}, _ids(ours))


def _verified_both(read: _Claims) -> Iterator[Blocker]:
    refuted = [claim for claim in read.claims if claim.pk in read.refuted]
    if refuted:
        message = ngettext(
            "%(count)d claim is verified, and so is one that it contradicts, or that one was found to stand. Change a "
            "verdict or the decision on the contradiction.",
            "%(count)d claims are verified, and so are those that they contradict, or those were found to stand. "
            "Change verdicts or the decisions on the contradictions.",
            len(refuted),
        )
        yield Blocker("verified_both", message % {"count": len(refuted)}, _ids(refuted))


def _said_open(claim: _Claim) -> bool:
    return claim.voice == Voice.ATTRIBUTED and claim.said_status in SAID_OPEN


def _advisory(article: Article, read: _Claims) -> Iterator[Blocker]:
    counted = (
        (
            "unchecked",
            [claim for claim in read.claims if claim.truth_status in TRUTH_OPEN],
            lambda n: ngettext(
                "%(count)d claim is not checked; readers will see that.",
                "%(count)d claims are not checked; readers will see that.",
                n,
            ),
        ),
        (
            "suggestions_open",
            [claim for claim in read.claims if claim.pk in read.suggested],
            lambda n: ngettext(
                "%(count)d claim has a suggested source that nobody decided on; it will be shown without a source.",
                "%(count)d claims have suggested sources that nobody decided on; they will be shown without a source.",
                n,
            ),
        ),
        (
            "no_verdict",
            [claim for claim in read.claims if claim.truth_status not in TRUTH_OPEN and not claim.verdict.strip()],
            lambda n: ngettext(
                "%(count)d finding is not explained in a sentence.",
                "%(count)d findings are not explained in a sentence.",
                n,
            ),
        ),
        (
            "evidence_against",
            [claim for claim in read.claims if _speaks_against(claim, read.stances.get(claim.pk, set()))],
            lambda n: ngettext(
                "%(count)d finding has only evidence that speaks the other way.",
                "%(count)d findings have only evidence that speaks the other way.",
                n,
            ),
        ),
    )
    for code, claims, words in counted:
        if claims:
            yield Blocker(code, words(len(claims)) % {"count": len(claims)}, _ids(claims), blocking=False)
    if article.published_on is None:
        yield Blocker("no_date", _("It is not known when the article appeared."), blocking=False)
    if Check.objects.filter(article=article, state__in=(CheckState.QUEUED, CheckState.RUNNING)).exists():
        yield Blocker("checks_running", _("The machine is still checking this article."), blocking=False)


def _speaks_against(claim: _Claim, stances: set[str]) -> bool:
    against = {TruthStatus.VERIFIED: EvidenceStance.REFUTES, TruthStatus.FALSE: EvidenceStance.SUPPORTS}
    return bool(stances) and stances == {against.get(claim.truth_status)}
