"""What a reader can look at beside an answer: the sentences around a quote, related questions, articles."""

from dataclasses import replace

import pytest

from bot.answering.beside.finding_articles import find_articles
from bot.answering.beside.related import related_questions
from bot.answering.beside.surroundings import surroundings_of
from bot.answering.held.holdings import Holdings
from bot.answering.said.reply import Reply
from bot.answering.walk import reply_to


def ask(question: str, town: Holdings) -> Reply:
    """A reply from the town."""
    return reply_to(question, town)


def test_surroundings_are_one_slice_of_the_article(town: Holdings) -> None:
    """Before, quote and after follow one another in the article, and stay under the quote's heading."""
    (footnote, *_) = ask("When was the Heron built?", town).footnotes
    around = surroundings_of(footnote, town)
    assert around
    assert around.quote == footnote.quote
    assert around.before + around.quote + around.after in town.article(footnote.article).text
    assert around.heading == "The fleet"
    assert "The Petrel was built" in around.before
    assert "240 passengers" in around.after
    assert "61,000" not in around.after


def test_a_quote_that_is_no_longer_there_has_no_surroundings(town: Holdings) -> None:
    """What a later snapshot has removed or changed is not shown as if it still stood there."""
    (footnote, *_) = ask("When was the Heron built?", town).footnotes
    assert surroundings_of(replace(footnote, article="gone"), town) is None
    assert surroundings_of(replace(footnote, quote="another"), town) is None


@pytest.mark.parametrize(
    "question", ["When was the Heron built?", "How many books does the library of Tarnmouth hold?"]
)
def test_related_questions_are_answered_from_the_same_article(town: Holdings, question: str) -> None:
    """Each question that is offered is another one, and has an answer that cites the same article."""
    reply = ask(question, town)
    related = related_questions(question, reply.footnotes, town, lambda text: ask(text, town))
    assert related
    assert question not in related
    for other in related:
        answer = ask(other, town)
        assert not answer.abstained
        assert reply.footnotes[0].article in {footnote.article for footnote in answer.footnotes}


def test_where_no_fact_is_known_names_give_questions(town_without_facts: Holdings) -> None:
    """Articles alone are enough: a name in a sentence nearby is offered where the corpus says something about it."""
    question = "When was the Heron built?"
    footnotes = ask(question, town_without_facts).footnotes
    related = related_questions(question, footnotes, town_without_facts, lambda text: ask(text, town_without_facts))
    assert related
    assert all("Heron" not in other for other in related)
    assert all(not ask(other, town_without_facts).abstained for other in related)


def test_what_cannot_be_answered_is_not_offered(town: Holdings) -> None:
    """A question that nobody answers is no related question."""
    footnotes = ask("When was the Heron built?", town).footnotes
    refusal = Reply("refusal", ("No.",), reason="nothing_relevant")
    assert related_questions("When was the Heron built?", footnotes, town, lambda _: refusal) == ()


def test_articles_are_found_once_each_with_their_best_sentence(town: Holdings) -> None:
    """The article that says most comes first, and its quote is a slice of it; nonsense finds nothing."""
    found = find_articles("books of the library", town, 5)
    assert found[0].article == "library"
    assert len({footnote.article for footnote in found}) == len(found)
    assert [footnote.n for footnote in found] == list(range(1, len(found) + 1))
    assert all(f.quote == town.article(f.article).text[f.start : f.end] for f in found)
    assert not find_articles("zzzyx qqqwv", town, 5)
