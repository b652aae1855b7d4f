"""What a Word document hides, deletes or notes beside its text stays out, and the editor is told how much and what."""

import io
import zipfile

import pytest

from articles.intake.docx import import_docx
from tests.intake.test_docx import _HEAD, _NAMESPACE, _PARAGRAPH, _TAIL, _run, _with_body, document

__all__ = ["document"]


def _kept_from_readers(words, properties="<w:vanish/>"):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


_STYLES = (
    f'<w:styles xmlns:w="{_NAMESPACE}">'
    '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Secretive"><w:basedOn w:val="Secret"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Open"><w:basedOn w:val="Note"/><w:rPr><w:vanish w:val="0"/></w:rPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="Circle"><w:basedOn w:val="Circle"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
)


_NOT_HIDDEN = '<w:vanish w:val="false"/>'


def _styled(style):
    return f'<w:rStyle w:val="{style}"/>'


def _with_parts(document, parts):
    """Return ``document`` with other or further parts, named as in its folder of words."""
    raw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(raw, "w") as new:
        for name in old.namelist():
            if name not in {f"word/{part}" for part in parts}:
                new.writestr(name, old.read(name))
        for part, content in parts.items():
            new.writestr(f"word/{part}", content)
    return raw.getvalue()


@pytest.mark.parametrize(
    "hidden",
    [
        f"<w:p>{_run('The mayor ')}{_kept_from_readers('left ')}{_kept_from_readers('town.')}{_run('spoke.')}</w:p>",
        f"<w:p>{_run('The mayor spoke.')}{_kept_from_readers('left town.', _styled('Secretive'))}</w:p>",
        f'<w:p>{_run("The mayor spoke.")}</w:p><w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr>{_run("left town.")}</w:p>',
    ],
    ids=["run", "style of words", "style of a paragraph"],
)
def test_hidden_words_stay_out_and_are_told(document, hidden):
    raw = _with_parts(document, {"document.xml": _HEAD + hidden + _TAIL, "styles.xml": _STYLES})
    imported = import_docx(raw)
    assert imported.text == "The mayor spoke."
    assert imported.notices == ("1 hidden passage was left out, which readers do not see: “left town.”.",)


@pytest.mark.parametrize(
    "shown",
    [
        f"<w:p>{_kept_from_readers('The mayor spoke.', _NOT_HIDDEN)}</w:p>",
        f"<w:p>{_kept_from_readers('The mayor spoke.', '<w:webHidden/>')}</w:p>",
        f'<w:p><w:pPr><w:pStyle w:val="Open"/></w:pPr>{_run("The mayor spoke.")}</w:p>',
        f'<w:p><w:pPr><w:pStyle w:val="Circle"/></w:pPr>{_run("The mayor spoke.")}</w:p>',
        f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{_run('The mayor spoke.')}</w:p>",
    ],
)
def test_words_that_are_not_hidden_after_all_come_in(document, shown):
    imported = import_docx(_with_parts(document, {"document.xml": _HEAD + shown + _TAIL, "styles.xml": _STYLES}))
    assert (imported.text, imported.notices) == ("The mayor spoke.", ())


def test_tracked_changes_are_read_as_accepted_and_told(document):
    paragraph = (
        f"<w:p>{_run('It cost ')}<w:del><w:r><w:delText>ten</w:delText></w:r></w:del><w:ins>{_run('twelve')}</w:ins>"
        f"{_run(' million.')}<w:ins>{_run(' ')}</w:ins><w:del><w:r><w:delText> Or so.</w:delText></w:r></w:del>"
        f"<w:moveFrom>{_run('Later.')}</w:moveFrom></w:p><w:p><w:moveTo>{_run('Later.')}</w:moveTo></w:p>"
    )
    imported = import_docx(_with_body(document, _HEAD + paragraph + _TAIL))
    assert imported.text == "It cost twelve million.\nLater."
    assert imported.notices == (
        "2 passages were left out that tracked changes delete, first: “ten”.",
        "1 passage came in that a tracked change inserts: “twelve”.",
    )


def test_comments_and_what_stands_at_the_head_of_each_page_are_told_to_be_left_out(document):
    comments = (
        f'<w:comments xmlns:w="{_NAMESPACE}"><w:comment w:id="0"><w:p>{_run("Says who?")}</w:p><w:p>{_run("Ask.")}'
        f'</w:p></w:comment><w:comment w:id="1"><w:p>{_run("Check.")}</w:p></w:comment></w:comments>'
    )
    head = f'<w:hdr xmlns:w="{_NAMESPACE}"><w:p>{_run("Not before Monday")}</w:p></w:hdr>'
    foot = f'<w:ftr xmlns:w="{_NAMESPACE}"><w:p>{_run(" – ")}</w:p></w:ftr>'
    parts = {"comments.xml": comments, "header1.xml": head, "header2.xml": head, "footer1.xml": foot}
    raw = _with_parts(document, {"document.xml": f"{_HEAD}{_PARAGRAPH}{_TAIL}", **parts})
    imported = import_docx(raw)
    assert imported.text == "Somebody said something."
    assert imported.notices == (
        "2 comments were left out, first: “Says who? Ask.”.",
        "1 line at the head or foot of the pages was left out: “Not before Monday”.",
    )


def test_footnotes_stand_at_the_end_and_that_is_told(document):
    notes = (
        f'<w:footnotes xmlns:w="{_NAMESPACE}"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{_run(" He said so in May.")}</w:p></w:footnote>'
        "</w:footnotes>"
    )
    paragraph = f'<w:p>{_run("The mayor spoke")}<w:r><w:footnoteReference w:id="2"/></w:r>{_run(" again.")}</w:p>'
    links = zipfile.ZipFile(io.BytesIO(document)).read("word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    links = links.replace("</Rel", f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Rel')
    parts = {"footnotes.xml": notes, "_rels/document.xml.rels": links}
    raw = _with_parts(document, {"document.xml": f"{_HEAD}{paragraph}{_TAIL}", **parts})
    imported = import_docx(raw)
    assert imported.text == "The mayor spoke again.\nHe said so in May."
    assert imported.notices == ("1 footnote stands at the end of the text, without its number: “He said so in May.”.",)
