"""What one document says about its names: where they stand, what stands before them, the Latin beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from tracktwo.knowledge.actors import person_words, same_titles
from tracktwo.knowledge.naming import one_dot
from tracktwo.knowledge.outlets import home_of
from tracktwo.knowledge.states import by_name, by_short
from tracktwo.languages import HAN, entries, fold
from tracktwo.languages.particles import HEAD_OF
from tracktwo.languages.script import DOT
from tracktwo.model import Document

ZH = "tracktwo.languages.zh"
LEAD = 12  # characters in front of a title in which its state stands: 美国国家安全事务助理
MOST = 200  # places of one name that are looked at
_LATIN = re.compile(r"\s?[（(]\s?([A-ZÀ-Ý][A-Za-zÀ-ſ.'’\- ]{2,60}?)\s?[）)，,、；;]")
_BEHIND = re.compile(rf"[{HAN}](?=\s?[（(])")
_FOREIGN = re.compile(f"[{HAN}]")


@cache
def titles() -> frozenset[str]:
    """Every title of titles.toml."""
    return frozenset(name for entry in entries(ZH, "titles.toml", "title") for name in entry["names"])


@cache
def _juniors() -> frozenset[str]:
    """What stands in front of a name that is another's: 小, 老."""
    return frozenset(name for entry in entries(ZH, "small_words.toml", "junior") for name in entry["names"])


@cache
def official_titles() -> frozenset[str]:
    """Titles whose holders speak for their side: the state in front of them is theirs."""
    return frozenset(name for entry in entries(ZH, "titles.toml", "official") for name in entry["names"])


@cache
def lengths(words: frozenset[str]) -> tuple[int, ...]:
    """The lengths that the words have, the longest first."""
    return tuple(sorted({len(word) for word in words}, reverse=True))


@cache
def _fronts() -> frozenset[str]:
    return frozenset((*by_name(), *by_short()))


def at_end(words: str, known: frozenset[str]) -> str | None:
    """The longest known word that the words end with."""
    return next((words[-n:] for n in lengths(known) if words[-n:] in known), None)


def title_at_end(words: str) -> str | None:
    """The longest title that the words end with: 东岸外交部发言人 gives 外交部发言人."""
    return at_end(words, titles())


def title_at_start(words: str) -> str | None:
    """The longest title that the words begin with: 主席表示 gives 主席."""
    return next((words[:n] for n in lengths(titles()) if words[:n] in titles()), None)


def office(title: str) -> str:
    """The title that stands for all of the same office: 外相 gives 外长."""
    return same_titles().get(title, title)


def state_before(words: str) -> str | None:
    """The state whose name or short character the words end with, as an actor id: 东京和美 gives `state.us`."""
    front = at_end(words, _fronts())
    if front is None:
        return None
    state = by_name().get(front) or by_short()[front]
    return f"state.{state.id}"


def is_state(words: str) -> bool:
    """True for a state's name or short character alone: 英国, 英; not for 日英, 历届英国."""
    return words in by_name() or words in by_short()


def states_in(words: str) -> frozenset[str]:
    """The states that the words name in full, as actor ids."""
    runs = {words[start:end] for start in range(len(words)) for end in range(start + 2, min(len(words), start + 9) + 1)}
    return frozenset(f"state.{by_name()[name].id}" for name in runs if name in by_name())


@dataclass(frozen=True)
class Scene:
    """One document as resolve looks at it: its folded text with one kind of dot, its outlet's state, its day."""

    text: str
    home: str | None
    day: str | None

    @classmethod
    def of(cls, document: Document) -> Scene:
        """The scene of a document; its day is the outlet's own."""
        return cls(one_dot(fold(document.text)), home_of(document.outlet), document.local_date)

    def after_dot(self, key: str) -> Iterator[int]:
        """Where the name is the last part of a longer foreign name: 约翰逊 in 鲍里斯·约翰逊."""
        at = self.text.find(DOT + key)
        while at >= 0:
            yield at + 1
            at = self.text.find(DOT + key, at + 1)

    def places(self, key: str) -> Iterator[int]:
        """Where the name stands, and is no part of a longer name with dots."""
        if _FOREIGN.search(key) is None:
            return
        at, count = self.text.find(key), 0
        while at >= 0 and count < MOST:
            if not (self.text[at - 1 : at] == DOT or self.text[at + len(key) :].startswith(DOT)):
                yield at
            at, count = self.text.find(key, at + 1), count + 1

    def has(self, key: str) -> bool:
        """True where the name stands by itself somewhere."""
        return next(self.places(key), None) is not None

    @cached_property
    def bracketed(self) -> frozenset[str]:
        """Every Latin name that stands in brackets right behind a Chinese one."""
        found = (_LATIN.match(self.text, match.end()) for match in _BEHIND.finditer(self.text))
        return frozenset(match[1].strip() for match in found if match)

    def latin_beside(self, key: str) -> frozenset[str]:
        """The Latin names that stand in brackets right behind the name; those behind 老马丁 are not 马丁's."""
        places = (at for at in self.places(key) if self.text[max(at - 1, 0) : at] not in _juniors())
        return self._latin_behind(at + len(key) for at in places)

    def latin_beside_longer(self, key: str) -> frozenset[str]:
        """The Latin names behind the longer foreign names that end with this one."""
        return self._latin_behind(at + len(key) for at in self.after_dot(key))

    def _latin_behind(self, ends: Iterable[int]) -> frozenset[str]:
        found = (_LATIN.match(self.text, end) for end in ends)
        return frozenset(match[1].strip() for match in found if match)

    def title_beside(self, at: int, key: str) -> tuple[str | None, str | None]:
        """The title in front of the name, or right behind it, and the state that stands before that title."""
        lead = self.text[max(0, at - LEAD) : at].rsplit("\n", 1)[-1]
        if title := title_at_end(lead):
            return title, self.state_of(lead[: -len(title)])
        behind = self.text[at + len(key) : at + len(key) + LEAD]
        return title_at_start(behind), None

    def state_of(self, lead: str) -> str | None:
        """The state in front of a title, or else the first one in its phrase."""
        inside = lead[max(lead.rfind(mark) for mark in "，。、；：“”「」『』《》（）() ") + 1 :]
        return state_before(inside) or next(iter(sorted(states_in(inside))), None) if inside else None

    def states_before(self, word: str) -> tuple[frozenset[str], bool]:
        """The states that the document puts right in front of a word, and whether the first place has one.

        美国国防部…国防部: the United States, and it is said at once which is meant.
        """
        places = [at for at in self.places(word) if not self.text.startswith(HEAD_OF, at + len(word))]  # 国防部长
        found = [state_before(self.text[max(0, at - LEAD) : at]) for at in places]
        return frozenset(state for state in found if state), bool(found and found[0])

    def of_the_past(self, key: str) -> bool:
        """True where the document speaks of a former or coming holder: 时任美国国务卿."""
        return any(self.text[:at].endswith(tuple(person_words("other_time"))) for at in self.places(key))
