"""The risk-coverage curve as a picture: how many answers are wrong where only the surest questions are answered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import cycle

Curve = tuple[Sequence[float], Sequence[float]]
"""Shares of questions answered, and of wrong ones among these."""

_WIDTH, _HEIGHT, _LEFT, _TOP, _BELOW = 480, 320, 56, 40, 56
_LEGEND, _LETTER = 40, 7
"""What the legend takes beside its longest name, and what each letter of that takes at most."""
_COLOURS = ("#0b6e99", "#d9730d", "#6940a5", "#448361", "#b8405e", "#6b6b6b")
_FINEST = 400
"""More points than this, nobody sees."""
_HEIGHTS = (0.1, 0.2, 0.5, 1.0)
"""How far up the axis may go: not much farther than the curves."""


def draw_risk(title: str, curves: Mapping[str, Curve]) -> str:
    """An SVG with one line for each curve."""
    return draw_shares(title, "questions answered (across), wrong among them (up)", curves)


def draw_shares(title: str, axes: str, curves: Mapping[str, Curve]) -> str:
    """An SVG of any curves whose both axes are shares; `axes` says below it what they are."""
    highest = max((share for _, up in curves.values() for share in up), default=1.0)
    frame = _Frame(next((height for height in _HEIGHTS if height >= highest), 1.0))
    width = _LEFT + _WIDTH + _LEGEND + _LETTER * max(map(len, curves), default=0)
    size = f'width="{width}" height="{_TOP + _HEIGHT + _BELOW}"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">',
            '<rect width="100%" height="100%" fill="#fff"/>',
            f'<text x="{_LEFT}" y="22" font-size="14">{escape(title)}</text>',
            *_grid(frame, axes),
            *_lines(frame, curves),
            *_legend(curves),
            "</svg>\n",
        )
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where shares lie in the picture."""

    highest: float
    """The share at the top; across, all the width is 1."""

    def across(self, share: float) -> float:
        return _LEFT + _WIDTH * share

    def up(self, share: float) -> float:
        return _TOP + _HEIGHT * (1 - share / self.highest)


def _grid(frame: _Frame, axes: str) -> Iterator[str]:
    bottom = frame.up(0)
    for step in range(5 + 1):
        share = step / 5
        x, y = frame.across(share), frame.up(share * frame.highest)
        yield f'<path d="M{_LEFT} {y:.1f}h{_WIDTH}M{x:.1f} {_TOP}v{_HEIGHT}" stroke="#ddd"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{share * frame.highest:.0%}</text>'
        yield f'<text x="{x:.1f}" y="{bottom + 18:.1f}" text-anchor="middle">{share:.0%}</text>'
    yield f'<text x="{_LEFT}" y="{bottom + 40:.1f}">{escape(axes)}</text>'


def _lines(frame: _Frame, curves: Mapping[str, Curve]) -> Iterator[str]:
    for colour, (across, up) in zip(_colours(), curves.values(), strict=False):
        step = max(1, len(across) // _FINEST)
        places = [f"{frame.across(x):.1f} {frame.up(y):.1f}" for x, y in zip(across[::step], up[::step], strict=True)]
        if places:
            yield f'<path d="M{"L".join(places)}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _legend(curves: Mapping[str, Curve]) -> Iterator[str]:
    """The names in the curves' colours, in the order in which the curves end, the highest first."""
    coloured = [
        (name, colour, up[-1] if up else 0.0)
        for colour, (name, (_, up)) in zip(_colours(), curves.items(), strict=False)
    ]
    for place, (name, colour, _) in enumerate(sorted(coloured, key=lambda one: -one[2])):
        yield f'<text x="{_LEFT + _WIDTH + 24}" y="{_TOP + 12 + 20 * place}" fill="{colour}">{escape(name)}</text>'


def _colours() -> Iterator[str]:
    return cycle(_COLOURS)
