"""A claim is compared by its content: attribution off, pronouns resolved, its stance kept."""

import pytest

from articles.analysis.contradiction.claims import content_of, prepare
from articles.analysis.types import ComparableClaim, Span


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("The operator said the outage lasted an hour.", "the outage lasted an hour.", "The operator"),
        ("According to police, two men broke in at night.", "two men broke in at night.", "police"),
        ("Two men broke in at night, police said.", "Two men broke in at night", "police"),
        ("Two men broke in at night, according to police.", "Two men broke in at night", "police"),
        ("Mayor Ana Lobo, who lives nearby, said that the road was shut.", "the road was shut.", "Mayor Ana Lobo"),
        ("The coach told reporters that the striker was fit.", "the striker was fit.", "The coach"),
        ("“Nobody was warned in time,” said Niko Vasić.", "Nobody was warned in time", "Niko Vasić"),
        ("Two channels claim that the dam has burst.", "the dam has burst.", "Two channels"),
        ("The change follows reports that the dam has burst.", "the dam has burst.", ""),
        ("He denied the claim that the dam has burst.", "He denied the claim that the dam has burst.", ""),
        ("The claim that the dam has burst is false.", "The claim that the dam has burst is false.", ""),
        ("The road to Kesh was never closed.", "The road to Kesh was never closed.", ""),
        ("The governor told hawkers to leave the square.", "The governor told hawkers to leave the square.", ""),
        ("Only 2% of volunteers reported a fever.", "Only 2% of volunteers reported a fever.", ""),
    ],
)
def test_the_attribution_is_taken_off(text, content, speaker):
    span, who = content_of(text)
    assert (span.of(text), who) == (content, speaker)


def test_a_pronoun_that_means_the_speaker_is_replaced():
    assert (
        prepare(ComparableClaim("Hospitals say they were dark all night.")).readable == "Hospitals were dark all night."
    )


def test_a_pronoun_at_the_start_is_looked_up_in_the_context():
    claim = ComparableClaim("He left Tripoli on Friday.", context="The envoys met. Pieter Maes spoke first.")
    assert prepare(claim).readable == "Pieter Maes left Tripoli on Friday."


def test_what_the_caller_says_of_content_and_source_is_taken():
    text = "Sources: the dam will hold."
    ready = prepare(ComparableClaim(text, content=Span(9, len(text)), source="Norlake"))
    assert (ready.readable, ready.speaker) == ("The dam will hold.", "Norlake")


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("The union plans to strike in May.", "unreal"),
        ("The ministry declined to comment on the sale.", "silent"),
        ("The minister did not confirm the approval.", "silent"),
        ("Five were first reported missing.", "earlier"),
        ("Eight are now missing.", "now"),
        ("The bank denied the report.", "denied"),
    ],
)
def test_the_stance_of_a_claim_is_seen(text, attribute):
    assert getattr(prepare(ComparableClaim(text)), attribute)
    assert not getattr(prepare(ComparableClaim("The dam burst on Sunday.")), attribute)
