"""How the benches take their words: every one says by ``--help`` how it is called, and what it measures."""

import argparse


def parser_of(module: str, doc: str | None) -> argparse.ArgumentParser:
    """A parser of the words behind ``python -m MODULE``; the first line of its docstring says what it does."""
    return argparse.ArgumentParser(prog=f"python -m {module}", description=(doc or "").partition("\n")[0])
