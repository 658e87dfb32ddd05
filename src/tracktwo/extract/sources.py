"""The source phrase: who stands in front of a cue, once place, time, address and side actions are taken away.

在…记者会上, 对晨报, 就…问题, 星期二, 发推 are no part of it: 丁一鸣（Ivan Ding）星期二在记者会上对晨报 gives 丁一鸣.
"""

from __future__ import annotations

from dataclasses import replace

from tracktwo.extract.led_words import led_by, on_behalf
from tracktwo.extract.meanwhile import only_topic, topic_verb
from tracktwo.extract.noun_phrases import (
    ACTORS,
    Phrase,
    coordinates,
    is_noun,
    is_skipped,
    is_time,
    is_verb,
    phrase_start,
    read_noun_phrase,
    source_words,
    titles,
)
from tracktwo.extract.somebody import opens_such
from tracktwo.extract.subjects import behind_seat, first_noun_phrase, met_partner
from tracktwo.extract.things import acts_on_it, is_bearing, names_nobody, pointed_at, topic_in_front
from tracktwo.extract.tokens import Token, is_transliterated, openings, small_words, word_list
from tracktwo.languages.particles import AT, BY, MANNER, MOSTLY, OF, THERE_IS

_DESCRIBES = ("ul", "a", "ad")  # 发出|了|详细|报道
_NAMED = ACTORS - {"place"}


def read_source(tokens: list[Token], known: frozenset[str] = frozenset()) -> Phrase | None:
    """The source phrase of a cue from the words of its clause in front of it; None where the clause has none.

    `known` holds the names found elsewhere in the document.
    """
    if not tokens:
        return None
    tokens = behind_seat(tokens)
    speaks_of = topic_verb(tokens)
    if speaks_of is not None and only_topic(tokens, speaks_of):
        return None
    if (subject := _of_plain_words(tokens, known, speaks_of)) is not None:
        return subject
    fallback: Phrase | None = None
    passed_thing = False  # so that a weak cue, which may be its noun, has no source
    i = len(tokens) - 1
    while i >= 0:
        token = tokens[i]
        if (passed := _before_side_words(tokens, i)) is not None:
            i = passed
            continue
        if not is_noun(token) or is_time(token):
            if token.word in small_words("towards"):
                fallback = None
            i -= 1
            continue
        first = phrase_start(tokens, i)
        if (behalf := on_behalf(tokens, first, i)) is not None:
            i = behalf - 1
            continue
        lead = led_by(tokens, first)
        before = tokens[lead] if first else None
        if before is not None and before.word == OF and (met := _met(tokens, first)):
            i = met - 1  # 丁一鸣|与东岸的李正修会晤后|说
            continue
        led = before is not None and before.word in source_words("preposition") and not opens_such(tokens, first, i)
        if before is not None and led and not coordinates(tokens, lead + 1):
            phrase = read_noun_phrase(tokens, first, i, known) if first == 1 else None
            if phrase is not None and (_opens_time(before, phrase) or _is_answered(before, phrase, tokens[i + 1 :])):
                return phrase
            i = lead - 1
            continue
        if token.word in source_words("occasion") and not _is_alone(tokens, first, i):
            i = first - 1  # 出席|军控|研讨会
            continue
        phrase = read_noun_phrase(tokens, first, _without_partner(tokens, first, i), known)
        if phrase is not None and phrase.kind in ("other", "document") and _all_topic(tokens):
            return None
        if phrase is not None and (topic := _before_topic(tokens, first, i, phrase)) is not None:
            i = topic
            continue
        if phrase is not None and phrase.kind == "other" and (actor := acts_on_it(tokens, first, known)) is not None:
            return actor
        if _only_counts(tokens, first, i):
            i = first - 1
            continue
        if before is not None and _is_object(tokens, first, before, phrase):
            asks = before.word in small_words("takes_interview")
            if fallback is None and phrase is not None and phrase.kind in _NAMED and not asks:
                fallback = phrase
            i = first - 2
            continue
        if phrase is not None and names_nobody(tokens, i, phrase):
            i, passed_thing = first - 1, True
            continue
        if phrase is not None:
            described = phrase.kind in ("place", "other") or (i + 1 < len(tokens) and tokens[i + 1].word == OF)
            described = described or (fallback is not None and _is_of_body(tokens, phrase, fallback))
            if fallback is not None and fallback.title and fallback.kind == "person" and described:
                return fallback  # 负责调查的预防计划主任|丁一鸣
            leads = not passed_thing and (_leads(tokens, first) or _is_theirs(tokens, first, phrase))
            return phrase if leads else replace(phrase, leads=False)
        i = first - 1
    return replace(fallback, leads=False) if fallback else None


def _is_of_body(tokens: list[Token], body: Phrase, person: Phrase) -> bool:
    """样本学院|荣退|教授丁一鸣|表示: what seems a verb in between belongs to the office; not 致函|丁一鸣|要求."""
    speaks = source_words("speech_verb")
    between = [one for one in tokens if body.end <= one.start < person.start]
    behind = [one for one in tokens if one.start >= person.end]
    ends = all(one.tag == "bracket" or is_skipped(one) for one in behind)
    return body.kind == "body" and ends and speaks.isdisjoint([one.word for one in between])


def _before_side_words(tokens: list[Token], i: int) -> int | None:
    """The index in front of words that say how, where or when; None where `tokens[i]` closes none of these."""
    token = tokens[i]
    if token.word == MOSTLY and i and is_noun(tokens[i - 1]) and all(map(is_skipped, tokens[i + 1 :])):
        return i - 1  # 学者多|认为, 外界多|已|预料
    if token.word == MANNER and token.tag == "uv":
        return i - 2  # 系统性|地
    if token.word in source_words("place") or (token.tag == "f" and token.word not in small_words("no_place")):
        return _before_place(tokens, i)
    if i and token.word in small_words("clock"):
        return i - 2  # 台北|时间, 7|月间
    return i - 1 if _is_meeting(tokens, i) else None  # 甲和乙|会面|后


def _before_topic(tokens: list[Token], first: int, last: int, phrase: Phrase) -> int | None:
    """The index in front of what is only spoken of, or of how somebody speaks; None where the phrase may speak."""
    if topic := _topic(tokens, first, phrase) or _spoken_of(tokens, first, phrase):
        return topic - 1
    if phrase.kind in ("other", "document") and (about := pointed_at(tokens, first)) is not None:
        return about - 1
    if phrase.kind != "other":
        return None
    if (about := topic_in_front(tokens, first)) is not None:
        return about - 1
    return first - 1 if is_bearing(tokens, last) else None


def _is_object(tokens: list[Token], first: int, before: Token, phrase: Phrase | None) -> bool:
    """会见|丁一鸣后: the verb in front of the phrase has it as its object, and does not only bring it up."""
    return is_verb(before) and before.word not in titles() and not _is_brought(tokens, first, before, phrase)


def _of_plain_words(tokens: list[Token], known: frozenset[str], topic: int | None) -> Phrase | None:
    """The source that a few small words and networks tell at once; most clauses have none of them."""
    words = [token.word for token in tokens]
    if not small_words("he").isdisjoint(words) and (found := _of_pronoun(tokens)) is not None:
        return found
    if not small_words("and_then").isdisjoint(words) and (found := _of_verbs_in_a_row(tokens, known)) is not None:
        return found
    if (found := _of_a_time(tokens, known, topic)) is not None or small_words("platform").isdisjoint(words):
        return found
    return _platform(tokens)


def _only_counts(tokens: list[Token], first: int, last: int) -> bool:
    """三次, 两|度: numbers and how often, no noun; the last word is looked at first, it nearly always tells."""
    often = small_words("how_often")
    return all(tokens[at].tag in ("m", "q") or tokens[at].word in often for at in range(last, first - 1, -1))


def _is_brought(tokens: list[Token], first: int, before: Token, phrase: Phrase | None) -> bool:
    """True where the verb in front of the phrase only brings it up: 有网友说, 东岸有学者分析."""
    brought = _brings_up(tokens, first) and (before.word == THERE_IS or _may_speak(phrase))
    return brought or _is_theirs(tokens, first, phrase)


def _of_pronoun(tokens: list[Token]) -> Phrase | None:
    """在谈到两国的问题|时|他|表示: a pronoun right behind a word of time or place heads what follows."""
    last = len(tokens) - 1
    while last > 1 and is_skipped(tokens[last]):
        last -= 1
    if last < 2 or tokens[last].word not in small_words("he"):
        return None
    before = tokens[last - 1]
    if not (before.word.endswith(openings("meanwhile")) or before.word in source_words("place")):
        return None
    one = tokens[last]
    return Phrase(one.start, one.end, one.word, "pronoun", None, one.start)


def _platform(tokens: list[Token]) -> Phrase | None:
    """推特|周四|表示: where all other words are small, the company behind a network speaks, nobody on it."""
    networks = small_words("platform")
    alone = [token for token in tokens if token.word in networks]
    if len(alone) != 1 or not all(is_skipped(token) for token in tokens if token is not alone[0]):
        return None
    return Phrase(alone[0].start, alone[0].end, alone[0].word, "body", None, alone[0].start)


def _is_alone(tokens: list[Token], first: int, last: int) -> bool:
    """会议|强调: an occasion that is all of its clause but for small words speaks itself."""
    return tokens[last].word in small_words("speaks_itself") and all(
        map(is_skipped, [*tokens[:first], *tokens[last + 1 :]])
    )


def _is_meeting(tokens: list[Token], i: int) -> bool:
    """甲和乙|会面|后: a meeting with a word of time behind it is no part of who met."""
    return tokens[i].word in source_words("meeting") and i + 1 < len(tokens) and tokens[i + 1].tag == "f"


def _without_partner(tokens: list[Token], first: int, last: int) -> int:
    """甲与乙举行会谈时说: where a meeting follows, 与 leads whom 甲 met; the index where the phrase ends then."""
    behind = tokens[last + 1 : last + 4]
    if not behind or source_words("meeting").isdisjoint([token.word for token in behind]):
        return last
    partner = (j for j in range(first + 1, last) if tokens[j].word in small_words("partner"))
    return next(partner, last + 1) - 1


def _met(tokens: list[Token], first: int) -> int:
    """The index of 与 in 丁一鸣与东岸的|李正修|会晤后: who is met begins at `first`, behind 的; 0 without."""
    begin = phrase_start(tokens, first - 2) if first > 2 else 0
    return met_partner(tokens, begin, first - 2) or 0


def _of_verbs_in_a_row(tokens: list[Token], known: frozenset[str]) -> Phrase | None:
    """丁一鸣出席…仪式并表示: with 并 right in front of the cue, the subject of the verb before is its source."""
    last = len(tokens) - 1
    while last > 0 and tokens[last].word not in small_words("and_then") and is_skipped(tokens[last]):
        last -= 1
    if last < 2 or tokens[last].word not in small_words("and_then"):
        return None
    phrase = first_noun_phrase(tokens[:last], known)
    named = phrase is not None and phrase.kind in ACTORS
    if phrase is None or not named or not any(is_verb(one) for one in tokens[:last] if one.start >= phrase.end):
        return None
    return phrase


def _of_a_time(tokens: list[Token], known: frozenset[str], verb: int | None) -> Phrase | None:
    """丁一鸣谈到这两国的协议|时说: what somebody speaks of is no source of what he says meanwhile."""
    by = next((i for i in range(verb or 0) if tokens[i].word == BY), verb)
    phrase = read_source(tokens[:by], known) if by else None
    return phrase if phrase is not None and phrase.kind in ("person", "title", "body", "group", "pronoun") else None


def _opens_time(preposition: Token, phrase: Phrase) -> bool:
    """在总统|警告…之后, 因东岸|宣布…: the preposition opens a whole clause, whose subject the phrase is."""
    if preposition.word == AT:
        return phrase.kind in ("person", "title", "group", "place")
    return preposition.word in small_words("when") and phrase.kind in ACTORS


def _is_answered(preposition: Token, phrase: Phrase, behind: list[Token]) -> bool:
    """对于不少专家|认为…, 针对东岸外交部此次|指…: the words of somebody else that the sentence answers."""
    named = phrase.kind in _NAMED and all(map(is_skipped, behind))
    named = named and phrase.title not in word_list("titles.toml", "asker")  # 针对记者提问，…
    return named and preposition.word in small_words("answers")


def _leads(tokens: list[Token], first: int) -> bool:
    """True where nothing but small words, times and 在… phrases stands in front of the phrase, or a 的 does."""
    if first and (tokens[first - 1].word == OF or _brings_up(tokens, first)):
        return True
    i = first - 1
    while i >= 0:
        if tokens[i].word in source_words("place"):
            i = _before_place(tokens, i)
            continue
        if is_verb(tokens[i]) and not is_skipped(tokens[i]):
            return False
        i -= 1
    return True


def _may_speak(phrase: Phrase | None) -> bool:
    return phrase is not None and phrase.kind != "other"


def _brings_up(tokens: list[Token], first: int) -> bool:
    """有网友说, 首都有大约10万民众: 有 at the head of the clause, or with a number, only brings the source up."""
    return (
        first > 0
        and tokens[first - 1].word in small_words("brings_up")
        and (tokens[first].word in small_words("about_number") or all(map(is_skipped, tokens[: first - 1])))
    )


def _is_theirs(tokens: list[Token], first: int, phrase: Phrase | None) -> bool:
    """东岸有学者今天|分析, 西岸方面也有官员|认为, 东岸有多个消息|称: who or what is there speaks, not the place."""
    if phrase is None:
        return False
    named = phrase.kind in ("title", "group") or phrase.words.endswith(openings("voice_there"))
    brings = first > 1 and tokens[first - 1].word in small_words("brings_up")
    return named and brings and all(is_noun(one) or is_skipped(one) for one in tokens[: first - 1])


def _topic(tokens: list[Token], first: int, phrase: Phrase) -> int:
    """The index of the preposition whose object, with a modifier, the phrase at `first` is: 对有关的报道; 0 without."""
    if phrase.kind == "other" and phrase.words.endswith(openings("matter")):
        opened = (j for j in range(first - 1, 0, -1) if tokens[j].word in source_words("topic"))
        return next(opened, 0)  # 丁一鸣就两国交界地区长年未决的边境|问题|表示
    if first < 3 or tokens[first - 1].word != OF:
        return 0
    if phrase.kind not in ("document", "other", "body", "title", "group", "place"):
        return 0
    if phrase.kind == "document" and (answered := _answered(tokens, first)):
        return answered
    for j in range(first - 2, max(0, first - 9), -1):
        if tokens[j].word in source_words("topic") and phrase.kind in ("document", "other"):
            return j
        headed = tokens[j].word in small_words("addresses") and any(
            is_noun(one) and not is_time(one) for one in tokens[:j]
        )
        if tokens[j].word in small_words("towards") and (phrase.kind == "other" or headed):
            return j  # 向准备出行的|公民|提出, 丁一鸣向东岸的|媒体|表示
        if (
            tokens[j].word in small_words("bearer")
            and phrase.kind in ("document", "other", "body")
            and all(one.word not in source_words("place") and one.tag != "f" for one in tokens[j:first])
            and any(is_noun(one) and not is_time(one) for one in tokens[:j])
        ):
            return j
    return 0


def _answered(tokens: list[Token], first: int) -> int:
    """The index of the verb that answers the paper at `first`: 丁一鸣|回应样本社有关签证的|报道; 0 without."""
    verb = next((j for j in range(first - 2, 0, -1) if tokens[j].word in small_words("answers_paper")), 0)
    named = any(is_noun(one) and not is_time(one) for one in tokens[:verb])
    return verb if named else 0


def _spoken_of(tokens: list[Token], first: int, phrase: Phrase) -> int:
    """The index of the preposition in front of whoever's paper is only spoken of: 对丁一鸣的讲话; 0 without."""
    if phrase.end > tokens[first].start:
        return 0
    owner = next((j for j in range(first) if tokens[j].end > phrase.full_start), 0)
    owner = phrase_start(tokens, owner) if owner else 0
    before = tokens[owner - 1].word if owner > 1 else ""
    about = before in source_words("topic") or before in small_words("answers")  # 回应|丁一鸣的讲话
    return owner - 1 if about and before not in openings("according") else 0


def _all_topic(tokens: list[Token]) -> bool:
    """针对…升级|指出: the clause begins with what the words are about, and no place word ends that."""
    first = next((token for token in tokens if not is_skipped(token)), None)
    closed = any(token.word in source_words("place") for token in tokens)
    return first is not None and first.word in small_words("topic_opening") and not closed


def _before_place(tokens: list[Token], i: int) -> int:
    """The index in front of 在…上: the preposition that a place word closes, or the place word alone."""
    closed, within = 0, small_words("inside_place")
    for j in range(i - 1, -1, -1):
        if tokens[j].word in small_words("place_opening"):
            if not closed:
                return j - 1
            closed -= 1
        elif tokens[j].word in within and tokens[j + 1].word == OF and tokens[i].word not in within:
            closed += 1  # 在名单上的|丁一鸣受访时
    return i - 1


def guess_source(tokens: list[Token]) -> Phrase | None:
    """The words at the clause's start as a name that nobody knows: 约霍 in 约霍在周三通过推特表示.

    Only for a cue that stands beside a quotation or a comma; a guess must look like a name.
    """
    begin = 0
    while begin < len(tokens) and (
        (len(tokens[begin].word) > 1 and is_skipped(tokens[begin])) or tokens[begin].tag == "x"
    ):
        begin += 1
    end = begin
    while end < len(tokens) and not _ends_guess(tokens[end], end > begin):
        end += 1
    words = "".join(one.word for one in tokens[begin:end])
    if not 2 <= len(words) <= 8 or (end < len(tokens) and tokens[end].word in small_words("joiner")):
        return None
    if words in source_words("place_name"):
        return None
    foreign = is_transliterated(words)
    chinese = words[0] in source_words("surname") and len(words) <= 3
    if not foreign and not chinese:
        return None
    return Phrase(tokens[begin].start, tokens[end - 1].end, words, "person", None, tokens[begin].start)


def reason_source(tokens: list[Token], known: frozenset[str]) -> Phrase | None:
    """中方 of 会谈就因为中方|指“…”而取消, 他 of 因为他|认为: what stands behind 因为 right in front of a strong cue."""
    if not tokens or not is_noun(tokens[-1]):
        return None
    first = phrase_start(tokens, len(tokens) - 1)
    if not first or tokens[first - 1].word not in small_words("reasons"):
        return None
    phrase = read_noun_phrase(tokens, first, len(tokens) - 1, known)
    named = phrase is not None and (phrase.kind in ACTORS or phrase.kind == "pronoun")
    return phrase if named else None


def _ends_guess(token: Token, begun: bool) -> bool:
    if token.tag in ("bracket", "quote", "x", "uj", "m", "t") or token.word in source_words("preposition"):
        return True
    if token.word in source_words("adverb") and (begun or len(token.word) > 1) and not is_transliterated(token.word):
        return True
    return len(token.word) > 1 and token.tag in ("v", "d", "n", "title", "ns") and not is_transliterated(token.word)


def is_noun_here(tokens: list[Token], source: Phrase | None) -> bool:
    """True where the cue behind `tokens` is the end of an object: 接到相关气象 + 警告, 东岸代表接到相关 + 要求."""
    i = len(tokens) - 1
    if i >= 0 and (tokens[i].word in source_words("place") or tokens[i].word in source_words("document")):
        return False  # 外交部的声明|透露
    j = i
    while j > 0 and (tokens[j].tag in _DESCRIBES or tokens[j].word in small_words("stern")):
        j -= 1
    if j < i and tokens[j].word in word_list("cues.toml", "noun_maker"):
        return True  # 做|详细|报道, 提出|了|严正|警告
    if i > 2 and tokens[i - 1].word in small_words("joiner") and tokens[i - 2].tag[:1] in "na":
        i -= 2  # 作出|科学|、|可信|说明
    if i < 0 or not (tokens[i].tag[:1] in "nab" or tokens[i].tag in ("vn", "r")) or is_skipped(tokens[i]):
        return False
    while i >= 0 and (is_noun(tokens[i]) or tokens[i].word in small_words("concerned") or tokens[i].tag in _DESCRIBES):
        if source is not None and tokens[i].end == source.end:
            return False
        i -= 1
    if i >= 0 and tokens[i].word in small_words("reasons"):
        return tokens[-1].word not in small_words("ground")
    return i >= 0 and tokens[i].word in word_list("cues.toml", "noun_maker")
