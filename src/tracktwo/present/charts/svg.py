"""A spec as an SVG picture, for a file or a browser without JavaScript."""

from __future__ import annotations

from typing import Any


def svg(spec: dict[str, Any]) -> str:
    """A Vega-Lite spec drawn as SVG text; nothing is loaded. Links in it must be whole addresses."""
    from vl_convert import vegalite_to_svg

    drawn: str = vegalite_to_svg(spec, allowed_base_urls=[])
    return drawn
