"""Whose words a claim is, and whether the answer to "was it said?" is about them."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from articles.models import Attribution, Claim, Source, SourceAlias
from articles.models.choices import AttributionState, SaidStatus
from articles.models.names import name_key

#: A source's key, and whether it is said to have said so or not to have.
Speakers = set[tuple[int, str]]
#: Answers that say nothing of a speaker.
_OPEN = (SaidStatus.UNCHECKED, SaidStatus.CHECKING, SaidStatus.OWN_VOICE)


class Asked(NamedTuple):
    """Whom "was it said?" was about: those that editors decided or, before that, the names of those suggested."""

    decided: Speakers
    suggested: set[tuple[str, str]]


def speakers_of(claim: Claim) -> Speakers:
    """Return whom editors decided ``claim`` to be the words of (one query)."""
    decided = claim.attributions.filter(state=AttributionState.DECIDED)
    return set(decided.values_list("source", "polarity"))


def speakers_then(rows: Iterable[dict[str, Any]]) -> Speakers:
    """Return the speakers of a claim's state that was written down, as the sources that they are now (one query)."""
    then = [(row["source_id"], row["polarity"]) for row in rows if row["state"] == AttributionState.DECIDED]
    living = sources_living(source for source, _polarity in then)
    return {(living[source].pk, polarity) for source, polarity in then}


def sources_living(keys: Iterable[int | None]) -> dict[int, Source]:
    """Return for each key the source that it is now: its own or, if that was merged, the one that took over."""
    found = Source.objects.filter(pk__in=set(keys) - {None}).select_related("merged_into")
    return {source.pk: source.merged_into or source for source in found}


def speakers_asked(claim: Claim) -> Asked:
    """Return whom an answer that ``claim`` has by now is about (one query). One who was rejected was suggested, too."""
    decided, suggested = set(), set()
    for row in Attribution.objects.filter(claim=claim):
        if row.state == AttributionState.DECIDED:
            decided.add((row.source_id, row.polarity))
        else:
            suggested.add((name_key(row.source_name), row.polarity))
    return Asked(decided, suggested)


def said_by_another(claim: Claim, asked: Asked) -> None:
    """Open "was it said?" again where the answer was about other speakers (``asked``): nobody checked those of now."""
    now = speakers_of(claim)
    if asked.decided:
        same = now == asked.decided
    elif asked.suggested:
        names = _name_keys(now)
        same = all(any((key, polarity) in asked.suggested for key in names[source]) for source, polarity in now)
    else:
        # Whoever answered had only the words before them, which name who is decided now.
        same = True
    if not same:
        said_open_again(claim)


def _name_keys(speakers: Speakers) -> dict[int, set[str]]:
    sources = {source for source, _polarity in speakers}
    keys = {pk: {key} for pk, key in Source.objects.filter(pk__in=sources).values_list("pk", "name_key")}
    for source, key in SourceAlias.objects.filter(source__in=sources).values_list("source", "name_key"):
        keys[source].add(key)
    return keys


def said_open_again(claim: Claim) -> None:
    """Open "was it said?" again (the caller saves): the answer was about somebody else, or nobody checked this one."""
    if claim.said_status not in _OPEN:
        claim.said_status = SaidStatus.CHECKING
