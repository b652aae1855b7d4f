"""Where what the sentence before says comes from: "The decision, first reported by A, citing B, …"."""

from __future__ import annotations

from dataclasses import replace

from articles.analysis.attribution.cues import Cue
from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.keepers import goes_on_behind_keeper, keeper_of
from articles.analysis.attribution.lexicon import SHOWING, VERBS, noun_class
from articles.analysis.attribution.outlets import PRESS, is_outlet, may_be_outlet, owner, role_of
from articles.analysis.attribution.papers import is_batch, is_paper
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker, speaker_class
from articles.analysis.attribution.steps import GROUNDS, REASONS, TALK, Step, counted, paper_end
from articles.analysis.attribution.wordlists import words as listed

_PROVENANCE = frozenset(listed("provenance"))
_POINTING = frozenset(
    ["the", "this", "that", "these", "those", "it", "its", "his", "her", "their", "both", "all", "such", "so"]
)
_BARE = frozenset(["it", "this", "that", "both", "these", "much", "all"])
_AUXILIARY = frozenset(["was", "were", "is", "are", "has", "have", "had", "been", "be", "made", "came", "comes", "can"])
_CITED_TEXT = (
    "citing quoting cited cites quoted quotes of seen obtained source sources attributed attributes attributing"
)
_CITED = frozenset(_CITED_TEXT.split()) | frozenset(["referring", "referred", "naming", "named", "consulted", "spoke"])
_FROM = frozenset(listed("coming from"))
_NEWS = frozenset(["news", "word", "details", "reports", "first"])
_FIRST_TOLD = frozenset(["report", "reveal", "disclose", "publish", "confirm", "announce", "tell", "say", "describe"])
_REVEALING = frozenset(["report", "reveal", "disclose", "publish"])
_CLAIMS = frozenset(["claim", "allegation", "accusation", "charge", "remark", "remarks", "statement", "announcement"])
_STRONG = frozenset(["reported", "revealed", "disclosed", "published", "known", "light", "uncovered", "public"])
_EXISTENCE = frozenset(["existence", "news", "word", "details", "copy"])
_MADE = frozenset(["public", "known", "clear"])
_ATTRIBUTING = frozenset(["attributed", "attributing", "attributes", "referred", "referring"])
_RELYING = frozenset(["relied", "relying", "relies", "drawing", "drew", "draws"])
_PRONOUNS = frozenset(["it", "this", "that", "they", "he", "she"])
_ATTACHED = frozenset(["of", "in", "on", "for", "to", "between", "with", "against", "at", "from"])
_TO_LIGHT = frozenset(
    [
        ("to", "light"),
        ("about", "it"),
        ("about", "this"),
        ("of", "it"),
        ("of", "this"),
        ("this", "from"),
        ("that", "from"),
        ("it", "from"),
    ]
)
_SOURCES = frozenset(["source", "sources"])
_STANDING = frozenset(["contained", "mentioned", "recorded", "based"])
_CONCLUSIONS = frozenset(["conclusion", "conclusions", "finding", "findings", "verdict", "gist", "result", "upshot"])
_RESTING = frozenset(["rests", "rested", "relies", "relied", "draws", "drew", "based"])
_OUTLET = 2  # the rank of outlets among those that a sentence names: they come last
_SURE = 0.75

Found = tuple[list[Decision], Speaker, list[Step]]


def back_reference(grammar: Grammar, number: int, decisions: list[Decision]) -> Found | None:
    """Return the decisions, the origin and the chain of a sentence that tells where the one before comes from.

    Such a sentence opens with what the one before told ("The decision", "That figure", "This"), which then is
    reported, published, mentioned … by, in or through somebody. Where no decision was made, one is returned that
    stands for the first word of provenance, if there is a chain at all.
    """
    subject = _subject(grammar, number)
    zone = _concluded(grammar, number)
    if zone is not None:
        subject = Phrase(zone[0], zone[0], zone[0])
    elif subject is None or _speaks(grammar, subject, decisions):
        return None
    else:
        zone = _zone(grammar, subject, number)
    if zone is None or _reports_itself(grammar, zone[0], decisions):
        return None
    first, last = zone
    named = _named(grammar, first, last)
    own = [
        one
        for one in decisions
        if first <= one.cue.token <= last or (one.speaker and one.speaker.phrase.head == subject.head)
    ]
    ranked = sorted((2 if is_outlet(grammar, s) else rank, s.phrase.first, s) for rank, s in named)
    speakers = [speaker for _, _, speaker in ranked]
    outlets = [speaker for rank, _, speaker in ranked if rank == _OUTLET]
    keeper = keeper_of(grammar, speakers[0]) if speakers and _is_paper(grammar, speakers[0]) else None
    if keeper and len(speakers) == 1:
        speakers.append(keeper[0])
    if not speakers or (len(speakers) < 2 and not own) or (speakers == outlets and _told_there(grammar, decisions)):
        return None
    origin = speakers[0]
    via = [(_as_press(grammar, speaker), role_of(grammar, speaker)) for speaker in speakers[1:]]
    if not own:
        cue = Cue("verb", grammar.document.folded[first], first, first, first)
        own = [Decision(number, cue, "speech", _SURE, origin, _SURE, origin)]
    return own, origin, via


def _as_press(grammar: Grammar, speaker: Speaker) -> Speaker:
    """Return who handed it on, marked as what "the newspaper" may mean later if it can be an outlet."""
    return replace(speaker, route=PRESS) if may_be_outlet(grammar, speaker.phrase) else speaker


def _reports_itself(grammar: Grammar, first: int, decisions: list[Decision]) -> bool:
    """Whether an outlet reports the sentence as a whole: "The bid came from B, A reported, quoting C"."""
    return any(
        one.cue.lemma in {"report", "write", "say"}
        and one.cue.first > first
        and one.guess is not None
        and one.guess.route == "subject"
        and one.guess.first > first
        and grammar.document.words[one.cue.last + 1 : one.cue.last + 2] in ([","], ["."])
        and is_outlet(grammar, one.guess)
        for one in decisions
    )


def tells_of_before(grammar: Grammar, number: int, cues: list[Cue]) -> bool:
    """Whether a sentence, of whose chain ``cues`` tell, says where the sentence before comes from.

    "That is what B told A"; "The rise, which B disclosed to A, …"; "B revealed this to A"; "A was the first to report
    it"; "This is according to A".
    """
    document = grammar.document
    low, high = document.bounds[number]
    if not number or document.quoted[low] >= 0 or all(document.quoted[cue.token] >= 0 for cue in cues):
        return False
    opening = document.folded[low : min(low + 9, cues[0].first)]
    wondered = bool({"what", "how"} & set(opening))
    given = cues[0].first <= low + 4 and (cues[0].sort == "according" or opening == ["so"])
    if opening[:1] in (["this"], ["that"], ["so"], ["it"]) and (wondered or given):
        return True
    subject = _subject(grammar, number)
    if subject is not None and cues[0].first > subject.last and _clause_about(grammar, subject, number, cues):
        return True
    if _comes_to_light(grammar, low, high):
        return True
    return any(
        _told_of_it(grammar, token, low, high) for token in range(low, high - 1) if grammar.letters[token] in "VBEG"
    )


def _clause_about(grammar: Grammar, subject: Phrase, number: int, cues: list[Cue]) -> bool:
    """Whether what is told of the subject stands beside it: "The rise, which B disclosed to A, …"."""
    document = grammar.document
    zone = _zone(grammar, subject, number)
    if zone is not None and zone[0] < cues[0].token:
        return True
    after = subject.last + 1
    if document.words[after : after + 1] != [","] or "which" not in document.folded[after + 1 : after + 3]:
        return False
    high = document.bounds[number][1]
    end = next((token for token in range(after + 1, high) if document.words[token] == ","), high)
    return any(cue.lemma in _FIRST_TOLD and cue.token < end for cue in cues)


def _comes_to_light(grammar: Grammar, low: int, high: int) -> bool:
    """Whether "brought the matter to light", "told A about it" or "know this from A" stands in the sentence."""
    folded, quoted = grammar.document.folded, grammar.document.quoted
    return any((folded[t], folded[t + 1]) in _TO_LIGHT and quoted[t] < 0 for t in range(low, high - 1))


def _told_of_it(grammar: Grammar, token: int, low: int, high: int) -> bool:
    """Whether a verb of telling at ``token`` has "it", "this" or "so" behind it, or "the rise" if told first."""
    document = grammar.document
    lemma = VERBS.get(document.folded[token])
    if lemma not in _FIRST_TOLD or document.quoted[token] >= 0 or document.words[token + 1][:1].isupper():
        return False
    told = document.folded[token + 1]
    if told in {"it", "this", "that", "so"} and grammar.letters[token + 2 : token + 3] not in {
        "N",
        "P",
        "J",
        "C",
        "V",
        "M",
    }:
        return True
    phrase = grammar.starting.get(token + 1)
    if phrase is None or told not in _POINTING or phrase.first == phrase.last or grammar.letters[phrase.head] != "N":
        return False
    if "first" in document.folded[max(low, token - 3) : token]:
        return True
    after = document.folded[phrase.last + 1 : phrase.last + 2]
    ends = after in ([","], ["."], ["to"], ["on"], ["in"], ["last"], ["earlier"], ["yesterday"])
    return ends and lemma in _REVEALING and phrase.last - phrase.first <= 2


def tells_of_several(grammar: Grammar, number: int) -> bool:
    """Whether a sentence tells where the two before it come from: "Both facts were published by A"."""
    document = grammar.document
    return document.folded[document.bounds[number][0]] in {"both", "all", "so", "these"}


def _told_there(grammar: Grammar, decisions: list[Decision]) -> bool:
    """Whether somebody tells the outlet in the same sentence: "The plan came to light when B spoke to A"."""
    return any(
        one.cue.lemma in {"tell", "speak", "talk"} and one.guess and one.guess.route != "agent" for one in decisions
    )


def takes_up(grammar: Grammar, number: int) -> bool:
    """Whether a sentence goes on about the one before: it opens with "It", "This" or "The proposal"."""
    document = grammar.document
    low, high = document.bounds[number]
    opens = low < high and document.folded[low] in _PRONOUNS and grammar.letters[low] in "OD"
    return opens or _subject(grammar, number) is not None


def _concluded(grammar: Grammar, number: int) -> tuple[int, int] | None:
    """Return the zone of "That, at least, is the conclusion of a report leaked to A", from "conclusion" on."""
    document = grammar.document
    low, high = document.bounds[number]
    if not number or document.folded[low] not in {"that", "this", "such", "so"} or document.quoted[low] >= 0:
        return None
    for token in range(low + 1, min(low + 9, high - 2)):
        word = document.folded[token]
        if word in _CONCLUSIONS and document.folded[token + 1] == "of":
            return token, high - 1
        if word not in _AUXILIARY | {",", "at", "least", "the", "also", "too", "one"}:
            return None
    return None


def _speaks(grammar: Grammar, subject: Phrase, decisions: list[Decision]) -> bool:
    """Whether the subject is a paper that says something itself: "The report, seen by A, sets the price"."""
    if noun_class(grammar.document.folded[subject.head]) != "document":
        return False
    if goes_on_behind_keeper(grammar, subject):
        return True
    return any(
        one.speaker and one.speaker.phrase.head == subject.head and one.guess and one.guess.route != "agent"
        for one in decisions
        if one.cue.lemma in SHOWING.values()
    )


def _subject(grammar: Grammar, number: int) -> Phrase | None:
    """Return "The decision", "That figure" or a bare "This" at the start of a sentence with one before it."""
    document = grammar.document
    low, high = document.bounds[number]
    if not number or low >= high or document.quoted[low] >= 0:
        return None
    if document.folded[low] in _NEWS and document.folded[low + 1 : low + 2] == ["of"] and low + 2 in grammar.starting:
        return grammar.starting[low + 2]
    if document.folded[low] not in _POINTING:
        return None
    phrase = grammar.starting.get(low) or Phrase(low, low, low)
    if document.folded[low : low + 2] == ["so", "much"]:
        return Phrase(low, low + 1, low + 1)
    if phrase.first == phrase.last:
        return phrase if document.folded[low] in _BARE else None
    common = grammar.letters[phrase.head] == "N"
    speaks = noun_class(document.folded[phrase.head]) in {"person", "group", "time"}
    return phrase if common and not speaks and phrase.last - phrase.first <= 3 else None


def _zone(grammar: Grammar, subject: Phrase, number: int) -> tuple[int, int] | None:
    """Return the first word of provenance after the subject and the last token before another verb's clause."""
    document = grammar.document
    high = document.bounds[number][1]
    first, start = None, subject.last + 1
    while start + 1 < high and document.folded[start] in _ATTACHED and start + 1 in grammar.starting:
        start = grammar.starting[start + 1].last + 1  # "The rise in fares", "The existence of the plan"
    for token in range(start, high):
        word, letter = document.folded[token], grammar.letters[token]
        parted = word in {"and", "but", "while"} and document.words[token - 1] == ","
        if parted or document.quoted[token] >= 0 or document.words[token] in {";", ":"}:
            return (first, token - 1) if first else None
        weak = document.folded[subject.first] == "it" and document.folded[token - 1] != "first"
        wanted = _STRONG if weak else _PROVENANCE
        noun = document.folded[subject.head]
        claimed = word == "made" and first is None and noun in _CLAIMS
        claimed = claimed or (word in _AUXILIARY and noun in _SOURCES)  # "The source of the figure is a memo"
        starts = claimed or (
            word in _AUXILIARY and document.folded[token + 1 : token + 2] == ["from"] and wanted is _PROVENANCE
        )
        if first is None and word == "described" and _judges(grammar, token, high):
            return None
        if (word in wanted and letter in "VEBJNG") or (first is None and starts):
            first = first or token
        elif (
            first
            and word in _AUXILIARY
            and document.words[token - 1] in {",", ")", "–", "—"}
            and not _STANDING & set(document.folded[token + 1 : token + 2])
            and not _rests(grammar, token)
        ):
            return first, token - 1  # the sentence's own verb: "The change, reported by A, was confirmed by nobody"
        elif (
            letter in "VMEB"
            and not (first and _rests(grammar, token))
            and (
                word not in _AUXILIARY | _CITED | {"became", "becomes", "become"}
                or (word == "made" and not _MADE & set(document.folded[token + 1 : token + 2]))
            )
        ):
            return (first, token - 1) if first else None
        elif first is None and ((letter in "NPG" and word not in _EXISTENCE) or token - start > 7):
            return None
    return (first, high - 1) if first else None


def _judges(grammar: Grammar, token: int, high: int) -> bool:
    """Whether "described as a scandal by A" or "described by A as brave" tells an opinion, not where it comes from."""
    behind = grammar.document.folded[token + 1 : min(high, token + 9)]
    behind = behind[: behind.index(",")] if "," in behind else behind
    return "as" in behind and behind[0] != "to"


def _rests(grammar: Grammar, token: int) -> bool:
    """Whether the words at ``token`` go on telling where it comes from: "…, first reported by A, rests on B"."""
    folded = grammar.document.folded
    return folded[token] in _RESTING and folded[token + 1] in {"on", "upon"}


def _is_paper(grammar: Grammar, speaker: Speaker) -> bool:
    return is_paper(grammar, speaker.phrase)


def _is_talk(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether somebody says something in what the phrase means, which is no paper: "in an interview with A"."""
    return grammar.document.folded[phrase.head] in {"interview", "conversation", "interviews"}


def _end(grammar: Grammar, speaker: Speaker) -> int:
    """Return where a mention ends for what may follow: a paper with its author, a name without its description."""
    return speaker.last if speaker_class(grammar, speaker.phrase) == "document" else speaker.phrase.last


def _named(grammar: Grammar, first: int, last: int) -> list[tuple[int, Speaker]]:
    """Return who or what the tokens from ``first`` to ``last`` name as source, those that are cited first (0)."""
    document = grammar.document
    found: list[tuple[int, Speaker]] = []
    for token in range(first, last):
        word = document.folded[token]
        start = token + 1
        if word == "which" and start in grammar.starting:
            word, start = "by", token + 1
        if word in {"quoting", "quoted"} and document.folded[start] == "from":
            start += 1
        phrase = grammar.starting.get(start)
        if phrase is None or phrase.last > last or any(phrase.first <= _end(grammar, s) for _, s in found):
            continue
        phrase = counted(grammar, owner(grammar, phrase))
        kind = "document" if is_batch(grammar, phrase) else speaker_class(grammar, phrase)
        end = phrase.last if kind in {"outlet", "proper"} else paper_end(grammar, phrase, last + 1)
        speaker = Speaker(phrase, phrase.first, end, "agent")
        cited = _cites(grammar, first, token, word)
        speaks = kind in {"person", "group", "document", "titled", "outlet", "proper"} or is_outlet(grammar, speaker)
        some = document.folded[phrase.first] in {"a", "an"} or grammar.letters[phrase.first] == "C"
        allowed = {
            "by": speaks or some or document.folded[phrase.first] == "several",
            "from": (speaks or kind == "other") and document.folded[token - 1] in _FROM,
            "on": kind == "document" and document.folded[phrase.first] != "page",
            "seen": kind in {"document", "other"},
            "obtained": kind in {"document", "other"},
            "in": (kind == "document" and not _is_talk(grammar, phrase)) or is_outlet(grammar, speaker),
            "through": speaks,
            "to": is_outlet(grammar, speaker) or (kind == "proper" and may_be_outlet(grammar, phrase)),
            "with": is_outlet(grammar, speaker)
            or (document.folded[token - 1] in TALK and may_be_outlet(grammar, phrase)),
        }.get(word, False)
        again = word == "by" and document.folded[token - 1] == "confirmed" and bool(found)
        quoted = word in {"citing", "quoting", "cited"} and kind == "other"
        quoted = quoted and document.folded[phrase.head] not in REASONS and any(rank == 1 for rank, _ in found)
        allowed = (allowed and not again) or (cited and (speaks or some or quoted))
        if allowed:
            found.append((0 if cited else _OUTLET if word in {"to", "with"} else 1, speaker))
    return found


def _cites(grammar: Grammar, first: int, token: int, word: str) -> bool:
    """Whether who follows ``word`` is cited: "quoting", "attributed it to", "relied on", "whose source was"."""
    folded = grammar.document.folded
    before = folded[max(first, token - 5) : token]
    if word == "of":
        return folded[token - 1] in _CONCLUSIONS or folded[token - 1] in GROUNDS or "page" in before
    if word == "to":
        return bool(_ATTRIBUTING.intersection(before))
    if word == "on":
        return before[-1:] != [] and before[-1] in _RELYING | _RESTING
    return word in _CITED or (word in {"was", "were", "is"} and bool(_SOURCES.intersection(before)))
