"""Every article that was ever published, for proving that nothing was altered."""

from collections.abc import Collection, Iterator

from articles.models import Article


def published_articles(public_ids: Collection[str] = ()) -> Iterator[Article]:
    """Yield the articles that were ever published, oldest first; of ``public_ids`` only, if there are any."""
    articles = Article.objects.filter(publications__isnull=False).distinct().order_by("pk")
    return (articles.filter(public_id__in=public_ids) if public_ids else articles).iterator()
