"""Claims as the comparison wants them: words, source, what was said before, and when."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import DateField, Q

from articles.analysis.contradiction import ENGINE_VERSION
from articles.analysis.types import ComparableClaim
from articles.models import Attribution
from articles.models.choices import AttributionKind, AttributionState, Voice
from articles.services.candidates import having

#: Characters of the article before a claim that help to read it.
CONTEXT_LENGTH = 600
# By hand, as the index does: putting this query together anew for each claim takes the ORM six times as long as the
# database takes to answer it. ``substr`` counts from 1.
_STANDING = f"""
    SELECT anchor.claim_id, anchor."start", claim.text, claim.article_id, article.public_id, article.published_on,
        COALESCE(indexed.compared, ''),
        (SELECT sentence."index" FROM articles_sentence AS sentence
            WHERE sentence.version_id = anchor.version_id AND sentence."start" <= anchor."start"
            ORDER BY sentence."index" DESC LIMIT 1),
        substr(version.text, CASE WHEN anchor."start" > {CONTEXT_LENGTH} THEN anchor."start" - {CONTEXT_LENGTH} + 1
            ELSE 1 END, {CONTEXT_LENGTH})
    FROM articles_claimanchor AS anchor
    JOIN articles_claim AS claim ON claim.id = anchor.claim_id
    JOIN articles_article AS article ON article.id = claim.article_id AND article.current_version_id = anchor.version_id
    JOIN articles_version AS version ON version.id = anchor.version_id
    LEFT JOIN articles_indexedclaim AS indexed ON indexed.claim_id = anchor.claim_id
    WHERE claim.in_text AND anchor.claim_id"""  # noqa: S608 - a number of ours
_DATE = DateField()


class _Standing(NamedTuple):
    """A row of ``_STANDING``. The context may run on into the claim where little stands before it."""

    claim: int
    start: int
    text: str
    article: int
    article_public_id: str
    published: date | str | None
    compared: str
    position: int | None
    context: str


@dataclass(frozen=True, slots=True)
class Comparable:
    """A claim ready for comparing, and digests that tell whether it is still the same."""

    pk: int
    article_id: int
    value: ComparableClaim
    text_digest: str
    digest: str
    compared: str

    @property
    def changed(self) -> bool:
        """Whether anything that counts changed since it was last compared with the archive."""
        return self.digest != self.compared


def text_digest(text: str) -> str:
    """Return the SHA-256 of a claim's words, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def comparables_load(pks: Iterable[int]) -> dict[int, Comparable]:
    """Return, by key, those of the claims that stand in the current version of their article (two queries)."""
    pks = list(pks)
    if not pks:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(*having(_STANDING, pks))
        rows = cursor.fetchall()
    speakers = _speakers(pks)
    return {row[0]: _comparable(_Standing(*row), speakers.get(row[0], "")) for row in rows}


def _speakers(pks: list[int]) -> dict[int, str]:
    """Return who said each claim: by what was decided, else by the most confident suggestion of something said."""
    # What is suggested beside a decision, or for the article's own words, is nobody's word on who speaks.
    open_ones = Q(state=AttributionState.SUGGESTED, claim__voice=Voice.UNDECIDED)
    rows = Attribution.objects.filter(
        Q(state=AttributionState.DECIDED) | open_ones, claim__in=pks, kind=AttributionKind.SPEECH
    ).order_by()
    best: dict[int, tuple[tuple, str]] = {}
    for claim, state, confidence, pk, name, named in rows.values_list(
        "claim_id", "state", "confidence_detected", "pk", "source__name", "source_name"
    ):
        rank = (state == AttributionState.DECIDED, confidence or 0.0, -pk)
        if claim not in best or rank > best[claim][0]:
            best[claim] = rank, named if name is None else name
    return {claim: name for claim, (_rank, name) in best.items()}


def _comparable(row: _Standing, source: str) -> Comparable:
    value = ComparableClaim(
        # The engine takes the attribution off by itself: its probabilities are calibrated on its own way of doing so.
        text=row.text,
        source=source,
        context=row.context[: min(row.start, CONTEXT_LENGTH)],
        article=row.article_public_id,
        position=row.position or 0,
        published=_DATE.to_python(row.published),
    )
    counted = (ENGINE_VERSION, value.text, value.source, value.context, value.article, value.published)
    return Comparable(
        pk=row.claim,
        article_id=row.article,
        value=value,
        text_digest=text_digest(value.text),
        digest=hashlib.sha256(repr(counted).encode()).hexdigest(),
        compared=row.compared,
    )
