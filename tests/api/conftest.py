"""A desk with one of everything, and clients in every role."""

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import User
from rest_framework.test import APIClient

from articles.intake.types import ImportedText
from articles.models import Article, Attribution, Check, Claim, Contradiction, Evidence, Source
from articles.services.articles import article_import
from articles.services.attributions import attribution_accept
from articles.services.comparables import text_digest
from articles.services.evidence import evidence_add
from articles.services.publications import article_publish
from articles.services.sources import source_add_alias, source_create
from articles.services.suggestions import suggestions_compute, suggestions_replace
from tests.conftest import ARTICLE_TEXT
from tests.made_once import made_once

ROOT = "/api/v1/"
ROLES = ("stranger", "no role", "editor", "reviewer", "administrator")


@dataclass
class Desk:
    """One of everything, and a second article that is published."""

    article: Article
    claim: Claim
    suggestion: Attribution
    evidence: Evidence
    source: Source
    other_source: Source
    contradiction: Contradiction
    failed: Check
    published: Article

    def parameters(self) -> dict[str, object]:
        """Return a value for each variable part of the API's addresses."""
        return {
            "article": self.article.public_id,
            "claim": self.claim.public_id,
            "attribution": self.suggestion.pk,
            "evidence": self.evidence.public_id,
            "source": self.source.public_id,
            "alias": self.source.aliases.values_list("pk", flat=True).first() or 1,
            "contradiction": self.contradiction.public_id,
            "check": self.failed.pk,
            "number": 1,
            "index": 0,
            "field": "note",
        }


@pytest.fixture
def made(person):
    """One of everything, and the people: ``desk``, ``editor``, ``reviewer`` and ``administrator`` are parts of it."""
    return made_once("desk of the API", lambda: _make(person))


def _make(person) -> dict[str, object]:
    people = {role: person(role) for role in ("editor", "reviewer", "administrator")}
    return {**people, "desk": _desk(people["editor"], people["reviewer"])}


def _desk(editor: User, reviewer: User) -> Desk:
    article = article_import(actor=editor, imported=ImportedText(text=ARTICLE_TEXT, title="Bridge to close"))
    version = article.current_version
    suggestions_replace(version=version, analysed=suggestions_compute(version=version))
    suggestion = Attribution.objects.filter(claim__article=article).select_related("claim__article").first()
    claim = suggestion.claim
    evidence = evidence_add(
        actor=editor, claim=claim, revision=1, title="Inspection report", url="https://example.org/"
    )
    source = source_create(actor=editor, name="Lindau Port Authority", kind="organisation")
    source_add_alias(actor=editor, source=source, revision=1, name="the port")
    one, other = article.claims.filter(text__contains="cost").order_by("pk")
    contradiction = Contradiction.objects.create(
        claim_a=one, claim_b=other, kind="number", probability=0.9, reason="12 million and 31 million euros.",
        spans_a=[[53, 63]], spans_b=[[46, 56]], digest_a=text_digest(one.text),
        digest_b=text_digest(other.text), engine_version="test",
    )  # fmt: skip
    failed = Check.objects.create(kind="contradictions", claim=claim, article=article, state="failed", error="Broken.")
    facts = {"text": "The mayor resigned on Monday. Nobody was hurt.", "title": "Mayor goes"}
    published = article_import(actor=editor, imported=ImportedText(**facts))
    article_publish(actor=reviewer, article=published)
    return Desk(
        article, Claim.objects.get(pk=claim.pk), suggestion, evidence, Source.objects.get(pk=source.pk),
        source_create(actor=editor, name="Harbour Office"), contradiction, failed, published,
    )  # fmt: skip


@pytest.fixture
def desk(made):
    """A desk with one of everything."""
    return made["desk"]


@pytest.fixture
def article(desk):
    """The article at the desk, analysed."""
    return desk.article


@pytest.fixture
def editor(made):
    return made["editor"]


@pytest.fixture
def reviewer(made):
    return made["reviewer"]


@pytest.fixture
def administrator(made):
    return made["administrator"]


@pytest.fixture
def decided(desk, editor):
    """The claim of ``desk``, its suggestion accepted."""
    attribution_accept(actor=editor, attribution=desk.suggestion, revision=desk.claim.revision)
    desk.claim.refresh_from_db()
    return desk.claim


@pytest.fixture
def imported_article(editor):
    """Return a maker of articles."""
    return lambda text, **facts: article_import(actor=editor, imported=ImportedText(text=text, **facts))


@pytest.fixture
def client_of(person, editor, reviewer, administrator):
    """Return a maker of clients: ``client_of("editor")``; "stranger" is not logged in, "no role" has no rights."""

    def make(role: str) -> APIClient:
        client = APIClient()
        if role != "stranger":
            name = role.replace(" ", "-")
            client.force_login(User.objects.filter(username=name).first() or person(None, name))
        return client

    return make


@pytest.fixture
def as_editor(client_of):
    return client_of("editor")


@pytest.fixture
def as_reviewer(client_of):
    return client_of("reviewer")


def tag(thing) -> dict[str, str]:
    """Return the header that says which revision of ``thing`` was seen."""
    thing.refresh_from_db()
    return {"HTTP_IF_MATCH": f'"{thing.public_id}-{thing.revision}"'}
