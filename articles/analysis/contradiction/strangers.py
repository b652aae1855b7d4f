"""Which pairs that nobody picked are of two events, so that nothing need be compared."""

from __future__ import annotations

from datetime import timedelta

from articles.analysis.contradiction.claims import Prepared
from articles.analysis.contradiction.company import Pair
from articles.analysis.contradiction.names import shared_and_own
from articles.analysis.contradiction.times import days

# "On Monday" in two articles: not one event if the days are so far apart. A coming weekday may be taken for a past one.
ANOTHER_WEEK = timedelta(days=9)


def of_two_articles(pair: Pair) -> bool:
    """Whether both claims are known to stand in an article, and not in the same one."""
    first, second = pair
    return bool(first.article and second.article) and first.article != second.article


def same_article(pair: Pair) -> bool:
    """Whether both claims are known to stand in the same article."""
    first, second = pair
    return bool(first.article) and first.article == second.article


def passed_by(pair: Pair, sides: tuple[Prepared, Prepared]) -> bool:
    """Whether a pair that nobody picked, so both articles are known, is of two events and need not be read.

    The sentences of one article belong together, however few words they share.
    """
    if not (pair[0].article and pair[1].article):
        return False
    if _on_other_days(pair, sides) or any(_is_only_a_time(side) for side in sides):
        return True
    return not same_article(pair) and strangers(*sides)


def _is_only_a_time(side: Prepared) -> bool:
    """Whether a claim says nothing but when: the line over an entry of a ticker."""
    return all(any(time.span.start <= word.start < time.span.end for time in side.times) for word in side.tokens)


def _on_other_days(pair: Pair, sides: tuple[Prepared, Prepared]) -> bool:
    """Whether both claims say on which day of the week it was, and by their articles' dates mean different weeks."""
    published = [claim.published for claim in pair]
    if None in published:
        return False
    one, other = (days(side.times, of) for side, of in zip(sides, published, strict=True))
    return bool(one and other) and min(abs(a - b) for a in one for b in other) >= ANOTHER_WEEK


def strangers(a: Prepared, b: Prepared) -> bool:
    """Whether two claims share too little to speak of one event: a name and a word or two, or several words, is enough.

    Chosen on the sentences of 100 unrelated articles: 155 alarms with a laxer rule, three with this one. It costs about
    a seventh of the hand-written contradictions: those that name nobody and share hardly a word.
    """
    shared = len(a.stems & b.stems)
    share = shared / max(1, min(len(a.stems), len(b.stems)))
    if shared_and_own(a.names, b.names)[0] and (shared >= 2 or share >= 0.2):
        return False
    return not (shared >= 4 or (shared >= 3 and share >= 0.4))
