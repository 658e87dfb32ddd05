"""The words of the interface, in Chinese and English: `words/zh.toml` and `words/en.toml`, the same keys in both."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from tracktwo.errors import QueryError

LANGUAGES = ("zh", "en")
HTML_LANGUAGE = {"zh": "zh-Hans", "en": "en"}


class _Filled:
    """A value that is put into words."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __format__(self, wish: str) -> str:
        one, agrees, many = wish.partition("|")
        if agrees:
            return one if str(self.value) == "1" else many
        return format(self.value, wish)


class Words:
    """The interface in one language; `words("records.title")` and `words.name("act", "deny")`."""

    def __init__(self, language: str, table: dict[str, Any]) -> None:
        self.language, self.table = language, table
        self.html_language = HTML_LANGUAGE[language]
        self.colon, self.comma = ("：", "，") if language == "zh" else (": ", ", ")

    def __call__(self, key: str, **values: Any) -> str:
        """The words under a dotted key with `{names}` filled in. Raises KeyError for one that is not there.

        `{count:record|records}` is the first of the two beside a 1, else the second.
        """
        section, _, name = key.partition(".")
        words: str = self.table[section][name]
        return words.format(**{value: _Filled(values[value]) for value in values}) if values else words

    def name(self, group: str, value: Any) -> str:
        """What a value of the ledger is called (an act, a unit ...); the value itself where no word is known."""
        return str(self.table.get(group, {}).get(str(value), value))

    def told(self, error: QueryError) -> str:
        """What is wrong with a search, where, what to do, in one line."""
        where = f"{error.where}{self.colon}" if error.where else ""
        todo = f" ({self.name('query', error.todo)})" if error.todo else ""
        return f"{where}{self.name('query', error.what)}{todo}"


@cache
def words(language: str) -> Words:
    """The interface in `language`, one of LANGUAGES."""
    text = files(__package__).joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    return Words(language, tomllib.loads(text))


def best_language(header: str) -> str:
    """The first of our languages that an Accept-Language header wants, by its weights; else English."""
    wanted: list[tuple[float, int, str]] = []
    for number, part in enumerate(header.split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            wanted.append((-float(weight or 1), number, tag.lower().split("-")[0]))
        except ValueError:
            continue
    return next((tag for _, _, tag in sorted(wanted) if tag in LANGUAGES), "en")
