"""Fields that several forms share."""

from typing import Any

from django import forms


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
