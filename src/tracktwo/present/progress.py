"""Progress on stderr: how many, how fast, how long so far and still. Nothing where stderr is no terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn


class Step:
    """Counts what is done and tells the progress line."""

    def __init__(self, bar: Progress, task: TaskID) -> None:
        self._bar, self._task, self._what = bar, task, ""
        self._done, self._start = 0, time.monotonic()

    def __call__(self, count: int = 1) -> None:
        """Count some more as done."""
        self.at(self._done + count)

    def at(
        self, done: int, what: str = "", unit: str = "documents", passed: int | None = None, size: int | None = None
    ) -> None:
        """Set how many are done; `what` is going on now, and is counted from here where it changes.

        With `passed` of `size` bytes gone through, the remaining time is told too.
        """
        if what != self._what:
            self._what, self._start = what, time.monotonic()
            self._bar.update(self._task, description=what)
        self._done = done
        rate = done / max(time.monotonic() - self._start, 1e-9)
        told = {"told": f"{done:,} {unit}", "rate": f"{rate:,.0f}/s"}
        self._bar.update(self._task, completed=done if passed is None else passed, total=size, **told)  # type: ignore[arg-type]


@contextmanager
def progress(what: str) -> Iterator[Step]:
    """A progress line that says `what` is going on; give its steps to what you are handed."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.fields[told]}"),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("remaining"),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        yield Step(bar, bar.add_task(what, total=None, told="", rate=""))
