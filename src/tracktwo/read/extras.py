"""Libraries that only some inputs need: imported when one comes, with one clear line where they are not installed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tracktwo.errors import RefusedInput


def need(module: str, extra: str, what: str) -> Any:
    """The module, imported. Raises RefusedInput that names the extra to install."""
    try:
        return import_module(module)
    except ImportError:
        raise RefusedInput(f"{what} needs the extra {extra}", todo=f"pip install 'tracktwo[{extra}]'") from None
