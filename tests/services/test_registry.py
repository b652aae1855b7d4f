"""Sources and people: named once, merged without loss, never without an administrator."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.urls import reverse

from articles.models import Event, Source
from articles.selectors.desk_people import editors
from articles.services.attributions import attribution_set
from articles.services.errors import Refused, StaleRevision
from articles.services.people import person_create, person_deactivate, person_set_role
from articles.services.sources import (
    source_add_alias,
    source_create,
    source_find,
    source_grade,
    source_merge,
    source_remove_alias,
    source_update,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(editor):
    return source_create(actor=editor, name="The City Council", kind="organisation", aliases=("Lindau Council",))


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


@pytest.mark.parametrize("name", ["City Council", "the  CITY council", "City Councíl", "“City Council”"])
def test_one_name_is_one_source_however_it_is_typed(council, editor, name):
    assert source_find(name=name) == council
    with pytest.raises(Refused):
        source_create(actor=editor, name=name)


@pytest.mark.parametrize("name", ["", "  ", "\u200b\u2060", "\u3164", "\u0301", "x" * 201])
def test_a_source_needs_a_name(editor, name):
    with pytest.raises(Refused):
        source_create(actor=editor, name=name)


def test_a_source_is_renamed_but_never_to_nothing_nor_to_anothers_name(council, editor):
    other = source_create(actor=editor, name="Port Authority")
    with pytest.raises(ValidationError):
        source_update(actor=editor, source=council, revision=1, name="   ")
    with pytest.raises(ValidationError):
        source_update(actor=editor, source=fresh(council), revision=1, name="\u200b")
    with pytest.raises(Refused):
        source_add_alias(actor=editor, source=fresh(council), revision=1, name="\u200b")
    with pytest.raises(Refused):
        source_update(actor=editor, source=fresh(council), revision=1, name="port authority")
    source_update(actor=editor, source=fresh(council), revision=1, name=" Town   Council ")
    assert (fresh(council).name, source_find(name="town council")) == ("Town Council", council)
    with pytest.raises(StaleRevision):
        source_update(actor=editor, source=other, revision=7, name="Harbour")


def test_an_unnamed_source_belongs_to_its_article(article, editor):
    with pytest.raises(Refused):
        source_create(actor=editor, name="a senior official", named=False)
    official = source_create(actor=editor, name="a senior official", named=False, article=article)
    assert (official.kind, source_find(name="a senior official")) == ("group", None)
    assert source_find(name="A senior official", article=article) == official


def test_another_name_of_an_unnamed_source_is_known_in_its_article_alone(article, editor):
    budget, accounts = (
        source_create(actor=editor, name=name, named=False, article=article) for name in ("city's budget", "the ledger")
    )
    source_add_alias(actor=editor, source=budget, revision=1, name="municipal accounts")
    assert source_find(name="Municipal accounts", article=article) == budget
    assert source_find(name="municipal accounts") is None
    source_add_alias(actor=editor, source=accounts, revision=1, name="municipal accounts")
    assert source_find(name="municipal accounts", article=article) is None


def test_an_alias_that_two_share_finds_neither(council, editor):
    other = source_create(actor=editor, name="Bregenz Council")
    source_add_alias(actor=editor, source=council, revision=1, name="the council")
    assert source_find(name="the council") == council
    source_add_alias(actor=editor, source=other, revision=1, name="the council")
    assert source_find(name="the council") is None
    with pytest.raises(Refused):
        source_add_alias(actor=editor, source=fresh(council), revision=2, name="Council, ")
    for _again in range(2):
        source_remove_alias(actor=editor, source=fresh(council), revision=fresh(council).revision, name="the council")
    assert [alias.name for alias in council.aliases.all()] == ["Lindau Council"]


def test_a_grade_needs_a_reason_and_may_be_taken_back(council, editor):
    for grade, reason in (("A", " "), ("Z", "because")):
        with pytest.raises(Refused):
            source_grade(actor=editor, source=council, revision=1, reliability=grade, reason=reason)
    source_grade(actor=editor, source=council, revision=1, reliability="B", reason="Right about the dredging.")
    source_grade(actor=editor, source=council, revision=2, reliability="", reason="")
    assert fresh(council).reliability == ""
    assert Event.objects.filter(source=council, verb="source.graded").count() == 2


def test_a_merge_moves_everything_and_the_old_id_leads_on(article, council, editor, reviewer):
    old = source_create(actor=editor, name="Municipality", aliases=("town hall",))
    older = source_create(actor=editor, name="Magistrate")
    source_merge(actor=reviewer, source=older, revision=1, into=old)
    claim = article.claims.order_by("pk").first()
    attribution = attribution_set(actor=editor, claim=claim, revision=1, source=fresh(old), via=[(fresh(old), "relay")])
    source_merge(actor=reviewer, source=fresh(old), revision=fresh(old).revision, into=council)
    attribution.refresh_from_db()
    assert (attribution.source, attribution.via.get().source) == (council, council)
    assert set(Source.objects.filter(merged_into=council)) == {old, older}
    for name in ("Municipality", "town hall", "Magistrate"):
        assert source_find(name=name) == council
    for source, into in ((fresh(old), council), (council, fresh(old)), (council, council)):
        with pytest.raises(Refused):
            source_merge(actor=reviewer, source=source, revision=source.revision, into=into)


def test_the_phrase_for_an_unnamed_source_does_not_become_a_name(article, council, editor, reviewer):
    officials = source_create(actor=editor, name="officials", named=False, article=article)
    source_merge(actor=reviewer, source=officials, revision=1, into=council)
    assert source_find(name="officials", article=article) is None


def test_the_last_administrator_stays_one(administrator, person):
    for act in (
        lambda: person_set_role(actor=administrator, person=administrator, role="editor"),
        lambda: person_deactivate(actor=administrator, person=administrator),
    ):
        with pytest.raises(Refused):
            act()
    person_set_role(actor=administrator, person=person("editor"), role="administrator")
    person_deactivate(actor=administrator, person=administrator)
    assert not fresh(administrator).is_active


def test_an_administrator_whose_account_is_closed_does_not_count(administrator, person):
    other = person("administrator", "second")
    person_deactivate(actor=administrator, person=other)
    with pytest.raises(Refused):
        person_deactivate(actor=administrator, person=administrator)


def test_who_made_the_first_account_at_the_command_line_is_an_administrator_like_another(person, client):
    first = User.objects.create_superuser("first", "first@example.org", "correct horse battery")
    assert first in editors()
    with pytest.raises(Refused, match="last administrator"):
        person_deactivate(actor=first, person=first)
    with pytest.raises(Refused, match="last administrator"):
        person_set_role(actor=first, person=first, role="editor")
    client.force_login(first, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("desk:people")).content.decode()
    assert '<option value="administrator" selected>' in page
    assert "no role" not in page


def test_a_role_is_all_that_a_superuser_has_afterwards(administrator):
    first = User.objects.create_superuser("first", "first@example.org", "correct horse battery")
    person_set_role(actor=administrator, person=first, role="editor")
    first = User.objects.get(pk=first.pk)
    assert first.has_perm("articles.edit_article")
    assert not first.has_perm("articles.manage_people")
    change = Event.objects.get(verb="person.role_changed")
    assert (change.before, change.after["role"]) == ({"role": ["administrator"]}, ["editor"])


def test_an_account_has_one_role_and_a_name_of_its_own(administrator):
    made = person_create(actor=administrator, username="ana", email="ana@example.org", role="editor")
    assert not made.has_usable_password()
    person_set_role(actor=administrator, person=made, role="reviewer")
    assert list(made.groups.values_list("name", flat=True)) == ["reviewer"]
    with pytest.raises(Refused):
        person_create(actor=administrator, username="ANA", email="b@example.org", role="editor")
    with pytest.raises(Refused):
        person_create(actor=administrator, username="bea", email="b@example.org", role="owner")
    with pytest.raises(ValidationError):
        person_create(actor=administrator, username="cy", email="c@example.org", role="editor", password="12345")
