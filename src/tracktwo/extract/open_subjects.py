"""Who heads a sentence whose later clause has a cue and no source, where no table knows what the subject is.

北湖金山周三公布业绩，并表示会谈没有取消: 北湖金山. 这次投票遭西岸反对派抵制，并称…: 西岸反对派.
"""

from __future__ import annotations

from dataclasses import replace

from tracktwo.extract.between_cues import is_bare_cue, is_small
from tracktwo.extract.candidates import Candidate, ClauseReader, between_words, clauses
from tracktwo.extract.noun_phrases import ACTORS, NAME_TAGS, Phrase, is_noun, is_verb
from tracktwo.extract.tokens import Token, openings, small_words
from tracktwo.languages.particles import IS, OF

SHORTEST, LONGEST = 2, 14  # characters of a subject
_HEADS = NAME_TAGS | {"ns", "nt", "title"}


def open_subject(reader: ClauseReader, candidate: Candidate) -> Phrase | None:
    """The subject of the clauses in front of a cue of saying that has none; None where nobody there may speak.

    What no table knows may speak only by a cue that is nothing else; whoever has a name or a title by any.
    """
    on = _goes_on_saying(reader, candidate)
    if not on and not _says_at_all(reader, candidate):
        return None
    masked = reader.layout.masked
    for start, end in reversed(list(clauses(masked, candidate.sentence[0], candidate.clause))):
        if any(masked[at] == " " and between_words(masked, at) for at in range(start, end)):
            return None  # 东岸撤军 西岸称…: headings in one line
        tokens = _behind_above_all(reader.tokens(start, end))
        if (verb := _suffers(tokens)) is not None:
            return _agent(reader, tokens[verb + 1 :]) if on else None
        apart = end + 1 < candidate.clause and len(tokens) > 2
        if apart and tokens[-1].tag in _HEADS and tokens[-2 if tokens[-2].tag != "ns" else -3].word == OF:
            return _at_end(reader, tokens)  # 任期还有两年的|丁一鸣，在受访时，数度强调…
        subject = reader.subject_of(tokens)
        if subject is not None and subject.kind in ("other", "title"):
            if (named := _named(reader, tokens, subject)) is not None:
                return named
            if on and subject.kind == "other" and _may_speak(tokens, subject):
                return subject
        if subject is not None and subject.kind in ("body", "place") and tokens != reader.tokens(start, end):
            return subject  # 尤其是|西岸政府致函议会，认为…
    return None


def _at_end(reader: ClauseReader, tokens: list[Token]) -> Phrase | None:
    """Who ends a clause of one noun phrase, without what describes him: 丁一鸣, 西岸."""
    named = reader.noun_phrase(tokens, len(tokens) - 1)
    if named is None or named.kind not in ACTORS:
        return None
    last = tokens[-1]
    return named if named.kind == "person" else replace(named, start=last.start, end=last.end, words=last.word)


def _behind_above_all(tokens: list[Token]) -> list[Token]:
    """The words behind 尤其是, which has no subject."""
    words = [one.word for one in tokens[:2]]
    return tokens[2:] if len(words) == 2 and words[0] in small_words("above_all") and words[1] == IS else tokens


def _says_at_all(reader: ClauseReader, candidate: Candidate) -> bool:
    """…，强调…: a strong cue right behind its comma, which a plan may have for a subject too."""
    comma = candidate.clause > candidate.sentence[0] and reader.layout.masked[candidate.clause - 1] in "，,"
    said = candidate.hit.strong and "says_on" in candidate.hit.lists
    return comma and said and is_bare_cue(reader, candidate)


def _named(reader: ClauseReader, tokens: list[Token], subject: Phrase) -> Phrase | None:
    """总统丁一鸣|闻讯后: the name that opens a subject whose other words are no part of it; None without one."""
    inside = [one for one in tokens if subject.full_start <= one.start and one.end <= subject.end]
    names = [at for at, one in enumerate(inside) if one.tag in NAME_TAGS and len(one.word) > 1]
    if not names or (names[0] and inside[names[0] - 1].tag != "title"):
        return None
    first = tokens.index(inside[names[0]])
    last = first + 1 if tokens[first + 1 : first + 2] and tokens[first + 1].tag == "title" else first
    if tokens[last + 1 : last + 2] and tokens[last + 1].word == OF:
        return None
    phrase = reader.noun_phrase(tokens, last)
    return phrase if phrase is not None and phrase.kind == "person" else None


def _goes_on_saying(reader: ClauseReader, candidate: Candidate) -> bool:
    """…，并强调…, …，称…: a cue of saying right behind its comma, or behind 并 and small phrases."""
    hit = candidate.hit
    if candidate.clause <= candidate.sentence[0]:
        return False
    if reader.layout.masked[candidate.clause - 1] not in "，,；;":
        return False
    if not candidate.lead.lstrip().startswith(openings("goes_on_with")):
        return "says_at_once" in hit.lists and is_bare_cue(reader, candidate)
    tokens = reader.tokens(candidate.clause, hit.start)
    return "says_on" in hit.lists and (is_bare_cue(reader, candidate) or is_small(tokens))


def _suffers(tokens: list[Token]) -> int | None:
    """The index of 遭 in 投票|遭|西岸反对派|抵制: what follows is done to the subject; None without one."""
    behind = (i for i in range(len(tokens) - 2, -1, -1) if tokens[i].word in small_words("suffers"))
    return next((i for i in behind if any(is_verb(one) for one in tokens[i + 1 :])), None)


def _agent(reader: ClauseReader, tokens: list[Token]) -> Phrase | None:
    """Who does what the last verb tells: 西岸反对派|抵制."""
    verb = next(i for i in range(len(tokens) - 1, -1, -1) if is_verb(tokens[i]))
    phrase = reader.source_of(tokens[:verb])
    return phrase if phrase is not None and phrase.kind in ACTORS else None


def _may_speak(tokens: list[Token], subject: Phrase) -> bool:
    """True for nouns of a few characters that open their clause, with a verb behind; no 态势, 失业率, 这一时刻."""
    if not SHORTEST <= subject.end - subject.start <= LONGEST or subject.words.endswith(openings("never_speaks")):
        return False
    inside = [one for one in tokens if subject.full_start <= one.start and one.end <= subject.end]
    if (
        not inside
        or all(one.tag in ("m", "q") for one in inside)
        or inside[0].tag in ("r", "rz", "f")
        or is_verb(inside[0])
        or inside[-1].tag in ("a", "ad")
    ):
        return False
    if inside[0].tag == "m" and not inside[0].word.endswith(openings("counts_person")):
        return False
    return is_noun(inside[0]) and any(is_verb(one) for one in tokens if one.start >= subject.end)
