"""The characters of scripts, as the inside of a pattern's brackets."""

from __future__ import annotations

from typing import Final

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, those beyond the first 65,536 too: 𠮷 is in names."""
FIRST_HAN: Final = "\u3400"
"""The lowest of them: no letter of Latin, Cyrillic or Arabic, and no mark, is as high."""
KANA: Final = "\u3040-\u30ff"
"""Japanese syllables."""
DOT: Final = "·"
"""Between the parts of a foreign name: 迈克·丁."""
WIDE: Final = f"\u2e80-\u303f{KANA}{HAN}\ufe30-\ufe4f\uff00-\uffef"
"""Characters as wide as a Chinese one, marks such as 。 and （ too: between two of them a line break is no blank."""
