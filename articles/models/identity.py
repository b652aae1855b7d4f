"""Public identifiers: short, unguessable, safe in a URL, and never reused."""

from django.utils.crypto import get_random_string

#: Without vowels (no accidental words) and without look-alikes (0/o, 1/l/i).
PUBLIC_ID_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
PUBLIC_ID_LENGTH = 12


def new_public_id() -> str:
    """Return a fresh random identifier of 12 characters (about 57 bits)."""
    return get_random_string(PUBLIC_ID_LENGTH, PUBLIC_ID_ALPHABET)
