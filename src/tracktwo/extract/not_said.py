"""Cues that report nothing: in a condition, behind what somebody has to do, with a thing or a term for an object."""

from __future__ import annotations

from tracktwo.extract.candidates import Candidate, ClauseReader, clauses
from tracktwo.extract.clause_tells import tells
from tracktwo.extract.contents import LONG_QUOTE, bare_length
from tracktwo.extract.cues import CueHit
from tracktwo.extract.layout import QUOTED, Layout
from tracktwo.extract.noun_phrases import Phrase, is_noun, is_skipped
from tracktwo.extract.only_topics import names_topic
from tracktwo.extract.tokens import PACKAGE, Token, any_word, longest_first, openings, small_words, word_list
from tracktwo.languages import table_pattern
from tracktwo.languages.particles import OF

_TITLE_MARKS = ("《", "〈")
_CLOSES_CLAUSE = "，,。；;：:！？!?、\n"


def reports_nothing(reader: ClauseReader, candidate: Candidate, tokens: list[Token], behind: str) -> bool:
    """Whether what stands around the cue makes a noun, a deed or nothing of it; `tokens` stand in front."""
    hit = candidate.hit
    return (
        _is_joined(tokens)
        or _is_wished(candidate, tokens)
        or _is_topic(candidate, behind)
        or _is_estimate(candidate, tokens, behind)
        or _says_nothing(reader, hit)
        or ("brings_term" in hit.lists and _only_term(reader.layout, hit))
        or _only_thing(reader, hit)
        or names_topic(reader, hit)
        or ("finds" in hit.lists and _comes_upon(reader, candidate, behind))
    )


def in_condition(candidate: Candidate, tokens: list[Token]) -> bool:
    """如果…, 既然双方都|不希望…: the costly look at the words only where one of condition stands among them."""
    if _is_premise(candidate):
        return True
    found = any_word("cues.toml", "condition").search(candidate.lead)
    return found is not None and _is_condition(tokens, candidate.source)


def _is_condition(tokens: list[Token], source: Phrase | None) -> bool:
    """如果…, 不过如果…, 东岸若|承认…: what a cue reports in a condition has not been said."""
    conditions = word_list("cues.toml", "condition")
    if "".join([token.word for token in tokens[:3]]).startswith(longest_first("cues.toml", "condition")):
        return True
    first = next((at for at, token in enumerate(tokens) if not is_skipped(token)), len(tokens))
    if any(token.word in conditions for token in tokens[: first + 1]):
        return True
    if source is None:
        return False
    behind = next((at for at, token in enumerate(tokens) if token.start >= source.end), len(tokens))
    return any(token.word in conditions for token in tokens[behind : behind + 1])


def _is_premise(candidate: Candidate) -> bool:
    """既然双方都|不希望战争: an attitude that whoever argues takes for granted; 既然东岸政府|宣称 was said."""
    if not candidate.lead.lstrip().startswith(openings("since")):
        return False
    return "attitude" in candidate.hit.lists or candidate.hit.word[1:] in word_list("cues.toml", "attitude")


def is_duty(reader: ClauseReader, sentence: tuple[int, int], source: Phrase, cue: int) -> bool:
    """丁一鸣必须利用会谈，|谴责…: what somebody has to do, or may do, nobody has done; the cue is part of it."""
    duty, premise = word_list("cues.toml", "duty"), word_list("cues.toml", "premise")
    for start, end in clauses(reader.layout.masked, sentence[0], cue):
        if start <= source.start < end < cue:
            words = reader.tokens(start, end)
            front = {one.word for one in words if one.end <= source.start}
            if not (front.isdisjoint(word_list("cues.toml", "agentless")) and front.isdisjoint(premise)):
                return True  # 预料丁一鸣将出席会谈，|希望…; 如果东岸不让步，却|要求…
            tokens = [one for one in words if one.start >= source.end]
            first = next((one for one in tokens if one.word in duty or not is_skipped(one)), None)
            asked = any(one.word in small_words("asked_to") for one in tokens)  # 应西岸邀请访问江南
            return first is not None and first.word in duty and not asked
    return False


def _only_thing(reader: ClauseReader, hit: CueHit) -> bool:
    """发现|爆炸装置, 承认|教宗的权威: behind the cue stands a thing that is found or recognised, and no clause."""
    found = "finds" in hit.lists
    looks = hit.word in small_words("looks_into")
    if not (found or looks) and "recognises" not in hit.lists:
        return False
    masked = reader.layout.masked
    start = hit.end
    while masked[start : start + 1] in openings("aspect"):
        start += 1
    if masked[start : start + 1] in _CLOSES_CLAUSE:
        return False
    first = next(clauses(masked, start, len(masked)), (start, start))
    tokens = reader.tokens(start, first[1])
    if not tokens or any(token.word and token.word[0] == QUOTED for token in tokens):
        return False
    head = next((token for token in reversed(tokens) if not is_skipped(token)), tokens[-1])
    if looks and start > hit.end and head.word.endswith(longest_first("cues.toml", "looked_into")):
        return True  # 确认|了建设进展状况
    if looks or tells(tokens):
        return False
    if found:
        return True
    return head.word.endswith(longest_first("cues.toml", "recognised")) or head.tag in ("ns", "nt", "nr")


def _comes_upon(reader: ClauseReader, candidate: Candidate, behind: str) -> bool:
    """丁一鸣散步时|发现有人落水, 许多国家|发现口罩不够: what somebody meets with, by the narrator's account.

    Not what is found out: 调查人员通过搜索|发现…, 船员发现，…, 网友|发现….
    """
    source, masked = candidate.source, reader.layout.masked
    if candidate.quoted_before or any_word("cues.toml", "finds_out").search(candidate.lead) is not None:
        return False
    if source is None:
        return masked.endswith(longest_first("cues.toml", "while"), candidate.sentence[0], candidate.clause - 1)
    if source.kind == "place":
        return True
    told = behind[:1] in ("，", ",", "：", ":") or behind[:1] == QUOTED
    return not told and source.words.endswith(longest_first("cues.toml", "comes_upon"))


def _says_nothing(reader: ClauseReader, hit: CueHit) -> bool:
    """高喊|口号，, 说|起当年的会谈, 在说|“核子”一词时: what stands right behind the cue is no content."""
    masked = reader.layout.masked
    if table_pattern(PACKAGE, "cues.toml", "says_nothing").match(masked, hit.end):
        return True
    one = reader.layout.opening.get(hit.end)
    return one is not None and table_pattern(PACKAGE, "cues.toml", "word_of").match(masked, one.end) is not None


def _is_wished(candidate: Candidate, tokens: list[Token]) -> bool:
    """普京提出红线：美国要|保证…, 应联合国大会|请求，…: what somebody has to do, and at whose wish it is done."""
    if not tokens or candidate.hit.strong or candidate.source is None:
        return False
    act = candidate.hit.entry["act"]
    if tokens[-1].word in small_words("has_to") and act in ("assure", "announce", "deny"):
        return candidate.source.kind in ("place", "body", "group")
    if candidate.hit.word not in small_words("asked_to"):
        return False
    whose = next((at for at in range(len(tokens) - 1, -1, -1) if not is_noun(tokens[at])), -1)
    return 0 <= whose < len(tokens) - 1 and tokens[whose].word.endswith(openings("at_wish"))


def _is_joined(tokens: list[Token]) -> bool:
    """与|希望得到承认有关, 与|倡议独立的组织: what a word that joins leads is no act of a subject; 呼吁和|敦促 is."""
    if not tokens or tokens[-1].word not in small_words("partner"):
        return False
    return len(tokens) < 2 or not tokens[-2].tag.startswith("v")


def _is_estimate(candidate: Candidate, tokens: list[Token], behind: str) -> bool:
    """国防部对弹头的增长|预测，…: what somebody has of a thing is a noun, and the narrator tells more of it."""
    if candidate.hit.entry["act"] != "forecast" or behind[:1] not in ("，", ",") or len(tokens) < 3:
        return False
    aimed = any(one.word in small_words("aims_at") for one in tokens)
    return aimed and tokens[-2].word == OF and not is_skipped(tokens[-1])


def _is_topic(candidate: Candidate, behind: str) -> bool:
    """批评|引起不满, 发推警告|，但西岸否认: the cue is a noun, or a deed, of which the narrator tells more."""
    entry = candidate.hit.entry
    if candidate.hit.weak and (entry["takes"] == "object" or entry["act"] == "demand"):
        return table_pattern(PACKAGE, "cues.toml", "tells_of_it").match(behind) is not None
    done = "done_already" in candidate.hit.lists and not candidate.quoted_before
    return done and behind[:1] in ("，", ",") and behind[1:].startswith(openings("but"))


def _only_term(layout: Layout, hit: CueHit) -> bool:
    """提出|“双门”概念, 提出|《会谈法案》，: what is brought up is a term or a title, nobody's words."""
    at = hit.end
    while layout.masked[at : at + 1] in openings("aspect"):
        at += 1
    if layout.page.folded[at : at + 1] in _TITLE_MARKS:
        return table_pattern(PACKAGE, "cues.toml", "bill_tells").match(layout.page.folded, at) is None
    one = layout.opening.get(at)
    if one is None:
        return False
    words = layout.page.folded[one.inner_start : one.inner_end]
    if words[-1:] in "。！？!?" or "，" in words:
        return False
    return bare_length(words) < LONG_QUOTE or layout.masked[one.end : one.end + 1] not in _CLOSES_CLAUSE
