"""What the learned models see of a possible cue and of a possible source: names of facts that hold."""

from __future__ import annotations

from articles.analysis.attribution.cues import Cue
from articles.analysis.attribution.lexicon import FAMILIES, VERB_CLASSES, noun_class
from articles.analysis.attribution.phrases import Grammar, Phrase
from articles.analysis.attribution.speakers import Speaker, speaker_class

_OPENERS = frozenset(["that", "whether", "if", "how", "why", "what", "when", "where", "who"])
_CLOSING = frozenset([".", "!", "?", "…", "”", '"', "’", "'", ")", ":"])
_AMOUNTS = frozenset(["percent", "per", "%", "million", "billion", "trillion", "bn", "cent", "points"])


def cue_features(grammar: Grammar, cue: Cue, speaker: Speaker | None, earlier: Cue | None) -> list[str]:
    """Return what holds of ``cue`` with the grammar's guess at its source; ``earlier`` is the sentence's cue before."""
    lemma = f"{cue.sort}:{cue.lemma}"
    classes = FAMILIES.get(cue.lemma, VERB_CLASSES.get(cue.lemma, "")) if cue.sort == "verb" else cue.sort
    kind = speaker_class(grammar, speaker.phrase) if speaker else "none"
    form = f"{grammar.letters[cue.token]}{_voice(grammar, cue)}"
    return [
        *_grammar_facts(grammar, cue, speaker, (lemma, classes, kind, form)),
        *_place_facts(grammar, cue, speaker, (lemma, classes, kind)),
        *_object_facts(grammar, cue, speaker, (lemma, classes)),
        *_earlier_facts(grammar, cue, earlier, (classes, form)),
    ]


def _voice(grammar: Grammar, cue: Cue) -> str:
    """Return a letter for each that holds of the cue's verb: negated, passive, infinitive, modal, auxiliary, "yet"."""
    group = cue.group
    low = grammar.document.bounds[grammar.document.sentence_of[cue.token]][0]
    yet = cue.first > low and grammar.document.folded[cue.first - 1] == "yet"
    marks = ()
    if group:
        marks = (group.negated, group.passive, group.infinitive, group.modal, group.auxiliary)
    return "".join(mark for mark, holds in zip("npimx", marks, strict=False) if holds) + ("y" if yet else "")


def _grammar_facts(grammar: Grammar, cue: Cue, speaker: Speaker | None, known: tuple[str, str, str, str]) -> list[str]:
    """Return what the word, its form, its complement and its source's kind tell, alone and together."""
    lemma, classes, kind, form = known
    family = FAMILIES.get(cue.lemma, "-") if cue.sort in {"verb", "noun"} else cue.sort
    route = speaker.route if speaker else "none"
    high = grammar.document.bounds[grammar.document.sentence_of[cue.token]][1]
    complement = _complement(grammar, cue, high)
    return [
        "bias",
        f"sort={cue.sort}",
        f"class={classes}",
        f"lemma={lemma}",
        f"form={form}",
        f"class+form={classes} {form}",
        f"lemma+form={lemma} {form}",
        f"kind={kind}",
        f"class+kind={classes} {kind}",
        f"lemma+kind={lemma} {kind}",
        f"family={family} {cue.sort}",
        f"family+form={family} {form}",
        f"family+complement={family} {complement}",
        f"family+kind={family} {kind}",
        f"family+complement+kind={family} {complement} {kind}",
        f"route={route}",
        f"class+route={classes} {route}",
        f"form+route={form} {route}",
        f"route+kind={route} {kind}",
        f"complement={complement}",
        f"class+complement={classes} {complement}",
        f"lemma+complement={lemma} {complement}",
        f"complement+kind={complement} {kind}",
        f"form+complement={form} {complement}",
    ]


def _place_facts(grammar: Grammar, cue: Cue, speaker: Speaker | None, known: tuple[str, str, str]) -> list[str]:
    """Return what stands around the cue: words, letters, quotes, numbers, the sentence's edges."""
    document = grammar.document
    lemma, classes, kind = known
    low, high = document.bounds[document.sentence_of[cue.token]]
    after = [document.folded[token] if token < high else "</s>" for token in range(cue.last + 1, cue.last + 4)]
    letters_after = (grammar.letters[cue.last + 1 : min(high, cue.last + 4)] + "###")[:3]
    before = document.folded[cue.first - 1] if cue.first > low else "<s>"
    letter_before = grammar.letters[cue.first - 1] if cue.first > low else "#"
    quote_before, quote_after = _quotes_around(grammar, cue, low, high)
    inside = document.quoted[cue.token] >= 0
    closes = _closes_after_content(grammar, cue, speaker, low)
    figures = _figures_after(grammar, cue, high)
    return [
        f"after={after[0]}",
        f"after2={after[0]} {after[1]}",
        f"lemma+after={lemma} {after[0]}",
        f"letters={letters_after}",
        f"class+letters={classes} {letters_after[:2]}",
        f"before={before}",
        f"class+before={classes} {letter_before}",
        f"lemma+before={lemma} {before}",
        f"inside={inside}",
        f"inside+class={inside} {classes}",
        f"quotes={quote_before}{quote_after}",
        f"class+quotes={classes} {quote_before}{quote_after}",
        f"sort+quotes={cue.sort} {quote_before}{quote_after} {kind}",
        f"first={cue.first == low}",
        f"last={cue.last + 2 >= high} {classes}",
        f"short={high - low < 8}",
        f"heading={document.words[high - 1] not in _CLOSING} {classes}",
        f"closes={closes} {classes}",
        f"closes+kind={closes} {kind}",
        f"figures={figures} {classes}",
        f"lemma+figures={figures} {lemma}",
    ]


def _object_facts(grammar: Grammar, cue: Cue, speaker: Speaker | None, known: tuple[str, str]) -> list[str]:
    """Return what the phrases right after the cue and at its source are about."""
    document = grammar.document
    lemma, classes = known
    facts = []
    described = next(
        (p for p in grammar.phrases[document.sentence_of[cue.token]] if cue.last < p.first <= cue.last + 2), None
    )
    if described:
        word = document.folded[described.head]
        facts += [f"object={word}", f"lemma+object={lemma} {word}", f"object-class={noun_class(word)} {classes}"]
    if speaker:
        head = document.folded[speaker.phrase.head]
        facts += [f"head={head}", f"class+head={classes} {head}", f"attached={speaker.last > speaker.phrase.last}"]
    return facts


def _earlier_facts(grammar: Grammar, cue: Cue, earlier: Cue | None, known: tuple[str, str]) -> list[str]:
    """Return how the cue stands to the sentence's cue before it, or to the word that governs its infinitive."""
    classes, form = known
    group = cue.group
    low = grammar.document.bounds[grammar.document.sentence_of[cue.token]][0]
    facts = []
    if earlier:
        facts += [
            f"earlier={earlier.sort} {VERB_CLASSES.get(earlier.lemma, '')}",
            f"earlier+form={form}",
            f"apart={min(6, cue.first - earlier.last)} {form}",
        ]
        if group and group.infinitive and earlier.last + 1 == cue.first:
            facts += [f"governor={earlier.lemma}", f"governor+class={earlier.lemma} {classes}"]
    elif group and group.infinitive and cue.first > low:
        facts.append(f"governed-by={grammar.document.folded[cue.first - 1]}")
    return facts


def _complement(grammar: Grammar, cue: Cue, high: int) -> str:  # noqa: PLR0911 - one a kind
    """Return what follows the cue: that, whether, to, quote, clause, of, colon, comma, end, thing, nothing."""
    document = grammar.document
    start = cue.last + 1
    for token in range(start, min(high, start + 7)):
        word = document.folded[token]
        if document.quoted[token] != document.quoted[cue.token]:
            return "quote" if token - start < 3 else "quote-later"
        if word in {"that", "whether"} and document.tags[token] in {"IN", "DT", "WDT"}:
            return word if token == start else f"{word}-later"
        if word in _OPENERS and token == start:
            return "wh"
        if word == "to" and grammar.letters[token + 1 : token + 2] == "B":
            return "to" if token == start else "to-later"
        if word == ":":
            return "colon"
        if word == "by" and token == start:
            return "by"
        if word in {",", ";", "—", "–"}:
            break
    first = document.folded[start] if start < high else "."
    if first in {",", ".", ";", "”", '"'}:
        return "comma" if first == "," else "end"
    end = next((token for token in range(start, high) if document.words[token] in {",", ";"}), high)
    if grammar.has_clause(start, end):
        return "clause"
    if grammar.letters[start : start + 1] in {"I", "T"}:
        return f"prep-{first}"
    return (
        "thing"
        if any(start <= phrase.first <= start + 2 for phrase in grammar.phrases[document.sentence_of[cue.token]])
        else "none"
    )


def _closes_after_content(grammar: Grammar, cue: Cue, speaker: Speaker | None, low: int) -> bool:
    """Whether a clause and a comma stand before the source: "Prices fell again, figures from the bank show"."""
    first = min(speaker.first, cue.first) if speaker else cue.first
    return first - low > 3 and grammar.document.words[first - 1] in {",", "–", "—"} and grammar.has_clause(low, first)


def _figures_after(grammar: Grammar, cue: Cue, high: int) -> str:
    """Return what sort of numbers the words after the cue tell: money or a share, another number, none."""
    document = grammar.document
    after = range(cue.last + 1, min(high, cue.last + 9))
    if any(document.folded[token] in _AMOUNTS or document.words[token][0] in "$€£¥" for token in after):
        return "amount"
    return "number" if any(document.tags[token] == "CD" for token in after) else "none"


def _quotes_around(grammar: Grammar, cue: Cue, low: int, high: int) -> tuple[str, str]:
    """Return whether a quote stands next to the cue (n), elsewhere (y) or not (-), before it and after it."""
    quoted = grammar.document.quoted
    own = quoted[cue.token]

    def look(tokens: range) -> str:
        for distance, token in enumerate(tokens):
            if quoted[token] >= 0 and quoted[token] != own:
                return "n" if distance < 6 else "y"
        return "-"

    return look(range(cue.first - 1, low - 1, -1)), look(range(cue.last + 1, high))


def source_features(
    grammar: Grammar, cue: Cue, candidate: Phrase, guess: Speaker | None, earlier: Phrase | None
) -> list[str]:
    """Return what holds of ``candidate`` as the source of ``cue``.

    ``guess`` is the grammar's, ``earlier`` the phrase taken as the source of the sentence's cue before.
    """
    document = grammar.document
    low, high = document.bounds[document.sentence_of[cue.token]]
    kind = speaker_class(grammar, candidate)
    classes = VERB_CLASSES.get(cue.lemma, "") if cue.sort == "verb" else cue.sort
    letter = grammar.letters[cue.token]
    voice = (
        f"{letter}{'p' if cue.group and cue.group.passive else ''}{'i' if cue.group and cue.group.infinitive else ''}"
    )
    left = candidate.last < cue.token
    first, last = (candidate.last + 1, cue.first) if left else (cue.last + 1, candidate.first)
    between = grammar.letters[first:last] if first < last else ""
    distance = min(len(between), 12) if len(between) < 5 else 5 + min(len(between), 25) // 5
    side = "left" if left else "right"
    before = document.folded[candidate.first - 1] if candidate.first > low else "<s>"
    following = grammar.letters[candidate.last + 1 : candidate.last + 2] if candidate.last + 1 < high else "#"
    listed = grammar.listed_verbs(first, last)
    guessed = guess is not None and guess.phrase.head == candidate.head
    route = guess.route if guess else "none"
    quoted = (document.quoted[candidate.head] >= 0, document.quoted[candidate.head] == document.quoted[cue.token])
    shape = f"{'V' if set('VM') & set(between) else '-'}{min(2, between.count(','))}{'I' if 'I' in between else '-'}"
    inside = candidate.first <= cue.token <= candidate.last
    preposition = grammar.letters[candidate.first - 1 : candidate.first] if candidate.first > low else "#"
    return [
        f"guessed={guessed}",
        f"guessed+route={guessed} {route}",
        f"guessed+kind={guessed} {kind}",
        f"guessed+voice={guessed} {voice} {cue.sort}",
        f"kind={kind}",
        f"kind+side={kind} {side}",
        f"kind+class={kind} {classes}",
        f"side+voice={side} {voice} {cue.sort}",
        f"distance={side} {distance}",
        f"shape={side} {shape}",
        f"shape+voice={side} {shape} {voice}",
        f"before={before}",
        f"following={following}",
        f"following+side={following} {side}",
        f"verbs={side} {min(listed, 3)}",
        f"quoted={quoted}",
        f"quoted+kind={quoted} {kind}",
        f"opens={candidate.first == low}",
        f"opens+side={candidate.first == low} {side}",
        f"earlier={earlier is not None and earlier.head == candidate.head} {voice}",
        f"inside={inside}",
        f"preposition={preposition} {side}",
        f"head-class={noun_class(document.folded[candidate.head])} {side} {distance}",
        f"head={document.folded[candidate.head]}",
    ]
