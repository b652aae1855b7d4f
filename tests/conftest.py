"""What all tests share."""

import pytest
from celery import current_app
from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseOperations

from articles.intake.types import ImportedText
from articles.services.articles import article_import

_DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}


def pytest_addoption(parser):
    parser.addoption("--database-only", action="store_true", help="only tests that use the database")


def pytest_collection_modifyitems(config, items):
    """With ``--database-only``, leave out what runs the same on every database."""
    if not config.getoption("--database-only"):
        return
    touching = [
        item
        for item in items
        if item.get_closest_marker("django_db") or _DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in touching])
    items[:] = touching


_original_sql_flush = DatabaseOperations.sql_flush


def _sql_flush_around_triggers(self, style, tables, **options):
    """Flush as Django does, with the append-only triggers out of the way: SQLite flushes by DELETE."""
    statements = _original_sql_flush(self, style, tables, **options)
    if not statements:
        return statements
    with self.connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'articles_%_no_%'")
        triggers = cursor.fetchall()
    drops = [f"DROP TRIGGER {name}" for name, _sql in triggers]
    return [*drops, *statements, *(sql for _name, sql in triggers)]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """Give each run of the tests an SQLite file of its own, so that two runs at once don't meet."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = tmp_path_factory.mktemp("database") / "test.sqlite3"


@pytest.fixture(scope="session", autouse=True)
def _flush_in_spite_of_triggers():
    """Let tests with real transactions clean up after themselves on SQLite."""
    DatabaseOperations.sql_flush = _sql_flush_around_triggers
    yield
    DatabaseOperations.sql_flush = _original_sql_flush


@pytest.fixture(scope="session", autouse=True)
def _messages_stay_in_memory():
    """Let tests that commit tell no real worker about their checks."""
    current_app.conf.update(broker_url="memory://", broker_transport_options={})


@pytest.fixture(autouse=True)
def _fast_passwords(settings):
    """Hash passwords cheaply: a test opens several accounts, and nobody attacks them."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def roles(db):
    """The groups that the migration made, which tests with real transactions flush."""
    return [Group.objects.get_or_create(name=name)[0] for name in ("editor", "reviewer", "administrator")]


@pytest.fixture
def person(roles):
    """Return a maker of accounts: ``person("editor")``; ``person(None)`` has no role."""

    def make(role, username=None):
        user = User.objects.create_user(
            username or f"{role or 'nobody'}", email="someone@example.org", password="correct horse battery"
        )
        if role is not None:
            user.groups.add(Group.objects.get(name=role))
        return user

    return make


@pytest.fixture
def editor(person):
    return person("editor")


@pytest.fixture
def reviewer(person):
    return person("reviewer")


@pytest.fixture
def administrator(person):
    return person("administrator")


#: A small article of our own: a quote that runs on, an unnamed group, a chain, and a number that clashes.
ARTICLE_TEXT = (
    "The Lindau bridge will close for repairs in March.\n"
    "“We found cracks in two piers,” said Marta Okoye, the city engineer. “They are not dangerous yet.”\n"
    "Two contractors told the Harbour Gazette that the work would take nine months.\n"
    "According to the city council, the repairs will cost 12 million euros.\n"
    "The state auditor said the repairs would cost 31 million euros."
)


@pytest.fixture
def article(editor):
    """An article at the desk, imported by ``editor``, not analysed yet."""
    return article_import(actor=editor, imported=ImportedText(text=ARTICLE_TEXT, title="Bridge to close"))
