"""Measuring on anybody's data: what is not as it should be is told with its place, and nothing ends in a traceback."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TOP = Path(__file__).resolve().parents[2]
PAIR = {"premise": "Ten men died in Hebden.", "hypothesis": "Nine men died in Hebden.", "label": "contradiction"}
SENTENCE = {"start": 0, "end": 11, "attributed": True}


def measured(tmp_path, kind, content):
    file = tmp_path / "data"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    out = io.StringIO()
    call_command(*(("compare",) if kind == "compare" else ("evaluate", kind)), str(file), stdout=out)
    return out.getvalue()


def lines(*rows):
    return "\n".join(map(json.dumps, rows))


@pytest.mark.parametrize("kind", ["compare", "contradictions"])
def test_lines_may_begin_with_a_byte_order_mark_and_hold_line_separators(tmp_path, kind):
    row = {**PAIR, "premise": "Ten men\u2028died in Hebden."}
    assert measured(tmp_path, kind, b"\xef\xbb\xbf" + json.dumps(row, ensure_ascii=False).encode())


@pytest.mark.parametrize(
    ("kind", "content", "says"),
    [
        ("compare", "null", "a line is one object"),
        ("compare", "[]", "a line is one object"),
        ("compare", lines(PAIR, {**PAIR, "premise": 5}), "pair 2: not in the contradictions format"),
        ("compare", '{"premise": "\\ud800", "hypothesis": "a"}', "pair 1"),
        ("contradictions", lines({**PAIR, "label": ["x"]}), "needs a label"),
        ("contradictions", lines({**PAIR, "kind": 7}), "needs a label"),
        ("contradictions", lines({**PAIR, "label": "perhaps"}), "perhaps"),
        ("attributions", "", "there are no sentences"),
        ("attributions", lines({"text": "He said so.", "sentences": []}), "there are no sentences"),
        ("attributions", lines({"text": "He said so.", "sentences": "abc"}), "article 1"),
        ("attributions", lines({"text": "He said so.", "sentences": [{**SENTENCE, "end": 999}]}), "article 1"),
        ("attributions", lines({"text": "He said so.", "sentences": [{**SENTENCE, "start": "0"}]}), "article 1"),
        ("attributions", lines({"text": "He said so.", "sentences": [{**SENTENCE, "source": "x"}]}), "article 1"),
        ("attributions", lines({"text": "He said so.", "sentences": [{**SENTENCE, "attributed": "yes"}]}), "article 1"),
        ("articles", "[]", "there are no articles"),
        ("articles", "5", "not in the articles format"),
        ("articles", '[{"text": "He said so.", "sentences": ["x"]}]', "not in the articles format"),
        (
            "articles",
            '[{"text": "He said so.", "sentences": [{"text": "He said so."}], "contradictions": ["x"]}]',
            "not in the articles format",
        ),
        ("articles", '[{"text": "He said so.", "sentences": [{"text": "She"}]}]', "sentence 0 is not in the text"),
    ],
)
def test_what_is_not_as_it_should_be_is_told_with_its_place(tmp_path, kind, content, says):
    with pytest.raises(CommandError, match=says):
        measured(tmp_path, kind, content)


@pytest.mark.parametrize(
    ("content", "says"),
    [("[" * 100_000, "nested too deeply"), ("", "no"), (b"\xff\xfe\0", "not UTF-8"), ("\n \n", "no")],
    ids=["deep", "empty", "not UTF-8", "blank"],
)
@pytest.mark.parametrize("command", [["compare"], ["evaluate", "attributions"], ["evaluate", "articles"]])
def test_a_file_with_nothing_in_it_that_can_be_read_is_named(tmp_path, command, content, says):
    file = tmp_path / "odd"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CommandError, match=r"odd.*") as told:
        call_command(*command, str(file))
    assert says in str(told.value) or command == ["evaluate", "articles"]


@pytest.mark.parametrize(("content", "says"), [(b" \n", "no text"), (b"Caf\xe9", "not UTF-8")])
def test_a_text_without_words_or_in_another_encoding_is_named(tmp_path, content, says):
    (tmp_path / "odd").write_bytes(content)
    with pytest.raises(CommandError, match=f"odd: .*{says}"):
        call_command("analyse", str(tmp_path / "odd"))


def test_a_model_that_can_not_be_used_is_told_in_words(tmp_path, settings):
    settings.CONTRADICTION_MODEL = str(tmp_path / "nowhere")
    text = "Ten men died in Hebden on Monday, police said. Nine men died in Hebden on Monday, the mayor said."
    (tmp_path / "text").write_text(text)
    with pytest.raises(CommandError, match="nowhere"):
        call_command("analyse", str(tmp_path / "text"))
    article = [{"text": text, "sentences": [{"text": text.split(". ")[0] + "."}, {"text": text.split(". ")[1]}]}]
    with pytest.raises(CommandError, match="nowhere"):
        measured(tmp_path, "articles", json.dumps(article))


@pytest.mark.parametrize(("sent", "says"), [(b'{"premise": "Caf\xe9"}', "utf-8"), (b"", "")])
def test_pairs_come_in_as_utf_8_whatever_language_the_terminal_speaks(sent, says):
    result = subprocess.run(
        [sys.executable, "manage.py", "compare"],
        cwd=TOP, input=sent, capture_output=True, check=False,
        env={"PATH": "", "LC_ALL": "C", "PYTHONUTF8": "0"},
    )  # fmt: skip
    assert says in result.stderr.decode()
    assert "Traceback" not in result.stderr.decode()


def test_who_reads_only_the_beginning_of_what_is_written_causes_no_error(tmp_path):
    (tmp_path / "text").write_text("Police said the bridge was closed. " * 600)
    reading = subprocess.Popen(
        [sys.executable, "manage.py", "analyse", str(tmp_path / "text")],
        cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    reading.stdout.close()
    _, errors = reading.stderr.read(), reading.wait(timeout=60)
    assert b"Traceback" not in _
    assert errors == 1
