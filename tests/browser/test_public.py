"""Readers' pages in a real browser: accessible, at home on a small screen, and untouched by the strict policy."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.urls import reverse

from articles.models import Source
from articles.services.articles import version_add
from articles.services.claims import claim_update
from articles.services.publications import article_publish
from tests.publishing import newsroom_make


@pytest.fixture
def addresses(chromium, article, editor, reviewer):
    """The address of each kind of page of a newsroom that published twice."""
    room = newsroom_make(article=article, editor=editor, reviewer=reviewer, secrets=False)
    article_publish(actor=reviewer, article=article)
    claim = room.false_claim
    claim.refresh_from_db()
    claim_update(actor=editor, claim=claim, revision=claim.revision, verdict="The signed budget says so.")
    article_publish(actor=reviewer, article=article, correction_note="Reworded.")
    council = Source.objects.get(name="City council").public_id
    paths = {name: reverse(f"public:{name}") for name in ("home", "articles", "corrections", "how_we_work", "search")}
    paths["article"] = reverse("public:article", args=[article.public_id])
    paths["claim"] = reverse("public:claim", args=[claim.public_id])
    paths["unchecked claim"] = reverse("public:claim", args=[room.claim("Lindau").public_id])
    paths["chain"] = reverse("public:claim", args=[room.claim("Two contractors").public_id])
    paths["source"] = reverse("public:source", args=[council])
    paths["not found"] = "/nowhere/"
    return paths


@pytest.fixture
def embed(addresses):
    return addresses["claim"] + "embed/"


def overflow(window):
    return window.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("dark", [False, True])
def test_every_page_is_accessible_and_fits_a_small_screen(addresses, window, dark):
    reader = window(width=360, dark=dark)
    for name, address in addresses.items():
        reader.open(address)
        assert overflow(reader) <= 0, name
        reader.judge()


def test_pages_need_no_script_and_the_data_block_is_not_in_the_way(addresses, embed, window):
    reader = window()
    reader.open(addresses["claim"])
    assert "ClaimReview" in reader.page.locator("script[type='application/ld+json']").inner_html()
    plain = window(scripts=False)
    for name, address in {**addresses, "embed": embed}.items():
        plain.open(address)
        assert plain.page.locator("h1").first.is_visible(), name


def test_text_at_twice_its_size_stays_on_the_page(addresses, window):
    reader = window(width=640, height=400)
    for name in ("article", "claim", "search", "source"):
        reader.open(addresses[name])
        reader.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert overflow(reader) <= 0, name


def test_what_is_printed_has_the_colours_of_paper_though_the_screen_is_dark(addresses, window):
    def colours(dark, medium):
        reader = window(dark=dark)
        reader.page.emulate_media(media=medium)
        reader.open(addresses["claim"])
        shown = [reader.page.locator(part).first for part in ("body", ".verdict-word .status", ".kicker", ".kicker a")]
        style = "part => [getComputedStyle(part).color, getComputedStyle(part).backgroundColor]"
        return [part.evaluate(style) for part in shown]

    assert colours(True, "screen") != colours(False, "screen")
    assert colours(True, "print") == colours(False, "print")


def test_a_mark_stays_on_the_line_of_its_sentences_last_word(addresses, window):
    reader = window()
    reader.open(addresses["article"])
    lost = """() => [...document.querySelectorAll(".s-mark")].filter(mark => {
        const words = [...mark.parentElement.querySelectorAll(".s")].filter(
            each => each.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
        const last = [...words.getClientRects()].pop();
        return mark.querySelector("svg").getBoundingClientRect().top > last.bottom;
    }).length"""
    for width in range(320, 480, 10):
        reader.page.set_viewport_size({"width": width, "height": 900})
        assert reader.page.evaluate(lost) == 0, width


def test_a_reader_goes_from_a_sentence_to_its_claim_and_back_by_keyboard(addresses, window):
    reader = window()
    reader.open(addresses["article"])
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.className") == "skip"
    reader.page.get_by_role("link", name="Sentence 5: False").focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/claim/**")
    reader.page.get_by_role("link", name="Sentence 5 of 6").click()
    reader.page.wait_for_url("**/article/**")
    assert reader.page.locator("#s5").evaluate("sentence => sentence.matches(':target')")


@pytest.fixture
def elsewhere():
    """A site that is not ours: answers every path with a page that frames the address after ``?``."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            body = f'<iframe src="{self.path.partition("?")[2]}"></iframe>'.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_embed_may_be_framed_and_the_claim_itself_may_not(addresses, embed, chromium, live_server, elsewhere):
    # A window of its own: the browser complains of the second frame, as it should.
    page = chromium.new_page()
    shown = {}
    for address in (embed, addresses["claim"]):
        page.goto(f"{elsewhere}?{live_server.url}{address}")
        page.wait_for_timeout(500)
        shown[address] = page.frames[1].url
    page.close()
    assert shown[embed] == live_server.url + embed
    assert shown[addresses["claim"]].startswith("chrome-error:")


@pytest.fixture
def paper(addresses, window):
    """A window that shows what is printed."""
    reader = window(width=680)
    reader.page.emulate_media(media="print")
    return reader


def test_paper_tells_the_address_and_the_whole_fingerprint(addresses, paper, live_server, article):
    for name, address in addresses.items():
        paper.open(address)
        told = f"Address: {live_server.url}{address}" in paper.page.inner_text("body")
        assert told == (name != "not found"), name
        assert "Follow:" not in paper.page.inner_text("body")
    digests = [row.digest for row in article.publications.all()]
    paper.open(addresses["article"])
    assert all(digest in paper.page.inner_text("body") for digest in digests)
    paper.open(addresses["claim"])
    assert digests[0] in paper.page.inner_text("body")
    assert "JSON" not in paper.page.inner_text("body") and "iframe" not in paper.page.inner_text("body")


def test_paper_has_one_edge_and_no_heading_without_what_it_heads(addresses, paper):
    for name in ("article", "claim", "home"):
        paper.open(addresses[name])
        left = "part => part.getBoundingClientRect().left"
        edges = {paper.page.locator(part).first.evaluate(left) for part in (".masthead-name", "main h1, main .verdict")}
        assert len(edges) == 1, name
        heading = paper.page.locator("main h2").first
        assert heading.evaluate("heading => getComputedStyle(heading).breakAfter") == "avoid", name


def test_what_is_folded_on_the_screen_is_printed(addresses, paper, article, editor, reviewer):
    text = "\n".join(f"The quay of harbour {number} is shut." for number in range(9))
    version_add(actor=editor, article=article, text=f"{article.current_version.text}\n{text}", reason="more")
    article.refresh_from_db()
    article_publish(actor=reviewer, article=article)
    paper.open(addresses["article"])
    folded = paper.page.locator("#publication-3 details li").last
    assert folded.evaluate("line => line.checkVisibility({contentVisibilityAuto: true})")
    assert folded.bounding_box()["height"] > 0
