"""A plot on logarithmic axes, as SVG: a few curves with their names at their ends."""

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

_WIDTH, _HEIGHT, _MARGIN, _FOR_NAMES = 720, 400, 60, 150
_COLOURS = ("#1f6feb", "#8b949e", "#d29922", "#2da44e")


def plot(title: str, across: Sequence[float], curves: Mapping[str, Sequence[float]]) -> str:
    """The SVG of curves over the same numbers; all are above 0."""
    low, high = _decades([value for curve in curves.values() for value in curve])
    left, right = _decades(across)

    def place(x: float, y: float) -> tuple[float, float]:
        wide, tall = _WIDTH - 2 * _MARGIN - _FOR_NAMES, _HEIGHT - 2 * _MARGIN
        along = (math.log10(x) - left) / (right - left)
        return _MARGIN + wide * along, _HEIGHT - _MARGIN - tall * (math.log10(y) - low) / (high - low)

    lines = [f'<text x="{_MARGIN}" y="30" font-size="15">{escape(title)}</text>']
    for power in range(low, high + 1):
        (x, y), (end, _) = place(10**left, 10.0**power), place(10**right, 10.0**power)
        lines.append(f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{end:.1f}" y2="{y:.1f}" stroke="#d0d7de"/>')
        lines.append(f'<text x="{x - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>')
    for power in range(left, right + 1):
        x, y = place(10**power, 10.0**low)
        lines.append(f'<text x="{x:.1f}" y="{y + 20:.1f}" text-anchor="middle">{10**power:,}</text>')
    for (name, curve), colour in zip(curves.items(), _COLOURS, strict=False):
        lines.extend(_curve(name, [place(x, y) for x, y in zip(across, curve, strict=True)], colour))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" '
        f'font-size="12"><rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>{"".join(lines)}</svg>\n'
    )


def _curve(name: str, points: Sequence[tuple[float, float]], colour: str) -> Iterator[str]:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points)
    x, y = points[-1]
    yield f'<text x="{x + 10:.1f}" y="{y + 4:.1f}" fill="{colour}">{escape(name)}</text>'


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten that hold all values, at least one apart."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)
