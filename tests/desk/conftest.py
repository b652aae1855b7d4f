"""A desk with somebody logged in."""

import pytest

from articles.services.suggestions import suggestions_compute, suggestions_replace


@pytest.fixture
def desk(client, editor):
    """A browser in which an editor is logged in."""
    client.force_login(editor)
    return client


@pytest.fixture
def analysed(article):
    """The article with its suggestions."""
    version = article.current_version
    suggestions_replace(version=version, analysed=suggestions_compute(version=version))
    return article
