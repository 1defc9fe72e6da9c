"""A web address, as it may be fetched: of the public web's two schemes and ports, and with no secret in it."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from corpus.formats.document import Unreadable

_PORTS: Final = {"http": 80, "https": 443}
_LONGEST: Final = 2_000
_NO_ADDRESS: Final = re.compile(r"[\s\\\x00-\x1f\x7f]")
_SECRET: Final = re.compile(r"(?<=//)[^/@]+(?=@)")
_KEPT: Final = "/%:@!$&'()*+,;=~"
"""What stays as it is in a path; a query may hold a question mark besides."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page lies."""

    scheme: str
    host: str
    """As resolvers take it: small letters, ASCII."""
    target: str
    """Path and query."""

    @property
    def port(self) -> int:
        """Where the host listens."""
        return _PORTS[self.scheme]

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{self.target}"


def is_address(written: str) -> bool:
    """Whether somebody means an address by that, right or wrong, and not a file."""
    return re.match(r"[a-zA-Z][a-zA-Z0-9+.-]{1,30}://", written) is not None


def shown(written: str) -> str:
    """An address as it may be printed: without a name or a password.

    >>> shown("https://ann:secret@news.example/")
    'https://…@news.example/'
    """
    return _SECRET.sub("…", written)


def parse_address(written: str) -> Address:
    """An address that somebody has given, or that a server leads on to; what stands behind a ``#`` is left out.

    >>> str(parse_address("HTTPS://Bücher.example:443/an#1874"))
    'https://xn--bcher-kva.example/an'

    Raises:
        Unreadable: it is none, or none that may be fetched.
    """
    if len(written) > _LONGEST or _NO_ADDRESS.search(written):
        raise Unreadable(f"a web address has no spaces and at most {_LONGEST:,} characters; copy it again")
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError as error:
        raise Unreadable("this is no web address; copy it again") from error
    if parts.scheme not in _PORTS:
        raise Unreadable("only addresses that begin with https:// or http:// are read; save the page, and add the file")
    if "@" in parts.netloc:
        raise Unreadable("there is a name or a password in this address; give one without, or save the page")
    if port not in (None, _PORTS[parts.scheme]):
        raise Unreadable(
            f"only the usual ports are read ({_PORTS['http']} and {_PORTS['https']}); save the page, and add the file"
        )
    return Address(parts.scheme, _host_of(parts), _target_of(parts))


def _host_of(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise Unreadable(f"{host[:80]!r} is no name of a host; copy the address again") from error
    if not ascii_host:
        raise Unreadable("there is no host in this address; copy it again")
    return ascii_host


def _target_of(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_KEPT)
    return urlunsplit(("", "", path, quote(parts.query, safe=_KEPT + "?"), ""))
