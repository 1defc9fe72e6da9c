"""A reader whose scores can be worked out in the head: a true graph and a true tokenizer, of a few words."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

from index.reader.record import MODEL, TOKENIZER, ReaderRecord, write_record

WORDS = {"[CLS]": 0, "[SEP]": 1, "other": 2, "where": 3, "near": 4, "river": 5}
_SCORES = np.array([1, 0, 0, 0, 2, 5], dtype=np.float32)
"""What each word scores as the first and as the last one of the answer."""


def write_minute_reader(folder: Path, *, longest: int = 16) -> ReaderRecord:
    """Write the reader into `folder`: "river" is the best answer (margin 8), "near" the next (2), "other" none (-2).

    The context answers by as much as there are tokens in the window.
    """
    folder.mkdir(parents=True)
    onnx.save(_graph(), folder / MODEL)
    tokenizer = Tokenizer(WordLevel(WORDS, unk_token="other"))  # noqa: S106 - a word, no password
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 0), ("[SEP]", 1)]
    )
    tokenizer.enable_padding(length=128)  # as the tokenizers of some encoders do
    tokenizer.save(str(folder / TOKENIZER))
    record = ReaderRecord(name="minute", created="2025-01-01", longest=longest, made_with={})
    write_record(folder, record)
    return record


def _graph() -> onnx.ModelProto:
    names = ("input_ids", "attention_mask", "token_type_ids")
    tokens = [helper.make_tensor_value_info(name, TensorProto.INT64, ["t", "l"]) for name in names]
    scores = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["t", "l"]) for name in ("first", "last")]
    answers = helper.make_tensor_value_info("answers", TensorProto.FLOAT, ["t"])
    constants = {"table": _SCORES, "words": np.array([1])}
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["first"]),
        helper.make_node("Identity", ["first"], ["last"]),
        helper.make_node("Cast", ["attention_mask"], ["flags"], to=TensorProto.FLOAT),
        helper.make_node("ReduceSum", ["flags", "words"], ["answers"], keepdims=0),
    ]
    tensors = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "minute", tokens, [*scores, answers], tensors)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
