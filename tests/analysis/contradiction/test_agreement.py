"""Numbers and times that are one, rounded or converted, are not shown as a clash, whatever the network says."""

import pytest

from articles.analysis.contradiction import compare
from articles.analysis.contradiction.agreement import numbers_agree, times_agree
from articles.analysis.contradiction.claims import prepare
from articles.analysis.types import ComparableClaim


def agreement(judge, a, b):
    """Return what a judge of numbers or times says of two claims, either way round."""
    left, right = prepare(ComparableClaim(a)), prepare(ComparableClaim(b))
    assert judge(left, right) is judge(right, left)
    return judge(left, right)


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("Rents rose by 3.9 percent.", "Rents rose by 4 percent.", True),
        ("Rents rose by 3.9 percent.", "Rents rose by 3.1 percent.", False),
        ("The mill lost $1.9 billion.", "The mill lost $2 billion.", True),
        ("The mill lost $19 million.", "The mill lost $20 million.", False),
        ("The dyke is 60 miles long.", "The dyke is 100 km long.", True),
        ("The dyke is 97 km long.", "The dyke is 100 km long.", False),
        ("It was 60 °F in Velm.", "It was 16 °C in Velm.", True),
        ("It was 60 °F in Velm.", "It was 61 °F in Velm.", False),
        ("The truce held for 12 weeks.", "The truce held for three months.", True),
        ("The truce held for 12 weeks.", "The truce held for five months.", False),
        ("No fewer than 200 guns were handed in.", "In all 263 guns were handed in.", True),
        ("As many as 115 guns were handed in.", "In all 40 guns were handed in.", False),
        ("Nine of 97 guns were handed in.", "Nine of 98 guns were handed in.", False),
        ("The post pays $3,000 a month.", "The post pays $36,000 a year.", True),
        ("The post pays $3,000 a month.", "The post pays $50,000 a year.", False),
        ("The post pays £12 an hour.", "The post pays £480 a week.", True),
        ("The post pays £12 an hour.", "The post pays £900 a year.", False),
        ("The post pays £12 an hour.", "The post pays €480 a week.", False),
        ("The canal cost A$50 million.", "The canal cost US$33 million.", True),
        ("The canal cost A$50 million.", "The canal cost US$80 million.", False),
        ("The canal cost 50 million zloty.", "The canal cost 30 million rand.", False),
        ("The mill lost 3.9 percent, or $5 million.", "The mill lost 4 percent, or $9 million.", False),
        ("The mill lost 3.9 percent.", "The mill lost money.", False),
        ("Kisumu won 3-1.", "Kisumu won 2-1.", False),
    ],
)
def test_numbers_agree_only_where_all_of_them_are_one(a, b, agree):
    assert agreement(numbers_agree, a, b) is agree


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("The dam was built in the 1980s.", "The dam was built in 1984.", True),
        ("The dam was built in the 1980s.", "The dam was built in 1964.", False),
        ("The raid began at half past nine in the morning.", "The raid began at 9.30 am.", True),
        ("The raid began at half past nine in the morning.", "The raid began at 11 am.", False),
        ("The dam was built in 1984.", "The dam was built in May.", False),
        ("The dam was built in the 1980s.", "The dam was built.", False),
        ("The dam was built in the 1980s.", "The dam was built in May.", False),
        ("The raid began at 9.30 am.", "The raid began at 9.40 am.", False),
    ],
)
def test_times_agree_only_where_an_hour_or_decade_is_one(a, b, agree):
    assert agreement(times_agree, a, b) is agree


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        ("Inflation in Ostria fell to 3.9 percent in May.", "Inflation in Ostria fell to 4 percent in May.", False),
        ("Inflation in Ostria fell to 3.9 percent in May.", "Inflation in Ostria fell to 3.1 percent in May.", True),
        ("The Velm truce held for 12 weeks.", "The Velm truce held for three months.", False),
        ("The Velm truce held for 12 weeks.", "The Velm truce held for five months.", True),
        ("Nurses at the Velm clinic earn $3,000 a month.", "Nurses at the Velm clinic earn $36,000 a year.", False),
        ("Nurses at the Velm clinic earn $3,000 a month.", "Nurses at the Velm clinic earn $8,000 a month.", True),
        ("The Velm canal cost A$50 million.", "The Velm canal cost US$33 million.", False),
        ("The Velm canal cost A$50 million.", "The Velm canal cost A$90 million.", True),
        ("The dam at Velm was built in the 1980s.", "The dam at Velm was built in 1984.", False),
        ("The dam at Velm was built in the 1980s.", "The dam at Velm was built in 1964.", True),
    ],
)
def test_what_agrees_is_not_shown_and_what_does_not_still_is(a, b, shown):
    assert (compare(ComparableClaim(a), ComparableClaim(b)) is not None) is shown


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        ("Inflation in Ostria fell to 3.9 percent in May.", "Inflation in Ostria fell to 4 percent in May.", False),
        ("The Velm truce held for 12 weeks.", "The Velm truce held for three months.", False),
        ("The Velm truce held for 12 weeks.", "The Velm truce held for nine months.", True),
    ],
)
def test_inside_one_article_it_is_the_same(a, b, shown):
    """What else a sentence may clash with, which counts there, does not bring it back."""
    sides = [ComparableClaim(text, article="1", position=place) for place, text in enumerate((a, b))]
    assert (compare(*sides) is not None) is shown


@pytest.mark.parametrize("amount", ["Rs 500-600 crore", "USD 20-30 million", "EUR 3 to 4 million", "GBP 3-4m"])
def test_a_range_of_money_breaks_nothing(amount):
    spent = ComparableClaim(f"The Velm canal cost {amount}, the mayor said.")
    assert compare(spent, ComparableClaim(f"The mayor of Velm said the canal cost {amount}.")) is None
