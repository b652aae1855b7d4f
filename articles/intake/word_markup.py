"""Word's markup: put into forms that mammoth reads, where it would leave out words that everybody sees."""

import io
import re
import zipfile
from collections.abc import Iterable

from lxml import etree

#: The part with the article; Word on the web numbers it.
MAIN_PART = re.compile(r"word/document\d*\.xml")
_PARTS_WITH_WORDS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
#: They say something about the words inside: where a field has its value from, in which direction to read.
_WRAPPERS = frozenset({"fldSimple", "dir", "bdo"})
#: Older names of a break and a tab.
_SIGNS = {"cr": "br", "ptab": "tab"}


def readable(raw: bytes) -> bytes:
    """Return the document ``raw`` with the same words in markup that mammoth knows.

    It has to be measured before: all of it is unpacked. Raises what zip and XML raise when it is damaged.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w") as new:
        for name in dict.fromkeys(old.namelist()):
            content = old.read(name)
            new.writestr(name, _rewritten(content) if _PARTS_WITH_WORDS.fullmatch(name) else content)
    return made.getvalue()


def _rewritten(content: bytes) -> bytes:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(content, parser)
    # No Word writes any; what declares them goes with what stands before the root.
    etree.strip_elements(root, etree.Entity, with_tail=False)
    for element in list(root.iter(etree.Element)):
        name = _name(element)
        if name in _WRAPPERS:
            _replace(element, list(element))
        elif name == "ruby":
            # The words, without what is printed small above them to say how they are read.
            _replace(element, [each for base in element if _name(base) == "rubyBase" for each in base])
        elif name in _SIGNS:
            element.tag = element.tag.replace(f"}}{name}", f"}}{_SIGNS[name]}")
        elif name == "framePr" and any(key.endswith("}dropCap") for key in element.attrib):
            _join_initial(element.getparent().getparent())
        elif name in ("AlternateContent", "drawing"):
            _show_boxes(element)
    return etree.tostring(root)


def _show_boxes(element: etree._Element) -> None:
    """Put the text boxes of ``element`` where mammoth looks for them, unless it finds them in what is for old Words."""
    boxes = _boxes(element)
    fallbacks = [box for child in element if _name(child) == "Fallback" for box in _boxes(child)]
    inside = any(_name(outer) == "AlternateContent" for outer in element.iterancestors())
    if boxes and not fallbacks and not inside:
        picture = etree.Element(boxes[0].tag.replace("}txbxContent", "}pict"))
        picture.extend(boxes)
        _replace(element, [picture])


def _join_initial(paragraph: etree._Element) -> None:
    """Put the large first letter, which Word keeps as a paragraph, before the rest of its word."""
    following = paragraph.getnext()
    if following is None or _name(following) != "p":
        return
    letters = [child for child in paragraph if _name(child) != "pPr"]
    after = 1 if len(following) and _name(following[0]) == "pPr" else 0
    following[after:after] = letters
    _replace(paragraph, [])


def _boxes(element: etree._Element) -> list[etree._Element]:
    return [box for box in element.iter(etree.Element) if _name(box) == "txbxContent"]


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _replace(element: etree._Element, others: Iterable[etree._Element]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    parent[place : place + 1] = list(others)
