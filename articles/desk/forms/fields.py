"""Fields that several forms share."""

from typing import Any

from django import forms

from articles.models.languages import language_name, languages


class LinkField(forms.URLField):
    """An address; one typed without a scheme is taken for https.

    Browsers refuse such an address in a field of the type "url" before it is sent, so it is a field for text.
    """

    widget = forms.TextInput

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"assume_scheme": "https", **kwargs})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let telephones show the keys for addresses, and nobody's browser mark it as misspelt."""
        return {**super().widget_attrs(widget), "placeholder": "https://", "inputmode": "url", "spellcheck": "false"}


class LanguageSelect(forms.Select):
    """Languages by their names; one that is not among them is shown by its code."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list:
        """Add the language that is given to the choices."""
        known = {code for code, _name in self.choices}
        self.choices = [*self.choices, *((code, language_name(code)) for code in value if code and code not in known)]
        return super().optgroups(name, value, attrs)


class LanguageField(forms.ChoiceField):
    """The code of a language, chosen by its name. Any code is taken that the model takes: pages state many others."""

    widget = LanguageSelect

    def __init__(self, **kwargs) -> None:
        super().__init__(choices=languages, **kwargs)

    def valid_value(self, value: str) -> bool:
        """Leave it to the model."""
        return True
