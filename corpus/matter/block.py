"""Blocks at the top of a text in which it says something of itself: between lines of ``---`` YAML, of ``+++`` TOML."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from corpus.spans import Span
from corpus.yaml_lines import NoYaml, YamlFault, load_located

_YAML: Final = re.compile(r"\ufeff?---[ \t]*\r?\n")
_YAML_ENDS: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_TOML: Final = re.compile(r"\ufeff?\+\+\+[ \t]*\r?\n")
_TOML_ENDS: Final = re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE)
_LONGEST_TOML: Final = 20_000
"""Characters: its reader is slow where it is led astray."""
_MOST_KEYS: Final = 100
_TOML_PLACE: Final = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")
_BELOW_MARK: Final = 1
"""The first line of a block is the second of its file."""


class BlockFault(Exception):
    """The block cannot be read: the line of the file, and a sentence."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Block:
    """What a text says of itself, and the part of it that comes behind."""

    said: Mapping[str, Any]
    """Texts, and lists and mappings of such, by key."""
    lines: Mapping[str, int]
    """Of the file, by key."""
    body: Span


def part_block(text: str) -> Block:
    """Part a text from the block at its top, where there is one; a byte order mark before it belongs to neither.

    Raises:
        BlockFault: it is not closed, or says nothing by keys.
    """
    if opened := _YAML.match(text):
        closed = _YAML_ENDS.search(text, opened.end())
        if closed is None:
            raise BlockFault(1, "the block that --- opens is never closed; write --- in a line of its own below it")
        said, lines = _read_yaml(text[opened.end() : closed.start()])
    elif (opened := _TOML.match(text)) and (closed := _TOML_ENDS.search(text, opened.end())):
        said, lines = _read_toml(text[opened.end() : closed.start()])
    else:
        return Block({}, {}, Span(int(text.startswith("\ufeff")), len(text)))
    if len(said) > _MOST_KEYS:
        line = sorted(lines.values())[_MOST_KEYS]
        raise BlockFault(line, "more stands here than an article has keys; write the mark that ends it above its text")
    return Block(said, lines, Span(min(closed.end() + 1, len(text)), len(text)))


def _read_yaml(block: str) -> tuple[Mapping[str, Any], Mapping[str, int]]:
    try:
        located = load_located(block)
    except NoYaml as fault:
        line = fault.line + _BELOW_MARK
        raise BlockFault(line, f"this is no YAML ({fault.message}); put quotes around the value") from fault
    except YamlFault as fault:
        raise BlockFault(fault.line + _BELOW_MARK, fault.message) from fault
    if not located.data:
        return {}, {}
    if not isinstance(located.data, dict):
        raise BlockFault(
            located.line(()) + _BELOW_MARK, "between the lines of --- must stand lines such as title: Rivers in May"
        )
    return located.data, {key: located.line((key,)) + _BELOW_MARK for key in located.data}


def _read_toml(block: str) -> tuple[Mapping[str, Any], Mapping[str, int]]:
    if len(block) > _LONGEST_TOML:
        raise BlockFault(1, "the block that +++ opens is longer than any that says what an article is; close it above")
    try:
        data = tomllib.loads(block.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        found = _TOML_PLACE.search(str(error))
        line = int(found[1]) if found and found[1] else block.count("\n")
        problem = _TOML_PLACE.sub("", str(error)).lower()
        raise BlockFault(line + _BELOW_MARK, f"this is no TOML ({problem}); put quotes around the value") from error
    except RecursionError as error:
        raise BlockFault(2, "this is nested too deeply; write lines such as title = 'Rivers in May'") from error
    return {key: _as_text(value) for key, value in data.items()}, {key: _toml_line(block, key) for key in data}


def _as_text(value: Any) -> Any:  # noqa: ANN401 - what TOML can hold
    match value:
        case bool():
            return str(value).lower()
        case datetime() | date() | time():
            return value.isoformat()
        case list():
            return [_as_text(one) for one in value]
        case dict():
            return {key: _as_text(one) for key, one in value.items()}
        case _:
            return str(value)


def _toml_line(block: str, key: str) -> int:
    found = re.search(rf"^[ \t]*\[{{0,2}}[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", block, re.MULTILINE)
    return block.count("\n", 0, found.start()) + 1 + _BELOW_MARK if found else 1
