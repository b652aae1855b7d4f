"""The one door for HTML: nothing gets through it that does more than be read."""

import re
import time

import html5lib
import pytest

from articles.intake.errors import IntakeError
from articles.intake.rich_text import TAGS, clean_html, unshown_markup

EVIL = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<script>alert(1)",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<p onclick=alert(1)>words</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<a href='//evil.example'>x</a>",
    "<a href='/desk/people/'>x</a>",
    "<a href='https://ok.example' onmouseover=alert(1) style='x' target=_top>x</a>",
    "<a href='https://ok.example\"onmouseover=alert(1) x=\"'>x</a>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src='https://evil.example'></iframe>",
    "<form action=/desk/logout/><button>x</button></form>",
    "<style>@import '//evil.example'</style>",
    "<p style='background:url(//evil.example)'>words</p>",
    "<p hx-get=/desk/ hx-trigger=load data-x=1 class=x id=y>words</p>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "<title><img src=x onerror=alert(1)></title>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<base href='//evil.example'><meta http-equiv=refresh content='0;url=//evil.example'>",
    "<object data=x></object><embed src=x>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<p>\x00<scr\x00ipt>alert(1)</script>",
    "<" * 5_000,
    "<blockquote>" * 300,
]


@pytest.mark.parametrize("raw", EVIL)
def test_nothing_that_acts_gets_through(raw):
    cleaned = str(clean_html(raw))
    tree = html5lib.parse(cleaned, namespaceHTMLElements=False)
    elements = set(tree.iter()) - {tree, tree.find("head"), tree.find("body")}
    assert {element.tag for element in elements} <= TAGS
    for element in elements:
        assert set(element.attrib) <= {"href", "rel"}
        assert re.match(r"https?://|$", element.get("href", ""), re.IGNORECASE)


@pytest.mark.parametrize("raw", EVIL)
def test_cleaning_again_changes_nothing(raw):
    cleaned = str(clean_html(raw))
    if re.search(r"<(p|br|ul|ol|li|blockquote)\b", cleaned):
        assert str(clean_html(cleaned)) == cleaned


@pytest.mark.parametrize(
    ("raw", "html"),
    [
        ("two\n\nparagraphs", "<p>two</p>\n\n<p>paragraphs</p>"),
        ("one\nbreak", "<p>one<br>break</p>"),
        ("AT&T said 1 < 2", "<p>AT&amp;T said 1 &lt; 2</p>"),
        ("AT&amp;T", "<p>AT&amp;T</p>"),
        ("<p>a <em>b</em> <strong>c</strong></p>", "<p>a <em>b</em> <strong>c</strong></p>"),
        ("<ul><li>a</li></ul><ol><li>b</li></ol>", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        (
            "<p><a href='https://a.example/?b=1&c=2'>d</a></p>",
            '<p><a href="https://a.example/?b=1&amp;c=2" rel="nofollow noopener">d</a></p>',
        ),
        ('<p>he wrote href="/x"</p>', '<p>he wrote href="/x"</p>'),
        ("", ""),
    ],
)
def test_what_an_editor_writes_is_shown_as_meant(raw, html):
    assert str(clean_html(raw)) == html


def test_a_note_that_is_too_long_is_refused_before_anything_reads_it():
    began = time.process_time()
    with pytest.raises(IntakeError, match="too long"):
        clean_html("<p " + " ".join(f"a{i}=1" for i in range(20_000)) + ">")
    assert time.process_time() - began < 0.1


def test_the_worst_note_that_is_short_enough_is_cleaned_quickly():
    began = time.process_time()
    clean_html("<p " + " ".join(f"a{i}=1" for i in range(2_500)) + ">words</p>")
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("raw", "unshown"),
    [
        ("Fewer than 3 <5 and a > b & c", ""),
        ("<p>It is <em>one</em> of <a href='https://example.org'>two</a>.<br></p>", ""),
        ("He wrote <title of the paper> beside it.", "<title of the paper>"),
        ("If a <b and so on", "<b and so on"),
        ("<p>See <redacted> here</p>", "<redacted>"),
        ("Before <!-- after", "<!-- after"),
    ],
)
def test_what_would_be_left_out_as_markup_is_named(raw, unshown):
    assert unshown_markup(raw) == unshown
