"""Plain text comes in clean, in any usual encoding, or is refused with one sentence."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.intake.errors import IntakeError
from articles.intake.text import MAX_BYTES, MAX_CHARACTERS, clean_text, import_text, one_line


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("One.\r\nTwo.\rThree.", "One.\nTwo.\nThree."),
        ("One.\n\n\n\nTwo.", "One.\nTwo."),
        ("One.\u2029Two.", "One.\nTwo."),
        ("One.\u2028Two.\x0bThree.\x0cFour.", "One.\nTwo.\nThree.\nFour."),
        ("12\u00a0million\u202feuros\tin\u2003all", "12 million euros in all"),
        ("  indented  \n\ttoo ", "indented\ntoo"),
        ("zero\u200bwidth, soft\u00adhyphen, \ufeffmark, word\u2060joiner", "zerowidth, softhyphen, mark, wordjoiner"),
        ("overridden \u202enwod\u202c, isolated \u2067שלום\u2069", "overridden nwod\u202c, isolated \u2067שלום\u2069"),
        ("bell\x07 and null\x00 and escape\x1b[0m", "bell and null and escape[0m"),
        ("a lone surrogate \ud800 here", "a lone surrogate here"),
        ("Ze\u0301ro, Zoe\u0308", "Zéro, Zoë"),
        ("a family 👨‍👩‍👧 keeps its joiners", "a family 👨‍👩‍👧 keeps its joiners"),
        ("می‌خواهم", "می‌خواهم"),
        ("the oﬃcials’ ﬁrst ﬂoor, the ﬆ and the ﬅ", "the officials’ first floor, the st and the st"),
        ("ﬁ\u0301", "fí"),
        ("\x93It holds\x94 \x96 the engineer\x92s\x81 words", "“It holds” – the engineer’s words"),
        ("½ of 5 m² and ①", "½ of 5 m² and ①"),
        ("the city engi\u00ad\n  neer spoke", "the city engineer spoke"),
        ("the engineer\u00ad\n12 spoke", "the engineer\n12 spoke"),
        ("of\u180efi\u2061ce \u2064and\ufff9 an \ufffcimage\u206a", "office and an image"),
        ("seen\U000e0001\U000e0048\U000e0069\U000e007f words", "seen words"),
        (
            "the 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f flag",
            "the 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f flag",
        ),
        ("AT&T <b>said</b> 1 < 2", "AT&T <b>said</b> 1 < 2"),
        ("“Quotes” ‘stay’ – as they are…", "“Quotes” ‘stay’ – as they are…"),
    ],
)
def test_text_is_cleaned_of_what_has_no_shape(raw, text):
    assert clean_text(raw) == text


@given(st.text())
def test_cleaning_twice_changes_nothing_more(raw):
    assert clean_text(clean_text(raw)) == clean_text(raw)


def test_a_million_marks_on_one_letter_take_no_minutes():
    began = time.process_time()
    text = import_text("a" + "\u0301\u0323" * 700_000 + " bridge is closed.").text
    assert time.process_time() - began < 10
    assert len(text) < 100
    assert text.endswith(" bridge is closed.")
    assert clean_text(text) == text


def test_as_many_marks_as_scripts_need_stay():
    words = "שָׁלוֹם וּבְרָכָה, Vi\u1ec7t Nam, क्षत्रिय, ཧཱུྃ, z\u0351\u036b\u0343\u036a\u0302\u036b"
    assert clean_text(words) == unicodedata.normalize("NFC", words)


def test_lines_wrapped_by_a_mail_program_become_paragraphs_again():
    raw = (
        "The bridge will close in March for nine months, the city\n"
        "engineer said on Monday, because two of its piers have\n"
        "cracked since the last inspection.\n"
        "\n"
        "The council will vote on the cost in the second week of\n"
        "February, and expects the work to begin as soon as the ice\n"
        "on the river allows it to.\n"
    )
    assert [line.split()[0] for line in clean_text(raw).split("\n")] == ["The", "The"]


def test_wrapped_lines_of_a_script_without_capitals_become_paragraphs_again():
    lines = ["قال الوزير يوم الاثنين إن الجسر سيغلق في مارس وإن", "العمل سيستغرق تسعة أشهر بسبب شقوق في دعامتين من"]
    raw = "\n".join([*lines, *lines, "دعامات الجسر القديم."]) + "\n\n" + "ووفقا للصحيفة فإن التكلفة سترتفع."
    assert len(clean_text(raw).split("\n")) == 2


def test_short_lines_that_are_no_wrapped_paragraph_stay_lines():
    transcript = "Q: Why now?\nA: Because of the cracks.\n\nQ: And the cost?\nA: Ask the council."
    assert clean_text(transcript).split("\n") == [line for line in transcript.split("\n") if line]


#: Paragraphs of about the same length that end without a full stop.
LISTS = [
    [
        "Mayor resigns after the vote on the harbour wall",
        "Council meets to choose a new mayor on Friday",
        "Ferry returns to the island after a long winter",
        "Two piers of the bridge are cracked, says report",
        "Auditor finds that costs have risen by a third",
    ],
    [f"{day}日、市長は橋が閉鎖されると述べ、工事は九か月かかると記者団に説明した" for day in "一二三四五"],
    [f"{day}日、市長は橋が閉鎖されると述べ、工事は九か月かかると記者団に説明した。" for day in "一二三四五"],
    [f"قال الوزير في اليوم {day} إن الجسر سيغلق وإن العمل سيستغرق تسعة أشهر" for day in range(5)],
]


@pytest.mark.parametrize("paragraphs", LISTS)
def test_paragraphs_of_one_length_stay_apart_also_when_they_come_in_again(paragraphs):
    once = clean_text("\n\n".join(paragraphs))
    assert once.split("\n") == paragraphs
    assert clean_text(once + "\n") == once


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Café – “naïve”, said Zoë."),
        ("utf-8-sig", "Café – “naïve”, said Zoë."),
        ("utf-16", "Café – “naïve”, said Zoë."),
        ("cp1252", "The café’s owner said the “naïve” plan – costing €12 million – failed."),
        ("cp1252", "Crème brûlée, said Zoë."),
        ("iso-8859-1", "El señor Núñez dijo que la decisión llegará mañana, según el periódico."),
        ("iso-8859-1", "Der Bürgermeister sagte, die Brücke werde im März für größere Arbeiten geschlossen."),
        ("cp1251", "Министр заявил, что мост закроют в марте. По данным газеты, работы займут девять месяцев."),
        ("koi8-r", "Министр заявил, что мост закроют в марте. По данным газеты, работы займут девять месяцев."),
        ("shift_jis", "市長は橋が三月に閉鎖されると述べた。工事は九か月かかるという。"),
        ("gb18030", "市长说，大桥将于三月关闭。据市议会称，维修费用为一千二百万欧元。"),
        ("cp1256", "قال الوزير إن الجسر سيغلق في مارس. ووفقا للصحيفة فإن العمل سيستغرق تسعة أشهر."),
    ],
)
def test_a_file_in_any_usual_encoding_is_read(encoding, text):
    imported = import_text(text.encode(encoding))
    assert imported.text == text
    assert bool(imported.notices) == (not encoding.startswith("utf"))


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("", "There is no text"),
        (" \n\t\u200b ", "There is no text"),
        (b"", "There is no text"),
        ("12345 … 67 – !?", "There are no words"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not a text file"),
        (b"%PDF-1.7 and so on", "not a text file"),
        (bytes(range(256)) * 20, "not a text file"),
        ("\ufffd" * 30 + "word", "letters of this text can't be read"),
        ("a " * MAX_CHARACTERS, "longer than 1.5 million characters"),
        (b"a " * (MAX_BYTES // 2 + 1), "larger than 10 MB"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(raw, says):
    with pytest.raises(IntakeError) as refusal:
        import_text(raw)
    assert says in refusal.value.message


def test_a_text_that_begins_like_a_program_file_is_still_a_text():
    assert import_text(b"MZUZU, Malawi. The mayor spoke.").text.startswith("MZUZU")


def test_a_title_is_one_line_of_limited_length():
    assert one_line("  Bridge\n to\tclose ", 300) == "Bridge to close"
    assert one_line("word " * 100, 9) == "word word"
