"""Own-voice sentences that judge or predict without saying on whose word."""

from __future__ import annotations

import itertools
import math
import re

from articles.analysis.attribution.document import Document
from articles.analysis.attribution.linear import Linear

LEAST = 0.3
_JUDGING = re.compile(
    r"\b(?:(?:is|are|was|were|seems?|appears?|looks?|remains?) (?:\w+ly )?(?:un)?likely to|unlikely"
    r"|(?:could|may|might|would) (?:well|yet|also|still|prove|become|easily|soon|hardly|make|leave|mean|undermine"
    r"|deepen|ease|complicate|weaken|strengthen|embolden|matter)|risks? \w+ing|all but (?:certain|guarantees?)"
    r"|bound to|set to (?:deepen|widen|worsen)"
    r"|no doubt|doubtless|clearly|arguably|inevitabl[ey]|raises? (?:\w+ )?(?:question|doubt|prospect|fear|concern)s?"
    r"|(?:a|the) (?:serious|major|heavy|severe|bitter) (?:blow|setback|test)|little (?:chance|hope|doubt)"
    r"|casts? (?:a )?(?:doubt|shadow)|decisive|spells? trouble|will probably|certain to|stands? to (?:gain|lose))\b",
    re.IGNORECASE,
)


def assessment_facts(document: Document, number: int) -> list[str]:
    """Return what the model sees of a sentence: words, pairs of words, first word, length, place and known phrases."""
    first, last = document.bounds[number]
    sentence = document.sentences[number]
    words = [
        "#"
        if document.tags[token] == "CD"
        else "Name"
        if document.tags[token].startswith("NNP")
        else document.folded[token]
        for token in range(first, last)
    ]
    ends = number + 1 == len(document.sentences) or document.sentences[number + 1].paragraph != sentence.paragraph
    tags = document.tags[first:last]
    past = any(tag == "VBD" for tag in tags)
    modal = any(tag == "MD" for tag in tags)
    return [
        "bias",
        f"judging={bool(_JUDGING.search(sentence.span.of(document.text)))}",
        f"past={past} modal={modal}",
        f"numbers={'#' in words}",
        f"names={min(words.count('Name'), 3)}",
        f"length={min(6, len(words) // 5)}",
        f"ends={ends}",
        f"last={number + 1 == len(document.sentences)}",
        f"begins={words[0] if words else ''}",
        f"question={bool(words) and words[-1] == '?'}",
        *(f"w={word}" for word in set(words)),
        *(f"ww={one} {two}" for one, two in set(itertools.pairwise(words))),
        *(f"compared={tag}" for tag in set(tags) if tag in {"JJR", "JJS", "RBR", "RBS"}),
    ]


def is_unsourced_assessment(document: Document, number: int, model: Linear) -> bool:
    """Whether an own-voice sentence assesses or predicts ("is unlikely to alter the course")."""
    return 1 / (1 + math.exp(-model.score(assessment_facts(document, number)))) >= LEAST
