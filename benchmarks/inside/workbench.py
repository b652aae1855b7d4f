"""Imports and analyses long articles, opens the workbench on them; prints one JSON object with milliseconds."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path
from statistics import median

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from playwright.sync_api import sync_playwright

from articles.analysis.sentences import split
from articles.intake.types import ImportedText
from articles.models import Article, Check
from articles.models.choices import CheckKind
from articles.services.articles import article_import
from articles.services.check_runs import check_run
from benchmarks.inside.serving import served
from training.corpus.markup import load_corpus

SENTENCES, FEW = 1_000, 20
REPEATED = 15
_CORPUS = Path(__file__).resolve().parents[2] / "training" / "corpus" / "articles"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]


def main() -> None:
    """Measure on the database that the settings name."""
    editor = User.objects.create_user("editor")
    editor.groups.add(Group.objects.get(name="editor"))
    few, many = (_analysed(editor, prose(count)) for count in (FEW, SENTENCES))
    client = Client()
    client.force_login(editor)
    queries = {article: _queries(client, article) for article in (few, many)}
    times = [_opened(client, many) for _ in range(REPEATED)]
    row = {
        "sentences": SENTENCES,
        "queries_few": queries[few],
        "queries_many": queries[many],
        "server_ms": round(1000 * median(wall for wall, _cpu in times)),
        "server_own_cpu_ms": round(1000 * median(cpu for _wall, cpu in times)),
        "first_opening_ms": round(1000 * times[0][0]),
        **_in_browser(client, many),
    }
    print(json.dumps(row), flush=True)


def prose(sentences: int) -> str:
    """Return news prose of so many sentences: the articles of the training corpus one after the other."""
    text, count = [], 0
    for article in load_corpus(_CORPUS):
        found = split(article.text)[: sentences - count]
        text.append(article.text[: found[-1].end])
        count += len(found)
        if count == sentences:
            return "\n".join(text)
    raise ValueError(f"The corpus has {count} sentences only.")


def _analysed(editor: User, text: str) -> Article:
    article = article_import(actor=editor, imported=ImportedText(text=text, title="Measured"))
    check_run(pk=Check.objects.get(article=article, kind=CheckKind.ATTRIBUTIONS).pk)
    return article


def _address(article: Article) -> str:
    return reverse("desk:workbench", args=[article.public_id])


def _queries(client: Client, article: Article) -> int:
    client.get(_address(article))
    with CaptureQueriesContext(connection) as queries:
        client.get(_address(article))
    return len(queries)


def _opened(client: Client, article: Article) -> tuple[float, float]:
    """Return the seconds that the page took, and those that this process was at work: other programs take the rest."""
    began, worked = time.perf_counter(), time.process_time()
    answer = client.get(_address(article))
    times = time.perf_counter() - began, time.process_time() - worked
    if answer.status_code != 200:
        raise SystemExit(f"the workbench answered {answer.status_code}")
    return times


def _in_browser(client: Client, article: Article) -> dict[str, int]:
    browser_path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser_path is None:
        return {}
    with served() as port, sync_playwright() as driver:
        origin = f"http://127.0.0.1:{port}"
        cookie = {
            "name": settings.SESSION_COOKIE_NAME,
            "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
            "url": origin,
        }
        browser = driver.chromium.launch(executable_path=browser_path, args=_FLAGS)
        seconds = [_until_usable(browser, cookie, origin + _address(article)) for _ in range(REPEATED)]
        browser.close()
    return {"usable_ms": round(1000 * median(seconds[1:])), "usable_first_ms": round(1000 * seconds[0])}


def _until_usable(browser, cookie: dict[str, str], address: str) -> float:
    context = browser.new_context()
    context.add_cookies([cookie])
    page = context.new_page()
    began = time.perf_counter()
    page.goto(address, wait_until="domcontentloaded")
    page.locator("#inspector").focus()
    took = time.perf_counter() - began
    if page.evaluate("document.activeElement.id") != "inspector":
        raise SystemExit("the inspector does not take the focus")
    context.close()
    return took


if __name__ == "__main__":
    main()
