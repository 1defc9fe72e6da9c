"""Paragraphs with the facts that they tell, in our own words: what is extracted held against them.

What counts first is how many of the facts above the gate are wrong in a slot, and only then how many were found.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.evaluation.labelled import by_group, groups_as_json, read_labelled
from corpus.article import Article
from corpus.dates import PartialDate
from corpus.extraction.confidence import GATE
from corpus.extraction.extract import extract_facts
from corpus.fact import Fact
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.verbalise import value_in_words
from corpus.words import stems_of

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LEVELS = frozenset(("level", "count", "share", "target", "duration", "event", "relation"))
"""Roles that say how much it is, and not by how much it changed."""


class _Wanted(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    """Words of the value, as the paragraph writes them."""
    subject: tuple[str, ...]
    """Whose it may be: the fact's subject has one of these words."""
    tells: tuple[str, ...] = ()
    """What subject, metric, scope and place must say between them; ``a|b`` where one of several words will do."""
    period: str | None = None
    """``2024``, ``2024-01..2024-06``, ``..2025``; ``?`` where it is open to opinion, nothing where there is none."""
    roles: tuple[str, ...] = ("level",)
    is_actual: bool | None = True
    """Null where that is open to opinion."""


class FactGold(BaseModel):
    """One line: a paragraph with its title and its date, and the facts that it tells."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    language: Literal["en", "zh"] = "en"
    genre: str
    title: str
    published: str
    text: str
    facts: tuple[_Wanted, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """What was extracted above the gate from one genre; shares from 0 to 1, None of nothing."""

    group: str
    wanted: int
    told: int
    wrong: int
    precision: float | None
    recall: float | None


@dataclass(frozen=True, slots=True)
class FactMiss:
    """A fact above the gate that is wrong, and in which slot; or one that was wanted and not told."""

    gold: FactGold
    fact: Fact | None
    why: str


Extract = Callable[[Article], Sequence[Fact]]


def read_fact_gold(path: Path) -> tuple[FactGold, ...]:
    """The paragraphs of a JSON Lines file.

    Raises:
        UserError: there is no such file, or a line is none of these paragraphs.
    """
    return read_labelled(path, FactGold, "paragraphs with facts")


def evaluate_facts(
    gold: Sequence[FactGold], extract: Extract = extract_facts
) -> tuple[tuple[FactRow, ...], tuple[FactMiss, ...]]:
    """Precision above the gate and recall, of each genre and of all, and what was wrong or not told."""
    cases = [(paragraph, _misses(paragraph, extract)) for paragraph in gold]
    rows = [_row(group, of_group) for group, of_group in by_group(cases, lambda case: case[0])]
    return tuple(rows), tuple(miss for _, (_, misses) in cases for miss in misses)


def facts_as_json(rows: Sequence[FactRow], n: int) -> Mapping[str, object]:
    """The report as plain data."""
    return groups_as_json("facts", [asdict(row) for row in rows], n)


def render_facts(rows: Iterable[FactRow]) -> str:
    """The report as a table."""
    lines = [f"{'above the gate':24} {'wanted':>7} {'told':>6} {'wrong':>6} {'precision':>10} {'recall':>7}"]
    for row in rows:
        shares = " ".join(
            f"{share:>{width}.1%}" if share is not None else " " * (width - 1) + "-"
            for share, width in ((row.precision, 10), (row.recall, 7))
        )
        lines.append(f"{row.group:24} {row.wanted:>7} {row.told:>6} {row.wrong:>6} {shares}")
    return "\n".join(lines)


_Days = tuple[date | None, date | None] | None
_Case = tuple[FactGold, tuple[int, list[FactMiss]]]


def _misses(gold: FactGold, extract: Extract) -> tuple[int, list[FactMiss]]:
    """How many figures are told as facts, and what is wrong or missing of them; of names the paragraphs say nothing."""
    told = (fact for fact in extract(_article(gold)) if fact.confidence >= GATE)
    facts = [fact for fact in told if isinstance(fact.value, Quantity)]
    left = list(gold.facts)
    misses = []
    for fact in facts:
        why, wanted = _closest(fact, left)
        if why:
            misses.append(FactMiss(gold, fact, why))
        if wanted is not None:
            left.remove(wanted)
    return len(facts), [*misses, *(FactMiss(gold, None, wanted.text) for wanted in left)]


def _article(gold: FactGold) -> Article:
    text = f"{gold.title}\n\n{gold.text}\n"
    body = Span(len(gold.title) + 2, len(text))
    return Article(gold.id, text, body, gold.title, gold.language, published=PartialDate.parse(gold.published))


def _closest(fact: Fact, left: Sequence[_Wanted]) -> tuple[str, _Wanted | None]:
    """What is wrong with a fact, and which of the wanted ones it is."""
    value = value_in_words(fact.value)
    same = [wanted for wanted in left if wanted.text in value or value in wanted.text]
    faults = [(_fault(fact, wanted), wanted) for wanted in same]
    right = next((wanted for why, wanted in faults if not why), None)
    if right:
        return "", right
    return faults[0] if faults else ("no such fact is wanted", None)


def _fault(fact: Fact, wanted: _Wanted) -> str:
    said = _words(" ".join((fact.subject, fact.metric, *fact.scope, fact.place)))
    if fact.subject and not _words(fact.subject) & _words(" ".join(wanted.subject)):
        return f"its subject is {fact.subject!r}"
    unsaid = next((word for word in wanted.tells if not any(_words(one) <= said for one in word.split("|"))), None)
    if unsaid:
        return f"it does not say {unsaid!r}"
    if wanted.period != "?" and not _same_days(_days(fact), _wanted_days(wanted)):
        return f"its period is {_days(fact)}"
    if not (fact.role in wanted.roles or ("level" in wanted.roles and fact.role in _LEVELS)):
        return f"its role is {fact.role}"
    is_actual = fact.modality in {"actual", "estimate"}
    return "" if wanted.is_actual in {None, is_actual} else f"its modality is {fact.modality}"


def _words(text: str) -> frozenset[str]:
    """Stems, and in Chinese whole runs of characters cut to pairs, since it has no spaces."""
    if not _HAN.search(text):
        return frozenset(stems_of(text))
    han = "".join(_HAN.findall(text))
    return frozenset(han[at : at + 2] for at in range(max(1, len(han) - 1)))


def _days(fact: Fact) -> _Days:
    return (fact.period.start, fact.period.end) if fact.period and (fact.period.start or fact.period.end) else None


def _same_days(told: _Days, wanted: _Days) -> bool:
    """Whether both are the same days; what goes on has no last one."""
    if told is None or wanted is None:
        return told == wanted
    return told[0] == wanted[0] and (told[1] == wanted[1] or wanted[1] is None)


def _wanted_days(wanted: _Wanted) -> _Days:
    if wanted.period is None:
        return None
    first, dots, last = wanted.period.partition("..")
    start = PartialDate.parse(first).first_day if first else None
    end = PartialDate.parse(last or first).last_day if last or not dots else None
    return start, end


def _row(group: str, cases: Sequence[_Case]) -> FactRow:
    wanted = sum(len(gold.facts) for gold, _ in cases)
    told = sum(count for _, (count, _) in cases)
    wrong = sum(1 for _, (_, misses) in cases for miss in misses if miss.fact is not None)
    right = told - wrong
    return FactRow(
        group,
        wanted,
        told,
        wrong,
        round(right / told, 4) if told else None,
        round(right / wanted, 4) if wanted else None,
    )
