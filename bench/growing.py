"""How a large library grows: what it takes of disk and memory, and how long one changed article takes to be live.

    .venv/bin/python -m bench.growing                 # ten thousand passages, in a folder that is removed again
    .venv/bin/python -m bench.growing --passages 2000 --folder DIR

The articles are made up, from a fixed seed, and every sentence differs from every other; the encoder is the real one.
It prints how long the first build took, then adds one sentence to one article and prints how long it took to read that,
to build and to publish, without the gold questions, and with the files forced to disk; then disk and memory, of the
process that builds and of one that answers. With ``--chance`` the vectors of the first build are drawn by chance, which
takes no minutes, and changes nothing of the rest.
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from bench.command import parser_of
from bot.app import make_indexer, open_library
from bot.places import Places
from bot.settings import Settings
from index.encoder import Encoder, Rows
from index.encoders import open_encoder
from index.files import size_of
from index.progress import Progress

_PASSAGES = 10_000
_PARAGRAPHS, _SENTENCES = 12, 4
"""Of an article: as a longer piece of news has them."""
_PASSAGES_EACH = 24
_PLACES = ("Orrin", "Calder", "Sallow", "Tarrow", "Merle", "Harwick", "Ostland", "Brack", "Norrland", "Lune")
_THINGS = ("bridge", "harbour", "mill", "library", "tramway", "reservoir", "orchard", "foundry", "market", "archive")
_DOINGS = (
    "was inspected by the council of {place} after {n} complaints about its eastern side",
    "employed {n} people in {year}, most of whom lived within an hour of {place}",
    "lost part of its roof in a storm, and {place} paid {n} crowns for the repair",
    "counted {n} visitors in {year}, fewer than the neighbouring one at {place}",
    "is said to have been drawn by a builder from {place} who never saw it finished",
    "takes {n} litres of water a day from the spring above {place}",
    "closes at night because the road to {place} is not lit",
    "was bought back by its workers in {year} with a loan of {n} crowns from {place}",
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure all of it."""
    parser = parser_of("bench.growing", __doc__)
    parser.add_argument("--passages", type=int, default=_PASSAGES)
    parser.add_argument("--folder", type=Path, help="where to work, and to leave what was made")
    parser.add_argument("--chance", action="store_true", help="draw the first vectors by chance")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        _measure(options.folder or Path(scratch), options.passages, by_chance=options.chance)


class ByChance:
    """An encoder in name only: what it gives has the form of the real one's rows."""

    def __init__(self, real: Encoder) -> None:
        self.identity = real.identity

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:
        """Rows of length one, in directions of chance."""
        rows = np.random.default_rng(7).standard_normal((len(texts), self.identity.dimension)).astype(np.float32)
        if progress:
            progress("encode", len(texts), len(texts))
        unit: Rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


def write_articles(folder: Path, count: int) -> None:
    """Write so many articles."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"article-{number:05}.md").write_text(_article(number), encoding="utf-8")


def memory_of(pid: int | str = "self") -> float:
    """The most memory that a process has held at once, in megabytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def _measure(folder: Path, passages: int, *, by_chance: bool) -> None:
    articles, settings = folder / "corpus" / "articles", Settings(index_dir=folder / "index")
    places = Places(folder / "corpus", folder / "index")
    _share_exports(settings.index_dir)
    write_articles(articles, passages // _PASSAGES_EACH)
    encoder = open_encoder(settings.embedding_model, settings.index_dir / "encoders")
    begun = time.monotonic()
    first = ByChance(encoder) if by_chance else encoder
    built = make_indexer(settings, places, encoder=first).build().snapshot
    if built is None:
        _say("the index was there already")
    else:
        counts = ", ".join(f"{built.manifest.counts[kind]:,} {kind}" for kind in sorted(built.manifest.counts))
        _say(f"first build: {time.monotonic() - begun:.0f} s ({counts})")
    clock, processor = _change_one(settings, places)
    _say(f"one article changed, read, built and published: {clock:.2f} s, {processor:.2f} s of the processor")
    _say_sizes(places)


def _change_one(settings: Settings, places: Places) -> tuple[float, float]:
    """Add one sentence, three times, and build; the median of the seconds by the clock, and of the processor."""
    indexer = make_indexer(settings, places)
    indexer.encoder.encode(["so that its library is loaded"])
    article, took = sorted((places.corpus / "articles").iterdir())[3], list[tuple[float, float]]()
    for number in range(3):
        text = article.read_text(encoding="utf-8")
        article.write_text(f"{text}\nThe gate of it was painted green for the {number + 7}th time.\n", encoding="utf-8")
        begun, worked = time.monotonic(), time.process_time()
        indexer.build()
        took.append((time.monotonic() - begun, time.process_time() - worked))
        _say(f"  {took[-1][0]:.2f} s, {took[-1][1]:.2f} s of the processor")
    return sorted(took)[1]


def _say_sizes(places: Places) -> None:
    (current, *_) = sorted((places.index / "snapshots").iterdir(), reverse=True)
    _say(f"disk: {size_of(current) / 2**20:.0f} MB a snapshot, {size_of(places.corpus) / 2**20:.0f} MB of articles")
    _say(f"memory: {memory_of():.0f} MB at most, of the process that built")
    code = f"from bench.growing import answer; answer({str(places.corpus)!r}, {str(places.index)!r})"
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own


def answer(corpus: str, index: str) -> None:
    """Answer ten questions in a process of its own, and say how much memory that took."""
    library = open_library(Settings(index_dir=Path(index)), Places(Path(corpus), Path(index)))
    took = []
    for number, thing in enumerate(_THINGS):
        begun = time.monotonic()
        library.reply(f"How many people did the {thing} of {_PLACES[number]} number {number} employ?")
        took.append(time.monotonic() - begun)
    _say(f"memory: {memory_of():.0f} MB at most, of a process that answers; {1000 * sorted(took)[5]:.0f} ms an answer")


def _share_exports(index: Path) -> None:
    """The encoder's export takes longer to make than to copy."""
    own = Settings().index_dir / "encoders"
    if own.is_dir() and not (index / "encoders").exists():
        shutil.copytree(own, index / "encoders")


def _article(number: int) -> str:
    dice = random.Random(number)  # noqa: S311 - a fixed order, no secret
    place, thing = _PLACES[number % 10], _THINGS[number // 10 % 10]
    title = f"The {thing} of {place} number {number}"
    paragraphs = "\n\n".join(" ".join(_sentences(dice, title)) for _ in range(_PARAGRAPHS))
    said = f"title: {title}\npublisher: The Growing Gazette\npublished: 2025-03-{1 + number % 28:02}"
    return f"---\n{said}\n---\n\n{paragraphs}\n"


def _sentences(dice: random.Random, title: str) -> Iterator[str]:
    for _ in range(_SENTENCES):
        number, year = f"{dice.randrange(10_000, 999_999):,}", dice.randrange(1950, 2025)
        doing = dice.choice(_DOINGS).format(place=dice.choice(_PLACES), n=number, year=year)
        yield f"{title} {doing}, as page {dice.randrange(1_000_000)} of its book tells."


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - what this is for


if __name__ == "__main__":
    main()
