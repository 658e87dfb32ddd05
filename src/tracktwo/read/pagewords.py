"""The words around an article, from page.toml of every language: bylines, link-list titles, furniture, credits."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from tracktwo.languages.entries import Table, entries

PACKAGE, FILE = "tracktwo.languages", "page.toml"


@cache
def _tables(table: str) -> tuple[Table, ...]:
    """The entries of one table over all languages, in the order of the languages' names."""
    names = sorted(folder.name for folder in files(PACKAGE).iterdir() if folder.joinpath(FILE).is_file())
    return tuple(entry for name in names for entry in entries(f"{PACKAGE}.{name}", FILE, table))


def alternatives(words: list[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def byline_labels() -> dict[str, str]:
    """The role of each byline label: 责编 is an editor."""
    return {label: entry["role"] for entry in _tables("byline") for label in entry["labels"]}


@cache
def report_words(field: str) -> str:
    """A regular expression for the words of one field (labels, places, kinds, ends) of the report lines."""
    return alternatives([word for entry in _tables("report") for word in entry[field]])


@cache
def between_names() -> re.Pattern[str]:
    """Matches what stands between two names of a line, also nothing."""
    words = alternatives([word for entry in _tables("between") for word in entry["words"]])
    return re.compile(rf"\s{{0,40}}(?:{words})?\s{{0,40}}")


@cache
def report_day() -> str:
    """A regular expression for the day that a report line may give: 10日."""
    return "|".join(entry["day"] for entry in _tables("report"))


@cache
def printed_day() -> str:
    """A regular expression for a day as pages print it; year, month and day are its groups: 2020年10月12日."""
    (entry,) = _tables("printed_day")
    pattern: str = entry["pattern"]
    return pattern


@cache
def furniture() -> re.Pattern[str]:
    """Matches a whole line that belongs to the site or the feed."""
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in _tables("furniture")))


@cache
def cut() -> re.Pattern[str]:
    """Matches the end of a text that breaks off."""
    return re.compile("(?:" + "|".join(f"(?:{entry['pattern']})" for entry in _tables("cut")) + r")\Z")


@cache
def related_lines() -> frozenset[str]:
    """The titles of link lists, without marks around them."""
    return frozenset(line.lower() for entry in _tables("related") for line in entry["lines"])


@cache
def credit() -> re.Pattern[str]:
    """Matches brackets at the end of a caption that name the maker of the picture (group 1)."""
    words = alternatives([word for entry in _tables("credit") for word in entry["words"]])
    return re.compile(rf"\s{{0,20}}[（(]((?=[^（()）]{{0,80}}?(?:{words}))[^（()）]{{1,80}})[）)]\s{{0,20}}\Z")


MARKS = "【】[]()（）:：|｜>》「」《 　*·"


def heads_related(line: str) -> bool:
    """True for a line that introduces a list of links: 延伸閱讀, 【相关报道】, Read more:."""
    return len(line) <= 30 and line.strip(MARKS).lower() in related_lines()


def is_furniture(line: str) -> bool:
    """True for a line that belongs to the site or the feed, not to the article."""
    return len(line) <= 420 and furniture().fullmatch(line) is not None
