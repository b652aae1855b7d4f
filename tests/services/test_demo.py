"""The demo newsroom: made by the services and a real analysis, and never twice."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import Article, Attribution, Claim, Contradiction, Event, Publication, Source
from articles.services.check_runs import checks_work_off
from articles.services.demo import demo_annotate, demo_import, demo_people, demo_publish, demo_waits
from articles.services.errors import StaleRevision

pytestmark = pytest.mark.django_db(transaction=True)


def make_demo():
    people = demo_people(password="a long enough one 9")
    articles = demo_import(editor=people["editor"])
    checks_work_off()
    demo_annotate(editor=people["editor"], articles=articles)
    checks_work_off()
    demo_publish(editor=people["editor"], reviewer=people["reviewer"], articles=articles)
    return articles


@pytest.fixture(autouse=True)
def roles(person):
    """Tests with real transactions lose the groups that the migration made."""
    for role in ("editor", "reviewer", "administrator"):
        person(role, f"first {role}")


def test_the_demo_has_two_published_articles_and_one_to_work_on():
    articles = make_demo()
    assert [article.publications.count() for article in articles] == [1, 1, 0]
    assert not demo_waits(articles=articles)
    assert Attribution.objects.filter(claim__article=articles[2], state="suggested").exists()
    assert not Event.objects.filter(claim__article=articles[2]).exclude(verb="contradiction.decided").exists()


def test_the_sources_of_the_decision_are_there_with_their_chain():
    make_demo()
    chain = Attribution.objects.get(state="decided", claim__text__contains="first reported")
    assert chain.source_name == "U.S. officials"
    assert [link.source.name for link in chain.via.select_related("source")] == ["The New York Times"]
    decided = Source.objects.filter(attributions__state="decided").values_list("name", flat=True)
    assert {"Volodymyr Zelenskyy", "Vladimir Dzhabarov", "The Pentagon"} <= set(decided)


def test_a_contradiction_across_two_articles_was_found_and_decided():
    articles = make_demo()
    across = Contradiction.objects.filter(decision="real", same_article=False)
    assert {row.claim_a.article_id for row in across} | {row.claim_b.article_id for row in across} == {
        articles[0].pk,
        articles[1].pk,
    }


def test_making_it_again_changes_nothing():
    make_demo()
    before = [model.objects.count() for model in (Article, Claim, Source, Event, Publication)]
    make_demo()
    assert [model.objects.count() for model in (Article, Claim, Source, Event, Publication)] == before


def test_without_a_worker_the_command_says_so():
    with pytest.raises(CommandError, match="worker has not finished in time"):
        call_command("create_demo", seconds=0)


def test_a_password_that_was_made_up_is_told_before_anything_can_fail_and_only_to_those_who_have_it():
    told = [io.StringIO(), io.StringIO()]
    for out in told:
        with pytest.raises(CommandError, match="worker"):
            call_command("create_demo", seconds=0, stdout=out)
    first, second = (out.getvalue() for out in told)
    accounts, password = first.strip().split(". Password: ")
    assert accounts == "Accounts: administrator, editor, reviewer"
    assert all(User.objects.get(username=name).check_password(password) for name in ("administrator", "editor"))
    assert "Password:" not in second and "administrator, editor, reviewer" in second


def test_two_who_make_it_at_one_moment_are_told(monkeypatch):
    def decided_by_another(**_things):
        raise StaleRevision(Article(revision=2), {})

    monkeypatch.setattr("articles.management.commands.create_demo.demo_import", decided_by_another)
    with pytest.raises(CommandError, match="at this moment"):
        call_command("create_demo", seconds=0)


def test_production_gets_no_demo(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="not made in production"):
        call_command("create_demo")
