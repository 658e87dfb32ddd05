"""Whom 他们, 两人 and 它 mean: the group, the pair or the thing that the words in front name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from tracktwo.extract.candidates import ClauseReader, clauses
from tracktwo.extract.channels import is_press
from tracktwo.extract.crowds import are_people, for_whom, opening_crowd
from tracktwo.extract.findings import Sentence
from tracktwo.extract.listed_names import names_two
from tracktwo.extract.noun_phrases import NAME_TAGS, Kind, Phrase, is_noun, phrase_start, source_words
from tracktwo.extract.tokens import PACKAGE, Token, longest_first, openings, small_words, word_list
from tracktwo.languages import table_pattern
from tracktwo.languages.particles import AT, OF

POINTS_BACK = 2  # characters that point back: 该, 这家, 上述
LONGEST_GROUP = 20  # characters of the words that name a group
_LATTER = ("person", "title", "body", "group")
_GROUPS = (*_LATTER, "other")
_MARKED = ("quote", "bracket")


def is_several(words: str) -> bool:
    """True for a source of several persons: 专家们, 两名官员, 丁一鸣和李砚衡."""
    return words.endswith(openings("people")) or names_two(words)


def group_before(reader: ClauseReader, sentences: Iterable[Sentence], at: int) -> str | None:
    """The last group of persons named in front of `at`, the nearest sentence first: 激起了网民的反应，|他们称."""
    for start, end in sentences:
        tokens = _tokens(reader, start, min(end, at))
        for i in range(len(tokens) - 1, -1, -1):
            if _are_people(tokens, i) and not _leads_on(tokens, i):
                phrase = reader.noun_phrase(tokens, i)
                if (
                    phrase is not None
                    and phrase.kind in ("title", "group", "body")
                    and len(phrase.words) <= LONGEST_GROUP
                    and not _is_of_speaker(tokens, phrase)
                ):
                    return _with_kind(tokens, i, phrase.words)
    return None


def _is_of_speaker(tokens: list[Token], phrase: Phrase) -> bool:
    """True for 我们的官员, 其官员 and 任何官员; not for 这些官员 and 这三国官员, who stand there."""
    first = next((one.word for one in tokens if one.start == phrase.start), "")
    return first in source_words("self") and not first.startswith(openings("bridge"))


def heading_group(reader: ClauseReader, sentence: Sentence, at: int) -> str | None:
    """The group that heads the sentence in front of `at`, or one of its clauses: 两位防长会面，|他们."""
    read = [reader.tokens(*one) for one in clauses(reader.layout.masked, sentence[0], min(sentence[1], at))]
    if sentence[1] > at and (whom := for_whom(reader, read)) is not None:
        return whom
    for tokens in read:
        phrase = reader.subject_of(tokens)
        led = any(one.word in source_words("preposition") for one in tokens[:2])
        if phrase is None and not led and (crowd := opening_crowd(tokens)) is not None:
            return reader.layout.page.folded[crowd[0] : crowd[1]]
        if phrase is None or phrase.kind not in _GROUPS or led:
            continue
        last = next((i for i, token in enumerate(tokens) if token.end == phrase.end), None)
        whole = reader.noun_phrase(tokens, last) if last is not None and not _is_led(tokens, last) else None
        words = whole.words if whole is not None and whole.words.endswith(phrase.words) else phrase.words
        if whole is not None and _names_many(words, phrase.kind) and not _asks(tokens, words):
            return words
        if sentence[1] <= at:
            return None  # 反对派协助他们的家属发声。|他们: 反对派 heads it
    return None


def _names_many(words: str, kind: Kind) -> bool:
    """True for 官员们, 两位防长, 丁一鸣和他的顾问; not for 一名官员, 媒体, 两国关系 and 两名 alone."""
    counted = table_pattern(PACKAGE, "sources.toml", "counted_people").match(words)
    if counted is not None and counted.end() == len(words):
        return False
    joined = names_two(words) and kind == "person" and not words[0].isascii()
    many = (
        (counted is not None and (kind != "other" or counted["person"] is not None))
        or joined
        or (words.endswith((*openings("people"), *openings("those_who"))) and not names_two(words))
    )
    one = words.startswith(openings("unnamed_person")) or is_press(words) or words in openings("asks_people")
    return many and len(words) <= LONGEST_GROUP and not one


def _asks(tokens: list[Token], words: str) -> bool:
    """True for 多名记者 of 多名记者采访了市民, who are not those that go on."""
    return words.endswith(openings("asks_people")) and any(one.word in small_words("interviews") for one in tokens)


def _are_people(tokens: list[Token], i: int) -> bool:
    """官员们, 网民, 分离主义者, 东岸|人: several persons; a 记者 is one as often."""
    word = tokens[i].word
    if are_people(tokens[i]):
        return True
    land = tokens[i - 1].word if i and word in small_words("people_of") else word[:-1]
    return word.endswith(openings("people_of")) and land in word_list("sources.toml", "place_name")


def _with_kind(tokens: list[Token], i: int, words: str) -> str:
    """分离|主义者: the end of a word for people with what stands in front of it."""
    alone = words in small_words("people_end") and i > 0 and tokens[i - 1].end == tokens[i].start
    return tokens[i - 1].word + words if alone else words


def _leads_on(tokens: list[Token], i: int) -> bool:
    """True where a noun goes on behind the word: 官员|名单, or it is somebody's object of a preposition: 对|官员."""
    return (i + 1 < len(tokens) and is_noun(tokens[i + 1])) or _is_led(tokens, i)


def _is_led(tokens: list[Token], i: int) -> bool:
    """True for 官员 of 对|官员, 从东岸|官员."""
    first = phrase_start(tokens, i)
    return first > 0 and tokens[first - 1].word in source_words("preposition")


def list_before(reader: ClauseReader, sentences: Iterable[Sentence], at: int) -> str | None:
    """The persons listed in front of `at`: 丁一鸣、周文澜和发言人李砚衡 for 他们."""
    folded = reader.layout.page.folded
    for start, end in sentences:
        stop = min(end, at)
        places = sorted(
            {(reader.layout.masked.find(name, start, stop), -len(name)) for name in reader.places.inside(start, stop)}
        )
        run: list[tuple[int, int]] = []
        for begin, length in places:
            if run and begin < run[-1][1]:
                continue
            joined = run and table_pattern(PACKAGE, "sources.toml", "list_joint").fullmatch(folded, run[-1][1], begin)
            if not joined and len(run) > 1:
                break
            run = [*run, (begin, begin - length)] if joined else [(begin, begin - length)]
        if len(run) > 1:
            return folded[run[0][0] : run[-1][1]]
    return None


def latter(reader: ClauseReader, phrase: Phrase | None, near: Callable[[], Iterable[Sentence]]) -> Phrase | None:
    """Whom 后者 means, in its place: who is named last in front, a place only at the end; other phrases as they are."""
    if phrase is None or phrase.words not in small_words("latter"):
        return phrase
    for start, end in near():
        for begun, done in reversed(list(clauses(reader.layout.masked, start, min(end, phrase.start)))):
            if (found := _last_named(reader, reader.tokens(begun, done))) is not None:
                return replace(found, start=phrase.start, end=phrase.end)
    return phrase


def _last_named(reader: ClauseReader, tokens: list[Token]) -> Phrase | None:
    """The person or body that a clause names last, or the place that it ends with; None for 前者是东岸总统."""
    if tokens and tokens[0].word in small_words("former"):
        return None
    for i in range(len(tokens) - 1, -1, -1):
        named = reader.noun_phrase(tokens, i) if is_noun(tokens[i]) and tokens[i].tag not in _MARKED else None
        ends = i == len(tokens) - 1 and not tokens[i - 1].word.endswith(AT)  # 激怒了|北京, not 生活在|北京
        if named is not None and (named.kind in _LATTER or (named.kind == "place" and ends)):
            return named
    return None


def pair_before(reader: ClauseReader, sentences: Iterable[Sentence], at: int) -> str | None:
    """The two persons named side by side in front of `at`: 丁一鸣和李砚衡 for 两人."""
    for start, end in sentences:
        tokens = _tokens(reader, start, min(end, at))
        for i in range(len(tokens) - 1, 0, -1):
            if tokens[i].tag in NAME_TAGS and tokens[i - 1].word in small_words("joiner"):
                phrase = reader.noun_phrase(tokens, i)
                if phrase is not None and phrase.kind == "person" and names_two(phrase.words):
                    return phrase.words
    return None


def thing_before(
    reader: ClauseReader, sentences: Iterable[Sentence], at: int, kinds: tuple[Kind, ...] = ("body", "place")
) -> str | None:
    """The body or state that heads the nearest sentence in front of `at`: 它 goes on with its subject."""
    for start, end in sentences:
        for begun, done in clauses(reader.layout.masked, start, min(end, at)):
            phrase = reader.subject(begun, done)
            if phrase is None:
                continue
            if phrase.kind in kinds and not phrase.words.startswith(openings("bridge")):
                return phrase.words
            if phrase.kind in ("person", "title", "group"):
                break
    return None


def other_head(reader: ClauseReader, sentence: Sentence, at: int) -> str | None:
    """西岸议会作出让步。|他们认为…: what heads a sentence behind whoever spoke last; no outlet, no bare 公司."""
    thing = thing_before(reader, [sentence], at, ("body", "place", "group"))
    return None if thing is None or is_press(thing) or thing in source_words("body") else thing


def company_head(words: str) -> str | None:
    """公司 of 该公司 and 这家公司, which only point back; None for other words and for 该半导体公司."""
    head = next((one for one in openings("company") if words.endswith(one)), None)
    return head if head and len(words) - len(head) <= POINTS_BACK else None


def is_unnamed_company(words: str) -> bool:
    """True for a company that the words only describe: 一家大公司, 上市公司, 西岸半导体公司, 其子公司."""
    places = longest_first("sources.toml", "place_name")
    place = next((one for one in places if words.startswith(one)), "")
    return table_pattern(PACKAGE, "sources.toml", "unnamed_company").fullmatch(words[len(place) :]) is not None


def may_be_company(words: str) -> bool:
    """True for a name that is no state's and ends with the word for no other kind of body: 东岸电子, not 江南研究所."""
    if OF in words or words in word_list("sources.toml", "place_name") or is_unnamed_company(words):
        return False
    return words.endswith(openings("company")) or not words.endswith(longest_first("sources.toml", "body"))


def _tokens(reader: ClauseReader, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    for begun, done in clauses(reader.layout.masked, start, end):
        found += reader.tokens(begun, done)
    return found
