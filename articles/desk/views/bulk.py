"""Actions on many sentences of an article at once."""

from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.answers import article_action
from articles.models import Article
from articles.selectors.desk_people import editors
from articles.selectors.desk_workbench import THRESHOLDS, claims_in_range
from articles.services.articles import article_assign
from articles.services.attributions import attribution_set_for_range, attributions_accept_above
from articles.services.claims import claim_undo_last
from articles.services.errors import Refused
from articles.services.sources import source_create, source_find


@article_action
def undo(request: HttpRequest, article: Article) -> str:
    """Take back the person's last action on the article."""
    count = claim_undo_last(actor=request.user, article=article)
    return ngettext(
        "Undone: %(count)d sentence is as it was.", "Undone: %(count)d sentences are as they were.", count
    ) % {"count": count}


@article_action
def accept_above(request: HttpRequest, article: Article) -> str:
    """Accept every suggestion that is at least so sure."""
    try:
        threshold = float(request.POST.get("confidence", ""))
    except ValueError:
        threshold = 0.0
    if threshold not in THRESHOLDS:
        raise Refused(_("Choose how sure the suggestions must be."))
    count = attributions_accept_above(actor=request.user, article=article, confidence=threshold)
    return ngettext("Accepted %(count)d suggestion.", "Accepted %(count)d suggestions.", count) % {"count": count}


@article_action
def source_for_range(request: HttpRequest, article: Article) -> str:
    """Set one source for the sentences from one number to another."""
    first, last = request.POST.get("first", ""), request.POST.get("last", "")
    if not (first.isdecimal() and last.isdecimal()):
        raise Refused(_("Say from which sentence to which: two numbers."))
    claims = claims_in_range(article, *sorted((int(first), int(last))))
    if not claims:
        raise Refused(_("There are no sentences with these numbers."))
    name = " ".join(request.POST.get("name", "").split())
    # Both or neither: a source that is added for nothing would stay in the registry.
    with transaction.atomic():
        source = source_find(name=name, article=article) if name else None
        if source is None:
            source = source_create(actor=request.user, name=name, named="unnamed" not in request.POST, article=article)
        count = attribution_set_for_range(actor=request.user, article=article, claims=claims, source=source)
    said = ngettext(
        "%(source)s is now the source of %(count)d sentence.",
        "%(source)s is now the source of %(count)d sentences.",
        count,
    )
    told = said % {"source": source.name, "count": count}
    left = len(claims) - count
    if not left:
        return told
    stays = ngettext(
        "%(count)d was decided before and stays as it is.", "%(count)d were decided before and stay as they are.", left
    )
    return f"{told} {stays % {'count': left}}"


@article_action
def assign(request: HttpRequest, article: Article) -> str:
    """Say who is on the article."""
    name = request.POST.get("user", "")
    person: User | None = editors().filter(username=name).first() if name else None
    if name and person is None:
        raise Refused(_("Choose somebody who works at the desk."))
    article_assign(actor=request.user, article=article, user=person)
    return _("%(user)s is on it now.") % {"user": person} if person else _("Nobody is on it now.")
