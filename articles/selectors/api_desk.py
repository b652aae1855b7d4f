"""What the desk's part of the API reads: each list and each thing in a fixed number of queries."""

from django.contrib.auth.models import User
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from articles.models import (
    Article,
    Attribution,
    AttributionVia,
    Check,
    Claim,
    ClaimAnchor,
    Contradiction,
    Draft,
    Event,
    Evidence,
    Publication,
    Sentence,
    Source,
    Version,
)
from articles.models.choices import CheckState, ContradictionDecision, SaidStatus, TruthStatus, Voice
from articles.models.names import name_key

#: A claim's place is where it begins times ``_KEYS``, and its key: both together fit into 63 bits.
_KEYS = 2**30
_AFTER_THE_TEXT = 2**28
_UNDONE = (SaidStatus.UNCHECKED, SaidStatus.CHECKING)
_UNPROVED = (TruthStatus.UNCHECKED, TruthStatus.CHECKING)


def articles() -> QuerySet[Article]:
    """Return all articles with the number of their version (``number``) and whether readers see them (``shown``)."""
    last = Publication.objects.filter(article=OuterRef("pk")).order_by("-number").values("withdrawn")[:1]
    return (
        Article.objects.select_related("assigned_to", "created_by")
        .annotate(number=F("current_version__number"), taken_back=Subquery(last))
        .annotate(
            shown=Case(
                When(taken_back=False, then=Value("published")),
                When(taken_back=True, then=Value("withdrawn")),
                default=Value("never"),
                output_field=CharField(),
            )
        )
    )


def article_progress(article: Article) -> dict[str, int]:
    """Return how far the desk is with ``article``: counts of its living claims, its pairs and its checks."""
    counts = Claim.objects.filter(article=article, in_text=True).aggregate(
        claims=Count("pk"),
        sourced=Count("pk", filter=~Q(voice=Voice.UNDECIDED)),
        said_checked=Count("pk", filter=~Q(said_status__in=_UNDONE)),
        truth_checked=Count("pk", filter=~Q(truth_status__in=_UNPROVED)),
    )
    waiting = Check.objects.filter(article=article).aggregate(
        checks_waiting=Count("pk", filter=Q(state__in=(CheckState.QUEUED, CheckState.RUNNING))),
        checks_failed=Count("pk", filter=Q(state=CheckState.FAILED)),
    )
    pairs = contradictions().filter(Q(claim_a__article=article) | Q(claim_b__article=article))
    undecided = pairs.filter(decision=ContradictionDecision.OPEN, withdrawn_at__isnull=True).count()
    return {**counts, "contradictions_open": undecided, **waiting}


def versions(article: Article) -> QuerySet[Version]:
    """Return the texts of ``article``, the latest first."""
    return article.versions.select_related("created_by").order_by("-number")


def sentences(article: Article) -> list[tuple[Sentence, str, str]]:
    """Return the sentences of the current version in reading order, each with its words and its claim's public id."""
    version = article.current_version
    claims = dict(
        ClaimAnchor.objects.filter(version=version, claim__kind="sentence", claim__in_text=True).values_list(
            "start", "claim__public_id"
        )
    )
    rows = version.sentences.order_by("index")
    return [(row, version.text[row.start : row.end], claims.get(row.start, "")) for row in rows]


def sentence_at(article: Article, index: int) -> Sentence | None:
    """Return sentence ``index`` (from 0) of the current version, or ``None``."""
    return Sentence.objects.filter(version=article.current_version_id, index=index).first()


def claims() -> QuerySet[Claim]:
    """Return all claims with where they stand in the current version (``start``, ``end``) and all that is on them."""
    here = ClaimAnchor.objects.filter(claim=OuterRef("pk"), version=OuterRef("article__current_version"))
    via = AttributionVia.objects.select_related("source")
    attributions = Attribution.objects.select_related("source", "inherited_from", "decided_by", "version")
    return (
        Claim.objects.select_related("article", "assigned_to", "merged_into", "updated_by")
        .annotate(
            start=Coalesce(Subquery(here.values("start")[:1]), Value(0)),
            end=Coalesce(Subquery(here.values("end")[:1]), Value(0)),
        )
        .annotate(
            # One number that no two claims share: a cursor gives up where more than a thousand rows are level.
            place=ExpressionWrapper(
                Cast(Coalesce(Subquery(here.values("start")[:1]), Value(_AFTER_THE_TEXT)), BigIntegerField())
                * Value(_KEYS, output_field=BigIntegerField())
                + F("pk"),
                output_field=BigIntegerField(),
            )
        )
        .prefetch_related(
            Prefetch("attributions", attributions.defer("version__text").prefetch_related(Prefetch("via", via))),
            Prefetch("evidence", evidence()),
        )
    )


def claims_of(article: Article, public_ids: list[str]) -> list[Claim]:
    """Return those claims of ``article`` that ``public_ids`` name."""
    return list(Claim.objects.filter(article=article, public_id__in=public_ids).order_by("pk"))


def evidence() -> QuerySet[Evidence]:
    """Return all evidence that is in sight."""
    return Evidence.objects.filter(removed_at__isnull=True).select_related("added_by").order_by("pk")


def attributions_of(claim: Claim) -> QuerySet[Attribution]:
    """Return what is suggested, decided and rejected for ``claim``."""
    return Attribution.objects.filter(claim=claim).select_related("claim__article", "source")


def drafts(user: User, claim: Claim) -> QuerySet[Draft]:
    """Return what ``user`` was typing on ``claim``."""
    return Draft.objects.filter(user=user, claim=claim).order_by("field")


def sources() -> QuerySet[Source]:
    """Return all sources with their aliases and how many attributions name them (``quoted``)."""
    quoted = Attribution.objects.filter(source=OuterRef("pk"), state="decided").order_by()
    count = quoted.values("source").annotate(count=Count("pk")).values("count")
    return (
        Source.objects.select_related("article", "merged_into")
        .prefetch_related("aliases")
        .annotate(quoted=Coalesce(Subquery(count), Value(0)))
    )


def named_like(queryset: QuerySet[Source], words: str) -> QuerySet[Source]:
    """Return the sources of ``queryset`` whose name or alias holds ``words``, folded."""
    key = name_key(words)
    return queryset.filter(Q(name_key__contains=key) | Q(aliases__name_key__contains=key)).distinct()


def quoted_claims(source: Source) -> QuerySet[Claim]:
    """Return the claims that are attributed to ``source`` by decision, as origin or as a link of the chain."""
    decided = Attribution.objects.filter(Q(source=source) | Q(via__source=source), state="decided")
    return claims().filter(pk__in=decided.values("claim"))


def contradictions() -> QuerySet[Contradiction]:
    """Return all pairs with both claims and their articles."""
    return Contradiction.objects.select_related("claim_a__article", "claim_b__article", "stands", "decided_by")


def checks() -> QuerySet[Check]:
    """Return all background checks."""
    return Check.objects.select_related("article", "claim", "version").defer("version__text")


def events() -> QuerySet[Event]:
    """Return the whole history."""
    return Event.objects.select_related("actor", "article", "claim", "source", "contradiction")


def publications(article: Article) -> QuerySet[Publication]:
    """Return what was published of ``article``, the latest first, without the snapshots."""
    return article.publications.select_related("published_by", "version").defer("snapshot", "version__text")
