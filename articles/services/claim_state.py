"""A claim's whole annotation as JSON: taken before and after each change, and put back by undo."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from articles.models import Attribution, AttributionVia, Claim, Evidence
from articles.models.choices import AttributionState
from articles.services.speakers import sources_living

CLAIM_FIELDS = (
    "voice",
    "said_status",
    "truth_status",
    "verdict",
    "explanation",
    "as_of",
    "note",
    "assigned_to_id",
)
ATTRIBUTION_FIELDS = (
    "id",
    "version_id",
    "source_id",
    "source_name",
    "source_named",
    "state",
    "kind",
    "manner",
    "polarity",
    "mention",
    "cue",
    "content",
    "confidence_detected",
    "confidence_source",
    "confidence_link",
    "inherited_from_id",
    "nested_in_id",
    "engine_version",
    "decided_by_id",
)
VIA_FIELDS = ("position", "source_id", "source_name", "role")
EVIDENCE_FIELDS = ("id", "question", "stance", "kind", "title", "url", "locator", "excerpt")


def claim_fields(claim: Claim) -> dict[str, Any]:
    """Return the claim's own fields that editors change, as JSON values."""
    values = {name: getattr(claim, name) for name in CLAIM_FIELDS}
    if isinstance(values["as_of"], date):
        values["as_of"] = values["as_of"].isoformat()
    return values


def claim_state(claim: Claim) -> dict[str, Any]:
    """Return everything an editor annotated on ``claim`` as JSON values, read afresh (three queries)."""
    attributions = []
    for attribution in Attribution.objects.filter(claim=claim).prefetch_related("via").order_by("pk"):
        row = {name: getattr(attribution, name) for name in ATTRIBUTION_FIELDS}
        row["decided_at"] = attribution.decided_at.isoformat() if attribution.decided_at else None
        row["via"] = [{name: getattr(via, name) for name in VIA_FIELDS} for via in attribution.via.all()]
        attributions.append(row)
    evidence = Evidence.objects.filter(claim=claim, removed_at__isnull=True).order_by("pk")
    return {
        **claim_fields(claim),
        "attributions": attributions,
        "evidence": list(evidence.values(*EVIDENCE_FIELDS)),
    }


def without_suggestions(state: dict[str, Any]) -> dict[str, Any]:
    """Return ``state`` as editors left it: what the machine suggests changes by itself, and nobody loses by that.

    Neither does it matter which suggestion a decided source was reported in, when that suggestion is gone.
    """
    if not state.get("attributions"):
        return state
    kept = [row for row in state["attributions"] if row["state"] != AttributionState.SUGGESTED]
    decided = {row["id"] for row in kept}
    rows = [row if row["nested_in_id"] in decided else {**row, "nested_in_id": None} for row in kept]
    return {**state, "attributions": rows}


def state_for_comparing(state: dict[str, Any]) -> dict[str, Any]:
    """Return of ``state`` what tells whether an editor changed the claim since (one query at most).

    Left out are suggestions, when sources were decided, which steps written down earlier do not tell, and what sources
    are called: a source that has another name now, or was merged into another, is no change of the claim.
    """
    state = without_suggestions(state)
    if not state.get("attributions"):
        return state
    living = sources_living(_sources_in(state["attributions"]))

    def plain(each: dict[str, Any]) -> dict[str, Any]:
        source = living.get(each["source_id"])
        if source is None:
            return each
        return {**each, "source_id": source.pk, "source_name": None, "source_named": None}

    rows = [
        {**plain({name: row[name] for name in row if name != "decided_at"}), "via": [plain(via) for via in row["via"]]}
        for row in state["attributions"]
    ]
    return {**state, "attributions": rows}


def claim_state_restore(claim: Claim, state: dict[str, Any]) -> None:
    """Put back the parts of a claim's annotation that ``state`` holds (the caller saves ``claim``'s own fields)."""
    for name in CLAIM_FIELDS:
        if name in state:
            setattr(claim, name, state[name])
    if "attributions" in state:
        _restore_attributions(claim, state["attributions"])
    if "evidence" in state:
        _restore_evidence(claim, state["evidence"])


def _restore_attributions(claim: Claim, rows: list[dict[str, Any]]) -> None:
    Attribution.objects.filter(claim=claim).delete()
    # A source may have been merged away since, or be called otherwise.
    sources = sources_living(_sources_in(rows))

    def living(each: dict[str, Any]) -> dict[str, Any]:
        source = sources.get(each["source_id"])
        if source is None:
            return each
        named = {"source_named": source.named} if "source_named" in each else {}
        return {**each, "source_id": source.pk, "source_name": source.name, **named}

    for row in rows:
        fields = living({name: row[name] for name in ATTRIBUTION_FIELDS})
        if row.get("decided_at"):
            fields["decided_at"] = datetime.fromisoformat(row["decided_at"])
        attribution = Attribution.objects.create(claim=claim, **fields)
        AttributionVia.objects.bulk_create(AttributionVia(attribution=attribution, **living(via)) for via in row["via"])


def _sources_in(rows: list[dict[str, Any]]) -> set[int | None]:
    return {each["source_id"] for row in rows for each in (row, *row["via"])}


def _restore_evidence(claim: Claim, rows: list[dict[str, Any]]) -> None:
    kept = [row["id"] for row in rows]
    Evidence.objects.filter(claim=claim, removed_at__isnull=True).exclude(pk__in=kept).update(removed_at=timezone.now())
    for row in rows:
        Evidence.objects.filter(pk=row["id"], claim=claim).update(
            removed_at=None, **{name: row[name] for name in EVIDENCE_FIELDS if name != "id"}
        )
