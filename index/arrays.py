"""Arrays on disk: written whole, and mapped into memory where they lie, so that only what is touched is read."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import SnapshotDamaged
from index.files import write_bytes


def save_array(path: Path, array: npt.NDArray[Any]) -> None:
    """Write into memory first: numpy, given a file, loses an array's end on a full disk without an error."""
    content = io.BytesIO()
    np.save(content, array, allow_pickle=False)
    write_bytes(path, content.getvalue())


def map_array(path: Path) -> npt.NDArray[Any]:
    """The array that `save_array` wrote, read-only; the caller has checked the file's hash.

    Raises:
        SnapshotDamaged: it is no array.
    """
    try:
        mapped: npt.NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
        return mapped.view(np.ndarray)  # slices of a map look after themselves, and take three times as long for it
    except (ValueError, OSError, EOFError, SyntaxError) as error:
        raise SnapshotDamaged(f"{path} is no array of an index; run `footnote index`") from error
