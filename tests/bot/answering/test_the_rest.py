"""The rest: what is left of a whole for whom a sentence gives it to."""

import pytest

from tests.bot.answering.town import Ask

PIER = "The pier cost £71,400, of which the railway company paid £20,000 and the town the rest."


def test_the_rest_is_the_whole_less_its_part(ask: Ask) -> None:
    """The working is shown."""
    reply = ask(PIER, "How much did the town pay of what the pier cost?")
    assert reply.kind == "computed"
    assert "71,400 − 20,000 = £51,400" in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "The pier cost £71,400, of which the railway company paid £20,000, the county £9,000 and the town the rest.",
        "The railway company paid £71,400, up from £20,000, and the town the rest.",
    ],
)
def test_what_is_divided_otherwise_leaves_no_such_rest(ask: Ask, text: str) -> None:
    """A third part, or a figure that is no part, is not subtracted as if it were the only one."""
    assert ask(text, "How much did the town pay of what the pier cost?").kind != "computed"
