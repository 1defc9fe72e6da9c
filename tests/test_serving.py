"""Laws of a machine that only serves: it is given an index and an export, and has none of what made them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.model_source import DEFAULT_MODEL
from tests.bot.answering.town import write_town
from tests.index.minute_export import write_export

EXPORTING = ("torch", "sentence_transformers", "transformers", "onnx", "onnxscript", "sklearn", "scipy", "sympy")
"""What the extra `export` brings along."""
_CARRIED = "How many passengers did the ferries carry in 2022?"
HEAVY = (
    "asyncio", "bot.chat.application", "bot.evaluation", "corpus.extraction", "corpus.reader", "index.build",
    "multiprocessing", "pandas", "prompt_toolkit", "pymilvus", "rapidfuzz", "rich.console", "rich.progress", "telegram",
    *EXPORTING,
)  # fmt: skip
"""What only others need than who asks one question of an index that is there."""
_WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[1].split(",")))  # an import of any of them fails
from bot.cli import main
sys.exit(main(sys.argv[2:]))
"""


def footnote(folder: Path, model: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process that cannot import what exports."""
    return run(folder, model, "-c", _WITHOUT, ",".join(EXPORTING), *words)


def run(folder: Path, model: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder, with settings and a home that point into it."""
    command = [sys.executable, "-P", *words]
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG")}
    kept["HOME"] = str(folder / "home")
    settings = {"EMBEDDING_MODEL": model, "INDEX_DIR": str(folder / "index"), "CORPUS_DIR": str(folder / "corpus")}
    return subprocess.run(  # noqa: S603 - our own
        command, cwd=folder, env=kept | settings, capture_output=True, text=True, check=False
    )


def test_a_machine_that_serves_needs_no_torch(tmp_path: Path) -> None:
    """With an export at hand, an index is built and a question answered where nothing that exports is installed."""
    write_town(tmp_path / "corpus")
    write_export(tmp_path / "index" / "encoders" / "minute")
    built = footnote(tmp_path, "minute", "index")
    assert (built.returncode, built.stderr) == (0, "")
    asked = footnote(tmp_path, "minute", "ask", "--json", _CARRIED)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert "79,500" in json.loads(asked.stdout)["answer_text"]


def test_nothing_is_kept_at_home(tmp_path: Path) -> None:
    """No library notes down under HOME what it was used for, to send it to somebody; neither building nor asking."""
    write_town(tmp_path / "corpus")
    write_export(tmp_path / "index" / "encoders" / "minute")
    (tmp_path / "home").mkdir()
    for words in (("index",), ("ask", _CARRIED)):
        assert footnote(tmp_path, "minute", *words).returncode == 0
    assert not list((tmp_path / "home").iterdir())


def test_a_question_waits_for_no_library_that_it_does_not_need(tmp_path: Path) -> None:
    """Of the libraries that cost seconds, `footnote ask` on a built index imports none; Python's own list says so."""
    write_town(tmp_path / "corpus")
    write_export(tmp_path / "index" / "encoders" / "minute")
    assert footnote(tmp_path, "minute", "index").returncode == 0
    asked = run(tmp_path, "minute", "-X", "importtime", "-m", "bot", "ask", _CARRIED)
    assert "79,500" in asked.stdout
    imported = {line.rpartition("|")[2].strip() for line in asked.stderr.splitlines()}
    assert {"faiss", "numpy", "onnxruntime", "tokenizers"} <= imported
    assert not imported & set(HEAVY)


def test_a_backend_that_is_not_installed_is_named(tmp_path: Path) -> None:
    """Where Milvus is wanted and its library is not there, one sentence says how it comes there."""
    write_town(tmp_path / "corpus")
    write_export(tmp_path / "index" / "encoders" / "minute")
    (tmp_path / ".env").write_text("VECTOR_BACKEND=milvus\nMILVUS_URI=http://127.0.0.1:9\n")
    asked = run(tmp_path, "minute", "-c", _WITHOUT, "pymilvus,grpc", "ask", _CARRIED)
    assert asked.returncode == 2
    assert "run pip install 'footnote-bot[milvus]'" in asked.stderr
    assert len(asked.stderr.splitlines()) == 1


@pytest.mark.slow
def test_an_index_is_copied_and_served(tmp_path: Path) -> None:
    """The index of one machine, with the export of its encoder, answers on another that has nothing else."""
    write_town(tmp_path / "corpus")
    built = subprocess.run(
        [sys.executable, "-P", "-m", "bot", "index"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (built.returncode, built.stderr) == (0, "")
    served = tmp_path / "served"
    served.mkdir()
    (tmp_path / ".footnote" / "index").rename(served / "index")
    (tmp_path / "corpus").rename(served / "corpus")
    asked = footnote(served, DEFAULT_MODEL, "ask", "--json", _CARRIED)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert "79,500" in json.loads(asked.stdout)["answer_text"]
