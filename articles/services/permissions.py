"""Who may do what. Views ask too, but no service trusts that they did."""

import rules
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.utils.translation import gettext as _

EDITOR, REVIEWER, ADMINISTRATOR = ROLES = ("editor", "reviewer", "administrator")


def _has_role(*roles: str) -> rules.Predicate:
    in_group = rules.is_group_member
    predicate = rules.is_superuser
    for role in roles:
        predicate |= in_group(role)
    return rules.is_active & predicate


is_editor = _has_role(*ROLES)
is_reviewer = _has_role(REVIEWER, ADMINISTRATOR)
is_administrator = _has_role(ADMINISTRATOR)

PERMISSIONS = {
    "articles.view_desk": is_editor,
    "articles.edit_article": is_editor,
    "articles.decide_contradiction": is_editor,
    "articles.manage_sources": is_editor,
    "articles.merge_sources": is_reviewer,
    "articles.publish_article": is_reviewer,
    "articles.withdraw_article": is_reviewer,
    "articles.manage_people": is_administrator,
    "articles.recheck_archive": is_administrator,
}
for _name, _predicate in PERMISSIONS.items():
    rules.set_perm(_name, _predicate)


def permission_require(actor: AbstractBaseUser, permission: str, obj: Model | None = None) -> None:
    """Raise ``PermissionDenied`` unless ``actor`` has ``permission`` (a key of ``PERMISSIONS``) on ``obj``."""
    if not rules.has_perm(permission, actor, obj):
        raise PermissionDenied(_("Your account may not do this. Ask an administrator for the right."))
