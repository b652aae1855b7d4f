"""What stands around a mention in its sentence: words beside a name, the whole of a name, a name given later on."""

from __future__ import annotations

import re

from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker

EDGES = re.compile(r"^[\s,;:–—-]+|[\s,;:–—-]+$")


def beside(grammar: Grammar, phrase: Phrase) -> set[str]:
    """Return the first words of what stands beside a name after a comma: "Ann Dole, the mayor of Ede"."""
    document, after = grammar.document, phrase.last + 1
    if after >= len(document.words) or document.words[after] != ",":
        return set()
    words = []
    for token in range(after + 1, min(after + 7, len(document.words))):
        if document.words[token] in {",", "."} or grammar.letters[token] in "VM":
            break
        words.append(document.folded[token])
    return set(words) - {"her", "his", "he", "she", "him"}


def whole_name(grammar: Grammar, speaker: Speaker, name: str) -> str:
    """Return an organisation's name with its "of …", "for …": the Department for Transport."""
    document, phrase = grammar.document, speaker.phrase
    end = phrase.last
    while (
        end + 2 <= speaker.last
        and document.folded[end + 1] in {"of", "for", "and", "on"}
        and end + 2 in grammar.starting
    ):
        following = grammar.starting[end + 2]
        if grammar.letters[following.head] != "P" or following.last > speaker.last:
            break
        end = following.last
    tail = document.text[document.ends[phrase.head] : document.ends[end]]
    return EDGES.sub("", f"{name}{tail}")


def is_subject(grammar: Grammar, token: int) -> bool:
    """Whether the mention at ``token`` opens its sentence or stands before a verb or a comma."""
    phrase = next(
        (p for p in grammar.phrases[grammar.document.sentence_of[token]] if p.first <= token <= p.last),
        None,
    )
    if phrase is None:
        return False
    low = grammar.document.bounds[grammar.document.sentence_of[token]][0]
    return phrase.first == low or grammar.letters[phrase.last + 1 : phrase.last + 2] in {"V", "M", ","}


def known_as(grammar: Grammar, first: int, last: int) -> Phrase | None:
    """Return the name in "who wanted to be known only as Ms Lim"."""
    document = grammar.document
    if {"known", "identified", "named", "gave", "gives", "name"} & set(document.folded[first:last]):
        for token in range(first, last):
            if document.folded[token] == "as":
                return grammar.starting.get(token + 1)
    return None
