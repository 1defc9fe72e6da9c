"""Support: figures and names stand in a quote, or they are named as those that do not."""

import random

import pytest

from bot.answering.said.answer import Citation
from bot.answering.said.support import figures_in, supports, unsupported
from corpus.article import Article
from corpus.spans import Span

_QUOTE = "In May 2021 the port of Brack landed 1,204.5 tonnes of cod, 7% more than Orrin did."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "more cod than before, or less of it",
        "1,204.5 tonnes",
        "1204.5 tonnes",
        "7%",
        "May 2021",
        "Brack and Orrin",
        "Orrin's cod",
        "Port of Brack",
    ],
)
def test_what_stands_in_the_quote_is_supported(text: str) -> None:
    """Separators, inflections and words in small letters make no claim of their own."""
    assert unsupported(text, [_QUOTE]) == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("1,204.6 tonnes", ("1,204.6",)),
        ("204.5 tonnes", ("204.5",)),
        ("1204 tonnes", ("1204",)),
        ("12,045 tonnes", ("12,045",)),
        ("70%", ("70",)),
        ("June 2021", ("June",)),
        ("Brackwater", ("Brackwater",)),
        ("Hull landed 8 tonnes", ("Hull", "8")),
    ],
)
def test_what_does_not_stand_in_the_quote_is_named_in_order(text: str, missing: tuple[str, ...]) -> None:
    """A part of a figure or of a name is another figure and another name."""
    assert unsupported(text, [_QUOTE]) == missing


def test_any_of_the_quotes_supports_and_none_supports_nothing() -> None:
    """Support is looked for in all quotes together; without a quote only empty claims pass."""
    assert unsupported("Hull and Brack", [_QUOTE, "Hull is far."]) == ()
    assert unsupported("Brack 7", []) == ("Brack", "7")
    assert unsupported("nothing claimed", []) == ()


def test_words_that_need_no_support_are_given_as_stems() -> None:
    """What `also` holds passes, and nothing else does."""
    assert unsupported("Visitors of Hull", [], also=frozenset({"visitor"})) == ("Hull",)


def test_any_slice_supports_itself_and_any_new_digit_does_not() -> None:
    """From word to word, a quote supports every part of itself; a figure that it lacks it never supports."""
    chance = random.Random(7)
    words = _QUOTE.split()
    for _ in range(300):
        start = chance.randrange(len(words))
        part = " ".join(words[start : chance.randint(start + 1, len(words))])
        assert unsupported(part, [_QUOTE]) == ()
        foreign = str(chance.randint(3000, 999_999))
        assert unsupported(f"{part} {foreign}", [_QUOTE]) == (foreign,)


def test_a_citation_supports_what_its_quote_does() -> None:
    """`supports` looks at the slice that is cited, not at the rest of the article."""
    article = Article("a", _QUOTE, Span(0, len(_QUOTE)), "A")
    assert supports(Citation(article, Span(0, len(_QUOTE))), "7%")
    assert not supports(Citation(article, Span(0, 40)), "7%")


def test_figures_are_read_without_separators() -> None:
    """Thousands separators go, decimal points stay."""
    assert list(figures_in("1,204.5 of 12,000,000 in 2021-22, up 7%.")) == ["1204.5", "12000000", "2021", "22", "7"]
