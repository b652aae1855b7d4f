"""The mark of "was it said?" is never that of a verdict: what was really said can be false."""

import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from articles.models.choices import SaidStatus, TruthStatus

ASKED_ALONE = [status for status in SaidStatus.values if status not in TruthStatus.values]


def shape(value):
    return re.search(r"<svg.*?</svg>", render_to_string("_status.html", {"value": value, "word": ""}), re.DOTALL)[0]


@pytest.mark.parametrize("said", ASKED_ALONE)
def test_no_answer_to_was_it_said_has_the_shape_of_a_verdict(said):
    assert shape(said) not in {shape(verdict) for verdict in TruthStatus.values}


def test_said_so_has_not_the_colour_of_verified():
    style = (settings.BASE_DIR / "articles/static/articles/css/base.css").read_text()
    rules = re.findall(r"([^{}]*)\{[^{}]*--status-colour: var\(--verified\)", style)
    assert rules and not any("confirmed" in rule for rule in rules)
    assert re.search(r"\.status-confirmed\s*\{[^{}]*--status-colour: var\(--ink\)", style)
