"""What an issue says, in the language of the page: `words/issues.toml`, English as it is made and Chinese."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from tracktwo.knowledge.lines import publisher_called
from tracktwo.present.charts.figures import publisher_name
from tracktwo.present.web.words import Words

_BLANK = re.compile(r"\{(\w+)\}")
_OTHER = "other_"  # {other_unit} is a second value of the group `unit`


def issue_message(words: Words, message: str) -> str:
    """The message in the language of `words`; as it is in English, and where no line of the table fits.

    `the text breaks off: only its beginning was read` -> `文本中断：只读到开头`.
    """
    if words.language == "en":
        return message
    for pattern, told in _table():
        if found := pattern.fullmatch(message):
            return told.format(**{name: _named(words, name, value) for name, value in found.groupdict().items()})
    return message


def _named(words: Words, blank: str, value: str) -> str:
    """What a value is called on the page: a unit, a metric, a publisher; else the value itself."""
    if blank == "publisher":
        return publisher_name(publisher_called(value), words)
    return words.name(blank.removeprefix(_OTHER), value)


@cache
def _table() -> tuple[tuple[re.Pattern[str], str], ...]:
    text = files(__package__).joinpath("words", "issues.toml").read_text(encoding="utf-8")
    return tuple((_pattern(entry["en"]), entry["zh"]) for entry in tomllib.loads(text)["issue"])


def _pattern(english: str) -> re.Pattern[str]:
    """The sentence as a pattern, each {name} a group of one line."""
    pieces = _BLANK.split(english)
    kept = (f"(?P<{piece}>.+?)" if number % 2 else re.escape(piece) for number, piece in enumerate(pieces))
    return re.compile("".join(kept))
