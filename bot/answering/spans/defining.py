"""Whether a sentence says what a thing is: "A bankfull level is the height at which ..."."""

from bot.answering.agreed.agreement import how_far_met
from bot.answering.asked.question import Question
from bot.answering.lexicons import words_in
from corpus.words import read_words

_LATEST = 8
"""How far from its beginning a sentence may come to the copula."""
_NAMED = 0.85


def defines(question: Question, text: str) -> int:
    """How clearly a sentence tells what was asked about: 2 for "X is a ..." or "... (X)", 1 for "X is ...", else 0."""
    if any(f"({need.surface})" in text for need in question.needs):
        return 2
    words = read_words(text)
    copula = next((place for place, word in enumerate(words) if word.text in words_in("cues", "copulas")), len(words))
    before = {word.stem: 1.0 for word in words[:copula]}
    named = any(how_far_met(need, before) > _NAMED for need in question.needs)
    if not named or copula > _LATEST:
        return 0
    after = words[copula + 1].text if copula + 1 < len(words) else ""
    return 2 if after in words_in("cues", "before_kinds") or after[:1].isupper() else 1
