"""Two people saved the same thing: both versions side by side, and a form that sends one's own again."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from articles.models import Claim
from articles.selectors.desk_claim import decided_sources
from articles.services.errors import StaleRevision

_NOT_SENT_AGAIN = {"csrfmiddlewaretoken", "revision", "unsent"}
_LABELS = {"source": gettext_lazy("source"), "via": gettext_lazy("through")}


#: Fields that forms carry along unseen, and those that are chosen: nobody typed them, and nobody needs to copy them.
_NOT_TYPED = _NOT_SENT_AGAIN | {
    "step", "next", "back", "number", "seen", "stamp", "start", "end", "unit", "user", "claim", "article", "replaces",
    "allow_duplicate", "field", "question", "stance", "kind", "manner", "polarity", "decision", "said_status",
    "truth_status", "at", "source", "new", "named", "unnamed", "via_role", "reliability", "role", "confidence", "first",
    "last", "store", "again",
}  # fmt: skip


_SECRET = re.compile("password|token", re.IGNORECASE)


def typed_words(request: HttpRequest) -> list[str]:
    """Return what somebody typed into a form that is not taken, to be shown for copying; nothing that is secret."""
    return [value for name, values in request.POST.lists() for value in values if is_typed(name, value)]


def is_typed(name: str, value: str) -> bool:
    """Say whether a field of a form holds words that somebody typed and that may be shown."""
    return name not in _NOT_TYPED and not _SECRET.search(name) and bool(value.strip())


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what is in the database now (``None``: it is of something new), what was to be saved."""

    label: str
    theirs: str | None
    mine: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What was to be saved over somebody else's change, and how to send it again on purpose."""

    path: str
    fields: list[tuple[str, str]]
    revision: int
    differences: list[Difference]
    who: str


def conflict_of(request: HttpRequest, stale: StaleRevision) -> Conflict:
    """Return both versions for the page that shows them."""
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    current = stale.current
    return Conflict(
        path=request.path,
        fields=[(name, value) for name, value in fields if name not in _NOT_SENT_AGAIN],
        revision=current.revision,
        differences=[each for each in _differences(stale) if each.theirs or each.mine],
        who=str(getattr(current, "updated_by", None) or getattr(current, "decided_by", None) or ""),
    )


def _differences(stale: StaleRevision) -> list[Difference]:
    current, submitted = stale.current, stale.submitted
    if isinstance(current, Claim) and "source" in submitted:
        # Sources are no fields of the claim: theirs are those that are decided now.
        theirs = decided_sources(current)
        return [Difference(str(_LABELS[name]), theirs[name], _words(mine)) for name, mine in submitted.items()]
    return [_difference(stale.part or current, name, mine) for name, mine in submitted.items()]


def _difference(current: Model, name: str, mine: Any) -> Difference:
    try:
        field = current._meta.get_field(name)
    except FieldDoesNotExist:
        return Difference(name, None, _words(mine))
    choices = dict(getattr(field, "flatchoices", ()) or ())
    theirs = getattr(current, name)
    words = None if current.pk is None else _words(choices.get(theirs, theirs))
    return Difference(str(field.verbose_name), words, _words(choices.get(mine, mine)))


def _words(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " → ".join(str(each) for each in value)
    return "" if value is None else str(value)
