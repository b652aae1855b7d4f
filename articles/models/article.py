"""Article and Version: a piece, and its immutable texts."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .identity import PUBLIC_ID_LENGTH, new_public_id
from .validators import LinkField, validate_language, validate_visible


class Article(models.Model):
    """A piece of journalism that the desk takes apart."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, default=new_public_id, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=300, validators=[validate_visible])
    byline = models.CharField(_("byline"), max_length=300, blank=True)
    outlet = models.CharField(_("publication"), max_length=200, blank=True, help_text=_("Where it appeared."))
    published_on = models.DateField(_("date of publication"), null=True, blank=True)
    original_url = LinkField(_("original address"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=12, default="en", validators=[validate_language])
    current_version = models.ForeignKey(
        "Version", models.PROTECT, null=True, blank=True, editable=False, related_name="current_of"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="articles_created")
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="articles_assigned"
    )
    revision = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-updated_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="article_has_title")]
        indexes = [
            # The desk's queue lists articles by their last change.
            models.Index(fields=["-updated_at", "-id"], name="article_queue"),
        ]

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """One immutable text of an article. Offsets anywhere are Unicode code points into ``text``.

    A database trigger refuses every UPDATE of a row.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64, help_text=_("SHA-256 of the text, in hexadecimal."))
    reason = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_from_one"),
            models.CheckConstraint(condition=~Q(text=""), name="version_has_text"),
        ]
        indexes = [
            # Import asks whether the same text is here already.
            models.Index(fields=["digest"], name="version_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.article} · {self.number}"


class Sentence(models.Model):
    """A sentence of one version: a half-open span in code points. An editor may split and merge them."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="sentences")
    index = models.PositiveIntegerField(help_text=_("Reading order, from 0."))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    paragraph = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["index"]
        constraints = [
            models.UniqueConstraint(fields=["version", "index"], name="sentence_index_once"),
            models.CheckConstraint(condition=Q(start__lt=models.F("end")), name="sentence_span_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.version} [{self.start}:{self.end}]"
