"""What an amount of a source in English is to who reads Chinese: 9847.02亿元 of "984.702 billion yuan"."""

from bot.answering.said.answer import Answer, ValueAnswer
from bot.answering.said.said_plainly import plain
from bot.answering.workings.working import money_in_chinese
from corpus.quantities import read_quantities


def sum_in_chinese(answer: Answer, language: str) -> str:
    """What a reply in Chinese says before the source's own figure; nothing where it says that figure alone."""
    return in_chinese(answer.finding.text) if isinstance(answer, ValueAnswer) and language == "zh" else ""


def in_chinese(words: str) -> str:
    """The same sum of money in the scales of Chinese; nothing where the words are more, or another figure.

    >>> in_chinese("984.702 billion yuan"), in_chinese("Up 3%")
    ('9847.02亿元', '')
    """
    said = plain(words)
    figures = read_quantities(said, "en")
    return money_in_chinese(figures[0]) if len(figures) == 1 and figures[0].surface == said else ""
