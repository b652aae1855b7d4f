"""What a chain takes over from the sentences before: "told the newspaper", "…, she said", "one of them said"."""

from __future__ import annotations

from dataclasses import dataclass

from articles.analysis.attribution.cast import Entity
from articles.analysis.attribution.chains import Link
from articles.analysis.attribution.outlets import PRESS, is_generic_outlet, is_outlet, may_be_outlet
from articles.analysis.attribution.phrases import Grammar
from articles.analysis.attribution.speakers import Speaker, speaker_class
from articles.analysis.attribution.wordlists import words as listed
from articles.analysis.types import Via

_TURNING = frozenset(listed("turning"))
_PART_OF = (
    ["one"],
    ["the", "other"],
    ["another"],
    ["a", "second"],
    ["the", "second"],
    ["a", "third"],
    ["the", "third"],
)
_SOME = frozenset(listed("bare quantities")) | frozenset(["half", "one"])
_AMBIGUOUS = frozenset(["agency", "service", "network", "site", "station", "portal", "outlet", "program", "programme"])
_BARE_PAPERS = (["the", "document"], ["the", "documents"], ["the", "papers"], ["the", "text"], ["the", "file"])
_HOARDS = frozenset(["documents", "papers", "files", "emails", "records", "correspondence", "memos", "letters"])
_LEAVES = frozenset(["memo", "memorandum", "email", "e-mail", "letter", "message", "note", "minutes"])
_AGENCIES = frozenset(listed("news agencies"))
_PRONOUNS = frozenset(["he", "she", "they", "it"])
_FEW = 4
_NEAR = 3  # sentences within which somebody's account goes on
_OUTLETS_LAST = 12  # sentences for which "the newspaper" means the one that was named
_PAPERS_LAST = 6  # sentences for which "the memo" is known to be with a newspaper


@dataclass(frozen=True, slots=True)
class _Outlet:
    """An outlet that a sentence named, and the words of its mention and around it."""

    number: int
    entity: Entity
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """Whose words a sentence gave, and through whom they came."""

    number: int
    entity: Entity
    via: tuple[Via, ...]


def closing_pronouns(grammar: Grammar, link: Link) -> list[Speaker]:
    """Return who speaks at the end of what others are said to have told: "she" of "A guard had warned her, she said".

    Such a pronoun means somebody who was there before the sentence.
    """
    document = grammar.document
    found = []
    for speaker in [*([link.origin] if link.origin else []), *(speaker for speaker, _ in link.via)]:
        before, after = speaker.first - 1, speaker.last + 1
        low, high = document.bounds[document.sentence_of[speaker.first]]
        pronoun = speaker_class(grammar, speaker.phrase) in {"pronoun-m", "pronoun-f", "pronoun-p"}
        if not pronoun or before <= low or document.words[before] not in {",", "”", '"', "’"}:
            continue
        ends = after + 1 >= high or document.words[after + 1] in {".", ",", ";"}
        if ends and grammar.letters[after : after + 1] == "V":
            found.append(speaker)
    return found


def is_stray(entity: Entity) -> bool:
    """Whether a step of a chain is a pronoun that means nobody known: "she" of "Her lawyer said she had been told"."""
    return entity.canonical in _PRONOUNS


def _outward_of(entity: Entity, before: list[_Told]) -> tuple[Via, ...]:
    """Return through whom the words of ``entity`` came where it handed on another's: "A, citing B, who knows C"."""
    for told in reversed(before):
        names = [step.canonical for step in told.via]
        if entity.canonical in names:
            return told.via[names.index(entity.canonical) + 1 :]
    return ()


class Trail:
    """What the text has told so far of the ways that words came, sentence by sentence."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._outlets: list[_Outlet] = []
        self._told: list[_Told] = []
        self._keepers: dict[str, _Told] = {}
        self._unnamed: dict[int, _Told] = {}
        self._hoard: _Told | None = None
        self._paper: tuple[int, Entity] | None = None

    def outlet_named_before(self, speaker: Speaker) -> Entity | None:
        """Return the outlet that "the newspaper" or "the same channel" means: the last one that was named."""
        if not self._outlets or not is_generic_outlet(self.grammar, speaker.phrase):
            return None
        document = self.grammar.document
        noun, here = document.folded[speaker.phrase.head], document.sentence_of[speaker.phrase.head]
        near = [one for one in self._outlets[-_FEW:] if here - one.number <= _OUTLETS_LAST]
        called = next((one.entity for one in reversed(near) if noun in one.beside), None)
        plain = noun not in _AMBIGUOUS or (speaker.route == "told" and noun != "agency")
        return called or (near[-1].entity if near and plain else None)

    def paper_named_before(self, speaker: Speaker) -> Entity | None:
        """Return the paper that a bare "the document" means: the last one of which a chain told."""
        document, phrase = self.grammar.document, speaker.phrase
        bare = document.folded[phrase.first : phrase.last + 1] in _BARE_PAPERS
        number = document.sentence_of[phrase.head]
        return self._paper[1] if bare and self._paper and number - self._paper[0] <= _PAPERS_LAST else None

    def lacks_outlet(self, speaker: Speaker) -> bool:
        """Whether "the station" or "the agency" may be of any sort, since no outlet was named before."""
        ambiguous = self.grammar.document.folded[speaker.phrase.head] in _AMBIGUOUS
        return ambiguous and is_generic_outlet(self.grammar, speaker.phrase) and not self.outlet_named_before(speaker)

    def pass_by(self, number: int, speaker: Speaker, entity: Entity) -> None:
        """Note whom a source or step of the sentence ``number`` stands for, if it is an outlet or a paper."""
        if self._is_paper(speaker):
            self._paper = (number, entity)
        told = speaker.route == "told" and may_be_outlet(self.grammar, speaker.phrase)  # "Le Relais", like a person
        press = entity.sort == "group" or speaker.route == PRESS or told or is_outlet(self.grammar, speaker)
        named = entity.named and press and not is_generic_outlet(self.grammar, speaker.phrase)
        if named and (speaker.route in {"told", PRESS} or is_outlet(self.grammar, speaker)):
            reach = (
                1 if speaker.route == PRESS or entity.sort != "group" else 3
            )  # "The Cyber Agency, Channel Nine reported": that is no agency
            first, last = speaker.phrase.first - reach, speaker.phrase.last + reach
            letters = self.grammar.letters[speaker.phrase.last + 1 : last + 1]
            last -= len(letters) - len(
                letters.split("V")[0].split("M")[0]
            )  # what a verb parts from it is no kind of it
            around = set(self.grammar.document.folded[max(0, first) : last + 1])
            entity.press = True
            called = {"agency"} if around & _AGENCIES and "Agency" not in self.grammar.document.words else set()
            self._outlets.append(_Outlet(number, entity, frozenset(around | called)))

    def taken_over(self, number: int, link: Link, entity: Entity) -> tuple[Via, ...]:
        """Return the chain that a source without one of its own keeps from the sentences before; else ``()``."""
        document, decision = self.grammar.document, link.first
        lasting = self._lasting(number, link, entity)
        if lasting:
            return lasting
        last = self._told[-1] if self._told else None
        part = link.origin is not None and self._is_part(link.origin) and decision.cue.lemma != "tell"
        felt = part and document.tags[decision.cue.token] == "VBD"  # "One told A … . Another felt …"
        if last is None or not (felt or decision.kind == "speech") or not 0 < number - last.number <= _NEAR:
            return ()
        if document.paragraph_of[number] != document.paragraph_of[last.number]:
            return ()
        before = [told for told in self._told[-_FEW:] if told.number == last.number and told.via]
        same = next((told for told in reversed(before) if told.entity is entity), None)
        if same and decision.cue.lemma not in _TURNING:
            own_word = same.via[-1].role == "relay" and self._is_described(link)  # "The maker said only"
            return () if own_word else same.via
        stepped = _outward_of(entity, before)
        if stepped and decision.cue.lemma not in _TURNING:
            return stepped
        return before[-1].via if before and part else ()

    def _lasting(self, number: int, link: Link, entity: Entity) -> tuple[Via, ...]:
        """Return the chain that a paper or an unnamed source keeps beyond its paragraph; else ``()``."""
        paper, decision = self._keepers.get(entity.canonical), link.first
        if paper and link.origin and number - paper.number <= _PAPERS_LAST and self._is_paper(link.origin):
            return paper.via
        unnamed = self._unnamed.get(entity.number) or self._some_of(link)
        unnamed = unnamed if decision.cue.lemma not in _TURNING else None
        near = unnamed is not None and number - unnamed.number <= _OUTLETS_LAST
        return unnamed.via if near and decision.kind == "speech" else ()

    def _some_of(self, link: Link) -> _Told | None:
        """Return what those told whom "one of the officials" is one of, if that came through an outlet."""
        if link.origin is None or not self._is_part(link.origin):
            return None
        noun = self.grammar.document.folded[link.origin.last]
        return next((told for told in reversed(self._unnamed.values()) if told.entity.head == noun), None)

    def note(self, number: int, link: Link, entity: Entity, via: tuple[Via, ...]) -> None:
        """Remember whose words the sentence ``number`` gave, and through whom."""
        told = _Told(number, entity, via)
        if link.first.kind == "speech":
            self._told.append(told)
        if via and via[-1].role == "outlet" and not entity.named and entity.sort in {"many", "one"}:
            self._unnamed[entity.number] = told  # who spoke to A unnamed can be known only through A
        if via and link.origin and self._is_paper(link.origin):
            self._keepers.setdefault(entity.canonical, told)
            noun = self.grammar.document.folded[link.origin.phrase.head]
            self._hoard = told if noun in _HOARDS else self._hoard
        for place, step in enumerate(via[:-1]):
            if step.role == "document":
                self._keepers.setdefault(step.canonical, _Told(number, entity, via[place + 1 :]))

    def kept_by(self, number: int, via: tuple[Via, ...]) -> tuple[Via, ...]:
        """Return ``via`` with who has the paper that it ends with, as an earlier sentence told."""
        paper = self._keepers.get(via[-1].canonical) if via and via[-1].role == "document" else None
        paper = paper or self._hoard_of(number, via)
        if paper is None or number - paper.number > _PAPERS_LAST:
            return via
        known = {step.canonical for step in via}
        return via + tuple(step for step in paper.via if step.canonical not in known)

    def _hoard_of(self, number: int, via: tuple[Via, ...]) -> _Told | None:
        """Return who has the documents of a sentence shortly before, if ``via`` is a memo, one of them."""
        leaf = bool(via) and not _LEAVES.isdisjoint(via[0].canonical.lower().split()[:2])  # "one memo", "memo of May"
        alone = len(via) == 1 and via[0].role == "document" and leaf
        near = self._hoard is not None and 0 < number - self._hoard.number <= _NEAR
        return self._hoard if alone and near else None

    def _is_paper(self, speaker: Speaker) -> bool:
        return speaker_class(self.grammar, speaker.phrase) == "document"

    def _is_described(self, link: Link) -> bool:
        kind = speaker_class(self.grammar, link.origin.phrase) if link.origin else ""
        return not kind.startswith("pronoun-")

    def _is_part(self, speaker: Speaker) -> bool:
        """Whether a source is one of those who spoke just before: "One of them", "The other"."""
        document, last = self.grammar.document, speaker.phrase.last
        described = document.words[last + 1 : last + 2] == [","]  # "Another, a Gulf businessman, felt"
        words = document.folded[speaker.phrase.first : (last if described else speaker.last) + 1]
        counted = document.tags[speaker.phrase.first] == "CD" or words[0] in _SOME  # not "Allies of the minister"
        of_them = counted and len(words) > 2 and words[1] == "of" and words[2] in {"them", "the", "those"}
        return words in _PART_OF or of_them
