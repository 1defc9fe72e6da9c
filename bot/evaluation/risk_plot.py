"""The risk-coverage curve as a picture: how many answers are wrong where only the surest questions are answered."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

Curve = tuple[Sequence[float], Sequence[float]]
"""Shares of questions answered, and of wrong ones among these."""

_WIDTH, _HEIGHT, _LEFT, _TOP = 480, 320, 56, 32
_COLOURS = ("#0b6e99", "#d9730d", "#6940a5", "#448361")
_FINEST = 400
"""More points than this, nobody sees."""


def draw_risk(title: str, curves: Mapping[str, Curve]) -> str:
    """An SVG with one line for each curve."""
    return draw_shares(title, "questions answered (across), wrong among them (up)", curves)


def draw_shares(title: str, axes: str, curves: Mapping[str, Curve]) -> str:
    """An SVG of any curves whose both axes go from 0 to 1; `axes` says below it what they are."""
    size = f'width="{_WIDTH + 160}" height="{_HEIGHT + 88}"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">',
            '<rect width="100%" height="100%" fill="#fff"/>',
            f'<text x="{_LEFT}" y="20" font-size="14">{escape(title)}</text>',
            *_grid(axes),
            *_lines(curves),
            "</svg>\n",
        )
    )


def _grid(axes: str) -> Iterator[str]:
    for tenth in range(0, 11, 2):
        share = tenth / 10
        x, y = _place(share, share)
        yield f'<path d="M{_LEFT} {y:.1f}H{_LEFT + _WIDTH}M{x:.1f} {_TOP}V{_TOP + _HEIGHT}" stroke="#ddd"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{share:.0%}</text>'
        yield f'<text x="{x:.1f}" y="{_TOP + _HEIGHT + 18}" text-anchor="middle">{share:.0%}</text>'
    yield f'<text x="{_LEFT}" y="{_TOP + _HEIGHT + 40}">{escape(axes)}</text>'


def _lines(curves: Mapping[str, Curve]) -> Iterator[str]:
    for number, (name, (covered, wrong)) in enumerate(curves.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        step = max(1, len(covered) // _FINEST)
        places = [_place(x, y) for x, y in zip(covered[::step], wrong[::step], strict=True)]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>' if places else ""
        yield f'<text x="{_LEFT + _WIDTH + 16}" y="{_TOP + 16 + 20 * number}" fill="{colour}">{escape(name)}</text>'


def _place(share_across: float, share_up: float) -> tuple[float, float]:
    return _LEFT + _WIDTH * share_across, _TOP + _HEIGHT * (1 - share_up)
