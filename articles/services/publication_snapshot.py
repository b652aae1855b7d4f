"""What the public will see of an article, as JSON: only what an editor decided, nothing of how the desk came to it.

Left out on purpose: suggestions, notes, drafts, explanations as they were typed, editors, database keys, grades and
descriptions of sources, and the words of a contradiction's other side (they belong to the other article, which may be
withdrawn: see ``publication_pairs``).
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.intake.errors import IntakeError
from articles.intake.rich_text import clean_html
from articles.models import (
    Article,
    Attribution,
    AttributionVia,
    Claim,
    ClaimAnchor,
    Evidence,
    Sentence,
    Source,
    Version,
)
from articles.models.choices import (
    NOT_SAID,
    AttributionState,
    EvidenceQuestion,
    Polarity,
    TruthStatus,
    ViaRole,
)
from articles.models.snapshots import whose_words
from articles.services.errors import Refused

#: 2: explanations as readers see them, where 1 had them as they were typed, too.
FORMAT = 2
_OPEN_TRUTH = (TruthStatus.UNCHECKED, TruthStatus.CHECKING)
#: A sentence is shown by the gravest finding among its claims: a checked part never makes up for an unchecked rest.
GRAVEST_FIRST = (
    TruthStatus.FALSE,
    TruthStatus.MISLEADING,
    TruthStatus.DISPUTED,
    TruthStatus.WITHDRAWN,
    TruthStatus.OUTDATED,
    TruthStatus.UNPROVEN,
    TruthStatus.CHECKING,
    TruthStatus.UNCHECKED,
    TruthStatus.NOT_CHECKABLE,
    TruthStatus.VERIFIED,
)


def snapshot_build(*, article: Article, version: Version) -> dict[str, Any]:
    """Return the snapshot of ``article`` at ``version``: plain JSON values, offsets in code points of its ``text``.

    Raises ``Refused`` if an explanation is too long to be shown.

    Keys: ``format``, ``article``, ``text``, ``text_digest``, ``sentences`` (each with its ``claims``' ids), ``claims``
    (in reading order), ``sources``, ``summary``. A fixed number of queries. Publishing adds the ``contradictions`` of
    each claim, and ``told`` where claims go: see ``publication_rows``.
    """
    sentences = list(version.sentences.order_by("index"))
    anchors = list(_anchors(version))
    claims = [_claim(anchor, index, sentences, version) for index, anchor in enumerate(anchors)]
    shown_sentences = _sentences(sentences, claims)
    return {
        "format": FORMAT,
        "article": {
            "id": article.public_id,
            "title": article.title,
            "byline": article.byline,
            "outlet": article.outlet,
            "published_on": article.published_on.isoformat() if article.published_on else None,
            "original_url": article.original_url,
            "language": article.language,
        },
        "text": version.text,
        "text_digest": version.digest,
        "sentences": shown_sentences,
        "claims": claims,
        "sources": _sources(claims),
        "summary": _summary(shown_sentences, claims),
    }


def _anchors(version: Version) -> Iterable[ClaimAnchor]:
    decided = Attribution.objects.filter(state=AttributionState.DECIDED).select_related("source").order_by("pk")
    return (
        ClaimAnchor.objects.filter(version=version, claim__in_text=True)
        .select_related("claim")
        .prefetch_related(
            Prefetch(
                "claim__attributions",
                decided.prefetch_related(Prefetch("via", AttributionVia.objects.select_related("source"))),
                to_attr="decided",
            ),
            Prefetch(
                "claim__evidence", Evidence.objects.filter(removed_at__isnull=True).order_by("pk"), to_attr="shown"
            ),
        )
        .order_by("start", "-end", "pk")
    )


def _claim(anchor: ClaimAnchor, index: int, sentences: list[Sentence], version: Version) -> dict[str, Any]:
    claim: Claim = anchor.claim
    place = bisect_right([sentence.start for sentence in sentences], anchor.start) - 1
    attributions = [_attribution(row, claim.decided, version) for row in claim.decided]
    # A finding that was taken back, because the words changed for one, is no finding: the desk alone keeps it.
    is_open = claim.truth_status in _OPEN_TRUTH
    voice, said_status = whose_words(claim.voice, claim.said_status)
    return {
        "id": claim.public_id,
        "index": index,
        "sentence": max(place, 0),
        "kind": claim.kind,
        "start": anchor.start,
        "end": anchor.end,
        "text": version.text[anchor.start : anchor.end],
        "voice": voice,
        "said_status": said_status,
        "truth_status": claim.truth_status,
        "verdict": "" if is_open else claim.verdict.strip(),
        "explanation": {"html": _as_html("" if is_open else claim.explanation, claim)},
        "as_of": claim.as_of.isoformat() if claim.as_of and not is_open else None,
        "attributions": attributions,
        "origins": origins_count(attributions),
        "evidence": [_evidence(row) for row in claim.shown if not (is_open and row.question == EvidenceQuestion.TRUE)],
    }


def _as_html(explanation: str, claim: Claim) -> str:
    try:
        return str(clean_html(explanation)) if explanation else ""
    except IntakeError as error:
        # Two that were short enough may have been put together, when their sentences were merged.
        words = Truncator(claim.text).chars(60)
        raise Refused(_("The explanation of “%(claim)s” is too long. Shorten it.") % {"claim": words}) from error


def _attribution(row: Attribution, decided: list[Attribution], version: Version) -> dict[str, Any]:
    """Return one attribution; one that is reported within another has that one's source as a further link."""
    chain = [_link(via.source, via.source_name, via.role) for via in row.via.all()]
    outer, seen = row, {row.pk}
    while outer.nested_in_id and outer.nested_in_id not in seen:
        seen.add(outer.nested_in_id)
        outer = next((other for other in decided if other.pk == outer.nested_in_id), None)
        if outer is None:
            break
        chain.append(_link(outer.source, outer.source.name, ViaRole.RELAY))
        chain += [_link(via.source, via.source_name, via.role) for via in outer.via.all()]
    # The outer source may stand in the chain already, and two sources merged into one may have passed on to each other.
    once = {_key(link): link for link in reversed(chain)}
    chain = [link for link in chain if once[_key(link)] is link and _key(link) != row.source.public_id]
    # Marks of an earlier text are about other offsets.
    marks = row.version_id == version.pk
    return {
        "source": _source(row.source),
        "via": chain,
        "kind": row.kind,
        "manner": row.manner,
        "polarity": row.polarity,
        "mention": row.mention if marks else [],
        "cue": row.cue if marks else [],
        "content": row.content if marks else [],
    }


def _source(source: Source) -> dict[str, Any]:
    return {"id": source.public_id, "name": source.name, "named": source.named, "kind": source.kind}


def _link(source: Source | None, name: str, role: str) -> dict[str, Any]:
    known = _source(source) if source else {"id": None, "name": name, "named": True, "kind": "unknown"}
    return {**known, "role": role}


def _evidence(row: Evidence) -> dict[str, Any]:
    fields = ("question", "stance", "kind", "title", "url", "locator", "excerpt")
    return {"id": row.public_id, **{name: getattr(row, name) for name in fields}}


def origins_count(attributions: list[dict[str, Any]]) -> int:
    """Return how many *independent* origins a claim has, of its ``attributions`` as in the snapshot.

    A source that passes on another's words here is no origin of its own, and unnamed sources that came through the same
    relay count as one: nobody can tell them apart. A source that did not say so ("did not confirm") is no origin.
    """
    affirmed = [row for row in attributions if row["polarity"] == Polarity.AFFIRMED]
    relays = {_key(link) for row in affirmed for link in row["via"]}
    origins = set()
    for row in affirmed:
        key = _key(row["source"])
        if key in relays:
            continue
        unknown_behind_relay = not row["source"]["named"] and row["via"]
        origins.add(("through", _key(row["via"][0])) if unknown_behind_relay else key)
    return len(origins)


def _key(source: dict[str, Any]) -> str:
    return source["id"] or source["name"].casefold()


def _sentences(sentences: list[Sentence], claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    inside: dict[int, list[dict[str, Any]]] = {}
    touching: dict[int, set[str]] = {}
    starts = [sentence.start for sentence in sentences]
    for claim in claims:
        inside.setdefault(claim["sentence"], []).append(claim)
        # Through a claim of some words a sentence may have been split since: it tells of both.
        for place in range(claim["sentence"], bisect_left(starts, claim["end"])):
            touching.setdefault(place, set()).add(claim["truth_status"])
    rows = []
    for place, sentence in enumerate(sentences):
        own, statuses = inside.get(place, []), touching.get(place, set())
        rows.append(
            {
                "index": place,
                "start": sentence.start,
                "end": sentence.end,
                "paragraph": sentence.paragraph,
                "claims": [claim["id"] for claim in own],
                "truth_status": next((s.value for s in GRAVEST_FIRST if s in statuses), TruthStatus.UNCHECKED.value),
            }
        )
    return rows


def _sources(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sources by how many sentences rest on them, the most first, with the ids of their claims."""
    found: dict[str, dict[str, Any]] = {}
    for claim in claims:
        for attribution in claim["attributions"]:
            # Nothing rests on a source that did not say so; who passed that on, did.
            origins = [attribution["source"]] if attribution["polarity"] == Polarity.AFFIRMED else []
            named = [(True, source) for source in origins] + [(False, link) for link in attribution["via"]]
            for is_origin, source in named:
                if source["id"] is None:
                    continue
                row = found.setdefault(
                    source["id"],
                    {
                        **{k: source[k] for k in ("id", "name", "named", "kind")},
                        "claims": [],
                        "relayed": [],
                        "in": set(),
                    },
                )
                row["in"].add(claim["sentence"])
                mentions = row["claims" if is_origin else "relayed"]
                if claim["id"] not in mentions:
                    mentions.append(claim["id"])
    for row in found.values():
        row["sentences"] = len(row.pop("in"))
    return sorted(found.values(), key=lambda row: (-row["sentences"], row["name"]))


def _summary(sentences: list[dict[str, Any]], claims: list[dict[str, Any]]) -> dict[str, Any]:
    sourced: dict[int, bool] = {}
    for claim in claims:
        # Words that a source is not known to have said rest on nobody.
        for row in claim["attributions"] if claim["said_status"] not in NOT_SAID else ():
            if row["polarity"] == Polarity.AFFIRMED:
                sourced[claim["sentence"]] = sourced.get(claim["sentence"], False) or row["source"]["named"]
    return {
        "sentences": len(sentences),
        "named": sum(sourced.values()),
        "unnamed": len(sourced) - sum(sourced.values()),
        "own_voice": len({claim["sentence"] for claim in claims if claim["voice"] == "own"} - set(sourced)),
        "truth": dict(Counter(sentence["truth_status"] for sentence in sentences)),
    }
