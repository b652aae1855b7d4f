"""One sentence of the workbench's text.

A thousand of them are a page, so this is Python: a template takes ten times as long. What stands behind the words comes
from a template all the same, which is rendered once for each combination of its few values.
"""

from functools import lru_cache
from typing import NamedTuple

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.models.choices import TruthStatus, Voice
from articles.selectors.desk_workbench import Row

register = template.Library()

_SENTENCE = (
    '<span class="sentence status-{truth}" id="w-{id}"{oob}><a class="s v-{voice}" id="s-{id}"'
    ' href="{bench}?claim={id}#s-{id}" data-claim="{id}" data-number="{number}"{current}>{text}</a>{tag}{parts} </span>'
)
_OUT_OF_BAND = SafeString(' hx-swap-oob="true"')
_CURRENT = SafeString(' aria-current="true"')
_NOTHING = SafeString("")


class _Tag(NamedTuple):
    """What stands behind a sentence: its status, who is named for it, and what clashes."""

    truth: str
    voice: str
    source: str
    suggested: bool
    unsourced: bool
    contradictions: int

    @property
    def truth_label(self) -> str:
        """The answer to "is it true?" in words."""
        return TruthStatus(self.truth).label


@register.simple_tag
def sentence(row: Row, bench: str, focus: str = "", oob: bool = False) -> SafeString:
    """Return ``row`` as HTML, for the workbench at the address ``bench``.

    ``focus`` is the id of the claim in the inspector; with ``oob``, htmx places it.
    """
    tag = _Tag(row.truth, row.voice, row.source, row.suggested, row.unsourced, row.contradictions)
    parts = {"parts": row.parts, "focus": focus, "bench": bench}
    return format_html(
        _SENTENCE,
        bench=bench,
        id=row.public_id,
        truth=row.truth,
        voice=row.voice,
        number=row.number,
        text=row.text,
        oob=_OUT_OF_BAND if oob else _NOTHING,
        current=_CURRENT if row.public_id == focus else _NOTHING,
        tag=_tag(tag, get_language()),
        parts=render_to_string("desk/_sentence_parts.html", parts) if row.parts else _NOTHING,
    )


@lru_cache(maxsize=4096)
def _tag(tag: _Tag, language: str) -> SafeString:
    """Return the tag as HTML in ``language``, which is the one that is active."""
    is_shown = tag.truth != TruthStatus.UNCHECKED or tag.voice == Voice.OWN or tag.unsourced
    if not (is_shown or tag.source or tag.contradictions):
        return _NOTHING
    return render_to_string("desk/_sentence_tag.html", {"row": tag})
