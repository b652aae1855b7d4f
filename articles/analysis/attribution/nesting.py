"""What is told within what others tell: "B said, A reported", "B, C told A, warned", "as saying C had told him"."""

from __future__ import annotations

import itertools

from articles.analysis.attribution.citing import same
from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.graph import Link, Steps
from articles.analysis.attribution.impersonal import IMPERSONAL
from articles.analysis.attribution.outlets import is_outlet, may_be_outlet, role_of
from articles.analysis.attribution.phrases import Grammar
from articles.analysis.attribution.speakers import Speaker, speaker_class

_WRAPPING = frozenset(["report", "say", "write", "add", "according", "note", "tell", "publish"])
_PARTING = frozenset(["but", "while", "whereas", "although", "though"])
_TELLING = frozenset(["tell", "inform", "assure", "warn", "advise", "promise", "ask", "confide"])
_WHOM = (["him"], ["her"], ["them"])
Pair = tuple[Decision, Speaker]


def inserted(grammar: Grammar, plain: list[Decision], steps: Steps, taken: set[int]) -> list[Link]:
    """Return the links of "B, according to C, warned" and "B, C told A, warned": C and its chain tell of B."""
    links = []
    for inner in plain:
        for outer in plain:
            first = min(outer.cue.first, outer.speaker.first)
            last = max(outer.cue.last, outer.speaker.last)
            between = inner.speaker.phrase.last < first and last < inner.cue.first
            apart = between and grammar.document.words[first - 1] == "," and not same(inner.speaker, outer.speaker)
            apart = apart and outer.speaker.route != "part"  # "two guards, one of whom said he was ill, told of it"
            words_of = _put_in(grammar, inner, outer)
            if not (apart or words_of) or {id(inner), id(outer)} & taken:
                continue
            if outer.speaker.phrase.head in {one.phrase.head for one, _ in steps.after(inner.speaker)}:
                continue
            if words_of or "," in grammar.document.words[last + 1 : inner.cue.first]:
                teller = [(outer.speaker, role_of(grammar, outer.speaker)), *steps.after(outer.speaker)]
                links.append(Link([inner], inner.speaker, [*steps.after(inner.speaker), *teller]))
                break
    return links


def _put_in(grammar: Grammar, inner: Decision, outer: Decision) -> bool:
    """Whether C tells of B in "B believes, according to C, that" and "B hopes, in the words of C, to"."""
    words = grammar.document.words
    after = max(outer.cue.last, outer.speaker.last) + 1
    opens = outer.cue.sort == "according" and outer.cue.first - 1 == inner.cue.last + 1
    return (
        opens
        and words[outer.cue.first - 1] == ","
        and words[after : after + 1] == [","]
        and not same(inner.speaker, outer.speaker)
    )


def told_to_quoted(grammar: Grammar, plain: list[Decision], quoted: list[Speaker], steps: Steps) -> list[Link]:
    """Return the links of what others told B in "A quoted B as saying that C had told him X"."""
    folded, links = grammar.document.folded, []
    for teller in quoted:
        saying = next((one for one in plain if same(one.speaker, teller) and folded[one.cue.first - 1] == "as"), None)
        for one in plain if saying else ():
            heard = one.cue.lemma in _TELLING and folded[one.cue.last + 1 : one.cue.last + 2] in _WHOM
            if heard and one.cue.first > saying.cue.last and not same(one.speaker, teller):
                after = [(teller, role_of(grammar, teller)), *steps.after(teller)]
                links.append(Link([one], one.speaker, after))
    return links


def heard_say(plain: list[Decision]) -> list[Link]:
    """Return the links of "He is reported to have said X": nobody in particular tells what he said."""
    return [
        Link([inner], inner.speaker, [(outer.speaker, "relay")])
        for outer, inner in itertools.pairwise(plain)
        if outer.speaker.route == IMPERSONAL
        and inner.speaker.route != IMPERSONAL
        and inner.cue.group
        and inner.cue.group.infinitive
        and inner.cue.first == outer.cue.last + 1
    ]


def wrap(grammar: Grammar, plain: list[Decision], steps: Steps) -> tuple[list[Pair], list[Link]]:
    """Join "B said, A reported", "according to A, B said": A becomes the last step of what B says.

    Return A's decisions, each with B, whose chain it tells of; and the links of what A's own source says of others
    ("Madrid is worried, A reported, citing a diplomat"): the source is a step there, and a source of its own.
    """
    wrapping, told = [], []
    for outer in plain:
        origin = steps.origin(outer.speaker)
        cites = not same(origin, outer.speaker)
        telling = cites or outer.cue.sort == "according" or outer.cue.lemma in {"report", "write"}
        named = telling and _may_report(grammar, outer)
        outlet = named or is_outlet(grammar, outer.speaker) or _closes(grammar, outer, plain)
        if outer.cue.lemma not in _WRAPPING or not outlet or _told_on(steps, outer):
            continue
        inner = [
            one
            for one in plain
            if not same(one.speaker, outer.speaker)
            and not same(one.speaker, origin)
            and not is_outlet(grammar, one.speaker)
            and not parted(grammar, one, outer)
        ]
        if cites:
            teller = [(origin, role_of(grammar, origin)), *steps.after(origin)]
            if origin.route == "supplier":  # what stands in the log is told by the log, then by who supplied it
                teller[:2] = reversed(teller[:2])
            told += [Link([one], one.speaker, [*steps.after(one.speaker), *teller]) for one in inner]
            continue
        for one in inner:
            steps.add(steps.end(one.speaker), (origin, role_of(grammar, origin)))
        wrapping += [(outer, inner[0].speaker)] if inner else []
    return wrapping, told


def _closes(grammar: Grammar, outer: Decision, plain: list[Decision]) -> bool:
    """Whether "B told C that …, according to D" ends with D, who tells it of B."""
    document, before = grammar.document, outer.cue.first - 1
    low, high = document.bounds[outer.sentence]
    comma = outer.cue.sort == "according" and before > low and document.words[before] in {",", "”", '"'}
    ends = outer.speaker.last + 1 >= high - 1
    kind = speaker_class(grammar, outer.speaker.phrase)
    told = [one for one in plain if one.cue.last < outer.cue.first and one.cue.lemma in {"tell", "say"}]
    first = [one for one in told if one is plain[0]]
    return (
        comma
        and ends
        and bool(first)
        and (kind in {"person", "group"} or document.folded[outer.speaker.first] == "two")
    )


def _may_report(grammar: Grammar, decision: Decision) -> bool:
    """Whether who cites somebody can be an outlet, though its name does not tell: "La Tercera reported, citing"."""
    speaker = decision.speaker
    named = grammar.letters[speaker.phrase.head] == "P" and speaker_class(grammar, speaker.phrase) != "titled"
    tells = decision.cue.lemma == "report" and speaker_class(grammar, speaker.phrase) != "group"
    return named and (tells or may_be_outlet(grammar, speaker.phrase))


def _told_on(steps: Steps, decision: Decision) -> bool:
    return bool(steps.after(decision.speaker))


def parted(grammar: Grammar, one: Decision, other: Decision) -> bool:
    """Whether a semicolon, "but" or "while" parts what two decisions tell."""
    first, last = sorted((one.cue.token, other.cue.token))
    document = grammar.document
    return any(
        (
            document.folded[token] in _PARTING
            and document.quoted[token] < 0
            and document.words[token - 1] in {",", ")", "”"}
        )
        or document.words[token] == ";"
        for token in range(first + 1, last)
    )
