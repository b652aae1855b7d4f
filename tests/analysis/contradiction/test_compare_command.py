"""``manage.py compare`` reads pairs as JSON Lines and writes what the engine makes of them."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.analysis.contradiction.tiny_network import write_network

PAIR = {
    "premise": "Nine people were hurt in Hebden.",
    "hypothesis": "In Hebden 30 people were hurt.",
    "label": "contradiction",
}


def compared(path) -> list[dict]:
    out = io.StringIO()
    call_command("compare", str(path), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_pair_is_written_with_label_kind_spans_and_reason(tmp_path):
    file = tmp_path / "pairs.jsonl"
    file.write_text(
        json.dumps(PAIR) + "\n\n" + json.dumps({k: PAIR[k] for k in ("premise", "hypothesis")}), encoding="utf-8"
    )
    first, second = compared(file)
    assert first["expected"] == "contradiction"
    assert second["expected"] is None
    assert first["kind"] == "number"
    assert first["spans"] == [[[0, 4]], [[10, 12]]]
    assert 0 <= first["probability"] <= 1
    assert first["reason"]


@pytest.mark.parametrize("content", ["{not json", '{"premise": "alone"}', "[1]"])
def test_a_bad_line_is_named(tmp_path, content):
    file = tmp_path / "pairs.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match=r"pairs\.jsonl"):
        call_command("compare", str(file))


def test_another_model_is_used_where_one_is_named(tmp_path, settings):
    file = tmp_path / "pairs.jsonl"
    file.write_text(json.dumps(PAIR), encoding="utf-8")
    chances = []
    for answer in ("contradiction", "entailment"):
        labels = ("entailment", "neutral", "contradiction")
        settings.CONTRADICTION_MODEL = str(write_network(tmp_path / answer, labels=labels, answer=answer))
        chances.append(compared(file)[0]["probability"])
    assert chances[0] > chances[1]


def test_a_model_that_cannot_be_used_is_an_error_that_says_why(tmp_path, settings):
    file = tmp_path / "pairs.jsonl"
    file.write_text(json.dumps(PAIR), encoding="utf-8")
    settings.CONTRADICTION_MODEL = str(tmp_path / "nothing")
    with pytest.raises(CommandError, match=r"model\.onnx"):
        call_command("compare", str(file))
