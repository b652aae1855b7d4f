"""The one door for HTML that editors write: notes and explanations. The only ``mark_safe`` of the code base is here."""

import re

import bleach
import nh3
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.intake.errors import IntakeError

#: Bleach takes seconds for one tag with thousands of attributes; nobody writes a note that long.
MAX_BYTES = 20 * 1024
TAGS = frozenset({"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote"})
ATTRIBUTES = {"a": ["href"]}
PROTOCOLS = frozenset({"http", "https"})

# Bleach strips the tags of these and leaves what was inside: it must go first.
_DROPPED_WHOLE = re.compile(
    r"<(script|style|template|noscript|iframe|textarea|title|svg|math)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
# What a parser takes for markup: a "<" before a letter, closed or not.
_MARKUP = re.compile(r"</?([a-z!][^\s>/]*)[^>]*>?", re.IGNORECASE)
_HAS_BLOCK = re.compile(r"<(?:p|br|ul|ol|li|blockquote)\b", re.IGNORECASE)


def check_length(raw: str) -> str:
    """Return ``raw`` if it is short enough to be sanitised; raise ``IntakeError`` otherwise."""
    if len(raw.encode("utf-8", errors="replace")) > MAX_BYTES:
        raise IntakeError(_("This note is too long. Keep it under 20,000 characters."))
    return raw


def unshown_markup(raw: str) -> str:
    """Return the first piece of ``raw`` that ``clean_html`` takes for markup and leaves out; empty if it shows all."""
    found = (each for each in _MARKUP.finditer(raw) if each[1].lower() not in TAGS)
    return next((each.group() for each in found), "")


def check_shown(raw: str) -> str:
    """Return ``raw`` if readers would see all of it; raise ``IntakeError`` if it is too long or cut."""
    if unshown := unshown_markup(check_length(raw)):
        words = _("Readers would not see “%(words)s”. If it is no markup, write &lt; in place of <.")
        raise IntakeError(words % {"words": Truncator(unshown).chars(60)})
    return raw


def clean_html(raw: str) -> SafeString:
    """Return ``raw`` (an editor's note: HTML, or plain words with line breaks) as HTML that is safe to show.

    Only paragraphs, line breaks, emphasis, lists, quotes and links to http(s) addresses remain. Raises ``IntakeError``
    above 20 KB. Call it where the text is shown, never where it is stored.
    """
    check_length(raw)
    html = _DROPPED_WHOLE.sub("", raw)
    if not html.strip():
        return SafeString()
    return clean_again(html if _HAS_BLOCK.search(html) else linebreaks(html))


def clean_again(html: str) -> SafeString:
    """Return ``html`` that was cleaned before it was stored, cleaned once more where it is shown.

    However long it is: with its escapes it may be longer than what was typed may be.
    """
    once = bleach.clean(html, tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=True, strip_comments=True)
    twice = nh3.clean(
        once,
        tags=set(TAGS),
        attributes={"a": {"href"}},
        attribute_filter=_absolute_links_only,
        url_schemes=set(PROTOCOLS),
        link_rel="nofollow noopener",
    )
    return mark_safe(twice)  # noqa: S308 - this is the door


def _absolute_links_only(_tag: str, attribute: str, value: str) -> str | None:
    """Drop a link without a scheme: "//host" and "/path" are not where a reader thinks they go."""
    return value if attribute != "href" or value.lower().startswith(("http://", "https://")) else None
