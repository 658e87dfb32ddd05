"""Date forms: the patterns of dates.toml compiled, and where they match in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from tracktwo.languages import entries

_CLAUSE_END = re.compile(r"[。！？；\n]")
Outlook = Literal["ahead", "either", "behind"]
PACKAGE, FILE = "tracktwo.languages.zh", "dates.toml"


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
    """Everything dates.toml says, ready for use.

    `published` and `mentioned` hold the relative words of each kind with their steps (去年: -1), `parts` the
    first and last month, day or year of each part (`parts["year"]["底"]` is (10, 12)).
    """

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    published: Mapping[str, Mapping[str, int]]
    mentioned: Mapping[str, Mapping[str, int]]
    parts: Mapping[str, Mapping[str, tuple[int, int]]]
    after: tuple[tuple[re.Pattern[str], str, bool], ...]
    before: tuple[tuple[re.Pattern[str], str], ...]
    between: re.Pattern[str]
    pairs: re.Pattern[str]
    closing: re.Pattern[str]
    opening: re.Pattern[str]
    coming: re.Pattern[str]
    towards: re.Pattern[str]
    said: re.Pattern[str]


def either(words: Any) -> str:
    """A regular expression for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))) + ")"


@cache
def forms() -> Forms:
    """The forms of languages/zh/dates.toml."""
    words = {entry["kind"]: entry for entry in entries(PACKAGE, FILE, "word")}
    between = entries(PACKAGE, FILE, "between")[0]
    fragments = _fragments(words)
    parts: dict[str, dict[str, tuple[int, int]]] = {}
    for entry in entries(PACKAGE, FILE, "part"):
        parts.setdefault(entry["of"], {}).update(
            {word: (first, last) for word, (first, last) in entry["values"].items()}
        )
    coming = entries(PACKAGE, FILE, "coming")[0]
    roles = entries(PACKAGE, FILE, "role")
    return Forms(
        patterns=tuple(
            (entry["kind"], re.compile(_filled(entry["pattern"], fragments)))
            for entry in entries(PACKAGE, FILE, "pattern")
        ),
        published={kind: entry.get("published", {}) for kind, entry in words.items()},
        mentioned={kind: entry.get("mentioned", {}) for kind, entry in words.items()},
        parts=parts,
        after=tuple(
            (re.compile(rf" ?{either(entry['match'])}(?![{entry['not_before']}])"), entry["role"], "needs" in entry)
            for entry in roles
            if entry["position"] == "after"
        ),
        before=tuple(
            (re.compile(rf"{either(entry['match'])} ?$"), entry["role"])
            for entry in roles
            if entry["position"] == "before"
        ),
        between=re.compile(rf" ?{either(between['names'])} ?"),
        pairs=re.compile(rf" ?{either(between['pairs'])} ?"),
        closing=re.compile(rf" ?{either(between['closing'])}"),
        opening=re.compile(rf"{either(between['opening'])} ?$"),
        coming=re.compile(either(coming["names"])),
        towards=re.compile(f"(?<!截){either(coming['towards'])}$"),
        said=re.compile(either(coming["not_after"])),
    )


def _fragments(words: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    relative = {
        f"rel{kind}": either([*words[kind].get("published", {}), *words[kind].get("mentioned", {})])
        for kind in ("year", "month", "day")
    }
    relative["relyear"] = f"(?<![想马]){relative['relyear']}"
    leads = [word for entry in entries(PACKAGE, FILE, "lead") for word in entry["match"]]
    relative["longlead"] = either(word for word in leads if len(word) > 1 or word == "近")
    relative["shortlead"] = either(word for word in leads if len(word) == 1 and word != "近")
    relative["vague"] = either(words["vague"]["names"])
    for entry in entries(PACKAGE, FILE, "fragment"):
        relative.update(entry["patterns"])
    return relative


def _filled(pattern: str, fragments: Mapping[str, str]) -> str:
    """`pattern` with each {name} replaced by its fragment, as deep as they nest; {0,2} stays a repeat."""
    for _ in range(6):
        pattern = re.sub(r"\{([a-z]+)\}", lambda found: fragments[found[1]], pattern)
    return pattern


def find_forms(text: str) -> list[Form]:
    """The forms of a folded text in order; where two overlap the earlier, then the longer, then the first listed."""
    found = []
    for rank, (kind, pattern) in enumerate(forms().patterns):
        for hit in pattern.finditer(text):
            if hit.end() > hit.start():
                groups = {name: group for name, group in hit.groupdict().items() if group}
                found.append((hit.start(), -hit.end(), rank, kind, groups))
    chosen: list[Form] = []
    for start, end, _, kind, groups in sorted(found, key=lambda item: item[:3]):
        if not chosen or start >= chosen[-1].end:
            chosen.append(Form(start, -end, kind, groups, _outlook(text, start, -end)))
    return chosen


def _outlook(text: str, start: int, end: int) -> Outlook:
    """What the words right before a form, or right behind it, say of where it lies."""
    before = _CLAUSE_END.split(text[max(0, start - 6) : start])[-1]
    behind = _CLAUSE_END.split(text[end : end + 6])[0]
    words = forms()
    said = words.said.search(behind)
    if words.coming.search(before) or words.coming.search(behind[: said.start()] if said else behind):
        return "ahead"
    return "either" if words.towards.search(before) else "behind"
