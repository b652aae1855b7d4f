"""Links: the one client that fetches what an editor names, guarded so that it reaches the public internet only."""

import ipaddress
import queue
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

import requests
from django.utils.translation import gettext as _
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.exceptions import HTTPError, ReadTimeoutError

from articles.intake.docx import import_docx
from articles.intake.errors import IntakeError
from articles.intake.html import import_html
from articles.intake.text import import_text
from articles.intake.types import ImportedText

MAX_BYTES = 5 * 1024 * 1024
MAX_REDIRECTS = 3
MAX_URL_LENGTH = 2_000
CONNECT_SECONDS = 5
READ_SECONDS = 10
TOTAL_SECONDS = 20
_CHUNK = 65_536
#: Body, content type, charset, final address.
_Fetched = tuple[bytes, str, str, str]
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; factcheck-import/1.0)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9",
    "Accept-Encoding": "gzip",
    "Accept-Language": "*",
}


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be reached. Tests widen it to their own server; nothing else does."""

    ports: frozenset[int] = frozenset({80, 443})
    loopback: bool = False


PUBLIC_INTERNET = Reach()


class ForbiddenPort(requests.RequestException):
    """The address names a port on which no site for readers listens."""


def import_url(url: str, *, reach: Reach = PUBLIC_INTERNET, total_seconds: float = TOTAL_SECONDS) -> ImportedText:
    """Return the article at ``url``, with the address where it was found in the end.

    Every address, also one that a redirect names, is resolved once, judged, and connected to as judged, so that a name
    that changes its address meanwhile wins nothing. Raises ``IntakeError`` when the address is no public web address,
    does not answer in time, or has no article in a format that intake reads.
    """
    deadline = time.monotonic() + total_seconds
    body, content_type, charset, found_at = _within(total_seconds, lambda: _fetch(_checked_url(url), reach, deadline))
    if content_type == _DOCX:
        return replace(import_docx(body), url=found_at)
    if content_type in _HTML:
        return import_html(body, url=found_at, charset=charset)
    return replace(import_text(body, charset=charset), url=found_at)


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Say whether ``address`` is of the public internet; stricter than the library: what wraps another is not."""
    if address.version == 6 and address.is_site_local:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


class _Adapter(IPFilterAdapter):
    """requests-hardened's adapter, which pins the checked address, with a stricter judgement of address and port."""

    def __init__(self, reach: Reach, *, is_https_proto: bool) -> None:
        super().__init__(is_https_proto=is_https_proto, allow_loopback=reach.loopback)
        self._reach = reach

    def build_connection_pool_key_attributes(self, request, verify, cert=None):
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        if (host["port"] or (443 if self._is_https_proto else 80)) not in self._reach.ports:
            raise ForbiddenPort(host["port"])
        address = ipaddress.ip_address(host["host"].strip("[]"))
        if not is_public(address) and not (self._reach.loopback and address.is_loopback):
            raise InvalidIPAddress(address)
        return host, pool


def _session(reach: Reach) -> HTTPSession:
    session = HTTPSession(
        Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=reach.loopback,
            never_redirect=True,
            default_timeout=(CONNECT_SECONDS, READ_SECONDS),
        )
    )
    # Neither a proxy of the environment nor somebody's .netrc may have a say.
    session.trust_env = False
    session.headers.clear()
    session.headers.update(_HEADERS)
    session.mount("http://", _Adapter(reach, is_https_proto=False))
    session.mount("https://", _Adapter(reach, is_https_proto=True))
    return session


def _checked_url(url: str) -> str:
    """Return ``url`` with a scheme, or raise ``IntakeError`` when it is no web address."""
    url = url.strip()
    wrong = IntakeError(_("This is not a web address. It should look like https://example.org/article."))
    if not url or len(url) > MAX_URL_LENGTH or any(character.isspace() for character in url):
        raise wrong
    if "://" not in url:
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc and parts.port != 0
    except ValueError as error:
        raise wrong from error
    if not usable:
        raise wrong
    return url


def _fetch(url: str, reach: Reach, deadline: float) -> _Fetched:
    """Follow redirects by hand and return what is at their end. Raises ``IntakeError``."""
    with _session(reach) as session:
        for _hop in range(MAX_REDIRECTS + 1):
            response = _get(session, url)
            with response:
                if not response.is_redirect:
                    kind, charset = _kind(response)
                    return _body(response, deadline), kind, charset, url
                url = _checked_url(urljoin(url, response.headers["location"]))
                if time.monotonic() > deadline:
                    raise _too_slow()
    raise IntakeError(_("This address leads from one to the next too often. Paste the article's text instead."))


def _get(session: HTTPSession, url: str) -> requests.Response:
    try:
        response = session.get(url, stream=True, allow_redirects=False)
    except InvalidIPAddress as error:
        raise IntakeError(_("This address is not on the public internet, so it is not fetched.")) from error
    except ForbiddenPort as error:
        raise IntakeError(_("This address names an unusual port, so it is not fetched.")) from error
    except requests.exceptions.SSLError as error:
        raise IntakeError(_("This site's certificate is not valid. Paste the article's text instead.")) from error
    except requests.Timeout as error:
        raise _too_slow() from error
    except (requests.RequestException, UnicodeError, ValueError) as error:
        raise IntakeError(_("This site can't be reached. Check the address, or paste the article's text.")) from error
    status = response.status_code
    if status < 400:
        return response
    response.close()
    if status in {404, 410}:
        raise IntakeError(_("There is no page at this address. Check it, or paste the article's text."))
    if status in {401, 402, 403, 407, 451}:
        raise IntakeError(_("This site does not let the page be read from here. Paste the article's text instead."))
    raise IntakeError(
        _("This site answered with an error (%(status)d). Try again later, or paste the text.") % {"status": status}
    )


def _kind(response: requests.Response) -> tuple[str, str]:
    """Return the content type and charset that the response states. Raises ``IntakeError`` for other files."""
    declared = response.headers.get("content-type", "")
    kind = declared.partition(";")[0].strip().lower() or "text/html"
    if kind not in _HTML | {"text/plain", _DOCX}:
        raise IntakeError(
            _("There is no article at this address, but a file of another kind (%(kind)s). Paste the text instead.")
            % {"kind": kind[:80]}
        )
    charset = requests.utils.get_encoding_from_headers({"content-type": declared}) if "charset" in declared else ""
    return kind, charset or ""


def _body(response: requests.Response, deadline: float) -> bytes:
    """Read the body, at most ``MAX_BYTES`` of it, packed and unpacked. Raises ``IntakeError`` when there is more."""
    too_large = IntakeError(_("This page is larger than 5 MB. Paste the article's text instead."))
    broken = IntakeError(_("The connection broke before the page was complete. Try again, or paste the text."))
    parts, size = [], 0
    try:
        for chunk in response.raw.stream(_CHUNK, decode_content=False):
            size += len(chunk)
            if size > MAX_BYTES:
                raise too_large
            if time.monotonic() > deadline:
                raise _too_slow()
            parts.append(chunk)
    except ReadTimeoutError as error:
        raise _too_slow() from error
    except (HTTPError, OSError) as error:
        raise broken from error
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing in {"", "identity"}:
        return b"".join(parts)
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise IntakeError(_("This page is packed in a way that can't be read. Paste the article's text instead."))
    try:
        # 32 + 15: both kinds of header. The limit makes a bomb of a few kilobytes harmless.
        body = zlib.decompressobj(32 + zlib.MAX_WBITS).decompress(b"".join(parts), MAX_BYTES + 1)
    except zlib.error as error:
        raise broken from error
    if len(body) > MAX_BYTES:
        raise too_large
    return body


def _too_slow() -> IntakeError:
    return IntakeError(_("This site takes too long to answer. Try again, or paste the article's text."))


def _within(seconds: float, work: Callable[[], _Fetched]) -> _Fetched:
    """Return ``work()``; raise ``IntakeError`` when it takes longer, whatever it hangs in (a name server, a header)."""
    outcome: queue.SimpleQueue = queue.SimpleQueue()

    def run() -> None:
        try:
            outcome.put((work(), None))
        except Exception as error:  # raised again below, in the caller's thread
            outcome.put((None, error))

    threading.Thread(target=run, daemon=True, name="fetch").start()
    try:
        value, error = outcome.get(timeout=seconds + 1)
    except queue.Empty:
        raise _too_slow() from None
    if error is not None:
        raise error
    return value
