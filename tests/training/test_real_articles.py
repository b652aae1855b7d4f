"""The real texts that the comparison learns from: none contradicts itself, and every third is kept for the trees."""

import random

import pytest

from articles.analysis.contradiction.engine import FOLDER, IN_ONE_ARTICLE
from training.contradiction import real_articles as real

pytestmark = pytest.mark.skipif(not real.GUM.is_dir(), reason="../shared/data/attribution/gum is not here")


@pytest.fixture
def documents(monkeypatch):
    """The first four documents of one sort."""
    found = []
    for article in real.real_articles():
        found.append(article)
        if len(found) == 4:
            break
    monkeypatch.setattr(real, "real_articles", lambda: iter(found))
    return found


def test_every_third_document_is_aside(documents):
    assert [document.is_aside for document in documents] == [True, False, False, True]


def test_the_network_learns_nothing_from_what_is_aside_and_that_nothing_clashes(documents, monkeypatch):
    monkeypatch.setattr(real, "most_alike", lambda claims: [(0, 1), (0, 2), (1, 2)])
    pairs = real.real_pairs(FOLDER, random.Random(1))
    assert {pair.label for pair in pairs} == {real.NEUTRAL}
    learned = " ".join(pair.premise.removeprefix(IN_ONE_ARTICLE) + pair.hypothesis for pair in pairs)
    aside = [claim.text for document in documents if document.is_aside for claim in document.claims[:3]]
    assert not [text for text in aside if len(text) > 20 and text in learned]


def test_the_trees_learn_of_two_articles_from_what_is_aside_alone(documents):
    pairs = real.apart_pairs(1_000, random.Random(1))
    assert len(pairs) == 2 * real.PAIRS_APART
    assert {pair.topic for pair in pairs} == {document.name for document in documents if document.is_aside}
    assert {pair.label for pair in pairs} == {"neutral"}
