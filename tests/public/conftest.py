"""A published newsroom: see ``tests.publishing``."""

from tests.publishing import newsroom, published

__all__ = ["newsroom", "published"]
