"""Plain text: decoded, normalised, measured. Everything that comes in ends here."""

import re
import unicodedata

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from articles.intake.errors import IntakeError
from articles.intake.types import ImportedText

#: The longest article that the desk takes: about ten times the longest magazine story.
MAX_CHARACTERS = 1_500_000
#: The largest file that is looked at.
MAX_BYTES = 10 * 1024 * 1024

#: Characters without a shape of their own that break searching and comparing: byte order mark, zero-width space,
#: word joiner, soft hyphen, and the other controls. Joiners and direction marks stay: Arabic, Hebrew, Indic scripts
#: and emoji need them. A lone surrogate can be stored by no database.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\x85|\x0b|\x0c")
_BLANKS = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BINARY_SIGNATURES = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"MZ",
)


def import_text(raw: str | bytes) -> ImportedText:
    """Return ``raw`` as clean plain text.

    Bytes are decoded by their byte order mark, as UTF-8, else by the likeliest encoding, with a notice. The text is
    normalised to NFC; each run of blanks is one space; paragraphs are parted by one line break. Offsets anywhere later
    count code points of the result.

    Raises:
        IntakeError: it is empty, too long, not text, or has no words.
    """
    notices: tuple[str, ...] = ()
    if isinstance(raw, bytes):
        raw, notices = _decode(raw)
    return ImportedText(text=_checked(clean_text(raw)), notices=notices)


def clean_text(raw: str) -> str:
    """Return ``raw`` normalised as ``import_text`` says, without judging it. Cleaning twice changes nothing."""
    text = unicodedata.normalize("NFC", _UNWANTED.sub("", _LINE_ENDS.sub("\n", raw)))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in _joined(lines) if line)


def one_line(raw: str, limit: int) -> str:
    """Return ``raw`` cleaned, on one line, at most ``limit`` characters long."""
    return " ".join(clean_text(raw).split())[:limit].strip()


def _joined(lines):
    """Join the lines of paragraphs that are parted by blank lines and hard-wrapped at a narrow width."""
    lines = list(lines)
    blank = sum(1 for line in lines if not line)
    full = [line for line in lines if line]
    # Text wrapped by an e-mail program: blank lines part its paragraphs, and its full lines are all of one width.
    wrapped = blank > 0 and len(full) > 2 * (blank + 1) and max(map(len, full)) <= 90
    if not wrapped:
        return lines
    paragraphs, current = [], []
    for line in [*lines, ""]:
        starts_item = re.match(r"[-–—•*·▪]\s|\d{1,2}[.)]\s|[A-Z][A-Z .'-]+:\s", line)
        if current and (not line or starts_item or len(current[-1]) < 40):
            paragraphs.append(" ".join(current))
            current = []
        if line:
            current.append(line)
    return paragraphs


def _decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    if len(raw) > MAX_BYTES:
        raise IntakeError(_("This file is larger than 10 MB. Save the article's text alone and try again."))
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace"), ()
    if raw.startswith(_BINARY_SIGNATURES) or b"\x00" in raw:
        raise IntakeError(_("This is not a text file. Use .txt, .html or .docx, or paste the text."))
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        best = from_bytes(raw).best()
    if best is None:
        raise IntakeError(_("The letters of this file can't be read. Save it as UTF-8 text, or paste the text."))
    notice = _("The file is not UTF-8; it was read as %(encoding)s. Check accents and quotation marks.")
    return str(best), (notice % {"encoding": best.encoding},)


def _checked(text: str) -> str:
    if not text:
        raise IntakeError(_("There is no text. Paste the article, choose a file, or give a link."))
    if len(text) > MAX_CHARACTERS:
        raise IntakeError(_("This text is longer than 1.5 million characters. Import it in parts."))
    if text.count("\ufffd") > len(text) // 50:
        raise IntakeError(_("The letters of this text can't be read. Save it as UTF-8 text, or paste the text."))
    if not any(character.isalpha() for character in text):
        raise IntakeError(_("There are no words in this text. Paste the words of an article."))
    return text
