"""An uploaded file goes to the reader that its name asks for."""

import pytest

from articles.intake.errors import IntakeError
from articles.intake.files import import_file


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("story.txt", b"The bridge <b>closes</b>.", "The bridge <b>closes</b>."),
        ("STORY.TXT", b"The bridge closes.", "The bridge closes."),
        ("story", b"The bridge closes.", "The bridge closes."),
        ("notes.md", b"The bridge closes.", "The bridge closes."),
        ("story.html", b"<p>The bridge <b>closes</b>.</p>", "The bridge closes."),
        ("../../etc/story.htm", b"<p>The bridge closes.</p>", "The bridge closes."),
    ],
)
def test_each_kind_has_its_reader(name, content, text):
    assert import_file(name, content).text == text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("story.txt", b"", "This file is empty"),
        ("story.txt", b" \n ", "This file is empty"),
        ("story.pdf", b"%PDF-1.7", "Files ending in .pdf"),
        ("story.doc", b"\xd0\xcf\x11\xe0", "Files ending in .doc"),
        ("story.exe", b"MZ\x90\x00", "Files ending in .exe"),
        ("story.txt", b"MZ\x90\x00\x03\x00", "not a text file"),
        ("story.docx", b"<p>not word</p>", "Word document can't be read"),
        ("story.txt", b"a" * 50_000_000, "larger than 10 MB"),
        ("story.html", b"a" * 50_000_000, "larger than 10 MB"),
        ("story.docx", b"a" * 50_000_000, "larger than 10 MB"),
    ],
)
def test_a_file_that_can_not_be_read_is_refused_in_one_sentence(name, content, says):
    with pytest.raises(IntakeError) as refusal:
        import_file(name, content)
    assert says in refusal.value.message
