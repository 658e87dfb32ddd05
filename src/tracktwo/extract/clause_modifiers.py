"""Words with 的 that describe an unnamed source and belong to it: 三名熟悉情况的|消息人士, 58%的|民众."""

from __future__ import annotations

from tracktwo.extract.tokens import Token, openings, small_words, word_list
from tracktwo.extract.word_kinds import NAME_TAGS, is_noun, is_skipped, is_time, is_verb, source_words, titles
from tracktwo.languages.particles import AMONG_THEM, AT, IS, OF, THERE_IS

MODIFIER_LIMIT = 24  # characters of a modifier that still belongs to an unnamed source
_COUNTED_LIMIT = 36  # and of one behind a number: 一名|…的官员 is no clause of its own
_COUNTS = frozenset({"m", "mq", "rz", "r", "i"})  # tags of 一名, 这份, 这位, 那些, 另一名
_PLACES = frozenset({"ns", "nt", "s", "bracket"})
_LIKENS = frozenset({"a", "b", "ad", "an", "z", "i", "d", "zg"})  # tags of 乐观, 匿名, 极其


def whole_clause(tokens: list[Token], first: int, last: int) -> int | None:
    """Where 三名熟悉情况的|消息人士 begins: a modifier with a verb, at the head of the clause, of somebody unnamed."""
    if _is_some(tokens, first - 2):
        return first - 2
    begin = next((at for at in range(last, 0, -1) if _stand_apart(tokens[at - 1], tokens[at])), 0)  # 甲，|乙的官员
    while begin < first - 2 and _opens_clause(tokens[begin]) and tokens[begin].word not in small_words("attends"):
        if _is_unsaid(tokens, begin) and not tokens[first].tag.startswith("r"):
            break  # no 没有透露姓名的|这些人士, who were named before
        begin += 1
    words = tokens[begin : first - 1]
    if not words:
        return None
    if (share := _share(tokens, begin, first)) is not None:
        return share
    long, named = length(tokens[begin : last + 1]), _is_addressed(tokens[first : last + 1])
    if not named and long <= _COUNTED_LIMIT and _is_counted(words) and _is_unnamed(tokens[last]):
        return begin
    if long > MODIFIER_LIMIT or not _may_be_described(tokens[last]):
        return None
    described = not named and (_is_quality(words, tokens[last]) or _is_whereabouts(words) or _is_posted(words))
    if not described and not _is_clause(tokens, begin, first, last):
        return None
    while begin and is_verb(words[0]) and tokens[begin - 1].word in small_words("starts_modifier"):
        begin -= 1  # 不|赞成弹劾的议员
    return begin


def _is_unsaid(tokens: list[Token], at: int) -> bool:
    """没有|透露姓名的官员: a verb of speaking that nobody has done describes who has not."""
    return at > 0 and tokens[at].tag == "v" and tokens[at - 1].word in small_words("says_not")


def length(tokens: list[Token]) -> int:
    """How many characters the words have, without brackets."""
    return sum(len(token.word) for token in tokens if token.tag != "bracket")


def _stand_apart(before: Token, token: Token) -> bool:
    """True where a comma or a space stands in between; not in front of a bracket."""
    return before.end < token.start and token.tag != "bracket"


def owner_end(tokens: list[Token], begin: int) -> int | None:
    """The last noun of whose the words at `begin` are, None without: 丁一鸣（Ding）的, 东岸政府中的, 东岸石油当时的."""
    if begin < 2 or tokens[begin - 1].word != OF:
        return None
    at = begin - 2
    while at > 0 and (tokens[at].tag == "bracket" or tokens[at].word in small_words("within")):
        at -= 1
    if at > 0 and is_time(tokens[at]) and tokens[at].tag == "t" and not is_time(tokens[at - 1]):
        at -= 1
    return at if is_noun(tokens[at]) else None


def brings_about(verb: Token) -> bool:
    """导致|两家媒体的发行人联名写信: what stands behind is the subject of what comes of it, no object."""
    return verb.word in small_words("ends_modifier") and verb.word != IS


def _is_some(tokens: list[Token], at: int) -> bool:
    """有|的国家认为: some of them; not 东岸有|的国家."""
    return tokens[at].word == THERE_IS and not (at and is_noun(tokens[at - 1]))


def _opens_clause(token: Token) -> bool:
    """但, 有, 周二: what may stand in front of the words that describe somebody."""
    return (is_skipped(token) and token.tag != "m") or token.word in small_words("brings_up")


def _is_unnamed(head: Token) -> bool:
    """研究组织, 高级官员: no paper, no place, no name."""
    paper = head.word in source_words("document") or head.word.endswith(openings("document_end"))
    return not paper and head.tag not in NAME_TAGS and head.tag not in ("nt", "ns", "quote")


def _may_be_described(head: Token) -> bool:
    """民众, 中国网民, 高级官员: a group or one of many."""
    return head.tag == "plural" or head.word in titles() or head.word.endswith(openings("whom_a_clause_tells"))


def _is_addressed(words: list[Token]) -> bool:
    """丁姓老师, 江南居民丁先生: a surname is a name, which needs no modifier."""
    surname = any(one.word.endswith(openings("surname_word")) for one in words)
    called = "".join(one.word for one in words)
    return surname or (called.endswith(openings("addressed_as")) and called not in small_words("addressed_as"))


def _share(tokens: list[Token], begin: int, first: int) -> int | None:
    """Where 58%的|民众 and 三国七成以上的|人 begin; None where no share of them is told."""
    at = first - 2
    while at > begin and tokens[at].word in small_words("around_number"):
        at -= 1
    word = tokens[at].word
    shared = word.endswith(openings("share_end")) or word.startswith(openings("share_front"))
    if tokens[at].tag != "m" or not shared:
        return None
    while at > begin and (is_noun(tokens[at - 1]) or tokens[at - 1].word in small_words("about_number")):
        at -= 1
    return at


def _is_counted(words: list[Token]) -> bool:
    """东岸|一名|不愿具名的, 这家|由政府支持的: behind the number no noun stands, so that it counts what 的 leads to."""
    for at, one in enumerate(words[:-1]):
        if _is_count(one):
            return not is_noun(words[at + 1]) or words[at + 1].tag in ("a", "b")
        if not is_noun(one) or one.tag in ("title", "plural") or one.tag in NAME_TAGS or one.word == AMONG_THEM:
            return False
    return False


def _is_count(token: Token) -> bool:
    """一名, 这位, 另一家, 部分."""
    counted = token.tag in _COUNTS and token.word.endswith(openings("counter"))
    return token.word in small_words("some_of_many") or (counted and not is_time(token))


def _is_quality(words: list[Token], head: Token) -> bool:
    """乐观|的分析人士, 极其不满|的民众: nothing but what somebody is like; 总统 names one person all the same."""
    alike = all(one.tag in _LIKENS or one.word in small_words("like_this") for one in words)
    return alike and words[-1].tag in ("a", "b", "an", "z", "i") and head.word not in word_list("titles.toml", "unique")


def _is_whereabouts(words: list[Token]) -> bool:
    """在江南大学任教|的学者, 与西岸打交道|的官员, 被制裁|的官员, 对会谈抱怀疑态度|的选民: how a clause begins that
    tells of somebody."""
    opening, rest = words[0], words[1:]
    if not rest or any(one.word in small_words("ends_modifier") or one.word == IS for one in rest):
        return False
    if opening.word in small_words("undergoes"):
        return rest[0].tag[:1] == "v" if len(rest) > 1 else rest[0].tag[:1] in "vn"
    if opening.word in small_words("feels_towards"):
        return rest[-1].tag == "a" or not small_words("feels_that_way").isdisjoint([one.word for one in rest])
    return opening.word in small_words("opens_modifier") and not any(
        one.word in source_words("preposition") for one in rest
    )


def _is_posted(words: list[Token]) -> bool:
    """《晨报》在江南和北湖|的记者, 东岸在西岸|的朋友们: whose they are, and where."""
    at = next((at for at, one in enumerate(words) if one.word == AT), 0)
    places = words[at + 1 :]
    whose = at > 0 and all(is_noun(one) and one.tag not in ("title", "plural") for one in words[:at])
    return whose and bool(places) and all(one.tag in _PLACES or one.word in small_words("joiner") for one in places)


def _is_clause(tokens: list[Token], begin: int, first: int, last: int) -> bool:
    """支持会谈|的民众, 三名熟悉情况|的消息人士: a clause with a verb, none that leads or stands for others."""
    words = tokens[begin : first - 1]
    opens = words[0].word in small_words("one_person") or words[0].word in small_words("knows_of")
    leads = opens or words[0].tag in ("m", "rz", "r", "ns", "nt")
    told = any(map(is_verb, words)) and (leads or _tells_of(tokens, begin, first, last))
    return told and not _is_no_modifier(words)


def _tells_of(tokens: list[Token], begin: int, first: int, last: int) -> bool:
    """支持|会谈的民众, 研究|军控的学者: a verb that says nothing itself describes a group or one of many, no name."""
    verb, head = tokens[begin], tokens[last]
    told = head.word.endswith(openings("whom_a_clause_tells")) or head.tag == "plural"
    named = any(one.tag in NAME_TAGS for one in tokens[first:last])
    deed = verb.word in small_words("attends") or (
        verb.tag == "v"
        and (len(verb.word) > 1 or verb.word in small_words("deed_of_one"))
        and verb.word not in source_words("speech_verb")
    )
    deed = deed or _is_unsaid(tokens, begin)
    ahead = begin > 0 and tokens[begin - 1].word in small_words("ahead_of_deed")
    return told and deed and not named and not ahead and verb.word not in small_words("seated_at")


def _is_no_modifier(words: list[Token]) -> bool:
    """西岸是…最大的, …的努力让西岸的, 丁一鸣对西岸的: a clause with a predicate of its own, or an addressee."""
    for at, one in enumerate(words):
        bars = one.word in source_words("preposition") and one.word not in small_words("joiner")
        if bars and [behind.tag for behind in words[at + 1 : at + 2]] != ["j"]:
            return True
        named = one.word == IS and words[0].tag == "m"  # 一位自称是主管的|代表
        if (one.word in small_words("ends_modifier") and not named) or one.tag == "bracket":
            return True
    return words[0].word in source_words("pronoun")
