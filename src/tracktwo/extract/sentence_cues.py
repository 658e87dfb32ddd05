"""The cues of one sentence: which make a statement, which stand inside another's content, which are no cues here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracktwo.extract.candidates import ACCORDING, AS_SAID, Candidate, ClauseReader, clauses, is_masked, with_source
from tracktwo.extract.channels import is_press
from tracktwo.extract.contents import bare_length
from tracktwo.extract.cues import CueHit, cue_table, find_cues
from tracktwo.extract.governed import governed
from tracktwo.extract.layout import QUOTED, Layout
from tracktwo.extract.noun_phrases import Phrase, ends_body, is_noun, is_skipped
from tracktwo.extract.sources import first_noun_phrase, is_noun_here, read_source
from tracktwo.extract.tokens import Token, word_list
from tracktwo.extract.word_edges import stands_alone
from tracktwo.languages.entries import Table
from tracktwo.model import Content

Sentence = tuple[int, int]

_CUE_BEHIND = re.compile(
    "(?:[也还更则并又亦再]|同时|进一步|最后|中|里){0,2}(?:指|说|称|表示|认为|提|显示|强调|写|透露|引|分析)"
)
_SHARE = re.compile("[%％]|[一二三四五六七八九近逾超过0-9]成|百分之")
_SETTING = re.compile(
    "[，,：:]?(?:[在当于自从随着就针对][^，。；：]{1,30}(?:上|中|时|里|前|后|之前|之后|期间|方面|问题|之际|下))?[，,]?"
)
_CLAUSE_END = re.compile("[，；]")
_AFTER_SEMICOLON = re.compile("[；;](?:[^，；。]{1,6}[，,])?$")
_NAMES = frozenset({"ns", "nt", "nr", "nrt", "nrfg", "title", "bracket", "eng", "m", "q", "b"})
CONTRAST = ("而", "但", "则", "不过", "然而", "；", ";")
ALONGSIDE = ("并", "还", "也", "同时", "又", "亦", "再")


def _is_share(words: str) -> bool:
    """True for 六成民众 and 57.8%的受访者: a poll's share of people says nothing (guide, rule 6)."""
    return _SHARE.search(words) is not None


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """A statement found but not resolved: source phrase, cue and contents.

    `kept` is False for an outer one that adds nothing of its own; `order` is its place in the text.
    """

    sentence: Sentence
    source: Phrase | None
    cue: tuple[int, int] | None
    entry: Table | None
    contents: tuple[Content, ...]
    outer: Finding | None = None
    kept: bool = True
    rule: str = ""
    order: int = 0


def sentences_with_cues(layout: Layout) -> list[tuple[Sentence, list[CueHit]]]:
    """Each sentence of the running text with the cues that stand in it outside quotations and brackets."""
    hits = [hit for hit in find_cues(layout.page.folded) if not is_masked(layout, hit.start)]
    found: list[tuple[Sentence, list[CueHit]]] = []
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


@dataclass(slots=True)
class Kept:
    """An accepted candidate with the candidate that governs it; `cuts` is True where it ends the one before."""

    candidate: Candidate
    outer: Kept | None = None
    replaced: bool = False
    cuts: bool = False


class SentenceRules:
    """Reads the cues of one sentence after the other; remembers which quotations are taken."""

    def __init__(self, layout: Layout, reader: ClauseReader, officials: frozenset[str] = frozenset()) -> None:
        self.officials = officials
        self.layout = layout
        self.reader = reader

    def read(self, sentence: Sentence, hits: list[CueHit]) -> Iterator[Finding]:
        """The findings of one sentence in text order, an outer one before the one it governs."""
        kept: list[Kept] = []
        floor = sentence[0]
        for hit in hits:
            candidate = self._read(hit, sentence, floor)
            if candidate is None:
                continue
            if self._place(candidate, kept):
                floor = hit.end
        made: dict[int, Finding] = {}
        for number, one in enumerate(kept):
            outer = made.get(id(one.outer)) if one.outer else None
            if (carrier := one.candidate.carrier) is not None:
                outer = replace(self._finding(one, (), outer, kept=False), source=carrier)
                yield outer
            if one.replaced:
                finding = self._finding(one, (), outer, kept=False)
            else:
                end = next((other.candidate.clause for other in kept[number + 1 :] if other.cuts), sentence[1])
                contents = governed(self.layout, one.candidate, end)
                if not contents:
                    continue
                finding = self._finding(one, contents, outer, kept=True)
            made[id(one)] = finding
            yield finding

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

    def _read(self, hit: CueHit, sentence: Sentence, floor: int) -> Candidate | None:
        """The candidate for a cue word that is a cue here; None where it is a noun, an action or part of a word."""
        folded = self.layout.page.folded
        hit = self._off_name(hit)
        if not stands_alone(folded, hit.start, hit.end, sentence) and not self._behind_name(hit):
            return None
        if folded[hit.end : hit.end + 1] in ("的", "者", "书", "之", "性"):
            return None
        if hit.word in ("报道", "报导") and folded[hit.end : hit.end + 1] in ("中", "里", "内"):
            return None
        candidate = self.reader.candidate(hit, sentence, floor)
        if not candidate.according and (noun := self._noun_source(hit, candidate)) is not None:
            return replace(candidate, hit=noun[1], source=noun[0]) if noun[1].word else None
        if candidate.according:
            tokens = self.reader.tokens(self._behind_according(candidate), hit.start)
            source = self.reader.unmask(read_source(tokens, self.reader.known))
            if source is None or source.kind in ("other", "self"):
                return None
            return replace(candidate, source=source)
        if candidate.source is not None and (candidate.source.kind == "self" or _is_share(candidate.source.words)):
            return None
        if candidate.source is None and _is_share(candidate.lead):
            return None
        if hit.entry["takes"] == "two":
            return self._with_about(candidate)
        return candidate if self._counts(candidate) else None

    def _behind_according(self, candidate: Candidate) -> int:
        """Where the source begins behind 据, 根据 or 正如."""
        start = candidate.clause + len(candidate.lead) - len(candidate.lead.lstrip())
        openings = [one for one in (*ACCORDING, *AS_SAID) if self.layout.masked.startswith(one, start)]
        return start + max(map(len, openings), default=0)

    def _noun_source(self, hit: CueHit, candidate: Candidate) -> tuple[Phrase, CueHit] | None:
        """报道指出, 有分析认为: a noun at the head of its clause with a cue behind it, and what of the hit is the cue.

        The cue's word is empty where the noun is the whole hit: 报道|还指出, the cue is a hit of its own.
        """
        noun = next((word for word in word_list("cues.toml", "noun_source") if hit.word.startswith(word)), None)
        lead = self.reader.tokens(candidate.clause, hit.start)
        if noun is None or not all(is_skipped(token) or token.word in ("有", "也有", "另有") for token in lead):
            return None
        end = hit.start + len(noun)
        phrase = Phrase(hit.start, end, noun, "document", None, hit.start)
        rest = CueHit(end, hit.end, hit.word[len(noun) :], hit.entry)
        if rest.word:
            return phrase, rest
        return (phrase, rest) if _CUE_BEHIND.match(self.layout.page.folded, end) else None

    def _with_about(self, candidate: Candidate) -> Candidate | None:
        """The source in front of 把 or 将, and what stands between it and the cue."""
        match = re.search("(?:把|将)(?P<about>[^把将]{2,40})$", candidate.lead)
        if match is None or "被" in candidate.lead:
            return None
        at = candidate.clause + match.start()
        source = (
            read_source(self.reader.tokens(candidate.clause, at), self.reader.known) if at > candidate.clause else None
        )
        about = (candidate.clause + match.start("about"), candidate.hit.start)
        return replace(candidate, source=source, about=about)

    def _off_name(self, hit: CueHit) -> CueHit:
        """赵立坚称: where the cue's first character ends a known name, the cue is the rest, 称."""
        folded = self.layout.page.folded
        if len(hit.word) == 2 and (rest := cue_table().get(hit.word[1:])) is not None:
            for name in self.reader.known:
                if name[-1] == hit.word[0] and folded.endswith(name, 0, hit.start + 1):
                    return CueHit(hit.start + 1, hit.end, hit.word[1:], rest)
        return hit

    def _behind_name(self, hit: CueHit) -> bool:
        """赵立坚强调: a known name ends where the cue begins, whatever the word cutter sees there (坚强)."""
        return any(self.layout.page.folded.endswith(name, 0, hit.start) for name in self.reader.known)

    def _counts(self, candidate: Candidate) -> bool:
        """Whether the words around a cue word let it be a cue: by its strength, its source and what stands behind."""
        hit, source = candidate.hit, candidate.source
        strength = hit.entry["strength"]
        behind = self.layout.masked[hit.end : candidate.sentence[1]].lstrip("了过着 ")
        if hit.entry.get("needs") == "document" and (source is None or source.kind not in ("document", "body")):
            return False
        if hit.word.startswith("所") and not candidate.lead.lstrip().startswith(
            ("如", "正如", "就像", "像", "诚如", "一如")
        ):
            return False
        if candidate.lead.lstrip().startswith(tuple(word_list("cues.toml", "condition"))) or self._modifies(hit):
            return False
        tokens = self.reader.tokens(candidate.clause, hit.start)
        if source is None and hit.word in word_list("cues.toml", "agentless") and not all(map(is_skipped, tokens)):
            return False
        nominal = bool(tokens) and tokens[-1].word in word_list("cues.toml", "noun_maker")
        if (wanted := hit.entry.get("behind")) and not re.match(wanted, behind):
            return False
        if source is not None and source.kind == "other" and behind[:1] not in "，：:,。" and behind[:1] != QUOTED:
            return False
        if self._is_unreal(tokens) and hit.word not in word_list("cues.toml", "attitude"):
            return False
        if strength == "spoken":
            told = hit.word in word_list("cues.toml", "tells") and re.match("[^，,：:。；;]{1,12}[，,：:]", behind)
            return (
                not nominal
                and not is_noun_here(tokens, source)
                and bool(told or (behind and (behind[0] in "，：:," or behind[0] == QUOTED)))
            )
        if strength == "weak" and source is not None and self._towards(tokens, source):
            return False
        if strength == "weak":
            return not nominal and not is_noun_here(tokens, source) and self._weak_counts(candidate)
        if hit.word in ("表示", "感到") and self._is_mood(behind):
            return False
        if hit.word in word_list("cues.toml", "also_noun"):
            return not nominal and not is_noun_here(tokens, source)
        return True

    def _is_unreal(self, tokens: list[Token]) -> bool:
        """没有预先告诉, 会说: right in front of the cue, or with adverbs between, stands that it has not been said."""
        for token in reversed(tokens):
            if token.word in word_list("cues.toml", "unreal"):
                return True
            if not (token.tag in ("d", "ad", "v") and is_skipped(token)):
                return False
        return False

    def _towards(self, tokens: list[Token], source: Phrase) -> bool:
        """总统府对西岸要求改名的做法…: what stands right in front of the weak cue is the object of 对, no source."""
        i = len(tokens) - 1
        while i >= 0 and is_noun(tokens[i]):
            i -= 1
        return 0 <= i < len(tokens) - 1 and tokens[i].word in ("对", "针对", "就") and source.end <= tokens[i].start

    def _governed(self, candidate: Candidate) -> bool:
        """举行反对…的集会: a verb right in front has the weak cue as its object."""
        tokens = self.reader.tokens(candidate.clause, candidate.hit.start)
        if not tokens or tokens[-1].tag not in ("v", "vn") or tokens[-1].word.startswith(("发表", "发布", "接受")):
            return False
        word = tokens[-1].word
        return not any(
            word in word_list("sources.toml", table) for table in ("adverb", "speech_verb", "body", "document")
        )

    def _modifies(self, hit: CueHit) -> bool:
        """表示关切的声明，: the words behind the cue end with 的 and a noun that they describe."""
        words = re.match("[^，,。；;：:]{1,30}", self.layout.page.folded[hit.end : hit.end + 31])
        if words is None or "的" not in words.group():
            return False
        noun = words.group().rpartition("的")[2]
        return noun in word_list("cues.toml", "modified")

    def _is_mood(self, behind: str) -> bool:
        """对此表示欢迎, 表示不满: a mood and no content."""
        words = re.split("[，,。；;]", behind, maxsplit=1)[0]
        return 0 < bare_length(words) <= 4 and QUOTED not in words and behind[:1] not in "：:"

    def _weak_counts(self, candidate: Candidate) -> bool:
        """A weak cue is one only with its content right behind and no verb of giving or getting in front."""
        masked = self.layout.masked
        hit = candidate.hit
        behind = masked[hit.end : candidate.sentence[1]].lstrip("了过着")
        first = re.split("[，,。；;]", behind.lstrip("，,："), maxsplit=1)[0]
        if self._governed(candidate):
            return False
        if hit.entry["takes"] == "object" and QUOTED not in first and (bare_length(first) < 4 or self._only_names(hit)):
            return False
        if bare_length(behind) < 3 and QUOTED not in behind[:3]:
            return False
        if behind[:1] in "。；;、）)" or (
            behind[:1] in "，," and hit.word not in word_list("cues.toml", "before_comma")
        ):
            return False
        if candidate.source is None:
            return True
        return candidate.source.kind != "other" and candidate.source.leads

    def _only_names(self, hit: CueHit) -> bool:
        """批评北京, 起诉江南公司: a name is criticised, but nothing stands there for which."""
        end = next(clauses(self.layout.masked, hit.end, len(self.layout.masked)), (hit.end, hit.end))[1]
        tokens = self.reader.tokens(hit.end, end)
        return all(token.tag in _NAMES or is_skipped(token) or ends_body(token.word) for token in tokens)

    def _place(self, candidate: Candidate, kept: list[Kept]) -> bool:
        """Put the candidate beside, inside or in place of the one before it; True where its words are spent."""
        if not kept:
            return self._place_first(candidate, kept)
        last = kept[-1]
        between = self.layout.masked[last.candidate.hit.end : candidate.clause]
        gap = 0 if candidate.hit.strong and _SETTING.fullmatch(between) else bare_length(between)
        own = candidate.source
        if gap == 0 and own is None and self._yields(last.candidate, candidate):
            taken = replace(with_source(candidate, last.candidate.source), clause=last.candidate.clause)
            kept[-1] = Kept(taken, last.outer, cuts=last.cuts)
            return True
        if gap == 0:
            if not last.candidate.hit.strong and candidate.hit.strong and self._in_modifier(last.candidate, candidate):
                kept.pop()
                again = self._read(
                    candidate.hit, candidate.sentence, kept[-1].candidate.hit.end if kept else candidate.sentence[0]
                )
                return self._place(again or candidate, kept)
            if own is not None and own.kind == "pronoun" and self._carries(last.candidate):
                last.replaced = True
                kept.append(Kept(candidate, last))
                return True
            if candidate.explicit and not candidate.according and own is not None:
                if self._replaces(last.candidate, candidate, own):
                    last.replaced = True
                    kept.append(Kept(candidate, last))
                return True
            return True
        contrast = self._contrasts(candidate)
        if own is None:
            if (fresh := self._fresh_subject(last.candidate, candidate)) is not None:
                kept.append(Kept(fresh, last.outer, cuts=True))
                return True
            beside = last.candidate.hit.weak and self._is_bare(candidate)
            if candidate.hit.strong or beside or candidate.lead.lstrip().startswith(ALONGSIDE):
                kept.append(Kept(with_source(candidate, last.candidate.source), last.outer, cuts=True))
                return True
            return False
        if own.kind == "pronoun":
            if candidate.hit.strong:
                kept.append(Kept(candidate, last.outer, cuts=True))
                return True
            return False
        if candidate.carrier is not None:
            kept.append(Kept(candidate, last.outer, cuts=True))
            return True
        beside = last.candidate.hit.weak and (candidate.hit.strong or own.leads)
        if contrast or beside or self._is_closed(last.candidate, candidate):
            kept.append(Kept(candidate, last.outer, cuts=True))
            return True
        named = own.kind in ("person", "title", "body", "document")
        if candidate.hit.strong and named and own.leads and self._is_frame(candidate):
            outer = last if last.candidate.according else last.outer
            kept.append(Kept(candidate, outer, cuts=True))
            return True
        if candidate.hit.strong and own.kind != "other":
            if last.candidate.according:
                kept.append(Kept(candidate, last, cuts=True))
            else:
                kept.append(Kept(candidate, last))
            return True
        return False

    def _yields(self, last: Candidate, candidate: Candidate) -> bool:
        """发表声明，谴责…: the first says only that something was said, the second what; 表示，希望… is one statement."""
        spoken = last.hit.entry["strength"] == "spoken" or (last.hit.weak and candidate.hit.strong)
        return spoken and self.layout.masked[candidate.clause - 1] in "，,"

    def _carries(self, last: Candidate) -> bool:
        """报道指出，他也期待…: an outlet's report only brings in what somebody else says."""
        source = last.source
        return source is not None and (source.words in word_list("cues.toml", "retold") or is_press(source.words))

    def _is_bare(self, candidate: Candidate) -> bool:
        """批评…，要求…: nothing but small words between the comma and a cue without a source."""
        return all(map(is_skipped, self.reader.tokens(candidate.clause, candidate.hit.start)))

    def _is_closed(self, last: Candidate, candidate: Candidate) -> bool:
        """在总统警告…之后，丁一鸣宣布…: the clause of the first cue is only the time of what follows."""
        first = _CLAUSE_END.split(self.layout.masked[last.hit.end : candidate.clause], maxsplit=1)[0]
        return first.endswith(tuple(word_list("cues.toml", "while")))

    def _fresh_subject(self, last: Candidate, candidate: Candidate) -> Candidate | None:
        """…，丁一鸣在海口发表谈话，抨击…: the clause in front brings a new speaker with a verb of speaking."""
        before = list(clauses(self.layout.masked, last.hit.end, candidate.clause))
        if len(before) < 2:
            return None
        tokens = self.reader.tokens(*before[-1])
        if not any(token.word in word_list("sources.toml", "speech_verb") for token in tokens):
            return None
        phrase = first_noun_phrase(tokens, self.reader.known)
        if phrase is None or phrase.kind not in ("person", "title", "body"):
            return None
        return replace(with_source(candidate, phrase), clause=before[-1][0])

    def _in_modifier(self, last: Candidate, candidate: Candidate) -> bool:
        """要求匿名的官员说，…: the weak cue stands in the modifier of the source of a strong one."""
        folded = self.layout.page.folded
        words = folded[last.hit.end : candidate.hit.start]
        return "的" in words and "，" not in words and folded[candidate.hit.end : candidate.hit.end + 1] in "，：:,“"

    def _is_cited(self, candidate: Candidate) -> bool:
        """称丁一鸣声称…的说法是幻想: the inner words are only what the outer speaker talks about."""
        words = self.layout.page.folded[candidate.hit.end : candidate.sentence[1]]
        return bool(re.match("[^，。；]{2,40}的(?:说法|言论|指控|主张|传言|报道|论调|观点)", words))

    def _is_frame(self, candidate: Candidate) -> bool:
        """…，丁一鸣说，…: source, cue and a comma or colon: a new speaker takes over."""
        return self.layout.masked[candidate.hit.end : candidate.hit.end + 1] in ("，", "：", ",", ":", QUOTED)

    def _replaces(self, last: Candidate, candidate: Candidate, own: Phrase) -> bool:
        """True where the inner source has all the content to itself, and is not the outer's own side.

        丁一鸣说，西岸担忧… is the imputed worry of 西岸; 发言人丁一鸣说，中方希望… is what the spokesman says.
        """
        text = self.layout.page.text
        between = text[last.hit.end : own.full_start or own.start]
        if (
            bare_length(between) > 6
            and not _SETTING.fullmatch(self.layout.page.folded[last.hit.end : candidate.clause])
        ) or self._is_cited(candidate):
            return False
        if not candidate.hit.strong and bare_length(text[own.end : candidate.hit.start]) > 8:
            return False
        wanted = candidate.hit.strong or candidate.hit.word in word_list("cues.toml", "worry")
        if not wanted and own.kind == "place" and self._goes_on(candidate):
            return False
        side = own.words in word_list("sources.toml", "side") or own.kind == "place"
        if side and last.source is not None and last.source.kind == "pronoun":
            return candidate.hit.word in word_list("cues.toml", "worry")
        return not (side and self._speaks_officially(last))

    def _goes_on(self, candidate: Candidate) -> bool:
        """True where another clause follows the one of a weak inner cue: the outer speaker says more than it."""
        rest = self.layout.masked[candidate.hit.end : candidate.sentence[1]]
        return "，" in rest.lstrip("，,：")

    def _speaks_officially(self, last: Candidate) -> bool:
        source = last.source
        if source is None or last.according:
            return source is None
        if source.kind in ("body", "place", "title"):
            return not any(
                word in source.words for word in ("媒体", "报", "社", "电视", "电台", "专家", "学者", "分析")
            )
        return source.title in word_list("titles.toml", "official") or source.words in self.officials

    def _contrasts(self, candidate: Candidate) -> bool:
        lead = candidate.lead.lstrip()
        before = self.layout.masked[max(0, candidate.clause - 12) : candidate.clause]
        semicolon = _AFTER_SEMICOLON.search(before)
        return lead.startswith(CONTRAST) or semicolon is not None or lead.rstrip().endswith(("则", "却"))

    def _place_first(self, candidate: Candidate, kept: list[Kept]) -> bool:
        if candidate.source is None:
            borrowed = self.reader.borrow(candidate.sentence, candidate.clause)
            if borrowed is None and not candidate.hit.strong and not candidate.lead.lstrip().startswith(ALONGSIDE):
                return False
            candidate = with_source(candidate, borrowed)
        if candidate.source is not None and candidate.source.kind == "other" and len(candidate.source.words) < 2:
            return False
        kept.append(Kept(candidate))
        return True
