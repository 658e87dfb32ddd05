"""Whether a number of arms is a standing count or a limit: not what was fired, sold, wished for or added (guide 4.11).

The word nearest before the number decides (拥有, 发射, 增加了), then the first behind it, then the clauses before.
"""

from __future__ import annotations

from tracktwo.extract.counts import Count, classifiers, is_limit, nearest_word
from tracktwo.extract.scene import ZH, Scene
from tracktwo.languages import table_pattern
from tracktwo.languages.lexicon import Hit
from tracktwo.languages.particles import OF
from tracktwo.model import Span

FEW_AIRCRAFT = 20
FEW_TESTS = 2
FEW_LOOSE = 10  # 两个都有: fewer of 个 count what the clause is about, not what it names
MANY = 100
_FILE = "counts.toml"
_FLEETS = ("submarine", "silo", "launcher")
FEW_FLEET = 3
_LEAST = {"missile": MANY, "silo": 10}  # so many of a carrier stand where nothing is done with them
MOST = 100_000  # no arsenal was ever larger: a higher number counts something else


def class_of(scene: Scene, count: Count) -> str:
    """standing, limit, event, wish, added or unknown."""
    quantity = count.quantity
    if is_limit(scene, quantity):
        return "limit"
    if max(quantity.values) > MOST and count.unit != "fissile_material":
        return "unknown"
    if quantity.shape == "level" and max(quantity.values) <= 1 and quantity.qualifier is None:
        return _class_of_one(scene, count)
    if _is_loose(count):
        return "unknown"
    sentence = scene.sentence(quantity.span.start)
    start, end = scene.clause(quantity.span.start)
    if _wished(scene, sentence.start, start, quantity.span.start):
        return "wish"
    if count.how != "after" and table_pattern(ZH, _FILE, "of_them").fullmatch(
        scene.page.folded, start, quantity.span.start
    ):
        return "standing"
    return _by_words(scene, count, sentence, (max(start, sentence.start), end))


def _by_words(scene: Scene, count: Count, sentence: Span, clause: tuple[int, int]) -> str:
    """The class by the nearest word before the number, the first behind it, then the clauses before."""
    quantity, (start, end) = count.quantity, clause
    near = nearest_word(scene, start, quantity.span.start, quantity.span.start)
    if near is None and count.how == "before" and count.noun:  # 共有核弹头约300枚: the noun stands between
        near = nearest_word(scene, start, count.noun.start, count.noun.start)
    if near and near.entry.get("adjacent"):
        near = _behind_has(scene, count, near, start)
    after = _first_after(scene, quantity.span.end, end)
    if near is None and quantity.classifier is None and count.how != "listed":
        return "unknown"
    if near and not (near.entry.get("adjacent") and after and after.entry["class"] == "event" and not count.nuclear):
        return _of_carrier(count, near)
    if after and after.entry["class"] in ("event", "limit") and (not count.nuclear or after.entry["class"] == "limit"):
        return str(after.entry["class"])
    if after and after.entry["class"] == "standing":
        return _of_carrier(count, after)
    if quantity.shape == "change" and count.how in ("before", "after"):
        return "standing"
    earlier = nearest_word(scene, sentence.start, start, start)
    calm = not any(
        word.entry["class"] in ("event", "wish") for word in scene.classes.within(sentence.start, sentence.end)
    )
    holder = table_pattern(ZH, _FILE, "held").search(
        scene.page.folded, max(start, quantity.span.start - 8), quantity.span.start
    )
    return _without_words(count, str(earlier.entry["class"]) if earlier else None, calm, holder[0] if holder else "")


def _is_loose(count: Count) -> bool:
    """True for a few 个 whose noun does not stand right behind them."""
    quantity = count.quantity
    few = quantity.qualifier is None and max(quantity.values) < FEW_LOOSE
    loose = classifiers().get(quantity.classifier or "", {}).get("loose", False)
    return few and loose and count.how != "after"


def _behind_has(scene: Scene, count: Count, near: Hit, start: int) -> Hit:
    """`发射的导弹数是4枚`: a mere 是 or 有 leaves the word before the noun to decide."""
    if count.nuclear:
        return near
    end = count.noun.start if count.how == "before" and count.noun else near.start
    earlier = nearest_word(scene, start, max(start, end), -1)
    return earlier if earlier and earlier.entry["class"] == "event" else near


def _of_carrier(count: Count, near: Hit) -> str:
    """The class of the word; a few aircraft are a sortie unless somebody plainly holds them."""
    verdict = str(near.entry["class"])
    if verdict == "standing" and count.unit == "bomber" and max(count.quantity.values) < FEW_AIRCRAFT:
        held = near.entry.get("strong") and not near.entry.get("adjacent")
        return "standing" if held else "unknown"
    return verdict


def _without_words(count: Count, earlier: str | None, calm: bool, held: str) -> str:
    """No word in the clause decides: the sentence's earlier clauses do, else nuclear arms stand.

    Carriers only by the hundred in a sentence that tells of nothing done (`calm`), a few of a fleet where its holder
    stands right before them with 的 (`held`); tests from two on (过去六次核试验).
    """
    if held.endswith(OF) and count.how == "after" and count.unit in _FLEETS and count.quantity.values[0] >= FEW_FLEET:
        return "standing"
    if count.how == "inherited":
        return "standing" if earlier in (None, "standing", "limit", "added") else str(earlier)
    if count.unit == "test":
        return "standing" if earlier not in ("wish", "event") and count.quantity.values[0] >= FEW_TESTS else "unknown"
    if count.nuclear:
        sure = count.quantity.qualifier is not None or earlier == "standing" or count.how == "before" or bool(held)
        return "unknown" if earlier in ("event", "wish") or not sure or count.quantity.values[0] < 5 else "standing"
    least = 10 if earlier == "standing" else _LEAST.get(count.unit, MOST) if calm else MOST
    return "standing" if count.quantity.values[0] >= least else "unknown"


def _class_of_one(scene: Scene, count: Count) -> str:
    """One missile is an event or an example, unless somebody `只有` it."""
    start, _ = scene.clause(count.quantity.span.start)
    near = nearest_word(scene, start, count.quantity.span.start, count.quantity.span.start)
    alone = near and near.entry.get("one") and near.end >= count.quantity.span.start - 1
    return "standing" if alone else "unknown"


def _wished(scene: Scene, sentence: int, clause: int, end: int) -> bool:
    """True where a word before the number colours the sentence (如果) or the clause (每艘) behind it."""
    behind = scene.classes.within(max(sentence, clause), end)
    return scene.sentence_words.any_within(sentence, end) or any(hit.entry.get("scope") == "clause" for hit in behind)


def _first_after(scene: Scene, start: int, end: int) -> Hit | None:
    hits = scene.classes.within(start, end)
    return next((hit for hit in hits if hit.entry["class"] != "none" and not hit.entry.get("adjacent")), None)
