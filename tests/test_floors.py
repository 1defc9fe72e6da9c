"""The floors of the house and the walls around other people's libraries, as the imports of every file show them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# From the top down. Imports point down only; rooms on one floor are strangers. A room is one name or several.
FLOORS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("bot.__main__",),),
    (("bot.cli",),),
    (("bot.commands",),),
    (
        (  # the library: wired, opened, looked after, built
            "bot.app",
            "bot.library",
            "bot.live_snapshot",
            "bot.staleness",
            "bot.places",
            "bot.indexing",
            "bot.building_apart",
            "bot.additions",
        ),
    ),
    (
        ("bot.chat",),
        ("bot.terminal",),
        ("bot.evaluation",),
        ("bot.settings", "bot.setting_kinds", "bot.dotenv"),
        ("bot.state", "bot.backup"),
        ("bot.examples",),
        ("bot.own_calibration",),
        ("bot.jsonlines",),
    ),
    (("bot.errors",),),
    (("bot.answering.walk", "bot.answering.answer_question"),),
    (("bot.answering.beside",),),
    (("bot.answering.followed",),),
    (("bot.answering.computed",),),
    (("bot.answering.told",),),
    (("bot.answering.gathered",),),
    (("bot.answering.spans",),),
    (("bot.answering.agreed",),),
    (("bot.answering.audited",),),
    (("bot.answering.said",),),
    (("bot.answering.workings",),),
    (("bot.answering.held",),),
    (("bot.answering.asked",),),
    (("bot.answering",),),  # its lexicons, templates and weights
    (("index",),),
    (  # a folder of files, read as one corpus
        (
            "corpus.reader",
            "corpus.changes",
            "corpus.added",
            "corpus.json_lines",
            "corpus.articles",
            "corpus.folders",
        ),
    ),
    (("corpus.extraction",), ("corpus.curated",), ("corpus.web",)),
    (("corpus.reported",), ("corpus.formats",)),
    (("corpus.matter",), ("corpus.bylines",)),
    (("corpus.dating",),),
    (("corpus.sentences",),),
    (("corpus.quantities",),),
    (("corpus.periods",),),
    (("corpus.numbers",),),
    (("corpus.units",),),
    (("corpus",),),  # its nouns, words and lexicons
    (("bot", "bot.texts"),),  # the package itself and the terminal's words: data, which anyone may read
)

# Which modules may import a library; all others must not.
WALLS = {
    "telegram": ("bot.chat",),
    "faiss": ("index.faiss_store",),
    "bm25s": ("bot.evaluation.baselines",),  # and what lexical search is tested against
    "onnxruntime": ("index.onnx_sessions", "index.rounding"),
    "charset_normalizer": ("corpus.encodings",),
    "docx": ("corpus.formats.docx",),
    "grpc": ("index.milvus",),
    "pymilvus": ("index.milvus",),
    "lxml": ("corpus.formats.page_tree",),
    "pypdf": ("corpus.formats.pdf", "corpus.formats.shown", "corpus.formats.typefaces"),
    "trafilatura": ("corpus.formats.html",),
    "sentence_transformers": ("index.sentence_transformer",),
    "tokenizers": ("index.onnx_encoder", "index.reader.vocabulary"),
    "torch": ("index.exporter", "index.reader.exporter", "index.tracing"),
    "transformers": ("index.reader.exporter", "index.sentence_transformer"),
    "sqlite3": ("bot.state",),
    "pydantic": (  # where text from outside becomes objects
        "bot.backup.contents",
        "bot.evaluation.fact_gold",
        "bot.evaluation.figure_gold",
        "bot.evaluation.gold",
        "bot.evaluation.labelled",
        "bot.evaluation.public_files",
        "bot.evaluation.qed",
        "bot.evaluation.specs",
        "bot.evaluation.squad",
        "bot.evaluation.tatqa",
        "bot.evaluation.tried",
        "bot.jsonlines",
        "bot.setting_kinds",
        "bot.settings",
        "corpus.curated.fact_files",
        "corpus.matter.front_matter",
        "index.build",
        "index.export",
        "index.manifest",
        "index.reader.record",
        "index.tables",
    ),
}

# A question and its day give the same answer every time: what answers has no files, no clock, no network, no dice.
PURE = "bot.answering"
IMPURE_IMPORTS = {
    "asyncio",
    "http",
    "io",
    "os",
    "pathlib",
    "random",
    "shutil",
    "socket",
    "subprocess",
    "time",
    "urllib",
}
IMPURE_CALLS = {"open", "now", "today", "utcnow"}


@cache
def modules() -> dict[str, Path]:
    """Every module of the house by its name."""
    files = (file for package in ("bot", "index", "corpus") for file in sorted((ROOT / package).rglob("*.py")))
    return {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


def faults(module: str, source: str) -> Iterator[str]:
    """What in a module's source goes up a floor, over to a stranger or through a wall: the line and the reason."""
    if _place(module) is None:
        yield f"1: {module} is on no floor"
        return
    for node in ast.walk(ast.parse(source)):
        for name in _imported(node):
            reason = _reason_against(module, name)
            if reason:
                yield f"{getattr(node, 'lineno', 0)}: {module} imports {name}, {reason}"
        if _within(module, PURE) and isinstance(node, ast.Call) and _called(node) in IMPURE_CALLS:
            yield f"{node.lineno}: {module} calls {_called(node)}(), and what answers must be pure"


def _place(module: str) -> tuple[int, tuple[str, ...]] | None:
    """The floor, counted from the top, and the room of a module."""
    for number, floor in enumerate(FLOORS):
        for room in floor:
            if any(module == name or (_within(module, name) and name != "bot") for name in room):
                return number, room
    return None


def _within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        package = "." * node.level + (node.module or "")
        submodules = [f"{package}.{alias.name}" for alias in node.names if f"{package}.{alias.name}" in modules()]
        return submodules or [package]
    return []


def _reason_against(module: str, name: str) -> str:
    library, *_ = name.split(".")
    if not library:
        return "and a name must be whole"
    if library in {"bot", "index", "corpus"}:
        return _reason_against_ours(module, name)
    if library in WALLS and not any(_within(module, allowed) for allowed in WALLS[library]):
        return f"which is walled into {', '.join(WALLS[library])}"
    if _within(module, PURE) and library in IMPURE_IMPORTS:
        return "and what answers must be pure"
    return ""


def _reason_against_ours(module: str, name: str) -> str:
    own, other = _place(module), _place(name)
    if own is None or other is None:
        return "which is on no floor"
    if own == other or own[0] < other[0]:
        return ""
    return "which is above it" if other[0] < own[0] else "which is a stranger on its floor"


def _called(call: ast.Call) -> str:
    """The last part of what is called: ``now`` in ``datetime.now()``."""
    function = call.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def test_imports_point_down_and_walls_hold() -> None:
    """No file of the house imports from above, from a stranger or through a wall, and every file is on a floor."""
    found = [
        f"{path.relative_to(ROOT)}:{fault}"
        for module, path in modules().items()
        for fault in faults(module, path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("corpus.spans", "from index.entry import Entry", "1: corpus.spans imports index.entry, which is above it"),
        ("index.search", "\nimport bot.app", "2: index.search imports bot.app, which is above it"),
        ("bot.answering.x", "from bot import errors", "1: bot.answering.x imports bot.errors, which is above it"),
        (
            "bot.chat.html",
            "def f():\n    from bot.terminal.layout import wrap",
            "2: bot.chat.html imports bot.terminal.layout, which is a stranger on its floor",
        ),
        ("bot.settings", "from bot import chat", "1: bot.settings imports bot.chat, which is a stranger on its floor"),
        ("bot.app", "import telegram.ext", "1: bot.app imports telegram.ext, which is walled into bot.chat"),
        ("index.search", "import faiss", "1: index.search imports faiss, which is walled into index.faiss_store"),
        ("bot.answering.x", "import time", "1: bot.answering.x imports time, and what answers must be pure"),
        ("bot.answering.x", "date.today()", "1: bot.answering.x calls today(), and what answers must be pure"),
        ("bot.answering.x", "open('f')", "1: bot.answering.x calls open(), and what answers must be pure"),
        ("bot.garden", "", "1: bot.garden is on no floor"),
        ("bot.app", "import bot.garden", "1: bot.app imports bot.garden, which is on no floor"),
        ("index.search", "from .entry import Entry", "1: index.search imports .entry, and a name must be whole"),
    ],
)
def test_a_breach_is_named(module: str, source: str, fault: str) -> None:
    """A breach of each kind is found, wherever in a file it stands, and named with its line."""
    assert list(faults(module, source)) == [fault]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("bot.settings", "from bot.dotenv import read"),
        ("bot.chat.html", "import telegram\nfrom bot.answering.said.reply import Reply\nfrom bot import texts"),
        ("bot.__main__", "from bot.cli import main"),
        ("bot.answering.walk", "from datetime import date\nfrom index.search import search\nimport re"),
    ],
)
def test_what_is_allowed_is_no_breach(module: str, source: str) -> None:
    """Imports within a room, downwards, and of libraries without a wall are nobody's business."""
    assert not list(faults(module, source))
