"""Small things that the desk's templates need."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk.forms.claims import EvidenceForm
from articles.models import Claim, Event, Evidence

register = template.Library()

#: The desk's sections: address, label, and the right that one needs.
_SECTIONS = [
    ("desk:queue", _("Queue"), "articles.view_desk"),
    ("desk:import", _("Import"), "articles.edit_article"),
    ("desk:contradictions", _("Contradictions"), "articles.view_desk"),
    ("desk:sources", _("Sources"), "articles.view_desk"),
    ("desk:history", _("History"), "articles.view_desk"),
    ("desk:checks", _("Checks"), "articles.view_desk"),
    ("desk:people", _("People"), "articles.manage_people"),
]


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the desk, as the navigation shows it."""

    label: str
    url: str
    is_here: bool


@register.simple_tag(takes_context=True)
def desk_sections(context: template.Context) -> list[Section]:
    """Return the sections of the desk that the person may open."""
    request = context["request"]
    found = []
    for name, label, permission in _SECTIONS:
        if request.user.has_perm(permission):
            url = reverse(name)
            # The queue is at the root of the desk: every page begins with its address.
            is_here = request.path == url or (name != "desk:queue" and request.path.startswith(url))
            found.append(Section(str(label), url, is_here))
    return found


@register.simple_tag
def newsroom_name() -> str:
    """Return the newsroom's name."""
    return settings.NEWSROOM_NAME


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, **changes: object) -> str:
    """Return the address's query with ``changes``; an empty value leaves the name out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.filter
def saved_words(claim: Claim, field: str) -> str:
    """Return what is saved of a claim's field, whatever a form shows of it."""
    return str(getattr(claim, field) or "")


@register.simple_tag(takes_context=True)
def evidence_form_of(context: Context, piece: Evidence) -> EvidenceForm:
    """Return the form to correct a piece of evidence: the one that was sent and refused, if it is of this piece."""
    if context.get("evidence_refused") == piece.public_id:
        return context["evidence_change_form"]
    return EvidenceForm(instance=piece, auto_id=f"evidence_{piece.public_id}_%s")


_EVENTS = {
    "article.imported": _("imported the article"),
    "article.updated": _("changed the article's details"),
    "article.assigned": _("changed who is on it"),
    "article.published": _("published"),
    "article.withdrawn": _("withdrew the article"),
    "version.added": _("gave a new text"),
    "claim.updated": _("changed"),
    "claim.created": _("made a claim of a part"),
    "claim.reworded": _("new words came with a new version"),
    "sentence.split": _("split the sentence"),
    "sentence.merged": _("merged with the next sentence"),
    "claim.split_off": _("split it off from the sentence before"),
    "claim.merged": _("merged it into the sentence before"),
    "claim.sources_merged": _("merged two of its sources"),
    "attribution.accepted": _("accepted the suggested source"),
    "attribution.rejected": _("rejected a suggested source"),
    "attribution.set": _("set the source"),
    "attribution.removed": _("removed a source"),
    "evidence.added": _("added evidence"),
    "evidence.updated": _("corrected evidence"),
    "evidence.removed": _("removed evidence"),
    "contradiction.decided": _("decided on a contradiction"),
    "contradiction.found": _("found a contradiction"),
    "contradiction.withdrawn": _("took a contradiction back"),
    "contradiction.reopened": _("opened a contradiction again"),
    "source.created": _("added the source"),
    "source.updated": _("changed the source"),
    "source.graded": _("graded the source"),
    "source.merged": _("merged the source"),
    "source.took_over": _("merged another source into it"),
    "source.alias_added": _("added an alias"),
    "source.alias_removed": _("removed an alias"),
}


@register.simple_tag
def event_words(event: Event) -> str:
    """Return what happened, in a few words: "set the source", and that it was an undoing."""
    words = str(_EVENTS.get(event.verb, event.verb.replace(".", " ")))
    fields = [str(_FIELDS[name]) for name in event.after if name in _FIELDS]
    if event.verb == "claim.updated" and fields:
        words = gettext("changed %(fields)s") % {"fields": ", ".join(fields)}
    return gettext("undid: %(what)s") % {"what": words} if event.undoes else words


_FIELDS = {
    "said_status": _("“was it said?”"),
    "truth_status": _("“is it true?”"),
    "verdict": _("the verdict"),
    "explanation": _("the explanation"),
    "as_of": _("the date it was true"),
    "note": _("the note"),
    "voice": _("whose words they are"),
    "assigned_to_id": _("who is on it"),
}
