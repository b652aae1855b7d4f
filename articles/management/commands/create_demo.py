"""``manage.py create_demo``: a newsroom to try things in, analysed by the worker that runs."""

import time

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils.crypto import get_random_string

from articles.models import Article
from articles.services.demo import demo_annotate, demo_import, demo_people, demo_publish, demo_waits
from articles.services.errors import Refused, StaleRevision
from articles.services.permissions import EDITOR, REVIEWER


class Command(BaseCommand):
    help = "Make a demo newsroom: three accounts, three articles. A background worker must be running."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--password", help="of the three accounts; left out, one is made up and printed")
        parser.add_argument("--seconds", type=int, default=180, help="how long to wait for the worker each time")

    def handle(self, *args, **options) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo is not made in production: its accounts would be open to everybody.")
        try:
            self._make(options["password"], options["seconds"])
        except (StaleRevision, Refused, IntegrityError) as error:
            raise CommandError(
                f"Somebody else works on the demo newsroom at this moment: {error}. Try again: it goes on from there."
            ) from error

    def _make(self, password: str | None, seconds: int) -> None:
        people = self._people(password)
        articles = demo_import(editor=people[EDITOR])
        self._wait(articles, seconds)
        demo_annotate(editor=people[EDITOR], articles=articles)
        self._wait(articles, seconds)
        demo_publish(editor=people[EDITOR], reviewer=people[REVIEWER], articles=articles)

    def _people(self, password: str | None) -> dict[str, User]:
        """Open the accounts, and tell a password that was made up at once: what comes after may fail."""
        given, password = password, password or get_random_string(20)
        people = demo_people(password=password)
        if not given:
            opened = sorted(name for name, user in people.items() if user.check_password(password))
            kept = sorted(people.keys() - set(opened))
            if opened:
                self.stdout.write(f"Accounts: {', '.join(opened)}. Password: {password}")
            if kept:
                self.stdout.write(f"Accounts that were there, with the passwords that they had: {', '.join(kept)}.")
            self.stdout.flush()
        return people

    def _wait(self, articles: list[Article], seconds: int) -> None:
        patience = time.monotonic() + seconds
        while demo_waits(articles=articles):
            if time.monotonic() > patience:
                raise CommandError("The background worker has not finished in time. Is one running? Try again then.")
            time.sleep(0.2)
