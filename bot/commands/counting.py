"""Numbers before the nouns that they count, as commands print them."""


def counted(number: int, one: str, many: str = "") -> str:
    """A number and its noun, which takes an s for several where no other form is given.

    >>> counted(1, "article"), counted(2, "entry", "entries")
    ('1 article', '2 entries')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"
