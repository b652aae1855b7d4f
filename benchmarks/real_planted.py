"""How many contradictions planted in real texts are shown, and what is shown beyond them?

    python -m benchmarks.real_planted [--data FOLDER] [--lines]

``articles/real-planted.json`` has only the sentences that were written for it, and where they go: the documents are
GUM's (biographies and interviews), which are not part of this repository.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import django

from articles.services.evaluation import analyse

HERE = Path(__file__).resolve().parent
PLANTED = HERE / "articles" / "real-planted.json"
DATA = HERE.parents[1] / "shared" / "data" / "attribution" / "gum"
KINDS = ("number", "time", "negation", "opposite", "role", "entity", "exclusion", "sources")

Place = tuple[int, int]
Shown = tuple[Place, Place]


class Built(NamedTuple):
    """A document with our sentences in it, and where in its text each one stands: its own, the planted, the others."""

    listed: dict
    text: str
    own: tuple[Place, ...]
    planted: tuple[Place, ...]
    look_alikes: tuple[Place, ...]


class Result(NamedTuple):
    """What was shown of one document: of each sentence of ours whether it was, and the pairs nobody planted."""

    found: tuple[bool, ...]
    look_alikes_shown: tuple[bool, ...]
    false_alarms: tuple[Shown, ...]


def build(listed: Iterable[dict], folder: Path) -> list[Built]:
    """Return the documents of ``folder`` that ``listed`` names, with the sentences listed put in."""
    documents = {}
    for path in sorted(folder.glob("*.jsonl")):
        # Not by splitlines: a string may hold a line separator of Unicode's.
        for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
            document = json.loads(line)
            documents[document["id"]] = document
    built = []
    for each in listed:
        if each["document"] not in documents:
            raise SystemExit(f"{each['document']} is not in the data at {folder}")
        built.append(_with_ours(documents[each["document"]], each))
    return built


def _with_ours(document: dict, listed: dict) -> Built:
    ours = [*listed["planted"], *listed["look_alikes"]]
    text, read, own = "", 0, []
    places: dict[int, Place] = {}
    for index, sentence in enumerate(document["sentences"]):
        text += document["text"][read : sentence["start"]]
        own.append((len(text), len(text) + sentence["end"] - sentence["start"]))
        read = sentence["end"]
        text += document["text"][sentence["start"] : read]
        for number, each in enumerate(ours):
            if each["after"] == index:
                text += " "
                places[number] = (len(text), len(text) + len(each["text"]))
                text += each["text"]
    in_order = [places[number] for number in range(len(ours))]
    count = len(listed["planted"])
    text += document["text"][read:]
    return Built(listed, text, tuple(own), tuple(in_order[:count]), tuple(in_order[count:]))


def compare(built: Built, shown: Iterable[Shown]) -> Result:
    """Return what the pairs of places in ``shown`` are: the engine need not split where the document does."""
    shown = list(shown)
    wanted = [
        (place, built.own[each["clashes_with"]])
        for place, each in zip(built.planted, built.listed["planted"], strict=True)
    ]
    return Result(
        tuple(any(_same(pair, one) for pair in shown) for one in wanted),
        tuple(any(_overlap(place, side) for pair in shown for side in pair) for place in built.look_alikes),
        tuple(
            pair
            for pair in shown
            if not any(_same(pair, one) for one in wanted)
            and not any(_overlap(place, side) for place in built.look_alikes for side in pair)
        ),
    )


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same(pair: Shown, wanted: Shown) -> bool:
    (first, second), (one, other) = pair, wanted
    return (_overlap(first, one) and _overlap(second, other)) or (_overlap(first, other) and _overlap(second, one))


def totals(results: Sequence[tuple[Built, Result]]) -> dict[str, str]:
    """Return the figures of all documents, each with the words it is printed with."""
    planted = [
        (each, found)
        for built, result in results
        for each, found in zip(built.listed["planted"], result.found, strict=True)
    ]
    scores = {
        "shown of planted": _of(found for _, found in planted),
        "plain": _of(found for each, found in planted if not each["hard"]),
        "hard": _of(found for each, found in planted if each["hard"]),
    }
    for kind in KINDS:
        of_kind = [found for each, found in planted if each["kind"] == kind]
        if of_kind:
            scores[f"kind {kind}"] = _of(of_kind)
    scores["look-alikes wrongly shown"] = _of(one for _, result in results for one in result.look_alikes_shown)
    beyond = sum(len(result.false_alarms) for _, result in results)
    return scores | {"false alarms an article beyond": f"{beyond / len(results):.2f}"}


def _of(found: Iterable[bool]) -> str:
    found = list(found)
    return f"{sum(found)} of {len(found)}"


def shown_in(text: str) -> list[Shown]:
    """Return the places of each two sentences of ``text`` that an editor is shown as contradicting."""
    view = analyse(text)
    places = [(each["start"], each["end"]) for each in view["sentences"]]
    return [(places[first], places[second]) for first, second in (each["sentences"] for each in view["contradictions"])]


def _lines(built: Built, result: Result) -> Iterator[str]:
    for each, found in zip(built.listed["planted"], result.found, strict=True):
        if not found:
            yield f"missed ({'hard' if each['hard'] else 'plain'}, {each['kind']}): {each['text']}"
    for each, was_shown in zip(built.listed["look_alikes"], result.look_alikes_shown, strict=True):
        if was_shown:
            yield f"look-alike shown: {each['text']}"
    for pair in result.false_alarms:
        yield "false alarm: " + " | ".join(built.text[start:end] for start, end in pair)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with GUM's documents (JSON Lines)")
    parser.add_argument("--planted", type=Path, default=PLANTED)
    parser.add_argument("--lines", action="store_true", help="print what was missed and shown wrongly, too")
    options = parser.parse_args(arguments)
    if not any(options.data.glob("*.jsonl")):
        print(f"Nothing is measured: the real texts are not at {options.data}.")
        return
    results = []
    for built in build(json.loads(options.planted.read_text(encoding="utf-8")), options.data):
        results.append((built, compare(built, shown_in(built.text))))
        if options.lines:
            for line in _lines(*results[-1]):
                print(f"{built.listed['document']}: {line}")
    for name, value in totals(results).items():
        print(f"{name:<36} {value}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    django.setup()
    main()
