"""``manage.py run_checks``: the background work that waits, here and now, where no worker runs."""

from django.core.management.base import BaseCommand

from articles.services.check_runs import checks_work_off


class Command(BaseCommand):
    """Run the checks that wait, one after the other, until none does."""

    help = "Run the background checks that wait, in this process: for a newsroom without a worker."

    def handle(self, *args: object, **options: object) -> None:
        """Run them, and say how many."""
        self.stdout.write(f"{checks_work_off()} checks were run.")
