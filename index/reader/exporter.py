"""Exports a SQuAD-style reader: ``python -m index.reader.exporter MODEL FOLDER``, a process of its own.

As `index.exporter` does it for an encoder: traced by torch, its matrices rounded to eight bits.

Exit status: 0 exported; 2 it cannot be, for the reason on standard error.
"""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from index.errors import ReaderUnavailable
from index.export import installed_tools
from index.files import publish_folder
from index.model_folder import hash_model
from index.model_source import find_source
from index.onnx_sessions import open_session
from index.reader.record import MODEL, TOKENIZER, WAY_OUT, ReaderRecord, write_record
from index.reader.vocabulary import Vocabulary
from index.reader.windows import cut_windows
from index.rounding import round_weights
from index.sentence_transformer import first_line
from index.tracing import write_graph

EXPORTED, UNAVAILABLE = 0, 2
_LONGEST = 224
_LEAST_CORRELATION = 0.95
"""An export whose scores go less along with the model's is none; all-MiniLM-L6-v2 with two heads keeps above .99."""


def main(arguments: Sequence[str]) -> int:
    """Export the reader that the first argument names into the folder that the second one names; the exit status."""
    model, place = arguments
    try:
        _export(model, Path(place))
    except Exception as error:  # noqa: BLE001 - whatever the libraries trip over, this model is no reader
        reason = str(error) if isinstance(error, ReaderUnavailable) else first_line(error)
        sys.stderr.write(f"the reader {model!r} cannot be exported ({reason}); {WAY_OUT}\n")
        return UNAVAILABLE
    return EXPORTED


def write_reader(
    network: Any,  # noqa: ANN401 - torch is imported late
    vocabulary: Vocabulary,
    record: ReaderRecord,
    gives: Sequence[str],
    folder: Path,
) -> None:
    """Write a network as a reader's files, and try them.

    Args:
        network: a torch module from token numbers, mask and types to what `gives` names.
        vocabulary: its tokenizer.
        record: what to say of it; the hashes are added.
        gives: ``first`` and ``last``, the scores of each token, and for a network that has it ``answers``.
        folder: where to put it, all at once; what was there before gives way.

    Raises:
        ReaderUnavailable: the export's scores are too far from the network's.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    try:
        given = _example(vocabulary)
        write_graph(network, given, gives, record.longest, fresh / "whole.onnx")
        round_weights(fresh / "whole.onnx", fresh / MODEL, by_rows=True)
        (fresh / "whole.onnx").unlink()
        vocabulary.save(fresh / TOKENIZER)
        _compare(network, given, fresh / MODEL)
        write_record(fresh, record)
        publish_folder(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def new_record(name: str, source: Path | None, longest: int = _LONGEST) -> ReaderRecord:
    """The record of a reader that is exported now."""
    return ReaderRecord(
        name=name,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        longest=longest,
        source_sha256=hash_model(source) if source else "",
        made_with=installed_tools(),
    )


def _export(model: str, into: Path) -> None:
    import torch  # noqa: PLC0415 - costs seconds
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer  # noqa: PLC0415

    source = find_source(model)
    place, in_folder = str(source.folder or source.name), source.folder is not None
    reader = AutoModelForQuestionAnswering.from_pretrained(place, local_files_only=in_folder)
    tokenizer = AutoTokenizer.from_pretrained(place, local_files_only=in_folder)

    class Scores(torch.nn.Module):
        """The model without the names of what it gives, and without token types where it knows none."""

        def __init__(self) -> None:
            super().__init__()
            self.reader = reader
            self.types = "token_type_ids" in tokenizer.model_input_names

        def forward(
            self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
        ) -> tuple[torch.Tensor, torch.Tensor]:
            types = {"token_type_ids": token_type_ids} if self.types else {}
            found = self.reader(input_ids=input_ids, attention_mask=attention_mask, **types)
            return found.start_logits, found.end_logits

    vocabulary = Vocabulary.of(tokenizer.backend_tokenizer, model)
    write_reader(Scores(), vocabulary, new_record(source.name, source.folder), ("first", "last"), into)


def _example(vocabulary: Vocabulary) -> dict[str, Any]:
    """Two windows of unlike length, as the network takes them."""
    import torch  # noqa: PLC0415 - as above

    question, *contexts = yaml.safe_load((files("index") / "export_proof.yaml").read_text(encoding="utf-8"))
    asked, context = vocabulary.pieces([question, " ".join(contexts)])
    window, *_ = cut_windows(asked, context, vocabulary.marks, longest=_LONGEST, overlap=0)
    numbers, types = torch.tensor([window.numbers] * 2), torch.tensor([window.types] * 2)
    mask = torch.ones_like(numbers)
    mask[1, -7:] = 0
    return {"input_ids": numbers, "attention_mask": mask, "token_type_ids": types}


def _compare(network: Any, given: dict[str, Any], file: Path) -> None:  # noqa: ANN401 - torch is imported late
    import torch  # noqa: PLC0415 - as above

    with torch.inference_mode():
        whole = network(*(given[name][:1] for name in ("input_ids", "attention_mask", "token_type_ids")))
    session = open_session(file)
    taken = {one.name: given[one.name][:1].numpy() for one in session.get_inputs()}
    for own, found in zip(whole[:2], session.run(None, taken), strict=False):
        correlation = float(np.corrcoef(own.numpy().ravel(), found.ravel())[0, 1])
        if not correlation >= _LEAST_CORRELATION:
            raise ReaderUnavailable(f"its scores and those of its export correlate by {correlation:.3f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
