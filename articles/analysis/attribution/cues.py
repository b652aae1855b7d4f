"""Words that may attribute something: verbs, "according to", nouns, adjectives, a speaker's colon, a signing dash."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.analysis.attribution.document import Document
from articles.analysis.attribution.lexicon import (
    ATTITUDE_ADJECTIVES,
    BE_FORMS,
    SAYING,
    SPEECH_NOUNS,
    THOUGHT_NOUNS,
    VERBS,
    inflections,
    noun_class,
)
from articles.analysis.attribution.phrases import Grammar, VerbGroup
from articles.analysis.attribution.wordlists import words

_LINKING = BE_FORMS | frozenset(words("linking"))
_IN_VIEW = frozenset(words("in whose"))
_COUNTS = frozenset(["count", "counts", "figures", "estimate", "estimates", "tally", "calculations", "records"])
_COUNTING = frozenset(words("counting idioms"))
_ESTIMATING = {"put_at": "at", "give_as": "as"}
NO_WORD = "no_word"
VIEW = "view"
UNDRAWN = "be_drawn"
_EXACT = frozenset(words("exact numbers"))  # which the tagger may take for no numbers
_WORDS = frozenset(["comment", "word", "response", "reaction", "reply", "statement", "confirmation"])
_NEAR_QUOTE = 7
_BETWEEN = 3
_BETWEEN_ESTIMATE = 12
_BEHIND_LINK = 4
_BYLINE = frozenset(["reporting", "writing", "editing", "compiled", "edited"])
_PREPOSITIONS = frozenset(["of", "for", "on", "into", "with", "against", "behind", "by", "at", "from", "to"])
_PARTICLES = frozenset(["out", "off", "up", "down", "back", "aside", "away", "in"])
_OF_FEELING = frozenset(["that", "about", "by", "of", "at", "over", "with", "to", "for"])


def _idioms() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return for each form of an idiom's verb the idiom and the words that make it one: "hit" with "back"."""
    result: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for idiom in (*words("idioms"), *words("counting idioms")):
        verb, *rest = idiom.split("_")
        for form in inflections(verb):
            result.setdefault(form, []).append((idiom, tuple(rest)))
    return result


_IDIOMS = _idioms()
_SILENT = frozenset(words("silent idioms"))
_LONGEST_HEADED = 4
_TELLING_PAPERS = frozenset(["study", "report", "survey", "poll", "audit", "inquiry", "research", "memo"])
_DASHES = frozenset(["—", "–", "-", "--", "―"])


@dataclass(frozen=True, slots=True)
class Cue:
    """A possible cue: its tokens ``first`` to ``last``, the one that carries it, its lemma and what sort it is.

    ``sort``: verb, near (an unlisted verb beside a quote), idiom, according, noun, adjective, colon, dash. ``group`` is
    the verb with its auxiliaries.
    """

    sort: str
    lemma: str
    first: int
    token: int
    last: int
    group: VerbGroup | None = None


def hears(cue: Cue) -> bool:
    """Whether a cue's subject is told something: "was informed"."""
    return cue.group is not None and cue.group.passive and cue.lemma in {"tell", "inform"}


def find_cues(grammar: Grammar) -> list[list[Cue]]:
    """Return every sentence's possible cues in reading order."""
    document = grammar.document
    result = []
    for number, (first, last) in enumerate(document.bounds):
        if _is_byline(document, first, last):
            result.append([])
            continue
        cues = [*_line_cues(grammar, number)]
        taken = {token for cue in cues for token in range(cue.first, cue.last + 1)}
        for token in range(first, last):
            if token not in taken:
                cue = _cue_at(grammar, token)
                if cue:
                    cues.append(cue)
        result.append(sorted(cues, key=lambda cue: cue.token))
    return result


def _is_byline(document: Document, first: int, last: int) -> bool:
    """Whether a sentence tells who wrote the article: "(Reporting by Ann Dole; editing by Ben Roe)"."""
    opening = document.folded[first : min(last, first + 5)]
    if {",", "the", "a"}.intersection(opening[:2]):
        return False  # "The report, compiled by two engineers, says"
    return any(word in _BYLINE and following == "by" for word, following in itertools.pairwise(opening))


def transcript_speakers(grammar: Grammar, cues: list[list[Cue]]) -> set[int]:
    """Return the colons of a transcript's speakers: names that open two lines or more, and not only with questions."""
    lines: dict[str, list[Cue]] = {}
    for cue in (cue for own in cues for cue in own if cue.sort == "colon"):
        first = grammar.document.bounds[grammar.document.sentence_of[cue.token]][0]
        lines.setdefault(grammar.document.phrase(first, cue.token).strip('“"”'), []).append(cue)
    repeated = {name: own for name, own in lines.items() if len(own) > 1}
    if len(lines) < 2 or not repeated:
        return set()
    document = grammar.document
    return {
        cue.token
        for own in repeated.values()
        if not all(document.words[document.bounds[document.sentence_of[cue.token]][1] - 1] == "?" for cue in own)
        for cue in own
    }


def _cue_at(grammar: Grammar, token: int) -> Cue | None:  # noqa: PLR0911 - one a sort of cue
    document, letter = grammar.document, grammar.letters[token]
    word = document.folded[token]
    idiom = _idiom_at(grammar, token) if letter not in "DI" and word in _IDIOMS else None
    if idiom:
        return idiom
    felt = letter == "N" and document.folded[token + 1 : token + 2] in (["that"], ["about"])  # "is confident that"
    if (felt or letter in "VBGE") and word in ATTITUDE_ADJECTIVES:
        feeling = _adjective_at(grammar, token)
        if feeling:
            return feeling
    if letter in "VBGE" or (word in SAYING and word.endswith(("ed", "said", "told", "says")) and letter in "NJP"):
        if word in VERBS:
            group = grammar.verb_group(token)
            return Cue("verb", VERBS[word], group.first, token, token + _particle(document, token), group)
        if word == "verify" and _cannot(grammar, token):
            group = grammar.verb_group(token)
            return Cue("verb", "confirm", group.first, token, token, group)
        if letter == "V" and word not in BE_FORMS and _beside_quote(grammar, token):
            group = grammar.verb_group(token)
            return Cue("near", word, group.first, token, token, group)
        if word == "according" and document.folded[token + 1 : token + 2] == ["to"]:
            return Cue("according", "according", token, token, token + 1)
        return None
    if word == "according" and document.folded[token + 1 : token + 2] == ["to"]:
        return Cue("according", "according", token, token, token + 1)
    if word == "as" and document.folded[token + 1 : token + 2] == ["per"]:
        return Cue("according", "according", token, token + 1, token + 1)
    if letter == "N":
        return _noun_at(grammar, token)
    if letter == "J" and word in ATTITUDE_ADJECTIVES:
        return _adjective_at(grammar, token)
    return None


def _cannot(grammar: Grammar, token: int) -> bool:
    """Whether somebody "could not independently verify" or "was unable to verify" something."""
    group = grammar.verb_group(token)
    before = grammar.document.folded[max(0, group.first - 4) : group.first]
    return group.negated or before[-1:] == ["unable"] or (before[-1:] == ["able"] and "not" in before)


def _noun_at(grammar: Grammar, token: int) -> Cue | None:
    """Return "in her view", "by his count", or a noun of saying or thinking: "the claim that …"."""
    word = grammar.document.folded[token]
    if word in _WORDS and grammar.document.folded[token + 1 : token + 2] == ["from"]:
        none = _no_word_at(grammar, token)
        if none:
            return none
    viewed = _in_view(grammar, token) if word in _IN_VIEW or word in _COUNTS else None
    if viewed or word in _IN_VIEW or not (word in SPEECH_NOUNS or word in THOUGHT_NOUNS):
        return viewed
    return Cue("noun", SPEECH_NOUNS.get(word) or THOUGHT_NOUNS[word], token, token, token)


def _no_word_at(grammar: Grammar, token: int) -> Cue | None:
    """Return "no immediate comment" of "There was no immediate comment from B", else nothing."""
    document = grammar.document
    low = document.bounds[document.sentence_of[token]][0]
    before = document.folded[max(low, token - 6) : token]
    if "there" not in before or "no" not in before[before.index("there") :]:
        return None
    first = token - before[::-1].index("no") - 1
    return Cue("noun", NO_WORD, first, token, token, VerbGroup(first, token, True, False, False, False, False))


def _adjective_at(grammar: Grammar, token: int) -> Cue | None:
    """Return "is worried", and ", worried about …" or "Worried that …", as a cue whose source is the one who feels."""
    document = grammar.document
    low, high = document.bounds[document.sentence_of[token]]
    before = token - 1
    if document.folded[token] == "open" and document.folded[token + 1 : token + 2] not in (["to"], ["about"]):
        return None  # "the market was open again"
    while before >= low and grammar.letters[before] == "R":
        before -= 1
    if before >= low and document.folded[before] in _LINKING:
        group = grammar.verb_group(token if document.folded[before] in BE_FORMS else before)
        return Cue("adjective", document.folded[token], group.first, token, token, group)
    apart = before < low or document.words[before] in {",", "—", "–"}
    if apart and token + 1 < high and document.folded[token + 1] in _OF_FEELING:
        return Cue("adjective", document.folded[token], before + 1, token, token)
    return None


def _idiom_at(grammar: Grammar, token: int) -> Cue | None:
    """Return the longest listed idiom whose verb stands at ``token``."""
    found = [(_follows(grammar, rest, token + 1), idiom) for idiom, rest in _IDIOMS[grammar.document.folded[token]]]
    last, name = max(found)
    if name in _COUNTING and last >= 0 and not _number_at(grammar, last + 1):
        return None
    if last < 0:
        last, name = max((_estimate_end(grammar, token, idiom), idiom) for _, idiom in found)
    if last < 0:
        return None
    group = grammar.verb_group(token)
    if name == UNDRAWN and not (group.negated and grammar.letters[last + 1 : last + 2] in ".,"):
        return None  # "would not be drawn", but not what is drawn on a map
    if "_no_" in name or name in _SILENT:
        group = replace(group, negated=True)
    return Cue("idiom", name, group.first, token, last, group)


def _estimate_end(grammar: Grammar, token: int, idiom: str) -> int:
    """Return where "put the number of those without a home at 2,900" or "gave the sum as 14 billion" has its link."""
    if idiom not in _ESTIMATING:
        return -1
    document = grammar.document
    high = document.bounds[document.sentence_of[token]][1]
    for link in range(token + 2, min(high, token + _BETWEEN_ESTIMATE)):
        if document.words[link] in {",", ";"}:
            break
        if document.folded[link] == _ESTIMATING[idiom]:
            return link if _number_at(grammar, link + 1) else -1
    return -1


def _number_at(grammar: Grammar, token: int) -> bool:
    """Whether a number stands at ``token`` or a few words behind it: "to at least 31", "at fifty"."""
    document = grammar.document
    high = document.bounds[document.sentence_of[token - 1]][1]
    near = range(token, min(high, token + _BEHIND_LINK))
    return any(document.tags[each] == "CD" for each in near) or (token < high and document.folded[token] in _EXACT)


def tells_number(grammar: Grammar, cue: Cue) -> bool:
    """Whether a number is told: "put the toll at fifty", "raised the toll to 31"."""
    counts = cue.sort == "idiom" and cue.lemma in _COUNTING | _ESTIMATING.keys()
    return counts and not (cue.group and cue.group.passive) and _number_at(grammar, cue.last + 1)


def _follows(grammar: Grammar, rest: tuple[str, ...], start: int) -> int:
    """Return where the last of the words ``rest`` stands; -1 if they do not stand together from token ``start`` on.

    A few words may come before the first of them: "distanced itself from", "cast serious doubt", "brushed it aside".
    """
    folded = grammar.document.folded
    high = grammar.document.bounds[grammar.document.sentence_of[start - 1]][1]
    between = "RO" if rest[0] in _PREPOSITIONS else "DJNPOSC" if rest[0] in _PARTICLES else "DJNPOSCR"
    first = start
    while first < high and folded[first] != rest[0]:
        if first - start == _BETWEEN or grammar.letters[first] not in between:
            return -1
        first += 1
    last = first + len(rest) - 1
    return last if last < high and tuple(folded[first : last + 1]) == rest else -1


def _particle(document: Document, token: int) -> int:
    """Return 1 if the verb's particle or preposition belongs to the cue ("called for", "warned of"), else 0."""
    following = document.folded[token + 1 : token + 2]
    return int(following in (["for"], ["of"], ["out"], ["on"], ["against"], ["about"])) and int(
        (document.folded[token], following[0])
        in {(word, particle) for word in ("called", "calls", "call", "calling") for particle in ("for", "on")}
        | {(word, "of") for word in ("warned", "warns", "warning", "warn", "accused", "complained", "spoke")}
        | {(word, "out") for word in ("pointed", "pointing", "points", "point", "ruled")}
    )


def _in_view(grammar: Grammar, token: int) -> Cue | None:
    """Return "in the mayor's view", "by her count", "in the words of": a cue whose source stands inside or after it."""
    document = grammar.document
    low = document.bounds[document.sentence_of[token]][0]
    for start in range(token - 1, max(low, token - 8) - 1, -1):
        if document.folded[start] in ({"by"} if document.folded[token] in _COUNTS else {"in", "by"}):
            if set("VMB") & set(grammar.letters[start + 1 : token]):
                return None  # "in Ede has affirmed the judgment of a lower court"
            possessed = "S" in grammar.letters[start:token] or document.tags[start + 1] == "PRP$"
            if possessed or document.folded[token + 1 : token + 2] == ["of"]:
                return Cue("according", VIEW, start if not possessed else token, token, token)
            return None
    return None


def _beside_quote(grammar: Grammar, token: int) -> bool:
    """Whether a quote of several words ends or begins within a few tokens of ``token``, which stands outside it."""
    document = grammar.document
    if document.quoted[token] >= 0:
        return False
    first, last = document.bounds[document.sentence_of[token]]
    return any(
        document.quoted[near] >= 0
        for near in range(max(first, token - _NEAR_QUOTE), min(last, token + _NEAR_QUOTE + 1))
    )


def _line_cues(grammar: Grammar, number: int) -> Iterator[Cue]:
    """Yield the colon after a speaker's name that opens a paragraph, and the dash before a name that signs a quote."""
    document = grammar.document
    first, last = document.bounds[number]
    opens = number == 0 or document.sentences[number - 1].paragraph != document.sentences[number].paragraph
    start = first
    while start < last and document.words[start] in {"“", '"', "-", "•", "*", "–", "—"}:
        start += 1
    for token in range(start + 1, min(last, start + 12)):
        if document.words[token] == ":":
            dateline = token == start + 1 and document.words[start].isupper() and number < 3 and last - token > 12
            speaker = _is_speaker(document.words[start:token]) or described_line(grammar, start, token)
            if opens and token + 1 < last and not dateline and speaker:
                yield Cue("colon", ":", token, token, token)
            break
    ends = next((token for token in range(first, last) if document.quoted[token] >= 0), last)
    if document.words[first] in _DASHES and number and ends - first < 16 and first + 1 in grammar.starting:
        signs = document.quoted[first - 1] >= 0 and not set("VM") & set(grammar.letters[first:ends])
        if signs and document.words[first + 1][:1].isupper():
            yield Cue("dash", "—", first, first, first)
            return
    for token in range(max(first, last - 25), last - 1):
        quoted = document.quoted[token - 1] if token else -1
        if (
            document.words[token] in _DASHES
            and quoted >= 0
            and document.quoted[token] < 0
            and token + 1 in grammar.starting
            and not any(letter in "VM" for letter in grammar.letters[token:last])
        ):
            yield Cue("dash", "—", token, token, token)
            break


def _is_speaker(words: list[str]) -> bool:
    """Whether all words before a colon are capitalised, but for brackets and small links: "SEN. ROY (R-La.)"."""
    links = {"of", "de", "van", "the", "and", "(", ")", ",", ".", "'s"}
    return words[0][:1].isupper() and all(word[:1].isupper() or word.lower() in links for word in words)


def described_line(grammar: Grammar, first: int, colon: int) -> bool:
    """Whether a heading's speaker is described and something is said: "Rail boss: strikes will go on", "Study: …"."""
    document = grammar.document
    head = document.folded[colon - 1]
    said = grammar.has_clause(colon + 1, document.bounds[document.sentence_of[colon]][1])
    if not said or colon - first > _LONGEST_HEADED or not document.words[first][:1].isupper():
        return False
    if colon - first == 1:
        return head in _TELLING_PAPERS
    bare = set(grammar.letters[first:colon]) <= set("JNP") and all(
        w.islower() for w in document.words[first + 1 : colon]
    )
    return bare and noun_class(head) in {"person", "group"}
