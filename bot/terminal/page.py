"""Where the words are written: styled and wrapped in a terminal's window, plain everywhere else."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from textwrap import indent
from typing import Final, Protocol, TextIO, TypeVar

from rich.text import Text

from bot.terminal.layout import Group
from index.progress import Progress as Watcher
from index.progress import silent

T = TypeVar("T")


class Page(Protocol):
    """What a conversation is written on."""

    clickable: bool
    """Whether a title can carry its address, so that the address need not be spelt out."""

    def show(self, groups: Iterable[Group]) -> None:
        """Write groups of blocks, with a blank line after each."""
        ...

    def wait(self, message: str, work: Callable[[], T]) -> T:
        """Do some work, and say so where it takes long."""
        ...

    def watch(self) -> AbstractContextManager[Watcher]:
        """Show how a reindex gets on, as long as the context lasts."""
        ...


class PlainPage:
    """Lines of text without any code: the same words give the same bytes, whatever the width."""

    clickable = False

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def show(self, groups: Iterable[Group]) -> None:
        """Write each block unwrapped."""
        for group in groups:
            for block in group:
                self._stream.write(indent(block.text.plain, " " * _INDENT if block.indented else "") + "\n")
            self._stream.write("\n")
        self._stream.flush()

    def wait(self, message: str, work: Callable[[], T]) -> T:  # noqa: ARG002 (nobody watches)
        """Do the work."""
        return work()

    @contextmanager
    def watch(self) -> Iterator[Watcher]:
        """Show nothing."""
        yield silent


class WindowPage:
    """A terminal's window, of any width and with as many colours as it has (none with ``NO_COLOR``)."""

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console  # noqa: PLC0415 - who writes into a pipe needs none

        self._console = Console(file=stream, highlight=False, markup=False, emoji=False)
        self.clickable = self._console.color_system is not None  # None: a terminal that obeys no codes at all

    def show(self, groups: Iterable[Group]) -> None:
        """Write each block wrapped, in lines that the eye can follow."""
        width = min(self._console.width, _WIDEST)
        for group in groups:
            for block in group:
                left = min(_INDENT, width // 8) if block.indented else 0
                for line in block.text.wrap(self._console, max(width - left, _NARROWEST)):
                    line.rstrip()  # no spaces at the end of a line that somebody may copy
                    self._console.print(Text(" " * left).append_text(line), soft_wrap=True)
            self._console.print()

    def wait(self, message: str, work: Callable[[], T]) -> T:
        """Do the work on another thread; after a moment, a spinner turns."""
        worker = ThreadPoolExecutor(max_workers=1)
        try:
            done = worker.submit(work)
            try:
                return done.result(_MOMENT)
            except TimeoutError:
                if done.done():  # the work's own error
                    raise
            with self._console.status(message):
                return done.result()
        finally:
            worker.shutdown(wait=False)  # an interrupted reader need not wait for it

    @contextmanager
    def watch(self) -> Iterator[Watcher]:
        """Show a bar for each stage, and take them away at the end."""
        from rich import progress as rich  # noqa: PLC0415 - only a reindex is followed

        columns = (rich.TextColumn("{task.description}"), rich.BarColumn(bar_width=None), rich.MofNCompleteColumn())
        with rich.Progress(*columns, console=self._console, transient=True) as bars:
            tasks: dict[str, rich.TaskID] = {}

            def watch(stage: str, done: int, total: int) -> None:
                if stage not in tasks:
                    tasks[stage] = bars.add_task(stage, total=total)
                bars.update(tasks[stage], completed=done, total=total)

            yield watch


_INDENT: Final = 4
_WIDEST: Final = 96
_NARROWEST: Final = 2
"""In cells: one Chinese character."""
_MOMENT: Final = 0.3
"""In seconds: what feels like at once needs no spinner."""
