"""The links that are mailed to set a password."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.tokens import PasswordResetTokenGenerator

from articles.selectors.desk_people import times_closed


class PasswordLinks(PasswordResetTokenGenerator):
    """Links end with the account: one that was sent before it was closed is worth nothing when it is open again."""

    def _make_hash_value(self, user: AbstractBaseUser, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{times_closed(user)}"


password_links = PasswordLinks()
