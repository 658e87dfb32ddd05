"""Whether what is told of somebody else stands in place of the outer statement: 丁一鸣说，西岸担忧… is 西岸's worry."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from tracktwo.extract.between_cues import asks, carries, is_judged, says_more
from tracktwo.extract.candidates import Candidate, ClauseReader, clauses
from tracktwo.extract.contents import bare_length
from tracktwo.extract.inner_sources import is_joined
from tracktwo.extract.judged import judges_act
from tracktwo.extract.layout import QUOTED, Layout
from tracktwo.extract.noun_phrases import Phrase, is_skipped
from tracktwo.extract.sides import holds_office, side_of_name
from tracktwo.extract.tokens import PACKAGE, longest_first, openings, word_list
from tracktwo.languages.entries import table_pattern
from tracktwo.languages.particles import AT, BECAUSE, PARTY

_FILE = "cues.toml"
_HUMAN = ("person", "title", "group", "pronoun")


@dataclass(frozen=True, slots=True)
class InnerWords:
    """Judges the cues inside what another cue governs, on one page."""

    layout: Layout
    reader: ClauseReader
    officials: frozenset[str]

    def replaces(self, last: Candidate, candidate: Candidate, own: Phrase) -> bool:
        """True where the inner source has all the content to itself, and is not the outer's own side.

        丁一鸣说，西岸担忧… is the imputed worry of 西岸; 发言人丁一鸣说，中方希望… is what the spokesman says.
        """
        if asks(last) or "asks_to_do" in last.hit.lists:
            return False  # 记者问，东岸宣布停火，西岸有何评论; 要求西岸找出并起诉元凶
        if own.kind == "document" and last.source and last.source.kind in _HUMAN and not carries(last):
            return False  # 丁一鸣指出，白皮书写道…: who cites a document speaks himself (guide 1, rule 4)
        polled = own.words.endswith(openings("polled")) and not candidate.hit.strong
        if polled and last.source and last.source.words.endswith(openings("poll")):
            return False  # 调查显示，民众反对…: what a poll shows of many is what the poll says (guide, rule 6)
        if not carries(last) and (is_judged(self.layout.masked, candidate, own) or self._is_judged_so(candidate)):
            return False
        if self._is_beside(last, candidate, own) or is_joined(self.layout, self.reader, own):
            return False
        text = self.layout.page.text
        between = text[last.hit.end : own.full_start or own.start]
        if (
            bare_length(between) > 6
            and not table_pattern(PACKAGE, _FILE, "setting").fullmatch(
                self.layout.page.folded[last.hit.end : candidate.clause]
            )
        ) or self._is_cited(candidate):
            return False
        told = _where_told(candidate, own)
        at = text[own.end : told]
        placed = at.startswith(AT) and at.endswith(longest_first("sources.toml", "place"))  # 在国庆演说中
        far = bare_length(at) > 8 or str(candidate.hit.entry.get("needs")).startswith("source")
        if far and not candidate.hit.strong and not placed and not (carries(last) and self._at_once(own, told)):
            return False
        wanted = candidate.hit.strong or "worry" in candidate.hit.lists
        person = last.source is not None and last.source.kind in ("person", "title", "pronoun")
        if (
            not wanted
            and (own.kind == "place" or (person and not carries(last)))
            and says_more(self.layout.masked, candidate)
        ):
            return False
        if any(word in candidate.lead for word in word_list("cues.toml", "concession")):
            return False  # 有分析指出，丁一鸣虽然称…，但…
        folded = self.layout.page.folded
        if folded.endswith((*openings("reasons"), *openings("makes")), 0, own.full_start or own.start):
            return False  # 官员认为，两人是因为司法部起诉…被捕; 官员说，这让专家担心…
        if BECAUSE in text[own.end : candidate.hit.start]:
            return False  # 他提到，江南公司因担心…，关闭了工厂
        if self._shows(candidate) and not (last.according or carries(last)):
            return False  # 丁一鸣说，报告显示…: his own words
        if last.source and last.source.kind in ("person", "title") and self._is_own_body(last.source, own):
            return False  # 江南协会副主席丁一鸣说，江南协会反对…
        named = own.words in word_list("sources.toml", "side") or (len(own.words) == 2 and own.words.endswith(PARTY))
        side = named or own.kind == "place"
        if side and last.source is not None and last.source.kind == "pronoun":
            return "worry" in candidate.hit.lists
        return not (side and (self._speaks_officially(last) or _holds_office(last, own)))

    def _at_once(self, own: Phrase, cue: int) -> bool:
        """丁一鸣（Ivan Ding）9月1日在江南|宣布; not 丁一鸣研究延长西岸|认定…的名单: no other verb stands between."""
        return not any(token.tag == "v" and not is_skipped(token) for token in self.reader.tokens(own.end, cue))

    def _is_judged_so(self, candidate: Candidate) -> bool:
        """丁一鸣说，西岸声称东岸偷窃“很荒谬”: the outer speaker tells what he holds of the inner words."""
        if self.layout.masked[candidate.hit.end : candidate.hit.end + 1] in "，：,:":
            return False
        if judges_act(self.layout, candidate.hit.entry, candidate.hit.end, candidate.sentence[1]):
            return True
        told = table_pattern(PACKAGE, "cues.toml", "judged_so")
        return told.search(self.layout.page.folded, candidate.hit.end, candidate.sentence[1]) is not None

    def _is_beside(self, last: Candidate, candidate: Candidate, own: Phrase) -> bool:
        """True where the outer speaker goes on past the inner words, or only brings them in: 正如, 在…之前."""
        if candidate.lead.lstrip().startswith(openings("as_said")):
            return True  # 丁一鸣说，正如总统先前说，…
        if own.kind == "other" and candidate.hit.entry["takes"] == "two":
            return True  # 丁一鸣说，疫情使东岸把西岸视为对手
        front = self.layout.masked[last.hit.end : own.full_start].lstrip("，,：: ")
        if front.startswith(openings("opens_when")) and self._only_tells_when(candidate):
            return True  # 丁一鸣说，在西岸确认协议之前，会谈不会恢复
        if carries(last) and candidate.hit.weak and self._is_past(candidate):
            return True  # 样本社报道，丁一鸣宣布胜选后，各国表示祝贺
        person = last.source is not None and last.source.kind in ("person", "title", "pronoun")
        return person and not carries(last) and self._goes_on_apart(candidate)

    def _only_tells_when(self, candidate: Candidate) -> bool:
        """在西岸确认|协议之前，会谈不会恢复: the clause of the inner cue is the time of what follows."""
        first = next(clauses(self.layout.masked, candidate.hit.end, candidate.sentence[1]), None)
        return first is not None and self.layout.masked.endswith(longest_first(_FILE, "while"), *first)

    def _is_past(self, candidate: Candidate) -> bool:
        """丁一鸣宣布|胜选后，各国表示祝贺: what is told comes after; not 抱怨，在会谈开始时，…."""
        if self.layout.masked[candidate.hit.end : candidate.hit.end + 1] in "，：,:":
            return False
        words = self.layout.masked[slice(*next(clauses(self.layout.masked, candidate.hit.end, candidate.sentence[1])))]
        return not any(word in words for word in openings("opens_when")) and self._only_tells_when(candidate)

    def _goes_on_apart(self, candidate: Candidate) -> bool:
        """丁一鸣说，西岸称有公民在当地，若东岸开战，局势会恶化: the clause behind opens with 若 or 这."""
        masked = self.layout.masked
        told_first = "tells" in candidate.hit.lists  # 告诉他，…
        if told_first or masked[candidate.hit.end : candidate.hit.end + 1] in "，：,:" + QUOTED:
            return False
        behind = list(islice(clauses(masked, candidate.hit.end, candidate.sentence[1]), 2))
        if len(behind) < 2 or masked[behind[1][0] - 1] not in "，,":
            return False
        if table_pattern(PACKAGE, _FILE, "told_opens").match(masked, behind[0][0]):
            return False
        return masked.startswith(longest_first(_FILE, "opens_apart"), behind[1][0])

    def _is_own_body(self, source: Phrase, own: Phrase) -> bool:
        return own.kind == "body" and own.words in self.layout.page.folded[source.full_start : source.end]

    def _shows(self, candidate: Candidate) -> bool:
        """报告显示, 这次试验说明, 把甲视为乙，并…: what a thing shows, or half of what the outer speaker says."""
        entry = candidate.hit.entry
        return (
            entry.get("needs") in ("document", "paper")
            or "inner_shows" in candidate.hit.lists
            or (entry["takes"] == "two" and says_more(self.layout.masked, candidate))
        )

    def _speaks_officially(self, last: Candidate) -> bool:
        source = last.source
        if source is None or last.according:
            return source is None
        if source.kind in ("body", "place", "title"):
            return not any(word in source.words for word in word_list("titles.toml", "unofficial"))
        return source.title in word_list("titles.toml", "official") or source.words in self.officials

    def _is_cited(self, candidate: Candidate) -> bool:
        """称丁一鸣声称…的说法是幻想: the inner words are only what the outer speaker talks about."""
        words = self.layout.page.folded[candidate.hit.end : candidate.sentence[1]]
        return table_pattern(PACKAGE, _FILE, "talked_about").match(words) is not None


def _where_told(candidate: Candidate, own: Phrase) -> int:
    """Where the words begin that go with the cue: 丁一鸣|把这项计划称为…, 丁一鸣9月1日|宣布…."""
    about = candidate.about
    return about[0] if about is not None and about[0] >= own.end else candidate.hit.start


def _holds_office(last: Candidate, own: Phrase) -> bool:
    """蓬佩奥说，美国认为…: who is known to hold an office of the inner source's state speaks for it."""
    source = last.source
    if source is None or source.kind != "person" or not holds_office(source.words):
        return False
    side = side_of_name(source.words)
    return side is not None and side == side_of_name(own.words)
