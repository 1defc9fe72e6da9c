"""Models that run in onnxruntime. The only file that opens one."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.memory import give_back


def open_session(file: Path, without: Sequence[str] = ()) -> Any:  # noqa: ANN401 - the library ships no types
    """A session on one core: what there is to do is parted, and the parts run side by side instead.

    Args:
        file: the graph.
        without: which of onnxruntime's rewritings of graphs are left out.
    """
    onnxruntime = load_runtime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False  # they keep what the largest input ever took
    session = onnxruntime.InferenceSession(
        file, options, providers=["CPUExecutionProvider"], disabled_optimizers=list(without)
    )
    give_back()
    return session


def load_runtime() -> Any:  # noqa: ANN401
    """onnxruntime, kept from writing down under HOME what it runs, and from sending that to its maker."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # is looked at when it is imported; its own switch comes too late
    import onnxruntime  # noqa: PLC0415 - costs a sixth of a second, which what runs no model must not pay

    return onnxruntime


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
