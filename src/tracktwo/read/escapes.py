"""Where the characters of a JSON string stand in its source: `\\n`, `\\/`, `\\u6838`, `\\ud83d\\ude00` are one each."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable

FIELD = re.compile(r"\"text\"\s*:\s*\"")
ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)|\"", re.DOTALL)


def text_places(text: str, raw: str) -> Callable[[int], int] | None:
    """What gives the place in `raw` of each place in `text`, the value of its field "text"; None if it is not found."""
    for field in reversed(list(FIELD.finditer(raw))):
        starts, places, end = _walked(raw, field.end())
        try:
            if json.loads(raw[field.end() - 1 : end + 1]) != text:
                continue
        except ValueError:
            continue

        def place(at: int, starts: list[int] = starts, places: list[int] = places) -> int:
            number = bisect_right(starts, at) - 1
            return places[number] + at - starts[number]

        return place
    return None


def _walked(raw: str, start: int) -> tuple[list[int], list[int], int]:
    """From which place of the text on which place of the source holds, and where the string ends."""
    starts, places = [0], [start]
    for escape in ESCAPE.finditer(raw, start):
        if escape.group() == '"':
            return starts, places, escape.start()
        said = starts[-1] + escape.start() - places[-1] + 1
        starts.append(said)
        places.append(escape.end())
    return starts, places, len(raw)
