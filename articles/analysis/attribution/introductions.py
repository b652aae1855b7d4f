"""Names that tell whom a description before them meant: "A farmer objected. … “Too dear,” said Ole Brekke."."""

from __future__ import annotations

from collections.abc import Iterable

from articles.analysis.attribution.cast import Cast, Entity
from articles.analysis.attribution.lexicon import SAYING, noun_class
from articles.analysis.attribution.mentions import beside, described_as, is_subject
from articles.analysis.attribution.names import FEMALE_WORDS, HONORIFICS, MALE_WORDS
from articles.analysis.attribution.people import is_person_noun
from articles.analysis.attribution.phrases import Grammar, Phrase

_APPOSED_REACH = 8
_BARE_REACH = 3
_PARAGRAPHS = 2
_NEVER_NAMED_TEXT = """
spokesman spokeswoman spokesperson source someone anyone everyone nobody person people reporter correspondent
father mother brother sister son daughter wife husband uncle aunt cousin widow friend colleague child
"""
_NEVER_NAMED = frozenset(_NEVER_NAMED_TEXT.split())
_EMPTY = (HONORIFICS | {"mr", "mrs", "ms", "dr", "sir", "mr.", "mrs.", "ms.", "dr."}) - {"chief", "judge", "advocate"}
_PLACED = frozenset(["of", "from", "at", "in", "who", "whose", "("])

_TELLING = frozenset(["was", "were", "led", "headed", "ran", "chaired", "founded", "owned", "served", "worked", "lost"])
_RETIRED = frozenset(["former", "retired", "one-time", "onetime"])
_FAR_REACH = 8

Introduced = tuple[Phrase, Entity, set[str]]


def introduced(grammar: Grammar, cast: Cast, names: Iterable[Introduced]) -> dict[int, Entity]:
    """Return by the token of its noun whom each description means that a name later makes clear.

    "The broker, Lu Chen" tells who the broker before was; so does a name that comes out of nowhere, without title,
    place or description, right after somebody who was only described. The named bear the description from then on.
    """
    meant: dict[int, Entity] = {}
    for phrase, entity, titles in names:
        if entity.sort != "person" or not entity.seen:
            continue
        apposed = _apposed(grammar, phrase)
        if apposed:
            before = [one for one in _described_as_well(grammar, apposed) if not _is_others(grammar, cast, one, entity)]
        elif entity.seen[0] == phrase.head and " " in entity.canonical and _is_bare(grammar, phrase, titles):
            before = _waiting(grammar, cast, phrase)
        else:
            continue
        for description in [one for one in before if _agree(grammar, one, entity)]:
            meant.setdefault(description.head, entity)
            cast.entitle(entity, {grammar.document.folded[description.head]})
    return meant


def _apposed(grammar: Grammar, phrase: Phrase) -> Phrase | None:
    """Return "The broker" of "The broker, Lu Chen, …"."""
    document = grammar.document
    if phrase.first < 2 or document.words[phrase.first - 1] != ",":
        return None
    before = grammar.ending.get(phrase.first - 2)
    if before is None or document.folded[before.first] != "the" or not _is_person(grammar, before):
        return None
    return before if document.words[phrase.last + 1 : phrase.last + 2] in ([","], ["."]) else None


def _described_as_well(grammar: Grammar, apposed: Phrase) -> list[Phrase]:
    """Return the descriptions before that "The broker, Lu Chen" takes up, by their noun or as the last one."""
    document = grammar.document
    head, sentence = document.folded[apposed.head], document.sentence_of[apposed.head]
    found = [
        phrase
        for number in range(max(0, sentence - _APPOSED_REACH), sentence)
        for phrase in grammar.phrases[number]
        if document.folded[phrase.head] == head and _is_person(grammar, phrase)
    ]
    if found or apposed.head - apposed.first > 1 or not sentence:
        return [one for one in found if not _is_named(grammar, one)]
    alone = [one for one in grammar.phrases[sentence - 1] if _is_person(grammar, one) and is_subject(grammar, one.head)]
    alone = [one for one in alone if document.folded[one.first] == "the" and not _is_named(grammar, one)]
    return [one for last in alone[-1:] for one in (*_same(grammar, last), last)] if len(alone) == 1 else []


def _is_others(grammar: Grammar, cast: Cast, phrase: Phrase, entity: Entity) -> bool:
    """Whether "the minister" was said of another minister, who had been named before."""
    if phrase.head - phrase.first > 1:
        return False
    bearers = cast.entitled(grammar.document.folded[phrase.head])
    return any(other is not entity and other.last_seen(phrase.head) >= 0 for other in bearers)


def _same(grammar: Grammar, phrase: Phrase) -> list[Phrase]:
    """Return the first description with the same noun in the sentences before: "A colonel" before "the colonel"."""
    document = grammar.document
    head, sentence = document.folded[phrase.head], document.sentence_of[phrase.head]
    earlier = [
        one
        for number in range(max(0, sentence - _BARE_REACH), sentence)
        for one in grammar.phrases[number]
        if document.folded[one.head] == head and _is_person(grammar, one) and not _is_named(grammar, one)
    ]
    return earlier[:1]


def _is_bare(grammar: Grammar, phrase: Phrase, titles: set[str]) -> bool:
    """Whether a name stands as a subject without anything that says who that is, but for an age."""
    document, after = grammar.document, phrase.last + 1
    if titles - _EMPTY or after + 1 >= len(document.words) or document.quoted[phrase.head] >= 0:
        return False
    if document.words[after] == "," and document.folded[after + 1] == "who":
        return _tells_nothing(grammar, after + 2) and phrase.first == document.bounds[document.sentence_of[after]][0]
    if described_as(grammar, phrase) or beside(grammar, phrase):
        return False
    if document.folded[after] in _PLACED or document.folded[after + 1] in _PLACED:
        return False
    aged = document.words[after] == "," and document.tags[after + 1] == "CD"
    acts = grammar.letters[after] in "VM" or aged
    said = phrase.first > 0 and document.folded[phrase.first - 1] in SAYING
    opens = phrase.first == 0 or grammar.letters[phrase.first - 1] in ',".:' or document.folded[phrase.first] == "but"
    opens = opens or phrase.first == document.bounds[document.sentence_of[phrase.first]][0]
    return said or (acts and opens)


def _tells_nothing(grammar: Grammar, token: int) -> bool:
    """Whether a clause, ", who took over in March,", does not say who somebody is but takes that as known."""
    document = grammar.document
    return document.tags[token : token + 1] == ["VBD"] and document.folded[token] not in _TELLING


def _waiting(grammar: Grammar, cast: Cast, phrase: Phrase) -> list[Phrase]:
    """Return the description nearest before a bare name, if nobody else was named in between."""
    document = grammar.document
    sentence = document.sentence_of[phrase.head]
    paragraphs = document.paragraph_of
    found: list[Phrase] = []
    for number in range(sentence - 1, max(-1, sentence - 1 - _BARE_REACH), -1):
        if paragraphs[sentence] - paragraphs[number] > _PARAGRAPHS:
            break
        for one in reversed(grammar.phrases[number]):
            if not _is_person(grammar, one) or not _speaks(grammar, one):
                continue
            between = cast.between(one.head + 1, phrase.first)
            if _is_named(grammar, one) or any(other.sort == "person" for other in between):
                return found
            if _each_their_own(grammar, one, phrase):
                return found
            found += [one, *_same(grammar, one)]
            words = document.folded[one.first : one.head]
            if not (words[:1] == ["the"] and _RETIRED & set(words)):
                return found  # "the former banker" can only be told more of somebody who was described before
    return found or _office_again(grammar, cast, phrase)


def _each_their_own(grammar: Grammar, one: Phrase, other: Phrase) -> bool:
    """Whether two speakers stand in one paragraph behind a quote each: "“No,” a nurse said. “Yes,” Ann Dole said."."""
    first, second = (grammar.document.sentence_of[each.head] for each in (one, other))
    same = grammar.document.paragraph_of[first] == grammar.document.paragraph_of[second]
    return same and _behind_quote(grammar, one) and _behind_quote(grammar, other)


def _behind_quote(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a quote ends right before a phrase, or before its verb: "…,” said Ann Dole"."""
    before = phrase.first - 1 - (grammar.letters[phrase.first - 1] == "V")
    return before >= 0 and grammar.document.quoted[before] >= 0 > grammar.document.quoted[phrase.first]


def _office_again(grammar: Grammar, cast: Cast, phrase: Phrase) -> list[Phrase]:
    """Return the description far before a bare name by whose noun the text then goes on to call its bearer.

    "… the environment minister's villa. … Ann Dole rejected the finding. The minister said …"
    """
    document = grammar.document
    sentence = document.sentence_of[phrase.head]
    following = [
        one
        for number in range(sentence, min(sentence + 3, len(document.bounds)))
        for one in grammar.phrases[number]
        if one.first > phrase.last and one.last - one.first == 1 and document.folded[one.first] == "the"
    ]
    again = next((one for one in following if _is_person(grammar, one) and _speaks(grammar, one)), None)
    if again is None or cast.entitled(document.folded[again.head]):
        return []
    noun = document.folded[again.head]
    before = [
        _owner_in(grammar, one)
        for number in range(max(0, sentence - _FAR_REACH), sentence)
        for one in grammar.phrases[number]
        if document.folded[one.first] == "the"
    ]
    before = [one for one in before if document.folded[one.head] == noun and _is_person(grammar, one)]
    return [again, *(one for one in before if not _is_named(grammar, one))] if before else []


def _owner_in(grammar: Grammar, phrase: Phrase) -> Phrase:
    """Return "the environment minister" of "the environment minister's villa", any other phrase as it is."""
    owner = grammar.letters.find("S", phrase.first, phrase.head)
    return Phrase(phrase.first, owner - 1, owner - 1) if owner > phrase.first + 1 else phrase


def _speaks(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a description is somebody who says or does something in its sentence."""
    document = grammar.document
    said = phrase.first > 0 and document.folded[phrase.first - 1] in SAYING and document.quoted[phrase.head] < 0
    return said or is_subject(grammar, phrase.head)


def _is_person(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a phrase describes one person whom a name could follow."""
    document = grammar.document
    word = document.folded[phrase.head]
    single = document.tags[phrase.head] not in {"NNS", "NNPS"} and grammar.letters[phrase.head] == "N"
    return (
        single
        and document.quoted[phrase.head] < 0
        and word not in _NEVER_NAMED
        and is_person_noun(word)
        and noun_class(word) != "group"
    )


def _is_named(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a name stands beside a description: "its leader, Ann Dole", "the driver Ole Brekke"."""
    document = grammar.document
    comma = phrase.last + 1
    following = grammar.starting.get(comma + 1)
    if following and document.words[comma : comma + 1] == [","] and grammar.letters[following.head] == "P":
        return True
    before = grammar.ending.get(phrase.first - 2)
    return bool(before and document.words[phrase.first - 1] == "," and grammar.letters[before.head] == "P")


def _agree(grammar: Grammar, phrase: Phrase, entity: Entity) -> bool:
    """Whether a description can be of the named by its gender."""
    words = set(grammar.document.folded[phrase.first : phrase.head + 1]) - {"his", "her"}
    gender = "f" if words & FEMALE_WORDS else "m" if words & MALE_WORDS else ""
    return not gender or entity.gender in {"", gender}
