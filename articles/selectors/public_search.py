"""Readers' search over published claims: full text, in the database's own index."""

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import connection
from django.db.models import Func, QuerySet
from django.db.models.expressions import RawSQL

from articles.models import PublishedClaim
from articles.models.names import search_words

#: More words than these narrow nothing down any more.
WORDS_AT_MOST = 12


class _Vector(Func):
    """The expression that the index on PostgreSQL is made of, to the letter."""

    function = "to_tsvector"
    template = "%(function)s('english'::regconfig, %(expressions)s)"
    output_field = SearchVectorField()


def claims_search(*, words: str = "", truth_status: str = "") -> QuerySet[PublishedClaim]:
    """Return the published claims that have all of ``words`` (the last one may be begun only), the newest first.

    Looked through are the claim, its verdict's sentence, its sources and the article's title; case, accents and English
    endings make no difference. No words: all claims; words without a letter or digit: none. ``truth_status`` narrows.
    """
    claims = PublishedClaim.objects.order_by("-pk")
    if truth_status:
        claims = claims.filter(truth_status=truth_status)
    if not words.strip():
        return claims
    terms = search_words(words)[:WORDS_AT_MOST]
    if not terms:
        return claims.none()
    if connection.vendor == "postgresql":
        query = SearchQuery(" & ".join(terms) + ":*", config="english", search_type="raw")
        return claims.alias(vector=_Vector("search_words")).filter(vector=query)
    match = " ".join(f'"{term}"' for term in terms) + "*"
    table = "articles_publishedclaim_words"
    found = RawSQL(f"SELECT rowid FROM {table} WHERE {table} MATCH %s", [match])  # noqa: S608, S611 - constant, bound
    return claims.filter(pk__in=found)
