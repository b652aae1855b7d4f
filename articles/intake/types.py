"""What intake hands on: clean plain text, and what could be read about the piece."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ImportedText:
    """A piece as it comes out of intake. ``notices`` tell the editor what was left out or guessed."""

    text: str
    title: str = ""
    byline: str = ""
    outlet: str = ""
    published_on: date | None = None
    url: str = ""
    language: str = ""
    notices: tuple[str, ...] = ()
