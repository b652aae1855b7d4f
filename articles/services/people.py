"""Accounts of the desk: who works here, and in which role."""

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.services.errors import Refused
from articles.services.events import batch_new, event_record
from articles.services.permissions import ADMINISTRATOR, ROLES, permission_require


def person_create(
    *, actor: AbstractBaseUser, username: str, email: str, role: str, password: str | None = None
) -> User:
    """Open an account in ``role`` and return it; without a password the person sets one by "forgot your password?".

    Raises ``Refused`` for a name that is taken or a role that does not exist, ``ValidationError`` for a weak password.
    """
    permission_require(actor, "articles.manage_people")
    with transaction.atomic():
        if User.objects.filter(username__iexact=username).exists():
            raise Refused(_("Somebody has this user name already."))
        person = User(username=username, email=email)
        if password is not None:
            validate_password(password, person)
        person.set_password(password)
        person.full_clean(exclude=["password"])
        person.save()
        person.groups.set([_group(role)])
        _record(actor, person, "person.created", {}, {"role": role})
    return person


def person_set_role(*, actor: AbstractBaseUser, person: User, role: str) -> User:
    """Give ``person`` exactly this role; a superuser is none any more. The last administrator cannot give it away."""
    permission_require(actor, "articles.manage_people")
    with transaction.atomic():
        group = _group(role)
        before = [ADMINISTRATOR] if person.is_superuser else list(person.groups.values_list("name", flat=True))
        if role != ADMINISTRATOR:
            _keep_an_administrator(person)
        person.groups.set([group])
        person.is_superuser = person.is_staff = False
        person.save(update_fields=["is_superuser", "is_staff"])
        _record(actor, person, "person.role_changed", {"role": before}, {"role": [role]})
    return person


def person_deactivate(*, actor: AbstractBaseUser, person: User) -> User:
    """Close an account, and end what it is logged in with. What the person did stays; nobody is deleted."""
    permission_require(actor, "articles.manage_people")
    with transaction.atomic():
        _keep_an_administrator(person)
        person.is_active = False
        person.save(update_fields=["is_active"])
        _log_out(person)
        _record(actor, person, "person.deactivated", {"active": True}, {"active": False})
    return person


def person_reactivate(*, actor: AbstractBaseUser, person: User) -> User:
    """Open a closed account again; the person has to log in anew."""
    permission_require(actor, "articles.manage_people")
    with transaction.atomic():
        # A login that was under way while the account was closed may have left something behind.
        _log_out(person)
        person.is_active = True
        person.save(update_fields=["is_active"])
        _record(actor, person, "person.reactivated", {"active": False}, {"active": True})
    return person


def _log_out(person: User) -> None:
    """End the person's sessions and tokens: those of a closed account would only sleep until it is open again."""
    person.auth_token_set.all().delete()
    # A session doesn't say in a column whose it is. There are few, and accounts are seldom closed.
    living = Session.objects.filter(expire_date__gt=timezone.now()).iterator()
    theirs = [session.pk for session in living if session.get_decoded().get(SESSION_KEY) == str(person.pk)]
    Session.objects.filter(pk__in=theirs).delete()


def _group(role: str) -> Group:
    if role not in ROLES:
        raise Refused(_("Choose one of the roles: editor, reviewer or administrator."))
    return Group.objects.get(name=role)


def _keep_an_administrator(person: User) -> None:
    """Refuse, inside the caller's transaction, to let the last administrator go.

    The role's row is the lock, until the caller commits: two who let each other go at once would both find the other.
    """
    list(Group.objects.select_for_update(no_key=True).filter(name=ADMINISTRATOR))
    # Who made the first account from the command line is a superuser, in no group.
    administrators = User.objects.filter(Q(is_superuser=True) | Q(groups__name=ADMINISTRATOR), is_active=True)
    if administrators.filter(pk=person.pk).exists() and not administrators.exclude(pk=person.pk).exists():
        raise Refused(_("This is the last administrator. Make somebody else one first."))


def _record(actor: AbstractBaseUser, person: User, verb: str, before: dict, after: dict) -> None:
    event_record(
        verb=verb, actor=actor, batch=batch_new(), before=before, after={"username": person.get_username(), **after}
    )
