"""A corpus's own calibration, where it has one: ``calibration.yaml`` beside its articles."""

from pathlib import Path
from typing import Final

from bot.answering.agreed.judge import Calibration, default_calibration, parse_calibration
from bot.errors import UserError

NAME: Final = "calibration.yaml"


def read_calibration(corpus: Path) -> Calibration:
    """The corpus's own calibration, or the one that comes with Footnote.

    Raises:
        UserError: the file is something else.
    """
    file = corpus / NAME
    if not file.is_file():
        return default_calibration()
    try:
        return parse_calibration(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(
            f"{file}: no calibration: {error}; remove it, and `footnote evaluate gold --calibrate` writes another"
        ) from error
