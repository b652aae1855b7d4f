"""From the learned network to what ships: ONNX, its weights as eight-bit integers, with tokenizer and label order."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from training.contradiction import recipe
from training.contradiction.general_data import LABELS
from training.contradiction.network import First, PairNetwork, Rest

TOKENS = ("input_ids", "attention_mask", "token_type_ids")


def export(network: PairNetwork, tokenizer_file: Path, folder: Path) -> None:
    """Write ``first.onnx`` and ``model.onnx`` (int8), ``tokenizer.json`` and ``config.json`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    ids = tuple(torch.ones((2, 9), dtype=torch.int64) for _ in TOKENS)
    states = torch.ones((2, 9, network.encoder.config.hidden_size))
    _write(First(network), ids, TOKENS, ("states", "guess"), folder / "first.onnx")
    _write(Rest(network), (states, *ids[1:]), ("states", *TOKENS[1:]), ("labels", "kinds"), folder / "model.onnx")
    (folder / "tokenizer.json").write_bytes(tokenizer_file.read_bytes())
    config = {"id2label": dict(enumerate(LABELS)), "recipe": recipe.VERSION}
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def _write(
    part: nn.Module, example: tuple[torch.Tensor, ...], inputs: tuple[str, ...], outputs: tuple[str, ...], path: Path
) -> None:
    axes = {name: {0: "pairs", 1: "tokens"} for name in (*inputs, "states")}
    axes |= {name: {0: "pairs"} for name in outputs if name != "states"}
    axes = {name: axis for name, axis in axes.items() if name in (*inputs, *outputs)}
    with tempfile.TemporaryDirectory() as scratch:
        whole, prepared = Path(scratch) / "whole.onnx", Path(scratch) / "prepared.onnx"
        torch.onnx.export(
            part.eval(), example, str(whole), input_names=list(inputs), output_names=list(outputs), dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(str(prepared), str(path), weight_type=QuantType.QInt8, per_channel=True)
    onnx.checker.check_model(str(path))
