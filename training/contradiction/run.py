"""The whole recipe: ``python -m training.contradiction.run [--from STEP] [--to STEP]``, some six hours on two cores.

Steps: general, news, news-again, together, hand, again, desk, early, desk-again, further, language, wider, larger,
taught, real (what ships), export, combine, measure. Each leaves its result in ``runs/``, so that a later step can be
run again by itself. ``--from again``, ``further``, ``language`` or ``larger`` without a network in ``runs/`` goes on
from the one that ships.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import torch

from articles.analysis.contradiction.weights import COMBINER, FOLDER
from training.contradiction import recipe, stages
from training.contradiction.combine import NETWORK, combine
from training.contradiction.export import export
from training.contradiction.measure import measure

SCORES = Path(__file__).parent / "scores.json"
THREADS = 2


def _export() -> None:
    export(stages.network("real"), stages.base_folder() / "tokenizer.json", NETWORK)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in NETWORK.iterdir():
        shutil.copyfile(path, FOLDER / path.name)


def _combine() -> None:
    (stages.RUNS / "combine.json").write_text(json.dumps(combine(COMBINER)), encoding="utf-8")


def _measure() -> None:
    """Write every score beside the hyper-parameters and seeds that led to it."""
    learned = json.loads((stages.RUNS / "combine.json").read_text(encoding="utf-8"))
    record = {"version": recipe.VERSION, "recipe": recipe.as_dict(), **learned, **measure()}
    SCORES.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


STEPS: dict[str, Callable[[], None]] = {
    "general": stages.general,
    "news": stages.news,
    "news-again": stages.news_again,
    "together": stages.together,
    "hand": stages.hand,
    "again": stages.again,
    "desk": stages.desk,
    "early": stages.early,
    "desk-again": stages.desk_again,
    "further": stages.further,
    "language": stages.language,
    "wider": stages.wider,
    "larger": stages.larger,
    "taught": stages.taught,
    "real": stages.real,
    "export": _export,
    "combine": _combine,
    "measure": _measure,
}


def main() -> None:
    """Run the recipe's steps from the one named on the command line to the other; without names, all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="start", choices=list(STEPS), default="general")
    parser.add_argument("--to", dest="end", choices=list(STEPS), default="measure")
    asked = parser.parse_args()
    names = list(STEPS)
    chosen = names[names.index(asked.start) : names.index(asked.end) + 1]
    if len(chosen) > 1:
        # Each in a process of its own: the engine that measures must not be the one that was loaded before learning.
        for name in chosen:
            step = ["--from", name, "--to", name]
            subprocess.run([sys.executable, "-m", "training.contradiction.run", *step], check=True)
        return
    torch.set_num_threads(THREADS)
    stages.RUNS.mkdir(exist_ok=True)
    STEPS[chosen[0]]()


if __name__ == "__main__":
    main()
