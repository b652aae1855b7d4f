"""The rows that readers' pages look up of an article's latest publication: one a claim, with its dates and its past."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from articles.models import Article, Publication, PublishedClaim, PublishedClaimSource
from articles.models.choices import Polarity
from articles.models.names import search_words
from articles.models.snapshots import claim_read
from articles.services.publication_changes import pairs_changes
from articles.services.publication_snapshot import FORMAT

#: PostgreSQL indexes no more than a megabyte of words; a "sentence" that long is a table without full stops.
_SEARCHED = 100_000
#: Where a snapshot keeps what readers had been told of claims that it has no more.
_TOLD = "told"
#: Changes of an article as a whole, by their codes: its claims leave with it, and come back with it.
_WITHDRAWN, _REPUBLISHED = "withdrawn", "republished"
#: What a row tells that is not in the snapshot of its publication.
_TOLD_SINCE = ("corrections", "contradictions")
#: What a row has in columns of its own, as in the snapshot.
_COLUMNS = ("text", "said_status", "truth_status", "index")


def rows_delete(*, article: Article) -> list[PublishedClaim]:
    """Delete the rows of ``article`` in the caller's transaction and return them."""
    rows = list(PublishedClaim.objects.filter(publication__article=article))
    PublishedClaim.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return rows


def rows_create(*, publication: Publication, before: Sequence[PublishedClaim], history: Sequence[Publication]) -> None:
    """Make the rows of ``publication`` in the caller's transaction.

    ``before`` are the rows that the article had until now; ``history`` all its publications, this one the last.
    """
    shown = {row.claim_public_id: row for row in before}
    dates, past = _dates(history, shown), _Past(history)
    rows = []
    for claim in publication.snapshot["claims"]:
        first, changed = dates[claim["id"]]
        rows.append(
            PublishedClaim(
                publication=publication,
                claim_public_id=claim["id"],
                index=claim["index"],
                text=claim["text"],
                said_status=claim["said_status"],
                truth_status=claim["truth_status"],
                payload=_payload(claim, publication, _corrections(claim["id"], past, shown.get(claim["id"]))),
                search_words=_search_words(claim, publication),
                first_published_at=first,
                changed_at=changed,
            )
        )
    PublishedClaim.objects.bulk_create(rows, batch_size=200)
    PublishedClaimSource.objects.bulk_create((s for row in rows for s in _source_rows(row)), batch_size=500)


def told_of_gone(
    *, before: Iterable[PublishedClaim], snapshot: dict[str, Any], history: Sequence[Publication]
) -> dict[str, Any]:
    """Return what ``snapshot`` must keep of the rows ``before`` that it has no claim for; empty if there is nothing.

    That is which contradictions readers saw, and what they were told of them, which no publication of this article may
    tell: it stands in the row alone, and is to be there again when the claim is. There are no words of any claim in it.
    """
    kept = {claim["id"] for claim in snapshot.get("claims", ())}
    past, told = _Past(history), {}
    for row in before:
        if row.claim_public_id not in kept:
            pairs = [pair["id"] for pair in row.payload.get("contradictions", ())]
            lines = _told_by_pairs(row, past)
            if pairs or lines:
                told[row.claim_public_id] = {"pairs": pairs, "lines": lines}
    return {_TOLD: told} if told else {}


def comparable(snapshot: dict[str, Any]) -> dict[str, Any]:
    """Return ``snapshot`` as this release would make it: without what it keeps of claims that are gone."""
    claims = [{**claim_read(row), "explanation": {"html": row["explanation"]["html"]}} for row in snapshot["claims"]]
    return {**{key: value for key, value in snapshot.items() if key != _TOLD}, "format": FORMAT, "claims": claims}


def row_is_as_published(row: PublishedClaim, claim: dict[str, Any], publication: Publication) -> bool:
    """Say whether ``row`` shows ``claim`` of the snapshot of ``publication`` as it stands there."""
    claim = claim_read(claim)
    told = {**claim, "article": publication.snapshot["article"]}
    told.pop("contradictions")
    links = {(each.source_public_id, each.name, each.named, each.is_origin) for each in row.sources.all()}
    return (
        row.publication_id == publication.pk
        and {name: row.payload.get(name) for name in told} == told
        and all(getattr(row, name) == claim[name] for name in _COLUMNS)
        and links == {(each.source_public_id, each.name, each.named, each.is_origin) for each in _source_rows(row)}
    )


def row_mend(*, row: PublishedClaim, claim: dict[str, Any], publication: Publication) -> None:
    """Make ``row`` of ``claim`` from the snapshot of ``publication`` anew, in the caller's transaction.

    What readers were told since, of what else changed and of contradictions, stands in the row alone, and stays.
    """
    claim = claim_read(claim)
    told = {key: row.payload[key] for key in _TOLD_SINCE if key in row.payload}
    row.payload = {**_payload(claim, publication, []), **told}
    for name in _COLUMNS:
        setattr(row, name, claim[name])
    row.search_words = _search_words(claim, publication)
    row.save()
    row.sources.all().delete()
    PublishedClaimSource.objects.bulk_create(_source_rows(row))


def _dates(history: Sequence[Publication], shown: dict[str, PublishedClaim]) -> dict[str, tuple[datetime, datetime]]:
    """Return when each claim was first published, and when it last changed.

    ``shown`` are the rows until now, by claim id. They may have changed since their publication, by the publication of
    an article that contradicts them; whether the last publication changes a contradiction is for ``pairs_refresh``.
    """
    dates: dict[str, tuple[datetime, datetime]] = {}
    last: dict[str, dict[str, Any]] = {}
    for publication in history:
        claims = {claim["id"]: claim for claim in publication.snapshot.get("claims", ())}
        for key, claim in claims.items():
            first, changed = dates.get(key, (publication.published_at, publication.published_at))
            before = last.get(key)
            if publication is history[-1] and key in shown:
                changed = shown[key].changed_at
                before = {**(before or claim), "contradictions": claim["contradictions"]}
            # Whoever follows what changes has dropped a claim that was out of sight, alone or with its article.
            same = before is not None and _without_places(before) == _without_places(claim)
            dates[key] = (first, changed if same else max(changed, publication.published_at))
        last = claims
    return dates


def _without_places(claim: dict[str, Any]) -> dict[str, Any]:
    """Return a claim of a snapshot as it is shown, without its offsets, which move when another is corrected."""
    marks = {"mention": [], "cue": [], "content": []}
    attributions = [{**row, **marks} for row in claim["attributions"]]
    explanation = claim["explanation"]["html"]
    places = {"index": 0, "start": 0, "end": 0, "sentence": 0}
    return {**claim, **places, "attributions": attributions, "explanation": explanation}


class _Past:
    """What all publications of an article, the oldest first, changed of each claim. Read once for all claims."""

    def __init__(self, history: Sequence[Publication]) -> None:
        self.history = history
        self._changes: dict[str, list[tuple[Publication, dict[str, Any]]]] = {}
        shown: set[str] = set()
        for row in history:
            claims = {claim["id"] for claim in row.snapshot.get("claims", ())}
            # Gone with the whole article, or back with it: then the change names no claim, and each of them tells it.
            whole = {_WITHDRAWN: shown, _REPUBLISHED: shown & claims}
            for change in row.changes:
                for key in {change["claim"]} if change["claim"] else whole.get(change["code"], ()):
                    self._changes.setdefault(key, []).append((row, change))
            shown = shown if row.withdrawn else claims

    def lines(self, claim: str, *, with_pairs: bool, last_only: bool = False) -> list[dict[str, Any]]:
        """Return what was changed of ``claim``; of its contradictions too, ``with_pairs``."""
        lines: dict[int, dict[str, Any]] = {}
        for row, change in self._changes.get(claim, ()):
            if (last_only and row is not self.history[-1]) or (change["code"] == "contradictions" and not with_pairs):
                continue
            when, note = row.published_at.isoformat(), row.correction_note
            line = lines.setdefault(row.number, {"number": row.number, "at": when, "note": note, "changes": []})
            line["changes"].append({"words": change["words"], "correction": change["correction"]})
        return list(lines.values())


def _corrections(claim: str, past: _Past, shown: PublishedClaim | None) -> list[dict[str, Any]]:
    """Return what readers are told was changed of ``claim``, the oldest first.

    ``shown``, its row until now, tells all but the last publication, and what other articles changed of it. Then
    ``pairs_refresh`` tells what becomes of its contradictions: of some, readers were told before this publication.
    """
    if shown:
        return [*shown.payload["corrections"], *past.lines(claim, with_pairs=False, last_only=True)]
    left = [place for place, row in enumerate(past.history) if claim in row.snapshot.get(_TOLD, ())]
    # The last has all that was told until then.
    return _lines_of_returned(claim, past, left[-1]) if left else past.lines(claim, with_pairs=True)


def _lines_of_returned(claim: str, past: _Past, left: int) -> list[dict[str, Any]]:
    """Return what readers are told of a claim that left with publication number ``left`` of ``past``, from 0."""
    told = past.history[left].snapshot[_TOLD][claim]
    notes = {row.published_at.isoformat(): row.correction_note for row in past.history}
    found = {line["at"]: line for line in past.lines(claim, with_pairs=False)}

    def add(number: int, at: str, changes: list[dict[str, Any]]) -> None:
        if changes:
            empty = {"number": number, "at": at, "note": notes.get(at, ""), "changes": []}
            found.setdefault(at, empty)["changes"] += changes

    for line in told["lines"]:
        add(**line)
    last = past.history[-1]
    pairs = [pair["id"] for row in last.snapshot["claims"] if row["id"] == claim for pair in row["contradictions"]]
    changed = pairs_changes(told["pairs"], pairs)
    add(last.number, last.published_at.isoformat(), [{"words": w, "correction": is_one} for w, is_one in changed])
    return sorted(found.values(), key=lambda line: datetime.fromisoformat(line["at"]))


def _told_by_pairs(row: PublishedClaim, past: _Past) -> list[dict[str, Any]]:
    """Return what readers were told of the row's contradictions: what the publications of its article don't tell."""
    own = {line["at"]: line["changes"] for line in past.lines(row.claim_public_id, with_pairs=False)}
    told = []
    for line in row.payload["corrections"]:
        changes = [change for change in line["changes"] if change not in own.get(line["at"], ())]
        if changes:
            told.append({"number": line["number"], "at": line["at"], "changes": changes})
    return told


def _payload(claim: dict[str, Any], publication: Publication, corrections: list[dict[str, Any]]) -> dict[str, Any]:
    """Return all that the claim's page needs; ``pairs_refresh`` adds the contradictions' words."""
    text, start, end = publication.snapshot["text"], claim["start"], claim["end"]
    return {
        **{key: value for key, value in claim.items() if key != "contradictions"},
        "article": publication.snapshot["article"],
        "prefix": text[max(0, start - 32) : start],
        "suffix": text[end : end + 32],
        "sentences": publication.snapshot["summary"]["sentences"],
        "corrections": corrections,
        "publication": {
            "number": publication.number,
            "digest": publication.digest,
            "published_at": publication.published_at.isoformat(),
        },
    }


def _search_words(claim: dict[str, Any], publication: Publication) -> str:
    sources = [source["name"] for row in claim["attributions"] for source in (row["source"], *row["via"])]
    title = publication.snapshot["article"]["title"]
    return " ".join(search_words(" ".join([*sources, title, claim["verdict"], claim["text"]])[:_SEARCHED]))


def _source_rows(row: PublishedClaim) -> list[PublishedClaimSource]:
    found: dict[tuple[str, bool], dict[str, Any]] = {}
    for attribution in row.payload["attributions"]:
        # A source that did not say so answers for nothing.
        if attribution["polarity"] == Polarity.AFFIRMED:
            found.setdefault((attribution["source"]["id"], True), attribution["source"])
        for link in attribution["via"]:
            if link["id"] is not None:
                found.setdefault((link["id"], False), link)
    return [
        PublishedClaimSource(
            published_claim=row, source_public_id=key, name=source["name"], named=source["named"], is_origin=is_origin
        )
        for (key, is_origin), source in found.items()
    ]
