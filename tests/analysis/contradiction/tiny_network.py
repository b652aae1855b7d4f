"""A tiny inference network in ONNX, made on the spot: it answers one label whatever it reads."""

from __future__ import annotations

import json
from pathlib import Path

import onnx
from onnx import TensorProto, helper
from tokenizers import Tokenizer, models, pre_tokenizers, processors


def write_network(folder: Path, *, labels: tuple[str, ...], answer: str) -> Path:
    """Write a network into ``folder`` whose output columns are ``labels``, and which always says ``answer``."""
    folder.mkdir(parents=True, exist_ok=True)
    scores = [4.0 if label == answer else 0.0 for label in labels]
    nodes = [
        helper.make_node("Cast", ["input_ids"], ["ids"], to=TensorProto.FLOAT),
        helper.make_node("ReduceSum", ["ids", "axis"], ["sums"], keepdims=1),
        helper.make_node("Mul", ["sums", "nothing"], ["zeros"]),
        helper.make_node("Add", ["zeros", "scores"], ["logits"]),
    ]
    constants = [
        helper.make_tensor("axis", TensorProto.INT64, [1], [1]),
        helper.make_tensor("nothing", TensorProto.FLOAT, [1], [0.0]),
        helper.make_tensor("scores", TensorProto.FLOAT, [1, len(labels)], scores),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["pairs", "tokens"])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["pairs", len(labels)])],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, str(folder / "model.onnx"))
    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0, "[CLS]": 1, "[SEP]": 2}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {"id2label": {str(number): label.upper() for number, label in enumerate(labels)}}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


def write_first_part(folder: Path, *, guess: float) -> Path:
    """Add to a network in ``folder`` a first part, which gives every pair the same chance of a contradiction."""
    nodes = [
        helper.make_node("Cast", ["input_ids"], ["states"], to=TensorProto.FLOAT),
        helper.make_node("Identity", ["always"], ["guess"]),
    ]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["pairs", "tokens"])
        for name in ("input_ids", "attention_mask", "token_type_ids")
    ]
    outputs = [
        helper.make_tensor_value_info("states", TensorProto.FLOAT, ["pairs", "tokens"]),
        helper.make_tensor_value_info("guess", TensorProto.FLOAT, [1, 1]),
    ]
    constants = [helper.make_tensor("always", TensorProto.FLOAT, [1, 1], [guess])]
    graph = helper.make_graph(nodes, "first", inputs, outputs, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, str(folder / "first.onnx"))
    return folder
