"""``manage.py evaluate``: the engines' scores on anybody's labelled data."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.services.evaluation import BadData, evaluate_articles, evaluate_attributions, evaluate_contradictions

MEASURES = {
    "attributions": (evaluate_attributions, "sentences with and without a source (JSON Lines)"),
    "contradictions": (evaluate_contradictions, "pairs of claims (JSON Lines)"),
    "articles": (evaluate_articles, "whole annotated articles (a JSON list)"),
}


class Command(BaseCommand):
    """Measure an engine on a file and print a table, or one JSON object."""

    help = "Measure the engines on labelled data; docs/how-sources-are-suggested.md explains the formats and figures."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add a subcommand for each kind of data."""
        kinds = parser.add_subparsers(dest="kind", required=True)
        for kind, (_, help_text) in MEASURES.items():
            of_kind = kinds.add_parser(kind, help=help_text)
            of_kind.add_argument("file", type=Path, help="the labelled data")
            of_kind.add_argument("--json", action="store_true", help="print one JSON object instead of a table")

    def handle(self, *args: object, **options) -> None:
        """Measure and print."""
        measure, _ = MEASURES[options["kind"]]
        try:
            scores = measure(options["file"])
        except (OSError, UnicodeDecodeError, BadData) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(scores, ensure_ascii=False))
            return
        for name, value in _rows(scores):
            self.stdout.write(f"{name:<36} {value}")


def _rows(scores: dict, prefix: str = "") -> list[tuple[str, str]]:
    """Return the scores as lines of name and value, nested ones with their parent's name before."""
    rows: list[tuple[str, str]] = []
    for key, value in scores.items():
        name = f"{prefix}{key.replace('_', ' ')}"
        if isinstance(value, dict):
            rows += _rows(value, f"{name} · ")
        elif isinstance(value, list | tuple):
            rows += [(name if not position else "", str(each)) for position, each in enumerate(value)]
        else:
            rows.append((name, f"{value:.3f}" if isinstance(value, float) else str(value)))
    return rows
