"""Fields that several forms share."""

from django import forms


class LinkField(forms.URLField):
    """An address; one typed without a scheme is taken for https."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"assume_scheme": "https", **kwargs})
