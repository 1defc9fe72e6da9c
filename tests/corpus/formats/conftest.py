"""What the tests of formats share."""

from collections.abc import Callable, Iterator

import pytest

from corpus.formats.converter import Converter
from corpus.formats.document import Document
from corpus.formats.kinds import format_of


@pytest.fixture(name="converter", scope="session")
def _converter() -> Iterator[Converter]:
    """One process for all tests, as for all files of a folder."""
    with Converter() as converting:
        yield converting


@pytest.fixture(name="read_page")
def _read_page(converter: Converter) -> Callable[[str], Document]:
    """Reads the HTML of a page."""
    return lambda page: _read(converter, page.encode(), ".html")


@pytest.fixture(name="read_pdf")
def _read_pdf(converter: Converter) -> Callable[[bytes], Document]:
    """Reads a PDF."""
    return lambda content: _read(converter, content, ".pdf")


def _read(converter: Converter, content: bytes, ending: str) -> Document:
    form = format_of(ending)
    assert form
    return converter.convert(content, form)
