"""What is found in a file of another format."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    r"""The text of a file as Markdown, and what the file says of itself; nothing where it does not say.

    Each page after the first begins with a form feed (``\f``), so that a place in the text tells its page.
    """

    text: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    """``2025``, ``2025-10``, ``2025-10-24`` or nothing."""
    language: str = ""
    url: str = ""


class Unreadable(Exception):
    """A file cannot be read, or must not be; the message is one sentence that says why, and what to do."""
