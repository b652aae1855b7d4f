"""What was learned fits the code that reads it, the recipe that made it, and the size it may have."""

import ast
import json
from pathlib import Path

import numpy as np
import pytest

from articles.analysis.contradiction import ENGINE_VERSION, SHOWN_FROM
from articles.analysis.contradiction.combiner import ReadingOn
from articles.analysis.contradiction.features import INSIDE_NAMES, NAMES, NETWORK_NAMES
from articles.analysis.contradiction.weights import COMBINER, FOLDER, shipped_combiner

RECIPE = Path(__file__).parents[3] / "training" / "contradiction" / "recipe.py"
LARGEST = 25_000_000


def recipe_version() -> str:
    """Return the recipe's version without importing it, which would need the training libraries."""
    for node in ast.parse(RECIPE.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and node.targets[0].id == "VERSION":
            return ast.literal_eval(node.value)
    raise LookupError("recipe.py has no VERSION")


@pytest.mark.parametrize("name", ["config.json", "combiner.json"])
def test_the_weights_come_from_the_recipe_as_it_stands(name):
    data = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    assert data.get("recipe", data.get("version")) == recipe_version()


def test_the_combiner_knows_the_features_in_their_order():
    combiner = shipped_combiner()
    assert combiner.rules_only.features == NAMES
    assert combiner.with_network.features == (*NAMES, *NETWORK_NAMES)
    assert combiner.inside.features == (*NAMES, *NETWORK_NAMES, *INSIDE_NAMES)
    assert combiner.reading_on.features == (*NAMES, *INSIDE_NAMES)
    assert len(combiner.reading_on.weights) == len(combiner.reading_on.features)


@pytest.mark.parametrize(("sign", "needed"), [(0.0, 0.5), (1.0, 0.269), (-2.0, 0.881)])
def test_the_more_a_pair_has_of_a_contradiction_the_less_the_lowest_layers_have_to_give_it(sign, needed):
    on = ReadingOn(("sign",), start=0.0, weight=2.0, weights=np.array([2.0]))
    assert on.needed(np.array([[sign]])) == pytest.approx([needed], abs=1e-3)


def test_the_engine_names_its_weights_and_threshold():
    combiner = shipped_combiner()
    assert combiner.version in ENGINE_VERSION
    assert combiner.shown_from == SHOWN_FROM


def test_all_that_ships_stays_small():
    assert COMBINER.is_file()
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < LARGEST
