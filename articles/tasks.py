"""What Celery calls: a primary key comes in, a service does the work."""

from celery import shared_task
from django.core.management import call_command

from articles.services.check_runs import check_run
from articles.services.checks import checks_sweep


@shared_task(name="articles.run_check")
def run_check(pk: int) -> None:
    """Run one check, if it still waits to be run."""
    check_run(pk=pk)


@shared_task(name="articles.tidy")
def tidy() -> None:
    """Delete sessions that ended, with what strangers left in them. Daily."""
    call_command("clearsessions")


@shared_task(name="articles.sweep")
def sweep() -> None:
    """Send again what the broker or a worker lost."""
    checks_sweep()
