"""Another subject: a sentence that begins with a name tells of that one, whatever its article's title names."""

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in
from bot.answering.spans.names import find_names
from corpus.words import stems_of


def begins_with_another(question: Question, text: str, title: str, names: frozenset[str]) -> bool:
    """Whether a sentence begins with another name than the one that the question says something of, and has it not.

    Args:
        question: what is asked.
        text: the sentence.
        title: of its article, whose own name is no other.
        names: the stems of all names of the corpus.

    >>> text, names = "The Quill One got 4.5 stars.", frozenset(("quill",))
    >>> [begins_with_another(Question(f"How many stars did the {name} get?"), text, "", names) for name in ("Quill One", "Heron Pad")]
    [False, True]
    """  # noqa: E501
    behind = pattern_in("other_kind", "auxiliary").search(question.text)
    asked = next((name for name in find_names(question.text) if behind and name.start == behind.end()), None)
    if asked is None or pattern_in("other_kind", "possessive").match(question.text[asked.end :]):
        return False
    meant, told = frozenset(stems_of(asked.of(question.text))), frozenset(stems_of(text))
    begun = next(
        (name for name in find_names(text) if pattern_in("other_kind", "before_subject").fullmatch(text[: name.start])),
        None,
    )
    if begun is None or meant & told:
        return False
    own = frozenset(stems_of(begun.of(text)))
    return not own.isdisjoint(names) and own.isdisjoint(question.stems | meant) and own.isdisjoint(stems_of(title))
