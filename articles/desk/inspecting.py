"""What the workbench's templates need: gathered for the whole page, and for the inspector alone."""

from typing import Any

from django.http import HttpRequest

from articles.desk.forms.claims import EvidenceForm, FindingForm, NoteForm, SourceForm
from articles.models import Article, Claim
from articles.models.choices import (
    AttributionManner,
    EvidenceStance,
    Polarity,
    SaidStatus,
    SourceKind,
    TruthStatus,
    ViaRole,
)
from articles.selectors.desk_checks import article_work, results_stamp
from articles.selectors.desk_claim import Inspector, inspector
from articles.selectors.desk_people import editors
from articles.selectors.desk_progress import progress_of
from articles.selectors.desk_sources import names_in_article
from articles.selectors.desk_workbench import acceptable, paragraphs
from articles.services.publication_gate import publication_gate

#: Keys 1 to 9 answer "is it true?", with Shift "was it said?".
TRUTH_KEYS = [(status, str(key)) for key, status in enumerate([s for s in TruthStatus if s != "unchecked"], 1)]
SAID_KEYS = [(status, f"shift+{key}") for key, status in enumerate([s for s in SaidStatus if s != "unchecked"], 1)]


def inspector_context(request: HttpRequest, claim: Claim, *, forms: dict[str, Any]) -> dict[str, Any]:
    """Return the inspector's context; ``forms`` are those to show instead of fresh ones, because of errors."""
    article = claim.article
    looked_at = inspector(claim, request.user)
    return {
        "article": article,
        "claim": claim,
        "inspector": looked_at,
        "truth_keys": TRUTH_KEYS,
        "said_keys": SAID_KEYS,
        "via_roles": ViaRole.choices,
        "names": names_in_article(article),
        "chain": _chain(looked_at),
        "replaces": _replaced(looked_at),
        **_forms(looked_at),
        **forms,
    }


def bench_context(request: HttpRequest, article: Article, claim: Claim | None, *, forms: dict[str, Any]) -> dict:
    """Return the whole workbench's context, with ``claim`` in focus (``None``: the text has no claim)."""
    return {
        **(inspector_context(request, claim, forms=forms) if claim else {"article": article}),
        **header_context(article),
        "stamp": results_stamp(article),
        "paragraphs": paragraphs(article),
        "acceptable": acceptable(article),
        "editors": editors(),
        "focus": claim.public_id if claim else "",
    }


def header_context(article: Article) -> dict[str, Any]:
    """Return what stands above the text: how far it is, what blocks publication, what the machine is doing."""
    missing = publication_gate(article=article)
    return {
        "progress": progress_of([article.pk])[article.pk],
        "blockers": [each for each in missing if each.blocking],
        "work": article_work(article),
    }


def _forms(looked_at: Inspector) -> dict[str, Any]:
    claim, drafts = looked_at.claim, looked_at.drafts
    typed = {name: draft.text for name, draft in drafts.items()}
    # A new source inherits what was found of the suggestion that it takes the place of, and nothing of any other.
    first = next((said.row for said in looked_at.suggested), None)
    return {
        "note_form": NoteForm(instance=claim, initial=typed, prefix=None),
        "finding_form": FindingForm(instance=claim, initial=typed),
        "evidence_form": EvidenceForm(
            auto_id="evidence_%s",
            # What a "false" rests on speaks against the claim.
            initial={"stance": EvidenceStance.REFUTES} if claim.truth_status == TruthStatus.FALSE else None,
        ),
        "source_form": SourceForm(
            auto_id="source_%s",
            initial={
                "manner": first.manner if first else AttributionManner.INDIRECT,
                "polarity": first.polarity if first else Polarity.AFFIRMED,
                "named": "1",
                # Readers are told it: what nobody chose is not known yet.
                "kind": SourceKind.UNKNOWN,
            },
        ),
    }


def _chain(looked_at: Inspector) -> list[tuple[str, str]]:
    """Return the links to begin the chain editor with: those of the suggestion that a new source takes the place of."""
    return [(link.source_name, link.role) for link in looked_at.suggested[0].links] if looked_at.suggested else []


def _replaced(looked_at: Inspector) -> int | None:
    """Return the key of the attribution that a new source takes the place of: the first suggestion."""
    return looked_at.suggested[0].row.pk if looked_at.suggested else None
