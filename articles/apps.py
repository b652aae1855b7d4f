"""The app's registration with Django."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """Articles: from foreign text to a published claim page."""

    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"
