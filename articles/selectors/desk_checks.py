"""Background work as the desk shows it."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q, Sum

from articles.models import Article, Attribution, Check, Claim, Contradiction
from articles.models.choices import CheckKind, CheckState


@dataclass(frozen=True, slots=True)
class Work:
    """An article's background work: how many checks wait and run, which failed, and how far the long ones are.

    Most are of one sentence each; ``whole`` says that one of them is of the whole article.
    """

    waiting: int
    running: int
    finding_sources: bool
    whole: bool
    done: int
    total: int
    failed: list[Check]

    @property
    def open(self) -> int:
        """How many are not finished."""
        return self.waiting + self.running

    @property
    def is_going_on(self) -> bool:
        """Whether something will change by itself."""
        return bool(self.waiting or self.running)


def article_work(article: Article) -> Work:
    """Return the article's background work (two queries)."""
    open_states = Check.objects.filter(article=article, state__in=(CheckState.QUEUED, CheckState.RUNNING))
    counts = open_states.aggregate(
        waiting=Count("pk", filter=Q(state=CheckState.QUEUED)),
        running=Count("pk", filter=Q(state=CheckState.RUNNING)),
        sources=Count("pk", filter=Q(kind=CheckKind.ATTRIBUTIONS)),
        whole=Count("pk", filter=Q(claim__isnull=True)),
        done=Sum("progress_done"),
        total=Sum("progress_total"),
    )
    failed = Check.objects.filter(article=article, state=CheckState.FAILED).select_related("claim").order_by("-pk")
    return Work(
        waiting=counts["waiting"],
        running=counts["running"],
        finding_sources=counts["sources"] > 0,
        whole=counts["whole"] > 0,
        done=counts["done"] or 0,
        total=counts["total"] or 0,
        failed=list(failed[:5]),
    )


def article_stamp(article: Article) -> str:
    """Return a short text that changes whenever the machine or an editor changed what the workbench shows."""
    checks = Check.objects.filter(article=article).aggregate(
        last=Max("pk"),
        waiting=Count("pk", filter=Q(state=CheckState.QUEUED)),
        running=Count("pk", filter=Q(state=CheckState.RUNNING)),
        failed=Count("pk", filter=Q(state=CheckState.FAILED)),
        done=Sum("progress_done"),
    )
    attributions = Attribution.objects.filter(claim__article=article).aggregate(last=Max("pk"), number=Count("pk"))
    pairs = Contradiction.objects.filter(Q(claim_a__article=article) | Q(claim_b__article=article)).aggregate(
        last=Max("updated_at"), number=Count("pk")
    )
    values = [article.updated_at, *checks.values(), *attributions.values(), *pairs.values()]
    return "-".join(str(int(v.timestamp() * 1000)) if hasattr(v, "timestamp") else str(v or 0) for v in values)


def results_stamp(article: Article) -> str:
    """Return the part of ``article_stamp`` that speaks of results, the machine's and the editors', not of progress."""
    claims = Claim.objects.filter(article=article).aggregate(number=Count("pk"), revisions=Sum("revision"))
    attributions = Attribution.objects.filter(claim__article=article).aggregate(last=Max("pk"), number=Count("pk"))
    pairs = Contradiction.objects.filter(Q(claim_a__article=article) | Q(claim_b__article=article)).aggregate(
        last=Max("updated_at"), number=Count("pk")
    )
    found = [*attributions.values(), *pairs.values(), *claims.values()]
    return "-".join(str(value) for value in found)
