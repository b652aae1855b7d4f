"""People of the desk."""

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from articles.models import Event

PER_PAGE = 50


def editors() -> QuerySet[User]:
    """Return those who may be on an article: everybody with a role and an open account."""
    with_role = Q(groups__isnull=False) | Q(is_superuser=True)
    return User.objects.filter(with_role, is_active=True).distinct().order_by("username")


def people_page(number: str | int = 1) -> Page:
    """Return one page of all accounts with their roles, open ones first (three queries)."""
    people = User.objects.prefetch_related("groups").order_by("-is_active", "username")
    return Paginator(people, PER_PAGE).get_page(number)


def times_closed(person: User) -> int:
    """Return how often the account of ``person`` was closed (one query)."""
    return Event.objects.filter(verb="person.deactivated", after__username=person.get_username()).count()
