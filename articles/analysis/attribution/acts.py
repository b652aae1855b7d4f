"""Verbs of saying that stand for acts or set phrases: "denied Rovers an equaliser", "charges 4%", "Needless to say"."""

from __future__ import annotations

from articles.analysis.attribution.cues import Cue
from articles.analysis.attribution.judging import judges
from articles.analysis.attribution.lexicon import AUXILIARIES, VERB_CLASSES
from articles.analysis.attribution.outlets import is_outlet
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker, speaker_class
from articles.analysis.attribution.wordlists import words

_WON = frozenset(words("won"))
_AUDIENCES = frozenset(words("audiences"))
_PRICES = frozenset(words("prices"))
_CHANGES = frozenset(words("changes"))
_MAINTAINED = frozenset(["innocence", "line", "position", "stance", "view", "opposite", "denial"])
_SPOTS = frozenset(["spot", "touchline", "bench", "ground", "door", "sky", "scoreboard", "badge"])
_GRANTED = frozenset(["a", "an", "any", "the", "his", "her", "its", "their", "access", "entry", "bail", "victory"])
_AGAIN = frozenset(["twice", "once", "again", "thrice"])
_IN_PASSING = frozenset(["needless", "strange", "sad", "odd", "funny", "suffice", "sorry", "oddly"])
_ANSWERING = frozenset(["answer", "reply", "respond", "hit_back"])
_CALLED = frozenset(
    ["meeting", "election", "elections", "strike", "strikes", "vote", "referendum", "summit", "police", "ambulance"]
)
_GIVEN = frozenset(["give_date", "give_details", "give_reason"])  # who "was given a date" tells of none
_SOMEBODY = frozenset(["person", "group", "proper", "titled"])
_PRESS = frozenset(["reporters", "journalists", "reporter", "journalist"])
_OPENING = frozenset([",", ";", "—", "–", "“", '"', "but", "and"])


def is_act(grammar: Grammar, cue: Cue, speaker: Speaker | None) -> bool:
    """Whether a possible cue tells of an act or is a set phrase, so that nothing is said by anybody."""
    if _is_nothing_said(grammar, cue, speaker):
        return True
    passive = cue.group is not None and cue.group.passive
    if passive and cue.lemma in _GIVEN:
        return True
    if cue.sort not in {"verb", "idiom"} or passive:
        return False
    folded, after = grammar.document.folded, cue.last + 1
    thing, behind = grammar.starting.get(after), grammar.starting.get(after + 1)
    link = folded[after] if after < len(folded) else ""
    beside = speaker is not None and speaker.route in {"relative", "part"}  # "who asked not to be named", in passing
    if cue.lemma == "deny":
        return thing is not None and _keeps_from(grammar, thing, speaker)
    if cue.lemma == "charge":
        return _is_price(grammar, after, thing)
    return (
        (cue.lemma == "cite" and folded[cue.token - 1] == "without")
        or (cue.lemma == "claim" and (_is_won(grammar, thing) or _is_medal(grammar, after)))
        or (cue.lemma == "call" and thing is not None and folded[thing.head] in _CALLED and not judges(grammar, cue))
        or (cue.lemma in {"speak", "talk"} and link in {"to", "with"} and _is_press(grammar, cue, speaker))
        or (cue.lemma == "see" and thing is not None and folded[thing.head] in _CHANGES and folded[cue.token] != "sees")
        or (cue.lemma == "maintain" and thing is not None and _is_kept_up(grammar, cue, thing))
        or (cue.lemma == "contend" and link == "with")
        or (cue.lemma == "ask" and beside and folded[after : after + 3] == ["not", "to", "be"])
        or (cue.lemma == "tell" and beside and thing is not None and _knows_of_it(grammar, thing))
        or (cue.lemma == "point" and link == "to" and behind is not None and folded[behind.head] in _SPOTS)
        or (
            cue.lemma == "address"
            and thing is not None
            and folded[thing.head] in _AUDIENCES
            and not _quotes(grammar, cue)
        )
        or (cue.lemma in _ANSWERING and link == "with" and _is_won(grammar, behind))
    )


def _is_nothing_said(grammar: Grammar, cue: Cue, speaker: Speaker | None) -> bool:
    """Whether nobody says anything, whoever is there: "nobody asked", "That said, …", "Does she think so?"."""
    nobody = grammar.document.folded[cue.first] == "nobody"
    if nobody or _in_passing(grammar, cue) or _is_wondered(grammar, cue, speaker):
        return True
    if cue.lemma == "assess":
        return not _is_assessment(grammar, cue, speaker)
    return cue.lemma == "tell" and _is_told_as_well(grammar, cue)


def _is_wondered(grammar: Grammar, cue: Cue, speaker: Speaker | None) -> bool:
    """Whether the article itself asks what somebody thinks or whether he says it: "Does she believe in God?"."""
    document = grammar.document
    low, high = document.bounds[document.sentence_of[cue.token]]
    asks = document.words[high - 1] == "?" and document.quoted[high - 1] < 0
    if not asks or speaker is None or cue.sort != "verb" or speaker.last >= cue.token:
        return False
    turned = speaker.first > low and document.folded[speaker.first - 1] in AUXILIARIES
    opens = speaker.first - 1 - (document.folded[low] in {"and", "but", "so"}) == low
    wonders = opens or "t" in VERB_CLASSES[cue.lemma]  # "What does she hope?"; "Why did he deny it?" tells that he did
    return turned and wonders and document.words[speaker.last + 1] != ","


def _in_passing(grammar: Grammar, cue: Cue) -> bool:
    """Whether the cue stands in "Needless to say, …", "Suffice it to say" or "That said, …"."""
    document = grammar.document
    low, high = document.bounds[document.sentence_of[cue.token]]
    if document.folded[cue.token] == "say" and cue.first - 1 >= low:
        start = cue.first - 1 - (document.folded[cue.first - 1] == "it")
        return start >= low and document.folded[start] in _IN_PASSING and _opens(grammar, start, low)
    if document.folded[cue.token] != "said" or cue.token + 1 >= high:
        return False
    start = cue.token - 1 - (document.folded[cue.token - 1] == "being")
    that = start >= low and document.folded[start] == "that" and _opens(grammar, start, low)
    having = document.folded[max(low, cue.token - 1)] == "having" and document.folded[cue.token + 1] == "that"
    return having or (that and document.words[cue.token + 1] == ",")


def _is_told_as_well(grammar: Grammar, cue: Cue) -> bool:
    """Whether "told" goes on with a passive: "was summoned and told that"."""
    document, before = grammar.document, cue.first - 1
    if before < 2 or document.folded[before] not in {"and", "or"} or cue.group is None or cue.group.auxiliary:
        return False
    passive = grammar.letters[before - 1] == "E" and grammar.verb_group(before - 1).passive
    return passive and document.folded[cue.last + 1 : cue.last + 2] in (["that"], ["to"], ["about"], ["of"])


def _knows_of_it(grammar: Grammar, hearer: Phrase) -> bool:
    """Whether somebody only learns of something: "a watchman, who told the firm about it"; not what press is told."""
    listens = speaker_class(grammar, hearer) in {"person", "group"}
    about = grammar.document.folded[hearer.last + 1 : hearer.last + 2] in (["about"], ["of"])
    press = is_outlet(grammar, Speaker(hearer, hearer.first, hearer.last, "told"))
    return listens and about and not press and grammar.document.folded[hearer.head] not in _PRESS


def _opens(grammar: Grammar, token: int, low: int) -> bool:
    return token == low or grammar.document.folded[token - 1] in _OPENING


def _keeps_from(grammar: Grammar, thing: Phrase, speaker: Speaker | None) -> bool:
    """Whether somebody is denied something: "denied Rovers an equaliser", "denied Pike twice"."""
    document, after = grammar.document, thing.last + 1
    kind = speaker_class(grammar, thing)
    if kind not in _SOMEBODY and not kind.startswith("pronoun-"):
        return False
    if (
        document.folded[thing.head] == "it"
        or document.sentence_of[min(after, len(document.words) - 1)] != (document.sentence_of[thing.head])
    ):
        return False
    lifeless = speaker is not None and speaker_class(grammar, speaker.phrase) == "other"
    given = grammar.starting.get(after)
    wants = given is not None and document.folded[given.first] in _GRANTED
    plain = wants and not set("VM") & set(grammar.letters[given.last + 1 : given.last + 2])
    return plain or document.folded[after] in _AGAIN or (lifeless and document.words[after] in {".", ","})


def _is_won(grammar: Grammar, thing: Phrase | None) -> bool:
    """Whether it is a goal, gold or a title, and nothing is said of it: not "claimed gold had been stolen"."""
    if thing is None or grammar.document.folded[thing.head] not in _WON:
        return False
    return grammar.letters[thing.last + 1 : thing.last + 2] not in {"V", "M"}


def _is_kept_up(grammar: Grammar, cue: Cue, thing: Phrase) -> bool:
    """Whether something is kept up, "maintains a fleet", and nothing said: not "maintained his innocence"."""
    high = grammar.document.bounds[grammar.document.sentence_of[cue.token]][1]
    tells = bool(set("VME") & set(grammar.letters[thing.last + 1 : high]))
    held = grammar.document.folded[thing.head] in _MAINTAINED or grammar.document.tags[thing.head] == "PRP"
    return not held and not tells


def _is_assessment(grammar: Grammar, cue: Cue, speaker: Speaker | None) -> bool:
    """Whether it is told what somebody makes of something: "assessed that …", "…, the ministry assessed"."""
    document, after = grammar.document, cue.last + 1
    closes = speaker is not None and speaker.first > 0 and document.words[speaker.first - 1] == ","
    return document.folded[after : after + 1] == ["that"] or (closes and after not in grammar.starting)


def _is_press(grammar: Grammar, cue: Cue, speaker: Speaker | None) -> bool:
    """Whether an outlet "has spoken to" somebody, who will say something in the sentences to come."""
    return speaker is not None and not _quotes(grammar, cue) and is_outlet(grammar, speaker)


def _is_medal(grammar: Grammar, token: int) -> bool:
    """Whether "gold" stands at ``token``, which the tagger may take for another word, and no verb behind it."""
    metal = grammar.document.folded[token : token + 1] in (["gold"], ["silver"], ["bronze"])
    return metal and grammar.letters[token + 1 : token + 2] not in {"V", "M", "E", "G"}


def _is_price(grammar: Grammar, token: int, thing: Phrase | None) -> bool:
    """Whether money is charged: "charges 4%", "charges a fee", "charges customers £3"."""
    document = grammar.document
    if token < len(document.words) and (document.words[token][0] in "$€£¥" or document.tags[token] == "CD"):
        return True
    return thing is not None and document.folded[thing.head] in _PRICES


def _quotes(grammar: Grammar, cue: Cue) -> bool:
    low, high = grammar.document.bounds[grammar.document.sentence_of[cue.token]]
    return any(quote >= 0 for quote in grammar.document.quoted[low:high])
