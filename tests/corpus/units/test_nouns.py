"""The nouns of counts have one name each."""

from corpus.units.nouns import singular


def test_nouns_are_told_in_the_singular() -> None:
    """Regular and irregular plurals have one singular each."""
    plurals = ["companies", "classes", "boxes", "children", "series", "analyses", "events", "people", "ties"]

    assert [singular(noun) for noun in plurals] == [
        "company", "class", "box", "child", "series", "analysis", "event", "person", "tie",
    ]  # fmt: skip
