"""What stands in front of a cue and makes it unreal, a noun or an object: 没有…说, 引起…关注, 对…要求的做法."""

from __future__ import annotations

from tracktwo.extract.candidates import Candidate, ClauseReader
from tracktwo.extract.cues import CueHit
from tracktwo.extract.layout import QUOTED
from tracktwo.extract.noun_phrases import ACTORS, Phrase, is_noun, is_skipped, phrase_start, source_words
from tracktwo.extract.tokens import PACKAGE, Token, any_word, longest_first, openings, small_words, word_list
from tracktwo.languages import table_pattern
from tracktwo.languages.particles import BY, DONE, DONE_BY, FROM, OF

CLOSE = 4  # characters between whoever is asked to say something and the cue
SHORTEST_TOPIC = 5  # characters behind a cue that tell what somebody has said


def is_unreal(tokens: list[Token], table: str) -> bool:
    """没有预先告诉, 会说: right in front of the cue, or with adverbs between, stands that it has not been said."""
    i = len(tokens) - 1
    while i >= 0:
        if tokens[i].word in word_list("cues.toml", table):
            return True
        j = i
        while j >= 0 and is_noun(tokens[j]):
            j -= 1
        if 0 <= j < i and tokens[j].word in small_words("towards"):
            i = j  # 没有|向中方|通报
        elif not is_skipped(tokens[i]):
            return False
        i -= 1
    return False


def is_unreal_far(tokens: list[Token], source: Phrase | None, words: frozenset[str]) -> bool:
    """居民可能通过照片|确认, 东岸没有对西岸|表态: a phrase parts the cue from what makes it unreal."""
    if source is None or not tokens or tokens[-1].word in words:
        return False
    if words.isdisjoint([token.word for token in tokens]):
        return False
    return any(token.word in words and token.start >= source.end for token in tokens)


def is_no_speech(candidate: Candidate, tokens: list[Token], behind: str) -> bool:
    """只是|关注，但没有抗议; 压力和|批评，…; 遭法院|驳回，…: a thing or a deed, or the narrator goes on; no words."""
    if tokens and tokens[-1].word in small_words("joiner"):
        return True
    source = candidate.source
    if source is not None and any(
        one.end == source.full_start and one.word in small_words("struck_by") for one in tokens
    ):
        return True
    spoken = candidate.hit.entry["strength"] == "spoken" and not candidate.quoted_before
    goes_on = spoken and table_pattern(PACKAGE, "cues.toml", "goes_its_way").match(behind) is not None
    return goes_on or is_thing(tokens, candidate.source)


def is_thing(tokens: list[Token], source: Phrase | None) -> bool:
    """东岸停止炒作西岸|威胁，…: in front of the cue stands the object of a verb that it belongs to, a noun like it."""
    if source is None:
        return False
    i = len(tokens) - 1
    while i >= 0 and tokens[i].start >= source.end and is_skipped(tokens[i]):
        i -= 1
    last = i
    while i >= 0 and tokens[i].start >= source.end and is_noun(tokens[i]):
        i -= 1
    if i < 0 or i == last or tokens[i].start < source.end or tokens[last].word in source_words("occasion"):
        return False
    timed = tokens[last].word.endswith(openings("meanwhile")) or tokens[last].word in source_words("place")
    return not timed and tokens[last].word not in source_words("document") and _acts_on(tokens[i])


def _acts_on(token: Token) -> bool:
    """True for a verb that is none of speaking, no preposition and no small word."""
    small = is_skipped(token) or token.word in source_words("preposition") or token.word in source_words("speech_verb")
    brings = token.word in small_words("brings_up")  # 东岸有学者|分析
    return token.tag.startswith("v") and not small and not brings and token.word not in source_words("place")


def is_caused(tokens: list[Token], source: Phrase | None) -> bool:
    """举动引起国际社会的持续|关注: what a verb of causing or getting gives the source is a noun."""
    if source is None:
        return False
    for one in reversed(tokens):
        if one.end <= source.full_start and one.word != DONE:
            return one.word in word_list("cues.toml", "caused")
    return False


def is_made_by(hit: CueHit, tokens: list[Token], behind: str) -> bool:
    """这项计划由丁一鸣|提出，…: 由 says who has made something, no words of his follow. 由丁一鸣说明：“…” are his."""
    noun = hit.entry["strength"] == "spoken" and behind[:1] in ("，", ",")
    return noun and any(token.word == DONE_BY for token in tokens)


def _is_by(tokens: list[Token]) -> bool:
    """由《晨报》|报道: 由 leads the noun phrase right in front of the cue; not 以自由为题|报道, 由江南返回后|提出."""
    last = next((i for i in range(len(tokens) - 1, 0, -1) if not is_skipped(tokens[i])), 0)
    first = phrase_start(tokens, last)
    return first > 0 and tokens[first - 1].word == DONE_BY


def is_towards(tokens: list[Token], source: Phrase) -> bool:
    """总统府对西岸要求改名的做法…: what stands right in front of the weak cue is the object of 对, no source."""
    i = len(tokens) - 1
    while i >= 0 and is_noun(tokens[i]):
        i -= 1
    return 0 <= i < len(tokens) - 1 and tokens[i].word in small_words("aims_at") and source.end <= tokens[i].start


def is_met(tokens: list[Token], source: Phrase | None, behind: str) -> bool:
    """丁一鸣对东岸上周|宣布撤军的决定表示欢迎: whose mood it is heads the clause, what he welcomes holds the cue."""
    begin = source.end if source is not None else 0
    aimed = any(one.word in small_words("aims_at") and one.start >= begin for one in tokens)
    return aimed and table_pattern(PACKAGE, "cues.toml", "met_with_mood").match(behind) is not None


def is_means(tokens: list[Token]) -> bool:
    """她通过基因对比|发现: the verb in front of the cue is how it was done, the object of a preposition."""
    at = next((i for i in range(len(tokens) - 2, -1, -1) if tokens[i].word in small_words("by_means")), -1)
    return at >= 0 and all(is_noun(one) or one.word == OF for one in tokens[at + 1 : -1])


def topic_source(reader: ClauseReader, candidate: Candidate) -> Phrase | None:
    """针对东岸|宣布出售无人机，周文澜说…: whoever does what the sentence is about; None without a comma behind it."""
    masked = reader.layout.masked
    lead = masked[candidate.clause : candidate.hit.start]
    topic, when = lead.startswith(openings("topic_of")), lead.startswith(openings("opens_when"))
    if not topic and not when:
        return None
    comma = masked.find("，", candidate.hit.end, candidate.sentence[1])
    if comma - candidate.hit.end < SHORTEST_TOPIC:
        return None
    if not topic and not masked.endswith(longest_first("cues.toml", "while"), 0, comma):
        return None
    tokens = reader.tokens(candidate.clause, candidate.hit.start)
    source = reader.source_of(tokens[1:])
    if source is None or source.kind not in ACTORS:
        return None
    if source.full_start != tokens[0].end or not all(is_skipped(one) for one in tokens if one.start >= source.end):
        return None
    return source


def makes_clear(reader: ClauseReader, candidate: Candidate) -> bool:
    """丁一鸣向全国|表明, but not 东岸的历程|表明: whoever heads the clause, no noun of his in front of the cue."""
    source = candidate.source
    if source is None or not source.leads or source.kind not in ("person", "title", "place", "pronoun"):
        return False
    between = [one for one in reader.tokens(candidate.clause, candidate.hit.start) if one.start >= source.end]
    first = next((one for one in between if not is_skipped(one)), None)
    if (first is not None and first.word in (OF, BY)) or _is_described(between):
        return False  # 他的访问|表明, 他们被捕|表明, 他在网上发的帖子|表明
    led = first is None or first.word in source_words("preposition") or between[-1].word in source_words("place")
    return led or not any(map(is_noun, between))


def writes(reader: ClauseReader, candidate: Candidate) -> bool:
    """样本会的研究|显示: whoever a study is by, whatever kind of name that is."""
    source = candidate.source
    if source is None or source.kind not in ("person", "group", "title", "place"):
        return False
    front = [one for one in reader.tokens(candidate.clause, candidate.hit.start) if not is_skipped(one)]
    return bool(front) and front[-1].start >= source.end and front[-1].word in word_list("cues.toml", "study")


def _is_described(tokens: list[Token]) -> bool:
    """在网上发的|帖子: a verb with 的 behind it describes the noun that closes the clause."""
    of = next((i for i, one in enumerate(tokens) if one.word == OF), 0)
    return of > 0 and tokens[of - 1].tag.startswith("v") and is_noun(tokens[-1])


def is_closing(candidate: Candidate, behind: str) -> bool:
    """“…，”丁一鸣宣布。: a weak cue with a source of its own ends the sentence behind the words that it reports."""
    closes = candidate.quoted_before and "closes" in candidate.hit.lists
    return closes and behind[:1] in "。！" and candidate.explicit


def is_byline(tokens: list[Token]) -> bool:
    """Royal Ding自江南|报道。: who sent the article from where, and no words of his."""
    at = next((i for i, one in enumerate(tokens) if one.word == FROM), 0)
    return 0 < at < len(tokens) - 1 and all(map(is_noun, tokens[at + 1 :]))


def describes_its(masked: str, candidate: Candidate) -> bool:
    """采取其|认为必要的行动: the cue behind 其 describes the noun that closes the clause."""
    its = candidate.lead.endswith(openings("with_its")) and candidate.hit.strong
    return its and table_pattern(PACKAGE, "cues.toml", "its_thing").match(masked, candidate.hit.end) is not None


def is_passive(lead: str, tokens: list[Token]) -> bool:
    """葬礼被媒体广泛|报道, 这份报告由《晨报》|报道: what is reported stands in front of whoever reports it."""
    return BY in lead or _is_by(tokens)


def is_done_to(tokens: list[Token], source: Phrase | None) -> bool:
    """在网上遭|批, 常被人|指: the cue is what is done to whoever heads the clause, or one in front; he says nothing."""
    at = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].word in small_words("suffers")), -1)
    if at < 0 or (source is not None and source.end > tokens[at].start):
        return False
    return all(
        one.word in small_words("done_by_whom") or (is_skipped(one) and one.word not in source_words("place"))
        for one in tokens[at + 1 :]
    )


def is_addressed(tokens: list[Token]) -> bool:
    """丁一鸣向东岸的媒体|表示: what stands in front of the cue is whom the words are for, 的 and all."""
    at = len(tokens) - 1
    while at > 0 and is_noun(tokens[at]):
        at -= 1
    if at < 1 or tokens[at].word != OF:
        return False
    first = phrase_start(tokens, at - 1)
    return first > 0 and tokens[first - 1].word in small_words("addresses")


def in_form(tokens: list[Token]) -> bool:
    """委员会以书面形式|强调: how it is said, no object of the cue's noun."""
    return bool(tokens) and tokens[-1].word.endswith(openings("in_form"))


def is_somebodys(hit: CueHit, tokens: list[Token], behind: str) -> bool:
    """True for 东岸的|强烈 in front of 抨击, 官员的|热情 in front of 回应, nouns there; not for 的|发言，“…”."""
    if len(tokens) > 1 and tokens[-1].word in small_words("tone") and tokens[-2].word == OF:
        return not hit.strong
    noun = hit.weak or "of_somebody" in hit.lists
    if not noun or (hit.entry["strength"] == "quoted" and behind[:1] in ("，", "：", ",", ":")):
        return False
    for token in reversed(tokens):
        if not is_skipped(token):
            return token.word == OF
    return False


def makes_sure(candidate: Candidate, behind: str) -> bool:
    """派出舰队，|保证航道畅通: without a subject in front and a quotation behind, 保证 tells what a deed is for."""
    if "ensures" not in candidate.hit.lists or candidate.source is not None or behind[:1] == QUOTED:
        return False
    return not candidate.lead.lstrip().startswith(openings("alongside"))


def is_most(masked: str, hit: CueHit, tokens: list[Token]) -> bool:
    """这是东岸最|希望展示的重点: 最 makes the words behind the cue tell which noun is meant."""
    most = hit.weak and bool(tokens) and tokens[-1].word in small_words("most")
    return most and table_pattern(PACKAGE, "cues.toml", "tells_which").match(masked, hit.end) is not None


def by_nobody(masked: str, candidate: Candidate) -> bool:
    """还没有任何组织|声称负责, 要求国会|宣布: whom 没有 leads, or who is only asked to, says nothing."""
    source = candidate.source
    if source is None and candidate.lead.strip().endswith(openings("by_nobody")):
        return True  # 一般|认为
    if source is None or candidate.borrowed:
        return False
    if source.words.startswith(openings("any_at_all")):
        return True  # 拒绝任何国家|批评…, 任何国家都|不承认…
    front = masked[candidate.clause : source.full_start].rstrip()
    asked = masked.endswith(openings("asks_for"), candidate.sentence[0], source.full_start)
    asked = asked and candidate.hit.start - source.end <= CLOSE
    return (
        asked or front.endswith(openings("nobody")) or any_word("small_words.toml", "not_any").search(front) is not None
    )
