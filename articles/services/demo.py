"""The demo newsroom: made through the same services that editors use, with a real analysis in between.

Each step may be run again: it goes on where the one before was interrupted, and touches nothing that a person changed.
"""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import Group, User

from articles.models import Article, Attribution, Check, Claim, Contradiction, Source
from articles.models.choices import (
    AttributionState,
    CheckState,
    ContradictionDecision,
    ContradictionKind,
    SaidStatus,
    Voice,
)
from articles.models.names import name_key
from articles.services.articles import article_import
from articles.services.attributions import attribution_accept, attribution_reject, attribution_set
from articles.services.claims import claim_update
from articles.services.contradictions import contradiction_decide
from articles.services.demo_newsroom import ARTICLES, DECISIONS, PAIRS, SOURCES, DemoDecision, DemoPair, DemoSource
from articles.services.errors import DuplicateText
from articles.services.evidence import evidence_add
from articles.services.people import person_create
from articles.services.permissions import ADMINISTRATOR, EDITOR, REVIEWER
from articles.services.publications import article_publish
from articles.services.sources import source_add_alias, source_create, source_find, source_grade

_OTHER_THINGS = "The two speak of different things."


def demo_people(*, password: str) -> dict[str, User]:
    """Open an account for each role, named like it, and return them by role. Those that exist stay as they are."""
    administrator = User.objects.filter(username=ADMINISTRATOR).first()
    if administrator is None:
        # Nobody is there yet who could open the first account.
        administrator = User.objects.create_user(ADMINISTRATOR, f"{ADMINISTRATOR}@example.org", password)
        administrator.groups.add(Group.objects.get(name=ADMINISTRATOR))
    people = {ADMINISTRATOR: administrator}
    for role in (EDITOR, REVIEWER):
        people[role] = User.objects.filter(username=role).first() or person_create(
            actor=administrator, username=role, email=f"{role}@example.org", role=role, password=password
        )
    return people


def demo_import(*, editor: User) -> list[Article]:
    """Fill the registry, import the articles, and return them; their analysis is queued."""
    for wanted in SOURCES:
        if source_find(name=wanted.name) is None:
            _source_add(editor, wanted)
    articles = []
    for imported, _published in ARTICLES:
        try:
            articles.append(article_import(actor=editor, imported=imported))
        except DuplicateText as twin:
            articles.append(twin.article)
    return articles


def demo_waits(*, articles: Iterable[Article]) -> bool:
    """Say whether the worker still has something to do for ``articles``."""
    return Check.objects.filter(article__in=list(articles), state__in=(CheckState.QUEUED, CheckState.RUNNING)).exists()


def demo_annotate(*, editor: User, articles: Sequence[Article]) -> None:
    """Decide, as an editor would, on the sentences that the demo has an opinion of."""
    for decision in DECISIONS:
        claim = Claim.objects.get(article__in=articles, in_text=True, text__contains=decision.words)
        if claim.revision == 1:
            _annotate(editor, claim, decision)


def demo_publish(*, editor: User, reviewer: User, articles: Sequence[Article]) -> None:
    """Decide on the contradictions of the articles that are to be published, and publish them once."""
    ready = [
        article
        for article, (_imported, published) in zip(articles, ARTICLES, strict=True)
        if published and not article.publications.exists()
    ]
    open_pairs = Contradiction.objects.filter(decision=ContradictionDecision.OPEN, withdrawn_at__isnull=True)
    for pair in open_pairs.exclude(kind=ContradictionKind.TENSION).select_related("claim_a", "claim_b"):
        if {pair.claim_a.article_id, pair.claim_b.article_id} & {article.pk for article in ready}:
            _decide(editor, pair)
    for article in ready:
        article_publish(actor=reviewer, article=article)


def _source_add(editor: User, wanted: DemoSource) -> None:
    source = source_create(actor=editor, name=wanted.name, kind=wanted.kind, description=wanted.description)
    for alias in wanted.aliases:
        source.refresh_from_db()
        source_add_alias(actor=editor, source=source, revision=source.revision, name=alias)
    if wanted.grade:
        source.refresh_from_db()
        source_grade(
            actor=editor, source=source, revision=source.revision, reliability=wanted.grade, reason=wanted.reason
        )


def _annotate(editor: User, claim: Claim, decision: DemoDecision) -> None:
    fields = dict(decision.fields or {})
    if decision.source:
        _attribute(editor, claim, decision)
    else:
        fields |= {"voice": Voice.OWN, "said_status": SaidStatus.OWN_VOICE}
        for suggestion in claim.attributions.filter(state=AttributionState.SUGGESTED):
            claim.refresh_from_db()
            attribution_reject(actor=editor, attribution=suggestion, revision=claim.revision)
    for evidence in decision.evidence:
        claim.refresh_from_db()
        evidence_add(actor=editor, claim=claim, revision=claim.revision, **evidence)
    claim.refresh_from_db()
    claim_update(actor=editor, claim=claim, revision=claim.revision, **fields)


def _attribute(editor: User, claim: Claim, decision: DemoDecision) -> None:
    """Accept the suggestion that names the source; where the analysis saw none, set it by hand."""
    source = source_find(name=decision.source, article=claim.article) or source_create(
        actor=editor, name=decision.source, named=decision.named, article=claim.article
    )
    suggestions = list(claim.attributions.filter(state=AttributionState.SUGGESTED).prefetch_related("via"))
    fitting = next((row for row in suggestions if _fits(row, source, decision)), None)
    if fitting is not None:
        attribution_accept(actor=editor, attribution=fitting, revision=claim.revision, source=source)
        return
    attribution_set(
        actor=editor,
        claim=claim,
        revision=claim.revision,
        source=source,
        via=[(source_find(name=name) or name, role) for name, role in decision.via],
        replaces=suggestions[0] if suggestions else None,
    )


def _fits(suggestion: Attribution, source: Source, decision: DemoDecision) -> bool:
    same_source = suggestion.source_id == source.pk or name_key(suggestion.source_name) == source.name_key
    chain = [name_key(link.source_name) for link in suggestion.via.all()]
    return same_source and chain == [name_key(name) for name, _role in decision.via]


def _decide(editor: User, pair: Contradiction) -> None:
    wanted = next((row for row in PAIRS if _speaks_of(row, pair)), None)
    if wanted is None:
        wanted = DemoPair("", "", ContradictionDecision.NONE, _OTHER_THINGS)
    stands = next(
        (claim for claim in (pair.claim_a, pair.claim_b) if wanted.stands and wanted.stands in claim.text), None
    )
    contradiction_decide(
        actor=editor,
        contradiction=pair,
        revision=pair.revision,
        decision=wanted.decision,
        stands=stands,
        note=wanted.note,
    )


def _speaks_of(row: DemoPair, pair: Contradiction) -> bool:
    a, b = pair.claim_a.text, pair.claim_b.text
    return (row.one in a and row.other in b) or (row.one in b and row.other in a)
