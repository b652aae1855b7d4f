"""A real Chromium, a live server, somebody logged in, and axe to judge each page."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Page, sync_playwright

from articles.services.check_runs import checks_work_off

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
_AXE = (Path(__file__).parent / "axe.min.js").read_text()
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PASSWORD = "correct horse battery"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests; its driver runs a loop in this thread, which Django would take for async code."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium is installed")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=_FLAGS)
        yield browser
        browser.close()


class Window:
    """A window of the browser that knows the server, and remembers what went wrong in it."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page, self.origin = page, origin
        self.errors: list[str] = []
        # Long for a machine with much else to do; what comes sooner waits no longer.
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)

    def _console(self, message) -> None:
        # What the browser says of an answer with a status above 399 is no fault of the page.
        if message.type == "error" and "status of 4" not in message.text:
            self.errors.append(message.text)

    def open(self, address: str) -> None:
        """Go to an address of the server."""
        self.page.goto(self.origin + address)

    def log_in(self, username: str) -> None:
        """Log in through the form."""
        self.open("/desk/login/")
        self.page.get_by_label("Username").fill(username)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Log in").click()
        self.page.wait_for_url("**/desk/**")

    def enter(self, username: str) -> None:
        """Be logged in, by a session of the server's: quicker than the form, which some tests fill in."""
        client = Client()
        client.force_login(get_user_model().objects.get(username=username), settings.AUTHENTICATION_BACKENDS[-1])
        name = settings.SESSION_COOKIE_NAME
        self.page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.origin}])

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, and wait for the answers."""
        for key in keys:
            self.page.keyboard.press(key)
            self.settle()

    def settle(self) -> None:
        """Wait until nothing is asked of the server any more, polling aside."""
        self.page.wait_for_timeout(120)
        self.page.wait_for_selector(
            ".htmx-request:not(#live), .htmx-swapping, .htmx-settling, [aria-busy=true]", state="detached"
        )

    def judge(self) -> None:
        """Fail if axe finds a barrier on the page as it is now.

        The inspector is judged from its top: further down its head covers a part of whatever stands under it.
        """
        self.page.evaluate("document.getElementById('inspector')?.scrollTo(0, 0)")
        self.page.evaluate(_AXE)
        result = self.page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", _TAGS)
        found = [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]
        assert not found, f"{self.page.url}\n" + "\n".join(found)


@pytest.fixture
def window(chromium, live_server, request):
    """Return a maker of windows: ``window()``, ``window(width=390, dark=True, scripts=False)``."""
    contexts, windows = [], []

    def make(*, width=1280, height=900, dark=False, scripts=True) -> Window:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        contexts.append(context)
        windows.append(Window(context.new_page(), live_server.url))
        return windows[-1]

    yield make
    for context in contexts:
        context.close()
    assert [error for each in windows for error in each.errors] == []


@pytest.fixture
def colleague(person):
    """A reviewer: may do everything but manage people."""
    return person("reviewer", "jonas")


@pytest.fixture
def analysed(article):
    """The article after the machine has done its work."""
    checks_work_off()
    return article
