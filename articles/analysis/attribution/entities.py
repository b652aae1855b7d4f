"""Who a mention stands for: names and their variants, pronouns, titles, metonyms, unnamed groups."""

from __future__ import annotations

from collections.abc import Sequence

from articles.analysis.attribution.cast import Cast, Entity
from articles.analysis.attribution.descriptions import OWNING, description_texts, family_name, family_of_owner
from articles.analysis.attribution.impersonal import IMPERSONAL
from articles.analysis.attribution.introductions import introduced
from articles.analysis.attribution.lexicon import PRONOUNS, TIME_WORDS, noun_class
from articles.analysis.attribution.lines import on_line, words_of_line
from articles.analysis.attribution.mentions import (
    beside,
    beside_description,
    described_as,
    has_attached,
    known_as,
    name_behind,
    name_end,
    second_name,
    sort_of,
    whole_name,
    with_adjective,
    with_surname,
    without_noun,
)
from articles.analysis.attribution.metonyms import COUNTRIES, METONYMS
from articles.analysis.attribution.names import (
    FEMALE_WORDS,
    MALE_WORDS,
    bare_name,
    begins_name,
    is_firm_noun,
    is_office,
    is_organisation_word,
    is_title,
    joined,
)
from articles.analysis.attribution.naming import BODIES, SHORT_FORMS, is_body, name_inside, shortened, shouted
from articles.analysis.attribution.parts import one_of_pair, part_of, rest_of, singular_noun
from articles.analysis.attribution.people import is_origin
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.references import (
    bearer,
    earlier_description,
    earlier_paper,
    earlier_subject,
    of_age,
    owned,
    paper,
    passed_over,
    pronoun,
    salient,
)
from articles.analysis.attribution.speakers import Speaker
from articles.analysis.types import KnownSource

_ARTICLES = frozenset(["the", "a", "an"])
_DEFINITE = frozenset(["the", "this", "that", "its", "his", "her", "their"])
_PLACES = COUNTRIES | frozenset(METONYMS) | TIME_WORDS
_GOVERNMENT = "Government of "
_UNNAMED = "unnamed source"
_RELATIVES = frozenset(["daughter", "son", "wife", "husband", "brother", "sister", "mother", "father", "widow"])
_PUBLISHING = frozenset(["agency", "newspaper", "paper", "magazine", "website", "publication"])  # "this newspaper"
_MANY = frozenset(["people", "police", "others", "some", "many", "several"])

__all__ = ["Entities", "Entity"]


class Entities:
    """The people and sources of one text. Sources are to be resolved in reading order."""

    def __init__(self, grammar: Grammar, registry: Sequence[KnownSource] = ()) -> None:
        self.grammar = grammar
        self.cast = Cast(registry)
        self.inside: dict[int, Entity] = {}  # by token, whose name it is that goes on there: "… of Trade and Energy"
        self._read_names()

    # --- every name in the text --------------------------------------------------------------------------------------
    def _read_names(self) -> None:
        """Find the people and organisations of the text, longest names first, then the names that belong to them."""
        people, organisations, single, met = [], [], [], []
        within: dict[int, int] = {}
        document = self.grammar.document
        for phrase in (phrase for phrases in self.grammar.phrases for phrase in phrases):
            phrase = name_inside(self.grammar, phrase)  # noqa: PLW2901 - the name is what counts
            if self.grammar.letters[phrase.head] != "P" or not document.words[phrase.head][:1].isupper():
                continue
            name, titles, person = self._split(phrase)
            if is_office(name, titles):
                continue
            if titles & _RELATIVES and " " not in name:
                name += family_of_owner(self.grammar, phrase)
            if (person and not is_body(self.grammar, phrase, name, titles)) or shouted(self.grammar, phrase):
                people.append((phrase, name.title() if name.isupper() and not person else name, titles))
                continue
            end = name_end(self.grammar, phrase, document.bounds[document.sentence_of[phrase.head]][1] - 1)
            whole = f"{name}{document.text[document.ends[phrase.head] : document.ends[end]]}"
            if end > phrase.last + 1 and is_organisation_word(document.words[phrase.head]):
                within[phrase.head] = end
            if " " in whole and not titles & {"'s", "’s"}:
                organisations.append((phrase, whole, titles))
            if " " not in whole:
                single.append(phrase)
        for phrase, name, titles in sorted(organisations, key=lambda entry: -len(entry[1])):
            entity = self.cast.named(name) or self.cast.add(Entity(name, True, "group", names=[name]), name)
            self.cast.learn(entity, name, titles, beside(self.grammar, phrase), phrase.head)
            self.cast.entitle(entity, described_as(self.grammar, phrase))
            for token in range(phrase.last + 1, within.get(phrase.head, -1) + 1):
                self.inside[token] = entity
        for phrase, name, titles in sorted(people, key=lambda entry: -len(entry[1].split())):
            entity = self._organisation_named(name, titles) or self.cast.person(name)
            entity = entity or self.cast.add(Entity(name, True, "person", names=[name]), name)
            entity = self._spouse(entity, name, titles, phrase)
            met.append((phrase, entity, titles))
            self.cast.learn(entity, name, titles, beside(self.grammar, phrase), phrase.head)
            self.cast.entitle(entity, described_as(self.grammar, phrase))
        for phrase in single:
            self._read_single(phrase)
        self.meant = introduced(self.grammar, self.cast, sorted(met, key=lambda one: one[0]))

    def _read_single(self, phrase: Phrase) -> None:
        """Find whose a single name is: a person's of the text, or that of an organisation that does something."""
        document = self.grammar.document
        name = document.words[phrase.head]
        alone = phrase.first == phrase.last
        entity = (self.cast.person(name) if alone else None) or self.cast.named(name) or self.cast.organisation(name)
        described = described_as(self.grammar, phrase)
        acts = self.grammar.letters[phrase.last + 1 : phrase.last + 2] in {"V", "M"} or described
        before = document.folded[phrase.head - 1] if not alone else ""
        body = before in BODIES or noun_class(before) == "group" or is_firm_noun(before)
        kinds = {before} if body or before in SHORT_FORMS else set()
        acts = (acts or kinds) and len(name) > 1 and name.lower() not in _PLACES and (alone or not is_origin(name))
        called = alone or kinds or document.folded[phrase.first] == "the"
        if entity is None and acts and called and phrase.last == phrase.head:
            sort = "person" if described & _RELATIVES else "group"
            entity = self.cast.add(Entity(name, True, sort, names=[name]), name)
        if entity:
            self.cast.learn(entity, name, kinds if entity.sort == "group" else set(), set(), phrase.head)
            self.cast.entitle(entity, described)

    def _organisation_named(self, name: str, titles: set[str]) -> Entity | None:
        """Return the organisation that a name, taken for a person's, is the beginning of: Solana Bay (Partners)."""
        if titles or name.count(" ") > 2:
            return None
        return self.cast.organisation(name) if " " in name else None

    def _split(self, phrase: Phrase) -> tuple[str, set[str], bool]:
        return bare_name(self.grammar.document.words[phrase.first : phrase.head + 1])

    # --- sources -----------------------------------------------------------------------------------------------------
    def resolve(self, speaker: Speaker) -> tuple[Entity, float]:
        """Return the entity that a source's mention stands for and how surely (0 to 1)."""
        document = self.grammar.document
        phrase = without_noun(self.grammar, speaker.phrase)
        phrase = with_surname(self.grammar, with_adjective(self.grammar, phrase))
        if phrase is not speaker.phrase:
            speaker = Speaker(phrase, phrase.first, max(phrase.last, speaker.last), speaker.route)
        one = one_of_pair(self.grammar, phrase)
        if one:
            return self.resolve(Speaker(one, one.first, one.last, "earlier"))
        word = document.folded[phrase.head]
        if speaker.route == IMPERSONAL:
            return self.cast.add(Entity(_UNNAMED, False, "other", names=[_UNNAMED])), 0.9
        if speaker.route == "speaker":
            entity, sure = self._line_speaker(speaker)
        elif phrase.first == phrase.last and word in PRONOUNS:
            entity, sure = self._pronoun(PRONOUNS[word], phrase)
        elif begins_name(document.words[phrase.head]) and (
            self.grammar.letters[phrase.head] == "P" or not document.words[phrase.head][:1].isupper()
        ):
            entity, sure = (
                self._two(speaker) or self._titled(speaker) or self._from_there(speaker) or self._name(speaker)
            )
        else:
            entity, sure = self._description(speaker)
        entity.press = entity.press or (speaker.route == "told" and entity.sort == "group")
        self.cast.speak(entity, phrase.head)
        return entity, sure

    def _line_speaker(self, speaker: Speaker) -> tuple[Entity, float]:
        """Return who "SEN. ROY DOLE (R-La.):", "DOLE:" or "RD:" is at the start of a transcript's line."""
        words = words_of_line(self.grammar, speaker)
        if words[-1].islower():  # "Former minister: the tax was a mistake"
            return self._description(speaker)
        return on_line(self.grammar, self.cast, speaker, words)

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
            bearing = self.cast.person(name) if len(name.split()) > 1 and (person or titles) else None
            if bearing:
                self.cast.entitle(bearing, {document.folded[phrase.head]})
                return self._name(Speaker(last, last.first, last.last, "bearer"))
        named = self._named_beside(speaker)
        if named or phrase.first == phrase.last:
            return named
        return bearer(self.grammar, self.cast, phrase) if document.folded[phrase.first] == "the" else None

    def _from_there(self, speaker: Speaker) -> tuple[Entity, float] | None:
        """Return who "the Brazilian" is."""
        phrase, document = speaker.phrase, self.grammar.document
        one = phrase.last - phrase.first == 1 and document.folded[phrase.first] == "the" and phrase.head == phrase.last
        if not one or not is_origin(document.words[phrase.head]) or self.cast.named(document.words[phrase.head]):
            return None
        about = salient(self.grammar, self.cast, phrase)
        return (self._again(about[0], speaker), about[1]) if about else None

    def _two(self, speaker: Speaker) -> tuple[Entity, float] | None:
        """Return the two of whom "Kyiv and Washington" or "Ann Dole and Peter Smit" tells as one source."""
        second = second_name(self.grammar, speaker)
        if second is None or {speaker.phrase.head, second.head} & self.inside.keys():
            return None
        two = (Speaker(one, one.first, one.last, "one of two") for one in (speaker.phrase, second))
        names = [self._name(one)[0].canonical for one in two]
        bare = [name.removeprefix(_GOVERNMENT) for name in names]
        both = all(name.startswith(_GOVERNMENT) for name in names)
        called = f"Governments of {' and '.join(bare)}" if both else " and ".join(names)
        return self.cast.named(called) or self.cast.add(Entity(called, True, "many", names=[called]), called), 0.8

    def _name(self, speaker: Speaker) -> tuple[Entity, float]:
        phrase = speaker.phrase
        name, titles, person = self._split(phrase)
        if is_office(name, titles):  # "The Surgeon General warned"
            name = joined(self.grammar.document.words[phrase.first : phrase.head + 1]).removeprefix("The ")
        entity = self.cast.person(name)
        if phrase.head in self.inside and not (entity and " " in name):
            return self.inside[phrase.head], 0.8
        if entity and (person or phrase.first == phrase.last or " " in name):
            entity = self._spouse(entity, name, titles, phrase)
            self.cast.learn(entity, name, titles, beside(self.grammar, phrase), phrase.head)
            if " " not in name and titles:
                entity.names.append(self.grammar.document.phrase(phrase.first, phrase.last))
            return entity, 0.95 if self.cast.rivals(name) < 2 else 0.6
        whole = whole_name(self.grammar, speaker, name)
        entity = (
            self.cast.named(whole) or self.cast.organisation(whole) or shortened(self.grammar, self.cast, phrase, whole)
        )
        if entity is None:
            meaning = METONYMS.get(whole.removeprefix("the ").lower())
            entity = self.cast.add(Entity(meaning or whole, True, "group", names=[whole]), whole)
        self.cast.learn(entity, whole, titles, set(), phrase.head)
        return entity, 0.9

    def _spouse(self, entity: Entity, name: str, titles: set[str], phrase: Phrase) -> Entity:
        """Return the wife whom "Mrs Lekhanya" means where his "wife" was spoken of before, else the entity itself."""
        if not titles & {"mrs", "mrs."} or " " in name or entity.titles & FEMALE_WORDS:
            return entity
        if "wife" not in self.grammar.document.folded[: phrase.head]:
            return entity
        called = f"Mrs {name}"
        return self.cast.named(called) or self.cast.add(Entity(called, True, "person", "f", [called]), called)

    def _pronoun(self, kind: str, phrase: Phrase) -> tuple[Entity, float]:
        """Return the best earlier fit for a pronoun; else the pronoun itself."""
        found = pronoun(self.grammar, self.cast, kind, phrase)
        subject = earlier_subject(self.grammar, kind, phrase)
        if found and not (subject and passed_over(self.grammar, found[0], subject, phrase)):
            return found
        subject = subject or (earlier_paper(self.grammar, phrase) if kind == "n" else None)
        if subject:
            return self._description(Speaker(subject, subject.first, subject.last, "earlier"))[0], 0.4
        word = self.grammar.document.folded[phrase.head]
        return self.cast.add(Entity(word, False, "other", names=[word])), 0.2

    def _description(self, speaker: Speaker) -> tuple[Entity, float]:
        """Return whom "the minister", "its leader, Ann Dole" or "three officials in Lagos" means."""
        document, phrase = self.grammar.document, speaker.phrase
        named = self._named_beside(speaker)
        if named:
            return named
        if phrase.head in self.meant:
            return self._again(self.meant[phrase.head], speaker), 0.6
        part = self._part(speaker) or self._of_the_heading(phrase)
        if part:
            return part
        titled = None
        if document.words[phrase.head][:1].isupper() and is_title(document.words[phrase.head]):
            titled = self._titled(speaker)
        more = has_attached(self.grammar, speaker) or beside_description(self.grammar, speaker)
        if not titled and phrase.last - phrase.first <= 4 and not more:
            titled = self._taken_up(speaker)
        return titled or self._described(speaker)

    def _of_the_heading(self, phrase: Phrase) -> tuple[Entity, float] | None:
        """Return whom a bare "ministry" in the heading means: the one of that name, if there is one alone."""
        document = self.grammar.document
        bare = phrase.first == phrase.last and document.sentence_of[phrase.head] == 0
        named = self.cast.with_word(document.folded[phrase.head]) if bare else []
        return (named[0], 0.6) if len(named) == 1 else None

    def _part(self, speaker: Speaker) -> tuple[Entity, float] | None:
        """Return "one of the two guards" for "one of them", "other residents" for "others"."""
        opening = self.grammar.document.folded[speaker.phrase.first]
        names = part_of(self.grammar, self.cast, speaker)
        if names:
            whole = opening in {"the", "both", "neither"}
            known = self.cast.named(names[0]) if whole else None
            sort = "many" if whole else "one"
            noun = "" if whole else singular_noun(names[0])
            return known or self.cast.add(Entity(names[0], False, sort, names=names, head=noun), names[0]), 0.7
        names = rest_of(self.grammar, self.cast, speaker)
        if not names:
            return None
        sort = "many" if speaker.phrase.first == speaker.phrase.last and opening != "another" else "one"
        noun = names[0].split(" of ", 1)[0].split()[-1]
        return self.cast.add(Entity(names[0], False, sort, names=names, head=noun), names[0]), 0.7

    def _taken_up(self, speaker: Speaker) -> tuple[Entity, float] | None:
        """Return who "the minister", "the company", "the 77-year-old", "the shipowner" or "the captain" is."""
        document, phrase = self.grammar.document, speaker.phrase
        opening = document.folded[phrase.first]
        ours = opening == "this" and phrase.last == phrase.first + 1 and document.folded[phrase.head] in _PUBLISHING
        if opening not in _DEFINITE or ours:
            return None
        finder = owned if "S" in self.grammar.letters[phrase.first : phrase.head] else bearer
        meant = finder(self.grammar, self.cast, phrase) if opening not in OWNING else None
        meant = meant or of_age(self.grammar, self.cast, phrase)
        if meant or opening not in {"the", "this", "that"}:
            return meant
        earlier = earlier_description(self.grammar, phrase)
        if earlier:
            named = self.meant.get(earlier.head)
            return (named, 0.6) if named else self._described(Speaker(earlier, earlier.first, earlier.last, "earlier"))
        find = paper if noun_class(document.folded[phrase.head]) == "document" else salient
        about = find(self.grammar, self.cast, phrase) if opening == "the" else None
        return (self._again(about[0], speaker), about[1]) if about else None

    def _again(self, entity: Entity, speaker: Speaker) -> Entity:
        """Return the entity, which is also called what the speaker's mention says."""
        text = description_texts(self.grammar, self.cast, speaker)[0]
        if text not in entity.names:
            entity.names.append(text)
        return entity

    def _described(self, speaker: Speaker) -> tuple[Entity, float]:
        """Return the entity of a description: the one that was so described, or a new one."""
        document, phrase = self.grammar.document, speaker.phrase
        head, opening = document.folded[phrase.head], document.folded[phrase.first]
        texts = description_texts(self.grammar, self.cast, speaker)
        known = self.cast.named(texts[0])
        plural = document.tags[phrase.head] in {"NNS", "NNPS"} or head in _MANY
        again = opening in {"the", "these", "those"} if plural else opening not in {"a", "an", "one", "another"}
        if known and again:
            return known, 0.8
        words = set(document.folded[phrase.first : phrase.head + 1]) - {"her", "his"}
        gender = "f" if words & FEMALE_WORDS else "m" if words & MALE_WORDS - {"his"} else ""
        sort = sort_of(head, opening, plural)
        proper = any(document.words[t][:1].isupper() and t != phrase.first for t in range(phrase.first, phrase.head))
        entity = Entity(texts[0], sort == "group" and proper, sort, gender, texts, {head}, head=head)
        return self.cast.add(entity, texts[0]), 0.9

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
            words, stop = name_behind(self.grammar, speaker, comma)
            if not words:
                return None
            name, titles, person = bare_name(words)
            firm = words[0] in _ARTICLES and noun_class(words[-2]) == "group" and words[-1][:1].isupper()
            if words[0].lower() in {"of", "in", "at", "for"} or (titles - {"the", "a"} and not (person or firm)):
                return None
            entity = self.cast.person(name) or self.cast.named(name)
            if head in _RELATIVES and " " not in (entity.canonical if entity else name):
                name = f"{name}{family_name(self.grammar, self.cast, speaker.phrase)}"
                person = person or " " in name
                if entity and entity.sort == "person":
                    entity.canonical = name
            if entity is None:
                entity = self.cast.add(Entity(name, True, "person" if person else "group", names=[name]), name)
            self.cast.learn(entity, name, titles | {head}, set(), stop - 1)
            return entity, 0.95
        return None
