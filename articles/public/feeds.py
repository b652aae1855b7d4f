"""Atom feeds of claims and of corrections."""

import re
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.models import PublishedClaim
from articles.public import words
from articles.public.claim_page import description
from articles.public.responses import site_origin
from articles.selectors.public_articles import Correction, corrections, publications_changing
from articles.selectors.public_claims import claims_told

FEED_SIZE = 40
# XML has no way to write these, not even escaped.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _plain(text: str) -> str:
    return _NOT_IN_XML.sub(" ", text)


def _as_html(text: str) -> str:
    """Return plain text as the markup that an Atom summary is taken for."""
    return linebreaksbr(escape(_plain(text)))


class _Atom(Atom1Feed):
    """Atom whose bytes are the same as long as nothing changed, with nothing in it too."""

    def latest_post_date(self) -> datetime:
        """Return when an entry last changed; with no entry Django would say "now"."""
        return super().latest_post_date() if self.items else datetime.fromtimestamp(0, UTC)


class _PublicFeed(Feed):
    """What both feeds share: Atom, and addresses at the site's own origin."""

    feed_type = _Atom
    name = ""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Return the origin; the other methods get it."""
        return site_origin(request)

    def link(self, origin: str) -> str:
        """Return the page that the feed follows."""
        return origin + reverse("public:home")

    def feed_url(self, origin: str) -> str:
        """Return the feed's own address."""
        return origin + reverse(f"public:{self.name}")

    def author_name(self) -> str:
        """Return the newsroom's name."""
        return settings.NEWSROOM_NAME


class ClaimsFeed(_PublicFeed):
    """Claims of which anything was found, those first that changed last: an article of a hundred fills no feed."""

    name = "claims_feed"

    def title(self) -> str:
        """Return the feed's title."""
        return _("%(newsroom)s: claims") % {"newsroom": settings.NEWSROOM_NAME}

    def items(self) -> list[PublishedClaim]:
        """Return the entries. One query."""
        return list(claims_told()[:FEED_SIZE])

    def item_title(self, item: PublishedClaim) -> str:
        """Return the verdict and the claim, the verdict first."""
        return _plain(f"{words.finding(item.payload)}: {item.text}")

    def item_description(self, item: PublishedClaim) -> str:
        """Return the verdict in a sentence, and who said it; of words that nobody said, the description tells."""
        told, credit = description(item.payload), words.credit(item.payload)
        return _as_html(f"{told} {credit}." if credit and not words.objection(item.payload) else told)

    def item_link(self, item: PublishedClaim) -> str:
        """Return the claim's address; without a configured origin Django adds the one that was asked."""
        return settings.PUBLIC_ORIGIN + reverse("public:claim", args=[item.claim_public_id])

    def item_guid(self, item: PublishedClaim) -> str:
        """Return an identifier that stays when the claim changes, or the site moves."""
        return f"urn:x-claim:{item.claim_public_id}"

    def item_pubdate(self, item: PublishedClaim) -> datetime:
        """Return when the claim was first published."""
        return item.first_published_at

    def item_updateddate(self, item: PublishedClaim) -> datetime:
        """Return when it last changed."""
        return item.changed_at


class CorrectionsFeed(_PublicFeed):
    """What was changed after publication, the latest first."""

    name = "corrections_feed"

    def link(self, origin: str) -> str:
        """Return the page of corrections."""
        return origin + reverse("public:corrections")

    def title(self) -> str:
        """Return the feed's title."""
        return _("%(newsroom)s: corrections") % {"newsroom": settings.NEWSROOM_NAME}

    def items(self) -> list[Correction]:
        """Return the entries. One query."""
        return corrections(publications_changing()[:FEED_SIZE])

    def item_title(self, item: Correction) -> str:
        """Return what it is about: a correction, an addition or a withdrawal."""
        if item.withdrawn:
            kind = _("Withdrawn: %(title)s")
        else:
            kind = _("Corrected: %(title)s") if item.is_correction else _("Updated: %(title)s")
        return _plain(kind % {"title": item.article["title"]})

    def item_description(self, item: Correction) -> str:
        """Return the note and the changes in words."""
        return _as_html("\n".join([item.note, *(change["words"] for change in item.changes)]).strip())

    def item_link(self, item: Correction) -> str:
        """Return the place in the article where its changes are told."""
        path = reverse("public:article", args=[item.article["id"]])
        return f"{settings.PUBLIC_ORIGIN}{path}#publication-{item.number}"

    def item_guid(self, item: Correction) -> str:
        """Return an identifier of this very change."""
        return f"urn:x-publication:{item.article['id']}:{item.number}"

    def item_pubdate(self, item: Correction) -> datetime:
        """Return when the change was published."""
        return item.published_at

    def item_updateddate(self, item: Correction) -> datetime:
        """Return when the change was published."""
        return item.published_at
