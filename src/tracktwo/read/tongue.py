"""The language and script of a text, by counting characters."""

from __future__ import annotations

import re

from tracktwo.languages.folding import simplify
from tracktwo.model import Script

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
LETTER = re.compile(r"[^\W\d_]")
LOOK = 2000  # characters looked at
HAN_SHARE = 0.15  # an English text that quotes a Chinese name stays below, a Chinese text full of Latin names above


def tongue_of(text: str) -> tuple[str, Script | None]:
    """The language ("zh" or "en") and the script (Hans, Hant, Latn); script None for a Chinese text that fits both."""
    sample = text[:LOOK]
    han = HAN.findall(sample)
    if len(han) <= HAN_SHARE * len(LETTER.findall(sample)):
        return "en", "Latn"
    characters = "".join(han)
    traditional = sum(a != b for a, b in zip(characters, simplify(characters), strict=True))
    return "zh", "Hant" if traditional > len(characters) / 20 else "Hans"
