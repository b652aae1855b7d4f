"""Check the annotated articles: ``python training/corpus/check.py [FILE ...]`` (without files: the whole corpus).

Prints ``file:line: error or note: what to do`` for each finding, then a summary. The exit status is 1 if there was an
error. Notes are worth a look but may be right as they are. Needs nothing but Python.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from training.corpus.markup import AnnotatedArticle, AnnotatedAttribution, Problem, parse_article  # noqa: E402

REQUIRED_FIELDS = ("id", "topic", "style", "country")
PRONOUNS = frozenset(["he", "she", "it", "they", "i", "we", "you", "him", "her", "them", "who", "the"])
TAG_NAMES = {"s": "source", "c": "cue", "k": "content", "v": "relay", "i": "inheriting sentence", "u": "assessment"}
_QUOTE_MARK = re.compile("[\"“”‘’«»„']")
_DOUBLE_QUOTE = re.compile('["“”«»„]')
_SENTENCE_END = re.compile(r"[.!?…:][\"”’'»)]*$")
_USUAL_CUE = re.compile(r"\b(?:said|says|told|tells|according to|claimed|accused|testified|insisted|denied)\b", re.I)
_WORD = re.compile(r"\w+(?:['’]\w+)?")


def main(arguments: list[str]) -> int:
    """Check the named files, or all, print findings and summary; return the exit status."""
    paths = [Path(argument) for argument in arguments] or sorted((HERE / "articles").glob("*.txt"))
    articles, failures, seen = [], 0, {}
    for path in paths:
        article, errors = parse_article(path.read_text(encoding="utf-8"))
        errors += find_errors(article, path.stem) if article.text else []
        if article.id in seen:
            errors.append(Problem(1, f"id '{article.id}' is also in {seen[article.id]}: give each file its own"))
        seen[article.id] = path.name
        for label, problems in (("error", errors), ("note", find_notes(article))):
            for problem in sorted(problems, key=lambda problem: problem.line):
                print(f"{path}:{problem.line}: {label}: {problem.message}")
        failures += len(errors)
        articles.append(article)
    print(summarise(articles))
    print(f"{failures} errors")
    return 1 if failures else 0


def find_errors(article: AnnotatedArticle, stem: str) -> list[Problem]:
    """Return what is certainly wrong in a readable article whose file is called ``stem``."""
    errors = [Problem(1, f"add the header line '{name}: …'") for name in REQUIRED_FIELDS if not article.meta.get(name)]
    if article.id and article.id != stem:
        errors.append(Problem(1, f"id '{article.id}' is not the file's name '{stem}': make them equal"))
    errors += _span_errors(article)
    declared = Counter(attribution.number for attribution in article.attributions)
    for tag in article.tags:
        if tag.letter != "u" and tag.number not in declared:
            errors.append(Problem(tag.line, f"<{tag.letter}{tag.number}> has no footer line {tag.number}: add it"))
    for attribution in article.attributions:
        errors += _attribution_errors(article, attribution, declared)
    return errors


def _span_errors(article: AnnotatedArticle) -> list[Problem]:
    """Return the errors of single spans: empty, ragged, over paragraphs, not a whole sentence."""
    errors = []
    for tag in article.tags:
        words, name = tag.span.of(article.text), f"{TAG_NAMES[tag.letter]} <{tag.letter}{tag.number or ''}>"
        if not words.strip():
            errors.append(Problem(tag.line, f"{name} is empty: drop it"))
        elif words != words.strip():
            errors.append(Problem(tag.line, f"{name} '{words[:30]}' begins or ends with white space: move the tag"))
        if "\n" in words:
            errors.append(Problem(tag.line, f"{name} runs over a line end: close it and open another after it"))
        if tag.letter in "iu" and not _SENTENCE_END.search(words):
            errors.append(Problem(tag.line, f"{name} must hold whole sentences: take in the final stop"))
    return errors


def _attribution_errors(
    article: AnnotatedArticle, attribution: AnnotatedAttribution, declared: Counter[int]
) -> list[Problem]:
    """Return the errors of one attribution: missing or contradictory parts."""
    number, messages = attribution.number, []
    if declared[number] > 1:
        messages.append(f"number {number} is declared twice: number each attribution once")
    parts = (attribution.mentions, attribution.cues, attribution.contents, attribution.relays, attribution.inherited)
    if not any(parts):
        messages.append(f"number {number} has no tags in the text: tag it or drop the line")
    elif not (attribution.contents or attribution.inherited):
        messages.append(f"number {number} has no content: tag what is attributed with <k{number}>")
    if any(parts) and not attribution.mentions and not _speaker_elsewhere(article, attribution):
        messages.append(f"no <s{number}>, and no other attribution mentions '{attribution.canonical}': tag the source")
    if attribution.relays and not attribution.via:
        messages.append(f"<v{number}> is tagged but the footer names no via: write 'Name (outlet)', or drop the tag")
    if not attribution.relays and attribution.nested_in is None and not _chain_elsewhere(article, attribution):
        messages.append(f"the footer names {len(attribution.via)} via: tag each with <v{number}>")
    if attribution.nested_in is not None and (
        attribution.nested_in not in declared or attribution.nested_in == attribution.number
    ):
        messages.append(f"nested in {attribution.nested_in}, which is no other attribution: correct the number")
    if attribution.canonical.lower() in PRONOUNS:
        messages.append(f"'{attribution.canonical}' is a pronoun: write who it is")
    if attribution.manner == "mixed" and not any(_QUOTE_MARK.search(s.of(article.text)) for s in attribution.contents):
        messages.append(f"number {number} is mixed but its content quotes nothing: write indirect, or move the tags")
    return [Problem(attribution.line, message) for message in messages]


def _speaker_elsewhere(article: AnnotatedArticle, attribution: AnnotatedAttribution) -> bool:
    """Tell whether another attribution with the same canonical source has a source mention."""
    return any(other.canonical == attribution.canonical and other.mentions for other in article.attributions)


def _chain_elsewhere(article: AnnotatedArticle, attribution: AnnotatedAttribution) -> bool:
    """Tell whether each link of the chain, if there is any, is tagged with another attribution that has it too."""
    tagged = {via.canonical for other in article.attributions if other.relays for via in other.via}
    return all(via.canonical in tagged for via in attribution.via)


def find_notes(article: AnnotatedArticle) -> list[Problem]:
    """Return what looks odd but may be right."""
    notes = []
    text, known = article.text, set(_WORD.findall(article.text.lower()))
    count = len(_WORD.findall(text))
    if not 120 <= count <= 320:
        notes.append(Problem(1, f"{count} words: aim at 120 to 320"))
    for attribution in article.attributions:
        contents = " ".join(span.of(text) for span in attribution.contents)
        if attribution.manner == "indirect" and _DOUBLE_QUOTE.search(contents):
            notes.append(Problem(attribution.line, "indirect, but its content holds quotation marks: mixed or direct?"))
        if attribution.manner == "direct" and not _QUOTE_MARK.search(contents) and ":" not in text:
            notes.append(Problem(attribution.line, "direct, but its content holds no quotation marks: indirect?"))
        missing = [word for word in _WORD.findall(attribution.canonical.lower()) if word not in known]
        if attribution.named and missing:
            notes.append(Problem(attribution.line, f"the text never says '{' '.join(missing)}': is the name right?"))
        if not attribution.named and attribution.canonical[:1].isupper() and not attribution.canonical[:2].isupper():
            notes.append(Problem(attribution.line, f"unnamed, but '{attribution.canonical}' looks like a name"))
    return notes + _place_notes(article)


def _place_notes(article: AnnotatedArticle) -> list[Problem]:
    """Return what stands in an odd place: a cue word without a tag, content far from its cue, a sourced assessment."""
    notes, text = [], article.text
    sourced = [tag.span for tag in article.tags if tag.letter == "k"]
    tagged = {at for tag in article.tags if tag.letter in "ck" for at in range(tag.span.start, tag.span.end)}
    last_line = max((tag.line for tag in article.tags), default=1)
    for match in _USUAL_CUE.finditer(text):
        if match.start() not in tagged:
            around = text[max(0, match.start() - 30) : match.end() + 20].replace("\n", " ")
            notes.append(Problem(last_line, f"'{match[0]}' has no tag in '… {around} …': is it really nobody's word?"))
    for attribution in article.attributions:
        paragraphs = {text.count("\n\n", 0, span.start) for span in attribution.contents}
        cued = {text.count("\n\n", 0, span.start) for span in attribution.cues}
        if cued and paragraphs and not cued & paragraphs:
            notes.append(Problem(attribution.line, "no content in the cue's paragraph: is a <k> missing there?"))
    for tag in article.tags:
        if tag.letter == "u" and any(span.start < tag.span.end and tag.span.start < span.end for span in sourced):
            notes.append(Problem(tag.line, "an assessment <u> overlaps sourced content: has it a source after all?"))
    return notes


def summarise(articles: list[AnnotatedArticle]) -> str:
    """Return the counts of a corpus as lines of text."""
    attributions = [attribution for article in articles for attribution in article.attributions]
    words = sum(len(_WORD.findall(article.text)) for article in articles)
    sourced = sum(len(_covered(article)) for article in articles)
    total = sum(len(article.text) for article in articles) or 1
    rows = {
        "kind": Counter(a.kind for a in attributions),
        "manner": Counter(a.manner for a in attributions),
        "polarity": Counter(a.polarity for a in attributions),
        "source": Counter("named" if a.named else "unnamed" for a in attributions),
        "chain length": Counter(len(a.via) for a in attributions),
        "chain roles": Counter(via.role for a in attributions for via in a.via),
        "other": Counter(
            nested=sum(a.nested_in is not None for a in attributions),
            inherited=sum(len(a.inherited) for a in attributions),
            unsourced=sum(len(article.unsourced) for article in articles),
        ),
    }
    lines = [f"{len(articles)} articles, {words} words, {len(attributions)} attributions"]
    lines.append(f"share of characters inside attributed content: {sourced / total:.2f}")
    lines += [f"{name}: " + ", ".join(f"{key} {n}" for key, n in sorted(row.items())) for name, row in rows.items()]
    return "\n".join(lines)


def _covered(article: AnnotatedArticle) -> set[int]:
    """Return the offsets of ``article`` that lie inside some attributed content."""
    return {offset for tag in article.tags if tag.letter == "k" for offset in range(tag.span.start, tag.span.end)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
