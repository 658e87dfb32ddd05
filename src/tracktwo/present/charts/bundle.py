"""Vega for the browser: one JavaScript file, made by vl-convert from what it carries; no network is asked.

Making it takes some seconds, so it is made once for each version of vl-convert and kept in the user's cache folder.
"""

from __future__ import annotations

import contextlib
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock

import platformdirs

SNIPPET = "window.vegaEmbed = vegaEmbed;"
_making = Lock()


def bundle_version() -> str:
    """The version of vl-convert: two bundles of one version are the same."""
    return version("vl-convert-python")


def vega_bundle(folder: Path | None = None) -> bytes:
    """The script that defines `window.vegaEmbed` (Vega, Vega-Lite, their expression interpreter), UTF-8.

    It is read from `folder` (else the user's cache folder) where it was made before; a folder that cannot be
    written to only means that it is made again next time.
    """
    with _making:  # two first visitors wait for one making
        return _bundle(folder or Path(platformdirs.user_cache_dir("tracktwo", appauthor=False)))


@cache
def _bundle(folder: Path) -> bytes:
    path = folder / f"vega-{bundle_version()}.js"
    with contextlib.suppress(OSError):
        return path.read_bytes()
    from vl_convert import javascript_bundle

    made: bytes = javascript_bundle(snippet=SNIPPET).encode("utf-8")
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        _write(path, made)
    return made


def _write(path: Path, data: bytes) -> None:
    """Write a file that is whole or not there."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)
