"""Ways to the workbench that several browser tests take."""

from django.urls import reverse

from articles.models import Claim


def bench(article, claim=None):
    address = reverse("desk:workbench", args=[article.public_id])
    return f"{address}?claim={claim.public_id}" if claim else address


def claim_with(words):
    return Claim.objects.get(text__contains=words, in_text=True)


def at_work(window, article):
    """Return a desk where somebody is logged in, its page, and the address of the sentence in focus, opened."""
    desk, address = window(), bench(article, claim_with("will close"))
    desk.log_in("jonas")
    desk.open(address)
    return desk, desk.page, address
