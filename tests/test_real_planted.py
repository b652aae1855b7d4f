"""Real texts with planted contradictions: what is built, what is counted, what is said where the data is absent."""

import json
from pathlib import Path

import pytest

from benchmarks import real_planted

LISTED = Path(real_planted.PLANTED)
DOCUMENT = {
    "id": "GUM_bio_nobody",
    "text": "Ada was born in Rome.\nShe had two brothers. She moved to Oslo.",
    "sentences": [{"start": 0, "end": 21}, {"start": 22, "end": 43}, {"start": 44, "end": 62}],
}
ONE = {
    "document": "GUM_bio_nobody",
    "genre": "bio",
    "planted": [
        {"text": "She was a child of Paris.", "clashes_with": 0, "after": 2, "kind": "entity", "hard": False},
        {"text": "She had no siblings.", "clashes_with": 1, "after": 0, "kind": "number", "hard": True},
    ],
    "look_alikes": [{"text": "Later she saw Bergen.", "close_to": 2, "after": 2}],
}


@pytest.fixture
def data(tmp_path):
    (tmp_path / "bio.jsonl").write_text(json.dumps(DOCUMENT) + "\n", encoding="utf-8")
    return tmp_path


def test_each_sentence_of_ours_stands_after_the_one_it_names(data):
    (built,) = real_planted.build([ONE], data)
    assert built.text == (
        "Ada was born in Rome. She had no siblings.\nShe had two brothers. She moved to Oslo. "
        "She was a child of Paris. Later she saw Bergen."
    )
    assert [built.text[start:end] for start, end in built.own] == [
        "Ada was born in Rome.",
        "She had two brothers.",
        "She moved to Oslo.",
    ]
    assert [built.text[start:end] for start, end in built.planted] == [each["text"] for each in ONE["planted"]]
    assert [built.text[start:end] for start, end in built.look_alikes] == ["Later she saw Bergen."]


def test_what_is_shown_is_counted_as_planted_look_alike_or_false_alarm(data):
    (built,) = real_planted.build([ONE], data)
    rome, siblings, brothers, oslo, paris, bergen = sorted([*built.own, *built.planted, *built.look_alikes])
    shown = [(rome, paris), (oslo, bergen), (brothers, oslo), (siblings, oslo)]
    result = real_planted.compare(built, shown)
    assert result.found == (True, False)
    assert result.look_alikes_shown == (True,)
    assert result.false_alarms == ((brothers, oslo), (siblings, oslo))
    scores = real_planted.totals([(built, result)])
    assert scores["shown of planted"] == "1 of 2"
    assert scores["plain"] == "1 of 1"
    assert scores["hard"] == "0 of 1"
    assert scores["kind entity"] == "1 of 1"
    assert scores["look-alikes wrongly shown"] == "1 of 1"
    assert scores["false alarms an article beyond"] == "2.00"


def test_a_document_that_is_not_there_is_named(data):
    with pytest.raises(SystemExit, match="GUM_bio_other is not in the data"):
        real_planted.build([ONE | {"document": "GUM_bio_other"}], data)


def test_without_the_data_it_says_so_and_measures_nothing(tmp_path, capsys):
    real_planted.main(["--data", str(tmp_path / "nowhere")])
    assert "Nothing is measured: the real texts are not at" in capsys.readouterr().out


def test_the_whole_way_from_the_data_to_the_table(data, tmp_path, capsys):
    listed = tmp_path / "planted.json"
    listed.write_text(json.dumps([ONE]), encoding="utf-8")
    real_planted.main(["--data", str(data), "--planted", str(listed), "--lines"])
    out = capsys.readouterr().out
    assert "shown of planted" in out
    assert " of 2" in out


def test_what_is_listed_is_whole_and_none_is_there_twice():
    listed = json.loads(LISTED.read_text(encoding="utf-8"))
    assert len({each["document"] for each in listed}) == len(listed)
    texts = [one["text"] for each in listed for one in each["planted"] + each["look_alikes"]]
    assert len(set(texts)) == len(texts)
    for each in listed:
        assert 3 <= len(each["planted"]) <= 4
        assert len(each["look_alikes"]) == 2
        assert len({one["clashes_with"] for one in each["planted"]}) == len(each["planted"])
        assert {one["kind"] for one in each["planted"]} <= set(real_planted.KINDS)
