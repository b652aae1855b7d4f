"""Fit the cue classifier and the source ranker on annotated articles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from articles.analysis.attribution.decisions import Models, candidates
from articles.analysis.attribution.features import cue_features, source_features
from articles.analysis.attribution.linear import Linear
from articles.analysis.attribution.speakers import Speaker, subject
from training.attribution.data import KINDS, Annotated, gold_of, right_spans
from training.attribution.fit import fit_classes, fit_ranker

CUE_PENALTY = 1.0
SOURCE_PENALTY = 1.0
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


def fit(articles: Sequence[Annotated]) -> tuple[Fitted, Fitted]:
    """Return the fitted cue classifier and source ranker."""
    cues = [example for annotated in articles for example in cue_examples(annotated)]
    sources = [example for annotated in articles for example in source_examples(annotated)]
    return (
        fit_classes([facts for facts, _ in cues], [label for _, label in cues], len(KINDS), CUE_PENALTY),
        fit_ranker([facts for facts, _ in sources], [right for _, right in sources], SOURCE_PENALTY),
    )


def as_models(fitted: tuple[Fitted, Fitted]) -> Models:
    """Return fitted weights as the engine uses them."""
    return Models(Linear(*fitted[0]), Linear(*fitted[1]))
