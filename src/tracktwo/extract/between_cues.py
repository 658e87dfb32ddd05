"""Who speaks at a cue that has no source: the subject that stands between it and the cue before."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from tracktwo.extract.candidates import Candidate, ClauseReader, clauses, with_source
from tracktwo.extract.channels import is_press
from tracktwo.extract.contents import bare_length
from tracktwo.extract.layout import QUOTED
from tracktwo.extract.noun_phrases import ACTORS, Phrase, is_skipped, source_words
from tracktwo.extract.retold_subjects import retold_subject
from tracktwo.extract.subjects import first_noun_phrase
from tracktwo.extract.tokens import PACKAGE, Token, any_word, longest_first, openings, small_words, word_list
from tracktwo.languages import table_pattern
from tracktwo.languages.remembered import remembered

SHORTEST_INNER = 4  # characters of what an inner cue tells
SHORTEST_SAID = 9  # characters of what somebody has said who adds more
_CLAUSE_END = re.compile("[，；]")


def carries(last: Candidate) -> bool:
    """报道指出，他也期待…: an outlet's report only brings in what somebody else says; so does Sample.com报道."""
    source = last.source
    if source is None:
        return False
    reports = last.hit.entry["id"].startswith("zh.cue.report")
    named = source.kind in ("person", "group") and source.title not in word_list("titles.toml", "asker")
    reporter = reports and (not named or source.words.isascii())
    return reporter or source.words in word_list("cues.toml", "retold") or is_press(source.words)


def asks(last: Candidate) -> bool:
    """提问称, 问到: a question, all of whose words are one content."""
    return last.hit.strong and any(word in last.hit.word for word in openings("ask_word"))


def says_more(masked: str, candidate: Candidate) -> bool:
    """True where another clause follows the one of an inner cue: the outer speaker says more than it."""
    return "，" in masked[candidate.hit.end : candidate.sentence[1]].lstrip("，,：")


def adds(masked: str, last: Candidate, candidate: Candidate) -> bool:
    """丁一鸣说，甲，他要求乙: the same person adds a demand, a reproach or thanks in a clause that he heads.

    False behind a clause of a few words (说，应东岸请求，他下令…) and for what is to come or contradicts (但他会要求…).
    """
    own = candidate.source
    if own is None or not own.leads or "he_adds" not in candidate.hit.lists:
        return False
    if own.words in small_words("plural") or own.words in small_words("it"):
        return False
    if candidate.lead.lstrip().startswith(openings("contrast")):
        return False
    later = _pattern("is_to_come").search(masked, own.end, candidate.hit.start)
    return later is None and bare_length(masked[last.hit.end : candidate.clause]) >= SHORTEST_SAID


def is_judged(masked: str, candidate: Candidate, own: Phrase) -> bool:
    """说，西岸不能相信…; 说，西岸要求停火是两回事; 说，周文澜说这话，…: it is said of the inner words."""
    start, end = candidate.hit.end, candidate.sentence[1]
    if candidate.hit.entry.get("noun") or _pattern("not_uttered").search(masked, own.end, candidate.hit.start):
        return True
    while masked[start : start + 1] in openings("aspect"):
        start += 1
    tells = "tells" in candidate.hit.lists  # 说，总统告诉他，…
    if tells or masked[start : start + 1] in "，：:," or masked[start : start + 1] == QUOTED:
        return False
    first = next(clauses(masked, start, end), (start, start))
    short = bare_length(masked[slice(*first)]) < SHORTEST_INNER and says_more(masked, candidate)
    return short or _pattern("told_thing").search(masked, start, end) is not None


@remembered
def _pattern(table: str) -> re.Pattern[str]:
    return table_pattern(PACKAGE, "cues.toml", table)


def is_bare_cue(reader: ClauseReader, candidate: Candidate) -> bool:
    """批评…，要求…: nothing but small words between the comma and a cue without a source."""
    return all(map(is_skipped, reader.tokens(candidate.clause, candidate.hit.start)))


def is_small(tokens: list[Token]) -> bool:
    """针对此事, 随后|又: small words alone, or a phrase that a preposition or 并 opens."""
    opens = _opens_small()
    first = next((one for one in tokens if one.word in opens or not (is_skipped(one) or one.tag == "quote")), None)
    return first is None or first.word in opens


@cache
def _opens_small() -> frozenset[str]:
    return source_words("preposition") | small_words("and_then") | small_words("topic_opening")


def is_closed(reader: ClauseReader, last: Candidate, candidate: Candidate) -> bool:
    """在总统警告…之后，丁一鸣宣布…: the clause of the first cue is only the time of what follows."""
    first = _CLAUSE_END.split(reader.layout.masked[last.hit.end : candidate.clause], maxsplit=1)[0]
    return first.endswith(longest_first("cues.toml", "while"))


def fresh_subject(reader: ClauseReader, last: Candidate, candidate: Candidate) -> Candidate | None:
    """…，丁一鸣在海口发表谈话，抨击…: the clause in front brings a new speaker with a verb of speaking."""
    if is_closed(reader, last, candidate):  # 在中国指控…之后，新德里给出说法，指责…
        end = reader.layout.masked.find("，", last.hit.end, candidate.clause) + 1
        phrase = reader.borrow((end, candidate.sentence[1]), candidate.clause)
        return with_source(candidate, phrase) if phrase else None
    before = list(clauses(reader.layout.masked, last.hit.end, candidate.clause))
    if (told := retold_subject(reader, last, candidate, before)) is not None:
        return with_source(candidate, told)  # 晨报报道，丁一鸣访问西岸，并称…
    if len(before) < 2:
        return None
    tokens = reader.tokens(*before[-1])
    spoken = any(token.word in word_list("sources.toml", "speech_verb") for token in tokens)
    phrase = first_noun_phrase(tokens, reader.known)
    bare = last.hit.weak and not reader.layout.masked[candidate.clause : candidate.hit.start].strip()
    heads = bare and phrase is not None and phrase.full_start == tokens[0].start  # 东岸否认指控，西岸态度强硬，警告…
    if not spoken and not heads and not (tokens and tokens[0].word in small_words("contrast")):
        return None
    if phrase is None or phrase.kind not in ("person", "title", "body"):
        return None
    return replace(with_source(candidate, reader.unmask(phrase)), clause=before[-1][0])


def raised(reader: ClauseReader, candidate: Candidate) -> Phrase | None:
    """Who speaks by the clause right in front of a bare cue, without being its subject; None for nobody.

    此举引发网民点赞，|称…: the 网民; 晨报引述丁一鸣的说法，|表示…: 丁一鸣.
    """
    before = list(clauses(reader.layout.masked, candidate.sentence[0], candidate.clause))
    if not before or not is_bare_cue(reader, candidate):
        return None
    return _stirred(reader, *before[-1]) or _cited(reader, *before[-1])


def pressed(reader: ClauseReader, candidate: Candidate) -> tuple[Phrase | None] | None:
    """Whose demand or answer comes to the subject of the clause in front of a bare cue; None where nothing comes.

    收到东岸官员的回信，|表示…: the 东岸官员, alone in a tuple; 面临国际压力，|要求其…: nobody, (None,). Who is only
    pressed or told speaks himself, but for a demand: 面对西岸的压力，|强调….
    """
    before = list(clauses(reader.layout.masked, candidate.sentence[0], candidate.clause))
    match = _pattern("pressed").search(reader.layout.masked, *before[-1]) if before else None
    if match is None or not is_bare_cue(reader, candidate):
        return None
    if match["letter"] is None and not _presses(reader, candidate, told=match["force"] is None):
        return None
    found = reader.source(match.start("who"), match.end("who")) if match["who"] else None
    return (found if found is not None and found.kind in ACTORS else None,)


def _presses(reader: ClauseReader, candidate: Candidate, *, told: bool) -> bool:
    """Whether the cue is what somebody is pressed to do (要求|其…, 希望|公布…) or, where he is `told`, any demand."""
    if candidate.hit.word not in small_words("presses"):
        return False
    first = next(iter(reader.tokens(candidate.hit.end, candidate.sentence[1])), None)
    return told or (first is not None and (first.tag[:1] == "v" or first.word in small_words("pressed_one")))


def _stirred(reader: ClauseReader, start: int, end: int) -> Phrase | None:
    """引发|东岸百万网民|点赞, 引得|东岸总统|大怒: who is moved to say something."""
    masked = reader.layout.masked
    match = _pattern("stirs").search(masked, start, end) or _pattern("angers").search(masked, start, end)
    found = reader.source(match.start("who"), match.end("who")) if match is not None and match["who"] else None
    return found if found is not None and found.kind in ACTORS else None


def _cited(reader: ClauseReader, start: int, end: int) -> Phrase | None:
    """晨报引述|丁一鸣|的说法: whose words an outlet brings in."""
    match = any_word("cues.toml", "cites").search(reader.layout.masked, start, end)
    if match is None:
        return None
    words, carrier = reader.layout.masked[match.end() : end], reader.source(start, match.start())
    ending = next((one for one in longest_first("cues.toml", "words_of") if words.endswith(one)), "")
    printed = carrier is not None and (is_press(carrier.words) or carrier.words in word_list("cues.toml", "retold"))
    if not printed or not ending or len(ending) == len(words):
        return None
    found = reader.source(match.end(), end - len(ending))
    return found if found is not None and found.kind in ACTORS else None


def speaks_out(reader: ClauseReader, last: Candidate, candidate: Candidate) -> Phrase | None:
    """丁一鸣说，西岸国防部发表声明，|称…: whoever brings out words in the one clause between; the outer adds nothing.

    None where nobody else heads that clause, or its verb is none of speaking out (西岸军方发布照片，).
    """
    before = list(clauses(reader.layout.masked, last.hit.end, candidate.clause))
    if len(before) != 1 or not last.hit.strong or not is_bare_cue(reader, candidate):
        return None
    tokens = reader.tokens(*before[0])
    words = {token.word for token in tokens}
    if not words & word_list("cues.toml", "brings_words") or words & word_list("cues.toml", "unreal"):
        return None
    phrase = first_noun_phrase(tokens, reader.known)
    if phrase is None or phrase.full_start != tokens[0].start or phrase.kind not in (*ACTORS, "place"):
        return None
    return None if last.source is not None and phrase.words == last.source.words else reader.unmask(phrase)


def only_tells_topic(masked: str, last: Candidate, candidate: Candidate) -> bool:
    """据晨报报道，对于东岸撤军|，丁一鸣说…: the outlet tells only what the one behind speaks about."""
    between = masked[last.hit.end : candidate.clause].strip("，,：: ")
    topic = between.startswith(longest_first("cues.toml", "only_topic")) and "，" not in between and "：" not in between
    return topic and (last.according or carries(last)) and candidate.hit.strong


def is_belied(reader: ClauseReader, last: Candidate, candidate: Candidate) -> bool:
    """批评，东岸干涉邻国，却谎|称…: what a third side is said to claim against the truth, no words of who tells it."""
    belied = openings("belied")
    if not candidate.lead.rstrip().endswith(belied) and not candidate.hit.word.startswith(belied):
        return False
    told = reader.borrow((last.hit.end, candidate.sentence[1]), candidate.clause)
    return told is not None and told.kind in ACTORS and (last.source is None or told.words != last.source.words)


def subject_apart(reader: ClauseReader, last: Candidate, candidate: Candidate) -> Phrase | None:
    """据晨报报道，丁一鸣在记者会上，呼吁…: the clause in front holds only who speaks and where, and no verb."""
    if not (last.according or carries(last)) or not is_bare_cue(reader, candidate):
        return None
    before = list(clauses(reader.layout.masked, last.hit.end, candidate.clause))
    if len(before) != 1:
        return None
    tokens = reader.tokens(*before[0])
    source = reader.source_of(tokens)
    if source is None or source.kind not in ACTORS:
        return None
    if not all(map(is_skipped, [token for token in tokens if token.end <= source.full_start])):
        return None
    if any(token.tag == "quote" for token in tokens):
        return None
    behind = [token for token in tokens if token.start >= source.end]
    placed = bool(behind) and (behind[-1].word in source_words("place") or behind[-1].tag == "f")
    return source if placed or all(map(is_skipped, behind)) else None
