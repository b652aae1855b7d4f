"""Forms of the inspector."""

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.desk.forms.fields import LinkField
from articles.intake.errors import IntakeError
from articles.intake.rich_text import check_length, check_shown
from articles.models import Claim, Evidence
from articles.models.choices import AttributionManner, Polarity, SaidStatus, SourceKind, TruthStatus, ViaRole

#: The longest chain that the form takes: the article's own relays and two more.
CHAIN_ROWS = 8


def _taken_by(check: Callable[[str], str], text: str) -> str:
    try:
        return check(text)
    except IntakeError as error:
        raise forms.ValidationError(error.message) from error


class StatusForm(forms.Form):
    """One answer to one of the two questions."""

    said_status = forms.ChoiceField(choices=SaidStatus, required=False)
    truth_status = forms.ChoiceField(choices=TruthStatus, required=False)

    def answers(self) -> dict[str, str]:
        """Return the fields that were answered."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class FindingForm(forms.ModelForm):
    """What readers are told of the claim."""

    class Meta:
        model = Claim
        fields = ["verdict", "explanation", "as_of"]
        help_texts = {
            "explanation": _("An empty line begins a paragraph. Emphasis, lists and links can be written as HTML.")
        }
        widgets = {
            "verdict": forms.TextInput(attrs={"data-draft": "verdict", "autocomplete": "off"}),
            "explanation": forms.Textarea(attrs={"rows": 4, "data-draft": "explanation"}),
            # Kept in the browser alone.
            "as_of": forms.DateInput(
                attrs={"type": "date", "data-draft": "as_of", "data-draft-here": ""}, format="%Y-%m-%d"
            ),
        }

    def clean_explanation(self) -> str:
        """Refuse an explanation that is too long to be shown safely, or of which readers would not see all."""
        return _taken_by(check_shown, self.cleaned_data["explanation"])


class NoteForm(forms.ModelForm):
    """What the desk tells itself."""

    class Meta:
        model = Claim
        fields = ["note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3, "data-draft": "note", "data-key": "m"})}

    def clean_note(self) -> str:
        """Refuse a note that is too long to be shown safely."""
        return _taken_by(check_length, self.cleaned_data["note"])


class EvidenceForm(forms.ModelForm):
    """One piece of evidence."""

    class Meta:
        model = Evidence
        fields = ["title", "url", "locator", "excerpt", "question", "stance", "kind"]
        widgets = {
            "excerpt": forms.Textarea(attrs={"rows": 2}),
        }
        field_classes = {"url": LinkField}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["data-draft"] = f"evidence-{name}"


class SourceForm(forms.Form):
    """Who says it. ``source`` is one of the registry; ``name`` what was typed; ``new`` says to add it."""

    name = forms.CharField(max_length=200, required=False)
    source = forms.CharField(max_length=12, required=False)
    new = forms.BooleanField(required=False)
    named = forms.TypedChoiceField(
        label=_("They are"),
        choices=[("1", _("named")), ("", _("not named in the article"))],
        coerce=bool,
        empty_value=False,
        required=False,
        initial="1",
    )
    kind = forms.ChoiceField(label=_("What they are"), choices=SourceKind, required=False)
    manner = forms.ChoiceField(label=_("How the words are given"), choices=AttributionManner, required=False)
    polarity = forms.ChoiceField(label=_("The source is said"), choices=Polarity, required=False)
    replaces = forms.IntegerField(required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["polarity"].choices = [
            (Polarity.AFFIRMED.value, _("to have said so")),
            (Polarity.NEGATED.value, _("not to have said so")),
        ]
        for name in ("named", "kind", "manner", "polarity"):
            self.fields[name].widget.attrs["data-draft"] = f"source-{name}"

    def chain(self) -> list[tuple[str, str]]:
        """Return the links of the chain that were filled in, nearest to the origin first."""
        names, roles = self.data.getlist("via_name"), self.data.getlist("via_role")
        pairs = list(zip(names, roles, strict=False))[:CHAIN_ROWS]
        return [(" ".join(name.split()), role) for name, role in pairs if name.strip() and role in ViaRole.values]

    def clean(self) -> dict:
        """Ask for somebody."""
        cleaned = super().clean()
        if not cleaned.get("name", "").strip() and not cleaned.get("source"):
            raise forms.ValidationError(_("Type a name, or choose one from the list."))
        if any(len(name) > 200 for name in self.data.getlist("via_name")):
            raise forms.ValidationError(_("A name in the chain is too long. Keep it under 200 characters."))
        return cleaned
