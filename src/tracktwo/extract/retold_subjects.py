"""Who speaks at a cue without a source inside what an outlet tells: 晨报报道，丁一鸣访问西岸，|并称…."""

from __future__ import annotations

from tracktwo.extract.candidates import Candidate, ClauseReader
from tracktwo.extract.channels import is_press
from tracktwo.extract.layout import QUOTED
from tracktwo.extract.noun_phrases import Phrase, is_skipped, is_verb, source_words
from tracktwo.extract.tokens import Token, longest_first, openings, small_words, word_list
from tracktwo.languages.particles import IS

Clause = tuple[int, int]


def retold_subject(reader: ClauseReader, last: Candidate, candidate: Candidate, before: list[Clause]) -> Phrase | None:
    """Who heads the clauses `before` the cue, behind the one that brings the report in; None where it goes on."""
    report = last.hit.entry["id"].startswith("zh.cue.report")
    if not before or not report or candidate.hit.entry["act"] == "forecast":
        return None
    told = reader.borrow((last.hit.end, candidate.sentence[1]), candidate.clause)
    if told is not None and told.words in small_words("part_of_paper"):
        told = reader.borrow((last.hit.end, candidate.sentence[1]), told.start)  # 发表白皮书，内容分六部分，|指…
    if told is None:
        return None
    named = told.title or told.words in reader.known
    return told if named or _is_other_body(reader, told, candidate, before) else None


def _goes_on(candidate: Candidate) -> bool:
    return candidate.lead.lstrip().startswith(openings("alongside"))


def _is_other_body(reader: ClauseReader, told: Phrase, candidate: Candidate, before: list[Clause]) -> bool:
    """据晨报报道，东岸国务院公布名单，|称…: a body or a state that is no outlet.

    Behind a weak cue only one that has brought something out or goes on: 司法部发布新闻稿，|指控…, and a state only so
    behind any cue: 东岸宣布制裁，|称…. Between its clause and the cue only verbs open a clause: 警方签署命令，也将关闭
    领馆，|理由是….
    """
    if told.words.startswith(longest_first("sources.toml", "speech_verb")) or is_press(told.words):
        return False
    if reader.layout.masked[told.start] == QUOTED or told.kind not in ("body", "place"):
        return False
    later = [clause for clause in before if clause[0] > told.start]
    if not all(_opens_with_verb(reader.tokens(*clause)) for clause in later):
        return False
    if _goes_on(candidate) or (told.kind == "body" and candidate.hit.strong):
        return True
    own = reader.tokens(*before[len(before) - len(later) - 1])
    verbs = word_list("sources.toml", "speech_verb")
    return (candidate.hit.strong or told.kind == "body") and any(token.word in verbs for token in own)


def _opens_with_verb(tokens: list[Token]) -> bool:
    """关闭|领馆, 也|将|目标对准个人, 内容|分六部分; not 是|继去年议员致函总统."""
    first = next((one for one in tokens if not is_skipped(one)), None)
    if first is None or first.word == IS:
        return False
    opens = is_verb(first) or first.tag.startswith("v") or first.word in source_words("preposition")
    return opens or first.word in small_words("part_of_paper")
