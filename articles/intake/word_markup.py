"""Word's markup: put into forms that mammoth reads, where it would leave out words that everybody sees."""

import io
import re
import sys
import zipfile
from collections.abc import Iterable

from lxml import etree
from mammoth.docx.dingbats import dingbats

from articles.intake.word_unseen import Unseen, hiding_styles, parsed, take_out, unseen_around

#: The part with the article; Word on the web numbers it.
MAIN_PART = re.compile(r"word/document\d*\.xml")
_PARTS_WITH_WORDS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
#: They say something about the words inside: where a field has its value from, in which direction to read.
_WRAPPERS = frozenset({"fldSimple", "dir", "bdo"})
#: Other names of a break and a tab, and two lines through words in place of one.
_SAME = {"cr": "br", "ptab": "tab", "dstrike": "strike"}
#: Fonts of signs, in which a code means another character than everywhere else: mammoth knows which.
_SIGN_FONTS = frozenset(font for font, _code in dingbats)
#: What a document calls characters that only one font has.
_PRIVATE = range(0xE000, 0xF900)
#: Charts, diagrams, drawn words and boxes of forms keep their words where nothing here reads them.
_UNREAD = frozenset({"chart", "relIds", "txBody", "ddList", "checkBox"})
#: What stands one below the other in a document, a cell or a box.
_ONE_BELOW_THE_OTHER = frozenset({"p", "tbl", "sdt", "customXml", "sectPr"})


def readable(raw: bytes) -> tuple[bytes, bool, Unseen]:
    """Return the document ``raw`` with the words that its readers see in markup that mammoth knows.

    And whether all can be read, and what readers do not see, or not there.

    It has to be measured before: all of it is unpacked. Raises what zip and XML raise when it is damaged.
    """
    made, complete = io.BytesIO(), True
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w") as new:
        unseen, hiding = unseen_around(old), hiding_styles(old)
        for name in dict.fromkeys(old.namelist()):
            content = old.read(name)
            if _PARTS_WITH_WORDS.fullmatch(name):
                root = parsed(content)
                take_out(root, hiding, unseen)
                content, all_of_it = _rewritten(root)
                complete = complete and all_of_it
            new.writestr(name, content)
    return made.getvalue(), complete, unseen


def _rewritten(root: etree._Element) -> tuple[bytes, bool]:
    elements = list(root.iter(etree.Element))
    complete = not any(_name(element) in _UNREAD for element in elements)
    for element in elements:
        name = _name(element)
        if name in _WRAPPERS:
            _replace(element, list(element))
        elif name == "ruby":
            # The words, without what is printed small above them to say how they are read.
            _replace(element, [each for base in element if _name(base) == "rubyBase" for each in base])
        elif name in _SAME:
            element.tag = element.tag.replace(f"}}{name}", f"}}{_SAME[name]}")
        elif name == "framePr" and any(key.endswith("}dropCap") for key in element.attrib):
            _join_initial(element.getparent().getparent())
        elif name in ("AlternateContent", "drawing"):
            _show_boxes(element)
            _show_only_choice(element)
        elif name == "sym":
            _write_sign(element)
        elif name == "del":
            _keep_last_paragraph(element)
        elif name == "checkbox":
            # The box is a sign like any other: mammoth makes a field of a form of it, which has no words.
            _replace(element, [])
    return etree.tostring(root), complete


def _show_boxes(element: etree._Element) -> None:
    """Put the text boxes of ``element`` where mammoth looks for them, unless it finds them in what is for old Words."""
    boxes = _boxes(element)
    fallbacks = [box for child in element if _name(child) == "Fallback" for box in _boxes(child)]
    inside = any(_name(outer) == "AlternateContent" for outer in element.iterancestors())
    if boxes and not fallbacks and not inside:
        picture = etree.Element(boxes[0].tag.replace("}txbxContent", "}pict"))
        picture.extend(boxes)
        _replace(element, [picture])


def _show_only_choice(element: etree._Element) -> None:
    """Put the words of ``element`` that are for new Words alone in its place: mammoth reads what is for old ones."""
    choices = [child for child in element if _name(child) == "Choice"]
    in_fallback = any(_words_in(child) for child in element if _name(child) == "Fallback")
    if choices and _words_in(choices[0]) and not in_fallback:
        _replace(element, list(choices[0]))


def _words_in(element: etree._Element) -> bool:
    return any(_name(each) == "t" for each in element.iter(etree.Element))


def _write_sign(element: etree._Element) -> None:
    """Write a sign of an ordinary font, such as € or −, as the character that it is: mammoth leaves it out."""
    font, code = (element.get(element.tag.replace("}sym", f"}}{name}"), "") for name in ("font", "char"))
    character = int(code, 16)
    if font not in _SIGN_FONTS and character not in _PRIVATE and character <= sys.maxunicode:
        element.tag = element.tag.replace("}sym", "}t")
        element.text = chr(character)


def _keep_last_paragraph(deletion: etree._Element) -> None:
    """Take ``deletion`` from the end of a paragraph after which none follows to be joined: its words would go, too."""
    paragraph = next((outer for outer in deletion.iterancestors() if _name(outer) == "p"), None)
    if paragraph is None or _name(deletion.getparent()) != "rPr" or _name(deletion.getparent().getparent()) != "pPr":
        return
    following = (other for other in paragraph.itersiblings() if _name(other) in _ONE_BELOW_THE_OTHER)
    if _name(next(following, deletion)) != "p":
        _replace(deletion, [])


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
