"""Forms of the contradictions, the registry and the people."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Source
from articles.models.choices import Reliability
from articles.services.permissions import ROLES

ROLE_LABELS = {
    "editor": _("editor: annotates and decides"),
    "reviewer": _("reviewer: publishes, withdraws and merges sources too"),
    "administrator": _("administrator: manages people and the archive too"),
}


class SourceDetailsForm(forms.ModelForm):
    """What is known of a source."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    class Meta:
        model = Source
        fields = ["name", "kind", "description"]


class NewSourceForm(forms.Form):
    """A source for the registry."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Source._meta.get_field("kind").choices)
    description = forms.CharField(label=_("Description"), max_length=300, required=False)


class GradeForm(forms.Form):
    """A grade with its reason."""

    reliability = forms.ChoiceField(label=_("Grade"), choices=Reliability, required=False)
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class AliasForm(forms.Form):
    """Another name of a source."""

    name = forms.CharField(label=_("Another name or spelling"), max_length=200)
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class MergeForm(forms.Form):
    """The source that takes over, by name."""

    into = forms.CharField(label=_("Merge into"), max_length=200, help_text=_("The name of the source that stays."))
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class PersonForm(forms.Form):
    """A new account."""

    username = forms.CharField(label=_("User name"), max_length=150)
    email = forms.EmailField(label=_("E-mail"), help_text=_("The link for choosing a password goes here."))
    role = forms.ChoiceField(label=_("Role"), choices=[(role, ROLE_LABELS[role]) for role in ROLES])


class RoleForm(forms.Form):
    """A person's role."""

    role = forms.ChoiceField(label=_("Role"), choices=[(role, ROLE_LABELS[role]) for role in ROLES])
