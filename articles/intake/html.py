"""HTML pages: the article's words and what the page says about itself."""

import codecs
import re
from collections.abc import Iterable, Iterator
from datetime import date

import trafilatura
import webencodings
from bleach import clean
from django.utils.translation import gettext as _
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from articles.intake.errors import IntakeError
from articles.intake.inline_markup import write_out
from articles.intake.notices import told
from articles.intake.page_markup import bodies, keep_repeats_apart, missing, paragraphs, prepare
from articles.intake.text import MAX_BYTES, clean_text, decoded, import_text, one_line
from articles.intake.types import ImportedText
from articles.intake.unseen import TakenOut, take_out, words_of

#: Elements whose contents are never words of an article.
_NOT_WORDS = (
    "script", "style", "svg", "math", "object", "select", "textarea", "button", "nav",
)  # fmt: skip
#: Elements that stand on lines of their own.
_BLOCKS = (
    "p", "div", "li", "ul", "ol", "dl", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table",
    "caption", "tr", "figure", "figcaption", "section", "article", "main", "aside", "header", "footer", "details",
    "summary", "address", "hr", "center", "dialog", "dir", "fieldset", "form", "hgroup", "legend", "listing", "menu",
    "search", "xmp",
)  # fmt: skip
_CELLS = ("td", "th")
#: The same in trafilatura's tree.
_MAIN_BLOCKS = frozenset(["list", "item", "quote", "div", "p", "head", "table", "row", "cell", "code"])
#: A page with surroundings to leave out, and not a piece of one, where all words count.
_PAGE = re.compile(r"<(?:html|body|article|main)\b", re.IGNORECASE)
#: What a browser shows as one space.
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BETWEEN_CELLS = " | "
#: Where trafilatura finds fewer characters it takes what it gets, as one paragraph if need be.
_SHORT = 250
_CHARSET = re.compile(
    rb"""(?:<meta\b[^>]*?\bcharset|<\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_XML_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*>", re.IGNORECASE)
#: Where a browser looks for the encoding that a page states (HTML Standard, prescan of a byte stream).
_STATED_WITHIN = 1024
#: A language and what it is narrowed to, as in BCP 47.
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)(?![\w-])")


def import_html(raw: str | bytes, *, url: str = "", charset: str = "") -> ImportedText:
    """Return the article in the page ``raw``: its text, and title, byline, publication, date and language if stated.

    The main text is found by trafilatura; where it finds none (a fragment, a very short page), all visible words count.
    ``url`` is where the page came from, ``charset`` what its server said of it. Raises ``IntakeError`` when there is no
    text, or too much.
    """
    if len(raw) > MAX_BYTES:
        raise IntakeError(_("This page is larger than 10 MB. Paste the article's text instead."))
    markup, notices = (raw, ()) if isinstance(raw, str) else _decoded(raw, charset)
    tree = _page(markup)
    if tree is None:
        return _from_fragment(markup, url, notices)
    language = _language(tree.get("lang"))
    taken = take_out(tree, bodies(tree))
    prepare(tree)
    # Trafilatura takes its tree apart.
    expected, shown, short = paragraphs(tree), words_of(tree), _if_short(tree)
    keep_repeats_apart(tree)
    # We take its tree: in its Markdown the article's own brackets and stars can't be told from markup.
    found = trafilatura.bare_extraction(
        tree, url=url or None, include_comments=False, include_links=True, include_tables=True, with_metadata=True
    )
    if found is None or not (found.text or "").strip():
        return _from_fragment(markup, url, notices, language)
    byline = one_line(_words(found.author), 300)
    dumped = short and len(found.text) < _SHORT
    lines = visible_text(short).split("\n") if dumped else _lines(found.body)
    imported = import_text("\n".join(_without_byline(lines, byline)), wrapped=False)
    return ImportedText(
        text=imported.text,
        title=one_line(_words(found.title), 300),
        byline=byline,
        outlet=one_line(_words(found.sitename) or _words(found.hostname), 200),
        published_on=_date(found.date),
        url=url or _words(found.url)[:2000],
        language=language or _language(found.language),
        notices=(*notices, *taken.notices(), *_compared(imported.text, shown, expected)),
    )


def visible_text(raw: str) -> str:
    """Return the words that a browser would show of the fragment ``raw``, as ``visible`` reads them."""
    return visible(raw)[0]


def visible(raw: str) -> tuple[str, TakenOut]:
    """Return the words that a browser would show of the fragment ``raw``, and what it would not.

    Block elements stand on lines of their own. Everything dangerous is dropped with its contents before tags are
    stripped by bleach.
    """
    try:
        tree = lxml_html.fragment_fromstring(raw, create_parent="div")
    except (etree.LxmlError, ValueError):
        tree = lxml_html.fragment_fromstring(clean(raw[:200_000], tags=set(), strip=True), create_parent="div")
    taken = take_out(tree, [tree])
    write_out(tree)
    for element in list(tree.iter(*_NOT_WORDS, etree.Comment)):
        element.drop_tree()
    as_typed = {inner for outer in tree.iter("pre") for inner in outer.iter()}
    for element in tree.iter():
        if element not in as_typed:
            element.text = element.text and _BLANKS.sub(" ", element.text)
        if element.getparent() not in as_typed:
            element.tail = element.tail and _BLANKS.sub(" ", element.tail)
    for element in tree.iter("br"):
        element.tail = "\n" + (element.tail or "")
    for element in tree.iter(*_BLOCKS):
        element.text, element.tail = "\n" + (element.text or ""), "\n" + (element.tail or "")
    for element in tree.iter(*_CELLS):
        parts = any(True for _ in element.iterdescendants(*_BLOCKS))
        between = "\n" if parts else _BETWEEN_CELLS if element.getnext() is not None else ""
        element.tail = between + (element.tail or "")
    return clean_text(tree.text_content(), wrapped=False), taken


def _compared(text: str, shown: str, expected: list[str]) -> tuple[str, ...]:
    """Return what to say of ``text`` beside what the page shows: trafilatura also knows where others hide theirs."""
    longest = max((line for line in text.split("\n") if _BETWEEN_CELLS not in line), key=len, default="")
    if "".join(longest.split()) in "".join(clean_text(shown).split()):
        return told("missing", missing(expected, text))
    return (_("The page does not show these words but gives them to search engines. Compare them with the page."),)


def _page(markup: str) -> HtmlElement | None:
    """Return the page that ``markup`` is, or nothing if it is a piece of one, or can't be read."""
    try:
        return trafilatura.load_html(markup) if _PAGE.search(markup) else None
    except (etree.LxmlError, ValueError):
        return None


def _if_short(page: HtmlElement) -> str:
    """Return the markup of the page's article, or else of all of it, if trafilatura would run it together."""
    stated = [
        body for body in page.iter("article", "main") if next(body.iterancestors("article", "main"), None) is None
    ]
    for parts in (stated, list(page.iter("body"))):
        if 0 < sum(len(words_of(part)) for part in parts) < _SHORT:
            return "".join(lxml_html.tostring(part, encoding="unicode", with_tail=False) for part in parts)
    return ""


def _from_fragment(markup: str, url: str, notices: tuple[str, ...], language: str = "") -> ImportedText:
    head, title = _element(markup, "head"), _element(markup, "title")
    aside = head or title
    shown = markup[: aside[0]] + markup[aside[1] :] if aside else markup
    words, taken = visible(shown)
    imported = import_text(words, wrapped=False)
    unsure = _("No article was recognised on this page: all its words were taken. Check the preview.")
    inside = re.sub(r"</?title[^>]*>", "", markup[title[0] : title[1]], flags=re.IGNORECASE) if title else ""
    return ImportedText(
        text=imported.text,
        title=one_line(visible_text(inside), 300) if inside else "",
        url=url,
        language=language,
        notices=(unsure, *notices, *taken.notices()),
    )


def _decoded(raw: bytes, charset: str) -> tuple[str, tuple[str, ...]]:
    """Return the markup in the encoding that its server or itself states or the likeliest one, and what to say of that.

    The declaration of XML, which speaks of the bytes, goes.
    """
    if not raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raw = raw.replace(b"\0", b"")
    stated = _CHARSET.search(raw[:_STATED_WITHIN])
    named = stated[1].decode("ascii", errors="replace") if stated else ""
    # Who could read that much of it has no UTF-16 (HTML Standard, again).
    named = "" if named.lower().startswith("utf-16") else named
    markup, notices = decoded(raw, charset if webencodings.lookup(charset) else named)
    return _XML_DECLARATION.sub("", markup, count=1), notices


def _element(markup: str, name: str) -> tuple[int, int] | None:
    """Return where the first element ``name`` begins and ends, or ``None``.

    Looked for piece by piece: one pattern for all of it takes the square of the time on a page of opening tags.
    """
    opening = re.search(rf"<{name}\b", markup, re.IGNORECASE)
    closing = opening and re.compile(rf"</{name}\s*>", re.IGNORECASE).search(markup, opening.end())
    return (opening.start(), closing.end()) if closing else None


def _lines(element: etree._Element) -> Iterator[str]:
    """Yield the paragraphs, headings, list items and table rows of a part of trafilatura's tree, in order."""
    line = _as_shown(element, element.text)
    for child in element:
        if child.tag in _MAIN_BLOCKS:
            yield line
            yield from _row(child) if child.tag == "row" else _lines(child)
            line = ""
        else:
            line += "\n" if child.tag == "lb" else "\n".join(_lines(child))
        line += _as_shown(element, child.tail)
    yield line


def _row(row: etree._Element) -> Iterator[str]:
    """Yield a table's row as one line, or each line of it if a cell has several."""
    cells = [[line for line in _lines(cell) if line.strip()] for cell in row.iter("cell")]
    if all(len(lines) <= 1 for lines in cells):
        yield _BETWEEN_CELLS.join(lines[0].strip() if lines else "" for lines in cells)
    else:
        yield from (line for lines in cells for line in lines)


def _as_shown(element: etree._Element, words: str | None) -> str:
    return (words or "") if element.tag == "code" else _BLANKS.sub(" ", words or "")


def _without_byline(lines: Iterable[str], byline: str) -> Iterator[str]:
    """Leave out a line near the top that names the author and nothing else: it is no claim."""
    author = re.compile(rf"(?:\w{{2,4}}:? )?{re.escape(byline)}", re.IGNORECASE)
    for number, line in enumerate(lines):
        if not (byline and number < 10 and author.fullmatch(one_line(line, 400))):
            yield line


def _words(stated: object) -> str:
    """Return what a page states about itself if it is text: in its data anything may stand there."""
    first = next(iter(stated), "") if isinstance(stated, list | tuple) else stated
    return first if isinstance(first, str) else ""


def _language(stated: object) -> str:
    """Return the language that a page states ("en_US" counts, too), with as much behind it as 12 characters hold."""
    found = _LANGUAGE.match(_words(stated).replace("_", "-"))
    tag = found.group(1) if found else ""
    while len(tag) > 12:
        tag = tag.rpartition("-")[0]
    return tag


def _date(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and value else None
    except ValueError:
        return None
