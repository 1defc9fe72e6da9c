"""YAML as plain strings, lists and mappings, with the line of everything in it, so that a fault can name its place."""

from dataclasses import dataclass
from typing import Any

import yaml

Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class YamlFault(Exception):
    """The text holds what is not read here: carries the line and what is wrong with it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class NoYaml(YamlFault):
    """The text is no YAML at all: carries the line and what the parser found wrong."""


@dataclass(frozen=True, slots=True)
class Located:
    """What a YAML text holds, every scalar as a string, and where each part of it stands."""

    data: Any
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        r"""The line of a part, or of the nearest part around it; lines count from 1.

        >>> load_located("facts:\n  - id: a\n").line(("facts", 0, "id"))
        2
        """
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def load_located(text: str) -> Located:
    """Read a YAML text.

    Every scalar stays the string that was written: 2025-10 is no subtraction, and "no" no falsehood. The parser's
    events are followed one by one, so that no depth of nesting can bring the process down.

    Raises:
        NoYaml: the text is none.
        YamlFault: it nests deeper than 20 levels, has a key twice, or uses anchors.
    """
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.YAMLError as error:
        raise NoYaml(_line_of(error), _sentence_of(error)) from error
    return Located(builder.root, builder.lines)


_DEEPEST = 20


class _Builder:
    """Puts a document together from the parser's events."""

    def __init__(self) -> None:
        self.root: Any = None
        self.lines: dict[Path, int] = {}
        self._open: list[tuple[Path, list[Any] | dict[str, Any]]] = []
        self._key: list[str | None] = []

    def take(self, event: yaml.Event) -> None:
        """Take the next event."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event.value, line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._enter({} if isinstance(event, yaml.MappingStartEvent) else [], line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()
            self._key.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise YamlFault(line, "anchors and aliases are not read here; write it out")

    def _take_scalar(self, value: str, line: int) -> None:
        if self._open and isinstance(self._open[-1][1], dict) and self._key[-1] is None:
            if value in self._open[-1][1]:
                raise YamlFault(line, f"the key {value!r} stands twice; keep one of the two")
            self._key[-1] = value
        else:
            self._place(value, line)

    def _enter(self, container: list[Any] | dict[str, Any], line: int) -> None:
        if len(self._open) >= _DEEPEST:
            raise YamlFault(line, f"this nests deeper than {_DEEPEST} levels; write it flatter")
        path = self._place(container, line)
        self._open.append((path, container))
        self._key.append(None)

    def _place(self, value: Any, line: int) -> Path:  # noqa: ANN401 - YAML can hold anything
        """Put a value where it belongs, and note its line."""
        if not self._open:
            path: Path = ()
            self.root = value
        else:
            around, container = self._open[-1]
            step = self._step_into(container, value, line)
            path = (*around, step)
        self.lines[path] = line
        return path

    def _step_into(self, container: list[Any] | dict[str, Any], value: Any, line: int) -> str | int:  # noqa: ANN401
        if isinstance(container, list):
            container.append(value)
            return len(container) - 1
        key = self._key[-1]
        if key is None:
            raise YamlFault(line, "a key must be one word of text")
        container[key] = value
        self._key[-1] = None
        return key


def _line_of(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _sentence_of(error: yaml.YAMLError) -> str:
    return getattr(error, "problem", None) or str(error)
