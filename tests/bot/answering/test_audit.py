"""The audit: answers from real facts pass; with one digit, name or offset changed, they do not.

What ought to be caught is worked out here by other means than the audit's own: figures as runs of digits, names as
words with a capital.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

import pytest

from bot.answering.asked.question import Question
from bot.answering.audited.audit import audit_answer
from bot.answering.audited.audit_reply import audit_reply
from bot.answering.said.answer import (
    Answer,
    Citation,
    ComputedAnswer,
    Correction,
    Finding,
    NoAnswer,
    TrendAnswer,
    ValueAnswer,
)
from bot.answering.said.compose import compose_reply, template_stems
from bot.answering.said.findings import describe
from bot.answering.said.reply import Reply
from bot.answering.workings.computation import Computation
from corpus.article import Article
from corpus.corpus import Corpus
from corpus.fact import Fact, Names
from corpus.quantities import read_quantities
from corpus.spans import Span
from corpus.verbalise import value_in_words

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_CAPITALISED = re.compile(r"(?<![^\W_])[A-Z][a-z]{3,}(?![^\W_])")
_STRANGERS = ("Zanzibar", "Quetzal", "Ouagadougou", "Xerxes")
_ASKED = Question("how much was it?")


@pytest.fixture(scope="session")
def findings(bundled: Corpus) -> Sequence[Finding]:
    """What every curated fact of the bundled corpus says, with what it is about."""
    articles = {article.id: article for article in bundled.articles}
    return [_finding(fact, Citation(articles[fact.article], fact.quote)) for fact in bundled.facts]


def _finding(fact: Fact, citation: Citation) -> Finding:
    words = fact.value.items[0] if isinstance(fact.value, Names) else value_in_words(fact.value)
    return Finding(words, citation, describe(fact, citation))


def _passes(finding: Finding) -> bool:
    return not isinstance(audit_answer(ValueAnswer(finding=finding)), NoAnswer)


def _figures(text: str) -> set[str]:
    return {figure.replace(",", "") for figure in _FIGURE.findall(text)}


def _with_another_digit(text: str, chance: random.Random) -> str:
    place = chance.choice([place for place, character in enumerate(text) if character in "0123456789"])
    digit = chance.choice([digit for digit in "0123456789" if digit != text[place]])
    return text[:place] + digit + text[place + 1 :]


def test_every_fact_of_the_bundled_corpus_passes_untouched(findings: Sequence[Finding]) -> None:
    """The audit lets through what is true: an answer comes back as it went in."""
    assert len(findings) > 100
    for finding in findings:
        answer = ValueAnswer(finding=finding)
        assert audit_answer(answer) is answer, finding.text


def test_a_changed_digit_is_caught(findings: Sequence[Finding]) -> None:
    """A figure that does not stand in the quote is never said, be it in the value or in what it is of."""
    chance, caught = random.Random(1), 0
    figured = [finding for finding in findings if re.search("[0-9]", finding.text)]
    abouts = [finding for finding in findings if re.search("[0-9]", finding.about)]
    for _ in range(2_000):
        finding = chance.choice(figured)
        wrong = replace(finding, text=_with_another_digit(finding.text, chance))
        if abouts and chance.random() < 0.3:
            finding = chance.choice(abouts)
            wrong = replace(finding, about=_with_another_digit(finding.about, chance))
        is_there = _figures(f"{wrong.text} {wrong.about}") <= _figures(wrong.citation.quote)
        assert is_there or not _passes(wrong), wrong.text
        caught += not is_there
    assert caught > 1_500


def test_a_changed_name_is_caught(findings: Sequence[Finding]) -> None:
    """A name that does not stand in the quote is never said."""
    chance, tried = random.Random(2), 0
    named = [finding for finding in findings if _CAPITALISED.search(f"{finding.text} {finding.about}")]
    for _ in range(1_500):
        finding, slot = chance.choice(named), chance.choice(("text", "about"))
        words = getattr(finding, slot)
        places = [match.span() for match in _CAPITALISED.finditer(words)]
        if not places:
            continue
        start, end = chance.choice(places)
        wrong = words[:start] + chance.choice(_STRANGERS) + words[end:]
        assert not _passes(
            Finding(**{"text": finding.text, "citation": finding.citation, "about": finding.about, slot: wrong})
        )
        tried += 1
    assert tried > 500


def test_a_changed_offset_is_caught_or_changes_nothing(findings: Sequence[Finding]) -> None:
    """A citation that was moved passes only while every figure and every name still stands in what it now quotes."""
    chance, caught = random.Random(3), 0
    for _ in range(3_000):
        finding = chance.choice(findings)
        span, length = finding.citation.span, len(finding.citation.article.text)
        by = chance.choice((-1, 1)) * chance.choice((1, 2, 5, 20, 100, 1_000))
        moved = chance.choice((Span(span.start + by, span.end), Span(span.start, span.end + by), span.shifted(by)))
        wrong = replace(finding, citation=Citation(finding.citation.article, moved))
        if not 0 <= moved.start < moved.end <= length:
            assert not _passes(wrong)
            caught += 1
            continue
        quote = moved.of(wrong.citation.article.text)
        said = f"{wrong.text} {wrong.about}"
        lost = _figures(said) - _figures(quote)
        lost |= {name for name in _CAPITALISED.findall(said) if name.casefold()[:4] not in quote.casefold()}
        if lost:
            assert not _passes(wrong), (said, quote)
            caught += 1
        elif said.strip().casefold() in quote.casefold():
            assert _passes(wrong), (said, quote)
    assert caught > 600


@pytest.mark.parametrize("span", [Span(-3, 5), Span(5, 5), Span(9, 4), Span(0, 10**6), Span(10**6, 10**6 + 4)])
def test_an_offset_outside_the_article_is_no_citation(span: Span, findings: Sequence[Finding]) -> None:
    """Whatever is said, what cites nothing is not sent."""
    nowhere = Citation(findings[0].citation.article, span)
    assert not _passes(Finding("words that claim nothing", nowhere))


def test_one_wrong_finding_spoils_the_answer(findings: Sequence[Finding]) -> None:
    """All operands of a computation must stand, not only the first."""
    figured = [finding for finding in findings if read_quantities(finding.text)]
    wrong = replace(figured[1], text="98,765,432 cubits")
    for inputs in ((figured[0], wrong), (wrong, figured[0])):
        figures = tuple(read_quantities(finding.text)[0] for finding in inputs)
        computed = ComputedAnswer(computation=Computation("sum", figures), inputs=inputs)
        audited = audit_answer(computed)
        assert isinstance(audited, NoAnswer)
        assert audited.reason == "audit_failed"


def test_a_computation_of_other_figures_than_those_cited_is_caught(findings: Sequence[Finding]) -> None:
    """What was computed is held against the words that are cited: their digits, scale, unit and bound, read again."""
    chance, tried = random.Random(6), 0
    figured = [finding for finding in findings if _is_one_figure(finding.text)]
    for _ in range(2_000):
        inputs = (chance.choice(figured), chance.choice(figured))
        figures = [read_quantities(finding.text)[0] for finding in inputs]
        answer = ComputedAnswer(computation=Computation("sum", tuple(figures)), inputs=inputs)
        assert audit_answer(answer) is answer
        place = chance.randrange(2)
        figure = figures[place]
        figures[place] = chance.choice(
            (
                replace(figure, value=figure.value + 1, digits=str(figure.value + 1)),
                replace(figure, value=figure.value * 1_000, scale=figure.scale * 1_000),
                replace(figure, digits=_with_another_digit(figure.digits, chance)),
                replace(figure, unit="cubit"),
                replace(figure, operator="<" if figure.operator != "<" else ">"),
            )
        )
        if figures[place].unit == "cubit" and not figure.unit:
            continue
        wrong = replace(answer, computation=Computation("sum", tuple(figures)))
        assert isinstance(audit_answer(wrong), NoAnswer), (figure, figures[place])
        tried += 1
    assert tried > 1_500


def _is_one_figure(text: str) -> bool:
    figures = read_quantities(text)
    return len(figures) == 1 and figures[0].surface == text and figures[0].operator == "="


def _replies(findings: Sequence[Finding], language: str) -> Iterator[tuple[Reply, Answer]]:
    for finding in findings:
        answer = ValueAnswer(finding=finding)
        yield compose_reply(answer, _ASKED, language), answer


def _is_sent(reply: Reply, answer: Answer, question: Question = _ASKED) -> bool:
    return audit_reply(reply, answer, question, template_stems(reply.language, reply.kind))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_the_templates_say_passes_and_a_changed_digit_of_it_does_not(
    language: str, findings: Sequence[Finding]
) -> None:
    """Composing adds no claim; a figure of the reply that stands in no quote stops the reply."""
    chance, caught = random.Random(4), 0
    for reply, answer in _replies(findings, language):
        assert _is_sent(reply, answer), reply.text
        plain = reply.paragraphs[0].replace("[1]", "")
        if not re.search("[0-9]", plain):
            continue
        wrong = _with_another_digit(plain, chance)
        is_new = not _figures(wrong) <= _figures(reply.footnotes[0].quote) | _figures(" ".join(reply.paragraphs))
        if is_new:
            assert not _is_sent(replace(reply, paragraphs=(f"{wrong} [1]", *reply.paragraphs[1:])), answer), wrong
            caught += 1
    assert caught > 80


@pytest.mark.parametrize(
    "added", ["There were 7,654,321 of them.", "Zanzibar did the same.", "It happened on 31 Brumaire."]
)
def test_a_paragraph_that_nobody_audited_stops_the_reply(added: str, findings: Sequence[Finding]) -> None:
    """A figure or a name in any paragraph must stand in a quote, in an audited finding or in a template."""
    for reply, answer in _replies(findings[:50], "en"):
        assert not _is_sent(replace(reply, paragraphs=(*reply.paragraphs, added)), answer)
        assert not _is_sent(replace(reply, paragraphs=(added, *reply.paragraphs)), answer)


def test_a_refusal_may_repeat_what_was_asked() -> None:
    """The words of the question may stand in a refusal: they claim nothing."""
    refusal = NoAnswer(reason="entity_unknown", asked="Atlantis")
    question = Question("How many people live in Atlantis?")
    reply = compose_reply(refusal, question, "en")
    assert _is_sent(reply, refusal, question)
    assert not _is_sent(reply, refusal, Question("How many people live there?"))


def test_a_footnote_whose_quote_is_no_slice_of_its_article_stops_the_reply(findings: Sequence[Finding]) -> None:
    """What a footnote shows is what the article says at its offsets."""
    for reply, answer in _replies(findings[:50], "en"):
        note = reply.footnotes[0]
        for wrong in (
            replace(note, quote="Something that was never written."),
            replace(note, start=note.start + 1),
            replace(note, end=note.end + 7),
        ):
            assert not _is_sent(replace(reply, footnotes=(wrong,)), answer)


@pytest.mark.parametrize(("word", "other"), [("million", "billion"), ("billion", "trillion"), ("euros", "dollars")])
def test_a_changed_scale_or_unit_is_caught(word: str, other: str, findings: Sequence[Finding]) -> None:
    """A figure is its digits with its scale and its unit: "46.5 billion" is not "46.5 million"."""
    told = [finding for finding in findings if word in finding.text and other not in finding.citation.quote]
    assert told
    for finding in told:
        assert not _passes(replace(finding, text=finding.text.replace(word, other)))


def test_a_figure_of_the_question_is_no_support_for_an_answer(findings: Sequence[Finding]) -> None:
    """What only the question states is not sent beside what was found, whatever mark stands behind it."""
    reply, answer = next(_replies(findings, "en"))
    assert _is_sent(reply, answer, Question("Was it 77,777 euros?"))
    wrong = replace(reply, paragraphs=(*reply.paragraphs, "77,777 euros [1]"))
    assert not _is_sent(wrong, answer, Question("Was it 77,777 euros?"))


def _said(*sentences: str) -> Sequence[Finding]:
    """Findings, each the figure of its sentence."""
    text = " ".join(sentences)
    article = Article("a", text, Span(0, len(text)), "A")
    spans = [Span(text.index(sentence), text.index(sentence) + len(sentence)) for sentence in sentences]
    return [Finding(_FIGURE.findall(span.of(text))[0], Citation(article, span)) for span in spans]


@pytest.mark.parametrize("direction", ["up", "down"])
def test_a_change_that_its_own_words_contradict_is_caught(direction: Literal["up", "down"]) -> None:
    """What rose in the cited sentence cannot be said to have fallen, whatever a fact has it go."""
    risen, fallen = _said("Sales rose by 4 tonnes.")[0], _said("Sales fell by 4 tonnes.")[0]
    for found, stands in ((risen, direction == "up"), (fallen, direction == "down")):
        for answer in (
            ValueAnswer(finding=found, direction=direction),
            TrendAnswer(about="", direction=direction, points=(found,)),
            Correction(facts=(found,), direction=direction),
        ):
            assert isinstance(audit_answer(answer), NoAnswer) != stands


def test_a_course_that_its_own_values_contradict_is_caught() -> None:
    """Of several values each must lie on the said side of the one before."""
    points = tuple(_said("In May it was 4.", "In June it was 6.", "In July it was 5."))
    assert not isinstance(audit_answer(TrendAnswer(about="", direction="up", points=points[:2])), NoAnswer)
    assert isinstance(audit_answer(TrendAnswer(about="", direction="down", points=points[:2])), NoAnswer)
    assert isinstance(audit_answer(TrendAnswer(about="", direction="up", points=points)), NoAnswer)
