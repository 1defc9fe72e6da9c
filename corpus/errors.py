"""What can be wrong with a corpus, said in sentences that name the file and the line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one place.

    >>> print(Fault("facts/river.yaml", 12, "the quote does not stand in the article 'river'; copy it from there"))
    facts/river.yaml:12: the quote does not stand in the article 'river'; copy it from there
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.message}"


class CorpusError(Exception):
    """The corpus cannot be read. Carries every fault that was found, not only the first.

    This is bad input, never a defect of the program: the command line prints the faults and exits with status 2.
    """

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults

    def __reduce__(self) -> tuple[type["CorpusError"], tuple[tuple[Fault, ...]]]:
        """How another process is told of it."""
        return CorpusError, (self.faults,)
