"""Uploaded files: which reader a file needs."""

from pathlib import PurePath

from django.utils.translation import gettext as _

from articles.intake.docx import import_docx
from articles.intake.errors import IntakeError
from articles.intake.html import import_html
from articles.intake.text import MAX_BYTES, import_text
from articles.intake.types import ImportedText


def import_file(name: str, content: bytes) -> ImportedText:
    """Return the article in the uploaded file ``name``. Raises ``IntakeError`` for any other kind of file."""
    if len(content) > MAX_BYTES:
        raise IntakeError(_("This file is larger than 10 MB. Save the article's text alone and try again."))
    if not content.strip():
        raise IntakeError(_("This file is empty. Choose another one, or paste the text."))
    ending = PurePath(name).suffix.lower()
    if ending == ".docx":
        return import_docx(content)
    if ending in {".html", ".htm", ".xhtml"}:
        return import_html(content)
    if ending in {".txt", ".text", ".md", ""}:
        return import_text(content)
    raise IntakeError(
        _("Files ending in %(ending)s can't be read. Use .txt, .html or .docx, or paste the text.") % {"ending": ending}
    )
