"""Which noun phrase is the source of a cue: the candidates, the grammarian's guess, what the ranker sees of each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.analysis.attribution.agents import before_matter, behind_by
from articles.analysis.attribution.cues import VIEW, Cue
from articles.analysis.attribution.lexicon import OUTLET_WORDS, PRONOUNS, SAYING, TITLES, noun_class
from articles.analysis.attribution.phrases import Grammar, Phrase

_RELATIVES = frozenset(["who", "which", "that"])
_CLAUSE_OPENERS = frozenset(
    ["and", "but", "or", "that", "while", "although", "though", "because", "as", "if", "when", "since", "whereas"]
)
_SUBORDINATORS_TEXT = """
that as because if while whether after before since although than when once until though unless
"""
_SUBORDINATORS = frozenset(_SUBORDINATORS_TEXT.split())
_HANDED = frozenset(["report", "reveal", "disclose", "see", "obtain", "review", "cite", "quote", "publish"])
_FEW_ADVERBS = 20
_COPY_OF = 4  # "a copy of which was seen by A"
_INSERTING = frozenset(["who", "whose", "which", "where", "as"])


@dataclass(frozen=True, slots=True)
class Speaker:
    """A possible source: its phrase, the tokens of its whole mention, and how the grammar got to it."""

    phrase: Phrase
    first: int
    last: int
    route: str


def subject(grammar: Grammar, cue: Cue, earlier: Speaker | None) -> Speaker | None:  # noqa: PLR0911 - one a kind
    """Return the grammar's guess at the source of ``cue``; ``earlier`` is the guess for the cue before it."""
    if cue.sort == "according":
        of = cue.last + 1 + (cue.lemma == VIEW and grammar.document.folded[cue.last + 1 : cue.last + 2] == ["of"])
        return _after(grammar, of, cue, "object") or _possessor(grammar, cue)
    if cue.sort == "dash":
        return _after(grammar, cue.token + 1, cue, "signature")
    if cue.sort == "colon":
        return _line_start(grammar, cue)
    if cue.sort == "noun":
        return _noun_holder(grammar, cue)
    if cue.sort == "idiom" and (grammar.letters[cue.token] != "G" or cue.group.auxiliary):
        return _finite(grammar, cue, earlier)
    if cue.sort == "adjective" and cue.group is None:
        return _participle(grammar, cue, earlier)
    group = cue.group
    if group and not group.auxiliary and grammar.letters[cue.token] == "V" and cue.token > 0:
        agent = _agent(grammar, cue) if grammar.document.words[cue.first - 1] == "," or cue.lemma in _HANDED else None
        if agent:
            return agent
    participle = grammar.letters[cue.token] == "E" and not (group and group.auxiliary)
    if group and cue.sort != "adjective" and (group.passive or participle):
        agent = _agent(grammar, cue) or _lets_it_be(grammar, group.first)
        if agent or group.passive:
            return agent
    if group and grammar.letters[cue.token] == "G" and not group.auxiliary:
        return _participle(grammar, cue, earlier)
    return _finite(grammar, cue, earlier)


def _line_start(grammar: Grammar, cue: Cue) -> Speaker | None:
    """Return what stands before a speaker's colon, from the start of the line."""
    document = grammar.document
    first = document.bounds[document.sentence_of[cue.token]][0]
    while first < cue.token and not document.words[first][0].isalnum():
        first += 1
    if first >= cue.token:
        return None
    ends = [token for token in range(first, cue.token) if document.words[token] in {",", "("}]
    head = (ends[0] if ends and ends[0] > first else cue.token) - 1
    return Speaker(Phrase(first, head, head), first, cue.token - 1, "speaker")


def _limit(grammar: Grammar, token: int) -> int:
    """Return the token before which a mention that starts at ``token`` must end: the sentence or a quote."""
    document = grammar.document
    last = document.bounds[document.sentence_of[token]][1]
    quoted = document.quoted[token]
    for position in range(token, last):
        if document.quoted[position] != quoted:
            return position
    return last


def _after(grammar: Grammar, token: int, cue: Cue, route: str) -> Speaker | None:
    """Return the phrase that starts at ``token`` (adverbs skipped), with what is attached to it."""
    document = grammar.document
    last = document.bounds[document.sentence_of[cue.token]][1]
    while token < last and grammar.letters[token] in "R" and token not in grammar.starting:
        token += 1
    phrase = grammar.starting.get(token)
    if phrase is None or token >= last or document.quoted[token] != document.quoted[cue.token]:
        return None
    if noun_class(document.folded[phrase.head]) == "time" and grammar.letters[phrase.head] != "P":
        return None
    return Speaker(phrase, phrase.first, grammar.extend_right(phrase, _limit(grammar, token)), route)


def _before(grammar: Grammar, limit: int, route: str) -> Speaker | None:
    """Return the phrase that ends right before the token ``limit``, with the phrases that it is attached to."""
    document = grammar.document
    low = document.bounds[document.sentence_of[limit - 1]][0]
    token = limit - 1
    while (
        token >= low and (grammar.letters[token] == "R" or document.words[token] == ")") and token not in grammar.ending
    ):
        if document.words[token] == ")":
            opening = grammar.letters.rfind("(", low, token)
            token = opening if opening >= 0 else token
        token -= 1
    if token < low:
        return None
    if document.words[token] in {",", "—", "–"}:
        return _before_parenthesis(grammar, token, low, limit, route)
    phrase = grammar.ending.get(token)
    if phrase is None:
        return None
    first = _attached_to(grammar, phrase, low)
    if first is not phrase and noun_class(document.folded[phrase.head]) == "time":
        token = phrase.first - 1 - (grammar.letters[phrase.first - 1] in "IT")
    return Speaker(first, first.first, max(token, first.last), route)


def _attached_to(grammar: Grammar, phrase: Phrase, low: int) -> Phrase:
    """Return the phrase that ``phrase`` is attached to: "officials" in "officials in Kyiv", "people briefed on it"."""
    while phrase.first - 1 > low:
        before = _joined(grammar, phrase, low) or _described(grammar, phrase, low)
        if before is None or grammar.document.quoted[before.head] != grammar.document.quoted[phrase.first]:
            return phrase
        phrase = before
    return phrase


def _joined(grammar: Grammar, phrase: Phrase, low: int) -> Phrase | None:
    """Return the phrase to the left that a preposition or "and" joins to this one."""
    document, link = grammar.document, phrase.first - 1
    before = grammar.ending.get(link - 1)
    if before is None:
        return None
    if document.folded[link] in {"and", "&"}:
        alike = grammar.letters[before.head] == grammar.letters[phrase.head]
        return before if alike or _speaks(grammar, before) else None
    if grammar.letters[link] not in "IT" or document.folded[link] in _SUBORDINATORS:
        return None
    if document.folded[link] == "by" and noun_class(document.folded[before.head]) == "time":
        return None  # "sued on Monday by a clerk who says"
    governed = before.first > low and grammar.letters[before.first - 1] in "VBGEM"
    return None if governed and _described(grammar, before, low) is None else before


def _described(grammar: Grammar, phrase: Phrase, low: int) -> Phrase | None:
    """Return the phrase that a participle or "who" clause ending with this one describes."""
    verb = phrase.first - 1
    if grammar.letters[verb] in "IT" and verb > low:
        verb -= 1
    while verb > low and grammar.letters[verb] in "R":
        verb -= 1
    if grammar.letters[verb] in "EGJ" and verb - 1 in grammar.ending:
        return grammar.ending[verb - 1]
    start = verb
    while start > low and grammar.letters[start] in "VMBERG" and verb - start < 5:
        start -= 1
    if start < verb and grammar.document.folded[start] in {"who", "whose"} and start - 1 in grammar.ending:
        return grammar.ending[start - 1]
    return None


def _speaks(grammar: Grammar, phrase: Phrase) -> bool:
    return speaker_class(grammar, phrase) in {"person", "group", "proper", "titled", "outlet"}


def _before_parenthesis(grammar: Grammar, comma: int, low: int, limit: int, route: str) -> Speaker | None:
    """Return the phrase before what is inserted: "Ann Dole, 59, of Ede, who led the team, [said]"."""
    document = grammar.document
    best: Speaker | None = None
    right = comma
    for token in range(comma - 1, max(low, comma - 45) - 1, -1):
        outside = document.quoted[token] != document.quoted[comma]
        if outside or document.words[token] in {",", ";", ":", "—", "–"} or token == low:
            first = token if token == low and not outside else token + 1
            if right < comma and right - 1 in grammar.ending:
                phrase = _attached_to(grammar, grammar.ending[right - 1], first - 1)
                time = noun_class(document.folded[phrase.head]) == "time"
                dated = grammar.ending.get(phrase.first - 1)
                if dated and dated.first - first <= 1 and noun_class(document.folded[dated.head]) == "time":
                    first = phrase.first
                if (
                    phrase.first
                    <= first + (grammar.letters[first] in "AI" and document.folded[first] in _CLAUSE_OPENERS)
                    and not time
                    and not set("VM") & set(grammar.letters[first : phrase.first])
                ):
                    adverbial = grammar.letters[right + 1] in "RIH" and right + 1 not in grammar.starting
                    best = Speaker(phrase, phrase.first, right - 1 if adverbial else comma - 1, route)
            if outside or not _insertable(grammar, first, right):
                break
            right = token
    return best


def _insertable(grammar: Grammar, first: int, last: int) -> bool:
    """Whether the tokens between two commas can stand between a subject and its verb, or be such a subject."""
    stretch, folded = grammar.letters[first:last], grammar.document.folded
    if folded[first] in _INSERTING or {"which", "whom"} & set(folded[first : min(first + _COPY_OF, last)]):
        return True
    who = next((token for token in range(first, last) if folded[token] == "who"), last)
    if who < last and not set("VMEG") & set(grammar.letters[first:who]):
        return True  # "Ann Dole, a nurse who was on duty, says"
    return bool(stretch) and stretch[0] not in "VMAH" and not set("VM") & set(stretch)


def _possessor(grammar: Grammar, cue: Cue) -> Speaker | None:
    """Return whose view: "in the mayor's view"."""
    phrase = grammar.ending.get(cue.token)
    if phrase is None:
        return None
    return _by_own_account(grammar, phrase) or _owner(grammar, phrase)


def _by_own_account(grammar: Grammar, phrase: Phrase) -> Speaker | None:
    """Return the subject behind "By her own account, Ann Dole slept", whom the pronoun before it means."""
    document, comma = grammar.document, phrase.last + 1
    low, high = document.bounds[document.sentence_of[phrase.head]]
    own = document.folded[phrase.first + 1 : phrase.first + 2] == ["own"] and document.tags[phrase.first] == "PRP$"
    named = grammar.starting.get(comma + 1)
    if not own or phrase.first - 1 != low or comma + 1 >= high or document.words[comma] != "," or named is None:
        return None
    return Speaker(named, named.first, named.last, "subject") if _speaks(grammar, named) else None


def _owner(grammar: Grammar, phrase: Phrase) -> Speaker | None:
    """Return the possessor inside ``phrase``: "the mayor" in "the mayor's claim", "his" in "his claim"."""
    marks = grammar.letters[phrase.first : phrase.head].rfind("S")
    if marks > 0:
        end = phrase.first + marks - 1
        head = end
        return Speaker(Phrase(phrase.first, head, end), phrase.first, end, "owner")
    if grammar.document.tags[phrase.first] == "PRP$":
        return Speaker(Phrase(phrase.first, phrase.first, phrase.first), phrase.first, phrase.first, "owner")
    return None


def _noun_holder(grammar: Grammar, cue: Cue) -> Speaker | None:
    """Return whose claim or hope a noun is: its possessor, "by X", "from X", "among X"; else nobody's."""
    for phrase in grammar.phrases[grammar.document.sentence_of[cue.token]]:
        if phrase.first <= cue.token <= phrase.last:
            owner = _owner(grammar, phrase)
            if owner and phrase.head == cue.token:
                return owner
    if grammar.document.folded[cue.token + 1 : cue.token + 2] and grammar.document.folded[cue.token + 1] in {
        "by",
        "from",
        "among",
    }:
        return _after(grammar, cue.token + 2, cue, "agent")
    return None


def _agent(grammar: Grammar, cue: Cue) -> Speaker | None:
    """Return the phrase after "by" within a few tokens of a passive or past participle, without what it is about."""
    token = behind_by(grammar, cue)
    agent = None if token is None else _after(grammar, token, cue, "agent")
    return agent and replace(agent, last=before_matter(grammar, cue, agent.phrase, agent.last))


def _lets_it_be(grammar: Grammar, verb: int) -> Speaker | None:
    """Return A of "A let it be known that", whose verb with its auxiliary begins at ``verb``."""
    let = grammar.document.folded[max(0, verb - 2) : verb] == ["let", "it"]
    return _before(grammar, verb - 2, "subject") if let and verb > 2 else None


def _participle(grammar: Grammar, cue: Cue, earlier: Speaker | None) -> Speaker | None:
    """Return the source of "adding …" or "a letter warning …"."""
    document = grammar.document
    before = cue.first - 1
    low = document.bounds[document.sentence_of[cue.token]][0]
    if before >= low and before in grammar.ending and document.words[before] != ",":
        phrase = _attached_to(grammar, grammar.ending[before], low)
        if noun_class(document.folded[phrase.head]) in {"person", "group", "document"}:
            return Speaker(phrase, phrase.first, before, "modified")
    if earlier:
        return Speaker(earlier.phrase, earlier.first, earlier.last, "shared")
    if before > low and document.words[before] == "," and before - 1 in grammar.ending:
        phrase = _attached_to(grammar, grammar.ending[before - 1], low)
        if speaker_class(grammar, phrase) not in {"other", "time"}:
            return Speaker(phrase, phrase.first, before - 1, "modified")
    return _main_subject(grammar, cue, low)


def _main_subject(grammar: Grammar, cue: Cue, low: int) -> Speaker | None:
    """Return the first phrase of the sentence that a finite verb follows."""
    document = grammar.document
    for phrase in grammar.phrases[document.sentence_of[cue.token]]:
        if document.quoted[phrase.first] != document.quoted[cue.token] or (
            phrase.first > low and grammar.letters[phrase.first - 1] == "I"
        ):
            continue
        end = grammar.extend_right(phrase, _limit(grammar, phrase.first))
        rest = grammar.letters[end + 1 : end + _FEW_ADVERBS].lstrip("R,")
        if rest[:1] in {"V", "M"} and phrase.first != cue.token:
            return Speaker(phrase, phrase.first, end, "main")
    return None


def _finite(grammar: Grammar, cue: Cue, earlier: Speaker | None) -> Speaker | None:  # noqa: PLR0911 - one a place
    """Return a finite verb's or adjective's subject: before it, after it ("said X"), or shared with the one before."""
    document = grammar.document
    first = cue.first
    low = document.bounds[document.sentence_of[cue.token]][0]
    if cue.group and cue.group.infinitive and earlier:
        return Speaker(earlier.phrase, earlier.first, earlier.last, "shared")
    before = document.folded[first - 1] if first > low else ""
    some = grammar.ending.get(first - 3) if document.folded[max(low, first - 2) : first] == ["of", "whom"] else None
    if some:  # "two officials, one of whom said"
        return Speaker(some, some.first, first - 1, "part")
    if before in _RELATIVES and first - 2 >= low:
        return _whose_clause(grammar, first - 1 - (document.words[first - 2] == ","))
    edge = first == low or document.quoted[first - 1] != document.quoted[cue.token] or before in {"“", '"'}
    speaker = None if edge else _before(grammar, first, "subject")
    if speaker and document.quoted[speaker.phrase.head] == document.quoted[cue.token]:
        return speaker
    if before in {"and", "but", "or", "then", "also"} and earlier:
        return Speaker(earlier.phrase, earlier.first, earlier.last, "shared")
    parted = _parted_subject(grammar, first, low) if before == "," else None
    if parted:
        return parted
    if edge or before in {",", "so", "as", ":"}:
        inverted = _after(grammar, cue.last + 1, cue, "inverted")
        if inverted:
            return inverted
    if edge and first == low and low and document.words[low - 1] not in {".", "!", "?", "…"}:
        return _before(grammar, low, "subject") if low - 1 in grammar.ending or document.words[low - 1] == ")" else None
    if edge:
        return None
    shared = Speaker(earlier.phrase, earlier.first, earlier.last, "shared") if earlier else None
    return shared or _main_subject(grammar, cue, low)


def _whose_clause(grammar: Grammar, limit: int) -> Speaker | None:
    """Return who "who said" speaks of: the nearest, if what that is attached to is nobody: "a raid by guards who"."""
    far = _before(grammar, limit, "relative")
    near = grammar.ending.get(limit - 1)
    person = grammar.document.folded[limit] == "who" and near is not None and _speaks(grammar, near)
    if far is None or not person or near.first <= far.phrase.first or _speaks(grammar, far.phrase):
        return far
    return Speaker(near, near.first, near.last, "relative")


def _parted_subject(grammar: Grammar, first: int, low: int) -> Speaker | None:
    """Return the subject that "A reported" parts from its verb: "the fisherman" in "The fisherman, A said, denied"."""
    document, verb = grammar.document, first - 2
    if verb <= low or document.folded[verb] not in SAYING or verb - 1 not in grammar.ending:
        return None
    teller = _before(grammar, verb, "subject")
    comma = teller.first - 1 if teller else low
    return _before(grammar, comma, "subject") if comma > low and document.words[comma] == "," else None


def speaker_class(grammar: Grammar, phrase: Phrase) -> str:
    """Return what a phrase could be as a speaker: a pronoun's kind, person, group, document, time, proper, other."""
    document = grammar.document
    word = document.folded[phrase.head]
    if word in PRONOUNS and grammar.letters[phrase.head] in "OWD":
        return f"pronoun-{PRONOUNS[word]}"
    kind = noun_class(word)
    if grammar.letters[phrase.head] == "P" and kind != "time":
        if any(document.folded[token] in TITLES for token in range(phrase.first, phrase.head)):
            return "titled"
        return "outlet" if word in OUTLET_WORDS else kind or "proper"
    return kind or "other"


def modified(grammar: Grammar, cue: Cue) -> Speaker | None:
    """Return the phrase that a passive or past participle says something about: "minutes" in "minutes seen by A"."""
    low = grammar.document.bounds[grammar.document.sentence_of[cue.token]][0]
    before = cue.first - 1
    if before < low:
        return None
    while before > low and (grammar.document.folded[before] in _RELATIVES or grammar.letters[before] in "R"):
        before -= 1
    return _before(grammar, before + 1, "modified")
