"""Names of one document: every name that a source phrase gave, and the fullest form of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tracktwo.extract.sources import Phrase
from tracktwo.extract.tokens import word_list


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

    def note(self, phrase: Phrase, text: str, folded: str) -> None:
        """Count one mention; remembers the title beside it, so that 总统 alone can be resolved."""
        name = folded[phrase.start : phrase.end]
        if phrase.kind == "person":
            self.counts[name] += 3 if phrase.latin else 2 if phrase.title else 1
            self.spellings.setdefault(name, text[phrase.start : phrase.end])
            if phrase.title:
                self.titles[phrase.title] = name
                if phrase.title in word_list("titles.toml", "official"):
                    self.officials.add(name)
        elif phrase.kind == "body" and phrase.end - phrase.start > 3:
            self.bodies.setdefault(name, text[phrase.start : phrase.end])

    @property
    def known(self) -> frozenset[str]:
        """The names that stand on more than one weak mention."""
        return frozenset(name for name, count in self.counts.items() if count >= 2 and len(name) >= 2)

    def fullest(self, name: str) -> str:
        """The longest name of the document that `name` is a part of: 安倍 gives 安倍晋三, 盖伊 gives 约翰·盖伊."""
        best = name
        for other in self.counts:
            if len(other) > len(best) and is_short_for(name, other):
                best = other
        return best

    def by_title(self, title: str) -> str | None:
        """The name last seen beside this title in the document: 总统 gives 丁一鸣."""
        return self.titles.get(title)


def is_short_for(short: str, full: str) -> bool:
    """True where `short` may stand for `full`: a part between dots, a surname, the last Latin word."""
    if len(short) < 2 or short == full:
        return False
    if "·" in full or " " in full:
        parts = full.replace("·", " ").split(" ")
        return short in parts or full.endswith((" " + short, "·" + short))
    if any(joiner in full for joiner in "和与及、，"):
        return False
    return (len(full) <= 4 and len(short) == 2 and full.startswith(short)) or (len(short) >= 3 and full.endswith(short))


def is_surname_form(word: str) -> bool:
    """True for 丁氏 and 丁一: a surname with what newspapers hang on it."""
    return len(word) == 2 and word[0] in word_list("sources.toml", "surname") and word[1] in "氏某"
