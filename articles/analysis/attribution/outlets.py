"""Which phrases are newspapers, agencies and broadcasters, and what a speaker is as a step of a chain."""

from __future__ import annotations

from articles.analysis.attribution.lexicon import OUTLET_WORDS, SHOWING, noun_class
from articles.analysis.attribution.metonyms import COUNTRIES, METONYMS
from articles.analysis.attribution.names import bare_name, gender_of
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker, speaker_class
from articles.analysis.attribution.wordlists import words as listed
from articles.analysis.types import ViaRole

PRESS = "press"  # the route of who cites others and may be an outlet, though its name does not tell
OUTLET_NOUNS = frozenset(listed("outlet nouns"))
_OUTLET_NAMES = frozenset(listed("outlet names"))
NAMES = OUTLET_NOUNS | OUTLET_WORDS | _OUTLET_NAMES
_ADDRESSED = frozenset(listed("addressed bodies"))
_NO_PRESS = frozenset(listed("agencies of other sorts"))
_HEARERS = frozenset(listed("hearers"))  # states, armed groups and leaders whom others tell something
_GENERIC = frozenset(["agency", "station", "channel", "site", "outlet", "portal", "network", "service"])
_OF_THE_PRESS = frozenset(["news", "this", "our", "press", "tv", "radio", "wire"])
_PRESS_BODIES = frozenset(["service", "agency", "corporation", "network", "association"])
_PRESS_NAMES = frozenset(["reporting", "news", "press", "broadcasting", "media"])
_TAKING_UP = (OUTLET_NOUNS - {"media"}) | {"programme", "program"}
_TAKING_UP_WITH = frozenset(["same", "news", "radio", "television", "tv", "online"])
MADE = frozenset(listed("made by outlets"))
_SORTS = frozenset(
    ["radio", "television", "tv", "news", "station", "channel", "agency", "newspaper", "daily", "website"]
)
_PARTICLES = frozenset(["bin", "ibn", "bint", "van", "von", "der", "den", "dos", "da", "del", "di", "ter", "e", "y"])
_FOREIGN_ARTICLES = frozenset(["le", "la", "les", "el", "al", "der", "die", "das", "il", "het", "de"])


def is_outlet(grammar: Grammar, speaker: Speaker) -> bool:
    """Whether the speaker is a newspaper, an agency or a broadcaster."""
    document, phrase = grammar.document, speaker.phrase
    words = document.folded[phrase.first : phrase.last + 1]
    head = document.folded[phrase.head]
    if head in OUTLET_NOUNS and document.words[phrase.head].islower():
        spies = head in {"agency", "service", "network"} and bool(_NO_PRESS.intersection(words[-2:-1]))
        return (
            not spies
            and len(words) < 6
            and (
                head not in _GENERIC
                or bool(_OF_THE_PRESS & set(words))
                or "P" in grammar.letters[phrase.first : phrase.head]
            )
        )
    if head in _GENERIC - {"channel"}:
        return bool((_OF_THE_PRESS | OUTLET_WORDS | _OUTLET_NAMES) & set(words))
    if head in _PRESS_BODIES and document.words[phrase.head].istitle() and _PRESS_NAMES & set(words[:-1]):
        return True  # the Local Democracy Reporting Service
    kind = speaker_class(grammar, phrase)
    if kind == "titled" or not document.words[phrase.head][:1].isupper():
        return False
    if _called_outlet(grammar, phrase):
        return True
    before = document.folded[phrase.first - 1] if phrase.first else ""
    opening = next((word for word in words if word not in {"the", "a", "this", "morning"}), "")
    return kind == "outlet" or before in OUTLET_NOUNS or bool(NAMES & {opening, head})


def _called_outlet(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether an outlet's noun stands inside the phrase right before its name: "the sports daily Fanatik"."""
    document, token = grammar.document, phrase.head
    while token > phrase.first and document.words[token][:1].isupper():
        token -= 1
    return phrase.first <= token < phrase.head and document.words[token] in OUTLET_NOUNS - {"media"}


def is_generic_outlet(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a phrase means an outlet without naming it: "the newspaper", "the same channel", "the news agency"."""
    document = grammar.document
    words = document.folded[phrase.first : phrase.last + 1]
    if phrase.last != phrase.head or words[0] not in {"the", "that"} or words[-1] not in _TAKING_UP:
        return False
    return all(word in _TAKING_UP_WITH for word in words[1:-1]) and document.words[phrase.head].islower()


def owner(grammar: Grammar, phrase: Phrase) -> Phrase:
    """Return the outlet in "the BBC's Today programme" or "a Bloomberg story", else ``phrase``.

    What stands before it ("India's ANI news agency") and a verb read as its noun ("the Post show") go too.
    """
    document = grammar.document
    if _called_outlet(grammar, phrase) and phrase.last == phrase.head:
        first = next(t for t in range(phrase.head, phrase.first, -1) if document.words[t - 1] in OUTLET_NOUNS)
        return Phrase(first, phrase.head, phrase.head)
    after = phrase.last + 1
    while (
        after < len(document.words) and document.words[after] in OUTLET_NOUNS
    ):  # "weekly" may be no noun to the tagger
        after += 1
    name = grammar.starting.get(after) or grammar.starting.get(after - 1)
    if name and document.words[after - 1] in OUTLET_NOUNS and document.words[min(after, name.head)][:1].isupper():
        return Phrase(max(after, name.first), name.head, name.last)  # "the Indian daily The Hindu"
    end = next((t for t in range(phrase.first, phrase.last) if _ends_outlet(grammar, t, phrase.last)), phrase.last)
    marks = grammar.letters[phrase.first : end + 1].find("S")
    if marks > 0:
        before = Phrase(phrase.first, phrase.first + marks - 1, phrase.first + marks - 1)
        if is_outlet(grammar, Speaker(before, before.first, before.last, "owner")):
            return before
        rest = Phrase(before.last + 2, min(phrase.head, end), end)
        return rest if document.words[rest.first][:1].isupper() else phrase
    return phrase if end == phrase.last else Phrase(phrase.first, end, end)


def _ends_outlet(grammar: Grammar, token: int, last: int) -> bool:
    """Whether an outlet's name ends at ``token`` although its phrase goes on to ``last``: before a verb, "story".

    What sort of outlet it is goes too: "the Cadena Ser radio station", "RPP radio".
    """
    document = grammar.document
    following = document.folded[token + 1]
    if document.words[token][:1].isupper() and set(document.words[token + 1 : last + 1]) <= _SORTS:
        return document.folded[token] not in OUTLET_NOUNS | {"state", "the"}
    if document.words[token][:1].isupper() and document.words[token + 1].islower():
        made = bool(MADE & {following, document.folded[last]})
        made = made and (document.folded[token] in NAMES or is_callsign(document.words[token]))
        return made or (following in SHOWING and grammar.letters[token + 2 : token + 3] != "N")
    return document.words[token] in OUTLET_NOUNS and document.tags[token + 1] in {"CD", "DT"}


def is_callsign(word: str) -> bool:
    """Whether a word is written as stations are: "SAfm", "beIN", "TF1"."""
    return sum(letter.isupper() for letter in word) > 1 and word[:1].isalpha()


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
    if (
        phrase.last == phrase.head
        and " ".join(words).lower().removeprefix("the ") in COUNTRIES | METONYMS.keys() | _HEARERS
    ):
        return False  # "Trump told Israel"
    if words[0].lower() == "the":
        return len(words) <= 4
    if 2 <= len(words) <= 4:
        return words[0].lower() in _FOREIGN_ARTICLES or not _may_be_person(grammar, phrase)
    return name.isupper() or (len(words) == 1 and name not in document.second_names)


def _may_be_person(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a name of several words can be a person's: a known first name, or its last word stands alone as well."""
    document = grammar.document
    words = document.words[phrase.first : phrase.head + 1]
    name, titles, person = bare_name(words)
    if not person:
        return False
    if _named_as_people_are(grammar, phrase):
        return True
    return bool(gender_of(name, titles) or titles - {"the", "a"}) or words[-1] in document.lone_names


def _named_as_people_are(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a name has an initial, a particle or a description: "Oke B. Dar", "Ali bin Dar", "Eva Dar, a cook"."""
    document = grammar.document
    inner = document.words[phrase.first : phrase.head]
    if any((len(word) == 2 and word[1] == ".") or word in _PARTICLES for word in inner):
        return True
    after = phrase.last + 1
    if document.folded[after : after + 1] in (["he"], ["she"], ["his"], ["her"]):
        return True  # "told Eva Lund her ship had come"
    if document.words[after : after + 1] != [","]:
        return False
    described = grammar.starting.get(after + 1)
    aged = document.words[after + 1 : after + 2] and document.words[after + 1].isdigit()
    return bool(aged) or (described is not None and noun_class(document.folded[described.head]) == "person")


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
