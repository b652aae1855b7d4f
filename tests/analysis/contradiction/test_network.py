"""Any inference network in ONNX can be put in our own one's place; its label order is read from its config."""

import json

import pytest

from articles.analysis.contradiction import assess_many, compare_many
from articles.analysis.contradiction.network import MOST_NEEDED, Network, NetworkError
from articles.analysis.types import ComparableClaim
from tests.analysis.contradiction.tiny_network import write_first_part, write_network

ORDERS = [("contradiction", "entailment", "neutral"), ("entailment", "neutral", "contradiction")]
PAIRS = [("The dam burst.", "The dam held for a hundred years."), ("Rain fell.", "It rained.")]


@pytest.mark.parametrize("labels", ORDERS)
def test_the_order_of_the_labels_is_read_from_the_config(tmp_path, labels):
    network = Network(write_network(tmp_path, labels=labels, answer="neutral"))
    found = network.probabilities(PAIRS)
    assert found.shape == (2, 3)
    assert (found.argmax(axis=1) == 2).all()
    assert found.sum(axis=1) == pytest.approx([1, 1])


def test_a_foreign_network_moves_the_decision(tmp_path):
    pair = [(ComparableClaim("The dam at Tarn burst on Sunday."), ComparableClaim("The dam at Tarn held on Sunday."))]
    surer = write_network(tmp_path / "yes", labels=ORDERS[1], answer="contradiction")
    doubter = write_network(tmp_path / "no", labels=ORDERS[1], answer="entailment")
    (yes,), (no,) = assess_many(pair, model_folder=surer), assess_many(pair, model_folder=doubter)
    assert yes.probability > no.probability


def test_a_missing_file_is_named(tmp_path):
    folder = write_network(tmp_path, labels=ORDERS[0], answer="neutral")
    (folder / "tokenizer.json").unlink()
    with pytest.raises(NetworkError, match=r"tokenizer\.json"):
        Network(folder)


def test_labels_that_are_not_ours_are_refused(tmp_path):
    folder = write_network(tmp_path, labels=ORDERS[0], answer="neutral")
    (folder / "config.json").write_text(json.dumps({"id2label": {"0": "good", "1": "bad"}}), encoding="utf-8")
    with pytest.raises(NetworkError, match="bad"):
        Network(folder)


@pytest.mark.parametrize(
    ("guess", "needed", "read"),
    [(0.5, [0.2, 0.2], [True, True]), (0.1, [0.2, 0.2], [False, False]), (0.1, [0.2, 0.05], [False, True]),
     (0.9, [MOST_NEEDED + 0.01, 0.6], [False, True]), (0.9, None, [True, True])],
)  # fmt: skip
def test_a_pair_that_the_first_part_finds_hopeless_is_not_read_on(tmp_path, guess, needed, read):
    folder = write_first_part(write_network(tmp_path, labels=ORDERS[0], answer="neutral"), guess=guess)
    network = Network(folder)
    assert network.probabilities(PAIRS, given_up_below=needed).any(axis=1).tolist() == read
    assert network.guesses(PAIRS) == pytest.approx([guess] * len(PAIRS))


def test_a_network_in_one_part_reads_every_pair_to_the_end(tmp_path):
    network = Network(write_network(tmp_path, labels=ORDERS[0], answer="neutral"))
    assert network.probabilities(PAIRS, given_up_below=[0.9] * len(PAIRS)).any(axis=1).all()
    assert network.guesses(PAIRS).tolist() == [1.0] * len(PAIRS)


def test_what_is_not_read_on_counts_as_no_contradiction(tmp_path):
    pair = [(ComparableClaim("The dam at Tarn burst on Sunday."), ComparableClaim("The dam at Tarn held on Sunday."))]
    whole, parts = (write_network(tmp_path / name, labels=ORDERS[0], answer="contradiction") for name in ("a", "b"))
    read = compare_many(pair, model_folder=whole, at_least=0.0)[0]
    given_up = compare_many(pair, model_folder=write_first_part(parts, guess=0.0), at_least=0.0)[0]
    assert given_up.probability < 0.01 < read.probability
