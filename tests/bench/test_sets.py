"""Laws of the tables that docs/sets.md is made of."""

import json
from pathlib import Path

import pytest

from bench.sets import main
from bot.evaluation.report import MEASURES


def test_each_set_has_a_row_beside_the_better_baseline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure stands with its interval, those of the others, and its ratio to the better of vectors and BM25."""
    shares = {"footnote": 0.9, "dense": 0.6, "bm25": 0.75, "rrf": 0.8}
    report = {
        "set": "mine",
        "methods": {name: dict.fromkeys(MEASURES, share) for name, share in shares.items()},
        "intervals": {"footnote": dict.fromkeys(MEASURES, (0.88, 0.92))},
        "beside": {"footnote": {"answered, answerable": 0.7, "answered, off-corpus": 0.01, "citation precision": None}},
    }
    (tmp_path / "mine.json").write_text(json.dumps(report), encoding="utf-8")
    main([str(tmp_path / "mine.json")])
    lines = capsys.readouterr().out.splitlines()
    assert "| mine | **0.900** | 0.880 to 0.920 | 0.600 | 0.750 | 0.800 | 1.200 |" in lines
    assert lines[-1] == "| mine | 0.900 | 0.900 | 0.900 | 0.700 | 0.010 | - |"
