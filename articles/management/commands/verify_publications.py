"""Prove that no publication was altered: recompute every digest, and follow each article's chain."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from articles.selectors.public_archive import published_articles
from articles.services.publications import verify_chain


class Command(BaseCommand):
    """``verify_publications [public id …]``: ends with an error if a chain is broken."""

    help = "Recomputes the digest of every publication, and says which articles' chains are broken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the public ids of articles; none: all that were ever published."""
        parser.add_argument("articles", nargs="*", metavar="PUBLIC_ID")

    def handle(self, *args: object, **options: object) -> None:
        """Print one line for each broken chain and a sum; raise ``CommandError`` if there is one, or an unknown id."""
        wanted = set(options["articles"])
        found, broken = set(), 0
        for article in published_articles(wanted):
            found.add(article.public_id)
            if not verify_chain(article=article):
                broken += 1
                self.stderr.write(f"{article.public_id}  broken: {article.title}")
        if wanted - found:
            raise CommandError(f"Never published: {', '.join(sorted(wanted - found))}.")
        if broken:
            raise CommandError(f"{broken} of {len(found)} chains are broken.")
        self.stdout.write(f"{len(found)} chains are whole.")
