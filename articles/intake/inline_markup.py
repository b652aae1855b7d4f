"""Markup that says what no letter says: quotation marks and raised digits, written out before the tags go."""

from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_DIGITS = frozenset("0123456789")
_MARKS = ("“”", "‘’")
_SENTENCES = frozenset({"p", "li", "blockquote", "dd", "em", "strong"})
#: So much around a time or a button makes it a part of a sentence.
_SENTENCE = 20
_OPENING = ("“", "„", "«", "»", '"', "‘", "'", "‚", "‹", "›")


def write_out(tree: HtmlElement) -> None:
    """Change ``tree`` such that its text alone says what a browser shows: 10⁶, not 106; a quotation in its marks."""
    for raised in tree.iter("sup"):
        _raise_digits(raised)
    # Words with an explanation behind them; other buttons are no words of anybody.
    for button in list(in_sentences(tree.iter("button"))):
        button.tag = "span"
    # The inner ones first: an outer one is none any more.
    for quotation in reversed(list(tree.iter("q"))):
        _mark(quotation)


def in_sentences(elements: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield those of ``elements`` that stand among other words. A sentence of thousands is measured once."""
    lengths: dict[HtmlElement, int] = {}
    for element in elements:
        around = element.getparent()
        if around is None or around.tag not in _SENTENCES:
            continue
        if around not in lengths:
            lengths[around] = len(around.text_content().strip())
        if lengths[around] - len(element.text_content()) >= _SENTENCE:
            yield element


def _raise_digits(raised: HtmlElement) -> None:
    words = raised.text_content().strip()
    if not _DIGITS & set(words) or any(ord(character) not in _RAISED for character in words):
        return
    for element in raised.iter():
        element.text = element.text and element.text.translate(_RAISED)
        if element is not raised:
            element.tail = element.tail and element.tail.translate(_RAISED)


def _mark(quotation: HtmlElement) -> None:
    """Put ``quotation`` into marks, unless its author did; inside another one into single ones."""
    if not quotation.text_content().lstrip().startswith(_OPENING):
        depth = sum(1 for _outer in quotation.iterancestors("q"))
        opening, closing = _MARKS[depth % 2]
        quotation.text = opening + (quotation.text or "").lstrip()
        if len(quotation):
            quotation[-1].tail = (quotation[-1].tail or "").rstrip() + closing
        else:
            quotation.text = quotation.text.rstrip() + closing
    # Trafilatura takes it for a paragraph of its own, in the middle of a sentence.
    quotation.tag = "span"
