"""The figures and dates that TAT-QA's questions ask for in texts, as Footnote's readers and two libraries read them.

    .venv/bin/python -m bench.tatqa_figures FILE

FILE is ``tatqa_dataset_dev.json``. Every answer that is a span of a paragraph and holds a digit counts once: as a
figure, right where what is read over the span has its value; or as a date, right where it has its first day. The
libraries, quantulum3 and dateparser, are measured where they are installed; Footnote does not need them.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.command import parser_of
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.spans import Span

_NUMBER = re.compile(r"(\()?(\d[\d,]*(?:\.\d+)?)[a-z)]{0,2}(?:\s(thousand|million|billion))?")
_DATE = re.compile(
    r"(?:(January|February|March|April|May|June|July|August|September|October|November|December) )?(?:(\d{1,2}), )?"
    r"((?:19|20)\d\d)$"
)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_CLOSE = Decimal("1e-9")

Readings = Iterator[tuple[Span, object]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every reader that is there, and print a line each."""
    parser = parser_of("bench.tatqa_figures", __doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="tatqa_dataset_dev.json")
    wanted = list(_wanted(parser.parse_args(arguments).file))
    readers: dict[str, Callable[[str], Readings]] = {"footnote": _footnote}
    with suppress(ImportError):
        readers["quantulum3"] = _quantulum(import_module("quantulum3.parser"))
    with suppress(ImportError):
        readers["dateparser"] = _dateparser(import_module("dateparser.search"))
    for name, read in readers.items():
        right = {kind: [_reads(read, *one) for one in wanted if isinstance(one[2], kind)] for kind in (Decimal, date)}
        shares = {kind.__name__: f"{sum(found) / len(found):.1%} of {len(found)}" for kind, found in right.items()}
        print(f"{name:12} figures {shares['Decimal']:16} dates {shares['date']}")  # noqa: T201


def _wanted(path: Path) -> Iterator[tuple[str, Span, Decimal | date]]:
    """Each text with the span of an answer in it, and what that is."""
    for report in json.loads(path.read_text(encoding="utf-8")):
        texts = {str(paragraph["order"]): paragraph["text"] for paragraph in report["paragraphs"]}
        for question in report["questions"]:
            if question["answer_from"] != "text" or "span" not in question["answer_type"]:
                continue
            answers = question["answer"] if isinstance(question["answer"], list) else [question["answer"]]
            for answer, order in ((str(one), str(at)) for one in answers for at in question["rel_paragraphs"]):
                at = texts[order].find(answer)
                value = _value(answer)
                if at >= 0 and value is not None:
                    yield texts[order], Span(at, at + len(answer)), value


def _value(answer: str) -> Decimal | date | None:
    if dated := _DATE.search(answer):
        month = _MONTHS.index(dated[1]) + 1 if dated[1] else 1
        return date(int(dated[3]), month, int(dated[2] or 1))
    numbers = list(_NUMBER.finditer(answer))
    if len(numbers) != 1 or len(answer.split()) > 4:  # noqa: PLR2004 - a figure with its unit, and no sentence
        return None
    sign = -1 if numbers[0][1] else 1
    return sign * Decimal(numbers[0][2].replace(",", "")) * _SCALES.get(numbers[0][3] or "", 1)


def _reads(read: Callable[[str], Readings], text: str, span: Span, wanted: Decimal | date) -> bool:
    return any(span.overlaps(found) and _is_same(value, wanted) for found, value in read(text))


def _is_same(value: object, wanted: Decimal | date) -> bool:
    if isinstance(wanted, date):
        return value == wanted
    return isinstance(value, Decimal) and abs(abs(value) - abs(wanted)) <= abs(wanted) * _CLOSE


def _footnote(text: str) -> Readings:
    for period in read_periods(text, None):
        if period.span:
            yield period.span, period.start or period.end
    for figure in read_quantities(text):
        yield figure.span, figure.value


def _quantulum(parser: Any) -> Callable[[str], Readings]:  # noqa: ANN401 - the library is not installed with us
    def read(text: str) -> Readings:
        for one in parser.parse(text):
            yield Span(*one.span), Decimal(repr(one.value))

    return read


def _dateparser(search: Any) -> Callable[[str], Readings]:  # noqa: ANN401 - the library is not installed with us
    def read(text: str) -> Readings:
        at = 0
        for written, moment in search.search_dates(text, languages=["en"]) or ():
            at = text.find(written, at)
            yield Span(at, at + len(written)), moment.date()

    return read


if __name__ == "__main__":
    main()
