"""Answer to reply: the templates say it, the footnotes are numbered."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

from bot.answering.asked.question import Question
from bot.answering.said.answer import Answer, Citation, Clarification, ComputedAnswer, Finding, NoAnswer
from bot.answering.said.own_scale import sum_in_chinese
from bot.answering.said.reply import Footnote, Reply
from bot.answering.said.said_plainly import plain
from bot.answering.said.saying import say
from bot.answering.workings.elapsed import Elapsed
from bot.answering.workings.ranking import Ranking
from corpus.words import read_words

LANGUAGES = ("en", "zh")
_TAG, _LITERAL = re.compile(r"{[{%][^}]*[%}]}"), re.compile(r'"([^"]*)"')
_LONGEST_LEAD = 120
"""Characters: an excerpt in bold would shout."""


def compose_reply(answer: Answer, question: Question, language: str, first: int = 1) -> Reply:
    """Put an answer in words.

    A template gives paragraphs, parted by empty lines; the first line of the first one, up to its first mark, leads.

    Args:
        answer: audited.
        question: what was asked.
        language: of the templates, ``en`` or ``zh``.
        first: the number of the first footnote.
    """
    citations = _citations(answer)
    marks = {citation: f"[{number}]" for number, citation in enumerate(citations, start=first)}
    template = _environment().get_template(f"{language}/{answer.kind}.jinja")
    written = template.render(question=question, **_slots(answer, marks, language))
    paragraphs = tuple(paragraph.strip() for paragraph in written.split("\n\n") if paragraph.strip())
    return Reply(
        kind=answer.kind,
        paragraphs=paragraphs,
        footnotes=tuple(footnote_of(citation, number) for number, citation in enumerate(citations, start=first)),
        lead=_lead(paragraphs, answer),
        reason=answer.reason if isinstance(answer, NoAnswer) else None,
        operands=answer.operands if isinstance(answer, ComputedAnswer) else (),
        working=_working(answer, language),
        choices=tuple(one.text for one in answer.candidates) if isinstance(answer, Clarification) else (),
        confidence=round(answer.confidence, 3),
        language=language,
    )


@cache
def template_stems(language: str, kind: str) -> tuple[str, ...]:
    """The stems of the words that a kind's template says itself, in order, figures aside: they claim nothing of the
    world.
    """
    said = _TAG.sub(
        lambda tag: f" {' '.join(_LITERAL.findall(tag.group()))} ", _templates()[f"{language}/{kind}.jinja"]
    )
    return tuple(word.stem for word in read_words(said) if not word.is_number)


def footnote_of(citation: Citation, number: int) -> Footnote:
    """A citation as the footnote with this number."""
    article = citation.article
    return Footnote(
        n=number,
        quote=citation.quote,
        article=article.id,
        title=article.title,
        publisher=article.publisher,
        published=str(article.published or ""),
        published_inferred=article.published_inferred,
        url=article.url,
        start=citation.span.start,
        end=citation.span.end,
    )


def _citations(answer: Answer) -> tuple[Citation, ...]:
    """The citations in the order in which they are first said, each once."""
    return tuple(dict.fromkeys(finding.citation for finding in answer.findings))


def _slots(answer: Answer, marks: Mapping[Citation, str], language: str) -> Mapping[str, Any]:
    """The answer's fields as a template sees them: every finding carries its mark."""
    slots = {field.name: _marked(getattr(answer, field.name), marks) for field in fields(answer)}
    slots["sum_in_chinese"] = sum_in_chinese(answer, language)
    return {**slots, **_worked(answer, marks, language)} if isinstance(answer, ComputedAnswer) else slots


def _working(answer: Answer, language: str) -> str:
    said = say(answer.computation, language) if isinstance(answer, ComputedAnswer) else None
    return said.working if said else ""


def _worked(answer: ComputedAnswer, marks: Mapping[Citation, str], language: str) -> Mapping[str, Any]:
    """What a computed answer says beside its fields: its result, its working, the marks of its operands, each once."""
    said = say(answer.computation, language)
    operands = dict.fromkeys(marks[finding.citation] for finding in answer.inputs)
    abouts = dict.fromkeys(finding.about for finding in answer.inputs if finding.about)
    return {
        "value": said.value if said else "",
        "working": said.working if said else "",
        "marks": " ".join(operands),
        "about": "; ".join(abouts),
        "first": _marked(answer.first, marks),
        "side_by_side": isinstance(answer.computation, Ranking | Elapsed),
    }


def _marked(value: Any, marks: Mapping[Citation, str]) -> Any:  # noqa: ANN401 - a field may hold anything
    if isinstance(value, Finding):
        text, about = (plain(words) for words in (value.text, value.about))
        published = str(value.citation.article.published or "")
        return {"text": text, "about": about, "mark": marks[value.citation], "published": published}
    if isinstance(value, tuple):
        return [_marked(item, marks) for item in value]
    return value


def _lead(paragraphs: Sequence[str], answer: Answer) -> str:
    """The words before the first mark, where they are few; a list is not led by its first item."""
    first = paragraphs[0] if paragraphs else ""
    leads = answer.findings and not isinstance(answer, NoAnswer) and "\n" not in first
    lead = first.split(" [", 1)[0] if leads else ""
    return lead if len(lead) <= _LONGEST_LEAD else ""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=DictLoader(dict(_templates())),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - a reply is plain text; each channel escapes it
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["sentence"] = _sentence
    return environment


@cache
def _templates() -> Mapping[str, str]:
    folder = files("bot.answering").joinpath("templates")
    return {
        f"{language}/{file.name}": file.read_text(encoding="utf-8")
        for language in LANGUAGES
        for file in sorted(folder.joinpath(language).iterdir(), key=lambda file: file.name)
        if file.name.endswith(".jinja")
    }


def _sentence(words: str) -> str:
    """Words as a sentence: a capital in front, a full stop behind."""
    return words and words[0].upper() + words[1:] + ("" if words[-1] in '.!?。！？…”"' else ".")
