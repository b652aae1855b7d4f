"""Who a mention stands for: names and their variants, pronouns, titles, metonyms, unnamed groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.analysis.attribution.lexicon import PRONOUNS, noun_class
from articles.analysis.attribution.mentions import EDGES, beside, is_subject, known_as, whole_name
from articles.analysis.attribution.metonyms import METONYMS
from articles.analysis.attribution.names import FEMALE_WORDS, MALE_WORDS, bare_name, fold_name, gender_of, is_title
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker
from articles.analysis.attribution.wordlists import words as listed
from articles.analysis.types import KnownSource, SourceName

_ARTICLES = frozenset(["the", "a", "an"])
_GENERIC = frozenset(listed("generic groups"))
_ASKING = frozenset(["question", "q", "reporter", "a", "answer"])
_REACH = 12


@dataclass
class Entity:
    """Somebody or something that speaks.

    ``sort``: person, one (an unnamed person), many, group, document or other; ``gender``: f, m or "". ``seen`` are the
    tokens of its mentions so far, ``spoke`` those where it was a source.
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

    def as_source(self) -> SourceName:
        """Return the entity as the analysis's callers know it."""
        others = tuple(dict.fromkeys(name for name in self.names if name != self.canonical))
        return SourceName(self.canonical, others, self.named, self.key)


class Entities:
    """The people and sources of one text. Sources are to be resolved in reading order."""

    def __init__(self, grammar: Grammar, registry: Sequence[KnownSource] = ()) -> None:
        self.grammar = grammar
        self._registry = {fold_name(name): known for known in registry for name in known.names}
        self._by_name: dict[str, Entity] = {}
        self._all: list[Entity] = []
        self._read_names()

    # --- every name in the text --------------------------------------------------------------------------------------
    def _read_names(self) -> None:
        """Find the people of the text, full names first, then the single names that belong to them."""
        found, organisations = [], []
        document = self.grammar.document
        for phrases in self.grammar.phrases:
            for phrase in phrases:
                if self.grammar.letters[phrase.head] == "P" and document.words[phrase.head][:1].isupper():
                    name, titles, person = self._split(phrase)
                    if person:
                        found.append((phrase, name, titles))
                    elif " " in name and not titles & {"'s", "’s"}:
                        organisations.append((phrase.head, name))
        for phrase, name, titles in sorted(found, key=lambda entry: -len(entry[1].split())):
            entity = self._known_person(name) or self._add(Entity(name, True, "person", names=[name]), name)
            self._learn(entity, name, titles, beside(self.grammar, phrase), phrase.head)
        for phrases in self.grammar.phrases:
            for phrase in phrases:
                if self.grammar.letters[phrase.head] == "P" and phrase.first == phrase.last:
                    entity = self._known_person(document.words[phrase.head])
                    if entity:
                        self._learn(entity, document.words[phrase.head], set(), set(), phrase.head)
        for token, name in organisations:
            entity = self._by_name.get(fold_name(name)) or self._add(Entity(name, True, "group", names=[name]), name)
            entity.seen.append(token)
        for entity in self._all:
            entity.seen = sorted(set(entity.seen))

    def _split(self, phrase: Phrase) -> tuple[str, set[str], bool]:
        return bare_name(self.grammar.document.words[phrase.first : phrase.head + 1])

    def _learn(self, entity: Entity, name: str, titles: set[str], beside: set[str], token: int) -> None:
        if name not in entity.names:
            entity.names.append(name)
        entity.titles |= titles | {word for word in beside if noun_class(word) == "person"}
        entity.gender = entity.gender or gender_of(entity.canonical, titles | beside)
        entity.seen.append(token)

    def _known_person(self, name: str) -> Entity | None:
        """Return the person of the text that ``name`` is, or is the last or the first name of."""
        folded = fold_name(name)
        exact = self._by_name.get(folded)
        if exact:
            return exact
        words = folded.split()
        people = [entity for entity in self._all if entity.sort == "person"]
        for position in (-1, 0):
            for entity in people:
                full = fold_name(entity.canonical).split()
                if (
                    full
                    and len(words) < len(full)
                    and words[-1:] == [full[position]]
                    and (len(words) == 1 or words[0] == full[0])
                ):
                    return entity
        return None

    def _add(self, entity: Entity, *names: str) -> Entity:
        known = next(
            (
                self._registry[fold_name(name)]
                for name in (entity.canonical, *names)
                if fold_name(name) in self._registry
            ),
            None,
        )
        if known:
            entity.key, entity.canonical = known.key, known.names[0]
        self._all.append(entity)
        for name in names:
            self._by_name.setdefault(fold_name(name), entity)
        return entity

    # --- sources -----------------------------------------------------------------------------------------------------
    def resolve(self, speaker: Speaker) -> tuple[Entity, float]:
        """Return the entity that a source's mention stands for and how surely (0 to 1)."""
        document, phrase = self.grammar.document, speaker.phrase
        word = document.folded[phrase.head]
        if speaker.route == "speaker":
            entity, sure = self._line_speaker(speaker)
        elif phrase.first == phrase.last and word in PRONOUNS:
            entity, sure = self._pronoun(PRONOUNS[word], phrase)
        elif self.grammar.letters[phrase.head] == "P" and document.words[phrase.head][:1].isupper():
            entity, sure = self._titled(speaker) or self._name(speaker)
        else:
            entity, sure = self._description(speaker)
        entity.seen.append(phrase.head)
        entity.spoke.append(phrase.head)
        return entity, sure

    def _line_speaker(self, speaker: Speaker) -> tuple[Entity, float]:
        """Return who "SEN. ROY DOLE (R-La.):", "DOLE:" or "RD:" is at the start of a transcript's line."""
        words = self.grammar.document.words[speaker.first : speaker.last + 1]
        outside = words[: next((n for n, word in enumerate(words) if word in {"(", ","}), len(words))] or words
        if outside[0].lower() in _ASKING and "(" in words and ")" in words:
            outside = words[words.index("(") + 1 : words.index(")")]
        shouted = all(word.isupper() for word in outside)
        plain = [word.title() if word.isupper() and shouted and len(word) > 2 else word for word in outside]
        name, titles, person = bare_name(plain)
        entity = self._known_person(name) or self._by_name.get(fold_name(name)) or self._by_initials(name)
        if entity is None:
            sort = "person" if person or shouted else "group"
            entity = self._add(Entity(name, name.lower() not in _ASKING, sort, names=[name]), name)
        self._learn(entity, name, titles, set(), speaker.phrase.head)
        return entity, 0.9

    def _by_initials(self, name: str) -> Entity | None:
        people = [entity for entity in self._all if entity.sort == "person" and name.isupper() and len(name) > 1]
        return next((e for e in people if "".join(word[0] for word in e.canonical.split()) == name), None)

    def _titled(self, speaker: Speaker) -> tuple[Entity, float] | None:
        """Return who "the Lands Minister, Ann Dole" or "Minister of State Cormac Devane" is: a title, its bearer."""
        document, phrase = self.grammar.document, speaker.phrase
        if not is_title(document.words[phrase.head]) or phrase.last > phrase.head:
            return None
        last = next(
            (p for p in reversed(self.grammar.phrases[document.sentence_of[phrase.head]]) if p.last <= speaker.last),
            phrase,
        )
        if last.first > phrase.last and "," not in document.words[phrase.last : last.first]:
            name, titles, person = self._split(last)
            if len(name.split()) > 1 and (person or titles) and self._known_person(name):
                return self._name(Speaker(last, last.first, last.last, "bearer"))
        named = self._named_beside(speaker)
        if named or phrase.first == phrase.last:
            return named
        return self._bearer(document.folded[phrase.head], phrase) if document.folded[phrase.first] == "the" else None

    def _name(self, speaker: Speaker) -> tuple[Entity, float]:
        phrase = speaker.phrase
        name, titles, person = self._split(phrase)
        entity = self._known_person(name)
        if entity and (person or entity.sort != "person" or phrase.first == phrase.last or len(name.split()) > 1):
            self._learn(entity, name, titles, beside(self.grammar, phrase), phrase.head)
            if " " not in name and titles:
                entity.names.append(self.grammar.document.phrase(phrase.first, phrase.last))
            rivals = sum(
                fold_name(name) in fold_name(other.canonical).split() for other in self._all if other.sort == "person"
            )
            return entity, 0.95 if rivals < 2 else 0.6
        whole = whole_name(self.grammar, speaker, name)
        entity = self._by_name.get(fold_name(whole)) or self._by_abbreviation(whole)
        if entity is None:
            meaning = METONYMS.get(whole.removeprefix("the ").lower())
            entity = self._add(Entity(meaning or whole, True, "group", names=[whole]), whole)
        self._learn(entity, whole, titles, set(), phrase.head)
        return entity, 0.9

    def _by_abbreviation(self, name: str) -> Entity | None:
        """Return the organisation whose initials are ``name``, or whose name begins or ends with it."""
        if name.isupper() and 2 <= len(name) <= 6:
            for entity in self._all:
                initials = "".join(word[0] for word in entity.canonical.split() if word[:1].isupper())
                if entity.sort == "group" and initials == name:
                    return entity
            return None
        folded = fold_name(name)
        return next(
            (e for e in self._all if e.sort == "group" and fold_name(e.canonical).startswith(f"{folded} ")), None
        )

    def _pronoun(self, kind: str, phrase: Phrase) -> tuple[Entity, float]:
        """Return the best earlier fit for a pronoun by nearness, role and gender; else the pronoun itself."""
        best = sorted(
            ((self._fit(entity, kind, phrase.head), entity) for entity in self._all), key=lambda pair: -pair[0]
        )
        if best and best[0][0] > 0:
            score, entity = best[0]
            margin = score - (best[1][0] if len(best) > 1 else 0)
            if kind in {"m", "f"} and not entity.gender:
                entity.gender = kind
            return entity, 0.9 if margin > 1 else 0.75 if margin > 0.3 else 0.55
        word = self.grammar.document.folded[phrase.head]
        return self._add(Entity(word, False, "other", names=[word])), 0.2

    def _fit(self, entity: Entity, kind: str, token: int) -> float:
        wanted = {
            "m": {"person", "one"},
            "f": {"person", "one"},
            "n": {"group", "document", "other"},
            "p": {"many", "group"},
        }
        if entity.sort not in wanted.get(kind, {"person", "one", "many", "group"}):
            return 0.0
        if kind in {"m", "f"} and entity.gender not in {"", kind}:
            return 0.0
        before = [position for position in entity.seen if position < token]
        if not before:
            return 0.0
        sentence_of = self.grammar.document.sentence_of
        gap = sentence_of[token] - sentence_of[before[-1]]
        if gap > _REACH:
            return 0.0
        spoke = [position for position in entity.spoke if position < token]
        recent = bool(spoke) and sentence_of[token] - sentence_of[spoke[-1]] <= 2
        subject = is_subject(self.grammar, before[-1])
        score = (
            4.0
            - gap
            + 1.2 * recent
            + 0.6 * subject
            + 0.8 * (entity.gender == kind)
            + 0.4 * (kind == "p" and entity.sort == "many")
        )
        return max(0.05, score)

    def _description(self, speaker: Speaker) -> tuple[Entity, float]:
        """Return whom "the minister", "its leader, Ann Dole" or "three officials in Lagos" means."""
        document, phrase = self.grammar.document, speaker.phrase
        named = self._named_beside(speaker)
        if named:
            return named
        head, opening = document.folded[phrase.head], document.folded[phrase.first]
        if phrase.last - phrase.first <= 2 and (opening in {"the", "this", "that", "its", "his", "her", "their"}):
            bearer = self._bearer(head, phrase) or self._of_age(head, phrase)
            if bearer:
                return bearer
        text = self._description_text(speaker)
        text = text.removeprefix("same ")
        known = self._by_name.get(fold_name(text))
        plural = document.tags[phrase.head] in {"NNS", "NNPS"} or head in {
            "people",
            "police",
            "others",
            "some",
            "many",
            "several",
        }
        if known and (
            opening not in {"a", "an", "one", "another"} and (not plural or opening in {"the", "these", "those"})
        ):
            return known, 0.8
        kind = noun_class(head)
        sort = (
            "many"
            if plural
            else "group"
            if kind == "group"
            else "document"
            if kind == "document"
            else "one"
            if kind == "person" or opening in {"one", "a", "an", "the"}
            else "other"
        )
        words = set(document.folded[phrase.first : phrase.head + 1]) - {"her", "his"}
        gender = "f" if words & FEMALE_WORDS else "m" if words & MALE_WORDS - {"his"} else ""
        proper = any(
            document.words[token][:1].isupper() and token != phrase.first
            for token in range(phrase.first, phrase.head + 1)
        )
        named_group = sort == "group" and proper
        return self._add(Entity(text, named_group, sort, gender, [text], {head}), text), 0.9

    def _description_text(self, speaker: Speaker) -> str:
        """Return a description as a name: no article, a small first letter, "her son" as "Ann Dole's son"."""
        document, phrase = self.grammar.document, speaker.phrase
        first = phrase.first
        owner = ""
        if document.folded[first] in _ARTICLES and first < speaker.last:
            first += 1
        elif document.folded[first] in {"his", "her"} and first < speaker.last:
            entity, sure = self._pronoun({"his": "m", "her": "f"}[document.folded[first]], Phrase(first, first, first))
            if sure > 0.2:
                owner = f"{entity.canonical}'s "
                first += 1
        text = EDGES.sub("", document.phrase(first, speaker.last))
        opening = text.split(" ", 1)[0]
        proper = self.grammar.letters[first] == "P" and first != document.bounds[document.sentence_of[first]][0]
        if opening[1:].islower() and not proper and not owner:
            text = text[0].lower() + text[1:]
        return owner + text

    def _named_beside(self, speaker: Speaker) -> tuple[Entity, float] | None:
        """Return the name in "its leader, Raymond Poole": a description with its bearer in apposition."""
        document = self.grammar.document
        head = document.folded[speaker.phrase.head]
        if noun_class(head) == "document":
            return None
        for comma in range(speaker.phrase.last + 1, speaker.last):
            if document.words[comma] != ",":
                continue
            if document.folded[comma + 1] in {"who", "which", "whose"}:
                known = known_as(self.grammar, comma + 1, speaker.last)
                return self._name(Speaker(known, known.first, known.last, "apposition")) if known else None
            stop = next(
                (t for t in range(comma + 1, speaker.last + 1) if document.words[t] in {",", "("}), speaker.last + 1
            )
            words = document.words[comma + 1 : stop]
            if not words or len(words) > 8 or words[-1].islower() or document.tags[comma + 1] == "CD":
                return None
            name, titles, person = bare_name(words)
            if words[0].lower() in {"of", "in", "at", "for"} or (titles - {"the", "a"} and not person):
                return None
            entity = self._known_person(name) or self._by_name.get(fold_name(name))
            if entity is None:
                entity = self._add(Entity(name, True, "person" if person else "group", names=[name]), name)
            self._learn(entity, name, titles | {head}, set(), stop - 1)
            return entity, 0.95
        return None

    def _of_age(self, head: str, phrase: Phrase) -> tuple[Entity, float] | None:
        """Return who "the 77-year-old" is: whoever has ", 77," behind the name, else the last person named."""
        words = self.grammar.document.words
        aged = next(
            (word for word in self.grammar.document.folded[phrase.first : phrase.last + 1] if "-year-old" in word), None
        )
        if aged is None:
            return None
        people = [
            entity for entity in self._all if entity.sort == "person" and any(t < phrase.head for t in entity.seen)
        ]
        years = aged.split("-", 1)[0]
        for entity in people:
            if any(words[t + 1 : t + 3] == [",", years] for t in entity.seen):
                return entity, 0.9
        return (max(people, key=lambda e: max(t for t in e.seen if t < phrase.head)), 0.6) if people else None

    def _bearer(self, head: str, phrase: Phrase) -> tuple[Entity, float] | None:
        """Return who "the minister" or "the company" is: who bears the title, before or after; the last such group."""
        bearers = [entity for entity in self._all if entity.named and head in entity.titles]
        earlier = [entity for entity in bearers if any(token < phrase.head for token in entity.seen)]
        if earlier:
            return max(earlier, key=lambda entity: max(token for token in entity.seen if token < phrase.head)), 0.8
        if bearers and noun_class(head) == "person" and len(bearers) == 1:
            return bearers[0], 0.6
        if head in _GENERIC and phrase.last - phrase.first == 1:
            groups = [
                e for e in self._all if e.named and e.sort == "group" and any(token < phrase.head for token in e.spoke)
            ]
            alike = [entity for entity in groups if head in fold_name(entity.canonical).split()]
            pool = alike or ([] if head in {"government", "court", "university"} else groups)
            if pool:
                return max(
                    pool, key=lambda entity: max(t for t in entity.spoke if t < phrase.head)
                ), 0.75 if alike else 0.5
        return None
