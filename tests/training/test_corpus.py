"""The training corpus can be read, and its checker finds the slips that annotators make."""

from pathlib import Path

import pytest

from training.corpus.check import find_errors
from training.corpus.markup import load_corpus, parse_article

CORPUS = Path(__file__).resolve().parents[2] / "training" / "corpus" / "articles"
HEADER = "id: 900-sample\ntopic: courts\nstyle: agency\ncountry: Peru\n===\n"
DIVERS = "<s1>Divers</s1> <c1>said</c1> <k1>the hull was intact</k1>."
LINE = "1 | speech | indirect | affirmed | unnamed | divers | -"


def sample(body: str, footer: str) -> str:
    return f"{HEADER}{body}\n===\n{footer}\n"


def test_tags_become_spans_of_the_text_without_them():
    article, problems = parse_article(sample("Näh 🚢. " + DIVERS, LINE))
    (attribution,) = article.attributions
    assert problems == []
    assert article.text == "Näh 🚢. Divers said the hull was intact."
    assert [span.of(article.text) for span in attribution.mentions + attribution.cues] == ["Divers", "said"]
    assert attribution.contents[0].of(article.text) == "the hull was intact"


def test_a_chain_keeps_its_order_and_roles():
    body = DIVERS + " <v1>Ms Dole</v1> told <v1>the Herald</v1>."
    article, _ = parse_article(sample(body, LINE[:-1] + "Ann Dole (relay); the Herald (outlet)"))
    assert [(via.canonical, via.role) for via in article.attributions[0].via] == [
        ("Ann Dole", "relay"),
        ("the Herald", "outlet"),
    ]


@pytest.mark.parametrize(
    ("body", "footer", "message"),
    [
        ("<s1>Divers</c1> spoke.", LINE, "pair and nest the tags"),
        ("<s1>Divers spoke.", LINE, "never closed"),
        ("<x1>Divers</x1> spoke.", LINE, "outside a known tag"),
        (DIVERS, "", "has no footer line 1"),
        (DIVERS, "1 | speech | indirect | affirmed | unnamed", "write 'number"),
        (DIVERS, LINE.replace("speech", "talk"), "'talk' is not allowed"),
        (DIVERS, LINE[:-1] + "the Herald (paper)", "(outlet)"),
        (DIVERS, LINE[:-1] + "the Herald (outlet)", "tag each with <v1>"),
        (DIVERS.replace("said</c1>", "said </c1>"), LINE, "white space"),
        (DIVERS.replace("hull was", "hull\n\nwas"), LINE, "runs over a line end"),
        (DIVERS.replace("<s1>", "").replace("</s1>", ""), LINE, "tag the source"),
        (DIVERS.replace("<k1>", "").replace("</k1>", ""), LINE, "has no content"),
        (DIVERS, LINE.replace("divers", "they"), "is a pronoun"),
        (DIVERS, LINE.replace("indirect", "mixed"), "quotes nothing"),
        (DIVERS, f"{LINE}\n{LINE}", "declared twice"),
        (DIVERS, f"{LINE} | nested in 4", "no other attribution"),
        (DIVERS + " <u>It may</u> sink.", LINE, "whole sentences"),
    ],
)
def test_a_slip_is_named_with_what_to_do(body, footer, message):
    article, problems = parse_article(sample(body, footer))
    messages = [problem.message for problem in problems + find_errors(article, "900-sample")]
    assert any(message in found for found in messages), messages


def test_the_whole_corpus_is_free_of_errors():
    articles = load_corpus(CORPUS)
    assert len(articles) >= 150
    assert [(article.id, error) for article in articles for error in find_errors(article, article.id)] == []
