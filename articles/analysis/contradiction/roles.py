"""Who did what to whom: a verb with the one who does it and the one it is done to."""

from __future__ import annotations

from typing import NamedTuple

from articles.analysis.contradiction.names import Name, same_word
from articles.analysis.contradiction.words import FUNCTION_WORDS, Word, stem
from articles.analysis.types import Span

# Each line one deed; words after the bar tell it from the other side ("bought from" | "sold to").
DEEDS = """
lend lent loan loaned | borrow borrowed
sell sold supply deliver provide give gave export | buy bought purchase receive import
beat defeat overcome overcame outplay thrash edge floor knock stun oust | lose lost
sue sued |
acquire acquired absorb absorbed takeover swallow swallowed |
attack attacked strike struck raid raided invade invaded bomb bombed shell shelled shoot shot stab stabbed kill killed |
accuse accused blame blamed denounce denounced |
replace replaced succeed succeeded | precede preceded
lease leased rent rented hire hired |
arrest arrested detain detained |
pay paid compensate compensated refund | charge charged
overtake overtook pass passed |
ram rammed hit collide collided plough ploughed |
invite invited host hosted | visit visited
employ employed hire hired recruit recruited | serve
fire fired sack sacked dismiss dismissed |
ask asked urge urged beg begged |
teach taught train trained coach coached | learn
owe owed |
marry married |
rescue rescued save saved |
warn warned threaten threatened |
sponsor sponsored finance financed fund funded |
outvote outvoted veto vetoed |
betray betrayed report reported |
extradite extradited hand |
"""
_DEED_OF: dict[str, tuple[int, bool]] = {}
for _number, _line in enumerate(DEEDS.strip().splitlines()):
    for _side, _group in enumerate(_line.split("|")):
        for _word in _group.split():
            _DEED_OF.setdefault(stem(_word), (_number, bool(_side)))
# After these it is a noun: "killed in the strike on Kesh".
_BEFORE_NOUN = frozenset(
    ["the", "a", "an", "this", "that", "any", "no", "another", "each", "every", "of", "air", "drone", "missile"]
)
_BEING = frozenset(["was", "were", "been", "being", "be", "is", "are", "got"])


class Deed(NamedTuple):
    """One deed: its number, who did it and to whom (lower-case words), and where the verb stands."""

    number: int
    doer: frozenset[str]
    other: frozenset[str]
    span: Span


def _phrase(tokens: tuple[Word, ...], names: tuple[Name, ...], start: int, step: int) -> frozenset[str]:
    """Return the words of the nearest participant from token ``start`` on: a name if one is near, else a noun."""
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


def deeds(tokens: tuple[Word, ...], names: tuple[Name, ...]) -> tuple[Deed, ...]:
    """Return the deeds that a claim tells, with passives and verbs of the other side turned round."""
    found = []
    for index, word in enumerate(tokens):
        if word.stem not in _DEED_OF or word.text[0].isupper():
            continue
        if index and tokens[index - 1].lower in _BEFORE_NOUN:
            continue
        number, turned = _DEED_OF[word.stem]
        before = {other.lower for other in tokens[max(0, index - 3) : index]}
        by = next((at for at in range(index + 1, min(index + 7, len(tokens))) if tokens[at].lower == "by"), None)
        left = _phrase(tokens, names, index - 1, -1)
        if by is None and _passive(tokens, index):
            continue
        if by is not None and before & _BEING:
            doer, other = _phrase(tokens, names, by + 1, 1), left
        else:
            doer, other = left, _phrase(tokens, names, index + 1, 1)
        if turned:
            doer, other = other, doer
        if doer and other:
            found.append(Deed(number, doer, other, word.span))
    return tuple(found)


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
    """Return a deed of each side where doer and other have changed places, if there is one."""
    for left in a:
        for right in b:
            swapped = _meet(left.doer, right.other) and _meet(left.other, right.doer)
            if left.number == right.number and swapped and not _meet(left.doer, right.doer):
                return left, right
    return None


def alike(a: tuple[Deed, ...], b: tuple[Deed, ...]) -> bool:
    """Whether both sides tell one deed with the same doer and the same other."""
    return any(
        left.number == right.number and _meet(left.doer, right.doer) and _meet(left.other, right.other)
        for left in a
        for right in b
    )
