"""According to whom, without a verb of saying: 根据东岸国防部，…; 据丁一鸣公布的数据，…; 路透社引述专家，…."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from tracktwo.extract.candidates import ClauseReader
from tracktwo.extract.channels import is_press
from tracktwo.extract.contents import bare_length, contents_behind
from tracktwo.extract.findings import Finding
from tracktwo.extract.layout import Layout
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.tokens import PACKAGE, any_word, openings, word_list
from tracktwo.languages import entries
from tracktwo.languages.patterns import either, filled

SHORTEST = 8  # characters that a source may be given for
_CARRIER = 30  # characters in front of a word that cites


@cache
def _pattern() -> re.Pattern[str]:
    (entry,) = entries(PACKAGE, "cues.toml", "according", required=("patterns", "not"))
    pieces = {
        "opening": either(openings("opens_source")),
        "prints": f"(?P<prints>{any_word('cues.toml', 'prints').pattern})",
        "what": either(word_list("sources.toml", "document") | word_list("cues.toml", "printed")),
    }
    return re.compile(filled("|".join(entry["patterns"]), pieces))


@cache
def _citing() -> re.Pattern[str]:
    brings = any_word("cues.toml", "cites").pattern
    words = any_word("cues.toml", "words_of").pattern
    return re.compile(
        f"(?P<carrier>[^，。；：\\n]{{1,{_CARRIER}}})(?P<cue>{brings})(?P<who>[^，。；：\\n]{{2,30}}?){words}?[，,：:]"
    )


def accordings(layout: Layout, reader: ClauseReader, findings: Iterable[Finding]) -> Iterator[Finding]:
    """A finding for each sentence that opens with a source and has no cue of its own."""
    spoken = {one.sentence for one in findings}
    for line in layout.lines:
        for sentence in line.sentences if line.kind == "prose" else ():
            if sentence in spoken:
                continue
            if match := _pattern().match(layout.masked, _behind_turn(layout, sentence[0]), sentence[1]):
                yield from _finding(layout, reader, sentence, match)
            elif _cites(layout, sentence) and (match := _citing().match(layout.masked, *sentence)):
                yield from _cited(layout, reader, sentence, match)
            elif (match := _inside(layout, sentence)) is not None:
                yield from _finding(layout, reader, sentence, match)


def _cites(layout: Layout, sentence: tuple[int, int]) -> bool:
    """Whether a word that cites stands near the sentence's head; the costly pattern is tried on no other."""
    end = min(sentence[1], sentence[0] + _CARRIER + 10)
    return any_word("cues.toml", "cites").search(layout.masked, sentence[0], end) is not None


def _inside(layout: Layout, sentence: tuple[int, int]) -> re.Match[str] | None:
    """解放军近期频频出现，|根据国防部公布的资料，…: the source opens a later clause of the sentence."""
    at = sentence[0]
    while (at := layout.masked.find("，", at + 1, sentence[1])) >= 0:
        if layout.masked.startswith(openings("opens_source"), at + 1):
            return _pattern().match(layout.masked, at + 1, sentence[1])
    return None


def _behind_turn(layout: Layout, start: int) -> int:
    """Where 但|据东岸军方的一份声明 begins."""
    turn = any_word("small_words.toml", "turn").match(layout.masked, start)
    return turn.end() if turn else start


def _cited(layout: Layout, reader: ClauseReader, sentence: tuple[int, int], match: re.Match[str]) -> Iterator[Finding]:
    """路透社引述专家，…: what the cited source says, by way of who cites it."""
    carrier = reader.source(*match.span("carrier"))
    source = reader.source(*match.span("who"))
    contents = contents_behind(layout, match.end(), sentence[1])
    if carrier is None or source is None or source.kind in ("other", "self", "document") or not contents:
        return
    if bare_length(contents[0].span.quote) < SHORTEST:
        return
    cue = match.span("cue")
    outer = Finding(sentence, carrier, cue, None, (), kept=False, rule="citing", order=sentence[0])
    yield outer
    yield replace(outer, source=source, contents=contents, outer=outer, kept=True, order=cue[0])


def _finding(
    layout: Layout, reader: ClauseReader, sentence: tuple[int, int], match: re.Match[str]
) -> Iterator[Finding]:
    source = reader.source(*match.span("who"))
    if source is None or not source.leads or not _may_speak(source, match):
        return
    contents = contents_behind(layout, match.end(), sentence[1])
    if not contents or bare_length(contents[0].span.quote) < SHORTEST:
        return
    if match["end"] in "：:" and contents[0].quoted != "all":
        return
    cue = match.span("prints") if match["prints"] else match.span("cue")
    yield Finding(sentence, source, cue, None, contents, rule="according", order=sentence[0])


def _may_speak(source: Phrase, match: re.Match[str]) -> bool:
    """A body or an outlet, or who has brought out what is cited; a norm (根据协议，) or a place does not speak."""
    if source.words.endswith(tuple(word_list("cues.toml", "norm"))):
        return False
    if match.group().rstrip("》〉，,：:").endswith(tuple(word_list("cues.toml", "binding"))):
        return False  # 根据东岸当局的行政命令
    if source.kind == "document" and not source.words.startswith(openings("this_paper")):
        return False  # 据报道: nobody is named (guide 4.7)
    if match["tail"]:
        return source.kind in ("person", "title", "body", "group")
    unnamed = source.kind in ("title", "group")
    return is_press(source.words) or source.kind == "body" or unnamed  # 根据消息人士，…
