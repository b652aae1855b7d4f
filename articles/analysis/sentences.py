"""Text into sentences: paragraphs by line breaks, sentences inside them by nupunkt, corrected for news text.

nupunkt knows abbreviations from a large sample of text; what it gets wrong in news copy (a question mark inside a quote
before "he asked", initials, bullets, hard-wrapped lines) is put right here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nupunkt import sent_spans

from articles.analysis.types import Sentence, Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_TERMINAL = re.compile(r"[.!?:;…\"”’'»)\]]\s*$")
_LEFT_IN_LINE = 50
# Initials and titles after which a name follows: never the end of a sentence.
_UNFINISHED = re.compile(
    r"(?:^|[\s(\"“‘'-])(?:[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Cmdr|Rev|Hon|St|Fr|Sr"
    r"|Supt|Insp|Det|Const|Pres|Amb|Atty|Messrs|vs|v|No|Nos|Art|Sec|Fig|approx|ca|cf|e\.g|i\.e|Jan|Feb|Aug|Sept?|Oct"
    r"|Nov|Dec)\.)$"
)
# A capital letter after these starts a new sentence only if the word is no name: "4 p.m. The …", "in the U.S. But …".
_STARTERS = (
    r"(?:The|This|That|These|Those|A|An|He|She|It|They|We|You|But|And|In|On|At|For|If|When|While|After|Before|As|There|"
    r"His|Her|Their|Its|Our|Some|Many|Most|However|Meanwhile|According|Officials|Police|(?:Mr|Mrs|Ms)\.?)\s"
)
# What stands behind an hour without a new sentence: a zone, a day, a month, "London time".
_OF_HOURS = (
    r"(?:(?:[A-Z]\.){2}|(?:[A-Z]{1,4}T|UTC|Eastern|Central|Pacific|Mountain|Greenwich"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:[A-Z]\w+\s){1,3}time"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)\b)"
)
_LETTERED = (
    "appendix|block|category|class|deck|exhibit|gate|grade|group|hepatitis|level|pier|plan|platform|section|sector|"
    "terminal|type|vitamin|wing|zone"
)
_WORD_ABBREVIATIONS = (
    "approx|est|etc|vol|ext|tel|fig|sec|art|ave|apt|max|min|avg|inc|corp|ltd|dept|govt|assn|incl|pres|prof|messrs|supt|"
    "insp|const|capt|cmdr|atty|sept"
)
# What may end a sentence although it looks like an abbreviation, and what must follow if it does.
_ENDINGS = (
    (r"\b(?:[ap]\.m\.|(?:[A-Z][a-z]?\.){2,}|Inc\.|Corp\.|Ltd\.|Co\.|Jr\.|Sr\.|etc\.)", _STARTERS),
    # Nor is an ordinary word of three letters or more an abbreviation: "in the front row. And …".
    (rf"\b(?!(?i:{_WORD_ABBREVIATIONS})\.)\w*[a-z]{{3}}[.?!]", "[A-Z]"),
    # A letter that is no initial: "in Sector G. The …", "vitamin C. Doctors …", "on X. Fans …".
    (r"(?<=[a-z] )[A-Z]\.", _STARTERS),
    (rf"\b(?i:{_LETTERED})\s[A-Z]\.|\b(?:on|via|to|from)\sX\.", "[A-Z]"),
    # The answer, where the number has a figure behind it or an article before: "Was it? No. He …", "the No. One seed".
    (r"\bno\.|(?:^|(?<=[.?!:,”\"’'] )|(?<=[“\"‘'(—–]))No\.", "[A-Z]"),
    (
        r"\b(?:at|by|until|till|before|after|from|around|about|past|since|to|and|or|than)\s\d[\d:.]*\s?[ap]\.m\.",
        f"(?!{_OF_HOURS})[A-Z]",
    ),
    (r"\b(?:Inc|Corp|Ltd|Co)\.", r"[A-Z][a-z]{2,}s\s[a-z]"),  # "Inc. Shareholders voted", not "Inc. Chair Ann Dole"
)
_MAY_END = re.compile("|".join(rf"(?:{end})[\"”’']?(\s+)(?=[\"“‘(]?{start})" for end, start in _ENDINGS))
# Somebody of whom the text gives the full name elsewhere may say something behind a country: "in the U.S. Berg said".
_SPEAKING_NEXT = re.compile(
    r"(?<![A-Z]\.)(?:[A-Z]\.){2,}[\"”’']?(\s+)(?=([A-Z][\w’'-]+)\s(?:also\s|has\s|later\s)?"
    r"(?:said|says|told|added|adds|argued|argues|denied|denies|declined|insisted|warned|wrote)\b)"
)
_STOP_INSIDE = re.compile(r"[.?!][\"”’']?\s+\S")  # without one, neither of these two can match
_SURNAME = re.compile(r"\b[A-Z][a-zà-ÿ’'-]+\s(?:[A-Z]\.\s)?([A-Z][\w’'-]+)")
_BODIES = frozenset(["Army", "Navy", "Senate", "House", "Congress", "Treasury", "Embassy", "Chamber", "Mission"])
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪◦‣]|\d{1,2}[.)]|[a-z]\))\s+")
# Who asked a quoted question: "Berg asked.", "The nurse wondered aloud"; not "Berg asked for help".
_ASKER = re.compile(
    r"(?:(?:The|An?|One|His|Her)\s(?:[\w’'-]+\s){1,3}?|(?:(?:Mr|Mrs|Ms|Dr|Sir)\.?\s)?(?:[A-Z][\w’'-]*\.?\s){1,3})"
    r"(?:(?:asked|asks|wondered)\b(?!(?:\s[\w’'-]+){0,3}\s(?:for|if|whether|to|that|about|why|how|what|where|when|who)\b)"
    r"|(?:said|says|added|cried|demanded|exclaimed|inquired|joked|replied|shouted|wrote|yelled)(?=[.,;:]))"
)
_CLOSED_QUOTE = re.compile(r"[!?][\"”’'»]\s*$")
_CLOSED_QUESTION = re.compile(r"(?:[!?…]|\.\.\.)[\"”’'»)]*\s*$|[\"”’'»]\s*$")


def split(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of ``text`` in reading order; white space between them belongs to none.

    Offsets count code points of ``text``. A line break ends a sentence, unless the lines are wrapped by hand.
    Text without a single visible character gives an empty tuple.
    """
    sentences: list[Sentence] = []
    surnames = frozenset(_SURNAME.findall(text)) - _BODIES
    for paragraph, span in enumerate(_paragraphs(text)):
        for start, end in _pieces(text, span, surnames):
            sentences.append(Sentence(len(sentences), start, end, paragraph))
    return tuple(sentences)


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the spans of the lines that hold something, with hand-wrapped lines joined."""
    pending: Span | None = None
    for match in _LINE.finditer(text):
        if not match.group().strip():
            continue
        span = Span(match.start(), match.end())
        if pending and _is_wrapped(text, pending, span):
            pending = Span(pending.start, span.end)
            continue
        if pending:
            yield pending
        pending = span
    if pending:
        yield pending


def _is_wrapped(text: str, before: Span, after: Span) -> bool:
    """Whether the line ``after`` goes on with the sentence that the line ``before`` leaves open."""
    last_line = before.of(text).rsplit("\n", 1)[-1]
    return (
        after.start - before.end <= 2
        and text.count("\n", before.end, after.start) == 1
        and len(last_line) > _LEFT_IN_LINE
        and not _TERMINAL.search(last_line)
        and after.of(text).lstrip()[:1].islower()
    )


def _pieces(text: str, paragraph: Span, surnames: frozenset[str]) -> list[Span]:
    """Return the trimmed spans of the paragraph's sentences."""
    body = paragraph.of(text)
    bullet = _BULLET.match(body)
    offset = bullet.end() if bullet and bullet.end() < len(body) else 0
    cuts = [Span(start + offset, end + offset) for start, end in sent_spans(body[offset:])]
    if cuts and offset:
        cuts[0] = Span(0, cuts[0].end)
    return [
        Span(paragraph.start + piece.start, paragraph.start + piece.end)
        for piece in (_trimmed(body, cut) for cut in _split_more(body, _merged(body, cuts), surnames))
        if piece.end > piece.start
    ]


def _merged(body: str, cuts: list[Span]) -> list[Span]:
    """Join what was cut too early: after an initial or title, or between a quoted question and its "he asked"."""
    merged: list[Span] = []
    for cut in cuts:
        if merged and _belongs_together(body, merged[-1], cut):
            merged[-1] = Span(merged[-1].start, cut.end)
        else:
            merged.append(cut)
    return merged


def _belongs_together(body: str, left: Span, right: Span) -> bool:
    before, after = left.of(body).rstrip(), right.of(body).lstrip()
    if not any(character.isalnum() for character in after) or after[0] in ")],;":
        return True
    if after.startswith(("...", "…")) and not before.endswith(('"', "”")):
        return True
    if _UNFINISHED.search(before):
        return after[0].isupper() or after[0].isdecimal()
    if _CLOSED_QUOTE.search(before) and _ASKER.match(after):
        return True
    return after[0].islower() and (bool(_CLOSED_QUESTION.search(before)) or before.endswith("."))


def _split_more(body: str, cuts: list[Span], surnames: frozenset[str]) -> Iterator[Span]:
    """Cut again where an abbreviation also ends the sentence."""
    for cut in cuts:
        start = cut.start
        for match in _further_ends(body, cut, surnames):
            end = match.start(match.lastindex) if match.re is _MAY_END else match.start(1)
            if _CLOSED_QUOTE.search(body, start, end) and _ASKER.match(body, match.end()):
                continue
            yield Span(start, match.end())
            start = match.end()
        yield Span(start, cut.end)


def _further_ends(body: str, cut: Span, surnames: frozenset[str]) -> list[re.Match[str]]:
    """Return where an abbreviation may also end a sentence, in reading order and each place once."""
    if not _STOP_INSIDE.search(body, cut.start, cut.end):
        return []
    found = {match.end(): match for match in _MAY_END.finditer(body, cut.start, cut.end)}
    for match in _SPEAKING_NEXT.finditer(body, cut.start, cut.end):
        if match[2] in surnames:
            found.setdefault(match.end(), match)
    return [found[end] for end in sorted(found)]


def _trimmed(body: str, cut: Span) -> Span:
    piece = cut.of(body)
    return Span(cut.start + len(piece) - len(piece.lstrip()), cut.end - len(piece) + len(piece.rstrip()))
