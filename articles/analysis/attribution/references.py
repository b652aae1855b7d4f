"""Whom a pronoun, "the minister", "the company", "one of them" or "the 77-year-old" means."""

from __future__ import annotations

from articles.analysis.attribution.cast import Cast, Entity
from articles.analysis.attribution.lexicon import noun_class
from articles.analysis.attribution.mentions import is_subject
from articles.analysis.attribution.outlets import role_of_name
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker
from articles.analysis.attribution.wordlists import words as listed

_GENERIC = frozenset(listed("generic groups"))
_NEVER_LAST = frozenset(["government", "court", "university", "police", "council", "commission", "committee"])
_OF_THE_PRESS = frozenset(["agency", "newspaper", "paper", "broadcaster", "channel", "magazine", "daily", "website"])
_OTHER = frozenset(["other", "second", "third", "former", "another", "first", "new", "fourth", "latter"])
_QUANTITIES = frozenset(["one", "two", "three", "four", "some", "many", "most", "several", "all", "none", "few"])
_THEM = (["them"], ["the", "two"], ["the", "three"], ["the", "four"], ["those"])
_PLACING = frozenset(["in", "at", "near", "into", "from", "outside", "through"])
_REACH = 12
_FAR = 60
_FITTING = {
    "m": {"person", "one"},
    "f": {"person", "one"},
    "n": {"group", "document", "other"},
    "p": {"many", "group"},
}
Found = tuple[Entity, float]


def pronoun(grammar: Grammar, cast: Cast, kind: str, phrase: Phrase) -> Found | None:
    """Return the best earlier fit for a pronoun by nearness, role and gender, and how surely."""
    document = grammar.document
    sentence = document.sentence_of[phrase.head]
    near = cast.between(document.bounds[max(0, sentence - _REACH)][0], phrase.head)
    scored = sorted(((_fit(grammar, entity, kind, phrase.head), entity) for entity in near), key=lambda pair: -pair[0])
    if not scored or scored[0][0] <= 0:
        return None
    score, entity = scored[0]
    margin = score - (scored[1][0] if len(scored) > 1 else 0)
    if kind in {"m", "f"} and not entity.gender:
        entity.gender = kind
    return entity, 0.9 if margin > 1 else 0.75 if margin > 0.3 else 0.55


def _fit(grammar: Grammar, entity: Entity, kind: str, token: int) -> float:
    unknown = kind in {"m", "f"} and entity.sort == "group" and entity.named and entity.canonical.istitle()
    bare = unknown and " " not in entity.canonical and not entity.key
    if entity.sort not in _FITTING.get(kind, {"person", "one", "many", "group"}) and not bare:
        return 0.0
    if kind in {"m", "f"} and entity.gender not in {"", kind}:
        return 0.0
    seen, spoke = entity.last_seen(token), entity.last_spoke(token)
    if seen < 0:
        return 0.0
    sentence_of = grammar.document.sentence_of
    gap = sentence_of[token] - sentence_of[seen]
    recent = spoke >= 0 and sentence_of[token] - sentence_of[spoke] <= 2
    paragraphs = grammar.document.paragraph_of
    same = paragraphs[sentence_of[token]] == paragraphs[sentence_of[seen]]
    score = (2.5 if bare else 4.0) - gap + 1.2 * recent + 0.6 * is_subject(grammar, seen) + same
    if kind in {"m", "f"} and (_in_place(grammar, seen) or (entity.head and noun_class(entity.head) != "person")):
        score -= 2
    return max(0.05, score + 0.8 * (entity.gender == kind) + 0.4 * (kind == "p" and entity.sort == "many"))


def _in_place(grammar: Grammar, token: int) -> bool:
    """Whether the mention at ``token`` tells where something is: "in Glasgow", "in Calle Durazno"."""
    while token > 0 and grammar.letters[token - 1] == "P":
        token -= 1
    return token > 0 and grammar.document.folded[token - 1] in _PLACING


def bearer(grammar: Grammar, cast: Cast, phrase: Phrase) -> Found | None:
    """Return who "the minister", "the company" or "the official" is.

    The last one mentioned who bears the title or was so described, else whoever bears it later, if only one does; of
    organisations the last one with the word in its name, else the last one that spoke.
    """
    document = grammar.document
    head, token = document.folded[phrase.head], phrase.head
    modifiers = set(document.folded[phrase.first + 1 : phrase.head])
    if modifiers & _OTHER:
        return None
    modifiers -= {"same"}
    bearers = cast.entitled(head)
    alike = [one for one in cast.described(head) if modifiers <= set(one.canonical.casefold().split())]
    earlier = [one for one in (*bearers, *alike) if one.last_seen(token) >= 0]
    if earlier:
        return max(earlier, key=lambda entity: entity.last_seen(token)), 0.8
    if noun_class(head) == "person" and len(bearers) == 1:
        return bearers[0], 0.6
    return _organisation(grammar, cast, phrase) if head in _GENERIC and phrase.last - phrase.first == 1 else None


def _organisation(grammar: Grammar, cast: Cast, phrase: Phrase) -> Found | None:
    document, token = grammar.document, phrase.head
    head = document.folded[token]
    named = [one for one in cast.with_word(head) if one.last_seen(token) >= 0]
    if named:
        return max(named, key=lambda entity: entity.last_seen(token)), 0.75
    if head in _NEVER_LAST:
        return None
    wanted = head in _OF_THE_PRESS
    last = next((one for one in cast.last_groups(token) if (role_of_name(one.canonical) == "outlet") == wanted), None)
    if last:
        return last, 0.5
    near = cast.between(document.bounds[max(0, document.sentence_of[token] - 2)][0], phrase.first)
    acting = [one for one in near if one.sort == "group" and one.named and is_subject(grammar, one.last_seen(token))]
    acting = [one for one in acting if (role_of_name(one.canonical) == "outlet") == wanted]
    return (max(acting, key=lambda entity: entity.last_seen(token)), 0.4) if acting else None


def earlier_description(grammar: Grammar, phrase: Phrase) -> Phrase | None:
    """Return the fuller description that "the captain" or "the same poll" takes up: "a former captain"."""
    document = grammar.document
    head, sentence = document.folded[phrase.head], document.sentence_of[phrase.head]
    if noun_class(head) not in {"person", "document"} or set(document.folded[phrase.first : phrase.head]) & _OTHER:
        return None
    for number in range(sentence - 1, max(-1, sentence - 7), -1):
        for earlier in reversed(grammar.phrases[number]):
            if document.folded[earlier.head] == head and earlier.head - earlier.first > phrase.head - phrase.first - 1:
                own = document.folded[earlier.first] in {"a", "an"} or grammar.letters[earlier.first] in "PJNC"
                return earlier if own and earlier.head - earlier.first >= 1 else None
    return None


def earlier_subject(grammar: Grammar, kind: str, phrase: Phrase) -> Phrase | None:
    """Return who opens one of the two sentences before, if a pronoun can mean that: "The senator complained. He …"."""
    document = grammar.document
    wanted = {"m": "person", "f": "person", "p": "person", "n": "group"}.get(kind)
    sentence = document.sentence_of[phrase.head]
    for number in range(sentence - 1, max(-1, sentence - 3), -1):
        low = document.bounds[number][0]
        subject = grammar.starting.get(low)
        if subject is None or noun_class(document.folded[subject.head]) != wanted or document.quoted[low] >= 0:
            continue
        if (document.tags[subject.head] == "NNS") == (kind == "p") and grammar.letters[subject.head] == "N":
            return subject
    return None


def of_age(grammar: Grammar, cast: Cast, phrase: Phrase) -> Found | None:
    """Return who "the 77-year-old" is: whoever has ", 77," behind the name, else the last person named."""
    document = grammar.document
    aged = next((word for word in document.folded[phrase.first : phrase.last + 1] if "-year-old" in word), None)
    if aged is None:
        return None
    sentence = document.sentence_of[phrase.head]
    near = cast.between(document.bounds[max(0, sentence - _FAR)][0], phrase.head)
    people = [one for one in near if one.sort == "person"]
    years = aged.split("-", 1)[0]
    for entity in people:
        if any(document.words[t + 1 : t + 3] == [",", years] for t in entity.seen):
            return entity, 0.9
    return (max(people, key=lambda entity: entity.last_seen(phrase.head)), 0.6) if people else None


def part_of(grammar: Grammar, cast: Cast, speaker: Speaker) -> str | None:
    """Return "one of the two guards" for "One of them" or "One", and "two guards" for "the two"."""
    document, first = grammar.document, speaker.phrase.first
    words = document.folded[first : speaker.last + 1]
    comma = next((n for n, word in enumerate(words) if word == ","), len(words))
    words = words[:comma]
    alone = words == ["one"]
    of_them = len(words) >= 3 and words[0] in _QUANTITIES and words[1] == "of" and words[2:] in _THEM
    whole = words in (["the", "two"], ["both"], ["the", "three"], ["both", "of", "them"])
    if not (alone or of_them or whole):
        return None
    sentence = document.sentence_of[first]
    near = cast.between(document.bounds[max(0, sentence - 4)][0], first)
    groups = [one for one in near if one.sort == "many" and " " in one.canonical and one.head not in _QUANTITIES]
    if groups:
        group = max(groups, key=lambda entity: entity.last_seen(first)).canonical
    else:
        group = _last_people(grammar, first)
    if not group or whole:
        return group
    opening, _, rest = group.partition(" ")
    return f"{words[0]} of the {rest if opening.lower() in {'some', 'several', 'the'} else group}"


def _last_people(grammar: Grammar, token: int) -> str | None:
    """Return the people last mentioned in the two sentences before the token: "three former guards"."""
    document = grammar.document
    sentence = document.sentence_of[token]
    for number in range(sentence - 1, max(-1, sentence - 3), -1):
        for phrase in reversed(grammar.phrases[number]):
            plural = document.tags[phrase.head] == "NNS" and phrase.head > phrase.first
            if plural and noun_class(document.folded[phrase.head]) == "person" and document.quoted[phrase.head] < 0:
                counted = phrase.first > document.bounds[number][0] and (
                    document.tags[phrase.first - 1] == "CD" or document.folded[phrase.first - 1] in _QUANTITIES
                )
                text = document.phrase(phrase.first - counted, phrase.head)
                named = grammar.letters[phrase.first] == "P" and not counted
                return text if named else text[0].lower() + text[1:]
    return None
