"""A claim is compared by its content: attribution off, pronouns resolved, its stance kept."""

import pytest

from articles.analysis.contradiction.claims import prepare
from articles.analysis.contradiction.speech import content_of
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
        ("Officials said police had opened fire.", "police had opened fire.", "Officials"),
        ("Two aides told the Tarn Post that the plan was dropped.", "the plan was dropped.", "Two aides"),
        ("Police said Monday that 12 shops had burned.", "12 shops had burned.", "Police"),
        ("The mayor said late on Sunday that nobody was hurt.", "nobody was hurt.", "The mayor"),
        ("In a statement, the company said the pipe had burst.", "the pipe had burst.", "the company"),
        ("Police said about 300 people attended.", "about 300 people attended.", "Police"),
        ("The army dismissed earlier reports that 12 soldiers died.", None, ""),
        ("Nobody said that the house was empty.", None, ""),
        ("The bombing claimed 12 lives in the old town.", None, ""),
        ("The bridge was shut on Monday, two days before the crack was reported.", None, ""),
        ("The fund has added two, its director, Jan Stolarz, said when the ring was lifted.", None, ""),
        ("He spent a year in prison before a judge found that he had been mistaken for another.", None, ""),
        ("The road to Kesh was never closed.", "The road to Kesh was never closed.", ""),
        ("The governor told hawkers to leave the square.", "The governor told hawkers to leave the square.", ""),
        ("Only 2% of volunteers reported a fever.", "Only 2% of volunteers reported a fever.", ""),
    ],
)
def test_the_attribution_is_taken_off(text, content, speaker):
    span, who = content_of(text)
    assert (span.of(text), who) == (text if content is None else content, speaker)


def test_a_pronoun_that_means_the_speaker_is_replaced():
    assert (
        prepare(ComparableClaim("Hospitals say they were dark all night.")).readable == "Hospitals were dark all night."
    )


def test_a_pronoun_at_the_start_is_looked_up_in_the_context():
    claim = ComparableClaim("He left Tripoli on Friday.", context="The envoys met. Pieter Maes spoke first.")
    assert prepare(claim).readable == "Pieter Maes left Tripoli on Friday."


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("A port official said the quay was shut.", "port official", "A port official"),
        ("The Norlake board said the quay was shut.", "Norlake board", "The Norlake board"),
        ("A port official said the quay was shut.", "Ana Lobo", "Ana Lobo"),
        ("The quay was shut.", "port official", "port official"),
    ],
)
def test_a_speaker_is_called_as_the_claim_itself_calls_him(text, source, speaker):
    assert prepare(ComparableClaim(text, source=source)).speaker == speaker


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


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("Police said he had been released.", "He had been released."),
        ("Mr Khan said it would cost three million.", "It would cost three million."),
        ("His lawyer argued that he was innocent.", "He was innocent."),
        ("Ada Brandt said she would go on Friday.", "Ada Brandt would go on Friday."),
        ("Norlake said it had sold the plant.", "Norlake had sold the plant."),
    ],
)
def test_a_pronoun_means_only_whom_it_can_mean(text, readable):
    assert prepare(ComparableClaim(text)).readable == readable


@pytest.mark.parametrize(
    ("text", "speaker", "readable"),
    [
        (
            "Firefighters at first said four barns had burned in Velm.",
            "Firefighters",
            "Initially, four barns had burned in Velm.",
        ),
        ("The ministry first said four barns had burned.", "The ministry", "Initially, four barns had burned."),
        ("The miller initially said that the barn was empty.", "The miller", "Initially, the barn was empty."),
        ("Divers had earlier said the wreck was empty.", "Divers", "Initially, the wreck was empty."),
        ("Divers originally told reporters that the wreck was empty.", "Divers", "Initially, the wreck was empty."),
        ("Early reports said four barns had burned.", "Early reports", "Initially, four barns had burned."),
        ("In an earlier statement, divers said the wreck was empty.", "divers", "Initially, the wreck was empty."),
        ("Four barns had burned, firefighters initially said.", "firefighters", "Initially, four barns had burned"),
        ("Orlo Mills had burned, firefighters first said.", "firefighters", "Initially, Orlo Mills had burned"),
        (
            "The four barns, firefighters initially said, had burned.",
            "firefighters",
            "Initially, the four barns had burned.",
        ),
    ],
)
def test_what_was_said_at_first_is_read_so_and_the_adverb_is_no_part_of_the_speaker(text, speaker, readable):
    ready = prepare(ComparableClaim(text))
    assert (ready.speaker, ready.readable, ready.earlier) == (speaker, readable, True)


@pytest.mark.parametrize(
    "text",
    [
        "Divers now say nine crates are missing.",
        "The museum has since said that nine crates are missing.",
        "Nine crates are missing, divers now say.",
        "Divers later said nine crates were missing.",
    ],
)
def test_what_is_said_now_is_known_to_be_later(text):
    ready = prepare(ComparableClaim(text))
    assert (ready.now, ready.earlier) == (True, False)
    assert ready.speaker in {"Divers", "divers", "The museum"}


@pytest.mark.parametrize(
    "text",
    [
        "The former minister said nine crates were missing.",
        "Divers said on Monday that nine crates were missing.",
        "Divers said earlier on Monday that nine crates were missing.",
        "The first diver said that nine crates were missing.",
    ],
)
def test_when_it_was_said_does_not_make_it_outdated(text):
    ready = prepare(ComparableClaim(text))
    assert (ready.earlier, ready.now) == (False, False)
    assert ready.readable.startswith("Nine crates were missing")
