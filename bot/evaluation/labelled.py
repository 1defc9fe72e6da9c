"""Labelled texts, one a line of a file; what was measured of them is reported by language and genre."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from bot.errors import UserError
from bot.evaluation.report import MEASURES


class Labelled(Protocol):
    """A text of some kind."""

    @property
    def language(self) -> str:
        """``en`` or ``zh``."""

    @property
    def genre(self) -> str:
        """What is written so: news, courts, sports."""


_Text = TypeVar("_Text", bound=BaseModel)
_Case = TypeVar("_Case")


def read_labelled(path: Path, model: type[_Text], what: str) -> tuple[_Text, ...]:
    """The texts of a JSON Lines file; `what` says what they are: "sentences with figures".

    Raises:
        UserError: there is no such file, or a line is none of these texts.
    """
    if not path.is_file():
        raise UserError(f"{path}: there is no such file of {what}; name one by --data")
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            found.append(model.model_validate_json(line))
        except ValidationError as error:
            raise UserError(f"{path.name}:{number}: {error.errors()[0]['msg']}") from error
    return tuple(found)


def by_group(cases: Sequence[_Case], text_of: Callable[[_Case], Labelled]) -> Iterator[tuple[str, list[_Case]]]:
    """The cases of each language and genre, "en news", and then those of each language, "en all"."""
    genres = [f"{text_of(case).language} {text_of(case).genre}" for case in cases]
    languages = [f"{text_of(case).language} all" for case in cases]
    for groups in (genres, languages):
        for group in sorted(set(groups)):
            yield group, [case for case, own in zip(cases, groups, strict=True) if own == group]


def groups_as_json(name: str, rows: Sequence[Mapping[str, object]], n: int) -> Mapping[str, object]:
    """The report of the set of that name as plain data; the measures of retrieval do not apply."""
    return {"set": name, "n": n, "methods": {"footnote": dict.fromkeys(MEASURES)}, "groups": list(rows)}
