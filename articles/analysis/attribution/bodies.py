"""Which organisation "the company", "the agency", "the newspaper" or "a spokesman" speaks of."""

from __future__ import annotations

from articles.analysis.attribution.cast import Cast, Entity
from articles.analysis.attribution.lexicon import noun_class
from articles.analysis.attribution.mentions import is_subject
from articles.analysis.attribution.metonyms import COUNTRIES, METONYMS
from articles.analysis.attribution.names import fold_name, is_organisation_word
from articles.analysis.attribution.outlets import role_of_name
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker
from articles.analysis.attribution.tagger import tagger
from articles.analysis.attribution.wordlists import words as listed

_GENERIC = frozenset(listed("generic groups"))
_NEVER_LAST = frozenset(["government", "court", "university", "police", "council", "commission", "committee"])
_OF_THE_PRESS = frozenset(["agency", "newspaper", "paper", "broadcaster", "channel", "magazine", "daily", "website"])
_PLACING = frozenset(["in", "on", "at", "near", "into", "from", "outside", "through"])
_FIRMS_TEXT = """
firm company airline bank brewer carmaker chain charity club conglomerate giant manufacturer retailer team start-up
startup utility shipyard builder miner
"""
FIRMS = frozenset(_FIRMS_TEXT.split())
_PUBLIC_TEXT = """
ministry court police council commission committee government parliament senate congress party union army navy kremlin
treasury cabinet state department office
"""
PUBLIC = frozenset(_PUBLIC_TEXT.split())
_SPOKEN_FOR = frozenset(["spokesman", "spokeswoman", "spokesperson"])
_HANDED = frozenset(["obtained", "seen", "reviewed", "consulted"])
_CITES = (["citing"], ["quoting"])
_NEWS_AGENCIES = frozenset(listed("news agencies")) | {"agency", "news", "press"}
_OF_ONE_SORT = frozenset(["ministry", "union", "party", "army", "navy", "parliament", "senate", "club"])
_LIKE_AGENCIES_TEXT = """
agency authority directorate administration service bureau institute commission inspectorate office organisation
organization watchdog regulator
"""
_LIKE_AGENCIES = frozenset(_LIKE_AGENCIES_TEXT.split())

Found = tuple[Entity, float]


def in_place(grammar: Grammar, token: int) -> bool:
    """Whether the mention at ``token`` tells where something is: "in Glasgow", "in Calle Durazno"."""
    while token > 0 and grammar.letters[token - 1] == "P":
        token -= 1
    return token > 0 and grammar.document.folded[token - 1] in _PLACING


def organisation_meant(grammar: Grammar, cast: Cast, phrase: Phrase) -> Found | None:
    """Return the organisation with the word of "the ministry" in its name, else the last one that spoke or acted."""
    document, token = grammar.document, phrase.head
    head = document.folded[token]
    named = [one for one in cast.with_word(head) if one.last_seen(token) >= 0]
    if named:
        return max(named, key=lambda entity: entity.last_seen(token)), 0.75
    if head in _NEVER_LAST or head not in _GENERIC | FIRMS or phrase.last - phrase.first > 1:
        return None
    near = cast.between(document.bounds[max(0, document.sentence_of[token] - 2)][0], phrase.first)
    near = [one for one in near if not _is_other_body(one, head)]
    acting = [one for one in near if one.may_be_body or (one.sort == "group" and one.named)]
    acting = [one for one in acting if _fits_body(one, head) and _acts(grammar, one.last_seen(token))]
    last = next((one for one in cast.last_groups(token) if _may_be_called(grammar, one, head)), None)
    found = [(one.last_spoke(token), one) for one in ([last] if last else [])]
    found += [(one.last_seen(token), one) for one in acting]
    if not found:
        first = _of_the_lead(grammar, cast, head, token)
        return (first, 0.4) if first else None
    return max(found, key=lambda pair: pair[0])[1], 0.5


def _may_be_called(grammar: Grammar, entity: Entity, head: str) -> bool:
    return _fits_body(entity, head) and not _got_it(grammar, entity) and not _is_other_body(entity, head)


def _is_other_body(entity: Entity, head: str) -> bool:
    """Whether a name says that its bearer is no ministry, union or party: the World Health Organization."""
    words = fold_name(entity.canonical).split(" of ")[0].split(" for ")[0].split()
    return head in _OF_ONE_SORT and len(words) > 1 and words[-1] != head and is_organisation_word(words[-1])


def _of_the_lead(grammar: Grammar, cast: Cast, head: str, token: int) -> Entity | None:
    """Return the firm that the text's first sentences are about, if that is one alone: "The company said …"."""
    if head not in FIRMS or grammar.document.paragraph_of[grammar.document.sentence_of[token]] == 0:
        return None
    early = cast.between(0, grammar.document.bounds[min(3, len(grammar.document.bounds) - 1)][0])
    bodies = [one for one in early if not one.canonical.isupper()]
    bodies = [one for one in bodies if (one.sort == "group" and one.named) or _is_like_body(one)]
    bodies = [one for one in bodies if _fits_body(one, head) and _acts(grammar, one.seen[0])]
    bodies = [one for one in bodies if fold_name(one.canonical) not in COUNTRIES | METONYMS.keys()]
    return bodies[0] if len(bodies) == 1 else None


def _is_like_body(entity: Entity) -> bool:
    """Whether what was taken for a person bears no sign of one: no gender, no title, never a part of the name."""
    return (
        entity.sort == "person"
        and " " in entity.canonical
        and len(entity.names) == 1
        and (not entity.gender and not entity.titles)
    )


def named_since(cast: Cast, word: str, since: int, token: int) -> Entity | None:
    """Return the organisation with the word in its name that was last named between two tokens."""
    named = [one for one in cast.with_word(word) if one.last_seen(token) > since]
    return max(named, key=lambda entity: entity.last_seen(token), default=None)


def _acts(grammar: Grammar, token: int) -> bool:
    return is_subject(grammar, token) and not in_place(grammar, token)


def _fits_body(entity: Entity, head: str) -> bool:
    """Whether an organisation can be called "the company", "the newspaper" or so: no outlet but one of the press.

    Only "the agency" can be either, where the name or its words say that it is an office.
    """
    words = set(fold_name(entity.canonical.replace("-", " ")).split())
    if head == "agency" and (words | entity.titles) & _LIKE_AGENCIES:
        return True
    if head == "agency" and not (words | entity.titles) & _NEWS_AGENCIES:
        return False
    if _is_press(entity) != (head in _OF_THE_PRESS):
        return False
    kind = fold_name(entity.canonical).split(" of ")[0].split(" for ")[0].split()
    country = fold_name(entity.canonical) in COUNTRIES
    if country and head in PUBLIC | _LIKE_AGENCIES:
        return False  # a ministry is not called by its country's name
    public = country or bool(set(kind) & PUBLIC)
    members = len(kind) == 1 and kind[0].endswith("s") and tagger().knows(kind[0][:-1])  # Conservatives
    return not ((public or members) and head in FIRMS)


def known_as_such(entity: Entity, head: str) -> bool:
    """Whether the text shows that an organisation is what "the company" or "the institute" says.

    It has the word in its name or was so described; a firm may also have a name of several words: "Kivu Mining".
    """
    words = set(fold_name(entity.canonical.replace("-", " ")).split()) | entity.titles
    return head in words or (head in FIRMS and (len(entity.canonical.split()) > 1 or bool(entity.titles & FIRMS)))


def _is_press(entity: Entity) -> bool:
    return entity.press or bool(entity.titles & _OF_THE_PRESS) or role_of_name(entity.canonical) == "outlet"


def _got_it(grammar: Grammar, entity: Entity) -> bool:
    """Whether somebody has got papers or cites somebody, and must then be of the press."""
    return any(got_it_at(grammar, token) for token in entity.seen)


def got_it_at(grammar: Grammar, token: int) -> bool:
    """Whether the mention at ``token`` is of somebody who has got papers ("obtained by") or cites somebody."""
    document = grammar.document
    if document.words[token + 1 : token + 2] == [","] and document.folded[token + 2 : token + 3] in _CITES:
        return True
    first = token
    while first > 1 and grammar.letters[first - 1] in "DP":
        first -= 1
    return first > 1 and document.folded[first - 1] == "by" and document.folded[first - 2] in _HANDED


def with_article(grammar: Grammar, entity: Entity) -> str:
    """Return an organisation's name as it stands within a sentence: with "the" where the text first has it."""
    token = entity.seen[0] if entity.seen else 0
    sentence = grammar.phrases[grammar.document.sentence_of[token]]
    first = next((phrase.first for phrase in sentence if phrase.first <= token <= phrase.last), token)
    name = entity.canonical.removeprefix("the ")
    return f"the {name}" if grammar.document.folded[first] == "the" else name


def spoken_for(grammar: Grammar, cast: Cast, speaker: Speaker) -> list[str]:
    """Return "spokesman for Nordfisk", and with the words in other orders, for "a spokesman" or "a company spokesman".

    It is the body that the description names, else the one that its sentence or the paragraph so far was about.
    """
    document, phrase = grammar.document, speaker.phrase
    head = document.folded[phrase.head]
    if head not in _SPOKEN_FOR or document.folded[phrase.first] not in {"a", "the"}:
        return []
    if speaker.last > phrase.last and document.words[phrase.last + 1] != ",":
        return []
    body = None
    if phrase.head - phrase.first == 2 and noun_class(document.folded[phrase.first + 1]) == "group":
        found = organisation_meant(grammar, cast, Phrase(phrase.first, phrase.first + 1, phrase.first + 1))
        body = found[0] if found else None
    elif phrase.head - phrase.first == 1:
        body = _last_body(grammar, cast, phrase)
    if body is None:
        return []
    name = body.canonical.removeprefix("the ")
    return [f"{head} for {with_article(grammar, body)}", f"{name} {head}", f"{name}'s {head}"]


def _last_body(grammar: Grammar, cast: Cast, phrase: Phrase) -> Entity | None:
    """Return the organisation that a subject of the sentence or of the two before in the paragraph last named."""
    document = grammar.document
    sentence = document.sentence_of[phrase.head]
    first = sentence
    while first > max(0, sentence - 2) and document.paragraph_of[first - 1] == document.paragraph_of[sentence]:
        first -= 1
    near = cast.between(document.bounds[first][0], phrase.first)
    bodies = [one for one in near if one.sort == "group" and one.named and not _is_press(one)]
    bodies = [one for one in bodies if is_subject(grammar, one.last_seen(phrase.first))]
    return max(bodies, key=lambda one: one.last_seen(phrase.first), default=None)
