"""Names of one document: every name that a source phrase gave, and the fullest form of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from tracktwo.extract.full_names import abbreviates, full_name
from tracktwo.extract.listed_names import names_two
from tracktwo.extract.name_places import places_of
from tracktwo.extract.name_votes import are_two, with_front, with_rest
from tracktwo.extract.native_names import bound_at
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.public_persons import is_public, public_forms
from tracktwo.extract.spotting import Holder, parts_of
from tracktwo.extract.tokens import DOTS, is_transliterated, small_words, word_list
from tracktwo.extract.word_edges import plain_cutter
from tracktwo.knowledge.actors import known_names
from tracktwo.languages import HAN, entries
from tracktwo.languages.particles import SIDE
from tracktwo.languages.patterns import filled


@dataclass
class NameBook:
    """The persons and bodies named in a document, as its folded text writes them.

    `spellings` gives each folded name in the original script, `titles` the name last seen beside a title.
    """

    counts: Counter[str] = field(default_factory=Counter)
    spellings: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    officials: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    holders: list[Holder] = field(default_factory=list)
    folded: str = ""

    def note(self, phrase: Phrase, text: str, folded: str) -> None:
        """Count one mention; remembers the title beside it, so that 总统 alone can be resolved."""
        name = folded[phrase.start : phrase.end]
        if phrase.kind == "person":
            self.counts[name] += 3 if phrase.latin else 2 if phrase.title else 1
            self.spellings.setdefault(name, text[phrase.start : phrase.end])
            if phrase.title:
                self.titles[_same(phrase.title)] = name
                if phrase.title in word_list("titles.toml", "official"):
                    self.officials.add(name)
        elif phrase.kind == "body" and phrase.end - phrase.start > 3:
            self.bodies.setdefault(name, text[phrase.start : phrase.end])

    def spot(self, names: Iterable[str], holders: Iterable[Holder], text: str, folded: str) -> None:
        """Take in names that their surroundings prove, and who holds which title."""
        self.holders = list(holders)
        official = word_list("titles.toml", "official")
        self.officials |= {one.name for one in self.holders if one.title in official}
        for name in sorted(names):
            self.counts[name] += 2
            at = folded.find(name)
            self.spellings.setdefault(name, text[at : at + len(name)])

    def settle(self, folded: str) -> None:
        """Make of all that was noted the names as they are to be read; called once, when every mention is noted.

        A name that the same syllable always follows or precedes has lost it to the cutter: 特雷斯, five times
        behind 古, is 古特雷斯. Short forms in brackets become aliases: 大陆委员会（陆委会）, 江南广播协会（JNBC）.
        Where each name first stands alone is kept for `fullest`.
        """
        self.folded = folded
        for name in sorted(self.counts):
            if name not in self.counts:
                continue  # lengthened with a part of it
            whole = with_rest(_with_surname(_whole(name, folded), folded), folded)
            if (whole := with_front(whole, folded)) != name:
                self.counts[whole] += self.counts.pop(name)
                self.renamed[name] = whole
                self._lengthen(name, whole)
                self.titles = {title: whole if one == name else one for title, one in self.titles.items()}
        for match in _short_form().finditer(folded):
            end = match.start() - folded.endswith(" ", 0, match.start())
            marked = folded.endswith(_CLOSING, 0, end)  # 「江南广播协会」（JNBC）: the marks hold the whole name
            full, short = _run_before(folded, end - marked), match["short"]
            if len(full) < 4:
                continue
            if short.isascii():
                named = [body for body in self.bodies if full.endswith(body)]  # 江南广播协会（JNBC）
                ends = (full[-length:] for length in range(len(full), SHORTEST_FULL - 1, -1))
                named += [name for name in ends if name in _known()]
                named += [full] if marked else []
                if named:
                    self.aliases.setdefault(short, max(named, key=len))
                continue
            if (begin := _begins_full(short, full)) is not None:
                self.aliases.setdefault(short, full[begin:])
        self.first = {name: _first_alone(name, folded) for name in self.counts}

    def _lengthen(self, short: str, whole: str) -> None:
        """加吾兰·西尔 too gains what 西尔 has lost to the cutter, 万古莉·西尔 what 万古莉 has."""
        for other in [
            name for name in self.counts if name != whole and short in (parts_of(name)[-1], parts_of(name)[0])
        ]:
            longer = other.removesuffix(short) + whole if other.endswith(short) else whole + other.removeprefix(short)
            if longer in self.folded:
                self.counts[longer] += self.counts.pop(other)
                self.renamed[other] = longer

    @property
    def known(self) -> frozenset[str]:
        """The names that stand on more than one weak mention."""
        return frozenset(name for name, count in self.counts.items() if count >= 2 and len(name) >= 2)

    def fullest(self, name: str) -> str:
        """The longest name of the document that `name` is a part of: 安倍 gives 安倍晋三, 盖伊 gives 约翰·盖伊.

        A surname that stands before any fuller form is somebody else's: 特朗普 is not the 梅拉尼娅·特朗普 named later.
        """
        if name in self.aliases:
            return self.aliases[name]
        best = name = self.renamed.get(name, name)
        for other in self.counts:
            if len(other) > len(best) and is_short_for(name, other) and not self._is_anothers(name, other):
                best = other
        return best

    def is_short(self, words: str) -> bool:
        """True for a part of a longer name of the document: 巴沙尔 of 巴沙尔·阿萨德."""
        return 2 <= len(words) <= 4 and self.fullest(words) != words

    def _is_anothers(self, short: str, full: str) -> bool:
        """True where the longer name is not that of whom the shorter one means: 王毅在线 for 王毅, 安娜·川普 for 川普.

        Of dotted names only one that stands behind the shorter form can be another's. A known person is the same by a
        given name of his (唐纳德·川普), anybody else where nobody of that name has another given name.
        """
        if are_two(short, full, self.folded):
            return True
        if len(parts_of(full)) < 2:
            surname = short in word_list("sources.toml", "japanese_surname")
            return short in public_forms() and not surname and not is_public(short, full)
        if not 0 <= self.first.get(short, -1) < self.first.get(full, -1):
            return False
        if short in public_forms():
            return not is_public(short, full)
        return any(other != full and other.endswith(short) and len(parts_of(other)) > 1 for other in self.counts)

    def by_title(self, phrase: Phrase, place: str) -> str | None:
        """Who holds the title of this phrase in the document: 总统 gives 丁一鸣, 西岸总统 the one named as 西岸总统.

        Of several, the one named last before the phrase. With a place in front only one of that place, or of none; with
        more in front (民主党参议员) only one whom the same words introduce.
        """
        title = _same(phrase.title or "")
        same = [one for one in self.holders if _same(one.title) == title]
        lead = phrase.words.removesuffix(phrase.title or "")
        if len(lead) == 1:
            return self._by_letter(lead, same)
        if lead in ("", place):
            fitting = [one for one in same if not place or one.place in (place, "")]
            fitting = [one for one in fitting if one.place == place] or fitting
        else:
            fitting = [one for one in same if one.lead.endswith(phrase.words)]
        if not fitting:
            return self.titles.get(title) if phrase.words == phrase.title else None
        earlier = [one for one in fitting if one.start < phrase.start]
        return (earlier[-1] if earlier else fitting[0]).name

    def _by_letter(self, letter: str, holders: list[Holder]) -> str | None:
        """俄外长 is the holder of that place, 丁教授 the one person of that surname."""
        if letter in word_list("sources.toml", "state_letter"):
            fitting = [one for one in holders if one.place.startswith(letter)]
            if fitting or len(holders) == 1:
                return (fitting or holders)[-1].name
        named = [name for name in self.counts if name.startswith(letter) and 2 <= len(name) <= 3]
        return max(named, key=lambda name: (self.counts[name], name)) if named else None

    def by_surname(self, letter: str, at: int) -> str | None:
        """Who of that surname is named last in front of `at`: 丁一鸣 for 丁说, 克里斯·雷 for 雷说."""
        named = [name for name in self.counts if name.startswith(letter) and 2 <= len(name) <= 4]
        named += [name for name in self.counts if len(name) > 2 and name[-1] == letter and name[-2] in DOTS]
        before = {name: place for name in named if (place := self.folded.rfind(name, 0, at)) >= 0}
        return max(before, key=lambda name: (before[name], len(name))) if before else None

    def body(self, name: str, spoke: Iterable[str] = ()) -> str:
        """The full name of a body that `name` shortens in this document: 陆委会 gives 大陆委员会, SIPRI its name.

        Bodies that `spoke` before are looked at too.
        """
        if name in self.aliases:
            return self.aliases[name]
        if 3 <= len(name) <= 4:
            longer = [other for other in self.bodies if other[-1] == name[-1] and abbreviates(name, other)]
            if longer:
                return min(longer, key=lambda other: (len(other), other))
        return full_name(name.removesuffix(SIDE), self.folded) or self._with_its_kind(name, spoke) or name

    def _with_its_kind(self, name: str, spoke: Iterable[str]) -> str | None:
        """江南研究中心 for 江南, 东岸江南研究中心 too: the institute of that name; None without."""
        if not 2 <= len(name) <= 4 or name.isascii():
            return None
        parts = ((other, *other.partition(name)) for other in (*self.bodies, *spoke) if name in other)
        places, kinds = word_list("sources.toml", "place_name"), small_words("kind_of_institute")
        fitting = [other for other, front, _, rest in parts if rest in kinds and (not front or front in places)]
        return max(fitting, key=len, default=None)


SHORTEST_OF_TWO = 3  # characters of each of two names that 和 joins; 和 in 约翰·和仁 is a part of one
SHORTEST_FULL = 5  # characters of the full name of a body that a Latin one in brackets shortens
TOP_LINE = 60  # characters of a first line that may be a heading
_ONE = re.compile(f"[{HAN}]")
_CLOSING = ("”", "」", "』")


@cache
def _known() -> frozenset[str]:
    """The names of bodies and outlets that knowledge/ has, with those of persons and things."""
    return frozenset(known_names())


@cache
def _short_form() -> re.Pattern[str]:
    (entry,) = entries("tracktwo.languages.zh", "sources.toml", "short_form", required=("patterns", "not"))
    return re.compile(filled("|".join(entry["patterns"]), {"han": HAN}))


def _begins_full(short: str, full: str) -> int | None:
    """Where the name that `short` abbreviates begins in `full`, a run of characters: at a word, if it can.

    内政院国家搜救中心（国搜中心） gives 国家搜救中心, no 院国家搜救中心.
    """
    fitting = [at for at in range(len(full) - 2) if abbreviates(short, full[at:])]
    if not fitting:
        return None
    ends = accumulate(map(len, plain_cutter().cut(full, False)), initial=0)
    return min((at for at in ends if at in fitting), default=fitting[0])


def _run_before(folded: str, end: int) -> str:
    """Up to 20 Chinese characters that end at `end`."""
    start = end
    while start > max(0, end - 20) and _ONE.match(folded, start - 1):
        start -= 1
    return folded[start:end]


def _whole(name: str, folded: str) -> str:
    """The name with the syllables that every mention has at its sides."""
    if not 2 <= len(name) <= 8 or not is_transliterated(name) or folded.count(name) < 2:
        return name
    for _ in range(2):
        starts = list(places_of(folded, name))
        after = {folded[at + len(name) : at + len(name) + 1] for at in starts}
        before = {folded[at - 1] for at in starts if at}
        titled = all(bound_at(folded, at + len(name)) > 1 for at in starts)  # 鲁舍|博士
        if len(after) == 1 and _is_syllable(next(iter(after))) and not titled:
            name += after.pop()
        elif len(before) == 1 and _is_syllable(next(iter(before))) and len(starts) > 2:
            name = before.pop() + name
        else:
            break
    return name


def _with_surname(name: str, folded: str) -> str:
    """张凯斯 for 凯斯, 大山晃弘 for 晃弘: what stands in front of every mention, where a clause begins with it once."""
    if not 2 <= len(name) <= 3 or any(dot in name for dot in DOTS):
        return name
    starts = list(places_of(folded, name))
    for length, surnames in ((1, "surname"), (2, "japanese_surname")):
        before = {folded[max(0, at - length) : at] for at in starts}
        front = before.pop() if len(before) == 1 else ""  # no 向|丁一鸣
        if len(starts) > 1 and front in word_list("sources.toml", surnames) and front not in small_words("no_surname"):
            opens = any(at == length or not _ONE.match(folded, at - length - 1) for at in starts)
            return front + name if opens else name
    return name


def _is_syllable(character: str) -> bool:
    return (
        len(character) == 1
        and character in word_list("sources.toml", "syllable")
        and character not in small_words("no_syllable")
    )


def _same(title: str) -> str:
    return _synonyms().get(title, title)


@cache
def _synonyms() -> dict[str, str]:
    found = entries("tracktwo.languages.zh", "titles.toml", "same", required=("names",))
    return {word: entry["names"][0] for entry in found for word in entry["names"]}


def is_short_for(short: str, full: str) -> bool:
    """True where `short` may stand for `full`: a part between dots, a surname, the last Latin word."""
    if len(short) < 2 or short not in full or full in (short, short + short) or names_two(full, SHORTEST_OF_TWO):
        return False  # 丁一鸣和约翰·盖伊 is nobody's longer name
    if len(parts := parts_of(full)) > 1:
        return short in parts or (len(parts_of(short)) > 1 and full.endswith(short))
    if any(joiner in full for joiner in small_words("parts_names")) or full[: -len(short)] in small_words("junior"):
        return False
    if len(short) >= 3 and full.endswith(short) and is_transliterated(full[: -len(short)]):
        return True  # no 广播让|马丁内斯
    japanese = short in word_list("sources.toml", "japanese_surname") and short not in public_forms()
    longest = 5 if japanese else 4  # 真锅|弘之助
    return len(full) <= longest and len(short) == 2 and full.startswith(short)


def _first_alone(name: str, folded: str) -> int:
    """Where the name first stands in the running text with no dot beside it; a heading on top does not count."""
    top = folded.find("\n")
    at = folded.find(name, top + 1 if 0 <= top <= TOP_LINE and "。" not in folded[:top] else 0)
    while at > 0 and (folded[at - 1] in DOTS or folded[at + len(name) : at + len(name) + 1] in (*DOTS,)):
        at = folded.find(name, at + 1)
    return at
