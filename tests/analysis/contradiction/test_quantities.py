"""Numbers are read with their bound, unit and what they count; they clash only where they cannot meet."""

import math

import pytest

from articles.analysis.contradiction.agreement import compatible
from articles.analysis.contradiction.quantities import quantities


@pytest.mark.parametrize(
    ("text", "low", "high", "dimension"),
    [
        ("Nine people were injured.", 9, 9, ""),
        ("At least 15 people were injured.", 15, math.inf, ""),
        ("Around 600 houses burned.", 480, 720, ""),
        ("Over 550 houses burned.", 550, math.inf, ""),
        ("Up to 40 workers may go.", 0, 40, ""),
        ("Nearly a thousand marchers came.", 850, 1000, ""),
        ("Dozens of cars were damaged.", 24, 150, ""),
        ("Several hundred fighters gave up.", 300, 900, ""),
        ("At least a dozen rowers fell ill.", 12, math.inf, ""),
        ("Two hundred and fifty people came.", 250, 250, ""),
        ("Twenty-one sailors drowned.", 21, 21, ""),
        ("It cost $1.2 million.", 1_200_000, 1_200_000, "$"),
        ("It cost half a million pounds.", 500_000, 500_000, "pound"),
        ("Some 40k tickets were sold.", 32_000, 48_000, ""),
        ("A third of the voters stayed away.", 100 / 3, 100 / 3, "percent"),
        ("Nine out of ten beds were taken.", 90, 90, "percent"),
        ("The rate is 3.5 per cent.", 3.5, 3.5, "percent"),
        ("The outage lasted an hour.", 3600, 3600, "duration"),
        ("The trail is 16 km long.", 16_000, 16_000, "length"),
        ("More than 5,000 litres a day flowed.", 5000, math.inf, "volume/day"),
        ("Between 20 and 30 boats sank.", 20, 30, ""),
        ("Some 20-30 boats sank.", 20, 30, ""),
        ("Two and a half million voted.", 2_500_000, 2_500_000, ""),
        ("A quarter of a million voted.", 250_000, 250_000, ""),
        ("Tens of thousands of people marched.", 20_000, 150_000, ""),
        ("Gusts of 90mph were measured.", 144.837, 144.837, "speed"),
        ("It ended without a single arrest.", 0, 0, ""),
        ("The police made no fewer than 61 arrests.", 61, math.inf, ""),
        ("The jury convicted a 34-year-old man.", 34, 34, "age"),
        ("Hara Doi, 34, was convicted.", 34, 34, "age"),
        ("One in every five homes is empty.", 20, 20, "percent"),
        ("The bank lost £3bn.", 3e9, 3e9, "pound"),
        ("The wave was 3.5m high.", 3.5, 3.5, "length"),
        ("The couple have two children.", 2, 2, ""),
        ("The inquest took four full days.", 345_600, 345_600, "duration"),
        ("It rained for nine straight hours.", 32_400, 32_400, "duration"),
        ("He got two years and six months.", 78_894_000, 78_894_000, "duration"),
        ("She ran it in two hours, four minutes and ten seconds.", 7450, 7450, "duration"),
        ("It was 104 degrees Fahrenheit.", 40, 40, "degree"),
        ("It was 40 degrees Celsius.", 40, 40, "degree"),
        ("It was cut for a single night.", 86_400, 86_400, "duration"),
        ("The mill was fined twice.", 2, 2, "times"),
        ("The mill was fined five times.", 5, 5, "times"),
        ("The boat sails twice a day.", 2, 2, "times/day"),
        ("The boat sails five times a day.", 5, 5, "times/day"),
        ("Rents rose by a third last year.", 100 / 3, 100 / 3, "percent"),
        ("Orlo finished second.", 2, 2, "ordinal"),
        ("Orlo came first in the race.", 1, 1, "ordinal"),
        ("It was the twenty-first raid on the mill.", 21, 21, "ordinal"),
        ("It was his fiftieth birthday.", 50, 50, "ordinal"),
        ("The canal cost Rs 500-600 crore.", 5e9, 6e9, "₹"),
        ("The canal cost USD 20-30 million.", 2e7, 3e7, "$"),
        ("The canal cost EUR 3 to 4 million.", 3e6, 4e6, "€"),
        ("The canal cost A$20-30 million.", 2e7, 3e7, "A$"),
        ("The canal cost A$50 million.", 5e7, 5e7, "A$"),
        ("Orlo was fined HK$780,000.", 780_000, 780_000, "HK$"),
        ("The canal cost US$33 million.", 3.3e7, 3.3e7, "$"),
        ("The bank gave a $5 million loan.", 5e6, 5e6, "$"),
        ("The canal cost 30 million Canadian dollars.", 3e7, 3e7, "C$"),
        ("The canal cost 30 million US dollars.", 3e7, 3e7, "$"),
        ("The canal cost 12 million Swiss francs.", 1.2e7, 1.2e7, "franc"),
        ("The ferry cost 40 million kroner.", 4e7, 4e7, "krone"),
        ("The post pays $3,000 a month.", 3000, 3000, "$/month"),
        ("The post pays £12 an hour.", 12, 12, "pound/hour"),
        ("Oil sold at $90 a barrel.", 90, 90, "$"),
        ("The tank was three-quarters full.", 75, 75, "percent"),
        ("Output fell by a fifth on weak orders.", 20, 20, "percent"),
        ("It was minus 7 degrees.", -7, -7, "degree"),
        ("It was -7 degrees in Velm.", -7, -7, "degree"),
        ("It was 7 degrees below zero.", -7, -7, "degree"),
        ("It was 7 degrees below average.", 7, 7, "degree"),
        ("The fair drew 500-plus farmers.", 500, math.inf, ""),
        ("The fair drew 30-odd farmers.", 24, 36, ""),
        ("The 500-strong choir sang.", 500, 500, ""),
        ("Boeing sold 737 jets.", 737, 737, ""),
        ("On each flight 217 people were ill.", 217, 217, ""),
    ],
)
def test_a_number_is_read_as_it_is_meant(text, low, high, dimension):
    (found,) = quantities(text)
    assert (found.low, found.high, found.dimension) == (pytest.approx(low), pytest.approx(high), dimension)


def test_what_happened_later_is_no_part_of_how_long_it_took():
    years, months = quantities("He left for two years and six months later came back.")
    assert (years.value, months.value) == (63_115_200, 15_778_800)


@pytest.mark.parametrize(
    "text",
    [
        "It happened on 3 May 2019.",
        "It began at 4 p.m.",
        "The law of 1998 stands.",
        "One of them left.",
        "May 21 was dry.",
        "Flight MH370 was lost.",
        "The Covid-19 ward is full.",
        "It was written on 2024-05-03.",
        "The single mother waited.",
        "Flight 217 was late.",
        "A Boeing 737-800 left the runway.",
        "An Airbus A320-200 left the runway.",
        "They met at nine o'clock.",
        "They met at half past ten.",
        "They met at a quarter to six.",
    ],
)
def test_dates_and_turns_of_phrase_are_no_quantities(text):
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Rents fell by a quarter to 10 percent.", [25, 10]),
        ("Twenty third-class seats were sold.", [20, 3]),
        ("Orders fell three quarters in a row.", [3]),
    ],
)
def test_words_that_look_like_an_hour_or_one_number_are_read_apart(text, values):
    assert [found.value for found in quantities(text)] == values


def test_the_span_covers_the_words_that_bound_the_number():
    text = "There were at least 15 people."
    assert quantities(text)[0].span.of(text) == "at least 15"


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        ("at least 15 people", "21 people", True),
        ("around 600 people", "over 550 people", True),
        ("16 km", "10 miles", True),
        ("1.98 billion euros", "almost two billion euros", True),
        ("dozens of trees", "38 trees", True),
        ("9 people", "30 people", False),
        ("about 10,000 troops", "50,000 troops", False),
        ("at least 15 people", "nine people", False),
        ("fewer than 600 people", "4,200 people", False),
        ("3.9 percent", "4 percent", True),
        ("3.9 percent", "3.1 percent", False),
        ("a loss of $1.9 billion", "a loss of $2 billion", True),
        ("a loss of $1.6 billion", "a loss of $2 billion", False),
        ("a third", "33 percent", True),
        ("a third", "30 percent", False),
        ("60 miles", "100 km", True),
        ("60 miles", "80 km", False),
        ("60 °F", "16 °C", True),
        ("100 degrees Fahrenheit", "103 degrees Fahrenheit", False),
        ("12 weeks", "three months", True),
        ("12 weeks", "five months", False),
        ("no fewer than 200 guns", "263 guns", True),
        ("minus 7 degrees", "7 degrees", False),
    ],
)
def test_numbers_clash_only_where_they_cannot_meet(a, b, meet):
    (left,), (right,) = quantities(a), quantities(b)
    assert compatible(left, right) is meet


@pytest.mark.parametrize("digit", ["²", "5²", "①", "½", "٣"])
@pytest.mark.parametrize("phrase", ["{} in five voters", "a {} of the voters", "{} thirds", "$ {} million", "{} May"])
def test_digits_that_are_no_plain_numbers_break_nothing(phrase, digit):
    assert isinstance(quantities(phrase.format(digit)), tuple)
