"""The index that finds, for one claim, the claims of the whole archive that are worth comparing.

An inverted index in two plain tables, written in the transaction of the claim itself: ``ClaimTerm`` has the postings,
``IndexedClaim`` the terms of each claim. Looking up starts with a claim's rarest terms and stops at a budget of
postings, so it costs about the same in a large archive as in a small one. See docs/decisions/candidate-index.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from django.db import connection, transaction

from articles.analysis.terms import term_keys, terms
from articles.models import Claim, ClaimTerm, IndexedClaim, Source, SourceAlias

#: Claims that are worth comparing with one claim, at most.
CANDIDATES = 50
#: A term that more claims have is counted no further, and no help in finding any.
COMMON_FROM = 3_000
#: Postings that are read for one claim, at most.
POSTINGS = 6_000
#: How much more a shared name says than another shared word.
NAME_WEIGHT = 2.5
#: How much it says that two claims came in at about the same time.
NEARNESS_WEIGHT = 0.4
#: Claims whose terms are all looked at, of those that share rare terms.
_SHORT_LIST = 400
_CHUNK = 500
_INDEX_CHUNK = 2_000
_KEY_BYTES = 8


def candidates_index(*, claims: Iterable[Claim]) -> None:
    """Bring the index in line with ``claims``' words and names, in the caller's transaction."""
    with transaction.atomic():
        for chunk in _chunks(claims, _INDEX_CHUNK):
            _index_chunk(chunk)


def _chunks(items: Iterable, size: int) -> Iterator[list]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _index_chunk(claims: Sequence[Claim]) -> None:
    old = dict(IndexedClaim.objects.filter(pk__in=[claim.pk for claim in claims]).values_list("pk", "terms"))
    about = {claim.pk: terms(claim.text) for claim in claims if claim.in_text}
    sources = _sources_named({phrase for found in about.values() for phrase in found.phrases})
    removed: list[tuple[int, int]] = []
    added: list[tuple[int, int]] = []
    rows = []
    for claim in claims:
        keys = []
        if claim.in_text:
            known = {f"source {sources[phrase]}" for phrase in about[claim.pk].phrases if phrase in sources}
            keys = term_keys(about[claim.pk].all | known)
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


def _sources_named(phrases: set[str]) -> dict[str, int]:
    """Return, of the phrases that name one living source of the registry, its key."""
    meant: dict[str, set[int]] = defaultdict(set)
    for chunk in _chunks(sorted(phrases), _CHUNK):
        living = Source.objects.filter(named=True, merged_into__isnull=True, name_key__in=chunk)
        for key, pk in living.values_list("name_key", "pk"):
            meant[key].add(pk)
        aliases = SourceAlias.objects.filter(name_key__in=chunk, source__named=True, source__merged_into__isnull=True)
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
        keys = term_keys(terms(name).all)
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
    rows = IndexedClaim.objects.filter(pk__in=claims).values_list("pk", "terms", "claim__text")
    texts = {pk: (_unpack(packed), text) for pk, packed, text in rows}
    frequencies = _frequencies({key for keys, _text in texts.values() for key in keys.tolist()})
    return {pk: _candidates(pk, *texts[pk], frequencies, limit) if pk in texts else [] for pk in claims}


def _frequencies(keys: set[int]) -> dict[int, int]:
    """Return in how many claims each term occurs, counted up to ``COMMON_FROM``: reading stops there."""
    counted: dict[int, int] = {}
    cast = "::bigint" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for chunk in _chunks(sorted(keys), _CHUNK):
            values = ", ".join([f"(%s{cast})"] * len(chunk))
            cursor.execute(
                f"WITH wanted(term) AS (VALUES {values}) "  # noqa: S608 - placeholders only
                "SELECT term, (SELECT count(*) FROM (SELECT 1 FROM articles_claimterm AS posting"
                f" WHERE posting.term = wanted.term LIMIT {COMMON_FROM}) AS counted) FROM wanted",
                chunk,
            )
            counted.update(cursor.fetchall())
    return counted


def _candidates(claim: int, keys: np.ndarray, text: str, frequencies: dict[int, int], limit: int) -> list[int]:
    """Find by the rarest terms, then rank by all terms: names count most, and so does nearness in time."""
    occurring = np.array([frequencies[key] for key in keys.tolist()])
    weights = np.log1p(COMMON_FROM / np.maximum(occurring, 1))
    weights[np.isin(keys, term_keys(terms(text).named))] *= NAME_WEIGHT
    rare = _rarest(occurring)
    found, scores = _score_postings(_postings(keys[rare].tolist()), keys, weights)
    others = found != claim
    found, scores = found[others], scores[others] + _nearness(found[others], claim)
    if len(found) > _SHORT_LIST:
        best = np.argpartition(-scores, _SHORT_LIST)[:_SHORT_LIST]
        found = found[best]
    found, scores = _score_postings(_terms_of(found.tolist()), keys, weights)
    ranked = np.argsort(-(scores + _nearness(found, claim)), kind="stable")[:limit]
    return found[ranked].tolist()


def _rarest(occurring: np.ndarray) -> np.ndarray:
    """Return the places of the rarest terms, as many as the budget of postings allows."""
    order = np.argsort(occurring, kind="stable")
    order = order[occurring[order] < COMMON_FROM]
    within = np.cumsum(occurring[order]) <= POSTINGS
    return order[within]


def _postings(keys: list[int]) -> np.ndarray:
    """Return the (term, claim) postings of the terms, one a row."""
    if not keys:
        return np.empty((0, 2), np.int64)
    with connection.cursor() as cursor:
        cursor.execute(*having("SELECT term, claim_id FROM articles_claimterm WHERE term", keys))
        return np.array(cursor.fetchall(), np.int64).reshape(-1, 2)


def having(select: str, keys: Sequence[int]) -> tuple[str, list]:
    """Return ``select``, whose end names a column, for the rows where that is one of ``keys``, and its parameters.

    Not the ORM: with hundreds of keys, putting its query together takes longer than answering it.
    """
    if connection.vendor == "postgresql":
        return f"{select} = ANY(%s)", [list(keys)]
    return f"{select} IN ({', '.join(['%s'] * len(keys))})", list(keys)


def _terms_of(claims: list[int]) -> np.ndarray:
    """Return the (term, claim) pairs of the claims, one a row."""
    if not claims:
        return np.empty((0, 2), np.int64)
    with connection.cursor() as cursor:
        cursor.execute(*having("SELECT claim_id, terms FROM articles_indexedclaim WHERE claim_id", claims))
        rows = cursor.fetchall()
    owners = np.repeat([pk for pk, _packed in rows], [len(packed) // _KEY_BYTES for _pk, packed in rows])
    keys = _unpack(b"".join(bytes(packed) for _pk, packed in rows))
    return np.column_stack([keys, owners.astype(np.int64)])


def _score_postings(postings: np.ndarray, keys: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the claims in ``postings``, each once, and the weight of the terms in ``keys`` that each has."""
    found, at = np.unique(postings[:, 1], return_inverse=True)
    place = np.searchsorted(keys, postings[:, 0]).clip(max=max(0, len(keys) - 1))
    shared = keys[place] == postings[:, 0] if len(keys) else np.zeros(0, bool)
    return found, np.bincount(at, np.where(shared, weights[place], 0.0), minlength=len(found))


def _nearness(found: np.ndarray, claim: int) -> np.ndarray:
    """Return what to add for claims that came in at about the same time: news of one event does."""
    return -NEARNESS_WEIGHT * np.log1p(np.abs(found - claim) / 1_000)
