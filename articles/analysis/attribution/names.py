"""Names of people and organisations: titles off, variants together, and what a first name tells of a pronoun."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from articles.analysis.attribution.lexicon import TITLES, noun_class
from articles.analysis.attribution.metonyms import COUNTRIES
from articles.analysis.attribution.wordlists import words as listed_words

_HONORIFICS_TOO = """
ato ayatollah brigjen cikgu datin daw guru haji irjen jenderal kapten kaumātua khun kolonel lama maulana mma mullah rra
shaikh swami tengku tunku ustadh ustaz ven. venerable woizero
"""
ORGANISATION_WORDS = frozenset(listed_words("organisation words"))
FEMALE_WORDS = frozenset(listed_words("female words"))
MALE_WORDS = frozenset(listed_words("male words"))
HONORIFICS = frozenset(listed_words("honorifics")) | frozenset(_HONORIFICS_TOO.split())
PARTICLES = frozenset(listed_words("particles"))
TITLES_IN_FULL = {short: full for short, _, full in (entry.partition(":") for entry in listed_words("titles in full"))}
_TRADE = re.compile(
    r".+(?:master|keeper|tender|lator|ologist|grapher|player|maker|worker|holder|owner|[a-z]{3}ist|ician)"
)
_FIRM_BEFORE = re.compile(
    r"(?:car|auto|drug|chip|plane|toy|steel|truck|phone)maker|airline|retailer|insurer|brewer|lender|broadcaster|conglomerate"
)
_POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
_WITHIN = frozenset(["Without", "Against"])
_SUFFIXES = frozenset(listed_words("suffixes"))
_SOFT_TITLES = frozenset(listed_words("soft titles"))
_FEMALE_FIRST = frozenset(listed_words("female first"))
_MALE_FIRST = frozenset(listed_words("male first"))


@lru_cache(maxsize=8192)
def fold_name(name: str) -> str:
    """Return a name for comparing: no case, accents or punctuation, endings transliterated in several ways alike."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(character for character in plain if not unicodedata.combining(character)).casefold()
    plain = re.sub(r"['’]s\b", " s", plain)
    plain = re.sub(r"[^\w\s]", "", plain)
    plain = re.sub(r"(?:skyy|skyi|skiy|skii|sky|ski|skyj|skij)\b", "sky", plain)
    plain = re.sub(r"(?:yy|iy|ii|yi)\b", "y", plain)
    return re.sub(r"\s+", " ", plain).strip()


def is_organisation_word(word: str) -> bool:
    """Whether a name that ends in ``word`` is an organisation's or an office's."""
    folded = word.lower().rstrip(".")
    return folded in ORGANISATION_WORDS or (folded.endswith("s") and folded[:-1] in ORGANISATION_WORDS)


def is_title(word: str) -> bool:
    """Whether ``word`` can stand before a person's name without being part of it."""
    folded = word.lower()
    last = folded.rsplit("-", 1)[-1]
    return folded in TITLES or folded in HONORIFICS or noun_class(folded) == "person" or noun_class(last) == "person"


def bare_name(words: list[str]) -> tuple[str, set[str], bool]:
    """Return the name at the end of a phrase's words, the titles and other words before it, whether it is a person's.

    "Sen. Ann Dole" gives Ann Dole; "the World Health Organization" stays whole.
    """
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    start = len(words) - 1
    while start > 0 and (words[start - 1][:1].isupper() or (start > 1 and _links(words, start - 1))):
        start -= 1
    start += words[start].lower() in {"the", "a", "an"} and start < len(words) - 1
    run = words[start:]
    before = {word.lower() for word in words[:start]} - {"her", "his"}
    if len(run) > 1 and is_firm_noun(run[0]):
        return joined(run[1:]), before | {run[0].lower()}, False
    if is_organisation_word(run[-1]) and not (len(run) > 1 and run[-2].lower() in HONORIFICS):
        return joined(_without_country(run)), before, False
    cut, placed = 0, False
    for index, word in enumerate(run[:-1]):
        placed = placed or _placed(word)
        group = is_organisation_word(word) or noun_class(word.lower()) == "group"
        if run[index + 1] in _WITHIN and index + 2 < len(run):
            break  # "Doctors Without Borders"
        soft = word.lower() in _SOFT_TITLES and len(run) - index < 3 and not (index and cut == index)
        if (
            (is_title(word) and not soft)
            or word in _POSSESSIVES
            or word == ")"
            or _placed(word)
            or (group and len(run) - index > 2)
        ):
            cut = index + 1
    titles = before | {word.lower() for word in run[:cut]}
    if len(run) - cut > 2 and _is_trade(run[cut]):
        titles.add(run[cut].lower())
        cut += 1
    titled = any(is_title(word) for word in titles)
    if cut and len(run) - cut == 1 and len(run[cut]) == 1 and run[cut].isalpha():
        return joined(run[cut - 1 :]), titles, True  # Witness B, Mr K
    name = run[cut:]
    if any(is_organisation_word(word) for word in name) and not titled:
        return joined(name), titles, False
    known = _is_first_name(name[0]) and len(name) > 1
    bare = "the" not in before or _is_description(words[start - 1])
    person = titled or known or (len(name) >= 2 and bare and not placed and not all(word.isupper() for word in name))
    return joined(name), titles, person and begins_name(name[0])


def begins_name(word: str) -> bool:
    """Whether a word is a name's by its capital, behind an article of its own or not: "al-Tarawneh"."""
    return word[:1].isupper() or (
        word.startswith(("al-", "el-", "d'", "d’")) and word[-1:].islower() and word != word.lower()
    )


def is_office(name: str, titles: set[str]) -> bool:
    """Whether what was left of a title is no name but its last word: "the Inspector General"."""
    return name.lower() in {"general", "minister", "secretary", "commissioner", "ombudsman"} and bool(
        titles - HONORIFICS - {"mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr."}
    )


def is_firm_noun(word: str) -> bool:
    """Whether a word before a name says that a firm is called so: "Drugmaker", "Airline"."""
    return bool(_FIRM_BEFORE.fullmatch(word.lower()))


def _is_trade(word: str) -> bool:
    """Whether a capitalised word before two names says what their bearer does: "Choirmaster", "Goaltender"."""
    return bool(_TRADE.fullmatch(word.lower()))


def _placed(word: str) -> bool:
    """Whether the word says where or whose an organisation is: "Houston-based"."""
    return word.rsplit("-", 1)[-1] in {"based", "backed", "owned", "listed", "run"} and "-" in word


def _is_description(word: str) -> bool:
    """Whether the word before a name tells what its bearer is: "poet" in "the Chilean poet Tomás Urrejola"."""
    return word.islower() and word not in {"the", "a", "an"} and noun_class(word) != "group" and len(word) > 2


def _links(words: list[str], position: int) -> bool:
    """Whether the word at ``position`` joins two parts of a name: "van", "'s", "&", a bracket."""
    word, before = words[position], words[position - 1]
    if word.isdigit():  # Il Sole 24 Ore; but Flight 93 Todd Beamer
        return before[:1].isupper() and not _is_first_name(words[position + 1])
    return (word.lower() in PARTICLES or word in _POSSESSIVES or word in {"&", "(", ")"}) and (
        before[:1].isupper() or before.lower() in PARTICLES or before in {"(", "retd", "rtd"}
    )


def _without_country(run: list[str]) -> list[str]:
    """Return "Supreme Court" for "Spain's Supreme Court"."""
    for index, word in enumerate(run[:-1]):
        if word in _POSSESSIVES and " ".join(run[:index]).lower() in COUNTRIES:
            return run[index + 1 :]
    return run


def _is_first_name(word: str) -> bool:
    return word.lower() in _FEMALE_FIRST or word.lower() in _MALE_FIRST


def joined(words: list[str]) -> str:
    """Return tokens as running text: "Farmers ' Union" becomes "Farmers' Union"."""
    return re.sub(r"\s+(['’]s?)(?=\s|$)", r"\1", " ".join(words))


def gender_of(name: str, words: set[str]) -> str:
    """Return f or m where the first name or the words around the name tell, else ``""``."""
    if words & FEMALE_WORDS:
        return "f"
    if words & MALE_WORDS:
        return "m"
    first = name.split(maxsplit=1)[0].lower() if " " in name else ""
    return "f" if first in _FEMALE_FIRST else "m" if first in _MALE_FIRST else ""
