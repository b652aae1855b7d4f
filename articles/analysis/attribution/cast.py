"""Everybody whom a text names or who speaks in it, to be found by name, title, initials or nearness in linear time."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.analysis.attribution.lexicon import noun_class
from articles.analysis.attribution.names import TITLES_IN_FULL, fold_name, gender_of, is_organisation_word
from articles.analysis.types import KnownSource, SourceName

_MOST = 100
_FEW = 8
_OF_FIRMS = frozenset(
    ["the", "of", "and", "builder", "operator", "owner", "contractor", "partner", "developer", "producer"]
)


@dataclass(eq=False)
class Entity:
    """Somebody or something that speaks.

    ``sort``: person, one (an unnamed person), many, group, document or other; ``gender``: f, m or "". ``seen`` are the
    tokens of its mentions, ``spoke`` those where it was a source so far; both in order. ``head`` is the noun of a
    description, ``number`` the entity's place among all of its text, ``press`` whether others told it something.
    """

    canonical: str
    named: bool
    sort: str
    gender: str = ""
    names: list[str] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    seen: list[int] = field(default_factory=list)
    spoke: list[int] = field(default_factory=list)
    key: str | None = None
    head: str = ""
    number: int = -1
    press: bool = False

    @property
    def may_be_body(self) -> bool:
        """Whether what was taken for a person can be a company: named again, always in full, and of no gender."""
        full = len(self.seen) > 1 and " " in self.canonical and len(self.names) == 1
        return self.sort == "person" and full and not self.gender and not self.titles - _OF_FIRMS

    def as_source(self) -> SourceName:
        """Return the entity as the analysis's callers know it."""
        others = tuple(dict.fromkeys(name for name in self.names if name != self.canonical))
        return SourceName(self.canonical, others, self.named, self.key)

    def last_seen(self, token: int) -> int:
        """Return the last mention before ``token``, or -1."""
        return last_before(self.seen, token)

    def last_spoke(self, token: int) -> int:
        """Return the last mention before ``token`` where it was a source, or -1."""
        return last_before(self.spoke, token)


def last_before(positions: list[int], token: int) -> int:
    """Return the last of the ordered ``positions`` before ``token``, or -1."""
    place = bisect_left(positions, token)
    return positions[place - 1] if place else -1


def _plain(name: str) -> str:
    """Return a name for looking it up in the registry: folded, without "the"."""
    return fold_name(name).removeprefix("the ")


def sound_of(words: Sequence[str]) -> str:
    """Return the consonants of a folded name as they sound, in one: abdlrzkghnm for abdul razzaq and abdelrazek."""
    plain = re.sub(r"kh|[aeiouywh]", "", "".join(words)).replace("q", "k").replace("c", "k")
    return re.sub(r"(.)\1+", r"\1", plain)


class Cast:
    """The entities of one text with the indexes that find them."""

    def __init__(self, registry: Sequence[KnownSource] = ()) -> None:
        self._registry = {_plain(name): known for known in registry for name in known.names}
        self._by_key: dict[str, Entity] = {}
        self.by_name: dict[str, Entity] = {}
        self._by_last: dict[str, list[Entity]] = defaultdict(list)
        self._by_first: dict[str, list[Entity]] = defaultdict(list)
        self._by_word: dict[str, list[Entity]] = defaultdict(list)
        self._by_sound: dict[str, Entity] = {}
        self._by_initials: dict[str, Entity] = {}
        self._by_title: dict[str, list[Entity]] = defaultdict(list)
        self._described: dict[str, list[Entity]] = defaultdict(list)
        self._mentions: list[tuple[int, int]] = []
        self._spoken_groups: list[tuple[int, int]] = []
        self._all: list[Entity] = []
        self.line: tuple[int, Entity] | None = None  # whose line of a transcript is read, by its paragraph

    # --- adding ------------------------------------------------------------------------------------------------------
    def add(self, entity: Entity, *names: str) -> Entity:
        """Enter an entity under its names, linked with the newsroom's registry if that knows one of them.

        An entity that the registry knows by another name, entered before, is returned in its place.
        """
        folded = [_plain(name) for name in (entity.canonical, *names)]
        known = next((self._registry[name] for name in folded if name in self._registry), None)
        if known and known.key in self._by_key:
            earlier = self._by_key[known.key]
            earlier.names += [name for name in entity.names if name not in earlier.names]
            for name in names:
                self.by_name.setdefault(fold_name(name), earlier)
            return earlier
        if known:
            entity.key, entity.canonical, entity.named = known.key, known.names[0], True
            self._by_key[known.key] = entity
        self._index(entity)
        for name in (*names, *(known.names if known else ())):
            self.by_name.setdefault(fold_name(name), entity)
            self.by_name.setdefault(_plain(name), entity)
        return entity

    def _index(self, entity: Entity) -> None:
        entity.number = len(self._all)
        self._all.append(entity)
        words = fold_name(entity.canonical).split()
        if not words:
            return
        parts = fold_name(entity.canonical.replace("-", " ")).split()
        if entity.sort == "person":
            self._by_last[words[-1]].append(entity)
            self._by_first[words[0]].append(entity)
            if len(words) > 1:
                self._by_sound.setdefault(sound_of(words), entity)
            for word in set(words):
                self._by_word[word].append(entity)
        elif entity.sort == "group" and entity.named:
            for word in {*words, *parts}:
                self._by_word[word].append(entity)
        if len(words) > 1:
            initials = "".join(word[0] for word in entity.canonical.split() if word[:1].isupper())
            self._by_initials.setdefault(initials, entity)
        for title in entity.titles:
            self._by_title[title].append(entity)
        if entity.head and not entity.named:
            self._described[entity.head].append(entity)

    def learn(self, entity: Entity, name: str, titles: set[str], beside: set[str], token: int) -> None:
        """Note what a mention at ``token`` tells of an entity: another name, its titles, its gender."""
        if name not in entity.names:
            entity.names.append(name)
        wanted = "group" if entity.sort == "group" else "person"
        self.entitle(entity, titles | {word for word in beside if noun_class(word) == wanted})
        entity.gender = entity.gender or gender_of(entity.canonical, titles | beside)
        self.see(entity, token)

    def entitle(self, entity: Entity, titles: set[str]) -> None:
        """Note the titles and descriptions that an entity bears."""
        titles = titles | {TITLES_IN_FULL[title] for title in titles & TITLES_IN_FULL.keys()}
        for title in titles - entity.titles:
            self._by_title[title].append(entity)
        entity.titles |= titles

    def see(self, entity: Entity, token: int) -> None:
        """Note a mention at ``token``."""
        place = bisect_left(entity.seen, token)
        if place == len(entity.seen) or entity.seen[place] != token:
            entity.seen.insert(place, token)
            insort(self._mentions, (token, entity.number))

    def speak(self, entity: Entity, token: int) -> None:
        """Note that the mention at ``token`` is a source."""
        self.see(entity, token)
        insort(entity.spoke, token)
        if entity.sort == "group" and entity.named:
            insort(self._spoken_groups, (token, entity.number))

    # --- finding -----------------------------------------------------------------------------------------------------
    def named(self, name: str) -> Entity | None:
        """Return the entity entered under ``name``, however it is spelled."""
        return self.by_name.get(fold_name(name))

    def person(self, name: str) -> Entity | None:
        """Return the person that ``name`` is, or is the last or the first name of: the longest name begun first."""
        folded = fold_name(name)
        exact = self.by_name.get(folded)
        if exact and exact.sort == "person":
            return exact
        words = folded.split()
        if not words:
            return None
        if name.rsplit(maxsplit=1)[-1].lower().startswith(("al-", "el-")) and words[-1] not in self._by_last:
            words[-1] = words[-1][2:]  # Ms al-Tarawneh, of Rima Tarawneh
        for entity in self._by_last.get(words[-1], ()):
            full = fold_name(entity.canonical).split()
            if len(words) < len(full) and (words == full[-len(words) :] or words[0] == full[0]):
                return entity
        if len(words) > 1:
            return self._spelled(words)
        if len(words) == 1:
            return next((e for e in self._by_first.get(words[0], ()) if " " in e.canonical), None)
        return None

    def _spelled(self, words: list[str]) -> Entity | None:
        """Return who "R.K. Prasad" is, or a name written in another transliteration: Ghanim for Ghanem."""
        for entity in self._by_last.get(words[-1], ()):
            full = fold_name(entity.canonical).split()
            initials = "".join(word[0] for word in full[:-1])
            given = "".join(words[:-1])
            if len(full) > 1 and (given == initials or (len(given) == 1 and full[0][0] == given)):
                return entity
        found = self._by_sound.get(sound_of(words))
        first = fold_name(found.canonical).split() if found else []
        return found if first and first[-1] != words[-1] and first[0][0] == words[0][0] else None

    def rivals(self, name: str) -> int:
        """Return how many people have the single name ``name``."""
        return sum(entity.sort == "person" for entity in self._by_word.get(fold_name(name), ()))

    def organisation(self, name: str) -> Entity | None:
        """Return the organisation that has these initials, or whose longer name begins with ``name``."""
        if name.isupper() and 2 <= len(name) <= 6:
            found = self._by_initials.get(name)
            return found if found and found.sort == "group" else None
        folded = fold_name(name)
        words = folded.split()
        for entity in self._by_word.get(words[0], ()) if words else ():
            if entity.sort == "group" and fold_name(entity.canonical).startswith(f"{folded} "):
                return entity
        if len(words) < 2 or not is_organisation_word(words[-1]):
            return None
        longer = [e for e in self.with_word(words[-1]) if fold_name(e.canonical).endswith(f" {folded}")]
        return longer[0] if len(longer) == 1 else None

    def initialled(self, initials: str) -> Entity | None:
        """Return the person with these initials: RD for Roy Dole."""
        found = self._by_initials.get(initials) if initials.isupper() and len(initials) > 1 else None
        return found if found and found.sort == "person" else None

    def entitled(self, title: str) -> list[Entity]:
        """Return the named entities that bear a title or a description."""
        return [entity for entity in self._by_title.get(title, [])[-_MOST:] if entity.named]

    def with_word(self, word: str) -> list[Entity]:
        """Return the named organisations with ``word`` in their name."""
        return [entity for entity in self._by_word.get(word, [])[-_MOST:] if entity.sort == "group" and entity.named]

    def last_groups(self, token: int) -> list[Entity]:
        """Return the named organisations that spoke before ``token``, the last one first, a few at most."""
        place = bisect_left(self._spoken_groups, (token, -1))
        return [self._all[number] for _, number in reversed(self._spoken_groups[max(0, place - _FEW) : place])]

    def described(self, head: str) -> list[Entity]:
        """Return the unnamed entities that a description with this noun made."""
        return self._described.get(head, [])[-_MOST:]

    def between(self, first: int, token: int) -> list[Entity]:
        """Return the entities mentioned from the token ``first`` to before ``token``, in the order of their entry."""
        low, high = bisect_left(self._mentions, (first, -1)), bisect_left(self._mentions, (token, -1))
        return [self._all[number] for number in sorted({number for _, number in self._mentions[low:high]})]
