"""What readers' pages say to machines: ClaimReview, Web Annotations, oEmbed, and a claim as JSON."""

import json
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models import Publication, PublishedClaim
from articles.models.choices import Polarity, SaidStatus, TruthStatus, Voice
from articles.models.names import set_apart
from articles.models.snapshots import claim_read
from articles.public import words
from articles.public.responses import MAX_AGE
from articles.services.publication_changes import chain_words

#: Verdicts on the scale that readers of ClaimReview know, from 1 (false) to 5 (true). The others have a word only.
_RATINGS = {TruthStatus.FALSE: 1, TruthStatus.MISLEADING: 2, TruthStatus.DISPUTED: 3, TruthStatus.VERIFIED: 5}
_REVIEWED = frozenset({*_RATINGS, TruthStatus.UNPROVEN, TruthStatus.OUTDATED})
#: Where it is not known that somebody said so, nobody is reviewed for it.
_SAID = frozenset({SaidStatus.CONFIRMED, SaidStatus.REPORTED, SaidStatus.OUT_OF_CONTEXT})
#: Nothing but persons and organisations can be the author of a claim there.
_SCHEMA_TYPES = {"person": "Person", "organisation": "Organization", "publication": "Organization"}
_SCRIPT_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
EMBED_WIDTH, EMBED_HEIGHT = 600, 320


class ScriptJson(str):
    """JSON for the inside of a ``<script>`` data block: nothing in it can end the element, so it is shown as it is."""

    def __html__(self) -> str:
        return str(self)


def script_json(data: dict[str, Any]) -> ScriptJson:
    """Return ``data`` as JSON for a data block; ``<``, ``>`` and ``&`` in it are written as escapes of JSON's own."""
    return ScriptJson(json.dumps(data, ensure_ascii=False).translate(_SCRIPT_ESCAPES))


def claim_review(row: PublishedClaim, *, origin: str) -> ScriptJson | None:
    """Return schema.org's ClaimReview of a claim, or ``None`` where there is nothing to review.

    Only a claim that somebody else made, that is known to have been said, and that has a verdict.
    """
    payload = row.payload
    speakers = [a["source"] for a in payload["attributions"] if a["polarity"] == Polarity.AFFIRMED]
    reviewed = payload["truth_status"] in _REVIEWED and payload["said_status"] in _SAID
    if payload["voice"] != Voice.ATTRIBUTED or not speakers or not reviewed:
        return None
    article = payload["article"]
    rating = {"@type": "Rating", "alternateName": words.finding(payload)}
    # A figure has no room for "out of context".
    if payload["truth_status"] in _RATINGS and not words.objection(payload):
        rating |= {"ratingValue": _RATINGS[payload["truth_status"]], "worstRating": 1, "bestRating": 5}
    claim = {"@type": "Claim"}
    author = next((source for source in speakers if source["kind"] in _SCHEMA_TYPES), None)
    if author:
        claim["author"] = {"@type": _SCHEMA_TYPES[author["kind"]], "name": author["name"]}
    if article["published_on"]:
        claim["datePublished"] = article["published_on"]
    if article["original_url"]:
        claim["appearance"] = {"@type": "CreativeWork", "url": article["original_url"], "headline": article["title"]}
    return script_json(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": origin + reverse("public:claim", args=[row.claim_public_id]),
            "claimReviewed": row.text,
            "datePublished": timezone.localdate(row.first_published_at).isoformat(),
            "dateModified": row.changed_at.isoformat(),
            "author": {"@type": "Organization", "name": settings.NEWSROOM_NAME, "url": origin + "/"},
            "itemReviewed": claim,
            "reviewRating": rating,
        }
    )


def claim_document(row: PublishedClaim, *, origin: str) -> dict[str, Any]:
    """Return a published claim as plain JSON values: the payload, with its words and addresses."""
    payload = claim_read(row.payload)
    article_path = reverse("public:article", args=[payload["article"]["id"]])
    return {
        "url": origin + reverse("public:claim", args=[row.claim_public_id]),
        "article_url": f"{origin}{article_path}#s{payload['sentence'] + 1}",
        "truth_word": words.truth(payload["truth_status"]).word,
        "said_word": words.said(payload["said_status"]).word,
        "first_published_at": row.first_published_at.isoformat(),
        "changed_at": row.changed_at.isoformat(),
        **payload,
        # As readers see it: what was typed may hold a comment that is for nobody else.
        "explanation": {"html": payload["explanation"]["html"]},
    }


def annotation_page(publication: Publication, *, origin: str) -> dict[str, Any]:
    """Return an article's claims as a W3C Web Annotation page: each on its words, quoted and by position.

    Positions are code points, as the recommendation asks, of the plain text at the target's address.
    """
    snapshot = publication.snapshot
    article = snapshot["article"]
    target = origin + reverse("public:article_text", args=[article["id"]])
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": origin + reverse("public:article_annotations", args=[article["id"]]),
        "type": "AnnotationPage",
        "label": article["title"],
        "startIndex": 0,
        "items": [_annotation(claim, publication, target, origin) for claim in snapshot["claims"]],
    }


def _annotation(claim: dict[str, Any], publication: Publication, target: str, origin: str) -> dict[str, Any]:
    text = publication.snapshot["text"]
    start, end = claim["start"], claim["end"]
    bodies = [("assessing", f"{words.finding(claim)}. {set_apart(claim['verdict'])}".strip())]
    bodies += [("identifying", _identified(claim, attribution)) for attribution in claim["attributions"]]
    return {
        "id": origin + reverse("public:claim", args=[claim["id"]]) + "#annotation",
        "type": "Annotation",
        "motivation": "assessing",
        "created": publication.published_at.isoformat(),
        "creator": {"type": "Organization", "name": settings.NEWSROOM_NAME},
        "body": [
            {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}
            for purpose, value in bodies
        ],
        "target": {
            "source": target,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - 32) : start],
                    "suffix": text[end : end + 32],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    }


def _identified(claim: dict[str, Any], attribution: dict[str, Any]) -> str:
    """Return a claim's source with its chain; where it did not say so, that with it."""
    names = chain_words(attribution)
    if attribution["polarity"] == Polarity.NEGATED or not words.objection(claim):
        return names
    return words.attributed_to(names, claim["said_status"])


def embed_html(row: PublishedClaim, *, origin: str, width: int = EMBED_WIDTH, height: int = EMBED_HEIGHT) -> str:
    """Return the sandboxed frame that other sites put a claim into; it runs no script and opens links outside.

    Its title tells no verdict: it stays on the other page when the verdict inside the frame becomes another.
    """
    url = origin + reverse("public:claim_embed", args=[row.claim_public_id])
    names = {"newsroom": settings.NEWSROOM_NAME, "claim": Truncator(row.text).chars(90)}
    title = _("%(newsroom)s checks: %(claim)s") % names
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" referrerpolicy="no-referrer" '
        'sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0;max-width:100%"></iframe>',
        url, title, width, height,
    )  # fmt: skip


def oembed(row: PublishedClaim, *, origin: str, max_width: int | None, max_height: int | None) -> dict[str, Any]:
    """Return oEmbed 1.0's answer (type "rich") for a claim, no larger than asked for."""
    width, height = min(EMBED_WIDTH, max_width or EMBED_WIDTH), min(EMBED_HEIGHT, max_height or EMBED_HEIGHT)
    title = _("Verdict: %(verdict)s") % {"verdict": words.finding(row.payload)}
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": settings.NEWSROOM_NAME,
        "provider_name": settings.NEWSROOM_NAME,
        "provider_url": origin + "/",
        "cache_age": MAX_AGE,
        "html": embed_html(row, origin=origin, width=width, height=height),
        "width": width,
        "height": height,
    }
