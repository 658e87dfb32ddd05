"""Via: who else reports a statement on its way into the document (guide 1, rule 4 and decision 9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from tracktwo.extract.channels import is_press
from tracktwo.extract.drafts import Draft
from tracktwo.extract.page import Page
from tracktwo.extract.phrases import PHRASE_WORDS, cue_phrase, words_before
from tracktwo.extract.tokens import openings
from tracktwo.knowledge.actors import known_names
from tracktwo.languages import HAN, entries, fold, table_pattern
from tracktwo.languages.gate import Gate

_PACKAGE = "tracktwo.languages.zh"
_BREAK = re.compile(f"[{HAN}] [{HAN}]")
_SENTENCE = re.compile(r"[^。！？\n]+")
_BACK = 600  # characters before a statement in which a report that goes on was named


@cache
def via_patterns(table: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a table of vias.toml, OUTLET put in."""
    (outlet,) = entries(_PACKAGE, "vias.toml", "outlet", required=("patterns",))
    name = f"(?:{'|'.join(outlet['patterns'])})"
    group = "who" if table == "via" else None
    found = entries(_PACKAGE, "vias.toml", table, required=("patterns",), group=group)
    return tuple(re.compile(pattern.replace("OUTLET", name)) for entry in found for pattern in entry["patterns"])


@cache
def _gate() -> Gate[re.Pattern[str]]:
    return Gate(((pattern, pattern) for pattern in via_patterns("via")), words=PHRASE_WORDS)


@cache
def _retold() -> Gate[re.Pattern[str]]:
    """What shows that a report goes on: 据该报道, 报道还援引."""
    return Gate(((pattern, pattern) for pattern in via_patterns("retold")), words=PHRASE_WORDS)


def via_of(page: Page, draft: Draft) -> tuple[str, ...]:
    """Outlets of the cue's own phrase, the report that goes on, the speakers around; never the document's own outlet.

    据`样本通讯社`报道，中方代表告诉美方，…; 丁一鸣告诉`样本晨报`，…; `样本日报`引述专家的话说，….
    """
    found = [*_carriers(page, draft), *_outer_speakers(page, draft)]
    names: list[str] = []
    for name in found:
        if name and not _is_own(page, draft, name) and not any(name in other or other in name for other in names):
            names.append(name)
    return tuple(names)


def _carriers(page: Page, draft: Draft) -> Iterator[str]:
    if draft.cue is None:
        return
    before = words_before(page, draft)
    start = draft.cue.start - len(before)
    words = cue_phrase(page, draft)
    named = list(_named(page, words, start))
    yield from named
    retold = not named and any(pattern.search(words) for pattern in _retold().fitting(words))
    if retold and not _is_report(page, draft):
        yield from _named_before(page, start)


def _is_report(page: Page, draft: Draft) -> bool:
    """True where the report itself speaks (`报道`说，…), which is the outlet's own word."""
    report = table_pattern(_PACKAGE, "vias.toml", "report")
    return draft.source is not None and bool(report.search(page.folded[draft.source.start : draft.source.end]))


def _named_before(page: Page, end: int) -> Iterator[str]:
    """The outlet of the nearest sentence before that names one: `样本社`报道，…。报道还引述专家说，…."""
    start = max(0, end - _BACK)
    sentences = [match.span() for match in _SENTENCE.finditer(page.folded, start, end)]
    for low, high in reversed(sentences):
        if named := list(_named(page, page.folded[low:high], low)):
            yield named[-1]
            return


def _named(page: Page, words: str, start: int) -> Iterator[str]:
    for pattern in _gate().fitting(words):
        for match in pattern.finditer(words):
            low, high = match.span("who")
            yield from outlets_in(page.text[start + low : start + high].strip("《》，、 "))


def outlets_in(words: str) -> tuple[str, ...]:
    """The outlets in what stands where one would, as it is written: 尽管样本社及样本报 gives 样本社, 样本报.

    A name that knowledge has stays whole; 本台 and what only ends like an outlet (情报) are none.
    """
    names = (words,) if fold(words) in _known() else _apart(_trimmed(words))
    return tuple(name for name in names if not any(barred.search(fold(name)) for barred in via_patterns("no_outlet")))


def _apart(names: str) -> tuple[str, ...]:
    """The outlets of a list, each as it stands: 样本社及样本报 -> 样本社, 样本报; one name where a part is none.

    What stands between titles (样本评论》和《样本报) is a list whatever the names are.
    """
    ends = [match.span() for match in _joiner().finditer(fold(names))]
    starts = [0, *(end for _, end in ends)]
    cuts = zip(starts, [*(start for start, _ in ends), None], strict=True)
    parts = tuple(names[start:end] for start, end in cuts)
    if all(left.endswith("》") and right.startswith("《") for left, right in pairwise(parts)):
        return tuple(part.strip("《》") for part in parts) if len(parts) > 1 else (names,)
    return parts if all(is_press(fold(part)) for part in parts) else (names,)


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile("|".join(openings("joiner")))


@cache
def _known() -> frozenset[str]:
    return frozenset(known_names())


def _trimmed(name: str) -> str:
    """The name without what stands in front of it: 尽管`样本社`, （中央社台北3日電）日媒`样本社`."""
    folded = fold(name)
    start = max(folded.rfind("）"), folded.rfind(")")) + 1
    for kind in _words("kind"):
        behind = folded.rfind(kind) + len(kind)
        start = max(start, behind) if kind in folded and len(folded) - behind > 1 else start
    for lead in _words("lead"):
        start += len(lead) if folded.startswith(lead, start) and len(folded) - start - len(lead) > 1 else 0
    return name[start:]


@cache
def _words(table: str) -> tuple[str, ...]:
    (entry,) = entries(_PACKAGE, "vias.toml", table, required=("words",))
    return tuple(entry["words"])


def _outer_speakers(page: Page, draft: Draft) -> Iterator[str]:
    outer = draft.outer
    while outer is not None:
        if outer.speaker and not _is_other_heading(page, draft, outer):
            yield from _apart(outer.speaker)
        outer = outer.outer


def _is_other_heading(page: Page, draft: Draft, outer: Draft) -> bool:
    """西岸称击落飞机 东岸称没有损失: two headings on a line; neither carries the other."""
    here, there = draft.source or draft.cue, outer.cue
    return bool(here and there and _BREAK.search(page.folded[there.end : here.start + 1]))


def _is_own(page: Page, draft: Draft, name: str) -> bool:
    """True for the speaker, a fuller or shorter name of the speaker, and the outlet of the document."""
    speaker, own, folded = fold(draft.speaker or ""), fold(page.document.outlet or ""), fold(name)
    carries = is_press(folded) and not is_press(speaker)  # 中国官方传媒 is no fuller name of 中国
    fuller = folded.endswith(speaker) or (folded.startswith(speaker) and not carries)
    same = bool(speaker) and (fuller or folded in speaker)
    return same or (len(own) > 1 and (own.startswith(folded) or folded.startswith(own)))
