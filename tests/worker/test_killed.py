"""A worker is killed in the middle of its work and the broker emptied: every check is done, none twice in effect."""

import shutil

import pytest
from django.contrib.auth.models import Group, User

from articles.intake.types import ImportedText
from articles.models import Check, Claim, Contradiction, IndexedClaim
from articles.models.choices import CheckKind, CheckState
from articles.services.articles import article_import
from articles.services.checks import check_queue

pytestmark = [pytest.mark.worker, pytest.mark.slow, pytest.mark.timeout(240)]
CLAIMS = 200
TOWNS = ("Arbon", "Beckum", "Cadiz", "Dorsten", "Esbjerg", "Falun", "Gmunden", "Husum", "Ivrea", "Jena")


def _sentence(number: int) -> str:
    """Return a sentence; each second one, of another article, denies the number of the one before."""
    event, later = divmod(number, 2)
    town = TOWNS[event % len(TOWNS)]
    return f"The fire at factory {event + 1000} in {town} injured {7 if later else 40} workers, the police said."


@pytest.fixture
def checks(transactional_db):
    editor = User.objects.create_user("editor")
    editor.groups.add(Group.objects.get_or_create(name="editor")[0])
    for first in (0, 1):
        text = "\n".join(_sentence(number) for number in range(first, CLAIMS, 2))
        article_import(actor=editor, imported=ImportedText(text=text, title="Fires"))
    Check.objects.all().delete()
    queued = [
        check_queue(kind=CheckKind.CONTRADICTIONS, claim=claim, article=claim.article, delay_seconds=0)
        for claim in Claim.objects.select_related("article")
    ]
    return Check.objects.filter(pk__in=[check.pk for check in queued])


def test_all_checks_are_done_after_a_kill_and_none_twice(checks, worker, wait_until):
    def done():
        return checks.filter(state=CheckState.DONE).count()

    worker.start()
    wait_until(lambda: done() >= CLAIMS // 10, 60)
    worker.kill()
    killed_at = done()
    assert killed_at < CLAIMS
    shutil.rmtree(worker.broker, ignore_errors=True)
    worker.start()
    wait_until(lambda: done() == CLAIMS, 150)
    assert not checks.exclude(error="").exists()
    assert IndexedClaim.objects.exclude(compared="").count() == CLAIMS
    pairs = Contradiction.objects.all()
    assert pairs.count() >= CLAIMS // 4
    assert set(pairs.values_list("revision", "withdrawn_at")) == {(1, None)}
