"""The names of languages."""

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language_info


def language_name(code: str) -> str:
    """Return "Portuguese" for "pt", "English (en-US)" for what has no name of its own, the code for what has none."""
    try:
        name = str(get_language_info(code.lower())["name_translated"])
    except KeyError:
        return code
    return name if code.lower() in LANG_INFO else f"{name} ({code})"


def languages() -> list[tuple[str, str]]:
    """Return the languages that have a name, each as its code and its name, by their names."""
    return sorted(((code, language_name(code)) for code in LANG_INFO), key=lambda language: language[1].casefold())
