"""Snapshots of older releases, read as this one writes them: what was published is never altered."""

from typing import Any

from .choices import SaidStatus, Voice


def whose_words(voice: str, said_status: str) -> tuple[str, str]:
    """Return a claim's voice and its said status: of the article's own words nobody asks whether they were said."""
    says_own = voice == Voice.UNDECIDED and said_status == SaidStatus.OWN_VOICE
    if voice == Voice.OWN or says_own:
        return Voice.OWN.value, SaidStatus.OWN_VOICE.value
    return voice, said_status


def claim_read(claim: dict[str, Any]) -> dict[str, Any]:
    """Return a claim of a snapshot, or all that its page needs, with its findings in the words of this release."""
    voice, said_status = whose_words(claim["voice"], claim["said_status"])
    return {**claim, "voice": voice, "said_status": said_status}
