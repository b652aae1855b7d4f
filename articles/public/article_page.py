"""An article's page, made of its latest publication's snapshot."""

from collections import Counter
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Publication
from articles.models.choices import NOT_SAID
from articles.public import words
from articles.selectors.public_articles import is_canonical_public


def article_context(publication: Publication) -> dict[str, Any]:
    """Return what the template of an article's page shows of ``publication``."""
    snapshot = publication.snapshot
    total = snapshot["summary"]["sentences"]
    return {
        "article": {**snapshot["article"], "published_on": words.day(snapshot["article"]["published_on"])},
        "publication": publication,
        "has_canonical": is_canonical_public(publication),
        "paragraphs": _paragraphs(snapshot),
        "summary": summary_words(snapshot["summary"]),
        "bar": bar(snapshot["summary"]["truth"]),
        "total": total,
        "sources": _sources(snapshot),
        "not_said": _not_said(snapshot["claims"]),
        "sourceless": total - len({claim["sentence"] for claim in _sourced(snapshot["claims"])}),
    }


def _sources(snapshot: dict[str, Any]) -> list[dict[str, Any]]:
    """Return whom the article rests on, most sentences first: nobody for words that are not known to be theirs.

    Who passed such words on, did.
    """
    claims = {claim["id"]: claim for claim in snapshot["claims"]}
    shown = []
    for source in snapshot["sources"]:
        said = [key for key in source["claims"] if claims[key]["said_status"] not in NOT_SAID]
        rests = {claims[key]["sentence"] for key in (*said, *source["relayed"])}
        if rests:
            total = snapshot["summary"]["sentences"]
            told = {"claims": said, "sentences": len(rests), "total": total}
            shown.append({**source, **told, "kind_word": words.source_kind(source["kind"])})
    return sorted(shown, key=lambda source: (-source["sentences"], source["name"]))


def _not_said(claims: list[dict[str, Any]]) -> int:
    """Return how many sentences have a source named, but none that is known to have said so."""
    sourced = _sourced(claims)
    rests = {claim["sentence"] for claim in sourced if claim["said_status"] not in NOT_SAID}
    return len({claim["sentence"] for claim in sourced} - rests)


def _sourced(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the claims that somebody is named for, or told of without a name, as having said so."""
    return [claim for claim in claims if words.speakers(claim["attributions"])]


def summary_words(summary: dict[str, Any]) -> str:
    """Return the summary in one line: how much has a named source, and what is not verified."""
    total, truth = summary["sentences"], Counter(summary["truth"])
    named = ngettext(
        "%(named)d of %(total)d sentence has a named source",
        "%(named)d of %(total)d sentences have a named source",
        total,
    ) % {"named": summary["named"], "total": total}
    found = [
        text % {"count": truth[value]}
        for value, text in (
            ("false", _("%(count)d false")),
            ("misleading", _("%(count)d misleading")),
            ("disputed", _("%(count)d disputed")),
            ("withdrawn", _("%(count)d withdrawn")),
            ("outdated", _("%(count)d outdated")),
            ("unproven", _("%(count)d unproven")),
        )
        if truth[value]
    ]
    found.append(_("%(count)d verified") % {"count": truth["verified"]})
    if truth["not_checkable"]:
        found.append(_("%(count)d not checkable") % {"count": truth["not_checkable"]})
    open_count = truth["unchecked"] + truth["checking"]
    if open_count:
        found.append(_("%(count)d not checked yet") % {"count": open_count})
    return f"{named}; {', '.join(found)}."


def bar(truth: dict[str, int]) -> list[dict[str, Any]]:
    """Return the bar's stretches in reading order: status, how many sentences, and from which sentence on."""
    stretches, at = [], 0
    for state in words.TRUTH_ORDER:
        count = truth.get(state.value, 0)
        if count:
            stretches.append({"status": words.truth(state.value), "count": count, "at": at})
            at += count
    return stretches


def _paragraphs(snapshot: dict[str, Any]) -> list[list[dict[str, Any]]]:
    text, claims = snapshot["text"], {claim["id"]: claim for claim in snapshot["claims"]}
    shown, at = [], 0
    for sentence in snapshot["sentences"]:
        shown.append({**_sentence(sentence, text, claims), "before": text[at : sentence["start"]].strip()})
        at = sentence["end"]
    return [list(group) for _key, group in groupby(shown, key=lambda sentence: sentence["paragraph"])]


def _sentence(sentence: dict[str, Any], text: str, claims: dict[str, dict[str, Any]]) -> dict[str, Any]:
    own = [claims[key] for key in sentence["claims"]]
    return {
        "number": sentence["index"] + 1,
        "paragraph": sentence["paragraph"],
        "status": words.truth(sentence["truth_status"]),
        "pieces": _pieces(sentence, text, [claim for claim in own if claim["kind"] == "part"]),
        "claims": [
            {
                "id": claim["id"],
                "is_part": claim["kind"] == "part",
                "text": claim["text"],
                "status": words.truth(claim["truth_status"]),
                "credit": words.credit(claim),
                "objection": words.objection(claim),
            }
            for claim in own
        ],
    }


def _pieces(sentence: dict[str, Any], text: str, parts: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the sentence's words in pieces, each with the status of the part that it is, or nothing."""
    pieces, at = [], sentence["start"]
    for part in parts:
        # Of parts that overlap the first is drawn; the others have their own marks after the sentence.
        if part["start"] < at:
            continue
        # A sentence may have been split inside a part: what is beyond belongs to the next sentence.
        end = min(part["end"], sentence["end"])
        pieces.append((text[at : part["start"]], ""))
        pieces.append((text[part["start"] : end], part["truth_status"]))
        at = end
    pieces.append((text[at : sentence["end"]], ""))
    return [(piece, status) for piece, status in pieces if piece]
