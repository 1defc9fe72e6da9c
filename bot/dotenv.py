"""The file ``.env``: one ``KEY=value`` a line, as shells and container tools write it.

Does not expand ``$NAME``, and knows no value of several lines.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from bot.errors import SettingsError

_LINE = re.compile(r"(?:export\s+)?(?P<key>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?P<rest>.*)")
_DOUBLE_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SINGLE_QUOTED = re.compile(r"'([^']*)'")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line that sets something."""

    key: str
    value: str
    line: int
    """Counts the file's lines from 1."""


def read_dotenv(path: Path) -> tuple[Entry, ...]:
    """Read a file of settings, in the order of its lines; a file that is not there sets nothing.

    Raises:
        SettingsError: the file cannot be read, or a line of it cannot be understood.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError:
        raise SettingsError(f"{path} is not UTF-8 text: save it again as UTF-8.") from None
    except OSError as error:
        raise SettingsError(f"{path} cannot be read ({error.strerror}): make it a readable file.") from error
    return parse_dotenv(text, path.name)


def parse_dotenv(text: str, name: str = ".env") -> tuple[Entry, ...]:
    """Parse the text of such a file; `name` is what faults call it.

    >>> parse_dotenv("export CORPUS_DIR='my texts' # mine")
    (Entry(key='CORPUS_DIR', value='my texts', line=1),)

    Raises:
        SettingsError: with the line's number, never with its content, which may be a secret.
    """
    entries: dict[str, Entry] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        entry = _parse_line(stripped, number, f"{name}, line {number}")
        if entry.key in entries:
            raise SettingsError(
                f"{name}, line {number} sets {entry.key} again, after line {entries[entry.key].line}: keep one of them."
            )
        entries[entry.key] = entry
    return tuple(entries.values())


def _parse_line(line: str, number: int, place: str) -> Entry:
    match = _LINE.fullmatch(line)
    if match is None:
        raise SettingsError(f"{place} is not of the form KEY=value: write it so, or begin it with # as a comment.")
    return Entry(match["key"], _parse_value(match["rest"], f"{place} ({match['key']})"), number)


def _parse_value(rest: str, place: str) -> str:
    quote = rest[:1]
    if quote not in ("'", '"') or not quote:
        return _COMMENT.sub("", rest, count=1).strip()
    match = (_DOUBLE_QUOTED if quote == '"' else _SINGLE_QUOTED).match(rest)
    if match is None:
        raise SettingsError(f"{place} has a quote that is not closed: close it on the same line.")
    if _COMMENT.sub("", rest[match.end() :], count=1).strip():
        raise SettingsError(f"{place} goes on after its closing quote: put the whole value between the quotes.")
    return match[1] if quote == "'" else _ESCAPED.sub(_unescape, match[1])


def _unescape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[1], match[1])
