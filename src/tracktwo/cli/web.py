"""The command that serves the desk to a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from tracktwo.cli.options import LedgerOption, ledger_path, tell_if_older

PORT = 8222


def register(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command()(serve)


def serve(
    ledger: LedgerOption = None,
    host: Annotated[str, typer.Option(help="The address to listen on. Leave it: others may read what they reach.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(help="The port; 0 takes any that is free.", min=0, max=65535)] = PORT,
) -> None:
    """Show the desk in the browser.

    Read-only, on this machine alone unless --host says otherwise. Ctrl+C stops it.
    """
    from tracktwo.present.web.serve import serve as run

    path = ledger_path(ledger)
    tell_if_older(path)

    def ready(address: str) -> None:
        typer.echo(f"the desk is at {address} (ledger {path}); Ctrl+C stops it")

    run(path, host, port, ready=ready)
