"""Whom a pronoun, "the minister", "the company", "the Brazilian" or "the 77-year-old" means."""

from __future__ import annotations

from articles.analysis.attribution.bearers import from_there, may_be_first, of_rank
from articles.analysis.attribution.bodies import FIRMS, PUBLIC, got_it_at, in_place, named_since, organisation_meant
from articles.analysis.attribution.cast import Cast, Entity
from articles.analysis.attribution.lexicon import noun_class
from articles.analysis.attribution.mentions import is_subject
from articles.analysis.attribution.names import FEMALE_WORDS, MALE_WORDS, is_organisation_word
from articles.analysis.attribution.people import alike, is_origin, is_person_noun
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.wordlists import words as listed

_OTHER = frozenset(["other", "second", "third", "former", "another", "first", "new", "fourth", "latter"])
_OFFICES_TEXT = """
president premier minister governor mayor pope king queen chancellor prosecutor speaker other source judge
spokesman spokeswoman spokesperson ambassador member
"""
_OFFICES = frozenset(_OFFICES_TEXT.split())
_PROTAGONISTS = frozenset(["defendant", "accused", "suspect"])
_LOOSE = frozenset(["man", "woman", "boy", "girl", "official", "officer", "teenager"])
_SOFT_TITLES = (frozenset(listed("soft titles")) | {"prime", "club", "agriculture", "culture", "science"}) - {"general"}
_PAPERS = frozenset(["document", "paper", "text", "report", "study", "review", "filing", "file"])
_LIKE_PAPERS = _PAPERS | frozenset(
    ["audit", "inquiry", "analysis", "assessment", "memo", "survey", "evaluation", "note"]
)
_FEW_SENTENCES = 4
_NEAR = 3
_FEW = 4  # mentions that tell whether somebody is a place
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
    if cast.line and cast.line[0] == document.paragraph_of[sentence] and kind in {"m", "f"}:
        near = [one for one in near if one is not cast.line[1]]  # nobody calls himself "he"
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
    if kind in {"m", "f"} and (entity.press or entity.gender not in {"", kind} or _is_place(grammar, entity)):
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
    if (kind == "n" and got_it_at(grammar, seen)) or (kind == "p" and entity.press):
        score -= 3  # "A report seen by A says … It says", "B told A … They said"
    if kind in {"m", "f"} and (in_place(grammar, seen) or (entity.head and noun_class(entity.head) != "person")):
        score -= 2
    return max(
        0.05,
        score
        + 0.8 * (entity.gender == kind)
        + 0.4 * (kind == "p" and entity.sort == "many")
        + 0.05 * (entity.sort == "person"),
    )


def _is_place(grammar: Grammar, entity: Entity) -> bool:
    """Whether what was taken for a person is but where something is: "filed in Los Angeles"."""
    return not entity.gender and not entity.titles and all(in_place(grammar, token) for token in entity.seen[:_FEW])


def bearer(grammar: Grammar, cast: Cast, phrase: Phrase) -> Found | None:
    """Return who "the minister", "the company" or "the official" is.

    The last one mentioned of those who bear the title or were so described and whom the other words fit best, else
    whoever bears it later, if only one does; of organisations the last one with the word in its name, else the last one
    that spoke.
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
    earlier = from_there(grammar, cast, of_rank(earlier, modifiers), phrase)
    if earlier:
        last = max(earlier, key=lambda entity: entity.last_seen(token))
        known = None if last.named or modifiers else named_since(cast, head, last.last_seen(token), token)
        return known or last, 0.8
    if noun_class(head) == "person" and len(bearers) == 1:
        return bearers[0], 0.6
    return _body(grammar, cast, phrase)


def _body(grammar: Grammar, cast: Cast, phrase: Phrase) -> Found | None:
    """Return the organisation that "the company", "the ministry" or "the archive" is."""
    head, token = grammar.document.folded[phrase.head], phrase.head
    modifiers = set(grammar.document.folded[phrase.first + 1 : token]) - {"same"}
    if not (noun_class(head) == "group" or head in FIRMS or is_organisation_word(head)):
        named = None if noun_class(head) else named_since(cast, head, -1, token)
        return (named, 0.6) if named and not modifiers else None  # the archive, the museum
    if phrase.last - phrase.first > 1 + _has_origin(grammar, phrase):
        return None
    named = any(one.last_seen(token) >= 0 for one in cast.with_word(head))
    if head in PUBLIC and not named and earlier_description(grammar, phrase):
        return None  # "Toyota told the transport ministry that …, the ministry said"
    return organisation_meant(grammar, cast, phrase)


def _may_bear(entity: Entity, head: str, modifiers: set[str]) -> bool:
    """Whether somebody with the title ``head`` can be called so with these words before it.

    A former minister is none, a vice president is no president and a transport minister no finance minister.
    """
    if ("former" in modifiers) > ("former" in entity.titles) or (noun_class(head) == "group" != entity.sort):
        return False
    if not may_be_first(entity, head, modifiers):
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
    if "former" in words:  # who is mayor now is not the former mayor
        near = [one for one in near if head not in one.titles or "former" in one.titles]
    owned_by = grammar.document.folded[phrase.first + 2 : phrase.first + 3] in (["'s"], ["’s"])
    same = [one for one in near if one.sort == "person" and one.titles & alike(head) and not owned_by]
    if same:
        return max(same, key=lambda entity: entity.last_seen(token)), 0.7
    if head in _PROTAGONISTS:
        people = [one for one in near if one.sort == "person"]
        return (max(people, key=lambda entity: len(entity.seen)), 0.5) if people else None
    letters = grammar.letters[phrase.first : token]
    retired = words & {"former", "retired", "veteran", "late"}
    if (head in _OFFICES and not retired) or "S" in letters or ("N" in letters and not retired):
        return None
    weighed = [(_salience(grammar, one, token), one) for one in near if _can_be(one, head)]
    score, entity = max(weighed, key=lambda pair: pair[0], default=(0.0, None))
    people = [one for one in near if one.sort == "person"]
    if score <= 0:  # where somebody is from can be told of whoever is alone
        entity = people[0] if len(people) == 1 and is_origin(document.words[token]) else None
    return (entity, 0.6) if entity else None


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


def earlier_description(grammar: Grammar, phrase: Phrase) -> Phrase | None:
    """Return the fuller description that "the captain" or "the same poll" takes up: "a former captain"."""
    document = grammar.document
    head, sentence = document.folded[phrase.head], document.sentence_of[phrase.head]
    if noun_class(head) == "group" and document.tags[phrase.head] == "NNS":
        return None
    known = noun_class(head) in {"person", "document", "group"} or is_person_noun(head)
    if set(document.folded[phrase.first : phrase.head]) & _OTHER:
        return None
    own_sentence = noun_class(head) == "group"  # "It went over to the Sudanese army, the army said"
    for number in range(sentence - (not own_sentence), max(-1, sentence - 7), -1):
        for earlier in reversed(grammar.phrases[number]):
            if earlier.last >= phrase.first:
                continue
            if document.folded[earlier.head] == head and earlier.head - earlier.first > phrase.head - phrase.first - 1:
                own = document.folded[earlier.first] in {"a", "an"} or grammar.letters[earlier.first] in "PJNC"
                between = grammar.letters[earlier.first + 1 : earlier.head]
                if not known:  # the Residentie orchestra … the orchestra
                    return earlier if "P" in between else None
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
        if subject is None or document.quoted[low] >= 0:
            continue
        head = document.folded[subject.head]
        kind_of = "person" if is_person_noun(head) else noun_class(head)
        if kind_of != wanted:
            continue
        if (document.tags[subject.head] == "NNS") == (kind == "p") and grammar.letters[subject.head] == "N":
            return subject
    return None


def passed_over(grammar: Grammar, entity: Entity, subject: Phrase, phrase: Phrase) -> bool:
    """Whether the sentence right before a pronoun opens with "The captain" and does not speak of somebody found."""
    document = grammar.document
    sentence = document.sentence_of[phrase.head]
    right_before = document.sentence_of[subject.head] == sentence - 1
    same = right_before and document.paragraph_of[sentence - 1] == document.paragraph_of[sentence]
    return same and document.folded[subject.first] == "the" and entity.last_seen(phrase.head) < subject.first


def earlier_paper(grammar: Grammar, phrase: Phrase) -> Phrase | None:
    """Return the paper last named in the two sentences before an "it" that nobody else can be: "a report"."""
    document = grammar.document
    sentence = document.sentence_of[phrase.head]
    for number in range(sentence - 1, max(-1, sentence - 3), -1):
        for earlier in reversed(grammar.phrases[number]):
            head, tag = document.folded[earlier.head], document.tags[earlier.head]
            if noun_class(head) == "document" and tag == "NN" and document.quoted[earlier.head] < 0:
                return earlier
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
