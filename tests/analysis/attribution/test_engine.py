"""Who says what: the engine on short texts, construction by construction."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from articles.analysis.attribution import ENGINE_VERSION, suggest
from articles.analysis.attribution.decisions import RECIPE_VERSION, models
from articles.analysis.attribution.tagger import RECIPE_VERSION as TAGGER_VERSION
from articles.analysis.attribution.tagger import tagger
from articles.analysis.sentences import split
from articles.analysis.types import KnownSource, Sentence

ARTICLE = Path("../shared/data/article/atacms-gold.json")
SCORES = Path("training/attribution/scores.json")


def sources(text: str, sentence: int = 0) -> list[str]:
    """Return the names of the sources suggested for one sentence."""
    return [one.source.canonical for one in suggest(text).sentences[sentence].attributions]


def only(text: str, sentence: int = 0):
    """Return the one attribution of a sentence."""
    (one,) = suggest(text).sentences[sentence].attributions
    return one


SPEAKERS = {
    "X said": ("Ann Dole said the bridge was closed.", "Ann Dole"),
    "said X": ("“The bridge is closed until Friday,” said Ann Dole.", "Ann Dole"),
    "X with an apposition": ("Ann Dole, the mayor of Ede, said the bridge was closed.", "Ann Dole"),
    "X with a clause": ("Ann Dole, 59, who chairs the board, said the bridge was closed.", "Ann Dole"),
    "a title and a name": ("Interior Minister Teresa Baquero said the road was closed.", "Teresa Baquero"),
    "according to": ("The bridge was closed, according to the transport ministry.", "transport ministry"),
    "told reporters": ("Two officials told reporters that the talks had failed.", "two officials"),
    "a description and its bearer": ("Its leader, Raymond Poole, said the party would vote against.", "Raymond Poole"),
    "an agent": ("The minister was accused by Ann Dole of hiding the report.", "Ann Dole"),
    "a document": ("The report found that three bridges were unsafe.", "report"),
    "an adverb between": ("Pentagon officials, however, believe the effect will be small.", "Pentagon officials"),
    "a group described": (
        "Two people briefed on the talks said nothing was signed.",
        "two people briefed on the talks",
    ),
    "an American spelling": ("Some lawmakers criticized the governor for the delay.", "some lawmakers"),
}


@pytest.mark.parametrize(("text", "source"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_the_source_is_found(text, source):
    assert [name.casefold() for name in sources(text)] == [source.casefold()]


OWN_VOICE = [
    "The company signed the agreement on Friday.",
    "The bridge is expected to open in May.",
    "The so-called ghost bridge was built in 1960.",
    "It goes without saying that the bridge is old.",
    "Insurance claims rose by a fifth last year.",
    "She read “The Old Bridge” on the train.",
    "The council voted 12 to 3 to close the bridge.",
    "Everything went according to plan.",
]


@pytest.mark.parametrize("text", OWN_VOICE)
def test_the_articles_own_voice_gets_no_source(text):
    assert sources(text) == []


def test_speech_and_attitude_are_told_apart():
    assert only("The mayor said the pool would close.").kind == "speech"
    assert only("The mayor hopes the pool will reopen.").kind == "attitude"


@pytest.mark.parametrize("text", ["Ann Dole did not confirm the closure.", "Ann Dole declined to say who had paid."])
def test_a_negated_cue_keeps_its_polarity(text):
    assert {one.polarity for one in suggest(text).sentences[0].attributions} == {"negated"}


def test_spans_point_at_the_words_that_decided():
    text = "On Monday Ann Dole, the mayor, said the bridge was closed."
    one = only(text)
    assert [span.of(text) for span in one.mention] == ["Ann Dole, the mayor"]
    assert [span.of(text) for span in one.cue] == ["said"]
    assert [span.of(text) for span in one.content] == ["the bridge was closed"]
    assert one.manner == "indirect"


def test_each_sentence_of_a_quote_gets_the_speaker():
    text = "“It rained all night. We stayed in the car. Nobody came,” said Ann Dole."
    found = suggest(text).sentences
    assert [each.attributions[0].source.canonical for each in found] == ["Ann Dole"] * 3
    assert {each.attributions[0].manner for each in found} == {"direct"}


def test_a_quote_over_two_paragraphs_keeps_its_speaker():
    text = "“It rained all night,” said Ann Dole. “We stayed in the car.\n\n“Nobody came to help us at all.”"
    assert sources(text, 1) == ["Ann Dole"]
    assert sources(text, 2) == ["Ann Dole"]


BESIDE = {
    "a company of a town": ("The owner, Golden Harvest of Taipei, said the hall was cool.", "Golden Harvest"),
    "a firm by its name": ("One of the buyers, the Dutch firm Sprintmeer, said it was sorry.", "Sprintmeer"),
    "an owner named before": (
        "Bridie Gaughan's kitchen looks up at the bog.\n\nGaughan said it was quiet.",
        "Bridie Gaughan",
    ),
    "a pronoun is no place": ("Tove Ek has a shop in Calle Durazno. She said the pipe was old.", "Tove Ek"),
}


@pytest.mark.parametrize(("text", "wanted"), BESIDE.values(), ids=BESIDE)
def test_a_name_beside_or_before_a_description_is_the_sources(text, wanted):
    assert wanted in [one.source.canonical for each in suggest(text).sentences for one in each.attributions]


CONTINUED = {
    "what he is going to do": (
        "“The lease is void,” said Olaf Brandt. He will ask the court for his rent.",
        ["Olaf Brandt"],
    ),
    "another paragraph": ("Asta Holm said the lift was empty.\n\nShe had climbed the stairs twice.", []),
    "another subject": ("Asta Holm said the lift was empty. In 2019 the city rebuilt 40 stations.", []),
    "a wish does not go on": ("Asta Holm wants a new lift. She had bought a ticket in March.", []),
}


@pytest.mark.parametrize(("text", "wanted"), CONTINUED.values(), ids=CONTINUED)
def test_the_sentence_after_somebodys_words_may_go_on_with_them(text, wanted):
    assert sources(text, 1) == wanted


def test_straight_quotes_work_too():
    text = '"It rained all night," Ann Dole said. "We stayed in the car."'
    assert sources(text, 0) == sources(text, 1) == ["Ann Dole"]


def test_a_signature_names_the_speaker():
    text = "“We waited four hours for a bus that never came.” – Maria Ek, teacher"
    assert sources(text) == ["Maria Ek"]


def test_a_transcripts_speakers_answer_for_their_lines():
    text = (
        "WALLACE: Did you know about it?\n\nDOLE: I did not. I was told on Monday.\n\n"
        "WALLACE: By whom?\n\nDOLE: By a clerk."
    )
    found = suggest(text).sentences
    assert found[1].attributions[0].source.canonical == "Dole"
    assert found[2].attributions[0].source.canonical == "Dole"


def test_two_sources_of_one_sentence_stay_apart():
    text = "Pentagon officials cited limited supplies, while others feared escalation."
    assert [name.casefold() for name in sources(text)] == ["pentagon officials", "others"]


CHAINS = {
    "reported by A citing B": (
        "The waiver, first reported by The Washington Ledger, citing two officials, came after months of talks.",
        "two officials",
        ["Washington Ledger"],
    ),
    "B cited by A": (
        "The plan, reported by senior officials cited by The New York Times, would cost billions.",
        "senior officials",
        ["New York Times"],
    ),
    "B told A": ("The company was in talks, two bankers told Reuters.", "two bankers", ["Reuters"]),
    "seen by": (
        "The site failed three tests, according to minutes seen by Reuters.",
        "minutes",
        ["Reuters"],
    ),
    "A, which cited B": (
        "The plan, disclosed by the newsletter Buckeye Docket, which cited an aide, leaves four days to act.",
        "aide",
        ["Buckeye Docket"],
    ),
    "as quoted": (
        "One resident was quoted by the BBC as saying the water had risen overnight.",
        "one resident",
        ["BBC"],
    ),
}


@pytest.mark.parametrize(("text", "origin", "via"), CHAINS.values(), ids=CHAINS.keys())
def test_a_chain_is_told_from_the_origin_on(text, origin, via):
    one = suggest(text).sentences[0].attributions[0]
    assert one.source.canonical.casefold() == origin
    assert [link.canonical for link in one.via] == via


def test_a_back_reference_hands_its_chain_to_the_sentence_before():
    text = (
        "The bank will close forty branches. "
        "The decision, reported by two officials cited by The Herald, was taken in May."
    )
    first, second = suggest(text).sentences
    assert first.attributions[0].inherited_from == 1
    assert first.attributions[0].via == second.attributions[0].via != ()
    assert second.attributions[0].inherited_from is None


NOT_WHERE_IT_COMES_FROM = [
    "The change was described as a disgrace by Noor.",
    "The decision was described by Noor as bold.",
    "The draft, a copy of which was seen by the Star, would ban night shifts.",
    "The letter, a copy of which was obtained by Sky News, accuses the mayor of theft.",
    "The contract, obtained by Reuters, sets the price at £3m.",
]


@pytest.mark.parametrize("text", NOT_WHERE_IT_COMES_FROM)
def test_an_opinion_and_a_paper_that_speaks_for_itself_hand_on_nothing(text):
    assert sources(f"Wages fell in May. {text}") == []


def test_a_pronoun_is_who_it_fits():
    text = "Ann Dole met Peter Smit on Monday. She said the bridge was closed. He said it was not."
    assert sources(text, 1) == ["Ann Dole"]
    assert sources(text, 2) == ["Peter Smit"]


def test_spellings_of_one_name_are_one_source():
    text = "President Volodymyr Zelenskyy said the city was safe. Zelensky argued that more was needed."
    assert sources(text, 0) == sources(text, 1) == ["Volodymyr Zelenskyy"]


def test_a_capital_that_speaks_is_a_government_and_keeps_its_name_as_alias():
    one = only("Kyiv said the city was safe.")
    assert one.source.canonical == "Government of Ukraine"
    assert "Kyiv" in one.source.aliases


def test_unnamed_groups_stay_apart():
    text = "Two officials said the talks had failed. Later, two officials said they would resume."
    first, second = (each.attributions[0].source for each in suggest(text).sentences)
    assert not first.named
    assert not second.named


def test_a_known_source_is_linked_by_any_of_its_names():
    registry = [KnownSource("42", ("World Health Organization", "WHO"))]
    found = suggest("The WHO said the outbreak was over.", registry=registry)
    source = found.sentences[0].attributions[0].source
    assert (source.key, source.canonical) == ("42", "World Health Organization")


def test_an_assessment_without_a_source_is_flagged():
    found = suggest("The policy change is unlikely to alter the course of the war.").sentences[0]
    assert found.unsourced_assessment
    assert found.attributions == ()


def test_an_editors_sentences_are_respected():
    text = "Ann Dole said it rained. She left."
    merged = (Sentence(0, 0, len(text), 0),)
    found = suggest(text, sentences=merged)
    assert [each.sentence for each in found.sentences] == list(merged)
    assert found.sentences[0].attributions[0].source.canonical == "Ann Dole"


def test_another_language_is_said_to_be_unreadable():
    text = (
        "Der Minister sagte am Montag, dass die Brücke gesperrt bleibt "
        "und niemand sie betreten darf, solange die Prüfung läuft. " * 3
    )
    found = suggest(text)
    assert found.notice
    assert all(not each.attributions for each in found.sentences)


ABSURD = [
    "",
    " \n ",
    "“",
    "”””",
    "said",
    "said said said.",
    "according to",
    ":",
    "— –",
    "A:\nB:",
    "😀" * 50,
    "he said " * 300,
    "(((" * 40,
]


@pytest.mark.parametrize("text", ABSURD, ids=range(len(ABSURD)))
def test_absurd_text_breaks_nothing(text):
    found = suggest(text)
    assert len(found.sentences) == len(split(text))
    for each in found.sentences:
        for one in each.attributions:
            assert all(0 <= span.start < span.end <= len(text) for span in (*one.mention, *one.cue, *one.content))
            assert all(0 <= part <= 1 for part in (one.confidence.detected, one.confidence.source, one.confidence.link))


BROKEN_OFF = {
    "told": "Clerk robbed the till, court told",
    "saying": "The Mercury wrote of the raid, Ann Dole saying",
    "asked": "The raid was short. Asked",
    "asked by": "The raid was short. Asked by",
    "who": "A broker was held. Lu Chen, who",
    "a pronoun behind a comma": "Ada Brandt runs the shelter. Asked by email, she",
    "a verb's helper": "Sales fell by a third. The figures, published by the board, were",
    "made": "Fares will rise in May. The step was made",
    "drawn": "The bishop would not be drawn",
    "a column": "Omar Haddad wrote in a column",
    "by": "The opera was called “dull” by",
    "a quote within": "The opera was called “dull",
    "of": "Weir was accused by prosecutors of",
    "a court": "The wall was cracked, a court heard",
    "one": "Residents say they were not asked. “Nobody rang,” said one",
    "a question": "Has the bishop confirmed",
    "assessed": "The dam will hold, the ministry assessed",
}


@pytest.mark.parametrize("text", BROKEN_OFF.values(), ids=BROKEN_OFF.keys())
def test_a_text_may_break_off_anywhere(text):
    assert suggest(text).sentences


def test_threads_share_one_engine():
    texts = [f"Ann Dole said the bridge over river number {number} was closed." for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(suggest, texts)) == [suggest(text) for text in texts]


def test_weights_recipe_and_scores_are_of_one_version():
    assert ENGINE_VERSION == models().version == RECIPE_VERSION
    assert tagger().version == TAGGER_VERSION
    scores = json.loads(SCORES.read_text(encoding="utf-8"))
    assert scores["recipe"] == RECIPE_VERSION
    assert scores["tagger_recipe"] == TAGGER_VERSION


def test_weights_stay_small():
    folder = Path("articles/analysis/weights")
    assert sum(path.stat().st_size for path in folder.glob("attribution*")) < 5_000_000


def test_confident_suggestions_are_right_nine_times_in_ten():
    scores = json.loads(SCORES.read_text(encoding="utf-8"))["cross_validated"]
    assert scores["right_above_0.9"] >= 0.9


def test_the_engine_comes_without_django():
    code = (
        "import sys, articles.analysis.attribution; "
        "sys.exit(any(name.split('.')[0] in {'django', 'celery'} for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture(scope="module")
def article():
    if not ARTICLE.exists():
        pytest.skip(f"{ARTICLE} is not there")
    (gold,) = json.loads(ARTICLE.read_text(encoding="utf-8"))
    return gold, suggest(gold["text"]).sentences


def test_the_first_articles_sources_are_found_without_false_alarms(article):
    gold, found = article
    own = [[one for one in each.attributions if one.inherited_from is None] for each in found]
    attributed = [bool(each["attributions"]) for each in gold["sentences"]]
    assert sum(true and bool(mine) for true, mine in zip(attributed, own, strict=True)) == 18
    assert sum(not true and bool(mine) for true, mine in zip(attributed, own, strict=True)) <= 2


def test_the_first_articles_chain_and_its_one_man_under_two_descriptions(article):
    _, found = article
    chained = found[1].attributions[0]
    assert (chained.source.canonical, [link.canonical for link in chained.via]) == (
        "senior U.S. officials",
        ["New York Times"],
    )
    assert [one.source.canonical for one in found[16].attributions] == ["Vladimir Dzhabarov"]
    assert [one.source.canonical.casefold() for one in found[21].attributions] == ["pentagon officials", "others"]
