"""All background work, as the page of checks shows it."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, IntegerField, Value, When

from articles.models import Check
from articles.models.choices import CheckState

PER_PAGE = 50
#: What needs somebody comes first.
_ORDER = (CheckState.FAILED, CheckState.RUNNING, CheckState.QUEUED, CheckState.DONE)


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many checks are in a state."""

    state: str
    label: str
    number: int


def state_counts() -> list[StateCount]:
    """Return how many checks are in each state (one query)."""
    rows = dict(Check.objects.order_by().values_list("state").annotate(number=Count("pk")))
    return [StateCount(state.value, str(state.label), rows.get(state.value, 0)) for state in _ORDER]


def checks_page(state: str = "", number: str | int = 1) -> Page:
    """Return one page of checks, failed ones first, then by time (two queries)."""
    checks = Check.objects.select_related("article", "claim", "version")
    if state in CheckState.values:
        checks = checks.filter(state=state)
    place = Case(
        *(When(state=value, then=Value(index)) for index, value in enumerate(_ORDER)), output_field=IntegerField()
    )
    return Paginator(checks.annotate(place=place).order_by("place", "-pk"), PER_PAGE).get_page(number)
