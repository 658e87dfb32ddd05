"""Who made a count, and who only repeats it here; names as the document writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracktwo.extract.counts import Count
from tracktwo.extract.scene import KNOWLEDGE, ZH, Scene
from tracktwo.languages import entries, fold, table_pattern
from tracktwo.languages.lexicon import Hit, Hits, lexicon
from tracktwo.model import Span, Statement

_FILE = "publishing.toml"
LONGEST_LIST = 8  # lines
PAPER = 2  # characters behind a source that may say that it is the title of a paper


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose count it is and who repeats it; `publisher_id` is the id of knowledge/publishers.toml if it is known."""

    publisher: str | None = None
    publisher_id: str | None = None
    repeated_by: str | None = None


@cache
def _endings() -> tuple[str, ...]:
    return tuple(word for entry in entries(ZH, _FILE, "body") for word in entry["match"])


@cache
def _silent() -> frozenset[str]:
    """The names of the states that publish no count of their own."""
    quiet = {entry["state"] for entry in entries(KNOWLEDGE, "publishers.toml", "silent", required=("cite",))}
    states = entries(ZH, "holders.toml", "state")
    return frozenset(name for entry in states if entry["id"] in quiet for name in entry["match"])


def counting_words(scene: Scene) -> Hits:
    """The words behind a publisher's name by which a text says that it counted: 估计, 报告, 数字."""
    return lexicon(ZH, _FILE, "counting").hits(scene.page.folded)


def credit_of(scene: Scene, count: Count, counting: Hits, before: Credit | None) -> Credit:
    """Who made the count, by the words around it; `before` is the credit of the figure before in this passage."""
    number = count.quantity.span.start
    sentence = scene.sentence(number)
    statement = enclosing(scene, count.quantity.span)
    speaker = statement.speaker if statement and not _is_title(scene, statement) else None
    estimator = table_pattern(ZH, _FILE, "estimator", group="body").search(
        scene.page.folded, max(sentence.start, number - 24), number
    )
    if estimator and not scene.publishers.within(*estimator.span("body")):
        return _taken_up(scene, count, estimator)
    named = _named(scene, counting, sentence.start, number) or _behind(scene, counting, count)
    if named is None:
        named = _named_afterwards(scene, sentence)
    if named:
        name = _fullest(scene, named.entry)
        return Credit(name, str(named.entry["id"]), _repeater(speaker, name, named))
    taken = table_pattern(ZH, _FILE, "taken_up", group="body").search(scene.page.folded, sentence.start, number)
    if taken and _is_body(taken["body"]):
        return _taken_up(scene, count, taken)
    if speaker and statement:
        return _by_speaker(scene, statement, speaker)
    if lexicon(ZH, _FILE, "agentless").hits(scene.page.folded[scene.clause(number)[0] : number]):
        return Credit()
    return _of_list(scene, number) or _inherited(before)


def _taken_up(scene: Scene, count: Count, match: re.Match[str]) -> Credit:
    """The body of the match, and who takes its number up: the innermost speaker that is not that body."""
    body = scene.page.text[match.start("body") : match.end("body")]
    told = [statement.speaker for statement in scene.held.around(count.quantity.span)]
    return Credit(body, None, next((speaker for speaker in told if speaker and body not in speaker), None))


def claimant_of(scene: Scene, span: Span) -> str | None:
    """Who makes a claim without a number: the publisher named before it in its sentence, else the speaker."""
    sentence = scene.sentence(span.start)
    named = _named(scene, counting_words(scene), sentence.start, span.start)
    if named:
        return _fullest(scene, named.entry)
    statement = enclosing(scene, span)
    return statement.speaker if statement else None


def _of_list(scene: Scene, number: int) -> Credit | None:
    """Whose list a line belongs to: a line such as `报告对各军种有以下判断：` opens one for the lines behind it."""
    line = scene.paragraph(number)
    for _ in range(LONGEST_LIST):
        if line[0] == 0:
            return None
        line = scene.paragraph(line[0] - 1)
        words = scene.page.folded[line[0] : line[1]].rstrip()
        if not words.endswith((":", "：")):
            continue
        hits = scene.publishers.within(*line)
        named = (_last_named(scene, line[1]) if hits[0].entry["id"] == "vague.bodies" else hits[0]) if hits else None
        return Credit(_fullest(scene, named.entry), str(named.entry["id"])) if named else None
    return None


def _inherited(before: Credit | None) -> Credit:
    return before or Credit()


def _named(scene: Scene, counting: Hits, start: int, end: int) -> Hit | None:
    """The last publisher in `[start, end)` with a word of counting behind it; 该研究所 stands for the last named."""
    for hit in reversed(scene.publishers.within(start, end)):
        if hit.entry["id"] == "vague.bodies":
            earlier = _last_named(scene, hit.start)
            if earlier and (counting.within(hit.start, end)):
                return earlier
        elif counting.within(hit.end, end):
            return _who_draws_on(scene, start, hit) or hit
    return None


def _who_draws_on(scene: Scene, start: int, hit: Hit) -> Hit | None:
    """The body that made its own count out of this one's: `X根据Y的数字估算`."""
    based = None
    for match in table_pattern(ZH, _FILE, "based_on").finditer(scene.page.folded, start, hit.start):
        based = match
    earlier = scene.publishers.within(start, based.start()) if based else ()
    gap = scene.page.folded[earlier[-1].end : based.start()] if earlier and based else "，"
    return earlier[-1] if earlier and not re.search(r"[，。；]", re.sub(r"[（(][^（）()]*[）)]", "", gap)) else None


def _behind(scene: Scene, counting: Hits, count: Count) -> Hit | None:
    """`远低于独立机构估算的300枚`, `据X估计` behind the number in the same clause."""
    _, end = scene.clause(count.quantity.span.end)
    for hit in scene.publishers.within(count.quantity.span.end, end):
        if hit.entry["id"] != "vague.bodies" and counting.within(hit.end, min(end, hit.end + 6)):
            return hit
    return None


def _last_named(scene: Scene, before: int) -> Hit | None:
    return scene.named_publishers.last_before(before)


def _named_afterwards(scene: Scene, sentence: Span) -> Hit | None:
    """The publisher of the next sentence, where that one says 这也是X的统计数字."""
    following = scene.sentence(min(sentence.end + 1, len(scene.page.folded) - 1))
    if following.start <= sentence.start:
        return None
    text = scene.page.folded[following.start : following.end]
    starts = tuple(word for entry in entries(ZH, _FILE, "afterwards") for word in entry["match"])
    if not text.startswith(starts) or not table_pattern(ZH, _FILE, "number_word").search(text):
        return None
    found = [h for h in scene.publishers.within(following.start, following.end) if h.entry["id"] != "vague.bodies"]
    return found[-1] if found else None


def _fullest(scene: Scene, entry: object) -> str | None:
    """The publisher by its fullest name in the document, in the document's own characters."""
    best: tuple[int, int] | None = None
    for hit in scene.publishers.within(0, len(scene.page.folded)):
        if hit.entry is entry and (best is None or _is_fuller(scene, hit, best)):
            best = (hit.start, hit.end)
    return scene.page.text[best[0] : best[1]] if best else None


def _is_fuller(scene: Scene, hit: Hit, best: tuple[int, int]) -> bool:
    ours = (not scene.page.folded[hit.start : hit.end].isascii(), hit.end - hit.start)
    theirs = (not scene.page.folded[best[0] : best[1]].isascii(), best[1] - best[0])
    return ours > theirs


def enclosing(scene: Scene, span: Span) -> Statement | None:
    """The innermost statement whose content holds `span`."""
    return next(iter(scene.held.around(span)), None)


def _repeater(speaker: str | None, publisher: str | None, named: Hit) -> str | None:
    """The speaker where it is another than the publisher, or the medium named between the two."""
    if not speaker or not publisher:
        return None
    folded = fold(speaker)
    known = lexicon(KNOWLEDGE, "publishers.toml", "publisher", "vague").hits(folded)
    same = any(
        hit.entry["id"] == named.entry["id"] or hit.entry["id"] == "vague.bodies"
        for hit in known.within(0, len(folded))
    )
    return None if same or table_pattern(ZH, _FILE, "paper").search(folded) else speaker


def _is_title(scene: Scene, statement: Statement) -> bool:
    """True where what is taken for the speaker is the title of a paper: `中国军力`报告说."""
    source = statement.source
    paper = table_pattern(ZH, _FILE, "paper")
    return source is not None and paper.search(scene.page.folded, source.end, source.end + PAPER) is not None


def _by_speaker(scene: Scene, statement: Statement, speaker: str) -> Credit:
    """The speaker's own count where the speaker is a body that may count; else the speaker repeats one."""
    folded = fold(speaker)
    if _is_silent(folded) or not _is_body(folded):
        return Credit(repeated_by=speaker)
    if table_pattern(ZH, _FILE, "paper").search(folded):
        named = _last_named(scene, statement.contents[0].span.start)
        if named:
            return Credit(_fullest(scene, named.entry), str(named.entry["id"]))
    known = lexicon(KNOWLEDGE, "publishers.toml", "publisher").hits(folded).within(0, len(folded))
    return Credit(speaker, str(known[0].entry["id"]) if known else None)


def _is_silent(folded: str) -> bool:
    """True for a state that publishes no count and for its offices: 中国, 中国国防部."""
    return folded in _silent() or any(
        folded.startswith(name) and table_pattern(ZH, _FILE, "office").search(folded)
        for name in _silent()
        if len(name) > 1
    )


def _is_body(folded: str) -> bool:
    return folded.endswith(_endings()) or bool(lexicon(KNOWLEDGE, "publishers.toml", "publisher").hits(folded))
