"""Who does it in the passive: where "by A" stands behind a verb of saying, and where A ends."""

from __future__ import annotations

from articles.analysis.attribution.cues import Cue
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.wordlists import words

_MEANS_TEXT = """
telephone phone email e-mail text letter video radio hand far then now mistake law
"""
_MEANS = frozenset(_MEANS_TEXT.split())
# Which preposition a passive verb of saying has behind its agent: "accused by A of", "praised by A for".
_MATTER = {entry.split(":")[0]: entry.split(":")[1] for entry in words("matters")}
_LINKED = {  # nouns that take it themselves: "members of the board", "a spokesman for the bank"
    "of": frozenset(["member", "members", "leaders", "head", "heads", "group", "majority", "dozens", "hundreds"]),
    "for": frozenset(words("speaking for")),
    "about": frozenset(),
}
_NEAR = 6


def behind_by(grammar: Grammar, cue: Cue) -> int | None:
    """Return the token behind "by" within a few tokens of a verb, where a quote between them counts for nothing."""
    document = grammar.document
    last = document.bounds[document.sentence_of[cue.token]][1]
    token, end = cue.token + 1, cue.token + _NEAR
    while token < min(last, end):
        if document.folded[token] == "by":
            means = document.folded[token + 1 : token + 2] and document.folded[token + 1] in _MEANS
            return None if means else token + 1
        if document.quoted[token] >= 0 > document.quoted[cue.token]:
            end += 1  # "was called “a disgrace” by A"
        elif grammar.letters[token] in 'VM,".':
            return None
        token += 1
    return None


def before_matter(grammar: Grammar, cue: Cue, agent: Phrase, last: int) -> int:
    """Return the last token of an agent, without what the verb is about: "accused by prosecutors of fraud".

    ``last``: the last token of all that could be attached to ``agent``.
    """
    link = _MATTER.get(cue.lemma)
    if link is None:
        return last
    folded = grammar.document.folded
    links = [token for token in range(agent.last + 1, last + 1) if folded[token] == link]
    links = links[folded[agent.head] in _LINKED[link] :]
    return links[-1] - 1 if links else last
