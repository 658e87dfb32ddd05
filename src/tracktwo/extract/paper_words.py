"""The words for papers: what tells that somebody brought one out, and what else the same paper may be called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from tracktwo.extract.tokens import PACKAGE, longest_first, word_list
from tracktwo.languages import entries, table_pattern
from tracktwo.languages.gate import needed

_STAND_IN = "\ue002"  # for a paper whatever it is called


@lru_cache(maxsize=200)
def brings_out(papers: tuple[str, ...]) -> re.Pattern[str]:
    """What tells that somebody brought a paper out: 发表联合声明, 在一份声明中; `of` in 发布的声明."""
    named = "(?:" + "|".join(map(re.escape, papers)) + ")"
    return re.compile("|".join((_bringing(named), *writing_verbs(papers))))


def _bringing(named: str) -> str:
    (entry,) = entries(PACKAGE, "cues.toml", "brings_out", required=("names", "pattern"))
    verbs = "|".join(longest_first("cues.toml", "brings_out"))
    pattern: str = entry["pattern"]
    return pattern.replace("VERBS", verbs).replace("PAPER", named)


@cache
def _telling() -> tuple[str, ...]:
    """Words of which one stands wherever somebody brings a paper out, _STAND_IN for the paper: 发表, and 声明中."""
    return tuple(sorted(needed(re.compile(_bringing(_STAND_IN))) or ("",)))


def may_tell(papers: tuple[str, ...], words: str) -> bool:
    """False where the words cannot tell of the paper, for which a pattern of its own need not be made: it takes as long
    to compile as a tenth of a text to read. There is one for all letters."""
    if len(papers) > 1 or any(verb in words for verb in writing_verbs(papers)):
        return True
    return any(word.replace(_STAND_IN, papers[0]) in words for word in _telling())


def writing_verbs(papers: tuple[str, ...]) -> tuple[str, ...]:
    """What whoever writes a letter or an article does, where the papers are such: 致函, 刊文."""
    if papers[0] in word_list("cues.toml", "article_named"):
        return longest_first("cues.toml", "writes_article")
    letters = word_list("cues.toml", "letter")
    return longest_first("cues.toml", "writes_letter") if papers[0] in letters else ()


@lru_cache(maxsize=200)
def spellings(paper: str) -> tuple[tuple[str, ...], ...]:
    """The words for a paper, then the one that they end with: 研究报告, 报告; all words for a letter."""
    same = next((names for names in _of_one_kind() if paper in names), None)
    if same is not None:
        return (same,)
    if paper in studies():
        return (paper,), studies()[paper]
    kind = table_pattern(PACKAGE, "cues.toml", "paper_kind").match(paper)
    short = paper[kind.end() :] if kind else ""
    return ((paper,), (short,)) if short in word_list("sources.toml", "document") else ((paper,),)


@cache
def studies() -> Mapping[str, tuple[str, ...]]:
    """Words for a study that are verbs too, each with what else the same one is called: 调查, 民意调查."""
    found = entries(PACKAGE, "cues.toml", "survey", required=("names", "also"))
    return {name: tuple(study["also"]) for study in found for name in study["names"]}


@cache
def _of_one_kind() -> tuple[tuple[str, ...], ...]:
    """The words for one and the same letter, and those for one and the same poll."""
    return longest_first("cues.toml", "letter"), longest_first("cues.toml", "poll")


@lru_cache(maxsize=2000)
def kind_in_front(words: str) -> int:
    """How many characters at the end of these words tell what kind of paper follows: 2 of 商会的年度|报告."""
    kind = _kind_at_end().search(words)
    return len(kind.group()) if kind else 0


@cache
def _kind_at_end() -> re.Pattern[str]:
    return re.compile(f"(?:{table_pattern(PACKAGE, 'cues.toml', 'paper_kind').pattern})$")
