"""People of the desk."""

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

PER_PAGE = 50


def editors() -> QuerySet[User]:
    """Return those who may be on an article: everybody with a role and an open account."""
    return User.objects.filter(is_active=True, groups__isnull=False).distinct().order_by("username")


def people_page(number: str | int = 1) -> Page:
    """Return one page of all accounts with their roles, open ones first (three queries)."""
    people = User.objects.prefetch_related("groups").order_by("-is_active", "username")
    return Paginator(people, PER_PAGE).get_page(number)
