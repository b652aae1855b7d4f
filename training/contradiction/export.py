"""From the learned network to what ships: ONNX, its weights as eight-bit integers, with tokenizer and label order."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch

from articles.analysis.contradiction.network import Network
from training.contradiction import recipe
from training.contradiction.general_data import LABELS
from training.contradiction.graph import first_model, rest_model
from training.contradiction.network import FIRST_LAYERS, PairNetwork

# Rounding moves a probability by a few hundredths; a graph that computes something else moves it much further.
_ROUNDING = 0.2
_PAIRS = (
    ("Nine people were hurt when the bridge fell on Monday.", "The bridge fell on Tuesday and hurt nobody."),
    ("The minister resigned on Friday over the loan.", "A loan led to the minister's resignation."),
    ("The vote was put off until spring.", "Snow closed two schools in the valley."),
)


class ExportError(Exception):
    """What was written does not read as the network does."""


def export(network: PairNetwork, tokenizer_file: Path, folder: Path) -> None:
    """Write ``first.onnx`` and ``model.onnx`` (int8), ``tokenizer.json`` and ``config.json`` into ``folder``.

    Raises ``ExportError`` if what was written does not read as ``network`` does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    shape = network.encoder.config
    heads, layers = shape.num_attention_heads, shape.num_hidden_layers
    onnx.save(first_model(weights, layers=FIRST_LAYERS, heads=heads), str(folder / "first.onnx"))
    rest = rest_model(weights, layers=range(FIRST_LAYERS, layers), heads=heads)
    onnx.save(rest, str(folder / "model.onnx"))
    (folder / "tokenizer.json").write_bytes(tokenizer_file.read_bytes())
    config = {"id2label": dict(enumerate(LABELS)), "recipe": recipe.VERSION}
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    _check(network, folder)


def _check(network: PairNetwork, folder: Path) -> None:
    written = Network(folder)
    for pair, read in zip(_PAIRS, written.probabilities(_PAIRS), strict=True):
        tokens = written.tokens([pair])[0]
        given = (torch.tensor([part]) for part in (tokens.ids, tokens.attention_mask, tokens.type_ids))
        with torch.no_grad():
            exact = torch.softmax(network(*given)[0], dim=-1)[0].numpy()
        if np.abs(read[: len(LABELS)] - exact).max() > _ROUNDING:
            raise ExportError(f"{folder}: {pair} is read as {read[:3]}, by the network itself as {exact}.")
