"""Loads an archive and measures looking up and comparing at each size on the way; prints JSON Lines."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from itertools import islice
from random import Random

import numpy as np
from django.contrib.auth.models import AbstractBaseUser, User
from django.db import connection, transaction
from django.db.models import Max, Model

from articles.models import Article, Claim, ClaimAnchor, Version
from articles.services.candidates import candidates_for_many, candidates_index
from articles.services.contradictions import contradictions_find
from training.contradiction.generator import frames  # noqa: F401 - declares the frames
from training.contradiction.generator.archive import claims

SAMPLE = 300
CHUNK = 5_000
SEED = 5


def main(sizes: list[int]) -> None:
    """Load and measure at each of ``sizes``."""
    actor = User.objects.create_user("loader")
    rows = claims(Random(SEED), max(sizes))
    loaded, planted, first_pk, loading = 0, [], None, 0.0
    for size in sizes:
        while loaded < size:
            chunk = list(islice(rows, min(CHUNK, size - loaded)))
            began = time.perf_counter()
            pks = _load(actor, chunk)
            loading += time.perf_counter() - began
            first_pk = pks[0] if first_pk is None else first_pk
            for row, pk in zip(chunk, pks, strict=True):
                if "counterpart" in row:
                    planted.append((row["counterpart"] + first_pk, pk))
            loaded += len(chunk)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(json.dumps({"claims": size, "indexed_a_second": round(size / loading), **_measure(planted)}), flush=True)


def _load(actor: AbstractBaseUser, rows: list[dict]) -> list[int]:
    """Store the claims as articles of up to twenty, as an import does, and index them; return the claims' keys."""
    by_article: dict[int, list[dict]] = {}
    for row in rows:
        by_article.setdefault(row["article"], []).append(row)
    with transaction.atomic():
        articles = Article.objects.bulk_create(
            Article(title=f"Article {number}", created_by=actor, published_on=date.fromisoformat(group[0]["published"]))
            for number, group in by_article.items()
        )
        versions = Version.objects.bulk_create(
            Version(article=article, number=1, text="\n".join(r["text"] for r in group), digest="", created_by=actor)
            for article, group in zip(articles, by_article.values(), strict=True)
        )
        for article, version in zip(articles, versions, strict=True):
            article.current_version = version
        Article.objects.bulk_update(articles, ["current_version"], batch_size=500)
        stored, anchors = [], []
        number = Claim.objects.aggregate(last=Max("pk"))["last"] or 0
        for article, version, group in zip(articles, versions, by_article.values(), strict=True):
            start = 0
            for row in group:
                number += 1
                stored.append(Claim(pk=number, public_id=f"{number:012d}", article=article, text=row["text"]))
                anchors.append((number, version.pk, start, start + len(row["text"])))
                start += len(row["text"]) + 1
        _insert(Claim, [_values(claim) for claim in stored])
        _insert(ClaimAnchor, anchors)
        candidates_index(claims=stored)
    return [claim.pk for claim in stored]


def _values(claim: Claim) -> tuple:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    dates = {"created_at": now, "updated_at": now}
    return tuple(dates.get(field.name, getattr(claim, field.attname)) for field in Claim._meta.concrete_fields)


def _insert(model: type[Model], rows: list[tuple]) -> None:
    """Insert rows by the database's own bulk way: a million rows through the ORM would be most of the run."""
    columns = [field.column for field in model._meta.concrete_fields][-len(rows[0]) :]
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})", rows)


def _measure(planted: list[tuple[int, int]]) -> dict:
    sample = Random(1).sample(planted, min(SAMPLE, len(planted)))
    ranks, looking, whole, pairs = [], [], [], []
    for number, (earlier, later) in enumerate(sample):
        found = candidates_for_many(claims=[later])[later]
        ranks.append(found.index(earlier) if earlier in found else 1_000)
        looking.append(_timed(lambda pk=later: candidates_for_many(claims=[pk])))
        if number < SAMPLE // 3:
            claim = Claim.objects.get(pk=later)
            compared = []
            find = partial(contradictions_find, claims=[claim], only_changed=False)
            whole.append(_timed(lambda find=find, kept=compared: kept.append(find())))
            pairs.append(len(compared[0].pairs))
    ranked = np.array(ranks)
    return {
        "recall@50": round(float(np.mean(ranked < 50)), 4),
        "recall@24": round(float(np.mean(ranked < 24)), 4),
        "recall@10": round(float(np.mean(ranked < 10)), 4),
        **_spread("candidates", looking[5:]),
        **_spread("whole", whole[5:]),
        "pairs_compared": round(float(np.mean(pairs)), 1),
        "sampled": len(sample),
    }


def _timed(action: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that ``action`` took, and those of them that this process was at work."""
    began, worked = time.perf_counter(), time.process_time()
    action()
    return time.perf_counter() - began, time.process_time() - worked


def _spread(name: str, seconds: list[tuple[float, float]]) -> dict[str, float]:
    wall, cpu = np.array(seconds).T * 1000
    return {
        f"{name}_p50_ms": round(float(np.percentile(wall, 50)), 1),
        f"{name}_p95_ms": round(float(np.percentile(wall, 95)), 1),
        f"{name}_own_cpu_p50_ms": round(float(np.percentile(cpu, 50)), 1),
        f"{name}_own_cpu_p95_ms": round(float(np.percentile(cpu, 95)), 1),
    }


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1].split(",")])
