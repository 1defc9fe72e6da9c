"""Narrowing: a question for "the airport line" is none for "the line" of an article that has both."""

from collections.abc import Collection
from itertools import pairwise

from bot.answering.agreed.agreement import Agreement
from bot.answering.agreed.judge import is_told
from bot.answering.asked.question import Question
from corpus.words import stems_of


def is_narrowed(question: Question, agreement: Agreement, bare: Collection[str], told: frozenset[str]) -> bool:
    """Whether a question narrows a noun that a candidate has bare, by a word that its article has elsewhere.

    Args:
        question: what is asked.
        agreement: of the candidate with it; a word that stands around the candidate is not missing.
        bare: the stems of the nouns that nothing narrows in the candidate.
        told: the stems of the candidate's article.
    """
    counting = {stem for figure in question.quantities for stem in stems_of(figure.surface)}
    narrowing = {stem for need in agreement.missing if is_told(need, told) for stem in need.own - counting}
    return any(before in narrowing and noun in bare for before, noun in pairwise(stems_of(question.text)))
