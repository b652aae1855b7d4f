"""What clashes between two claims: each comparator names the words on both sides, and says why in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.analysis.contradiction.agreement import compatible, same_counted, unmatched_numbers
from articles.analysis.contradiction.claims import Prepared
from articles.analysis.contradiction.denials import beside, denial_and_statement
from articles.analysis.contradiction.names import TITLES, Name, is_of_state, shared_and_own
from articles.analysis.contradiction.number_words import FAMILY_OF
from articles.analysis.contradiction.opposites import LISTED, exclusive, opposed
from articles.analysis.contradiction.quantities import Quantity
from articles.analysis.contradiction.roles import turned_round
from articles.analysis.contradiction.times import disagreements
from articles.analysis.contradiction.words import FUNCTION_WORDS, Word
from articles.analysis.types import FindingKind, Span

# Two counts are of the same thing, so that one word can be said of both.
SURELY_SAME = 0.7
# What follows a place, where it is not an adjective of something else ("in Russian waters").
_ENDED = re.compile(
    r"['’]?\s*(?:[,.;:!?)–—]|$|(?:on|in|at|after|before|as|and|but|or|when|where|who|that|which|with|by|for|to|from|over|since|"
    r"during|until|was|were|is|are|had|has|have|will|would|this|last|next|said|says)\b)"
)
# Numbers that read as adjectives: "a lone gunman" says more than "lone".
_ADJECTIVES = frozenset(["single", "sole", "lone", "solitary", "both", "few", "several", "the few"])
_PLURALS = frozenset(["people", "men", "women", "children", "servicemen", "police", "aircraft", "staff", "crew"])
# Function words that may stand between a number and what it counts, and other words that end what it counts.
_WITHIN_PHRASE = frozenset(
    ["of", "the", "a", "its", "his", "her", "their", "our", "other", "more", "own", "this", "these", "those"]
)
_ENDS_PHRASE = frozenset(
    ["died", "near", "across", "following", "despite", "during", "since", "among", "along", "around", "while"]
)
# "Last week", "early in 1991", "the late king": the word tells when, or of whom, and is no opposite of "first".
_OF_TIME = frozenset(["last", "first", "early", "late"])
_TIME_AFTER = re.compile(
    r" (?:on|in|this|last|night|weeks?|months?|years?|decades?|century|quarter|half|season|summer|winter|spring|autumn|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|president|king|queen|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:two|three|four|five|six|ten|few|\d+) (?:day|week|month|year)s)\b",
    re.IGNORECASE,
)
_WHERE = frozenset(["in", "at", "near", "outside", "across"])
# Words of a family that name a state, not what is counted.
_NO_NOUN = re.compile(r"(?:ed|held|hurt|dead|died|deadly|toll|held|crew)$")
_PLACE = re.compile(r"\b(in|at|near|outside|to|from|off|into|over|across|on)\s+(?:the )?$", re.IGNORECASE)
# Characters before a word that are looked at.
_BACK = 60
_PARTICLE = re.compile(r" (?:up|down|off|out|away)\b")
_STATE = re.compile(r"\b(?:at|in|on|behind) (?:police |the )?$", re.IGNORECASE)
# What stands before the name of a person, and of a place.
_TITLED = re.compile(rf"\b(?:{'|'.join(sorted(TITLES))})\.?$", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|at|near|outside|off)(?: the)?$")
# "Hyundai Rotem of South Korea", "Molde in Norway".
_ORIGIN = re.compile(r"\b[A-ZÀ-Ý][\w’'-]+(?: (?:of|in|from)|,) $")


@dataclass(frozen=True, slots=True)
class Clash:
    """Two stretches that cannot both be so. ``strength`` is 0 to 1, by rules alone; ``about`` says what they are of."""

    kind: FindingKind
    spans_a: tuple[Span, ...]
    spans_b: tuple[Span, ...]
    reason: str
    strength: float
    about: str = ""


def _of_one_sort(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers measure one thing; "twice a day" may count the same as "nine trips"."""
    plain, other = sorted((a.dimension, b.dimension))
    return plain == other or (not plain and other.startswith("times"))


def number_clashes(a: Prepared, b: Prepared) -> Iterator[Clash]:
    """Numbers of the same thing that do not meet."""
    own_a, own_b = unmatched_numbers(a, b)
    for left in own_a:
        for right in own_b:
            if not _of_one_sort(left, right) or compatible(left, right):
                continue
            if any(compatible(left, other) for other in own_b if other.dimension == left.dimension):
                continue
            if any(compatible(other, right) for other in own_a if other.dimension == right.dimension):
                continue
            same = same_counted(left, right)
            if left.dimension == "ordinal" and not same:
                continue
            about = _counted(a, left, b, right) if same >= SURELY_SAME else ""
            if left.dimension:
                same = max(same, 0.6)
            with_noun = any(
                number.span.of(side.text).lower() in _ADJECTIVES for side, number in ((a, left), (b, right))
            )
            one, other = _as_said(a, left, with_noun), _as_said(b, right, with_noun)
            if with_noun or any(number.dimension.startswith("times") for number in (left, right)):
                about = ""
            reason = f"{one} against {other}{' ' + about if about else ''}{shared_place(a, b)}."
            yield Clash(
                "number", (left.span,), (right.span,), reason[0].upper() + reason[1:], 0.3 + 0.6 * same, "number"
            )


def _as_said(of: Prepared, quantity: Quantity, with_noun: bool) -> str:
    """Return a number as a reason names it: in a sentence, "none" for none, with its noun if it is an adjective."""
    said = quantity.span.of(of.text)
    if not quantity.value and not any(letter.isdecimal() for letter in said):
        return "none"
    following = next((word for word in of.tokens if word.start >= quantity.span.end), None)
    if with_noun and following:
        return f"“{of.text[quantity.span.start : following.end]}”"
    return said if said[:2].isupper() else said[0].lower() + said[1:]


def _counted(a: Prepared, left: Quantity, b: Prepared, right: Quantity) -> str:
    """Return the noun that both numbers count, in the plural where either side has it so."""
    found = [word for word in (counted_word(a, left), counted_word(b, right)) if word]
    return next((word for word in found if word.endswith("s") or word in _PLURALS), found[0] if found else "")


def counted_word(of: Prepared, quantity: Quantity) -> str:
    """Return the noun that a count counts, as the claim words it; "" for a measure, which carries its own unit."""
    if quantity.dimension:
        return ""
    following = _phrase_after(of, quantity)
    families = [
        word for word in following
        if word.stem in FAMILY_OF and not word.text[0].isupper() and not _NO_NOUN.search(word.lower)
    ]  # fmt: skip
    plural = [word for word in following if word.lower.endswith("s") and len(word.lower) > 3 and word.text.islower()]
    chosen = (families or plural or [None])[0]
    return chosen.text if chosen else ""


def _phrase_after(of: Prepared, quantity: Quantity) -> list[Word]:
    """Return the words that a number may count: of "15 were killed when buses met" none, for the verb ends them."""
    found: list[Word] = []
    for word in [word for word in of.tokens if word.start >= quantity.span.end][:4]:
        if re.search(r"[,;:.!?()–—]", of.text[(found[-1].end if found else quantity.span.end) : word.start]):
            break
        if word.lower in _ENDS_PHRASE or (word.lower in FUNCTION_WORDS and word.lower not in _WITHIN_PHRASE):
            break
        found.append(word)
    return found


def shared_place(a: Prepared, b: Prepared) -> str:
    """Return " in Kursk" if both sides name one place after a preposition, else ""."""
    matched, _, _ = shared_and_own(a.names, b.names)
    for left, right in matched:
        stands = [(a.text, left.span), (b.text, right.span)]
        for text, span in reversed(stands):
            place = _PLACE.search(text[: span.start])
            if place and place[1].lower() in _WHERE and _ENDED.match(text[span.end :]):
                named = re.sub("['’]s$", "", span.of(text))
                return f" {place[0].strip().lower()} {named}"
    return ""


def time_clashes(a: Prepared, b: Prepared) -> Iterator[Clash]:
    """Dates, days and hours that differ."""
    for left, right in disagreements(a.times, b.times):
        reason = f"The times differ: “{left.span.of(a.text)}” against “{right.span.of(b.text)}”."
        yield Clash("time", (left.span,), (right.span,), reason, 0.5, "date" if left.kind == "decade" else left.kind)


def word_clashes(a: Prepared, b: Prepared) -> Iterator[Clash]:
    """Opposites and states that exclude each other, each standing on one side only."""
    only_a = [word for word in a.meaning if word.stem in LISTED and word.stem not in b.stems and not _no_state(a, word)]
    only_b = [word for word in b.meaning if word.stem in LISTED and word.stem not in a.stems and not _no_state(b, word)]
    for left in only_a:
        for right in only_b:
            if opposed(left.stem, right.stem):
                reason = f"{_with_small_words(a, left)} is the opposite of {_with_small_words(b, right)}."
                yield Clash("opposite", (left.span,), (right.span,), reason, 0.6, "opposite")
            elif exclusive(left.stem, right.stem):
                reason = f"{_with_small_words(a, left)} and {_with_small_words(b, right)} exclude each other."
                yield Clash("exclusion", (left.span,), (right.span,), reason, 0.5, "exclusive")


def _no_state(of: Prepared, word: Word) -> bool:
    """Whether a word of the list says nothing of its own: in a name ("North Korea"), or a time ("last week")."""
    in_name = word.text[0].isupper() and any(
        len(name.parts) > 1 and name.span.start <= word.start < name.span.end for name in of.names
    )
    return in_name or (word.lower in _OF_TIME and bool(_TIME_AFTER.match(of.text, word.end)))


def _with_small_words(of: Prepared, word: Word) -> str:
    """Return a word quoted with the small words that make its meaning: "turned down", "at large", "in custody"."""
    after = _PARTICLE.match(of.text, word.end)
    before = _STATE.search(of.text, max(0, word.start - _BACK), word.start)
    return f"“{of.text[before.start() if before else word.start : after.end() if after else word.end]}”"


def negation_clashes(a: Prepared, b: Prepared) -> Iterator[Clash]:
    """One side denies what the other states in much the same words."""
    if bool(a.negations) == bool(b.negations) or a.silent or b.silent:
        return
    denying, stating, swapped = (a, b, False) if a.negations else (b, a, True)
    denied = {word.stem for word in [word for word in denying.meaning if word.start > denying.negations[0].end][:4]}
    quoted, stated = denial_and_statement(denying, stating)
    reason = f"One side denies (“{quoted.of(denying.text)}”) what the other states"
    reason = f"{reason} (“{stated.of(stating.text)}”)." if stated else f"{reason}."
    spans = ((quoted,), (stated or beside(stating, denying),))
    strength = 0.6 if denied & stating.stems else 0.3
    yield Clash("negation", *(spans[::-1] if swapped else spans), reason, strength, "negation")


def role_clashes(a: Prepared, b: Prepared) -> Iterator[Clash]:
    """The same deed with doer and other changed round."""
    turned = turned_round(a.deeds, b.deeds)
    if turned:
        reason = "Who did it and to whom it was done have changed places."
        yield Clash("role", (turned[0].span,), (turned[1].span,), reason, 0.7, "role")


def entity_clashes(a: Prepared, b: Prepared) -> Iterator[Clash]:
    """Another name in the same place: after the same preposition, or as the one who did it."""
    _, own_a, own_b = shared_and_own(a.names, b.names)
    # Of all that differs a reason names what is comparable: two novelists, and not a novelist and a country; and no
    # name that the other side has too, where it opens the sentence and was not taken for one.
    unlike_a, unlike_b = (
        [_only_tells_whence(side, name) + 4 * _says(other, name) for name in own]
        for side, other, own in ((a, b, own_a), (b, a, own_b))
    )
    for left, one in zip(own_a, unlike_a, strict=True):
        for right, another in zip(own_b, unlike_b, strict=True):
            same_slot = _slot(a, left) == _slot(b, right)
            reason = f"“{_named(a, left)}” on one side, “{_named(b, right)}” on the other."
            unlike = one + another + (is_of_state(left) != is_of_state(right))
            strength = max(0.05, (0.4 if same_slot else 0.2) - 0.05 * unlike)
            yield Clash("entity", (left.span,), (right.span,), reason, strength, "slot" if same_slot else "")


def _only_tells_whence(of: Prepared, name: Name) -> int:
    """Return how surely a name only says where something is from: "Italian" before a noun 2, "Molde in Norway" 3."""
    if _ORIGIN.search(of.text, max(0, name.span.start - _BACK), name.span.start):
        return 3
    following = next((word for word in of.tokens if word.start >= name.span.end), None)
    before_noun = following is not None and of.text[name.span.end : following.start] == " "
    adjective = is_of_state(name) or name.parts[-1].endswith(("ian", "ean", "ese", "ish"))
    noun = following is not None and following.text.islower() and following.lower not in FUNCTION_WORDS
    return 2 if len(name.parts) == 1 and adjective and before_noun and noun else 0


def person_and_place(a: Prepared, b: Prepared, clash: Clash) -> bool:
    """Whether a clash of names sets a person with a title against a place, which no two accounts differ in."""
    if clash.kind != "entity":
        return False
    one, other = (side.text[: spans[0].start].rstrip() for side, spans in ((a, clash.spans_a), (b, clash.spans_b)))
    return any(_TITLED.search(x) and _PLACED.search(y) for x, y in ((one, other), (other, one)))


def _says(of: Prepared, name: Name) -> bool:
    return any(word.lower in name.parts for word in of.tokens)


def _named(of: Prepared, name: Name) -> str:
    """Return a name as a reason gives it: without "'s", and the speaker where a pronoun stands for him."""
    said = name.span.of(of.text)
    if of.subject and of.tokens and name.span == of.tokens[0].span:
        said = of.subject
    return re.sub("['’]s$", "", said)


def _slot(of: Prepared, name: Name) -> str:
    """Return what a name stands after: a preposition of place, "by", or "" for the rest."""
    before = of.text[: name.span.start].rstrip().rsplit(" ", 1)[-1].lower()
    return (
        "place"
        if before in {"in", "at", "near", "outside", "off"}
        else before
        if before in {"by", "to", "from"}
        else ""
    )


def clashes(a: Prepared, b: Prepared) -> tuple[Clash, ...]:
    """Return all that clashes, surest first."""
    comparators = (number_clashes, time_clashes, word_clashes, negation_clashes, role_clashes, entity_clashes)
    found = [clash for comparator in comparators for clash in comparator(a, b)]
    return tuple(sorted(found, key=lambda clash: -clash.strength))
