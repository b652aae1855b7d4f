"""Articles and their versions: taken in, described, replaced by a new text without losing what was annotated."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.analysis.carry import carry, carry_part, resplit
from articles.analysis.sentences import split
from articles.analysis.types import Sentence as SentenceValue
from articles.analysis.types import Span
from articles.intake.types import ImportedText
from articles.models import Article, Claim, ClaimAnchor, IndexedClaim, Sentence, Version
from articles.models.choices import CheckKind, ClaimKind, SaidStatus, TruthStatus
from articles.services.candidates import candidates_index
from articles.services.checks import check_queue
from articles.services.errors import DuplicateText, Refused, StaleRevision
from articles.services.events import batch_new, difference, event_record
from articles.services.permissions import permission_require
from articles.services.statistics import statistics_refresh

FIELDS = ("title", "byline", "outlet", "published_on", "original_url", "language")
#: Statuses that say nothing about the words, and so survive a change of them.
_OPEN_SAID = (SaidStatus.UNCHECKED, SaidStatus.CHECKING)
_OPEN_TRUE = (TruthStatus.UNCHECKED, TruthStatus.CHECKING)


def sentences_preview(*, text: str) -> list[tuple[int, int, str]]:
    """Return the sentences of ``text`` as ``(start, end, words)``, offsets in code points. Stores nothing."""
    return [(s.start, s.end, s.span.of(text)) for s in split(text)]


def article_import(*, actor: AbstractBaseUser, imported: ImportedText, allow_duplicate: bool = False) -> Article:
    """Store an article with its first version, sentences and claims, and queue its analysis; return it.

    Raises ``DuplicateText`` when the same text is here already (unless ``allow_duplicate``), ``Refused`` when it has no
    sentence, ``ValidationError`` for a field, ``PermissionDenied``.
    """
    permission_require(actor, "articles.edit_article")
    digest = hashlib.sha256(imported.text.encode()).hexdigest()
    sentences = split(imported.text)
    if not sentences:
        raise Refused(_("There is no sentence in this text. Paste the words of an article."))
    with transaction.atomic():
        twin = Version.objects.filter(digest=digest).select_related("article").first()
        if twin is not None and not allow_duplicate:
            raise DuplicateText(
                _("This text is at the desk already, as “%(title)s”.") % {"title": twin.article.title}, twin.article
            )
        article = Article(
            title=imported.title or _title_from(imported.text, sentences[0]),
            byline=imported.byline,
            outlet=imported.outlet,
            published_on=imported.published_on,
            original_url=imported.url,
            language=imported.language or "en",
            created_by=actor,
        )
        article.full_clean(exclude=["created_by", "assigned_to", "current_version"])
        article.save()
        version = _version_store(actor=actor, article=article, text=imported.text, digest=digest, number=1, reason="")
        _sentences_store(version, sentences)
        claims = _claims_store(article, version, [s.span for s in sentences], actor)
        event_record(
            verb="article.imported",
            actor=actor,
            batch=batch_new(),
            article=article,
            after={"sentences": len(sentences)},
        )
        candidates_index(claims=claims)
        check_queue(kind=CheckKind.ATTRIBUTIONS, version=version, article=article)
    return article


def article_update(*, actor: AbstractBaseUser, article: Article, revision: int, **fields: Any) -> Article:
    """Set what is known about the piece (names in ``FIELDS``). Raises ``StaleRevision``, ``ValidationError``."""
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise TypeError(f"article_update does not set {', '.join(sorted(unknown))}")
    permission_require(actor, "articles.edit_article", article)
    with transaction.atomic():
        guarded = Article.objects.filter(pk=article.pk, revision=revision)
        if not guarded.update(revision=F("revision") + 1, updated_at=timezone.now()):
            raise StaleRevision(Article.objects.get(pk=article.pk), fields)
        article.refresh_from_db()
        before = {name: _as_json(getattr(article, name)) for name in FIELDS}
        for name, value in fields.items():
            setattr(article, name, value)
        article.full_clean(exclude=["created_by", "assigned_to", "current_version"])
        article.save()
        changed = difference(before, {name: _as_json(getattr(article, name)) for name in FIELDS})
        if "published_on" in changed[1]:
            # When something was said is part of what is compared.
            check_queue(kind=CheckKind.CONTRADICTIONS, version=article.current_version, article=article)
        event_record(
            verb="article.updated", actor=actor, batch=batch_new(), article=article, before=changed[0], after=changed[1]
        )
    return article


def article_assign(*, actor: AbstractBaseUser, article: Article, user: AbstractBaseUser | None) -> Article:
    """Say who is on the article (``None``: nobody) and return it."""
    permission_require(actor, "articles.edit_article", article)
    with transaction.atomic():
        article.refresh_from_db()
        before = article.assigned_to and article.assigned_to.get_username()
        article.assigned_to = user
        article.save(update_fields=["assigned_to", "updated_at"])
        event_record(
            verb="article.assigned",
            actor=actor,
            batch=batch_new(),
            article=article,
            before={"assigned_to": before},
            after={"assigned_to": user and user.get_username()},
        )
    return article


def version_add(
    *, actor: AbstractBaseUser, article: Article, text: str, reason: str, replaces: int | None = None
) -> Version:
    """Give ``article`` a new text and return the version; claims move along, with all that was annotated.

    A claim whose words changed keeps its statuses as "being checked", because they spoke of other words. A claim whose
    words are gone is kept out of sight with its history. ``replaces`` is the number of the version that the editor saw.
    Raises ``Refused`` for a text without a sentence or without a change, or when the current version is another than
    ``replaces``; ``PermissionDenied``.
    """
    permission_require(actor, "articles.edit_article", article)
    fresh = split(text)
    if not fresh:
        raise Refused(_("There is no sentence in this text. Paste the words of an article."))
    with transaction.atomic():
        # Two new texts at once would take the same number; writers of one article wait for each other.
        locked = Article.objects.select_for_update().get(pk=article.pk)
        old = Version.objects.select_related("article").get(pk=locked.current_version_id)
        if replaces is not None and old.number != replaces:
            raise Refused(_("Somebody gave the article another text meanwhile. Look at it before you replace it."))
        if old.text == text:
            raise Refused(_("The new text is the same as the old one."))
        old_sentences = [SentenceValue(s.index, s.start, s.end, s.paragraph) for s in old.sentences.order_by("index")]
        sentences = resplit(old.text, old_sentences, text, fresh)
        version = _version_store(
            actor=actor,
            article=article,
            text=text,
            digest=hashlib.sha256(text.encode()).hexdigest(),
            number=old.number + 1,
            reason=reason,
        )
        _sentences_store(version, sentences)
        changed = _claims_carry(actor, old, version, old_sentences, sentences)
        event_record(
            verb="version.added",
            actor=actor,
            batch=batch_new(),
            article=article,
            before={"version": old.number},
            after={"version": version.number, "reason": reason, **changed},
        )
        check_queue(kind=CheckKind.ATTRIBUTIONS, version=version, article=article)
    return version


def _as_json(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _title_from(text: str, first: SentenceValue) -> str:
    words = " ".join(first.span.of(text).split())
    return words if len(words) <= 120 else words[:119].rsplit(" ", 1)[0] + "…"


def _version_store(
    *, actor: AbstractBaseUser, article: Article, text: str, digest: str, number: int, reason: str
) -> Version:
    version = Version.objects.create(
        article=article, number=number, text=text, digest=digest, reason=reason, created_by=actor
    )
    article.current_version = version
    article.save(update_fields=["current_version", "updated_at"])
    return version


def _sentences_store(version: Version, sentences: Sequence[SentenceValue]) -> None:
    Sentence.objects.bulk_create(
        (Sentence(version=version, index=s.index, start=s.start, end=s.end, paragraph=s.paragraph) for s in sentences),
        batch_size=500,
    )


def _claims_store(article: Article, version: Version, spans: Sequence[Span], actor: AbstractBaseUser) -> list[Claim]:
    claims = Claim.objects.bulk_create(
        (
            Claim(article=article, kind=ClaimKind.SENTENCE, text=span.of(version.text), updated_by=actor)
            for span in spans
        ),
        batch_size=500,
    )
    ClaimAnchor.objects.bulk_create(
        (
            ClaimAnchor(claim=claim, version=version, start=span.start, end=span.end)
            for claim, span in zip(claims, spans, strict=True)
        ),
        batch_size=500,
    )
    statistics_refresh(model=Claim, added=len(claims))
    statistics_refresh(model=ClaimAnchor, added=len(claims))
    return claims


def _claims_carry(
    actor: AbstractBaseUser,
    old: Version,
    version: Version,
    old_sentences: Sequence[SentenceValue],
    sentences: Sequence[SentenceValue],
) -> dict[str, int]:
    """Anchor the old version's claims in the new one, make claims of new sentences; return counts for the event."""
    moved = carry(old.text, [s.span for s in old_sentences], version.text, [s.span for s in sentences])
    went = dict(zip((s.span for s in old_sentences), moved, strict=True))
    anchors = list(ClaimAnchor.objects.filter(version=old, claim__in_text=True).select_related("claim"))
    placed, reworded, lost = [], [], []
    for anchor in anchors:
        span = _new_span(old, version, anchor, went)
        if span is None:
            lost.append(anchor.claim)
            continue
        placed.append(ClaimAnchor(claim=anchor.claim, version=version, start=span.start, end=span.end))
        if anchor.claim.text != span.of(version.text):
            anchor.claim.text = span.of(version.text)
            reworded.append(anchor.claim)
    ClaimAnchor.objects.bulk_create(placed, batch_size=500)
    _reword(actor, reworded)
    for claim in lost:
        claim.in_text = False
        claim.revision += 1
    Claim.objects.bulk_update(lost, ["in_text", "revision"], batch_size=500)
    taken = {(a.start, a.end) for a in placed if a.claim.kind == ClaimKind.SENTENCE}
    free = [s.span for s in sentences if (s.start, s.end) not in taken]
    back = _claims_bring_back(version, free, besides={claim.pk for claim in lost})
    added = _claims_store(version.article, version, [span for span in free if span not in back], actor)
    # The version's check, once it has found the sources, compares all claims that changed or are gone.
    candidates_index(claims=[*reworded, *lost, *back.values(), *added])
    return {
        "kept": len(placed) - len(reworded),
        "reworded": len(reworded),
        "gone": len(lost),
        "back": len(back),
        "new": len(added),
    }


def _claims_bring_back(version: Version, free: Sequence[Span], *, besides: set[int]) -> dict[Span, Claim]:
    """Return, for spans of ``free``, the claims of an earlier text that had the same words, back in the text."""
    gone: dict[str, Claim] = {}
    texts = [span.of(version.text) for span in free]
    rows = Claim.objects.filter(
        article=version.article, kind=ClaimKind.SENTENCE, in_text=False, merged_into__isnull=True
    ).exclude(pk__in=besides)
    for claim in rows.order_by("pk"):
        gone[claim.text] = claim
    back = {span: gone.pop(words) for span, words in zip(free, texts, strict=True) if words in gone}
    for claim in back.values():
        claim.in_text = True
        claim.revision += 1
    Claim.objects.bulk_update(back.values(), ["in_text", "revision"], batch_size=500)
    ClaimAnchor.objects.bulk_create(
        ClaimAnchor(claim=claim, version=version, start=span.start, end=span.end) for span, claim in back.items()
    )
    # Their contradictions were withdrawn when they left the text; comparing them anew brings those back.
    IndexedClaim.objects.filter(claim__in=back.values()).update(compared="")
    return back


def _new_span(old: Version, version: Version, anchor: ClaimAnchor, went: dict) -> Span | None:
    span = Span(anchor.start, anchor.end)
    if span in went and anchor.claim.kind == ClaimKind.SENTENCE:
        return went[span].span if went[span] else None
    for sentence, carried in went.items():
        if carried and sentence.start <= span.start and span.end <= sentence.end:
            return carry_part(old.text, sentence, span, version.text, carried.span)
    # A part over a border that an editor drew later is in no sentence: it goes where its words are, if it is clear.
    words = span.of(old.text)
    if version.text.count(words) == 1:
        start = version.text.index(words)
        return Span(start, start + len(words))
    return None


def _reword(actor: AbstractBaseUser, claims: list[Claim]) -> None:
    """Save reworded claims; a finished status spoke of the old words, so it goes back to "being checked"."""
    batch = batch_new()
    for claim in claims:
        before = {"said_status": claim.said_status, "truth_status": claim.truth_status}
        if claim.said_status not in (*_OPEN_SAID, SaidStatus.OWN_VOICE):
            claim.said_status = SaidStatus.CHECKING
        if claim.truth_status not in _OPEN_TRUE:
            claim.truth_status = TruthStatus.CHECKING
        claim.revision += 1
        changed = difference(before, {"said_status": claim.said_status, "truth_status": claim.truth_status})
        event_record(
            verb="claim.reworded",
            actor=actor,
            batch=batch,
            article=claim.article,
            claim=claim,
            before=changed[0],
            after={**changed[1], "text": claim.text},
        )
        claim.updated_by, claim.updated_at = actor, timezone.now()
    Claim.objects.bulk_update(
        claims, ["text", "said_status", "truth_status", "revision", "updated_by", "updated_at"], batch_size=500
    )
