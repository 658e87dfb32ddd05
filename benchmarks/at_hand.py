"""Arguments of the benchmarks that name files: one that is not there is told in a line."""

from __future__ import annotations

import argparse
from pathlib import Path


def a_file(name: str) -> Path:
    """The path of a file that is there. Raises ArgumentTypeError, which argparse tells in a line with exit code 2."""
    path = Path(name)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {name}")
    return path
