"""Answers in the unit that is asked for, where a source gives the figure in another one."""

from collections.abc import Iterator

from bot.answering.agreed.fitness import is_money
from bot.answering.computed.asking_again import answer_plainly
from bot.answering.gathered.evidence import Evidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import Answer, Citation, ComputedAnswer, Finding, NoAnswer, SingleAnswer
from bot.answering.said.findings import cite_sentence
from bot.answering.workings.conversion import Conversion, is_convertible
from corpus.quantities import read_quantities
from corpus.quantity import Quantity, is_currency
from corpus.words import is_han


def convert(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The figure in the unit that the question names; None where it names none, or where the source's is that one.

    A currency is converted at a rate of the same article, and else refused: another day's rate is another figure.
    """
    asked = _unit_asked(evidence.question.text)
    plain = answer_plainly(evidence, holdings) if asked else None
    if asked is None or not isinstance(plain, SingleAnswer):
        return None
    figure = _only_figure(plain.finding)
    money = figure is not None and is_money(figure)
    unit = asked.unit if not money or asked.unit != "pound" else "GBP"
    if figure and figure.unit == unit:
        return None
    if is_money(Quantity(asked.span, "", asked.value, "", unit=unit)) or money:
        return _exchanged(plain, figure, unit, asked.surface, holdings)
    if figure is None or not is_convertible(unit):
        return None
    return _converted(Conversion(figure, unit), (plain.finding,), plain.confidence)


def _exchanged(
    plain: SingleAnswer, figure: Quantity | None, unit: str, named: str, holdings: Holdings
) -> Answer | None:
    """A sum of money in another currency; refused where the article gives no rate."""
    told = [held.unit for held in read_quantities(plain.finding.citation.quote, _language(plain.finding))]
    if figure is None and (unit in told or not any(map(is_currency, told))):
        return None
    if figure and not is_money(figure):
        return None
    found = _rate(figure, unit, plain.finding.citation, holdings) if figure else None
    if figure is None or found is None:
        quote = Finding(plain.finding.citation.quote, plain.finding.citation)
        return NoAnswer(reason="operands_incomplete", asked=named, nearest=quote, confidence=plain.confidence)
    rate, finding = found
    return _converted(Conversion(figure, unit, rate), (plain.finding, finding), plain.confidence)


def _converted(conversion: Conversion, inputs: tuple[Finding, ...], confidence: float) -> Answer | None:
    if conversion.outcome is None:
        return None
    return ComputedAnswer(computation=conversion, inputs=inputs, confidence=confidence)


def _rate(figure: Quantity, unit: str, citation: Citation, holdings: Holdings) -> tuple[Quantity, Finding] | None:
    """What the article says that one of the figure's currency is in the other, and where."""
    for sentence in holdings.snapshot.sentences[citation.article.id]:
        figures = holdings.figures_of(sentence).quantities
        is_of_one = any(held.unit == figure.unit and held.value == 1 for held in figures)
        rates = [held for held in figures if held.unit == unit]
        if is_of_one and len(rates) == 1:
            return rates[0], Finding(rates[0].surface, cite_sentence(sentence, holdings))
    return None


def _unit_asked(text: str) -> Quantity | None:
    """The unit that a question wants its answer in, read as of a figure: "in square miles" as two of them."""
    language = "zh" if is_han(text) else "en"
    for written in _named(text, language):
        figures = read_quantities(f"2{written}" if language == "zh" else f"2 {written}", language)
        unit = figures[0].unit if len(figures) == 1 else ""
        if unit and (is_convertible(unit) or is_money(figures[0])):
            return Quantity(figures[0].span, written, figures[0].value, "2", unit=unit)
    return None


def _named(text: str, language: str) -> Iterator[str]:
    found = pattern_in("conversions", "asked", language).search(text.casefold())
    if found:
        yield from (written for written in found.groupdict().values() if written)


def _only_figure(finding: Finding) -> Quantity | None:
    figures = [figure for figure in read_quantities(finding.text, _language(finding)) if figure.shape == "amount"]
    return figures[0] if len(figures) == 1 else None


def _language(finding: Finding) -> str:
    return finding.citation.article.language
