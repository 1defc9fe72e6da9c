"""Curated facts: YAML files that people write, validated and held against the articles they quote."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.article import Article
from corpus.dates import PartialDate
from corpus.errors import CorpusError, Fault
from corpus.fact import Direction, Fact, Modality, Moment, Names, Phrase, Role, Term, Value
from corpus.period import Period
from corpus.period import Shape as PeriodShape
from corpus.quantities import read_quantities
from corpus.spans import Span
from corpus.yaml_lines import Located, NoYaml, YamlFault, load_located

_VALUE_KEYS = ("value", "date", "names", "phrase")
_WRITTEN_PERIOD = re.compile(r"(?P<start>[\d-]*)(?:(?P<dots>\.\.)(?P<end>[\d-]*))?")


@dataclass(frozen=True, slots=True)
class FactFile:
    """What one file holds."""

    facts: tuple[Fact, ...]
    terms: tuple[Term, ...]


def read_facts(path: Path, root: Path, articles: Mapping[str, Article], *, some_missing: bool = False) -> FactFile:
    """Read a file of curated facts about one article.

    Args:
        path: the file.
        root: the folder that faults name the file from.
        articles: the corpus's articles by id.
        some_missing: whether there are articles that could not be read, of which this may be about one; it then gives
            no facts.

    Raises:
        CorpusError: with every fault of the file: broken YAML, an unknown key, an unknown article, a quote that does
            not stand in it, a value that does not stand in its quote.
    """
    name = path.relative_to(root).as_posix()
    located = _load(path, name)
    document = _validate(located, name)
    article = articles.get(document.article)
    if article is None and some_missing:
        return FactFile((), ())
    if article is None:
        known = ", ".join(sorted(articles)) or "none"
        message = f"there is no article {document.article!r}; the articles are: {known}"
        raise CorpusError((Fault(name, located.line(("article",)), message),))
    facts, faults = [], []
    for number, entry in enumerate(document.facts):
        try:
            facts.append(_make_fact(entry, article))
        except _Unfit as error:
            faults.append(Fault(name, located.line(("facts", number, error.key)), f"fact {entry.id!r}: {error}"))
    if faults:
        raise CorpusError(tuple(faults))
    terms = tuple(Term(term.name, tuple(term.aliases), tuple(term.zh), article.id) for term in document.terms)
    return FactFile(tuple(facts), terms)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_min_length=1)


class _TermEntry(_Strict):
    name: str
    aliases: list[str] = []
    zh: list[str] = []


class _FactEntry(_Strict):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    subject: str
    metric: str
    value: str | None = None
    date: str | None = None
    surface: str | None = None
    names: list[str] | None = None
    complete: bool = True
    phrase: str | None = None
    period: str | None = None
    shape: PeriodShape | None = None
    place: str | None = None
    scope: list[str] = []
    role: Role = "level"
    modality: Modality = "actual"
    direction: Direction = ""
    attribution: str | None = None
    quote: str


class _Document(_Strict):
    article: str
    terms: list[_TermEntry] = []
    facts: list[_FactEntry] = []


class _Unfit(Exception):
    """A fact that its article does not bear out; `key` is the key to look at."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def _load(path: Path, name: str) -> Located:
    try:
        return load_located(path.read_bytes().decode())
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise CorpusError((Fault(name, line, "this is no UTF-8 text; save the file as UTF-8"),)) from error
    except NoYaml as error:
        raise CorpusError((Fault(name, error.line, f"this is no YAML: {error.message}"),)) from error
    except YamlFault as error:
        raise CorpusError((Fault(name, error.line, error.message),)) from error


def _validate(located: Located, name: str) -> _Document:
    try:
        return _Document.model_validate(located.data)
    except ValidationError as error:
        raise CorpusError(tuple(_faults_of(error, located, name))) from error


def _faults_of(error: ValidationError, located: Located, name: str) -> Iterator[Fault]:
    for problem in error.errors():
        key = ".".join(str(part) for part in problem["loc"]) or "the file"
        yield Fault(name, located.line(problem["loc"]), f"{key}: {problem['msg'].lower()}")


def _make_fact(entry: _FactEntry, article: Article) -> Fact:
    quote = _find_quote(entry, article)
    value, span = _read_value(entry, quote, article.text, article.language)
    return Fact(
        id=f"{article.id}/{entry.id}",
        article=article.id,
        subject=entry.subject,
        metric=entry.metric,
        value=value,
        quote=quote,
        value_span=span,
        role=entry.role,
        scope=tuple(entry.scope),
        place=entry.place or "",
        period=_read_period(entry),
        modality=entry.modality,
        direction=entry.direction,
        attribution=entry.attribution or "",
    )


def _find_quote(entry: _FactEntry, article: Article) -> Span:
    start = article.text.find(entry.quote, article.body.start)
    if start < 0:
        raise _Unfit(
            "quote", f"its quote does not stand in the article {article.id!r}; copy it from there to the letter"
        )
    return Span(start, start + len(entry.quote))


def _read_value(entry: _FactEntry, quote: Span, text: str, language: str) -> tuple[Value, Span | None]:
    given = [key for key in _VALUE_KEYS if getattr(entry, key) is not None]
    if len(given) != 1:
        raise _Unfit("id", f"give one of {', '.join(_VALUE_KEYS)}, not {' and '.join(given) or 'none'}")
    if entry.value is not None:
        return _read_figure(entry.value, quote, text, language)
    if entry.date is not None:
        return _read_moment(entry, quote, text)
    if entry.names is not None:
        spans = [_stand(name, "names", quote, text) for name in entry.names]
        return Names(tuple(entry.names), entry.complete), spans[0] if len(spans) == 1 else None
    phrase = entry.phrase or ""
    return Phrase(phrase), _stand(phrase, "phrase", quote, text)


def _read_figure(written: str, quote: Span, text: str, language: str) -> tuple[Value, Span]:
    span = _stand(written, "value", quote, text)
    quantities = read_quantities(written, language)
    if len(quantities) != 1:
        raise _Unfit("value", f"{written!r} holds {len(quantities)} figures, not one; write it as a phrase")
    return quantities[0], span


def _read_moment(entry: _FactEntry, quote: Span, text: str) -> tuple[Value, Span]:
    if entry.surface is None:
        raise _Unfit("date", "give `surface` beside `date`: the words of the quote that say when")
    try:
        moment = PartialDate.parse(entry.date or "")
    except ValueError as error:
        raise _Unfit("date", str(error)) from error
    return Moment(moment, entry.surface), _stand(entry.surface, "surface", quote, text)


def _stand(words: str, key: str, quote: Span, text: str) -> Span:
    """Where `words` stand within the quote."""
    start = text.find(words, quote.start, quote.end)
    if start < 0:
        raise _Unfit(key, f"{words!r} does not stand in its quote")
    return Span(start, start + len(words))


def _read_period(entry: _FactEntry) -> Period | None:
    """``2024``, ``2025-01..2025-06``, ``..2025`` (by the end of it) or ``2025..`` (since)."""
    if entry.period is None:
        return None
    found = _WRITTEN_PERIOD.fullmatch(entry.period.replace(" ", ""))
    if not found or not (found["start"] or found["end"]):
        raise _Unfit("period", f"{entry.period!r} is no period; write 2024, 2025-01..2025-06, ..2025 or 2025..")
    try:
        start = PartialDate.parse(found["start"]).first_day if found["start"] else None
        end = _last_day(found["start"], found["dots"], found["end"])
    except ValueError as error:
        raise _Unfit("period", str(error)) from error
    return Period(start, end, entry.shape or _usual_shape(start, end), source="given")


def _last_day(start: str, dots: str | None, end: str | None) -> date | None:
    if end:
        return PartialDate.parse(end).last_day
    return None if dots else PartialDate.parse(start).last_day


def _usual_shape(start: date | None, end: date | None) -> PeriodShape:
    if start is None:
        return "deadline"
    return "since" if end is None else "flow"
