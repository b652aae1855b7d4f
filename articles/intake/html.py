"""HTML pages: the article's words and what the page says about itself."""

import re
from datetime import date

import trafilatura
from bleach import clean
from django.utils.translation import gettext as _
from lxml import etree
from lxml import html as lxml_html

from articles.intake.errors import IntakeError
from articles.intake.text import MAX_BYTES, clean_text, import_text, one_line
from articles.intake.types import ImportedText

#: Elements whose contents are never words of an article.
_NOT_WORDS = ("script", "style", "template", "noscript", "iframe", "svg", "math", "object", "form", "button", "nav")
_BLOCKS = (
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "figcaption", "br", "pre", "dd", "dt",
)  # fmt: skip


def import_html(raw: str | bytes, *, url: str = "") -> ImportedText:
    """Return the article in the page ``raw``: its text, and title, byline, publication, date and language if stated.

    The main text is found by trafilatura; where it finds none (a fragment, a very short page), all visible words count.
    ``url`` is where the page came from. Raises ``IntakeError`` when there is no text, or too much.
    """
    if len(raw) > MAX_BYTES:
        raise IntakeError(_("This page is larger than 10 MB. Paste the article's text instead."))
    try:
        tree = trafilatura.load_html(raw)
    except (etree.LxmlError, ValueError):
        tree = None
    if tree is None:
        return _from_fragment(raw, url)
    language = (tree.get("lang") or "")[:12]
    found = trafilatura.bare_extraction(
        raw, url=url or None, include_comments=False, include_links=True, include_tables=True, with_metadata=True
    )
    if found is None or not (found.text or "").strip():
        return _from_fragment(raw, url, language)
    imported = import_text(_without_link_markup(found.text))
    return ImportedText(
        text=imported.text,
        title=one_line(found.title or "", 300),
        byline=one_line(found.author or "", 300),
        outlet=one_line(found.sitename or found.hostname or "", 200),
        published_on=_date(found.date),
        url=url or (found.url or "")[:2000],
        language=(language or found.language or "")[:12],
        notices=imported.notices,
    )


def visible_text(raw: str) -> str:
    """Return the words that a browser would show of the fragment ``raw``, block elements on lines of their own.

    Everything dangerous is dropped with its contents before tags are stripped by bleach.
    """
    try:
        tree = lxml_html.fragment_fromstring(raw, create_parent="div")
    except (etree.LxmlError, ValueError):
        tree = lxml_html.fragment_fromstring(clean(raw[:200_000], tags=set(), strip=True), create_parent="div")
    for element in list(tree.iter(*_NOT_WORDS, etree.Comment)):
        element.drop_tree()
    for element in tree.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
    return clean_text(tree.text_content())


def _from_fragment(raw: str | bytes, url: str, language: str = "") -> ImportedText:
    markup = raw if isinstance(raw, str) else import_text(raw).text
    title = re.search(r"<title[^>]*>(.*?)</title>", markup, re.IGNORECASE | re.DOTALL)
    imported = import_text(visible_text(re.sub(r"<head\b.*?</head>", "", markup, flags=re.IGNORECASE | re.DOTALL)))
    return ImportedText(
        text=imported.text,
        title=one_line(visible_text(title[1]), 300) if title and title[1].strip() else "",
        url=url,
        language=language,
        notices=(_("No article was recognised on this page: all its words were taken. Check the preview."),),
    )


def _without_link_markup(text: str) -> str:
    """Take trafilatura's Markdown links and emphasis off: the words stay."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)\s]*\)", r"\1", text)
    return re.sub(r"^#{1,6} ", "", text, flags=re.MULTILINE)


def _date(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
