"""What a service says when it will not do what it was asked."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model


class Refused(Exception):
    """A rule of the newsroom says no. ``message`` is a sentence for the person who asked."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class DuplicateText(Refused):
    """The same text is here already, as ``article``."""

    def __init__(self, message: str, article: Model) -> None:
        super().__init__(message)
        self.article = article


class NotReady(Refused):
    """An article can't be published yet. ``blockers`` (of ``publication_gate``) say what is missing."""

    def __init__(self, message: str, blockers: Sequence[Any]) -> None:
        super().__init__(message)
        self.blockers = tuple(blockers)


class StaleRevision(Exception):
    """Somebody saved meanwhile. ``current`` is what the database has now, ``submitted`` what was to be saved.

    ``part`` is what ``submitted`` are fields of, if it is something that belongs to ``current``: a piece of evidence.
    """

    def __init__(self, current: Model, submitted: dict[str, Any], part: Model | None = None) -> None:
        super().__init__(f"revision {current.revision} is current")
        self.current = current
        self.submitted = submitted
        self.part = part
