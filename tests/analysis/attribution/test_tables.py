"""Through whom it came and who a mention means: the engine on the tables beside this file."""

import re
from cProfile import Profile
from pathlib import Path

import pytest

from articles.analysis.attribution import suggest
from articles.analysis.attribution.cues import find_cues
from articles.analysis.attribution.decisions import candidates
from articles.analysis.attribution.document import read
from articles.analysis.attribution.phrases import Grammar
from articles.analysis.evaluation.articles import GoldName, has_chain
from articles.analysis.sentences import split
from articles.analysis.types import KnownSource

TABLES = Path(__file__).parent


def rows(name: str) -> list[tuple[str, int, str]]:
    """Return a table's texts, where the judged sentence begins, and what is wanted of it; ¶ opens a paragraph."""
    found = []
    for line in (TABLES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, wanted = line.split(" => ")
            before, _, judged = text.replace("¶ ", "\n\n").rpartition("‖")
            found.append((before + judged, len(before), wanted))
    return found


def judged(text: str, start: int):
    """Return the attributions of the sentence that begins at ``start``."""
    return next(each for each in suggest(text).sentences if each.sentence.end > start).attributions


@pytest.mark.parametrize(("text", "start", "wanted"), rows("chains.txt") + rows("chains-onwards.txt"))
def test_a_chain_is_whole_and_in_order(text, start, wanted):
    inherited = wanted.endswith(" (inherited)")
    source, *via = (name.strip() for name in wanted.removesuffix(" (inherited)").split("<"))
    own = [one for one in judged(text, start) if (one.inherited_from is not None) == inherited]
    given = [[one.source.canonical, *(link.canonical for link in one.via)] for one in own]
    assert has_chain(GoldName(source, tuple(via)), own), given


@pytest.mark.parametrize(("text", "start", "wanted"), rows("reporting.txt"))
def test_a_sentence_of_a_report_has_all_its_sources_and_no_others(text, start, wanted):
    given = {
        " < ".join([one.source.canonical, *(link.canonical for link in one.via)]).casefold()
        for one in judged(text, start)
        if one.inherited_from is None
    }
    assert given == (set() if wanted == "-" else {chain.strip().casefold() for chain in wanted.split(" | ")})


@pytest.mark.parametrize(("text", "start", "wanted"), rows("who.txt"))
def test_a_mention_is_who_it_means(text, start, wanted):
    given = [one.source.canonical.casefold() for one in judged(text, start) if one.inherited_from is None]
    assert wanted.casefold() in given if wanted != "-" else not given


@pytest.mark.parametrize("name", ["chains.txt", "chains-onwards.txt", "reporting.txt", "who.txt"])
def test_a_text_may_break_off_behind_any_of_its_words(name):
    for text, _, _ in rows(name)[::12]:
        for word in re.finditer(r"\w+|[^\w\s]", text):
            assert suggest(text[: word.end()]).sentences


def test_two_names_of_one_known_source_are_one_source():
    registry = [KnownSource("7", ("Nordic Sea Board", "NSB", "the Sea Board"))]
    found = suggest("The NSB said the quota was too high. The Sea Board added that cod was rare.", registry=registry)
    names = {(one.source.canonical, one.source.key) for each in found.sentences for one in each.attributions}
    assert names == {("Nordic Sea Board", "7")}


def test_a_long_article_takes_time_by_its_length_and_no_more():
    text = "Officer Jan Berg met Eva Dal. He said the road was closed. The officer added that it was icy. "
    few, many = (_steps(text * times) for times in (50, 200))
    assert many < 6 * few


def test_a_long_sentence_has_candidates_by_its_length_and_no_more():
    few, many = (_candidates(", ".join(f"Ann Roe{n} said fares rose" for n in range(times))) for times in (100, 400))
    assert few > 100
    assert many < 5 * few


def _candidates(text: str) -> int:
    """Return how many phrases are weighed as the source of some cue of a text."""
    grammar = Grammar(read(text, split(text)))
    return sum(len(candidates(grammar, cue, None)) for own in find_cues(grammar) for cue in own)


def _steps(text: str) -> int:
    """Return how many Python calls the engine makes for a text."""
    profile = Profile()
    profile.runcall(suggest, text)
    return sum(entry.callcount for entry in profile.getstats())
