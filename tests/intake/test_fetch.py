"""A link reaches the public internet or nothing; whatever happens there, the editor gets one sentence."""

import gzip
import ipaddress
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from urllib3.util import connection

from articles.intake import fetch
from articles.intake.errors import IntakeError
from articles.intake.fetch import MAX_BYTES, Reach, import_url, is_public
from articles.intake.types import ImportedText

PAGE = (
    "<html lang='en'><head><title>Ferry returns</title></head><body><article><h1>Ferry returns</h1>"
    + "".join(f"<p>The ferry to Örö will run again from day {day}, said the harbour office.</p>" for day in range(1, 9))
    + "</article></body></html>"
)
ARTICLE = PAGE.encode()
HTML = {"Content-Type": "text/html; charset=utf-8"}

#: path -> status, headers, body
ANSWERS = {
    "/article": (200, HTML, ARTICLE),
    "/latin": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, PAGE.encode("latin-1")),
    "/latin-by-name": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, ARTICLE),
    "/nonsense-charset": (200, {"Content-Type": "text/html; charset=zip"}, ARTICLE),
    "/no-charset": (200, {"Content-Type": "text/html; charset=undefined"}, ARTICLE),
    "/plain": (200, {"Content-Type": "text/plain"}, b"The ferry will run again, the harbour office said."),
    "/plain-windows": (
        200,
        {"Content-Type": "text/plain; charset=iso-8859-1"},
        "“The ferry to Örö runs,” she said.".encode("cp1252"),
    ),
    "/packed": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(ARTICLE)),
    "/hop": (302, {"Location": "/article"}, b""),
    "/to-private": (302, {"Location": "http://10.0.0.1/"}, b""),
    "/to-metadata": (302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/to-port": (302, {"Location": "http://127.0.0.1:22/"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/brotli": (200, {**HTML, "Content-Encoding": "br"}, b"?"),
    "/torn": (200, {**HTML, "Content-Encoding": "gzip"}, b"not gzip at all"),
    "/large": (200, HTML, b"<p>" + b"a word " * (MAX_BYTES // 7 + 1)),
    "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b" " * (MAX_BYTES * 20))),
    "/empty": (200, HTML, b"<html><body></body></html>"),
    "/gone": (410, HTML, b""),
    "/paywall": (403, HTML, b""),
    "/broken": (503, HTML, b""),
}


class _Site(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/slow-body":
            self._drip()
            return
        status, headers, body = ANSWERS.get(self.path, (404, HTML, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the client has seen enough

    def _drip(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(300):
                self.wfile.write(b"<p>word</p>")
                self.wfile.flush()
                time.sleep(0.1)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def log_message(self, *_arguments):
        """Say nothing."""


@pytest.fixture(scope="module")
def site():
    """A local web site; returns its origin and the reach that tests alone may have."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    yield f"http://127.0.0.1:{port}", Reach(ports=frozenset({port}), loopback=True)
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "path", ["/article", "/latin", "/latin-by-name", "/nonsense-charset", "/no-charset", "/packed", "/hop"]
)
def test_a_page_comes_in_as_an_article(site, path):
    origin, reach = site
    imported = import_url(origin + path, reach=reach)
    assert "The ferry to Örö will run again from day 8, said the harbour office." in imported.text
    assert (imported.title, imported.language) == ("Ferry returns", "en")


def test_a_plain_text_is_read_in_the_charset_that_its_server_states(site):
    origin, reach = site
    imported = import_url(f"{origin}/plain-windows", reach=reach)
    assert imported.text == "“The ferry to Örö runs,” she said."
    assert imported.notices == ()


def test_the_address_where_the_article_was_found_is_kept(site):
    origin, reach = site
    assert import_url(f"{origin}/hop", reach=reach).url == f"{origin}/article"
    assert import_url(f"{origin}/plain", reach=reach).url == f"{origin}/plain"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/to-private", "not on the public internet"),
        ("/to-metadata", "not on the public internet"),
        ("/to-file", "not a web address"),
        ("/to-port", "unusual port"),
        ("/loop", "from one to the next too often"),
        ("/picture", "another kind (image/png)"),
        ("/brotli", "packed in a way"),
        ("/torn", "connection broke"),
        ("/large", "larger than 5 MB"),
        ("/bomb", "larger than 5 MB"),
        ("/empty", "no text"),
        ("/missing", "no page at this address"),
        ("/gone", "no page at this address"),
        ("/paywall", "does not let the page be read"),
        ("/broken", "answered with an error (503)"),
    ],
)
def test_what_goes_wrong_at_the_other_end_is_one_clear_sentence(site, path, says):
    origin, reach = site
    with pytest.raises(IntakeError) as refusal:
        import_url(origin + path, reach=reach)
    assert says in refusal.value.message


def test_a_page_that_never_ends_is_given_up_in_time(site):
    origin, reach = site
    began = time.monotonic()
    with pytest.raises(IntakeError, match="takes too long"):
        import_url(f"{origin}/slow-body", reach=reach, total_seconds=0.5)
    assert time.monotonic() - began < 10


def test_a_name_server_that_never_answers_is_given_up_in_time(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: time.sleep(30))
    began = time.monotonic()
    with pytest.raises(IntakeError, match="takes too long"):
        import_url("https://example.org/", total_seconds=0.2)
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "url",
    [
        "",
        "   ",
        "not an address",
        "ftp://example.org/article",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,hello",
        "gopher://127.0.0.1:70/",
        "https://",
        "https:///path",
        "https://user:secret@example.org/",
        "https://example.org:99999/",
        "https://[::1/",
        "https://example.org/" + "a" * 2_000,
    ],
)
def test_what_is_no_web_address_is_refused_without_asking_anybody(url, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", None)
    with pytest.raises(IntakeError):
        import_url(url)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0.0.0.0",
        "localhost",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::127.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::a00:1]",
        "[2002:7f00:1::]",
        "[2001::7f00:1]",
        "[fe80::1]",
        "[fec0::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[ff02::1]",
        "127.0.0.1.",
        "①②⑦.⓪.⓪.①",
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_address_that_is_not_public_is_never_connected_to(scheme, host, monkeypatch):
    def refuse(*_arguments, **_options):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(connection, "create_connection", refuse)
    with pytest.raises(IntakeError):
        import_url(f"{scheme}://{host}/")


@pytest.mark.parametrize("port", [22, 25, 6379, 8000, 8080])
def test_only_the_ports_of_web_sites_are_tried(port, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", _answering(["93.184.215.14"]))
    with pytest.raises(IntakeError, match="unusual port"):
        import_url(f"https://example.org:{port}/")


def test_a_name_that_changes_its_address_is_connected_to_as_it_was_judged(monkeypatch):
    tried = []

    def connect(address, *_arguments, **_options):
        tried.append(address)
        raise OSError("enough seen")

    monkeypatch.setattr(socket, "getaddrinfo", _answering(["93.184.215.14", "127.0.0.1", "127.0.0.1"]))
    monkeypatch.setattr(connection, "create_connection", connect)
    with pytest.raises(IntakeError, match="can't be reached"):
        import_url("http://rebinding.example/")
    assert tried == [("93.184.215.14", 80)]


def test_no_proxy_of_the_environment_is_obeyed(site, monkeypatch):
    origin, reach = site
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert import_url(f"{origin}/article", reach=reach).title == "Ferry returns"


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_addresses_are_public(address):
    assert is_public(ipaddress.ip_address(address))


def _answering(addresses):
    """Return a resolver that gives each address once, in order."""
    left = list(addresses)

    def resolve(_host, port, **_options):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (left.pop(0), port))]

    return resolve


def test_a_word_document_keeps_the_address_where_it_was_found(monkeypatch):
    answer = (b"", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "", "https://a.example/x")
    monkeypatch.setattr(fetch, "_fetch", lambda *_: answer)
    monkeypatch.setattr(fetch, "import_docx", lambda _: ImportedText(text="Words.", title="Bridge"))
    imported = import_url("https://a.example/x")
    assert (imported.url, imported.title) == ("https://a.example/x", "Bridge")
