"""What the models' fields refuse, each in a sentence that says what to do."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .names import is_visible

#: A language tag as of BCP 47, which pages write into ``lang``: "en", "pt-BR", "zh-Hant-HK".
validate_language = RegexValidator(
    r"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z", _("Give the language by its code, such as en or pt-BR.")
)


def validate_visible(words: str) -> None:
    """Raise ``ValidationError`` if nothing of ``words`` can be seen: only spaces, say, and signs of no width."""
    if not is_visible(words):
        raise ValidationError(_("Nothing of this can be seen. Write it in letters."))


class LinkField(models.URLField):
    """An address that readers can open: no browser opens the others that Django takes (``ftp://``) any more."""

    default_validators = [
        URLValidator(schemes=["http", "https"], message=_("Give a link that begins with https:// or http://."))
    ]
