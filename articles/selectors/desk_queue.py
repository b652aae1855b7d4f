"""The queue: every article with its progress, found by words and filters that live in the address."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from articles.models import Article, Check, Claim, Contradiction, Publication
from articles.models.choices import CheckState, ContradictionDecision, Voice
from articles.selectors.desk_progress import OPEN_TRUTH, Progress, open_pairs, progress_of

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Filters:
    """What the queue is narrowed to. ``who``: ``me``, ``nobody``, a user name; ``state``: see ``STATES``."""

    words: str = ""
    who: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the queue."""

    article: Article
    progress: Progress
    published: bool
    withdrawn: bool
    working: int
    failed: int


@dataclass(frozen=True, slots=True)
class Mine:
    """What waits for one person."""

    articles: int
    claims: int
    contradictions: int


def queue_page(filters: Filters, user: AbstractBaseUser, number: str | int = 1) -> tuple[Page, list[Entry]]:
    """Return one page of the queue, the latest change first (a fixed number of queries)."""
    found = _narrowed(Article.objects.order_by("-updated_at", "-pk"), filters, user).values_list("pk", flat=True)
    # No index knows parts of words: counting what has them and showing it would each read every claim.
    page = Paginator(list(found) if filters.words else found, PER_PAGE).get_page(number)
    ids = list(page.object_list)
    articles = Article.objects.select_related("assigned_to").in_bulk(ids)
    shown = [articles[pk] for pk in ids if pk in articles]
    progress, checks, published = progress_of(ids), _checks(ids), _published(ids)
    entries = [
        Entry(
            article=article,
            progress=progress[article.pk],
            published=published.get(article.pk) is False,
            withdrawn=published.get(article.pk) is True,
            working=checks.get(article.pk, (0, 0))[0],
            failed=checks.get(article.pk, (0, 0))[1],
        )
        for article in shown
    ]
    return page, entries


def mine(user: AbstractBaseUser) -> Mine:
    """Return what waits for ``user``: open sentences and contradictions of the articles that the user is on."""
    waiting = Claim.objects.filter(in_text=True).filter(Q(voice=Voice.UNDECIDED) | Q(truth_status__in=OPEN_TRUTH))
    claims = waiting.filter(Q(assigned_to=user) | Q(assigned_to__isnull=True, article__assigned_to=user))
    pairs = Contradiction.objects.filter(open_pairs()).filter(
        Q(claim_a__article__assigned_to=user) | Q(claim_b__article__assigned_to=user)
    )
    counted = claims.aggregate(claims=Count("pk"), articles=Count("article", distinct=True))
    return Mine(articles=counted["articles"], claims=counted["claims"], contradictions=pairs.count())


def _narrowed(articles: QuerySet, filters: Filters, user: AbstractBaseUser) -> QuerySet:
    if filters.words:
        in_claims = Claim.objects.filter(article=OuterRef("pk"), in_text=True, text__icontains=filters.words)
        words = Q(title__icontains=filters.words) | Q(outlet__icontains=filters.words)
        articles = articles.filter(words | Q(byline__icontains=filters.words) | Exists(in_claims))
    if filters.who == "me":
        articles = articles.filter(assigned_to=user)
    elif filters.who == "nobody":
        articles = articles.filter(assigned_to__isnull=True)
    elif filters.who:
        articles = articles.filter(assigned_to__username=filters.who)
    return _in_state(articles, filters.state)


def _in_state(articles: QuerySet, state: str) -> QuerySet:
    living = Claim.objects.filter(article=OuterRef("pk"), in_text=True)
    clash = Contradiction.objects.filter(
        Q(claim_a__article=OuterRef("pk")) | Q(claim_b__article=OuterRef("pk")),
        decision=ContradictionDecision.OPEN,
        withdrawn_at__isnull=True,
    )
    published = Publication.objects.filter(article=OuterRef("pk"))
    failed = Check.objects.filter(article=OuterRef("pk"), state=CheckState.FAILED)
    conditions = {
        "unsourced": Exists(living.filter(voice=Voice.UNDECIDED)),
        "unchecked": Exists(living.filter(truth_status__in=OPEN_TRUTH)),
        "contradictions": Exists(clash),
        "unpublished": ~Exists(published),
        "published": Exists(published),
        "failed": Exists(failed),
    }
    return articles.filter(conditions[state]) if state in conditions else articles


def _checks(ids: list[int]) -> dict[int, tuple[int, int]]:
    """Return for each article how many checks are under way, and how many failed."""
    rows = (
        Check.objects.filter(article__in=ids)
        .exclude(state=CheckState.DONE)
        .order_by()
        .values("article")
        .annotate(
            working=Count("pk", filter=~Q(state=CheckState.FAILED)),
            failed=Count("pk", filter=Q(state=CheckState.FAILED)),
        )
    )
    return {row["article"]: (row["working"], row["failed"]) for row in rows}


def _published(ids: list[int]) -> dict[int, bool]:
    """Return for each article that was ever published whether its last publication is a withdrawal."""
    rows = Publication.objects.filter(article__in=ids).order_by("number").values_list("article", "withdrawn")
    return dict(rows)
