"""The process that parses what may be hostile: it has no environment, no network and no files, and little time.

It reads requests from standard input, a line of JSON with the format and the size, then the bytes of the file; for each
it writes a line of JSON, a document or a refusal. `corpus.formats.converter` starts it, and ends it when it is late.
"""

import json
import logging
import os
import re
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from typing import Any, BinaryIO

from corpus.cleaning import clean
from corpus.formats.document import Document, Unreadable
from corpus.formats.kinds import LONGEST_LINE, MOST_CHARACTERS
from corpus.lexicons import lexicon

_MEMORY = 1_000_000_000
"""Bytes of address space; the libraries alone take a third of it."""
_MOST_FILES = 64
_FORBIDDEN = (
    "socket.connect",
    "socket.send",
    "socket.get",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
)
"""Events of the interpreter, by how they begin."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_DAMAGED = "the file is damaged; save it again, or save it in another format"
_TOO_MUCH = "reading it takes too much memory; make a simpler document of it"


def main() -> None:
    """Serve requests until standard input ends."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    logging.disable()
    _limit()
    sys.addaudithook(_forbid)
    while line := requests.readline():
        _allow_seconds(json.loads(line)["seconds"])
        answer = _answer(json.loads(line), requests)
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()
        if answer.get("refused") == _TOO_MUCH:
            return  # with what memory is left; the next file gets a fresh process


def _limit() -> None:
    for what, limit in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _MOST_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # a limit that this system does not have
            resource.setrlimit(what, (limit, limit))


def _forbid(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what no parser has to do."""
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def _allow_seconds(seconds: float) -> None:
    """Let the system end this process when it has worked for that much longer."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


def _answer(request: dict[str, Any], requests: BinaryIO) -> dict[str, Any]:
    content = requests.read(request["size"])
    try:
        read: Callable[[bytes], Document] = import_module(f"corpus.formats.{request['kind']}").read
        return asdict(_checked(read(content)))
    except Unreadable as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"refused": _TOO_MUCH}
    except RecursionError:
        return {"refused": "it is nested too deeply to be read; make a simpler document of it"}
    except Exception as error:  # noqa: BLE001 - whatever a library makes of a hostile file, it is a refusal
        return {"refused": _sentence_of(f"{type(error).__name__} {error}")}


def _sentence_of(fault: str) -> str:
    """What is wrong with a file, in place of what a library calls it."""
    known = lexicon("formats")["faults"]
    return next((said for said, words in known.items() if re.search("|".join(words), fault, re.IGNORECASE)), _DAMAGED)


def _checked(document: Document) -> Document:
    """The same document, clean; refused where it holds no text, or more than an article does."""
    cleaned = Document(**{name: clean(written) for name, written in asdict(document).items()})
    if not any(character.isalnum() for character in cleaned.text):
        raise Unreadable("there is no text in it; where its pages are pictures, have the text recognised first")
    if len(cleaned.text) > MOST_CHARACTERS:
        raise Unreadable(f"its text is longer than {MOST_CHARACTERS:,} characters; part it into several articles")
    if max(map(len, cleaned.text.split("\n"))) > LONGEST_LINE:
        raise Unreadable(f"a paragraph in it is longer than {LONGEST_LINE:,} characters; part it into paragraphs")
    return cleaned


if __name__ == "__main__":
    main()
