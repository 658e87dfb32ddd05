"""What a number counts, and whether it is a standing count: `约500颗部署状态的核武器` counts weapons.

The unit comes from the noun behind the number, else from the one before it (核弹头从410个增加到500个), else from the
number before (美国5800枚，俄罗斯6375枚); 枚, 颗 and 个 say nothing of it (TRAPS 10).
"""

from __future__ import annotations

from functools import cache

from tracktwo.extract.count_classes import class_of
from tracktwo.extract.counts import Count, classifiers, is_limit, nearest_word
from tracktwo.extract.scene import ZH, Scene
from tracktwo.languages import entries, fold, table_pattern
from tracktwo.languages.entries import Table
from tracktwo.languages.lexicon import Hit
from tracktwo.languages.particles import OF
from tracktwo.model import Quantity, Unit

_FILE = "units.toml"
SHAPES = ("level", "range", "change")
REACH_BEFORE = 30  # characters between a noun and the number behind it, in one clause
REACH_BARE = 6
LEAST_BARE = 100  # a lower bare number is mostly part of a name: 东风17, 11轴


@cache
def words(table: str) -> tuple[str, ...]:
    """Every word of one table of units.toml, folded as the page is."""
    return tuple(fold(word) for entry in entries(ZH, _FILE, table) for word in entry["match"])


def find_counts(scene: Scene, quantities: tuple[Quantity, ...]) -> tuple[Count, ...]:
    """The quantities that are standing counts or limits of nuclear arms and carriers, in text order."""
    found: list[Count] = []
    previous: Count | None = None
    for index, quantity in enumerate(quantities):
        if quantity.shape not in SHAPES:
            continue
        count = _counted(scene, quantities, index, previous)
        if count is None:
            continue
        verdict = class_of(scene, count)
        if verdict in ("standing", "limit"):
            previous = count if verdict == "standing" else _limited(count)
            found.append(previous)
        elif count.how != "inherited":
            previous = None
    return tuple(found)


def _limited(count: Count) -> Count:
    return Count(count.quantity, count.unit, count.nuclear, count.noun, count.how, limit=True)


def _counted(scene: Scene, quantities: tuple[Quantity, ...], index: int, previous: Count | None) -> Count | None:
    quantity = quantities[index]
    classifier = classifiers().get(quantity.classifier or "")
    if quantity.classifier and classifier is None:
        return None
    if quantity.classifier is None and not _may_be_bare(scene, quantity):
        return None
    behind = _noun_behind(scene, quantity, classifier, _limit_behind(scene, quantities, index))
    behind = behind or _noun_inside(scene, quantity, classifier)
    if behind:
        return _count(scene, quantity, behind, "after") if _is_unit(scene, behind) else None
    if listed := _listed(scene, quantities, index):
        return listed
    if not _is_closed(scene, quantity.span.end):
        return None
    before = _noun_before(scene, quantity, classifier)
    if before:
        return _count(scene, quantity, before, "before") if _is_unit(scene, before) else None
    return _inherited(scene, quantity, classifier, previous)


def _is_unit(scene: Scene, hit: Hit) -> bool:
    """False for a noun that takes the count for itself, or that is the first half of a longer word."""
    return "unit" in hit.entry and not scene.page.folded.startswith(words("tail"), hit.end)


def _is_closed(scene: Scene, end: int) -> bool:
    """True where no noun of its own stands right behind the number: `一百颗炸弹` counts no warheads."""
    return (
        end >= len(scene.page.folded)
        or scene.page.folded[end] == "\n"
        or scene.page.folded.startswith(words("continues"), end)
    )


def _count(scene: Scene, quantity: Quantity, noun: Hit, how: str) -> Count:
    entry = noun.entry
    return Count(quantity, entry["unit"], bool(entry["nuclear"]), scene.page.span(noun.start, noun.end), how)


def _may_be_bare(scene: Scene, quantity: Quantity) -> bool:
    """A number without a classifier may count arms (5800和6375个, 不得超过700) but mostly is a name or a price."""
    if quantity.qualifier is None and max(quantity.values) < LEAST_BARE:
        return False
    start, end = quantity.number.start, quantity.span.end
    if table_pattern(ZH, _FILE, "no_count_behind").match(scene.page.folded, end, end + 2):
        return False
    return not table_pattern(ZH, _FILE, "no_count_before").match(scene.page.folded, max(0, start - 1), start)


def _limit_behind(scene: Scene, quantities: tuple[Quantity, ...], index: int) -> int:
    """Where the look for a noun behind a number ends: at the next number or the clause's end."""
    number = quantities[index].span.end
    _, end = scene.clause(number)
    for later in quantities[index + 1 : index + 4]:
        if later.span.start >= number and later.shape != "ordinal" and not _is_grade(scene, number, later):
            return min(end, later.span.start)
    return end


def _is_grade(scene: Scene, start: int, later: Quantity) -> bool:
    """True for 60% of `408公斤丰度为60%的浓缩铀`."""
    return table_pattern(ZH, _FILE, "graded").fullmatch(scene.page.folded, start, later.span.start) is not None


def _fits(hit: Hit, classifier: Table | None) -> bool:
    """True where the classifier can count the noun: 枚 no ships, 艘 no warheads."""
    if classifier is None:
        return True
    if "unit" in hit.entry:
        return hit.entry["unit"] in classifier["units"]
    counted_by = hit.entry.get("counted_by")
    return counted_by is None or any(word in counted_by for word in classifier["match"])


def _noun_behind(scene: Scene, quantity: Quantity, classifier: Table | None, end: int) -> Hit | None:
    """The noun that the number stands before: the first that its classifier can count and that is no modifier."""
    start = quantity.span.end
    reach = start + (classifier["reach"] if classifier else REACH_BARE)
    hits = [hit for hit in scene.units.within(start, end) if _fits(hit, classifier)]
    if not hits or any(mark in scene.page.folded[start : hits[0].start] for mark in "、（("):
        return None
    if table_pattern(ZH, _FILE, "having").match(scene.page.folded, start):
        return None
    for hit, later in zip(hits, [*hits[1:], None], strict=True):
        if hit.start > reach:
            return None
        if later and (later.start == hit.end or table_pattern(ZH, _FILE, "noun_of").match(scene.page.folded, hit.end)):
            continue
        return None if _is_place(scene, start, hit) or _is_object(scene, start, hit) else hit
    return None


def _noun_inside(scene: Scene, quantity: Quantity, classifier: Table | None) -> Hit | None:
    """`从500枚核弹头增至600枚`: the noun behind the first of two numbers."""
    if quantity.shape != "change":
        return None
    hits = scene.units.within(quantity.span.start, quantity.span.end)
    return next((hit for hit in hits if "unit" in hit.entry and _fits(hit, classifier)), None)


def _is_place(scene: Scene, start: int, hit: Hit) -> bool:
    """True where the noun is only where the counted thing sits: `2100枚部署在弹道导弹上`, `20个为潜艇使用`."""
    between = scene.page.folded[start : hit.start]
    return bool(table_pattern(ZH, _FILE, "sits_in").search(between)) and OF not in between


def _is_object(scene: Scene, start: int, hit: Hit) -> bool:
    """True where a verb of the number's own noun governs this one: `三个岛屿上部署了导弹`."""
    verbs = [word for word in scene.classes.within(start, hit.start) if word.entry["class"] in ("standing", "event")]
    return bool(verbs) and verbs[0].start > start and OF not in scene.page.folded[verbs[0].end : hit.start]


def _noun_before(scene: Scene, quantity: Quantity, classifier: Table | None) -> Hit | None:
    """The noun that heads the number's clause (核弹头数量略超过200枚); of a list the first (导弹、轰炸机的数量)."""
    start, _ = scene.clause(quantity.span.start)
    start = max(start, quantity.span.start - REACH_BEFORE)
    hits = [
        hit
        for hit in scene.units.within(start, quantity.span.start)
        if _fits(hit, classifier) and not _is_modifier_before(scene, hit)
    ]
    if not hits:
        return None
    bare = quantity.classifier is None and not is_limit(scene, quantity)
    if bare and not nearest_word(scene, hits[-1].end, quantity.span.start, quantity.span.start):
        return None
    return _first_of_list(scene, hits)


def _first_of_list(scene: Scene, hits: list[Hit]) -> Hit:
    """Of `导弹、潜射导弹、轰炸机的数量` the first: what the list is headed by."""
    index = len(hits) - 1
    while index and table_pattern(ZH, _FILE, "listed").fullmatch(
        scene.page.folded, hits[index - 1].end, hits[index].start
    ):
        index -= 1
    return hits[index]


def _counts(scene: Scene, hit: Hit) -> bool:
    """True for `核弹头的数量`: the noun is what is counted."""
    return table_pattern(ZH, _FILE, "count_of").match(scene.page.folded, hit.end, hit.end + 6) is not None


def _is_modifier_before(scene: Scene, hit: Hit) -> bool:
    """True for 导弹 in `部署在导弹上的核武器`, `导弹的弹头`: not what is counted."""
    if "unit" not in hit.entry:
        return False
    sits = table_pattern(ZH, _FILE, "sits_on").match(scene.page.folded, hit.end)
    of = table_pattern(ZH, _FILE, "noun_of").match(scene.page.folded, hit.end) and not _counts(scene, hit)
    return bool(of) or sits is not None


def _listed(scene: Scene, quantities: tuple[Quantity, ...], index: int) -> Count | None:
    """`5800和6375个核弹头`: a bare number takes the noun of the next one."""
    if quantities[index].classifier or index + 1 >= len(quantities):
        return None
    following = quantities[index + 1]
    between = scene.page.folded[quantities[index].span.end : following.span.start]
    if following.shape not in SHAPES or not table_pattern(ZH, _FILE, "next_bare").fullmatch(between):
        return None
    classifier = classifiers().get(following.classifier or "")
    noun = _noun_behind(scene, following, classifier, _limit_behind(scene, quantities, index + 1))
    return _count(scene, quantities[index], noun, "listed") if noun and "unit" in noun.entry else None


def _inherited(scene: Scene, quantity: Quantity, classifier: Table | None, previous: Count | None) -> Count | None:
    """The noun left out is that of the figure before it, or of the last noun of the sentence (TRAPS 10)."""
    if quantity.classifier is None:
        return None
    of_them = table_pattern(ZH, _FILE, "of_them").search(
        scene.page.folded, max(0, quantity.span.start - 6), quantity.span.start
    )
    if classifier and "fissile_material" in classifier["units"] and not of_them:
        return None
    own = _noun_of_clause_before(scene, quantity, classifier, previous)
    if own:
        return _count(scene, quantity, own, "before")
    if previous and in_reach(scene, previous, quantity) and _can_count(classifier, previous.unit):
        return Count(quantity, previous.unit, previous.nuclear, previous.noun, "inherited")
    if arsenal := _arsenal(scene, quantity):
        return Count(quantity, arsenal.entry["claims"], True, scene.page.span(arsenal.start, arsenal.end), "before")
    noun = None if classifier and classifier.get("loose") else _topic(scene, quantity, classifier)
    return _count(scene, quantity, noun, "topic") if noun and _is_unit(scene, noun) else None


def _arsenal(scene: Scene, quantity: Quantity) -> Hit | None:
    """`甲国的核武库约有5500枚`: an arsenal as a whole, counted in pieces."""
    start, _ = scene.clause(quantity.span.start)
    hits = scene.units.within(max(start, quantity.span.start - REACH_BEFORE), quantity.span.start)
    return next((hit for hit in reversed(hits) if quantity.classifier in hit.entry.get("pieces", ())), None)


def _noun_of_clause_before(
    scene: Scene, quantity: Quantity, classifier: Table | None, previous: Count | None
) -> Hit | None:
    """`可威胁甲国的洲际导弹弹头，则可能增至200枚`: the noun that closes the clause before."""
    start, _ = scene.clause(quantity.span.start)
    sentence = scene.sentence(quantity.span.start)
    floor = max(sentence.start, previous.quantity.span.end if previous else 0)
    hits = [hit for hit in scene.units.within(floor, start) if _fits(hit, classifier)]
    if (
        not hits
        or not table_pattern(ZH, _FILE, "closes").fullmatch(scene.page.folded, hits[-1].end, start)
        or not _is_unit(scene, hits[-1])
    ):
        return None
    if _is_place(scene, floor, hits[-1]):
        return None
    head = _first_of_list(scene, hits)
    return head if _is_unit(scene, head) else None


def _can_count(classifier: Table | None, unit: Unit) -> bool:
    return classifier is None or unit in classifier["units"]


def in_reach(scene: Scene, previous: Count, quantity: Quantity) -> bool:
    """A figure lends its noun within its paragraph and to the start of the next one."""
    first = scene.paragraph(previous.quantity.span.start)
    second = scene.paragraph(quantity.span.start)
    if first == second:
        return quantity.span.start - previous.quantity.span.end < 200
    next_paragraph = first[1] + 1 == second[0] or not scene.page.text[first[1] : second[0]].strip()
    return next_paragraph and quantity.span.start - second[0] < 30


def _topic(scene: Scene, quantity: Quantity, classifier: Table | None) -> Hit | None:
    """The noun that the text was speaking of: in the sentence before the number, then in the sentence before that."""
    sentence = scene.sentence(quantity.span.start)
    before = scene.sentence_before(sentence)
    for start, end in ((sentence.start, quantity.span.start), (before.start, before.end) if before else (0, 0)):
        hits = [hit for hit in scene.units.within(start, end) if _fits(hit, classifier)]
        if hits:
            return _first_of_list(scene, hits)
    return None
