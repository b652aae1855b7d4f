"""How somebody who is only described is called: "official in the Ministry of Health", "Ann Dole's son"."""

from __future__ import annotations

import re

from articles.analysis.attribution.bodies import known_as_such, spoken_for, with_article
from articles.analysis.attribution.cast import Cast, Entity
from articles.analysis.attribution.lexicon import noun_class
from articles.analysis.attribution.mentions import EDGES, beside_description, description_end
from articles.analysis.attribution.parts import opening_one, part_of, uncounted_part
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.references import bearer, pronoun
from articles.analysis.attribution.speakers import Speaker

OWNING = {"his": "m", "her": "f", "its": "n", "their": "p"}
_CLOSING = {"him": "m", "her": "f", "them": "p"}
_SURE = 0.7
_ARTICLES = frozenset(["the", "a", "an"])


def description_texts(grammar: Grammar, cast: Cast, speaker: Speaker) -> list[str]:
    """Return a description as names: no article, a small first letter, "her son" as "Ann Dole's son".

    The first has whoever it speaks of by their full names, then come the article's own words and other descriptions.
    """
    document, first = grammar.document, speaker.phrase.first
    last = description_end(grammar, speaker)
    owners: list[str] = []
    if document.folded[first] in _ARTICLES and first < last:
        first += 1
    elif document.folded[first] in OWNING and first < last:
        local = opening_one(grammar, first) if document.folded[first] in {"his", "her"} else ""
        if local:
            rest = EDGES.sub("", document.phrase(first + 1, last))
            return [f"{local}'s {rest}", f"{rest} of {local}"]
        owner = pronoun(grammar, cast, OWNING[document.folded[first]], Phrase(first, first, first))
        if owner and owner[0].sort == "many" and owner[0].head.endswith("s"):
            return [f"{owner[0].head}' {document.phrase(first + 1, last)}", document.phrase(first, last)]
        if owner and owner[0].canonical and document.folded[first] != "their":
            name = owner[0].canonical
            owners = [name] if owner[0].sort != "person" else [name, name.split()[-1]]
            first += 1
    text = EDGES.sub("", document.phrase(first, last)).removeprefix("same ")
    text = re.sub(r"^own (?=\w)|(?<=['’]s )own ", "", text)
    opening = text.split(" ", 1)[0]
    possessor = grammar.letters.find("S", first, speaker.phrase.head)
    opens = first == document.bounds[document.sentence_of[first]][0]
    owned = possessor > first and set(grammar.letters[first:possessor]) == {"P"}
    proper = (grammar.letters[first] == "P" and (owned or not opens)) or _is_origin(grammar, first)
    if opening[1:].islower() and not proper and not owners:
        text = text[0].lower() + text[1:]
    if owners:
        return [f"{owner}'s {text}" for owner in owners] + [f"{owner} {text}" for owner in owners]
    person = cast.person(document.phrase(first, possessor - 1)) if possessor > first and proper else None
    if not person and possessor == first + 1 and document.folded[first - 1 : first] == ["the"]:
        found = bearer(grammar, cast, Phrase(first - 1, first, first))
        person = found[0] if found and found[0].named and found[0].sort == "person" else None
    if person:
        rest = document.phrase(possessor + 1, last)
        family = person.canonical.split()[-1]
        return [f"{person.canonical}'s {rest}", f"{family}'s {rest}", text] if rest else [text]
    whole = _in_full(grammar, cast, speaker.phrase, first, last) or with_closing(grammar, cast, first, last)
    names = [*spoken_for(grammar, cast, speaker), whole, text, *beside_description(grammar, speaker)]
    return [name for name in names if name]


def _is_origin(grammar: Grammar, first: int) -> bool:
    """Whether a description begins with where its bearer is from: "a European diplomat"."""
    document = grammar.document
    behind = first > 0 and document.folded[first - 1] in _ARTICLES
    return behind and grammar.letters[first] == "J" and document.words[first].istitle()


def family_name(grammar: Grammar, cast: Cast, phrase: Phrase) -> str:
    """Return " Holm" for "his wife" or "Holm's wife", if the family's name is known, else an empty text."""
    document, first = grammar.document, phrase.first
    possessor = grammar.letters.find("S", first, phrase.head)
    if possessor > first:
        person = cast.person(document.phrase(first, possessor - 1))
    elif document.folded[first] in {"his", "her"}:
        found = pronoun(grammar, cast, OWNING[document.folded[first]], Phrase(first, first, first))
        person = found[0] if found and found[1] > _SURE and found[0].sort == "person" else None
    else:
        person = None
    return f" {person.canonical.split()[-1]}" if person and " " in person.canonical else ""


def family_of_owner(grammar: Grammar, phrase: Phrase) -> str:
    """Return " Dole" for "husband Peter" in "Ann Dole, whose husband Peter left", else an empty text."""
    document, whose = grammar.document, phrase.first - 1
    if whose < 3 or document.folded[whose] != "whose" or document.words[whose - 1] != ",":
        return ""
    first = whose - 1
    while first > 0 and grammar.letters[first - 1] == "P":
        first -= 1
    return f" {document.words[whose - 2]}" if whose - 1 - first > 1 else ""


def with_closing(grammar: Grammar, cast: Cast, first: int, last: int) -> str:
    """Return "doctor who treated one of the nuns" for "doctor who treated her", or an empty text.

    The pronoun means whoever opens the sentence, if that is one of a group, else whoever was spoken of before it.
    """
    document = grammar.document
    word = document.folded[last]
    if word not in _CLOSING or "who" not in document.folded[first:last]:
        return ""
    start, name = last, ""
    if document.folded[last - 2 : last + 1] == ["one", "of", "them"]:
        start = last - 2
        part = Phrase(start, start, start)
        names = part_of(grammar, cast, Speaker(part, start, last, "closing"))
        name = uncounted_part(names[0]) if names else ""
    elif word != "them":
        found = pronoun(grammar, cast, _CLOSING[word], Phrase(last, last, last))
        name = opening_one(grammar, last) or (found[0].canonical if found and found[1] > _SURE else "")
    return f"{document.text[document.starts[first] : document.starts[start]]}{name}" if name else ""


def _in_full(grammar: Grammar, cast: Cast, phrase: Phrase, first: int, last: int) -> str:
    """Return a description with the bodies in it by their names, or an empty text if there are none to be named."""
    document = grammar.document
    inner = [one for one in grammar.phrases[document.sentence_of[first]] if phrase.head < one.first <= last]
    owner = grammar.letters.find("S", phrase.first, phrase.head)
    if owner > phrase.first:
        inner.insert(0, Phrase(phrase.first, owner - 1, owner - 1))
    pieces, done = [], first
    for one in inner:
        body = _in_name(grammar, cast, one) if one.last <= last and one.last - one.first == 1 else ""
        if body:
            start = max(document.starts[done], document.starts[one.first])
            pieces += [document.text[document.starts[done] : start], body]
            done = one.last + 1
    if not pieces:
        return ""
    return EDGES.sub("", "".join(pieces) + document.text[document.ends[done - 1] : document.ends[last]])


def _in_name(grammar: Grammar, cast: Cast, phrase: Phrase) -> str:
    """Return the name of "the ministry", "the company", "the WFP" or "the minister"; an empty text for nobody named."""
    document = grammar.document
    if document.folded[phrase.first] != "the" or document.tags[phrase.head] in {"NNS", "NNPS"}:
        return ""
    meant = _initialled(grammar, cast, phrase) or _meant(grammar, cast, phrase)
    if not meant:
        return ""
    if meant.sort == "person" and noun_class(document.folded[phrase.head]) == "person":
        return meant.canonical
    owns = grammar.letters[phrase.last + 1 : phrase.last + 2] == "S"
    return meant.canonical.removeprefix("the ") if owns else with_article(grammar, meant)


def _initialled(grammar: Grammar, cast: Cast, phrase: Phrase) -> Entity | None:
    """Return the body with a longer name that "the WFP" is."""
    word = grammar.document.words[phrase.head]
    if grammar.letters[phrase.head] != "P" or not word.isupper():
        return None
    body = cast.named(word) or cast.organisation(word)
    return body if body and body.sort == "group" and " " in body.canonical else None


def _meant(grammar: Grammar, cast: Cast, phrase: Phrase) -> Entity | None:
    """Return the named body or the person, named before, that "the company" or "the minister" is."""
    kind = noun_class(grammar.document.folded[phrase.head])
    found = bearer(grammar, cast, phrase) if kind in {"group", "person", ""} else None
    if not found or not found[0].named:
        return None
    if kind != "person":
        such = kind != "group" or known_as_such(found[0], grammar.document.folded[phrase.head])
        return found[0] if such and (kind or found[0].sort == "group") else None
    return found[0] if found[0].sort == "person" and found[0].last_seen(phrase.head) >= 0 else None
