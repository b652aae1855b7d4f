"""Contradictions that readers see: decided as real or superseded, and both sides published now.

They are kept in the rows that readers' pages look up, on both sides, and brought in line whenever either side is
published, published again or withdrawn: the words of an article that was withdrawn stay nowhere. A row that changes so
says it, and when. What only the desk knows of the other side's article changes nothing yet.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from articles.analysis.contradiction import without_speakers
from articles.models import Article, Contradiction, Publication, PublishedClaim
from articles.models.choices import ContradictionDecision
from articles.services.comparables import text_digest

_SHOWN = (ContradictionDecision.REAL, ContradictionDecision.SUPERSEDED)
#: What readers see of a contradiction, by its id: the words of the claim that they see it at, and what is told there.
Seen = dict[str, tuple[str, dict[str, Any]]]


def pairs_decided(article: Article) -> QuerySet[Contradiction]:
    """Return the decided contradictions that a claim of ``article`` is part of."""
    return (
        Contradiction.objects.filter(
            Q(claim_a__article=article) | Q(claim_b__article=article), withdrawn_at__isnull=True, decision__in=_SHOWN
        )
        .select_related("claim_a", "claim_b")
        .order_by("pk")
    )


def pairs_articles(article: Article) -> set[int]:
    """Return the keys of the articles whose rows ``pairs_refresh`` may bring in line with ``article``, its own too."""
    sides = pairs_decided(article).values_list("claim_a__article", "claim_b__article")
    shown = PublishedClaim.objects.filter(publication__article=article).values_list(
        "payload__contradictions", flat=True
    )
    others = {pair["other"]["article"]["id"] for pairs in shown for pair in pairs or ()}
    named = Article.objects.filter(public_id__in=others).values_list("pk", flat=True)
    return {article.pk, *named, *(key for pair in sides for key in pair)}


def pairs_for_snapshot(article: Article, claims: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return, for each claim id of ``claims``, its contradictions without any word of the other side.

    Only those whose other side is one of ``claims`` or published now.
    """
    own = {claim["id"]: claim["text"] for claim in claims}
    before = PublishedClaim.objects.filter(publication__article=article)
    seen = _seen(before.values_list("text", "payload__contradictions"))
    rows = _pairs(article, seen)
    ids = {claim.public_id for row in rows for claim in (row.claim_a, row.claim_b)}
    published = PublishedClaim.objects.filter(claim_public_id__in=ids).exclude(publication__article=article)
    texts = {**dict(published.values_list("claim_public_id", "text")), **own}
    found: dict[str, list[dict[str, Any]]] = {}
    for pair in _to_show(article, rows, seen, texts):
        for this, other in pair.sides():
            if this in own:
                found.setdefault(this, []).append(
                    {
                        "id": pair.id,
                        "kind": pair.kind,
                        "decision": pair.decision,
                        "stands": pair.stands_for(this),
                        "spans": pair.spans[this],
                        "other": other,
                    }
                )
    return found


def pairs_refresh(*, publication: Publication, before: Sequence[PublishedClaim]) -> None:
    """Bring the rows of the article of ``publication``, and of the claims that clash with its claims, in line with it.

    ``before`` are the rows that the article had (deleted by now). What readers saw of a claim and now see otherwise
    changes the row's date, and is told among its corrections, in whichever article it stands. Fixed queries, besides
    one batch of updates.
    """
    article = publication.article
    shown = {row.claim_public_id: row.payload.get("contradictions", []) for row in before}
    seen = _seen((row.text, shown[row.claim_public_id]) for row in before)
    pairs = _pairs(article, seen)
    neighbours = {pair["other"]["claim"] for entries in shown.values() for pair in entries}
    neighbours |= {claim.public_id for pair in pairs for claim in (pair.claim_a, pair.claim_b)}
    touched = Q(publication__article=article) | Q(claim_public_id__in=neighbours)
    # Locked, in one order: two publications at once must not write over what the other told of a third article's claim.
    locked = PublishedClaim.objects.select_for_update(of=("self",)).select_related("publication").order_by("pk")
    # Without the snapshot, which holds the whole article and would come once with each of its claims.
    locked = locked.defer("publication__snapshot")
    rows = {row.claim_public_id: row for row in locked.filter(touched)}
    texts = {key: row.text for key, row in rows.items()}
    old = {key: row.payload.get("contradictions", []) for key, row in rows.items()}
    fresh = {
        key: [pair for pair in pairs if pair["other"]["article"]["id"] != article.public_id]
        if rows[key].publication.article_id != article.pk
        else []
        for key, pairs in old.items()
    }
    for pair in _to_show(article, pairs, seen, texts):
        for this, other in pair.sides():
            fresh[this].append(_entry(pair, rows[this], rows[other]))
    changed = []
    for key, row in rows.items():
        if fresh[key] != old[key] or "contradictions" not in row.payload:
            row.payload["contradictions"] = fresh[key]
            changed.append(row)
            # A row that is new has nothing to tell, unless it took the place of one that readers saw.
            was = shown.get(key) if row.publication_id == publication.pk else old[key]
            if was is not None:
                _tell(row, _changes(was, fresh[key], withdrawn=publication.withdrawn), publication)
    PublishedClaim.objects.bulk_update(changed, ["payload", "changed_at"], batch_size=200)


def _changes(before: list[dict[str, Any]], after: list[dict[str, Any]], *, withdrawn: bool) -> list[dict[str, Any]]:
    """Return in words what readers see otherwise; ``withdrawn``: because the other side's article is."""
    old, new = _as_read(before), _as_read(after)
    altered = [(old[key], new[key]) for key in old.keys() & new.keys() if old[key] != new[key]]
    changes = []
    if new.keys() - old.keys():
        changes.append((_("A contradiction with another published claim was decided."), False))
    if old.keys() - new.keys():
        gone = (
            _("A contradiction is no longer shown here: the other article was withdrawn.")
            if withdrawn
            else _("A contradiction shown before no longer stands.")
        )
        changes.append((gone, True))
    if any({**was, "other": {}} != {**now, "other": {}} for was, now in altered):
        changes.append((_("What we say about a contradiction was revised."), True))
    if any(was["other"] != now["other"] for was, now in altered):
        changes.append((_("The other side of a contradiction was changed."), False))
    return [{"words": words, "correction": correction} for words, correction in changes]


def _as_read(pairs: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return ``pairs`` by id, without what readers are not shown of them.

    That is the places in the other text, which move when another sentence is corrected, the article's own title, and
    in which language the other one is, which rows of an older release don't know.
    """
    marks = {"mention": [], "cue": [], "content": []}
    found = {}
    for pair in pairs:
        other = pair["other"]
        attributions = [{**row, **marks} for row in other["attributions"]]
        article = {} if pair["same_article"] else {**other["article"], "language": ""}
        found[pair["id"]] = {**pair, "other": {**other, "attributions": attributions, "article": article}}
    return found


def _tell(row: PublishedClaim, changes: list[dict[str, Any]], publication: Publication) -> None:
    """Add ``changes``, which came with ``publication`` of whichever article, to what ``row`` tells of its past."""
    if not changes:
        return
    row.changed_at = max(row.changed_at, publication.published_at)
    when, told = publication.published_at.isoformat(), row.payload["corrections"]
    if told and told[-1]["at"] == when:
        told[-1]["changes"] += changes
        return
    note = publication.correction_note if row.publication_id == publication.pk else ""
    # Readers are told the number of their own article's publication: it is the one that they were reading.
    told.append({"number": row.publication.number, "at": when, "note": note, "changes": changes})


@dataclass(frozen=True, slots=True)
class _Shown:
    """A contradiction as readers are to see it. Its claims are public ids; ``stands`` is one of them, or empty."""

    id: str
    kind: str
    reason: str
    decision: str
    stands: str
    spans: dict[str, list[list[int]]]

    def sides(self) -> Iterable[tuple[str, str]]:
        """Return each side with the other one."""
        return permutations(self.spans)

    def stands_for(self, this: str) -> str:
        """Return which side stands, as it is told on the page of ``this`` one."""
        return "" if not self.stands else "this" if self.stands == this else "other"


def _seen(rows: Iterable[tuple[str, list[dict[str, Any]] | None]]) -> Seen:
    return {pair["id"]: (text, pair) for text, pairs in rows for pair in pairs or ()}


def _pairs(article: Article, seen: Seen) -> list[Contradiction]:
    """Return the contradictions of claims of ``article`` that are decided now, or that readers see."""
    ours = Q(claim_a__article=article) | Q(claim_b__article=article)
    wanted = Q(withdrawn_at__isnull=True, decision__in=_SHOWN) | Q(public_id__in=list(seen))
    return list(Contradiction.objects.filter(ours, wanted).select_related("claim_a", "claim_b").order_by("pk"))


def _to_show(article: Article, pairs: Iterable[Contradiction], seen: Seen, texts: dict[str, str]) -> Iterator[_Shown]:
    """Yield those of ``pairs`` that readers are to see, of published claims with the words ``texts``.

    What the desk makes of an article is for its own publication to tell: until then, what readers see of it stays.
    """
    for pair in pairs:
        decided = pair.decision in _SHOWN
        if decided and pair.withdrawn_at is None and _as_compared(pair, texts):
            yield _from_decision(pair)
        elif pair.public_id in seen and pair.claim_a.article_id != pair.claim_b.article_id:
            words, entry = seen[pair.public_id]
            sides = ((pair.claim_a, pair.digest_a), (pair.claim_b, pair.digest_b))
            (own, own_digest), (other, other_digest) = sorted(sides, key=lambda side: side[0].article_id != article.pk)
            if own.public_id not in texts or other.public_id not in texts:
                continue
            if text_digest(texts[other.public_id]) == other_digest:
                if decided and text_digest(texts[own.public_id]) == own_digest:
                    yield _from_decision(pair)
            elif texts[own.public_id] == words:
                # What was decided or withdrawn since is about words of the other side that readers have not seen.
                yield _from_page(own.public_id, entry)


def _as_compared(pair: Contradiction, texts: dict[str, str]) -> bool:
    """Say whether both sides are published in the very words that an editor decided on, and the desk has them still."""
    decided = ((pair.claim_a, pair.digest_a), (pair.claim_b, pair.digest_b))
    return all(
        texts.get(claim.public_id) == claim.text and text_digest(claim.text) == digest for claim, digest in decided
    )


def _from_decision(pair: Contradiction) -> _Shown:
    stands = {pair.claim_a_id: pair.claim_a.public_id, pair.claim_b_id: pair.claim_b.public_id}
    return _Shown(
        id=pair.public_id,
        kind=pair.kind,
        # Who says so is told by both sides' own attributions, which an editor decided.
        reason=without_speakers(pair.reason),
        decision=pair.decision,
        stands=stands.get(pair.stands_id, ""),
        spans={pair.claim_a.public_id: pair.spans_a, pair.claim_b.public_id: pair.spans_b},
    )


def _from_page(this: str, entry: dict[str, Any]) -> _Shown:
    """Return what readers see as the contradiction ``entry`` on the page of claim ``this``."""
    other = entry["other"]
    return _Shown(
        **{name: entry[name] for name in ("id", "kind", "reason", "decision")},
        stands={"this": this, "other": other["claim"]}.get(entry["stands"], ""),
        spans={this: entry["spans"], other["claim"]: other["spans"]},
    )


def _entry(pair: _Shown, row: PublishedClaim, other: PublishedClaim) -> dict[str, Any]:
    article = other.payload["article"]
    return {
        "id": pair.id,
        "kind": pair.kind,
        "reason": pair.reason,
        "decision": pair.decision,
        "stands": pair.stands_for(row.claim_public_id),
        "spans": pair.spans[row.claim_public_id],
        "same_article": row.publication_id == other.publication_id,
        "other": {
            "claim": other.claim_public_id,
            "text": other.text,
            "spans": pair.spans[other.claim_public_id],
            "said_status": other.said_status,
            "truth_status": other.truth_status,
            "as_of": other.payload["as_of"],
            "attributions": other.payload["attributions"],
            "article": {key: article[key] for key in ("id", "title", "outlet", "published_on", "language")},
        },
    }
