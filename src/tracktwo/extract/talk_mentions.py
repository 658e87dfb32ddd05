"""Where a text names talks, and the window of words that says what became of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from tracktwo.extract.page import Page
from tracktwo.extract.talk_words import NAME, OTHER, front, heads, naming, pattern, rounds, weak_heads
from tracktwo.languages import HAN
from tracktwo.model import Span

SHORTEST = 6  # a line below this is no sentence
LONGEST = 1_000  # characters of a sentence on each side of a name that are looked at; no sentence of prose is longer
_MARK = re.compile(r"[，；：。！？!?;]|(?<!\d),")
_GAP = re.compile(rf"(?<=[{HAN}])\s+(?=\S{{6}})")
_BRACKET = re.compile(r"（[^（）\n]{0,80}）|\([^()\n]{0,80}\)")
_OPENING = "“「"
_CLOSED = re.compile("[^“「]{0,400}[”」]")
_DROPPED = re.compile(r"（[^（）]{0,80}）|\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|[“”「」『』‘’\"《》]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A talk's name with its sentence and its clause.

    `window` is the clause before, the clause itself and the one behind, with commas between, the name as ◇, other
    talks' names as ◆, without quotation marks and brackets; `here` is the clause alone. `behind` is the end of the
    clause behind, or of the clause itself where the one behind names another talk. `earlier` is the
    sentence before the window, `later` the sentence behind it. `weak` for a name that many gatherings bear (视频会议).
    """

    span: Span
    sentence: Span
    clause: tuple[int, int]
    before: tuple[int, int]
    behind: int
    window: str
    here: str
    earlier: str = ""
    later: str = ""
    weak: bool = False

    @property
    def refers_back(self) -> bool:
        """True for 该会谈, 这一对话: a talk told of before."""
        return bool(pattern("talks.toml", "told_before").search(self.here))


def find_mentions(page: Page) -> list[Mention]:
    """The talks' names of the page in text order."""
    found: list[Mention] = []
    places = [start for _, start, _ in heads().find_matches_as_indexes(page.folded)]
    for sentence in page.sentences if places else ():
        first = bisect_left(places, sentence.start)
        if len(sentence) < SHORTEST or first == len(places) or places[first] >= sentence.end:
            continue
        spans = _names(page, sentence)
        starts = [span.start for span in spans]
        for number, span in enumerate(spans):
            near, some = sentence, spans
            if len(sentence) > LONGEST:
                near = page.span(max(sentence.start, span.start - LONGEST), min(sentence.end, span.end + LONGEST))
                some = spans[bisect_left(starts, near.start) : bisect_left(starts, near.end)]
            mention = _mention(page, near, some, some.index(span) if some is not spans else number)
            if not pattern("talks.toml", "no_event").search(mention.here):
                found.append(mention)
    return found


def _names(page: Page, sentence: Span) -> list[Span]:
    spans = []
    for match in naming().finditer(page.folded, sentence.start, sentence.end):
        start = _behind_open_marks(page.folded, match.start(), match.end())
        if edge := front().match(page.folded, start):
            start = edge.end()
        if start and page.folded[start - 1] in _OPENING and _CLOSED.match(page.folded, start, match.end()):
            start -= 1
        spans.append(page.span(start, match.end()))
    return spans


def _behind_open_marks(folded: str, start: int, end: int) -> int:
    """Where the name begins behind marks that are open in it: 核领域对话 of 二轨）的“核领域对话, of 外长“核领域对话.

    A round in front of a mark belongs to it: 第一次“核领域对话.
    """
    opened: list[int] = []
    for place in range(start, end):
        if folded[place] in _OPENING + "（":
            opened.append(start if folded[place - 1] in rounds() else place + 1)
        elif folded[place] in "”」）":
            if not opened:
                start = place + 1
            opened = opened[:-1]
        elif folded[place] == '"':
            opened = opened[:-1] if opened else [place + 1]
    return opened[-1] if opened else start


def _marks(page: Page, sentence: Span) -> list[int]:
    """The ends of the marks that close a clause; those inside brackets close none."""
    inside = [match.span() for match in _BRACKET.finditer(page.folded, sentence.start, sentence.end)]
    ends = [match.end() for match in _MARK.finditer(page.folded, sentence.start, sentence.end)]
    if not ends:  # a heading of two parts: 白宫称两国仍在谈判 外长称没有谈判
        ends = [match.end() for match in _GAP.finditer(page.folded, sentence.start, sentence.end)]
    return [end for end in ends if not any(start < end < stop for start, stop in inside)]


def _mention(page: Page, sentence: Span, spans: list[Span], number: int) -> Mention:
    span = spans[number]
    marks = _marks(page, sentence)
    low = max((at for at in marks if at <= span.start), default=sentence.start)
    high = min((at - 1 for at in marks if at > span.end), default=sentence.end)
    earlier = max((at for at in marks if at < low), default=sentence.start)
    later = min((at - 1 for at in marks if at > high + 1), default=sentence.end)

    def shown(start: int, end: int) -> str:
        pieces, done = [], start
        for other in spans:
            if start <= other.start and other.end <= end:
                pieces += [page.folded[done : other.start], NAME if other == span else OTHER]
                done = other.end
        return _DROPPED.sub("", "".join([*pieces, page.folded[done:end]])).strip(" ，；：。！？!?;,\n")

    here = shown(low, high)
    behind = shown(min(high + 1, sentence.end), later)
    before = shown(earlier, max(earlier, low - 1)) if low > sentence.start else ""
    window = "，".join((before, here, behind))
    stop = high if OTHER in behind else later
    told = page.folded[sentence.start : earlier]
    rest = shown(min(later + 1, sentence.end), sentence.end)
    weak = page.folded[span.start : span.end].endswith(weak_heads())
    return Mention(span, sentence, (low, high), (earlier, low), stop, window, here, told, rest, weak)
