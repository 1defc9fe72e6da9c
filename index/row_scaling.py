"""Products whose rows are brought to one size before they are rounded, and back behind it."""

from collections.abc import Collection, Iterator
from typing import Any

_LEAST = 1e-6
"""What a row is divided by at least: one of nothing but zeros stays one."""
_LAST, _SMALL = "last axis", "least size of a row"


def scale_rows(graph: Any, products: Collection[str]) -> None:  # noqa: ANN401 - the library's types are made at run time
    """Divide each row that goes into some products of an ONNX graph by its largest number, and multiply what comes out.

    The graph computes the same. But where the rows of a product are rounded by one scale, the small ones keep their
    digits beside a large one.

    Args:
        graph: of opset 18 or later; it is changed.
        products: the names of nodes `MatMul`, whose second factor is fixed.
    """
    import numpy as np  # noqa: PLC0415 - beside onnx, which costs seconds
    from onnx import numpy_helper  # noqa: PLC0415

    nodes = [new for node in graph.node for new in (_scaled(node) if node.name in products else (node,))]
    del graph.node[:]
    graph.node.extend(nodes)
    graph.initializer.append(numpy_helper.from_array(np.array([-1], dtype=np.int64), _LAST))
    graph.initializer.append(numpy_helper.from_array(np.array(_LEAST, dtype=np.float32), _SMALL))


def _scaled(product: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    from onnx import helper  # noqa: PLC0415 - as above

    (given, fixed), (told,) = product.input, product.output
    sizes, largest, size, even, raw = (f"{told} {name}" for name in ("sizes", "largest", "size", "even", "raw"))
    yield helper.make_node("Abs", [given], [sizes], name=sizes)
    yield helper.make_node("ReduceMax", [sizes, _LAST], [largest], name=largest)
    yield helper.make_node("Max", [largest, _SMALL], [size], name=size)
    yield helper.make_node("Div", [given, size], [even], name=even)
    yield helper.make_node("MatMul", [even, fixed], [raw], name=product.name)
    yield helper.make_node("Mul", [raw, size], [told], name=f"{product.name} back")
