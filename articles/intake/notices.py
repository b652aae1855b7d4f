"""The sentences that tell an editor what did not come in: of which kind, how much, and the words to know it by."""

from collections.abc import Sequence

from django.utils.translation import ngettext_lazy

from articles.intake.text import one_line

#: So much of the first passage is quoted.
_QUOTED = 80
_SAID = {
    "hidden": ngettext_lazy(
        "%(count)d hidden passage was left out, which readers do not see: “%(words)s”.",
        "%(count)d hidden passages were left out, which readers do not see, first: “%(words)s”.",
        "count",
    ),
    "struck": ngettext_lazy(
        "%(count)d passage that is struck through was left out: “%(words)s”.",
        "%(count)d passages that are struck through were left out, first: “%(words)s”.",
        "count",
    ),
}


def left_out(kind: str, passages: Sequence[str]) -> tuple[str, ...]:
    """Return the sentence that tells that ``passages`` of this ``kind`` were left out; none if there are none."""
    return (_SAID[kind] % {"count": len(passages), "words": beginning(passages[0])},) if passages else ()


def beginning(passage: str) -> str:
    """Return ``passage`` on one line, cut after a word if it is long."""
    words = one_line(passage, 10_000)
    return words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …"
