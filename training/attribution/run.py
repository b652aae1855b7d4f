"""The whole recipe of the attribution weights: ``python -m training.attribution.run`` from the repository's root.

Reads the training corpus and GUM, learns by five folds for scores and calibration, then from everything, and writes the
weights, and ``scores.json`` beside this file.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

from articles.analysis.attribution import tagger
from articles.analysis.attribution.calibration import STEPS, Calibration
from articles.analysis.attribution.decisions import RECIPE_VERSION
from articles.analysis.attribution.engine import suggest
from articles.analysis.attribution.linear import WEIGHTS
from articles.analysis.evaluation.attributions import GoldSentence, score
from articles.analysis.types import Sentence, SentenceSources, Span
from training.attribution.data import GUM, Annotated, gum_corpus, our_corpus, with_paragraphs
from training.attribution.fit import isotonic
from training.attribution.learn import Fitted, as_models, fit, save
from training.attribution.learn_tagger import SEED, learn
from training.attribution.measure import Tally, measure
from training.corpus.markup import AnnotatedArticle

FOLDS = 5
SCORES = Path(__file__).parent / "scores.json"
CURVE = (0.125, 0.25, 0.5, 0.75)


class _Signed(Calibration):
    """No calibration: scores as they are, a quote's below zero, so that they can be told apart."""

    def of(self, kind: str, score: float) -> float:
        """Return ``score``, negative for a quote."""
        return -score if kind == "quoted" else score


RAW = _Signed([], [], [], [])


def cross_validated(
    ours: Sequence[Annotated], others: Sequence[Annotated]
) -> list[tuple[dict[str, Fitted], list[AnnotatedArticle], Tally]]:
    """Return for each fold what was learned without it, its articles, and their tally with raw scores."""
    folds = []
    for fold in range(FOLDS):
        fitted = fit([one for number, one in enumerate(ours) if number % FOLDS != fold] + list(others))
        left_out = [one.article for number, one in enumerate(ours) if number % FOLDS == fold]
        folds.append((fitted, left_out, measure(left_out, as_models(fitted, RAW))))
    return folds


def calibration_from(tallies: Sequence[Tally]) -> Calibration:
    """Return the calibration that fits the tallies' scores."""
    pairs = {step: [pair for tally in tallies for pair in tally.scored.get(step, [])] for step in STEPS}
    return Calibration(**{step: isotonic(pairs[step]) for step in STEPS})


def run(gum: Path, tag: bool) -> dict:
    """Learn, measure and write the weights; return the scores. ``tag``: train the tagger anew too."""
    started = time.monotonic()
    scores: dict = {"recipe": RECIPE_VERSION, "tagger_recipe": tagger.RECIPE_VERSION, "seed": SEED, "folds": FOLDS}
    if tag:
        scores["tagger"] = learn(gum)
    ours, others = list(our_corpus()), list(gum_corpus(gum))
    folds = cross_validated(ours, others)
    total = Tally()
    for number, (fitted, left_out, _) in enumerate(folds):
        calibration = calibration_from([tally for other, (_, _, tally) in enumerate(folds) if other != number])
        tally = measure(left_out, as_models(fitted, calibration))
        total.counts += tally.counts
        total.wrong += tally.wrong
    scores["articles"] = len(ours)
    scores["cross_validated"] = total.scores()
    scores["wrong"] = {sort: sum(one[0] == sort for one in total.wrong) for sort in sorted({w[0] for w in total.wrong})}
    scores["learning_curve"] = {str(share): _curve_point(ours, others, share) for share in CURVE}
    calibration = calibration_from([tally for _, _, tally in folds])
    news = gum.parent / "measure-gum-news.jsonl"
    if news.exists():
        scores["gum_news_left_out"] = gum_news_left_out(ours, others, calibration, news)
    save(fit(ours + others), calibration, WEIGHTS)
    scores["minutes"] = round((time.monotonic() - started) / 60, 1)
    SCORES.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    return scores


def gum_news_left_out(
    ours: Sequence[Annotated], others: Sequence[Annotated], calibration: Calibration, path: Path
) -> dict:
    """Return the scores on GUM's news (attributions format) of what was learned without any of GUM's news."""
    rest = [one for one in others if not one.id.startswith("GUM_news")]
    learned = as_models(fit([*ours, *rest]), calibration)
    gold: list[GoldSentence] = []
    given: list[SentenceSources] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        listed = article["sentences"]
        sentences = with_paragraphs(
            article["text"], tuple(Sentence(n, each["start"], each["end"], n) for n, each in enumerate(listed))
        )
        given += suggest(article["text"], sentences=sentences, learned=learned).sentences
        for each in listed:
            head = (each.get("source") or {}).get("head")
            gold.append(GoldSentence(each["attributed"], each.get("kind", ""), Span(*head) if head else None))
    return score(gold, given).as_dict()


def _curve_point(ours: Sequence[Annotated], others: Sequence[Annotated], share: float) -> dict[str, float]:
    """Return the scores on the last fold after learning from a share of the other articles."""
    learn_from = [one for number, one in enumerate(ours) if number % FOLDS != FOLDS - 1]
    some = [one for number, one in enumerate(learn_from) if (number * share) % 1 < share]
    left_out = [one.article for number, one in enumerate(ours) if number % FOLDS == FOLDS - 1]
    found = measure(left_out, as_models(fit(some + list(others)), RAW)).scores()
    return {name: found[name] for name in ("sentence_f1", "canonical_source", "chain")} | {"articles": len(some)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gum", type=Path, default=GUM, help="the folder with GUM's JSON Lines files")
    parser.add_argument("--tagger", action="store_true", help="train the part-of-speech tagger anew too")
    options = parser.parse_args()
    print(json.dumps(run(options.gum, options.tagger), indent=1))
