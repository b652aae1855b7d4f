"""Two editors at the same moment: threads with connections of their own, on whichever database the tests run."""

import threading
from contextlib import suppress

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections

from articles.intake.types import ImportedText
from articles.models import Article, Claim, Event, PublishedClaim, Source
from articles.services import attributions, people, publications, sources
from articles.services.articles import article_import, version_add
from articles.services.attributions import attribution_set
from articles.services.claims import claim_create_part, claim_undo_last, claim_update
from articles.services.errors import Refused, StaleRevision
from articles.services.people import person_deactivate, person_set_role
from articles.services.publications import article_publish
from articles.services.sentences import sentence_merge, sentence_split
from articles.services.sources import source_create, source_merge, source_update
from tests.publishing import clash

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*actions):
    """Run the actions at the same time; return what each gave: its value, or the exception that it raised."""
    start, results = threading.Barrier(len(actions)), [None] * len(actions)

    def run(place, action):
        try:
            start.wait(timeout=10)
            results[place] = action()
        except Exception as error:
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return results


def kinds(results):
    return sorted(type(result).__name__ for result in results)


def test_of_two_saves_on_one_revision_one_is_kept_and_the_other_is_told(article, editor):
    claim = article.claims.order_by("pk").first()
    results = at_once(
        *(
            lambda note=note: claim_update(actor=editor, claim=Claim.objects.get(pk=claim.pk), revision=1, note=note)
            for note in ("one", "two", "three", "four")
        )
    )
    assert kinds(results) == ["Claim", "StaleRevision", "StaleRevision", "StaleRevision"]
    kept = next(result for result in results if isinstance(result, Claim))
    claim.refresh_from_db()
    assert (claim.note, claim.revision) == (kept.note, 2)
    assert Event.objects.filter(claim=claim).count() == 1
    for result in results:
        if isinstance(result, StaleRevision):
            assert result.current.note == kept.note != result.submitted["note"]


def test_many_editors_on_many_claims_of_one_article_all_save(article, editor):
    claims = list(article.claims.order_by("pk"))
    results = at_once(
        *(lambda c=claim: claim_update(actor=editor, claim=c, revision=1, note=f"on {c.pk}") for claim in claims)
    )
    assert kinds(results) == ["Claim"] * len(claims)
    assert all(claim.note == f"on {claim.pk}" for claim in article.claims.all())


def test_a_new_text_and_a_save_at_the_same_moment_lose_nothing(article, editor):
    claim = article.claims.get(text__contains="12 million")
    text = article.current_version.text.replace("12 million", "14 million")
    results = at_once(
        lambda: version_add(actor=editor, article=Article.objects.get(pk=article.pk), text=text, reason=""),
        lambda: claim_update(actor=editor, claim=Claim.objects.get(pk=claim.pk), revision=1, verdict="So it is."),
    )
    claim.refresh_from_db()
    assert "14 million" in claim.text
    saved = not isinstance(results[1], Exception)
    assert saved or isinstance(results[1], StaleRevision), results
    assert (claim.verdict == "So it is.") == saved
    assert claim.revision == (3 if saved else 2)


def test_of_two_new_texts_for_the_same_one_the_second_is_refused(article, editor):
    results = at_once(
        *(
            lambda text=text: version_add(
                actor=editor, article=Article.objects.get(pk=article.pk), text=text, reason="", replaces=1
            )
            for text in ("One text.", "Another text.")
        )
    )
    assert kinds(results) == ["Refused", "Version"]
    assert article.versions.count() == 2


def test_a_sentence_is_cut_once(article, editor):
    row = article.current_version.sentences.get(index=0)
    results = at_once(
        lambda: sentence_split(actor=editor, sentence=row, at=11),
        lambda: sentence_split(actor=editor, sentence=row, at=18),
        lambda: sentence_merge(actor=editor, sentence=row),
    )
    assert sum(isinstance(result, Refused) for result in results) == 2, results
    indexes = list(article.current_version.sentences.values_list("index", flat=True))
    assert indexes == list(range(len(indexes)))


def test_one_name_becomes_one_source_and_one_part_one_claim(article, editor):
    results = at_once(*[lambda: source_create(actor=editor, name="City Council")] * 3)
    assert kinds(results) == ["Refused", "Refused", "Source"], results
    assert Source.objects.count() == 1
    results = at_once(*[lambda: claim_create_part(actor=editor, article=article, start=4, end=17)] * 3)
    assert kinds(results) == ["Claim", "Refused", "Refused"], results


def test_one_text_that_is_sent_twice_at_once_becomes_one_article(editor):
    text = ImportedText(text="The ferry was late again. Nobody said why.", title="Ferry")
    results = at_once(*[lambda: article_import(actor=editor, imported=text)] * 4)
    assert kinds(results) == ["Article", "DuplicateText", "DuplicateText", "DuplicateText"], results
    assert Article.objects.filter(title="Ferry").count() == 1


def test_two_undos_at_once_take_one_step_back_each_or_none(article, editor):
    claim = article.claims.order_by("pk").first()
    for revision, note in enumerate(("a", "b", "c"), start=1):
        claim_update(actor=editor, claim=claim, revision=revision, note=note)
    results = at_once(*[lambda: claim_undo_last(actor=editor, article=Article.objects.get(pk=article.pk))] * 2)
    done = results.count(1)
    claim.refresh_from_db()
    assert done >= 1
    assert claim.note == {1: "b", 2: "a"}[done]


def test_the_database_of_these_tests_is_one_that_threads_can_share():
    assert connection.vendor == "postgresql" or "mode=memory" not in str(connection.settings_dict["NAME"])


def test_two_articles_that_clash_are_published_at_the_same_moment(article, editor, reviewer, monkeypatch):
    other = article_import(
        actor=editor, imported=ImportedText(text="The repairs will cost 40 million euros.", title="Minister on bridge")
    )
    clash(article.claims.get(text__contains="12 million"), other.claims.get(), decision="real")
    for one in (article, other):
        article_publish(actor=reviewer, article=one)
    both = threading.Barrier(2)
    refresh = publications.pairs_refresh

    def refresh_together(**given):
        # Each has taken its own rows away by now, and goes on to those of the other.
        with suppress(threading.BrokenBarrierError):
            both.wait(timeout=2)
        refresh(**given)

    monkeypatch.setattr(publications, "pairs_refresh", refresh_together)
    again = [
        lambda one=one: article_publish(
            actor=reviewer, article=Article.objects.get(pk=one.pk), correction_note="Again."
        )
        for one in (article, other)
    ]
    results = at_once(*again)
    assert kinds(results) == ["Publication", "Publication"], results
    for row in PublishedClaim.objects.filter(claim_public_id=other.claims.get().public_id):
        assert len(row.payload["contradictions"]) == 1


def test_two_reviewers_who_merge_two_sources_into_each_other_lose_neither(editor, person):
    one, other = (source_create(actor=editor, name=name) for name in ("Alpha", "Beta"))
    merging = person("reviewer")
    loaded = [(Source.objects.get(pk=a.pk), Source.objects.get(pk=b.pk)) for a, b in ((one, other), (other, one))]
    results = at_once(
        *(lambda a=a, b=b: source_merge(actor=merging, source=a, revision=a.revision, into=b) for a, b in loaded)
    )
    assert kinds(results) == ["Refused", "Source"]
    assert Source.objects.filter(merged_into__isnull=True).count() == 1


@pytest.mark.parametrize("how", ["merged", "renamed"])
def test_a_source_is_called_otherwise_while_a_claim_is_attributed_to_it(article, editor, person, monkeypatch, how):
    first, second = article.claims.order_by("pk")[:2]
    source, into = (source_create(actor=editor, name=name) for name in ("Alpha", "Beta"))
    attribution_set(actor=editor, claim=first, revision=1, source=source)
    merging = person("reviewer")
    both = threading.Barrier(2)

    def together(act):
        def waiting(*given):
            # The one has the source by now, the other has the article; each goes on to what the other has.
            with suppress(threading.BrokenBarrierError):
                both.wait(timeout=2)
            return act(*given)

        return waiting

    monkeypatch.setattr(sources, "_articles_touch", together(sources._articles_touch))
    monkeypatch.setattr(attributions, "_decide", together(attributions._decide))
    call = {
        "merged": lambda: source_merge(actor=merging, source=source, revision=1, into=into),
        "renamed": lambda: source_update(actor=merging, source=source, revision=1, name="Gamma"),
    }
    results = at_once(
        call[how],
        lambda: attribution_set(
            actor=editor, claim=second, revision=1, source=Source.objects.get(pk=source.pk), via=[(into, "relay")]
        ),
    )
    assert kinds(results)[1] == "Source", results
    # Who is told that the source was merged meanwhile looks again; nobody waits for ever.
    assert kinds(results)[0] in ("Attribution", "Refused"), results


@pytest.mark.parametrize("how", ["closed", "demoted"])
def test_two_administrators_who_send_each_other_away_leave_one(person, monkeypatch, how):
    one, other = person("administrator", "one"), person("administrator", "other")
    both = threading.Barrier(2)
    keep = people._keep_an_administrator

    def keep_together(somebody):
        keep(somebody)
        # Each has found the other one by now, and goes on.
        with suppress(threading.BrokenBarrierError):
            both.wait(timeout=2)

    monkeypatch.setattr(people, "_keep_an_administrator", keep_together)
    act = {
        "closed": person_deactivate,
        "demoted": lambda *, actor, person: person_set_role(actor=actor, person=person, role="editor"),
    }[how]
    pairs = [(User.objects.get(pk=a.pk), User.objects.get(pk=b.pk)) for a, b in ((one, other), (other, one))]
    results = at_once(*(lambda a=a, b=b: act(actor=a, person=b) for a, b in pairs))
    assert kinds(results) == ["Refused", "User"], results
    assert User.objects.filter(groups__name="administrator", is_active=True).count() == 1


def test_of_two_sources_that_get_one_name_at_the_same_moment_one_is_told_to_merge(editor, monkeypatch):
    both, touch = threading.Barrier(2), sources._articles_touch

    def together(*given):
        # Each has found the name free by now, and goes on to save it.
        with suppress(threading.BrokenBarrierError):
            both.wait(timeout=2)
        touch(*given)

    monkeypatch.setattr(sources, "_articles_touch", together)
    one, other = (source_create(actor=editor, name=name) for name in ("Alpha", "Beta"))
    results = at_once(
        *(
            lambda pk=pk: source_update(actor=editor, source=Source.objects.get(pk=pk), revision=1, name="Gamma")
            for pk in (one.pk, other.pk)
        )
    )
    assert kinds(results) == ["Refused", "Source"], results
    assert "Merge the two instead" in str(next(each for each in results if isinstance(each, Refused)))
    assert Source.objects.filter(name="Gamma").count() == 1
    assert sorted(Source.objects.values_list("revision", flat=True)) == [1, 2]
