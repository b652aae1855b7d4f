"""A published newsroom with everything readers can see, and a secret in every place that they must never see.

For any test package: ``from tests.publishing import newsroom, published`` in its conftest.
"""

from dataclasses import dataclass
from datetime import date

import pytest

from articles.intake.types import ImportedText
from articles.models import Article, Attribution, Claim, Contradiction, Draft, Evidence, Source, SourceAlias
from articles.services.articles import article_import, article_update
from articles.services.attributions import attribution_set
from articles.services.claims import claim_update
from articles.services.comparables import text_digest
from articles.services.evidence import evidence_add
from articles.services.publications import article_publish
from articles.services.sources import source_create, source_grade
from tests.conftest import ARTICLE_TEXT
from tests.made_once import made_once

#: Everything private in the newsroom below has this in it.
SECRET = "zqsecret"
FALSEHOOD = "According to the city council, the repairs will cost 12 million euros."


@dataclass
class Newsroom:
    """What ``newsroom`` made: the published article, the one that was never published, and their people."""

    article: Article
    hidden: Article
    editor: object
    reviewer: object
    false_claim: Claim

    def claim(self, words: str) -> Claim:
        return Claim.objects.get(article=self.article, text__contains=words, in_text=True)


def _million(claim: Claim) -> list[list[int]]:
    at = claim.text.find(" million")
    return [[at - 2, at + 8]] if at > 0 else []


def clash(one: Claim, other: Claim, **fields) -> Contradiction:
    first, second = sorted((one, other), key=lambda claim: claim.pk)
    given = {
        "kind": "number",
        "probability": 0.97,
        "reason": "12 million vs 31 million euros",
        "spans_a": _million(first),
        "spans_b": _million(second),
        "digest_a": text_digest(first.text),
        "digest_b": text_digest(second.text),
        "engine_version": "test",
        **fields,
    }
    return Contradiction.objects.create(claim_a=first, claim_b=second, **given)


def _plant_secrets(room: Newsroom) -> None:
    """Put a secret into every private field there is."""
    for claim in Claim.objects.filter(article=room.article):
        Claim.objects.filter(pk=claim.pk).update(note=f"{SECRET} note")
        for state in ("suggested", "rejected"):
            Attribution.objects.create(
                claim=claim, version=room.article.current_version, source_name=f"{SECRET} {state}", state=state
            )
        Draft.objects.create(claim=claim, user=room.editor, field="verdict", text=f"{SECRET} draft", revision=1)
    Source.objects.update(description=f"{SECRET} description")
    for source in Source.objects.filter(named=True):
        SourceAlias.objects.create(source=source, name=f"{SECRET} alias", name_key=f"{SECRET} alias")
        source_grade(
            actor=room.editor, source=source, revision=source.revision, reliability="E", reason=f"{SECRET} grade"
        )
    Evidence.objects.create(
        claim=room.false_claim, title=f"{SECRET} removed evidence", added_by=room.editor, removed_at="2026-01-01T00:00Z"
    )
    hidden = room.hidden.claims.first()
    clash(room.false_claim, hidden, decision="real", reason=f"{SECRET} reason", note=f"{SECRET} pair")
    clash(room.claim("Lindau"), hidden, decision="none", reason=f"{SECRET} undone")
    Contradiction.objects.filter(decision="real").update(note=f"{SECRET} pair")
    for person in (room.editor, room.reviewer):
        person.first_name, person.email = f"{SECRET} name", f"{SECRET}@example.org"
        person.username = f"{SECRET}{person.pk}"
        person.save()


def newsroom_make(*, article: Article, editor, reviewer, secrets: bool = True) -> Newsroom:
    """Annotate ``article`` (the one of tests/conftest.py) with everything that readers can see, and plant secrets."""
    article_update(
        actor=editor, article=article, revision=article.revision, outlet="The Lindau Post", byline="R. Gupta",
        published_on=date(2026, 3, 2), original_url="https://post.example/bridge",
    )  # fmt: skip
    hidden = article_import(
        actor=editor,
        imported=ImportedText(text=f"The {SECRET} memo puts the cost at 90 million euros.", title=f"{SECRET} title"),
    )
    room = Newsroom(article, hidden, editor, reviewer, Claim.objects.get(article=article, text=FALSEHOOD))

    def find(claim, **fields):
        claim.refresh_from_db()
        return claim_update(actor=editor, claim=claim, revision=claim.revision, **fields)

    council = source_create(actor=editor, name="City council", kind="organisation")
    gazette = source_create(actor=editor, name="Harbour Gazette", kind="publication")
    contractors = source_create(actor=editor, name="two contractors", named=False, article=article)
    auditor = source_create(actor=editor, name="State auditor", kind="organisation")
    for words, source, via in (
        ("12 million", council, ()),
        ("Two contractors", contractors, [(gazette, "outlet")]),
        ("31 million", auditor, ()),
    ):
        claim = room.claim(words)
        attribution_set(actor=editor, claim=claim, revision=claim.revision, source=source, via=via)
    find(
        room.false_claim, truth_status="false", said_status="confirmed", verdict="The signed budget says 31 million.",
        explanation="<p>The <strong>budget</strong> has the figure.</p>", as_of=date(2026, 3, 1),
    )  # fmt: skip
    # No service takes that any more, but earlier ones did.
    hostile = f"{room.false_claim.explanation}<script>alert(1)</script>"
    Claim.objects.filter(pk=room.false_claim.pk).update(explanation=hostile)
    room.false_claim.refresh_from_db()
    evidence_add(
        actor=editor, claim=room.false_claim, revision=room.false_claim.revision, title="Budget 2026, signed copy",
        url="https://city.example/budget?a=1&b=2", stance="refutes", locator="p. 4", excerpt="Bridge: 31,000,000",
    )  # fmt: skip
    claim = find(room.claim("31 million"), truth_status="verified", said_status="reported")
    evidence_add(actor=editor, claim=claim, revision=claim.revision, title="Auditor’s report", kind="secondary")
    clash(room.false_claim, room.claim("31 million"), decision="real", stands=room.claim("31 million"))
    if secrets:
        _plant_secrets(room)
    room.reviewer.refresh_from_db()
    return room


def _newsroom(person) -> Newsroom:
    editor, reviewer = person("editor"), person("reviewer")
    article = article_import(actor=editor, imported=ImportedText(text=ARTICLE_TEXT, title="Bridge to close"))
    return newsroom_make(article=article, editor=editor, reviewer=reviewer)


def _published(person) -> Newsroom:
    room = _newsroom(person)
    claim = room.false_claim
    claim.refresh_from_db()
    claim_update(actor=room.editor, claim=claim, revision=claim.revision, truth_status="misleading")
    article_publish(actor=room.reviewer, article=room.article)
    claim.refresh_from_db()
    claim_update(actor=room.editor, claim=claim, revision=claim.revision, truth_status="false")
    article_publish(actor=room.reviewer, article=room.article, correction_note="The figure was worse than thought.")
    return room


@pytest.fixture
def newsroom(person):
    """A newsroom that is ready to publish its article, with secrets in all private places."""
    return made_once("newsroom", lambda: _newsroom(person))


@pytest.fixture
def published(person):
    """The same, with the article published twice: the verdict on the false claim was another one at first."""
    return made_once("published newsroom", lambda: _published(person))
