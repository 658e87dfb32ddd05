"""Whose arsenal a number tells of: a state, the world, a pair of states, a fleet or a ship, in the document's words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tracktwo.extract.counts import Count
from tracktwo.extract.scene import ZH, Scene
from tracktwo.extract.unknown_holders import owned_by_another, tells_of_another
from tracktwo.languages import entries, fold, table_pattern
from tracktwo.languages.entries import Table
from tracktwo.languages.lexicon import Hit, lexicon
from tracktwo.languages.particles import TOWARDS
from tracktwo.model import Span

_FILE = "holders.toml"
UNKNOWN = ""
"""The subject of a count of somebody whom the desk does not know: the record's stays empty, and it lends no other."""


def subject_of(
    scene: Scene, count: Count, group: tuple[Count, ...], subject_before: str | None, floor: int
) -> str | None:
    """The holder of the arsenal that `count` tells of; None where the text does not say, UNKNOWN for nobody known.

    `group` holds the figures of the same clause (for 甲国和乙国分别有N枚和M枚), `subject_before` the subject of the
    figure before in this paragraph, `floor` the end of that figure.
    """
    start, _ = scene.clause(count.quantity.span.start)
    sentence = scene.sentence(count.quantity.span.start)
    number = count.quantity.span.start
    shared = _shared_out(scene, count, group, start)
    if shared:
        return shared
    if _is_anothers(scene, count, max(start, floor)):
        return _holder_behind(scene, count) or UNKNOWN
    for low, high in ((max(start, floor), number), (max(sentence.start, floor), number)):
        found = _last_holder(scene, low, high, number, count)
        if found:
            return found
    on_board = _ship(scene, count)
    if on_board:
        return on_board
    behind = _holder_behind(scene, count)
    if behind or subject_before is not None:
        return behind or subject_before
    return _topic(scene, count)


def _holders(scene: Scene, start: int, end: int, number: int) -> list[Hit]:
    """The holders named in `[start, end)` that are neither a publisher's first name nor what is aimed at."""
    taken = [(hit.start, hit.end) for hit in scene.publishers.within(start, end)]
    found = []
    for hit in scene.holders.within(start, end):
        if hit.entry["id"] == "holders.other" or any(low <= hit.start < high for low, high in taken):
            continue
        if not _beside(scene, hit, number) and (_aimed_at(scene, start, hit) or _lends_room(scene, hit)):
            continue
        found.append(hit)
    return found


def _beside(scene: Scene, hit: Hit, number: int) -> bool:
    """True for `美国的5800枚`: right before the number nothing can be meant but its holder."""
    if number < hit.end:
        return False
    between = scene.page.folded[hit.end : number]
    for noun in reversed(scene.units.within(hit.end, number)):
        between = between[: noun.start - hit.end] + between[noun.end - hit.end :]
    return bool(table_pattern(ZH, _FILE, "beside").fullmatch(between))


@cache
def _aimed() -> tuple[str, ...]:
    return tuple(word for entry in entries(ZH, _FILE, "aimed") for word in entry["match"])


def _lends_room(scene: Scene, hit: Hit) -> bool:
    """True for 乙国 in `甲国在乙国部署核弹`: where they lie, not whose they are."""
    lies = table_pattern(ZH, _FILE, "lies_in").search(scene.page.folded, max(0, hit.start - 1), hit.start)
    return lies is not None and table_pattern(ZH, _FILE, "stationed").match(scene.page.folded, hit.end) is not None


def _aimed_at(scene: Scene, start: int, hit: Hit) -> bool:
    before = scene.page.folded[max(start, hit.start - 4) : hit.start]
    if before.endswith(TOWARDS) and table_pattern(ZH, _FILE, "estimated").match(scene.page.folded, hit.end):
        return False
    return before.endswith(_aimed()) and not table_pattern(ZH, _FILE, "joint").fullmatch(before[-1:])


def _is_anothers(scene: Scene, count: Count, start: int) -> bool:
    """True where the words from `start` on give the number to somebody who is no holder; a fleet is one."""
    quantity = count.quantity
    number = quantity.span.start if quantity.shape == "change" else quantity.number.start  # 约有 stands in the span
    if count.limit or table_pattern(ZH, _FILE, "fleet").search(scene.page.folded, max(0, start - 1), number):
        return False
    return tells_of_another(scene, start, number, _holders(scene, start, number, number))


def _last_holder(scene: Scene, start: int, end: int, number: int, count: Count) -> str | None:
    found = _holders(scene, start, end, number)
    fleet = None
    for match in table_pattern(ZH, _FILE, "fleet").finditer(scene.page.folded, start, end):
        fleet = match
    if fleet and count.unit in ("submarine", "missile") and (not found or fleet.start() >= found[-1].start):
        return scene.page.text[fleet.start("who") : fleet.end("who")]
    if not found:
        return None
    hit = found[-1]
    group = hit.entry["id"].split(".")[0]
    if group == "both":
        return _pair(scene, hit.start) or scene.page.text[hit.start : hit.end]
    joined = _joined(scene, found)
    if joined and (count.limit or _together(scene, hit.end, number)):
        return joined
    return _name(scene, hit)


def _together(scene: Scene, start: int, end: int) -> bool:
    return table_pattern(ZH, _FILE, "together").search(scene.page.folded, start, end) is not None


def _joined(scene: Scene, found: list[Hit]) -> str | None:
    """`美国与俄罗斯` where the last two holders stand joined."""
    if len(found) < 2:
        return None
    first, second = found[-2:]
    if not table_pattern(ZH, _FILE, "joint").fullmatch(scene.page.folded, first.end, second.start):
        return None
    return scene.page.text[first.start : second.end]


def _pair(scene: Scene, before: int) -> str | None:
    """The last pair named before `before` in its paragraph: 美俄, 美国与俄罗斯."""
    start, _ = scene.paragraph(before)
    found = [hit for hit in scene.holders.within(start, before) if hit.entry["id"] != "holders.other"]
    for index in range(len(found) - 1, -1, -1):
        if found[index].entry["id"].startswith("pair"):
            return scene.page.text[found[index].start : found[index].end]
        joined = _joined(scene, found[: index + 1])
        if joined:
            return joined
    return None


def _name(scene: Scene, hit: Hit | None) -> str | None:
    """The holder by the first of its names that the document uses, in the document's own characters."""
    if hit is None:
        return None
    if hit.entry["id"].startswith(("pair", "world")):
        return scene.page.text[hit.start : hit.end].removesuffix(hit.entry.get("tail", ""))
    return _written(scene, hit.entry) or scene.page.text[hit.start : hit.end]


def _written(scene: Scene, entry: Table) -> str | None:
    """The first of a holder's names that the document writes, 俄国 of 俄国防部 not taken for one."""
    longer = table_pattern(ZH, _FILE, "longer")
    for word in entry["match"]:
        place = scene.page.folded.find(word)
        while place >= 0 and longer.match(scene.page.folded, place + len(word)):
            place = scene.page.folded.find(word, place + 1)
        if place >= 0:
            return scene.page.text[place : place + len(word)]
    return None


def _shared_out(scene: Scene, count: Count, group: tuple[Count, ...], start: int) -> str | None:
    """`甲国和乙国分别拥有N和M个`: the holders and the numbers of the clause in the same order."""
    first = group[0].quantity.span.start
    if len(group) < 2 or not table_pattern(ZH, _FILE, "separately").search(scene.page.folded, start, first):
        return None
    sentence = scene.sentence(first)
    for low in (start, sentence.start):
        named = [hit for hit in _holders(scene, low, first, first) if hit.entry["id"].startswith(("state", "pair"))]
        names = [name for hit in named for name in _each(scene, hit)]
        if len(names) >= len(group):
            return names[-len(group) :][group.index(count)]
    return None


def _each(scene: Scene, hit: Hit) -> list[str]:
    """The holders of a hit by name: one for a state, both for 美俄."""
    if hit.entry["id"].startswith("state"):
        return [_name(scene, hit) or ""]
    shorts = {entry["short"]: entry for entry in entries(ZH, _FILE, "state") if "short" in entry}
    pair = [shorts[character] for character in scene.page.folded[hit.start : hit.end] if character in shorts]
    return [_written(scene, entry) or entry["match"][0] for entry in pair]


def _ship(scene: Scene, count: Count) -> str | None:
    """The ship whose weapons are counted: 艇上主要武器为24枚."""
    start, _ = scene.clause(count.quantity.span.start)
    if count.unit != "missile" or not table_pattern(ZH, _FILE, "on_board").search(
        scene.page.folded, start, count.quantity.span.start
    ):
        return None
    last = None
    for match in table_pattern(ZH, _FILE, "ship").finditer(scene.page.folded, max(0, start - 600), start):
        last = match
    if last is None:
        return None
    group = 1 if last.group(1) else 2
    return scene.page.text[last.start(group) : last.end(group)]


def _holder_behind(scene: Scene, count: Count) -> str | None:
    """`有300枚核弹头属于甲国`, `300枚甲国核弹头`: a holder between the number and its noun, or right behind 属于."""
    end = count.quantity.span.end
    if count.how == "after" and count.noun:
        found = _holders(scene, end, count.noun.start, end)
        if found:
            return _name(scene, found[-1])
    match = table_pattern(ZH, _FILE, "owned").match(scene.page.folded, end)
    if match:
        found = _holders(scene, match.end(), match.end() + 8, match.end())
        return _name(scene, found[0]) if found else None
    return None


def _topic(scene: Scene, count: Count) -> str | None:
    """The holder that the text was speaking of: in the sentences before of the paragraph, then in the title."""
    sentence = scene.sentence(count.quantity.span.start)
    while before := scene.sentence_before(sentence):
        sentence = before
        named = _first(_holders(scene, before.start, before.end, -1))
        if named:
            return _name(scene, named)
    return _title(scene, count.quantity.span.start)


def holder_id(name: str | None) -> str | None:
    """The id of the state or of the world that goes by this name (`state.cn` for 中国), None for others."""
    folded = fold(name or "")
    for table in ("state", "world"):
        for entry in entries(ZH, _FILE, table):
            if folded in entry["match"]:
                return str(entry["id"])
    return None


def holder_of_claim(scene: Scene, sentence: Span, noun: Hit) -> tuple[str | None, int]:
    """Whose arsenal a claim without a number tells of, and where its name begins (the noun's start without one)."""
    clause, _ = scene.clause(noun.start)
    for start in (clause, sentence.start):
        found = _holders(scene, start, noun.start, -1)
        if found:
            return _name(scene, found[-1]), found[-1].start if start == clause else noun.start
        if start == clause and owned_by_another(scene, clause, noun.start):
            return None, noun.start
    before = scene.sentence_before(sentence)
    named = _first(_holders(scene, before.start, before.end, -1)) if before else None
    return (_name(scene, named) if named else _title(scene, noun.start)), noun.start


def _first(found: Iterable[Hit]) -> Hit | None:
    return next((hit for hit in found if hit.entry["id"].startswith(("state", "world", "pair"))), None)


def _title(scene: Scene, end: int) -> str | None:
    """The state that the title names, else the first before `end` near an arsenal noun, else the first before `end`."""
    for state in _states_of_title(scene):
        return state
    for noun in scene.units.within(0, end):
        start, _ = scene.clause(noun.start)
        found = _first(reversed(_holders(scene, start, noun.start, -1)))
        if found:
            return _name(scene, found)
    return _name(scene, _first(_holders(scene, 0, end, -1)))


def _states_of_title(scene: Scene) -> list[str]:
    """The states of the title by the names that the text uses, those that the text does not name left out."""
    title = fold(scene.page.document.title or "")
    hits = lexicon(ZH, _FILE, "state", "world", "both", "pair", "other").hits(title).within(0, len(title))
    names = []
    for hit in hits:
        if hit.entry["id"].startswith("state") and any(word in scene.page.folded for word in hit.entry["match"]):
            names.append(_name(scene, hit) or "")
    return names
