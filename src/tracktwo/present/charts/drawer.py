"""A process that draws SVG for the desk.

What draws takes half a second to start, and while it starts or draws it lets no other thread of its process run. In a
process of its own it starts beside the desk, or while an answer is still asked for, and no other visitor waits.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import weakref
from threading import Lock
from typing import Any

from tracktwo.present.charts.svg import svg


class Drawer:
    """Draws specs in a process that is started when it is first needed, and again where it was ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._lock = Lock()

    def start(self) -> None:
        """Start the process, unless it runs already; it gets ready by itself."""
        with self._lock, contextlib.suppress(OSError):
            self._running()

    def svg(self, spec: dict[str, Any]) -> str:
        """A Vega-Lite spec drawn as SVG text, as `charts.svg.svg` does. Raises ValueError for a spec that cannot be."""
        with self._lock:
            for _ in range(2):  # a process that was ended is started again once
                with contextlib.suppress(OSError):
                    answer = _asked(self._running(), json.dumps(spec))
                    if answer:
                        return _drawn(json.loads(answer))
                self._process = None
        return svg(spec)

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603  this very module, by the interpreter that runs
                [sys.executable, "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="ascii",
                start_new_session=True,  # Ctrl-C is for the desk: this process ends when its input does
            )
            weakref.finalize(self, _end, self._process)
        return self._process


def _asked(process: subprocess.Popen[str], line: str) -> str:
    """The answer to a line; nothing where the process has ended."""
    if process.stdin is None or process.stdout is None:
        return ""
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    return process.stdout.readline()


def _drawn(answer: dict[str, str]) -> str:
    if "error" in answer:
        raise ValueError(answer["error"])
    return answer["svg"]


def _end(process: subprocess.Popen[str]) -> None:
    with contextlib.suppress(OSError):
        process.communicate()


def main() -> None:
    """Draw until there is no more input: a spec a line, an answer a line, both JSON in ASCII."""
    with contextlib.suppress(ValueError):
        svg({"data": {"values": [{}]}, "mark": "point"})  # what draws starts with its first picture
    for line in sys.stdin:
        try:
            answer = {"svg": svg(json.loads(line))}
        except ValueError as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
