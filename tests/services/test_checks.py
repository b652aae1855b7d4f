"""The life of a background check: queued once, claimed once, stored once, and never lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from kombu.exceptions import OperationalError

from articles.intake.types import ImportedText
from articles.models import Attribution, Check, Claim, ClaimTerm, Contradiction, IndexedClaim
from articles.models.choices import CheckKind, CheckState
from articles.services import check_runs, checks
from articles.services.articles import article_import, version_add
from articles.services.attributions import attributions_accept_above
from articles.services.check_runs import check_run, checks_work_off
from articles.services.checks import (
    LeaseLost,
    archive_recheck,
    check_claim,
    check_fail,
    check_finish,
    check_queue,
    check_rerun,
    checks_sweep,
)
from articles.services.claims import claim_update
from articles.services.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(monkeypatch):
    """The keys of the checks that workers were told about, instead of telling them."""
    told = []
    monkeypatch.setattr(checks.current_app, "send_task", lambda name, args, **options: told.append(args[0]))
    return told


def queue(article):
    return check_queue(kind=CheckKind.CONTRADICTIONS, claim=article.claims.first(), article=article)


def test_ten_edits_of_a_claim_are_one_check(article):
    assert len({queue(article).pk for _ in range(10)}) == 1


def test_work_that_is_running_is_queued_once_more(article):
    first = queue(article)
    check_claim(pk=first.pk)
    second = queue(article)
    assert second.pk != first.pk
    assert queue(article).pk == second.pk


def test_a_more_urgent_request_for_queued_work_raises_its_priority(article):
    version = article.current_version
    low = check_queue(kind=CheckKind.ATTRIBUTIONS, version=version, priority=5)
    assert check_queue(kind=CheckKind.ATTRIBUTIONS, version=version, priority=0).pk == low.pk
    low.refresh_from_db()
    assert low.priority == 0


def test_only_one_worker_gets_a_check(article):
    check = queue(article)
    assert check_claim(pk=check.pk) is not None
    assert check_claim(pk=check.pk) is None


def test_a_worker_that_lost_its_lease_can_write_nothing(article):
    check = queue(article)
    slow = check_claim(pk=check.pk)
    Check.objects.filter(pk=check.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    fast = check_claim(pk=check.pk)
    check_finish(check=fast)
    with pytest.raises(LeaseLost):
        check_finish(check=slow)
    with pytest.raises(LeaseLost):
        check_fail(check=slow, error="too late")
    check.refresh_from_db()
    assert (check.state, check.error) == (CheckState.DONE, "")


def test_a_check_that_fails_is_tried_again_later_and_then_says_why(article, monkeypatch):
    def broken(check):
        raise RuntimeError("no such luck")

    monkeypatch.setitem(check_runs._WORK, CheckKind.CONTRADICTIONS, broken)
    check = queue(article)
    waits = []
    for attempt in range(1, Check.MAX_ATTEMPTS + 1):
        assert check_run(pk=check.pk)
        check.refresh_from_db()
        assert check.attempts == attempt
        waits.append(check.due_at - timezone.now())
        # As much later as it is due.
        Check.objects.filter(pk=check.pk).update(retry_at=timezone.now())
    assert check.state == CheckState.FAILED
    assert "RuntimeError" in check.error
    assert waits[3] > waits[2] > waits[1] > waits[0] > timedelta(0)
    assert not check_run(pk=check.pk)


def test_a_failed_check_can_be_run_again_by_an_editor(article, editor, monkeypatch):
    check = queue(article)
    Check.objects.filter(pk=check.pk).update(state="failed", error="the model was missing", attempts=5)
    check_rerun(actor=editor, check=check)
    assert (check.state, check.attempts, check.error) == ("queued", 0, "")
    with pytest.raises(Refused):
        check_rerun(actor=editor, check=check)


def test_a_stranger_can_not_run_checks(article, person):
    check = queue(article)
    with pytest.raises(PermissionDenied):
        check_rerun(actor=person(None), check=check)
    with pytest.raises(PermissionDenied):
        archive_recheck(actor=person("editor", "somebody"))


def test_the_sweep_sends_what_was_lost_once_a_minute(article, sent):
    check = queue(article)
    Check.objects.exclude(pk=check.pk).delete()
    past = timezone.now() - timedelta(seconds=1)
    Check.objects.filter(pk=check.pk).update(due_at=past)
    assert (checks_sweep(), checks_sweep()) == (1, 0)
    check_claim(pk=check.pk)
    Check.objects.filter(pk=check.pk).update(due_at=past, lease_until=past)
    assert checks_sweep() == 1
    assert sent == [check.pk, check.pk]


def test_the_sweep_gives_up_on_what_stops_every_worker(article, sent):
    check = queue(article)
    check_claim(pk=check.pk)
    Check.objects.filter(pk=check.pk).update(lease_until=timezone.now() - timedelta(seconds=1), attempts=5)
    checks_sweep()
    check.refresh_from_db()
    assert check.state == CheckState.FAILED
    assert check.error


def test_a_worker_is_woken_when_the_change_is_committed_and_not_before(
    article, sent, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        check = queue(article)
        assert sent == []
    assert sent == [check.pk]


def test_a_broker_that_is_down_is_no_error_for_who_saves(
    article, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def down(*args, **options):
        raise OperationalError("connection refused")

    monkeypatch.setattr(checks.current_app, "send_task", down)
    with django_capture_on_commit_callbacks(execute=True):
        check = queue(article)
    assert Check.objects.filter(pk=check.pk, state="queued").exists()
    assert "sweep" in caplog.text


def test_an_imported_article_gets_its_sources_and_contradictions(article):
    checks_work_off()
    assert set(article.checks.values_list("kind", "state")) == {("attributions", "done"), ("contradictions", "done")}
    assert Attribution.objects.filter(claim__article=article, state="suggested").exists()
    (pair,) = Contradiction.objects.all()
    assert {"12 million" in pair.claim_a.text, "31 million" in pair.claim_b.text} == {True}
    assert pair.same_article


def test_a_check_that_runs_twice_has_one_effect(article):
    checks_work_off()
    before = (Attribution.objects.count(), list(Contradiction.objects.values_list("pk", "revision")))
    Check.objects.update(state="queued", attempts=0)
    checks_work_off()
    assert (Attribution.objects.count(), list(Contradiction.objects.values_list("pk", "revision"))) == before


def test_the_check_of_a_text_that_was_replaced_ends_without_effect(article, editor):
    first = article.current_version
    version_add(actor=editor, article=article, text="The Lindau bridge will stay open.", reason="changed")
    check = Check.objects.get(kind="attributions", version=first)
    assert check_run(pk=check.pk)
    check.refresh_from_db()
    assert check.state == CheckState.DONE
    assert not Attribution.objects.filter(claim__article=article).exists()


def test_a_bulk_decision_is_checked_as_one(article, editor):
    checks_work_off()
    count = attributions_accept_above(actor=editor, article=article, confidence=0.0)
    assert count > 1
    assert article.checks.filter(state="queued").values_list("kind", "claim").get() == ("contradictions", None)


def test_a_change_that_is_not_compared_queues_nothing(article, editor):
    checks_work_off()
    claim_update(actor=editor, claim=article.claims.first(), revision=1, note="call again", truth_status="checking")
    assert not Check.objects.filter(state="queued").exists()


def test_the_archive_is_checked_again_in_slices_behind_everything_else(article, administrator, monkeypatch):
    checks_work_off()
    monkeypatch.setattr(check_runs, "BATCH", 2)
    recheck = archive_recheck(actor=administrator)
    assert archive_recheck(actor=administrator).pk == recheck.pk
    edit = queue(article)
    Check.objects.update(due_at=timezone.now())
    check_run(pk=recheck.pk)
    recheck.refresh_from_db()
    assert (recheck.state, recheck.progress_done, recheck.progress_total) == ("queued", 2, 6)
    check_run(pk=edit.pk)
    check_run(pk=recheck.pk)
    recheck.refresh_from_db()
    assert (recheck.state, recheck.progress_done, recheck.attempts) == ("done", 6, 1)


def test_the_recheck_of_the_archive_brings_the_index_of_claims_up_to_date(editor, administrator):
    for hurt in (7, 40):
        text = f"The fire at the factory in Arbon injured {hurt} workers, the police said."
        article_import(actor=editor, imported=ImportedText(text=text, title="Fire"))
    # As in a database that is older than the index, or than the words that it holds now.
    ClaimTerm.objects.all().delete()
    IndexedClaim.objects.all().delete()
    archive_recheck(actor=administrator)
    checks_work_off()
    assert set(IndexedClaim.objects.exclude(compared="").values_list("pk", flat=True)) == {
        claim.pk for claim in Claim.objects.filter(in_text=True)
    }
    assert Contradiction.objects.filter(same_article=False).exists()


def test_without_a_worker_a_command_runs_what_waits(article, capsys):
    waiting = Check.objects.filter(state="queued").count()
    assert waiting
    call_command("run_checks")
    assert not Check.objects.exclude(state="done").exists()
    assert int(capsys.readouterr().out.split()[0]) >= waiting


def test_a_command_takes_up_what_one_before_it_left_or_failed_at(article):
    left, failed = queue(article), Check.objects.get(kind=CheckKind.ATTRIBUTIONS)
    assert check_claim(pk=left.pk)
    hopeless = queue(article)
    Check.objects.filter(pk=left.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    past = timezone.now() - timedelta(seconds=1)
    Check.objects.filter(pk=failed.pk).update(attempts=1, retry_at=past)
    stopped = {"state": "running", "attempts": Check.MAX_ATTEMPTS, "lease_token": uuid4(), "lease_until": past}
    Check.objects.filter(pk=hopeless.pk).update(**stopped)
    call_command("run_checks")
    assert [Check.objects.get(pk=each.pk).state for each in (left, failed, hopeless)] == ["done", "done", "failed"]


def test_a_command_tries_what_fails_once_and_leaves_it_for_the_next(article, monkeypatch):
    tried = []
    monkeypatch.setitem(check_runs._WORK, CheckKind.ATTRIBUTIONS, lambda check: tried.append(check.pk) or 1 / 0)
    call_command("run_checks")
    assert len(tried) == 1
    assert Check.objects.get(pk=tried[0]).state == "queued"
