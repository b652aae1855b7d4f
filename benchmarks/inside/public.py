"""Publishes an archive, serves it with gunicorn, and measures reading it; prints JSON Lines."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from datetime import timedelta
from random import Random
from statistics import quantiles

from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client

from articles.intake.types import ImportedText
from articles.models import Article, Publication, PublishedClaim
from articles.models.identity import new_public_id
from articles.services.articles import article_import
from articles.services.attributions import attribution_set
from articles.services.claims import claim_update
from articles.services.evidence import evidence_add
from articles.services.publications import article_publish
from articles.services.sources import source_create

SENTENCES = 30
ARTICLES = 20
CONNECTIONS = 8
SEARCHES = (
    ("rare word", "quokka"),
    ("old affair", "wombat"),
    ("two words", "bridge+minister"),
    ("common word", "officials"),
)
WORDS = (
    "council",
    "bridge",
    "minister",
    "river",
    "tunnel",
    "court",
    "hospital",
    "strike",
    "harvest",
    "budget",
    "ferry",
)


def main(claims: int) -> None:
    """Measure with ``claims`` published claims in the archive."""
    random = Random(7)
    pages = _publish(random)
    _fill(claims - len(pages), random)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    port = _free_port()
    server = _serve(port)
    try:
        _wait(port)
        _show("article, first", claims, [f"/article/{key}/" for key in _articles()], port)
        _show("claim, first", claims, pages, port)
        _show("claim, again", claims, [random.choice(pages) for _ in range(6000)], port)
        _show("claim, unchanged", claims, [random.choice(pages) for _ in range(6000)], port, conditional=True)
    finally:
        server.terminate()
        server.wait()
    for name, words in SEARCHES:
        _show_search(name, claims, f"q={words}")


def _publish(random: Random) -> list[str]:
    """Publish annotated articles through the services and return the paths of their claims."""
    editor = User.objects.create_user("reader")
    editor.groups.add(Group.objects.get(name="reviewer"))
    council = source_create(actor=editor, name="City council", kind="organisation")
    gazette = source_create(actor=editor, name="Harbour Gazette", kind="publication")
    for number in range(ARTICLES):
        lines = [f"The {_some(random)} number {number}.{n} will close, officials said." for n in range(SENTENCES)]
        article = article_import(actor=editor, imported=ImportedText(text="\n".join(lines), title=f"Article {number}"))
        for claim in article.claims.all():
            attribution_set(
                actor=editor, claim=claim, revision=1, source=council, via=[(gazette, "outlet")], manner="indirect"
            )
            claim_update(
                actor=editor, claim=claim, revision=2, truth_status="false", said_status="confirmed",
                verdict="The minutes say otherwise.", explanation="<p>See <em>page four</em>.</p>",
            )  # fmt: skip
            evidence_add(
                actor=editor, claim=claim, revision=3, title="Minutes", url="https://city.example/", stance="refutes"
            )
        article_publish(actor=editor, article=article)
    return [f"/claim/{key}/" for key in PublishedClaim.objects.values_list("claim_public_id", flat=True)]


def _fill(count: int, random: Random) -> None:
    """Add published rows by the bulk, as many articles would have left them; the first twentieth is an old affair."""
    publication, sample = Publication.objects.first(), PublishedClaim.objects.first()
    for start in range(0, max(count, 0), 2000):
        rows = []
        for number in range(start, min(start + 2000, count)):
            rare = f"{'quokka ' if number % 20000 == 7 else ''}{'wombat ' if number < count // 20 else ''}"
            words = f"the {_some(random)} {rare}will close officials said"
            changed = sample.changed_at - timedelta(minutes=count - number)
            row = PublishedClaim(
                publication=publication, claim_public_id=new_public_id(), index=number, text=words,
                said_status="confirmed", truth_status="unchecked" if number % 10 else "verified",
                payload=sample.payload, search_words=words,
                first_published_at=changed, changed_at=changed,
            )  # fmt: skip
            rows.append(row)
        PublishedClaim.objects.bulk_create(rows)


def _some(random: Random) -> str:
    return " ".join(random.sample(WORDS, 3))


def _articles() -> list[str]:
    return list(Article.objects.values_list("public_id", flat=True))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _serve(port: int) -> subprocess.Popen:
    gunicorn = [sys.executable, "-m", "gunicorn", "factcheck.wsgi", "--workers", "2", "--threads", "4"]
    options = ["--worker-class", "gthread", "--bind", f"127.0.0.1:{port}", "--log-level", "error"]
    return subprocess.Popen([*gunicorn, *options])


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("gunicorn did not start")


def _show(measure: str, claims: int, paths: list[str], port: int, conditional: bool = False) -> None:
    took: list[float] = []
    threads = [
        threading.Thread(target=_read, args=(port, paths[lane::CONNECTIONS], conditional, took))
        for lane in range(CONNECTIONS)
    ]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    if len(took) != len(paths):
        raise SystemExit(f"{measure}: {len(paths) - len(took)} requests failed")
    _line(measure, claims, took, round(len(took) / seconds))


def _line(measure: str, claims: int, took: list[float], a_second: int) -> None:
    row = {
        "database": connection.vendor,
        "claims": claims,
        "measure": measure,
        "requests": len(took),
        "a_second": a_second,
        "median_ms": round(quantiles(took, n=100)[49] * 1000, 1),
        "p95_ms": round(quantiles(took, n=100)[94] * 1000, 1),
        "load": round(os.getloadavg()[0], 1),
    }
    print(json.dumps(row), flush=True)


def _read(port: int, paths: list[str], conditional: bool, took: list[float]) -> None:
    """Ask for ``paths`` over one connection that is kept, and note how long each took."""
    etags: dict[str, str] = {}
    with socket.create_connection(("127.0.0.1", port)) as connected, connected.makefile("rb") as answers:
        for path in paths:
            if conditional and path not in etags:
                etags[path] = _ask(connected, answers, path, "")[1]
            began = time.perf_counter()
            status, _etag = _ask(connected, answers, path, etags.get(path, ""))
            if status == (304 if conditional else 200):
                took.append(time.perf_counter() - began)


def _ask(connected: socket.socket, answers, path: str, etag: str) -> tuple[int, str]:
    match = f"If-None-Match: {etag}\r\n" if etag else ""
    connected.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{match}\r\n".encode())
    status, headers = int(answers.readline().split()[1]), {}
    while line := answers.readline().strip():
        name, _colon, value = line.decode().partition(": ")
        headers[name.lower()] = value
    answers.read(int(headers.get("content-length", 0)))
    return status, headers.get("etag", "")


def _show_search(name: str, claims: int, query: str) -> None:
    client, took = Client(), []
    for _ in range(20):
        began = time.perf_counter()
        response = client.get(f"/search/?{query}", headers={"host": "localhost"})
        took.append(time.perf_counter() - began)
        if response.status_code != 200:
            raise SystemExit(f"search answered {response.status_code}")
    _line(f"search, {name}", claims, took, round(len(took) / sum(took)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
