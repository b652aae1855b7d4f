"""Prove that no publication was altered: recompute every digest, follow each chain, look at what pages show."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from articles.selectors.public_archive import published_articles
from articles.services.publications import rows_mend, verify_chain, verify_rows


class Command(BaseCommand):
    """``verify_publications [--mend] [public id …]``: ends with an error if a chain is broken."""

    help = "Recomputes the digest of every publication, and says which articles' chains are broken or shown otherwise."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the public ids of articles (none: all that were ever published), and whether to put pages right."""
        parser.add_argument(
            "--mend",
            action="store_true",
            help="where readers see something else than what was published, show them that; no chain is touched",
        )
        parser.add_argument("articles", nargs="*", metavar="PUBLIC_ID")

    def handle(self, *args: object, **options: object) -> None:
        """Print one line for each broken chain and a sum; raise ``CommandError`` if there is one, or an unknown id."""
        wanted = set(options["articles"])
        found, broken = set(), 0
        for article in published_articles(wanted):
            found.add(article.public_id)
            whole, shown = verify_chain(article=article), verify_rows(article=article)
            if options["mend"] and whole and not shown and (shown := rows_mend(article=article)):
                self.stdout.write(f"{article.public_id}  mended: {article.title}")
            if not whole:
                self.stderr.write(f"{article.public_id}  broken: {article.title}")
            elif not shown:
                self.stderr.write(f"{article.public_id}  readers see something else: {article.title}")
            broken += not (whole and shown)
        if wanted - found:
            raise CommandError(f"Never published: {', '.join(sorted(wanted - found))}.")
        if broken:
            raise CommandError(f"{broken} of {len(found)} chains are broken, or readers see something else.")
        self.stdout.write(f"{len(found)} chains are whole.")
