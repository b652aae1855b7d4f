"""Each comparator points at the words that clash, and keeps quiet about look-alikes."""

import pytest

from articles.analysis.contradiction.claims import prepare
from articles.analysis.contradiction.clashes import clashes
from articles.analysis.contradiction.names import names, same_word
from articles.analysis.contradiction.times import differ, times
from articles.analysis.contradiction.words import words
from articles.analysis.types import ComparableClaim


def clashing_words(kind, a, b):
    """Return (words of a, words of b) for the first clash of a kind, or None."""
    found = clashes(prepare(ComparableClaim(a)), prepare(ComparableClaim(b)))
    return next(((clash.spans_a[0].of(a), clash.spans_b[0].of(b)) for clash in found if clash.kind == kind), None)


@pytest.mark.parametrize(
    ("kind", "a", "b", "expected"),
    [
        ("number", "Nine people were injured in Hollin.", "In Hollin 30 people were hurt.", ("Nine", "30")),
        (
            "number",
            "Several old channels hold that 500 Danish sheep are in Hollin.",
            "About 100 Danish sheep came to Hollin.",
            ("500", "About 100"),
        ),
        (
            "number",
            "It ended without a single arrest.",
            "Sixty-one arrests were made.",
            ("without a single", "Sixty-one"),
        ),
        ("number", "Kisumu won 3-1 at home.", "Kisumu won 2-1 at home.", ("3-1", "2-1")),
        ("number", "Orlo finished second in the relay.", "Orlo finished sixth in the relay.", ("second", "sixth")),
        ("number", "The mill was fined twice.", "The mill was fined five times.", ("twice", "five times")),
        (
            "number",
            "The boat sails twice a day.",
            "The boat sails six times a day.",
            ("twice a day", "six times a day"),
        ),
        ("time", "The line opened in 2017.", "The line did not open until 2020.", ("2017", "2020")),
        ("time", "They met on 3 May.", "They met on 4 June.", ("3 May", "4 June")),
        ("opposite", "The truce was extended.", "The truce was scrapped.", ("extended", "scrapped")),
        ("opposite", "The gap widened in May.", "The gap narrowed in May.", ("widened", "narrowed")),
        ("exclusion", "The suspect is still at large.", "The suspect is in custody.", ("large", "custody")),
        (
            "negation",
            "The road to Kesh was never closed.",
            "Police closed the road to Kesh.",
            ("never closed", "closed"),
        ),
        ("role", "Estonia lent Latvia the ships.", "Latvia lent Estonia the ships.", ("lent", "lent")),
        ("role", "Kisumu beat Nagano on Friday.", "Nagano beat Kisumu on Friday.", ("beat", "beat")),
        ("role", "The cook blackmailed the abbot.", "The abbot blackmailed the cook.", ("blackmailed", "blackmailed")),
        ("role", "The van hit the cart in Velm.", "The cart hit the van in Velm.", ("hit", "hit")),
        ("role", "Orlo was bitten by the dog.", "Orlo bit the dog.", ("bitten", "bit")),
        ("role", "Reyes succeeded Brandt in 2011.", "Brandt succeeded Reyes in 2011.", ("succeeded", "succeeded")),
        ("role", "Ferrol took over Nordan in May.", "Nordan took over Ferrol in May.", ("took", "took")),
        ("role", "Ferrol was taken over by Nordan.", "Ferrol took over Nordan.", ("taken", "took")),
        ("role", "The club lent its tent to the parish.", "The parish lent its tent to the club.", ("lent", "lent")),
        (
            "role",
            "The club borrowed a tent from the parish.",
            "The parish borrowed a tent from the club.",
            ("borrowed", "borrowed"),
        ),
        (
            "role",
            "Guards in Velm attacked the miners.",
            "The miners attacked the guards in Velm.",
            ("attacked", "attacked"),
        ),
        ("role", "The mill sued the bank over a leak.", "The mill was sued by the bank over a leak.", ("sued", "sued")),
        ("entity", "The talks were held in Cairo.", "The talks were held in Amman.", ("Cairo", "Amman")),
        ("number", "The canal cost A$50 million.", "The canal cost A$90 million.", ("A$50 million", "A$90 million")),
        (
            "number",
            "The post pays $3,000 a month.",
            "The post pays $5,000 a month.",
            ("$3,000 a month", "$5,000 a month"),
        ),
        ("number", "It was minus 7 degrees.", "It was 7 degrees.", ("minus 7 degrees", "7 degrees")),
        ("time", "The dam was built in the 1980s.", "The dam was built in 1964.", ("1980s", "1964")),
        ("time", "The raid began at nine o'clock.", "The raid began at 11 am.", ("nine o'clock", "11 am")),
        ("opposite", "Orlo was the first to leave.", "Orlo was the last to leave.", ("first", "last")),
        ("opposite", "The bus came early.", "The bus came late.", ("early", "late")),
    ],
)
def test_the_clashing_words_are_named(kind, a, b, expected):
    assert clashing_words(kind, a, b) == expected


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        ("number", "It was 40 degrees Celsius in Velm.", "It was 104 degrees Fahrenheit in Velm."),
        ("number", "Orlo got two years and six months.", "Orlo got 30 months."),
        ("number", "Orlo finished second in the relay.", "The fifth relay was held in Velm."),
        ("number", "At least 15 sheep were killed.", "The dogs killed 21 sheep."),
        ("number", "Nine of the 70 nurseries closed.", "Of the 70 nurseries, nine closed."),
        ("number", "Between 20 and 30 boats sank.", "In all 25 boats sank."),
        ("role", "Many were killed in the strike on Kesh.", "The strike on Kesh killed many."),
        ("role", "Two men were arrested in Leeds.", "Leeds police arrested two men."),
        ("negation", "The police made no fewer than 61 arrests.", "The police made 61 arrests."),
        ("time", "They met on Friday, 3 May.", "They met on 3 May 2019."),
        ("role", "Kisumu beat Nagano on Friday.", "Nagano was beaten by Kisumu."),
        ("role", "The club lent its tent to the parish.", "The parish borrowed a tent from the club."),
        ("role", "Of the 40 carts destroyed in the fire, nine were new.", "The fire destroyed 40 carts."),
        ("role", "Rents in Velm rose by a third.", "Rents rose 5% in Velm."),
        ("role", "Orlo met Brandt in May.", "Brandt met Orlo in May."),
        ("role", "Orlo married Ada Brandt.", "Ada Brandt married Orlo."),
        ("role", "The dog bit the boy.", "The boy was bitten by the dog."),
        ("negation", "The minister declined to say if the bank was sold.", "The bank was not sold."),
        ("entity", "Zelensky spoke in Kyiv.", "Zelenskyy spoke in Kyiv."),
        ("entity", "Russia sent ships.", "The Kremlin sent ships."),
        ("number", "The canal cost A$50 million.", "The canal cost US$33 million."),
        ("number", "The canal cost 40 million kroner.", "The canal cost 6 million euros."),
        ("number", "The post pays $3,000 a month.", "The post pays $36,000 a year."),
        ("number", "A Boeing 737-800 left the runway.", "The runway was left by 12 planes."),
        ("number", "The raid began at half past ten.", "Nine raids began."),
        ("time", "The dam was built in the 1980s.", "The dam was built in 1984."),
        ("time", "The raid began at half past ten.", "The raid began at 10.30 am."),
        ("opposite", "A barge sank in the East River.", "A barge sank in the West River."),
        ("opposite", "The late king signed the deed.", "The king signed the deed early in 1991."),
        ("opposite", "It was the first raid on the mill.", "Last month the mill was raided."),
    ],
)
def test_look_alikes_do_not_clash(kind, a, b):
    assert clashing_words(kind, a, b) is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("zelensky", "zelenskyy", True),
        ("kursk", "kurska", True),
        ("russian", "moscow", True),
        ("quito", "cali", False),
        ("iran", "iraq", False),
        ("austria", "australia", False),
        ("niger", "nigeria", False),
        ("nigerian", "nigeria", True),
    ],
)
def test_names_are_matched_across_spellings_and_states(a, b, same):
    assert same_word(a, b) is same


def test_titles_weekdays_and_the_first_word_are_no_names():
    text = "Protesters met President Ana Lobo on Monday."
    assert [name.parts for name in names(text, words(text))] == [("ana", "lobo")]


@pytest.mark.parametrize(
    ("a", "b", "different"),
    [
        ("in May", "in June", True),
        ("on 3 May", "in May", False),
        ("at 4 p.m.", "at 16:05", False),
        ("at 4 p.m.", "at noon", True),
        ("on Monday", "on Tuesday", True),
        ("in the first quarter", "in the second quarter", True),
        ("in the final quarter", "in the fourth quarter", False),
        ("in the 1980s", "in 1984", False),
        ("in the 1980s", "in 1964", True),
        ("in the 1980s", "in May", False),
        ("at half past ten", "at 10.30 p.m.", False),
        ("at a quarter to six", "at 5.45 am", False),
        ("at half past ten", "at noon", True),
    ],
)
def test_times_differ_only_where_both_say_so(a, b, different):
    (left,), (right,) = times(a), times(b)
    assert differ(left, right) is different


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Theresa May left the hall.", []),
        ("Judge April Ross left the hall.", []),
        ("The April vote was lost.", ["April"]),
        ("Ostria's May vote was lost.", ["May"]),
        ("In June Carter left the hall.", ["June"]),
    ],
)
def test_a_month_that_is_somebodys_name_is_no_time(text, months):
    assert [time.span.of(text) for time in times(text)] == months


@pytest.mark.parametrize(
    ("denying", "stating", "denial", "stated"),
    [
        ("The mayor never signed the lease.", "The mayor signed the lease in May.", "never signed", "signed"),
        (
            "The lab found no arsenic in the well.",
            "There was arsenic in the well, by the lab.",
            "no arsenic",
            "arsenic",
        ),
        ("The ring was not found in the flat.", "Police found the ring in the flat.", "not found", "found"),
        (
            "No barns were lost in the Velm storm.",
            "The Velm storm flattened a dozen barns.",
            "No barns",
            "a dozen barns",
        ),
        ("No houses burned in the Velm storm.", "The Velm storm wrecked forty homes.", "No houses burned", "forty"),
        ("The envoy did not meet the king in Velm.", "The envoy met the king in Velm.", "not meet", "met"),
        ("The bank has never sold the Velm mine.", "In 2011 the bank sells the Velm mine.", "never sold", "sells"),
        (
            "Neither of the sisters was armed.",
            "Both sisters were armed.",
            "Neither of the sisters was armed",
            "Both sisters were armed",
        ),
        ("No one was told of the leak.", "The tenants were told of the leak.", "No one was told", "told"),
        (
            "None of her guards had crossed the river.",
            "A guard crossed the river at noon.",
            "None of her guards had crossed",
            "crossed",
        ),
        ("The dam has never leaked oil.", "The dam poisoned the Velm for years.", "never leaked oil", "poisoned"),
        ("The Velm road was never closed in the snow.", "The Velm road was shut by snow.", "never closed", None),
        (
            "No patient files left the clinic.",
            "The clinic lost laptops of its patients.",
            "No patient files left",
            None,
        ),
        ("No state prize was given.", "A state prize was given to Orlo.", "No state prize", "state prize"),
        ("No state prize fell to Orlo.", "A state prize was given to Orlo.", "No state prize fell", "state prize"),
        ("Nobody at the fair came to harm.", "The fair ended in tears.", "Nobody at the fair came", "ended"),
        ("Orlo never got an offer.", "Orlo turned down two offers.", "never got", "turned down"),
        ("The hall had no mains power on Friday.", "Light came back to the hall on Friday.", "no mains power", None),
    ],
)
def test_a_denial_is_set_against_the_words_that_it_denies_and_no_others(denying, stating, denial, stated):
    """That both sides name the fire, the place or the ministry does not mean that one of them denies it."""
    found = clashes(prepare(ComparableClaim(denying)), prepare(ComparableClaim(stating)))
    clash = next(clash for clash in found if clash.kind == "negation")
    quoted = f" (“{stated}”)" if stated else ""
    assert clash.reason == f"One side denies (“{denial}”) what the other states{quoted}."
    assert clash.spans_a[0].of(denying) == denial
    assert stated is None or clash.spans_b[0].of(stating) == stated


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (
            "The tenants accepted the new lease.",
            "The tenants turned down the new lease.",
            "“accepted” is the opposite of “turned down”.",
        ),
        (
            "The poacher is still at large.",
            "The poacher is in custody.",
            "“at large” and “in custody” exclude each other.",
        ),
        ("The vault was shut.", "The vault was open.", "“shut” is the opposite of “open”."),
        ("The poacher is in jail.", "The poacher is on the run.", "“in jail” and “on the run” exclude each other."),
        (
            "The prize went to the Italian poet Rosa Bellini.",
            "The prize went to Aino Karhu, a poet from Finland.",
            "“Rosa Bellini” on one side, “Aino Karhu” on the other.",
        ),
        (
            "The Finnish town of Lohja will host the games.",
            "The games will be held at Molde in Norway.",
            "“Lohja” on one side, “Molde” on the other.",
        ),
    ],
)
def test_a_reason_quotes_what_is_comparable_with_its_small_words(a, b, reason):
    found = clashes(prepare(ComparableClaim(a)), prepare(ComparableClaim(b)))
    assert next(clash.reason for clash in found if clash.kind != "number") == reason


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("The raft makes nine trips a day.", "The raft makes the trip twice a day.", "Nine against twice a day."),
        ("A single juror fell ill.", "Three jurors fell ill.", "“single juror” against “Three jurors”."),
        (
            "20 were hurt when chairs were thrown in Velm.",
            "Four people were hurt in Velm.",
            "20 against four people in Velm.",
        ),
        ("Nine died, and barns burned, in Velm.", "Two people died in Velm.", "Nine against two people in Velm."),
        ("20 chairs were thrown in Velm.", "Four chairs were thrown in Velm.", "20 against four chairs in Velm."),
    ],
)
def test_numbers_are_named_with_what_they_count_where_that_is_english(a, b, reason):
    found = clashes(prepare(ComparableClaim(a)), prepare(ComparableClaim(b)))
    assert next(clash.reason for clash in found if clash.kind == "number") == reason
