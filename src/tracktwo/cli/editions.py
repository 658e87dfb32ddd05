"""Commands over publishers' editions: list what is known, add a line of one's own."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from tracktwo.cli.options import JsonOption, LedgerOption, ledger_path

commands = typer.Typer(no_args_is_help=True, help="What publishers printed themselves, edition by edition.")


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.add_typer(commands, name="edition")


@commands.command()
def add(
    publisher: Annotated[str, typer.Option(help="Who made the count.")],
    subject: Annotated[str, typer.Option(help="Whose arsenal.")],
    unit: Annotated[str, typer.Option(help="warhead, missile, launcher ...")],
    values: Annotated[str, typer.Option(help="500, or 410,500 for a range.")],
    printed: Annotated[str, typer.Option(help="The term as printed.")],
    cite: Annotated[str, typer.Option(help="The address or id of the text that you read.")],
    edition: Annotated[str | None, typer.Option(help="The title of the edition.")] = None,
    release: Annotated[str | None, typer.Option(help="When it came out: 2024, 2024-06 or 2024-06-17.")] = None,
    as_of: Annotated[str | None, typer.Option(help="The date the number is true for.")] = None,
    due: Annotated[str | None, typer.Option(help="The date a forecast speaks of.")] = None,
    qualifier: Annotated[str | None, typer.Option(help="about, more_than, less_than ...")] = None,
    metric: Annotated[str | None, typer.Option(help="The publisher's own category: stockpile, deployed ...")] = None,
    page: Annotated[str | None, typer.Option(help="The page, where there is one.")] = None,
    ledger: LedgerOption = None,
) -> None:
    """Add a line of a publisher's edition to the ledger's own table; the package's files are never changed."""
    from datetime import UTC, datetime

    from tracktwo.errors import UsageError
    from tracktwo.store import Ledger
    from tracktwo.store.editions import add_edition

    try:
        numbers = [float(number) for number in values.split(",")]
    except ValueError:
        raise UsageError(f"{values!r} are no numbers", todo="write 500 or 410,500") from None
    line: dict[str, Any] = {
        "publisher": publisher,
        "subject": subject,
        "unit": unit,
        "values": numbers,
        "printed": printed,
    }
    line |= {"cite": cite, "edition": edition, "release": release, "as_of": as_of, "due": due}
    line |= {"qualifier": qualifier, "metric": metric, "page": page}
    with Ledger.open(ledger_path(ledger)) as opened:
        typer.echo(f"added: {add_edition(opened, line, datetime.now(UTC))}")


@commands.command(name="list")
def list_(ledger: LedgerOption = None, json: JsonOption = False) -> None:
    """List the built-in lines and, beside them, those added to the ledger."""
    from dataclasses import asdict

    from tracktwo.knowledge.editions import editions
    from tracktwo.present.text import print_editions, print_json
    from tracktwo.store import Ledger
    from tracktwo.store.editions import added_editions

    lines = [{**asdict(edition), "origin": "built-in"} for edition in editions()]
    path = ledger_path(ledger)
    if path.exists():
        with Ledger.open(path, create=False) as opened:
            lines += [{**line, "origin": "added"} for line in added_editions(opened)]
    if json:
        for line in lines:
            print_json(line)
    else:
        print_editions(lines)
