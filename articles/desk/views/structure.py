"""Splitting and merging sentences, and making a claim of a part of one."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.desk.access import desk_page
from articles.desk.answers import claim_action
from articles.intake.offsets import from_utf16
from articles.models import Claim, ClaimAnchor, Sentence
from articles.selectors.desk_claim import claim_for_desk
from articles.services.claims import claim_create_part
from articles.services.errors import Refused
from articles.services.sentences import sentence_merge, sentence_split

#: A word or, in Chinese and Japanese, which have no spaces between them, one character.
_WIDE = "\u2e80-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_WORD = re.compile(rf"[{_WIDE}]|[^\s{_WIDE}]+")


@require_safe
@desk_page("articles.edit_article")
def words(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the claim word by word, to split it or to choose a part of it."""
    claim = claim_for_desk(public_id)
    anchor = _anchor(claim)
    found = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(claim.text)]
    context = {
        "claim": claim,
        "article": claim.article,
        "anchor": anchor,
        "words": found,
        "following": _following(anchor),
    }
    return render(request, "desk/words.html", context)


@claim_action
def split(request: HttpRequest, claim: Claim, revision: int) -> str:
    """Split the sentence before the word at ``at`` (code points of the claim's own words)."""
    anchor = _anchor_at(claim, revision)
    first, _second = sentence_split(
        actor=request.user, sentence=_sentence(anchor), at=anchor.start + _offset(request, claim, "at")
    )
    return first.public_id


@claim_action
def merge(request: HttpRequest, claim: Claim, revision: int) -> str:
    """Merge the sentence with the next one."""
    return sentence_merge(actor=request.user, sentence=_sentence(_anchor_at(claim, revision))).public_id


@claim_action
def part(request: HttpRequest, claim: Claim, revision: int) -> str:
    """Make a claim of the words from ``start`` to ``end``."""
    anchor = _anchor_at(claim, revision)
    start, end = _offset(request, claim, "start"), _offset(request, claim, "end")
    made = claim_create_part(
        actor=request.user, article=claim.article, start=anchor.start + start, end=anchor.start + end
    )
    return made.public_id


def _offset(request: HttpRequest, claim: Claim, name: str) -> int:
    """Return a place in the claim's words in code points; a script sends UTF-16 units and says so."""
    given = request.POST.get(name, "")
    if not given.isdecimal() or int(given) > 2 * len(claim.text):
        raise Refused(_("Select some words of the sentence first."))
    if request.POST.get("unit") != "utf16":
        return int(given)
    try:
        return from_utf16(claim.text, int(given))
    except ValueError as error:
        raise Refused(_("Select some words of the sentence first.")) from error


def _anchor_at(claim: Claim, revision: int) -> ClaimAnchor:
    """Return where the claim stands, if its words are still those that the offsets were counted in.

    There is no "save mine all the same" of a place in words that may have changed.
    """
    if claim.revision != revision:
        raise Refused(_("Somebody saved this sentence meanwhile. Look at its words again, then repeat this."))
    return _anchor(claim)


def _anchor(claim: Claim) -> ClaimAnchor:
    return get_object_or_404(ClaimAnchor, claim=claim, version=claim.article.current_version)


def _sentence_at(anchor: ClaimAnchor) -> Sentence | None:
    return Sentence.objects.filter(version=anchor.version_id, start=anchor.start, end=anchor.end).first()


def _following(anchor: ClaimAnchor) -> str:
    """Return the words of the sentence to merge with; none after the last one, and for a part of a sentence."""
    sentence = _sentence_at(anchor)
    after = sentence and Sentence.objects.filter(version=anchor.version_id, index=sentence.index + 1).first()
    return anchor.version.text[after.start : after.end] if after else ""


def _sentence(anchor: ClaimAnchor) -> Sentence:
    found = _sentence_at(anchor)
    if found is None:
        raise Refused(_("This is a part of a sentence. Split or merge the whole sentence instead."))
    return found
