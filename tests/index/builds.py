"""Builds in a process of their own.

``python -m tests.index.builds CORPUS SHELF``: build once, and print the hashes of the snapshot's files.
``python -m tests.index.builds CORPUS SHELF NAME TIMES``: so many times, change the corpus's article on the mill to one
of that name and number, and build; print the id of each snapshot that was published, and a dash where another process
was building.
"""

import sys
from pathlib import Path

from corpus.reader import read_corpus
from index.build import build_snapshot
from index.errors import BuildRunning
from index.shelf import Shelf
from tests.fakes_index import WordHashEncoder


def main() -> None:
    """Read the command line and build."""
    corpus, shelf, *racing = sys.argv[1:]
    if racing:
        _race(Path(corpus), Shelf(Path(shelf)), racing[0], int(racing[1]))
        return
    built = build_snapshot(read_corpus(Path(corpus)), WordHashEncoder(), Shelf(Path(shelf)))
    print(built.manifest.model_dump_json(include={"files"}) if built else None)  # noqa: T201


def _race(corpus: Path, shelf: Shelf, name: str, times: int) -> None:
    for number in range(times):
        (corpus / "articles" / "mill.md").write_text(f"The mill of {name} grinds {number} tonnes of flour a year.\n")
        try:
            built = build_snapshot(read_corpus(corpus), WordHashEncoder(), shelf)
        except BuildRunning:
            built = None
        print(built.manifest.id if built else "-", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
