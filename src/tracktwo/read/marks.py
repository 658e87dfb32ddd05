"""What an element's class names say about its text: knowledge/pages.toml, looked up."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tracktwo.languages.entries import entries

PACKAGE, FILE = "tracktwo.knowledge", "pages.toml"
PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def parts(name: str) -> str:
    """The words of a class name, each between blanks: `moreArticle-link` gives " more article link "."""
    return f" {' '.join(PART.findall(name)).lower()} "


@cache
def _marks() -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = entries(PACKAGE, FILE, "mark", required=("role", "words", "cite"))
    return tuple((mark["role"], tuple(f" {word} " for word in mark["words"])) for mark in found)


@lru_cache(maxsize=4096)
def role_of(names: str) -> str | None:
    """The role that an element's class and id names give its text; None where they say nothing; hidden wins."""
    roles: set[str] = set()
    for name in names.split():
        phrase = parts(name)
        roles.update(role for role, words in _marks() if any(word in phrase for word in words))
    if "hidden" in roles:
        return "hidden"
    return next((role for role, _ in _marks() if role in roles), None)


@cache
def _no_pictures() -> tuple[str, ...]:
    found = entries(PACKAGE, FILE, "picture", required=("contains", "cite"))
    return tuple(piece for entry in found for piece in entry["contains"])


def is_picture(url: str) -> bool:
    """False for icons and tracking pixels."""
    return not any(piece in url for piece in _no_pictures())
