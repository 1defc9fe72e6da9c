"""Models that run in onnxruntime. The only file that opens one."""

import os
from pathlib import Path
from typing import Any


def open_session(file: Path) -> Any:  # noqa: ANN401 - the library ships no types
    """A session on one core: what there is to do is parted, and the parts run side by side instead."""
    import onnxruntime  # noqa: PLC0415 - costs a sixth of a second, which what runs no model must not pay

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only
    return onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
