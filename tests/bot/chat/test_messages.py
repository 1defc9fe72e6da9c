"""Parting, packing and shortening text."""

import random
from itertools import pairwise

import pytest

from bot.chat.messages import clipped, listed, packed, parted, units
from tests.telegram_emulator import utf16

ALPHABET = ["a", "bc", " ", ". ", "\n", "😀", "数", "。"]


def noise(seed: int) -> str:
    """A text of up to 400 pieces."""
    generator = random.Random(seed)
    return "".join(generator.choices(ALPHABET, k=generator.randrange(400)))


@pytest.mark.parametrize("seed", range(20))
def test_units_are_utf16_code_units(seed: int) -> None:
    """The length of a text is that of its UTF-16 encoding in pairs of bytes."""
    assert units(noise(seed)) == utf16(noise(seed))


@pytest.mark.parametrize("seed", range(20))
def test_parts_cover_all_but_blanks(seed: int) -> None:
    """The parts come in order, none is too dear or has blanks at its ends, and only blanks lie between them."""
    text, limit = noise(seed), 2 + seed
    parts = list(parted(text, limit))
    assert all(utf16(part.of(text)) <= limit for part in parts)
    assert all(part.of(text) == part.of(text).strip() != "" for part in parts)
    edges = [0, *(edge for part in parts for edge in (part.start, part.end)), len(text)]
    assert not any(text[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True))


@pytest.mark.parametrize("seed", range(20))
def test_packed_pieces_are_whole_in_order_and_few(seed: int) -> None:
    """Joined, the messages are the joined pieces; no two neighbours would have fitted into one message."""
    pieces = [piece for piece in noise(seed).split("\n") if piece][: 3 + seed]
    limit = max([utf16(piece) for piece in pieces], default=0) + 5
    messages = packed(pieces, limit)
    assert "\n\n".join(messages) == "\n\n".join(pieces)
    assert all(utf16(message) <= limit for message in messages)
    for message, following in pairwise(messages):
        assert utf16(message) + 2 + utf16(following.split("\n\n")[0]) > limit


@pytest.mark.parametrize("seed", range(20))
def test_clipped_text_fits_and_shows_that_it_was_clipped(seed: int) -> None:
    """What fits stays as it is; what does not is a beginning of itself and …."""
    text, limit = noise(seed), 3 + 7 * seed
    short = clipped(text, limit)
    assert utf16(short) <= limit
    assert short == text if utf16(text) <= limit else text.startswith(short.removesuffix("…"))


@pytest.mark.parametrize("count", [0, 1, 5, 400])
@pytest.mark.parametrize("length", [1, 50, 5000])
def test_a_list_shows_what_fits_and_counts_the_rest(count: int, length: int) -> None:
    """Lines are shown from the first on, as many as fit in one message; the number of the others stands at the end."""
    lines = [f"{number}:" + "x" * length for number in range(count)]
    message = listed("Faults:", lines, lambda rest: f"and {rest} more")
    assert units(message) <= 4096
    head, *shown = message.split("\n")
    rest = int(shown.pop().split()[1]) if shown and shown[-1].startswith("and ") else 0
    assert head == "Faults:"
    assert len(shown) + rest == count
    assert [line.split(":")[0] for line in shown] == [str(number) for number in range(len(shown))]
