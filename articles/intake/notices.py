"""The sentences that tell an editor what came in otherwise, or not at all: how much of it, and how it begins."""

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
    "drawn": ngettext_lazy(
        "%(count)d drawing, formula or form field was left out: “%(words)s”. Add its words if they count.",
        "%(count)d drawings, formulas or form fields were left out, first: “%(words)s”. Add their words if they count.",
        "count",
    ),
    "missing": ngettext_lazy(
        "%(count)d passage of the article on this page was left out: “%(words)s”. Add it if it counts.",
        "%(count)d passages of the article on this page were left out, first: “%(words)s”. Add them if they count.",
        "count",
    ),
    "deleted": ngettext_lazy(
        "%(count)d passage was left out that a tracked change deletes: “%(words)s”.",
        "%(count)d passages were left out that tracked changes delete, first: “%(words)s”.",
        "count",
    ),
    "inserted": ngettext_lazy(
        "%(count)d passage came in that a tracked change inserts: “%(words)s”.",
        "%(count)d passages came in that tracked changes insert, first: “%(words)s”.",
        "count",
    ),
    "comments": ngettext_lazy(
        "%(count)d comment was left out: “%(words)s”.",
        "%(count)d comments were left out, first: “%(words)s”.",
        "count",
    ),
    "margins": ngettext_lazy(
        "%(count)d line at the head or foot of the pages was left out: “%(words)s”.",
        "%(count)d lines at the head and foot of the pages were left out, first: “%(words)s”.",
        "count",
    ),
    "notes": ngettext_lazy(
        "%(count)d footnote stands at the end of the text, without its number: “%(words)s”.",
        "%(count)d footnotes stand at the end of the text, without their numbers, first: “%(words)s”.",
        "count",
    ),
}


def told(kind: str, passages: Sequence[str]) -> tuple[str, ...]:
    """Return the sentence that tells what became of ``passages`` of this ``kind``; none if there are none."""
    return (_SAID[kind] % {"count": len(passages), "words": beginning(passages[0])},) if passages else ()


def beginning(passage: str) -> str:
    """Return ``passage`` on one line, cut after a word if it is long."""
    words = one_line(passage, 10_000)
    return words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …"
