"""How a language speaks: a folder for each language, the same TOML file names in each, read on first use."""

from __future__ import annotations

from tracktwo.languages.entries import entries, every_language, read_toml, table_pattern
from tracktwo.languages.folding import fold, simplify
from tracktwo.languages.script import HAN

__all__ = ["HAN", "entries", "every_language", "fold", "read_toml", "simplify", "table_pattern"]
