"""The language and script of a text, by counting characters."""

from __future__ import annotations

import operator
import re

from tracktwo.languages.folding import simplify
from tracktwo.model import Script

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
LOOK = 800  # characters looked at: a headline and some paragraphs
HAN_SHARE = 0.15  # an English text that quotes a Chinese name stays below, a Chinese text full of Latin names above
TRADITIONAL_SHARE = 0.05  # of a simplified text's characters next to none, of a traditional one's about a third


def tongue_of(text: str) -> tuple[str, Script]:
    """The language ("zh" or "en") and the script (Hans, Hant, Latn); Hans for a Chinese text that fits both."""
    sample = text[:LOOK]
    han = "".join(HAN.findall(sample))
    if len(han) <= HAN_SHARE * sum(map(str.isalpha, sample)):
        return "en", "Latn"
    traditional = sum(map(operator.ne, han, simplify(han)))
    return "zh", "Hant" if traditional > TRADITIONAL_SHARE * len(han) else "Hans"
