"""Follow-ups: what a question leaves out is taken from earlier ones, and nothing else is."""

from datetime import date

import pytest

from bot.answering.asked.parse import parse_question
from bot.answering.asked.question import Question
from bot.answering.followed.follow_up import has_pronoun, is_elliptic, resolve
from bot.answering.followed.meanings import Ask, asking_once
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Answer, Citation, EntityAnswer, Finding, NoAnswer
from corpus.article import Article
from corpus.spans import Span

CARRIED = "How many passengers did the ferries carry in 2022?"


@pytest.fixture
def parse(town: Holdings) -> "_Parser":
    """Reads questions of the town."""
    return _Parser(town)


class _Parser:
    def __init__(self, town: Holdings) -> None:
        self._town = town

    def __call__(self, text: str) -> Question:
        return parse_question(text, self._town.vocabulary, "en", date(2025, 11, 1))


def _ask_nothing(_: Question) -> Answer:
    return NoAnswer(reason="nothing_relevant")


def _stems(question: Question) -> set[str]:
    return {stem for need in question.needs for way in need.ways for stem in way}


def test_without_a_context_a_question_is_what_it_says(parse: _Parser) -> None:
    """Nothing can be inherited from nothing."""
    for text in ("And in 2021?", "Who built it?", CARRIED):
        question = parse(text)
        assert resolve(question, [], parse, _ask_nothing) is question


def test_a_whole_question_inherits_nothing(parse: _Parser) -> None:
    """A question that says all it needs is answered alike, whatever was said before."""
    for text in ("When was the Petrel built?", "How many books does the library of Tarnmouth hold?"):
        question = parse(text)
        assert resolve(question, [CARRIED, "Why did traffic rise in 2023?"], parse, _ask_nothing) is question


def test_a_new_period_replaces_the_old_one(parse: _Parser) -> None:
    """To say "and in 2021?" asks the same of another year."""
    asked = resolve(parse("And in 2021?"), [CARRIED], parse, _ask_nothing)
    assert [period.start for period in asked.periods] == [date(2021, 1, 1)]
    assert _stems(parse(CARRIED)) <= _stems(asked)
    assert (asked.answer_type, asked.unit, asked.is_follow_up) == ("count", "count", True)


def test_what_is_not_replaced_is_kept(parse: _Parser) -> None:
    """A new name keeps the period and the kind of answer; what is new must be met."""
    asked = resolve(parse("What about the Petrel?"), [CARRIED], parse, _ask_nothing)
    assert [period.start for period in asked.periods] == [date(2022, 1, 1)]
    assert asked.answer_type == "count"
    assert "Petrel" in asked.entities


def test_what_is_inherited_weighs_less(parse: _Parser) -> None:
    """An earlier question's words count, but not as much as when they were said."""
    earlier = {need.surface: need.weight for need in parse(CARRIED).needs}
    asked = resolve(parse("And in 2021?"), [CARRIED], parse, _ask_nothing)
    assert asked.needs
    assert all(need.weight < earlier[need.surface] for need in asked.needs)


def test_a_pronoun_means_what_was_named(parse: _Parser) -> None:
    """The pronoun is the name of the question before; the rest of that question is not asked again."""
    asked = resolve(parse("Who built it?"), ["How many passengers can the Petrel carry?"], parse, _ask_nothing)
    assert asked.entities == ("Petrel",)
    assert asked.answer_type == "person"
    assert "passeng" not in _stems(asked)
    assert "Petrel" in asked.searched


def test_a_pronoun_may_mean_the_answer(parse: _Parser) -> None:
    """Where the earlier question named nothing, what answered it is meant."""
    text = "The Heron is the oldest ship."
    heron = Finding("Heron", Citation(Article("a", text, Span(0, len(text)), "A"), Span(0, len(text))))
    asked = resolve(
        parse("How many passengers can it carry?"),
        ["which ship is the oldest?"],
        parse,
        lambda _: EntityAnswer(finding=heron),
    )
    assert "Heron" in asked.entities


def _answers_by(told: str) -> Ask:
    """Answers "Heron" to a question that is searched with the words, and nothing to any other."""
    text = "The Heron is the oldest ship."
    heron = Finding("Heron", Citation(Article("a", text, Span(0, len(text)), "A"), Span(0, len(text))))
    return lambda question: (
        EntityAnswer(finding=heron) if told in question.searched else NoAnswer(reason="low_confidence")
    )


def test_of_what_it_may_mean_the_answered_counts(parse: _Parser) -> None:
    """A pronoun means what was named, unless that leaves it without an answer and what answered gives one."""
    asked = resolve(parse("Who built it?"), ["which ship did Clara Voss open?"], parse, _answers_by("Clara"))
    assert asked.entities == ("Clara", "Voss")
    asked = resolve(parse("Who built it?"), ["which ship is the oldest?"], parse, _answers_by(""))
    assert asked.entities == ("Heron",)


def test_a_bare_thing_takes_the_place_of_the_one_that_was_asked_for(parse: _Parser) -> None:
    """To say "and books?" asks for books instead, where those are told; "and for books?" narrows what was asked."""
    asked = resolve(parse("And books?"), [CARRIED], parse, _answers_by("books"))
    assert "passeng" not in _stems(asked)
    assert "How many books" in asked.searched
    asked = resolve(parse("And for books?"), [CARRIED], parse, _answers_by("books"))
    assert "passeng" in _stems(asked)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("And the year after?", 2023),
        ("and the previous year", 2021),
        ("What about two years later?", 2024),
        ("And in 2020?", 2020),
    ],
)
def test_a_year_is_counted_from_the_one_that_was_asked_for(text: str, year: int, parse: _Parser) -> None:
    """The year after is the one after that of the earlier question, whatever year it is now."""
    asked = resolve(parse(text), [CARRIED], parse, _ask_nothing)
    assert [(period.start, period.end) for period in asked.periods] == [(date(year, 1, 1), date(year, 12, 31))]


@pytest.mark.parametrize(
    ("text", "day"), [("and the year after?", date(9999, 12, 31)), ("and the year before?", date(1, 1, 1))]
)
def test_no_year_is_counted_beyond_the_calendar(text: str, day: date, parse: _Parser) -> None:
    """The year after the last one that can be written is that one still, and the year before the first."""
    asked = resolve(parse(text), [f"How many passengers on {day.isoformat()}?"], parse, _ask_nothing)
    assert [period.end for period in asked.periods] == [day]


def test_what_has_been_asked_is_not_asked_again(parse: _Parser) -> None:
    """One question is answered once, however often it is come upon; another one is asked."""
    asked: list[str] = []

    def ask(question: Question) -> Answer:
        asked.append(question.text)
        return NoAnswer(reason="nothing_relevant", asked=question.text)

    once = asking_once(ask)
    answers = [once(parse(text)) for text in (CARRIED, "Who built it?", CARRIED)]
    assert asked == [CARRIED, "Who built it?"]
    assert answers[0] is answers[2]
    assert answers[0] != answers[1]


def test_another_thing_is_asked_for_the_same_measure(parse: _Parser) -> None:
    """What is told of it but not measured in the same way does not answer: its measure must be told."""
    asked = resolve(parse("And the Heron?"), ["How high is the Petrel?"], parse, _ask_nothing)
    assert [need.surface for need in asked.needs if need.is_constraint] == ["Heron", "high"]


def test_a_chain_reaches_back(parse: _Parser) -> None:
    """To say "and in 2023?" after "and in 2021?" still asks what the first question asked."""
    asked = resolve(parse("And in 2023?"), [CARRIED, "And in 2021?"], parse, _ask_nothing)
    assert [period.start for period in asked.periods] == [date(2023, 1, 1)]
    assert asked.answer_type == "count"
    assert "passeng" in _stems(asked)


def test_a_chain_of_any_length_ends(parse: _Parser) -> None:
    """However much was said before, looking back ends."""
    assert resolve(parse("And in 2023?"), ["And then?"] * 2_000, parse, _ask_nothing).is_follow_up


@pytest.mark.parametrize("text", ["Who built it?", "When did they open?", "Why did that happen?"])
def test_a_pronoun_has_pronoun(text: str, parse: _Parser) -> None:
    """A pronoun without a name beside it."""
    assert has_pronoun(parse(text))


@pytest.mark.parametrize("text", ["Did the Petrel carry its passengers in 2022?", "Who built the Heron?"])
def test_a_pronoun_for_what_the_question_names_does_not(text: str, parse: _Parser) -> None:
    """Where the question has a name of its own, its pronouns mean that."""
    assert not has_pronoun(parse(text))


@pytest.mark.parametrize(
    "text", ["And in 2021?", "what about 2021?", "how about the Petrel?", "and the Heron?", "why?"]
)
def test_a_question_may_be_too_short_to_stand_alone(text: str, parse: _Parser) -> None:
    """It begins as the second half of something, or speaks of nothing."""
    assert is_elliptic(parse(text))


def test_any_context_can_be_looked_back_on(parse: _Parser) -> None:
    """Empty messages, pictures and markup in the context break nothing."""
    for earlier in ("", "?", "🙂", "<b>x</b>", "x" * 5_000, "塔恩渡轮？"):
        for text in ("And in 2021?", "Who built it?", "", "?"):
            assert resolve(parse(text), [earlier], parse, _ask_nothing).text == text


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("what was the toll", False),
        ("who is the shipwright?", False),
        ("In how many harbours?", True),
        ("the other harbour?", True),
        ("and in 2021?", True),
    ],
)
def test_a_short_question_with_a_verb_stands_alone(text: str, leans: bool, town: Holdings) -> None:
    """A whole question, however short, opens a topic of its own; what lacks a verb goes on with the last one."""
    assert is_elliptic(parse_question(text, town.vocabulary)) == leans
