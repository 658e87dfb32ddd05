"""The name of a bill that a text goes on with as 法案: 《会谈法案》 where that was brought in."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, cached_property

from tracktwo.extract.layout import Layout
from tracktwo.extract.tokens import PACKAGE, longest_first
from tracktwo.languages import table_pattern

IN_FRONT = 30  # characters in front of a bill's name in which the text tells that it was brought in


@cache
def _named() -> re.Pattern[str]:
    return re.compile("《(?P<name>[^《》\\n]{3,40})》")


@cache
def _bills() -> tuple[str, ...]:
    """The words for what is no law yet: 法案, 草案."""
    return longest_first("cues.toml", "law")


class Laws:
    """The bills that a document names between title marks."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    @cached_property
    def named(self) -> list[tuple[int, str, bool]]:
        """Where each bill is named, by what name, and whether it is brought in there; looked for once."""
        folded, bill = self.layout.page.folded, table_pattern(PACKAGE, "cues.toml", "bill")
        found = []
        for match in _named().finditer(folded):
            if bill.fullmatch(match["name"]) is None:
                continue
            front = re.split("[，。；\\n]", folded[max(0, match.start() - IN_FRONT) : match.start()])[-1]
            brought = table_pattern(PACKAGE, "cues.toml", "brings_in").search(front) is not None
            found.append((match.start(), match["name"], brought))
        return found

    @cached_property
    def others(self) -> list[int]:
        """Where the text speaks of another bill, without its name: 另一项法案."""
        folded = self.layout.page.folded
        return [match.start() for match in table_pattern(PACKAGE, "cues.toml", "other_bill").finditer(folded)]

    def before(self, at: int) -> str | None:
        """The bill that 法案 at `at` means: the one brought in last, else the only one named; None where none is.

        A law that nobody brings in is no bill: 《东岸关系法》没有用。法案规定….
        """
        earlier = self.named[: bisect_left(self.named, (at, "", False))]
        brought = next((one for one in reversed(earlier) if one[2]), None)
        if brought is None and len({name for _, name, _ in earlier}) == 1 and earlier[-1][1].endswith(_bills()):
            brought = earlier[-1]
        if brought is None:
            return None
        place, name, _ = brought
        return None if bisect_left(self.others, place) < bisect_left(self.others, at) else name
