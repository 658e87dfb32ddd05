"""The YAML front matter of a Jekyll post: `---`, `key: value` lines, `---`."""

from __future__ import annotations

import re
from typing import Any

import yaml

from tracktwo.errors import RefusedInput
from tracktwo.model import Issue
from tracktwo.read.tidy import tidy

FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
OPENING = re.compile(r"\A---[ \t]*\r?\n")
LONGEST = 64 * 1024
KEY = re.compile(r"([A-Za-z_][\w-]{0,40}):[ \t]*(.*?)[ \t]*\r?\Z")
# What Jekyll, Hugo and the archive put there. Another key is an issue: it may say something nobody reads yet.
KNOWN = frozenset([
    "layout", "title", "date", "author", "from", "tags", "categories", "comments", "restricted", "url",
    "source", "outlet", "language", "lang", "published", "last_modified_at", "updated", "permalink",
    "description", "excerpt", "image", "category", "toc", "mathjax", "slug", "draft", "weight",
])  # fmt: skip
Fields = dict[str, Any]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, with every scalar left a string: a date stays as printed, `no` stays a word."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


def has_front_matter(raw: str) -> bool:
    """True where the text begins with a closed front matter."""
    opening = OPENING.match(raw)
    return opening is not None and FENCE.search(raw, opening.end(), opening.end() + LONGEST) is not None


def split(raw: str) -> tuple[Fields, int, list[Issue]]:
    """The fields of the front matter, where the body begins (code points), and what was wrong.

    Front matter that is not YAML is read line by line as `key: value`, with an issue. Raises RefusedInput where it
    asks for objects (`!!python/...`) or holds nothing that can be read.
    """
    opening = OPENING.match(raw)
    fence = opening and FENCE.search(raw, opening.end(), opening.end() + LONGEST)
    if not opening or not fence:
        return {}, 0, []
    source = raw[opening.end() : fence.start()]
    body = min(fence.end() + 1, len(raw))
    try:
        fields = yaml.load(source, Loader=_Loader)  # noqa: S506  a subclass of the safe loader
        problem = None if isinstance(fields, dict) else "a list or a single word"
    except yaml.constructor.ConstructorError as error:
        raise RefusedInput(
            f"the front matter asks for an object: {_line(error.problem)}", todo="take out the tag that begins with !"
        ) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        fields, problem = None, _line(getattr(error, "problem", None) or "not well-formed")
    if problem is None:
        return {str(key).strip(): value for key, value in fields.items()}, body, []
    fields = _by_line(source)
    if not fields:
        raise RefusedInput(f"the front matter is not YAML: {problem}", todo="mend the lines between the --- marks")
    return fields, body, [Issue("metadata.not_yaml", f"the front matter is not YAML ({problem}): read line by line")]


def _by_line(source: str) -> Fields:
    fields: Fields = {}
    for line in source.split("\n"):
        if found := KEY.match(line):
            value = found[2]
            fields[found[1]] = value[1:-1] if value[:1] in "\"'" and value[-1:] == value[:1] != "" else value
    return fields


def _line(problem: object) -> str:
    return " ".join(str(problem).split())[:120]


def text_of(value: object) -> str | None:
    """A field's value as a line of text; None where there is none or it is no plain value."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return tidy(str(value)).strip() or None
    return None


def words_of(value: object) -> tuple[str, ...]:
    """A field's list of words: `[ 自由亚洲电台 ]`, or a line of words between commas."""
    if isinstance(value, list):
        return tuple(word for item in value if (word := text_of(item)))
    line = text_of(value)
    return tuple(word.strip() for word in line.split(",") if word.strip()) if line else ()


def is_true(value: object) -> bool:
    """True for `true`, `yes`, `on`, `1`, in whatever case."""
    return str(value).strip().lower() in ("true", "yes", "on", "1")
