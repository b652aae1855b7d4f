"""The registry of sources: names, aliases, merging, grades."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Attribution, AttributionVia, Claim, Source, SourceAlias
from articles.models.choices import AttributionState, CheckKind, Polarity, Reliability, SourceKind
from articles.models.names import NAME_LENGTH, is_visible, name_key
from articles.services.candidates import candidates_index, candidates_naming
from articles.services.checks import RECHECK_PRIORITY, check_queue
from articles.services.claims import claim_change
from articles.services.errors import Refused, StaleRevision
from articles.services.events import batch_new, difference, event_record
from articles.services.permissions import permission_require
from articles.services.speakers import said_open_again, speakers_of
from articles.services.twins import twins_fold

#: Articles of a source whose name changed that are compared anew one by one; with more, the whole archive is.
_ARTICLES_AT_ONCE = 50
_FIELDS = ("name", "kind", "description", "reliability", "reliability_reason")


def _state(source: Source) -> dict[str, Any]:
    return {
        **{name: getattr(source, name) for name in _FIELDS},
        "merged_into_id": source.merged_into_id,
        "aliases": sorted(source.aliases.values_list("name", flat=True)),
    }


@contextmanager
def _source_change(
    *,
    actor: AbstractBaseUser,
    source: Source,
    revision: int,
    verb: str,
    batch: uuid.UUID | None = None,
    **told: str,
) -> Iterator[Source]:
    permission_require(actor, "articles.manage_sources", source)
    with transaction.atomic():
        guarded = Source.objects.filter(pk=source.pk, revision=revision)
        if not guarded.update(revision=F("revision") + 1, updated_at=timezone.now()):
            raise StaleRevision(Source.objects.get(pk=source.pk), {})
        source.refresh_from_db()
        if source.merged_into_id is not None:
            words = _("“%(name)s” was merged into “%(into)s”. Change that one.")
            raise Refused(words % {"name": source.name, "into": source.merged_into.name})
        before = _state(source)
        yield source
        source.name_key = name_key(source.name)
        # That the name is free was asked before, and the database has the last word.
        source.full_clean(exclude=["article", "merged_into"], validate_constraints=False)
        try:
            source.save()
        except IntegrityError as error:
            # Somebody gave another source this name at this very moment.
            raise Refused(_taken()) from error
        changed_before, changed_after = difference(before, _state(source))
        event_record(
            verb=verb,
            actor=actor,
            batch=batch or batch_new(),
            source=source,
            before=changed_before,
            after={**changed_after, **told},
        )


def _taken() -> str:
    return _("Another source has this name. Merge the two instead.")


def source_find(*, name: str, article: Article | None = None) -> Source | None:
    """Return the one living source that ``name`` means: a named one, an unnamed one of ``article``, or by an alias.

    ``None`` when there is none, or when several sources share the alias.
    """
    key = name_key(name)
    living = Source.objects.filter(merged_into__isnull=True)
    found = living.filter(named=True, name_key=key).first()
    if found is None and article is not None:
        unnamed = living.filter(named=False, article=article)
        found = unnamed.filter(name_key=key).first() or _only(unnamed.filter(aliases__name_key=key))
    return found or _only(living.filter(named=True, aliases__name_key=key))


def _only(sources: QuerySet[Source]) -> Source | None:
    """Return the one of ``sources``; of several that share another name nobody knows which is meant."""
    found = list(sources.distinct()[:2])
    return found[0] if len(found) == 1 else None


def source_create(
    *,
    actor: AbstractBaseUser,
    name: str,
    named: bool = True,
    article: Article | None = None,
    kind: str = SourceKind.UNKNOWN,
    description: str = "",
    aliases: tuple[str, ...] = (),
) -> Source:
    """Add a source and return it; an unnamed one belongs to ``article``.

    Raises ``Refused`` when the name is empty, too long, or taken; ``ValidationError`` for an unknown kind.
    """
    permission_require(actor, "articles.manage_sources")
    name = " ".join(name.split())
    if not is_visible(name):
        raise Refused(_("Give the source a name, or say who they are: “a senior official”."))
    if len(name) > NAME_LENGTH:
        raise Refused(_("The name is too long. Keep it under 200 characters."))
    if not named and article is None:
        raise Refused(_("An unnamed source belongs to an article. Open the article and add it there."))
    if not named and kind == SourceKind.UNKNOWN:
        kind = SourceKind.GROUP
    key = name_key(name)
    scope = {} if named else {"article": article}
    with transaction.atomic():
        if Source.objects.filter(named=named, name_key=key, merged_into__isnull=True, **scope).exists():
            raise Refused(_("There is a source of this name already. Choose it from the list."))
        source = Source(
            name=name, name_key=key, named=named, article=None if named else article, kind=kind, description=description
        )
        # Only the fields: that the name is free was asked above, and the database has the last word.
        source.clean_fields(exclude=["article", "merged_into"])
        try:
            with transaction.atomic():
                source.save()
        except IntegrityError as error:
            # Somebody added the same name at this very moment.
            raise Refused(_("There is a source of this name already. Choose it from the list.")) from error
        for alias in aliases:
            _alias_add(source, alias)
        event_record(
            verb="source.created", actor=actor, batch=batch_new(), source=source, article=article, after=_state(source)
        )
    return source


def source_update(*, actor: AbstractBaseUser, source: Source, revision: int, **fields: Any) -> Source:
    """Set name, kind or description. Raises ``Refused`` for a name that is taken, ``StaleRevision`` for an old one."""
    unknown = set(fields) - {"name", "kind", "description"}
    if unknown:
        raise TypeError(f"source_update does not set {', '.join(sorted(unknown))}")
    with _source_change(actor=actor, source=source, revision=revision, verb="source.updated") as changing:
        former, was_shown = changing.name, (changing.name, changing.kind)
        for name, value in fields.items():
            setattr(changing, name, " ".join(value.split()) if name == "name" else value)
        rivals = Source.objects.filter(
            named=changing.named, name_key=name_key(changing.name), merged_into__isnull=True
        ).exclude(pk=changing.pk)
        if not changing.named:
            rivals = rivals.filter(article=changing.article_id)
        if rivals.exists():
            raise Refused(_taken())
        if changing.name != former:
            _compare_again(changing)
        if (changing.name, changing.kind) != was_shown:
            _articles_touch(changing)
            _rows_give(changing, changing)
    _reindex(changing, former)
    return changing


def source_grade(*, actor: AbstractBaseUser, source: Source, revision: int, reliability: str, reason: str) -> Source:
    """Grade a source. Raises ``Refused`` when a grade comes without a reason, or is not one of the grades."""
    if reliability not in Reliability.values:
        raise Refused(_("Choose one of the grades."))
    if reliability and not reason.strip():
        raise Refused(_("A grade needs a reason: what did this source get right or wrong?"))
    with _source_change(actor=actor, source=source, revision=revision, verb="source.graded") as changing:
        changing.reliability, changing.reliability_reason = reliability, reason.strip()
    return changing


def source_add_alias(*, actor: AbstractBaseUser, source: Source, revision: int, name: str) -> Source:
    """Add another name. Raises ``Refused`` when it is empty or this source has it."""
    with _source_change(actor=actor, source=source, revision=revision, verb="source.alias_added") as changing:
        _alias_add(changing, name)
    _reindex(changing)
    return changing


def source_remove_alias(*, actor: AbstractBaseUser, source: Source, revision: int, name: str) -> Source:
    """Take a name away; one that the source does not have is no error."""
    with _source_change(actor=actor, source=source, revision=revision, verb="source.alias_removed") as changing:
        changing.aliases.filter(name_key=name_key(name)).delete()
    _reindex(changing, name)
    return changing


def source_merge(*, actor: AbstractBaseUser, source: Source, revision: int, into: Source) -> Source:
    """Make ``source`` part of ``into``: its attributions, links and names move over, its public id goes on working.

    Raises ``Refused`` for a source merged with itself or with one that was merged away.
    """
    permission_require(actor, "articles.merge_sources", source)
    if source.pk == into.pk:
        raise Refused(_("Choose another source to merge with."))
    with transaction.atomic():
        # Locked in one order and asked again: two merges at once would else merge each into the other. Not the keys:
        # who attributes a claim to one of the two holds the claim's article, which is wanted here next.
        both = Source.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=(source.pk, into.pk))
        if any(row.merged_into_id for row in both.order_by("pk")):
            raise Refused(_("One of the two was merged away before. Open the source that took over."))
        _refuse_unfit_merge(source, into)
        names = [source.name, *source.aliases.values_list("name", flat=True)]
        batch = batch_new()
        with _source_change(
            actor=actor, source=source, revision=revision, verb="source.merged", batch=batch
        ) as changing:
            changing.merged_into = into
        # Those that merged into this one earlier follow it, so that a merge is never a chain.
        Source.objects.filter(merged_into=source).update(merged_into=into)
        _articles_touch(source)
        for claim in _claims_of_both(source, into):
            _make_one(actor, claim, source, into, batch)
        _rows_give(source, into)
        into.refresh_from_db()
        with _source_change(
            actor=actor,
            source=into,
            revision=into.revision,
            verb="source.took_over",
            batch=batch,
            took_over=source.name,
        ):
            # An unnamed group's phrase is no name of anybody: "officials" must not find the minister elsewhere.
            have = {into.name_key, *into.aliases.values_list("name_key", flat=True)}
            for name in names if source.named else ():
                if name_key(name) not in have:
                    _alias_add(into, name)
                    have.add(name_key(name))
        _compare_again(into)
    _reindex(into)
    return into


def _refuse_unfit_merge(source: Source, into: Source) -> None:
    if into.named:
        return
    if source.named:
        # Its address leads on to the one that took over, in public too.
        raise Refused(_("A source that has a name can’t become one without: readers could learn who it is."))
    if source.article_id != into.article_id:
        raise Refused(_("An unnamed source belongs to one article. Merge both into a source that has a name."))


def _articles_touch(source: Source) -> None:
    """Make every article in which ``source`` stands another than it was when a reviewer saw it (two queries)."""
    speaks = Attribution.objects.filter(source=source).values("claim__article")
    passes_on = AttributionVia.objects.filter(source=source).values("attribution__claim__article")
    articles = Article.objects.filter(Q(pk__in=speaks) | Q(pk__in=passes_on))
    # In one order, and before their attributions, as wherever claims are written.
    list(articles.select_for_update().order_by("pk").values_list("pk"))
    articles.update(updated_at=timezone.now())


def _rows_give(source: Source, into: Source, claim: Claim | None = None) -> None:
    """Let what names ``source`` (in ``claim``, or everywhere) name ``into``, as it is called now (two queries)."""
    rows, links = Attribution.objects.filter(source=source), AttributionVia.objects.filter(source=source)
    if claim is not None:
        rows, links = rows.filter(claim=claim), links.filter(attribution__claim=claim)
    rows.update(source=into, source_name=into.name, source_named=into.named)
    links.update(source=into, source_name=into.name)


def _claims_of_both(source: Source, into: Source) -> list[Claim]:
    """Return the claims that were decided to come from, or through, the one and the other (one query)."""
    decided = Attribution.objects.filter(state=AttributionState.DECIDED)
    of_one, of_other = (decided.filter(Q(source=each) | Q(via__source=each)).values("claim") for each in (source, into))
    claims = Claim.objects.filter(merged_into__isnull=True).filter(pk__in=of_one).filter(pk__in=of_other)
    return list(claims.select_related("article").order_by("pk"))


def _make_one(actor: AbstractBaseUser, claim: Claim, source: Source, into: Source, batch: uuid.UUID) -> None:
    """Let two sources of ``claim`` be one: what they both said is said once, and of a contradiction nobody is sure."""
    with claim_change(
        actor=actor, claim=claim, revision=claim.revision, verb="claim.sources_merged", batch=batch
    ) as changing:
        _rows_give(source, into, changing)
        twins_fold(claims=[changing])
        if {(into.pk, Polarity.AFFIRMED), (into.pk, Polarity.NEGATED)} <= speakers_of(changing):
            said_open_again(changing)


def _compare_again(source: Source) -> None:
    """Who says it is part of what is compared: queue the articles that ``source`` speaks in, or everything if many."""
    speaks = Attribution.objects.filter(source=source, claim__in_text=True).exclude(state=AttributionState.REJECTED)
    articles = (
        Article.objects.filter(pk__in=speaks.values("claim__article")).select_related("current_version").order_by("pk")
    )
    if articles.count() > _ARTICLES_AT_ONCE:
        check_queue(kind=CheckKind.RECHECK, priority=RECHECK_PRIORITY)
        return
    for article in articles:
        check_queue(kind=CheckKind.CONTRADICTIONS, version=article.current_version, article=article)


def _alias_add(source: Source, name: str) -> None:
    name = " ".join(name.split())
    if not is_visible(name) or len(name) > NAME_LENGTH:
        raise Refused(_("Write another name of this source, of at most 200 characters."))
    key = name_key(name)
    if key == source.name_key or source.aliases.filter(name_key=key).exists():
        raise Refused(_("This source has that name already."))
    SourceAlias.objects.create(source=source, name=name, name_key=key)


def _reindex(source: Source, *former: str) -> None:
    """Bring the candidate index in line with the source's names, and with those that it has lost."""
    names = {source.name, *source.aliases.values_list("name", flat=True), *former}
    candidates_index(claims=candidates_naming(names=names))
