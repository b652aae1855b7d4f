"""Who a mention stands for: names and their variants, pronouns, titles, unnamed groups."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.analysis.attribution.lexicon import PRONOUNS, TITLES, noun_class
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker
from articles.analysis.types import KnownSource, SourceName

_ORGANISATION = frozenset(
    """
ministry department agency council committee commission court party bank university institute institution association federation union
group company corp corporation inc ltd plc llc office bureau service authority house street hospital club college school church
foundation trust board congress parliament senate government police force army navy office organisation organization society network
watch international affairs relations times post news herald tribune reuters journal programme program project centre center fund
administration treasury kremlin pentagon assembly alliance league forum team airlines airways motors energy holdings
""".split()
)
_FEMALE = frozenset(
    "mrs mrs. ms ms. miss lady dame queen princess madam mdm mme sister baroness duchess woman girl mother wife daughter aunt widow spokeswoman chairwoman congresswoman councilwoman policewoman businesswoman actress headmistress grandmother niece her hers she herself".split()
)
_MALE = frozenset(
    "mr mr. sir lord king prince brother father baron duke man boy husband son uncle widower spokesman chairman congressman councilman policeman businessman actor grandfather nephew he him his himself fisherman".split()
)
_ARTICLES = re.compile(r"^(?:the|a|an|one of the|its|his|her|their|our|my)\s+", re.IGNORECASE)
_PERSON_PARTICLES = frozenset(
    "de da di del della der den van von al el bin ibn la le du dos das ben st st. y e ter ten".split()
)
_TRAILING = re.compile(r"[\s,;:–—-]+$")


@dataclass
class Entity:
    """Somebody or something that speaks: the best name, all names, whether named, gender (m, f, n, p or "")."""

    canonical: str
    named: bool
    gender: str
    names: list[str] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    last_seen: int = -1
    key: str | None = None

    def as_source(self) -> SourceName:
        """Return the entity as the analysis's callers know it."""
        others = tuple(dict.fromkeys(name for name in self.names if name != self.canonical))
        return SourceName(self.canonical, others, self.named, self.key)


def fold_name(name: str) -> str:
    """Return a name for comparing: no case, accents, titles' dots or differing transliteration endings."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    plain = re.sub(r"[^\w\s]", "", plain.casefold())
    plain = re.sub(r"(?:skyy|skyi|skiy|skii|sky|ski|skyj|skij)\b", "sky", plain)
    plain = re.sub(r"(?:yy|iy|ii|yi)\b", "y", plain)
    return re.sub(r"\s+", " ", plain).strip()


class Entities:
    """The sources of one text, found mention by mention in reading order."""

    def __init__(self, grammar: Grammar, registry: Sequence[KnownSource] = ()) -> None:
        self.grammar = grammar
        self.entities: list[Entity] = []
        self._registry = {fold_name(name): known for known in registry for name in known.names}
        self._people = self._read_people()

    # --- names in the whole text ---------------------------------------------------------------------------------
    def _read_people(self) -> list[tuple[int, str, set[str], str]]:
        """Return (token, full name, titles, gender) of everyone who is called by two names or more, or by a title."""
        document, people = self.grammar.document, []
        for phrases in self.grammar.phrases:
            for phrase in phrases:
                if self.grammar.letters[phrase.head] != "P":
                    continue
                name, titles = self.split_name(phrase)
                words = name.split()
                if not words or words[-1].lower().rstrip("s.") in _ORGANISATION:
                    continue
                if len(words) >= 2 or titles:
                    people.append((phrase.head, name, titles, self._gender(phrase, titles)))
        del document
        return people

    def _gender(self, phrase: Phrase, titles: set[str]) -> str:
        words = {*titles, *self.grammar.document.folded[phrase.first : phrase.last + 1]}
        around = self._apposition_words(phrase)
        if words & _FEMALE or around & _FEMALE:
            return "f"
        if words & _MALE or around & _MALE:
            return "m"
        return ""

    def _apposition_words(self, phrase: Phrase) -> set[str]:
        document = self.grammar.document
        after = phrase.last + 1
        if after < len(document.words) and document.words[after] == ",":
            return {
                word
                for word in document.folded[after + 1 : after + 6]
                if word in _FEMALE - {"her", "hers", "she"} or word in _MALE - {"he", "his", "him"}
            }
        return set()

    def split_name(self, phrase: Phrase) -> tuple[str, set[str]]:
        """Return the bare name at the end of a phrase and the titles before it: "Sen. Ann Dole" -> Ann Dole, {sen.}."""
        document = self.grammar.document
        words = document.words[phrase.first : phrase.head + 1]
        start = len(words) - 1
        while start > 0 and (
            words[start - 1][:1].isupper()
            or (words[start - 1].lower() in _PERSON_PARTICLES and start - 2 >= 0 and words[start - 2][:1].isupper())
        ):
            start -= 1
        run = words[start:]
        cut = 0
        for index, word in enumerate(run[:-1]):
            folded = word.lower()
            if (
                folded in TITLES
                or folded.rstrip("s") in _ORGANISATION
                or noun_class(folded) in {"person", "group"}
                or folded in {"'s", "’s"}
            ):
                cut = index + 1
        titles = {word.lower() for word in (*words[:start], *run[:cut])}
        name = " ".join(run[cut:]).replace(" 's", "'s").replace(" ’s", "’s")
        return name, titles

    # --- mentions --------------------------------------------------------------------------------------------------
    def resolve(self, speaker: Speaker) -> tuple[Entity, float]:
        """Return the entity that a source's mention stands for and how surely (0 to 1)."""
        document = self.grammar.document
        phrase = speaker.phrase
        word = document.folded[phrase.head]
        if (
            word in PRONOUNS
            and self.grammar.letters[phrase.head] in "ODWR"
            or (phrase.first == phrase.last and word in PRONOUNS)
        ):
            entity, sure = self._pronoun(PRONOUNS[word], phrase)
        elif self.grammar.letters[phrase.head] == "P" and not document.words[phrase.head].islower():
            entity, sure = self._name(phrase, speaker)
        else:
            entity, sure = self._description(speaker)
        entity.last_seen = max(entity.last_seen, phrase.head)
        return entity, sure

    def _add(self, entity: Entity) -> Entity:
        known = self._registry.get(fold_name(entity.canonical))
        if known:
            entity.key = known.key
            entity.canonical = known.names[0]
        self.entities.append(entity)
        return entity

    def _find(self, name: str) -> Entity | None:
        folded = fold_name(name)
        for entity in reversed(self.entities):
            if any(fold_name(other) == folded for other in entity.names):
                return entity
        return None

    def _name(self, phrase: Phrase, speaker: Speaker) -> tuple[Entity, float]:
        name, titles = self.split_name(phrase)
        full, gender, sure = self._fullest(name, phrase, titles)
        whole = self._organisation_name(phrase, speaker) if full == name and not titles else full
        entity = self._find(whole) or self._find(name)
        if entity is None:
            entity = self._add(Entity(whole, True, gender, [whole], set(titles)))
        for other in (name, whole):
            if other not in entity.names:
                entity.names.append(other)
        entity.titles |= titles
        entity.gender = entity.gender or gender
        return entity, sure

    def _organisation_name(self, phrase: Phrase, speaker: Speaker) -> str:
        """Return a name with its "of …" and "for …": the Department for Transport."""
        document = self.grammar.document
        end = phrase.last
        while (
            end + 2 <= speaker.last
            and document.folded[end + 1] in {"of", "for", "and"}
            and end + 2 in self.grammar.starting
        ):
            following = self.grammar.starting[end + 2]
            if self.grammar.letters[following.head] != "P" or following.last > speaker.last:
                break
            end = following.last
        return (
            _ARTICLES.sub("", document.phrase(phrase.first, end))
            if document.folded[phrase.first] in {"the", "a", "an"}
            else document.phrase(phrase.first, end)
        )

    def _fullest(self, name: str, phrase: Phrase, titles: set[str]) -> tuple[str, str, float]:
        """Return the longest form of a person's name in the text, the gender if known, and how sure the match is."""
        last = fold_name(name).split()[-1:] or [""]
        matches = [entry for entry in self._people if fold_name(entry[1]).split()[-1:] == last]
        same = [entry for entry in matches if set(fold_name(name).split()) <= set(fold_name(entry[1]).split())]
        if not same:
            first = [
                entry
                for entry in self._people
                if fold_name(entry[1]).split()[:1] == fold_name(name).split() and len(entry[1].split()) > 1
            ]
            same = first
        if not same:
            return name, self._gender(phrase, titles), 0.9
        best = max(same, key=lambda entry: (len(entry[1].split()), -abs(entry[0] - phrase.head)))
        rivals = {fold_name(entry[1]) for entry in same if len(entry[1].split()) > 1}
        gender = next((entry[3] for entry in same if entry[3]), "") or self._gender(phrase, titles)
        return best[1], gender, 0.95 if len(rivals) <= 1 else 0.6

    def _pronoun(self, kind: str, phrase: Phrase) -> tuple[Entity, float]:
        """Return the last fitting source; else the last person named; else the pronoun itself."""
        wanted = {"m": "m", "f": "f", "n": "n", "p": "p"}.get(kind, "")
        fitting = [entity for entity in self.entities if entity.last_seen < phrase.head and _fits(entity, wanted)]
        people = (
            [entry for entry in self._people if entry[0] < phrase.head and entry[3] in {"", wanted}]
            if wanted in {"m", "f"}
            else []
        )
        source = max(fitting, key=lambda entity: entity.last_seen, default=None)
        person = people[-1] if people else None
        if person and (source is None or person[0] > source.last_seen):
            sentence = self.grammar.document.sentence_of
            if source is None or sentence[person[0]] > sentence[source.last_seen]:
                entity = self._find(person[1]) or self._add(
                    Entity(person[1], True, wanted, [person[1]], set(person[2]))
                )
                entity.gender = entity.gender or wanted
                return entity, 0.75
        if source:
            source.gender = source.gender or wanted
            return source, 0.85
        word = self.grammar.document.phrase(phrase.first, phrase.last)
        return self._add(Entity(word.lower(), False, wanted, [word.lower()])), 0.3

    def _description(self, speaker: Speaker) -> tuple[Entity, float]:
        """Return whom "the minister" or "three officials in Lagos" means: somebody named before or beside, or a group."""
        document, phrase = self.grammar.document, speaker.phrase
        named = self._named_beside(speaker)
        if named:
            return named
        head = document.folded[phrase.head]
        definite = document.folded[phrase.first] in {"the", "this", "that"}
        if definite and phrase.last - phrase.first <= 2 and speaker.last == phrase.last:
            bearer = self._bearer(head, phrase)
            if bearer:
                return bearer
        text = _TRAILING.sub("", document.phrase(speaker.first, speaker.last))
        text = _ARTICLES.sub("", text, count=1) if document.folded[phrase.first] in {"the", "a", "an"} else text
        text = _lower_first(text)
        if definite:
            entity = self._find(text)
            if entity:
                return entity, 0.8
        plural = document.tags[phrase.head] in {"NNS", "NNPS"} or head in {"people", "police"}
        kind = noun_class(head)
        gender = (
            "p"
            if plural
            else "n"
            if kind in {"group", "document"}
            else "f"
            if head in _FEMALE
            else "m"
            if head in _MALE
            else "s"
        )
        names_inside = any(letter == "P" for letter in self.grammar.letters[phrase.first : phrase.head + 1])
        named_group = kind == "group" and names_inside and not plural
        return self._add(Entity(text, named_group, gender, [text], {head})), 0.9

    def _named_beside(self, speaker: Speaker) -> tuple[Entity, float] | None:
        """Return the name in "its leader, Raymond Poole": a description with its bearer in apposition."""
        document = self.grammar.document
        comma = next((t for t in range(speaker.phrase.last + 1, speaker.last) if document.words[t] == ","), None)
        if (
            comma is None
            or comma + 1 not in self.grammar.starting
            or noun_class(document.folded[speaker.phrase.head]) == "document"
        ):
            return None
        beside = self.grammar.starting[comma + 1]
        if self.grammar.letters[beside.head] != "P" or beside.last > speaker.last:
            return None
        entity, sure = self._name(beside, Speaker(beside, beside.first, beside.last, "apposition"))
        entity.titles.add(document.folded[speaker.phrase.head])
        return entity, sure

    def _bearer(self, head: str, phrase: Phrase) -> tuple[Entity, float] | None:
        """Return who "the minister" is: the last person or organisation that bears the word as a title."""
        bearers = [
            entity
            for entity in self.entities
            if head in entity.titles or any(fold_name(head) in fold_name(name).split() for name in entity.names)
        ]
        bearers = [entity for entity in bearers if entity.last_seen < phrase.head]
        if bearers:
            return max(bearers, key=lambda entity: entity.last_seen), 0.8
        people = [entry for entry in self._people if entry[0] < phrase.head and head in entry[2]]
        if people:
            entry = people[-1]
            found = self._find(entry[1]) or self._add(Entity(entry[1], True, entry[3], [entry[1]], set(entry[2])))
            return found, 0.8
        if noun_class(head) == "group":
            organisations = [
                entity
                for entity in self.entities
                if entity.gender in {"", "n"}
                and entity.named
                and entity.last_seen < phrase.head
                and head
                in {
                    "company",
                    "group",
                    "firm",
                    "agency",
                    "party",
                    "organisation",
                    "organization",
                    "union",
                    "charity",
                    "club",
                    "bank",
                    "airline",
                    "ministry",
                }
            ]
            if organisations:
                return max(organisations, key=lambda entity: entity.last_seen), 0.5
        return None


def _fits(entity: Entity, wanted: str) -> bool:
    if wanted in {"m", "f"}:
        return entity.gender in {wanted, "", "s"}
    if wanted == "n":
        return entity.gender in {"n", ""}
    if wanted == "p":
        return entity.gender in {"p", "n"}
    return True


def _lower_first(text: str) -> str:
    """Return ``text`` with a small first letter, unless its first word is a name or abbreviation."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() and not first[:1].isdigit() else text
