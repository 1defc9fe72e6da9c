"""Who is in which office, as articles say in passing."""

import pytest

from corpus.article import Article
from corpus.dates import PartialDate
from corpus.extraction.extract import extract_facts
from corpus.fact import Fact, Names
from corpus.spans import Span


def article(text: str, title: str) -> Article:
    """An article of a text under a title."""
    return Article("falk", text, Span(0, len(text)), title, published=PartialDate(2025, 11, 17))


def _offices(text: str, title: str = "Falk Shipping lifts its outlook") -> list[tuple[str, str, str]]:
    facts = extract_facts(article(text, title))
    return [(fact.metric, fact.subject, _name(fact)) for fact in facts if fact.rule == "office"]


def _name(fact: Fact) -> str:
    assert isinstance(fact.value, Names)
    return ", ".join(fact.value.items)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chief executive Eva Dahl spoke.", ("chief executive", "Falk Shipping", "Eva Dahl")),
        ("Finance director Bo Roe said so.", ("finance director", "Falk Shipping", "Bo Roe")),
        ("Falk Shipping grew. The chairwoman, Ida Holm, agreed.", ("chairwoman", "Falk Shipping", "Ida Holm")),
        ("Ann Lund, chief executive of Tarn Steel, agreed.", ("chief executive", "Tarn Steel", "Ann Lund")),
        ("Tarn Steel's chairman, Ola Berg, agreed.", ("chairman", "Tarn Steel", "Ola Berg")),
        ("Chairman Ola Berg of Tarn Steel agreed.", ("chairman", "Tarn Steel", "Ola Berg")),
        ("On Monday Tarn Steel chairman Ola Berg agreed.", ("chairman", "Tarn Steel", "Ola Berg")),
        (
            "Eva Dahl, who took over as managing director in May, spoke.",
            ("managing director", "Falk Shipping", "Eva Dahl"),
        ),
    ],
)
def test_who_is_in_an_office_is_read_with_whose_it_is(text: str, told: tuple[str, str, str]) -> None:
    """Before the name or behind it, of the body that is named or else of what the article is about."""
    assert _offices(f"Falk Shipping carried 40 ships. {text}") == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Former chief executive Eva Dahl spoke.",
        "Deputy chairman Ola Berg spoke.",
        "The acting director, Ola Berg, spoke.",
        "Chief executive Eva Dahl spoke. Dahl resigned in May.",
        "Chief executive Eva Dahl spoke. Ms Dahl was dismissed in May.",
        "Chief executive Eva Dahl spoke. Bo Roe succeeded Eva Dahl.",
        "Chief executive Eva Dahl spoke. Chief executive Bo Roe spoke.",
        "The analyst Eva Dahl spoke.",
        "Director Eva Dahl of the port authority spoke.",
        "Captain Eva Dahl sailed the first ship in.",
        "Chief executive Eva Dahl, who left in May, spoke.",
        "Managing director Eva Dahl, who was sacked on Friday, spoke.",
        "Chairman Otto Dahl has since retired.",
        "Technical director Eva Dahl, now at Tarn Steel, spoke.",
        "The director, Eva Dahl, spoke. Dahl takes over from Bo Roe in August.",
        "Plant manager Eva Dahl spoke to the workers of the plant.",
        "Chief executive Dahl spoke.",
    ],
)
def test_an_office_that_may_be_in_other_hands_is_not_read(text: str) -> None:
    """Who was in it before, who stands in, who left, one of two names, and what many are at a time tell nobody."""
    assert not _offices(f"Falk Shipping carried 40 ships. {text}")


def test_nobody_is_in_an_office_of_a_person() -> None:
    """An article about a life has no body of its own."""
    life = "Eva Dahl (born 2 May 1961) is a painter. In 1990 she met director Bo Roe."
    assert not _offices(life, "Eva Dahl")


def test_the_value_stands_in_its_quote() -> None:
    """What is told is a slice of the sentence that tells it."""
    told = article("Falk Shipping grew. Chief executive Eva Dahl spoke.", "Falk Shipping grows")
    (fact,) = [fact for fact in extract_facts(told) if fact.rule == "office"]
    assert fact.value_span is not None
    assert fact.value_span.of(told.text) == _name(fact)
    assert fact.quote.of(told.text) == "Chief executive Eva Dahl spoke."
