"""A page comes in as its article's words and what it says of itself; markup never does."""

import datetime

import pytest

from articles.intake.errors import IntakeError
from articles.intake.html import import_html, visible_text

PARAGRAPHS = "".join(
    f"<p>On day {day} the bridge stays closed, said <em>the city engineer</em>. It is <a href='/x'>old</a>.</p>"
    for day in range(1, 9)
)
PAGE = f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Bridge to close | The Harbour Gazette</title>
<meta property="og:site_name" content="The Harbour Gazette"><meta name="author" content="Anna Weiß">
<meta property="article:published_time" content="2026-03-04T10:00:00Z">
<link rel="canonical" href="https://gazette.example/bridge"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Bridge to close</h1><p>By Anna Weiß</p>{PARAGRAPHS}
<blockquote><p>“AT&amp;T &lt;sic&gt; [was] *not* asked.”</p></blockquote>
<ul><li>Two piers have cracks, the report says.</li><li>Nobody was hurt, the police said.</li></ul>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2024</td><td>12 million</td></tr></table>
<script>alert("never")</script><style>p {{ color: red }}</style></article>
<footer>Imprint. All rights reserved.</footer></body></html>"""


def test_the_article_comes_without_what_surrounds_it():
    lines = import_html(PAGE).text.split("\n")
    assert lines[0] == "Bridge to close"
    assert lines[1] == "On day 1 the bridge stays closed, said the city engineer. It is old."
    assert lines[9:] == [
        "“AT&T <sic> [was] *not* asked.”",
        "Two piers have cracks, the report says.",
        "Nobody was hurt, the police said.",
        "Year | Cost",
        "2024 | 12 million",
    ]


def test_what_the_page_says_of_itself_is_kept():
    imported = import_html(PAGE, url="https://gazette.example/bridge?from=feed")
    assert imported.title == "Bridge to close"
    assert imported.byline == "Anna Weiß"
    assert imported.outlet == "The Harbour Gazette"
    assert imported.published_on == datetime.date(2026, 3, 4)
    assert imported.url == "https://gazette.example/bridge?from=feed"
    assert imported.language == "en-GB"


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ("en", "en"),
        (" pt-BR ", "pt-BR"),
        ("en_US", "en-US"),
        ("fr_FR.UTF-8", "fr-FR"),
        ("en-US, fr", "en-US"),
        ("zh-Hant-HK-x-short", "zh-Hant-HK-x"),
        ("English", ""),
        ("x-default", ""),
        ("{{ lang }}", ""),
        ("", ""),
    ],
)
def test_the_language_that_a_page_states_is_kept_as_a_tag(stated, kept):
    assert import_html(PAGE.replace('lang="en-GB"', f'lang="{stated}"')).language == kept


def test_an_uploaded_page_keeps_the_address_that_it_names():
    assert import_html(PAGE).url == "https://gazette.example/bridge"


@pytest.mark.parametrize("encoding", ["iso-8859-1", "cp1252", "utf-8", "utf-16"])
def test_the_declared_encoding_is_obeyed(encoding):
    raw = PAGE.replace("utf-8", encoding).encode(encoding, errors="xmlcharrefreplace")
    assert import_html(raw).byline == "Anna Weiß"


@pytest.mark.parametrize(
    ("stated", "encoding", "told"),
    [("windows-1251", "cp1251", 1), ("utf-8", "utf-8", 1), ("utf-8", "cp1252", 2), ("no-such", "cp1252", 2)],
)
def test_a_fragment_is_read_in_the_encoding_that_it_states_if_it_can_be(stated, encoding, told):
    words = "Мост закрыт." if encoding == "cp1251" else "The café on Bahnhofstraße is closed, said Müller."
    imported = import_html(f'<meta charset="{stated}"><p>{words}</p>'.encode(encoding))
    assert imported.text == words
    assert len(imported.notices) == told


#: name that a page states, encoding that it is in, words that only the latter has
MEANT = [
    ("iso-8859-1", "cp1252", "“It holds,” said Zoë – the engineer’s wife – on Monday."),
    ("iso-8859-9", "cp1254", "“Köprü kapalı,” dedi İşçi Şükrü – dün."),
    ("gb2312", "gb18030", "镕先生说，桥将于三月关闭。"),
    ("shift_jis", "cp932", "髙橋市長は①の橋が閉鎖されると述べた。"),
    ("euc-kr", "cp949", "똠 시장은 다리가 닫힌다고 말했다."),
    ("iso-2022-jp", "iso-2022-jp", "市長は橋が閉鎖されると述べた。"),
    ("utf-16", "utf-8", "Zoë spoke."),
    ("us-ascii", "utf-8", "“It holds,” said Zoë."),
]


@pytest.mark.parametrize(("stated", "encoding", "words"), MEANT)
def test_the_name_of_an_encoding_means_what_it_means_to_browsers(stated, encoding, words):
    heads = (f'<meta charset="{stated}">', f'<meta http-equiv="Content-Type" content="text/html; charset={stated}">')
    for head in heads:
        assert words in import_html(f"{head}<p>{words}</p>".encode(encoding)).text
        assert words in import_html(f"<html>{head}<article><p>{words}</p>{PARAGRAPHS}</article>".encode(encoding)).text
    raw = f"<html><article><p>{words}</p>{PARAGRAPHS}</article>".encode(encoding)
    assert words in import_html(f'<?xml version="1.0" encoding="{stated}"?>'.encode() + raw).text
    assert words in import_html(raw, charset=stated).text


def test_what_a_server_says_goes_before_what_the_page_says_unless_it_is_nonsense():
    raw = f'<html><meta charset="windows-1253"><article><p>Müller spoke.</p>{PARAGRAPHS}</article>'.encode("latin-1")
    assert "Müller spoke." in import_html(raw, charset="iso-8859-1").text
    assert "Mόller spoke." in import_html(raw, charset="rot13").text


def test_a_broken_letter_spoils_no_other_and_is_told():
    raw = f"<html><article><p>Zoë Weiß – “la façade”</p>{PARAGRAPHS}</article>".encode().replace(
        b"closed", b"\xffclosed", 1
    )
    imported = import_html(raw)
    assert imported.text.startswith("Zoë Weiß – “la façade”\nOn day 1 the bridge stays �closed")
    assert "�" in imported.notices[0]


def test_of_a_fragment_all_words_count_and_the_editor_is_told():
    imported = import_html("<p>One &amp; two.</p><p>Three<br>four.</p><ul><li>Five.</li></ul><script>six()</script>")
    assert imported.text == "One & two.\nThree\nfour.\nFive."
    assert "all its words were taken" in imported.notices[0]


def test_a_very_short_page_is_an_article_too():
    imported = import_html("<html><head><title>Notice</title></head><body><p>The bridge is closed.</p></body></html>")
    assert imported.text == "The bridge is closed."


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>a</p><script>evil()</script>", "a"),
        ("<p>a<style>p{}</style></p>", "a"),
        ("a<template><p>hidden</p></template>", "a"),
        ("<noscript><img src=x onerror=evil()></noscript>a", "a"),
        ("<svg><text>chart</text></svg>a", "a"),
        ("<!-- secret -->a", "a"),
        ("<button>Share</button>a<form><input></form>", "a"),
        ("<p>AT&amp;T &lt;b&gt;</p>", "AT&T <b>"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<div>a</div>b", "a\nb"),
        ("<p>unclosed <b>and <i>crossed</b> words</i>", "unclosed and crossed words"),
    ],
)
def test_only_words_that_a_reader_would_see_remain(raw, text):
    assert visible_text(raw) == text


@pytest.mark.parametrize(
    "raw",
    [
        "<html><body></body></html>",
        "<html><body><script>only()</script></body></html>",
        "<p>   </p>",
        "<div>" * 50_000,
        "<html>" + "x" * (10 * 1024 * 1024),
    ],
    ids=["empty", "script", "blank", "nested", "large"],
)
def test_a_page_without_an_article_is_refused_in_one_sentence(raw):
    with pytest.raises(IntakeError):
        import_html(raw)


@pytest.mark.parametrize("tag", ["title", "head"])
def test_a_page_of_nothing_but_opening_tags_is_read_in_one_go(tag):
    # Each tag looked for its end through all that follows: this took hours.
    assert "words" in import_html(f"<{tag}>" * 200_000 + "some words").text


@pytest.mark.parametrize("headline", ['["Bridge to close"]', "1984", '{"@value": "Bridge to close"}', "null"])
def test_data_of_a_page_may_be_of_any_shape(headline):
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": {headline}}}</script>'
    assert "the bridge stays closed" in import_html(PAGE.replace("</head>", data + "</head>")).text


LONG = "".join(
    f"<p>Paragraph {n}: the bridge stays closed, said the city engineer in a statement.</p>" for n in range(60)
)


@pytest.mark.parametrize(
    ("fragment", "lines"),
    [
        ("<div>The mayor said:<p>Nobody knew.</p></div>", ["The mayor said:", "Nobody knew."]),
        ("<ul><li>One<ul><li>Two</li></ul></li><li>Three</li></ul>", ["One", "Two", "Three"]),
        ("<section>One.</section><section>Two.</section>", ["One.", "Two."]),
        ("<table><tr><td>2024</td><td>12 million</td></tr></table>", ["2024 | 12 million"]),
        ("<table><tr><td><p>2024</p></td><td><p>Two</p></td></tr></table>", ["2024", "Two"]),
        ("<p>The bridge\nis <b>closed</b>\nuntil May.</p>", ["The bridge is closed until May."]),
        ("<pre>line one\nline two</pre>", ["line one", "line two"]),
        ("<form><p>The bridge is closed.</p><select><option>Day</option></select></form>", ["The bridge is closed."]),
        ("<title>Bridge</title><p>It is closed.</p>", ["It is closed."]),
        (
            "<ul><li>The bridge over the river will close in May</li><li>Buses are replaced by a ferry all day</li>"
            "<li>The mayor refuses to pay for repairs</li><li>The engineer found cracks in two piers</li></ul>",
            [
                "The bridge over the river will close in May",
                "Buses are replaced by a ferry all day",
                "The mayor refuses to pay for repairs",
                "The engineer found cracks in two piers",
            ],
        ),
    ],
)
def test_words_of_different_blocks_stay_apart(fragment, lines):
    assert import_html(fragment).text.split("\n") == lines


def test_an_article_in_a_table_of_the_layout_comes_whole():
    text = import_html(f"<html><body><table><tr><td>{LONG}</td></tr></table></body></html>").text
    assert text.count("\n") == 59
    assert "Paragraph 59: the bridge" in text


def test_lists_inside_lists_and_paragraphs_inside_items_stay_apart_on_a_page():
    items = (
        "<ul><li>First thing<ul><li>The one</li><li>The other</li></ul></li><li>Second<p>Its own words</p></li></ul>"
    )
    text = import_html(f"<html><body><article>{LONG}{items}</article></body></html>").text
    assert text.split("\n")[-5:] == ["First thing", "The one", "The other", "Second", "Its own words"]


def _article(inside):
    return import_html(
        f"<html><body><article>{LONG}{inside}<p>The end of it all came on Monday.</p></article></body></html>"
    )


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        ("<p><a name='x'></a>It begins after an anchor.</p>", ["It begins after an anchor."]),
        ("<p>It goes on <a href='#n'><img src='n.png'></a>after one.</p>", ["It goes on after one."]),
        ("<p>It began at <time>4:10 a.m.</time> on Monday.</p>", ["It began at 4:10 a.m. on Monday."]),
        ("<center>It stands in the middle.</center>", ["It stands in the middle."]),
        ("<div>It stands <b>alone</b> in a block.</div>", ["It stands alone in a block."]),
        ("<div>She left <a href='x'>the hall</a> at noon.</div>", ["She left the hall at noon."]),
        ("<section>It stands in a section.</section>", ["It stands in a section."]),
        (
            "<div>The mayor said <i>nothing</i> at first:<p>Nobody knew.</p>She left <b>the hall</b> at noon.</div>",
            ["The mayor said nothing at first:", "Nobody knew.", "She left the hall at noon."],
        ),
        (
            "<font>The first words of it all<p>Nobody knew of it.</p>and the last words of it</font>",
            ["The first words of it all", "Nobody knew of it.", "and the last words of it"],
        ),
        (
            "<blockquote>“It holds,” she said.<footer>Ann Bell, engineer</footer></blockquote>",
            ["“It holds,” she said.", "Ann Bell, engineer"],
        ),
    ],
)
def test_no_words_of_an_article_are_lost_by_how_they_are_marked_up(inside, lines):
    imported = _article(inside)
    assert imported.text.split("\n")[60:] == [*lines, "The end of it all came on Monday."]
    assert imported.notices == ()


@pytest.mark.parametrize(
    "inside",
    [
        "<figure><img src='x'><figcaption>The bridge in March, from the ferry.</figcaption></figure>",
        f"<aside><p>{'In an aside the mayor told of a loan that nobody had heard of. ' * 3}</p></aside>",
    ],
)
def test_paragraphs_that_are_left_out_of_an_article_are_told(inside):
    (notice,) = _article(inside).notices
    assert "left out" in notice
    assert "The bridge in March" in notice or "In an aside the mayor told" in notice


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("About 10<sup>6</sup> people on 5&nbsp;m<sup>2</sup> each", "About 10⁶ people on 5 m² each"),
        ("In 2019<sup><a href='#note'>3</a></sup> it was 10<sup>−3</sup>", "In 2019³ it was 10⁻³"),
        ("The 1<sup>st</sup> of May, as it says<sup>[1]</sup> there", "The 1st of May, as it says[1] there"),
        ("She said <q>nobody was <b>hurt</b></q>.", "She said “nobody was hurt”."),
        ("He said <q>she told me <q>go now</q> at noon</q>.", "He said “she told me ‘go now’ at noon”."),
        ("He said <q>«nobody was hurt»</q>.", "He said «nobody was hurt»."),
    ],
)
def test_what_markup_alone_says_is_written_out(markup, shown):
    sentence = "They had looked at all the piers of the bridge on Monday."
    page = PAGE.replace(PARAGRAPHS, f"{PARAGRAPHS}<p>{markup} {sentence}</p>")
    assert f"{shown} {sentence}" in import_html(page).text.split("\n")
    assert visible_text(f"<p>{markup}</p>") == shown


_WORDS = "The engineer denied that anybody had warned of it in the spring of last year."


@pytest.mark.parametrize(
    "markup",
    [
        f"<x-paragraph>{_WORDS}</x-paragraph>",
        f"<x-block><p>{_WORDS}</p></x-block>",
        _WORDS.replace("engineer", "<x-name>engineer</x-name>").join(("<p>", "</p>")),
        f'<div><template shadowrootmode="open"><p>{_WORDS}</p></template></div>',
    ],
    ids=["paragraph", "block", "inside a line", "shown at once"],
)
def test_words_in_elements_of_the_sites_own_come_in(markup):
    assert _WORDS in import_html(PAGE.replace(PARAGRAPHS, PARAGRAPHS + markup)).text.split("\n")


def test_a_template_that_waits_for_a_script_is_no_part_of_the_article():
    page = PAGE.replace(PARAGRAPHS, f"{PARAGRAPHS}<template><p>{_WORDS}</p></template>")
    assert _WORDS not in import_html(page).text
