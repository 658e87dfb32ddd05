"""Cues: one Aho-Corasick pass over the folded text finds every cue word; the longest match wins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from tracktwo.extract.word_tables import word_list
from tracktwo.languages import entries
from tracktwo.languages.entries import Table, read_toml
from tracktwo.languages.scanner import word_scanner

PACKAGE = "tracktwo.languages.zh"
_TAILLESS = ("zh.cue.statement", "zh.cue.quoted", "zh.cue.gives")  # 声明|说: the noun is the source; 发出|警告说


@dataclass(slots=True)  # not frozen: made many times a text (docs/measured.md)
class CueHit:
    """One cue word in the text: `[start, end)` and the entry of cues.toml it belongs to.

    A `strong` cue may stand before a comma, a colon or a quotation, or behind its content; a `weak` one is a noun or an
    action as well, and counts only with its content right behind. `lists` are the lists of cues.toml that hold the
    word: `tells` for 告诉.
    """

    start: int
    end: int
    word: str
    entry: Table
    strong: bool
    weak: bool
    lists: frozenset[str]

    @classmethod
    def of(cls, start: int, end: int, word: str, entry: Table) -> CueHit:
        """The hit of a cue of that entry."""
        strength = entry["strength"]
        return cls(start, end, word, entry, strength == "strong", strength == "weak", _lists_of(word))


@cache
def cue_entries() -> tuple[Table, ...]:
    """The entries of cues.toml."""
    return entries(PACKAGE, "cues.toml", "cue", required=("match", "strength", "takes", "act"))


@cache
def _lists() -> dict[str, frozenset[str]]:
    """The lists of words in cues.toml, by the name of their table."""
    tables = read_toml(PACKAGE, "cues.toml")
    named = (table for table, found in tables.items() if all("names" in entry for entry in found))
    return {table: word_list("cues.toml", table) for table in named}


@cache  # of the words of cues.toml
def _lists_of(cue: str) -> frozenset[str]:
    return frozenset(table for table, words in _lists().items() if cue in words)


@cache
def cue_table() -> dict[str, Table]:
    """Each cue word with its entry; 否认称 and 承诺说, made of a cue and a tail, are strong whatever 否认 is."""
    words = {word: entry for entry in cue_entries() for word in entry["match"]}
    made: dict[str, Table] = {}
    for word, entry in words.items():
        if len(word) > 1 and entry["takes"] != "two" and not entry["id"].startswith(_TAILLESS):
            strong = {"strength": "strong", "takes": "clause", "act": entry["act"], "id": entry["id"] + ".said"}
            made |= {word + tail: strong for tail in _tails() if not word.endswith(tail)}
    return made | words


@cache
def _tails() -> tuple[str, ...]:
    return tuple(word for entry in entries(PACKAGE, "cues.toml", "tail") for word in entry["names"])


@cache
def _spared() -> frozenset[str]:
    """Words whose last character is a cue, though a longer word seems to end there: 总统称, 时报称."""
    return frozenset(word for entry in entries(PACKAGE, "cues.toml", "spared") for word in entry["names"])


@dataclass(frozen=True, slots=True)
class _Read:
    """The cue in a word that the pass over a text finds, behind `front` characters, as a hit at the start of a text;
    `tail`: see `_begins_word`."""

    front: int
    hit: CueHit
    tail: bool


def _read(front: str, cue: str) -> _Read:
    hit = CueHit.of(0, len(cue), cue, cue_table()[cue])
    return _Read(len(front), hit, cue[-1] in _tails() and cue[:-1] in cue_table())


@cache
def _automaton() -> tuple[AhoCorasick, tuple[_Read | None, ...], frozenset[str]]:
    """What finds the words around cues, what each is read as (None: no cue), and how words begin that are no cues."""
    words: dict[str, _Read | None] = {cue: _read("", cue) for cue in cue_table()}
    for entry in entries(PACKAGE, "cues.toml", "not_cue", required=("match",)):
        for word in entry["match"]:
            words[word] = None
            words |= {word[:-1] + cue: _read(word[:-1], cue) for cue in entry.get("unless", ())}  # 是|指责
    words |= {word: _read(word[:-1], word[-1]) for word in _spared()}  # 总统|称
    clash = frozenset(word[:2] for word in words if len(word) > 1 and not words[word])
    return word_scanner(words), tuple(words.values()), clash


@lru_cache(maxsize=4)  # the cues of a page are asked for again where its quotations are laid open
def find_cues(folded: str) -> tuple[CueHit, ...]:
    """The cue words of a folded text in order; 小说, 名称 and their like are passed over."""
    automaton, found, clash = _automaton()
    hits = []
    for index, start, end in automaton.find_matches_as_indexes(folded):
        if (read := found[index]) is None:
            continue
        start += read.front
        if read.tail and _begins_word(folded, end - 1, clash):  # 要求|说明, 报导|指出
            end -= 1
            hits.append(CueHit.of(start, end, folded[start:end], cue_table()[folded[start:end]]))
            if (entry := cue_table().get(folded[end : end + 2])) is not None:
                hits.append(CueHit.of(end, end + 2, folded[end : end + 2], entry))
            continue
        one = read.hit
        hits.append(CueHit(start, end, one.word, one.entry, one.strong, one.weak, one.lists))
    return tuple(hits)


def _begins_word(folded: str, at: int, clash: frozenset[str]) -> bool:
    """True where 称, 说 or 指 begins a word of its own: 说明, 称赞, 指责."""
    pair = folded[at : at + 2]
    return pair in clash or (pair in cue_table() and pair not in _tails())


def cue_running_over(folded: str, hit: CueHit) -> CueHit | None:
    """The longest cue that begins inside a hit and ends behind it: 指责 for 直指 in 一|直指|责; None without."""
    table, longest = cue_table(), _longest()
    for start in range(hit.start + 1, hit.end):
        for end in range(min(start + longest, len(folded)), hit.end, -1):
            if (entry := table.get(folded[start:end])) is not None:
                return CueHit.of(start, end, folded[start:end], entry)
    return None


@cache
def _longest() -> int:
    return max(map(len, cue_table()))
