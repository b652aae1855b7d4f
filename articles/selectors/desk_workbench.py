"""What the workbench shows of an article: its sentences as paragraphs, each with its marks."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import F, Q
from django.http import Http404

from articles.models import Article, Attribution, Claim, ClaimAnchor, Contradiction, Version, reworded_since
from articles.models.choices import AttributionState, ClaimKind, Voice
from articles.selectors.desk_progress import OPEN_TRUTH, open_pairs

#: What the desk offers for accepting many suggestions at once.
THRESHOLDS = (0.95, 0.9, 0.8, 0.7, 0.5)


@dataclass(slots=True)
class Row:
    """A claim as the article's text shows it: its words, its statuses, who is named for it."""

    pk: int
    public_id: str
    text: str
    start: int
    end: int
    voice: str
    said: str
    truth: str
    unsourced: bool
    number: int = 0
    paragraph: int = 0
    source: str = ""
    suggested: bool = False
    contradictions: int = 0
    parts: list["Row"] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to look at it."""
        return self.voice == Voice.UNDECIDED or self.truth in OPEN_TRUTH or self.contradictions > 0


def article_for_desk(public_id: str) -> Article:
    """Return the article with its current version and people, or raise ``Http404`` (one query)."""
    related = ("current_version", "assigned_to", "created_by")
    article = Article.objects.select_related(*related).filter(public_id=public_id).first()
    if article is None or article.current_version is None:
        raise Http404
    return article


def paragraphs(article: Article) -> list[list[Row]]:
    """Return the current version's sentences in reading order, by paragraph (four queries)."""
    rows = _rows(article.current_version, Claim.objects.filter(article=article, in_text=True))
    return [list(group) for _number, group in groupby(rows, key=lambda row: row.paragraph)]


def row_of(article: Article, claim: Claim) -> Row | None:
    """Return the sentence that ``claim`` is or stands in, as the text shows it; ``None`` if it is not in the text."""
    version = article.current_version
    anchor = ClaimAnchor.objects.filter(claim=claim, version=version, claim__in_text=True).first()
    if anchor is None:
        return None
    sentence = version.sentences.filter(start__lte=anchor.start, end__gte=anchor.end).first()
    if sentence is None:
        return None
    inside = ClaimAnchor.objects.filter(version=version, start__gte=sentence.start, end__lte=sentence.end)
    claims = Claim.objects.filter(in_text=True, pk__in=inside.values("claim"))
    rows = _rows(version, claims, sentences=[(sentence.index, sentence.start, sentence.end, sentence.paragraph)])
    return rows[0] if rows else None


def _rows(version: Version, claims, sentences: list[tuple[int, int, int, int]] | None = None) -> list[Row]:
    if sentences is None:
        sentences = list(version.sentences.order_by("index").values_list("index", "start", "end", "paragraph"))
    tags = _tags(claims)
    clashes = _clashes(claims)
    starts = [start for _index, start, _end, _paragraph in sentences]
    whole: list[Row | None] = [None] * len(sentences)
    parts: list[tuple[int, Row]] = []
    for kind, row in _claim_rows(version, claims):
        row.source, row.suggested = tags.get(row.pk, ("", False))
        row.contradictions = clashes.get(row.pk, 0)
        place = bisect_right(starts, row.start) - 1
        if kind == ClaimKind.SENTENCE:
            row.number, row.paragraph = sentences[place][0] + 1, sentences[place][3]
            whole[place] = row
        else:
            parts.append((place, row))
    for place, row in parts:
        if whole[place] is not None:
            row.number = whole[place].number
            whole[place].parts.append(row)
    return [row for row in whole if row is not None]


def _claim_rows(version: Version, claims) -> Iterable[tuple[str, Row]]:
    fields = ("claim__kind", "claim_id", "claim__public_id", "start", "end", "claim__voice", "claim__said_status",
              "claim__truth_status", "claim__unsourced_assessment")  # fmt: skip
    anchors = ClaimAnchor.objects.filter(version=version, claim__in=claims).order_by("start", "-end")
    text = version.text
    for kind, pk, public_id, start, end, voice, said, truth, unsourced in anchors.values_list(*fields):
        yield kind, Row(pk, public_id, text[start:end], start, end, voice, said, truth, unsourced)


def _tags(claims) -> dict[int, tuple[str, bool]]:
    """Return for each claim the name to show, and whether it is only suggested: decisions before suggestions."""
    tags: dict[int, tuple[str, bool]] = {}
    shown = (AttributionState.DECIDED, AttributionState.SUGGESTED)
    attributions = Attribution.objects.filter(claim__in=claims, state__in=shown, nested_in__isnull=True)
    for pk, state, name in attributions.order_by("state", "pk").values_list("claim_id", "state", "source_name"):
        suggested = state == AttributionState.SUGGESTED
        have = tags.get(pk)
        if have is None:
            tags[pk] = (name, suggested)
        elif not suggested and not have[1]:
            tags[pk] = (f"{have[0]}, {name}", False)
    return tags


def _clashes(claims) -> dict[int, int]:
    counts: dict[int, int] = {}
    pairs = Contradiction.objects.filter(open_pairs(), Q(claim_a__in=claims) | Q(claim_b__in=claims)).order_by()
    for pair in pairs.values_list("claim_a_id", "claim_b_id"):
        for pk in pair:
            counts[pk] = counts.get(pk, 0) + 1
    return counts


def acceptable(article: Article) -> list[tuple[float, int]]:
    """Return, for each of ``THRESHOLDS``, how many suggestions are at least that sure (one query).

    Those for words that the claim has no more are not counted: they are not accepted either.
    """
    overall = (
        Attribution.objects.filter(
            claim__article=article,
            claim__in_text=True,
            claim__voice=Voice.UNDECIDED,
            state=AttributionState.SUGGESTED,
            version=article.current_version_id,
        )
        .exclude(reworded_since("created_at"))
        .order_by()
        .annotate(overall=F("confidence_detected") * F("confidence_source") * F("confidence_link"))
        .values_list("overall", flat=True)
    )
    sure = [value for value in overall if value is not None]
    return [(threshold, sum(value >= threshold for value in sure)) for threshold in THRESHOLDS]


def claims_in_range(article: Article, first: int, last: int) -> list[Claim]:
    """Return the claims of the sentences numbered ``first`` to ``last`` (from 1, both included), in reading order."""
    version = article.current_version
    span = version.sentences.filter(index__gte=first - 1, index__lte=last - 1)
    places = {(start, end) for start, end in span.values_list("start", "end")}
    anchors = ClaimAnchor.objects.filter(version=version, claim__in_text=True, claim__kind=ClaimKind.SENTENCE)
    return [
        anchor.claim
        for anchor in anchors.select_related("claim").order_by("start")
        if (anchor.start, anchor.end) in places
    ]


def found_in(article: Article, words: str, limit: int = 50) -> list[Claim]:
    """Return the claims of the text that contain ``words``, in reading order."""
    claims = Claim.objects.filter(article=article, in_text=True, text__icontains=words)
    return list(claims.filter(anchors__version=article.current_version).order_by("anchors__start")[:limit])
