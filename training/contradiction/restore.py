"""From what ships back to a network that can learn on: the eight-bit weights of its ONNX files as floats.

The stages before ``again`` take hours; what they learned is in the shipped files, and only the rounding to eight bits
is lost.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.contradiction.graph import QUANTISED, SCALE, ZERO
from training.contradiction.network import PairNetwork

_ATTENTION = "attention.self."
_THIRDS = ("query", "key", "value")


def restore(network: PairNetwork, folder: Path) -> PairNetwork:
    """Fill ``network`` in place with the weights of what was exported to ``folder`` and return it.

    Raises ``ValueError`` if a parameter of the network is missing there, or has another shape.
    """
    found: dict[str, np.ndarray] = {}
    for path in sorted(folder.glob("*.onnx")):
        found |= _weights(onnx.load(str(path)).graph)
    wanted = network.state_dict()
    for name, value in wanted.items():
        if name.endswith("position_ids"):
            continue
        if name not in found or tuple(found[name].shape) != tuple(value.shape):
            raise ValueError(f"{folder} has no weights of shape {tuple(value.shape)} for {name}.")
        wanted[name] = torch.from_numpy(np.array(found[name], np.float32))
    network.load_state_dict(wanted)
    return network


def _weights(graph: onnx.GraphProto) -> dict[str, np.ndarray]:
    """Return the weights of a graph of ``graph.py`` by the network's own names."""
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    joined = {name: value for name, value in stored.items() if name.endswith(".bias") or "LayerNorm" in name}
    for name, integers in stored.items():
        if name.endswith(QUANTISED):
            bare = name.removesuffix(QUANTISED)
            zero = stored.get(f"{bare}{ZERO}", np.array(0)).astype(np.float32)
            floats = (integers.astype(np.float32) - zero) * stored[f"{bare}{SCALE}"]
            # A table's rows are looked up as they are; a layer's matrix stands with its inputs first.
            joined[bare] = floats if "embeddings" in bare else floats.T
    found = {}
    for name, value in joined.items():
        place, _, kind = name.rpartition(_ATTENTION)
        if place:
            thirds = zip(_THIRDS, np.split(value, len(_THIRDS)), strict=True)
            found |= {f"{place}{_ATTENTION}{third}.{kind}": part for third, part in thirds}
        else:
            found[name] = value
    return found
