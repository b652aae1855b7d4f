"""``manage.py analyse``: the engines' whole view of any text, without a database."""

import json
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.services.evaluation import BadData, analyse


class Command(BaseCommand):
    """Print who says what in a text, and which of its sentences contradict each other."""

    help = "Print the sources, chains and contradictions that the engines see in a text file, or in standard input (-)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the file, the format and the date."""
        parser.add_argument("file", help="a UTF-8 text file, or - for standard input")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--published", type=date.fromisoformat, help="the article's date, YYYY-MM-DD")

    def handle(self, *args: object, **options) -> None:
        """Analyse and print."""
        try:
            if options["file"] == "-":
                text = sys.stdin.buffer.read().decode("utf-8")
            else:
                text = Path(options["file"]).read_bytes().decode("utf-8")
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{options['file']}: this is not UTF-8 text ({error})") from error
        try:
            view = analyse(text, published=options["published"])
        except BadData as error:
            raise CommandError(f"{options['file']}: {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps(view, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(_lines(view, text)))


def _lines(view: dict, text: str) -> list[str]:
    """Return the view as lines for people."""
    lines = [view["notice"]] if view["notice"] else []
    for sentence in view["sentences"]:
        mark = " [assessment without a source]" if sentence["unsourced_assessment"] else ""
        lines.append(f"{sentence['index']:>4}  {sentence['text']}{mark}")
        lines += [f"        {_attribution_line(one, text)}" for one in sentence["attributions"]]
    for pair in view["contradictions"]:
        first, second = pair["sentences"]
        lines.append(f"{first} ↯ {second}  {pair['probability']:.2f}  {pair['reason']}")
    return lines


def _attribution_line(one: dict, text: str) -> str:
    cues = " … ".join(text[start:end] for start, end in one["cue"])
    chain = "".join(f" ← {link['canonical']} ({link['role']})" for link in one["via"])
    sure = one["confidence"]["detected"] * one["confidence"]["source"] * one["confidence"]["link"]
    inherited = f", inherited from {one['inherited_from']}" if one["inherited_from"] is not None else ""
    return (
        f"{one['source']['canonical']}{chain}: “{cues}” · {one['kind']}, {one['manner']}, {one['polarity']}"
        f"{inherited} · {sure:.2f}"
    )
