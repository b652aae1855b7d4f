"""Plain text: decoded, normalised, measured. Everything that comes in ends here."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

import webencodings
from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from articles.intake.errors import IntakeError
from articles.intake.types import ImportedText

#: The longest article that the desk takes: about ten times the longest magazine story.
MAX_CHARACTERS = 1_500_000
#: The largest file that is looked at.
MAX_BYTES = 10 * 1024 * 1024

#: Characters without a shape of their own that break searching and comparing: byte order mark, zero-width space,
#: word joiner, grapheme joiner, soft hyphen, signs that only programs read (in formulas, annotations, in place of
#: pictures; tags, unless they make a flag), overrides of the reading direction (they show other words than those
#: stored), and the other controls. Joiners and direction marks stay: Arabic, Hebrew, Indic scripts and emoji need them.
#: A lone surrogate can be stored by no database.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u180e\u200b\u202d\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffc"
    "\ud800-\udfff\ufffe\uffff]|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0000-\U000e007f]+"
)
#: Letters that a PDF prints as one sign. A reader takes them for letters; a search and a comparison do not.
_PRINTED_AS_ONE = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
#: Windows-1252 that somebody read as ISO 8859-1: controls where quotation marks and dashes were. Browsers see it so.
_MISREAD = {
    code: bytes([code]).decode("cp1252") for code in {*range(0x80, 0xA0)} - {0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D}
}
#: A hyphen that is there only where a line ends: the word goes on.
_GOES_ON = re.compile("\u00ad[ \t]*\n[ \t]*(?=[^\\W\\d_])")
#: More marks than any script puts on a letter: sorting them takes the square of their number, minutes for a million.
_MARKS = "".join(chr(code) for code in range(0x300, 0x1F000) if unicodedata.combining(chr(code)))
_MARKS_TOO_MANY = re.compile(f"([{_MARKS}]{{30}})[{_MARKS}]+")
#: One of them, which no reader of pages takes away.
SHAPELESS = "\u034f"
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
_BLANKS = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BINARY_SIGNATURES = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\xd0\xcf\x11\xe0")
_SENTENCE_ENDS = (".", "!", "?", ".”", '."', "!”", "?”", "。", "！", "？", "。”", "。」", "।", "۔", "؟")
#: What begins a line of its own: a list item, or a speaker in a transcript.
_ITEM = re.compile(r"[-–—•*·▪]\s|\d{1,2}[.)]\s|[A-Z][A-Z .'-]+:\s")
_NOT_WESTERN = re.compile(
    "(?<=[^\\W\\d_])[\u00a1-\u00bf\u00d7\u00f7\u2022](?=[^\\W\\d_])"  # a sign inside a word
    "|(?:^|\\s)[\u00b3\u00b9\u00bc-\u00be](?=[^\\W\\d_])"  # a fraction or small number before one
    "|[a-z\u00df-\u00ff][\u00c0-\u00de\u0160\u017d\u0178]"  # an accented capital after a small letter
    "|[\u00a4\u00a6\u00a8\u00ac\u00af\u00b4\u00b8]"  # signs that nobody types
)
_OTHER_ENCODINGS = [
    *("cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "mac_roman"),
    *("cp932", "gb18030", "big5", "euc_kr"),
]


def import_text(raw: str | bytes, *, wrapped: bool = True, charset: str = "") -> ImportedText:
    """Return ``raw`` as clean plain text; ``wrapped``: its lines may be those of an e-mail program, to be joined.

    Bytes are decoded as ``decoded`` says. The text is normalised to NFC; each run of blanks is one space; paragraphs
    are parted by one line break. Offsets anywhere later count code points of the result.

    Raises:
        IntakeError: it is empty, too long, not text, or has no words.
    """
    notices: tuple[str, ...] = ()
    if isinstance(raw, bytes):
        raw, notices = decoded(raw, charset)
    return ImportedText(text=_checked(clean_text(raw, wrapped=wrapped)), notices=notices)


def clean_text(raw: str, *, wrapped: bool = True) -> str:
    """Return ``raw`` normalised as ``import_text`` says, without judging it. Cleaning twice changes nothing."""
    text = _LINE_ENDS.sub("\n", raw.translate(_MISREAD))
    text = _UNWANTED.sub("", _GOES_ON.sub("", text)).translate(_PRINTED_AS_ONE)
    # Marks are limited before, for the time that it takes to sort them, and after, for those that come apart.
    text = unicodedata.normalize("NFC", _MARKS_TOO_MANY.sub(r"\1", text))
    text = _MARKS_TOO_MANY.sub(r"\1", text)
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in (_joined(lines) if wrapped else lines) if line)


def one_line(raw: str, limit: int) -> str:
    """Return ``raw`` cleaned, on one line, at most ``limit`` characters long."""
    return " ".join(clean_text(raw).split())[:limit].strip()


def _joined(lines: Iterable[str]) -> list[str]:
    """Return paragraphs: what an e-mail program wrapped at a narrow width is joined again, other lines stay.

    Wrapped lines are told by going on: all about as long as the longest, few of them ending a sentence, and many that
    follow beginning with a small letter. In scripts that have none, only a text with empty lines is taken for wrapped:
    one that was cleaned before has no empty lines any more, and its paragraphs must stay apart.
    """
    lines = list(lines)
    inner = [line for line, following in pairwise(lines) if line and following]
    begun = [following[0] for line, following in pairwise(lines) if line and following]
    parted = "\n\n" in "\n".join(lines).strip()
    going_on = sum(first.islower() or (parted and first.isalpha() and not first.isupper()) for first in begun)
    width = max(map(len, inner), default=0)
    full = sum(len(line) >= 0.7 * width for line in inner)
    ended = sum(line.endswith(_SENTENCE_ENDS) for line in inner)
    if len(inner) < 3 or not 30 <= width <= 90 or full < 0.8 * len(inner):
        return lines
    if ended > 0.3 * len(inner) or going_on < 0.3 * len(inner):
        return lines
    paragraphs, current = [], []
    for line in [*lines, ""]:
        if current and (not line or _ITEM.match(line) or len(current[-1]) < 0.5 * width):
            paragraphs.append(" ".join(current))
            current = []
        if line:
            current.append(line)
    return paragraphs


def decoded(raw: bytes, charset: str = "") -> tuple[str, tuple[str, ...]]:
    """Return ``raw`` as text, and what the editor has to be told of that.

    What counts is the byte order mark, then whether it is UTF-8, which hardly anything else looks like, then
    ``charset``, as browsers take the name: "iso-8859-1" is Windows-1252, with its quotation marks; else the likeliest
    encoding. Raises ``IntakeError`` for what is too large, no text, or in no encoding.
    """
    if len(raw) > MAX_BYTES:
        raise IntakeError(_("This file is larger than 10 MB. Save the article's text alone and try again."))
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace"), ()
    if raw.startswith(_BINARY_SIGNATURES) or b"\x00" in raw:
        raise IntakeError(_("This is not a text file. Use .txt, .html or .docx, or paste the text."))
    stated = webencodings.lookup(charset)
    # This one consists of ASCII alone.
    likely = [stated, webencodings.UTF8] if stated and stated.name == "iso-2022-jp" else [webencodings.UTF8, stated]
    for encoding in filter(None, likely):
        text = encoding.codec_info.decode(raw, "replace")[0]
        lost = text.count("\ufffd")
        if not lost:
            return text, ()
        if 4 * lost < sum(not character.isascii() for character in text):
            return text, (_("Some letters could not be read: look for “�” in the text."),)
    text, guess = _guessed(raw)
    notice = _("The file is not UTF-8; it was read as %(encoding)s. Check accents and quotation marks.")
    return text, (notice % {"encoding": guess},)


def _guessed(raw: bytes) -> tuple[str, str]:
    """Return the text in the likeliest encoding, and its name.

    Western European text is told by looking for what other encodings turn into: signs inside words, capitals after
    small letters, hardly any plain letter. On short texts that is right far more often than statistics alone.
    """
    try:
        western = raw.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    letters = [character for character in western if character.isalpha()]
    plain = sum(character.isascii() for character in letters)
    if letters and plain >= 0.75 * len(letters) and not _NOT_WESTERN.search(western):
        return western, "Windows-1252"
    best = from_bytes(raw, cp_isolation=_OTHER_ENCODINGS).best()
    if best is None:
        raise IntakeError(_("The letters of this file can't be read. Save it as UTF-8 text, or paste the text."))
    return str(best), best.encoding


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
