"""Source and SourceAlias: who says things, and under which names."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .article import Article
from .choices import Reliability, SourceKind
from .identity import PUBLIC_ID_LENGTH, new_public_id
from .validators import validate_visible


class Source(models.Model):
    """A person, organisation, document, publication, or an unnamed person or group.

    An unnamed source belongs to the one ``article`` that it speaks in: "a U.S. official" here and there are not known
    to be the same. A source that was merged away points to the one that took over; its public id goes on working.
    """

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, default=new_public_id, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200, validators=[validate_visible])
    name_key = models.CharField(max_length=200, editable=False, help_text=_("The name, folded for comparing."))
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind, default=SourceKind.UNKNOWN)
    named = models.BooleanField(_("named"), default=True)
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="unnamed_sources")
    description = models.CharField(_("description"), max_length=300, blank=True)
    reliability = models.CharField(_("reliability"), max_length=1, choices=Reliability, blank=True, default="")
    reliability_reason = models.TextField(_("reason for the grade"), blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    revision = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="source_has_name"),
            models.CheckConstraint(
                condition=Q(named=True) | Q(article__isnull=False), name="source_unnamed_in_article"
            ),
            models.CheckConstraint(
                condition=Q(reliability="") | ~Q(reliability_reason=""), name="source_grade_has_reason"
            ),
            models.UniqueConstraint(
                fields=["name_key"], condition=Q(named=True, merged_into__isnull=True), name="source_named_once"
            ),
            models.UniqueConstraint(
                fields=["article", "name_key"],
                condition=Q(named=False, merged_into__isnull=True),
                name="source_unnamed_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SourceAlias(models.Model):
    """Another name or spelling of a source. Two sources may share one ("the minister")."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=200, validators=[validate_visible])
    name_key = models.CharField(max_length=200, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["source", "name_key"], name="alias_once"),
            models.CheckConstraint(condition=~Q(name=""), name="alias_has_name"),
        ]
        indexes = [
            # The source picker's type-ahead, and the analysis's links, look names up by their folded form.
            models.Index(fields=["name_key"], name="alias_key"),
        ]

    def __str__(self) -> str:
        return self.name
