"""Through whom it came and who a mention means: the engine on the tables beside this file."""

from pathlib import Path

import pytest

from articles.analysis.attribution import suggest
from articles.analysis.evaluation.articles import GoldName, has_chain

TABLES = Path(__file__).parent


def rows(name: str) -> list[tuple[str, int, str]]:
    """Return a table's texts, where the judged sentence begins in each, and what is wanted of it."""
    found = []
    for line in (TABLES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, wanted = line.split(" => ")
            before, _, judged = text.rpartition("‖")
            found.append((before + judged, len(before), wanted))
    return found


def judged(text: str, start: int):
    """Return the attributions of the sentence that begins at ``start``."""
    return next(each for each in suggest(text).sentences if each.sentence.end > start).attributions


@pytest.mark.parametrize(("text", "start", "wanted"), rows("chains.txt"))
def test_a_chain_is_whole_and_in_order(text, start, wanted):
    inherited = wanted.endswith(" (inherited)")
    source, *via = (name.strip() for name in wanted.removesuffix(" (inherited)").split("<"))
    own = [one for one in judged(text, start) if (one.inherited_from is not None) == inherited]
    given = [[one.source.canonical, *(link.canonical for link in one.via)] for one in own]
    assert has_chain(GoldName(source, tuple(via)), own), given


@pytest.mark.parametrize(("text", "start", "wanted"), rows("who.txt"))
def test_a_mention_is_who_it_means(text, start, wanted):
    given = [one.source.canonical.casefold() for one in judged(text, start) if one.inherited_from is None]
    assert wanted.casefold() in given if wanted != "-" else not given
