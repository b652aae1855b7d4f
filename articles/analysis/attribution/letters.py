"""One letter per token: what it is for the grammar of noun phrases and verb groups, the tagger's slips put right."""

from __future__ import annotations

from articles.analysis.attribution.document import Document
from articles.analysis.attribution.lexicon import (
    CLOSING_QUOTES,
    DOCUMENT_NOUNS,
    MEANWHILE,
    MODALS,
    NEGATIONS,
    NUMBERED,
    PERSON_NOUNS,
    SAYING,
    SHOWING,
    SPEECH_NOUNS,
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
_SHOWN = frozenset(["show", "suggest", "indicate", "reveal", "confirm", "state", "say", "find"])
_AGENCIES = frozenset(["reuters", "bloomberg", "xinhua", "tass", "interfax", "kyodo", "yonhap", "politico", "axios"])
_NEVER_LINKS = frozenset(THINKING) - {"like", "regarding", "considering"}
_LINKING = frozenset(["of", "and", "for", "the", "in", "on", "at", "to", "from", "with", "by", "as", "or", "after"])
_LONG_DETERMINERS = frozenset(["their", "these", "those", "every", "another", "either", "neither", "whatever"])
_HELD = frozenset(["understood", "believed", "rumoured", "rumored", "alleged"])
_UNWILLING = frozenset(["yet", "declined", "refused", "unable", "unwilling"])
_UNCHANGED = frozenset(["put", "set", "hit", "cut", "cast", "let"])
_DOING = frozenset(["did", "does", "do"])
_TELLS = frozenset(["reports", "notes", "writes", "explains", "claims", "comments"])
_DESCRIBING = {"close": ["to"], "familiar": ["with"]}  # people close to her, people familiar with the matter
_BOTH = frozenset(["both", "neither"])
_NEVER_NOUNS = frozenset(listed("never nouns"))
_OUTLETS = frozenset(["outlet", "portal", "daily", "weekly"])
_WITHIN_NAMES = frozenset(["Without", "Against", "For"])
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
            (
                letter == "N"
                and word in _SHOWN
                and before in "NPC"
                and _papers_show(document, result, first, token, last)
            )
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
        then = document.folded[token + 2 : token + 3]
        if letter == "D" and len(word) > 4 and word not in _LONG_DETERMINERS:
            result[token] = "N"  # there are no other determiners
        elif letter == "N" and word in VERBS and _is_denied_act(document, result, first, token):
            result[token] = "B"
        elif before in "NP" and _is_describing(document, letter, token):
            result[token] = "J"
        elif word in DOCUMENT_NOUNS and word.endswith("s") and letter == "V" and before in "NPJ":
            result[token] = "N" if following in "EV" and then == ["by"] else letter  # "Court papers obtained by"
        elif word in _OUTLETS and letter == "I":
            result[token] = "N"  # "the Spanish outlet Relevo"
        elif word in _BOTH and token == first and following in "VM":
            result[token] = "J"  # "Both deny it"
        elif word == "counsel" and token == first and following == "I":
            result[token] = "N"
        elif letter == "J" and word in _HELD and before == "V" and document.folded[token + 1 : token + 2] == ["that"]:
            result[token] = "E"  # "It is understood that"
        elif letter == "V" and before == "," and following in "IT" and _is_inserted(document, result, token, last):
            result[token] = "E"  # "The affidavit, unsealed on Tuesday, says"
        elif word in METONYMS and token == first and letter == "G" and following in "VM":
            result[token] = "P"  # "Beijing said"
        elif _is_no_noun(word, letter, before, following) or _is_finite_here(document, result, (first, token, last)):
            result[token] = "V"


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


def _is_no_noun(word: str, letter: str, before: str, following: str) -> bool:
    """Whether a word was taken for a noun that never is one: "Lawyers for the family argue", "the police blame A"."""
    taken = letter == "N" and word in _NEVER_NOUNS and before in "NPO"
    return taken and (word != "blame" or following in "DPO")


def _is_finite_here(document: Document, result: list[str], place: tuple[int, int, int]) -> bool:
    """Whether a token that the tagger took for no verb is one: "wages fell", "as Ann Dole reports", "The club insist".

    ``place``: the sentence's first token, the token, and the one behind the sentence.
    """
    first, token, last = place
    word, letter = document.folded[token], result[token]
    before = result[token - 1] if token > first else "#"
    following = result[token + 1] if token + 1 < last else "#"
    number = word == "put" and letter in "BI" and before in "O,"  # "One put it at five", "The office, on Friday, put …"
    if number or (letter == "B" and word in _UNCHANGED and before in "NPR"):
        return not set("VMT") & set(result[first:token])  # "Prosecutors later put the toll at"
    if word in {"fell", "rose"}:
        return letter in "RJN" and before in "NPJ" and (word == "fell" or following == "I")
    if letter != "N" or before not in "NP":
        return False
    if word == "calls" and document.folded[token + 1 : token + 2] == ["for"]:
        return not set("VM") & set(result[first:token])
    if before == "N":
        return _tell_together(document, result, token, last)
    return following in ",#." and _names_teller(document, result, first, token)


def _is_denied_act(document: Document, result: list[str], first: int, token: int) -> bool:
    """Whether "did not", "would not" or "yet to" stands before the token, so that it is a verb."""
    before = token - 1
    if result[before] == "T" and before > first:
        return document.folded[before - 1] in _UNWILLING  # "has yet to comment"
    while before > first and result[before] == "R":
        before -= 1
    denied = set(document.folded[before + 1 : token]) & NEGATIONS
    return bool(denied) and before >= first and document.folded[before] in _DOING | MODALS


def _names_teller(document: Document, result: list[str], first: int, token: int) -> bool:
    """Whether "as our editor Ann Dole" stands before "reports": who tells is named between "as" and the verb."""
    if document.folded[token] not in _TELLS:
        return False
    start = token - 1
    while start > first and result[start] in "PNJDS":
        start -= 1
    return document.folded[start] == "as"


def _tell_together(document: Document, result: list[str], token: int, last: int) -> bool:
    """Whether a body takes its verb in the plural, as in Britain: "The club insist he will stay"."""
    word, body = document.folded[token], document.folded[token - 1]
    verb = word in SAYING and SAYING[word] == word and word not in SPEECH_NOUNS and word not in PERSON_NOUNS
    claims = result[token + 1 : token + 2] and result[token + 1] in "OPDNJC"
    claims = claims or document.folded[token + 1 : token + 2] == ["that"]
    return verb and noun_class(body) == "group" and bool(claims) and bool(set("VM") & set(result[token + 1 : last]))


def _papers_show(document: Document, result: list[str], first: int, token: int, last: int) -> bool:
    """Whether papers and what is attached to them stand before "show": "Minutes of the meeting show that …"."""
    opening = next((t for t in range(first, min(first + 4, token)) if result[t] == "N"), token)
    papers = document.folded[opening] in DOCUMENT_NOUNS and document.tags[opening] == "NNS"
    papers = papers or document.folded[opening] == "data"
    attached = result[opening + 1] in "IE" and not set("VM,") & set(result[first:token])
    if document.folded[token + 1 : token + 2] == ["that"]:
        return papers and attached
    return papers and attached and result[token + 1] in "DOPNJC" and bool(set("VM") & set(result[token + 1 : last]))


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
