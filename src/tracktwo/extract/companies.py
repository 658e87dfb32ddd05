"""Which company 该公司, 这家企业 or 公司 alone means: the one that heads a sentence near by, or is named there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracktwo.extract.candidates import ClauseReader, clauses
from tracktwo.extract.clause_persons import heads
from tracktwo.extract.findings import Sentence
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.plurals import company_head, is_unnamed_company
from tracktwo.extract.tokens import Token, any_word, openings, small_words
from tracktwo.extract.word_kinds import NAME_TAGS
from tracktwo.languages.particles import AT, OF

LONGEST = 18  # characters of the name of a company
_TAGS = frozenset({*NAME_TAGS, "nz", "eng", "nt"})
_TIMES = ("t", "d", "f")


def company_before(reader: ClauseReader, sentences: Iterable[Sentence], at: int) -> str | None:
    """The company of the nearest sentence in front of `at`: the last that heads a clause, else the last named."""
    for start, end in sentences:
        leads, last = None, None
        for begun, done in clauses(reader.layout.masked, start, min(end, at)):
            tokens = reader.tokens(begun, done)
            if _points_back(tokens):
                break  # 该公司收购了江南公司: it goes on with the company of the sentences before
            for named in _named(reader, tokens):
                last = named.words
                if heads(tokens, named) and not reader.layout.masked.startswith(OF, named.end):
                    leads = named.words
        if leads or last:
            return leads or last
    return None


def _points_back(tokens: list[Token]) -> bool:
    """True for 该公司…, 这家|企业…, 公司…."""
    if not tokens or tokens[0].word in small_words("company_alone"):
        return bool(tokens)
    first = tokens[0]
    behind = len(tokens) > 1 and tokens[1].word in small_words("company") and first.tag not in _TIMES
    return first.word.startswith(openings("bridge")) and (behind or company_head(first.word) is not None)


def _named(reader: ClauseReader, tokens: list[Token]) -> Iterator[Phrase]:
    """The companies that a clause names, in order: 江南公司, 芯片制造商|江南国际, and those that everybody knows."""
    if not tokens:
        return
    masked, known = reader.layout.masked, any_word("sources.toml", "company_name")
    found = [(one.start(), one.end()) for one in known.finditer(masked, tokens[0].start, tokens[-1].end)]
    by_start = {
        start: Phrase(start, end, masked[start:end], "body", None, start)
        for start, end in found
        if not masked.endswith(AT, 0, start)  # 在脸书上发文
    }
    for i, token in enumerate(tokens):
        told = _is_told(tokens, i)
        ends = token.word.endswith(openings("company_end")) and not _is_told(tokens, i + 1)
        named = reader.noun_phrase(tokens, i) if told or ends else None
        if named is not None and told:
            by_start[token.start] = Phrase(token.start, token.end, token.word, "body", None, named.full_start)
        elif named is not None and named.kind == "body" and _is_name(named.words):
            by_start[named.start] = named
    yield from (by_start[start] for start in sorted(by_start))


def _is_told(tokens: list[Token], i: int) -> bool:
    """True for 江南国际 of 芯片制造商|江南国际."""
    front = 0 < i < len(tokens) and tokens[i].start == tokens[i - 1].end
    return front and tokens[i].tag in _TAGS and tokens[i - 1].word.endswith(openings("company"))


def _is_name(words: str) -> bool:
    """江南公司, not 该公司, 一家公司 or 公司."""
    says_more = not words.startswith(openings("bridge")) and words not in openings("company")
    joined = any(word in words for word in small_words("joiner"))
    return says_more and len(words) <= LONGEST and OF not in words and not joined and not is_unnamed_company(words)
