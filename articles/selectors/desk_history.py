"""History: who did what, when, before and after, for a claim, an article, a source or the whole desk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Claim, Event, Source
from articles.models.choices import (
    AttributionState,
    ContradictionDecision,
    EvidenceStance,
    Reliability,
    SaidStatus,
    SourceKind,
    TruthStatus,
    Voice,
)

PER_PAGE = 50

_VERBS = {
    "article.imported": gettext_lazy("imported the article"),
    "article.updated": gettext_lazy("changed the article's details"),
    "article.assigned": gettext_lazy("changed who is on the article"),
    "article.published": gettext_lazy("published the article"),
    "article.withdrawn": gettext_lazy("withdrew the article"),
    "version.added": gettext_lazy("put in a new text"),
    "sentence.split": gettext_lazy("split a sentence"),
    "sentence.merged": gettext_lazy("merged two sentences"),
    "claim.split_off": gettext_lazy("split off this sentence from the one before"),
    "claim.merged": gettext_lazy("merged this sentence into the sentence before"),
    "claim.sources_merged": gettext_lazy("merged two of the claim's sources into one"),
    "claim.created": gettext_lazy("made a claim of a part"),
    "claim.updated": gettext_lazy("changed the claim"),
    "claim.reworded": gettext_lazy("changed the claim's words with a new text"),
    "claim.left": gettext_lazy("took the claim's words out with a new text"),
    "claim.returned": gettext_lazy("brought the claim's words back with a new text"),
    "attribution.accepted": gettext_lazy("accepted a suggested source"),
    "attribution.rejected": gettext_lazy("rejected a suggested source"),
    "attribution.set": gettext_lazy("set the source"),
    "attribution.removed": gettext_lazy("removed the source"),
    "evidence.added": gettext_lazy("added evidence"),
    "evidence.updated": gettext_lazy("corrected evidence"),
    "evidence.removed": gettext_lazy("removed evidence"),
    "contradiction.decided": gettext_lazy("decided on a contradiction"),
    "contradiction.reopened": gettext_lazy("reopened a contradiction, because a text changed"),
    "contradiction.withdrawn": gettext_lazy("took back a contradiction that no longer holds"),
    "contradiction.restored": gettext_lazy("put back a contradiction as it was decided, because its words are back"),
    "source.created": gettext_lazy("added the source"),
    "source.updated": gettext_lazy("changed the source"),
    "source.graded": gettext_lazy("graded the source"),
    "source.alias_added": gettext_lazy("added a name"),
    "source.alias_removed": gettext_lazy("removed a name"),
    "source.merged": gettext_lazy("merged the source into another"),
    "source.took_over": gettext_lazy("merged another source into this one"),
    "person.created": gettext_lazy("opened an account"),
    "person.role_changed": gettext_lazy("changed a role"),
    "person.deactivated": gettext_lazy("closed an account"),
    "person.reactivated": gettext_lazy("opened a closed account again"),
}
_FIELDS = {
    "said_status": gettext_lazy("was it said?"),
    "truth_status": gettext_lazy("is it true?"),
    "voice": gettext_lazy("voice"),
    "verdict": gettext_lazy("verdict"),
    "explanation": gettext_lazy("explanation"),
    "as_of": gettext_lazy("true as of"),
    "note": gettext_lazy("note"),
    "attributions": gettext_lazy("sources"),
    "evidence": gettext_lazy("evidence"),
    "decision": gettext_lazy("decision"),
    "reliability": gettext_lazy("grade"),
    "reliability_reason": gettext_lazy("reason for the grade"),
    "aliases": gettext_lazy("other names"),
    "took_over": gettext_lazy("the other source"),
    "assigned_to": gettext_lazy("who is on it"),
    "text": gettext_lazy("words"),
    "in_text": gettext_lazy("in the text"),
    "kind": gettext_lazy("kind"),
    "name": gettext_lazy("name"),
    "description": gettext_lazy("description"),
    "title": gettext_lazy("title"),
    "byline": gettext_lazy("byline"),
    "outlet": gettext_lazy("publication"),
    "published_on": gettext_lazy("date of publication"),
    "original_url": gettext_lazy("original address"),
    "version": gettext_lazy("text number"),
    "reason": gettext_lazy("reason"),
    "role": gettext_lazy("role"),
    "username": gettext_lazy("account"),
    "sentences": gettext_lazy("sentences"),
    "number": gettext_lazy("publication number"),
    "correction_note": gettext_lazy("correction"),
}
_CHOICES: dict[str, Any] = {
    "said_status": SaidStatus,
    "truth_status": TruthStatus,
    "voice": Voice,
    "decision": ContradictionDecision,
    "reliability": Reliability,
    "kind": SourceKind,
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One event, in words."""

    event: Event
    what: str
    changes: list[FieldChange]


def history_page(
    *,
    article: Article | None = None,
    claim: Claim | None = None,
    source: Source | None = None,
    number: str | int = 1,
) -> tuple[Page, list[Entry]]:
    """Return one page of what happened to the given thing, or to everything, the latest first (two queries)."""
    events: QuerySet[Event] = Event.objects.select_related("actor", "article", "claim", "source")
    for name, thing in (("article", article), ("claim", claim), ("source", source)):
        if thing is not None:
            events = events.filter(**{name: thing})
    page = Paginator(events.order_by("-pk"), PER_PAGE).get_page(number)
    return page, [entry(event) for event in page.object_list]


def entry(event: Event) -> Entry:
    """Return ``event`` in words; fields that say nothing to an editor are left out."""
    what = str(_VERBS.get(event.verb, event.verb.replace(".", ": ").replace("_", " ")))
    if event.undoes:
        what = _("took back: %(what)s") % {"what": what}
    keys = [key for key in {**event.before, **event.after} if key in _FIELDS]
    changes = [
        FieldChange(str(_FIELDS[key]), _words(key, event.before.get(key)), _words(key, event.after.get(key)))
        for key in keys
    ]
    return Entry(event, what, [change for change in changes if change.before != change.after])


def _words(key: str, value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    if key in _TELLING:
        return _TELLING[key](value)
    if key in _CHOICES and isinstance(value, str):
        return dict(_CHOICES[key].choices).get(value, value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return str(value)


def _evidence_words(row: dict[str, Any]) -> str:
    return f"{row['title']} ({EvidenceStance(row['stance']).label})"


def _attribution_words(row: dict[str, Any]) -> str:
    chain = " → ".join([row["source_name"], *(link["source_name"] for link in row["via"])])
    return f"{chain} ({AttributionState(row['state']).label})"


def _date_words(value: str) -> str:
    return date_format(date.fromisoformat(value))


_TELLING: dict[str, Callable[[Any], str]] = {
    "attributions": lambda rows: "; ".join(map(_attribution_words, rows)),
    "evidence": lambda rows: "; ".join(map(_evidence_words, rows)),
    "as_of": _date_words,
    "published_on": _date_words,
}
