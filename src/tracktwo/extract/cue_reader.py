"""Whether a cue word is a cue here: by its strength, its source, what stands in front and what behind."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import chain, pairwise, takewhile

from tracktwo.extract.agents import with_agent
from tracktwo.extract.candidates import Candidate, ClauseReader, behind_turn, clauses
from tracktwo.extract.contents import LONG_QUOTE, bare_length, holds
from tracktwo.extract.cue_fronts import (
    by_nobody,
    describes_its,
    in_form,
    is_addressed,
    is_byline,
    is_caused,
    is_closing,
    is_done_to,
    is_made_by,
    is_means,
    is_met,
    is_most,
    is_no_speech,
    is_passive,
    is_somebodys,
    is_towards,
    is_unreal,
    is_unreal_far,
    makes_clear,
    makes_sure,
    topic_source,
    writes,
)
from tracktwo.extract.cue_nouns import (
    describes,
    is_counted,
    is_due,
    is_no_outlet,
    is_published,
    is_share,
    modifies,
    noun_source,
    only_words,
)
from tracktwo.extract.cues import CueHit, cue_table
from tracktwo.extract.findings import Sentence
from tracktwo.extract.laws_say import with_law
from tracktwo.extract.layout import QUOTED, Layout
from tracktwo.extract.not_said import in_condition, reports_nothing
from tracktwo.extract.noun_phrases import (
    ACTORS,
    NAME_TAGS,
    ends_body,
    is_noun,
    is_skipped,
    joins_on,
    source_words,
)
from tracktwo.extract.only_topics import uses_as_tool
from tracktwo.extract.own_plans import is_own_plan
from tracktwo.extract.quoted_names import names_nobody
from tracktwo.extract.sources import is_noun_here
from tracktwo.extract.tokens import PACKAGE, Token, longest_first, openings, small_words, word_list
from tracktwo.extract.word_edges import own_word
from tracktwo.languages import table_pattern
from tracktwo.languages.particles import BY, DONE, IS, OF, THAT_WHICH
from tracktwo.languages.remembered import remembered

_FILE = "cues.toml"
CLAUSE = 8  # characters of a clause behind 提到
SHORT_CLAUSE = 6  # and behind 报道
_CLOSING = frozenset('”」』’"')
_NAMES = NAME_TAGS | {"ns", "nt", "title", "bracket", "m", "q", "b"}
_CLAUSE_TOLD = re.compile("[^，,：:。；;]{1,12}[，,：:]")
_CLAUSE_MARK = re.compile("[，,。；;]")


@cache  # of the patterns of cues.toml
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _aspect() -> str:
    """The characters that say of a verb that it is done or going on."""
    return "".join(openings("aspect"))


@cache
def _aspect_or_blank() -> str:
    return _aspect() + " "


@remembered
def _pattern(table: str) -> re.Pattern[str]:
    return table_pattern(PACKAGE, _FILE, table)


class CueReader:
    """Reads the cue words of one page, each with its source phrase; drops those that are nouns, actions or unreal."""

    def __init__(self, layout: Layout, reader: ClauseReader) -> None:
        self.layout = layout
        self.reader = reader

    def read(self, hit: CueHit, sentence: Sentence, floor: int) -> Candidate | None:
        """The candidate for a cue word that is a cue here; None where it is a noun, an action or part of a word."""
        word = self._as_word(hit, sentence)
        if word is None:
            return None
        hit, lists = word, word.lists
        candidate = self.reader.candidate(hit, sentence, floor)
        before = self.layout.page.folded[hit.start - 1 : hit.start]
        if "named_noun" in lists and before in _CLOSING and not candidate.quoted_before:
            return None  # “干净网络”|倡议
        if "printed_noun" in lists and (self._only_covers(candidate) or self._tells_nothing(candidate)):
            return None
        if candidate.according:
            return self._with_according(candidate)
        if (noun := noun_source(self.reader, hit, candidate)) is not None:
            return replace(candidate, hit=noun[1], source=noun[0]) if noun[1].word else None
        open_topic = candidate.source is None or candidate.lead.startswith(openings("topic_of"))
        if open_topic and (told := topic_source(self.reader, candidate)) is not None:
            candidate = replace(candidate, source=told, topic=True)
        if "laid_down" in lists:
            candidate = with_law(self.layout, candidate)
        who = candidate.source
        if (who is not None and who.kind == "self") or is_share(who.words if who else candidate.lead):
            return None
        reports = hit.entry["id"].startswith("zh.cue.report")
        if reports and who is not None and is_no_outlet(who):
            return None
        if "suffered" in lists and self._is_suffered(candidate):
            return self._suffered(candidate)
        if (reports and self._is_reported(candidate)) or ("met_with" in lists and BY in candidate.lead):
            return None
        if hit.entry["takes"] == "two":
            found = None if uses_as_tool(self.layout.masked, hit) else self._with_about(candidate)
            return found if found and self._has_speaker(found) else None
        return with_agent(self.layout.masked, self.reader, candidate) if self._counts(candidate) else None

    def _as_word(self, hit: CueHit, sentence: Sentence) -> CueHit | None:
        """The cue where it stands as a word, off the name in front of it; None for a part of a word or of a list."""
        folded = self.layout.page.folded
        hit = self._off_name(hit)
        # 赵立坚强调: a known name ends where the cue begins, whatever the word cutter sees there (坚强).
        if not (hit.start in self.reader.places.ends or "whole" in hit.lists):
            if (word := own_word(folded, hit, sentence)) is None:
                return None
            hit = word
        behind = folded[hit.end : hit.end + 1]
        if behind == "、" or behind in small_words("ends_noun") or only_words(self.layout.masked, hit):
            return None
        printed = "printed_noun" in hit.lists and folded.startswith(openings("printed_part"), hit.end)
        return None if printed else hit

    def _with_according(self, candidate: Candidate) -> Candidate | None:
        """据|东岸国防部|公布，…: the candidate with who stands behind 据; None for nobody, and without a mark."""
        hit = candidate.hit
        marked = hit.strong or self.layout.masked[hit.end : hit.end + 1] in ("，", "：", ",", ":")
        if hit.entry["strength"] == "quoted" or not marked:
            return None
        source = self.reader.source(self._behind_according(candidate), hit.start)
        return None if source is None or source.kind in ("other", "self") else replace(candidate, source=source)

    def _only_covers(self, candidate: Candidate) -> bool:
        """报道了这些威胁, 报道东岸大选: what a report is about, and nothing of what it says."""
        at = candidate.hit.end
        behind = self.layout.masked[at : at + 1]
        if behind in "，,：:。" or behind == QUOTED or candidate.according:
            return False
        if behind == DONE:
            return True
        end = next(clauses(self.layout.masked, at, len(self.layout.masked)), (at, at))[1]
        words = self.reader.tokens(at, end)
        ends = bool(words) and words[-1].tag == "v" and end - at >= SHORT_CLAUSE
        may = _pattern("may_be").search(self.layout.masked, at, end) is not None  # 报道丁一鸣可能访问西岸
        return not (ends or may) and not self._clause_behind(candidate.hit, SHORT_CLAUSE)

    def _tells_nothing(self, candidate: Candidate) -> bool:
        """但报道|没有透露地点: a report that has no source and is the subject of what it leaves out."""
        missing = self.layout.masked.startswith(openings("left_out"), candidate.hit.end)
        return missing and not candidate.according and candidate.source is None

    def _behind_according(self, candidate: Candidate) -> int:
        """Where the source begins behind 据, 根据 or 正如."""
        start = behind_turn(candidate)
        words = (*openings("according"), *openings("as_said"))
        standing = [one for one in words if self.layout.masked.startswith(one, start)]
        return start + max(map(len, standing), default=0)

    def _with_about(self, candidate: Candidate) -> Candidate | None:
        """The source in front of 把 or 将, and what stands between it and the cue."""
        match = _pattern("moved_front").search(candidate.lead)
        if match is None or BY in candidate.lead or _pattern("not_taken").search(candidate.lead, 0, match.start()):
            return None
        at = candidate.clause + match.start()
        source = self.reader.source(candidate.clause, at) if at > candidate.clause else None
        about = (candidate.clause + match.start("about"), candidate.hit.start)
        return replace(candidate, source=source, about=about)

    def _is_suffered(self, candidate: Candidate) -> bool:
        """被许多专家|视为, but not 被制裁的东岸官员|批评: there 被 stands in the words that describe the source."""
        at, source = candidate.lead.rfind(BY), candidate.source
        if at < 0 or source is None:
            return at >= 0
        described = self.layout.masked[source.full_start - 1] == OF
        inside = source.start <= candidate.clause + at < source.end
        return not (inside or (described and candidate.clause + at < source.full_start))

    def _suffered(self, candidate: Candidate) -> Candidate | None:
        """这份协议被许多专家视为失败: who stands behind 被 is the source, what stands in front of it a content."""
        at = self.layout.masked.rfind(BY, candidate.clause, candidate.hit.start)
        front = self.reader.tokens(candidate.clause, at)
        while front and (is_skipped(front[-1]) or front[-1].word == IS):
            front = front[:-1]
        two = candidate.hit.entry["takes"] == "two"
        named = bool(front) and is_noun(front[-1]) and front[-1].tag not in ("m", "q", "r")
        if not (named or (not front and not two)) or is_share(candidate.lead) or self._describes(candidate.hit):
            return None
        source = self.reader.source(at + 1, candidate.hit.start)
        if source is None or source.kind not in ACTORS:
            return None
        about = (behind_turn(candidate), front[-1].end) if two else None
        return replace(candidate, source=source, about=about)

    def _clause_behind(self, hit: CueHit, shortest: int = CLAUSE) -> bool:
        """提到军费很重要: behind the cue a noun and what is told of it, no thing alone (提到两国关系的变化)."""
        end = next(clauses(self.layout.masked, hit.end, len(self.layout.masked)), (hit.end, hit.end))[1]
        words = self.reader.tokens(hit.end, end)
        if (
            end - hit.end < shortest
            or words[-1].word in word_list("cues.toml", "topic_end")
            or words[0].word in small_words("no_clause")
            or words[-1].word in source_words("place")
        ):
            return False
        last = max((at for at, token in enumerate(words) if token.word == OF), default=0)
        if any(token.word in small_words("and_then") for token in words):
            return False
        return any(token.tag == "v" for token in words[max(last, 1) + 1 : -1])

    def _describes(self, hit: CueHit) -> bool:
        """被东岸视为老朋友的|州长担任: behind the words the noun follows that they describe, and its verb."""
        end = next(clauses(self.layout.masked, hit.end, len(self.layout.masked)), (hit.end, hit.end))[1]
        words = self.reader.tokens(hit.end, end)
        last = max((at for at, token in enumerate(words) if token.word == OF), default=len(words))
        return any(token.tag.startswith("v") for token in words[last + 2 :])

    def _off_name(self, hit: CueHit) -> CueHit:
        """赵立坚称: where the cue's first character ends a known name, the cue is the rest, 称."""
        if len(hit.word) != 2 or hit.start + 1 not in self.reader.places.ends:
            return hit
        rest = cue_table().get(hit.word[1:])
        return hit if rest is None else CueHit.of(hit.start + 1, hit.end, hit.word[1:], rest)

    def _counts(self, candidate: Candidate) -> bool:
        """Whether the words around a cue word let it be a cue: by its strength, its source and what stands behind."""
        hit, source = candidate.hit, candidate.source
        entry, strong, lists = hit.entry, hit.strong, hit.lists
        behind = self.layout.masked[hit.end : candidate.sentence[1]].lstrip(_aspect_or_blank())
        if not self._has_speaker(candidate):
            return False
        if hit.word.startswith(THAT_WHICH) and not candidate.lead.lstrip().startswith(openings("as_said")):
            return False
        tokens = self.reader.tokens(candidate.clause, hit.start)
        if in_condition(candidate, tokens) or (
            modifies(self.reader, hit) and candidate.lead.strip() not in small_words("and_then")
        ):
            return False
        if (front := entry.get("lead")) and not _compiled(front).match(candidate.lead.lstrip()):
            return False
        if source is None and "agentless" in lists and not all(map(is_skipped, tokens)):
            return False
        if entry["id"] == "zh.cue.publish" and is_published(tokens, source):
            return False
        if (
            is_own_plan(self.reader, candidate)
            or is_due(candidate)
            or is_counted(hit, tokens, behind)
            or self._sets_time(candidate, tokens, behind)
            or by_nobody(self.layout.masked, candidate)
            or is_done_to(tokens, source)
            or names_nobody(self.layout.page.folded, source)
            or makes_sure(candidate, behind)
            or describes_its(self.layout.masked, candidate)
            or reports_nothing(self.reader, candidate, tokens, behind)
        ):
            return False
        if not strong and (is_caused(tokens, source) or is_made_by(hit, tokens, behind)):
            return False
        if (wanted := entry.get("behind")) and not _compiled(wanted).match(behind) and not self._quotes_behind(hit):
            return False
        if source is not None and source.kind == "other" and behind[:1] not in "，：:,。" and behind[:1] != QUOTED:
            return False
        unreal = "never_felt" if "attitude" in lists else "unreal"
        if is_unreal(tokens, unreal) or is_somebodys(hit, tokens, behind) or is_most(self.layout.masked, hit, tokens):
            return False
        if not strong and is_unreal_far(tokens, source, word_list("cues.toml", "unreal_far")):
            return False
        if not strong and behind[:1] in ("，", ",") and is_no_speech(candidate, tokens, behind):
            return False
        return self._fits_strength(candidate, tokens, behind)

    def _fits_strength(self, candidate: Candidate, tokens: list[Token], behind: str) -> bool:
        """Whether what stands behind a cue is what one of its strength asks for, and no verb makes a noun of it."""
        hit, source, lists = candidate.hit, candidate.source, candidate.hit.lists
        entry, strength = hit.entry, hit.entry["strength"]
        if strength == "quoted":
            wanted = entry.get("or_behind")
            opens = wanted is not None and _compiled(wanted).match(behind) is not None
            return source is not None and source.kind != "other" and (opens or self._quotes_behind(hit))
        made = bool(tokens) and tokens[-1].word in word_list("cues.toml", "noun_maker")
        nominal = made and not entry.get("noun", False)  # 她的回答是
        if strength == "spoken":
            told = "tells" in lists and _CLAUSE_TOLD.match(behind)
            clause = (wanted := entry.get("or_behind")) and _compiled(wanted).match(behind)
            clause = clause or (entry.get("or_clause") and self._clause_behind(hit))
            clause = clause or (candidate.quoted_before and behind[:1] in ("", "。"))  # “…”，丁一鸣补充。
            apart = told or clause or (behind and (behind[0] in "，：:," or behind[0] == QUOTED))
            gives = entry["id"].startswith("zh.cue.gives")  # 向参加工程的企业|发出警告: its verb is in it
            noun = not gives and is_noun_here(tokens, source) and not is_addressed(tokens)
            return not nominal and bool(apart) and not noun
        if strength == "weak":
            described = self._is_described(candidate, tokens, behind)
            return not (described or nominal or is_noun_here(tokens, source)) and self._weak_counts(candidate)
        if hit.word in small_words("feels") and self._is_mood(behind):
            return False
        if "at_somebody" in lists and behind[:1] not in f"，：:,{QUOTED}" and self._only_names(candidate):
            return False  # 回击|周文澜，称…
        if "felt_about" in hit.lists and behind[:1] in ("，", ",") and _has_topic(tokens):
            return False  # 对会谈表示担忧，称…: a mood
        if "also_noun" in lists:
            return not nominal and (is_addressed(tokens) or in_form(tokens) or not is_noun_here(tokens, source))
        return True

    def _is_described(self, candidate: Candidate, tokens: list[Token], behind: str) -> bool:
        """Whether a weak cue is inside what another verb is about, or describes a noun: no act of its source."""
        source, hit = candidate.source, candidate.hit
        if source is None:
            return is_met(tokens, source, behind) or describes(self.reader, hit)
        return is_towards(tokens, source) or is_met(tokens, source, behind) or describes(self.reader, hit)

    def _sets_time(self, candidate: Candidate, tokens: list[Token], behind: str) -> bool:
        """丁一鸣在|宣布这些举动时没有提到会谈, 提到军售时说: the cue only says when something else was done or said."""
        time = bool(tokens) and tokens[-1].word in small_words("time_of")
        speaks = time or candidate.hit.weak or candidate.hit.word in small_words("speaks_of")
        if speaks and _pattern("said_meanwhile").match(behind):
            return True
        return time and _pattern("only_when").match(behind) is not None

    def _has_speaker(self, candidate: Candidate) -> bool:
        """Whether the source is one that the cue asks for: 显示 a document or a body, 公布 one of its own."""
        needs = candidate.hit.entry.get("needs")
        if needs is None:
            return True
        kind = candidate.source.kind if candidate.source else None
        if needs == "court":
            return candidate.source is not None and candidate.source.words.endswith(longest_first(_FILE, "court"))
        if needs == "paper":  # 报告把…列为; who lists something elsewhere does it
            tokens = self.reader.tokens(candidate.clause, candidate.hit.start)
            return kind == "document" or any(one.word in source_words("document") for one in tokens)
        if needs in ("document", "speaker"):
            clear = needs == "speaker" and makes_clear(self.reader, candidate)
            return clear or kind in ("document", "body") or writes(self.reader, candidate)
        if needs == "source_near" and kind is None:  # 双方沟通之后，|同意撤军: who does stands in the clause in front
            return candidate.clause > candidate.sentence[0] and not candidate.lead.strip()
        return not needs.startswith("source") or kind not in (None, "other", "self")

    def _is_reported(self, candidate: Candidate) -> bool:
        """True where 报道 takes no content: who filed the article from where, or what is reported by somebody."""
        tokens = self.reader.tokens(candidate.clause, candidate.hit.start)
        return is_byline(tokens) or is_passive(candidate.lead, tokens)

    def _quotes_behind(self, hit: CueHit) -> bool:
        """True where a quotation of a clause follows at once, or behind a comma or colon."""
        at = hit.end
        while self.layout.masked[at : at + 1] in ("，", "：", ":", ",", " "):
            at += 1
        one = self.layout.opening.get(at)
        return one is not None and bare_length(self.layout.page.text[one.inner_start : one.inner_end]) >= LONG_QUOTE

    def _governed(self, candidate: Candidate) -> bool:
        """举行反对…的集会: a verb right in front has the weak cue as its object."""
        tokens = self.reader.tokens(candidate.clause, candidate.hit.start)
        if not tokens or tokens[-1].tag not in ("v", "vn") or tokens[-1].word.startswith(openings("gives_word")):
            return False
        if is_means(tokens):
            return False
        word = tokens[-1].word
        return not any(
            word in word_list("sources.toml", table) for table in ("adverb", "speech_verb", "body", "document")
        )

    def _is_mood(self, behind: str) -> bool:
        """对此表示欢迎, 表示不满: a mood and no content."""
        words = _CLAUSE_MARK.split(behind, maxsplit=1)[0]
        short = 0 < bare_length(words) <= 4 and QUOTED not in words and behind[:1] not in "：:"
        return short and _pattern("short_clause").match(words) is None

    def _weak_counts(self, candidate: Candidate) -> bool:
        """A weak cue is one only with its content right behind and no verb of giving or getting in front."""
        masked = self.layout.masked
        hit = candidate.hit
        behind = masked[hit.end : candidate.sentence[1]].lstrip(_aspect())
        first = _CLAUSE_MARK.split(behind.lstrip("，,："), maxsplit=1)[0]
        if self._governed(candidate):
            return False
        if (
            hit.entry["takes"] == "object"
            and QUOTED not in first
            and (not holds(first, 4) or self._only_names(candidate))
        ):
            return False
        if is_closing(candidate, behind):
            return True
        if QUOTED not in behind[:3] and not holds(behind, 3) and not self._is_deed(candidate):
            return False
        if behind[:1] in "。；;、）)" or (behind[:1] in "，," and "before_comma" not in hit.lists):
            return False
        if candidate.source is None:
            return True
        return candidate.source.kind != "other" and candidate.source.leads

    def _is_deed(self, candidate: Candidate) -> bool:
        """巴基斯坦与印度宣布|停火: one verb alone, to the end of the sentence, by whoever has a name."""
        hit, source = candidate.hit, candidate.source
        tokens = self.reader.tokens(hit.end, hit.end + 2)
        verb = len(tokens) == 1 and tokens[0].tag in ("v", "vn", "vi")
        return verb and source is not None and hit.entry["act"] in ("announce", "demand", "assure", "deny")

    def _only_names(self, candidate: Candidate) -> bool:
        """批评北京: a name is criticised, but nothing for which; the names go on behind 以及 (…，以及议员|支持谈判)."""
        behind = clauses(self.layout.masked, candidate.hit.end, candidate.sentence[1])
        pieces = (self.reader.tokens(start, end) for start, end in behind)
        tokens = chain(next(pieces, []), *takewhile(joins_on, pieces))
        return all(token.tag in _NAMES or is_skipped(token) or ends_body(token.word) for token in tokens)


def _has_topic(tokens: list[Token]) -> bool:
    """对会谈|表示担忧: what is felt about stands in front; not for 对此, 在…上."""
    return any(one.word in small_words("towards") and is_noun(behind) for one, behind in pairwise(tokens))
