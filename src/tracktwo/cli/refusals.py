"""What is told where inputs were refused and nothing is left to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from tracktwo.read import Refusal


def tell(refused: Sequence[Refusal]) -> None:
    """Say on stderr, a line each, which inputs were refused and why."""
    for refusal in refused:
        typer.echo(f"refused: {refusal}", err=True)


def nothing_read(refused: Sequence[Refusal]) -> NoReturn:
    """Raises UsageError: the reason itself where it is one, else all reasons on stderr before."""
    from tracktwo.errors import UsageError

    if len(refused) == 1:
        raise UsageError(refused[0].what, where=refused[0].where, todo=refused[0].todo)
    tell(refused)
    raise UsageError("no document could be read", todo="see the reasons above")
