"""Nouns that speak or are brought out, around a cue: 有分析认为, 分析也担心, 类似评论认为, …的消息公布."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.extract.candidates import Candidate, ClauseReader
from tracktwo.extract.cues import CueHit
from tracktwo.extract.layout import QUOTED
from tracktwo.extract.noun_phrases import NAME_TAGS, Phrase, is_skipped, source_words
from tracktwo.extract.tokens import PACKAGE, Token, longest_first, openings, small_words, word_list
from tracktwo.languages import table_pattern
from tracktwo.languages.particles import DONE, OF
from tracktwo.languages.remembered import remembered

_CLAUSE_BEHIND = re.compile("(?P<words>[^，,。；;：:]{1,30})(?:[，,。；;：:]|$)")
# Verbs, names and titles, which tell what a noun behind them is.
_TELLING = NAME_TAGS | {"v", "ns", "nt", "title"}


def _brings(token: Token) -> bool:
    """True for a small word and for 有, which only bring a noun up: 还|有|分析认为."""
    return is_skipped(token) or token.word in small_words("brings_up")


def _noun_in_front(lead: list[Token], source: Phrase | None) -> Phrase | None:
    """The noun that speaks, with small words alone around it: 但分析也|担心, 有分析则|认为, 类似评论|认为."""
    nouns = word_list("cues.toml", "noun_source")
    if source is not None and source.words not in nouns:
        return None
    at = next((i for i, token in enumerate(lead) if token.word in nouns), None)
    if at is None:
        return None
    noun, before, around = lead[at], lead[at - 1] if at else None, [*lead[:at], *lead[at + 1 :]]
    if source is None and all(map(is_skipped, around)):
        return Phrase(noun.start, noun.end, noun.word, "document", None, noun.start)
    others = [token for token in around if token is not before]
    if before is None:
        return None
    if before.word in small_words("brings_up") and all(map(is_skipped, others)):
        return Phrase(noun.start, noun.end, noun.word, "document", None, noun.start, leads=False)
    if source is None and before.word in small_words("some") and all(map(_brings, others)):
        return Phrase(before.start, noun.end, before.word + noun.word, "group", None, before.start)
    return None


@cache  # of the words of cues.toml
def _noun_at_front(cue: str) -> str | None:
    """The noun that a cue word begins with: 报道 in 报道称."""
    return next((word for word in longest_first("cues.toml", "noun_source") if cue.startswith(word)), None)


def _bridged(lead: list[Token], cue: str) -> str | None:
    """The paper that a cue word begins with, with its cue, behind 该: 建议 of 该|建议称; None without 称."""
    if not lead or lead[-1].word not in small_words("bridge"):
        return None
    return next((word for word in word_list("cues.toml", "bridged_noun") if cue.startswith(word) and cue != word), None)


def noun_source(reader: ClauseReader, hit: CueHit, candidate: Candidate) -> tuple[Phrase, CueHit] | None:
    """报道指出, 有分析认为: a noun at the head of its clause with a cue behind it, and what of the hit is the cue.

    The cue's word is empty where the noun is the whole hit: 报道|还指出, the cue is a hit of its own.
    """
    lead = reader.tokens(candidate.clause, hit.start)
    noun = _noun_at_front(hit.word) or _bridged(lead, hit.word)
    if noun is None:
        phrase = _noun_in_front(lead, candidate.source)
        return (phrase, hit) if phrase else None
    end = hit.start + len(noun)
    rest = CueHit.of(end, hit.end, hit.word[len(noun) :], hit.entry)
    if lead and lead[-1].word in small_words("some") and all(map(_brings, lead[:-1])):
        start = lead[-1].start
        return Phrase(start, end, lead[-1].word + noun, "group", None, start), rest
    bridge = lead[-1] if lead and lead[-1].word in small_words("bridge") else None  # 该|报道称
    up = bool(lead) and lead[-1].word in small_words("brings_up")  # 东岸方面有|分析称
    if not up and not all(map(_brings, lead[:-1] if bridge else lead)):
        return None
    named = small_words("brings_up").isdisjoint([token.word for token in lead])  # 有评论指: nobody's in particular
    begin = bridge.start if bridge else hit.start
    words = (bridge.word if bridge else "") + noun
    phrase = Phrase(begin, end, words, "document", None, begin, leads=named)
    whole = not rest.word and not table_pattern(PACKAGE, "cues.toml", "cue_behind").match(
        reader.layout.page.folded, end
    )
    return None if whole else (phrase, rest)


def is_published(tokens: list[Token], source: Phrase | None) -> bool:
    """丁一鸣获胜的消息周二公布: what is brought out stands in front, and nobody who does it."""
    papers = _papers()
    for token, behind in zip(tokens, [*tokens[1:], None], strict=True):
        in_it = behind is not None and (behind.word in source_words("place") or behind.tag == "f")  # 在报告|中公布
        if token.word in papers and not in_it and not (source and token.start < source.end):
            return True
    return False


@cache
def _papers() -> frozenset[str]:
    return word_list("cues.toml", "printed") | word_list("sources.toml", "document")


def tells_what(tokens: list[Token]) -> bool:
    """True for 军方参与间谍活动 and 丁一鸣 in front of 的指控, 的言论: a verb, or whose they are; not for 有关."""
    return any(token.tag in _TELLING for token in tokens)


def fails(words: str, noun: str) -> bool:
    """东岸希望延长禁令的|提案周五未获通过: what is told of the noun is what became of it."""
    return table_pattern(PACKAGE, "cues.toml", "fate").search(words, len(noun)) is not None


def is_no_outlet(source: Phrase) -> bool:
    """True for 新闻 and 有深度的新闻 in front of 报道, of which no outlet is named."""
    nouns = word_list("cues.toml", "no_outlet")
    return source.words in nouns or (OF in source.words and source.words.endswith(tuple(nouns)))


def is_share(words: str) -> bool:
    """True for 六成民众 and 57.8%的受访者: a poll's share of people says nothing (guide, rule 6)."""
    return table_pattern(PACKAGE, "cues.toml", "share").search(words) is not None


def is_counted(hit: CueHit, tokens: list[Token], behind: str) -> bool:
    """对东岸的多项|指控, 那些|反对会谈的人: a count in front makes the cue a noun or what describes one.

    What outlets print is left out, of which pieces are counted (晨报的一篇|报道), with cues that hold a word of saying
    (另一篇|分析称) and a count that is the source itself (另一名|呼吁停火).
    """
    if tokens and tokens[-1].word in small_words("tells_those"):
        return len(hit.word) > 1
    if (
        len(hit.word) == 1
        or not tokens
        or tokens[-1].tag not in ("m", "q", "mq", "r")
        or behind[:1] in ("：", ":", QUOTED)
    ):
        return False
    said = hit.word[-1] in word_list("cues.toml", "tail") and "claims" not in hit.lists
    if said or hit.entry["id"].startswith("zh.cue.report") or hit.entry.get("noun"):
        return False
    alone = all(one.tag in ("m", "q", "mq", "r") or is_skipped(one) for one in tokens)
    return not alone and tokens[-1].word.endswith(openings("counts_thing"))


def is_due(candidate: Candidate) -> bool:
    """这项条约预计明年到期, 丁一鸣的提名案预计通过: a norm or a thing expects nothing, it is expected to."""
    source = candidate.source
    if source is None or "agentless" not in candidate.hit.lists:
        return False
    within = candidate.lead[max(source.end - candidate.clause, 0) :]
    return within.startswith(OF) or source.words.endswith(longest_first("cues.toml", "norm"))


def only_words(masked: str, hit: CueHit) -> bool:
    """True where the saying itself is spoken of: 总统的话是|说|给选民听的, 这只是|说|说而已."""
    said = hit.word[-1] in word_list("cues.toml", "tail")
    return said and table_pattern(PACKAGE, "cues.toml", "only_words").match(masked, hit.end) is not None


def modifies(reader: ClauseReader, hit: CueHit) -> bool:
    """表示关切的声明，: the words behind the cue end with 的 and a noun that they describe."""
    layout = reader.layout
    if layout.page.folded.find(OF, hit.end, hit.end + 31) < 0:
        return False
    words = _CLAUSE_BEHIND.match(layout.page.folded[hit.end : hit.end + 31])
    if words is None or OF not in words["words"]:
        return False
    if hit.strong and words["words"].startswith(openings("this_here")):
        return False  # 认为这违反了有关的协议
    if hit.strong and DONE in layout.masked[hit.end + 1 : hit.end + words["words"].rfind(OF)]:
        return False  # 称逮捕了几名有关的人士
    of, _, noun = words["words"].rpartition(OF)
    denies = hit.entry["act"] == "deny" or "denies" in hit.lists
    if denies and noun in word_list("cues.toml", "denied"):
        return not tells_what(reader.tokens(hit.end, hit.end + len(of)))
    if _wishes(hit) and noun in word_list("cues.toml", "wish_noun"):
        return True  # 要求停火的|呼声
    inside = layout.masked[hit.end + len(of)] == QUOTED  # 指责西岸“是扩张的国家”
    modified = longest_first("cues.toml", "modified")
    standing = [one for one in modified if noun.startswith(one)] if noun.startswith(modified) else []
    return not inside and any(noun == one or fails(noun, one) for one in standing)


def _wishes(hit: CueHit) -> bool:
    """True for 要求, 反对: what stands behind is demanded or opposed, and 的 with a noun may make all of it a noun."""
    return hit.weak and (hit.entry["act"] == "demand" or hit.entry["takes"] == "object")


@remembered
def _pattern(table: str) -> re.Pattern[str]:
    return table_pattern(PACKAGE, "cues.toml", table)


def describes(reader: ClauseReader, hit: CueHit) -> bool:
    """东岸宣布|撤军的决定引起不满: a verb behind the cue, and 的, make them describe a noun that is the subject."""
    masked = reader.layout.masked
    if _wishes(hit) and _pattern("describes_wish").match(masked, hit.end):
        return True
    if hit.entry["act"] == "demand" and _pattern("describes_demand").match(masked, hit.end):
        return True
    match = _pattern("describes").match(reader.layout.masked, hit.end)
    if match is None or hit.entry["act"] == "deny":
        return False  # 否认加税的措施是报复
    first = reader.tokens(hit.end, match.end("words"))[0]
    verb = first.tag in ("v", "vn") and first.word not in word_list("cues.toml", "unreal") and not is_skipped(first)
    return verb or first.word in small_words("away_from")
