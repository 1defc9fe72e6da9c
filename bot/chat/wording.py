"""What questions that are written differently have in common."""

import unicodedata


def same_question(question: str) -> str:
    """Letters and digits in small, with single spaces between: equal for questions that differ in nothing else.

    >>> same_question("  How DEEP is it?? ") == same_question("how deep is it")
    True
    """
    kept = (letter if letter.isalnum() else " " for letter in unicodedata.normalize("NFKC", question).casefold())
    return " ".join("".join(kept).split())
