"""The network as ONNX, put together from the runtime's own joined operators, its weights as eight-bit integers.

What torch writes and the runtime's tools quantise has one operator for every step of an attention, and works out shapes
that never change. Written like this, with all of an attention in one operator, the same numbers come out a tenth
sooner. What goes into a matrix is rounded by its own range as it is read ("dynamic"), each column of the matrix by its
own largest weight.

Pairs are read one at a time, so that nothing is padded and no place has to be hidden: there is no attention mask.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

Weights = Mapping[str, np.ndarray]
#: Suffixes under which a weight's integers, scale and zero point are stored.
QUANTISED, SCALE, ZERO = "_quantized", "_scale", "_zero_point"
_RUNTIME = "com.microsoft"
_TINY = 1e-12
_INPUTS = ("input_ids", "token_type_ids")


def columns(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return a matrix of shape (in, out) as signed integers, and the scale of each column: whole * scale = weight."""
    scale = np.abs(weight).max(axis=0) / 127
    scale = np.where(scale > 0, scale, 1).astype(np.float32)
    return np.rint(weight / scale).astype(np.int8), scale


def whole(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return a table as unsigned integers, one scale and one zero point for all of it."""
    low, high = min(0.0, float(weight.min())), max(0.0, float(weight.max()))
    scale = np.float32((high - low) / 255)
    zero = np.uint8(np.rint(-low / scale))
    return np.clip(np.rint(weight / scale) + zero, 0, 255).astype(np.uint8), np.array(scale), np.array(zero)


class _Graph:
    """Nodes and weights of a graph that is being written; a tensor goes by its name."""

    def __init__(self, weights: Weights, heads: int) -> None:
        self._given, self._heads = weights, heads
        self._nodes: list[onnx.NodeProto] = []
        self._stored: dict[str, onnx.TensorProto] = {}

    def store(self, name: str, values: np.ndarray) -> str:
        self._stored.setdefault(name, numpy_helper.from_array(np.array(values), name))
        return name

    def floats(self, name: str) -> str:
        return self.store(name, self._given[name].astype(np.float32))

    def run(self, kind: str, *inputs: str, outputs: tuple[str, ...] = (), domain: str = "", **how: object) -> str:
        """Add a node and return the name of its first output."""
        outputs = outputs or (f"{kind} {len(self._nodes)}",)
        self._nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, **how))
        return outputs[0]

    def linear(self, layer: str, given: str) -> str:
        integers, scale = columns(self._given[f"{layer}.weight"].T)
        return self.run(
            "DynamicQuantizeMatMul", given, self.store(f"{layer}.weight{QUANTISED}", integers),
            self.store(f"{layer}.weight{SCALE}", scale), "", self.floats(f"{layer}.bias"), domain=_RUNTIME,
        )  # fmt: skip

    def looked_up(self, table: str, rows: str) -> str:
        """Return the rows of a table; ``rows`` is a tensor of their numbers, or of how many from the first on."""
        name = f"encoder.embeddings.{table}.weight"
        integers, scale, zero = whole(self._given[name])
        stored = self.store(f"{name}{QUANTISED}", integers)
        if table == "position_embeddings":
            start = self.store("start", np.array([0], np.int64))
            found = self.run("Slice", stored, start, rows, start)
        else:
            found = self.run("Gather", stored, rows)
        return self.run(
            "DequantizeLinear", found, self.store(f"{name}{SCALE}", scale), self.store(f"{name}{ZERO}", zero)
        )

    def normal(self, layer: str, given: str) -> str:
        scale, bias = self.floats(f"{layer}.weight"), self.floats(f"{layer}.bias")
        return self.run("LayerNormalization", given, scale, bias, axis=-1, epsilon=_TINY)

    def gelu(self, given: str) -> str:
        return self.run("Gelu", given, domain=_RUNTIME)

    def attention(self, layer: str, given: str) -> str:
        """Add the three projections and the attention itself: one matrix of shape (width, 3 * width)."""
        parts = [f"{layer}.self.{part}" for part in ("query", "key", "value")]
        integers, scale = columns(np.concatenate([self._given[f"{part}.weight"] for part in parts]).T)
        bias = np.concatenate([self._given[f"{part}.bias"] for part in parts])
        number = len(self._nodes)
        rounded = tuple(f"{what} {number}" for what in ("whole", "scale", "zero"))
        self.run("DynamicQuantizeLinear", given, outputs=rounded)
        seen = self.run(
            "QAttention", rounded[0], self.store(f"{layer}.self.weight{QUANTISED}", integers),
            self.store(f"{layer}.self.bias", bias.astype(np.float32)), rounded[1],
            self.store(f"{layer}.self.weight{SCALE}", scale), "", rounded[2],
            self.store(f"{layer}.self.weight{ZERO}", np.zeros(len(scale), np.int8)),
            domain=_RUNTIME, num_heads=self._heads,
        )  # fmt: skip
        return self.linear(f"{layer}.output.dense", seen)

    def layer(self, number: int, given: str) -> str:
        """Add one layer of the encoder."""
        name = f"encoder.encoder.layer.{number}"
        seen = self.run("Add", given, self.attention(f"{name}.attention", given))
        seen = self.normal(f"{name}.attention.output.LayerNorm", seen)
        made = self.linear(f"{name}.output.dense", self.gelu(self.linear(f"{name}.intermediate.dense", seen)))
        return self.normal(f"{name}.output.LayerNorm", self.run("Add", seen, made))

    def joined(self, states: str) -> str:
        """Add what a head sees of token vectors; see ``network.joined``."""
        one, tokens = self.store("one", np.array(1, np.float32)), self.store("tokens", np.array([1], np.int64))
        last = self.store("last", np.array([-1], np.int64))
        second = self.run("Unsqueeze", self.run("Cast", "token_type_ids", to=TensorProto.FLOAT), last)

        def mean(side: str) -> str:
            total = self.run("ReduceSum", self.run("Mul", states, side), tokens, keepdims=0)
            return self.run("Div", total, self.run("Max", self.run("ReduceSum", side, tokens, keepdims=0), one))

        a, b = mean(self.run("Sub", one, second)), mean(second)
        lead = self.run("Gather", states, self.store("lead", np.array(0, np.int64)), axis=1)
        apart, alike = self.run("Abs", self.run("Sub", a, b)), self.run("Mul", a, b)
        return self.run("Concat", lead, a, b, apart, alike, axis=-1)

    def model(self, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]) -> onnx.ModelProto:
        graph = helper.make_graph(self._nodes, "pairs", inputs, outputs, list(self._stored.values()))
        versions = [helper.make_opsetid("", 17), helper.make_opsetid(_RUNTIME, 1)]
        made = helper.make_model(graph, opset_imports=versions, ir_version=8)
        onnx.checker.check_model(made)
        return made


def _tokens(*names: str) -> list[onnx.ValueInfoProto]:
    return [helper.make_tensor_value_info(name, TensorProto.INT64, ["pairs", "tokens"]) for name in names]


def _floats(name: str, *shape: str | int) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, list(shape))


def first_model(weights: Weights, *, layers: int, heads: int) -> onnx.ModelProto:
    """Return the lowest ``layers``: token vectors (pairs, tokens, width) and the guess made from them, (pairs, 1)."""
    graph = _Graph(weights, heads)
    long = graph.run("Shape", "input_ids", start=1, end=2)
    states = graph.run(
        "Add", graph.looked_up("word_embeddings", "input_ids"), graph.looked_up("position_embeddings", long)
    )
    states = graph.run("Add", states, graph.looked_up("token_type_embeddings", "token_type_ids"))
    states = graph.normal("encoder.embeddings.LayerNorm", states)
    for number in range(layers):
        states = graph.layer(number, states)
    graph.run("Identity", states, outputs=("states",))
    guess = graph.linear("early.2", graph.gelu(graph.linear("early.0", graph.joined(states))))
    graph.run("Sigmoid", guess, outputs=("guess",))
    width = weights["encoder.embeddings.LayerNorm.bias"].shape[0]
    return graph.model(_tokens(*_INPUTS), [_floats("states", "pairs", "tokens", width), _floats("guess", "pairs", 1)])


def rest_model(weights: Weights, *, layers: range, heads: int) -> onnx.ModelProto:
    """Return what reads on from the token vectors of ``first_model``: logits of the labels and of the kinds."""
    graph, states = _Graph(weights, heads), "states"
    for number in layers:
        states = graph.layer(number, states)
    hidden = graph.gelu(graph.linear("hidden", graph.joined(states)))
    graph.run("Identity", graph.linear("out", hidden), outputs=("labels",))
    graph.run("Identity", graph.linear("kinds", hidden), outputs=("kinds",))
    width = weights["hidden.bias"].shape[0]
    given = [_floats("states", "pairs", "tokens", width), *_tokens("token_type_ids")]
    logits = [
        _floats(name, "pairs", len(weights[f"{layer}.bias"])) for name, layer in (("labels", "out"), ("kinds", "kinds"))
    ]
    return graph.model(given, logits)
