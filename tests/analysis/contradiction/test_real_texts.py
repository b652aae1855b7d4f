"""What real texts do all the time and never contradicts itself: nothing of it is shown as a contradiction."""

import pytest

from articles.analysis.attribution import suggest
from articles.analysis.contradiction import within

TEXTS = {
    "a life, date after date": (
        "Maren Holtby (12 March 1871 – 4 October 1946) was a Danish-born botanist who spent most of her life "
        "cataloguing "
        "the mosses of the Faroe Islands.\n"
        "Holtby was born in Aalborg, the third daughter of a ship's chandler, and learned Latin from a curate.\n"
        "In 1889 she went to Copenhagen to study, although women were not yet admitted to examinations in the "
        "sciences.\n"
        "She married the surveyor Peder Lund in 1896, and the couple moved to Tórshavn in the spring of 1898.\n"
        "Her first paper, on the mosses of Streymoy, appeared in 1903 and was noticed in Edinburgh and Vienna.\n"
        "After her husband's death in 1911 Holtby returned to Denmark for two years and taught at a school for "
        "girls.\n"
        "She was made a fellow of the academy in 1924, the second woman to be so honoured.\n"
        "From 1930 until her retirement in 1938 she kept the herbarium of the university in Copenhagen.\n"
        "Holtby died in Tórshavn in October 1946 and was buried beside her husband."
    ),
    "a day's ticker, hour after hour": (
        "5:45 p.m.\nVoters in Harrow County are still queueing outside three schools, and the sheriff has sent "
        "deputies with "
        "water.\n"
        "4:30 p.m.\nThe governor's campaign says that it has asked a judge to keep the polls in Harrow County "
        "open until nine.\n"
        "3:25 p.m.\nSenator Ruth Adeyemi voted at a fire station in Millbrook and told reporters that she had "
        "slept well.\n"
        "2:05 p.m.\nGovernor Dale Pruitt is taking the afternoon off, his spokeswoman said, and will watch the "
        "returns at home.\n"
        "11:40 a.m.\nTurnout before noon was higher than four years ago in nine of the state's fourteen counties.\n"
        "8:10 a.m.\nA machine in Eastfield failed for twenty minutes and was replaced, the clerk's office said."
    ),
    "speakers who speak of different things": (
        "Councillor Ines Barreto said the library on Quay Street would close for the winter because its roof leaks.\n"
        "“My children did their homework there every single afternoon, and nobody asked us,” said Paul Ekström, a"
        " baker.\n"
        "The architect Joan Sayle said that slate from the old brewery could be used again and would cost the "
        "town nothing.\n"
        "Barreto said she had not yet seen an offer from the brewery's owners.\n"
        "Ekström, who has run a petition since August, said that 2,300 people had signed it.\n"
        "A spokesman for the county said it would answer the petition when its committee meets in January.\n"
        "Sayle has drawn two other libraries, and one of them won a prize in 2014."
    ),
    "a study and its numbers": (
        "The study followed 612 nurses on four wards in Leeds between 2017 and 2021.\n"
        "Of those who worked nights, 41 per cent said that they slept fewer than six hours on most days.\n"
        "In the second year the researchers gave half of the nurses a lamp and asked them to use it for thirty "
        "minutes.\n"
        "No difference was found in the time that it took them to fall asleep.\n"
        "Nurses over fifty reported fewer headaches than younger ones, which the authors did not expect.\n"
        "An earlier trial in Malmö, with 88 midwives, had found that lamps helped.\n"
        "The authors say that larger trials are needed before hospitals buy lamps."
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_shown_in(name):
    text = TEXTS[name]
    found = within(text, suggest(text))
    assert [(a, b, finding.reason) for a, b, finding in found] == []
