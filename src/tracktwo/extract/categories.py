"""The category of a number as the words of the text have it: 库存, 部署, 退役, 上限."""

from __future__ import annotations

from tracktwo.extract.counts import Count
from tracktwo.extract.scene import ZH, Scene
from tracktwo.languages import table_pattern
from tracktwo.languages.lexicon import Hit
from tracktwo.model import Metric, Span

_FILE = "metrics.toml"
_TOTAL_UNITS = ("warhead", "weapon", "missile")


def category_of(
    scene: Scene, count: Count, before: tuple[int, Metric | None], after: int
) -> tuple[Metric | None, Span | None]:
    """The metric and the words that say so.

    `before` is the end and the metric of the figure before in this sentence or passage (0 and None without one),
    `after` the start of the figure behind it.
    """
    if count.unit in ("test", "fissile_material") and not count.limit:
        return _pick(scene, count, _own(scene, count, before[0], after), only=("limit", "stockpile"))
    if count.limit:
        return "limit", None
    own = _own(scene, count, before[0], after)
    if count.unit not in _TOTAL_UNITS:  # 共有4艘潜艇 is no inventory of warheads
        own = [hit for hit in own if hit.entry["metric"] != "total_inventory"]
    metric, words = _pick(scene, count, own)
    if metric or words:
        return metric, words
    metric, words = _pick(scene, count, _earlier(scene, count, before[0]))
    if metric or words:
        return metric, words
    if count.how in ("inherited", "listed", "topic") or before[0] > scene.sentence(count.quantity.span.start).start:
        return before[1], None
    return None, None


def _own(scene: Scene, count: Count, floor: int, ceiling: int) -> list[Hit]:
    """The category words of the clause around the number, and of the short clause behind it."""
    start, end = scene.clause(count.quantity.span.start)
    _, end = scene.clause(count.quantity.span.end)
    found = [
        hit for hit in scene.metrics.within(max(start, floor), count.quantity.span.end) if hit.entry["where"] != "after"
    ]
    sentence = scene.sentence(count.quantity.span.start)
    following = scene.clause(min(end + 1, len(scene.page.folded) - 1))[1] if end < sentence.end else end
    part = table_pattern(ZH, _FILE, "part_of").search(scene.page.folded, count.quantity.span.end, end)
    ceiling = min(ceiling, part.start()) if part else ceiling
    for hit in scene.metrics.within(count.quantity.span.end, min(following, ceiling, sentence.end)):
        within_clause = hit.end <= end
        if hit.entry["where"] != "before" and (within_clause or hit.entry["metric"] == "high_alert"):
            found.append(hit)
    return found


def _earlier(scene: Scene, count: Count, floor: int) -> list[Hit]:
    """The category words of the sentence's earlier clauses, behind the figure before."""
    sentence = scene.sentence(count.quantity.span.start)
    start, _ = scene.clause(count.quantity.span.start)
    hits = scene.metrics.within(max(sentence.start, floor), start)
    return [hit for hit in hits if hit.entry["metric"] in ("stockpile", "limit")]


def _pick(scene: Scene, count: Count, hits: list[Hit], only: tuple[str, ...] = ()) -> tuple[Metric | None, Span | None]:
    """The highest in rank, then the one nearest to the number."""
    hits = [hit for hit in hits if not only or hit.entry["metric"] in only]
    if not hits:
        return None, None
    number = count.quantity.span.start
    best = max(hits, key=lambda hit: (hit.entry["rank"], -abs(hit.start - number)))
    return best.entry["metric"] or None, scene.page.span(best.start, best.end)


def is_whole_of_parts(scene: Scene, count: Count, following: Count | None, following_metric: Metric | None) -> bool:
    """True for `全球约有N枚核弹头，其中M枚处于库存`: what has a stockpile as its part is the total inventory."""
    if following is None or following_metric != "stockpile" or count.unit not in _TOTAL_UNITS:
        return False
    between = scene.page.folded[count.quantity.span.end : following.quantity.span.start]
    return len(between) < 30 and bool(table_pattern(ZH, _FILE, "part").search(between))
