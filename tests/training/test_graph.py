"""The graph that ships computes what the network does, but for the rounding to eight bits."""

import math

import numpy as np
import onnxruntime
import pytest

from training.contradiction.graph import columns, first_model, rest_model, whole

WIDTH, HEADS, WORDS, LAYERS = 16, 2, 30, 3


@pytest.fixture(scope="module")
def weights():
    draw = np.random.default_rng(3)

    def of(*shape, scale=0.25):
        return draw.normal(0, scale, shape).astype(np.float32)

    found = {
        "encoder.embeddings.word_embeddings.weight": of(WORDS, WIDTH, scale=1),
        "encoder.embeddings.position_embeddings.weight": of(20, WIDTH),
        "encoder.embeddings.token_type_embeddings.weight": of(2, WIDTH),
    }
    sizes = {
        "hidden": (WIDTH, 5 * WIDTH),
        "out": (3, WIDTH),
        "kinds": (4, WIDTH),
        "early.0": (8, 5 * WIDTH),
        "early.2": (1, 8),
    }
    for number in range(LAYERS):
        name = f"encoder.encoder.layer.{number}"
        sizes |= {f"{name}.attention.self.{part}": (WIDTH, WIDTH) for part in ("query", "key", "value")}
        sizes[f"{name}.attention.output.dense"] = (WIDTH, WIDTH)
        sizes |= {f"{name}.intermediate.dense": (4 * WIDTH, WIDTH), f"{name}.output.dense": (WIDTH, 4 * WIDTH)}
    for name, shape in sizes.items():
        found |= {f"{name}.weight": of(*shape), f"{name}.bias": of(shape[0])}
    norms = [f"encoder.encoder.layer.{n}.{part}output.LayerNorm" for n in range(LAYERS) for part in ("attention.", "")]
    for name in ("encoder.embeddings.LayerNorm", *norms):
        found |= {f"{name}.weight": 1 + of(WIDTH), f"{name}.bias": of(WIDTH)}
    return found


def linear(weights, name, given):
    return given @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def normal(weights, name, given):
    apart = given - given.mean(-1, keepdims=True)
    return apart / np.sqrt((apart**2).mean(-1, keepdims=True)) * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def gelu(given):
    return given * (1 + np.vectorize(math.erf)(given / math.sqrt(2))) / 2


def attention(weights, name, given):
    query, key, value = (
        linear(weights, f"{name}.self.{part}", given).reshape(-1, HEADS, WIDTH // HEADS).swapaxes(0, 1)
        for part in ("query", "key", "value")
    )
    scores = np.exp(query @ key.swapaxes(1, 2) / math.sqrt(WIDTH // HEADS))
    seen = (scores / scores.sum(-1, keepdims=True) @ value).swapaxes(0, 1).reshape(-1, WIDTH)
    return linear(weights, f"{name}.output.dense", seen)


def layer(weights, number, given):
    name = f"encoder.encoder.layer.{number}"
    seen = normal(weights, f"{name}.attention.output.LayerNorm", given + attention(weights, f"{name}.attention", given))
    made = linear(weights, f"{name}.output.dense", gelu(linear(weights, f"{name}.intermediate.dense", seen)))
    return normal(weights, f"{name}.output.LayerNorm", seen + made)


def joined(states, kinds):
    a, b = states[kinds == 0].mean(0), states[kinds == 1].mean(0)
    return np.concatenate([states[0], a, b, abs(a - b), a * b])


def test_the_graph_gives_what_the_layers_give(weights):
    tokens, kinds = np.array([1, 7, 19, 4, 2, 11, 23, 2]), np.array([0, 0, 0, 0, 0, 1, 1, 1])
    words, places, sides = (
        weights[f"encoder.embeddings.{table}_embeddings.weight"] for table in ("word", "position", "token_type")
    )
    states = normal(weights, "encoder.embeddings.LayerNorm", words[tokens] + places[: len(tokens)] + sides[kinds])
    lowest = layer(weights, 0, states)
    first = linear(weights, "early.2", gelu(linear(weights, "early.0", joined(lowest, kinds))))
    last = layer(weights, 2, layer(weights, 1, lowest))
    hidden = gelu(linear(weights, "hidden", joined(last, kinds)))

    given = {"input_ids": tokens[None], "token_type_ids": kinds[None]}
    models = first_model(weights, layers=1, heads=HEADS), rest_model(weights, layers=range(1, LAYERS), heads=HEADS)
    below, above = (onnxruntime.InferenceSession(model.SerializeToString()) for model in models)
    found, guess = below.run(None, given)
    labels, other = above.run(None, {"states": found, "token_type_ids": kinds[None]})
    assert found[0] == pytest.approx(lowest, abs=0.1)
    assert guess[0] == pytest.approx(1 / (1 + np.exp(-first)), abs=0.03)
    assert labels[0] == pytest.approx(linear(weights, "out", hidden), abs=0.1)
    assert other[0] == pytest.approx(linear(weights, "kinds", hidden), abs=0.1)


def test_rounding_twice_is_rounding_once():
    table = np.random.default_rng(5).normal(size=(40, 6)).astype(np.float32)
    integers, scale = columns(table)
    again, _ = columns(integers * scale)
    assert (again == integers).all()
    rounded, step, zero = whole(table)
    assert abs((rounded.astype(np.float32) - zero) * step - table).max() <= step / 2 + 1e-6
