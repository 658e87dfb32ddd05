"""Commands over published series: add a table, list what is in the ledger, take one out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracktwo.cli.options import JsonOption, LedgerOption, open_ledger

commands = typer.Typer(no_args_is_help=True, help="Published series: whole tables, shown beside what texts print.")


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.add_typer(commands, name="series")


@commands.command()
def add(
    table: Annotated[Path, typer.Argument(help="A comma-separated file with a head.", readable=False)],
    mapping: Annotated[Path | None, typer.Option(help="A TOML file that says which column holds what.")] = None,
    ledger: LedgerOption = None,
) -> None:
    """Bring a published table into the ledger, with its source and licence. The same table again adds nothing."""
    from datetime import UTC, datetime

    from tracktwo.read.series import read_mapping, read_series
    from tracktwo.store.series import add_series

    series = read_series(table, None if mapping is None else read_mapping(mapping))
    with open_ledger(ledger, create=True) as opened:
        identity = add_series(opened, series, datetime.now(UTC))
    for line in series.left_out:
        typer.echo(f"left out: {line}", err=True)
    typer.echo(f"{identity}: {len(series.values)} values of {series.publisher} ({series.source}, {series.licence})")


@commands.command(name="list")
def list_(ledger: LedgerOption = None, json: JsonOption = False) -> None:
    """List the tables that were brought into the ledger."""
    from dataclasses import asdict

    from tracktwo.present.text import print_json
    from tracktwo.store.series import stored_series

    with open_ledger(ledger) as opened, opened.reads() as connection:
        found = stored_series(connection)
    for series in found:
        if json:
            print_json(asdict(series))
        else:
            dates = series.first if series.first == series.last else f"{series.first} to {series.last}"
            typer.echo(f"{series.id}  {series.publisher}  {series.title}  {dates}  {series.values} values")
            typer.echo(f"    {series.source}, {series.licence}")
    if not found and not json:
        typer.echo("no table was brought in: see `tracktwo series add --help`")


@commands.command()
def remove(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The id of a table, from `tracktwo series list`.")],
    ledger: LedgerOption = None,
) -> None:
    """Take a table out of the ledger."""
    from tracktwo.store.series import remove_series

    with open_ledger(ledger) as opened:
        remove_series(opened, identity)
    typer.echo(f"removed: {identity}")
