"""Forms of the account pages."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import forms as auth_forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _


class PasswordResetForm(auth_forms.PasswordResetForm):
    """Sends a link to anybody with an open account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # As it is called where the account is opened.
        self.fields["email"].label = _("E-mail")

    def get_users(self, email: str) -> Iterator[User]:
        """Yield the people to write to, also those who never had a password: that is how an account begins."""
        return User.objects.filter(email__iexact=email, is_active=True).iterator()

    def save(self, **options: Any) -> None:
        """Send the link, at the configured address if there is one: what a request calls the site is anybody's word."""
        origin = urlsplit(settings.PUBLIC_ORIGIN)
        if origin.netloc:
            options.update(domain_override=origin.netloc, use_https=origin.scheme == "https")
        super().save(**options)
