"""The index that finds, for one claim, the claims of the whole archive that are worth comparing.

An inverted index in two plain tables, written in the transaction of the claim itself: ``ClaimTerm`` has the postings,
``IndexedClaim`` the terms of each claim. Looking up starts with a claim's rarest terms and stops at a budget of
postings, so it costs about the same in a large archive as in a small one. See docs/decisions/candidate-index.md.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from django.db import connection, transaction

from articles.analysis.terms import name_phrases, term_keys, terms
from articles.models import Claim, ClaimTerm, IndexedClaim, Source, SourceAlias

#: Claims that are worth comparing with one claim, at most.
CANDIDATES = 50
#: A term that more claims have is counted no further, and no help in finding any.
COMMON_FROM = 2_000
#: Postings that are read for one claim, at most.
POSTINGS = 6_000
#: Claims whose terms are all looked at, of those that share rare terms.
_SHORT_LIST = 200
_CHUNK = 500


def candidates_index(*, claims: Iterable[Claim]) -> None:
    """Bring the index in line with ``claims``' words and names, in the caller's transaction."""
    with transaction.atomic():
        for chunk in _chunks(claims, _CHUNK):
            _index_chunk(chunk)


def _chunks(items: Iterable, size: int) -> Iterator[list]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _index_chunk(claims: Sequence[Claim]) -> None:
    old = dict(IndexedClaim.objects.filter(pk__in=[claim.pk for claim in claims]).values_list("pk", "terms"))
    sources = _sources_named(claims)
    removed: list[tuple[int, int]] = []
    added: list[tuple[int, int]] = []
    rows = []
    for claim in claims:
        keys = _claim_keys(claim, sources) if claim.in_text else []
        packed = np.array(keys, "<i8").tobytes()
        before = bytes(old.get(claim.pk, b""))
        if claim.pk in old and before == packed:
            continue
        had, has = set(_unpack(before).tolist()), set(keys)
        removed.extend((key, claim.pk) for key in had - has)
        added.extend((key, claim.pk) for key in has - had)
        rows.append(IndexedClaim(claim_id=claim.pk, terms=packed))
    _postings_remove(removed)
    _postings_add(added)
    IndexedClaim.objects.bulk_create(
        rows, batch_size=_CHUNK, update_conflicts=True, unique_fields=["claim"], update_fields=["terms"]
    )


def _claim_keys(claim: Claim, sources: dict[str, int]) -> list[int]:
    known = {f"source {sources[phrase]}" for phrase in name_phrases(claim.text) if phrase in sources}
    return term_keys(terms(claim.text) | known)


def _sources_named(claims: Sequence[Claim]) -> dict[str, int]:
    """Return, for the names in ``claims``, the one living source of the registry that each means, by folded name."""
    phrases = sorted({phrase for claim in claims for phrase in name_phrases(claim.text)})
    meant: dict[str, set[int]] = defaultdict(set)
    for chunk in _chunks(phrases, _CHUNK):
        living = Source.objects.filter(named=True, merged_into__isnull=True, name_key__in=chunk)
        for key, pk in living.values_list("name_key", "pk"):
            meant[key].add(pk)
        aliases = SourceAlias.objects.filter(
            name_key__in=chunk, source__named=True, source__merged_into__isnull=True
        )
        for key, pk in aliases.values_list("name_key", "source_id"):
            meant[key].add(pk)
    return {key: next(iter(pks)) for key, pks in meant.items() if len(pks) == 1}


def _unpack(packed: bytes) -> np.ndarray:
    return np.frombuffer(packed, "<i8")


def _postings_add(postings: list[tuple[int, int]]) -> None:
    if not postings:
        return
    # Sorted, so that the table is written in its own order and two writers never wait for each other in a circle.
    postings.sort()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "INSERT INTO articles_claimterm (term, claim_id) SELECT * FROM unnest(%s::bigint[], %s::bigint[])"
                " ON CONFLICT DO NOTHING",
                [list(column) for column in zip(*postings, strict=True)],
            )
        else:
            cursor.executemany("INSERT OR IGNORE INTO articles_claimterm (term, claim_id) VALUES (%s, %s)", postings)


def _postings_remove(postings: list[tuple[int, int]]) -> None:
    if not postings:
        return
    postings.sort()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "DELETE FROM articles_claimterm WHERE (term, claim_id) IN"
                " (SELECT * FROM unnest(%s::bigint[], %s::bigint[]))",
                [list(column) for column in zip(*postings, strict=True)],
            )
        else:
            cursor.executemany("DELETE FROM articles_claimterm WHERE term = %s AND claim_id = %s", postings)


def candidates_naming(*, names: Iterable[str]) -> Iterator[Claim]:
    """Yield the claims that hold all the words of one of ``names``: those to index anew when the registry changes."""
    for name in names:
        keys = term_keys(terms(name))
        if not keys:
            continue
        postings = ClaimTerm.objects.filter(term=keys[0])
        for key in keys[1:]:
            postings = postings.filter(claim_id__in=ClaimTerm.objects.filter(term=key).values("claim_id"))
        claims = Claim.objects.filter(pk__in=postings.values("claim_id"), in_text=True)
        yield from claims.order_by("pk").iterator(chunk_size=_CHUNK)


def candidates_for(*, claim: Claim, limit: int = CANDIDATES) -> list[Claim]:
    """Return the claims that share the most with ``claim``, the best first, at most ``limit``."""
    pks = candidates_for_many(claims=[claim.pk], limit=limit)[claim.pk]
    found = Claim.objects.in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def candidates_for_many(*, claims: Sequence[int], limit: int = CANDIDATES) -> dict[int, list[int]]:
    """Return, for each of the claims (by key), the keys of its candidates, the best first."""
    rows = IndexedClaim.objects.filter(pk__in=claims).values_list("pk", "terms")
    keys = {pk: _unpack(packed) for pk, packed in rows}
    frequencies = _frequencies({key for terms_of in keys.values() for key in terms_of.tolist()})
    return {pk: _candidates(pk, keys[pk].tolist(), frequencies, limit) if pk in keys else [] for pk in claims}


def _frequencies(keys: set[int]) -> dict[int, int]:
    """Return in how many claims each term occurs, counted up to ``COMMON_FROM``: reading stops there."""
    counted: dict[int, int] = {}
    with connection.cursor() as cursor:
        for chunk in _chunks(sorted(keys), _CHUNK):
            values = ", ".join(["(%s)"] * len(chunk))
            cast = "::bigint" if connection.vendor == "postgresql" else ""
            cursor.execute(
                f"WITH wanted(term) AS (VALUES {values}) "  # noqa: S608 - placeholders only
                "SELECT wanted.term, (SELECT count(*) FROM (SELECT 1 FROM articles_claimterm AS posting"
                f" WHERE posting.term = wanted.term{cast} LIMIT {COMMON_FROM}) AS counted) FROM wanted",
                chunk,
            )
            counted.update(cursor.fetchall())
    return counted


def _candidates(claim: int, keys: Sequence[int], frequencies: dict[int, int], limit: int) -> list[int]:
    chosen, read = [], 0
    for key in sorted(keys, key=frequencies.__getitem__):
        if frequencies[key] >= COMMON_FROM or read + frequencies[key] > POSTINGS:
            break
        chosen.append(key)
        read += frequencies[key]
    if not chosen:
        return []
    weights = {key: math.log(1 + 1_000_000 / max(1, frequencies[key])) for key in keys}
    score: dict[int, float] = defaultdict(float)
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(chosen))
        cursor.execute(
            f"SELECT term, claim_id FROM articles_claimterm WHERE term IN ({marks})", chosen  # noqa: S608
        )
        for term, other in cursor.fetchall():
            score[other] += weights[term]
    score.pop(claim, None)
    short = sorted(score, key=score.__getitem__, reverse=True)[:_SHORT_LIST]
    full = {
        pk: sum(weights.get(key, 0.0) for key in _unpack(packed).tolist())
        for pk, packed in IndexedClaim.objects.filter(pk__in=short).values_list("pk", "terms")
    }
    return sorted(full, key=full.__getitem__, reverse=True)[:limit]
