"""Word documents (.docx): unpacked with care, then read like a page."""

import io
import re
import struct
import zipfile
import zlib
from xml.parsers.expat import ExpatError

import mammoth
from django.utils.translation import gettext as _
from lxml import etree

from articles.intake.errors import IntakeError
from articles.intake.html import visible
from articles.intake.text import MAX_BYTES, import_text, one_line
from articles.intake.types import ImportedText
from articles.intake.word_markup import MAIN_PART, readable

#: A .docx is a zip: a hundred kilobytes may hold gigabytes. No honest article unpacks to more than this.
MAX_UNPACKED_BYTES = 20 * 1024 * 1024
MAX_PARTS = 2_000
#: Reading takes time by the tag: an article of 10,000 words has some 60,000.
MAX_TAGS = 150_000
#: A page or a column that ends parts what stands before and after it.
_BREAKS = "br[type='page'] => hr\nbr[type='column'] => hr"
#: The number of a note beside a word, and the arrow back to it: nobody wrote them.
_NOTE_MARKS = re.compile(
    r'<sup><a href="#(?:foot|end)note-[^"]*"[^>]*>\[\d+\]</a></sup>|<a href="#(?:foot|end)note-ref-[^"]*">[^<]*</a>'
)
#: How mammoth says that it left words out.
_LEFT_OUT = ("unrecognised element was ignored", "w:sym element with an unsupported character")
#: What the readers of zip and XML raise when a file is damaged, locked or absurd (RecursionError is a RuntimeError).
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, LookupError, ValueError, OSError, RuntimeError, ExpatError)
_DAMAGE += (etree.LxmlError, struct.error, TypeError, AttributeError)
_CORE = "{http://purl.org/dc/elements/1.1/}"


def import_docx(raw: bytes) -> ImportedText:
    """Return the text of a .docx, in order, with the title and author that its properties state.

    Raises ``IntakeError`` when it is not a .docx, is damaged or locked, has no words, or is too large
    once unpacked.
    """
    if len(raw) > MAX_BYTES:
        raise IntakeError(_("This file is larger than 10 MB. Save the article's text alone and try again."))
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check_parts(archive)
            properties = _properties(archive)
            markup, complete, unseen = readable(raw)
            read = mammoth.convert_to_html(
                io.BytesIO(markup), convert_image=mammoth.images.img_element(_no_image), style_map=_BREAKS
            )
    except IntakeError:
        raise
    except _DAMAGE as e:
        message = _(
            "This Word document can't be read. Open it, save it again as .docx without a password, or paste it."
        )
        raise IntakeError(message) from e
    words, taken = visible(_NOTE_MARKS.sub("", read.value))
    imported = import_text(words, wrapped=False)
    # Of a style that it does not know it says other things, and leaves no words out.
    incomplete = not complete or any(left_out in each.message for each in read.messages for left_out in _LEFT_OUT)
    notice = _("Some words of this document could not be read and are missing. Compare the preview with the document.")
    return ImportedText(
        text=imported.text,
        title=properties.get("title", ""),
        byline=properties.get("creator", ""),
        notices=(*((notice,) if incomplete else ()), *unseen.notices(), *taken.notices()),
    )


def _no_image(_image) -> dict[str, str]:
    return {"src": ""}


def _check_parts(archive: zipfile.ZipFile) -> None:
    """Refuse what unpacks to too much, by unpacking: the sizes that a zip states may be lies."""
    parts = archive.infolist()
    if not any(MAIN_PART.fullmatch(part.filename) for part in parts):
        raise IntakeError(_("This is not a Word document (.docx). Use .txt, .html or .docx, or paste the text."))
    too_large = IntakeError(_("This Word document is too large once unpacked. Paste the article's text instead."))
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise too_large
    unpacked = tags = 0
    for part in parts:
        is_markup = part.filename.lower().endswith((".xml", ".rels"))
        with archive.open(part) as file:
            while chunk := file.read(65_536):
                unpacked += len(chunk)
                tags += chunk.count(b"<") if is_markup else 0
                if unpacked > MAX_UNPACKED_BYTES or tags > MAX_TAGS:
                    raise too_large


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    if "docProps/core.xml" not in archive.namelist():
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    tree = etree.fromstring(archive.read("docProps/core.xml"), parser)
    found = {name: tree.findtext(f"{_CORE}{name}") or "" for name in ("title", "creator")}
    return {name: one_line(value, 300) for name, value in found.items()}
