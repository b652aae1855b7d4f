"""Constructions in which somebody says something whatever the model makes of the words: "…, say her critics, …"."""

from __future__ import annotations

from articles.analysis.attribution.cues import UNDRAWN, Cue, tells_number
from articles.analysis.attribution.impersonal import COURTS, HELD, closes_hearing
from articles.analysis.attribution.judging import judges
from articles.analysis.attribution.lexicon import FAMILIES, noun_class
from articles.analysis.attribution.phrases import Grammar
from articles.analysis.attribution.speakers import Speaker, speaker_class

_LIFELESS = frozenset(["other", "time"])
_TELLING = frozenset(["tell", "believe", "deny"])  # families of verbs
_TOLD = frozenset(["tell", "inform", "remind", "assure", "warn", "advise", "notify"])
_ANSWERS = frozenset(["comment", "answer", "reply", "respond"])
_WORDS = frozenset(["comment", "response", "reply", "answer", "statement", "remark"])
_JUDGING = frozenset(
    ["call", "label", "brand", "describe", "dismiss", "hail", "condemn", "denounce", "criticise", "praise", "slam"]
)
_HAD = frozenset(["seen", "obtained", "reviewed", "viewed", "read"])


def tells_surely(grammar: Grammar, cue: Cue, speaker: Speaker | None) -> bool:
    """Whether ``speaker`` is bound to say something by how the cue is put."""
    if speaker is None:
        return False
    if any(
        put(grammar, cue, speaker)
        for put in (_told_by, _called_by, tells_in_court, _is_silent, _puts_it, _is_only_word, _calls)
    ):
        return True
    return speaker_class(grammar, speaker.phrase) not in _LIFELESS and (
        _is_inserted(grammar, cue, speaker) or tells_number(grammar, cue) or _is_in_paper_held(grammar, cue, speaker)
    )


def _is_inserted(grammar: Grammar, cue: Cue, speaker: Speaker) -> bool:
    """Whether verb and source alone stand between commas: "That, say her critics, is why", "He is, all agree, shy"."""
    first, last = (cue.first, speaker.last) if speaker.route == "inverted" else (speaker.first, cue.last)
    beside = cue.last + 1 == speaker.first if speaker.route == "inverted" else speaker.last + 1 == cue.first
    words_of = grammar.document.words
    apart = first > 0 and words_of[first - 1] == "," and words_of[last + 1 : last + 2] == [","]
    says = cue.sort == "verb" and (FAMILIES.get(cue.lemma) in _TELLING or cue.lemma == "agree")
    return says and beside and apart and grammar.document.quoted[cue.token] < 0


def _calls(grammar: Grammar, cue: Cue, speaker: Speaker) -> bool:
    """Whether somebody calls something baseless or a lie; "the latter" is somebody, too."""
    of_two = grammar.document.folded[speaker.phrase.head] in {"former", "latter"}
    somebody = of_two or speaker_class(grammar, speaker.phrase) not in _LIFELESS
    return somebody and speaker.route == "subject" and judges(grammar, cue)


def _is_only_word(grammar: Grammar, cue: Cue, speaker: Speaker) -> bool:
    """Whether it is "the only comment from B"."""
    word = cue.sort == "noun" and cue.lemma in _WORDS and speaker.route == "agent"
    folded = grammar.document.folded
    return word and folded[cue.first - 1] == "only" and folded[cue.last + 1] == "from"


def _puts_it(grammar: Grammar, cue: Cue, speaker: Speaker) -> bool:
    """Whether it is "as the coach put it"."""
    folded = grammar.document.folded
    put = folded[cue.token] in {"put", "puts"} and folded[cue.token + 1 : cue.token + 2] == ["it"]
    return put and speaker.first > 0 and folded[speaker.first - 1] == "as" and speaker.last < cue.token


def _told_by(grammar: Grammar, cue: Cue, speaker: Speaker) -> bool:
    """Whether somebody "had been informed by B that …" or "is understood by B to be …": B says what follows."""
    after = grammar.document.folded[speaker.last + 1 : speaker.last + 2]
    told = (cue.lemma in _TOLD and after == ["that"]) or (cue.lemma in HELD and after == ["to"])
    return cue.group is not None and cue.group.passive and speaker.route == "agent" and told


def tells_in_court(grammar: Grammar, cue: Cue, speaker: Speaker) -> bool:
    """Whether something was told before a court: "…, an inquest has heard", "Jurors heard on Monday how …"."""
    if cue.lemma != "hear" or cue.sort != "verb" or cue.group.passive or cue.group.modal or cue.group.negated:
        return False
    court = grammar.document.folded[speaker.phrase.head] in COURTS and speaker.route == "subject"
    what = {"that", "how"} & set(grammar.document.folded[cue.last + 1 : cue.last + 4])
    return court and (bool(what) or closes_hearing(grammar, cue, speaker.phrase))


def _called_by(grammar: Grammar, cue: Cue, speaker: Speaker) -> bool:
    """Whether something "was called “a disgrace” by A", "hailed as a hero by A" or "branded a failure by A"."""
    passive = cue.group is not None and cue.group.passive
    if not passive or cue.lemma not in _JUDGING or speaker.route != "agent" or speaker.first - cue.last < 3:
        return False
    after = cue.last + 1
    as_what = grammar.document.folded[after] == "as"
    post = grammar.starting.get(after + 1) if as_what and cue.lemma == "dismiss" else None
    if post and post.first == post.head and noun_class(grammar.document.folded[post.head]) == "person":
        return False  # "was dismissed as coach by the club"
    judged = as_what or grammar.document.quoted[after] >= 0 or grammar.document.folded[after] in {"a", "an"}
    return judged and speaker_class(grammar, speaker.phrase) not in _LIFELESS


def _is_silent(grammar: Grammar, cue: Cue, speaker: Speaker) -> bool:
    """Whether somebody "has not commented" or "has yet to answer", or neither of two has commented."""
    kind = speaker_class(grammar, speaker.phrase)
    undrawn = cue.lemma == UNDRAWN and not kind.startswith("pronoun")  # "A said it would not be drawn" says it once
    silent = undrawn or (cue.sort == "verb" and cue.lemma in _ANSWERS)
    neither = grammar.document.folded[speaker.first] == "neither"
    negated = cue.group is not None and (cue.group.negated or neither)
    return silent and negated and kind not in {"time", "document"}


def _is_in_paper_held(grammar: Grammar, cue: Cue, speaker: Speaker) -> bool:
    """Whether a paper that somebody has tells it: "The ledger, which the Courier has obtained, lists payments"."""
    document = grammar.document
    present = document.tags[cue.token] in {"VBZ", "VBP"} and cue.group is not None and not cue.group.auxiliary
    paper = speaker.route == "subject" and speaker_class(grammar, speaker.phrase) == "document"
    if cue.sort != "verb" or not present or not paper or document.words[cue.first - 1] != ",":
        return False
    between = document.folded[speaker.phrase.last + 1 : cue.first]
    return between[:1] == [","] and bool(_HAD.intersection(between))
