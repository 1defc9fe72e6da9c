"""A number in running English with all that is written on to it: sign, currency, scale, unit, counted noun."""

from corpus.numbers.english import is_number_word
from corpus.quantities.english.amount import Amount
from corpus.quantities.english.cents import with_cents
from corpus.quantities.english.digits import amount_in_digits
from corpus.quantities.english.endings import with_unit
from corpus.quantities.english.names import is_no_figure
from corpus.quantities.english.shares import share_of
from corpus.quantities.english.spelled import amount_in_words, multiple_at, opens_amount
from corpus.token_text import TokenText
from corpus.tokens import Token


def may_begin_amount(token: Token) -> bool:
    """Whether an amount may have its number at this token."""
    if not token.is_word:
        return token.is_number
    return is_number_word(token.low) or opens_amount(token.low)


def amount_at(text: TokenText, place: int) -> Amount | None:
    """The amount whose number stands at `place`; nothing for a name, a pronoun or what is masked."""
    if text.hidden[place]:
        return None
    if text.is_number(place):
        amount = amount_in_digits(text, place)
    elif multiple := multiple_at(text, place):
        return multiple
    else:
        amount = amount_in_words(text, place)
    if not amount or amount.shape == "ordinal":
        return amount
    amount = share_of(text, amount) or with_unit(text, amount)
    return None if is_no_figure(text, amount) else with_cents(text, amount)
