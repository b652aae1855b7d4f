"""Imports an article of 1,000 sentences, analyses it, annotates it; prints one JSON object with milliseconds."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from random import Random

import numpy as np
from django.contrib.auth.models import Group, User

from articles.intake.types import ImportedText
from articles.models import Article, Attribution, Check, Claim
from articles.models.choices import CheckKind
from articles.services.articles import article_import
from articles.services.attributions import attribution_accept
from articles.services.check_runs import check_run, checks_work_off
from articles.services.claims import claim_update
from training.contradiction.generator import frames  # noqa: F401 - declares the frames
from training.contradiction.generator.archive import claims

SENTENCES = 1_000
SAVES = 100


def main() -> None:
    """Measure on the database that the settings name."""
    editor = User.objects.create_user("editor")
    editor.groups.add(Group.objects.get(name="editor"))
    _import(editor, "The mayor said the bridge was safe.")
    checks_work_off()
    text = "\n".join(row["text"] for row in claims(Random(3), SENTENCES))
    began, worked = time.perf_counter(), time.process_time()
    article = _import(editor, text)
    imported = time.perf_counter()
    check_run(pk=Check.objects.get(article=article, kind=CheckKind.ATTRIBUTIONS).pk)
    analysed, worked = time.perf_counter(), time.process_time() - worked
    saves = _many(article, lambda claim: claim_update(
        actor=editor, claim=claim, revision=claim.revision, truth_status="verified", note="seen the paper"
    ))  # fmt: skip
    suggestions = list(Attribution.objects.filter(claim__article=article).select_related("claim__article")[:SAVES])
    accepts = [
        _timed(lambda each=each: attribution_accept(actor=editor, attribution=each, revision=each.claim.revision))
        for each in _once_a_claim(suggestions)
    ]
    compared = time.perf_counter()
    ran = checks_work_off()
    row = {
        "sentences": article.current_version.sentences.count(),
        "import_ms": round(1000 * (imported - began)),
        "analysis_ms": round(1000 * (analysed - imported)),
        "import_and_analysis_ms": round(1000 * (analysed - began)),
        "of_which_own_cpu_ms": round(1000 * worked),
        **_spread("save", saves),
        **_spread("accept", accepts),
        "comparing_1000_claims_s": round(time.perf_counter() - compared, 1),
        "checks_of_them": ran,
    }
    print(json.dumps(row), flush=True)


def _import(editor: User, text: str) -> Article:
    return article_import(actor=editor, imported=ImportedText(text=text, title="Measured"))


def _many(article: Article, save: Callable[[Claim], object]) -> list[tuple[float, float]]:
    chosen = Random(2).sample(list(article.claims.all()), SAVES)
    return [_timed(lambda claim=claim: save(claim)) for claim in chosen]


def _once_a_claim(suggestions: list[Attribution]) -> list[Attribution]:
    first = {suggestion.claim_id: suggestion for suggestion in reversed(suggestions)}
    claims_now = Claim.objects.select_related("article").in_bulk(list(first))
    for suggestion in first.values():
        suggestion.claim = claims_now[suggestion.claim_id]
    return list(first.values())


def _timed(action: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that ``action`` took, and those of them that this process was at work."""
    began, worked = time.perf_counter(), time.process_time()
    action()
    return time.perf_counter() - began, time.process_time() - worked


def _spread(name: str, seconds: list[tuple[float, float]]) -> dict[str, float]:
    wall, cpu = np.array(seconds).T * 1000
    return {
        f"{name}_p50_ms": round(float(np.percentile(wall, 50)), 1),
        f"{name}_p95_ms": round(float(np.percentile(wall, 95)), 1),
        f"{name}_own_cpu_p50_ms": round(float(np.percentile(cpu, 50)), 1),
    }


if __name__ == "__main__":
    main()
