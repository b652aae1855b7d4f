"""What is attributed: the words of a sentence that a cue governs, and how they are given."""

from __future__ import annotations

from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.lexicon import noun_class
from articles.analysis.attribution.phrases import Grammar
from articles.analysis.types import Span

_PARTING = frozenset([",", ";", "and", "but", "while", "whereas", "although", "though", "—", "–"])
_ADDRESSING_WORDS = frozenset(["tell", "ask", "inform", "remind", "assure", "warn", "notify", "advise", "urge"])


def content_of(grammar: Grammar, decision: Decision, following: Decision | None, beyond: int = -1) -> list[Span]:
    """Return the spans of the sentence that ``decision`` attributes; ``following`` is the next one with another source,
    ``beyond`` the last token of the chain that the decision opens.

    What comes after the cue goes to the end of the sentence or to the next cue's subject; if nothing does
    ("…, the mayor said"), it is what comes before the source.
    """
    document = grammar.document
    low, high = document.bounds[decision.sentence]
    cue, speaker = decision.cue, decision.speaker
    left = min(cue.first, speaker.first) if speaker else cue.first
    right = max(cue.last, speaker.last) if speaker and speaker.first > cue.first else cue.last
    right = max(right, beyond)
    stop = high
    if following:
        begins = following.speaker.first if following.speaker else following.cue.first
        begins = min(begins, following.cue.first)
        if begins > right and cue.sort != "according" and _parted(grammar, right + 1, begins):
            stop = begins
    spans = []
    after = _skip_addressee(grammar, decision, right + 1, stop)
    tail = _trim(grammar, after, stop)
    head = _trim(grammar, low, left)
    closes = (
        after >= stop
        or document.words[after] in {".", ",", ";", "”", '"', "!", "?"}
        or document.folded[after] in {"in", "on", "at", "during", "after", "outside", "when", "as", "by", "before"}
    )
    inserted = document.words[after : after + 1] == [","]
    if head and (cue.sort == "dash" or (closes and (inserted or head[1] - head[0] >= 2) and _detached(grammar, left))):
        spans.append(head)
        if tail and document.words[after : after + 1] == [","]:
            spans.append(tail)
    elif tail:
        spans.append(tail)
    elif head:
        spans.append(head)
    return [document.span(first, last) for first, last in spans]


def _parted(grammar: Grammar, first: int, begins: int) -> bool:
    """Whether a comma or conjunction right before ``begins`` opens a clause of its own, not part of the content."""
    document = grammar.document
    before = document.folded[max(first, begins - 3) : begins]
    return bool(_PARTING & set(before))


def _detached(grammar: Grammar, left: int) -> bool:
    """Whether the source and cue come after a comma, dash or quote: the content stands before them."""
    document = grammar.document
    return left > 0 and (
        document.words[left - 1] in {",", "—", "–", "-", "”", '"', "’", "?", "!", "''"}
        or document.quoted[left - 1] >= 0
    )


def _skip_addressee(grammar: Grammar, decision: Decision, token: int, stop: int) -> int:
    """Return the token after "told reporters on Monday that"."""
    document = grammar.document
    told = decision.cue.lemma in _ADDRESSING_WORDS
    named = grammar.starting.get(token) if not told and decision.cue.lemma == "say" else None
    if named and noun_class(document.folded[named.head]) != "time" and document.quoted[token] < 0:
        return token  # "said the mayor had told staff that"
    if told and token in grammar.starting and grammar.starting[token].last < stop:
        beyond = grammar.starting[token].last + 1
        left = min(decision.cue.first, decision.speaker.first) if decision.speaker else decision.cue.first
        whole = beyond < stop and document.words[beyond] in {".", "!", "?"}  # "had warned the crew."
        if (
            beyond < stop
            and (not whole or _detached(grammar, left))
            and (grammar.letters[beyond] not in "VM")
            and document.quoted[token] < 0
        ):
            token = beyond
    for position in range(token, min(stop, token + 8)):
        if document.folded[position] == "that" and document.quoted[position] == document.quoted[decision.cue.token]:
            return position + 1
        if grammar.letters[position] in "VM":
            return token
        if document.words[position] in {",", ":"} or document.quoted[position] != document.quoted[decision.cue.token]:
            return position + (document.words[position] in {",", ":"})
    return token


def _trim(grammar: Grammar, first: int, last: int) -> tuple[int, int] | None:
    """Return the first and last token of ``[first, last)`` without commas, conjunctions and the final stop."""
    document = grammar.document
    while first < last and document.words[first] in {",", ";", ":", "—", "–", "-"}:
        first += 1
    while (
        last > first
        and (
            document.words[last - 1] in {",", ";", ":", "—", "–", ".", "-"}
            or document.folded[last - 1] in {"and", "but", "while", "as"}
        )
        and document.quoted[last - 1] < 0
    ):
        last -= 1
    return (first, last - 1) if last > first else None
