"""The words around an article, from page.toml of every language: bylines, link-list titles, furniture, credits."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.languages import every_language
from tracktwo.languages.patterns import either

FILE = "page.toml"


@cache
def byline_labels() -> dict[str, str]:
    """The role of each byline label: 责编 is an editor."""
    return {label: entry["role"] for entry in every_language(FILE, "byline") for label in entry["labels"]}


@cache
def report_words(field: str) -> str:
    """A regular expression for the words of one field (labels, places, kinds, ends) of the report lines."""
    return either(word for entry in every_language(FILE, "report") for word in entry[field])


@cache
def between_names() -> re.Pattern[str]:
    """Matches what stands between two names of a line, also nothing."""
    words = either(word for entry in every_language(FILE, "between") for word in entry["words"])
    return re.compile(rf"\s{{0,40}}(?:{words})?\s{{0,40}}")


@cache
def report_day() -> str:
    """A regular expression for the day that a report line may give: 10日."""
    return "|".join(entry["day"] for entry in every_language(FILE, "report"))


@cache
def printed_day() -> str:
    """A regular expression for a day as pages print it; year, month and day are its groups: 2020年10月12日."""
    (entry,) = every_language(FILE, "printed_day")
    pattern: str = entry["pattern"]
    return pattern


@cache
def furniture() -> re.Pattern[str]:
    """Matches a whole line that belongs to the site or the feed."""
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in every_language(FILE, "furniture")))


@cache
def cut() -> re.Pattern[str]:
    """Matches the end of a text that breaks off."""
    return re.compile("(?:" + "|".join(f"(?:{entry['pattern']})" for entry in every_language(FILE, "cut")) + r")\Z")


@cache
def related_lines() -> frozenset[str]:
    """The titles of link lists, without marks around them."""
    return frozenset(line.lower() for entry in every_language(FILE, "related") for line in entry["lines"])


@cache
def credit() -> re.Pattern[str]:
    """Matches brackets at the end of a caption that name the maker of the picture (group 1)."""
    words = either(word for entry in every_language(FILE, "credit") for word in entry["words"])
    return re.compile(rf"\s{{0,20}}[（(]((?=[^（()）]{{0,80}}?(?:{words}))[^（()）]{{1,80}})[）)]\s{{0,20}}\Z")


MARKS = "【】[]()（）:：|｜>》「」《 　*·"


def heads_related(line: str) -> bool:
    """True for a line that introduces a list of links: 延伸閱讀, 【相关报道】, Read more:."""
    return len(line) <= 30 and line.strip(MARKS).lower() in related_lines()


def is_furniture(line: str) -> bool:
    """True for a line that belongs to the site or the feed, not to the article."""
    return len(line) <= 420 and furniture().fullmatch(line) is not None
