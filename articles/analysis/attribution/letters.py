"""One letter per token: what it is for the grammar of noun phrases and verb groups, the tagger's slips put right."""

from __future__ import annotations

from articles.analysis.attribution.document import Document
from articles.analysis.attribution.lexicon import VERBS
from articles.analysis.attribution.tagger import tagger

_LETTERS = {
    "DT": "D",
    "PDT": "D",
    "PRP$": "D",
    "WP$": "W",
    "JJ": "J",
    "JJR": "J",
    "JJS": "J",
    "CD": "C",
    "NN": "N",
    "NNS": "N",
    "NNP": "P",
    "NNPS": "P",
    "FW": "N",
    "RB": "R",
    "RBR": "R",
    "RBS": "R",
    "VBD": "V",
    "VBZ": "V",
    "VBP": "V",
    "MD": "M",
    "VB": "B",
    "VBG": "G",
    "VBN": "E",
    "IN": "I",
    "RP": "R",
    "TO": "T",
    "POS": "S",
    "PRP": "O",
    "WP": "W",
    "WDT": "W",
    "WRB": "H",
    "CC": "A",
    ",": ",",
    ".": ".",
    ":": ":",
    "``": '"',
    "''": '"',
    "-LRB-": "(",
    "-RRB-": ")",
    "$": "$",
    "SYM": "P",
    "EX": "X",
    "UH": "X",
    "HYPH": "-",
}
_OPEN_CLASS = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "FW", "UH", "VB", "RB", "VBP", "VBN", "SYM", "LS"])
_QUOTE_MARKS = frozenset(["“", "”", '"', "``", "''", "‘", "„", "«", "»"])


def letters(document: Document) -> str:
    """Return one letter per token: what the token is for the grammar of noun phrases and verb groups."""
    result = []
    opening = {first for first, _ in document.bounds}
    capitalised = {
        word
        for token, word in enumerate(document.words)
        if word[:1].isupper() and token not in opening and document.tags[token].startswith("NN")
    }
    for token, (word, folded, tag) in enumerate(zip(document.words, document.folded, document.tags, strict=True)):
        if word[:1].isupper() and word[-1:].isalpha() and tag in _OPEN_CLASS and folded not in VERBS:
            named = (tag.startswith("NN") and token not in opening) or (token in opening and word in capitalised)
            stranger = tag not in {"NN", "NNS"} and not tagger().knows(folded)
            result.append("P" if named or stranger else _LETTERS.get(tag, "X"))
        elif folded in _QUOTE_MARKS:
            result.append('"')
        elif word in {"(", "["}:
            result.append("(")
        elif word in {")", "]"}:
            result.append(")")
        elif folded in {"’s", "'s"} and tag not in {"VBZ", "PRP"}:
            result.append("S")
        elif word in {"—", "–", "--"}:
            result.append(":")
        else:
            result.append(_LETTERS.get(tag, "X"))
    return "".join(result)
