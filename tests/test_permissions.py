"""Every service in every role: refused to whom it is not for, whatever the page or program that calls it."""

import inspect
from importlib import import_module

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from articles.intake.types import ImportedText
from articles.models import Attribution, Check, Contradiction, Sentence
from articles.services.evidence import evidence_add
from articles.services.sources import source_create

pytestmark = pytest.mark.django_db

ROLES = ("stranger", "no role", "closed account", "editor", "reviewer", "administrator")
ALLOWED = {
    "editor": {"editor", "reviewer", "administrator"},
    "reviewer": {"reviewer", "administrator"},
    "administrator": {"administrator"},
}
#: Service, the lowest role that may call it, its arguments from the things of the desk below.
SERVICES = [
    ("articles.article_import", "editor", lambda t: {"imported": ImportedText(text="New. Words.")}),
    ("articles.article_update", "editor", lambda t: {"article": t["article"], "revision": 1, "title": "T"}),
    ("articles.article_assign", "editor", lambda t: {"article": t["article"], "user": None}),
    ("articles.version_add", "editor", lambda t: {"article": t["article"], "text": "New.", "reason": ""}),
    ("sentences.sentence_split", "editor", lambda t: {"sentence": t["sentence"], "at": 4}),
    ("sentences.sentence_merge", "editor", lambda t: {"sentence": t["sentence"]}),
    ("claims.claim_update", "editor", lambda t: {"claim": t["claim"], "revision": 2, "note": "n"}),
    ("claims.claim_create_part", "editor", lambda t: {"article": t["article"], "start": 4, "end": 10}),
    ("claims.claim_undo_last", "editor", lambda t: {"article": t["article"]}),
    ("attributions.attribution_accept", "editor", lambda t: {"attribution": t["suggestion"], "revision": 2}),
    ("attributions.attribution_reject", "editor", lambda t: {"attribution": t["suggestion"], "revision": 2}),
    (
        "attributions.attribution_set",
        "editor",
        lambda t: {"claim": t["claim"], "revision": 2, "source": t["source"]},
    ),
    ("attributions.attribution_remove", "editor", lambda t: {"attribution": t["decided"], "revision": 1}),
    ("attributions.attributions_accept_above", "editor", lambda t: {"article": t["article"], "confidence": 0}),
    (
        "attributions.attribution_set_for_range",
        "editor",
        lambda t: {"article": t["article"], "claims": [], "source": t["source"]},
    ),
    ("evidence.evidence_add", "editor", lambda t: {"claim": t["claim"], "revision": 2, "title": "E"}),
    (
        "evidence.evidence_update",
        "editor",
        lambda t: {"evidence": t["evidence"], "revision": 2, "title": "E"},
    ),
    ("evidence.evidence_remove", "editor", lambda t: {"evidence": t["evidence"], "revision": 2}),
    (
        "drafts.draft_save",
        "editor",
        lambda t: {"claim": t["claim"], "field": "note", "text": "x", "revision": 1},
    ),
    ("drafts.draft_discard", "editor", lambda t: {"claim": t["claim"], "field": "note"}),
    ("sources.source_create", "editor", lambda t: {"name": "Brand New"}),
    ("sources.source_update", "editor", lambda t: {"source": t["source"], "revision": 1, "name": "N"}),
    ("sources.source_add_alias", "editor", lambda t: {"source": t["source"], "revision": 1, "name": "N"}),
    ("sources.source_remove_alias", "editor", lambda t: {"source": t["source"], "revision": 1, "name": "N"}),
    (
        "sources.source_grade",
        "editor",
        lambda t: {"source": t["source"], "revision": 1, "reliability": "A", "reason": "r"},
    ),
    (
        "sources.source_merge",
        "reviewer",
        lambda t: {"source": t["source"], "revision": 1, "into": t["other_source"]},
    ),
    (
        "contradictions.contradiction_decide",
        "editor",
        lambda t: {"contradiction": t["contradiction"], "revision": 1, "decision": "none"},
    ),
    ("checks.check_rerun", "editor", lambda t: {"check": t["failed"]}),
    ("checks.archive_recheck", "administrator", lambda t: {}),
    ("publications.article_publish", "reviewer", lambda t: {"article": t["article"]}),
    ("publications.article_withdraw", "reviewer", lambda t: {"article": t["article"], "reason": "r"}),
    (
        "people.person_create",
        "administrator",
        lambda t: {"username": "new", "email": "new@example.org", "role": "editor"},
    ),
    ("people.person_set_role", "administrator", lambda t: {"person": t["somebody"], "role": "reviewer"}),
    ("people.person_deactivate", "administrator", lambda t: {"person": t["somebody"]}),
    ("people.person_reactivate", "administrator", lambda t: {"person": t["somebody"]}),
]


@pytest.fixture
def things(article, editor, person):
    claims = list(article.claims.order_by("pk"))
    source = source_create(actor=editor, name="City Council")
    named = {"version": article.current_version, "source_name": "City Council"}
    return {
        "article": article,
        "claim": claims[0],
        "sentence": Sentence.objects.get(version=article.current_version, index=2),
        "evidence": evidence_add(actor=editor, claim=claims[0], revision=1, title="Budget"),
        "source": source,
        "other_source": source_create(actor=editor, name="Port Authority"),
        "suggestion": Attribution.objects.create(claim=claims[0], **named),
        "decided": Attribution.objects.create(claim=claims[1], state="decided", source=source, **named),
        "contradiction": Contradiction.objects.create(
            claim_a=claims[4], claim_b=claims[5], kind="number", probability=0.9, reason="r", digest_a="a" * 64,
            digest_b="b" * 64, engine_version="test",
        ),
        "failed": Check.objects.create(kind="contradictions", claim=claims[0], state="failed", error="e"),
        "somebody": person("editor", "somebody"),
    }  # fmt: skip


@pytest.fixture
def actor_of(person, editor):
    def make(role):
        if role == "stranger":
            return AnonymousUser()
        if role == "editor":
            return editor
        actor = person(None if role == "no role" else role.replace("closed account", "reviewer"), f"the {role}")
        actor.is_active = role != "closed account"
        actor.save()
        return actor

    return make


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("name", "lowest", "arguments"), SERVICES, ids=[row[0] for row in SERVICES])
def test_a_service_serves_whom_it_is_for(things, actor_of, name, lowest, arguments, role):
    module, function = name.split(".")
    service = getattr(import_module(f"articles.services.{module}"), function)
    actor = actor_of(role)
    if role not in ALLOWED[lowest]:
        with pytest.raises(PermissionDenied):
            service(actor=actor, **arguments(things))
        return
    try:
        service(actor=actor, **arguments(things))
    except PermissionDenied:
        pytest.fail(f"{name} refuses a {role}")
    except Exception as error:
        assert type(error).__name__ in {"Refused", "NotReady", "StaleRevision"}, error


def test_every_service_that_acts_for_somebody_is_in_the_table():
    modules = {name.split(".")[0] for name, _lowest, _arguments in SERVICES}
    acting = {
        f"{module}.{name}"
        for module in modules
        for name, function in inspect.getmembers(import_module(f"articles.services.{module}"), inspect.isfunction)
        if function.__module__ == f"articles.services.{module}"
        and not name.startswith("_")
        and "actor" in inspect.signature(function).parameters
    }
    # A change's frame and the record of events are no service of their own.
    assert acting - {"claims.claim_change"} == {name for name, _lowest, _arguments in SERVICES}
