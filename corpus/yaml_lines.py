"""YAML as plain strings, lists and mappings, with the line of everything in it, so that a fault can name its place."""

from dataclasses import dataclass
from typing import Any

import yaml

Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class YamlFault(Exception):
    """The text is no YAML: carries the line and what the parser found wrong."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Located:
    """What a YAML text holds, every scalar as a string, and where each part of it stands."""

    data: Any
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        r"""The line of a part, or of the nearest part around it; lines count from 1.

        >>> load_located("facts:\\n  - id: a\\n").line(("facts", 0, "id"))
        2
        """
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def load_located(text: str) -> Located:
    """Read a YAML text.

    Every scalar stays the string that was written: 2025-10 is no subtraction, and "no" no falsehood.

    Raises:
        YamlFault: the text is no YAML.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise YamlFault(_line_of(error), _sentence_of(error)) from error
    lines: dict[Path, int] = {}
    return Located(_read_node(node, (), lines) if node else None, lines)


def _read_node(node: yaml.Node, path: Path, lines: dict[Path, int]) -> Any:  # noqa: ANN401 - YAML can hold anything
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return {key.value: _read_node(value, (*path, key.value), lines) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_read_node(item, (*path, number), lines) for number, item in enumerate(node.value)]
    return node.value


def _line_of(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _sentence_of(error: yaml.YAMLError) -> str:
    return getattr(error, "problem", None) or str(error)
