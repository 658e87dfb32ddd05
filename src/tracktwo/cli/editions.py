"""Commands over publishers' editions: list what is known, add a line of one's own."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from tracktwo.cli.options import JsonOption, LedgerOption, ledger_path, open_ledger

commands = typer.Typer(no_args_is_help=True, help="What publishers printed themselves, edition by edition.")


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.add_typer(commands, name="edition")


@commands.command()
def add(
    publisher: Annotated[str, typer.Option(help="Who made the count.")],
    subject: Annotated[str, typer.Option(help="Whose arsenal: an actor by name or id (state.cn).")],
    unit: Annotated[str, typer.Option(help="warhead, missile, launcher ...")],
    values: Annotated[str, typer.Option(help="500, or 500,600 for a range.")],
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
    from tracktwo.pipeline import refresh
    from tracktwo.store.editions import add_edition, added_editions, checked

    try:
        numbers = [float(number) for number in values.replace("，", ",").split(",")]
    except ValueError:
        raise UsageError(f"{values!r} are no numbers", todo="write 500, or 500,600 for a range") from None
    line: dict[str, Any] = {
        "publisher": publisher,
        "subject": subject,
        "unit": unit,
        "values": numbers,
        "printed": printed,
    }
    line |= {"cite": cite, "edition": edition, "release": release, "as_of": as_of, "due": due}
    line |= {"qualifier": qualifier, "metric": metric, "page": page}
    checked(line)  # before a ledger is made for it
    with open_ledger(ledger, create=True) as opened:
        known = {line["id"] for line in added_editions(opened)}
        identity = add_edition(opened, line, datetime.now(UTC))
        for _ in refresh(opened):  # forecasts beside the new line
            pass
    typer.echo(f"{'already there' if identity in known else 'added'}: {identity}")


@commands.command(name="list")
def list_(
    publisher: Annotated[str | None, typer.Option(help="Only this publisher: sipri, fas, us-dod ...")] = None,
    subject: Annotated[str | None, typer.Option(help="Only this arsenal: 中国, 全球 ...")] = None,
    series: Annotated[
        bool, typer.Option("--series", help="Every year of the yearly series, not one line each.")
    ] = False,
    ledger: LedgerOption = None,
    json: JsonOption = False,
) -> None:
    """List the built-in lines and, beside them, those added to the ledger; a yearly series as one line."""
    from tracktwo.knowledge.editions import editions
    from tracktwo.present.editions import edition_rows, print_editions
    from tracktwo.present.text import print_json
    from tracktwo.store.editions import added_editions

    path = ledger_path(ledger)
    added = []
    if path.exists():
        with open_ledger(ledger) as opened:
            added = added_editions(opened)
    rows = edition_rows(editions(), added, publisher=publisher, subject=subject)
    if json:
        for row in rows:
            print_json(row)
    elif rows:
        print_editions(rows, whole_series=series)
    else:
        names = ", ".join(sorted({edition.publisher for edition in editions()}))
        typer.echo(f"no line of that publisher and subject; built in are {names}")
