"""Laws of what measures speed: a plot shows what it is given, and a process costs what it takes."""

import math
import re
from xml.etree import ElementTree as ET

import pytest

from bench.speed.plot import plot
from bench.speed.processes import cost_of


def test_a_plot_is_logarithmic_on_both_axes() -> None:
    """Ten times as much is as far along wherever it begins: numbers in steps of ten lie on a straight line."""
    drawn = plot("Growth & bound", [1_000, 10_000, 100_000], {"ours": [0.1, 1, 10], "bound": [1, 1, 1]})
    ET.fromstring(drawn)  # noqa: S314 - our own
    ours, bound = (
        [float(x) for x in re.split(r"[ ,]", line)] for line in re.findall(r'polyline points="([^"]+)"', drawn)
    )
    assert ours[2] - ours[0] == pytest.approx(ours[4] - ours[2], abs=0.2)
    assert ours[1] - ours[3] == pytest.approx(ours[3] - ours[5], abs=0.2)
    assert ours[1] > ours[3]
    assert len(set(bound[1::2])) == 1
    assert all(math.isfinite(place) and 0 <= place <= 720 for place in (*ours, *bound))


def test_a_process_costs_what_it_takes() -> None:
    """A process that fills 60 MB and sums for a while is charged for both; one that fails says what it said."""
    idle = cost_of(["-c", "pass"], {})
    busy = cost_of(["-c", "x = b'1' * 60_000_000; print(sum(range(9_000_000)))"], {})
    assert busy.output.strip() == "40499995500000"
    assert busy.megabytes > idle.megabytes + 50
    assert busy.cpu_seconds > idle.cpu_seconds
    with pytest.raises(ChildProcessError, match="no such thing"):
        cost_of(["-c", "raise SystemExit('no such thing')"], {})
