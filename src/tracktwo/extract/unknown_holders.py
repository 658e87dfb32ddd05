"""Holders that are no state the desk knows: 对手约有300枚 is somebody's arsenal, not one of a state named elsewhere."""

from __future__ import annotations

from bisect import bisect_left

from tracktwo.extract.scene import ZH, Scene
from tracktwo.languages import table_pattern
from tracktwo.languages.lexicon import Hit

_FILE = "holders.toml"
NOUN = "▲"
"""Stands for a noun of arms in the words in front of a number."""


def tells_of_another(scene: Scene, start: int, number: int, known: list[Hit]) -> bool:
    """True where the words of `[start, number)` give the number to somebody who is none of the `known` holders in them:
    对手约有300枚, 邻国的核弹头增至300枚, 甲国称东岸有300枚, 甲国的对手有300枚.
    """
    low = _told_from(scene, start, number)
    here = [hit for hit in known if hit.start >= low]
    if here:
        return table_pattern(ZH, _FILE, "related").match(scene.page.folded, here[-1].end, number) is not None
    front = _without_filling(_words(scene, low, number))
    if table_pattern(ZH, _FILE, "bare").fullmatch(front):
        return _opens_with_another(scene, low)
    tables = ("has", "owns", "beside_number") if start == scene.clause(number)[0] else ("has", "owns")
    return any(_names_another(front, table) for table in tables)


def _opens_with_another(scene: Scene, end: int) -> bool:
    """True for `对手没有公布数字，但估计有`: the sentence begins with another, and names no holder up to `end`."""
    start = scene.sentence(end).start
    named = any(hit.entry["id"] != "holders.other" for hit in scene.holders.within(start, end))
    return not named and _names_another(_without_filling(scene.page.folded[start:end]), "opens")


def owned_by_another(scene: Scene, start: int, noun: int) -> bool:
    """True where what stands in front of the noun says whose it is, and is no holder: 对手的 of 对手的核弹头."""
    low = _told_from(scene, start, noun)
    return _names_another(_without_filling(_words(scene, low, noun)) + NOUN, "owns")


def _names_another(front: str, table: str) -> bool:
    match = table_pattern(ZH, _FILE, table).match(front)
    who = _without_filling(match["who"]) if match else ""
    return bool(who) and table_pattern(ZH, _FILE, "transparent").fullmatch(who) is None


def _without_filling(words: str) -> str:
    """The words without those at either end that name nobody: 对手 of 而对手目前约."""
    filling = table_pattern(ZH, _FILE, "filling")
    first = filling.match(words)
    words = words[first.end() :] if first else words
    last = next((match for match in filling.finditer(words) if match.end() == len(words)), None)
    return words[: last.start()] if last else words


def _told_from(scene: Scene, start: int, end: int) -> int:
    """Where the words begin that the number stands in: behind the last 说 or 估计, behind the start of a content."""
    told = [match.end() for match in table_pattern(ZH, _FILE, "says").finditer(scene.page.folded, start, end)]
    content = bisect_left(scene.content_starts, end) - 1
    return max([start, *told, scene.content_starts[content] if content >= 0 else start])


def _words(scene: Scene, start: int, end: int) -> str:
    """The folded words of `[start, end)`, without dates and publishers, nouns of arms as ▲."""
    named = [(hit.start, hit.end, "") for hit in scene.publishers.within(start, end)]
    spans = [(date.span.start, date.span.end, "") for date in scene.dates if start <= date.span.start < end]
    nouns = [hit for hit in scene.units.within(start, end) if "unit" in hit.entry or "claims" in hit.entry]
    pieces, done = [], start
    for low, high, shown in sorted([*spans, *named, *((hit.start, hit.end, NOUN) for hit in nouns)]):
        if low >= done:
            pieces += [scene.page.folded[done:low], shown]
            done = high
    return "".join([*pieces, scene.page.folded[done:end]])
