"""``manage.py create_demo``: a newsroom to try things in, analysed by the worker that runs."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.crypto import get_random_string

from articles.models import Article
from articles.services.demo import demo_annotate, demo_import, demo_people, demo_publish, demo_waits
from articles.services.permissions import EDITOR, REVIEWER


class Command(BaseCommand):
    help = "Make a demo newsroom: three accounts, three articles. A background worker must be running."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--password", help="of the three accounts; left out, one is made up and printed")
        parser.add_argument("--seconds", type=int, default=180, help="how long to wait for the worker each time")

    def handle(self, *args, **options) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo is not made in production: its accounts would be open to everybody.")
        password = options["password"] or get_random_string(20)
        people = demo_people(password=password)
        articles = demo_import(editor=people[EDITOR])
        self._wait(articles, options["seconds"])
        demo_annotate(editor=people[EDITOR], articles=articles)
        self._wait(articles, options["seconds"])
        demo_publish(editor=people[EDITOR], reviewer=people[REVIEWER], articles=articles)
        if not options["password"]:
            self.stdout.write(f"Accounts: {', '.join(sorted(people))}. Password: {password}")

    def _wait(self, articles: list[Article], seconds: int) -> None:
        patience = time.monotonic() + seconds
        while demo_waits(articles=articles):
            if time.monotonic() > patience:
                raise CommandError("The background worker has not finished in time. Is one running? Try again then.")
            time.sleep(0.2)
