"""Date forms: the patterns of dates.toml compiled, and where they match in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from tracktwo.extract.date_words import FILE, PACKAGE
from tracktwo.languages import entries
from tracktwo.languages.patterns import either, filled

_CLAUSE_END = re.compile(r"[。！？；\n]")
Outlook = Literal["ahead", "either", "behind"]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of date found at `[start, end)`: the `kind` of its pattern and the groups that matched.

    `outlook` is "ahead" where words beside it say so (将, 预定), "either" behind 推迟到 and the like.
    """

    start: int
    end: int
    kind: str
    groups: Mapping[str, str]
    outlook: Outlook = "behind"


@dataclass(frozen=True, slots=True)
class Forms:
    """The patterns of dates.toml, and those of the words beside a date that say where it lies.

    `starting` holds the patterns that may begin with a character, `trigger` matches any such character.
    """

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    starting: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]
    trigger: re.Pattern[str]
    coming: re.Pattern[str]
    towards: re.Pattern[str]
    said: re.Pattern[str]


@cache
def forms() -> Forms:
    """The forms of languages/zh/dates.toml."""
    words = {entry["kind"]: entry for entry in entries(PACKAGE, FILE, "word")}
    fragments = _fragments(words)
    listed = entries(PACKAGE, FILE, "pattern")
    patterns = tuple((entry["kind"], re.compile(filled(entry["pattern"], fragments))) for entry in listed)
    starts = [set(filled(entry["starts"], _first_characters(words))) for entry in listed]
    characters = sorted(set().union(*starts))
    (coming,) = entries(PACKAGE, FILE, "coming")
    return Forms(
        patterns=patterns,
        starting={
            character: tuple(pattern for pattern, first in zip(patterns, starts, strict=True) if character in first)
            for character in characters
        },
        trigger=re.compile("[" + re.escape("".join(characters)) + "]"),
        coming=re.compile(either(coming["names"])),
        towards=re.compile(f"(?<!{either(coming['towards_not_behind'])}){either(coming['towards'])}$"),
        said=re.compile(either(coming["not_after"])),
    )


def _fragments(words: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    relative = {
        f"rel{kind}": either([*words[kind].get("published", {}), *words[kind].get("mentioned", {})])
        for kind in ("year", "month", "day")
    }
    relative["relyear"] = f"(?<![{words['year']['not_behind']}]){relative['relyear']}"
    leads = {word: entry for entry in entries(PACKAGE, FILE, "lead") for word in entry["match"]}
    short = {word for word, entry in leads.items() if len(word) == 1 and word not in entry.get("anywhere", ())}
    relative["longlead"] = either(leads.keys() - short)
    relative["shortlead"] = either(short)
    relative["vague"] = either(words["vague"]["names"])
    for entry in entries(PACKAGE, FILE, "fragment"):
        relative.update(entry["patterns"])
    return relative


def _first_characters(words: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The characters with which the words of each kind begin, and the sets of dates.toml."""
    found = {
        kind: "".join(sorted({word[0] for field in ("published", "mentioned") for word in entry.get(field, {})}))
        for kind, entry in words.items()
    }
    found["vague"] = "".join(sorted({word[0] for word in words["vague"]["names"]}))
    found["lead"] = "".join(sorted({word[0] for entry in entries(PACKAGE, FILE, "lead") for word in entry["match"]}))
    for entry in entries(PACKAGE, FILE, "fragment"):
        found.update(entry.get("sets", {}))
    return found


def find_forms(text: str, *, everywhere: bool = False) -> list[Form]:
    """The forms of a folded text in order; where two overlap the earlier, then the longer, then the first listed.

    Only where a character stands with which a pattern may begin is that pattern tried; `everywhere` tries all of
    them at every position (the slow path that tests hold the fast one to).
    """
    found: list[Form] = []
    words, end = forms(), 0
    places = range(len(text)) if everywhere else (place.start() for place in words.trigger.finditer(text))
    for start in places:
        if start < end:
            continue
        best: re.Match[str] | None = None
        best_kind = ""
        for kind, pattern in words.patterns if everywhere else words.starting[text[start]]:
            hit = pattern.match(text, start)
            if hit and hit.end() > (best.end() if best else start):
                best, best_kind = hit, kind
        if best:
            end = best.end()
            groups = {name: group for name, group in best.groupdict().items() if group}
            found.append(Form(start, end, best_kind, groups, _outlook(text, start, end)))
    return found


def _outlook(text: str, start: int, end: int) -> Outlook:
    """What the words right before a form, or right behind it, say of where it lies."""
    before = _CLAUSE_END.split(text[max(0, start - 6) : start])[-1]
    behind = _CLAUSE_END.split(text[end : end + 6])[0]
    words = forms()
    said = words.said.search(behind)
    if words.coming.search(before) or words.coming.search(behind[: said.start()] if said else behind):
        return "ahead"
    return "either" if words.towards.search(before) else "behind"
