"""Look-up keys of the same length as the text: traditional to simplified, full-width to half-width, lower case.

Folding never changes positions: `fold(text)[i]` is the folded form of `text[i]`. Spans always stay in the original.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from tracktwo.languages.entries import entries
from tracktwo.languages.hyphens import dotted

_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "}
# Marks that the rules of languages/ name in their full-width form keep it.
_KEPT = "，：；？！（）"
# Few texts hold a full-width letter: looking for one takes a fortieth of the time of str.translate.
_WIDE = re.compile(f"[{re.escape(''.join(mark for mark in _WIDTH if mark not in _KEPT))}]")


@cache
def _variants() -> tuple[dict[str, str], re.Pattern[str]]:
    """The usual form of each character that opencc leaves as it is, and what finds them."""
    (entry,) = entries("tracktwo.languages.zh", "variants.toml", "variant", required=("from", "to"))
    forms = dict(zip(entry["from"], entry["to"], strict=True))
    return forms, re.compile(f"[{''.join(forms)}]")


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


@cache
def _fold_character(character: str) -> str:
    folded: str = _converter().convert(character)
    return folded if len(folded) == 1 else character


def simplify(text: str) -> str:
    """`text` in simplified characters, of the same length: 薩德加波 gives 萨德加波.

    opencc folds by phrase; where its answer has another length, each line and then each character is folded alone.
    """
    if text.isascii():
        return text
    folded: str = _converter().convert(text)
    if len(folded) == len(text):
        return folded
    if "\n" in text:
        return "\n".join(simplify(line) for line in text.split("\n"))
    return "".join(map(_fold_character, text))


def fold(text: str) -> str:
    """`text` simplified, with full-width letters, digits and marks half-width (，：；？！（） are kept); same length.

    The hyphen inside a foreign name (夏尔-米歇尔) becomes a dot.

    Case is kept: SIPRI stays SIPRI.
    """
    return _fold_name(text) if len(text) <= _NAME else _fold(text)


def _fold(text: str) -> str:
    forms, variant = _variants()
    return dotted(variant.sub(lambda found: forms[found.group()], narrow(simplify(text))))


def narrow(text: str) -> str:
    """`text` with full-width letters, digits and marks half-width, as `fold` has them; its script is kept."""
    return _WIDE.sub(lambda found: _WIDTH[found.group()], text)


_NAME = 30  # characters; names are folded again and again, texts once
_fold_name = lru_cache(maxsize=10_000)(_fold)
