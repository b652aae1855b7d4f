"""Read the annotated articles of the training corpus: inline tags in, plain text and spans out.

A file has three parts, divided by lines that hold only ``===``: header fields (``name: value``), the article with its
tags, and one line for each attribution::

    <s1>Divers</s1> <c1>said</c1> <k1>the hull was intact</k1>.
    ===
    1 | speech | indirect | affirmed | unnamed | divers | -

Tags are ``s`` (source mention), ``c`` (cue), ``k`` (content), ``v`` (relay, outlet or document in the chain) and ``i``
(an earlier sentence that takes over the chain), each with the attribution's number, and ``u`` (an assessment without
a source). Offsets are half-open and count Unicode code points of the text without tags.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from articles.analysis.types import AttributionKind, Manner, Polarity, Span, Via, ViaRole

DIVIDER = "==="
FOOTER_FIELDS = "number | kind | manner | polarity | named or unnamed | canonical source | via [| nested in N]"

_TAG = re.compile(r"<(?P<close>/?)(?P<letter>[sckvi])(?P<number>\d+)>|<(?P<close_u>/?)u>")
_VIA = re.compile(rf"(?P<name>.+?)\s*\((?P<role>{'|'.join(get_args(ViaRole))})\)")
_NESTED = re.compile(r"nested in (\d+)")
_ALLOWED = (get_args(AttributionKind), get_args(Manner), get_args(Polarity), ("named", "unnamed"))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file: the line (from 1) and a sentence that says what to do about it."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """One tagged stretch: the tag's letter, its attribution's number (0 for ``u``), where it is, and its line."""

    letter: str
    number: int
    span: Span
    line: int


@dataclass(frozen=True, slots=True)
class AnnotatedAttribution:
    """One attribution as the annotator saw it; its spans are offsets into the article's text.

    ``inherited`` are earlier sentences that take over this one's chain; ``via`` is nearest to the origin first;
    ``nested_in`` is the number of the attribution that this one is reported within; ``line`` is its footer line.
    """

    number: int
    kind: AttributionKind
    manner: Manner
    polarity: Polarity
    named: bool
    canonical: str
    via: tuple[Via, ...]
    nested_in: int | None
    line: int
    mentions: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]
    relays: tuple[Span, ...]
    inherited: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article without its tags, with its attributions in the footer's order, and its unsourced assessments.

    ``meta`` holds the header fields (topic, style, country …); ``tags`` is every tagged stretch in order of its end.
    """

    id: str
    text: str
    attributions: tuple[AnnotatedAttribution, ...]
    unsourced: tuple[Span, ...]
    meta: dict[str, str] = field(compare=False)
    tags: tuple[TaggedSpan, ...] = field(compare=False)


class MarkupError(ValueError):
    """A file cannot be read as an annotated article; ``problems`` lists why."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(f"{path}:{problem.line}: {problem.message}" for problem in problems))


def load_article(path: Path) -> AnnotatedArticle:
    """Return the annotated article in the file at ``path``; raise ``MarkupError`` if its form is broken."""
    article, problems = parse_article(path.read_text(encoding="utf-8"))
    if problems:
        raise MarkupError(path, problems)
    return article


def load_corpus(folder: Path) -> list[AnnotatedArticle]:
    """Return every article of ``folder`` (``*.txt``), by file name; raise ``MarkupError`` at the first broken one."""
    return [load_article(path) for path in sorted(folder.glob("*.txt"))]


def parse_article(marked: str) -> tuple[AnnotatedArticle, list[Problem]]:
    """Return the article written in ``marked`` (a whole file) and what is wrong with its form.

    With problems the article is what could be understood: footer lines that cannot be read are missing from it.
    """
    lines = marked.split("\n")
    dividers = [index for index, line in enumerate(lines) if line.strip() == DIVIDER]
    if len(dividers) != 2:
        problem = Problem(1, f"has {len(dividers)} lines '{DIVIDER}': write one after the header, one after the text")
        return AnnotatedArticle("", "", (), (), {}, ()), [problem]
    head, foot = dividers
    problems: list[Problem] = []
    meta = _parse_header(lines[:head], problems)
    text, tags = _parse_body(lines[head + 1 : foot], head + 2, problems)
    attributions = []
    for offset, line in enumerate(lines[foot + 1 :], foot + 2):
        if line.strip():
            attribution = _parse_footer_line(line, offset, tags, problems)
            if attribution:
                attributions.append(attribution)
    unsourced = tuple(tag.span for tag in tags if tag.letter == "u")
    return AnnotatedArticle(meta.get("id", ""), text, tuple(attributions), unsourced, meta, tuple(tags)), problems


def _parse_header(lines: list[str], problems: list[Problem]) -> dict[str, str]:
    """Return the header fields; a line without a colon becomes a problem."""
    meta = {}
    for number, line in enumerate(lines, 1):
        name, colon, value = line.partition(":")
        if colon:
            meta[name.strip()] = value.strip()
        elif line.strip():
            problems.append(Problem(number, "write header lines as 'name: value'"))
    return meta


def _parse_body(lines: list[str], first_line: int, problems: list[Problem]) -> tuple[str, list[TaggedSpan]]:
    """Return the text without tags and the tagged stretches; tags that do not pair or nest become problems."""
    body = "\n".join(lines)
    first_line += len(body) - len(body.lstrip("\n"))
    body = body.strip("\n")
    pieces: list[str] = []
    length = position = 0
    open_tags: list[tuple[str, int, int]] = []
    tags: list[TaggedSpan] = []
    for match in _TAG.finditer(body):
        plain = body[position : match.start()]
        pieces.append(plain)
        length += len(plain)
        position = match.end()
        line = first_line + body.count("\n", 0, match.start())
        name = f"{match['letter']}{match['number']}" if match["letter"] else "u"
        if not (match["close"] or match["close_u"]):
            open_tags.append((name, length, line))
        elif not open_tags or open_tags[-1][0] != name:
            expected = f"</{open_tags[-1][0]}>" if open_tags else "no closing tag"
            problems.append(Problem(line, f"</{name}> stands where {expected} is due: pair and nest the tags"))
            open_tags = [tag for tag in open_tags if tag[0] != name]
        else:
            _, start, opened = open_tags.pop()
            tags.append(TaggedSpan(name[0], int(name[1:] or 0), Span(start, length), opened))
    pieces.append(body[position:])
    problems += [Problem(line, f"<{name}> is never closed: write </{name}>") for name, _, line in open_tags]
    text = "".join(pieces)
    if "<" in text or ">" in text:
        problems.append(Problem(first_line, "'<' or '>' outside a known tag: spell the tag right or drop the sign"))
    return text, tags


def _parse_footer_line(
    line: str, number: int, tags: list[TaggedSpan], problems: list[Problem]
) -> AnnotatedAttribution | None:
    """Return the attribution that a footer line declares, with its spans from ``tags``; ``None`` if unreadable."""
    fields = [value.strip() for value in line.split("|")]
    if len(fields) not in {7, 8} or not fields[0].isdigit() or not fields[5]:
        problems.append(Problem(number, f"write '{FOOTER_FIELDS}'"))
        return None
    wrong = [value for value, allowed in zip(fields[1:5], _ALLOWED, strict=True) if value not in allowed]
    problems += [Problem(number, f"'{value}' is not allowed here: write '{FOOTER_FIELDS}'") for value in wrong]
    via = []
    for link in [] if fields[6] == "-" else fields[6].split(";"):
        match = _VIA.fullmatch(link.strip())
        if match:
            via.append(Via(match["name"], match["role"], named=any(c.isupper() for c in match["name"])))
        else:
            wrong.append(link)
            problems.append(Problem(number, f"write '{link.strip()}' as 'Name (relay)', '(outlet)' or '(document)'"))
    nested = _NESTED.fullmatch(fields[7]) if len(fields) == 8 else None
    if len(fields) == 8 and not nested:
        wrong.append(fields[7])
        problems.append(Problem(number, "write the eighth field as 'nested in N', or leave it out"))
    if wrong:
        return None
    own = [tag for tag in tags if tag.number == int(fields[0])]
    spans = {letter: tuple(sorted(tag.span for tag in own if tag.letter == letter)) for letter in "sckvi"}
    return AnnotatedAttribution(
        number=int(fields[0]),
        kind=fields[1],
        manner=fields[2],
        polarity=fields[3],
        named=fields[4] == "named",
        canonical=fields[5],
        via=tuple(via),
        nested_in=int(nested[1]) if nested else None,
        line=number,
        mentions=spans["s"],
        cues=spans["c"],
        contents=spans["k"],
        relays=spans["v"],
        inherited=spans["i"],
    )
