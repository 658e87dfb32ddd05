"""Text as it is shown: the same number of characters, none of which can rearrange or hide what stands around it.

Direction controls, other control characters and lone surrogates become visible stand-ins, one for one, so that every
position stays what it is in the ledger. Escaping is the templates' part.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

BIDI = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
STAND_IN = "\ufffd"
_TABLE = (
    {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
    | {0x7F: "\u2421"}
    | dict.fromkeys([*range(0x80, 0xA0), *BIDI, *range(0xD800, 0xE000), 0xFEFF], STAND_IN)
)


def shown(text: str) -> str:
    """`text` with a visible stand-in for every character that could mislead; as many code points as before."""
    return text.translate(_TABLE)


def finalize(value: Any) -> Any:
    """What a template writes for a value: nothing for None, text as it is shown. Escaping comes after."""
    if value is None:
        return ""
    if isinstance(value, Markup):
        return value
    return shown(value) if isinstance(value, str) else value
