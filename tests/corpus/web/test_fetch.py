"""An address brings what lies there, and can be made to bring nothing else."""

import hashlib
import re
import shutil
import ssl
import subprocess
import time
from ipaddress import IPv4Address
from pathlib import Path

import pytest

from corpus.added import AddedArticles
from corpus.articles import read_article
from corpus.errors import CorpusError
from corpus.formats.conversions import Conversions
from corpus.formats.document import Unreadable
from corpus.matter.front_matter import part_front_matter
from corpus.web.address import parse_address
from corpus.web.fetch import Web
from corpus.web.hosts import is_public
from tests.corpus.formats.pages import NEWS, make_report
from tests.fakes_web import PUBLIC, SmallWeb, answer, leading_to, serving

PRIVATE = (
    "127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "100.127.255.254", "192.0.0.8", "192.0.0.9", "192.0.2.1", "198.18.0.1", "203.0.113.9", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "192.88.99.1", "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "::ffff:93.184.215.14", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:5ef5:79fb::1", "fe80::1",
    "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", str(IPv4Address(0)), "ff02::1", "2001:db8::1", "3fff::1",
    "100::1", "", "x",
)  # fmt: skip
PUBLIC_NUMBERS = (PUBLIC, "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946")


def refusal(small: SmallWeb, address: str, seconds: float = 10.0) -> str:
    """Why an address brings nothing."""
    with pytest.raises(Unreadable) as refused:
        small.web(seconds).fetch(address)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_a_page_becomes_an_article(tmp_path: Path) -> None:
    """Its text, with the address that it was found at; beside it the page as it came, with its hash."""
    small = SmallWeb(
        {"news.example/a?b=%201": leading_to("/barrier.html"), "news.example/barrier.html": answer(NEWS.encode())}
    )
    with serving(small), Conversions() as conversions:
        fetch = small.web().fetch
        first = AddedArticles(tmp_path).add_page("http://News.example/a?b=%201", {}, conversions, fetch)
        again = AddedArticles(tmp_path).add_page("http://news.example/barrier.html", {}, conversions, fetch)
    (article,) = first.articles
    assert article == again.articles[0]
    assert (article.title, str(article.published)) == ("Harwick opens its barrier", "2025-03-14")
    assert article.url == "http://news.example/barrier.html"
    (original,) = (tmp_path / "originals").glob("*/*")
    said = part_front_matter(article.text).front_matter
    assert said.original_sha256 == hashlib.sha256(NEWS.encode()).hexdigest()
    assert original.read_bytes() == NEWS.encode()
    assert read_article(tmp_path / "articles" / f"{article.id}.md", tmp_path).url == article.url


def test_two_pages_of_one_name_are_two_articles(tmp_path: Path) -> None:
    """An index page of one host does not replace that of another, nor a page its next one."""
    addresses = ("http://a.example/index.html", "http://b.example/index.html", "http://b.example/index.html?page=2")
    small = SmallWeb({address.removeprefix("http://"): answer(NEWS.encode()) for address in addresses})
    with serving(small), Conversions() as conversions:
        for address in addresses:
            AddedArticles(tmp_path).add_page(address, {}, conversions, small.web().fetch)
    assert len(AddedArticles(tmp_path).ids()) == 3


@pytest.mark.parametrize(
    ("kind", "path", "suffix"),
    [
        ("application/pdf", "/download", ".pdf"),
        ("application/octet-stream", "/report.PDF", ".pdf"),
        ("", "/report.pdf", ".pdf"),
        ("text/html; charset=utf-8", "/report.pdf", ".html"),
        ("text/plain", "/notes.md", ".md"),
        ("text/plain", "/notes", ".md"),
    ],
)
def test_the_type_that_is_named_tells_the_format(kind: str, path: str, suffix: str) -> None:
    """What the server calls it; and the address's ending, where it calls it nothing in particular."""
    small = SmallWeb({f"a.example{path}": answer(make_report(), kind)})
    with serving(small):
        page = small.web().fetch(f"http://a.example{path}")
    assert (page.suffix, page.content) == (suffix, make_report())


def test_no_number_but_a_public_one_is_spoken_to() -> None:
    """Private, loopback, link-local, shared, special, multicast, mapped and tunnelled numbers are refused unheard.

    So they are where a name has them, alone or beside a public one, and where a page leads on to them.
    """
    with serving(SmallWeb({"good.example/": leading_to("http://evil.example/")})) as small:
        for numbers in [[number] for number in PRIVATE] + [[PUBLIC, number] for number in PRIVATE]:
            small.numbers["evil.example"] = numbers
            small.dialled.clear()
            for address in ("http://evil.example/", "https://evil.example/", "http://good.example/"):
                assert "evil.example is no host of the public internet" in refusal(small, address)
            assert small.dialled == [(PUBLIC, 80)]


def test_public_numbers_are_public() -> None:
    """What is refused is not everything."""
    assert all(map(is_public, PUBLIC_NUMBERS))


def test_a_name_is_looked_up_once() -> None:
    """A name that is public when it is judged, and private when it is asked again, is never asked again."""
    small = SmallWeb({"a.example/": answer(NEWS.encode())})
    with serving(small):
        small.web().fetch("http://a.example/")
    assert small.looked_up == ["a.example"]
    assert small.dialled == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    "written",
    [
        "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://[::ffff:127.0.0.1]/",
        "http://localhost/", "http://localhost./", "http://①②⑦.0.0.1/", "http://0/",
    ],
)  # fmt: skip
def test_this_machine_is_refused_whatever_it_is_called(written: str) -> None:
    """The real resolver knows these for what they are, or knows no such host."""
    with pytest.raises(Unreadable, match=r"is no host of the public internet|there is no host"):
        Web().fetch(written)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("file:///etc/passwd", "only addresses that begin with https:// or http://"),
        ("ftp://a.example/x", "only addresses that begin"),
        ("gopher://a.example/_x", "only addresses that begin"),
        ("http://ann:secret@a.example/", "a name or a password"),
        ("http://a.example@b.example/", "a name or a password"),
        ("http://a.example:22/", "only the usual ports"),
        ("https://a.example:80/", "only the usual ports"),
        ("http://a.example:x/", "no web address"),
        ("http://[::1/", "no web address"),
        ("http:///x", "no host"),
        ("http://a..example/", "no name of a host"),
        ("http://a.example/x y", "no spaces"),
        ("http://a.example/\r\nHost: b.example", "no spaces"),
        ("http://a.example\\@b.example/", "no spaces"),
        ("http://a.example/" + "x" * 2_000, "at most 2,000"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(written: str, why: str) -> None:
    """Nothing is looked up, and the sentence says what is wrong; also where a page leads on to it."""
    small = SmallWeb()
    assert why in refusal(small, written)
    assert not small.looked_up


def test_no_page_leads_to_what_may_not_be_fetched() -> None:
    """What is refused when it is given is refused when it is led to; nor is encryption left on the way."""
    leads = {"a": "file:///etc/passwd", "b": "http://ann:secret@b.example/", "c": "http://b.example:22/", "d": "//["}
    small = SmallWeb({f"a.example/{path}": leading_to(where) for path, where in leads.items()})
    with serving(small):
        whys = [refusal(small, f"http://a.example/{path}") for path in leads]
    assert [why.split(";")[0] for why in whys] == [
        "only addresses that begin with https:// or http:// are read",
        "there is a name or a password in this address",
        "only the usual ports are read (80 and 443)",
        "a.example leads on to what is no address",
    ]
    assert {number for number, _ in small.dialled} == {PUBLIC}


def test_nothing_of_this_machine_goes_along() -> None:
    """One request, with the host, and nothing that says who asks, or what for."""
    small = SmallWeb({"xn--bcher-kva.example/%C3%BC?q=%C3%A4": answer(NEWS.encode())})
    with serving(small):
        small.web().fetch("http://bücher.example/ü?q=ä#part")
    (asked,) = small.requests
    assert asked == (
        "GET /%C3%BC?q=%C3%A4 HTTP/1.1\r\nHost: xn--bcher-kva.example\r\nUser-Agent: footnote-bot\r\n"
        "Accept-Encoding: identity\r\nConnection: close\r\n"
    )


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (b"", r"does not answer as a web server does \(RemoteDisconnected\)"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "does not answer as a web server does"),
        (b"HTTP/1.1 200 OK\r\n%b\r\n" % (b"X: y\r\n" * 200), "does not answer as a web server does"),
        (b"HTTP/1.1 200 OK\r\nX: %b\r\n\r\n" % (b"y" * 70_000), "does not answer as a web server does"),
        (answer(b"", status="404 Not Found"), r"answers 404 \(Not Found\)"),
        (answer(b"", status="302 Found"), r"answers 302 \(Found\)"),
        (answer(b"", status="299 Hello"), r"answers 299 \(no status that is known\)"),
        (leading_to("/"), "leads on and on"),
        (answer(b"x", "image/png"), "of the type 'image/png', which is not read here"),
        (answer(b"x", ""), "which is not read here"),
        (answer(b"x", Content_Encoding="gzip"), "compressed, unasked"),
        (answer(b"short", Content_Length="500"), "broke off in the middle"),
        (answer(b"zz\r\n", Transfer_Encoding="chunked", Content_Length="0"), "broke off in the middle"),
    ],
)
def test_whatever_a_server_says_is_one_sentence(said: bytes, why: str) -> None:
    """No answer, however wrong, is anything but a page or a refusal that says why."""
    with serving(SmallWeb({"a.example/": said})) as small:
        sentence = refusal(small, "http://a.example/")
    assert re.search(why, sentence)


def test_a_page_that_is_too_large_is_left() -> None:
    """No more of it is taken than the limit, though the server would never end."""
    endless = [answer(b"<p>", Content_Length=str(10**12)), *[b"x" * 3_000_000] * 20]
    with serving(SmallWeb({"a.example/": endless})) as small:
        assert "larger than the 10 MB that are fetched of a web page" in refusal(small, "http://a.example/", seconds=60)


@pytest.mark.parametrize("part", ["head", "body", "end"])
def test_a_server_that_drips_is_left(part: str) -> None:
    """A byte now and then, in the head, in the body or in one without an end, holds nobody longer than the limit."""
    whole = answer(NEWS.encode())
    sized, body = answer(b"", Content_Length="9999"), b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    drops = {
        "head": [whole[at : at + 1] for at in range(300)],
        "body": [sized] + [b"x"] * 300,
        "end": [body] + [b"x"] * 300,
    }
    begun = time.monotonic()
    with serving(SmallWeb({"a.example/": drops[part]})) as small:
        assert "took longer than" in refusal(small, "http://a.example/", seconds=0.5)
    assert time.monotonic() - begun < 20, "the server itself takes half a minute"


def test_a_host_that_cannot_prove_itself_is_refused(tmp_path: Path) -> None:
    """A certificate that nobody vouches for, or that is another host's, ends it before anything is asked."""
    command = shutil.which("openssl")
    if command is None:
        pytest.skip("there is no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=a"]
    files = ["-keyout", str(key), "-out", str(certificate), "-addext", "subjectAltName=DNS:a.example"]
    subprocess.run([command, *kind, *files], check=True, capture_output=True)  # noqa: S603 - our own
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    with serving(SmallWeb({"a.example/": answer(NEWS.encode())}), tls) as small:
        assert "a.example cannot prove that it is itself" in refusal(small, "https://a.example/")
        assert not small.requests
        trusting = ssl.create_default_context(cafile=str(certificate))
        page = Web(small.resolve, small.dial, tls=trusting).fetch("https://a.example/")
        assert page.content == NEWS.encode()
        with pytest.raises(Unreadable, match=r"b\.example cannot prove"):
            Web(small.resolve, small.dial, tls=trusting).fetch("https://b.example/")


def test_a_refusal_names_the_address_without_its_secret(tmp_path: Path) -> None:
    """The fault begins with the address, and a password in it is not printed; nothing is written."""
    with Conversions() as conversions, pytest.raises(CorpusError) as refused:
        AddedArticles(tmp_path).add_page("http://ann:hush@a.example/x", {}, conversions, SmallWeb().web().fetch)
    assert str(refused.value).startswith("http://…@a.example/x: there is a name or a password")
    assert not list(tmp_path.rglob("*.*"))


def test_the_same_address_is_written_in_one_way() -> None:
    """Capitals, the usual port, a dot behind the host and a mark behind # make no other address."""
    ways = ("HTTP://A.example", "http://a.example:80/", "http://a.example./#top", "http://a.example/")
    assert {str(parse_address(way)) for way in ways} == {"http://a.example/"}
