"""The difference between two publications: what readers are told was changed, and which of it was a correction."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from articles.models.choices import SaidStatus, TruthStatus, Voice
from articles.models.languages import language_name
from articles.models.names import set_apart

#: Nothing was found yet, so that a first finding corrects nobody.
_OPEN = frozenset({"unchecked", "checking", "undecided"})
_ARTICLE_FIELDS = ("title", "byline", "outlet", "published_on", "original_url", "language")
#: Changes from one named state to another, or from a day to another: they quote nothing.
_STATES = frozenset({"truth_status", "said_status", "voice", "as_of"})


def snapshot_changes(
    before: dict[str, Any], after: dict[str, Any], *, was_withdrawn: bool = False
) -> list[dict[str, Any]]:
    """Return what changed from snapshot ``before`` to ``after``, the article's own facts first, then in reading order.

    ``was_withdrawn``: readers must not read ``before`` any more, so that no change quotes what only stood there.

    Each change: ``code``, ``claim`` (public id or ""), ``sentence`` (counted from 1, or None), ``before``, ``after``,
    ``words`` (a sentence for readers), ``correction`` (true when something published as settled was altered).
    """
    same_text = before["text_digest"] == after["text_digest"]
    claims = _claims_changes(before["claims"], after["claims"], same_text=same_text)
    changes = [*_article_changes(before["article"], after["article"]), *claims]
    return [_unquoted(change) for change in changes] if was_withdrawn else changes


def _unquoted(change: dict[str, Any]) -> dict[str, Any]:
    """Return ``change`` without the words that it quotes of what was withdrawn; names of states are nobody's words."""
    code, after = change["code"], change["after"]
    still_there = code in ("text", "claim_removed") and not change["correction"]
    if change["before"] is None or code in _STATES or still_there:
        return change
    now = {"after": after if code == "attributions" else set_apart(after or "")}
    if code in _ARTICLE_FIELDS:
        now = {"field": _article_fields()[code], "after": _value(code, after)}
        words = _("The article’s %(field)s is now “%(after)s”.") % now
    elif code == "claim_removed":
        words = _("A sentence that was published before the withdrawal is left out.")
    elif code == "text":
        words = _("The wording is now “%(after)s”.") % now
    elif code == "verdict" and change["before"]:
        words = (
            _("The verdict was reworded: “%(after)s”") % now if after else _("The verdict’s sentence was taken back.")
        )
    elif code == "attributions" and change["before"]:
        words = _("The source is now: %(after)s.") % now if after else _("A source was taken away.")
    elif code == "evidence" and after is None:
        words = _("Evidence was taken away.")
    else:
        words = change["words"]
    return {**change, "words": words, "before": None}


def _change(
    code: str, words: str, before: Any, after: Any, *, claim: dict[str, Any] | None = None, correction: bool
) -> dict[str, Any]:
    return {
        "code": code,
        "claim": claim["id"] if claim else "",
        "sentence": claim["sentence"] + 1 if claim else None,
        "before": before,
        "after": after,
        "words": words,
        "correction": correction,
    }


def _article_changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[dict[str, Any]]:
    names = _article_fields()
    for field in _ARTICLE_FIELDS:
        old, new = before[field], after[field]
        if old != new:
            words = _("The article’s %(field)s is now “%(after)s”; it was “%(before)s”.") % {
                "field": names[field],
                "after": _value(field, new),
                "before": _value(field, old),
            }
            # In which language it is was never said in words.
            yield _change(field, words, old, new, correction=bool(old) and field != "language")


def _value(field: str, value: str | None) -> str:
    return set_apart((language_name(value) if field == "language" and value else value) or "–")


def _article_fields() -> dict[str, str]:
    return {
        "title": _("title"),
        "byline": _("byline"),
        "outlet": _("publication"),
        "published_on": _("date of publication"),
        "original_url": _("original address"),
        "language": _("language"),
    }


def _claims_changes(
    before: list[dict[str, Any]], after: list[dict[str, Any]], *, same_text: bool
) -> Iterator[dict[str, Any]]:
    """Yield what changed; with the ``same_text``, other stretches of it are looked at, and nothing was corrected."""
    old = {claim["id"]: claim for claim in before}
    new = {claim["id"]: claim for claim in after}
    for claim in after:
        if claim["id"] not in old:
            words = _("Now looked at by itself: “%(text)s”") if same_text else _("New in the text: “%(text)s”")
            told = words % {"text": set_apart(claim["text"])}
            yield _change("claim_added", told, None, claim["text"], claim=claim, correction=False)
        else:
            yield from _claim_changes(old[claim["id"]], claim, same_text=same_text)
    for claim in before:
        if claim["id"] not in new:
            gone = (
                _("No longer looked at by itself: “%(text)s”") if same_text else _("No longer in the text: “%(text)s”")
            )
            told = gone % {"text": set_apart(claim["text"])}
            yield _change("claim_removed", told, claim["text"], None, claim=claim, correction=not same_text)


def _claim_changes(old: dict[str, Any], new: dict[str, Any], *, same_text: bool) -> Iterator[dict[str, Any]]:
    before, after = old["text"], new["text"]
    if before != after:
        words = (
            _("Looked at is now “%(after)s”; it was “%(before)s”.")
            if same_text
            else _("The wording is now “%(after)s”; it was “%(before)s”.")
        )
        told = words % {"before": set_apart(before), "after": set_apart(after)}
        yield _change("text", told, before, after, claim=new, correction=not same_text)
    yield from _status_changes(old, new)
    yield from _finding_changes(old, new)
    yield from _attribution_changes(old, new)
    yield from _evidence_changes(old, new)
    before, after = ({row["id"]: row for row in claim["contradictions"]} for claim in (old, new))
    told = pairs_changes(list(before), list(after))
    if any(before[key] != after[key] for key in before.keys() & after.keys()):
        told.append((_("What we say about a contradiction was revised."), True))
    for words, correction in told:
        yield _change("contradictions", words, None, None, claim=new, correction=correction)


def pairs_changes(before: list[str], after: list[str]) -> list[tuple[str, bool]]:
    """Return in words which contradictions, by their ids, came to a claim and which went, and whether that corrects."""
    gone, come = _difference(before, after)
    told = [(_("A contradiction with another published claim was decided."), False)] if come else []
    return told + ([(_("A contradiction shown before no longer stands."), True)] if gone else [])


def _status_changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[dict[str, Any]]:
    questions = (
        ("truth_status", TruthStatus, _("The verdict is now “%(after)s”; it was “%(before)s”.")),
        ("said_status", SaidStatus, _("On whether it was said: now “%(after)s”; it was “%(before)s”.")),
        ("voice", Voice, _("Whose words these are: now “%(after)s”; it was “%(before)s”.")),
    )
    for field, states, words in questions:
        before, after = old[field], new[field]
        # Of the article's own words nobody asks whether they were said: that they are its own is told already.
        if before != after and not (field == "said_status" and new["voice"] == Voice.OWN):
            labels = {"before": states(before).label, "after": states(after).label}
            yield _change(field, words % labels, before, after, claim=new, correction=before not in _OPEN)


def _finding_changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[dict[str, Any]]:
    before, after = old["verdict"], new["verdict"]
    if before != after:
        words = (
            _("The verdict was reworded: “%(after)s”; it was “%(before)s”.")
            if before and after
            else _("The verdict was explained: “%(after)s”")
            if after
            else _("The verdict’s sentence was taken back: “%(before)s”")
        )
        changed = {"before": set_apart(before), "after": set_apart(after)}
        yield _change("verdict", words % changed, before, after, claim=new, correction=bool(before))
    before, after = old["explanation"]["html"], new["explanation"]["html"]
    if before != after:
        words = _("The explanation was revised.") if before else _("An explanation was added.")
        # Readers are not told what it was: what the newsroom took out of it is not to be had any more.
        yield _change("explanation", words, None, None, claim=new, correction=False)
    before, after = old["as_of"], new["as_of"]
    if before != after:
        words = _("The date for which the verdict holds is now %(after)s; it was %(before)s.")
        dates = {"before": _date(before), "after": _date(after)}
        yield _change("as_of", words % dates, before, after, claim=new, correction=bool(before))


def _attribution_changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[dict[str, Any]]:
    gone, come = _difference(
        [chain_words(row) for row in old["attributions"]], [chain_words(row) for row in new["attributions"]]
    )
    if gone or come:
        before, after = "; ".join(gone), "; ".join(come)
        if not gone:
            words = _("A source was named: %(after)s.")
        elif not come:
            words = _("A source was taken away: %(before)s.")
        else:
            words = _("The source is now: %(after)s; it was: %(before)s.")
        changed = {"before": before, "after": after}
        yield _change("attributions", words % changed, before, after, claim=new, correction=bool(gone))
    elif _as_told(old["attributions"]) != _as_told(new["attributions"]):
        words = _("What we say of who said this, and how, was corrected.")
        yield _change("attributions", words, None, None, claim=new, correction=True)


def _as_told(attributions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what readers are told of ``attributions``, in one order.

    The places in the text move when another sentence is corrected, and that one source is another's record now (a
    merge) changes no word.
    """
    told = [
        {
            "links": [[link["name"], link["named"], link["kind"], link.get("role", "")] for link in chain],
            **{key: row[key] for key in ("kind", "manner", "polarity")},
        }
        for row in attributions
        for chain in [[row["source"], *row["via"]]]
    ]
    return sorted(told, key=repr)


def _evidence_changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[dict[str, Any]]:
    before = {row["id"]: row for row in old["evidence"]}
    after = {row["id"]: row for row in new["evidence"]}
    for key, row in after.items():
        if key not in before:
            words = _("Evidence was added: %(title)s.") % {"title": set_apart(row["title"])}
            yield _change("evidence", words, None, row["title"], claim=new, correction=False)
        elif before[key] != row:
            words = _("Evidence was corrected: %(title)s.") % {"title": set_apart(row["title"])}
            yield _change("evidence", words, before[key]["title"], row["title"], claim=new, correction=True)
    for key, row in before.items():
        if key not in after:
            words = _("Evidence was taken away: %(title)s.") % {"title": set_apart(row["title"])}
            yield _change("evidence", words, row["title"], None, claim=new, correction=True)


def chain_words(attribution: dict[str, Any]) -> str:
    """Return an attribution of a snapshot as "officials → The New York Times", or "not: officials" where denied."""
    links = (attribution["source"], *attribution["via"])
    names = " → ".join(set_apart(link["name"]) for link in links)
    return _("not said by %(names)s") % {"names": names} if attribution["polarity"] == "negated" else names


def _difference(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    return [value for value in before if value not in after], [value for value in after if value not in before]


def _date(value: str | None) -> str:
    return formats.date_format(date.fromisoformat(value), "DATE_FORMAT") if value else _("not given")
