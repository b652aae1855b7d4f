"""A claim's page, made of its one published row."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.intake.rich_text import clean_again
from articles.models import PublishedClaim
from articles.models.choices import NOT_SAID, Polarity, SaidStatus, Voice
from articles.public import words

#: A page shows the same explanations over and over, and sanitising takes longer than all the rest of it.
explanation_html = lru_cache(maxsize=512)(clean_again)


def claim_context(row: PublishedClaim, *, origin: str) -> dict[str, Any]:
    """Return what the template of a claim's page shows. ``origin``: scheme and host, without a slash at the end."""
    payload = row.payload
    article = payload["article"]
    article_path = reverse("public:article", args=[article["id"]])
    path = reverse("public:claim", args=[row.claim_public_id])
    return {
        "claim": payload,
        "article": {**article, "published_on": words.day(article["published_on"])},
        "truth": words.truth(payload["truth_status"]),
        "said": words.said(payload["said_status"]),
        # Of somebody's silence, "said so" would tell the opposite of the chain above it.
        "said_not": payload["said_status"] == SaidStatus.CONFIRMED
        and {row["polarity"] for row in payload["attributions"]} == {Polarity.NEGATED},
        "finding": words.finding(payload),
        "objection": words.objection(payload),
        "explanation": explanation(payload),
        "as_of": words.day(payload["as_of"]),
        "number": payload["sentence"] + 1,
        "is_own_voice": payload["voice"] == Voice.OWN,
        "chains": [_chain(attribution) for attribution in payload["attributions"]],
        "origins": _origins(payload),
        "evidence_true": evidence(payload["evidence"], "true"),
        "evidence_said": evidence(payload["evidence"], "said"),
        "contradictions": [_contradiction(payload, pair) for pair in payload["contradictions"]],
        "corrections": [{**c, "at": datetime.fromisoformat(c["at"])} for c in reversed(payload["corrections"])],
        "publication": {
            **payload["publication"],
            "published_at": datetime.fromisoformat(payload["publication"]["published_at"]),
        },
        "first_published_at": row.first_published_at,
        "changed_at": row.changed_at,
        "was_changed": row.changed_at != row.first_published_at,
        "url": origin + path,
        "sentence_path": f"{article_path}#s{payload['sentence'] + 1}",
        "original": original_link(article["original_url"], payload["text"]),
        "citation": _citation(payload, row.changed_at),
        "description": description(payload),
    }


def explanation(payload: dict[str, Any]) -> SafeString | str:
    """Return the explanation for showing: cleaned again where it is shown, whatever was stored."""
    return explanation_html(payload["explanation"]["html"]) if payload["explanation"]["html"] else ""


def description(payload: dict[str, Any]) -> str:
    """Return the page in a sentence, verdict first, for link previews; that the source did not say so is part of it."""
    verdict = words.truth(payload["truth_status"])
    told = f"{verdict.word}. {payload['verdict'] or verdict.meaning}"
    return f"{told} {words.credit(payload)}." if words.objection(payload) else told


def origins_words(count: int) -> str:
    """Return how many independent origins there are, in a sentence."""
    if not count:
        return _("Nobody is known to have said this independently of the others.")
    return ngettext(
        "All of this goes back to one origin.", "%(count)d origins, independent of each other, say so.", count
    ) % {"count": count}


def marked(text: str, spans: Sequence[Sequence[int]]) -> list[tuple[str, bool]]:
    """Return ``text`` in pieces, each with whether it is inside one of ``spans`` (code points of ``text``)."""
    pieces, at = [], 0
    for start, end in sorted((max(0, start), min(end, len(text))) for start, end in spans):
        if start < at or start >= end:
            continue
        if start > at:
            pieces.append((text[at:start], False))
        pieces.append((text[start:end], True))
        at = end
    if at < len(text):
        pieces.append((text[at:], False))
    return pieces


def text_fragment(text: str) -> str:
    """Return the directive by which browsers scroll to ``text``: whole, or its first and last words."""

    def encoded(part: str) -> str:
        return quote(part, safe="").replace("-", "%2D")

    parts = text.split()
    if len(parts) <= 12:
        return f":~:text={encoded(' '.join(parts))}"
    return f":~:text={encoded(' '.join(parts[:5]))},{encoded(' '.join(parts[-5:]))}"


def original_link(url: str, text: str) -> str:
    """Return the article's own address, at the sentence; empty if the address is not known."""
    return f"{url.split('#', maxsplit=1)[0]}#{text_fragment(text)}" if url else ""


def evidence(rows: list[dict[str, Any]], question: str) -> list[dict[str, Any]]:
    """Return the evidence that answers ``question``, with its words."""
    return [
        {
            **row,
            "kind_word": words.evidence_kind(row["kind"]),
            "stance_word": words.evidence_stance(row["stance"]),
        }
        for row in rows
        if row["question"] == question
    ]


def _origins(payload: dict[str, Any]) -> str:
    # Nothing goes back to those who did not say so.
    goes_back = payload["attributions"] and payload["said_status"] not in NOT_SAID
    return origins_words(payload["origins"]) if goes_back else ""


def _chain(attribution: dict[str, Any]) -> dict[str, Any]:
    origin = attribution["source"]
    links = [{**origin, "did": _("named as the origin") if origin["named"] else _("origin, not named")}]
    if attribution["polarity"] == Polarity.NEGATED:
        # Nothing is published as said by it here, so that it may have no page.
        links[0]["id"] = None
    links += [{**link, "did": words.via_role(link["role"])} for link in attribution["via"]]
    return {
        "links": [{**link, "kind_word": words.source_kind(link["kind"])} for link in links],
        "negated": attribution["polarity"] == Polarity.NEGATED,
        "manner": words.manner(attribution["manner"]),
        "attitude": attribution["kind"] == "attitude",
    }


def _contradiction(payload: dict[str, Any], pair: dict[str, Any]) -> dict[str, Any]:
    other = pair["other"]
    return {
        "reason": pair["reason"],
        "kind_word": words.contradiction_kind(pair["kind"]),
        "decision": words.DECISIONS[pair["decision"]],
        "stands": words.stands(pair, this_truth=payload["truth_status"]),
        "this": marked(payload["text"], pair["spans"]),
        "that": marked(other["text"], other["spans"]),
        "other": other,
        "other_truth": words.truth(other["truth_status"]),
        "other_sources": words.speakers(other["attributions"]),
        "other_objection": words.objection(other),
        "other_language": _language_of_other(payload, pair),
        "other_date": words.day(other["article"]["published_on"]),
        "same_article": pair["same_article"],
    }


def _language_of_other(payload: dict[str, Any], pair: dict[str, Any]) -> str:
    """Return the language of the other side's words; empty in rows that an older release made of another article."""
    own = payload["article"]["language"] if pair["same_article"] else ""
    return pair["other"]["article"].get("language", own)


def _citation(payload: dict[str, Any], changed_at: datetime) -> str:
    return _("“%(text)s” – verdict: %(verdict)s. Last changed %(date)s.") % {
        "text": payload["text"],
        "verdict": words.finding(payload),
        "date": timezone.localdate(changed_at).isoformat(),
    }
