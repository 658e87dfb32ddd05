"""Whose words a cue brings whose sentence names nobody: 用…的话说 names him, else whoever spoke in the one before."""

from __future__ import annotations

from dataclasses import replace

from tracktwo.extract.candidates import Candidate, ClauseReader, clauses, with_source, without_turn
from tracktwo.extract.layout import QUOTED
from tracktwo.extract.noun_phrases import ACTORS, NAME_TAGS, Phrase, is_skipped, source_words
from tracktwo.extract.tokens import Token, longest_first, openings, small_words, word_list
from tracktwo.languages.particles import TOWARDS
from tracktwo.languages.script import FIRST_HAN


def in_words_of(reader: ClauseReader, candidate: Candidate) -> Phrase | None:
    """用丁一鸣自己的话|说, 以他们的话|说: whoever is named in between; None for 用通俗的话说."""
    lead = without_turn(candidate.lead)
    if not lead.startswith(openings("in_words")) or not candidate.lead.rstrip().endswith(openings("words_end")):
        return None
    ending = max((one for one in openings("words_end") if candidate.lead.rstrip().endswith(one)), key=len)
    begin = candidate.clause + len(candidate.lead) - len(lead) + 1
    end = candidate.clause + len(candidate.lead.rstrip()) - len(ending)
    named = reader.source(begin, end) if begin < end else None
    return named if named is not None and named.kind in ACTORS | {"pronoun"} else None


def behind_semicolon(reader: ClauseReader, last: Candidate, candidate: Candidate) -> Candidate | None:
    """指乙撒谎；|李砚衡|则面露不耐，并称…: whoever heads what stands behind the semicolon; None for nobody else.

    A state only behind a weak cue: what somebody says goes on behind a semicolon (丁一鸣说，甲；西岸已撤军，并称…).
    """
    masked = reader.layout.masked
    at = max(masked.rfind(mark, last.hit.end, candidate.clause) for mark in "；;")
    begin, end = next(clauses(masked, at + 1, candidate.clause), (0, 0)) if at >= 0 else (0, 0)
    if begin >= end:
        return None
    who = reader.subject(begin, end)
    front = masked[begin:end].lstrip()
    if front[:1] == QUOTED or front.startswith((*openings("opens_when"), *longest_first("cues.toml", "condition"))):
        return None
    if who is None or who.kind not in (ACTORS if last.hit.weak else ACTORS - {"place"}):
        return None
    if QUOTED in masked[begin : who.end]:
        return None
    same = last.source is not None and (who.words in last.source.words or last.source.words in who.words)
    if same or not all(map(is_skipped, [one for one in reader.tokens(begin, end) if one.end <= who.full_start])):
        return None
    return replace(with_source(candidate, who), clause=begin)


def goes_on(reader: ClauseReader, candidate: Candidate) -> bool:
    """此外，就此并称…: small words, times, topics and occasions alone stand in front of a cue without a source.

    Where more does (大众车型市场萎缩，一度宣称…; 以警方称…), somebody else is its subject, whom nothing could read. At
    the head of a line only 并, 还 and the like or a paper (通知说) go on: not 警告西岸，东岸试射导弹.
    """
    masked = reader.layout.masked
    begin, cue = candidate.sentence[0], candidate.hit.start
    if not masked[max(0, masked.rfind("\n", 0, begin)) : begin].strip() and not _takes_up(masked, candidate):
        return False
    front = list(clauses(masked, begin, cue))
    return all(_is_aside(reader, reader.tokens(*clause), own=clause[1] == cue) for clause in front)


def _takes_up(masked: str, candidate: Candidate) -> bool:
    """同时也|要求, 回应还|表示, |通知说: a line that goes on with the one before it."""
    opens = masked[candidate.sentence[0] : candidate.hit.start].lstrip()
    if opens.startswith(openings("alongside")):
        return True
    paper = candidate.hit.word[:2] if len(candidate.hit.word) > 2 else ""
    return paper in source_words("document") or paper in word_list("cues.toml", "bridged_noun")


def _is_aside(reader: ClauseReader, tokens: list[Token], *, own: bool) -> bool:
    """针对此事, 随后|又, 在|声明|中: a topic, an occasion or small words; not 由十国|发起, 以|警方, 在丁一鸣的演讲|中.

    In the clause of the cue (`own`) what it is about is nobody who may speak: 就联合国专家|表示.
    """
    first = next((at for at, one in enumerate(tokens) if not _is_small(one) or one.word in _opens()), None)
    if first is None:
        return True
    rest = [one for one in tokens[first + 1 :] if not _is_small(one)]
    word = tokens[first].word
    if word in small_words("and_then"):
        return _is_aside(reader, tokens[first + 1 :], own=own)
    if word not in _opens():
        return False
    if not rest:
        return True
    if word in small_words("topic_opening") or word == TOWARDS:
        about = reader.noun_phrase(tokens, tokens.index(rest[-1])) if own else None
        return about is None or about.kind not in ACTORS
    placed = rest[-1].word in source_words("place") or rest[-1].tag == "f"
    return placed and not any(one.tag in NAME_TAGS or one.tag == "title" for one in rest)


def _is_small(token: Token) -> bool:
    """True for a word that is passed over, and no word that the cutter does not know: 李旻臻."""
    unknown = token.tag == "x" and len(token.word) > 1 and FIRST_HAN <= token.word[0] < QUOTED
    return (is_skipped(token) and not unknown) or token.tag == "quote"


def _opens() -> frozenset[str]:
    return source_words("preposition") | small_words("and_then") | small_words("topic_opening")
