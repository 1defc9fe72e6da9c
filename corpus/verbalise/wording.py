"""The wording of facts and of periods, as `corpus/lexicons/wording.yaml` has it."""

from datetime import date

from corpus.lexicons import lexicon


def said(language: str, template: str, **parts: object) -> str:
    """A template of a language, filled.

    >>> said("en", "until", last="May 2025")
    'by May 2025'
    """
    return str(lexicon("wording")[language][template]).format(**parts)


def part_of_year(language: str, start: date, end: date) -> str:
    """The name of the whole months from one day to another in the same year, or nothing where they have none."""
    named = lexicon("wording")[language]["parts_of_year"]
    template = next((name for first, last, name in named if (first, last) == (start.month, end.month)), "")
    return str(template).format(year=start.year)
