"""The command line: words typed at a shell, and the exit status that they end with.

0: done, a refusal included; 1: findings; 2: wrong input or settings, said in one sentence. Each command lies in a file
of its own under `bot.commands` and is imported when it is called, so that ``footnote --help`` costs next to nothing.
"""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

DONE, FINDINGS, WRONG, INTERRUPTED = 0, 1, 2, 130
_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - it has no other name
_NEW_OBJECTS = 50_000
"""How many come about before the collector looks for rings among them: opening an index makes a million that stay."""

# It would look through every installed distribution for plug-ins of pydantic, of which Footnote uses none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    gc.set_threshold(_NEW_OBJECTS)
    options = make_parser().parse_args(arguments)
    command = importlib.import_module(f"bot.commands.{options.command}")
    try:
        return int(command.run(options))
    except BrokenPipeError:  # the reader of a pipe has left, which is no fault
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        sentence = _sentence_for_user(error)
        if sentence is None:
            raise
        sys.stderr.write(f"footnote: {sentence}\n")
        return WRONG


def make_parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    parser = argparse.ArgumentParser(
        prog="footnote", description="Answers from articles, with a footnote under every answer."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and end")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add_some in (_add_asking, _add_indexing, _add_snapshots, _add_articles, _add_backup, _add_evaluating):
        add_some(commands)
    return parser


def _add_asking(commands: _Commands) -> None:
    _add(commands, "run", "Telegram where TELEGRAM_BOT_TOKEN is set, otherwise the same conversation in the terminal")
    _add(commands, "chat", "the conversation in the terminal")
    ask = _add(commands, "ask", "answer one question")
    ask.add_argument("question", nargs="+", help="the question's words")
    ask.add_argument("--json", action="store_true", help="print one object, as `batch` does")
    ask.add_argument(
        "--context", action="append", default=[], metavar="QUESTION", help="an earlier question; repeatable"
    )
    ask.add_argument("--asked-on", type=_day, metavar="YYYY-MM-DD", help="the reader's day (today)")
    ask.add_argument("--language", choices=("en", "zh"), help="of the answer (that of the question)")
    batch = _add(commands, "batch", "answer questions from a JSON Lines file into another")
    batch.add_argument("input", type=Path, metavar="IN.jsonl")
    batch.add_argument("output", type=Path, metavar="OUT.jsonl")


def _add_indexing(commands: _Commands) -> None:
    _add(commands, "index", "build the index and publish it")
    _add(commands, "check", "look for faults in articles and facts; changes nothing")
    facts = _add(commands, "facts", "print what is read in articles: figures and events")
    facts.add_argument("files", nargs="+", metavar="FILE")
    facts.add_argument("--json", action="store_true", help="a line of JSON a figure, or an event")
    facts.add_argument(
        "--write", action="store_true", help="start a file of facts for each article, in the corpus's folder facts"
    )
    facts.add_argument("--events", action="store_true", help="only the events: who did what to what, and when")
    facts.add_argument("--published", metavar="YYYY-MM-DD", help="the day of an article that does not tell its own")


def _add_snapshots(commands: _Commands) -> None:
    _add(commands, "snapshots", "list the snapshots of the index, all their files checked")
    rollback = _add(commands, "rollback", "make an older snapshot the one that answers")
    rollback.add_argument("id", nargs="?", metavar="ID", help="as `snapshots` lists it (the one before the current)")
    verify = _add(commands, "verify", "recheck every citation of a snapshot against its article, offline")
    verify.add_argument("id", nargs="?", metavar="ID", help="as `snapshots` lists it (the current one)")


def _add_articles(commands: _Commands) -> None:
    add = _add(commands, "add", "add files to the articles: text, web pages, PDF, Word files, JSON Lines")
    add.add_argument("files", nargs="+", metavar="FILE", help="a file, or a web address where ALLOW_URLS is true")
    for key in ("id", "title", "published", "publisher", "author", "language", "url"):
        add.add_argument(f"--{key}", metavar=key.upper(), help=f"the article's {key}, whatever the file says")
    add.add_argument("--reindex", action="store_true", help="then build the index and publish it, as `index` does")
    remove = _add(commands, "remove", "take added articles away again")
    remove.add_argument("ids", nargs="+", metavar="ID")
    remove.add_argument("--reindex", action="store_true", help="then build the index and publish it, as `index` does")


def _add_backup(commands: _Commands) -> None:
    backup = _add(commands, "backup", "write what must not be lost into one file: the state and the added articles")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.add_argument("--with-index", action="store_true", help="the current snapshot, too")
    backup.add_argument("--overwrite", action="store_true", help="replace a file that is there already")
    restore = _add(commands, "restore", "put back what `backup` wrote, after all of it was checked")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("--overwrite", action="store_true", help="replace folders that hold something")


def _add_evaluating(commands: _Commands) -> None:
    evaluate = _add(commands, "evaluate", "measure the answers against gold questions, or the readers against specs")
    evaluate.add_argument(
        "set",
        nargs="?",
        default="gold",
        choices=(
            *("gold", "squad2", "qed", "xquad-en", "xquad-zh", "xquad-zh-en", "tatqa"),
            *("facts", "figures", "recognizers"),
        ),
        help="gold: the corpus's own questions, or those of --data; squad2 to tatqa: public sets, of their own "
        "texts; facts: paragraphs with the facts that they tell; figures: sentences with their figures and periods; "
        "recognizers: the specs of Recognizers-Text",
    )
    evaluate.add_argument(
        "--data", type=Path, metavar="PATH", help="where the set lies; for gold a JSON Lines file, or a folder of such"
    )
    evaluate.add_argument("--json", type=Path, metavar="FILE", help="write the report there too")
    evaluate.add_argument(
        "--baselines", action="store_true", help="on a public set: vectors alone, BM25 alone and their fusion, too"
    )
    evaluate.add_argument(
        "--plot",
        type=Path,
        metavar="FILE",
        help="on a public set: draw there how wrong answers grow with coverage (SVG)",
    )
    evaluate.add_argument(
        "--calibrate",
        action="store_true",
        help="with gold: learn from the questions when to answer, and write calibration.yaml beside the corpus",
    )
    evaluate.add_argument(
        "--misses", action="store_true", help="print every question that was not answered as it should"
    )


class _Version(argparse.Action):
    """Looks up the version only where somebody asks for it, for that costs as much as all of ``--help``."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only where somebody asks

        try:
            sys.stdout.write(f"{parser.prog} {version('footnote-bot')}\n")
        except PackageNotFoundError:
            sys.stdout.write(f"{parser.prog}, not installed: run `make setup` where its files lie\n")
        parser.exit(DONE)


def _add(commands: _Commands, name: str, does: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="the articles (CORPUS_DIR)")
    parser.add_argument("--index", type=Path, metavar="DIR", help="the folder of snapshots (INDEX_DIR)")
    return parser


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{written!r} is no day; write it as 2025-03-31") from error


def _sentence_for_user(error: Exception) -> str | None:
    """What went wrong, where it is of the kind that a user can mend; None for a defect of the program."""
    from bot.errors import UserError  # noqa: PLC0415 - only where something went wrong
    from corpus.errors import CorpusError  # noqa: PLC0415
    from index.errors import IndexingError  # noqa: PLC0415

    if isinstance(error, CorpusError | IndexingError | UserError):
        return str(error)
    return None
