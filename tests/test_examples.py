"""The examples in the docstrings: what they show is what comes out."""

import doctest
import importlib

import pytest

from tests.test_floors import modules

SHOWING = sorted(name for name, path in modules().items() if ">>> " in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SHOWING)
def test_an_example_is_true(name: str) -> None:
    """Each example of a module, typed as its docstring has it, gives what stands there."""
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert tried
    assert failed == 0
