"""The network: MiniLM reads both sentences at once, and a small head compares what it made of each.

The head sees the mean of each side's token vectors, their difference and product, and the first token: the base was
trained to put a sentence's meaning in the mean, so that the comparison starts from something useful.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from training.contradiction.general_data import KINDS

LABEL_COUNT = 3
# After so many of the six layers the network guesses whether it is worth reading on.
FIRST_LAYERS = 2


def joined(states: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor) -> torch.Tensor:
    """Return what a head sees of token vectors of shape (pairs, tokens, width): shape (pairs, 5 * width)."""
    second = (token_type_ids * attention_mask).unsqueeze(-1).to(states.dtype)
    first = attention_mask.unsqueeze(-1).to(states.dtype) - second
    a = (states * first).sum(1) / first.sum(1).clamp(min=1)
    b = (states * second).sum(1) / second.sum(1).clamp(min=1)
    return torch.cat([states[:, 0], a, b, (a - b).abs(), a * b], dim=-1)


class PairNetwork(nn.Module):
    """Reads a pair of sentences, tokenised together.

    Gives three logits (contradiction, entailment, neutral), and one for each kind of relation between reports: the
    second answer tells *another event* from *another number*, which the first lumps together.
    """

    def __init__(self, base: Path, attention: str = "sdpa") -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, attn_implementation=attention)
        width = self.encoder.config.hidden_size
        self.hidden = nn.Linear(5 * width, width)
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(width, LABEL_COUNT)
        self.kinds = nn.Linear(width, len(KINDS))
        self.early = nn.Sequential(nn.Linear(5 * width, 64), nn.GELU(), nn.Linear(64, 1))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor):
        """Return logits of shape (pairs, 3) and (pairs, kinds)."""
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        return self.judge(states, attention_mask, token_type_ids)

    def judge(self, states: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor):
        """Return the logits for the last layer's token vectors."""
        seen = joined(states, attention_mask, token_type_ids)
        hidden = self.drop(nn.functional.gelu(self.hidden(self.drop(seen))))
        return self.out(hidden), self.kinds(hidden)


def _through(layers: nn.ModuleList, states: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
    unseen = (1.0 - attention_mask[:, None, None, :].to(states.dtype)) * torch.finfo(states.dtype).min
    for layer in layers:
        made = layer(states, unseen)
        states = made[0] if isinstance(made, tuple) else made
    return states


def first_states(
    network: PairNetwork, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
) -> torch.Tensor:
    """Return the token vectors after the lowest layers, shape (pairs, tokens, width)."""
    embedded = network.encoder.embeddings(input_ids=input_ids, token_type_ids=token_type_ids)
    return _through(network.encoder.encoder.layer[:FIRST_LAYERS], embedded, attention_mask)
