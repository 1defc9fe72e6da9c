"""Exports a sentence-transformers model: ``python -m index.exporter MODEL EXPORTS``, a process of its own.

What it takes to export (torch, sentence-transformers, onnx) holds half a gigabyte, which leaves with the process. The
graph is traced by torch, and its matrices are rounded to eight bits, of which the products that add up in sixteen bits
use seven, so that none overflows on a processor without VNNI.

Exit status: 0 exported; 2 the model cannot be loaded, for the reason on standard error; 3 it cannot be exported, for
the reason that its record now gives.
"""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from index.errors import EncoderUnavailable
from index.export import FORMAT, MODEL, RECORD, TOKENIZER, ExportRecord, folder_name, installed_tools
from index.files import publish_folder, sha256_of, write_bytes
from index.model_folder import hash_model
from index.model_source import find_source
from index.onnx_encoder import OnnxEncoder
from index.rounding import round_weights
from index.sentence_transformer import SentenceTransformerEncoder, first_line
from index.tracing import write_graph

EXPORTED, UNAVAILABLE, UNEXPORTABLE = 0, 2, 3
_LEAST_COSINE = 0.97
"""An export whose rows lie further from the model's is none; all-MiniLM-L6-v2 keeps above .98."""
_MOST_TOKENS = 512


class NotExportable(Exception):
    """What a model wants is more than an export can give."""


def main(arguments: Sequence[str]) -> int:
    """Export the model that the first argument names into the folder that the second one names; the exit status."""
    model, exports = arguments
    source = find_source(model)
    encoder = SentenceTransformerEncoder(source)
    try:
        encoder.loaded()
        identity = replace(encoder.identity, precision="int8")
    except EncoderUnavailable as error:
        sys.stderr.write(f"{error}\n")
        return UNAVAILABLE
    record = ExportRecord(
        format=FORMAT,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        encoder=identity,
        source_sha256=hash_model(source.folder) if source.folder else "",
        made_with=installed_tools(),
    )
    Path(exports).mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".", dir=exports))
    try:
        record = _export(encoder, record, folder)
    except Exception as error:  # noqa: BLE001 - whatever the tracer trips over, this model has no export
        shutil.rmtree(folder)
        folder.mkdir()
        record = record.model_copy(update={"failure": first_line(error)})
    _write_record(folder, record)
    publish_folder(folder, Path(exports) / folder_name(identity))
    return UNEXPORTABLE if record.failure else EXPORTED


def _export(encoder: SentenceTransformerEncoder, record: ExportRecord, folder: Path) -> ExportRecord:
    """Write model and tokenizer, and try them; the record, completed."""
    model = encoder.loaded()
    _write_tokenizer(model, folder / TOKENIZER)
    _write_graph(model, folder / "whole.onnx")
    round_weights(folder / "whole.onnx", folder / MODEL)
    (folder / "whole.onnx").unlink()
    record = record.model_copy(
        update={
            "padding": int(model.tokenizer.pad_token_id or 0),
            "prefix": model.prompts.get(model.default_prompt_name or "", ""),
            "files": {name: sha256_of(folder / name) for name in (MODEL, TOKENIZER)},
        }
    )
    _write_record(folder, record)
    return record.model_copy(update={"least_cosine": _compare(encoder, OnnxEncoder(folder))})


def _write_tokenizer(model: Any, file: Path) -> None:  # noqa: ANN401 - the library ships no types
    """Batches are filled up by whoever makes them; texts are cut off where the model cuts them off."""
    tokenizer = getattr(model.tokenizer, "backend_tokenizer", None)
    if tokenizer is None:
        raise NotExportable("its tokenizer runs only in Python")
    tokenizer.no_padding()
    tokenizer.enable_truncation(_longest(model))
    write_bytes(file, tokenizer.to_str().encode())


def _longest(model: Any) -> int:  # noqa: ANN401 - the library ships no types
    return min(int(model.max_seq_length or _MOST_TOKENS), int(model.tokenizer.model_max_length))


def _write_graph(model: Any, file: Path) -> None:  # noqa: ANN401 - the library ships no types
    """The whole model, from token numbers to rows, its pooling included."""
    import torch  # noqa: PLC0415 - as below

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.parts = torch.nn.ModuleList(model)
            self.types = "token_type_ids" in model.tokenizer.model_input_names

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            features = {"input_ids": input_ids, "attention_mask": attention_mask}
            if self.types:
                features["token_type_ids"] = torch.zeros_like(input_ids)
            for part in self.parts:
                features = part(features)
            return features["sentence_embedding"]

    numbers = torch.full((3, 7), int(model.tokenizer.pad_token_id or 0))
    numbers[:, :5] = torch.tensor(model.tokenizer("one two three").input_ids[:5] + [0] * 5)[:5]
    mask = (torch.arange(7) < 5).long().expand(3, 7).contiguous()  # noqa: PLR2004 - the last two are padding
    given = {"input_ids": numbers, "attention_mask": mask}
    write_graph(Whole(), given, ["sentence_rows"], _longest(model), file)


def _compare(encoder: SentenceTransformerEncoder, export: OnnxEncoder) -> float:
    """The lowest cosine of the rows that both give the same texts.

    Raises:
        NotExportable: it is too low; the model does something that the export does not.
    """
    texts = yaml.safe_load((files("index") / "export_proof.yaml").read_text(encoding="utf-8"))
    cosines = np.einsum("ij,ij->i", encoder.encode(texts), export.encode(texts))
    least = round(float(cosines.min()), 4)
    if not least >= _LEAST_COSINE:
        raise NotExportable(f"its rows and those of its export have cosines down to {least}")
    return least


def _write_record(folder: Path, record: ExportRecord) -> None:
    write_bytes(folder / RECORD, record.model_dump_json(indent=2).encode())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
