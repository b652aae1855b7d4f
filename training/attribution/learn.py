"""Fit the engine's models on annotated articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from articles.analysis.attribution.assessments import assessment_facts
from articles.analysis.attribution.calibration import STEPS, Calibration
from articles.analysis.attribution.decisions import MODELS, RECIPE_VERSION, Models, candidates
from articles.analysis.attribution.features import cue_features, source_features
from articles.analysis.attribution.linear import Linear
from articles.analysis.attribution.speakers import Speaker, subject
from articles.analysis.types import Span
from training.attribution.accounts import UNCALIBRATED, continuation_examples, told_in, told_in_whole_articles
from training.attribution.data import KINDS, Annotated, gold_of, right_spans
from training.attribution.fit import fit_classes, fit_ranker

CUE_PENALTY = 8.0
SOURCE_PENALTY = 1.0
ASSESSMENT_PENALTY = 4.0
CONTINUATION_PENALTY = 1.0
LEAST_WEIGHT = 0.01
Fitted = tuple[list[str], np.ndarray]


def cue_examples(annotated: Annotated) -> list[tuple[list[str], int]]:
    """Return each possible cue's facts and the number of its kind."""
    examples = []
    for cues in annotated.cues:
        speaker: Speaker | None = None
        before = None
        for cue in cues:
            guess = subject(annotated.grammar, cue, speaker)
            gold = gold_of(annotated, cue)
            facts = _in_domain(annotated, cue_features(annotated.grammar, cue, guess, before))
            examples.append((facts, KINDS.index(gold.kind) if gold else 0))
            speaker, before = guess or speaker, cue
    return examples


def _in_domain(annotated: Annotated, facts: list[str]) -> list[str]:
    """Return the facts, doubled for another corpus than ours, so that its habits do not become ours (Daumé 2007)."""
    return facts if annotated.corpus == "ours" else facts + [f"{annotated.corpus} {fact}" for fact in facts]


def source_examples(annotated: Annotated) -> list[tuple[list[list[str]], list[int]]]:
    """Return for each true cue its candidates' facts and which candidates are right."""
    document, grammar = annotated.document, annotated.grammar
    examples = []
    for cues in annotated.cues:
        speaker: Speaker | None = None
        for cue in cues:
            guess = subject(grammar, cue, speaker)
            gold = gold_of(annotated, cue)
            if gold and gold.sources:
                phrases = candidates(grammar, cue, guess)
                right = []
                for span in right_spans(annotated, cue, gold):
                    inside = [n for n, p in enumerate(phrases) if span.start <= document.starts[p.head] < span.end]
                    right += inside[:1]
                if right:
                    before = speaker.phrase if speaker else None
                    facts = [source_features(grammar, cue, phrase, guess, before) for phrase in phrases]
                    examples.append((facts, sorted(set(right))))
            speaker = guess or speaker
    return examples


def assessment_examples(annotated: Annotated) -> list[tuple[list[str], int]]:
    """Return each own-voice sentence's facts and whether the annotators call it an assessment without a source."""
    document, article = annotated.document, annotated.article
    if article is None:
        return []
    told = [span for one in annotated.gold for span in (*one.contents, *one.cues)]
    return [
        (assessment_facts(document, sentence.index), int(_touches(sentence.span, article.unsourced)))
        for sentence in document.sentences
        if not _touches(sentence.span, told)
    ]


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)


def fit(articles: Sequence[Annotated]) -> dict[str, Fitted]:
    """Return the fitted models by name."""
    cues = [example for annotated in articles for example in cue_examples(annotated)]
    sources = [example for annotated in articles for example in source_examples(annotated)]
    assessed = [example for annotated in articles for example in assessment_examples(annotated)]
    names, weights = fit_classes([f for f, _ in assessed], [label for _, label in assessed], 2, ASSESSMENT_PENALTY)
    fitted = {
        "cues": fit_classes([facts for facts, _ in cues], [label for _, label in cues], len(KINDS), CUE_PENALTY),
        "sources": fit_ranker([facts for facts, _ in sources], [right for _, right in sources], SOURCE_PENALTY),
        "assessments": (names, weights[:, 1:] - weights[:, :1]),
        "continuations": ([], np.zeros((0, 1))),
    }
    told = [told_in(annotated.article) for annotated in articles if annotated.article]
    continued = continuation_examples([*told, *told_in_whole_articles()], as_models(fitted, UNCALIBRATED))
    names, weights = fit_classes([f for f, _ in continued], [label for _, label in continued], 2, CONTINUATION_PENALTY)
    return fitted | {"continuations": (names, weights[:, 1:] - weights[:, :1])}


def as_models(fitted: dict[str, Fitted], calibration: Calibration) -> Models:
    """Return fitted weights as the engine uses them."""
    return Models(*(Linear(*fitted[name]) for name in MODELS), calibration)


def save(fitted: dict[str, Fitted], calibration: Calibration, path: Path) -> None:
    """Write the weights as the engine reads them; facts of other corpora and those without weight are left out."""
    stored: dict[str, np.ndarray] = {"version": np.array(RECIPE_VERSION)}
    for name, (facts, weights) in fitted.items():
        kept = [
            n for n, fact in enumerate(facts) if not fact.startswith("gum ") and np.abs(weights[n]).max() > LEAST_WEIGHT
        ]
        stored[f"{name}-names"] = np.array("\n".join(facts[n] for n in kept))
        stored[f"{name}-weights"] = weights[kept].astype(np.float16)
    for step in STEPS:
        stored[f"calibration-{step}"] = np.array(getattr(calibration, step))
    np.savez_compressed(path, **stored)
