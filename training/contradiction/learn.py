"""One stage of learning: pairs in, a better network out, with a checkpoint every ten minutes."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from tokenizers import Encoding, Tokenizer
from torch import nn

from training.contradiction.general_data import UNKNOWN, Pair
from training.contradiction.network import LABEL_COUNT, PairNetwork

CHECKPOINT_SECONDS = 600
KIND_WEIGHT = 0.5
# Where the processor multiplies such numbers itself they halve the time; elsewhere they take ten times as long.
BFLOAT16 = torch.backends.cpu.get_cpu_capability() == "AVX512"


class Stage(NamedTuple):
    """The hyper-parameters of one stage."""

    name: str
    rate: float
    batch: int
    longest: int
    seed: int
    epochs: int = 1
    warm_up: float = 0.06
    smoothing: float = 0.05
    weight_decay: float = 0.01
    # Without dropout a step takes a third less time on two cores, and one or two passes over the data need none.
    dropout: bool = True
    learn_words: bool = True
    fixed_layers: int = 0
    # What ships rounds what goes into a matrix to eight bits: learned with that, a network minds it less.
    rounded: bool = False


def batches(tokens: Sequence, labels: Sequence[int], size: int, draw: random.Random) -> Iterator[list[int]]:
    """Yield index lists of ``size`` pairs of about the same length, in random order."""
    order = list(range(len(labels)))
    draw.shuffle(order)
    window = size * 64
    found = []
    for start in range(0, len(order), window):
        block = sorted(order[start : start + window], key=lambda index: len(tokens[index][0]))
        cut = [block[at : at + size] for at in range(0, len(block), size)]
        draw.shuffle(cut)
        found += cut
    return iter(found)


def tokenise(tokenizer: Tokenizer, pairs: Sequence[Pair], longest: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return (token ids, segment ids) for each pair, cut to ``longest`` tokens.

    A tokenizer that knows no segments is helped out: 1 where the second sentence stands.
    """
    tokenizer.enable_truncation(longest)
    tokenizer.no_padding()
    encoded = tokenizer.encode_batch([(pair.premise, pair.hypothesis) for pair in pairs])
    return [(np.array(item.ids, np.int32), np.array(_segments(item), np.int8)) for item in encoded]


def _segments(item: Encoding) -> list[int]:
    return item.type_ids if any(item.type_ids) else [int(side == 1) for side in item.sequence_ids]


def tensors(tokens: Sequence[tuple[np.ndarray, np.ndarray]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pad tokenised pairs to the longest of them: ids, attention mask, segment ids."""
    width = max(len(ids) for ids, _ in tokens)
    padded = np.zeros((3, len(tokens), width), np.int64)
    for row, (ids, kinds) in enumerate(tokens):
        padded[0, row, : len(ids)] = ids
        padded[1, row, : len(ids)] = 1
        padded[2, row, : len(ids)] = kinds
    return tuple(torch.from_numpy(part) for part in padded)


def _rounded(_: nn.Module, given: tuple[torch.Tensor]) -> tuple[torch.Tensor]:
    """Return a matrix's input rounded to 256 steps, each pair by its own range; the slope is that of the exact one.

    Quantisation-aware training: Jacob et al. 2018, Quantization and training of neural networks for efficient
    integer-arithmetic-only inference.
    """
    exact = given[0].detach()
    of_pair = tuple(range(1, exact.ndim))
    low, high = exact.amin(of_pair, keepdim=True).clamp(max=0), exact.amax(of_pair, keepdim=True).clamp(min=0)
    step = (high - low).clamp(min=1e-6) / 255
    return (given[0] + (((exact - low) / step).round() * step + low - exact),)


def _prepare(network: PairNetwork, stage: Stage) -> None:
    """Set dropout, rounding, and whether the vectors of words and the lowest layers are learned, as the stage says."""
    if stage.rounded:
        for part in (*network.encoder.encoder.layer.modules(), network.hidden):
            if isinstance(part, nn.Linear):
                part.register_forward_pre_hook(_rounded)
    if not stage.dropout:
        for part in network.encoder.modules():
            if isinstance(part, nn.Dropout):
                part.p = 0.0
    for value in network.encoder.embeddings.parameters():
        value.requires_grad = stage.learn_words
    for layer in network.encoder.encoder.layer[: stage.fixed_layers]:
        layer.requires_grad_(False)


def learn(
    network: PairNetwork,
    tokenizer: Tokenizer,
    pairs: Sequence[Pair],
    stage: Stage,
    folder: Path,
    targets: np.ndarray | None = None,
) -> None:
    """Train ``network`` in place; write ``folder/<stage>.pt`` every ten minutes and at the end.

    ``targets`` tells how likely each label is to be taken for, shape (pairs, 3), where that is more than the right one.
    """
    torch.manual_seed(stage.seed)
    draw = random.Random(stage.seed)
    tokens = tokenise(tokenizer, pairs, stage.longest)
    labels = [pair.label for pair in pairs]
    aims = torch.eye(LABEL_COUNT)[labels] if targets is None else torch.from_numpy(targets)
    plan = [batch for _ in range(stage.epochs) for batch in batches(tokens, labels, stage.batch, draw)]
    _prepare(network, stage)
    learned = [value for value in network.parameters() if value.requires_grad]
    decayed = [value for value in learned if value.ndim > 1]
    plain = [value for value in learned if value.ndim <= 1]
    groups = [{"params": decayed, "weight_decay": stage.weight_decay}, {"params": plain, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=stage.rate, fused=True)
    warm = max(1, int(stage.warm_up * len(plan)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (len(plan) - step) / max(1, len(plan) - warm)))
    )
    loss_of = nn.CrossEntropyLoss(label_smoothing=stage.smoothing)
    kinds = [pair.kind for pair in pairs]
    network.train()
    started = saved = time.monotonic()
    running, done = 0.0, 0
    for step, batch in enumerate(plan):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=BFLOAT16):
            logits, kind_logits = network(*tensors([tokens[index] for index in batch]))
        loss = loss_of(logits.float(), aims[batch])
        kind = torch.tensor([kinds[index] for index in batch])
        if (known := kind != UNKNOWN).any():
            loss = loss + KIND_WEIGHT * known.float().mean() * loss_of(kind_logits.float()[known], kind[known])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        running += 0.01 * (loss.item() - running) if step else loss.item()
        done += len(batch)
        if step % 50 == 49:
            rate = done / (time.monotonic() - started)
            left = (len(plan) - step - 1) * stage.batch / rate / 60
            sys.stdout.write(
                f"{stage.name} {step + 1}/{len(plan)} loss {running:.3f} {rate:.0f} pairs/s {left:.0f} min\n"
            )
            sys.stdout.flush()
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            torch.save(network.state_dict(), folder / f"{stage.name}.part.pt")
            saved = time.monotonic()
    network.eval()
    torch.save(network.state_dict(), folder / f"{stage.name}.pt")
