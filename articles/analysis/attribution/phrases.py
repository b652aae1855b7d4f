"""Noun phrases and verb groups, read off the tags with regular expressions over one letter per token."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from articles.analysis.attribution.document import Document
from articles.analysis.attribution.letters import letters
from articles.analysis.attribution.lexicon import (
    AUXILIARIES,
    BE_FORMS,
    MODALS,
    NEGATIONS,
    NUMBERED,
    OUTLET_WORDS,
    TIME_WORDS,
    VERBS,
    noun_class,
)
from articles.analysis.attribution.wordlists import words

# Determiner, modifiers, nouns, possessives with what they possess; a pronoun; a bare "some", "the third", "several".
_PHRASE = re.compile(
    r"O"
    r"|(?:D+(?:R?[JC$EG])*|C?(?:R?J|[C$])*)[NP]+(?:C(?=[NP.,]))?(?:[NP]|S(?:[JCEG])*(?=[NP])|-(?=[NP]))*"
    r"|D[JCE]+|D(?![JNPCREG])|C"
)
_BARE = frozenset(words("bare quantities"))
_ATTACHING = frozenset(words("attaching"))
_NOT_DESCRIBING = frozenset(words("not describing"))
_GIVEN = frozenset(["named", "called", "given", "dubbed", "known", "nicknamed", "titled", "entitled", "headlined"])
_ADVERBIAL = frozenset(words("adverbial nouns"))


class Phrase(NamedTuple):
    """A noun phrase without what follows its head: first token, head, last token (included)."""

    first: int
    head: int
    last: int


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries and adverbs; ``first`` is the group's first token."""

    first: int
    verb: int
    negated: bool
    passive: bool
    infinitive: bool
    modal: bool
    auxiliary: bool


class Grammar:
    """The noun phrases of a document, by sentence, and the questions asked of them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.letters = letters(document)
        self.phrases: list[list[Phrase]] = [self._chunk(first, last) for first, last in document.bounds]
        self.starting = {phrase.first: phrase for phrases in self.phrases for phrase in phrases}
        self.ending = {phrase.last: phrase for phrases in self.phrases for phrase in phrases}
        self._verbs_before = [0, *accumulate(word in VERBS for word in document.folded)]

    def listed_verbs(self, first: int, last: int) -> int:
        """Return how many of the tokens from ``first`` to before ``last`` may be verbs of saying or thinking."""
        return self._verbs_before[last] - self._verbs_before[first] if first < last else 0

    def nearest(self, token: int, most: int) -> list[Phrase]:
        """Return the phrases of a token's sentence in reading order, at most ``most`` on either side of it."""
        phrases = self.phrases[self.document.sentence_of[token]]
        place = bisect_left(phrases, (token, token, token))
        return phrases[max(0, place - most) : place + most]

    def _chunk(self, first: int, last: int) -> list[Phrase]:
        phrases = []
        for match in _PHRASE.finditer(self.letters, first, last):
            start, end = match.start(), match.end() - 1
            if start < end and self.letters[start] == "P" and self.document.folded[start] in TIME_WORDS:
                phrases.append(Phrase(start, start, start))
                start += 1
            kinds = self.letters[start : end + 1]
            head = start + max(kinds.rfind("N"), kinds.rfind("P"))
            if head < start:
                if (
                    kinds[-1] in "JD"
                    and len(kinds) == 1
                    and self.document.folded[end] not in _BARE | {"this", "that", "these"}
                ):
                    continue
                head = end
            phrases.append(Phrase(start, head, end))
        phrases = self._with_number(self._with_described(phrases))
        bare = [t for t, word in enumerate(self.document.folded[first:last], first) if word in _BARE]
        alone = [token for token in bare if self.letters[token] in "JRP"]
        if alone:
            taken = {token for phrase in phrases for token in range(phrase.first, phrase.last + 1)}
            phrases += [Phrase(token, token, token) for token in alone if token not in taken]
        return sorted(phrases)

    def _with_described(self, phrases: list[Phrase]) -> list[Phrase]:
        """Return the phrases, "The U.S." and "special envoy" as the one that they are."""
        result: list[Phrase] = []
        for phrase in phrases:
            before = result[-1] if result else None
            if before and before.last + 1 == phrase.first and self._describes(before, phrase):
                result[-1] = Phrase(before.first, phrase.head, phrase.last)
            else:
                result.append(phrase)
        return result

    def _with_number(self, phrases: list[Phrase]) -> list[Phrase]:
        """Return the phrases, "BBC Radio 4" and "Witness 12" as one; but "In London 12 said they were ill"."""
        result: list[Phrase] = []
        for phrase in phrases:
            before = result[-1] if result else None
            if before and before.last + 1 == phrase.first == phrase.last and self._numbers(before, phrase.last):
                result[-1] = Phrase(before.first, before.head, phrase.last)
            else:
                result.append(phrase)
        return result

    def _numbers(self, before: Phrase, number: int) -> bool:
        """Whether a figure belongs to the name before it, which then speaks or is told something."""
        document, after = self.document, number + 1
        low, high = document.bounds[document.sentence_of[number]]
        word = document.folded[before.last]
        named = self.letters[before.last] == "P" and word not in TIME_WORDS
        if not named or not document.words[number].isdecimal() or after >= high:
            return False
        governed = before.first > low and self.letters[before.first - 1] in "IT"
        goes_on = self.letters[after] in "VMBE" or document.folded[after] == "that"
        return goes_on and (not governed or word in NUMBERED)

    def _describes(self, before: Phrase, phrase: Phrase) -> bool:
        """Whether a country's or body's name with its article belongs to the adjective and the person behind it."""
        named = self.letters[before.first : before.last + 1] in {"DP", "DPP"}
        kinds = self.letters[phrase.first : phrase.head + 1]
        adjective = self.document.folded[phrase.first]
        return (
            named
            and bool(re.fullmatch(r"J+N+", kinds))
            and self.document.tags[phrase.head] == "NN"
            and noun_class(self.document.folded[phrase.head]) == "person"
            and self.document.folded[before.head] not in OUTLET_WORDS | TIME_WORDS
            and adjective not in TIME_WORDS | {"last", "next", "same", "such"}
        )

    def verb_group(self, verb: int) -> VerbGroup:
        """Return the group of auxiliaries, adverbs and negations that ends with the token ``verb``."""
        document = self.document
        low = document.bounds[document.sentence_of[verb]][0]
        first = verb
        negated = passive = infinitive = modal = auxiliary = False
        position = verb - 1
        while position >= low:
            word, letter = document.folded[position], self.letters[position]
            if word == "longer" and position > low and document.folded[position - 1] == "no":
                negated, first, position = True, position - 1, position - 2
                continue
            if word in NEGATIONS and word not in {"no", "none", "nobody", "neither", "without"}:
                negated = True
            elif word == "neither" and position > low and document.folded[position - 1] in AUXILIARIES:
                negated = True  # "would neither confirm nor deny"
            elif word in AUXILIARIES and letter != "S":
                auxiliary = True
                passive = passive or (
                    word in BE_FORMS and self.letters[verb] in "EV" and document.tags[verb] in {"VBN", "VBD", "JJ"}
                )
                modal = modal or word in MODALS
            elif letter in "TI" and word == "to" and self._yet(position, low):
                return VerbGroup(position - 2, verb, True, passive, False, True, True)
            elif letter == "T" and word == "to":
                infinitive = True
                first = position
                break
            elif letter != "R":
                break
            if letter != "R" or word in NEGATIONS:
                first = position
            position -= 1
        if auxiliary is False and not infinitive:
            first = verb
            opens = verb - 1 == low and document.folded[low] == "neither"  # "Neither said why": that is who says it
            if verb > low and document.folded[verb - 1] in NEGATIONS and not opens:
                first, negated = verb - 1, True
        return VerbGroup(first, verb, negated, passive, infinitive, modal, auxiliary)

    def _yet(self, position: int, low: int) -> bool:
        """Whether "has yet" stands before the "to" at ``position``."""
        folded = self.document.folded
        return position - 2 >= low and folded[position - 1] == "yet" and folded[position - 2] in AUXILIARIES

    def extend_right(self, phrase: Phrase, limit: int) -> int:
        """Return the last token of the phrase with its attachments and apposition, before the token ``limit``."""
        document, end = self.document, phrase.last
        while end + 1 < limit:
            following = end + 1
            word = document.folded[following]
            if word in _ATTACHING and following + 1 in self.starting:
                attached = self.starting[following + 1]
                if attached.last >= limit or (document.folded[attached.head] in TIME_WORDS and word != "of"):
                    break
                if word in {"in", "on", "at", "to", "with", "by", "about"} and self._adverbial(attached):
                    break
                end = attached.last
            elif (
                word in {"and", "&"}
                and following + 1 in self.starting
                and self._coordinates(phrase, following + 1, limit)
            ):
                end = self.starting[following + 1].last
            elif self._restricts(phrase, following, limit):
                end = self._clause_end(following, limit)
            elif document.words[following] in "([":
                close = self._find(")", following, min(limit, following + 10))
                if close < 0:
                    break
                end = close
            else:
                break
        return self._with_apposition(end, limit)

    def _restricts(self, phrase: Phrase, token: int, limit: int) -> bool:
        """Whether ``token`` opens a clause that tells which of them: "people briefed on it", "a man who fled"."""
        word, letter = self.document.folded[token], self.letters[token]
        if self.letters[phrase.head] == "P":
            return False
        if word == "who":
            return token + 1 < limit
        following = self.document.folded[token + 1] if token + 1 < limit else ""
        described = letter in "EVJ" and following in {
            "on",
            "by",
            "to",
            "in",
            "at",
            "with",
            "about",
            "of",
            "from",
            "for",
        }
        return described and (letter != "V" or word.endswith("ed")) and word not in _NOT_DESCRIBING

    def _adverbial(self, phrase: Phrase) -> bool:
        word = self.document.folded[phrase.head].rstrip("s")
        return word in _ADVERBIAL

    def _coordinates(self, phrase: Phrase, second: int, limit: int) -> bool:
        other = self.starting[second]
        after = other.last + 1
        if other.last >= limit:
            return False
        same = self.letters[phrase.head] == self.letters[other.head] or other.last + 1 == limit
        return same and not (after < limit and self.letters[after] in "VM")

    def _find(self, letter: str, start: int, limit: int) -> int:
        return self.letters.find(letter, start, limit)

    def _with_apposition(self, end: int, limit: int) -> int:
        """Return the end of ", the mayor of Ede" or ", who led the team" after the token ``end``, else ``end``."""
        document = self.document
        while end + 2 < limit and document.words[end + 1] == ",":
            after = end + 2
            word, letter = document.folded[after], self.letters[after]
            if word in {"who", "whose", "which"} or (
                letter == "E" and self.letters[after + 1 : after + 2] in ("INPT" if word not in _GIVEN else "IDNPT")
            ):
                stop = self._clause_end(after, limit)
            elif letter == "C" and (after + 1 == limit or document.words[after + 1] in {",", ".", "—"}):
                stop = after
            elif after in self.starting and letter not in "O" and word not in {"that", "this"}:
                stop = self._appositive_end(after, limit)
            elif word in {"chief", "head", "executive"}:
                stop = self._clause_end(after, limit)
            else:
                break
            if stop < 0:
                break
            end = stop
        return end

    def _appositive_end(self, first: int, limit: int) -> int:
        phrase = self.starting[first]
        if self.document.folded[phrase.head] in TIME_WORDS:
            return -1
        stop = self._clause_end(first, limit)
        between = self.letters[phrase.last + 1 : stop + 1]
        verbs = set("VM") & set(between) and not {"who", "which", "whose", "that"} & set(
            self.document.folded[first:stop]
        )
        return -1 if verbs or stop - first > 25 else stop

    def _clause_end(self, first: int, limit: int) -> int:
        """Return the last token before the next comma, semicolon, dash, quote or ``limit``."""
        for token in range(first, limit):
            if self.letters[token] in ',":.' or self.document.words[token] == ";":
                return token - 1
        return limit - 1

    def has_clause(self, first: int, limit: int) -> bool:
        """Whether a subject and a finite verb stand in ``[first, limit)``: the words there can be somebody's claim."""
        stretch = self.letters[first:limit]
        return bool(re.search(r"[NPODC][^VM,\"]{0,12}[VM]", stretch))
