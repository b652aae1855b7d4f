"""Papers whose author or holder another clause or sentence tells: "a letter in which B asks", "In it, B asks"."""

from __future__ import annotations

from articles.analysis.attribution.decisions import Decision
from articles.analysis.attribution.keepers import keeper_at, keeper_of
from articles.analysis.attribution.outlets import role_of
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker, speaker_class
from articles.analysis.attribution.steps import OWNING, PAPERS, Step, paper_end
from articles.analysis.attribution.wordlists import words as listed

_SUPPLIED = frozenset(["supplied", "provided", "given", "handed", "compiled", "sent"])
_PUBLISHING = frozenset(listed("publishing"))
_HAVING_PAPER = frozenset(
    ["saw", "seen", "obtained", "reviewed", "viewed", "read", "to", "consulted", "seeing", "reading", "obtaining"]
)
_TALKED = frozenset(["spoke", "spoken", "talked"])
_IN_IT = (["in", "it"], ["on", "it"], ["in", "them"])
_BATCHES = frozenset(["exchange", "batch", "bundle", "series", "set", "trove", "string", "stack", "chain", "cache"])
_MESSAGES = frozenset(["messages", "emails", "e-mails", "letters", "memos", "texts", "documents", "files", "papers"])
_REACH = 14


def is_paper(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether somebody's words can stand in what the phrase means: a letter, a fragment of one, a batch of them."""
    paper = speaker_class(grammar, phrase) == "document" or grammar.document.folded[phrase.head] in PAPERS
    return paper or is_batch(grammar, phrase)


def is_batch(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether the phrase means several papers: "an exchange of emails", "a bundle of letters"."""
    folded = grammar.document.folded
    if folded[phrase.head] not in _BATCHES or folded[phrase.last + 1 : phrase.last + 2] != ["of"]:
        return False
    several = grammar.starting.get(phrase.last + 2)
    return several is not None and (folded[several.head] in _MESSAGES or is_paper(grammar, several))


def author_of(grammar: Grammar, decision: Decision) -> tuple[Speaker, Step | None] | None:
    """Return the paper of "a letter in which B asks", and who published or read it out: B's cue is the decision's."""
    document, low = grammar.document, grammar.document.bounds[decision.sentence][0]
    start = decision.speaker.first - 1 if decision.speaker else decision.cue.first
    if start - 1 < low or document.folded[start] != "which" or document.folded[start - 1] not in {"in", "where"}:
        return None
    phrases = [p for p in grammar.phrases[decision.sentence] if start - _REACH < p.first and p.last < start - 1]
    for phrase in reversed(phrases):
        if set("VM") & set(grammar.letters[phrase.last + 1 : start - 1]):
            return None
        if is_paper(grammar, phrase):
            paper = Speaker(phrase, phrase.first, paper_end(grammar, phrase, start - 1), "written")
            return paper, keeper_of(grammar, paper) or _publisher(grammar, decision.sentence, phrase)
    return None


def _publisher(grammar: Grammar, number: int, paper: Phrase) -> Step | None:
    """Return A of "A published a letter", "A then read aloud from a message"."""
    document, low = grammar.document, grammar.document.bounds[number][0]
    for token in range(paper.first - 1, max(low, paper.first - 6), -1):
        if document.folded[token] in _PUBLISHING and grammar.letters[token] in "VE":
            first = next((p for p in reversed(grammar.phrases[number]) if token - 4 <= p.last < token), None)
            if first is None:
                return None
            speaker = Speaker(first, first.first, first.last, "agent")
            return speaker, role_of(grammar, speaker)
        if grammar.letters[token] in "VM":
            return None
    return None


def supplier_of(grammar: Grammar, paper: Speaker) -> Speaker | None:
    """Return B of "logs supplied by B", "an analysis based on data from B"."""
    document = grammar.document
    high = document.bounds[document.sentence_of[paper.phrase.head]][1]
    for token in range(paper.phrase.last + 1, min(paper.phrase.last + 8, high - 2)):
        word, following = document.folded[token], document.folded[token + 1]
        if document.words[token] in {",", ";", "."}:
            return None
        supplied = word in _SUPPLIED and following in {"by", "to"}
        based = word in {"data", "figures", "information", "documents", "records"} and following == "from"
        phrase = grammar.starting.get(token + 2) if (supplied and following == "by") or based else None
        if phrase:
            return Speaker(phrase, phrase.first, grammar.extend_right(phrase, high), "supplier")
    return None


def paper_had_by(grammar: Grammar, decision: Decision) -> Speaker | None:
    """Return the paper of "A, which has seen the complaint, said" and "A reported after reading the complaint"."""
    document, speaker, cue = grammar.document, decision.speaker, decision.cue
    high = document.bounds[decision.sentence][1]
    for start in (speaker.phrase.last + 1, cue.last + 1):
        opens = document.folded[start : start + 2]
        if opens == [",", "which"] or opens[:1] == ["after"]:
            for token in range(start + 1, min(start + 6, high - 1)):
                phrase = grammar.starting.get(token + 1) if document.folded[token] in _HAVING_PAPER else None
                if (
                    phrase
                    and document.folded[token - 1] in _TALKED
                    and speaker_class(grammar, phrase) in {"person", "titled"}
                ):
                    return Speaker(phrase, phrase.first, grammar.extend_right(phrase, high), "cited")
                if phrase and is_paper(grammar, phrase):
                    return Speaker(phrase, phrase.first, paper_end(grammar, phrase, high), "cited")
    return None


def paper_before(grammar: Grammar, number: int) -> tuple[Speaker, Step | None] | None:
    """Return the last paper that the sentence ``number`` tells of and who has it, if that is told.

    "The Mercury has obtained a memo on the affair", "The request was made in a letter which A has seen".
    """
    document = grammar.document
    low, high = document.bounds[number]
    papers = [p for p in grammar.phrases[number] if document.quoted[p.head] < 0 and is_paper(grammar, p)]
    for phrase in reversed(papers):
        paper = Speaker(phrase, phrase.first, paper_end(grammar, phrase, high), "held")
        if document.folded[phrase.head : phrase.head + 2] == ["copy", "of"]:
            continue
        step = keeper_of(grammar, paper) or _holder(grammar, number, phrase, low)
        if step:
            return paper, step
    if not papers:
        return None
    last = papers[-1]
    return Speaker(last, last.first, paper_end(grammar, last, high), "held"), None


def _holder(grammar: Grammar, number: int, paper: Phrase, low: int) -> Step | None:
    """Return A of "A has obtained a memo"."""
    document = grammar.document
    for token in range(paper.first - 1, max(low, paper.first - 5), -1):
        if document.folded[token] in OWNING | _PUBLISHING and grammar.letters[token] in "VE":
            phrases = grammar.phrases[number]
            holder = next((p for p in reversed(phrases) if token - 3 <= p.last < token), None)
            return keeper_at(grammar, holder.first, only_outlets=True) if holder else None
    return None


def stands_in_it(grammar: Grammar, decision: Decision) -> bool:
    """Whether the words stand in a paper of the sentence before: "In it, B says", "B writes in it that …"."""
    document, cue = grammar.document, decision.cue
    low = document.bounds[decision.sentence][0]
    return any(document.folded[token : token + 2] in _IN_IT for token in (low, cue.last + 1))
