"""Which of many patterns can match a text at all: one pass for the words that each of them needs.

Most texts hold none of a pattern's words, and a search that finds nothing costs as much as one that does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

_LARGEST_CLASS = 40  # characters of a class that are looked for one by one
_MANY = 100  # words of which one stands in nearly every text: all states, all titles
_FEW = 10  # words up to which looking for each of them is quicker than one pass for all
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
Rule = TypeVar("Rule")


class Words:
    """Words that are looked for in one pass, those of several gates too where these are asked about the same texts.

    What stands in a text is remembered for up to `texts` texts, then begun anew.
    """

    def __init__(self, texts: int = 0) -> None:
        self._words: set[str] = set()
        self._scanner: AhoCorasick | None = None
        self._texts = texts
        self._met: dict[str, set[str]] = {}

    def add(self, words: Iterable[str]) -> None:
        """Look for these words too, from the next text on."""
        self._words.update(words)
        self._scanner = None
        self._met.clear()

    def standing(self, text: str) -> set[str]:
        """Those of the words that stand in the text."""
        if not self._texts:
            return self._find(text)
        found = self._met.get(text)
        if found is None:
            if len(self._met) >= self._texts:
                self._met.clear()
            found = self._met[text] = self._find(text)
        return found

    def _find(self, text: str) -> set[str]:
        if len(self._words) <= _FEW:
            return {word for word in self._words if word in text}
        if self._scanner is None:
            words = sorted(self._words)
            self._scanner = AhoCorasick(words, implementation=Implementation.ContiguousNFA, store_patterns=True)
        return set(self._scanner.find_matches_as_strings(text, overlapping=True))


class Gate(Generic[Rule]):
    """Rules, each with its pattern: says which of them a text is to be searched for.

    What is `put_in` comes to the text only behind the gate: no pattern is kept out for want of it. Gates that are asked
    about the same texts look for their `words` together.
    """

    def __init__(
        self, rules: Iterable[tuple[Rule, re.Pattern[str]]], put_in: str = "", words: Words | None = None
    ) -> None:
        self._rules: list[Rule] = []
        self._always: set[int] = set()
        self._owners: dict[str, set[int]] = {}
        for number, (rule, pattern) in enumerate(rules):
            self._rules.append(rule)
            own = needed(pattern, put_in)
            if own is None:
                self._always.add(number)
            for word in own or ():
                self._owners.setdefault(word, set()).add(number)
        self._unsure = [self._rules[number] for number in sorted(self._always)]
        self._words = words or Words()
        self._words.add(self._owners)

    def fitting(self, text: str) -> list[Rule]:
        """The rules whose patterns may match in `text`, in order."""
        owners, standing = self._owners, self._words.standing(text)
        found = [owners[word] for word in standing if word in owners] if standing else ()
        if not found:
            return self._unsure
        return [self._rules[number] for number in sorted(self._always.union(*found))]


def needed(pattern: re.Pattern[str], put_in: str = "") -> frozenset[str] | None:
    """Words of which one stands in every text that the pattern matches, none with a character of what is `put_in`;
    None where no words are sure.

    在[^，。]{0,20}(?:会晤|通话)(?:上|中) gives 会晤 and 通话. In (?i:…) a letter that has two cases is
    not sure: (?i:cnn电视台) gives 电视台. Of 让我们 with 我方 put in, 让 is sure.
    """
    tree = _parser.parse(pattern.pattern, pattern.flags)
    return _Needs(frozenset(put_in)).of_sequence(tree, pattern.flags)


@dataclass(frozen=True)
class _Needs:
    """What the parts of a pattern need, `unsure` the characters that the text may get later."""

    unsure: frozenset[str]

    def of_sequence(self, items: Any, flags: int) -> frozenset[str] | None:
        """The most telling of what the parts of a sequence need: no long list, long words, few of them."""
        found: list[frozenset[str]] = []
        run = frozenset({""})
        for operator, argument in items:
            characters = _characters(operator, argument, flags)
            if characters and len(characters) * len(run) <= _LARGEST_CLASS:
                run = frozenset(front + character for front in run for character in characters)
                continue
            found.append(run)
            run = characters or frozenset({""})
            if not characters and (words := self._of_part(operator, argument, flags)):
                found.append(words)
        found.append(run)
        telling = [words for words in map(self._sure, found) if "" not in words]
        return max(telling, key=lambda words: (len(words) <= _MANY, min(map(len, words)), -len(words)), default=None)

    def _sure(self, words: frozenset[str]) -> frozenset[str]:
        """The longest part of each word that has no unsure character: the text has it before it gets them."""
        parts = ("".join(" " if one in self.unsure else one for one in word).split(" ") for word in words)
        return frozenset(max(part, key=len) for part in parts) if self.unsure else words

    def _of_part(self, operator: Any, argument: Any, flags: int) -> frozenset[str] | None:
        if operator is codes.BRANCH:
            branches = [self.of_sequence(branch, flags) for branch in argument[1]]
            return None if None in branches else frozenset().union(*(words for words in branches if words))
        if operator is codes.SUBPATTERN:
            _, added, removed, inside = argument
            return self.of_sequence(inside, (flags | added) & ~removed)
        if operator is codes.ATOMIC_GROUP:
            return self.of_sequence(argument, flags)
        if operator in _REPEATS:
            return self.of_sequence(argument[2], flags) if argument[0] else None
        return None


def _characters(operator: Any, argument: Any, flags: int) -> frozenset[str] | None:
    """The characters of which one stands here: 会, [说称]; none where one of them stands for its other case too."""
    if operator is codes.LITERAL:
        found = frozenset({chr(argument)})
    elif (
        operator is codes.IN and len(argument) <= _LARGEST_CLASS and all(kind is codes.LITERAL for kind, _ in argument)
    ):
        found = frozenset(chr(character) for _, character in argument)
    else:
        return None
    return None if flags & re.IGNORECASE and any(one.lower() != one.upper() for one in found) else found
