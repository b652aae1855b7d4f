"""``manage.py compare``: which pairs of claims contradict each other, and why."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.services.evaluation import BadData, compare_pairs


class Command(BaseCommand):
    """Compare pairs of claims from a JSON Lines file or standard input."""

    help = (
        "Read pairs of claims as JSON Lines ({premise, hypothesis}, a label is optional) and write each with label, "
        "probability, kind, clashing spans and reason."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, or - for standard input."""
        parser.add_argument("file", nargs="?", default="-", help="pairs of claims (JSON Lines), - for standard input")

    def handle(self, *args: object, **options) -> None:
        """Compare and write one JSON object a line."""
        try:
            path = None if options["file"] == "-" else Path(options["file"])
            # Not as the terminal's language has it: the format is UTF-8.
            lines = sys.stdin.buffer.read().decode("utf-8-sig").split("\n") if path is None else ()
            for row in compare_pairs(path, lines):
                self.stdout.write(json.dumps(row, ensure_ascii=False))
        except UnicodeDecodeError as error:
            raise CommandError(f"{options['file']}: this is not UTF-8 text ({error})") from error
        except (OSError, BadData) as error:
            raise CommandError(str(error)) from error
