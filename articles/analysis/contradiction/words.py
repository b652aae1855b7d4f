# ruff: noqa: SIM905 - lists of words read best as words
"""Words of a claim: tokens with offsets, light stems, names, and what carries no meaning of its own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from articles.analysis.types import Span

WORD = re.compile(
    r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|m|mn|bn|tn|k)(?![^\W\d_]))?|[%$€£¥₹]", re.UNICODE
)

FUNCTION_WORDS = frozenset(
    "a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto "
    "out over "
    "to under up with within without about above after again against all also although am any are because been before "
    "being below between both can could did do does doing down during each few had has have having he her here "
    "hers him "
    "his how i is it its itself just me more most my no not now off once only other our ours own same she should some "
    "such that their theirs them themselves there they through too until upon us very was we were what when where "
    "which "
    "while who whom whose why will would you your yours 's s t ’s one two be may might must shall according said "
    "says say "
    "told tell reported reports report saying told added adding yesterday today tomorrow mr mrs ms dr sir".split()
)


class Word(NamedTuple):
    """One token: its text, lower-case form, stem, and offsets in the claim."""

    text: str
    lower: str
    stem: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(self.start, self.end)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Cut English endings so that most forms of a word meet; not a linguist's stem, only a key."""
    word = word.lower().replace("’", "'")
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) <= 3:
        return word
    for ending, rest in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending):
            return word[: -len(ending)] + rest
    if word.endswith("ing") and len(word) > 5:
        word = word[:-3]
    elif word.endswith("ed") and len(word) > 4:
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsez":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@lru_cache(maxsize=64)
def words(text: str) -> tuple[Word, ...]:
    """Return the tokens of ``text`` in order. Kept for a moment: each comparator asks for those of the same claim."""
    return tuple(
        Word(word := found[0], word.lower(), stem(word), found.start(), found.end()) for found in WORD.finditer(text)
    )


def content_words(tokens: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the tokens that say something: no function words, no bare numbers."""
    return tuple(word for word in tokens if word.lower not in FUNCTION_WORDS and not word.lower[0].isdecimal())


# Forms of one verb that no ending tells: a line of the list is a verb.
_IRREGULAR = """
meet met | pay paid | speak spoke spoken | hold held | sell sold | buy bought | take took taken | give gave given
go went gone | come came | see saw seen | know knew known | leave left | lose lost | win won | find found | get got
fall fell fallen | rise rose risen | begin began begun | break broke broken | steal stole stolen | shoot shot
write wrote written | wear wore worn | keep kept | send sent | spend spent | build built | bring brought | catch caught
teach taught | think thought | feel felt | hear heard | make made | sink sank sunk | drink drank drunk
drive drove driven | ride rode ridden | fly flew flown | eat ate eaten | hide hid hidden
choose chose chosen | swear swore sworn
stand stood | understand understood | sit sat | run ran | lead led | lie lay lain
tell told | say said | sleep slept | seek sought
fight fought | strike struck | throw threw thrown | blow blew blown | grow grew grown | draw drew drawn | show shown
withdraw withdrew withdrawn | forbid forbade forbidden | forget forgot forgotten | freeze froze frozen | ring rang rung
sing sang sung | swim swam swum | tear tore torn | wake woke woken | lend lent | mean meant | burn burnt | learn learnt
bite bit bitten | beat beaten | shake shook shaken | bind bound | deal dealt | feed fed | hang hung | stick stuck
"""
VERB_OF = {
    stem(form): verb.split()[0]
    for line in _IRREGULAR.strip().splitlines()
    for verb in line.split("|")
    for form in verb.split()
}


def verb_of(word: Word) -> str:
    """Return what the forms of a word have in common: "met" and "meets" are one."""
    return VERB_OF.get(word.stem, word.stem)


def is_past(word: Word) -> bool:
    """Whether a word may be a past tense or participle, by its form alone."""
    return word.lower.endswith("ed") or (word.stem in VERB_OF and word.lower != VERB_OF[word.stem])
