"""Quality and speed of the attribution engine: ``python -m benchmarks.attribution``.

Prints a table of the measuring sets that are there and the sentences analysed in a second on one core, and writes the
same as JSON to ``benchmarks/results/attribution.json``. ``manage.py evaluate`` gives every figure of one file.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from articles.analysis.attribution import ENGINE_VERSION, suggest
from articles.analysis.sentences import split

DATA = Path("../shared/data")
RESULTS = Path(__file__).parent / "results" / "attribution.json"
SETS = {
    "PolNeAR dev": ("attributions", DATA / "attribution" / "measure-polnear-dev.jsonl"),
    "GUM news (learned from)": ("attributions", DATA / "attribution" / "measure-gum-news.jsonl"),
    "ATACMS article": ("articles", DATA / "article" / "atacms-gold.json"),
}
CORPUS = Path("training/corpus/articles")
ROUNDS = 3


def sentences_per_second() -> float:
    """Return how many sentences of the corpus the whole engine, splitting included, analyses a second on one core."""
    texts = ["\n".join(path.read_text(encoding="utf-8").split("===\n")[1:2]) for path in sorted(CORPUS.glob("*.txt"))]
    suggest(texts[0])
    best = 0.0
    for _ in range(ROUNDS):
        started = time.process_time()
        count = sum(len(suggest(text).sentences) for text in texts)
        best = max(best, count / (time.process_time() - started))
    return best


def long_article_seconds(sentences: int = 1000) -> float:
    """Return the seconds that one article of ``sentences`` sentences takes."""
    text = "\n".join(path.read_text(encoding="utf-8").split("===\n")[1] for path in sorted(CORPUS.glob("*.txt")))
    text = text[: split(text)[sentences - 1].end]
    started = time.process_time()
    suggest(text)
    return time.process_time() - started


def main() -> None:
    """Measure, print and write."""
    results: dict = {"engine": ENGINE_VERSION, "sets": {}}
    for name, (kind, path) in SETS.items():
        if path.exists():
            command = [sys.executable, "manage.py", "evaluate", kind, str(path), "--json"]
            figures = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            # Other people's sentences stay where they are.
            results["sets"][name] = {key: value for key, value in figures.items() if key != "missed"}
        else:
            print(f"{name}: skipped, {path} is not there")
    results["sentences_per_second"] = round(sentences_per_second())
    results["seconds_for_1000_sentences"] = round(long_article_seconds(), 3)
    for name, scores in results["sets"].items():
        print(f"\n{name}")
        for key, value in scores.items():
            shown = {k: round(v, 3) for k, v in value.items()} if isinstance(value, dict) else value
            print(f"  {key:<24} {round(shown, 3) if isinstance(shown, float) else shown}")
    print(f"\nsentences a second       {results['sentences_per_second']}")
    print(f"1,000-sentence article   {results['seconds_for_1000_sentences']} s")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
