"""An export whose rows can be worked out in the head: a true graph and a true tokenizer, of four words."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from index.encoder import EncoderIdentity
from index.export import FORMAT, MODEL, RECORD, TOKENIZER, ExportRecord
from index.files import sha256_of

WORDS = {"nothing": 0, "red": 1, "fish": 2, "house": 3}
_LONGEST = 100


def write_export(
    folder: Path, *, name: str = "minute", weights: str = "a" * 64, source: str = "", created: str = "2025-01-01"
) -> ExportRecord:
    """Write the export into `folder`: the row of a text is the sum of its words' axes, brought to unit length.

    "red fish" has the row (0, √½, √½, 0). "nothing" fills up batches and is told apart by the mask alone.
    """
    folder.mkdir(parents=True)
    onnx.save(_graph(), folder / MODEL)
    tokenizer = Tokenizer(WordLevel(WORDS, unk_token="nothing"))  # noqa: S106 - a word, no password
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.enable_truncation(_LONGEST)
    tokenizer.save(str(folder / TOKENIZER))
    record = ExportRecord(
        format=FORMAT,
        created=created,
        encoder=EncoderIdentity(name, weights, len(WORDS), "sum", "int8"),
        source_sha256=source,
        made_with={},
        files={file: sha256_of(folder / file) for file in (MODEL, TOKENIZER)},
    )
    (folder / RECORD).write_text(record.model_dump_json())
    return record


def _graph() -> onnx.ModelProto:
    tokens = [helper.make_tensor_value_info(n, TensorProto.INT64, ["t", "l"]) for n in ("input_ids", "attention_mask")]
    rows = helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["t", len(WORDS)])
    constants = {"table": np.eye(len(WORDS), dtype=np.float32), "last": np.array([2]), "words": np.array([1])}
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["axes"]),
        helper.make_node("Cast", ["attention_mask"], ["flags"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["flags", "last"], ["mask"]),
        helper.make_node("Mul", ["axes", "mask"], ["counted"]),
        helper.make_node("ReduceSum", ["counted", "words"], ["rows"], keepdims=0),
    ]
    tensors = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "minute", tokens, [rows], tensors)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
