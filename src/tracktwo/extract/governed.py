"""What a cue governs: the words behind it, in front of it, or the quotation that it breaks in two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tracktwo.extract.candidates import Candidate, between_words
from tracktwo.extract.channels import is_press
from tracktwo.extract.contents import (
    bare_length,
    contents_behind,
    direct,
    holds,
    indirect,
    is_bare,
    quotation_chain,
    spoken,
)
from tracktwo.extract.cues import CueHit, cue_table, find_cues
from tracktwo.extract.layout import BRACKETED, QUOTED, Layout
from tracktwo.extract.listeners import is_told_already
from tracktwo.extract.mixed_words import words_in_front
from tracktwo.extract.noun_phrases import NAME_TAGS, is_skipped
from tracktwo.extract.tokens import longest_first, openings, small_words, tag_words, word_list
from tracktwo.languages import table_pattern
from tracktwo.languages.particles import AT_ONCE, DONE, EXCEPT, IS, OF
from tracktwo.model import Content

_PACKAGE = "tracktwo.languages.zh"
_MARK = re.compile("[，,。；]")
_TITLE_MARKS = "《〈"
_ADDRESSED = re.compile(
    f"(?:[^，,：:。；;{BRACKETED}{QUOTED}]|{BRACKETED}{{1,202}}+|{QUOTED}{{1,82}}+){{1,16}}[，,：:。]"
)
_TOLD = frozenset({"ns", "nt", "n"})
FEW = 6  # characters behind a cue in which a word that opens its content begins
SHORTEST_TOLD = 5  # characters behind 警告 that are content, no name alone


@cache
def _behind_comma(kinds: tuple[str, ...]) -> re.Pattern[str]:
    patterns = "|".join(table_pattern(_PACKAGE, "cues.toml", kind).pattern for kind in kinds)
    return re.compile(f"[，；](?:{patterns})")


@cache
def _clause_end() -> re.Pattern[str]:
    """A mark that ends a clause, unless what came of it follows: 归咎于西岸，`导致`…."""
    return re.compile(f"[，；,;](?!{table_pattern(_PACKAGE, 'cues.toml', 'leads_to').pattern})")


@cache
def _when() -> re.Pattern[str]:
    ends = "|".join(longest_first("cues.toml", "while"))
    span = table_pattern(_PACKAGE, "cues.toml", "some_time").pattern  # 宣布停火|数小时后
    return re.compile(f"[^，；。]{{2,200}}?(?P<end>(?:{span})?(?:{ends}))[，,]")


def _when_clause(masked: str, start: int, end: int) -> re.Match[str] | None:
    """The clause at `start` that only says when: 东岸恢复试验`之后`，; the costly pattern is tried on no other.

    None for 过去半世纪以来，: a time of the content itself.
    """
    mark = _MARK.search(masked, start, end)
    if mark is None or not (
        mark[0] == "," or masked.endswith(longest_first("cues.toml", "while"), start, mark.start())
    ):
        return None
    when = _when().match(masked, start, end)
    since = table_pattern(_PACKAGE, "cues.toml", "long_since")
    return None if when is None or since.search(when.group()) else when


def governed(layout: Layout, candidate: Candidate, end: int) -> tuple[Content, ...]:
    """Behind the cue, or in front of it where the sentence ends with the cue or a quotation stands before; () without.

    `end` is where the next statement of the sentence begins.
    """
    end = _resumes(layout, candidate, end)
    hit = candidate.hit
    if hit.entry["takes"] == "two":
        return _two_contents(layout, candidate, end)
    start = _behind_addressee(layout, hit, end)
    if (claimed := _claimed(layout, hit, end)) is not None:
        return indirect(layout, *claimed)
    nothing_behind = is_bare(layout.page.text, start, end)
    if nothing_behind and start > hit.end and end < candidate.sentence[1] and not candidate.quoted_before:
        return ()  # 警告西岸，|强调…: the next cue has what is said
    answers = candidate.lead.lstrip().startswith(openings("to_this"))  # “…”，对此东岸警告“…”
    if (candidate.quoted_before and not answers) or nothing_behind:
        before = _contents_before(layout, candidate, whole=nothing_behind)
        after = _quotations_after(layout, start)
        if before and (nothing_behind or after or _is_broken_off(layout, candidate)):
            return (*before, *after)
    if nothing_behind:
        return _next_line(layout, candidate)
    start = _behind_small(layout, hit, start)
    found = contents_behind(layout, start, _quotation_end(layout, start, end))
    if _are_marks(found) or (hit.entry["act"] != "deny" and _points_back(layout, found)):
        return ()
    return (*(_quotation_in_front(layout, candidate) or _reason_in_front(layout, candidate)), *found)


def _are_marks(found: tuple[Content, ...]) -> bool:
    """True where the contents have no two characters that are no marks."""
    return not any(holds(one.span.quote, 2) for one in found) and sum(bare_length(one.span.quote) for one in found) < 2


def _behind_small(layout: Layout, hit: CueHit, start: int) -> int:
    """Where the content begins behind 了, 过 and 道, and behind 称|其为; 宣告|过去 and 强调|了解 are whole."""
    folded = layout.page.folded
    while folded[start : start + 1] in small_words("behind_cue") and not folded.startswith(
        openings("no_aspect"), start
    ):
        start += 1
    joined = _cue_at(folded, start + 1) if folded[start : start + 1] in small_words("joins_cues") else 0
    if joined and folded[start + 1 + joined : start + 2 + joined] != OF:
        return start + 1 + joined  # 呼吁|和敦促|各方, 谴责|或关注|这一做法
    named = hit.word in small_words("calls") and folded.startswith(openings("naming"), start)
    return start + 2 if named else start


def _cue_at(folded: str, at: int) -> int:
    """How long the cue word of two characters or more is that stands at `at`; 0 for none."""
    return next((n for n in (4, 3, 2) if folded[at : at + n] in cue_table()), 0)


def _claimed(layout: Layout, hit: CueHit, end: int) -> tuple[int, int] | None:
    """宣称`拥有主权`的海域: what is claimed of the noun behind 的, or of a land, of which the narrator tells."""
    if "claims" not in hit.lists:
        return None
    tables = (table_pattern(_PACKAGE, "cues.toml", table) for table in ("claimed", "claimed_land"))
    claim = next(filter(None, (table.match(layout.masked, hit.end, end) for table in tables)), None)
    return claim.span("what") if claim else None


def _points_back(layout: Layout, found: tuple[Content, ...]) -> bool:
    """宣布这一计划, 否认有关报道: the words only point to what stands elsewhere."""
    start, end = found[0].span.start, found[-1].span.end
    if layout.page.folded.find(IS, start, end) >= 0:
        return False  # 认为|这是一个问题
    return table_pattern(_PACKAGE, "cues.toml", "points_back").fullmatch(layout.page.folded, start, end) is not None


def _quotation_in_front(layout: Layout, candidate: Candidate) -> tuple[Content, ...]:
    """“面对威胁”，国防部表示，军队…: the quotation that opens the line, with its comma outside, is part of it."""
    at = candidate.clause - 1
    one = layout.closing.get(at) if layout.page.folded[at : at + 1] in (",", "，") else None
    opens = one is not None and one.start == candidate.sentence[0]
    return direct(layout, one) if one is not None and opens and candidate.explicit else ()


def _reason_in_front(layout: Layout, candidate: Candidate) -> tuple[Content, ...]:
    """鉴于局势不明，丁一鸣表示，…: the reason in front of the source is part of what it says."""
    start = candidate.sentence[0]
    if start == candidate.clause or candidate.borrowed or not candidate.hit.strong or not candidate.explicit:
        return ()
    if not layout.masked.startswith(longest_first("cues.toml", "reason_in_front"), start):
        return ()
    reason = layout.masked[start : candidate.clause]
    return indirect(layout, start, candidate.clause) if reason.count("，") == 1 and reason.endswith("，") else ()


def _resumes(layout: Layout, candidate: Candidate, end: int) -> int:
    """Where the narrator goes on: in a heading at a space, behind a weak cue with 但: 承诺放弃试验，但协议没有说明…."""
    if candidate.sentence[0] in layout.headings:
        spaces = (at for at in range(candidate.hit.end + 4, end) if layout.masked[at] == " ")
        end = next((at for at in spaces if between_words(layout.masked, at) and not _goes_on(layout, at + 1)), end)
    start = candidate.hit.end
    if candidate.topic:
        clause = _topic_clause().match(layout.masked, start, candidate.sentence[1])
        return clause.end("what") if clause else end
    when = _when_clause(layout.masked, start, candidate.sentence[1])
    if when and when.end() <= end + 1 and not _frames_itself(when.group(), candidate):
        followed = end - 1 <= when.end()  # the next statement begins right behind
        opened = candidate.lead.lstrip().startswith(openings("opens_when"))  # 在东岸官员透露…|后，法国提出…
        opened = opened or (candidate.hit.weak and layout.masked.startswith(openings("meets"), when.end()))
        after = opened or (when["end"] not in small_words("while_end") and candidate.hit.weak)
        if followed or (after and bare_length(layout.masked[when.end() : end]) > 4):
            return when.start("end")
    goes_on = _behind_comma(tuple(_narrator(layout, candidate.hit))).search(layout.masked, start + 2, end)
    end = goes_on.start() if goes_on else end
    end = _behind_concession(layout, candidate, end)
    return _own_name(layout, candidate, end) if candidate.hit.weak else end


def _frames_itself(clause: str, candidate: Candidate) -> bool:
    """除…之外, 指责东岸`在`停火的同时，却…: the words that say when are part of the content."""
    lead, words = candidate.lead.lstrip(), clause.rstrip("，,")
    opens = openings("opens_when")
    within = words.endswith(AT_ONCE) and any(word in words for word in opens)
    return EXCEPT in words or (within and not lead.startswith(opens))


def _behind_concession(layout: Layout, candidate: Candidate, end: int) -> int:
    """尽管丁一鸣说…，|但…, 除了强调…，|…: where the clause ends that only concedes what was said, or adds to it."""
    lead = candidate.lead.lstrip()
    if lead.startswith(longest_first("cues.toml", "concession")):
        closes = table_pattern(_PACKAGE, "cues.toml", "concedes")
    elif lead.rstrip().endswith(openings("besides")) or _is_reason(layout, candidate):
        closes = _clause_end()
    else:
        return end
    found = closes.search(layout.masked, candidate.hit.end + 2, end)
    return found.start() if found else end


def _is_reason(layout: Layout, candidate: Candidate) -> bool:
    """因担心会谈失败，|…, 因为东岸宣布撤军，|…: the clause of the weak cue only tells why."""
    start = candidate.hit.end
    end = layout.masked.find("，", start + 2, candidate.sentence[1])
    if layout.masked[start : start + 1] in "，：" or layout.masked.endswith(
        longest_first("cues.toml", "while"), 0, end
    ):
        return False  # 因为西岸说，…; 由于东岸认为在停火之后，|会谈…
    if not any(word in candidate.lead for word in openings("for_reason")):
        return False
    tokens = tag_words(layout.masked, candidate.clause, candidate.hit.start)
    reason = next((at for at, one in enumerate(tokens) if one.word in small_words("for_reason")), None)
    if reason is None:
        return False
    source = candidate.source
    if (
        source is not None
        and source.kind == "pronoun"
        and layout.masked[candidate.sentence[0] : candidate.clause].strip()
    ):
        return False  # 丁一鸣反对冻结，因为他认为会谈没有用，反而…: what it is the reason of stands in front
    named = source is not None and tokens[reason].end == source.full_start
    return named or all(map(is_skipped, tokens[reason + 1 :]))


@cache
def _topic_clause() -> re.Pattern[str]:
    """What somebody has done or said, up to its comma, without the noun or the time that closes it: …一事，."""
    return table_pattern(_PACKAGE, "cues.toml", "topic_clause")


def _goes_on(layout: Layout, at: int) -> bool:
    """呼吁停火 寻求外交方案: behind the space of a heading stands a verb, no new subject and no new cue."""
    rest = layout.masked[at:].partition("\n")[0]
    words = tag_words(rest, 0, min(8, len(rest)))
    return bool(words) and words[0].tag == "v" and "：" not in rest and not find_cues(rest)


def _narrator(layout: Layout, hit: CueHit) -> Iterator[str]:
    """The tables of what ends the content of a cue, the narrator going on."""
    yield "narrates"
    if not hit.weak:
        return
    yield "resumes"
    if "notices" not in hit.lists:
        yield "contrasts"
    act = hit.entry["act"]
    apart = "says_why" in hit.lists
    yield "comments_apart" if apart else "comments"
    if act != "assert" or hit.entry["takes"] == "object":
        yield "says_of_blame" if apart else "says_of_it"
    if not _opens_clause(layout, hit.end, hit.end + FEW):
        yield "does_so"
    if act in ("demand", "announce"):
        yield "has_done"
        if "inward" not in hit.lists:
            yield "stirs_up"
    if act == "demand":
        yield "does_too"
    if act == "announce":
        yield "brings_about"
        if layout.masked[hit.end : hit.end + 1] == DONE:
            yield "does_next"  # 宣布了新的制裁，扩大了试验


def _opens_clause(layout: Layout, start: int, end: int) -> bool:
    """否认|如果会谈失败，东岸会…: a word of condition or reason opens the first clause of a content, which has two."""
    words = layout.masked[start:end].lstrip("，,：: ")
    return words.startswith(longest_first("cues.toml", "opens_clause"))


def _own_name(layout: Layout, candidate: Candidate, end: int) -> int:
    """东岸否认试验，东岸将…: a clause that begins with the speaker's own name is the narrator's."""
    own_plans = candidate.hit.entry["act"] in ("announce", "assure", "threaten")
    if candidate.source is None or candidate.source.kind == "pronoun" or own_plans:
        return end
    hit, start = candidate.hit, candidate.hit.end + 1
    if _opens_clause(layout, hit.end, end):
        return end  # 否认如果会谈失败，东岸会…
    at = layout.masked.find(candidate.source.words, start, end)
    while at >= 0:
        if found := _clause_opening().search(layout.masked, start, at):
            return found.start()
        at = layout.masked.find(candidate.source.words, at + 1, end)
    return end


@cache
def _clause_opening() -> re.Pattern[str]:
    """What stands between the clause before and its successor's first noun: a comma, perhaps 但 or 此外，."""
    return re.compile(f"[，；](?:{'|'.join(longest_first('cues.toml', 'links'))})?，?$")


def _two_contents(layout: Layout, candidate: Candidate, end: int) -> tuple[Content, ...]:
    """把甲归咎于乙: what 把 puts in front and what follows."""
    if candidate.about is None:
        return ()
    comma = _clause_end().search(layout.masked, candidate.hit.end + 1, end)
    behind = contents_behind(layout, candidate.hit.end, comma.start() if comma else end)
    return (*indirect(layout, *candidate.about), *behind) if behind else ()


def _behind_addressee(layout: Layout, hit: CueHit, end: int) -> int:
    """告诉晨报，…: the content begins behind the comma that closes the addressee; 提醒各方警惕风险。 has none."""
    if "tells" in hit.lists:
        match = _ADDRESSED.match(layout.masked, hit.end, end)
        told = match.group() if match is not None else ""
        whole = "also_noun" in hit.lists and told.endswith("。") and len(told) > SHORTEST_TOLD
        if match and not whole and not _quotes(layout, match) and not is_told_already(hit.word, told):
            return match.end()
        return _behind_listener(layout, hit, end)
    return hit.end


def _behind_listener(layout: Layout, hit: CueHit, end: int) -> int:
    """告诉记者|会谈没有取消: no mark closes who is told, a word that names nobody else; 告诉他的同事… is whole."""
    if "told_at_once" not in hit.lists:
        return hit.end
    tokens = tag_words(layout.masked, hit.end, min(end, hit.end + FEW))
    if len(tokens) > 1 and tokens[0].tag in NAME_TAGS and tokens[1].word in small_words("he"):
        return tokens[0].end  # 告诉周文澜|他将过问此事
    if len(tokens) > 1 and tokens[0].tag in _TOLD and tokens[1].word in small_words("will_or_has"):
        return tokens[0].end  # 通知国会|已批准出售导弹
    if len(tokens) < 2 or tokens[0].word not in word_list("cues.toml", "listener"):
        return hit.end
    return hit.end if tokens[1].word in word_list("cues.toml", "behind_listener") else tokens[0].end


def _quotes(layout: Layout, match: re.Match[str]) -> bool:
    """True where quotation marks stand in the match; the name of an outlet, as in 告诉「晨报」，, is no quotation."""
    if QUOTED not in match.group():
        return False
    at = match.start() + match.group().index(QUOTED)
    one = layout.opening.get(at)
    named = one is not None and is_press(layout.page.folded[one.inner_start : one.inner_end])
    return layout.page.folded[at] not in _TITLE_MARKS and not named


def _quotation_end(layout: Layout, start: int, end: int) -> int:
    """The end of a quotation chain that runs over the sentence's end: “甲！”“乙。”."""
    at = start
    while at < end and layout.page.folded[at] in " ：:，,":
        at += 1
    if at in layout.opening:
        stop = next((line.end for line in layout.lines if line.start <= at < line.end), end)
        chain = quotation_chain(layout, at, stop)
        return max(end, chain[-1].end) if is_bare(layout.page.text, chain[0].end, end) else end
    return end


def _is_broken_off(layout: Layout, candidate: Candidate) -> bool:
    """“甲，”丁一鸣说，他…: the quotation in front ends with a comma, so the cue closes it."""
    quotation = layout.closing.get(candidate.clause)
    return quotation is not None and layout.page.folded[quotation.inner_end - 1] in "，,"


def _quotations_after(layout: Layout, start: int) -> tuple[Content, ...]:
    at = start
    folded = layout.page.folded
    while at < len(folded) and folded[at] in " ：:，,":
        at += 1
    if at not in layout.opening:
        return ()
    return spoken(layout, quotation_chain(layout, at, layout.opening[at].end))


def _contents_before(layout: Layout, candidate: Candidate, *, whole: bool) -> tuple[Content, ...]:
    """“甲，”丁一鸣说 and 甲，丁一鸣说: the quotation or the clauses in front of the source.

    `whole` where nothing is said behind the cue: then the words that lead into the quotation belong to it.
    """
    hit = candidate.hit
    at = candidate.clause
    folded = layout.page.folded
    while at > 0 and folded[at - 1] in " ，,。":
        at -= 1
    if (quotation := layout.closing.get(at)) is not None:
        begins = whole and words_in_front(layout, candidate, quotation)
        return indirect(layout, candidate.sentence[0], at) if begins else direct(layout, quotation)
    if "closes" not in hit.lists:
        return ()
    if "printed_noun" in hit.lists and not candidate.according:
        return ()  # 当局阻止媒体|报道。
    if at - candidate.sentence[0] >= 6 and candidate.hit.strong and not candidate.borrowed and candidate.source:
        return indirect(layout, candidate.sentence[0], at)
    return ()


def _next_line(layout: Layout, candidate: Candidate) -> tuple[Content, ...]:
    """A colon at the end of a line: the quotation that opens the next one."""
    folded = layout.page.folded
    at = _behind_addressee(layout, candidate.hit, candidate.sentence[1])
    while at < len(folded) and folded[at] in " ：:，,\n":
        at += 1
    if at in layout.opening and "：" in folded[candidate.hit.end : at]:
        return direct(layout, layout.opening[at])
    return ()
