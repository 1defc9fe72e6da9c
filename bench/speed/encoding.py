"""The encoding stage beside what onnxruntime alone does with the same tokens in the same batches.

    python -m bench.speed.encoding INDEX_DIR

Prints one object of JSON.
"""

import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from corpus.reader import read_corpus
from index.build import make_entries
from index.encoders import open_encoder
from index.model_source import DEFAULT_MODEL
from index.onnx_encoder import OnnxEncoder, _batches, _pad

_TIMES = 3


def main() -> None:
    """Measure the two in turn, and print the best of each."""
    encoder = open_encoder(DEFAULT_MODEL, Path(sys.argv[1]) / "encoders")
    if not isinstance(encoder, OnnxEncoder):
        raise TypeError("the encoder has no export")
    texts = sorted({entry.text for entry in make_entries(read_corpus(Path("corpus"))) if entry.kind != "word"}, key=len)
    encoder.encode(texts[:8])
    ours, alone = zip(*((_ours(encoder, texts), _alone(encoder, texts)) for _ in range(_TIMES)), strict=True)
    found = {"texts": len(texts), "a_second": len(texts) / min(ours), "of_onnxruntime": min(alone) / min(ours)}
    print(json.dumps(found))  # noqa: T201


def _ours(encoder: OnnxEncoder, texts: list[str]) -> float:
    begun = time.perf_counter()
    encoder.encode(texts)
    return time.perf_counter() - begun


def _alone(encoder: OnnxEncoder, texts: list[str]) -> float:
    engine = encoder._loaded()  # noqa: SLF001 - the very same parts
    tokens = encoder._tokenise(engine, texts)  # noqa: SLF001
    padding = encoder._record.padding  # noqa: SLF001
    batches = [_pad([own for _, own in batch], padding) for batch in _batches(tokens)]
    begun = time.perf_counter()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        given = ({"input_ids": numbers, "attention_mask": mask} for numbers, mask in batches)
        list(pool.map(lambda each: engine.session.run(None, each), given))
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
