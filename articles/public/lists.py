"""Articles and claims as lines of a list."""

from collections.abc import Iterable
from typing import Any

from articles.models import PublishedClaim
from articles.public import words
from articles.public.article_page import bar, summary_words
from articles.selectors.public_articles import ArticleLine


def article_rows(lines: Iterable[ArticleLine]) -> list[dict[str, Any]]:
    """Return articles for showing in a list: title, where and when, the summary and its bar."""
    return [
        {
            **line.article,
            "published_on": words.day(line.article["published_on"]),
            "summary": summary_words(line.summary),
            "bar": bar(line.summary["truth"]),
            "total": line.summary["sentences"],
            "number": line.number,
            "published_at": line.published_at,
        }
        for line in lines
    ]


def claim_rows(claims: Iterable[PublishedClaim]) -> list[dict[str, Any]]:
    """Return claims for showing in a list: verdict, words, who said it (or did not), and where."""
    return [
        {
            "id": claim.claim_public_id,
            "text": claim.text,
            "truth": words.truth(claim.truth_status),
            "verdict": claim.payload["verdict"],
            "sources": claim.payload["attributions"],
            "objection": words.objection(claim.payload),
            "article": claim.payload["article"],
            "changed_at": claim.changed_at,
        }
        for claim in claims
    ]
