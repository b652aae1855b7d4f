# ruff: noqa: SIM905 - lists of words read best as words
"""Who did what to whom: a verb with the one who does it and the one it is done to."""

from __future__ import annotations

from typing import NamedTuple

from articles.analysis.contradiction.names import TIME_WORDS, Name, same_word
from articles.analysis.contradiction.words import FUNCTION_WORDS, Word, is_past, stem, verb_of
from articles.analysis.types import Span

# Each line one deed; words after the bar tell it from the other side ("bought from" | "sold to").
DEEDS = """
lend lent loan loaned | borrow borrowed
sell sold supply deliver provide give gave export | buy bought purchase receive import
beat defeat overcome overcame outplay thrash edge floor knock stun oust | lose lost
sue sued |
acquire acquired absorb absorbed takeover swallow swallowed |
attack attacked strike raid raided invade invaded bomb bombed shell shelled shoot shot stab stabbed kill killed |
accuse accused blame blamed denounce denounced |
replace replaced succeed succeeded | precede preceded
lease leased rent rented hire hired |
arrest arrested detain detained |
pay paid compensate compensated refund | charge charged
overtake overtook pass passed |
ram rammed hit struck plough ploughed |
invite invited host hosted | visit visited
employ employed hire hired recruit recruited | serve
fire fired sack sacked dismiss dismissed |
ask asked urge urged beg begged |
teach taught train trained coach coached | learn
owe owed |
rescue rescued save saved |
warn warned threaten threatened |
sponsor sponsored finance financed fund funded |
outvote outvoted veto vetoed |
betray betrayed report reported |
extradite extradited hand handed |
"""
_DEED_OF: dict[str, tuple[int, bool]] = {}
for _number, _line in enumerate(DEEDS.strip().splitlines()):
    for _side, _group in enumerate(_line.split("|")):
        for _word in _group.split():
            _DEED_OF.setdefault(stem(_word), (_number, bool(_side)))
# Deeds by which something goes to somebody: "lent the tent to the parish", "borrowed it from the club".
_HANDED_ON = frozenset(_DEED_OF[stem(word)][0] for word in ("lend", "sell", "lease", "owe", "pay", "extradite"))
_TAKE_OVER = _DEED_OF["acquir"]
# What two do together, whoever of them is named first.
_TOGETHER = frozenset(
    "meet marry marri clash collid tie draw merg talk join agre play fac fight speak split divorc hug kiss embrac "
    "partner quarrel argu sign say tell report add call name find".split()
)
# After these it is a noun: "killed in the strike on Kesh".
_BEFORE_NOUN = frozenset(
    ["the", "a", "an", "this", "that", "any", "no", "another", "each", "every", "of", "air", "drone", "missile"]
)
_BEING = frozenset(["was", "were", "been", "being", "be", "is", "are", "got"])
# What stands between a noun and what only tells where or whose it is: "police in Leeds", "the owners of the mill".
_OF_PLACE = frozenset(["in", "at", "of", "from", "near", "outside", "for"])
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "its", "their"])
_NO_PART = frozenset(["near", "following", "across", "along", "despite", "among", "around", "amid", "unless", "since"])


_BEFORE_NO_OBJECT = _OF_PLACE | frozenset(["to", "on", "with", "after", "before", "as", "into", "over", "under", ""])
# Tokens from a verb within which who did it stands, and words of a phrase.
_NEAR = 5


class Deed(NamedTuple):
    """One deed: which it is, who did it and to whom (lower-case words), and where the verb stands.

    ``doer`` and ``other`` are taken from further off too, for deeds of the list; the heads are those of the phrases
    beside the verb, or none.
    """

    number: int | str
    doer: frozenset[str]
    other: frozenset[str]
    span: Span
    head_doer: frozenset[str] = frozenset()
    head_other: frozenset[str] = frozenset()


def _named(word: Word, names: tuple[Name, ...]) -> frozenset[str]:
    """Return the words by which a participant is known again: a name's, else the noun and its stem."""
    for name in names:
        if name.span.start <= word.start < name.span.end:
            return frozenset(name.parts)
    return frozenset() if word.lower in TIME_WORDS else frozenset([word.lower, word.stem])


def _somewhere(tokens: tuple[Word, ...], names: tuple[Name, ...], start: int, step: int) -> frozenset[str]:
    """Return the words of whoever may take part from token ``start`` on: a name if one is near, else a noun."""
    nearest: set[str] = set()
    for index in range(start, start + step * 9, step):
        if not 0 <= index < len(tokens):
            break
        word = tokens[index]
        for name in names:
            if name.span.start <= word.start < name.span.end:
                return frozenset(name.parts)
        if word.lower not in FUNCTION_WORDS and word.lower[0].isalpha() and len(nearest) < 2:
            nearest.add(word.stem)
    return frozenset(nearest)


def _is_passed(word: Word) -> bool:
    return word.lower in FUNCTION_WORDS or word.lower in _NO_PART or not word.lower[0].isalpha()


def _is_beside_the_point(word: Word, step: int) -> bool:
    """Whether a word is no participant: "flatly", or a verb before the verb ("agreed to lease")."""
    verb = step < 0 and word.text.islower() and is_past(word)
    return _is_passed(word) or verb or word.lower.endswith("ly")


def _phrase(tokens: tuple[Word, ...], names: tuple[Name, ...], start: int, step: int) -> frozenset[str]:
    """Return the head of the nearest phrase from token ``start`` on: the last of words that stand beside each other."""
    at = start
    while (
        0 <= at < len(tokens) and abs(at - start) < _NEAR and (_is_passed(tokens[at]) or tokens[at].lower[-2:] == "ly")
    ):
        at += step
    if not 0 <= at < len(tokens) or _is_passed(tokens[at]):
        return frozenset()
    first = last = at
    while 0 <= last + step < len(tokens) and not _is_passed(tokens[last + step]) and abs(last - at) < _NEAR:
        left, right = sorted((last, last + step))
        if tokens[right].start - tokens[left].end > 1:
            break
        last += step
    if step < 0:
        before = last - 1 - (last > 0 and tokens[last - 1].lower in _DETERMINERS)
        if before > 0 and tokens[before].lower in _OF_PLACE and not _is_passed(tokens[before - 1]):
            return _phrase(tokens, names, before - 1, -1)
    return _named(tokens[max(first, last)], names)


def _deed_of(tokens: tuple[Word, ...], index: int) -> tuple[int | str, bool] | None:
    """Return which deed a word tells, and whether from the other side: one of the list, else any verb in the past."""
    word = tokens[index]
    if word.text[0].isupper() or (index and tokens[index - 1].lower in _BEFORE_NOUN):
        return None
    if verb_of(word) == "take" and index + 1 < len(tokens) and tokens[index + 1].lower == "over":
        return _TAKE_OVER
    if word.stem in _DEED_OF:
        return _DEED_OF[word.stem]
    tells = is_past(word) and word.lower not in FUNCTION_WORDS and verb_of(word) not in _TOGETHER
    # "The cars destroyed in the fire": what follows a verb that nobody listed must be whom it is done to.
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return (verb_of(word), False) if tells and following not in _BEFORE_NO_OBJECT else None


def deeds(tokens: tuple[Word, ...], names: tuple[Name, ...]) -> tuple[Deed, ...]:
    """Return the deeds that a claim tells, with passives and verbs of the other side turned round."""
    found = []
    for index, word in enumerate(tokens):
        deed = _deed_of(tokens, index)
        if deed is None:
            continue
        number, turned = deed
        by = next((at for at in range(index + 1, min(index + 7, len(tokens))) if tokens[at].lower == "by"), None)
        passive = _passive(tokens, index)
        if by is None and passive:
            continue
        heads, far = _sides(
            tokens, names, index, by if passive or (by == index + 1 and isinstance(number, int)) else None, deed
        )
        if isinstance(number, str):
            far = heads
        if turned:
            heads, far = heads[::-1], far[::-1]
        if all(heads) or all(far):
            found.append(Deed(number, *far, word.span, *heads))
    return tuple(found)


def _sides(
    tokens: tuple[Word, ...], names: tuple[Name, ...], index: int, by: int | None, deed: tuple[int | str, bool]
) -> tuple[tuple[frozenset[str], frozenset[str]], tuple[frozenset[str], frozenset[str]]]:
    """Return (doer, other) of the phrases beside the verb, and from further off; ``by``: a passive's."""
    left, far_left = _phrase(tokens, names, index - 1, -1), _somewhere(tokens, names, index - 1, -1)
    if by is not None:
        return (_phrase(tokens, names, by + 1, 1), left), (_somewhere(tokens, names, by + 1, 1), far_left)
    return (left, _receiver(tokens, names, index, *deed)), (far_left, _somewhere(tokens, names, index + 1, 1))


def _receiver(
    tokens: tuple[Word, ...], names: tuple[Name, ...], index: int, number: int | str, turned: bool
) -> frozenset[str]:
    """Return to whom a deed is done: who stands next, or behind "to" and "from" where something is handed on."""
    link = "from" if turned else "to"
    if number in _HANDED_ON:
        for at in range(index + 2, min(index + 8, len(tokens) - 1)):
            if tokens[at].lower == link:
                return _phrase(tokens, names, at + 1, 1)
    return _phrase(tokens, names, index + 1, 1)


def _passive(tokens: tuple[Word, ...], index: int) -> bool:
    """Whether the verb at ``index`` is a passive: "were killed", "was not immediately arrested"."""
    if tokens[index].lower.endswith("ing"):
        return False
    at = index - 1
    while (
        at > index - 4
        and at >= 0
        and (
            tokens[at].lower in {"not", "also", "never", "then", "later", "being", "been"}
            or tokens[at].lower.endswith("ly")
        )
    ):
        at -= 1
    return at >= 0 and (tokens[at].lower in _BEING or tokens[at + 1].lower in {"being", "been"})


def _meet(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(same_word(x, y) for x in a for y in b)


def turned_round(a: tuple[Deed, ...], b: tuple[Deed, ...]) -> tuple[Deed, Deed] | None:
    """Return a deed of each side where doer and other have changed places, if there is one: the surest first."""
    return swapped_heads(a, b) or next(
        (
            (left, right)
            for left in a
            for right in b
            if left.number == right.number and _changed(left.doer, left.other, right.doer, right.other)
        ),
        None,
    )


def swapped_heads(a: tuple[Deed, ...], b: tuple[Deed, ...]) -> tuple[Deed, Deed] | None:
    """Return a deed of each side where those who stand beside the verb have changed places, if there is one."""
    for left in a:
        for right in b:
            sides = left.head_doer, left.head_other, right.head_doer, right.head_other
            if left.number == right.number and _changed(*sides):
                return left, right
    return None


def _changed(
    doer: frozenset[str], other: frozenset[str], other_doer: frozenset[str], other_other: frozenset[str]
) -> bool:
    return _meet(doer, other_other) and _meet(other, other_doer) and not _meet(doer, other_doer)


def alike(a: tuple[Deed, ...], b: tuple[Deed, ...]) -> bool:
    """Whether both sides tell one deed with the same doer and the same other."""
    return any(
        left.number == right.number and _meet(left.doer, right.doer) and _meet(left.other, right.other)
        for left in a
        for right in b
    )
