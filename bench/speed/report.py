"""The page of what was measured, ``docs/speed.md``, and its drawings."""

import platform
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.speed.paragraphs import PEERS, comparison
from bench.speed.plot import plot

Found = Mapping[str, Any]
"""What was measured, by the names of the parts."""

_HEAD = f"""# How fast Footnote is

Written by `make bench`, on {{processor}}, {{cores}} cores, Python {platform.python_version()}. Each table was
measured in one go, that of the engines an engine at a time. Seconds by the clock depend on what else a machine does,
and this one was seldom quiet; seconds of the processor do less, and ratios within a table least. A part is measured
again by `make bench PARTS=NAME`.
"""


def page(found: Found) -> str:
    """All that was found, as Markdown."""
    head = _HEAD.format(**found["machine"])
    return "\n".join([head, *_parts(found)])


def drawings(found: Found) -> dict[str, str]:
    """The SVG files by their names."""
    if "sizes" not in found:
        return {}
    sizes = [one for one in found["sizes"] if one["fits"]]
    rows = [one["rows"] for one in sizes]
    searches = {
        "a search": [one["cpu_ms"] for one in sizes],
        "reading all rows once": [one["bound_ms"] for one in sizes],
    }
    memory = {
        "to build": [one["build_s"] for one in sizes],
        "to open": [one["open_s"] for one in sizes],
    }
    return {
        "speed-search.svg": plot("Milliseconds of the processor for a search among so many rows", rows, searches),
        "speed-build.svg": plot("Seconds for so many rows", rows, memory),
    }


def _parts(found: Found) -> Iterator[str]:
    if "commands" in found:
        yield _commands(found["commands"])
    if "serving" in found:
        yield _serving(found["serving"])
    if "encoding" in found:
        yield _encoding(found["encoding"])
    if "footnote" in found:
        yield _engines({name: found[name] for name in ("footnote", *PEERS) if name in found})
    if "sizes" in found:
        yield _growth(found["sizes"])


def _commands(found: Found) -> str:
    rows = {
        "the first index of all, with the encoder's export": found["with_export"],
        "the first index, the export at hand": found["first"],
        "the index after a sentence was added": found["again"],
        f"`footnote ask`, from the start of its process to its end; the best of {found['starts']}": found["ask"],
    }
    lines = [
        [what, f"{cost['seconds']:.2f}", f"{cost['cpu_seconds']:.2f}", f"{cost['megabytes']:.0f}"]
        for what, cost in rows.items()
    ]
    lines.append([f"the bot, from its start until `/readyz` says so; the best of {found['starts']}"])
    lines[-1] += [f"{found['ready']:.2f}", "", ""]
    return "## Processes\n\nThe bundled articles:\n\n" + _table(["", "seconds", "of CPU", "MB at most"], lines)


def _serving(found: Found) -> str:
    lines = [
        [
            reader,
            threads,
            f"{own['a_second']:.0f}",
            f"{own['p50_ms']:.1f}",
            f"{own['p99_ms']:.1f}",
            f"{own['cpu_ms']:.1f}",
        ]
        for reader, measured in found.items()
        for threads, own in measured.items()
        if threads.isdecimal()
    ]
    columns = ["READER", "threads", "answers a second", "p50 ms", "p99 ms", "CPU ms an answer"]
    most = found["footnote"]["megabytes"]
    return (
        "## Answers\n\nGold questions of the bundled corpus, each asked once before, answered whole in one process, "
        f"which held {most:.0f} MB at its most. With the reader, what no fact answers is read:\n\n"
        + _table(columns, lines)
    )


def _encoding(found: Found) -> str:
    return (
        f"## Encoding\n\n{found['texts']} texts, tokens and batches included: {found['a_second']:.0f} a second, "
        f"{found['of_onnxruntime']:.0%} of what onnxruntime alone does with the same batches.\n"
    )


def _engines(found: Found) -> str:
    columns = [
        "", "cold: first answer, s (CPU)", "index, s (CPU)", "one passage more, s (CPU)", "p50 / p99 ms, one core",
        "p50 / p99 ms, two cores", "CPU ms", "MB", "recall@1", "recall@5",
    ]  # fmt: skip
    first = next(iter(found.values()))
    return (
        f"## Beside other engines\n\nThe {first['passages']:,} paragraphs of SQuAD 2.0's dev set and 300 of its "
        "questions, the same weights (all-MiniLM-L6-v2) for all, each engine at its defaults for search by vectors "
        "and by words, in an environment of its own ([versions](../bench/speed/peers)). Cold is a whole process, the "
        "best of three. "
        "Indexing counts from the texts to the files on disk, libraries and weights loaded; Footnote's also splits and "
        "encodes every sentence and reads facts. A search is Footnote's ranking of passages, without the answer:\n\n"
        + _table(columns, comparison(found))
    )


def _growth(sizes: Sequence[Found]) -> str:
    columns = [
        "rows", "way", "p50 ms", "CPU ms", "reading all rows once, ms", "recall@10", "opened in ms", "built in s",
        "MB at most",
    ]  # fmt: skip
    lines = [
        [
            f"{one['rows']:,}",
            one["way"] + (f", {one['effort']} looked into" if one["effort"] else ""),
            *(f"{one[name]:.2f}" for name in ("p50_ms", "cpu_ms", "bound_ms")),
            f"{one['recall']:.3f}",
            f"{1000 * one['open_s']:.0f}",
            f"{one['build_s']:.1f}",
            f"{one['megabytes']:.0f}",
        ]
        for one in sizes
    ]
    return (
        f"## Growth\n\nThe ten nearest of so many rows, mixed of {sizes[-1]['seeds']:,} real ones, to real questions "
        "that no row was mixed of, on one thread. `index/fitting.py` says which way fits; beside it stands, "
        "up to 100,000, an exact search. The recall is against that. MB is what the process held at its most, which "
        "mixed, built and searched them:\n\n"
        + _table(columns, lines)
        + "\n![Milliseconds for a search, against the number of rows](speed-search.svg)\n\n"
        "![Seconds to build and to open, against the number of rows](speed-build.svg)\n"
    )


def _table(columns: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    rows = [columns, ["---"] * len(columns), *lines]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
