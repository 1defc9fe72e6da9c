"""A web of one server on this machine that says, to the byte, what it is told to say."""

import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from corpus.web.fetch import Web

PUBLIC = "93.184.215.14"


def answer(body: bytes, kind: str = "text/html", status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer of a web server; a header's name has underscores for hyphens."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}"] if kind else [f"HTTP/1.1 {status}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    length = [] if "Content_Length" in headers else [f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, *length, "", ""]).encode() + body


def leading_to(address: str, status: str = "302 Found") -> bytes:
    """An answer that leads on to another address."""
    return answer(b"", status=status, Location=address)


@dataclass(slots=True)
class SmallWeb:
    """Hosts with their numbers, and answers by address; whatever number is dialled, the one server is there.

    An address without an answer is one where the line is cut. A host that is not named has the public number
    `PUBLIC`; one that is named with no numbers does not exist. What was looked up stands in `looked_up`, which numbers
    and ports were dialled in `dialled`, and the requests in `requests`.
    """

    answers: Mapping[str, bytes | Sequence[bytes]] = field(default_factory=dict)
    """By host and path; a sequence is sent piece by piece, a tenth of a second apart."""
    numbers: dict[str, Sequence[str]] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)
    dialled: list[tuple[str, int]] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    port: int = 0

    def web(self, seconds: float = 10.0) -> Web:
        """The web of this server, fetched from as the public one is."""
        return Web(self.resolve, self.dial, seconds=seconds)

    def resolve(self, host: str, _: int) -> Sequence[str]:
        """The numbers that the host was given."""
        self.looked_up.append(host)
        numbers = self.numbers.get(host, (PUBLIC,))
        if not numbers:
            raise OSError(-2, "Name or service not known")
        return numbers

    def dial(self, number: str, port: int, seconds: float) -> socket.socket:
        """A connection to the one server."""
        self.dialled.append((number, port))
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)


@contextmanager
def serving(small: SmallWeb, tls: ssl.SSLContext | None = None) -> Iterator[SmallWeb]:
    """Let its server run meanwhile, with encryption where a context is given."""
    ended = threading.Event()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            head = b"".join(iter(self.rfile.readline, b"\r\n")).decode("latin-1")
            small.requests.append(head)
            host = head.partition("Host: ")[2].partition("\r\n")[0]
            said: Any = small.answers.get(host + head.split(" ", 2)[1], b"")
            for piece in [said] if isinstance(said, bytes) else said:
                self.wfile.write(piece)
                if said is not piece and ended.wait(0.1):
                    return

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

        def get_request(self) -> tuple[socket.socket, Any]:
            line, who = super().get_request()
            return (tls.wrap_socket(line, server_side=True) if tls else line), who

        def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
            """Whoever asked has hung up."""

    with Server(("127.0.0.1", 0), Handler) as server:
        small.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield small
        finally:
            ended.set()
            server.shutdown()
            thread.join()
