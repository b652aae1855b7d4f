"""Readers' search over published claims: full text, in the database's own index."""

from datetime import timedelta

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import connection
from django.db.models import F, Func, QuerySet
from django.db.models.expressions import RawSQL

from articles.models import PublishedClaim
from articles.models.names import search_words
from articles.selectors.public_claims import claims_latest

#: More words than these narrow nothing down any more.
WORDS_AT_MOST = 12
_SMALL = (
    # articles, pronouns, what points and asks
    "a an the i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers "
    "herself it its itself they them their theirs themselves this that these those what which who whom "
    "here there when where why how "
    # helping verbs, and what is left of "can't" and "she's"
    "am is are was were be been being have has had having do does did doing can will should don s t "
    # what joins
    "and but if or because as until while than of at by for with about against between into through during before "
    "after above below to from up down in out on off over under "
    # how much, how often, and not
    "all any both each few more most other some such no nor not only own same so too very just now again further "
    "then once"
)
#: What the index on PostgreSQL leaves out; the embedded one has them, and is not asked for them.
SMALL_WORDS = frozenset(_SMALL.split())


class _Vector(Func):
    """The expression that the index on PostgreSQL is made of, to the letter."""

    function = "to_tsvector"
    template = "%(function)s('english'::regconfig, %(expressions)s)"
    output_field = SearchVectorField()


def search_terms(words: str) -> list[str]:
    """Return what is looked for when somebody types ``words``: neither signs nor small words, which all claims have."""
    return [word for word in search_words(words) if word not in SMALL_WORDS][:WORDS_AT_MOST]


def claims_search(*, words: str = "", truth_status: str = "") -> QuerySet[PublishedClaim]:
    """Return the published claims that have all of ``words`` (the last one may be begun only).

    Looked through are the claim, its verdict's sentence, its sources and the article's title; case, accents and English
    endings make no difference, nor do small words. No words: all claims; small words and signs alone: none.
    ``truth_status`` narrows. Those come first that changed last, as the dates beside them say.
    """
    claims = claims_latest()
    if truth_status:
        claims = claims.filter(truth_status=truth_status)
    if not words.strip():
        return claims
    found = claims_with(claims, words=words)
    if connection.vendor == "postgresql":
        # A sum is in no index. By the index of dates it would read every claim since an affair of long ago, each for
        # its words: it takes what it looks for to be spread evenly over the years.
        return found.order_by((F("changed_at") + timedelta()).desc(), "-pk")
    return found


def claims_with(claims: QuerySet[PublishedClaim], *, words: str) -> QuerySet[PublishedClaim]:
    """Return those of ``claims`` that have all of ``words``, as ``claims_search`` reads them, in the order they have.

    To have them found by their words, order them by what is in no index.
    """
    terms = search_terms(words)
    if not terms:
        return claims.none()
    if connection.vendor == "postgresql":
        query = SearchQuery(" & ".join(terms) + ":*", config="english", search_type="raw")
        return claims.alias(vector=_Vector("search_words")).filter(vector=query)
    match = " ".join(f'"{term}"' for term in terms) + "*"
    table = "articles_publishedclaim_words"
    found = RawSQL(f"SELECT rowid FROM {table} WHERE {table} MATCH %s", [match])  # noqa: S608, S611 - constant, bound
    return claims.filter(pk__in=found)
