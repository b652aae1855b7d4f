"""Browsers count UTF-16 units, we count code points; both ways meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.intake.offsets import from_utf16, to_utf16


@pytest.mark.parametrize(
    ("text", "units", "points"),
    [
        ("plain", 3, 3),
        ("plain", 5, 5),
        ("", 0, 0),
        ("👋 hello", 0, 0),
        ("👋 hello", 2, 1),
        ("👋 hello", 8, 7),
        ("a👨‍👩‍👧b", 9, 6),
        ("Zoë", 3, 3),
        ("שלום 👋", 7, 6),
    ],
)
def test_offsets_are_converted_both_ways(text, units, points):
    assert from_utf16(text, units) == points
    assert to_utf16(text, points) == units


def test_an_offset_inside_a_pair_goes_to_its_start():
    assert from_utf16("a👋b", 2) == 1


@given(st.text(), st.data())
def test_there_and_back_is_where_it_began(text, data):
    point = data.draw(st.integers(0, len(text)))
    assert from_utf16(text, to_utf16(text, point)) == point
    assert to_utf16(text, point) == len(text[:point].encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize("offset", [-1, 7])
def test_an_offset_outside_the_text_is_an_error(offset):
    with pytest.raises(ValueError, match="outside"):
        from_utf16("👋 hi", offset)
    with pytest.raises(ValueError, match="outside"):
        to_utf16("👋 hi", offset)
