"""One letter per token: what it is for the grammar of noun phrases and verb groups, the tagger's slips put right."""

from __future__ import annotations

from articles.analysis.attribution.document import Document
from articles.analysis.attribution.finite import SHOWN, UNCHANGED, is_bare_verb, is_finite_here, papers_show
from articles.analysis.attribution.lexicon import (
    CLOSING_QUOTES,
    DOCUMENT_NOUNS,
    MEANWHILE,
    NUMBERED,
    PERSON_NOUNS,
    SHOWING,
    THINKING,
    TITLES,
    VERBS,
    noun_class,
)
from articles.analysis.attribution.metonyms import METONYMS
from articles.analysis.attribution.names import PARTICLES
from articles.analysis.attribution.tagger import tagger
from articles.analysis.attribution.wordlists import words as listed

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
# Verbs that close a sentence after their subject: "…, a poll finds", "…, court records show".
_CLOSING_VERBS = frozenset(listed("closing verbs"))
_AGENCIES = frozenset(["reuters", "bloomberg", "xinhua", "tass", "interfax", "kyodo", "yonhap", "politico", "axios"])
_NEVER_LINKS = frozenset(THINKING) - {"like", "regarding", "considering"}
_LINKING = frozenset(["of", "and", "for", "the", "in", "on", "at", "to", "from", "with", "by", "as", "or", "after"])
# All words of the classes that get no new ones, by their letters.
_CLOSED = {
    letter: frozenset(listed(f"all {name}"))
    for letter, name in zip(
        "DOAHM", ("determiners", "pronouns", "conjunctions", "question words", "modals"), strict=True
    )
}
_HELD = frozenset(["understood", "believed", "rumoured", "rumored", "alleged"])
_DESCRIBING = {"close": ["to"], "familiar": ["with"]}  # people close to her, people familiar with the matter
_BOTH = frozenset(["both", "neither"])
_OUTLETS = frozenset(["outlet", "portal", "daily", "weekly"])
_WITHIN_NAMES = frozenset(["Without", "Against", "For"])
_TANKS = frozenset(["tank", "tanks"])
_RANKS = frozenset(["deputy", "vice", "assistant", "shadow"])
_LONGEST_SPEAKER = 9
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
            named = named or folded in _AGENCIES
            stranger = tag not in {"NN", "NNS"} and not tagger().knows(folded)
            result.append("P" if named or stranger else _LETTERS.get(tag, "X"))
        elif word[:1] == "@" and len(word) > 1:
            result.append("P")
        elif folded in _QUOTE_MARKS:
            result.append('"')
        elif word in {"(", "["}:
            result.append("(")
        elif word in {")", "]"}:
            result.append(")")
        elif folded in {"’s", "'s"} and tag not in {"VBZ", "PRP"}:
            result.append("S")
        elif word in {"—", "–", "--", "―"}:
            result.append(":")
        else:
            result.append(_LETTERS.get(tag, "X"))
    for first, last in document.bounds:
        _mend_words(document, result, first, last)
        _mend(document, result, first, last)
        _mend_names(document, result, first, last)
        _mend_tail(document, result, first, last)
    return "".join(result)


def _mend(document: Document, result: list[str], first: int, last: int) -> None:
    """Put right in one sentence what the tagger often gets wrong: "One U.S. official said", "…, figures show"."""
    title = _in_title_case(document, first, last)
    no_verb_since_comma = False
    for token in range(first, last):
        word, letter = document.folded[token], result[token]
        before = result[token - 1] if token > first else "#"
        following = result[token + 1] if token + 1 < last else "#"
        plural_document = word in DOCUMENT_NOUNS and word.endswith("s") and before in "#," and following in "IE"
        someone = (
            letter == "J" and word in PERSON_NOUNS and (following in "VME" or (before in "NP" and following in ",I"))
        )
        aside = letter == "R" and before in "#," and following in "VM"
        cites = letter == "I" and before in "NJP" and following == "G"  # "a report by the audit office citing A"
        people = (aside or cites) and noun_class(word) in {"person", "group"}  # "It was out in a minute, police said"
        if someone or people or (letter == "V" and plural_document):
            result[token] = "N"
        elif word in NUMBERED and document.words[token].istitle() and following == "C":
            result[token] = "P" if document.words[token + 1].isdecimal() else letter  # "No 10 said", "Clause 7 says"
        elif word in SHOWING and before == "C" and document.folded[token + 1 : token + 2] == ["that"]:
            result[token] = "V"  # "Article 5 states that"
        elif letter in "NP" and following == "J" and word in _RANKS and document.folded[token + 1] in TITLES:
            result[token] = "J"  # "the deputy chief executive"
        elif letter in "NJP" and before in "NPCJ" and following in "#." and word in _CLOSING_VERBS:
            if no_verb_since_comma:
                result[token - 1 : token + 1] = ["N" if before == "J" else before, "V"]
        elif (
            (letter == "N" and word in SHOWN and before in "NPC" and papers_show(document, result, first, token, last))
            or (letter == "I" and before in "NPO" and word in _NEVER_LINKS)
            or (title and letter in "NP" and before in "NP" and following in "NPDTIJGO" and _finite(word))
        ):
            result[token] = "V"
        no_verb_since_comma = letter == "," or (no_verb_since_comma and result[token] not in "VM")


def _mend_words(document: Document, result: list[str], first: int, last: int) -> None:
    """Put right in one sentence words that are another sort of word elsewhere: "did not comment", "people close to"."""
    for token in range(first, last):
        word, letter = document.folded[token], result[token]
        before = result[token - 1] if token > first else "#"
        following = result[token + 1] if token + 1 < last else "#"
        if letter in _CLOSED and word not in _CLOSED[letter] and word.isalpha():
            result[token] = _open_letter(document, result, first, token)
        elif _is_noun_here(document, result, first, token):
            result[token] = "N"
        elif is_bare_verb(document, result, first, token):
            result[token] = "B"
        elif (before in "NP" and _is_describing(document, letter, token)) or (
            word in _BOTH and token == first and following in "VM"
        ):
            result[token] = "J"  # "Both deny it"
        elif word in DOCUMENT_NOUNS and word.endswith("s") and letter == "V" and before in "NPJ":
            by = document.folded[token + 2 : token + 3] == ["by"]
            result[token] = "N" if following in "EV" and by else letter  # "Court papers obtained by"
        elif _is_participle_here(document, result, first, token, last):
            result[token] = "E"
        elif word in METONYMS and token == first and letter == "G" and following in "VM":
            result[token] = "P"  # "Beijing said"
        elif is_finite_here(document, result, first, token, last):
            result[token] = "V"


def _is_noun_here(document: Document, result: list[str], first: int, token: int) -> bool:
    """Whether a word taken for a link is a noun: "the Spanish outlet Relevo", "Counsel for the widow", "think tank"."""
    word = document.folded[token]
    if result[token] == "I" and word not in _NEVER_LINKS | VERBS.keys():
        return word in _OUTLETS or noun_class(word) in {"person", "group"}
    counsel = word == "counsel" and token == first and result[token + 1 : token + 2] == ["I"]
    return counsel or _is_think_tank(document, first, token)


def _is_think_tank(document: Document, first: int, token: int) -> bool:
    """Whether a token is a word of "think tank"; people may also think that tanks are somewhere."""
    think = token - (document.folded[token] in _TANKS)
    if think < first or document.folded[think : think + 2] not in (["think", "tank"], ["think", "tanks"]):
        return False
    return think == first or document.tags[think - 1] not in {"NNS", "PRP"}


def _is_participle_here(document: Document, result: list[str], first: int, token: int, last: int) -> bool:
    """Whether a word is no adjective or past tense: "It is understood that", "The affidavit, unsealed on Tuesday,"."""
    letter, before = result[token], result[token - 1] if token > first else "#"
    if letter == "J" and document.folded[token] in _HELD and before == "V":
        return document.folded[token + 1 : token + 2] == ["that"]
    linked = token + 1 < last and result[token + 1] in "IT"
    return letter == "V" and before == "," and linked and _is_inserted(document, result, token, last)


def _open_letter(document: Document, result: list[str], first: int, token: int) -> str:
    """Return the letter of a word that was taken for a determiner or the like, of which there are no others."""
    word, folded = document.words[token], document.folded[token]
    if word[:1].isupper() and word[1:].islower() and not tagger().knows(folded):
        return "P"
    acts = (result[token] == "M" or folded in UNCHANGED) and token > first and not noun_class(folded)
    return "V" if acts else "N"


def _is_describing(document: Document, letter: str, token: int) -> bool:
    """Whether a word behind a noun describes it: "people close to her", "call the suit baseless"."""
    word = document.folded[token]
    less = letter == "N" and word.endswith("less") and document.words[token].islower()
    return less or (letter in "VB" and _DESCRIBING.get(word) == document.folded[token + 1 : token + 2])


def _is_inserted(document: Document, result: list[str], token: int, last: int) -> bool:
    """Whether a past tense opens what stands between two commas before the verb: it is a participle there."""
    comma = next((t for t in range(token + 1, last) if result[t] == ","), last)
    verb = result[comma + 1 : comma + 2] if comma + 1 < last else []
    plain = document.tags[token] == "VBD" and document.folded[token].endswith("ed") and result[token - 2] in "NP"
    return plain and verb in (["V"], ["M"]) and not set("VM") & set(result[token + 1 : comma])


def _mend_names(document: Document, result: list[str], first: int, last: int) -> None:
    """Put names right that the tagger does not know: "Ulrike", and the links in "Marit van der Velde"."""
    title = _in_title_case(document, first, last)
    if last - first > 3 and _is_strange_place(document, result, first):
        result[first : first + 2] = ["P", "P"]  # "Downing Street aides said"
    opens = last - first > 2 and document.words[first][:1].isupper() and document.folded[first] not in VERBS
    if opens and result[first] == "G" and result[first + 1] == "P" and result[first + 2] in "VM":
        result[first] = "P"  # "Downing Street said"
    if last - first > 3 and result[first] in "NJ" and document.words[first + 1] in _WITHIN_NAMES:
        result[first : first + 2] = ["P", "P"]  # "Doctors Without Borders"
    for token in range(last - 1, first - 1, -1):
        word, folded = document.words[token], document.folded[token]
        following = result[token + 1] if token + 1 < last else "#"
        if folded in PARTICLES and following == "P" and folded not in VERBS:
            inside = token > first and result[token - 1] == "P" and word.islower()
            linked = token > first and document.folded[token - 1] in PARTICLES and document.words[token - 1] != "St."
            if inside or linked or (token == first and word[:1].isupper()):
                result[token] = "P"
            continue
        if word == "Said" and token > first and result[token - 1] == "P" and not title:
            result[token] = "P"  # Omar Said
            continue
        inside = token > first and not title and result[token] not in "PNJ"
        unknown = not tagger().knows(folded) or (following == result[token - 1] == "P" and folded not in _LINKING)
        if inside and word.istitle() and word.isalpha() and folded not in VERBS and unknown:
            result[token] = "P"


def _is_strange_place(document: Document, result: list[str], first: int) -> bool:
    """Whether a sentence opens with a name whose first word looks like a participle that no text has."""
    named = result[first] == "G" and not tagger().knows(document.folded[first]) and document.words[first].istitle()
    return named and document.words[first + 1].istitle() and result[first + 1] in "JNP" and result[first + 2] in "N"


def _mend_tail(document: Document, result: list[str], first: int, last: int) -> None:
    """Put the verb right behind a quote and its speaker: "…,” a nurse shrugs.", "…,” Lee Orr roared as he left."."""
    marks = [token for token in range(first, last) if result[token] == '"']
    start = marks[-1] + 1 if marks else last
    if start - 2 < first or document.words[start - 2] not in CLOSING_QUOTES or document.quoted[start - 1] < 0:
        return
    closing = last - (result[last - 1] == ".")
    verb = next((t for t in range(start + 1, closing) if document.folded[t] in MEANWHILE), closing) - 1
    if not 0 < verb - start < _LONGEST_SPEAKER or set("VMI") & set(result[start:verb]):
        return
    if result[verb - 1] == "J" and document.folded[verb - 1] in PERSON_NOUNS:
        result[verb - 1] = "N"  # "the guard nods"
    word, before = document.words[verb], result[verb - 1]
    follows = before in "NPO" or (before == "," and result[verb - 2] in "NPC")
    if follows and result[verb] in "NEJ" and word.islower() and word.endswith(("s", "ed")):
        result[verb] = "V"


def _finite(word: str) -> bool:
    """Whether a listed verb has the form that headings use: "Calls", "Vowed"."""
    return word in VERBS and word != VERBS[word] and word.endswith(("s", "ed", "said", "told"))


def _in_title_case(document: Document, first: int, last: int) -> bool:
    """Whether a line is a heading Written Like This."""
    if document.words[last - 1] in {".", "”", '"'}:
        return False
    long_words = [word for word in document.words[first:last] if len(word) > 3 and word[0].isalpha()]
    return len(long_words) > 2 and all(word[0].isupper() for word in long_words)
