"""The name of a bill that a text goes on with as 法案: 《会谈法案》 where that was brought in."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from tracktwo.extract.layout import Layout
from tracktwo.extract.tokens import PACKAGE, longest_first
from tracktwo.languages import table_pattern

IN_FRONT = 30  # characters in front of a bill's name in which the text tells that it was brought in
_NAMED = re.compile("《(?P<name>[^《》\\n]{3,40})》")
_CLAUSE_END = re.compile("[，。；\\n]")


class Laws:
    """The bills that a document names between title marks."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    @cached_property
    def named(self) -> list[tuple[int, str]]:
        """Where each bill or law is named, and by what name; looked for once."""
        bill = table_pattern(PACKAGE, "cues.toml", "bill")
        found = _NAMED.finditer(self.layout.page.folded)
        return [(match.start(), match["name"]) for match in found if bill.fullmatch(match["name"])]

    @cached_property
    def brought_in(self) -> list[tuple[int, str]]:
        """Those of them that tell that they were brought in: 议员提出《会谈法案》."""
        folded, brings = self.layout.page.folded, table_pattern(PACKAGE, "cues.toml", "brings_in")
        fronts = ((one, _CLAUSE_END.split(folded[max(0, one[0] - IN_FRONT) : one[0]])[-1]) for one in self.named)
        used = table_pattern(PACKAGE, "cues.toml", "law_used")
        return [
            (at, name)
            for (at, name), front in fronts
            if brings.search(front) and not used.match(folded, at + len(name) + 2)
        ]

    @cached_property
    def first_draft(self) -> int:
        """Where the first is named that is no law yet: 《会谈法案》, 《会谈法》草案; else the end of the text."""
        folded, behind = self.layout.page.folded, table_pattern(PACKAGE, "cues.toml", "bill_behind")
        bills = longest_first("cues.toml", "law")
        drafts = (at for at, name in self.named if name.endswith(bills) or behind.match(folded, at + len(name) + 2))
        return next(drafts, len(folded))

    @cached_property
    def second(self) -> int:
        """Where another than the first is named; the end of the text where one is named only."""
        return next((at for at, name in self.named if name != self.named[0][1]), len(self.layout.page.folded))

    @cached_property
    def others(self) -> list[int]:
        """Where the text speaks of another bill, without its name: 另一项法案."""
        folded = self.layout.page.folded
        return [match.start() for match in table_pattern(PACKAGE, "cues.toml", "other_bill").finditer(folded)]

    def before(self, at: int) -> str | None:
        """The bill that 法案 at `at` means: the one brought in last, else the only one named; None where none is.

        A law that nobody brings in is no bill: 《东岸关系法》没有用。法案规定….
        """
        if brought := bisect_left(self.brought_in, (at,)):
            place, name = self.brought_in[brought - 1]
        elif self.first_draft < at <= self.second:
            place, name = self.named[bisect_left(self.named, (at,)) - 1]
        else:
            return None
        return None if bisect_left(self.others, place) < bisect_left(self.others, at) else name
