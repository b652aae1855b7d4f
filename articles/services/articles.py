"""Articles and their versions: taken in, described, replaced by a new text without losing what was annotated."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.analysis.carry import resplit
from articles.analysis.sentences import split
from articles.analysis.types import Sentence as SentenceValue
from articles.intake.types import ImportedText
from articles.models import Article, Sentence, Version
from articles.models.choices import CheckKind
from articles.models.names import is_visible
from articles.services.candidates import candidates_index
from articles.services.checks import check_queue
from articles.services.claims_back import claims_gone
from articles.services.errors import DuplicateText, Refused, StaleRevision
from articles.services.events import batch_new, difference, event_record
from articles.services.permissions import permission_require
from articles.services.version_claims import claims_carry, claims_make

FIELDS = ("title", "byline", "outlet", "published_on", "original_url", "language")


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
        _one_at_a_time(digest)
        twin = Version.objects.filter(digest=digest).select_related("article").first()
        if twin is not None and not allow_duplicate:
            raise DuplicateText(
                _("This text is at the desk already, as “%(title)s”.") % {"title": twin.article.title}, twin.article
            )
        article = Article(
            title=imported.title if is_visible(imported.title) else _title_from(imported.text, sentences[0]),
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
        claims = claims_make(actor=actor, version=version, spans=[s.span for s in sentences])
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


def _one_at_a_time(digest: str) -> None:
    """Let nobody else ask for the text of ``digest`` before this transaction ends: two clicks made two articles of it.

    SQLite, as it is set up, lets one write at a time in any case.
    """
    if connection.vendor == "postgresql":
        key = int.from_bytes(bytes.fromhex(digest)[:8], "big", signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


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
    words are gone is kept out of sight with its history, and returns when its words do. ``replaces`` is the number of
    the version that the editor saw. Raises ``Refused`` for a text without a sentence or without a change, or when the
    current version is another than ``replaces``; ``PermissionDenied``.
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
        gone = claims_gone(article=article)
        sentences = resplit(old.text, old_sentences, text, fresh, earlier=gone.texts())
        version = _version_store(
            actor=actor,
            article=article,
            text=text,
            digest=hashlib.sha256(text.encode()).hexdigest(),
            number=old.number + 1,
            reason=reason,
        )
        _sentences_store(version, sentences)
        changed = claims_carry(
            actor=actor, old=old, version=version, old_sentences=old_sentences, sentences=sentences, gone=gone
        )
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
