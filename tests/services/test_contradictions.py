"""What becomes of a pair that clashes: found once, withdrawn and revived with the texts, decided by editors alone."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles.analysis.contradiction.network import NetworkError
from articles.intake.types import ImportedText
from articles.models import Check, Claim, Contradiction, Event
from articles.models.choices import CheckKind
from articles.services import contradictions
from articles.services.articles import article_import, version_add
from articles.services.check_runs import check_run, checks_work_off
from articles.services.checks import archive_recheck, check_queue
from articles.services.claims import claim_undo_last, claim_update
from articles.services.contradictions import contradiction_decide, contradictions_find, contradictions_store
from articles.services.errors import Refused, StaleRevision
from tests.publishing import clash

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(article):
    """The pair of the article's two prices, found by its checks."""
    checks_work_off()
    return Contradiction.objects.select_related("claim_a", "claim_b").get()


def rewrite(editor, article, old, new):
    """Give the article a text in which ``old`` reads ``new``, and let the checks run."""
    article.refresh_from_db()
    text = article.current_version.text.replace(old, new)
    version_add(actor=editor, article=article, text=text, reason="corrected")
    checks_work_off()


def decide(editor, pair, decision="real", **more):
    return contradiction_decide(actor=editor, contradiction=pair, revision=pair.revision, decision=decision, **more)


def test_the_clashing_words_are_marked_on_both_sides(pair):
    assert pair.claim_a_id < pair.claim_b_id
    marked_a = " ".join(pair.claim_a.text[start:end] for start, end in pair.spans_a)
    marked_b = " ".join(pair.claim_b.text[start:end] for start, end in pair.spans_b)
    assert ("12" in marked_a, "31" in marked_b) == (True, True)
    assert pair.reason


def test_a_claim_checked_by_itself_finds_what_it_found_with_its_whole_article(pair):
    for claim in (pair.claim_a, pair.claim_b):
        found = contradictions_find(claims=[claim], only_changed=False).pairs[pair.claim_a_id, pair.claim_b_id]
        assert found.probability == pytest.approx(pair.probability, abs=1e-9)


def test_a_clash_with_another_article_is_found_from_either_side(article, editor, pair):
    text = "The Lindau bridge will not close for repairs in March."
    other = article_import(actor=editor, imported=ImportedText(text=text, title="Costs"))
    checks_work_off()
    across = Contradiction.objects.filter(claim_b__article=other)
    assert across.exists()
    assert not across.filter(same_article=True).exists()


def test_a_pair_is_withdrawn_when_the_texts_agree_and_revived_when_they_clash_again(article, editor, pair):
    rewrite(editor, article, "31 million", "12 million")
    pair.refresh_from_db()
    assert pair.withdrawn_at is not None
    rewrite(editor, article, "would cost 12 million", "would cost 31 million")
    pair.refresh_from_db()
    assert pair.withdrawn_at is None
    assert Contradiction.objects.count() == 1


def test_a_pair_is_withdrawn_when_one_side_leaves_the_text(article, editor, pair):
    rewrite(editor, article, "The state auditor said the repairs would cost 31 million euros.", "")
    pair.refresh_from_db()
    assert pair.withdrawn_at is not None


def test_what_an_editor_decided_stays_while_the_texts_stay(article, editor, administrator, pair):
    decide(editor, pair, "scope", note="with and without tax")
    Check.objects.filter(kind="contradictions").update(state="queued", attempts=0)
    checks_work_off()
    archive_recheck(actor=administrator)
    checks_work_off()
    again = Contradiction.objects.get()
    assert (again.decision, again.note, again.revision) == ("scope", "with and without tax", pair.revision)


def test_a_decided_pair_is_open_again_when_a_text_changed_and_still_clashes(article, editor, pair):
    decide(editor, pair, "real", stands=pair.claim_b)
    rewrite(editor, article, "31 million", "41 million")
    again = Contradiction.objects.get()
    assert (again.decision, again.stands, again.decided_by) == ("open", None, None)
    event = Event.objects.get(verb="contradiction.reopened")
    assert (event.actor, event.before["decision"]) == (None, "real")


def test_a_decision_comes_back_with_the_text_it_was_made_on(article, editor, pair):
    decide(editor, pair, "scope")
    rewrite(editor, article, "31 million", "12 million")
    pair.refresh_from_db()
    assert (pair.decision, pair.withdrawn_at is None) == ("scope", False)
    rewrite(editor, article, "would cost 12 million", "would cost 31 million")
    pair.refresh_from_db()
    assert (pair.decision, pair.withdrawn_at) == ("scope", None)


def test_the_history_of_a_decision_ends_with_what_it_is_now(article, editor, pair):
    decide(editor, pair, "real", note="two budgets")
    rewrite(editor, article, "\nThe state auditor said the repairs would cost 31 million euros.", "")
    article.refresh_from_db()
    text = article.current_version.text + "\nThe state auditor said the repairs would cost 31 million euros."
    version_add(actor=editor, article=article, text=text, reason="back")
    checks_work_off()
    pair.refresh_from_db()
    assert (pair.decision, pair.withdrawn_at) == ("real", None)
    events = list(Event.objects.filter(contradiction=pair).order_by("pk"))
    assert [event.verb for event in events] == [
        "contradiction.decided", "contradiction.withdrawn", "contradiction.restored",
    ]  # fmt: skip
    assert {event.article for event in events} == {article}
    withdrawn, restored = events[1:]
    assert (withdrawn.before, withdrawn.after) == (restored.after, {})
    assert (restored.before, restored.after["decision"], restored.after["note"]) == ({}, "real", "two budgets")


def test_what_the_machine_makes_of_a_pair_is_in_the_history_of_both_articles(
    article, editor, django_assert_max_num_queries
):
    texts = [f"The Lindau bridge will close for repairs in {month}." for month in ("May", "June", "July")]
    others = [article_import(actor=editor, imported=ImportedText(text=text, title=text)) for text in texts]
    first = Claim.objects.get(article=article, text__contains="Lindau")
    pairs = [clash(first, other.claims.get(), decision="real") for other in others]
    Claim.objects.filter(pk=first.pk).update(in_text=False)
    with django_assert_max_num_queries(40):
        contradictions_store(found=contradictions_find(claims=[first]))
    for pair, other in zip(pairs, others, strict=True):
        events = Event.objects.filter(contradiction=pair)
        assert {(e.verb, e.article, e.claim) for e in events} == {
            ("contradiction.withdrawn", article, first), ("contradiction.withdrawn", other, other.claims.get()),
        }  # fmt: skip
        assert len({event.batch for event in events}) == 1


def test_a_comparison_of_words_that_changed_meanwhile_is_thrown_away(article, editor, pair):
    found = contradictions_find(claims=article.claims.all(), only_changed=False)
    rewrite(editor, article, "31 million", "12 million")
    contradictions_store(found=found)
    pair.refresh_from_db()
    assert pair.withdrawn_at is not None


def test_a_decision_is_written_down_with_who_made_it(article, editor, pair):
    decided = decide(editor, pair, "superseded", stands=pair.claim_b, note="the auditor's figure is newer")
    assert (decided.decision, decided.stands, decided.decided_by) == ("superseded", pair.claim_b, editor)
    event = Event.objects.get(verb="contradiction.decided")
    assert (event.actor, event.article, event.contradiction) == (editor, article, pair)
    assert (event.before["decision"], event.after["note"]) == ("open", "the auditor's figure is newer")


def test_two_editors_can_not_decide_past_each_other(editor, reviewer, pair):
    stale = Contradiction.objects.get(pk=pair.pk)
    decide(editor, pair, "real")
    with pytest.raises(StaleRevision) as refusal:
        decide(reviewer, stale, "none")
    assert refusal.value.current.decision == "real"
    assert refusal.value.submitted["decision"] == "none"


@pytest.mark.parametrize("side", ["the one", "the other"])
def test_nobody_decides_on_texts_of_which_one_is_being_compared_again(article, editor, pair, side):
    old = "12 million" if side == "the one" else "31 million"
    text = article.current_version.text.replace(old, "51 million")
    version_add(actor=editor, article=article, text=text, reason="corrected")
    with pytest.raises(Refused, match="being compared again"):
        decide(editor, pair, "none", note="different bridges")
    pair.refresh_from_db()
    assert (pair.decision, pair.note) == ("open", "")
    checks_work_off()
    pair.refresh_from_db()
    decide(editor, pair, "none", note="different bridges")
    checks_work_off()
    pair.refresh_from_db()
    assert (pair.decision, pair.note) == ("none", "different bridges")


def test_nobody_decides_on_what_was_found_no_more_in_other_words(article, editor, pair):
    rewrite(editor, article, "31 million", "12 million")
    pair.refresh_from_db()
    with pytest.raises(Refused, match="nothing to decide"):
        decide(editor, pair, "none")


def test_a_decision_can_be_taken_back(editor, pair):
    decide(editor, decide(editor, pair, "none"), "open")
    pair.refresh_from_db()
    assert (pair.decision, pair.decided_by, pair.decided_at) == ("open", None, None)


@pytest.mark.parametrize(
    ("decision", "stands", "error"),
    [("nonsense", False, ValidationError), ("none", True, Refused), ("same", True, Refused)],
)
def test_a_decision_that_makes_no_sense_is_refused(editor, pair, decision, stands, error):
    with pytest.raises(error):
        decide(editor, pair, decision, stands=pair.claim_a if stands else None)


def test_a_claim_of_another_pair_can_not_stand(article, editor, pair):
    outsider = article.claims.exclude(pk__in=[pair.claim_a_id, pair.claim_b_id]).first()
    with pytest.raises(Refused):
        decide(editor, pair, "real", stands=outsider)


def test_a_stranger_may_not_decide(person, pair):
    with pytest.raises(PermissionDenied):
        decide(person(None), pair)


def test_a_model_that_can_not_be_used_fails_the_check_at_once_and_says_so(article, monkeypatch):
    def unusable(pairs, **options):
        raise NetworkError("the folder lacks model.onnx")

    monkeypatch.setattr(contradictions, "compare_many", unusable)
    checks_work_off()
    check = article.checks.get(kind="contradictions")
    assert (check.state, check.attempts) == ("failed", 1)
    assert "model.onnx" in check.error
    assert not check_run(pk=check.pk)


def compared(monkeypatch, run):
    """Return the pairs that ``run`` compares, by their keys; nothing is found in them."""
    seen = set()

    def spy(pairs, _neighbours):
        seen.update((one.pk, other.pk) for one, other in pairs)
        return [None] * len(pairs)

    with monkeypatch.context() as patched:
        patched.setattr(contradictions, "_compare", spy)
        run()
    return seen


BUDGET = "The budget of the Lindau harbour works grew by {} million euros this year, the port said."
LONG = ["The sluice stayed shut all night.", *map(BUDGET.format, range(2, 62)), "The sluice" + BUDGET.format(99)[3:]]


@pytest.mark.parametrize("apart", [False, True])
def test_a_pair_that_only_the_earlier_claims_look_up_finds_is_compared(editor, administrator, monkeypatch, apart):
    texts = [LONG[0], "\n".join(LONG[1:-1]), LONG[-1]] if apart else ["\n".join(LONG)]
    for number, text in enumerate(texts):
        article = article_import(actor=editor, imported=ImportedText(text=text, title=f"Text {number}"))
    Check.objects.all().delete()
    if apart:
        archive_recheck(actor=administrator)
    else:
        check_queue(kind=CheckKind.CONTRADICTIONS, version=article.current_version, article=article)
    first, last = Claim.objects.order_by("pk").first(), Claim.objects.order_by("pk").last()
    seen = compared(monkeypatch, checks_work_off)
    alone = compared(monkeypatch, lambda: contradictions_find(claims=[first], only_changed=False))
    assert (first.pk, last.pk) in alone
    assert (first.pk, last.pk) in seen


def test_every_claim_of_a_long_article_is_compared_with_those_beside_it(editor, monkeypatch):
    text = "\n".join(f"The {word} band played." for word in map(str, range(100, 160)))
    article = article_import(actor=editor, imported=ImportedText(text=text, title="Songs"))
    Check.objects.all().delete()
    check_queue(kind=CheckKind.CONTRADICTIONS, version=article.current_version, article=article)
    seen = compared(monkeypatch, checks_work_off)
    order = list(article.claims.order_by("pk").values_list("pk", flat=True))
    beside = {(order[at], order[at + by]) for by in range(1, 19) for at in range(len(order) - by)}
    assert beside <= seen


def test_whose_words_they_are_is_compared_anew_and_after_undo_again(article, editor):
    checks_work_off()
    claim = article.claims.order_by("pk").first()
    for change in (
        lambda: claim_update(actor=editor, claim=claim, revision=claim.revision, voice="own"),
        lambda: claim_undo_last(actor=editor, article=article),
    ):
        change()
        waiting = Check.objects.filter(kind=CheckKind.CONTRADICTIONS, claim=claim, state="queued")
        assert waiting.exists()
        checks_work_off()
