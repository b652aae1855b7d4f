"""What stands around a mention in its sentence: words beside a name, the whole of a name, where a description ends."""

from __future__ import annotations

import re

from articles.analysis.attribution.lexicon import NUMBERED, TIME_WORDS, VERBS, noun_class
from articles.analysis.attribution.metonyms import COUNTRIES, METONYMS
from articles.analysis.attribution.names import PARTICLES, bare_name, begins_name, gender_of, is_organisation_word
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker
from articles.analysis.attribution.tagger import tagger
from articles.analysis.attribution.wordlists import words as listed

EDGES = re.compile(r"^[\s,;:–—-]+|[\s,;:–—-]+$")
_OUTLET_NOUNS = frozenset(listed("outlet nouns")) | {"news", "press"}
_HANDED = frozenset(listed("kept")) | frozenset(listed("handed to")) | frozenset(listed("handed on by reporters"))
_LEADING = frozenset(["by", "in", "to"])
_LONGEST_NAME = 8
_DATED = frozenset(["dated", "signed", "released", "published", "issued", "circulated"])


def beside(grammar: Grammar, phrase: Phrase) -> set[str]:
    """Return the first words of what stands beside a name after a comma: "Ann Dole, the mayor of Ede"."""
    document, after = grammar.document, phrase.last + 1
    if after >= len(document.words) or document.words[after] != "," or "whose" in document.folded[after : after + 2]:
        return set()  # in "Ann Dole, whose son was hurt," the son is another
    words = []
    for token in range(after + 1, min(after + 7, len(document.words))):
        if grammar.letters[token] in "VM" and not {"who", "which", "whose", "that"} & set(words):
            return set()
        if document.words[token] in {",", "."} or grammar.letters[token] in "VM":
            break
        words.append(document.folded[token])
    return set(words) - {"her", "his", "he", "she", "him"}


def described_as(grammar: Grammar, phrase: Phrase) -> set[str]:
    """Return the noun that describes a name beside it: "Wayne Orr, a retired dentist", "The defendant, Mark Weir,"."""
    document = grammar.document
    low, high = document.bounds[document.sentence_of[phrase.head]]
    found = set()
    after = phrase.last + 2
    if after < high and document.words[after - 1] == ",":
        aged = grammar.letters[after] == "C" and document.words[after + 1 : after + 2] == [","]
        found.add(_noun_of(grammar, grammar.starting.get(after + 2 * aged), behind=True))
    if phrase.first - 2 >= low and document.words[phrase.first - 1] == ",":
        closes = document.words[phrase.last + 1 : phrase.last + 2] in ([","], ["."])
        before = beside_name = grammar.ending.get(phrase.first - 2)
        while before and before.first - 2 > low and document.folded[before.first - 1] in {"of", "for", "in", "at"}:
            before = grammar.ending.get(before.first - 2)
        words = document.words[phrase.first : phrase.last + 1]
        if before and beside_name and _names_body(grammar, before, beside_name, words):
            before = beside_name
        noun = _noun_of(grammar, before, behind=False) if closes else ""
        found.add(noun)
        if noun and before and "former" in document.folded[before.first : before.head]:
            found.add("former")
    return found - {""}


def _names_body(grammar: Grammar, person: Phrase, body: Phrase, words: list[str]) -> bool:
    """Whether ``words`` behind both name the body that somebody belongs to: "A lawyer for the airline, Skyhop,"."""
    folded = grammar.document.folded
    belongs = body.first > person.last and noun_class(folded[person.head]) == "person"
    firm = "&" in words
    if not belongs or noun_class(folded[body.head]) != "group" or (bare_name(words)[2] and not firm):
        return False
    sure = firm or words[0] == "the" or words[0].isupper() or is_organisation_word(words[-1])
    return sure or folded[person.first] in {"a", "an", "one"}


def _noun_of(grammar: Grammar, phrase: Phrase | None, *, behind: bool) -> str:
    """Return the noun of a description with an article or possessive, if it stands between commas or ends there."""
    if phrase is None or grammar.letters[phrase.head] != "N":
        return ""
    if grammar.letters[phrase.first] != "D" and "S" not in grammar.letters[phrase.first : phrase.head]:
        return ""
    document = grammar.document
    after = document.folded[phrase.last + 1 : phrase.last + 2]
    closed = not behind or after in (
        [","],
        ["."],
        ["who"],
        ["which"],
        ["of"],
        ["that"],
        ["in"],
        ["at"],
        ["from"],
        ["for"],
    )
    return document.folded[phrase.head] if closed and document.folded[phrase.first] not in {"this", "that"} else ""


def name_end(grammar: Grammar, phrase: Phrase, limit: int) -> int:
    """Return the last token, up to ``limit``, of an organisation's name with its "of …", "for …", number.

    "the Department for Transport", "the National Bureau of Investigation", "O Imparcial do Norte", "Channel 12".
    """
    document, end = grammar.document, phrase.head
    if end + 1 == phrase.last and grammar.letters[end + 1] == "C":
        return end + 1
    while end + 1 <= limit:
        if document.tags[end + 1] == "CD" and document.folded[end] in NUMBERED:
            return end + 1
        word = document.folded[end + 1]
        listed = _business_end(grammar, phrase.head, end, limit) if word == "," else -1
        if listed > end:
            return listed
        following = grammar.starting.get(end + 2)
        if following is None or not (word in {"of", "for", "and", "on", "&"} or word in PARTICLES):
            break
        bodies = is_organisation_word(document.words[end]), is_organisation_word(document.words[following.head])
        if document.folded[following.first] in TIME_WORDS or (word == "on" and not bodies[0]):
            break
        if word == "and" and not any(bodies) and not (end > phrase.head and _goes_on(grammar, end, following)):
            break
        if (
            grammar.letters[following.first] == "P"
            and grammar.letters[following.head] == "N"
            and following.last <= limit
            and document.folded[following.head] not in VERBS
        ):
            return following.head  # the Organization of American States mission
        if grammar.letters[following.head] == "N" and set(grammar.letters[following.first : following.head]) == {"P"}:
            following = Phrase(following.first, following.head - 1, following.head - 1)
        upper = all(w[:1].isupper() for w in document.words[following.first : following.head + 1])
        if grammar.letters[following.head] != "P" or following.last > limit or (word == "and" and not upper):
            break
        end = following.head
    return end


def second_name(grammar: Grammar, speaker: Speaker) -> Phrase | None:
    """Return the second of two names that are one source: "Washington" in "Kyiv and Washington", with nothing behind.

    One name with an "and" in it ("Bughaw Air and Isla Pacific", which may be a firm) is no two.
    """
    document, first = grammar.document, speaker.phrase
    second = grammar.starting.get(first.last + 2)
    joined = first.head == first.last and document.folded[first.last + 1 : first.last + 2] == ["and"]
    if not joined or second is None or second.last != speaker.last or second.head != second.last:
        return None
    named = all(grammar.letters[one.head] == "P" and document.words[one.head][:1].isupper() for one in (first, second))
    named = named and not any(word.islower() for word in document.words[second.first + 1 : second.last])
    return second if named and name_end(grammar, first, speaker.last) < second.first else None


def _business_end(grammar: Grammar, head: int, end: int, limit: int) -> int:
    """Return the last token of an office's business in a list: "Ministry of Trade, Industry and Energy", else -1."""
    document = grammar.document
    if end == head or not is_organisation_word(document.words[head]):
        return -1
    token, joined = end + 1, False
    while token < limit and not joined:
        word, after = document.folded[token], token + 1
        if word not in {",", "and", "&"} or not document.words[after][:1].isupper():
            return -1
        joined = word != ","
        while after + 1 <= limit and document.words[after + 1][:1].isupper():
            after += 1
        words = [each.lower() for each in document.words[token + 1 : after + 1]]
        if " ".join(words) in COUNTRIES | METONYMS.keys() or gender_of(f"{words[0]} -", set()):
            return -1
        token = after + 1
    return token - 1 if joined else -1


def _goes_on(grammar: Grammar, end: int, following: Phrase) -> bool:
    """Whether "and" goes on with an office's business: "Centers for Disease Control and Prevention"."""
    words = grammar.document.words[following.first : following.head + 1]
    common = all(word[:1].isupper() and tagger().knows(word.lower()) for word in words)
    body = is_organisation_word(words[-1]) or noun_class(words[-1].lower()) == "group"
    return common and not body and tagger().knows(grammar.document.folded[end])


def whole_name(grammar: Grammar, speaker: Speaker, name: str) -> str:
    """Return an organisation's name with what belongs to it behind its head: the Department for Transport."""
    document, phrase = grammar.document, speaker.phrase
    end = name_end(grammar, phrase, max(speaker.last, phrase.last))
    tail = document.text[document.ends[phrase.head] : document.ends[end]]
    return EDGES.sub("", f"{name}{tail}")


def without_noun(grammar: Grammar, phrase: Phrase) -> Phrase:
    """Return the phrase without the noun behind an outlet's name: "Xinhua" of "the Xinhua news agency"."""
    document, head = grammar.document, phrase.head
    while head > phrase.first and document.words[head] in _OUTLET_NOUNS:
        head -= 1
    proper = grammar.letters[head] == "P" and document.tags[head].startswith("NN")
    return Phrase(phrase.first, head, head) if head < phrase.head and proper else phrase


def with_surname(grammar: Grammar, phrase: Phrase) -> Phrase:
    """Return "Ms al-Nasser" for a phrase that ends before the small letter."""
    words, after = grammar.document.words, phrase.last + 1
    alone = phrase.first == phrase.last and words[phrase.head].lower().rstrip(".") in {"mr", "ms", "mrs", "dr"}
    inside = after < len(words) and begins_name(words[after]) and not words[after][:1].isupper()
    return Phrase(phrase.first, after, after) if alone and inside else phrase


def with_adjective(grammar: Grammar, phrase: Phrase) -> Phrase:
    """Return the phrase with what stands right before it: "an Omani" before "foreign ministry official"."""
    before = grammar.ending.get(phrase.first - 1)
    if before is None or grammar.letters[phrase.head] != "N" or grammar.letters[before.first] not in "DC":
        return phrase
    joins = grammar.letters[before.head] == "P" and before.first < before.head
    return Phrase(before.first, phrase.head, phrase.last) if joins else phrase


def description_end(grammar: Grammar, speaker: Speaker) -> int:
    """Return the last token of a description, without who has it, when it was made, or clauses after a comma."""
    document, head = grammar.document, speaker.phrase.head
    for token in range(head + 1, speaker.last + 1):
        word = document.folded[token]
        following = document.folded[token + 1] if token < speaker.last else ""
        if document.words[token] in {"(", ";", "—", "–"} or (
            document.words[token] == "," and not _lists(grammar, token, speaker.last)
        ):
            return token - 1
        if word in _DATED and following == "by" and not _by_outlet(grammar, token + 2):
            continue
        if (word in _HANDED and following in {"by", "to", "with", "in", "earlier"}) or word in _DATED:
            return token - 1
        if word == "who" and following in {"spoke", "talked", "told", "said"}:
            return token - 1
    return speaker.last


def _by_outlet(grammar: Grammar, token: int) -> bool:
    """Whether an outlet's name stands at ``token``: who publishes a report may else be its author."""
    phrase = grammar.starting.get(token)
    return phrase is not None and grammar.letters[phrase.head] == "P"


def _lists(grammar: Grammar, comma: int, last: int) -> bool:
    """Whether a list goes on after the comma: "farmers, traders and nurses"."""
    stretch = grammar.letters[comma + 1 : last + 1]
    joined = {"and", "or"} & set(grammar.document.folded[comma + 1 : last + 1])
    return bool(joined) and not set("VMEGW") & set(stretch) and stretch[:1] not in {"D", "I", "O"}


def has_attached(grammar: Grammar, speaker: Speaker) -> bool:
    """Whether a description goes on before any comma, so that it tells more than its noun: "the head of the union"."""
    after = speaker.phrase.last + 1
    return after <= speaker.last and grammar.document.words[after] not in {",", "(", "—", "–"}


def beside_description(grammar: Grammar, speaker: Speaker) -> list[str]:
    """Return what else a description is called beside it: "a pharmacist" of "one resident, a pharmacist from Sudan"."""
    document = grammar.document
    comma = speaker.phrase.last + 1
    following = grammar.starting.get(comma + 1)
    if following is None or document.words[comma] != "," or following.last > speaker.last:
        return []
    if document.folded[following.first] not in {"a", "an"} or grammar.letters[following.head] != "N":
        return []
    stop = next((t for t in range(following.last, speaker.last + 1) if document.words[t] == ","), speaker.last + 1)
    return [document.phrase(following.first + 1, stop - 1)]


def is_subject(grammar: Grammar, token: int) -> bool:
    """Whether the mention at ``token`` opens its sentence or stands before a verb or a comma."""
    phrase = next(
        (p for p in grammar.phrases[grammar.document.sentence_of[token]] if p.first <= token <= p.last),
        None,
    )
    if phrase is None:
        return False
    low = grammar.document.bounds[grammar.document.sentence_of[token]][0]
    return phrase.first == low or grammar.letters[phrase.last + 1 : phrase.last + 2] in {"V", "M", ",", "("}


def known_as(grammar: Grammar, first: int, last: int) -> Phrase | None:
    """Return the name in "who wanted to be known only as Ms Lim"."""
    document = grammar.document
    if {"known", "identified", "named", "gave", "gives", "name"} & set(document.folded[first:last]):
        for token in range(first, last):
            if document.folded[token] == "as":
                return grammar.starting.get(token + 1)
    return None


def _named_only(words: list[str]) -> list[str]:
    """Return an apposition without where its bearer is from: "Golden Harvest" of "Golden Harvest of Taiwan"."""
    cut = next((n for n, word in enumerate(words) if n and word in {"of", "from", "in"}), len(words))
    from_place = all(word[:1].isupper() for word in words[:cut]) and cut + 2 == len(words)
    body = is_organisation_word(words[cut - 1]) if from_place else True
    return words if body else words[:cut]


def name_behind(grammar: Grammar, speaker: Speaker, comma: int) -> tuple[list[str], int]:
    """Return the words of a name that may stand behind a description's comma, none if none does, and where they end."""
    document = grammar.document
    stop = next((t for t in range(comma + 1, speaker.last + 1) if document.words[t] in {",", "("}), speaker.last + 1)
    words = _named_only(document.words[comma + 1 : stop])
    handed = grammar.letters[comma + 1] in "EG" and _LEADING & set(words[1:3])  # ", quoted by La Nación,"
    if handed or not words or len(words) > _LONGEST_NAME or words[-1].islower() or document.tags[comma + 1] == "CD":
        return [], stop
    body = grammar.ending.get(comma - 1)
    return ([] if body and _names_body(grammar, speaker.phrase, body, words) else words), stop


def sort_of(head: str, opening: str, plural: bool) -> str:
    """Return what an unnamed entity is: many, group, document, one or other."""
    kind = noun_class(head)
    if plural:
        return "many"
    if kind in {"group", "document"}:
        return kind
    return "one" if kind == "person" or opening in {"one", "a", "an", "the"} else "other"
