"""Whom a pronoun at the head of a claim means."""

import pytest

from articles.analysis.contradiction.antecedents import antecedent
from articles.analysis.contradiction.claims import prepare
from articles.analysis.types import ComparableClaim


@pytest.mark.parametrize(
    ("context", "pronoun", "meant"),
    [
        # A person, not the place that stands before the pronoun.
        ("Amna Kuku, a teacher, left her village for Cairo.", "she", "Amna Kuku"),
        ("The book was written at night, in a bank in Ikeja.", "she", ""),
        ("A hotel group from Dublin offered two million for the place.", "her", ""),
        ("The Thai army's spokesman, Winthai Suwan, counted a Cambodian rocket.", "he", "Winthai Suwan"),
        # A surname alone is somebody's if the full name was there before.
        ("Hamisi Mgaya owns the ferry. On Monday Mgaya came late.", "he", "Mgaya"),
        ("Dr Hauksdóttir has read 614 of them.", "she", "Hauksdóttir"),
        # The gender that a first name or a title tells.
        ("Mary Collins met Peter Young on the pier.", "he", "Peter Young"),
        ("Mr Collins met Mrs Young on the pier.", "she", "Young"),
        # A sentence further back if the last names nobody.
        ("Morag Reid is 66 now. The soup was good.", "she", "Morag Reid"),
        # A thing or a body, not a person and not a place.
        ("On Monday the Tavi had been struck 40 miles from Hodeidah.", "it", "Tavi"),
        ("The alarm tore all from sleep, said the manager, Sofia Brandão.", "it", ""),
        ("The ferry went down off Bugolora. It rained.", "its", ""),
        # Nobody in particular.
        ("The neighbours in Leiden made breakfast.", "they", ""),
        ("", "he", ""),
    ],
)
def test_a_pronoun_means_somebody_of_the_right_sort_or_nobody(context, pronoun, meant):
    assert antecedent(context, pronoun) == meant


def test_a_claim_is_read_with_the_name_and_a_possessive_is_not_doubled():
    context = "The prosecutor showed a list in Tomás Baldé's handwriting."
    assert prepare(ComparableClaim("His lawyer called it a plan.", context=context)).readable == (
        "Tomás Baldé's lawyer called it a plan."
    )


def test_who_is_quoted_as_she_is_looked_for_as_a_woman():
    context = "Peter Young listened while Mary Collins spoke."
    claim = ComparableClaim("“I have not slept one night since,” she said.", context=context)
    assert prepare(claim).readable.startswith("Mary Collins")
