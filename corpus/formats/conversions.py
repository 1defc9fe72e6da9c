"""Files of other formats as articles' texts: each converted once, and kept under the hash of its bytes.

A text that answers have cited must not change because a library reads the same file differently, so what was converted
stays; only another `VERSION` of this module converts anew.
"""

import hashlib
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from corpus.files import write_whole
from corpus.formats.converter import Converter
from corpus.formats.document import Unreadable
from corpus.formats.kinds import FRAGMENT, Format
from corpus.matter.front_matter import with_front_matter

VERSION: Final = "6"


class Conversions:
    """Converts files, and remembers in a folder, where there is one, what came of them. Close it, or use `with`."""

    def __init__(self, folder: Path | None = None) -> None:
        """Remember in `folder`, which is made when it is needed; None remembers nothing."""
        self._folder = folder / VERSION if folder else None
        self._converter = Converter()

    def text_of(self, content: bytes, form: Format) -> str:
        """The file as an article's text: front matter, where the file says something of itself, and Markdown.

        Args:
            content: of the file.
            form: its format.

        Raises:
            Unreadable: why it cannot be read; this is remembered as well.
        """
        name = f"{hashlib.sha256(content).hexdigest()}-{form.kind}"
        known = self._remembered(name)
        if known is not None:
            return known
        try:
            document = asdict(self._converter.convert(content, form))
        except Unreadable as error:
            self._remember(f"{name}.refused", str(error))
            raise
        text = with_front_matter(document.pop("text"), document)
        self._remember(f"{name}.md", text)
        return text

    def words_of(self, fragment: str) -> str:
        """The Markdown that the HTML of an article's text is; it is not remembered.

        Raises:
            Unreadable: why it cannot be read.
        """
        return self._converter.convert(fragment.encode(), FRAGMENT).text

    def close(self) -> None:
        """End the process that converts."""
        self._converter.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _remembered(self, name: str) -> str | None:
        if self._folder is None:
            return None
        refused = self._folder / f"{name}.refused"
        if refused.is_file():
            raise Unreadable(refused.read_text(encoding="utf-8"))
        converted = self._folder / f"{name}.md"
        return converted.read_bytes().decode() if converted.is_file() else None

    def _remember(self, name: str, text: str) -> None:
        if self._folder:
            with suppress(OSError):  # a disk that is full, or not ours to write: then the file is converted each time
                write_whole(self._folder / name, text.encode())
