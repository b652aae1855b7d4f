"""Looks for planted counterparts with the database's own full-text search; prints one JSON line.

What the index of ``services/candidates.py`` is compared with: FTS5 by bm25 on SQLite, tsvector with GIN by ts_rank on
PostgreSQL, all words of the claim joined by OR. The table lives as long as the connection.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import islice
from random import Random

import numpy as np
from django.db import connection

from articles.analysis.contradiction.words import FUNCTION_WORDS, words
from training.contradiction.generator import frames  # noqa: F401 - declares the frames
from training.contradiction.generator.archive import claims

SAMPLE = 200
SEED = 5
CHUNK = 5_000


def main(size: int) -> None:
    """Load ``size`` claims and look for ``SAMPLE`` counterparts."""
    rows, planted = claims(Random(SEED), size), []
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if postgresql:
            cursor.execute("CREATE TEMP TABLE searched (id int PRIMARY KEY, about tsvector)")
        else:
            cursor.execute("CREATE VIRTUAL TABLE temp.searched USING fts5(text, tokenize='porter unicode61')")
        value = "to_tsvector('english', %s)" if postgresql else "%s"
        columns = "(id, about)" if postgresql else "(rowid, text)"
        while chunk := list(islice(rows, CHUNK)):
            planted += [row for row in chunk if "counterpart" in row]
            insert = f"INSERT INTO searched {columns} VALUES (%s, {value})"
            cursor.executemany(insert, [(row["id"], row["text"]) for row in chunk])
        if postgresql:
            cursor.execute("CREATE INDEX ON searched USING gin (about)")
            cursor.execute("ANALYZE searched")
        found, seconds = [], []
        for row in Random(1).sample(planted, min(SAMPLE, len(planted))):
            began = time.perf_counter()
            ranked = _search(cursor, row["text"], postgresql)
            seconds.append(time.perf_counter() - began)
            found.append(row["counterpart"] in [pk for pk in ranked if pk != row["id"]])
    spread = {f"p{at}_ms": round(float(np.percentile(seconds, at)) * 1000, 1) for at in (50, 95)}
    print(json.dumps({"claims": size, "recall@50": round(float(np.mean(found)), 4), **spread}), flush=True)


def _search(cursor, text: str, postgresql: bool) -> list[int]:
    asked = sorted({word.lower for word in words(text) if word.lower not in FUNCTION_WORDS and word.lower.isalnum()})
    if postgresql:
        sql = (
            "SELECT id FROM searched, to_tsquery('english', %s) AS asked WHERE about @@ asked"
            " ORDER BY ts_rank(about, asked) DESC LIMIT 51"
        )
        cursor.execute(sql, [" | ".join(asked)])
    else:
        sql = "SELECT rowid FROM searched WHERE searched MATCH %s ORDER BY bm25(searched) LIMIT 51"
        cursor.execute(sql, [" OR ".join(f'"{word}"' for word in asked)])
    return [pk for (pk,) in cursor.fetchall()]


if __name__ == "__main__":
    main(int(sys.argv[1]))
