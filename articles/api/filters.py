"""What lists can be narrowed by."""

from datetime import UTC, datetime
from typing import Any

import django_filters as filters
from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django_filters.fields import IsoDateTimeField

from articles.models import Article, Check, Claim, Contradiction, Event, Source
from articles.models.choices import (
    CheckKind,
    CheckState,
    ClaimKind,
    ContradictionDecision,
    ContradictionKind,
    Reliability,
    SaidStatus,
    SourceKind,
    TruthStatus,
    Voice,
)
from articles.selectors import api_desk


class MomentField(IsoDateTimeField):
    """A date and time, within what every time zone can write."""

    def clean(self, value: Any) -> datetime | None:
        """Return the moment in UTC. Raises ``ValidationError`` for one that has no date there."""
        moment = super().clean(value)
        try:
            return moment and moment.astimezone(UTC)
        except OverflowError as error:
            raise ValidationError(_("This date is too far away.")) from error


class Moment(filters.IsoDateTimeFilter):
    """Rows by a date and time."""

    field_class = MomentField


class TrueOrFalseField(forms.NullBooleanField):
    """True, false or nothing; other words are refused, where Django's field takes them for nothing."""

    widget = forms.TextInput

    def clean(self, value: Any) -> bool | None:
        """Return what ``value`` says. Raises ``ValidationError`` for what says neither."""
        found = super().clean(value.lower() if value else value)
        if value and found is None:
            raise ValidationError(_("Write true or false."), code="invalid")
        return found


class TrueOrFalse(filters.BooleanFilter):
    """Rows by whether something holds."""

    field_class = TrueOrFalseField


class ArticleFilter(filters.FilterSet):
    """Articles by their words and by who is on them."""

    q = filters.CharFilter(field_name="title", lookup_expr="icontains", max_length=200, help_text="In the title.")
    outlet = filters.CharFilter(lookup_expr="iexact", max_length=200)
    assigned_to = filters.ModelChoiceFilter(
        queryset=User.objects.all(), to_field_name="username", help_text="A user name."
    )
    shown = filters.ChoiceFilter(choices=[("never", "never"), ("published", "published"), ("withdrawn", "withdrawn")])
    published_after = filters.DateFilter(field_name="published_on", lookup_expr="gte")
    published_before = filters.DateFilter(field_name="published_on", lookup_expr="lte")

    class Meta:
        model = Article
        fields = ()


class ClaimFilter(filters.FilterSet):
    """Claims by their statuses and words."""

    q = filters.CharFilter(field_name="text", lookup_expr="icontains", max_length=200, help_text="In the words.")
    said_status = filters.MultipleChoiceFilter(choices=SaidStatus.choices)
    truth_status = filters.MultipleChoiceFilter(choices=TruthStatus.choices)
    voice = filters.ChoiceFilter(choices=Voice.choices)
    kind = filters.ChoiceFilter(choices=ClaimKind.choices)
    in_text = TrueOrFalse(help_text="Whether the current text has it.")
    assigned_to = filters.ModelChoiceFilter(
        queryset=User.objects.all(), to_field_name="username", help_text="A user name."
    )

    class Meta:
        model = Claim
        fields = ()


class SourceFilter(filters.FilterSet):
    """Sources by name, kind and grade."""

    q = filters.CharFilter(method="by_name", max_length=200, help_text="In the name or an alias.")
    kind = filters.MultipleChoiceFilter(choices=SourceKind.choices)
    named = TrueOrFalse()
    reliability = filters.ChoiceFilter(choices=[choice for choice in Reliability.choices if choice[0]])
    article = filters.CharFilter(
        field_name="article__public_id", max_length=12, help_text="Unnamed sources of this article."
    )
    merged = TrueOrFalse(
        field_name="merged_into", lookup_expr="isnull", exclude=True, help_text="Those that were merged away."
    )

    class Meta:
        model = Source
        fields = ()

    def by_name(self, queryset: QuerySet[Source], _name: str, value: str) -> QuerySet[Source]:
        """Return those whose folded names hold ``value``."""
        return api_desk.named_like(queryset, value)


class ContradictionFilter(filters.FilterSet):
    """Pairs by kind, score, article, source and age."""

    kind = filters.MultipleChoiceFilter(choices=ContradictionKind.choices)
    decision = filters.MultipleChoiceFilter(choices=ContradictionDecision.choices)
    min_probability = filters.NumberFilter(
        field_name="probability", lookup_expr="gte", min_value=0, max_value=1, help_text="From 0 to 1."
    )
    article = filters.CharFilter(method="by_article", max_length=12, help_text="Public id of either side's article.")
    claim = filters.CharFilter(method="by_claim", max_length=12, help_text="Public id of either side.")
    source = filters.CharFilter(method="by_source", max_length=12, help_text="Public id of a source of either side.")
    found_after = Moment(field_name="found_at", lookup_expr="gte")
    found_before = Moment(field_name="found_at", lookup_expr="lte")
    withdrawn = TrueOrFalse(
        field_name="withdrawn_at", lookup_expr="isnull", exclude=True, help_text="Texts that clash no more."
    )

    class Meta:
        model = Contradiction
        fields = ()

    def by_article(self, queryset: QuerySet, _name: str, value: str) -> QuerySet:
        """Return the pairs with a claim of the article."""
        return queryset.filter(Q(claim_a__article__public_id=value) | Q(claim_b__article__public_id=value))

    def by_claim(self, queryset: QuerySet, _name: str, value: str) -> QuerySet:
        """Return the pairs with the claim."""
        return queryset.filter(Q(claim_a__public_id=value) | Q(claim_b__public_id=value))

    def by_source(self, queryset: QuerySet, _name: str, value: str) -> QuerySet:
        """Return the pairs with a claim that is attributed to the source by decision."""
        claims = Claim.objects.filter(attributions__source__public_id=value, attributions__state="decided").values("pk")
        return queryset.filter(Q(claim_a__in=claims) | Q(claim_b__in=claims))


class CheckFilter(filters.FilterSet):
    """Background work by state and kind."""

    state = filters.MultipleChoiceFilter(choices=CheckState.choices)
    kind = filters.ChoiceFilter(choices=CheckKind.choices)
    article = filters.CharFilter(field_name="article__public_id", max_length=12)

    class Meta:
        model = Check
        fields = ()


class EventFilter(filters.FilterSet):
    """History by what, who and where."""

    verb = filters.CharFilter(max_length=40)
    actor = filters.CharFilter(field_name="actor__username", max_length=150, help_text="A user name.")
    article = filters.CharFilter(field_name="article__public_id", max_length=12)
    claim = filters.CharFilter(field_name="claim__public_id", max_length=12)
    source = filters.CharFilter(field_name="source__public_id", max_length=12)
    contradiction = filters.CharFilter(field_name="contradiction__public_id", max_length=12)

    class Meta:
        model = Event
        fields = ()
