"""Word documents are read in order; bombs, locks and damage are refused quickly and in one sentence."""

import io
import time
import zipfile

import docx
import pytest

from articles.intake.docx import import_docx
from articles.intake.errors import IntakeError

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = f'<w:document xmlns:w="{_NAMESPACE}"><w:body>'
_DRAWN = (
    '<w:drawing xmlns:s="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><s:wsp><s:txbx>'
    "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></s:txbx></s:wsp></w:drawing>"
)
_PICT = (
    '<w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r>'
    "</w:p></w:txbxContent></v:textbox></w:pict>"
)
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_TAIL = "</w:body></w:document>"
_PARAGRAPH = "<w:p><w:r><w:t>Somebody said something.</w:t></w:r></w:p>"
_LAUGHS = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))


@pytest.fixture(scope="module")
def document():
    written = docx.Document()
    written.core_properties.title, written.core_properties.author = "Bridge to close", "Marta Okoye"
    written.add_heading("Bridge to close")
    written.add_paragraph("“We found cracks & more,” said the engineer.")
    table = written.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Cost", "12 million"
    written.add_paragraph("First thing.", style="List Bullet")
    written.add_paragraph("The end 👋.")
    raw = io.BytesIO()
    written.save(raw)
    return raw.getvalue()


def _with_body(document, body):
    """Return ``document`` with another main part."""
    raw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return raw.getvalue()


def test_a_document_is_read_in_order_with_title_and_author(document):
    imported = import_docx(document)
    assert imported.text.split("\n") == [
        "Bridge to close",
        "“We found cracks & more,” said the engineer.",
        "Cost",
        "12 million",
        "First thing.",
        "The end 👋.",
    ]
    assert (imported.title, imported.byline) == ("Bridge to close", "Marta Okoye")


@pytest.mark.parametrize(
    "body",
    [
        _HEAD + _PARAGRAPH * 60_000 + _TAIL,
        _HEAD + "<w:p/>" * 400_000 + _TAIL,
        _HEAD + "<w:sdt><w:sdtContent>" * 10_000 + _PARAGRAPH + "</w:sdtContent></w:sdt>" * 10_000 + _TAIL,
        _HEAD + "<w:p>",
        _HEAD + _TAIL,
        "not xml",
        f'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">{_LAUGHS}]>{_HEAD}<w:p><w:r><w:t>&j;</w:t></w:r></w:p>{_TAIL}',
        " " * (21 * 1024 * 1024),
    ],
    ids=["long", "tags", "nested", "torn", "empty", "no-xml", "laughs", "bomb"],
)
def test_an_absurd_document_is_refused_quickly(document, body):
    began = time.process_time()
    with pytest.raises(IntakeError):
        import_docx(_with_body(document, body))
    assert time.process_time() - began < 10


def test_an_entity_never_reads_a_file_of_this_computer(document, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("the secret words")
    body = (
        f'<!DOCTYPE l [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{_HEAD}<w:p><w:r><w:t>seen &x;</w:t></w:r></w:p>{_TAIL}'
    )
    assert "secret words" not in import_docx(_with_body(document, body)).text


def test_a_size_that_the_zip_lies_about_is_found_out(document):
    raw = _with_body(document, " " * (30 * 1024 * 1024))
    # The directory at the end states the unpacked size: make it state little.
    lied = raw.replace((30 * 1024 * 1024).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lied != raw
    with pytest.raises(IntakeError):
        import_docx(lied)


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"no zip", b"\xd0\xcf\x11\xe0 an old .doc"])
def test_what_is_no_document_is_refused(raw):
    with pytest.raises(IntakeError):
        import_docx(raw)


def test_a_truncated_document_and_another_zip_are_refused(document):
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("readme.txt", "hello")
    for raw in (document[: len(document) // 2], other.getvalue()):
        with pytest.raises(IntakeError):
            import_docx(raw)


def test_a_symbol_without_a_character_is_damage(document):
    with pytest.raises(IntakeError):
        import_docx(_with_body(document, _HEAD + "<w:p><w:r><w:sym/></w:r></w:p>" + _TAIL))


def test_words_that_could_not_be_read_are_told_to_be_missing(document):
    formula = f'<m:oMath xmlns:m="{_NAMESPACE}/math"><m:r><m:t>12</m:t></m:r></m:oMath>'
    body = f"{_HEAD}<w:p><w:r><w:t>It cost much.</w:t></w:r>{formula}</w:p>{_TAIL}"
    (notice,) = import_docx(_with_body(document, body)).notices
    assert "are missing" in notice
    assert import_docx(document).notices == ()


@pytest.mark.parametrize(
    "run",
    [
        '<w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing>',
        '<w:drawing><d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></w:drawing>',
        '<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList/></w:ffData></w:fldChar>',
        '<w:sym w:font="Arial" w:char="F0B7"/>',
        '<w:sym w:font="Arial" w:char="FFFFFFFFFFFFFFFFFFFFF"/>',
    ],
    ids=["chart", "diagram", "list to choose from", "sign of no font", "no sign"],
)
def test_what_mammoth_leaves_out_without_a_word_is_told_to_be_missing(document, run):
    body = f"{_HEAD}<w:p>{_run('It cost much.')}<w:r>{run}</w:r></w:p>{_TAIL}"
    (notice,) = import_docx(_with_body(document, body)).notices
    assert "are missing" in notice


def test_a_page_break_parts_what_stands_around_it(document):
    runs = '<w:r><w:t>One.</w:t><w:br w:type="page"/><w:t>Two.</w:t></w:r>'
    assert import_docx(_with_body(document, f"{_HEAD}<w:p>{runs}</w:p>{_TAIL}")).text == "One.\nTwo."


def _run(words):
    return f"<w:r><w:t>{words}</w:t></w:r>"


def _run_on(words):
    """Return a paragraph whose end somebody deleted, with changes being tracked."""
    return f'<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{_run(words)}</w:p>'


@pytest.mark.parametrize(
    ("paragraphs", "text"),
    [
        (
            f'<w:p>{_run("It cost ")}<w:fldSimple w:instr="REF x">{_run("12 million")}</w:fldSimple></w:p>',
            "It cost 12 million",
        ),
        (
            f'<w:p><w:dir w:val="rtl">{_run("Left")} <w:bdo w:val="rtl">{_run("to right.")}</w:bdo></w:dir></w:p>',
            "Leftto right.",
        ),
        (
            f"<w:p><w:r><w:ruby><w:rt>{_run('kan')}</w:rt><w:rubyBase>{_run('漢')}</w:rubyBase></w:ruby></w:r></w:p>",
            "漢",
        ),
        ("<w:p><w:r><w:t>One.</w:t><w:cr/><w:t>Two</w:t><w:ptab/><w:t>three.</w:t></w:r></w:p>", "One.\nTwo three."),
        (f"<w:p>{_run('Body.')}<w:r>{_DRAWN}</w:r></w:p>", "Body.\nIn the box."),
        (
            f"<w:p>{_run('Body.')}<w:r><mc:AlternateContent {_MC}><mc:Choice>{_DRAWN}</mc:Choice></mc:AlternateContent>"
            "</w:r></w:p>",
            "Body.\nIn the box.",
        ),
        (
            f"<w:p>{_run('Body.')}<w:r><mc:AlternateContent {_MC}><mc:Choice>{_DRAWN}</mc:Choice><mc:Fallback>{_PICT}"
            "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "Body.\nIn the box.",
        ),
        (
            f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{_run("T")}</w:p><w:p><w:pPr/>{_run("he mayor.")}</w:p>',
            "The mayor.",
        ),
        (
            f'<w:p>{_run("It cost ")}<w:r><w:sym w:font="Arial" w:char="20AC"/></w:r>{_run("5 million at ")}<w:r>'
            f'<w:sym w:font="Times New Roman" w:char="2212"/></w:r>{_run("5 degrees.")}</w:p>',
            "It cost €5 million at −5 degrees.",
        ),
        (
            f'<w:p>{_run("10")}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>6</w:t></w:r>'
            f"{_run(' people.')}</w:p>",
            "10⁶ people.",
        ),
        (f"{_run_on('First, ')}<w:bookmarkEnd/><w:p>{_run('second.')}</w:p>", "First, second."),
        (f"<w:p>{_run('First.')}</w:p>{_run_on('The last words.')}", "First.\nThe last words."),
        (
            f"{_run_on('Before.')}<w:tbl><w:tr><w:tc>{_run_on('In a cell.')}</w:tc></w:tr></w:tbl>",
            "Before.\nIn a cell.",
        ),
        (
            f"<w:p>{_run('For ')}<mc:AlternateContent {_MC}><mc:Choice>{_run('new Words')}</mc:Choice><mc:Fallback/>"
            f"</mc:AlternateContent>{_run(' only.')}</w:p>",
            "For new Words only.",
        ),
        (
            '<w:p><w:sdt><w:sdtPr><n:checkbox xmlns:n="http://schemas.microsoft.com/office/word/2010/wordml"/></w:sdtPr>'
            f"<w:sdtContent>{_run('☐')}</w:sdtContent></w:sdt>{_run(' True')}</w:p>",
            "☐ True",
        ),
    ],
    ids=[
        *("field", "direction", "ruby", "signs", "box", "box of new Words", "box of both", "initial"),
        *("sign of a font", "raised", "joined", "joined to none", "joined to a table", "new Words only", "box to tick"),
    ],
)
def test_words_that_everybody_sees_come_in(document, paragraphs, text):
    imported = import_docx(_with_body(document, _HEAD + paragraphs + _TAIL))
    assert (imported.text, imported.notices) == (text, ())


def test_the_main_part_may_be_numbered(document):
    raw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(raw, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"word/document.xml", b"word/document2.xml")
            new.writestr(name.replace("document.xml", "document2.xml"), content)
    assert import_docx(raw.getvalue()).text == import_docx(document).text


@pytest.mark.parametrize("line", ["strike", "dstrike"])
def test_words_that_are_struck_through_stay_out_and_are_told(document, line):
    struck = f"<w:r><w:rPr><w:{line}/></w:rPr><w:t>ten </w:t></w:r>"
    body = f"{_HEAD}<w:p>{_run('It cost ')}{struck}{_run('twelve million.')}</w:p>{_TAIL}"
    imported = import_docx(_with_body(document, body))
    assert imported.text == "It cost twelve million."
    assert imported.notices == ("1 passage that is struck through was left out: “ten”.",)
