"""Bad files of every format: made by hand for a known attack each, and fuzzed from good ones by seed."""

import io
import json
import random
import zipfile
import zlib
from collections.abc import Iterator

from tests.corpus.formats.pages import NEWS, make_docx, make_pdf, make_report, make_zip

_DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


_OUTER = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def hand_made() -> Iterator[tuple[str, bytes]]:
    """A name and a content for each attack; each of them must be refused."""
    report = make_report()
    yield "null.md", b"One.\nTw\0o.\n"
    yield "binary.txt", bytes(range(256)) * 40
    yield "empty.html", b""
    yield "nothing.html", b"<html><body></body></html>"
    yield "scripts.html", b"<html><script>" + b"alert(1);" * 1_000 + b"</script></html>"
    yield "deep.html", b"<div>" * 200_000
    yield "attributes.html", b"<a " * 40_000
    yield "breaks.html", b"<p>The river rose.</p>" + b"<br>" * 50_000
    yield "headings.html", b"<h2>x</h2>" * 20_000
    yield "cells.html", b"<table><tr>" + b"<td>x" * 40_000
    yield "line.md", b"a" * 1_000_000
    yield "empty.pdf", b""
    yield "named.pdf", NEWS.encode()
    yield "cut.pdf", report[:200]
    yield (
        "encrypted.pdf",
        make_pdf([[("Secret.", 50, 700, 10)]], extra={"Encrypt": "<< /Filter /Standard /V 1 /R 2 >>"}),
    )
    yield "pictures.pdf", make_pdf([[]])
    yield "bomb.pdf", _bomb()
    yield "loop.pdf", report.replace(b"/Kids [4 0 R 6 0 R]", b"/Kids [2 0 R 2 0 R]")
    yield "empty.docx", b""
    yield "archive.docx", make_zip({"readme.txt": b"x"})
    yield "bomb.docx", make_zip({"word/document.xml": b" " * 100_000_000})
    yield "outside.docx", make_zip({"../../etc/cron.d/x": b"x", "word/document.xml": b"<x/>"})
    yield "laughs.docx", _with_document(_laughs())
    yield "deep.docx", _with_document(_DOCUMENT.format("<w:p>" * 50_000).encode())
    yield "old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000)
    yield "outer.docx", _with_document(_OUTER + _DOCUMENT.format("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>").encode())
    yield "laughs.html", _laughs().replace(b"w:document", b"html")
    yield "list.xhtml", b'<?xml version="1.0"?>\n<urlset><url><loc>https://river.example/</loc></url></urlset>'
    yield "deep.jsonl", b"[" * 100_000 + b"\n"
    yield "list.jsonl", b'[1, 2]\n"text"\n17\n'
    yield "empty.jsonl", b"\n\n"
    yield "broken.jsonl", b'{"id": "a", "text": \n'
    yield "front.md", b"---\ntitle: [\n---\nText.\n"


def fuzzed(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Good files with bytes flipped, cut out, doubled or cut off; some of them may still be readable."""
    chance = random.Random(seed)
    lines = json.dumps({"id": "tides", "text": "The tide rose by 4 metres."}).encode() + b"\n"
    with zipfile.ZipFile(io.BytesIO(make_docx())) as word:
        document = word.read("word/document.xml")
    good = (
        ("html", NEWS.encode()),
        ("pdf", make_report()),
        ("docx", make_docx()),
        ("docx", b""),  # whole as an archive, and harmed within
        ("jsonl", lines),
        ("md", b"# Tides\nThey rose."),
    )
    for number in range(count):
        ending, content = good[number % len(good)]
        harmed = _harmed(content, chance) if content else _with_document(_harmed(document, chance))
        yield f"fuzzed-{seed}-{number}.{ending}", harmed


def _harmed(content: bytes, chance: random.Random) -> bytes:
    """Changed in places; every other file only by letters, so that what it is written in stays readable."""
    harmed = bytearray(content)
    lowest, highest = chance.choice(((0, 256), (32, 127)))
    for _ in range(chance.randrange(1, 60)):
        harmed[chance.randrange(len(harmed))] = chance.randrange(lowest, highest)
    start = chance.randrange(len(harmed))
    match chance.randrange(5):
        case 0:
            del harmed[start:]
        case 1:
            del harmed[start : start + chance.randrange(1, 500)]
        case 2:
            harmed[start:start] = harmed[start : start + 500] * 20
        case 3:
            harmed[start:start] = b"<table><tr><td>" * chance.randrange(1, 500)
        case _:
            harmed += chance.randbytes(200) + b"\xff\xfe\x00"
    return bytes(harmed)


def _bomb() -> bytes:
    """A page whose content grows from some kilobytes to hundreds of megabytes."""
    stream = zlib.compress(b"(x) Tj " * 40_000_000, 9)
    head = (
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n"
        f"4 0 obj\n<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n"
    )
    return head.encode() + stream + b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF"


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    text = "<w:p><w:r><w:t>&l11;</w:t></w:r></w:p>"
    return f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>{_DOCUMENT.format(text)}'.encode()


def _with_document(document: bytes) -> bytes:
    """A good Word file but for its text."""
    with zipfile.ZipFile(io.BytesIO(make_docx())) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    return make_zip(parts | {"word/document.xml": document})
