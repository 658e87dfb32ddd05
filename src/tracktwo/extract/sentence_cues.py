"""The cues of one sentence: which make a statement, which stand inside another's content, which are no cues here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tracktwo.extract.between_cues import (
    adds,
    asks,
    carries,
    fresh_subject,
    is_bare_cue,
    is_belied,
    is_closed,
    only_tells_topic,
    pressed,
    raised,
    speaks_out,
    subject_apart,
)
from tracktwo.extract.candidates import Candidate, ClauseReader, clauses, is_masked, with_source
from tracktwo.extract.contents import LONG_QUOTE, bare_length
from tracktwo.extract.cue_reader import CueReader
from tracktwo.extract.cues import CueHit, find_cues
from tracktwo.extract.findings import Finding, Sentence
from tracktwo.extract.governed import governed
from tracktwo.extract.inner_words import InnerWords
from tracktwo.extract.kept import Kept
from tracktwo.extract.layout import BRACKETED, QUOTED, Layout
from tracktwo.extract.not_said import is_duty
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.open_subjects import open_subject
from tracktwo.extract.speaks_on import behind_semicolon, goes_on, in_words_of
from tracktwo.extract.takes_over import taken_over
from tracktwo.extract.time_only import passes_on
from tracktwo.extract.tokens import PACKAGE, longest_first, openings, small_words, word_list
from tracktwo.languages.entries import table_pattern
from tracktwo.languages.particles import AT, BECAUSE, BUT, OF
from tracktwo.model import Content

Cued = list[tuple[Sentence, list[CueHit]]]  # each sentence with the cues that stand in it

_FILE = "cues.toml"
_HUMAN = ("person", "title", "group", "pronoun")
_AFTER_SEMICOLON = re.compile("[；;](?:[^，；。]{1,6}[，,])?$")
_MARK = re.compile("[，,；;]")


def sentences_with_cues(layout: Layout) -> Cued:
    """Each sentence of the running text with the cues that stand in it outside quotations and brackets."""
    hits = [hit for hit in find_cues(layout.page.folded) if not is_masked(layout, hit.start)]
    found: Cued = []
    at = 0
    for line in layout.lines:
        for sentence in line.sentences:
            while at < len(hits) and hits[at].start < sentence[0]:
                at += 1
            inside = []
            while at < len(hits) and hits[at].end <= sentence[1]:
                inside.append(hits[at])
                at += 1
            if inside:
                found.append((sentence, inside))
    return found


def _is_condition(between: str) -> bool:
    """如果会谈失败，预计…: one clause with 如果 stands between two cues."""
    words = between.strip("，,：: ")
    return "，" not in words and words.startswith(longest_first("cues.toml", "condition"))


class SentenceRules:
    """Reads the cues of one sentence after the other; remembers which quotations are taken."""

    def __init__(self, layout: Layout, reader: ClauseReader, officials: frozenset[str] = frozenset()) -> None:
        self.layout = layout
        self.reader = reader
        self.inner = InnerWords(layout, reader, officials)
        self.cues = CueReader(layout, reader)
        self._spoken = -1  # where the last sentence ends in which somebody speaks

    def read(self, sentence: Sentence, hits: list[CueHit]) -> Iterator[Finding]:
        """The findings of one sentence in text order, an outer one before the one it governs."""
        kept: list[Kept] = []
        floor = sentence[0]
        for hit in hits:
            candidate = self.cues.read(hit, sentence, floor)
            if candidate is None:
                continue
            if self._place(candidate, kept):
                floor = hit.end
        made: dict[int, Finding] = {}
        found = self._contents(kept, sentence)
        for one in kept:
            outer = made.get(id(one.outer)) if one.outer else None
            if (carrier := one.candidate.carrier) is not None:
                outer = replace(self._finding(one, (), outer, kept=False), source=carrier)
                yield outer
            if one.replaced:
                finding = self._finding(one, (), outer, kept=False)
            else:
                if not (contents := found[id(one)]):
                    continue
                finding = self._finding(one, contents, outer, kept=True)
            made[id(one)] = finding
            self._spoken = sentence[1]
            yield finding

    def _contents(self, kept: list[Kept], sentence: Sentence) -> dict[int, tuple[Content, ...]]:
        """What each governs; one that was replaced by a cue that governs nothing comes back."""
        found: dict[int, tuple[Content, ...]] = {}
        for number in reversed(range(len(kept))):
            one = kept[number]
            within = [other for other in kept[number + 1 :] if other.outer is one]
            one.replaced = one.replaced and any(found[id(other)] for other in within)
            found[id(one)] = self._governed(one, kept[number + 1 :], sentence)
            if passes_on(self.reader, kept, number, found[id(one)]) and not one.replaced:
                found[id(one)] = self._governed(one, kept[number + 1 :], sentence)
        return found

    def _governed(self, one: Kept, behind: list[Kept], sentence: Sentence) -> tuple[Content, ...]:
        end = next((other.candidate.clause for other in behind if other.cuts), sentence[1])
        return governed(self.layout, one.candidate, taken_over(self.reader, one.candidate, end))

    def _finding(self, one: Kept, contents: tuple[Content, ...], outer: Finding | None, *, kept: bool) -> Finding:
        hit = one.candidate.hit
        rule = f"cue.{hit.entry['strength']}"
        return Finding(
            one.candidate.sentence,
            one.candidate.source,
            (hit.start, hit.end),
            hit.entry,
            contents,
            outer,
            kept,
            rule,
            hit.start,
        )

    def _place(self, candidate: Candidate, kept: list[Kept]) -> bool:
        """Put the candidate beside, inside or in place of the one before it; True where its words are spent."""
        if not kept:
            return self._place_first(candidate, kept)
        last = kept[-1]
        between = self.layout.masked[last.candidate.hit.end : candidate.clause]
        gap = (
            0
            if candidate.hit.strong and table_pattern(PACKAGE, _FILE, "setting").fullmatch(between)
            else bare_length(between)
        )
        own = candidate.source
        if gap == 0 and own is None and self._yields(last.candidate, candidate):
            taken = replace(with_source(candidate, last.candidate.source), clause=last.candidate.clause)
            kept[-1] = Kept(taken, last.outer, cuts=last.cuts)
            return True
        if gap == 0 and self._is_told(last.candidate, candidate):
            taken = replace(candidate, source=last.candidate.source, clause=last.candidate.clause)
            kept[-1] = Kept(taken, last.outer, cuts=last.cuts)
            return True
        if gap == 0:
            return self._place_at_once(last, candidate, kept)
        if last.candidate.hit.strong and any(word in candidate.lead for word in openings("even_if")):
            return False  # 说，甲，即使东岸宣布停火，乙: one content
        if last.candidate.topic and own is not None:
            kept.append(Kept(candidate, last.outer, cuts=True))
            return True
        contrast = self._contrasts(candidate) and not self._concedes(between, candidate)
        if own is None:
            return self._place_unnamed(last, candidate, kept, contrast=contrast)
        if own.kind == "pronoun":
            if (
                candidate.hit.strong
                or self._says_more(candidate, own)
                or adds(self.layout.masked, last.candidate, candidate)
            ):
                kept.append(Kept(candidate, last.outer, cuts=True))
                return True
            return False
        if candidate.carrier is not None:
            kept.append(Kept(candidate, last.outer, cuts=True))
            return True
        beside = last.candidate.hit.weak and (candidate.hit.strong or own.leads)
        if only_tells_topic(self.layout.masked, last.candidate, candidate):
            last.replaced = True
            kept.append(Kept(candidate, last, cuts=True))
            return True
        if contrast or beside or is_closed(self.reader, last.candidate, candidate):
            kept.append(Kept(self._from_semicolon(candidate), last.outer, cuts=True))
            return True
        named = own.kind in ("person", "title", "body", "document")
        if candidate.hit.strong and named and own.leads and self._is_frame(candidate):
            outer = last if last.candidate.according else last.outer
            kept.append(Kept(candidate, outer, cuts=True))
            return True
        if candidate.hit.strong and own.leads and self._speaks_again(kept, candidate, own):
            kept.append(Kept(candidate, last.outer, cuts=True))
            return True
        if candidate.hit.strong and own.kind != "other":
            if last.candidate.according:
                kept.append(Kept(candidate, last, cuts=True))
            else:
                kept.append(Kept(candidate, last))
            return True
        return False

    def _place_unnamed(self, last: Kept, candidate: Candidate, kept: list[Kept], *, contrast: bool) -> bool:
        """丁一鸣说，甲，并指出乙: a cue without a source of its own, some clauses behind the one before."""
        between = self.layout.masked[last.candidate.hit.end : candidate.clause]
        if (speaks := self._behind_topic(last.candidate) or raised(self.reader, candidate)) is not None:
            kept.append(Kept(with_source(candidate, speaks), last.outer, cuts=True))
            return True
        apart = subject_apart(self.reader, last.candidate, candidate)
        if (subject := apart or speaks_out(self.reader, last.candidate, candidate)) is not None:
            last.replaced = True
            kept.append(Kept(with_source(candidate, subject), last))
            return True
        plain = last.candidate.hit.strong and last.candidate.hit.entry["act"] == "assert"
        if "bounds" in candidate.hit.lists and contrast and plain:
            return False  # 认为不会开战，但不排除局部冲突: one content
        fresh = behind_semicolon(self.reader, last.candidate, candidate)
        if fresh is None and not asks(last.candidate):
            fresh = fresh_subject(self.reader, last.candidate, candidate)
        if fresh is not None:
            kept.append(Kept(fresh, last.outer, cuts=True))
            return True
        if _is_condition(between) or is_belied(self.reader, last.candidate, candidate) or asks(last.candidate):
            return False  # 说，如果会谈失败，预计…: one content
        breaks = last.candidate.hit.weak or self._breaks_off(last.candidate, candidate)
        beside = (breaks or self._quotes(candidate)) and is_bare_cue(self.reader, candidate)
        alongside = candidate.lead.lstrip().startswith(openings("alongside"))
        if plain and alongside and "inward" in candidate.hit.lists and QUOTED not in between:
            return False  # 说，会谈没有取消，也希望早日恢复: one content
        if candidate.hit.strong or beside or alongside:
            kept.append(Kept(with_source(candidate, last.candidate.source), last.outer, cuts=True))
            return True
        return False

    def _place_at_once(self, last: Kept, candidate: Candidate, kept: list[Kept]) -> bool:
        """丁一鸣表示，他担心…: the candidate stands right behind the one before; True, its words are spent."""
        own = candidate.source
        if (
            not last.candidate.hit.strong
            and candidate.hit.strong
            and (self._in_modifier(last.candidate, candidate) or self._in_frame(last.candidate, candidate))
        ):
            kept.pop()
            again = self.cues.read(
                candidate.hit, candidate.sentence, kept[-1].candidate.hit.end if kept else candidate.sentence[0]
            )
            return self._place(again or candidate, kept)
        alongside = candidate.lead.lstrip().startswith(openings("alongside"))
        quoted = last.candidate.quoted_before
        turns = alongside or (quoted and candidate.lead.lstrip().startswith(openings("contrast")))
        if (quoted and own is not None) or (turns and own is None and (last.candidate.hit.weak or quoted)):
            source = own or last.candidate.source  # “…”，丁一鸣说，他还表示，…
            kept.append(Kept(with_source(candidate, source) if own is None else candidate, last.outer, cuts=True))
            return True
        if own is not None and own.kind == "pronoun" and carries(last.candidate):
            last.replaced = True
            kept.append(Kept(candidate, last))
            return True
        may = candidate.explicit and self._may_replace(last.candidate, candidate)
        if may and own is not None and self.inner.replaces(last.candidate, candidate, own):
            last.replaced = True
            kept.append(Kept(candidate, last))
        return True

    def _may_replace(self, last: Candidate, candidate: Candidate) -> bool:
        """样本社报道，据官员透露，…, 样本社报道，国防部公布，…: these stand in place of an outlet alone."""
        apart = candidate.according or str(candidate.hit.entry.get("needs")).startswith("source")
        return not apart or carries(last)

    def _yields(self, last: Candidate, candidate: Candidate) -> bool:
        """发表声明，谴责…: the first says that something was said, the second what; 表示，希望… is one statement."""
        if (last.quoted_before or last.hit.weak) and candidate.lead.lstrip().startswith(openings("alongside")):
            return False  # “…”，他予以否认，并指出…
        if last.hit.end == candidate.hit.start and "printed_noun" in last.hit.lists:
            return candidate.hit.strong  # 台媒报道|指出，…
        spoken = last.hit.entry["strength"] == "spoken" or (last.hit.weak and candidate.hit.strong)
        return spoken and self.layout.masked[candidate.clause - 1] in "，,"

    def _is_told(self, last: Candidate, candidate: Candidate) -> bool:
        """丁一鸣告诉媒体|称，…, 抨击西岸|说，…: whom the first cue tells or blames is not the source of the second."""
        own = candidate.source
        if own is None or own.full_start != last.hit.end or last.source is None:
            return False
        blames = "says_why" in last.hit.lists and (last.hit.entry["takes"] == "object" or "denies" in last.hit.lists)
        blames = blames and candidate.hit.word[-1] in word_list("cues.toml", "tail")
        marked = self.layout.masked[candidate.hit.end : candidate.hit.end + 1] in ("，", "：", ":", ",", QUOTED)
        at_once = not self.layout.masked[own.end : candidate.hit.start].strip(BRACKETED)
        return at_once and ("tells" in last.hit.lists or (blames and marked))

    def _breaks_off(self, last: Candidate, candidate: Candidate) -> bool:
        """说，…，敦促西岸…: the same speaker; 说，议员发表公开信，呼吁…: whoever speaks in the clause in front."""
        if "breaks_off" not in candidate.hit.lists:
            return False
        before = list(clauses(self.layout.masked, last.hit.end, candidate.clause))
        verbs = word_list("sources.toml", "speech_verb")
        told = bool(before) and any(token.word in verbs for token in self.reader.tokens(*before[-1]))
        return not told or candidate.hit.entry["act"] != "demand"

    def _says_more(self, candidate: Candidate, own: Phrase) -> bool:
        """丁一鸣说，甲，他还批评乙: the same person says one thing more."""
        if own.words in small_words("plural") or own.words in small_words("it"):
            return False
        between = self.layout.masked[own.end : candidate.hit.start].lstrip()
        calls = "breaks_off" in candidate.hit.lists  # 甲，他呼吁乙
        return between.startswith(openings("alongside")) or (calls and own.leads)

    def _speaks_again(self, kept: list[Kept], candidate: Candidate, own: Phrase) -> bool:
        """丁一鸣说，甲，又指西岸说乙，丁一鸣称…: a speaker of the sentence, or his side (东岸军方说，甲，东岸还说…)."""
        if candidate.lead.lstrip().startswith(BECAUSE):
            return False
        sources = [one.candidate.source for one in kept]
        if any(source is not None and source.words == own.words for source in sources):
            return True
        last, between = sources[-1], self.layout.masked[own.end : candidate.hit.start].lstrip()
        return last is not None and last.words.startswith(own.words) and between.startswith(openings("alongside"))

    def _quotes(self, candidate: Candidate) -> bool:
        """指…，扬言“…”: a long quotation right behind the cue."""
        one = self.layout.opening.get(candidate.hit.end)
        folded = self.layout.page.folded
        return one is not None and bare_length(folded[one.inner_start : one.inner_end]) >= LONG_QUOTE

    def _concedes(self, between: str, candidate: Candidate) -> bool:
        """丁一鸣说，虽然甲，但乙希望…: 虽然 and 但 stand in one content."""
        opening = longest_first("cues.toml", "concession")
        return candidate.lead.lstrip().startswith(BUT) and between.lstrip("，,：: ").startswith(opening)

    def _in_modifier(self, last: Candidate, candidate: Candidate) -> bool:
        """要求匿名的官员说，…: the weak cue stands in the modifier of the source of a strong one."""
        folded = self.layout.page.folded
        words = folded[last.hit.end : candidate.hit.start]
        return OF in words and "，" not in words and folded[candidate.hit.end : candidate.hit.end + 1] in "，：:,“"

    def _behind_topic(self, last: Candidate) -> Phrase | None:
        """丁一鸣会见记者，针对西岸|要求…的言论，|指责…: who heads the clauses in front of what is only the topic."""
        if last.hit.strong or not last.lead.lstrip().startswith(openings("topic_of")):
            return None
        return self.reader.borrow(last.sentence, last.clause)

    def _in_frame(self, last: Candidate, candidate: Candidate) -> bool:
        """丁一鸣在|宣布这一消息时|告诉记者: the weak cue only tells when or where the strong one was said."""
        words = self.layout.masked[last.hit.end : candidate.hit.start]
        framed = self.layout.masked.endswith(AT, 0, last.hit.start) or words.endswith(openings("meanwhile"))
        return framed and "，" not in words and words.endswith(longest_first("sources.toml", "place"))

    def _is_frame(self, candidate: Candidate) -> bool:
        """…，丁一鸣说，…: source, cue and a comma or colon: a new speaker takes over."""
        return self.layout.masked[candidate.hit.end : candidate.hit.end + 1] in ("，", "：", ",", ":", QUOTED)

    def _contrasts(self, candidate: Candidate) -> bool:
        lead = candidate.lead.lstrip()
        before = self.layout.masked[max(0, candidate.clause - 12) : candidate.clause]
        semicolon = _AFTER_SEMICOLON.search(before)
        return (
            lead.startswith(openings("contrast"))
            or semicolon is not None
            or self._turn(candidate) is not None
            or lead.rstrip().endswith(openings("turns_to"))
        )

    def _from_semicolon(self, candidate: Candidate) -> Candidate:
        """；次日，丁一鸣指责…: the clause begins behind the semicolon, time and all."""
        before = self.layout.masked[max(0, candidate.clause - 12) : candidate.clause]
        if (turn := self._turn(candidate)) is not None:
            return replace(candidate, clause=turn)
        match = _AFTER_SEMICOLON.search(before)
        return replace(candidate, clause=candidate.clause - len(match.group()) + 1) if match else candidate

    def _turn(self, candidate: Candidate) -> int | None:
        """Where the clause |不过 begins in …，不过，民调也显示…; None without one in front of a strong cue."""
        masked, end = self.layout.masked, candidate.clause - 1
        if not candidate.hit.strong or masked[end : end + 1] not in ("，", ","):
            return None
        turn = next((word for word in openings("turns") if masked.endswith(word, 0, end)), None)
        if turn is None or not _MARK.match(masked, end - len(turn) - 1):
            return None
        return end - len(turn)

    def _speaks_of_nobody(self, candidate: Candidate) -> bool:
        """A heading without a source (guide, rule 7); 预计他们不会来 at the start of a sentence."""
        first = candidate.clause <= candidate.sentence[0]
        return candidate.sentence[0] in self.layout.headings or (first and "agentless" in candidate.hit.lists)

    def _is_anothers(self, candidate: Candidate, subject: Phrase) -> bool:
        """这项法案获得支持，|相信议会会通过: a speaker goes on, no act of a `subject` that is nobody."""
        if subject.kind in ("person", "title", "pronoun"):
            return False
        bare = "goes_on_with" in candidate.hit.lists and not candidate.quoted_before
        return bare and not candidate.lead.lstrip().startswith(openings("alongside"))

    def _speaks_on(self, candidate: Candidate) -> bool:
        """商务部说，谈判中断。希望西岸…: the cue opens the sentence, and somebody speaks in the one before."""
        begin = candidate.sentence[0]
        behind = 0 <= self._spoken <= begin and not self.layout.masked[self._spoken : begin].strip(" 　")
        opens = candidate.hit.start == begin and "speaks_on" in candidate.hit.lists
        return (
            opens
            and behind
            and table_pattern(PACKAGE, _FILE, "spoken_on").match(self.layout.masked, candidate.hit.end) is not None
        )

    def _place_first(self, candidate: Candidate, kept: list[Kept]) -> bool:
        if candidate.source is None:
            if "agentless" in candidate.hit.lists and not candidate.quoted_before:
                return False  # 价值约四亿，预计下月交付: nobody is said to expect it
            if (comes := pressed(self.reader, candidate)) == (None,):
                return False  # 东岸面临国际压力，|要求其…
            borrowed = comes[0] if comes else None
            borrowed = borrowed or raised(self.reader, candidate) or in_words_of(self.reader, candidate)
            borrowed = borrowed or self.reader.borrow(candidate.sentence, candidate.clause)
            if borrowed is None and candidate.sentence[0] not in self.layout.headings:
                borrowed = open_subject(self.reader, candidate)
            if borrowed is None and (self._speaks_of_nobody(candidate) or not goes_on(self.reader, candidate)):
                return False
            if borrowed is not None and self._is_anothers(candidate, borrowed):
                if self._spoken != candidate.sentence[0]:
                    return False
                # 这项法案获得支持，|相信议会会通过: whoever speaks in the sentence before
                kept.append(Kept(candidate))
                return True
            if borrowed is not None and is_duty(self.reader, candidate.sentence, borrowed, candidate.clause):
                return False  # 丁一鸣必须利用会谈，谴责…
            alongside = candidate.lead.lstrip().startswith(openings("alongside"))
            if borrowed is None and not (candidate.hit.strong or alongside or self._speaks_on(candidate)):
                return False
            candidate = with_source(candidate, borrowed)
        if candidate.source is not None and candidate.source.kind == "other" and len(candidate.source.words) < 2:
            return False
        kept.append(Kept(candidate))
        return True
