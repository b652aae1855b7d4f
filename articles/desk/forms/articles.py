"""Forms that take articles in and describe them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.desk.forms.fields import LanguageField, LinkField
from articles.models import Article

ABOUT = ["title", "byline", "outlet", "published_on", "original_url", "language"]
_WIDGETS = {"published_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class OriginForm(forms.Form):
    """Where the article comes from: exactly one of the three."""

    text = forms.CharField(
        label=_("Paste the article"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "class": "words"}),
    )
    file = forms.FileField(
        label=_("… or choose a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("A .txt, .html or .docx file of up to 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".txt,.text,.md,.html,.htm,.xhtml,.docx"}),
    )
    url = LinkField(
        label=_("… or give a link"),
        required=False,
        max_length=2000,
    )

    def clean(self) -> dict:
        """Ask for one of the three."""
        cleaned = super().clean()
        given = [name for name in ("text", "file", "url") if cleaned.get(name) not in (None, "")]
        if not given and not self.errors:
            raise forms.ValidationError(_("There is no text. Paste the article, choose a file, or give a link."))
        if len(given) > 1:
            raise forms.ValidationError(_("Give one of the three: a text, a file, or a link."))
        return cleaned


class AboutForm(forms.ModelForm):
    """What is known about the piece."""

    language = LanguageField(label=_("language"))

    class Meta:
        model = Article
        fields = ABOUT
        widgets = _WIDGETS
        field_classes = {"original_url": LinkField}


class ImportForm(AboutForm):
    """The second step: the text as it came out of intake, still open to correction, and what is known about it."""

    title = forms.CharField(label=_("title"), max_length=300, required=False)
    text = forms.CharField(label=_("text"), strip=False, widget=forms.Textarea(attrs={"rows": 14, "class": "words"}))
    allow_duplicate = forms.BooleanField(required=False, widget=forms.HiddenInput)


class VersionForm(forms.Form):
    """A new text of an article."""

    text = forms.CharField(
        label=_("The whole new text"), strip=False, widget=forms.Textarea(attrs={"rows": 20, "class": "words"})
    )
    reason = forms.CharField(label=_("What changed, in a few words"), max_length=300)
