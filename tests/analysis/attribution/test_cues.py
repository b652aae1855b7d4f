"""Which words attribute: table by table, constructions and their look-alikes."""

import pytest

from articles.analysis.attribution import suggest
from articles.analysis.types import Sentence


def sources(text: str) -> list[str]:
    """Return the names of the sources suggested for the first sentence, in small letters."""
    return [one.source.canonical.casefold() for one in suggest(text).sentences[0].attributions]


CLOSING_DOCUMENTS = {
    "figures from a body": (
        "Measles killed 41 children last year, figures from the health ministry show.",
        "figures from the health ministry",
    ),
    "a body's data": ("Crossings fell by half in May, Customs and Ports Authority data show.", None),
    "a survey in a heading": ("One nurse in five plans to leave, survey finds", "survey"),
    "documents seen by somebody": ("The dam was never inspected, documents reviewed by this newspaper show.", None),
}


@pytest.mark.parametrize(("text", "source"), CLOSING_DOCUMENTS.values(), ids=CLOSING_DOCUMENTS.keys())
def test_a_document_that_closes_the_sentence_is_its_source(text, source):
    found = sources(text)
    assert found == [source] if source else found


IDIOMS = {
    "would not be drawn": ("Ann Dole would not be drawn on the cost of the bridge.", "ann dole", "negated"),
    "could not be reached": ("The contractor could not be reached for comment.", "contractor", "negated"),
    "had no comment": ("The ferry company had no comment.", "ferry company", "negated"),
    "did not return calls": ("Ann Dole did not return calls on Friday.", "ann dole", "negated"),
    "stopped short of": ("The minister stopped short of calling it fraud.", "minister", "affirmed"),
    "hit back": ("The mayor hit back at her critics on Monday.", "mayor", "affirmed"),
    "gave another version": ("The miners' union gave another figure.", "miners' union", "affirmed"),
}


@pytest.mark.parametrize(("text", "source", "polarity"), IDIOMS.values(), ids=IDIOMS.keys())
def test_an_idiom_of_saying_or_keeping_silent_is_a_cue(text, source, polarity):
    (one,) = suggest(text).sentences[0].attributions
    assert one.source.canonical.casefold() == source
    if polarity == "negated":
        assert one.polarity == "negated"


ESTIMATES = {
    "put a number at": ("The governor put the number of families without a home at about 2,900.", ["governor"]),
    "gave a sum as": ("Ann Dole gave the sum as 14 billion shillings.", ["ann dole"]),
    "put something somewhere": ("The crew put the boxes at the gate before noon.", []),
    "by somebody's count": ("By the coastguard's count, some 300 boats are missing.", ["coastguard"]),
    "in the count": ("In the mayor's count of votes lay nine blank sheets.", []),
}


@pytest.mark.parametrize(("text", "wanted"), ESTIMATES.values(), ids=ESTIMATES.keys())
def test_who_gives_an_estimate_is_its_source(text, wanted):
    assert sources(text) == wanted


def test_a_number_and_an_abbreviation_belong_to_the_official():
    assert sources("One U.S. official said the talks had failed.") == ["one u.s. official"]


def test_who_signs_a_quote_is_who_was_said_to_speak():
    text = "A senior official replied to the news, “The bridge will be closed for now”- Transport Minister Ann Dole."
    assert sources(text) == ["ann dole"]


def test_a_stray_quotation_mark_makes_no_sentence_somebodys_words():
    text = "The bridge is closed.  ''It may fall any day,'' said Ann Dole."
    cut = text.index("It may")  # an editor's cut leaves the opening mark with the sentence before
    first, second = suggest(text, sentences=(Sentence(0, 0, cut, 0), Sentence(1, cut, len(text), 0))).sentences
    assert not first.attributions
    assert [one.source.canonical for one in second.attributions] == ["Ann Dole"]


TAILS = {
    "verbs that no list knows": (
        "“The mill burned,” Piet Roos said. “We saw it,” a cook shrugged. “I ran,” Mia Vos grinned.",
        ["Piet Roos", "cook", "Mia Vos"],
    ),
    "verbs that may be nouns": (
        "“It burned,” a cook, Piet Roos, recalls. “We saw it,” a guard shrugs. “All gone,” the clerk, Ada Wyn, smiles.",
        ["Piet Roos", "guard", "Ada Wyn"],
    ),
    "the speaker behind": ("“The mill burned,” a cook shrugs. “I ran,” laughs Mia Vos.", ["cook", "Mia Vos"]),
    "while something happens": (
        "“The mill burned,” Piet Roos said. “Send us home,” the crowd roared as the gate was shut.",
        ["Piet Roos", "crowd"],
    ),
    "a neighbour's wife": (
        "“It was the hay,” Roos says. “It was the lamp,” his wife counters.",
        ["Roos", "Roos's wife"],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), TAILS.values(), ids=TAILS)
def test_who_stands_alone_behind_a_quote_is_its_speaker(text, wanted):
    assert [[one.source.canonical for one in each.attributions] for each in suggest(text).sentences] == [
        [name] for name in wanted
    ]


def test_a_title_in_quotes_has_no_speaker():
    assert sources("“The Old Mill,” a film released in May, was shot in Ede.") == []


NEGATED = {
    "nobody": "No one at the company has claimed that the bridge is safe.",
    "neither": "Neither government commented on the talks.",
    "yet": "The ministry has yet to respond to the report.",
    "cannot": "The minister cannot confirm the figures.",
    "no longer": "The council no longer opposes the bridge.",
    "could not verify": "Reuters could not immediately verify the pictures.",
    "unable": "AP was unable to verify the count.",
    "not able": "The BBC has not been able to verify the count.",
    "a feeling": "The mayor is not convinced that the bridge is safe.",
    "under a silent idiom": "The minister stopped short of calling it fraud.",
}


@pytest.mark.parametrize("text", NEGATED.values(), ids=NEGATED.keys())
def test_who_does_not_say_so_is_negated(text):
    assert {one.polarity for one in suggest(text).sentences[0].attributions} == {"negated"}


def test_the_dot_behind_q_and_a_is_a_colon():
    text = "Mia Vos runs the mill.\nQ. Is it safe?\nA. It is.\nQ. Do you trust it?\nA. I do. We look every day."
    found = [[one.source.canonical for one in each.attributions] for each in suggest(text).sentences]
    assert found == [[], ["interviewer"], ["Mia Vos"], ["interviewer"], ["Mia Vos"], ["Mia Vos"]]


def test_a_house_called_no_10_denies_nothing_by_its_name():
    (one,) = suggest("No 10 said the letter was lost.").sentences[0].attributions
    assert one.polarity == "affirmed"


LOOK_ALIKES = [
    "Plains & Western reported earnings of $312 million for the quarter.",
    "The company reported a fall of 4 percent in sales.",
    "A force of 900 men is attacking the town.",
    "Claims for damaged vans are handled by the insurer.",
    "Kenya is a member of the council, like the United States, Britain and other states.",
    "(Reporting by Ann Dole in Ede; editing by Ben Roe)",
    "Additional reporting by Ann Dole.",
    "The law allows fines of up to 600,000 dollars.",
    "Harriers denied Wanderers a late equaliser.",
    "Late luck at the dock denied Harriers a sixth win.",
    "The clerk denied him a visa.",
    "Mia Vos claimed her tenth goal of the year.",
    "Norway claimed the title on Sunday.",
    "Referee Tim Hale pointed to the spot.",
    "The hosts answered with a try.",
    "The lender charges 6% a month.",
    "The ferry charges passengers for bags.",
    "The mill contends with rising costs.",
    "The mayor addressed the crowd.",
    "Needless to say, the ferry was late.",
    "Strange to say, nobody rang.",
]

ACTS_OF_SPEECH = [
    "Mia Vos denied the claim.",
    "The minister denied that Harriers had lost money.",
    "The army claimed the capture of the village.",
    "The lender charges that he lied.",
    "The union contends that the roof leaks.",
    "The auditor pointed to the gaps in the books.",
    "The mayor is sad to say that the pool is shut.",
]


@pytest.mark.parametrize("text", ACTS_OF_SPEECH)
def test_a_verb_that_may_be_an_act_still_speaks(text):
    assert sources(text)


def test_that_said_is_nobodys_word():
    text = "Mia Vos said the mill was shut. That said, the road is open."
    assert not suggest(text).sentences[1].attributions


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_nobodys_word(text):
    assert sources(text) == []


def test_signatures_and_quotes_that_follow_one_another_stay_apart():
    text = "Readers on the bridge:\n“It shakes when a lorry passes.”\n― Ann Dole “I like it very much.”\n― Ben Roe"
    found = [[one.source.canonical for one in each.attributions] for each in suggest(text).sentences]
    assert found[1] == ["Ann Dole"]
    assert "Ben Roe" in found[2] + found[3]
