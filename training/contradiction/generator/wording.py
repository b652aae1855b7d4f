"""The small language in which wordings are written, and its renderer.

A wording is one line of text, in lower case at its start, with

- ``{slot}``, ``{slot.form}``, ``{slot=}``: a slot's value, in a particular form, or never hedged ("at least ...");
- ``{slot+}``: a later, larger value of a number;
- ``(this|that)``: interchangeable words, one of which is taken;
- ``[...]``: a part that may be left out;
- ``<...>``: the words that clash when the opposite is told;
- ``a/an``: the indefinite article that fits the next word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

TOKEN = re.compile(r"\{([a-z_0-9]+)(\+?)(?:\.([a-z]+))?(=?)\}|a/an |[()\[\]<>|]")
SPACE_AND_STOPS = (" ", ",", ".", ";")
SOUNDS_LIKE_CONSONANT = re.compile(r"(?i)(?:one\b|once|eu|uni(?!nt|m)|us(?:e|u)|ut[ie]|u[gk]an|uk)")
SOUNDS_LIKE_VOWEL = re.compile(r"(?i)(?:[aeiou]|8|11(?!\d)|18(?!\d\d)|11,|18,|hour|hon(?:est|our)|heir)")


def article_for(text: str) -> str:
    """Return "an " or "a " for the words that follow."""
    if SOUNDS_LIKE_VOWEL.match(text) and not SOUNDS_LIKE_CONSONANT.match(text):
        return "an "
    return "a "


#: An article whose form depends on what is drawn.
ARTICLE_BEFORE_PART = re.compile(r"\ba (?=[({\[])")


@dataclass(slots=True)
class Text:
    """A text under construction: its parts, the spans of its slots and of its marked words (code points)."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    slots: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    marks: list[tuple[int, int]] = field(default_factory=list)
    article_due: bool = False
    has_free_text: bool = False

    def add(self, piece: str) -> tuple[int, int]:
        """Append ``piece`` and return its span."""
        if self.article_due and piece:
            self.article_due = False
            article = article_for(piece)
            self.parts.append(article)
            self.length += len(article)
        if self.parts and piece[:1] in SPACE_AND_STOPS and self.parts[-1][-1:] == " ":
            self.parts[-1] = self.parts[-1][:-1]
            self.length -= 1
        start = self.length
        self.parts.append(piece)
        self.length = start + len(piece)
        return start, self.length

    def __str__(self) -> str:
        return "".join(self.parts).rstrip()


class Wording:
    """One compiled wording."""

    __slots__ = ("always", "exact", "has_marks", "nodes", "slots", "source")

    def __init__(self, source: str):
        self.source = source = ARTICLE_BEFORE_PART.sub("a/an ", source)
        self.nodes, _ = _sequence(_tokens(source), 0, "")
        self.slots = frozenset(_slots(self.nodes, optional=True))
        self.always = frozenset(_slots(self.nodes, optional=False))
        self.exact = frozenset(match[1] for match in TOKEN.finditer(source) if match[1] and (match[4] or match[2]))
        self.has_marks = "<" in source

    def write(self, text: Text, event: dict, rng: Random, speak, need=(), avoid=(), fill: float = 0.45) -> Text:
        """Render into ``text``: parts with a slot of ``need`` are kept, with one of ``avoid`` left out, others
        by chance.

        ``speak(slot, form, at_start)`` returns a slot's words; ``avoid`` may hold "" for optional parts without slots.
        """
        _write(self.nodes, text, rng, speak, need, avoid, fill)
        return text


def _tokens(source: str) -> list:
    tokens, at = [], 0
    for match in TOKEN.finditer(source):
        if match.start() > at:
            tokens.append(source[at : match.start()])
        tokens.append(match)
        at = match.end()
    if at < len(source):
        tokens.append(source[at:])
    return tokens


def _sequence(tokens: list, at: int, closing: str):
    """Compile tokens until ``closing``; return the nodes (in round brackets, the alternatives) and where to go on."""
    branches, nodes = [], []
    while at < len(tokens):
        token = tokens[at]
        at += 1
        word = token if isinstance(token, str) else token[0]
        if isinstance(token, str):
            nodes.append(("text", token))
        elif token[1]:
            nodes.append(("slot", token[1] + token[2], token[3] or ("=" if token[4] else "")))
        elif word == "a/an ":
            nodes.append(("article",))
        elif word == closing:
            return ([*branches, nodes] if closing == ")" else nodes), at
        elif word == "|" and closing == ")":
            branches.append(nodes)
            nodes = []
        elif word in "([<":
            inner, at = _sequence(tokens, at, {"(": ")", "[": "]", "<": ">"}[word])
            if word == "[":
                nodes.append(("optional", inner, frozenset(_slots(inner, optional=True))))
            else:
                nodes.append(("choice" if word == "(" else "mark", inner))
        else:
            raise ValueError(f"stray {word!r} in wording")
    if closing:
        raise ValueError(f"missing {closing!r} in wording")
    return nodes, at


def _slots(nodes: list, optional: bool) -> set[str]:
    found: set[str] = set()
    for node in nodes:
        if node[0] == "slot":
            found.add(node[1])
        elif node[0] == "choice":
            found.update(*(_slots(branch, optional) for branch in node[1]))
        elif node[0] == "mark" or (node[0] == "optional" and optional):
            found.update(_slots(node[1], optional))
    return found


def _write(nodes: list, text: Text, rng: Random, speak, need, avoid, fill: float) -> None:
    for node in nodes:
        kind = node[0]
        if kind == "text":
            text.add(node[1])
        elif kind == "slot":
            span = text.add(speak(node[1], node[2], text.length == 0))
            text.slots.setdefault(node[1], []).append(span)
        elif kind == "choice":
            _write(node[1][int(rng.random() * len(node[1]))], text, rng, speak, need, avoid, fill)
        elif kind == "mark":
            start = len(text.parts)
            _write(node[1], text, rng, speak, need, avoid, fill)
            size = sum(map(len, text.parts[start:]))
            text.marks.append((text.length - size, text.length))
        elif kind == "article":
            text.article_due = True
        else:
            _optional(node, text, rng, speak, need, avoid, fill)


def _optional(node: tuple, text: Text, rng: Random, speak, need, avoid, fill: float) -> None:
    slots = node[2]
    if avoid and (not slots.isdisjoint(avoid) or (not slots and "" in avoid)):
        return
    if (need and not slots.isdisjoint(need)) or rng.random() < fill:
        if not slots:
            text.has_free_text = True
        _write(node[1], text, rng, speak, need, avoid, fill)
