"""A page fetched from the public web: as it came, with its type, within limits of size and time.

Nothing of this machine goes along, no proxy and no password of the environment is used, and every address that a server
leads on to is judged as the first one was.
"""

import http.client
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from urllib.parse import urljoin

from corpus.formats.document import Unreadable
from corpus.formats.kinds import Format, content_suffix, format_of, suffixes
from corpus.web.address import Address, parse_address
from corpus.web.hosts import Resolve, public_numbers, resolve_name

Fetch = Callable[[str], "Page"]
"""What lies at an address; raises `Unreadable`."""
Dial = Callable[[str, int, float], socket.socket]
"""A connection to a number and a port, within so many seconds."""

_SECONDS: Final = 60.0
"""For all of it, redirects included."""
_SECONDS_TO_CONNECT: Final = 10.0
_MOST_REDIRECTS: Final = 5
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_MOST_BYTES: Final = 50_000_000
_PIECE: Final = 65_536
_HEADERS: Final = {"User-Agent": "footnote-bot", "Accept-Encoding": "identity", "Connection": "close"}
_LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True)
class Page:
    """What lay at an address."""

    address: str
    """Where it was found in the end."""
    suffix: str
    """The ending that a file of its kind has."""
    content: bytes

    @property
    def name(self) -> str:
        """A name for it as a file, the same for the same address and for no other.

        >>> Page("https://news.example/2025/floods.html?page=2", ".html", b"").name
        'news.example-2025-floods-7bc63ad9.html'
        """
        words = re.sub(r"\.\w{1,5}(?=\?|$)", "", self.address.partition("//")[2])
        plain = re.sub(r"[^\w.]+", "-", words.partition("?")[0])[:_LONGEST_NAME].strip("-.")
        return f"{plain}-{sha256(self.address.encode()).hexdigest()[:8]}{self.suffix}"


class Web:
    """The public web, a page at a time; from any thread."""

    def __init__(
        self,
        resolve: Resolve = resolve_name,
        dial: Dial | None = None,
        *,
        tls: ssl.SSLContext | None = None,
        seconds: float = _SECONDS,
    ) -> None:
        """Look up hosts, connect to them and trust them in the usual way, unless another is given."""
        self._resolve = resolve
        self._dial = dial or _connect
        self._seconds = seconds
        self._tls = tls

    def fetch(self, written: str) -> Page:
        """Fetch what lies at an address.

        Raises:
            Unreadable: the address may not be fetched, or nothing that can be read lies there; a sentence.
        """
        address, end = parse_address(written), time.monotonic() + self._seconds
        for _ in range(_MOST_REDIRECTS + 1):
            found = self._ask(address, end)
            if isinstance(found, Page):
                return found
            if found.scheme == "http" and address.scheme == "https":
                raise Unreadable(f"{address.host} leads on to an address without encryption; give that one yourself")
            address = found
        raise Unreadable(
            f"the address leads on and on, more than {_MOST_REDIRECTS} times; give the one that it ends at"
        )

    def _ask(self, address: Address, end: float) -> Page | Address:
        """What lies at an address, or the one that it leads on to."""
        try:
            with self._connected(address, end) as connection:
                connection.request("GET", address.target, headers=_HEADERS)
                found = _taken(connection.getresponse(), address)
                self._check_time(address, end)  # a line that was hung up may look like one that has ended
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._check_time(address, end)
            raise Unreadable(f"{address.host} {_fault_of(error)}") from error
        return found

    def _check_time(self, address: Address, end: float) -> None:
        if time.monotonic() >= end:
            raise Unreadable(f"{address.host} took longer than {self._seconds:g} seconds; try again")

    @contextmanager
    def _connected(self, address: Address, end: float) -> Iterator[http.client.HTTPConnection]:
        """A connection that hangs up by itself when the time is over."""
        numbers = public_numbers(address.host, address.port, self._resolve)
        with closing(self._reach(numbers, address, end)) as line, line.dup() as spare:
            watchdog = threading.Timer(max(0.0, end - time.monotonic()), _hang_up, [spare])
            watchdog.daemon = True
            watchdog.start()
            try:
                connection = http.client.HTTPConnection(address.host, address.port)
                connection.default_port = address.port  # so that the request names the host without it
                connection.sock = self._secured(line, address)
                with closing(connection):
                    yield connection
            finally:
                watchdog.cancel()

    def _reach(self, numbers: Sequence[str], address: Address, end: float) -> socket.socket:
        fault: OSError = TimeoutError()
        for number in numbers:
            left = min(_SECONDS_TO_CONNECT, end - time.monotonic())
            if left <= 0:
                break
            try:
                return self._dial(number, address.port, left)
            except OSError as error:
                fault = error
        raise fault

    def _secured(self, line: socket.socket, address: Address) -> socket.socket:
        if address.scheme == "http":
            return line
        self._tls = self._tls or ssl.create_default_context()
        return self._tls.wrap_socket(line, server_hostname=address.host)


def _connect(number: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((number, port), timeout=seconds)


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _fault_of(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"cannot prove that it is itself ({error.verify_message}); save the page, and add the file"
    if isinstance(error, http.client.IncompleteRead):
        return "broke off in the middle; try again"
    why = getattr(error, "strerror", None) or type(error).__name__
    return f"does not answer as a web server does ({why}); try again"


def _taken(response: http.client.HTTPResponse, address: Address) -> Page | Address:
    if response.status in _REDIRECTS and response.headers["Location"]:
        return _led_to(address, response.headers["Location"])
    if response.status != http.client.OK:
        phrase = http.client.responses.get(response.status, "no status that is known")
        raise Unreadable(f"{address.host} answers {response.status} ({phrase}); look whether the address is right")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise Unreadable(f"{address.host} sends it compressed, unasked; save the page, and add the file")
    suffix, form = _form_of(response, address)
    return Page(str(address), suffix, _content(response, form))


def _led_to(address: Address, location: str) -> Address:
    try:
        joined = urljoin(str(address), location)
    except ValueError as error:
        raise Unreadable(f"{address.host} leads on to what is no address; look whether it is there") from error
    return parse_address(joined)


def _form_of(response: http.client.HTTPResponse, address: Address) -> tuple[str, Format]:
    """Of what kind it is, by the type that the server names, or by the address where it names none in particular."""
    named = response.headers.get_content_type() if "Content-Type" in response.headers else ""
    suffix = content_suffix(named, address.target.partition("?")[0])
    form = format_of(suffix)
    if form is None:
        raise Unreadable(
            f"{address.host} says that it is of the type {named[:60]!r}, which is not read here; "
            f"what is read are {', '.join(suffixes())}"
        )
    return suffix, form


def _content(response: http.client.HTTPResponse, form: Format) -> bytes:
    most = min(form.limits.bytes, _MOST_BYTES)
    pieces: list[bytes] = []
    size = 0
    while size <= most and (piece := response.read(_PIECE)):
        pieces.append(piece)
        size += len(piece)
    if size > most:
        raise Unreadable(f"it is larger than the {most // 1_000_000} MB that are fetched of {form.name}; save parts")
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(pieces)
