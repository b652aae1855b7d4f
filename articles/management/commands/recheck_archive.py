"""Compare every claim of the archive anew, in the background: for after a change of the engine or its threshold."""

from argparse import ArgumentParser

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from articles.services.checks import archive_recheck


class Command(BaseCommand):
    """Queues the check and returns at once; the desk's page of checks shows how far it is."""

    help = "Index and compare every claim of the archive anew, in the background. What editors decided is not touched."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the administrator in whose name it is done."""
        parser.add_argument("--user", required=True, help="user name of the administrator in whose name this is done")

    def handle(self, *, user: str, **_options: object) -> None:
        """Queue the check."""
        actor = User.objects.filter(username=user).first()
        if actor is None:
            raise CommandError(f"There is no user called {user}.")
        try:
            check = archive_recheck(actor=actor)
        except PermissionDenied as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Queued as check {check.pk}. The page of checks at the desk shows its progress.")
