"""Laws of rows that are brought to one size before they are rounded."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from index.onnx_sessions import open_session
from index.rounding import round_weights
from index.row_scaling import scale_rows

ROWS = np.random.default_rng(0).normal(size=(6, 64)).astype(np.float32)
MATRIX = np.random.default_rng(1).normal(size=(64, 8)).astype(np.float32)


def product() -> onnx.ModelProto:
    """A graph that multiplies what it is given by a matrix with more rows than columns."""
    given = helper.make_tensor_value_info("given", TensorProto.FLOAT, ["rows", 64])
    told = helper.make_tensor_value_info("told", TensorProto.FLOAT, ["rows", 8])
    node = helper.make_node("MatMul", ["given", "matrix"], ["told"], name="product")
    graph = helper.make_graph([node], "product", [given], [told], [numpy_helper.from_array(MATRIX, "matrix")])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)


def told_by(file: Path, given: np.ndarray) -> np.ndarray:
    """What the graph in a file makes of rows."""
    (told,) = open_session(file).run(None, {"given": given})
    return np.asarray(told)


@pytest.mark.parametrize("size", [0.0, 1e-9, 1.0, 1e4])
def test_the_product_stays_the_same(tmp_path: Path, size: float) -> None:
    """Scaled and back, a product is what it was, of rows of any size and of nothing but zeros."""
    model = product()
    scale_rows(model.graph, {"product"})
    onnx.save(model, tmp_path / "scaled.onnx")
    given = size * ROWS
    assert told_by(tmp_path / "scaled.onnx", given) == pytest.approx(given @ MATRIX, rel=1e-4, abs=1e-4 * size)


def test_small_rows_keep_their_digits_beside_a_large_one(tmp_path: Path) -> None:
    """Rounded to eight bits, a row is off by little beside itself, however large its neighbour is."""
    onnx.save(product(), tmp_path / "whole.onnx")
    round_weights(tmp_path / "whole.onnx", tmp_path / "rounded.onnx", by_rows=True)
    given = ROWS * np.array([1000, 1, 1, 1, 1, 1], dtype=np.float32)[:, None]
    right = given @ MATRIX
    off = np.linalg.norm(told_by(tmp_path / "rounded.onnx", given) - right, axis=1) / np.linalg.norm(right, axis=1)
    assert off.max() < 0.05
