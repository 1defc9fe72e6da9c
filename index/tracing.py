"""Graphs traced by torch: what an exported model computes, without the library that it was made with."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def write_graph(network: Any, given: Mapping[str, Any], gives: Sequence[str], longest: int, file: Path) -> None:  # noqa: ANN401 - torch is imported late
    """Trace a network of token numbers, and write it as ONNX.

    Args:
        network: a torch module.
        given: its inputs by their names, as an example, each ``(texts, tokens)``; others may have other shapes.
        gives: the names of its outputs.
        longest: how many tokens a text may have.
        file: where to write it.
    """
    import torch  # noqa: PLC0415 - costs seconds, which reading this file need not

    texts, tokens = torch.export.Dim("texts", min=1, max=4096), torch.export.Dim("tokens", min=2, max=longest)
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with torch.no_grad():
        torch.onnx.export(
            network.eval(),
            tuple(given.values()),
            file,
            dynamo=True,
            external_data=False,
            verbose=False,
            input_names=list(given),
            output_names=list(gives),
            dynamic_shapes={name: {0: texts, 1: tokens} for name in given},
        )
    _drop_guards(file)


def _drop_guards(file: Path) -> None:
    """Leave out what torch writes behind each softmax for a text of which no token counts: none comes without one.

    The rows stay the same to the bit; of 140 tokens they are there a seventh sooner.
    """
    import onnx  # noqa: PLC0415 - as above

    model = onnx.load(file)
    graph = model.graph
    tests = {node.output[0]: node for node in graph.node if node.op_type == "IsNaN"}
    guards = {
        node.output[0]: node
        for node in graph.node
        if node.op_type == "Where" and node.input[0] in tests and tests[node.input[0]].input[0] == node.input[2]
    }
    for node in graph.node:
        node.input[:] = [guards[name].input[2] if name in guards else name for name in node.input]
    for node in (*guards.values(), *(tests[node.input[0]] for node in guards.values())):
        graph.node.remove(node)
    onnx.save(model, file)
