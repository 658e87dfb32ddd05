"""Commands over files: read, extract, demo. They store nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from tracktwo.cli.options import JsonOption, PathsArgument
from tracktwo.cli.refusals import nothing_read, tell

FormatOption = Annotated[
    str, typer.Option("--format", help="gold (the scorer's form) or jsonl (records with evidence).")
]


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    for command in (read, extract, demo, version):
        app.command()(command)


def read(file: PathsArgument, json: JsonOption = False) -> None:
    """Show each document's records as a sheet. Who, cue, what, where; nothing is stored."""
    from tracktwo.present.export.records import document_object
    from tracktwo.present.text import print_json, print_sheet

    for document, records in _extracted(file):
        if json:
            print_json(document_object(document, records))
        else:
            print_sheet(document, records)


def extract(file: PathsArgument, format_: FormatOption = "jsonl") -> None:
    """Write each document's records as JSON lines. Nothing is stored."""
    from tracktwo.errors import UsageError
    from tracktwo.present.export.gold import gold_document
    from tracktwo.present.export.records import document_object
    from tracktwo.present.progress import progress
    from tracktwo.present.text import print_json

    forms: dict[str, Any] = {"gold": gold_document, "jsonl": document_object}
    if format_ not in forms:
        raise UsageError(f"unknown format {format_!r}", todo="one of " + ", ".join(sorted(forms)))
    with progress("extracting") as step:
        for document, records in _extracted(file):
            print_json(forms[format_](document, records))
            step(1)


def demo(
    ledger: Annotated[Path | None, typer.Option(help="Keep the sample's ledger here; else it is thrown away.")] = None,
) -> None:
    """Show the desk on the bundled sample.

    Prints the ledger of one article, then serves the sample in the browser.
    """
    from tracktwo.present.demo import run_demo

    run_demo(ledger)


def version() -> None:
    """Print the version."""
    from tracktwo import __version__

    typer.echo(__version__)


def _extracted(paths: list[Path]) -> Iterator[tuple[Any, Any]]:
    """Documents with their records; refused inputs are told on stderr. Raises UsageError if nothing could be read."""
    from tracktwo.extract import extract
    from tracktwo.model import Document
    from tracktwo.read import all_items, read_item

    found, refused = False, []
    for item in all_items(paths):
        for result in read_item(item):
            if isinstance(result, Document):
                found = True
                yield result, extract(result)
            else:
                refused.append(result)
        if found:
            tell(refused)
            refused.clear()
    if not found:
        nothing_read(refused)
