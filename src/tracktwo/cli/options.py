"""The options that several commands share, and where the ledger is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

LedgerOption = Annotated[
    Path | None,
    typer.Option("--ledger", help="The ledger file; else $TRACKTWO_LEDGER, else the user's data folder."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
RestrictedOption = Annotated[bool, typer.Option("--restricted", help="Documents marked restricted too.")]


def ledger_path(given: Path | None) -> Path:
    """The ledger named on the command line, by the environment, or the default in the user's data folder."""
    if given:
        return given
    if named := os.environ.get("TRACKTWO_LEDGER"):
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_data_dir("tracktwo", appauthor=False)) / "desk.ledger"
