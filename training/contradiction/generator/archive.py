"""Streams single claims for retrieval tests; of some, the true counterpart comes later in the stream."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import date
from random import Random

from . import attribution, names, places
from .attribution import Report, report_of
from .frame import FRAMES, Frame
from .names import pick
from .pairs import CONTRADICTIONS, PairMaker
from .relations import NotPossible, coloured

#: One claim in so many gets a counterpart.
PLANTED_EVERY = 20
#: The counterpart comes at most so many claims later.
LONGEST_WAIT = 20_000
#: So many claims follow each other in one article, about different events.
CLAIMS_AN_ARTICLE = 20
FIRST_DAY = date(2023, 1, 2).toordinal()
DAYS = 1400
RELATIONS = (*CONTRADICTIONS, *["reworded"] * 8)
OUTLETS = 400


def claims(rng: Random, count: int, planted_every: int = PLANTED_EVERY) -> Iterator[dict]:
    """Yield ``count`` claims: id (from 0), text, event, published (ISO date), source, article, frame and topic.

    A planted claim's counterpart also carries ``counterpart`` (the id of the earlier claim) and ``relation`` (the kind
    of contradiction, or "reworded").
    """
    frames = list(FRAMES.values())
    distinctive = [frame for frame in frames if frame.distinctive()]
    outlets = [names.paper(rng, places.town(rng).name) for _ in range(OUTLETS)]
    waiting: list[tuple[int, int, dict]] = []
    for number in range(count):
        row = {
            "id": number,
            "text": "",
            "event": number,
            "published": _published(number, count),
            "source": "",
            "article": 0,
        }
        row["article"], row["source"] = number // CLAIMS_AN_ARTICLE, outlets[number // CLAIMS_AN_ARTICLE * 7 % OUTLETS]
        if waiting and waiting[0][0] <= number:
            yield row | heapq.heappop(waiting)[2]
            continue
        frame = pick(rng, frames)
        if number % planted_every == 0 and count - number > 2:
            text, later = _planted(rng, distinctive)
            later |= {"event": number, "counterpart": number}
            wait = 1 + int(rng.random() * min(LONGEST_WAIT, (count - number) * 0.8))
            heapq.heappush(waiting, (number + wait, number, later))
            yield row | {"text": text, "frame": later["frame"], "topic": later["topic"]}
        else:
            yield row | {"text": single(rng, frame), "frame": frame.name, "topic": frame.topic}


def single(rng: Random, frame: Frame) -> str:
    """Return one claim about a new event of the frame."""
    event = frame.sample(rng)
    roll = rng.random()
    group = frame.statements[0] if roll < 0.6 or len(frame.statements) < 2 else pick(rng, frame.statements)
    if roll > 0.85 and frame.opposed:
        group = pick(rng, frame.opposed)[1]
    report: Report = report_of(frame.write(rng, pick(rng, group), event, None, frame.key), [])
    roll = rng.random()
    if roll < 0.3:
        report = attribution.attributed(rng, report, attribution.any_source(rng, frame, event))
    elif roll < 0.5:
        report = coloured(rng, report, 1.0)
    return report.sentence().text


def _planted(rng: Random, frames: list[Frame]) -> tuple[str, dict]:
    for _ in range(400):
        frame, relation = pick(rng, frames), pick(rng, RELATIONS)
        try:
            pair = PairMaker(rng, frame).make(relation)
        except NotPossible:
            continue
        return pair.premise, {"text": pair.hypothesis, "relation": pair.kind, "frame": frame.name, "topic": frame.topic}
    raise ValueError("no frame gives a pair to plant")


def _published(number: int, count: int) -> str:
    return date.fromordinal(FIRST_DAY + number * DAYS // count).isoformat()
