"""Ways to the workbench that several browser tests take."""

from django.urls import reverse

from articles.models import Claim


def bench(article, claim=None):
    address = reverse("desk:workbench", args=[article.public_id])
    return f"{address}?claim={claim.public_id}" if claim else address


def claim_with(words):
    return Claim.objects.get(text__contains=words, in_text=True)


def ready_to_hold(page):
    """Let every request of the page pass through the driver, before there is one to hold or to answer.

    Switching that on and off again takes the browser a moment, in which a request gets past a route that is new; so
    tests change what a route does, or add one, and leave this one where it is.
    """
    page.route("https://nowhere.invalid/", lambda route: route.abort())


def at_work(window, article):
    """Return a desk where somebody is logged in, its page, and the address of the sentence in focus, opened."""
    desk, address = window(), bench(article, claim_with("will close"))
    desk.enter("jonas")
    ready_to_hold(desk.page)
    desk.open(address)
    return desk, desk.page, address
