"""What stands in a page and is not to be read as its words: hidden, struck through or drawn. Taken out, and told."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from lxml import etree
from lxml.html import HtmlElement

from articles.intake.notices import told

_STRUCK = frozenset({"del", "s", "strike"})
#: What browsers show only when a script asks for it, or when no script can run.
_WAITING = frozenset({"template", "noscript"})
#: For those that can't play, run or draw what stands there; how a word is read aloud.
_INSTEAD = frozenset({"audio", "canvas", "datalist", "iframe", "rp", "rt", "rtc", "video"})
#: Words that stand where a hand or a formula put them, or wait to be chosen, make no sentences.
_DRAWN = frozenset({"math", "select", "svg", "textarea"})
#: The names by which sites usually call what is read aloud to those who don't see, and shown to nobody.
_ALOUD = frozenset({"screen-reader-only", "screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden"})
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
_STRIKING = re.compile(r"(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
_WHOLE = frozenset({"html", "body"})
#: Fewer characters are no article that waits for its scripts.
_ARTICLE = 500
_TEXT = etree.XPath("descendant::text()[not(parent::script or parent::style)]")


@dataclass(frozen=True, slots=True)
class TakenOut:
    """The passages that were taken out, in reading order."""

    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    #: Hidden too, and left where it was.
    awaited: list[str] = field(default_factory=list)

    def notices(self) -> tuple[str, ...]:
        """Return what the editor has to be told of them."""
        waits = _("Most words of this page are hidden until its scripts show them. They came in: check the preview.")
        left_out = (*told("hidden", self.hidden), *told("struck", self.struck), *told("drawn", self.drawn))
        return (*left_out, waits) if self.awaited else left_out


def take_out(tree: HtmlElement, looked_at: Iterable[HtmlElement]) -> TakenOut:
    """Take what nobody sees and what is struck through out of ``tree``; return what of it stood in ``looked_at``.

    A long passage that has most of the words stays: many pages hide their article until a script has run. So does what
    is hidden from those alone who listen (``aria-hidden``).
    """
    inside = {element for outer in looked_at for element in outer.iter()}
    most = max(_ARTICLE, len(words_of(tree)) / 2)
    taken, gone = TakenOut(), set()
    for element in list(tree.iter(etree.Element)):
        element.attrib.pop("aria-hidden", None)
        kind = _kind(element)
        if not kind or element in gone or element.getparent() is None:
            continue
        words = _drawn_words(element) if kind == "drawn" else words_of(element)
        if kind == "hidden" and element.tag not in _WAITING and len(words) > most:
            _show(element)
            taken.awaited.append(words)
            continue
        if kind != "instead" and element in inside and any(map(str.isalnum, words)):
            getattr(taken, kind).append(words)
        gone.update(element.iter())
        _empty(element)
    return taken


def _kind(element: HtmlElement) -> str:
    if element.tag in _WHOLE:
        return ""
    if element.tag in _INSTEAD:
        return "instead"
    if element.tag in _DRAWN:
        return "drawn"
    style = element.get("style", "")
    if element.tag in _STRUCK or _STRIKING.search(style):
        return "struck"
    waits = element.tag in _WAITING and element.get("shadowrootmode") is None
    closed = element.tag == "dialog" and element.get("open") is None
    aloud = not _ALOUD.isdisjoint(element.get("class", "").lower().split())
    return "hidden" if waits or closed or aloud or element.get("hidden") is not None or _HIDING.search(style) else ""


def _empty(element: HtmlElement) -> None:
    """Take ``element`` out, and leave what follows where it is: moving it takes the square of the time for many."""
    if element.tail:
        element.clear(keep_tail=True)
        element.tag = "span"
    else:
        element.getparent().remove(element)


def _show(element: HtmlElement) -> None:
    element.attrib.pop("hidden", None)
    element.attrib.pop("style", None)


def _drawn_words(element: HtmlElement) -> str:
    """Return the words that a browser shows of a drawing, and not the names that it has for those who listen."""
    if element.tag == "svg":
        return " ".join(words_of(words) for words in element.iter("text", "foreignobject"))
    return element.get("alttext") or words_of(element)


def words_of(element: HtmlElement) -> str:
    """Return the words in ``element`` on one line, without scripts and styles."""
    return " ".join("".join(_TEXT(element)).split())
