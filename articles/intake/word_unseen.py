"""What stands in a Word document and is not to be read as its words: hidden, deleted, noted beside. Found, and told."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields

from lxml import etree

from articles.intake.notices import told

_STYLES = re.compile(r"word/styles\d*\.xml")
_COMMENTS = re.compile(r"word/comments\d*\.xml")
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml")
_NO = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Unseen:
    """The passages of each kind, in reading order. What is ``inserted`` and the ``notes`` came in; the rest did not."""

    hidden: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def notices(self) -> tuple[str, ...]:
        """Return what the editor has to be told of them."""
        return tuple(notice for kind in fields(self) for notice in told(kind.name, getattr(self, kind.name)))


def unseen_around(archive: zipfile.ZipFile) -> Unseen:
    """Return what stands beside the text: comments, and the head and foot of each page, the same one once."""
    unseen = Unseen()
    for name in dict.fromkeys(archive.namelist()):
        if _COMMENTS.fullmatch(name):
            unseen.comments.extend(_with_letters(map(_words, _named(parsed(archive.read(name)), "comment"))))
        elif _MARGINS.fullmatch(name):
            unseen.margins.extend(_with_letters(map(_words, _named(parsed(archive.read(name)), "p"))))
    unseen.margins[:] = dict.fromkeys(unseen.margins)
    return unseen


def hiding_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """Return the ids of the styles that hide the words that are in them."""
    styles = {}
    for name in filter(_STYLES.fullmatch, archive.namelist()):
        styles |= {_value(style, "styleId"): style for style in _named(parsed(archive.read(name)), "style")}
    return frozenset(style for style in styles if _hides(style, styles))


def take_out(root: etree._Element, hiding: frozenset[str], unseen: Unseen) -> None:
    """Take deleted and hidden words out of the part ``root``; note them in ``unseen``, inserted ones and notes too."""
    for deletion in _outer(root, "del"):
        # One without words says that the paragraph's end is deleted, or the table's row.
        if any(True for _words in _texts(deletion)):
            unseen.deleted.extend(_with_letters([_words(deletion)]))
            deletion.getparent().remove(deletion)
    for insertion in _outer(root, "ins"):
        unseen.inserted.extend(_with_letters([_words(insertion)]))
    runs = [run for run in _named(root, "r") if _is_hidden(run, hiding)]
    passages: list[list[etree._Element]] = []
    for run in runs:
        if passages and run.getprevious() is passages[-1][-1]:
            passages[-1].append(run)
        else:
            passages.append([run])
    joined = ("".join(words for run in passage for words in _texts(run)) for passage in passages)
    unseen.hidden.extend(_with_letters(joined))
    for run in runs:
        run.getparent().remove(run)
    for kind in ("footnote", "endnote"):
        unseen.notes.extend(_with_letters(map(_words, _named(root, kind))))


def parsed(content: bytes) -> etree._Element:
    """Return the root of the part ``content``, read without a look at other files. Raises what XML raises."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    # No Word writes any; what declares them goes with what stands before the root.
    etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


def _is_hidden(run: etree._Element, hiding: frozenset[str]) -> bool:
    own = _child(run, "rPr")
    if own is not None and _child(own, "vanish") is not None:
        return _is_on(_child(own, "vanish"))
    paragraph = next((outer for outer in run.iterancestors() if _name(outer) == "p"), None)
    about = None if paragraph is None else _child(paragraph, "pPr")
    styles = [_child(said, name) for said, name in ((own, "rStyle"), (about, "pStyle")) if said is not None]
    return any(style is not None and _value(style, "val") in hiding for style in styles)


def _hides(name: str, styles: dict[str, etree._Element]) -> bool:
    """Say whether the style hides words, or one that it is made from; the nearest that says anything counts."""
    seen, style = set(), styles[name]
    while style is not None and style not in seen:
        seen.add(style)
        properties = _child(style, "rPr")
        said = None if properties is None else _child(properties, "vanish")
        if said is not None:
            return _is_on(said)
        base = _child(style, "basedOn")
        style = None if base is None else styles.get(_value(base, "val"))
    return False


def _is_on(said: etree._Element) -> bool:
    return _value(said, "val") not in _NO


def _outer(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements ``name`` that stand in no other one."""
    for element in _named(root, name):
        if not any(_name(outer) == name for outer in element.iterancestors()):
            yield element


def _with_letters(passages: Iterable[str]) -> list[str]:
    return [passage.strip() for passage in passages if any(map(str.isalnum, passage))]


def _words(element: etree._Element) -> str:
    return " ".join(" ".join("".join(_texts(p)) for p in _named(element, "p")).split()) or "".join(_texts(element))


def _texts(element: etree._Element) -> Iterator[str]:
    return (each.text or "" for each in element.iter(etree.Element) if _name(each) in ("t", "delText"))


def _named(root: etree._Element, name: str) -> list[etree._Element]:
    return [element for element in root.iter(etree.Element) if _name(element) == name]


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element.iterchildren(etree.Element) if _name(child) == name), None)


def _value(element: etree._Element, name: str) -> str:
    return next((value for key, value in element.items() if key.endswith(f"}}{name}")), "")


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
