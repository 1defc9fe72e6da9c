"""Which hosts may be spoken to: those of the public internet, judged by the numbers that their names stand for.

What a name looks like proves nothing: ``2130706433`` and ``localtest.example`` may both be this very machine. So the
numbers are judged, all of them, and the connection goes to a number that was judged, and is not looked up again.
"""

import queue
import socket
import threading
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from corpus.formats.document import Unreadable

Resolve = Callable[[str, int], Sequence[str]]
"""The numbers of a host; raises `OSError` where it has none."""

_UNICAST = IPv6Network("2000::/3")
"""All of the sixth version's numbers that hosts of the internet have; the others embed or stand for something else."""
_SPECIAL_6 = (IPv6Network("2001::/23"), IPv6Network("2002::/16"), IPv6Network("3fff::/20"))
"""Tunnels, whose end may be anywhere, and numbers for documents."""
_SPECIAL_4 = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
_SECONDS = 10.0


def public_numbers(host: str, port: int, resolve: Resolve) -> Sequence[str]:
    """The numbers of a host, every one of them public.

    Raises:
        Unreadable: it has none, or one that is not; then the name is not to be trusted with any.
    """
    try:
        numbers = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise Unreadable(f"there is no host {host}; look whether the address is right") from error
    if not numbers or not all(map(is_public, numbers)):
        raise Unreadable(f"{host} is no host of the public internet; save the page, and add the file")
    return numbers


def is_public(number: str) -> bool:
    """Whether a number is that of a host of the public internet.

    >>> [is_public(number) for number in ("93.184.215.14", "127.0.0.1", "100.64.0.1", "::ffff:10.0.0.1")]
    [True, False, False, False]
    """
    try:
        address = ip_address(number)
    except ValueError:  # with a zone, for one: a neighbour on a wire
        return False
    return _is_public_6(address) if isinstance(address, IPv6Address) else _is_public_4(address)


def resolve_name(host: str, port: int) -> Sequence[str]:
    """The numbers of a host, as this machine finds them; `OSError` where that takes longer than ten seconds."""
    found: queue.SimpleQueue[Sequence[str] | OSError] = queue.SimpleQueue()
    threading.Thread(target=lambda: found.put(_look_up(host, port)), daemon=True).start()
    try:
        answer = found.get(timeout=_SECONDS)
    except queue.Empty as error:
        raise TimeoutError from error
    if isinstance(answer, OSError):
        raise answer
    return answer


def _is_public_4(address: IPv4Address) -> bool:
    usual = address.is_global and not (address.is_multicast or address.is_reserved)
    return usual and not any(address in network for network in _SPECIAL_4)


def _is_public_6(address: IPv6Address) -> bool:
    return address in _UNICAST and address.is_global and not any(address in network for network in _SPECIAL_6)


def _look_up(host: str, port: int) -> Sequence[str] | OSError:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        return error if isinstance(error, OSError) else OSError(str(error))
    return [str(numbers[0]) for *_, numbers in found]
