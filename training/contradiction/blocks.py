"""Read the hand-written blocks: one premise and several hypotheses, each with what holds between them.

``sets/`` holds claims of the news, a topic a file; ``passages/`` holds general inference (longer passages, quantities,
scenes). A block is divided from the next by an empty line::

    P: At least 30 people were hurt when a train hit the buffers at Rossio station on Tuesday.
    number: Nine people were hurt in Tuesday's crash at Rossio.
    compatible+: More than two dozen people were hurt at Rossio.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# What a line of ``sets/`` may be called: the kind that the network learns, and the label.
TAGS = {
    **{
        kind: (kind, "contradiction")
        for kind in ("number", "time", "negation", "opposite", "role", "entity", "exclusion", "sources")
    },
    "other_event": ("other_event", "neutral"),
    "compatible": ("compatible_number", "neutral"),
    "compatible+": ("compatible_number", "entailment"),
    "superseded": ("superseded", "neutral"),
    "plan": ("plan_vs_fact", "neutral"),
    "tension": ("tension", "neutral"),
    "same_topic": ("same_topic", "neutral"),
    # Another source says another thing: apart from who says it, two claims about one event.
    "split": ("same_topic", "neutral"),
    "split+": ("split_attribution", "entailment"),
    "more": ("detail", "neutral"),
    "reworded": ("reworded", "entailment"),
    "detail": ("detail", "entailment"),
    # Of ``passages/``, where only the label is known.
    "c": ("", "contradiction"),
    "e": ("", "entailment"),
    "n": ("", "neutral"),
}


class Line(NamedTuple):
    """One hypothesis of a block: premise and hypothesis, the kind ("" if unknown), the label, the block's number."""

    premise: str
    hypothesis: str
    kind: str
    label: str
    block: int


class BlockError(ValueError):
    """A file of blocks cannot be read; the message names the line and says what to do."""


def read_blocks(path: Path) -> Iterator[Line]:
    """Yield every hypothesis of the file at ``path``. Raises ``BlockError`` at a line that is not as told above."""
    premise, block = "", 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            premise = ""
            continue
        tag, divided, text = line.partition(": ")
        tag, text = tag.strip(), text.strip()
        if tag == "P" and text:
            premise, block = text, block + 1
        elif divided and text and premise and tag in TAGS:
            yield Line(premise, text, *TAGS[tag], block)
        else:
            raise BlockError(
                f"{path.name}:{number}: begin a block with 'P: …', then write 'kind: …' with a known kind."
            )
