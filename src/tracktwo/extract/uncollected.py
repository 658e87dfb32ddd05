"""Functions that Python's search for cycles does not interrupt."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def uncollected(function: Callable[P, R]) -> Callable[P, R]:
    """The function, with the garbage collector at rest while it runs.

    What is made of one document holds no cycles and is gone with it (a test looks for them); the collector went through
    it a hundred times a second all the same, and now and then through all tables: 9 % of the time (docs/measured.md).
    """

    @wraps(function)
    def undisturbed(*args: P.args, **kwargs: P.kwargs) -> R:
        if not gc.isenabled():
            return function(*args, **kwargs)
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            gc.enable()

    return undisturbed
