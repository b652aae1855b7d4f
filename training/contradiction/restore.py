"""From what ships back to a network that can learn on: the eight-bit weights of its ONNX files as floats.

The stages before ``again`` take hours; what they learned is in the shipped files, and only the rounding to eight bits
is lost. ``git show COMMIT:articles/analysis/weights/contradiction/model.onnx`` gives the file of an earlier recipe.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.contradiction.network import PairNetwork


def restore(network: PairNetwork, folder: Path) -> PairNetwork:
    """Fill ``network`` in place with the weights of what was exported to ``folder`` and return it.

    The guess of the lowest layers is learned last, so it may be missing. Raises ``ValueError`` if another parameter of
    the network is, or has another shape.
    """
    found: dict[str, np.ndarray] = {}
    for path in sorted(folder.glob("*.onnx")):
        found |= _weights(onnx.load(str(path)).graph, list(network.state_dict()))
    wanted = network.state_dict()
    for name, value in wanted.items():
        if name.endswith("position_ids") or (name.startswith("early.") and name not in found):
            continue
        if name not in found or tuple(found[name].shape) != tuple(value.shape):
            raise ValueError(f"{folder} has no weights of shape {tuple(value.shape)} for {name}.")
        wanted[name] = torch.from_numpy(np.array(found[name], np.float32))
    network.load_state_dict(wanted)
    return network


def _weights(graph: onnx.GraphProto, names: list[str]) -> dict[str, np.ndarray]:
    """Return the weights of a graph by the network's own ``names``."""
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {name: value for name, value in stored.items() if value.dtype == np.float32}
    for name in stored:
        if name.endswith("_quantized"):
            bare = name.removesuffix("_quantized")
            turned = bare.endswith("_Transposed")
            found[bare.removesuffix("_Transposed")] = _floats(stored, bare).T if turned else _floats(stored, bare)
    # A linear layer's weights stand under a number; the node that multiplies by them carries the layer's place.
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1].startswith("onnx::"):
            place = node.name.rsplit("/", 1)[0].strip("/").replace("/", ".")
            (own,) = (name for name in names if f".{name}".endswith(f".{place}.weight"))
            found[own] = found[node.input[1].removesuffix("_quantized")].T
    return {name.removeprefix("network."): value for name, value in found.items()}


def _floats(stored: dict[str, np.ndarray], name: str) -> np.ndarray:
    """Return quantised weights as floats; scales are one for all, or one for each column."""
    whole = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"].astype(np.float32)
    return whole * stored[f"{name}_scale"]
