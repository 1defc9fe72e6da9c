"""Figures told in turn: 产量分别为3万吨和5万吨 gives two, and only their order says whose each of them is."""

from corpus.lexicons import lexicon

_SIGNS = "，,；;。"


def in_turn(text: str, at: int) -> bool:
    """Whether the clause in which a figure begins gives several in turn.

    >>> in_turn("产量分别为3万吨和5万吨", 9)
    True
    """
    start = max(text.rfind(sign, 0, at) for sign in _SIGNS)
    return any(one in text[start + 1 : at] for one in lexicon("chinese_extraction")["in_turn"])
