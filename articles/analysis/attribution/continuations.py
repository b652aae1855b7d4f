"""Sentences that go on with somebody's account without saying so: "…, he said. He had sold 6,000 tickets"."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

from articles.analysis.attribution.cast import Entity
from articles.analysis.attribution.lexicon import ATTITUDE_ADJECTIVES, TIME_WORDS, noun_class
from articles.analysis.attribution.linear import Linear
from articles.analysis.attribution.outlets import is_generic_outlet
from articles.analysis.attribution.phrases import Grammar
from articles.analysis.types import Attribution, Confidence, Span

LEAST = 0.7  # above the even chance: annotators differ in what they take for somebody's account
HANDED_ON = 0.75  # how often an account that came through an outlet goes on in the next sentence
_LONGEST_RUN = 2
_PAST = frozenset(
    ["had", "had something", "would", "could", "was", "were", "VBD", "has", "has something", "have", "none"]
)
# with a pronoun told by somebody even if dated: "He had rung on Sunday"
_EARLIER = frozenset(["had", "had something", "was", "were"])
_CLAUSE = frozenset(["after", "before", "because", "when", "who", "which", "while", "as", "since", "that", "where"])
_SUBJECTS = {"he": "m", "she": "f", "it": "n", "they": "p", "his": "m", "her": "f", "its": "n", "their": "p"}
_DATING = frozenset(["in", "on", "at", "by", "last", "since", "for", "until", "during"])

Judge = Callable[[int, list[str]], float]


def judged_by(model: Linear) -> Judge:
    """Return the judge that gives the learned probability."""
    return lambda _, facts: 1 / (1 + math.exp(-model.score(facts)))


def continue_accounts(
    grammar: Grammar, attributions: list[list[Attribution]], entities: Mapping[str, Entity], judge: Judge
) -> None:
    """Give each sentence without a source that of the sentence before, where ``judge`` finds that its account goes on.

    Only sentences of one paragraph continue each other, and only what was said goes on, not what was thought.
    ``entities`` are the sources by name. ``attributions``, a list for each sentence, is changed.
    """
    document = grammar.document
    back = {one.inherited_from for own in attributions for one in own}
    run = 0
    for number in range(1, len(document.sentences)):
        same = document.paragraph_of[number] == document.paragraph_of[number - 1]
        earlier = _account(attributions[number - 1]) if same and not attributions[number] else None
        first, last = document.bounds[number]
        spoken = any(quoted >= 0 for quoted in document.quoted[first:last])
        if earlier is None or spoken or last - first < 3 or _others_tell(grammar, first, last):
            run = 0
            continue
        facts = continuation_facts(grammar, number, earlier, entities.get(earlier.source.canonical), run)
        chance = judge(number, facts)
        if _handed_on(earlier) and run < _LONGEST_RUN and number - 1 not in back and _tells_on(grammar, first, last):
            chance = max(chance, HANDED_ON)
        if chance >= LEAST:
            attributions[number].append(_continued(grammar, number, earlier, chance))
            run += 1
        else:
            run = 0


def _others_tell(grammar: Grammar, first: int, last: int) -> bool:
    return _about_outlet(grammar, first) or _others_feel(grammar, first, last)


def _about_outlet(grammar: Grammar, first: int) -> bool:
    """Whether the outlet that somebody told something is what a sentence is about: "The programme has seen"."""
    subject = grammar.starting.get(first)
    return subject is not None and is_generic_outlet(grammar, subject)


def _others_feel(grammar: Grammar, first: int, last: int) -> bool:
    """Whether people not spoken of before feel something: "Economists were less sure"."""
    subject = grammar.starting.get(first)
    people = subject is not None and subject.first == subject.head and grammar.document.tags[first] == "NNS"
    feels = people and ATTITUDE_ADJECTIVES.intersection(grammar.document.folded[first:last])
    return bool(feels) and noun_class(grammar.document.folded[first]) in {"person", "group"}


def _account(own: list[Attribution]) -> Attribution | None:
    """Return whose account a sentence gives: the last that speaks in it and is not told by another."""
    said = [one for one in own if one.kind == "speech" and one.nested_in is None and one.inherited_from is None]
    return said[-1] if said else None


def _handed_on(earlier: Attribution) -> bool:
    """Whether an account came through somebody and was not a mere quote: what follows it is then told on as well.

    "The letters were put in a file, according to a review released to A. Nobody passed them on."
    """
    through = bool(earlier.via) and earlier.via[-1].role != "relay"
    return through and earlier.manner != "direct" and earlier.polarity == "affirmed"


def _tells_on(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a sentence may be told by somebody: in the past or as told then, without a day or month."""
    words = grammar.document.folded[first:last]
    tense = _tense(grammar, first, last)
    dated = bool(TIME_WORDS.intersection(words)) and not (tense in _EARLIER and words[0] in _SUBJECTS)
    return not dated and tense in _PAST


def _continued(grammar: Grammar, number: int, earlier: Attribution, chance: float) -> Attribution:
    sentence = grammar.document.sentences[number]
    return replace(
        earlier,
        sentence=number,
        content=(Span(sentence.start, sentence.end),),
        manner="indirect",
        polarity="affirmed",
        confidence=Confidence(round(chance, 3), earlier.confidence.source, earlier.confidence.link),
    )


def continuation_facts(
    grammar: Grammar, number: int, earlier: Attribution, entity: Entity | None, run: int
) -> list[str]:
    """Return what holds of a sentence as the continuation of ``earlier``, told by ``entity``, ``run`` sentences on."""
    document = grammar.document
    first, last = document.bounds[number]
    opening = document.folded[first]
    subject = _subject(grammar, first, last)
    agrees = _agreement(subject, entity)
    tense = _tense(grammar, first, last)
    names = sum(document.tags[token].startswith("NNP") for token in range(first + 1, last))
    ends = number + 1 == len(document.sentences) or document.paragraph_of[number + 1] != document.paragraph_of[number]
    sort = entity.sort if entity else "-"
    before = _tense(grammar, *document.bounds[number - 1])
    content = document.sentences[number - 1]
    closing = bool(earlier.cue) and earlier.cue[-1].end > content.end - (content.end - content.start) * 0.45
    owned = bool({"his", "her", "its", "their"} & set(document.folded[first:last]))
    return [
        "bias",
        f"subject={subject}",
        f"agrees={agrees}",
        f"tense={tense}",
        f"agrees+tense={agrees} {tense}",
        f"agrees+sort={agrees} {sort}",
        f"manner={earlier.manner}",
        f"through={earlier.via[-1].role if earlier.via else '-'} {earlier.manner}",
        f"manner+agrees={earlier.manner} {agrees}",
        f"closing={closing}",
        f"closing+tense={closing} {tense}",
        f"before+tense={before} {tense}",
        f"sort={sort} {entity is not None and entity.named}",
        f"negated={earlier.polarity}",
        f"run={min(run, 2)}",
        f"names={min(names, 2)}",
        f"ends={ends}",
        f"dated={opening in _DATING}",
        f"owned={owned}",
        f"numbers={any(tag == 'CD' for tag in document.tags[first:last])}",
        f"short={last - first < 10}",
    ]


def _subject(grammar: Grammar, first: int, last: int) -> str:
    """Return the pronoun that opens the main clause, or what sort of words does: the, name, number, other."""
    document = grammar.document
    for token in range(first, min(last, first + 12)):
        word = document.folded[token]
        if word in _SUBJECTS and (
            token == first or document.words[token - 1] == "," or document.folded[first] in _DATING
        ):
            return word
        if grammar.letters[token] in "VM":
            break
    word, tag = document.folded[first], document.tags[first]
    if word in {"the", "a", "an", "this", "that", "these", "those", "there", "no", "nobody"}:
        return word
    return "name" if tag.startswith("NNP") else "number" if tag == "CD" else "noun" if tag.startswith("NN") else "other"


def _agreement(subject: str, entity: Entity | None) -> str:
    """Return whether a sentence's pronoun can mean ``entity``: yes, owner ("his …"), no, or - without a pronoun."""
    gender = _SUBJECTS.get(subject)
    if gender is None or entity is None:
        return "-"
    if gender in "mf":
        fits = entity.sort in {"person", "one", "other"} and entity.gender in {"", gender}
    elif gender == "n":
        fits = entity.sort in {"group", "document", "other"}
    else:
        fits = entity.sort in {"many", "group"}
    return ("owner" if subject in {"his", "her", "its", "their"} else "yes") if fits else "no"


def _tense(grammar: Grammar, first: int, last: int) -> str:
    """Return the tense of the sentence's first finite verb: had, would, will, has, be, past, present or none."""
    document = grammar.document
    for token in range(first, last):
        word, tag = document.folded[token], document.tags[token]
        if word in {"had", "would", "will", "has", "have", "could", "was", "were", "is", "are"}:
            full = word in {"had", "has", "have"} and grammar.letters[token + 1 : token + 3].lstrip("R")[:1] not in {
                "E",
                "V",
            }
            return f"{word} something" if full else word
        if tag in {"VBD", "VBZ", "VBP", "MD"} and (token == first or document.folded[token - 1] not in _CLAUSE):
            return tag
    return "none"
