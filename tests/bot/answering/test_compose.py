"""Composing: every kind of answer can be said in every language, and marks and footnotes belong together."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from importlib.resources import files
from typing import get_args

import pytest
from jinja2 import StrictUndefined, UndefinedError

from bot.answering.asked.question import Question
from bot.answering.lexicons import lexicon
from bot.answering.said import answer as answers
from bot.answering.said.answer import (
    Answer,
    BooleanAnswer,
    Citation,
    Clarification,
    ComputedAnswer,
    Correction,
    Disagreement,
    Finding,
    ListAnswer,
    NoAnswer,
    Reason,
    SingleAnswer,
    SmallTalk,
    TrendAnswer,
)
from bot.answering.said.compose import LANGUAGES, _environment, compose_reply, template_stems
from bot.answering.said.reply import Reply
from bot.answering.workings.computation import Computation
from corpus.article import Article
from corpus.dates import PartialDate
from corpus.quantities import read_quantities
from corpus.spans import Span

_TEXT = "Alder pays 3 crowns. Birch pays 5 crowns. Cedar pays 8 crowns. Aspen & <b>Elm</b> pay {{ 7 }} crowns."
_ARTICLE = Article(
    "trees", _TEXT, Span(0, len(_TEXT)), "Trees", publisher="The Grove", published=PartialDate(2024, 5), url="https://x"
)
_MARK = re.compile(r"\[(\d+)\]")


def _cite(sentence: int) -> Citation:
    starts = [0, *(match.end() for match in re.finditer(r"\. ", _TEXT)), len(_TEXT)]
    return Citation(_ARTICLE, Span(starts[sentence], starts[sentence + 1]))


ALDER, BIRCH = Finding("3 crowns", _cite(0), "what Alder pays"), Finding("5 crowns", _cite(1), "what Birch pays")
CEDAR, WILD = Finding("8 crowns", _cite(2)), Finding("<b>Elm</b> & {{ 7 }} {% x %}", _cite(3), "a <i>tag</i> {{ y }}")
_DUES = (read_quantities("3 crowns")[0], read_quantities("5 crowns")[0])
_SEVERAL = (BIRCH, ALDER, replace(BIRCH, text="5"), CEDAR)


def _concrete() -> Iterator[type[Answer]]:
    """Every subclass that has a kind; those that slots left behind under the same name are passed over."""
    known = vars(answers)
    below = list(Answer.__subclasses__())
    for kind in below:
        below += kind.__subclasses__()
        if "kind" in vars(kind) and known.get(kind.__name__, kind) is kind:
            yield kind


def _samples(kind: type[Answer]) -> Sequence[Answer]:
    """Answers of one kind, made from what its fields are called."""
    several: Mapping[type[Answer], Sequence[Answer]] = {
        ListAnswer: [
            ListAnswer(items=_SEVERAL, about=about, complete=complete)
            for about in ("", "what trees pay")
            for complete in (True, False)
        ],
        BooleanAnswer: [BooleanAnswer(finding=ALDER, verdict=verdict) for verdict in (True, False)],
        TrendAnswer: [
            TrendAnswer(about=about, direction=way, points=_SEVERAL)
            for about in ("", "dues")
            for way in ("up", "down", "flat", "mixed", "")
        ],
        ComputedAnswer: [
            ComputedAnswer(computation=Computation("sum", _DUES), inputs=(ALDER, BIRCH), stated=stated)
            for stated in (None, CEDAR)
        ],
        Correction: [
            Correction(facts=facts, direction=way)
            for facts in ((ALDER,), (CEDAR,), _SEVERAL)
            for way in ("", "up", "down", "flat")
        ],
        Disagreement: [Disagreement(about=about, values=_SEVERAL) for about in ("", "dues")],
        Clarification: [Clarification(candidates=(Finding("Alder", ALDER.citation), Finding("Birch", BIRCH.citation)))],
        SmallTalk: [SmallTalk(topic=row["topic"]) for row in lexicon("smalltalk")["topics"]]
        + [SmallTalk(topic=topic) for topic in ("language", "no_text")],
        NoAnswer: [
            NoAnswer(reason=reason, asked=asked, nearest=nearest)
            for reason in get_args(Reason)
            for asked in ("", "Elm")
            for nearest in (None, ALDER)
        ],
    }
    if kind in several:
        return several[kind]
    assert issubclass(kind, SingleAnswer), f"{kind.__name__} is a new kind: give it a sample here"
    return [kind(finding=finding) for finding in (ALDER, CEDAR, WILD)]


def _all_samples() -> list[Answer]:
    return [sample for kind in _concrete() for sample in _samples(kind)]


def _compose(answer: Answer, language: str, first: int = 1) -> Reply:
    return compose_reply(answer, Question("what do Elm and Alder pay?"), language, first)


def _marks(reply: Reply) -> list[int]:
    return [int(number) for number in _MARK.findall(reply.text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_answer_can_be_said(language: str) -> None:
    """Each class has a template of its kind's name in each language, and it says something."""
    folder = files("bot.answering").joinpath("templates", language)
    assert {f"{kind.kind}.jinja" for kind in _concrete()} == {file.name for file in folder.iterdir()}
    for answer in _all_samples():
        reply = _compose(answer, language)
        assert reply.kind == answer.kind
        assert reply.text.strip()
        assert all(paragraph == paragraph.strip() != "" for paragraph in reply.paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("first", [1, 4])
def test_marks_and_footnotes_point_at_each_other(language: str, first: int) -> None:
    """Footnotes count from the first number on, in the order in which they are first said; none lacks its mark."""
    for answer in _all_samples():
        reply = _compose(answer, language, first)
        said = list(dict.fromkeys(_marks(reply)))
        assert said == [note.n for note in reply.footnotes] == list(range(first, first + len(said))), reply.text
        cited = list(dict.fromkeys(finding.citation for finding in answer.findings))
        assert [(note.quote, note.start, note.end) for note in reply.footnotes] == [
            (citation.quote, citation.span.start, citation.span.end) for citation in cited
        ]


def test_a_quote_is_a_slice_of_its_article() -> None:
    """A footnote carries all that lets a reader find its words again."""
    note = _compose(_samples(Correction)[0], "en").footnotes[0]
    assert note.quote == _TEXT[note.start : note.end]
    assert (note.article, note.title, note.publisher, note.published) == ("trees", "Trees", "The Grove", "2024-05")
    assert (note.url, note.published_inferred) == ("https://x", False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lead_begins_the_first_paragraph(language: str) -> None:
    """What leads stands where the reply begins, without a mark; one finding always leads, and a refusal never does."""
    for answer in _all_samples():
        reply = _compose(answer, language)
        assert reply.paragraphs[0].startswith(reply.lead)
        assert not _MARK.search(reply.lead)
        assert reply.lead or not isinstance(answer, SingleAnswer)
        assert not reply.lead or (answer.findings and not isinstance(answer, NoAnswer))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_source_says_is_plain_text(language: str) -> None:
    """Tags, entities and braces of a source stay as they are: a reply has no markup, and each channel adds its own."""
    for kind in _concrete():
        if issubclass(kind, SingleAnswer) and kind is not BooleanAnswer:
            assert _compose(kind(finding=WILD), language).paragraphs[0] == f"{WILD.text} [1]"
    for folder in files("bot.answering").joinpath("templates").iterdir():
        for template in folder.iterdir():
            assert not re.search(r"</?[a-z]+>|&[a-z]+;|\*\*|\|\s*(?:safe|e|escape)\b", template.read_text()), (
                template.name
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slot_that_an_answer_lacks_is_an_error_and_no_gap(language: str) -> None:
    """A template that asks for what its answer does not have says so instead of leaving a hole."""
    assert _environment().undefined is StrictUndefined
    assert not _environment().autoescape
    for kind in _concrete():
        if {field.name for field in fields(kind)} - {"confidence"}:
            with pytest.raises(UndefinedError):
                _environment().get_template(f"{language}/{kind.kind}.jinja").render()


def test_a_reply_says_why_there_is_none_and_what_was_computed() -> None:
    """Reason, operands and confidence come through."""
    for reason in get_args(Reason):
        reply = _compose(NoAnswer(reason=reason), "en")
        assert (reply.reason, reply.abstained, reply.footnotes) == (reason, True, ())
    computed = _compose(replace(_samples(ComputedAnswer)[0], confidence=0.87654), "en")
    assert (computed.operands, computed.confidence, computed.abstained) == (("3", "5"), 0.877, False)
    assert "3 + 5 = 8" in computed.text


def test_refusals_for_different_reasons_read_differently() -> None:
    """Each reason that a reader can act on is said in words of its own."""
    telling = set(get_args(Reason)) - {"nothing_relevant", "low_confidence"}
    for language in LANGUAGES:
        said = {_compose(NoAnswer(reason=reason, asked="Elm"), language).text for reason in telling}
        assert len(said) == len(telling)


def test_the_same_answer_is_said_alike_every_time() -> None:
    """Composing depends on nothing but its arguments."""
    chance = random.Random(5)
    samples = _all_samples()
    once = [_compose(answer, "en") for answer in samples]
    order = list(range(len(samples)))
    chance.shuffle(order)
    assert all(_compose(samples[number], "en") == once[number] for number in order)


def test_the_words_of_templates_claim_no_figure() -> None:
    """Template words are let through by the audit, so no figure may be among them, nor any name but the bot's own."""
    for language in LANGUAGES:
        for kind in _concrete():
            assert not [stem for stem in template_stems(language, kind.kind) if stem[0].isdigit()]
        assert "yes" in template_stems("en", "boolean")
        assert "yes" not in template_stems("en", "value")
