"""Browsers count UTF-16 units, Python counts code points: this is the one place that converts."""


def from_utf16(text: str, offset: int) -> int:
    """Return the code-point offset in ``text`` of the UTF-16 ``offset``; one inside a surrogate pair goes to its start.

    Raises ``ValueError`` for an offset outside the text.
    """
    units = 0
    for position, character in enumerate(text):
        width = 2 if ord(character) > 0xFFFF else 1
        if units <= offset < units + width:
            return position
        units += width
    if offset == units:
        return len(text)
    raise ValueError(f"UTF-16 offset {offset} is outside a text of {units} units")


def to_utf16(text: str, offset: int) -> int:
    """Return the UTF-16 offset in ``text`` of the code-point ``offset``. Raises ``ValueError`` outside the text."""
    if not 0 <= offset <= len(text):
        raise ValueError(f"offset {offset} is outside a text of {len(text)} code points")
    return offset + sum(1 for character in text[:offset] if ord(character) > 0xFFFF)
