"""The hand-written blocks and whole articles can be read, and a slip in one is named with what to do about it."""

from pathlib import Path

import pytest

from training.contradiction.blocks import BlockError, read_blocks
from training.contradiction.whole_articles import FOLDER, ArticleError, read_plain, whole_articles

TRAINING = Path(__file__).resolve().parents[2] / "training" / "contradiction"
SETS = sorted((TRAINING / "sets").glob("*.txt"))
PASSAGES = sorted((TRAINING / "passages").glob("*.txt"))
PLAIN = sorted((FOLDER / "plain").glob("*.txt"))


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_set_has_contradictions_of_many_kinds_and_look_alikes(path: Path) -> None:
    lines = list(read_blocks(path))
    clashing = {line.kind for line in lines if line.label == "contradiction"}
    assert len(clashing) >= 6
    assert {line.label for line in lines} == {"contradiction", "entailment", "neutral"}
    assert sum(line.kind == "other_event" for line in lines) >= 10


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: path.stem)
def test_passages_have_all_three_labels(path: Path) -> None:
    assert {line.label for line in read_blocks(path)} == {"contradiction", "entailment", "neutral"}


def test_no_pair_is_both_learned_from_and_held_out() -> None:
    held_out = set((TRAINING / "held_out.txt").read_text().split("\n"))
    pairs = {True: set(), False: set()}
    for path in SETS:
        pairs[path.stem in held_out] |= {(line.premise, line.hypothesis) for line in read_blocks(path)}
    assert pairs[True] and pairs[False]
    assert not pairs[True] & pairs[False]


def test_no_topic_is_both_aside_and_held_out() -> None:
    listed = [set((TRAINING / name).read_text().splitlines()) for name in ("held_out.txt", "aside.txt")]
    topics = [{line for line in lines if line and not line.startswith("#")} for lines in listed]
    assert not topics[0] & topics[1]
    assert topics[1] <= {path.stem for path in SETS}


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("number: Nine were hurt.\n", 1),
        ("P: Thirty were hurt.\nnumbr: Nine were hurt.\n", 2),
        ("P: Thirty were hurt.\nNine were hurt.\n", 2),
        ("P: Thirty were hurt.\n\nnumber: Nine were hurt.\n", 3),
    ],
)
def test_a_slip_in_a_block_is_named_by_its_line(tmp_path: Path, written: str, line: int) -> None:
    path = tmp_path / "slip.txt"
    path.write_text(written)
    with pytest.raises(BlockError, match=f"slip.txt:{line}:"):
        list(read_blocks(path))


def test_every_whole_article_can_be_read_and_its_pairs_are_two_sentences() -> None:
    articles = whole_articles()
    assert len(articles) >= len(PLAIN)
    for article in articles:
        assert not set(article.must) & (article.may | article.same)
        assert all(0 <= a < b for a, b in (*article.must, *article.may, *article.same))


def test_the_engine_splits_the_plain_articles_as_they_were_written() -> None:
    written = sum(len(path.read_text().split("===")[1].split("\n")) for path in PLAIN)
    assert written > 0
    for path in PLAIN:
        pairs = [line for line in path.read_text().split("===")[2].splitlines() if line.startswith("must")]
        # A pair is lost if the engine takes both of its sentences for one.
        assert len(read_plain(path).must) == len(pairs), path.name


def test_an_article_tells_of_offsets_in_its_text(tmp_path: Path) -> None:
    path = tmp_path / "900-flood.txt"
    path.write_text(
        "Flood\ntopic: flood | country: Peru\n===\n1 Nine houses fell.\n2 Rain went on.\n\n3 No house fell, he said.\n"
        "===\nmust 1 3 negation\nmay 2 3\nsame 1 2\n"
    )
    article = read_plain(path)
    assert article.text == "Nine houses fell. Rain went on.\n\nNo house fell, he said."
    assert article.must == {(0, 2): "negation"}
    assert article.may == {(1, 2)}
    assert article.same == {(0, 1)}


@pytest.mark.parametrize(
    "written",
    [
        "Flood\n===\n1 Nine houses fell.\n",
        "Flood\n===\n1 Nine houses fell.\n3 Rain went on.\n===\nmust 1 2\n",
        "Flood\n===\n1 Nine houses fell.\n2 Rain went on.\n===\nmust 1 7\n",
        "Flood\n===\n1 Nine houses fell.\n2 Rain went on.\n===\n1 against 2\n",
    ],
)
def test_a_slip_in_an_article_says_what_to_write(tmp_path: Path, written: str) -> None:
    path = tmp_path / "slip.txt"
    path.write_text(written)
    with pytest.raises(ArticleError, match=r"write|number"):
        read_plain(path)
