"""Whom a pronoun, "the minister", "the company", "the Brazilian" or "the 77-year-old" means."""

from __future__ import annotations

from articles.analysis.attribution.cast import Cast, Entity
from articles.analysis.attribution.lexicon import noun_class
from articles.analysis.attribution.mentions import is_subject
from articles.analysis.attribution.metonyms import COUNTRIES
from articles.analysis.attribution.names import FEMALE_WORDS, MALE_WORDS, fold_name, is_organisation_word
from articles.analysis.attribution.outlets import role_of_name
from articles.analysis.attribution.people import alike, is_origin, is_person_noun
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker
from articles.analysis.attribution.wordlists import words as listed

_GENERIC = frozenset(listed("generic groups"))
_NEVER_LAST = frozenset(["government", "court", "university", "police", "council", "commission", "committee"])
_OF_THE_PRESS = frozenset(["agency", "newspaper", "paper", "broadcaster", "channel", "magazine", "daily", "website"])
_OTHER = frozenset(["other", "second", "third", "former", "another", "first", "new", "fourth", "latter"])
_PLACING = frozenset(["in", "at", "near", "into", "from", "outside", "through"])
_OFFICES_TEXT = """
president premier minister governor mayor pope king queen chancellor prosecutor speaker other source judge
spokesman spokeswoman spokesperson ambassador member
"""
_OFFICES = frozenset(_OFFICES_TEXT.split())
_PROTAGONISTS = frozenset(["defendant", "accused", "suspect"])
_LOOSE = frozenset(["man", "woman", "boy", "girl", "official", "officer", "teenager"])
_FIRMS_TEXT = """
firm company airline bank brewer carmaker chain charity club conglomerate giant manufacturer retailer team start-up
startup utility shipyard builder miner
"""
_FIRMS = frozenset(_FIRMS_TEXT.split())
_PUBLIC_TEXT = """
ministry court police council commission committee government parliament senate congress party union army navy kremlin
treasury cabinet state department office
"""
_PUBLIC = frozenset(_PUBLIC_TEXT.split())
_SOFT_TITLES = (frozenset(listed("soft titles")) | {"prime", "club", "agriculture", "culture", "science"}) - {"general"}
_PAPERS = frozenset(["document", "paper", "text", "report", "study", "review", "filing", "file"])
_LIKE_PAPERS = _PAPERS | frozenset(
    ["audit", "inquiry", "analysis", "assessment", "memo", "survey", "evaluation", "note"]
)
_FEW_SENTENCES = 4
_NEAR = 3
_SPOKEN_FOR = frozenset(["spokesman", "spokeswoman", "spokesperson"])
_REACH = 12
_FAR = 60
_FITTING = {
    "m": {"person", "one"},
    "f": {"person", "one"},
    "n": {"group", "document", "other"},
    "p": {"many", "group"},
}
Found = tuple[Entity, float]


def pronoun(grammar: Grammar, cast: Cast, kind: str, phrase: Phrase) -> Found | None:
    """Return the best earlier fit for a pronoun by nearness, role and gender, and how surely."""
    document = grammar.document
    sentence = document.sentence_of[phrase.head]
    near = cast.between(document.bounds[max(0, sentence - _REACH)][0], phrase.head)
    scored = sorted(((_fit(grammar, entity, kind, phrase.head), entity) for entity in near), key=lambda pair: -pair[0])
    if not scored or scored[0][0] <= 0:
        return None
    score, entity = scored[0]
    margin = score - (scored[1][0] if len(scored) > 1 else 0)
    if kind in {"m", "f"} and not entity.gender:
        entity.gender = kind
    return entity, 0.9 if margin > 1 else 0.75 if margin > 0.3 else 0.55


def _fit(grammar: Grammar, entity: Entity, kind: str, token: int) -> float:
    unknown = kind in {"m", "f"} and entity.sort == "group" and entity.named and entity.canonical.istitle()
    bare = unknown and " " not in entity.canonical and not entity.key
    body = kind == "n" and entity.may_be_body
    if entity.sort not in _FITTING.get(kind, {"person", "one", "many", "group"}) and not (bare or body):
        return 0.0
    if kind in {"m", "f"} and entity.gender not in {"", kind}:
        return 0.0
    seen, spoke = entity.last_seen(token), entity.last_spoke(token)
    if seen < 0:
        return 0.0
    sentence_of = grammar.document.sentence_of
    gap = sentence_of[token] - sentence_of[seen]
    recent = spoke >= 0 and sentence_of[token] - sentence_of[spoke] <= 2
    paragraphs = grammar.document.paragraph_of
    same = paragraphs[sentence_of[token]] == paragraphs[sentence_of[seen]]
    score = (2.5 if bare or body else 4.0) - gap + 1.2 * recent + 0.6 * is_subject(grammar, seen) + same
    if kind in {"m", "f"} and (_in_place(grammar, seen) or (entity.head and noun_class(entity.head) != "person")):
        score -= 2
    return max(0.05, score + 0.8 * (entity.gender == kind) + 0.4 * (kind == "p" and entity.sort == "many"))


def _in_place(grammar: Grammar, token: int) -> bool:
    """Whether the mention at ``token`` tells where something is: "in Glasgow", "in Calle Durazno"."""
    while token > 0 and grammar.letters[token - 1] == "P":
        token -= 1
    return token > 0 and grammar.document.folded[token - 1] in _PLACING


def bearer(grammar: Grammar, cast: Cast, phrase: Phrase) -> Found | None:
    """Return who "the minister", "the company" or "the official" is.

    The last one mentioned who bears the title or was so described, else whoever bears it later, if only one does; of
    organisations the last one with the word in its name, else the last one that spoke.
    """
    document = grammar.document
    head, token = document.folded[phrase.head], phrase.head
    modifiers = set(document.folded[phrase.first + 1 : phrase.head])
    if modifiers & (_OTHER - {"former"}):
        return None
    modifiers -= {"same"}
    bearers = [one for one in cast.entitled(head) if _may_bear(one, head, modifiers)]
    alike = [one for one in cast.described(head) if modifiers <= set(one.canonical.casefold().split())]
    earlier = [one for one in (*bearers, *alike) if one.last_seen(token) >= 0]
    if earlier:
        return max(earlier, key=lambda entity: entity.last_seen(token)), 0.8
    if noun_class(head) == "person" and len(bearers) == 1:
        return bearers[0], 0.6
    if not (noun_class(head) == "group" or head in _FIRMS or is_organisation_word(head)):
        return None
    if phrase.last - phrase.first > 1 + _has_origin(grammar, phrase):
        return None
    return _organisation(grammar, cast, phrase)


def _may_bear(entity: Entity, head: str, modifiers: set[str]) -> bool:
    """Whether somebody with the title ``head`` can be called so with these words before it.

    A former minister is none, and a transport minister is no finance minister.
    """
    if ("former" in modifiers) > ("former" in entity.titles) or (noun_class(head) == "group" != entity.sort):
        return False
    wanted, borne = modifiers & _SOFT_TITLES, entity.titles & _SOFT_TITLES
    return not wanted or not borne or bool(wanted & borne)


def owned(grammar: Grammar, cast: Cast, phrase: Phrase) -> Found | None:
    """Return who "the club's treasurer" is: whoever was so called before, if that is one alone."""
    document = grammar.document
    owner = grammar.letters.find("S", phrase.first, phrase.head)
    head, modifiers = document.folded[phrase.head], set(document.folded[owner + 1 : phrase.head])
    bearers = [one for one in cast.entitled(head) if one.sort == "person" and _may_bear(one, head, modifiers)]
    if len(bearers) != 1 or bearers[0].last_seen(phrase.head) < 0 or modifiers & _OTHER:
        return None
    return bearers[0], 0.5


def _has_origin(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a description says only where somebody is from: "the Saudi club"."""
    return phrase.head - phrase.first == 2 and grammar.document.words[phrase.first + 1][:1].isupper()


def salient(grammar: Grammar, cast: Cast, phrase: Phrase) -> Found | None:
    """Return whom the text has just been about, for a description that nobody bears: "the shipowner", "the Swede".

    Somebody with a title of the same kind goes first ("the magistrate", of a judge). An office that has one holder
    ("the president") is never taken for another's.
    """
    document, token = grammar.document, phrase.head
    head = document.folded[token]
    if document.quoted[token] >= 0 or document.tags[token] in {"NNS", "NNPS"} or noun_class(head) == "group":
        return None
    if not (is_person_noun(head) or is_origin(document.words[token])):
        return None
    sentence = document.sentence_of[token]
    near = cast.between(document.bounds[max(0, sentence - _REACH)][0], document.bounds[sentence][0])
    words = set(document.folded[phrase.first : token + 1])
    gender = "f" if words & FEMALE_WORDS else "m" if words & MALE_WORDS else ""
    near = [one for one in near if one.sort in {"person", "one"} and (not gender or one.gender in {"", gender})]
    same = [one for one in near if one.sort == "person" and one.titles & alike(head)]
    if same:
        return max(same, key=lambda entity: entity.last_seen(token)), 0.7
    if head in _PROTAGONISTS:
        people = [one for one in near if one.sort == "person"]
        return (max(people, key=lambda entity: len(entity.seen)), 0.5) if people else None
    letters = grammar.letters[phrase.first : token]
    retired = words & {"former", "retired", "veteran", "late"}
    if (head in _OFFICES and not retired) or {"S", "N"} & set(letters):
        return None
    weighed = [(_salience(grammar, one, token), one) for one in near if _can_be(one, head)]
    score, entity = max(weighed, key=lambda pair: pair[0], default=(0.0, None))
    return (entity, 0.6) if entity and score > 0 else None


def paper(grammar: Grammar, cast: Cast, phrase: Phrase) -> Found | None:
    """Return which paper "the document" or "the report" is that was called something else before: the audit."""
    document, token = grammar.document, phrase.head
    if document.folded[token] not in _PAPERS or document.tags[token] == "NNS":
        return None
    low = document.bounds[max(0, document.sentence_of[token] - _FEW_SENTENCES)][0]
    near = [one for one in cast.between(low, phrase.first) if one.sort == "document" and one.spoke]
    near = [one for one in near if one.head in _LIKE_PAPERS and one.last_spoke(token) >= 0]
    return (max(near, key=lambda entity: entity.last_spoke(token)), 0.6) if near else None


def _can_be(entity: Entity, head: str) -> bool:
    """Whether somebody can be described anew by ``head``: a named person, or one that nobody else is like."""
    return entity.sort == "person" or (entity.head != head and head in _LOOSE)


def _salience(grammar: Grammar, entity: Entity, token: int) -> float:
    """Return how much the three sentences before the one of ``token`` were about somebody, 0 for not at all."""
    document = grammar.document
    sentence = document.sentence_of[token]
    seen, spoke = entity.last_seen(token), entity.last_spoke(token)
    last = max(seen, spoke)
    gap = sentence - document.sentence_of[last]
    if not 1 <= gap <= _NEAR or document.paragraph_of[sentence] - document.paragraph_of[sentence - gap] > 1:
        return 0.0
    active = last == spoke or (is_subject(grammar, last) and document.quoted[last] < 0)
    return active * (4 - gap + 0.5 * (last == spoke) + 0.5 * is_subject(grammar, last))


def _organisation(grammar: Grammar, cast: Cast, phrase: Phrase) -> Found | None:
    document, token = grammar.document, phrase.head
    head = document.folded[token]
    named = [one for one in cast.with_word(head) if one.last_seen(token) >= 0]
    if named:
        return max(named, key=lambda entity: entity.last_seen(token)), 0.75
    if head in _NEVER_LAST or head not in _GENERIC | _FIRMS or phrase.last - phrase.first > 1:
        return None
    near = cast.between(document.bounds[max(0, document.sentence_of[token] - 2)][0], phrase.first)
    acting = [one for one in near if one.may_be_body or (one.sort == "group" and one.named)]
    acting = [one for one in acting if _fits_body(one, head) and _acts(grammar, one.last_seen(token))]
    last = next((one for one in cast.last_groups(token) if _fits_body(one, head)), None)
    found = [(one.last_spoke(token), one) for one in ([last] if last else [])]
    found += [(one.last_seen(token), one) for one in acting]
    return (max(found, key=lambda pair: pair[0])[1], 0.5) if found else None


def _acts(grammar: Grammar, token: int) -> bool:
    return is_subject(grammar, token) and not _in_place(grammar, token)


def _fits_body(entity: Entity, head: str) -> bool:
    """Whether an organisation can be called "the company", "the newspaper" or so: no outlet but one of the press."""
    if _is_press(entity) != (head in _OF_THE_PRESS):
        return False
    words = fold_name(entity.canonical).split(" of ")[0].split(" for ")[0].split()
    public = fold_name(entity.canonical) in COUNTRIES or bool(set(words) & _PUBLIC)
    return not (public and head in _FIRMS)


def _is_press(entity: Entity) -> bool:
    return entity.press or bool(entity.titles & _OF_THE_PRESS) or role_of_name(entity.canonical) == "outlet"


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
        found = _organisation(grammar, cast, Phrase(phrase.first, phrase.first + 1, phrase.first + 1))
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


def earlier_description(grammar: Grammar, phrase: Phrase) -> Phrase | None:
    """Return the fuller description that "the captain" or "the same poll" takes up: "a former captain"."""
    document = grammar.document
    head, sentence = document.folded[phrase.head], document.sentence_of[phrase.head]
    if noun_class(head) == "group" and document.tags[phrase.head] == "NNS":
        return None
    if noun_class(head) not in {"person", "document", "group"} and not is_person_noun(head):
        return None
    if set(document.folded[phrase.first : phrase.head]) & _OTHER:
        return None
    for number in range(sentence - 1, max(-1, sentence - 7), -1):
        for earlier in reversed(grammar.phrases[number]):
            if document.folded[earlier.head] == head and earlier.head - earlier.first > phrase.head - phrase.first - 1:
                own = document.folded[earlier.first] in {"a", "an"} or grammar.letters[earlier.first] in "PJNC"
                between = grammar.letters[earlier.first + 1 : earlier.head]
                own = own or (noun_class(head) == "group" and bool(set("NJPS") & set(between)))
                return earlier if own and earlier.head - earlier.first >= 1 else None
    return None


def earlier_subject(grammar: Grammar, kind: str, phrase: Phrase) -> Phrase | None:
    """Return who opens one of the two sentences before, if a pronoun can mean that: "The senator complained. He …"."""
    document = grammar.document
    wanted = {"m": "person", "f": "person", "p": "person", "n": "group"}.get(kind)
    sentence = document.sentence_of[phrase.head]
    for number in range(sentence - 1, max(-1, sentence - 3), -1):
        low = document.bounds[number][0]
        subject = grammar.starting.get(low)
        if subject is None or noun_class(document.folded[subject.head]) != wanted or document.quoted[low] >= 0:
            continue
        if (document.tags[subject.head] == "NNS") == (kind == "p") and grammar.letters[subject.head] == "N":
            return subject
    return None


def of_age(grammar: Grammar, cast: Cast, phrase: Phrase) -> Found | None:
    """Return who "the 77-year-old" is: whoever has ", 77," behind the name, else the last person named."""
    document = grammar.document
    aged = next((word for word in document.folded[phrase.first : phrase.last + 1] if "-year-old" in word), None)
    if aged is None:
        return None
    sentence = document.sentence_of[phrase.head]
    near = cast.between(document.bounds[max(0, sentence - _FAR)][0], phrase.head)
    people = [one for one in near if one.sort == "person"]
    years = aged.split("-", 1)[0]
    for entity in people:
        if any(document.words[t + 1 : t + 3] == [",", years] for t in entity.seen):
            return entity, 0.9
    return (max(people, key=lambda entity: entity.last_seen(phrase.head)), 0.6) if people else None
