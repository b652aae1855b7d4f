"""Text is split into the sentences that a reader sees."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from articles.analysis.sentences import split

DATA = Path("../shared/data")

SPLIT = {
    "initials and U.S.": ["J. R. Moore left the U.S. Navy in May.", "He moved to Ede."],
    "an abbreviation that also ends the sentence": ["He lives in the U.S.", "But he votes in Canada."],
    "titles": ["Dr. Marrow met Sen. Ames and Lt. Col. Voss.", "They spoke."],
    "longer titles": ["They asked Prof. Ulrike Brandt and Supt. Ann Dole.", "Both left."],
    "hours": ["It began at 4:10 a.m. on Friday.", "It ended at 6 p.m.", "The police came later."],
    "decimals": ["Prices rose 2.5 percent to $3.40.", "Wages did not."],
    "ellipsis inside": ["He paused… then he left.", "Nobody spoke."],
    "ellipsis at the end": ["“We went in…", "But nobody was there,” she said."],
    "a quoted question before its cue": ["“Is it safe?” she asked.", "Nobody answered."],
    "a quote of several sentences": ["“It rained.", "We stayed.", "Then we left,” he said."],
    "a state in brackets": ["Rep. Ann Dole (D-N.C.), who chairs the panel, objected.", "It passed."],
    "numbers": ["See No. 5 on the list.", "It is short."],
    "a letter for a name": ["She told them on X.", "The note was gone by noon.", "They live in Block D.", "It is old."],
    "a letter after its noun": ["He swore by vitamin D.", "Nurses laughed.", "It was on X.", "Readers complained."],
    "initials of a name": ["The notes of R. A. Finch and of Kay T. Bower burned.", "Mr. W. Oman wept."],
    "no as an answer": ["Was it safe?", "No.", "It was closed.", "She voted no.", "Mrs Vane did not."],
    "no as a number": ["The No. One seed lost.", "He kept no. 7 and No. 8.", "Both are blue."],
    "an hour that ends": ["The hall filled at 7 p.m.", "Guards closed it.", "It was dark by 9:30 p.m.", "Mr Ode left."],
    "an hour and its zone": [
        "It starts at 7 p.m. CET.",
        "It ends at 9 p.m. E.T. or later.",
        "We ate at 8 p.m. Lisbon time.",
    ],
    "an hour and its day": ["Doors open at 7 p.m. Saturday and close at 1 a.m. Sunday.", "Bring a coat."],
    "an hour before its noun": ["She missed the 6 p.m. Vespers.", "He caught the 7 a.m. Express."],
    "a firm that ends": ["He chairs Aldo Inc.", "Investors cheered.", "She runs Oda Corp.", "Its mill is shut."],
    "a firm before its officer": ["Aldo Inc. Chief Executive Ida Roe spoke.", "Oda Co. Chair Jan Wit did not."],
    "letters with dots that end": [
        "He left the K.G.B.",
        "Her brother stayed.",
        "She has a Ph.D.",
        "It hangs in the hall.",
    ],
    "a country before somebody known": [
        "Ann Dole works in the U.S.",
        "Dole said it was hot.",
        "The U.S. Army said so.",
    ],
    "a body of a country": ["The Royal Navy sent a ship.", "The U.S. Navy said so."],
    "a country before a courtesy title": ["She moved to the U.S.", "Mr Vane stayed.", "The U.S. Army paid."],
    "a quoted question before a name that asks": ["“Where are they?” Vane asked.", "“Who?” Ida Roe asked the clerk."],
    "a quoted question before another sentence": [
        "“Where are they?”",
        "Vane said nothing.",
        "“Why?”",
        "The hall fell silent.",
    ],
    "an asker with an article": ["“Who rang?” The porter asked.", "“Where now?”", "Vane asked for a map."],
}


@pytest.mark.parametrize("sentences", SPLIT.values(), ids=SPLIT.keys())
def test_news_sentences_are_kept_whole_and_apart(sentences):
    text = " ".join(sentences)
    assert [each.span.of(text) for each in split(text)] == sentences


def test_each_line_is_a_paragraph_with_or_without_a_final_stop():
    text = "Headline without stop\n\nFirst paragraph. Second sentence.\nLast line"
    assert [(each.span.of(text), each.paragraph) for each in split(text)] == [
        ("Headline without stop", 0),
        ("First paragraph.", 1),
        ("Second sentence.", 1),
        ("Last line", 2),
    ]


def test_a_line_wrapped_by_hand_is_no_paragraph():
    text = (
        "The council voted on Tuesday to close the swimming pool in the\nold harbour, where prices had risen. "
        "It reopens never."
    )
    assert len(split(text)) == 2
    assert {each.paragraph for each in split(text)} == {0}


def test_bullets_stay_with_their_sentence():
    text = "- Prices fell.\n- Wages rose.\n3. Rents stayed."
    assert [each.span.of(text) for each in split(text)] == ["- Prices fell.", "- Wages rose.", "3. Rents stayed."]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n", "\u00a0"])
def test_nothing_visible_gives_no_sentence(text):
    assert split(text) == ()


@pytest.mark.parametrize("text", ["...", "?!", "🙂🙂. Hello there.", "a" * 5000, "\x00. \x00", "“”“”", ". . . ."])
def test_absurd_text_is_covered_in_order(text):
    sentences = split(text)
    assert [each.index for each in sentences] == list(range(len(sentences)))
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    assert "".join(text.split()) == "".join("".join(each.span.of(text).split()) for each in sentences)


def test_offsets_count_code_points_also_after_an_emoji():
    text = "😀 It rained. We stayed."
    assert [each.span.of(text) for each in split(text)] == ["😀 It rained.", "We stayed."]


def test_boundaries_agree_with_human_ones_on_news():
    path = DATA / "attribution" / "measure-gum-news.jsonl"
    if not path.exists():
        pytest.skip(f"{path} is not there")
    agreed = given = annotated = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        gold = {each["end"] for each in article["sentences"]}
        ours = {each.end for each in split(article["text"])}
        agreed, given, annotated = agreed + len(gold & ours), given + len(ours), annotated + len(gold)
    assert 2 * agreed / (given + annotated) > 0.975


def test_the_first_article_has_its_32_sentences():
    path = DATA / "article" / "atacms-gold.json"
    if not path.exists():
        pytest.skip(f"{path} is not there")
    (article,) = json.loads(path.read_text(encoding="utf-8"))
    ours = [each.span.of(article["text"]) for each in split(article["text"])]
    assert ours == [each["text"] for each in article["sentences"]]
