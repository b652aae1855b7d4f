"""Parts of groups: "one of them", "the two", "others", "the other one", "another"."""

from __future__ import annotations

import itertools

from articles.analysis.attribution.cast import Cast, Entity
from articles.analysis.attribution.lexicon import noun_class
from articles.analysis.attribution.people import is_person_noun
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker

_QUANTITIES = frozenset(["one", "two", "three", "four", "some", "many", "most", "several", "all", "none", "few"])
_THEM = (["them"], ["whom"], ["the", "two"], ["the", "three"], ["the", "four"], ["those"])
_SOME = {"others": "other", "some": "some", "many": "many", "most": "most", "several": "several"}
_NEXT = {"other", "second", "third", "fourth", "first", "last"}
_SINGULAR = {"men": "man", "women": "woman", "people": "person", "children": "child"}
_BOTH = (["both"], ["both", "of", "them"], ["neither"], ["neither", "of", "them"])
_NEAR = 4


def part_of(grammar: Grammar, cast: Cast, speaker: Speaker) -> list[str]:
    """Return "one of the two guards" for "One of them" or "One", and "two guards" for "the two"; other names follow."""
    document, first = grammar.document, speaker.phrase.first
    words = document.folded[first : speaker.last + 1]
    comma = next((n for n, word in enumerate(words) if word == ","), len(words))
    words = words[:comma]
    alone = words == ["one"]
    counted = words[:1] and (words[0] in _QUANTITIES or document.tags[first] == "CD")
    of_them = len(words) >= 3 and counted and words[1] == "of" and words[2:] in _THEM
    two = words in _BOTH
    whole = two or words in (["the", "two"], ["the", "three"])
    if not (alone or of_them or whole):
        return []
    own = of_them and words[2:] in (["them"], ["whom"])
    pair = _named_pair(grammar, first) if two else ""
    group = pair or (_own_people(grammar, first) if own else "") or _group(grammar, cast, first)
    if not group or whole:
        return [group] if group else []
    opening, _, rest = group.partition(" ")
    name = f"{words[0]} of the {rest if opening.lower() in {'some', 'several', 'the'} else group}"
    return [name] if words[0] == "one" else [name, f"{words[0]} {_uncounted(group)}"]


def rest_of(grammar: Grammar, cast: Cast, speaker: Speaker) -> list[str]:
    """Return "other residents" for "others", "other guard" for "the other", "another diplomat" for "another"."""
    document, phrase = grammar.document, speaker.phrase
    words = document.folded[phrase.first : phrase.last + 1]
    if grammar.letters[phrase.last + 1 : phrase.last + 2] == "I" and document.folded[phrase.last + 1] in {"of", "in"}:
        return []
    if len(words) == 1 and words[0] in _SOME:
        many = _many(grammar, cast, phrase)
        return [f"{_SOME[words[0]]} {many}", words[0]] if many else []
    if len(words) == 3 and words[0] == "the" and words[2] == "ones":
        many = _last_people(grammar, phrase.first, own=True)
        return [f"{words[1]} {_uncounted(many).split()[-1]}", " ".join(words[1:])] if many else []
    if words == ["another"] or (len(words) == 2 and words[0] in {"the", "a"} and words[1] in _NEXT):
        one = _single(grammar, cast, phrase)
        return [f"{words[-1]} {one}", words[-1]] if one else []
    return []


def one_of_pair(grammar: Grammar, phrase: Phrase) -> Phrase | None:
    """Return the one of the two last joined by "and" that "the former" or "the latter" means: "Osei and Lindqvist"."""
    words = grammar.document.folded[phrase.first : phrase.last + 1]
    if words not in (["the", "former"], ["the", "latter"]):
        return None
    pair = _pair_before(grammar, phrase.first)
    return pair[words[1] == "latter"] if pair else None


def _pair_before(grammar: Grammar, token: int) -> tuple[Phrase, Phrase] | None:
    """Return the two phrases that "and" or "or" joins last before the token, in its sentence or the two before."""
    document = grammar.document
    sentence = document.sentence_of[token]
    for number in range(sentence, max(-1, sentence - 3), -1):
        before = [one for one in grammar.phrases[number] if one.last < token]
        for one, other in reversed(list(itertools.pairwise(before))):
            if other.first == one.last + 2 and document.folded[one.last + 1] in {"and", "or"}:
                return one, other
    return None


def _named_pair(grammar: Grammar, token: int) -> str:
    """Return "Mara Lind and Otto Beck", whom "both" means behind a sentence that names the two together."""
    pair = _pair_before(grammar, token)
    named = pair is not None and all(grammar.letters[one.head] == "P" for one in pair)
    return grammar.document.phrase(pair[0].first, pair[1].last) if named else ""


def uncounted_part(name: str) -> str:
    """Return "one of the patients" for "one of the three patients"."""
    opening, _, group = name.partition(" of the ")
    return f"{opening} of the {_uncounted(group)}" if group else name


def singular_noun(name: str) -> str:
    """Return "guard" for "one of the three former guards", an empty text for another kind of name."""
    opening, _, group = name.partition(" of the ")
    return _made_single(_uncounted(group), "").split()[-1] if opening.lower() == "one" and group else ""


def opening_one(grammar: Grammar, token: int) -> str:
    """Return who alone opens the sentence of the token and acts there: "priest" in "The priest is dead, his nephew …".

    One of a group is called so: "one of the nuns". Whoever has a name is left to the pronoun.
    """
    document = grammar.document
    low = document.bounds[document.sentence_of[token]][0]
    first = grammar.starting.get(low)
    if first is None or first.last + 1 >= token:
        return ""
    if document.folded[low : low + 2] == ["one", "of"] and low + 2 in grammar.starting:
        last = grammar.starting[low + 2].last
        return f"one of {document.phrase(low + 2, last)}" if grammar.letters[last + 1] in "VME" else ""
    alone = document.tags[first.head] == "NN" and noun_class(document.folded[first.head]) == "person"
    acts = grammar.letters[first.last + 1] in "VM" and document.folded[low] == "the" and document.quoted[low] < 0
    return document.phrase(low + 1, first.head) if alone and acts and first.last == first.head else ""


def _group(grammar: Grammar, cast: Cast, token: int) -> str | None:
    """Return the group that was last spoken of before the token."""
    groups = _spoken(grammar, cast, token, _NEAR)
    if groups:
        return max(groups, key=lambda entity: entity.last_seen(token)).canonical
    return _last_people(grammar, token) or _opening_people(grammar, token, sure=True)


def _own_people(grammar: Grammar, token: int) -> str:
    """Return the people last named before the token in its own sentence: "a note to nurses, shown by one of them"."""
    document = grammar.document
    for phrase in reversed(grammar.phrases[document.sentence_of[token]]):
        head = document.folded[phrase.head]
        plural = phrase.last < token and document.tags[phrase.head] == "NNS" and document.quoted[phrase.head] < 0
        if plural and noun_class(head) == "person":
            return _uncounted(document.phrase(phrase.first, phrase.head))
    return ""


def _spoken(grammar: Grammar, cast: Cast, token: int, reach: int) -> list[Entity]:
    document = grammar.document
    near = cast.between(document.bounds[max(0, document.sentence_of[token] - reach)][0], token)
    groups = [one for one in near if one.sort == "many" and not one.named]
    return [one for one in groups if " " in one.canonical and one.head not in _QUANTITIES]


def _many(grammar: Grammar, cast: Cast, phrase: Phrase) -> str | None:
    """Return the people of whom some do one thing and others another: who opened a sentence just before.

    In one sentence only "some officials" leaves others of the same; "officials fear it, while others …" is open.
    """
    document, token = grammar.document, phrase.first
    sentence = document.sentence_of[token]
    groups = [
        one
        for one in _spoken(grammar, cast, token, 1)
        if _uncounted(one.canonical) != one.canonical or document.sentence_of[one.last_seen(token)] < sentence
    ]
    if groups:
        return _uncounted(max(groups, key=lambda entity: entity.last_seen(token)).canonical)
    return _opening_people(grammar, token)


def _opening_people(grammar: Grammar, token: int, *, sure: bool = False) -> str | None:
    """Return the people who opened one of the two sentences before in the same paragraph: "Residents say …".

    ``sure``: "one" may as well count something, so that nobody but people will do ("Fares rose again. One …").
    """
    document = grammar.document
    sentence = document.sentence_of[token]
    for number in range(sentence - 1, max(-1, sentence - 3), -1):
        opening = grammar.starting.get(document.bounds[number][0])
        if opening is None or document.paragraph_of[number] != document.paragraph_of[sentence]:
            continue
        head = document.folded[opening.head]
        plural = document.tags[opening.head] == "NNS" or (head.endswith("s") and noun_class(head) == "person")
        other = noun_class(head) in {"document", "time", "group"}
        if plural and not other and (not sure or is_person_noun(_made_single(head, ""))):
            text = _uncounted(document.phrase(opening.first, opening.head))
            common = opening.first == opening.head and noun_class(head) == "person"
            return text[0].lower() + text[1:] if common or grammar.letters[opening.first] != "P" else text
    return None


def _single(grammar: Grammar, cast: Cast, phrase: Phrase) -> str | None:
    """Return what the other one of two, or one more of several, is: "former guard" after "one of the former guards"."""
    document, token = grammar.document, phrase.first
    near = cast.between(document.bounds[max(0, document.sentence_of[token] - 2)][0], token)
    ones = [one for one in near if one.sort in {"one", "many"} and not one.named and " " in one.canonical + " "]
    ones = [one for one in ones if one.head not in {"", *_NEXT, *_QUANTITIES} or " of the " in one.canonical]
    if not ones:
        group = _last_people(grammar, token) or _opening_people(grammar, token, sure=True)
        return _made_single(_uncounted(group), "") if group else None
    last = max(ones, key=lambda entity: entity.last_seen(token))
    name = last.canonical.split(" of the ", 1)[-1] if last.canonical.startswith("one of the ") else last.canonical
    return _made_single(_uncounted(name), last.head)


def _uncounted(text: str) -> str:
    """Return a group without how many they are: "Western diplomats" for "two Western diplomats"."""
    opening, _, rest = text.partition(" ")
    counted = opening.lower() in _QUANTITIES | {"the", "other", "another", "a", "an", "five", "six", "ten"}
    return _uncounted(rest) if rest and (counted or opening.isdigit()) else text


def _made_single(text: str, head: str) -> str:
    """Return the singular of a group's name, whose noun is ``head`` or stands before the first preposition."""
    words = text.split()
    stop = next((n for n, word in enumerate(words) if word in {"of", "in", "at", "from", "for", "who", "with"}), None)
    place = words.index(head) if head in words else (stop or len(words)) - 1
    word = words[place]
    if word in _SINGULAR:
        words[place] = _SINGULAR[word]
    elif word.endswith("ies"):
        words[place] = f"{word[:-3]}y"
    elif word.endswith("s") and not word.endswith("ss"):
        words[place] = word[:-1]
    return " ".join(words)


def _last_people(grammar: Grammar, token: int, *, own: bool = False) -> str | None:
    """Return the people last mentioned in the two sentences before the token, or its ``own``: "three former guards"."""
    document = grammar.document
    sentence = document.sentence_of[token]
    for number in range(sentence - 1 + own, max(-1, sentence - 3), -1):
        for phrase in reversed([one for one in grammar.phrases[number] if one.last < token]):
            plural = document.tags[phrase.head] == "NNS" and phrase.head > phrase.first
            if not plural or document.quoted[phrase.head] >= 0:
                continue
            low = document.bounds[number][0]
            inside = document.tags[phrase.first] == "CD" or document.folded[phrase.first] in _QUANTITIES
            counted = phrase.first > low and (
                document.tags[phrase.first - 1] == "CD" or document.folded[phrase.first - 1] in _QUANTITIES
            )
            kind = noun_class(document.folded[phrase.head])
            if kind == "person" or (not kind and inside and phrase.first == low):
                text = document.phrase(phrase.first - counted, phrase.head)
                named = grammar.letters[phrase.first] == "P" and not counted
                return text if named else text[0].lower() + text[1:]
    return None
