"""Noun phrases: the bare name that one holds, its title, the kind of actor that it names.

外交部发言人丁一鸣 gives 丁一鸣 with the title 发言人; 江南研究所六月发表的年度报告 gives 江南研究所.
"""

from __future__ import annotations

from functools import cache, lru_cache

from tracktwo.extract.clause_modifiers import MODIFIER_LIMIT, brings_about, length, owner_end, whole_clause
from tracktwo.extract.described_bodies import described_name
from tracktwo.extract.listed_names import (
    continues_name,
    first_of_several,
    is_letter_name,
    is_name,
    listed_with_titles,
)
from tracktwo.extract.paper_makers import is_brought_out, is_led, is_word_for_paper, maker_in_front, prints
from tracktwo.extract.quoted_names import quoted_name
from tracktwo.extract.somebody import is_one_of_such, somebody_there, start_of_such
from tracktwo.extract.source_phrases import ACTORS, Kind, Phrase
from tracktwo.extract.title_fronts import belongs_to_title, is_close_to, is_in_office, is_somebodys
from tracktwo.extract.tokens import Token, is_transliterated, openings, small_words, word_list
from tracktwo.extract.word_kinds import (
    NAME_TAGS,
    ends_body,
    is_noun,
    is_skipped,
    is_time,
    is_verb,
    source_words,
    titles,
)
from tracktwo.knowledge.states import by_name
from tracktwo.languages.particles import OF, THERE_IS

__all__ = [
    "ACTORS",
    "NAME_TAGS",
    "Kind",
    "Phrase",
    "coordinates",
    "ends_body",
    "is_noun",
    "is_skipped",
    "is_time",
    "is_verb",
    "joins_on",
    "phrase_start",
    "read_noun_phrase",
    "source_words",
    "titles",
]

_OF_A_PAPER = frozenset({"t", "m", "q", "b", "a", "vn", "bracket"})  # between whose a paper is and the word for it
_WORDS = 50_000  # words whose kind is remembered


@cache
def _body_ends() -> tuple[str, ...]:
    return tuple(sorted(word for word in source_words("body") if len(word) > 1))


def phrase_start(tokens: list[Token], last: int) -> int:
    """The index where the noun phrase that ends with `tokens[last]` begins, joined names included."""
    first = last
    while first > 0:
        before = tokens[first - 1]
        if is_noun(before) and not (is_time(before) and before.tag != "m"):
            first -= 1
        elif before.word in small_words("modifying") and before.tag in ("uj", "u", "r") and first - 1 > 0:
            break
        elif _takes_in(tokens, first, last):
            first -= 1
        elif before.word in small_words("joins_nouns") and first > 1 and _joined(tokens[first - 2], tokens[first]):
            first -= 2
        elif is_one_of_such(tokens, first, last):
            return start_of_such(tokens, phrase_start(tokens, first - 2), first)
        else:
            break
    return first


def _joined(before: Token, token: Token) -> bool:
    """东岸 + 和 + 西岸, 疾病 + 控制 + 和 + 预防 + 中心: two nouns, or two verbs in the name of a body."""
    fields = small_words("in_body")
    return is_noun(before) or (before.word in fields and token.word in fields)


def _counts_about(about: Token, number: Token) -> bool:
    """超过 + 2万名, 近 + 百位, 另 + 一位: how a number is meant."""
    return number.tag == "m" and (
        about.word in small_words("about_number") or (about.word in small_words("another") and not is_time(number))
    )


def _takes_in(tokens: list[Token], first: int, last: int) -> bool:
    """防御 + 局, 竞选 + 连任阵营, 超过 + 2万名, 相关 + 人士: what stands in front is a part of it, though no noun."""
    before = tokens[first - 1]
    if _names_field(before, tokens[first]) or _counts_about(before, tokens[first]):
        return True
    if belongs_to_title(tokens, first, last) or is_close_to(tokens, first - 1) or is_in_office(tokens, first - 1):
        return True
    if before.word in small_words("in_body") and first > 1 and is_noun(tokens[first - 2]):
        head = next((one for one in reversed(tokens[first : last + 1]) if one.tag != "bracket"), before)
        if head.word in source_words("body_end"):
            return True  # 东岸|预算|责任|局
        if first == last and (head.tag == "plural" or head.word in small_words("of_a_field")):
            return True  # 军备|控制|专家们
    return first < last and before.tag == "v" and _names_field(tokens[first], tokens[first + 1])


def _names_field(verb: Token, body: Token) -> bool:
    """导弹 + 防御 + 局, 事务 + 协调 + 厅: a verb in the name of a body says what it is there for."""
    return (
        verb.tag.startswith("v")
        and len(verb.word) == 2
        and body.word in source_words("body_end")
        and verb.word not in source_words("speech_verb")
    )


def coordinates(tokens: list[Token], first: int) -> bool:
    """True where 和 or 与 joins two names rather than leading a phrase of its own."""
    return tokens[first - 1].word in small_words("joiner") and first >= 2 and is_noun(tokens[first - 2])


def joins_on(tokens: list[Token]) -> bool:
    """以及|众议员|支持: a clause that goes on with the list in front of its comma, without a subject of its own."""
    return bool(tokens) and tokens[0].word in small_words("joins_on")


def read_noun_phrase(tokens: list[Token], first: int, last: int, known: frozenset[str]) -> Phrase | None:
    """The source that the noun phrase `tokens[first..last]` names: the bare name if it holds one."""
    while last >= first and (tokens[last].tag == "bracket" or _is_behind(tokens, first, last)):
        last -= 1
    latin = last + 1 < len(tokens) and tokens[last + 1].tag == "bracket"
    while first <= last and (
        tokens[first].tag == "bracket"
        or tokens[first].word in small_words("even")
        or (is_skipped(tokens[first]) and not ends_body(tokens[first].word))
    ):
        if tokens[first].tag == "m" or (first < last and _counts_about(tokens[first], tokens[first + 1])):
            break
        first += 1
    if last < first:
        return None
    if named := _bare_name(tokens, first, last, known, latin):
        return named
    if quoted := quoted_name(tokens, first, last):
        return quoted
    head = tokens[last]
    words = head.word
    if (bare := described_name(tokens, first, last)) is not None:
        kind = _kind(words, head.tag) if head.tag == "ns" else "body"
        return Phrase(bare[0], head.end, bare[1], kind, None, tokens[first].start)
    if last > first and words in small_words("administration") and tokens[last - 1].tag in NAME_TAGS:
        name = tokens[last - 1]  # 东岸总统|丁一鸣|政府
        return Phrase(name.start, head.end, name.word + words, "group", None, tokens[first].start)
    if words in source_words("pronoun") and not (last and tokens[last - 1].word in small_words("with_its")):  # 及其|他
        return Phrase(head.start, head.end, words, "pronoun", None, head.start)
    paper = head.word in source_words("document") or (head.tag == "quote" and is_brought_out(tokens, first))
    if head.tag == "quote" and last == first and (owner := _owner_of_title(tokens, first, known)) is not None:
        return owner
    owned = first > 0 and tokens[first - 1].word == OF  # 国防部送交议会的|书面报告
    paper = paper or (owned and head.word.endswith(openings("document_end")))
    if paper and (issuer := _issuer(tokens, first, last, known)):
        return issuer
    if (paper or is_word_for_paper(head)) and (made := _maker(tokens, last, known)):
        return made
    if words in source_words("self"):
        return Phrase(head.start, head.end, words, "self", None, head.start)
    if first == last and (somebody := somebody_there(tokens, last)) is not None:
        return Phrase(somebody, head.end, THERE_IS + words, "group", None, somebody)
    start = head.start if head.tag == "quote" and last == first else _with_modifiers(tokens, first, last)
    text = "".join(token.word for token in tokens if start <= token.start and token.end <= head.end)
    return Phrase(start, head.end, text, _kind(words, head.tag), words if words in titles() else None, start)


def _is_behind(tokens: list[Token], first: int, last: int) -> bool:
    """特朗普|稍, 王毅|最新, 发言人|两度: a small word behind the phrase that the cutter takes for a noun."""
    token = tokens[last]
    often = token.tag == "m" and len(token.word) > 1 and token.word[-1] in small_words("how_often")
    return last > first and (often or token.word in small_words("behind_a_name"))


def _owner_of_title(tokens: list[Token], quote: int, known: frozenset[str]) -> Phrase | None:
    """人权观察的|《年度报告》: the body whose paper a title between marks is; None for what no body has."""
    if quote < 2 or tokens[quote - 1].word != OF or not is_noun(tokens[quote - 2]):
        return None
    owner = read_noun_phrase(tokens, phrase_start(tokens, quote - 2), quote - 2, known)
    owns = owner is not None and owner.kind == "body" and not owner.words.endswith(openings("owns_outlet"))
    return owner if owns else None


def _issuer(tokens: list[Token], first: int, last: int, known: frozenset[str]) -> Phrase | None:
    """The body that a document comes from: 江南研究所六月发表的年度报告, 东岸海军声明, 五角大厦报告."""
    if last > first and tokens[first].word not in small_words("of_nobody"):
        end, issue = last - 1, small_words("of_issue")
        while end > first and (tokens[end].tag in _OF_A_PAPER or tokens[end].word in issue):
            end -= 1
        phrase = read_noun_phrase(tokens, first, end, known) if end >= first else None
        if phrase is not None and phrase.kind in ("body", "person"):
            return phrase
        if phrase is not None and phrase.kind == "title" and tokens[last].word in small_words("comments"):
            return phrase  # 东岸军事专家|评论|认为
    if (owner := _dated_owner(tokens, first, last, known)) is not None:
        return owner
    i = first - 1
    while i > 1 and tokens[i].word != OF and (is_skipped(tokens[i]) or tokens[i].tag in _OF_A_PAPER):
        i -= 1  # 江南协会的|不|完全|统计
    if i < 1 or tokens[i].word != OF:
        return None
    while i > 1 and (is_time(tokens[i - 1]) or tokens[i - 1].tag == "bracket" or is_skipped(tokens[i - 1])):
        i -= 1  # 晨报|近日|的|报道
    if i > 3 and tokens[i - 1].tag == "quote" and tokens[i - 2].word in small_words("titled"):
        i -= 3 if tokens[i - 3].tag == "ul" or tokens[i - 3].word == OF else 2  # 撰写|了|题为|“…”|的|文章, 发布|的|题为
    if is_noun(tokens[i - 1]):
        begin = phrase_start(tokens, i - 1)
        may_send = range(i - 1, max(begin, 1) - 2, -1)
        if (sent := next((j for j in may_send if tokens[j].word in small_words("sent_to")), None)) is not None:
            return _subject_before(tokens, sent, known)  # 丁一鸣早在一月发给议会的备忘录
        if begin and tokens[begin - 1].word in source_words("topic") - small_words("according"):
            return None  # 对东岸政府的|调查
        phrase = read_noun_phrase(tokens, begin, i - 1, known)
        side = phrase is not None and phrase.words in source_words("side")
        return phrase if phrase is not None and (phrase.kind in ("body", "person") or side) else None
    if not is_verb(tokens[i - 1]):
        return None
    issuer = _subject_before(tokens, i - 1, known)
    got = tokens[i - 1].word in small_words("obtains")  # 媒体|取得|的文件
    return None if got and issuer is not None and issuer.kind != "pronoun" else issuer


def _maker(tokens: list[Token], last: int, known: frozenset[str]) -> Phrase | None:
    """The body whose paper ends at `last`, with more between: 江南研究所（JRI）今年4月的一项|研究; None without."""
    at = maker_in_front(tokens, last)
    first = phrase_start(tokens, at) if at is not None else 0
    if at is None or is_led(tokens, first):
        return None
    if tokens[at].tag == "quote":
        title = tokens[at]
        named = prints(tokens, at, last)
        return Phrase(title.start, title.end, title.word, "body", None, title.start) if named else None
    made = read_noun_phrase(tokens, first, at, known)
    return made if made is not None and made.kind in ("person", "body") else None


def _dated_owner(tokens: list[Token], first: int, last: int, known: frozenset[str]) -> Phrase | None:
    """议员丁一鸣|22日|推文, 东岸外交部|周三|声明: whose paper it is, with only a day between; else None."""
    begin = next((j for j in range(first, last + 1) if not (is_time(tokens[j]) or tokens[j].tag in ("m", "q"))), first)
    i = begin - 1
    while i >= 0 and (is_time(tokens[i]) or tokens[i].tag in ("t", "m", "q")):
        i -= 1
    if not 0 <= i < begin - 1 or not is_noun(tokens[i]):
        return None
    start = phrase_start(tokens, i)
    before = tokens[start - 1] if start else None
    if before is not None and (before.tag.startswith("v") or before.word in source_words("preposition")):
        return None
    owner = read_noun_phrase(tokens, start, i, known)
    return owner if owner is not None and owner.kind in ("person", "body") else None


def _subject_before(tokens: list[Token], verb: int, known: frozenset[str]) -> Phrase | None:
    """Who does what the word at `verb` says, past times and small words: 江南研究所|六月|发表."""
    i = verb - 1
    while i >= 0 and (is_skipped(tokens[i]) or is_time(tokens[i]) or tokens[i].word in small_words("before_deed")):
        i -= 1
    if i >= 1 and (at := phrase_start(tokens, i)) >= 1 and tokens[at - 1].word in small_words("located"):
        return _subject_before(tokens, at - 1, known)  # 丁一鸣|九月|在|晨报网|发表
    if i < 0 or not (is_noun(tokens[i]) or tokens[i].tag == "quote"):
        return None
    phrase = read_noun_phrase(tokens, phrase_start(tokens, i), i, known)
    return phrase if phrase is not None and phrase.kind in ("body", "person", "place", "pronoun") else None


@lru_cache(maxsize=_WORDS)
def _kind(word: str, tag: str) -> Kind:
    if tag == "plural":
        return "group"
    if word in titles() or word.endswith(openings("head_end")):
        return "title"
    if word in source_words("document") or word.endswith(openings("document_end")):
        return "document"
    if tag in ("nt", "ns") and not ends_body(word):
        return "place" if tag == "ns" else "body"
    if ends_body(word) or word.endswith(_body_ends()) or tag == "nt":
        return "body"
    office = len(word) > 2 and word.endswith(openings("office_end")) and not word.endswith(openings("no_body"))
    if office and tag.startswith("n"):
        return "body"
    if word.endswith(openings("group_end")):
        return "group"
    return "other"


def _with_modifiers(tokens: list[Token], first: int, last: int) -> int:
    """Where an unnamed source begins: with the modifier in front of its 的, if that is short."""
    begin = first
    if first >= 2 and tokens[first - 1].word == OF and (clause := whole_clause(tokens, first, last)) is not None:
        return tokens[clause].start
    while (owner := owner_end(tokens, begin)) is not None and tokens[owner].word not in small_words("belongs_to"):
        lower = phrase_start(tokens, owner)
        if lower > 0 and tokens[lower - 1].word in source_words("preposition"):
            break
        if length(tokens[lower : last + 1]) > MODIFIER_LIMIT:
            break
        if lower > 0 and is_verb(tokens[lower - 1]) and not brings_about(tokens[lower - 1]):
            break
        begin = lower
    while begin < first and (is_skipped(tokens[begin]) and tokens[begin].tag != "m"):
        begin += 1
    return tokens[begin].start


def _bare_name(tokens: list[Token], first: int, last: int, known: frozenset[str], latin: bool) -> Phrase | None:
    """The name at the end of the phrase, behind the last title or body, or in front of a title that ends it."""
    title = tokens[last].word if tokens[last].word in titles() else None
    end = last - 1 if title and last > first else last
    if title and end == last:
        return None
    if title and is_somebodys(title, tokens[end]):
        return None
    while end > first and tokens[end].tag == "bracket":
        end -= 1
    if title and (broken := _broken_in_two(tokens, first, end, title)) is not None:
        return broken
    if title and tokens[end].tag not in NAME_TAGS and not _may_hold(tokens, first, end, known):
        return None
    begin = end
    alone = not title and end > first and is_letter_name(tokens, end, known)
    if not alone and not is_name(tokens[end], known) and not (title and _may_hold(tokens, end, end, known)):
        joined = _joined_name(tokens, first, end, known)
        if joined is None:
            return None
        begin = joined
    else:
        while begin > first and continues_name(tokens[begin - 1], tokens[begin]):
            begin -= 1
    before = tokens[begin - 1].word if begin > first else None
    words = "".join(one.word for one in tokens[begin : end + 1])
    if (
        begin > first
        and tokens[begin - 1].word in small_words("joiner")
        and begin - 2 >= first
        and is_name(tokens[begin - 2], known)
    ):
        begin = first_of_several(tokens, first, begin, known)
        words = "".join(one.word for one in tokens[begin : end + 1])
    elif (listed := listed_with_titles(tokens, first, begin, known)) is not None:
        begin = listed
        words = "".join(one.word for one in tokens[begin : end + 1])
    beside = title or (before if before in titles() else None)
    return Phrase(tokens[begin].start, tokens[end].end, words, "person", beside, tokens[first].start, latin)


def _broken_in_two(tokens: list[Token], first: int, end: int, title: str) -> Phrase | None:
    """丁 + 中坚 + 教授: a surname, and a given name that is a common word too, in front of how one is addressed."""
    surname, given = tokens[end - 1], tokens[end]
    if (
        end == first
        or title not in small_words("called")
        or given.tag in ("title", "ns", "nt", "m", "quote", "bracket")
    ):
        return None
    if surname.tag != "nr" or surname.word not in source_words("surname") or len(given.word) > 2:
        return None
    if ends_body(given.word) or given.word in titles():
        return None
    return Phrase(surname.start, given.end, surname.word + given.word, "person", title, tokens[first].start)


def _may_hold(tokens: list[Token], first: int, end: int, known: frozenset[str]) -> bool:
    """普京 + 总统: what stands in front of a title is a known name, or has only syllables of foreign names."""
    words = "".join(one.word for one in tokens[first : end + 1])
    if words in known:
        return True
    office = tokens[end + 1].word in word_list("titles.toml", "unique")
    foreign = len(words) > 1 and tokens[end].tag not in ("ns", "m", "r") and is_transliterated(words)
    return office and first == end and foreign and words not in by_name()


def _joined_name(tokens: list[Token], first: int, end: int, known: frozenset[str]) -> int | None:
    """Where a name begins that the word cutter broke: behind a title, a surname or only transliterating syllables."""
    begin = end
    length = 0
    words = ""
    while begin >= first and length < 10:
        token = tokens[begin]
        if (
            token.word in titles()
            or (len(token.word) > 1 and ends_body(token.word))
            or token.tag in ("ns", "nt", "m", "q", "quote", "bracket", "x", "r")
        ):
            break
        length += len(token.word)
        words = token.word + words
        if words in known:
            return begin
        begin -= 1
    begin += 1
    behind = tokens[begin - 1].word if begin > 0 else ""
    if len(words) < 2 or words in titles() or ends_body(words):
        return None
    if behind in titles() and (is_transliterated(words) or (words[0] in source_words("surname") and len(words) <= 3)):
        return begin
    if tokens[end].tag in ("nr", "nrt", "zg") and is_transliterated(words):
        return begin
    return None
