"""Numbers in Chinese characters, and in digits with Chinese scales; exact, never through a float."""

from corpus.numerals import LONGEST, Numeral, plain_digits

_ONES = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "兩": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
CHARACTERS = "".join((*_ONES, *_TENS, *_SCALES))
"""Every character that a Chinese number may be written with."""


def chinese_number(written: str) -> Numeral | None:
    """The number that Chinese characters, or digits with Chinese scales, write; `after` is not used.

    >>> chinese_number("一百二十万").value, chinese_number("1.5万亿").value
    (Decimal('1200000'), Decimal('1500000000000.0'))
    """
    head = written.rstrip("十百千万萬亿億兆")
    tail = written[len(head) :]
    if head and (digits := plain_digits(head)) and head.isascii():
        return Numeral(digits, _scale(tail), 0)
    if len(written) > LONGEST:
        return None
    whole, _, fraction = head.partition("点")
    if fraction and all(character in _ONES for character in fraction):
        value = _integer(whole) if whole else None
        decimals = "".join(str(_ONES[character]) for character in fraction)
        return None if value is None else Numeral(f"{value}.{decimals}", _scale(tail), 0)
    value = _integer(written)
    if value is None:
        return None
    scale = next((size for size in (10**12, 10**8, 10**4) if value and value % size == 0), 1)
    return Numeral(str(value // scale), scale, 0)


def _scale(written: str) -> int:
    scale = 1
    for character in written:
        scale *= _TENS.get(character) or _SCALES[character]
    return scale


def _integer(written: str) -> int | None:
    total = section = 0
    digit: int | None = None
    last_unit = 1
    if len(written) > 1 and all(character in _ONES for character in written):
        return int("".join(str(_ONES[character]) for character in written))
    for character in written:
        if character in _ONES:
            digit = _ONES[character]
            last_unit = 1 if digit == 0 else last_unit
        elif character in _TENS:
            last_unit = _TENS[character]
            section += (1 if digit is None else digit) * last_unit
            digit = None
        elif character in _SCALES:
            last_unit = _SCALES[character]
            section += digit or 0
            total = (total + section) * last_unit if total and total < last_unit else total + (section or 1) * last_unit
            section, digit = 0, None
        else:
            return None
    # "四百五" is 450: a last digit counts tens behind a hundred, hundreds behind a thousand
    tail = (digit or 0) * max(1, last_unit // 10)
    return total + section + tail
