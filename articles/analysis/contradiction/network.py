"""The learned half of the comparison: an inference network in ONNX, read with onnxruntime on one core.

A folder holds ``model.onnx``, ``tokenizer.json`` and ``config.json``; the last names the order of the labels
(``id2label``), so that any inference cross-encoder can take the place of ours. Ours comes in two parts: ``first.onnx``
holds the lowest layers and a guess made from them, ``model.onnx`` the rest. Most pairs that an index proposes are of
two things, which shows early: those need not be read to the end.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Encoding, Tokenizer

LABELS = ("contradiction", "entailment", "neutral")
# What may hold between two reports: the order of our own network's second output.
KINDS = (
    "number", "time", "negation", "opposite", "role", "entity", "exclusion", "sources", "other_event",
    "compatible_number",
    "reworded", "detail", "plan_vs_fact", "tension", "superseded", "split_attribution", "same_topic",
)  # fmt: skip
LONGEST = 128
# A pair of which the lowest layers would have to give more is as good as given up: of 340 contradictions in articles
# that are shown none needed so much, of an article's other pairs a tenth to a quarter do.
MOST_NEEDED = 0.7
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class NetworkError(ValueError):
    """The folder holds no network that can be used."""


class Network:
    """Reads pairs of sentences; says how likely each of ``LABELS`` is."""

    def __init__(self, folder: Path) -> None:
        """Open the network in ``folder``. Raises ``NetworkError`` if a file is missing or the labels are not ours."""
        missing = [name for name in ("model.onnx", "tokenizer.json", "config.json") if not (folder / name).is_file()]
        if missing:
            raise NetworkError(f"{folder} lacks {', '.join(missing)}.")
        self._columns = _label_order(json.loads((folder / "config.json").read_text(encoding="utf-8")))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        self._first = _Part(folder / "first.onnx") if (folder / "first.onnx").is_file() else None
        self._session = _Part(folder / "model.onnx")

    @property
    def knows_kinds(self) -> bool:
        """Whether the network also says which kind of relation holds (ours does, another's need not)."""
        return self._session.outputs > 1

    def probabilities(
        self, pairs: Sequence[tuple[str, str]], *, given_up_below: Sequence[float] | None = None
    ) -> np.ndarray:
        """Return the probabilities of ``LABELS`` and then, if it knows them, of ``KINDS``: shape (pairs, 3 or 20).

        A pair that the lowest layers give less than its own number of ``given_up_below`` is not read on: its row is all
        zeros. One of which they would have to give more than ``MOST_NEEDED`` is not read at all.
        """
        # One pair at a time: the small integers are scaled by all that is read at once, so that beside other pairs a
        # pair would read a little differently; and on one core a batch is no faster.
        found = np.zeros((len(pairs), len(LABELS) + len(KINDS) * self.knows_kinds), np.float32)
        needed = np.zeros(len(pairs)) if self._first is None or given_up_below is None else np.array(given_up_below)
        begun = np.flatnonzero(needed <= MOST_NEEDED)
        for row, item in zip(begun, self.tokens([pairs[row] for row in begun]), strict=True):
            given = _given(item)
            if self._first is not None:
                given["states"], guess = self._first.run(given)
                if guess[0, 0] < needed[row]:
                    continue
            labels, *kinds = self._session.run(given)
            found[row] = np.hstack([_softmax(labels)[:, self._columns], *(_softmax(one) for one in kinds)])[0]
        return found

    def guesses(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        """Return what the lowest layers alone give each pair, shape (pairs,); of a network in one part, ones."""
        if self._first is None:
            return np.ones(len(pairs))
        return np.array([self._first.run(_given(item))[1][0, 0] for item in self.tokens(pairs)])

    def tokens(self, pairs: Sequence[tuple[str, str]]) -> list[Encoding]:
        """Return the tokens of each pair as the network is given them."""
        return self._tokenizer.encode_batch_fast(list(pairs))


def _given(item: Encoding) -> dict[str, np.ndarray]:
    """Return one pair's tokens as a session takes them, in a batch of their own."""
    read = (item.ids, item.attention_mask, item.type_ids)
    return {name: np.array([value], np.int64) for name, value in zip(_INPUTS, read, strict=True)}


class _Part:
    """One file of a network, opened for one core."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # The runtime's joined addition and normalisation takes three times as long on a processor as the two apart:
        # without it a pair is read in five sixths of the time.
        self._session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )
        self._inputs = [one.name for one in self._session.get_inputs()]
        self.outputs = len(self._session.get_outputs())

    def run(self, given: Mapping[str, np.ndarray]) -> list[np.ndarray]:
        """Return the outputs; of ``given`` the part takes what it asks for."""
        return self._session.run(None, {name: given[name] for name in self._inputs})


def _label_order(config: dict) -> list[int]:
    """Return, for each of ``LABELS``, the column of the network's output that stands for it."""
    columns = {str(name).lower(): int(number) for number, name in config.get("id2label", {}).items()}
    if set(columns) != set(LABELS):
        raise NetworkError(f"config.json must name the labels {', '.join(LABELS)} in id2label, not {sorted(columns)}.")
    return [columns[label] for label in LABELS]


def _softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@lru_cache(maxsize=4)
def open_network(folder: Path) -> Network:
    """Return the network in ``folder``, opened once in a process."""
    return Network(folder)
