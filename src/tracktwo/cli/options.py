"""The options that several commands share, and where the ledger is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tracktwo.store import Ledger

PathsArgument = Annotated[  # not checked beforehand: one of many that cannot be read is told beside the others
    list[Path], typer.Argument(help="Files, folders or archives.", readable=False, show_default=False)
]
LedgerOption = Annotated[
    Path | None,
    typer.Option("--ledger", help="The ledger file; else $TRACKTWO_LEDGER, else the user's data folder."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
RestrictedOption = Annotated[bool, typer.Option("--restricted", help="Documents marked restricted too.")]


def open_ledger(given: Path | None, *, create: bool = False) -> Ledger:
    """The ledger, open; says beforehand that an older one is brought up to date, because that takes a while."""
    from tracktwo.store import Ledger

    path = ledger_path(given)
    tell_if_older(path)
    return Ledger.open(path, create=create)


def tell_if_older(path: Path) -> None:
    """Say on stderr that opening this ledger migrates it."""
    from tracktwo.store.connection import is_older

    if is_older(path):
        line = "an older version wrote this ledger: bringing it up to date, once (about a minute for 20,000 texts)"
        typer.echo(line, err=True)


def ledger_path(given: Path | None) -> Path:
    """The ledger named on the command line, by the environment, or the default in the user's data folder."""
    if given:
        return given
    if named := os.environ.get("TRACKTWO_LEDGER"):
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_data_dir("tracktwo", appauthor=False)) / "desk.ledger"
