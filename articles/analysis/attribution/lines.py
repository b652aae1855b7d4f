"""Who speaks in a transcript's line, by the words before its colon."""

from __future__ import annotations

from articles.analysis.attribution.cast import Cast, Entity
from articles.analysis.attribution.names import bare_name
from articles.analysis.attribution.phrases import Grammar
from articles.analysis.attribution.speakers import Speaker

_ASKING = frozenset(["question", "q", "reporter", "a", "answer"])
_ANSWERING = frozenset(["a", "answer"])


def words_of_line(grammar: Grammar, speaker: Speaker) -> list[str]:
    """Return the words that name a line's speaker, without what stands in brackets."""
    words = grammar.document.words[speaker.first : speaker.last + 1]
    outside = words[: next((n for n, word in enumerate(words) if word in {"(", ","}), len(words))] or words
    if outside[0].lower() in _ASKING and "(" in words and ")" in words:
        outside = words[words.index("(") + 1 : words.index(")")] or outside
    return outside


def on_line(grammar: Grammar, cast: Cast, speaker: Speaker, words: list[str]) -> tuple[Entity, float]:
    """Return whose line it is that ``words`` open: somebody known by name or initials, or somebody new."""
    document = grammar.document
    if words[0].lower() in _ANSWERING and len(words) == 1:
        met = [one for one in cast.between(0, speaker.phrase.head) if one.sort == "person" and one.named]
        if len(met) == 1:
            return met[0], 0.6
    shouted = all(word.isupper() for word in words)
    plain = [word.title() if word.isupper() and shouted and len(word) > 2 else word for word in words]
    name, titles, person = bare_name(plain)
    entity = cast.person(name) or cast.named(name) or cast.initialled(name)
    if entity is None:
        asking = name.lower() in _ASKING
        sort = "person" if person or shouted else "group"
        called = "interviewer" if name.lower() in {"q", "question"} else name
        entity = cast.add(Entity(called, not asking, sort, names=[name]), name)
    cast.learn(entity, name, titles, set(), speaker.phrase.head)
    cast.line = (document.paragraph_of[document.sentence_of[speaker.phrase.head]], entity)
    return entity, 0.9
