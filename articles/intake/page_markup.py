"""A page's markup: put into forms that trafilatura reads, where it would leave out words of the article."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import Element, HtmlElement

from articles.intake.inline_markup import in_sentences, write_out
from articles.intake.text import SHAPELESS, one_line

#: What stands inside a line; everything else begins a new one.
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"),
        *("ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u"),
        *("var", "wbr"),
    }
)
_CONTAINERS = ("div", "section", "article", "main", "header", "details", "td")
#: Elements that browsers show and trafilatura throws away, and what they are shown as.
_SHOWN = {
    **dict.fromkeys(("blink", "fieldset", "label", "legend", "marquee", "nobr", "output", "slot"), "div"),
    **dict.fromkeys(("dir", "menu"), "ul"),
    **dict.fromkeys(("listing", "xmp"), "pre"),
}
_ALWAYS_BLOCKS = frozenset({"dir", "fieldset", "legend", "listing", "menu", "xmp"})
_LINE_END = re.compile(r"[ \t\r]*\n\s*")
#: More are no article's, and would take long.
_TYPED_LINES = 20_000
#: Where everything is of the article.
_BODIES = frozenset({"article", "main"})
#: Fewer characters outside of links and paragraphs are what parts links.
_WORDS = 5
#: Shorter paragraphs that are left out are bylines and buttons; captions are short.
_LEFT_OUT = {"p": 60, "figcaption": 20, "li": 60, "dd": 60, "td": 60}
#: What trafilatura takes once where it comes twice: a refrain, a speaker's line.
_SAID_AGAIN = ("p", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd")
#: As many marks as times would take the square of the room on a page of one word.
_TOLD_APART = 100
#: Each is looked for in the whole text: thousands would take a minute.
_LOOKED_FOR = 500


def prepare(page: HtmlElement) -> None:
    """Change ``page`` such that trafilatura finds the words that a browser shows in its article."""
    write_out(page)
    _name_as_usual(page)
    for container in page.iter("center", "span", "font"):
        if container.tag == "center" or container.find("p") is not None or container.find("div") is not None:
            container.tag = "div"
    for link in list(page.iter("a")):
        # An anchor without words takes the paragraph with it.
        if not link.text_content().strip():
            link.drop_tag()
    for moment in list(in_sentences(page.iter("time"))):
        moment.tag = "span"
    for quotation in page.iter("blockquote"):
        for speaker in list(quotation.iter("footer")):
            speaker.tag = "p"
    for container in list(page.iter(*_CONTAINERS)):
        if _is_of_the_article(container):
            for run in list(_loose_runs(container)):
                _make_paragraph(container, run)


def _name_as_usual(page: HtmlElement) -> None:
    """Give what a site has of its own, and what trafilatura does not know, the name of what it is shown as."""
    for template in list(page.iter("template")):
        # What waits for a script is gone: a browser shows what it is told to put beside it.
        template.tag = "div"
    of_the_article = {inner for body in bodies(page) for inner in body.iter()}
    for element in list(page.iter(etree.Element)):
        if "-" in element.tag or element.tag in _SHOWN:
            if element.tag not in _ALWAYS_BLOCKS and _is_in_a_line(element):
                element.tag = "span"
            elif "-" in element.tag or element in of_the_article:
                element.tag = _SHOWN.get(element.tag, "div")
        if element.tag == "pre":
            _break_lines(element)


def _break_lines(typed: HtmlElement) -> None:
    """Make of ``typed``, whose lines a browser shows as they are, a paragraph whose lines are told by markup."""
    if sum(words.count("\n") for words in typed.itertext()) > _TYPED_LINES:
        return
    for element in list(typed.iter(etree.Element)):
        first, *lines = _LINE_END.split((element.text or "").lstrip("\n") if element is typed else element.text or "")
        element.text, inside = first, [_break(line) for line in lines]
        for child in list(element):
            first, *lines = _LINE_END.split(child.tail or "")
            child.tail = first
            inside += [child, *(_break(line) for line in lines)]
        element[:] = inside
    typed.tag = "p"


def _break(line: str) -> HtmlElement:
    made = Element("br")
    made.tail = line
    return made


def bodies(page: HtmlElement) -> list[HtmlElement]:
    """Return the elements that hold the page's article: those that say so, else the one with the most in paragraphs."""
    stated = list(page.iter(*_BODIES))
    lengths: dict[HtmlElement, int] = {}
    for paragraph in page.iter("p"):
        parent = paragraph.getparent()
        if parent is not None:
            lengths[parent] = lengths.get(parent, 0) + len(paragraph.text_content())
    if stated or not lengths:
        return stated
    return [max(lengths, key=lengths.__getitem__)]


def paragraphs(page: HtmlElement) -> list[str]:
    """Return the paragraphs of the page's article, as far as one would miss them."""
    # An article inside another is met twice.
    found = dict.fromkeys(element for body in bodies(page) for element in body.iter(*_LEFT_OUT))
    return [element.text_content().strip() for element in found if _would_be_missed(element)]


def _would_be_missed(element: HtmlElement) -> bool:
    if element.tag in ("p", "figcaption"):
        words = element.text_content()
    elif any(True for _inner in element.iterdescendants(*_LEFT_OUT)):
        return False
    else:
        words = "".join([element.text or "", *(part for child in element for part in _words_outside_links(child))])
    return len(words.strip()) >= _LEFT_OUT[element.tag]


def keep_repeats_apart(page: HtmlElement) -> None:
    """Mark what the page says again, such that nothing takes it for the first time; ``clean_text`` drops the marks."""
    seen: dict[str, int] = {}
    for block in page.iter(*_SAID_AGAIN):
        words = "".join(block.text_content().replace(SHAPELESS, "").split())
        times = seen[words] = seen.get(words, -1) + 1
        if words and len(block):
            block[-1].tail = (block[-1].tail or "") + SHAPELESS * (times % _TOLD_APART)
        elif words:
            block.text += SHAPELESS * (times % _TOLD_APART)


def missing(expected: list[str], text: str) -> list[str]:
    """Return which of the paragraphs ``expected`` are not in ``text``."""
    lines = {"".join(line.split()) for line in text.split("\n")}
    seen = "".join(text.split())
    # As it came into the text.
    read = [(paragraph, "".join(one_line(paragraph, len(paragraph)).split())) for paragraph in expected]
    unsure = [(paragraph, words) for paragraph, words in read if words not in lines]
    return [paragraph for paragraph, words in unsure[:_LOOKED_FOR] if words not in seen]


def _is_in_a_line(element: HtmlElement) -> bool:
    before = element.getprevious()
    around = (element.getparent().text if before is None else before.tail) or ""
    beside = any((words or "").strip() for words in (around, element.tail))
    return beside or any(True for _outer in element.iterancestors("p", "li", "h1", "h2", "h3", "h4", "figcaption"))


def _is_of_the_article(container: HtmlElement) -> bool:
    several = sum(1 for child in container.iterchildren("p") if (child.text or "").strip()) > 1
    return several or container.tag in _BODIES or any(True for _outer in container.iterancestors(*_BODIES))


def _loose_runs(container: HtmlElement) -> Iterator[tuple[HtmlElement | None, list[HtmlElement]]]:
    """Yield the stretches of words in ``container`` itself: the block that they follow, and the elements in them."""
    before, inside = None, []
    for child in [*container, None]:
        if child is not None and (child.tag in _INLINE or not isinstance(child.tag, str)):
            inside.append(child)
            continue
        if _has_words(container, before, inside):
            yield before, inside
        before, inside = child, []


def _has_words(container: HtmlElement, before: HtmlElement | None, inside: list[HtmlElement]) -> bool:
    words = container.text if before is None else before.tail
    words = "".join([words or "", *(part for child in inside for part in _words_outside_links(child))])
    return len(words.strip()) >= _WORDS


def _words_outside_links(element: HtmlElement) -> Iterator[str]:
    if element.tag != "a" and isinstance(element.tag, str):
        yield from element.itertext()
    yield element.tail or ""


def _make_paragraph(container: HtmlElement, run: tuple[HtmlElement | None, list[HtmlElement]]) -> None:
    before, inside = run
    paragraph = Element("p")
    if before is None:
        paragraph.text, container.text = container.text, None
        container.insert(0, paragraph)
    else:
        paragraph.text, before.tail = before.tail, None
        before.addnext(paragraph)
    paragraph.extend(inside)
