"""The guess after the lowest layers: is it worth reading on? Learned last, with all that was learned before held fast.

An index proposes mostly pairs of two things, and most pairs of an article's sentences speak of different things. The
network's second layer tells a good part of them from pairs that may clash, for a third of the work (early exit, Xin et
al. 2020, DeeBERT).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

from training.contradiction.general_data import Pair
from training.contradiction.learn import tensors
from training.contradiction.network import PairNetwork, first_states, joined

BATCH, EPOCHS, RATE = 48, 6, 1e-3


def learn_early(network: PairNetwork, tokens: Sequence[tuple[np.ndarray, np.ndarray]], pairs: Sequence[Pair]) -> None:
    """Train ``network.early`` in place on tokenised ``pairs``; nothing else of the network changes."""
    order = sorted(range(len(pairs)), key=lambda index: len(tokens[index][0]))
    seen = []
    network.eval()
    with torch.no_grad():
        for start in range(0, len(order), BATCH):
            ids, mask, kinds = tensors([tokens[index] for index in order[start : start + BATCH]])
            seen.append(joined(first_states(network, ids, mask, kinds), mask, kinds))
    facts = torch.cat(seen)
    truth = torch.tensor([[float(pairs[index].label == 0)] for index in order])
    optimiser = torch.optim.AdamW(network.early.parameters(), lr=RATE, weight_decay=0.01)
    loss_of = nn.BCEWithLogitsLoss()
    network.early.train()
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(order)).split(256):
            loss = loss_of(network.early(facts[batch]), truth[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    network.eval()
