"""Which phrases are newspapers, agencies and broadcasters, and what a speaker is as a step of a chain."""

from __future__ import annotations

from articles.analysis.attribution.lexicon import OUTLET_WORDS, SHOWING, noun_class
from articles.analysis.attribution.names import bare_name
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker, speaker_class
from articles.analysis.attribution.wordlists import words as listed
from articles.analysis.types import ViaRole

OUTLET_NOUNS = frozenset(listed("outlet nouns"))
_OUTLET_NAMES = frozenset(listed("outlet names"))
_NAMES = OUTLET_NOUNS | OUTLET_WORDS | _OUTLET_NAMES
_ADDRESSED = frozenset(listed("addressed bodies"))
_GENERIC = frozenset(["agency", "station", "channel", "site", "outlet", "portal", "network", "service"])
_OF_THE_PRESS = frozenset(["news", "this", "our", "press", "tv", "radio", "wire"])
_MADE = frozenset(listed("made by outlets"))
_FOREIGN_ARTICLES = frozenset(["le", "la", "les", "el", "al", "der", "die", "das", "il", "het", "de"])


def is_outlet(grammar: Grammar, speaker: Speaker) -> bool:
    """Whether the speaker is a newspaper, an agency or a broadcaster."""
    document, phrase = grammar.document, speaker.phrase
    words = document.folded[phrase.first : phrase.last + 1]
    head = document.folded[phrase.head]
    if head in OUTLET_NOUNS and document.words[phrase.head].islower():
        return len(words) < 6 and (
            head not in _GENERIC
            or bool(_OF_THE_PRESS & set(words))
            or "P" in grammar.letters[phrase.first : phrase.head]
        )
    if head in _GENERIC - {"channel"}:
        return bool((_OF_THE_PRESS | _OUTLET_NAMES) & set(words))
    kind = speaker_class(grammar, phrase)
    if kind == "titled" or not document.words[phrase.head][:1].isupper():
        return False
    before = document.folded[phrase.first - 1] if phrase.first else ""
    opening = next((word for word in words if word not in {"the", "a", "this", "morning"}), "")
    return kind == "outlet" or before in OUTLET_NOUNS or bool(_NAMES & {opening, head})


def owner(grammar: Grammar, phrase: Phrase) -> Phrase:
    """Return the outlet in "the BBC's Today programme" or "a Bloomberg story", else ``phrase``.

    What stands before it ("India's ANI news agency") and a verb read as its noun ("the Post show") go too.
    """
    document = grammar.document
    end = next((t for t in range(phrase.first, phrase.last) if _ends_outlet(grammar, t)), phrase.last)
    marks = grammar.letters[phrase.first : end + 1].find("S")
    if marks > 0:
        before = Phrase(phrase.first, phrase.first + marks - 1, phrase.first + marks - 1)
        if is_outlet(grammar, Speaker(before, before.first, before.last, "owner")):
            return before
        rest = Phrase(before.last + 2, min(phrase.head, end), end)
        return rest if document.words[rest.first][:1].isupper() else phrase
    return phrase if end == phrase.last else Phrase(phrase.first, end, end)


def _ends_outlet(grammar: Grammar, token: int) -> bool:
    """Whether an outlet's name ends at ``token`` although the phrase goes on: before a verb, a number, "story"."""
    document = grammar.document
    following = document.folded[token + 1]
    if document.words[token][:1].isupper() and document.words[token + 1].islower():
        made = following in _MADE and document.folded[token] in _NAMES
        return made or (following in SHOWING and grammar.letters[token + 2 : token + 3] != "N")
    return document.words[token] in OUTLET_NOUNS and document.tags[token + 1] in {"CD", "DT"}


def may_be_outlet(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether who is told or spoken to can be a newspaper: a name that is neither a person's nor a committee's."""
    speaker = Speaker(phrase, phrase.first, phrase.last, "told")
    if is_outlet(grammar, speaker):
        return True
    document = grammar.document
    words = document.words[phrase.first : phrase.head + 1]
    name = words[-1]
    if not name[:1].isupper() or name.lower() in _ADDRESSED or speaker_class(grammar, phrase) == "titled":
        return False
    if words[0].lower() == "the":
        return len(words) <= 4
    if len(words) == 2:
        return words[0].lower() in _FOREIGN_ARTICLES or not bare_name(words)[2]
    return name.isupper() or (len(words) == 1 and name not in document.second_names)


def role_of(grammar: Grammar, speaker: Speaker) -> ViaRole:
    """Return what the speaker is as a step of a chain."""
    if is_outlet(grammar, speaker):
        return "outlet"
    kind = speaker_class(grammar, speaker.phrase)
    if kind == "document":
        return "document"
    if kind in {"person", "titled", "group"} or kind.startswith("pronoun"):
        return "relay"
    person = (
        grammar.letters[speaker.phrase.head] == "P"
        and bare_name(grammar.document.words[speaker.phrase.first : speaker.phrase.head + 1])[2]
    )
    return "relay" if person or grammar.letters[speaker.phrase.head] != "P" else "outlet"


def role_of_name(canonical: str) -> ViaRole:
    """Return what a source of that name is as a step of a chain: by its last word before "of" or "by"."""
    words = canonical.lower().split(" of ")[0].split(" by ")[0].split()
    if words and (words[-1] in OUTLET_WORDS | _OUTLET_NAMES or words[-1] == "media"):
        return "outlet"
    return "document" if words and noun_class(words[-1]) == "document" else "relay"
