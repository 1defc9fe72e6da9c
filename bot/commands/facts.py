"""``footnote facts``: what is read in articles, figure by figure, for a person to review or a program to take over."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bot.commands.counting import counted
from bot.commands.events import event_fields, event_told
from bot.commands.reviewing import period_fields, place_of
from bot.commands.shared import read_places, read_settings
from bot.errors import UserError
from bot.jsonlines import to_line
from corpus.article import Article
from corpus.articles import read_named_article
from corpus.curated.drafts import draft_of
from corpus.dates import PartialDate
from corpus.dating.written import read_date
from corpus.errors import CorpusError, Fault
from corpus.extraction.confidence import GATE
from corpus.extraction.events.told import facts_of
from corpus.extraction.extract import extract_events, extract_facts
from corpus.extraction.readings import Reading, read_figures
from corpus.fact import Fact, Names
from corpus.formats.conversions import Conversions
from corpus.json_lines import read_lines
from corpus.verbalise import value_in_words

_LINES = (".jsonl", ".ndjson")


def run(options: argparse.Namespace) -> int:
    """Print the figures of every file; 1 where a file, or a line of one, cannot be read, 2 where none can."""
    published = _day(options.published) if options.published else None
    folder = read_places(options, read_settings()).corpus / "facts" if options.write else None
    read = refused = 0
    with Conversions() as conversions:
        for found in _articles(options.files, conversions):
            if isinstance(found, Fault):
                refused += 1
                sys.stderr.write(f"{found}\n")
                continue
            read += 1
            article = replace(found, published=published) if published and found.published is None else found
            if folder:
                _write(article, folder)
                continue
            for told in _lines(article, options):
                sys.stdout.write(told + "\n")
    return int(bool(refused)) if read else 2


def _lines(article: Article, options: argparse.Namespace) -> Iterator[str]:
    """What is read in an article: for a person figures, offices and events, for a program those that it asks for."""
    if options.json and options.events:
        yield from (to_line(event_fields(event, article)) for event in extract_events(article))
    elif options.json:
        yield from (to_line(_fields(reading)) for reading in read_figures(article))
    else:
        if not options.events:
            yield from (_told(reading, article) for reading in read_figures(article))
            yield from (_office_told(fact, article) for fact in extract_facts(article) if isinstance(fact.value, Names))
        yield from (event_told(event, article) for event in extract_events(article))


def _write(article: Article, folder: Path) -> None:
    """Start the curated file of an article from what is sure enough to answer; one that is there stays as it is."""
    path = folder / f"{article.id}.yaml"
    sure = (fact for fact in extract_facts(article) if fact.confidence >= GATE)
    draft = draft_of(article, [*sure, *(fact for event in extract_events(article) for fact in facts_of(event))])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(draft)
    except FileExistsError as error:
        raise UserError(f"{path}: there is such a file already; move it away to start anew") from error
    except OSError as error:
        raise UserError(f"{path}: this cannot be written: {error.strerror}") from error
    sys.stdout.write(
        f"{path}: a draft of {counted(draft.count('  quote:'), 'fact')}; go over it, then run `footnote check`\n"
    )


def _day(written: str) -> PartialDate:
    day = read_date(written)
    if day is None:
        raise UserError(f"--published is {written!r}; write a date such as 2025-10-24")
    return day


def _articles(files: Iterable[str], conversions: Conversions) -> Iterator[Article | Fault]:
    for name in files:
        path = Path(name)
        if path.suffix.lower() in _LINES:
            yield from read_lines(path, name)
            continue
        try:
            yield read_named_article(path, name, conversions)
        except CorpusError as error:
            yield from error.faults


def _fields(reading: Reading) -> dict[str, object]:
    """The line of a figure, as other programs rely on it."""
    figure = reading.figure
    return {
        "article": reading.article,
        "start": reading.span.start,
        "end": reading.span.end,
        "text": figure.surface,
        "value": f"{figure.value:f}",
        "value_high": f"{figure.value_high:f}" if figure.value_high is not None else None,
        "unit": figure.unit,
        "operator": figure.operator,
        "role": reading.role,
        "direction": reading.direction,
        "period": period_fields(reading.period),
        "metric": reading.metric,
        "subject": reading.subject,
        "scope": list(reading.scope),
        "modality": reading.modality,
        "confidence": reading.confidence,
    }


def _told(reading: Reading, article: Article) -> str:
    """The same for a person: the place, the figure, what it is of, when, and how sure that is."""
    of = " of ".join(part for part in (reading.metric, reading.subject) if part) or "(owner unknown)"
    when = f", {reading.period.surface or reading.period.end}" if reading.period else ""
    figure = " ".join(reading.figure.surface.split())
    return f"{place_of(article, reading.span)}: {figure} | {of}{when} | {reading.role}, {_how_sure(reading.confidence)}"


def _office_told(fact: Fact, article: Article) -> str:
    """Who is in which office, in the same form."""
    place = place_of(article, fact.value_span or fact.quote)
    return f"{place}: {value_in_words(fact.value)} | {fact.metric} of {fact.subject} | {_how_sure(fact.confidence)}"


def _how_sure(confidence: float) -> str:
    return f"{confidence:.2f}, {'answers' if confidence >= GATE else 'for review'}"
