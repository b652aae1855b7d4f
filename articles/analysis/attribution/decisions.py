"""Which cues attribute something, and to which phrase: the learned models' decisions, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from articles.analysis.attribution.acts import is_act
from articles.analysis.attribution.calibration import STEPS, Calibration
from articles.analysis.attribution.constructions import tells_in_court, tells_surely
from articles.analysis.attribution.cues import NO_WORD, VIEW, Cue, described_line, find_cues, hears, transcript_speakers
from articles.analysis.attribution.features import cue_features, source_features
from articles.analysis.attribution.impersonal import HELD, impersonal, is_told
from articles.analysis.attribution.lexicon import CLOSING_QUOTES, MEANWHILE, noun_class
from articles.analysis.attribution.linear import WEIGHTS, Linear, softmax, stored_linear
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.questioned import ANSWERS, is_answer, questioned
from articles.analysis.attribution.speakers import Speaker, speaker_class, subject
from articles.analysis.attribution.wordlists import words
from articles.analysis.types import AttributionKind

RECIPE_VERSION = "attribution-12"
LEAST: dict[AttributionKind, float] = {"speech": 0.5, "attitude": 0.4}  # an attitude is but a lighter mark
LEAST_RELAYED = 0.35  # "seen by", "cited by": without it the chain breaks
TRANSCRIPT = 0.97
MOST_CANDIDATES = 40  # on either side of a cue: what is pasted without a full stop shall not take time by its square
_HEADED = 0.7  # "Rail boss: strikes will go on"
MODELS = ("cues", "sources", "assessments", "continuations")
_RELAYING = frozenset(words("relaying"))
_NOBODY = frozenset(["no", "nobody", "none", "neither"])
# Verbs that name right after them who hears it.
_TOLD = frozenset(["tell", "inform", "remind", "assure"])


@dataclass(frozen=True, slots=True)
class Decision:
    """A cue taken for an attribution: what kind, how surely (0 to 1), and the source's phrase, how surely that."""

    sentence: int
    cue: Cue
    kind: AttributionKind
    detected: float
    speaker: Speaker | None
    sourced: float
    guess: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Models:
    """The learned weights: cues into none, attitude, speech; the others into a score; and the calibration."""

    cues: Linear
    sources: Linear
    assessments: Linear
    continuations: Linear
    calibration: Calibration
    version: str = RECIPE_VERSION


def load_models(path: Path = WEIGHTS) -> Models:
    """Return the models stored at ``path``."""
    with np.load(path, allow_pickle=False) as stored:
        knots = {step: [tuple(knot) for knot in stored[f"calibration-{step}"].tolist()] for step in STEPS}
        return Models(
            *(stored_linear(stored, name) for name in MODELS),
            Calibration(**knots),
            str(stored["version"]),
        )


@lru_cache(maxsize=1)
def models() -> Models:
    """Return the process's one set of models, read at the first call."""
    return load_models()


def decide(grammar: Grammar, learned: Models | None = None) -> list[list[Decision]]:
    """Return every sentence's decisions in reading order."""
    learned = learned or models()
    result = []
    found = find_cues(grammar)
    transcript = transcript_speakers(grammar, found)
    for number, cues in enumerate(found):
        decisions: list[Decision] = []
        speaker: Speaker | None = None
        before: Cue | None = None
        for cue in cues:
            asked = questioned(grammar, cue)
            guess = asked or subject(grammar, cue, speaker)
            if is_act(grammar, cue, guess):
                continue
            none, attitude, speech = softmax(learned.cues.scores(cue_features(grammar, cue, guess, before)))
            heard = guess is not None and tells_in_court(grammar, cue, guess)
            kind: AttributionKind = "speech" if speech >= attitude or heard else "attitude"
            if cue.token in transcript and guess:
                decisions.append(Decision(number, cue, "speech", TRANSCRIPT, guess, TRANSCRIPT, guess))
            elif cue.sort == "colon" and guess and described_line(grammar, guess.first, cue.token):
                decisions.append(Decision(number, cue, "speech", _HEADED, guess, TRANSCRIPT, guess))
            elif _closes_quote(grammar, cue, guess):
                least = max(1 - none, LEAST["speech"])
                decisions.append(Decision(number, cue, "speech", least, guess, TRANSCRIPT, guess))
            elif asked or (cue.lemma == NO_WORD and guess):
                decisions.append(Decision(number, cue, "speech", _HEADED, guess, TRANSCRIPT, guess))
            elif guess is None and (is_told(grammar, cue) or cue.lemma in HELD) and impersonal(grammar, cue):
                decisions.append(Decision(number, cue, "speech", _HEADED, impersonal(grammar, cue), TRANSCRIPT))
            elif guess is None and hears(cue) and not cue.group.negated:
                pass  # "has been told he can leave": nobody says so
            elif 1 - none >= (LEAST_RELAYED if cue.lemma in _RELAYING else LEAST[kind]):
                chosen, sourced = choose_source(grammar, cue, guess, speaker, learned.sources)
                if is_answer(guess, decisions[0].speaker if decisions else None):
                    chosen, sourced = guess, TRANSCRIPT
                decided = _denied(grammar, cue, chosen, decisions[-1].cue if decisions else None)
                decisions.append(Decision(number, decided, kind, 1 - none, chosen, sourced, guess))
            elif tells_surely(grammar, cue, guess):
                decided = _denied(grammar, cue, guess, None)
                decisions.append(Decision(number, decided, "speech", _HEADED, guess, TRANSCRIPT, guess))
            speaker = guess or speaker
            before = cue
        result.append(_signed(grammar, _answered(decisions)))
    return result


def _closes_quote(grammar: Grammar, cue: Cue, speaker: Speaker | None) -> bool:
    """Whether a verb, whichever it is, stands with nothing but its subject behind a quote: "…,” a nurse shrugged."."""
    if cue.sort != "near" or speaker is None or speaker.route != "subject":
        return False
    document, before = grammar.document, speaker.first - 1
    low, high = document.bounds[document.sentence_of[cue.token]]
    ends = before > low and document.quoted[before] >= 0 and document.words[before - 1] in CLOSING_QUOTES
    alone = cue.first - speaker.last <= 2 and not set("VM") & set(grammar.letters[speaker.first : cue.first])
    last = cue.last + 1 >= high - 1 or document.folded[cue.last + 1] in MEANWHILE
    return ends and alone and last and speaker_class(grammar, speaker.phrase) not in {"other", "time", "document"}


def _denied(grammar: Grammar, cue: Cue, speaker: Speaker | None, earlier: Cue | None) -> Cue:
    """Return ``cue``, negated if its source or the cue before is: "No one has claimed", "stopped short of calling"."""
    nobody = speaker and speaker.first < cue.first and grammar.document.folded[speaker.first] in _NOBODY
    nobody = nobody and grammar.letters[speaker.first] != "P"  # "No 10 said"
    withheld = earlier and earlier.sort == "idiom" and earlier.group.negated and cue.first - earlier.last <= 2
    return replace(cue, group=replace(cue.group, negated=True)) if cue.group and (nobody or withheld) else cue


def _answered(decisions: list[Decision]) -> list[Decision]:
    """Return the decisions without "Asked about it" where the answer has a verb of its own: "… , she said"."""
    first = decisions[0] if decisions else None
    if first is None or first.speaker is None or first.speaker.route != ANSWERS:
        return decisions
    head = first.speaker.phrase.head
    return decisions[any(one.speaker and one.speaker.phrase.head == head for one in decisions[1:]) :]


def _signed(grammar: Grammar, decisions: list[Decision]) -> list[Decision]:
    """Return the decisions with one speaker for 'An official replied, "…" - Ann Dole': who signs a quote also said so.

    Only a description that opens the same quote is taken for the signatory's.
    """
    dash = next((one for one in decisions if one.cue.sort == "dash" and one.speaker), None)
    if dash is None:
        return decisions
    quoted = grammar.document.quoted
    number = quoted[dash.cue.token - 1]
    shared = []
    for one in decisions:
        opens = one.kind == "speech" and number >= 0 and one.cue.last < dash.cue.token and quoted[one.cue.token] < 0
        between = set(quoted[one.cue.last + 1 : dash.cue.token]) - {-1}
        described = one.speaker and speaker_class(grammar, one.speaker.phrase) in {"person", "group"}
        same = opens and described and between == {number}
        shared.append(replace(one, speaker=dash.speaker, guess=dash.speaker) if same else one)
    return shared


def candidates(grammar: Grammar, cue: Cue, guess: Speaker | None) -> list[Phrase]:
    """Return the phrases of the cue's sentence, the nearest ones, that could be its source, and the grammar's guess.

    Who is told something ("Ann Dole told the Courier") is not who says it.
    """
    document = grammar.document
    told = cue.lemma in _TOLD and cue.group and not cue.group.passive and guess and guess.first < cue.first
    phrases = [
        phrase
        for phrase in grammar.nearest(cue.token, MOST_CANDIDATES)
        if not (cue.first <= phrase.head <= cue.last)
        and not (told and phrase.first == cue.last + 1)
        and (noun_class(document.folded[phrase.head]) != "time" or grammar.letters[phrase.head] == "P")
    ]
    if guess and all(phrase.head != guess.phrase.head for phrase in phrases):
        phrases.append(guess.phrase)
    return phrases


def choose_source(
    grammar: Grammar, cue: Cue, guess: Speaker | None, earlier: Speaker | None, ranker: Linear
) -> tuple[Speaker | None, float]:
    """Return the best source of ``cue`` and its share of the probability among the candidates."""
    nobody = impersonal(grammar, cue) if guess is None else None
    if nobody:
        return nobody, TRANSCRIPT
    if guess and cue.lemma == VIEW:
        return guess, TRANSCRIPT
    phrases = candidates(grammar, cue, guess)
    if not phrases:
        return None, 0.0
    before = earlier.phrase if earlier else None
    chances = softmax([ranker.score(source_features(grammar, cue, phrase, guess, before)) for phrase in phrases])
    best = max(range(len(phrases)), key=chances.__getitem__)
    phrase = phrases[best]
    if guess and guess.phrase.head == phrase.head:
        return guess, chances[best]
    last = grammar.extend_right(phrase, _mention_limit(grammar, cue, phrase))
    return Speaker(phrase, phrase.first, last, "ranked"), chances[best]


def _mention_limit(grammar: Grammar, cue: Cue, phrase: Phrase) -> int:
    document = grammar.document
    last = document.bounds[document.sentence_of[cue.token]][1]
    for token in range(phrase.last, last):
        if document.quoted[token] != document.quoted[phrase.head]:
            return token
    return max(cue.first, phrase.last + 1) if phrase.head < cue.first else last
