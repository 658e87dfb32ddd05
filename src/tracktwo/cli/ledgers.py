"""Commands over the ledger: ingest, link, judge, find, show, stats, verify, export, forget, backup, recover."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.options import JsonOption, LedgerOption, PathsArgument, RestrictedOption, ledger_path, open_ledger
from tracktwo.cli.refusals import nothing_read

if TYPE_CHECKING:
    from tracktwo.store import Ledger


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    for command in (ingest, link, judge, find, show, stats, verify, export, forget, backup, recover):
        app.command()(command)


def ingest(
    paths: PathsArgument,
    ledger: LedgerOption = None,
    jobs: Annotated[int, typer.Option(help="Processes that read and extract.", min=1)] = max(1, os.cpu_count() or 1),
    restricted: Annotated[bool, typer.Option("--restricted", help="Mark every document as restricted.")] = False,
    json: JsonOption = False,
) -> None:
    """Read documents into the ledger. The same bytes again add nothing; killed and restarted, it goes on."""
    from datetime import UTC, datetime

    from tracktwo.pipeline import Summary, refusals_alone
    from tracktwo.pipeline import ingest as run
    from tracktwo.present.progress import progress
    from tracktwo.present.text import print_json, print_summary

    if alone := refusals_alone(paths):
        if json:
            print_json({"outcomes": {}, "refused": [str(refusal) for refusal in alone]})
            raise typer.Exit(2)
        nothing_read(alone)
    summary = Summary()
    with open_ledger(ledger, create=True) as opened, progress("reading in") as step:
        for summary in run(paths, opened, started=datetime.now(UTC), jobs=jobs, restricted=restricted):
            if summary.stage == "reading in":
                step.at(summary.done, passed=summary.passed, size=summary.size)
            else:
                step.at(summary.refreshed, summary.stage, _UNITS[summary.stage])
    if json:
        refused = [str(refusal) for refusal in summary.refused]
        print_json({"outcomes": dict(sorted(summary.outcomes.items())), "refused": refused})
    else:
        print_summary(summary.outcomes, summary.refused)
    if summary.refused and not summary.outcomes:
        raise typer.Exit(2)


def link(ledger: LedgerOption = None, json: JsonOption = False) -> None:
    """Bring actors and groups of records up to date.

    Names by what tracktwo knows today; reports of one statement, one meeting, one forecast are put together.
    Nothing is read or extracted again; `ingest` ends with the same.
    """
    from tracktwo.present.text import print_json
    from tracktwo.store.links import group_counts

    with open_ledger(ledger) as opened:
        done = _bring_up_to_date(opened)
        with opened.reads() as connection:
            counts = group_counts(connection)
    if json:
        print_json({"done": done, "groups": counts})
        return
    typer.echo(f"{done.get('naming actors', 0):,} documents named anew, {done.get('linking', 0):,} records looked at")
    for kind, count in counts.items():
        typer.echo(f"{kind}: {count['groups']:,} groups of {count['records']:,} records")


def judge(
    record: Annotated[
        str, typer.Argument(metavar="RECORD", help="A record's id or key, as `find --records` and `show` print them.")
    ],
    verdict: Annotated[
        str, typer.Argument(help="accepted, corrected, rejected; same, different with OTHER; undecided")
    ],
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="The id or key of another record.")] = None,
    ledger: LedgerOption = None,
    note: Annotated[str | None, typer.Option(help="Kept with the judgement.")] = None,
) -> None:
    """Keep your own judgement of a record, or of two.

    What you accepted, corrected or rejected is marked wherever the record is shown or written. `same` puts two records
    into one group, `different` takes RECORD out of the group of OTHER: the groups are at once as the last judgement
    says. `undecided` takes back what was said. No new extraction or linking loses a judgement.
    """
    import getpass
    from datetime import UTC, datetime

    with open_ledger(ledger) as opened:
        opened.decide(record, verdict, getpass.getuser(), datetime.now(UTC), note, other=other)
        _bring_up_to_date(opened)
    typer.echo(f"kept: {record} {verdict}" + (f" {other}" if other else ""))


_UNITS = {"naming actors": "documents", "linking": "records"}


def _bring_up_to_date(opened: Ledger) -> dict[str, int]:
    from tracktwo.pipeline import refresh
    from tracktwo.present.progress import progress

    done: dict[str, int] = {}
    with progress("naming actors") as step:
        for stage, done[stage] in refresh(opened):
            step.at(done[stage], stage, _UNITS[stage])
    return done


def find(
    query: Annotated[
        list[str], typer.Argument(help='核武 AND ("Track 2" OR 二轨) NOT 演习 outlet:… from:2020-08 speaker:…')
    ],
    ledger: LedgerOption = None,
    records: Annotated[bool, typer.Option("--records", help="Records instead of documents.")] = False,
    limit: Annotated[int, typer.Option(help="How many at most; 0 for all.", min=0)] = 20,
    restricted: RestrictedOption = False,
    json: JsonOption = False,
) -> None:
    """Find documents or records that contain exactly this.

    From one character on, simplified or traditional. Words side by side must all be there; "…" is a phrase; AND, OR,
    NOT and brackets; filters outlet: from: to: speaker: kind:
    """
    from itertools import islice

    from tracktwo.present.text import hit_object, print_hit, print_json
    from tracktwo.store.search import find as search
    from tracktwo.store.search import matching

    asked, shown = " ".join(query), 0
    with open_ledger(ledger) as opened, opened.reads() as connection:
        for hit in islice(search(connection, asked, records=records, restricted=restricted), limit or None):
            shown += 1
            if json:
                print_json(hit_object(hit))
            else:
                print_hit(hit)
        found = shown
        if shown == limit:
            found = len(matching(connection, asked, records=records, restricted=restricted))
    if not shown:
        typer.echo("nothing found", err=True)
    elif found > shown:
        typer.echo(f"{shown:,} of {found:,} shown; --limit 0 shows all", err=True)


def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help="A record's id or key, or a document's id.")],
    ledger: LedgerOption = None,
    restricted: RestrictedOption = False,
    json: JsonOption = False,
) -> None:
    """Show a record in its context, or a document with its records."""
    from dataclasses import asdict

    from tracktwo.errors import UsageError
    from tracktwo.present.export.records import stored_object
    from tracktwo.present.text import print_json, print_record, print_stored_document
    from tracktwo.store import links, lookup

    with open_ledger(ledger) as opened, opened.reads() as connection:
        found = list(lookup.records(connection, identity=identity, current=False))
        document = lookup.document(connection, found[0].document if found else identity)
        if document is None and (day := lookup.forgotten(connection, identity)):
            raise UsageError(f"document {identity} was forgotten on {day}", todo="nothing of it is left")
        if document is None:
            raise UsageError(f"nothing has the id {identity!r}", todo="see `tracktwo find` or `tracktwo export`")
        if document.restricted and not restricted:
            raise UsageError(f"document {document.id} is marked restricted", todo="say --restricted to see it")
        if not found:
            stored = list(lookup.records(connection, document_id=document.id, restricted=restricted))
            print_stored_document(document, lookup.issues(connection, document), stored, as_json=json)
        for record in found:
            reading = lookup.document(connection, record.document, record.reading) or document
            judgements, appearances = opened.judgements(record.key), links.appearances(connection, record.key)
            if json:
                also = [asdict(one) for one in appearances if one.key != record.key]
                print_json({**stored_object(reading, record), "judgements": judgements, "appearances": also})
            else:
                print_record(reading, record, judgements, appearances)


def stats(ledger: LedgerOption = None, json: JsonOption = False) -> None:
    """Count what is in the ledger."""
    from tracktwo.present.text import print_counts, print_json
    from tracktwo.store import lookup

    with open_ledger(ledger) as opened, opened.reads() as connection:
        counts = lookup.counts(connection)
    if json:
        print_json(counts)
    else:
        print_counts(counts)


def verify(ledger: LedgerOption = None, json: JsonOption = False) -> None:
    """Prove every text, span and hash in the ledger.

    Every span against its text, every text against its raw. Exit 1 and a list if anything differs.
    """
    from tracktwo.present.progress import progress
    from tracktwo.present.text import print_json
    from tracktwo.read import check_segments
    from tracktwo.store.verify import verify as prove

    documents, wrong, differences = -1, 0, 0
    with open_ledger(ledger) as opened, progress("verifying") as step:
        for lines in prove(opened, check_segments):
            documents, wrong, differences = documents + 1, wrong + bool(lines), differences + len(lines)
            for line in lines:
                typer.echo(line)
            step(1)
    share = f" {100 * (1 - wrong / documents):.2f} % verified," if documents else ""
    if json:
        print_json({"documents": documents, "differences": differences})
    else:
        typer.echo(f"{documents} documents,{share} {differences} differences")
    if differences:
        raise typer.Exit(1)


def export(
    ledger: LedgerOption = None,
    format_: Annotated[str, typer.Option("--format", help="jsonl or csv.")] = "jsonl",
    kind: Annotated[str | None, typer.Option(help="statement, figure, forecast or talk; else all.")] = None,
    full_text: Annotated[bool, typer.Option("--full-text", help="Whole texts too (jsonl).")] = False,
    restricted: RestrictedOption = False,
) -> None:
    """Write the records with quotes and context."""
    from tracktwo.errors import UsageError
    from tracktwo.present.export.records import export_records
    from tracktwo.store.lookup import KINDS

    if format_ not in ("jsonl", "csv"):
        raise UsageError(f"unknown format {format_!r}", todo="jsonl or csv")
    if kind is not None and kind not in KINDS:
        raise UsageError(f"unknown kind {kind!r}", todo="one of " + ", ".join(KINDS))
    with open_ledger(ledger) as opened, opened.reads() as connection:
        export_records(connection, format_, kind=kind, full_text=full_text, restricted=restricted)


def forget(
    document: Annotated[str, typer.Argument(metavar="DOC", help="A document's id.")],
    ledger: LedgerOption = None,
    reason: Annotated[str | None, typer.Option(help="Kept in the deletion log.")] = None,
) -> None:
    """Remove a document for good.

    Its raw, text and records go; its id stays in a deletion log, and its bytes are not taken again.
    """
    from datetime import UTC, datetime

    with open_ledger(ledger) as opened:
        opened.forget(document, datetime.now(UTC), reason)
    typer.echo(f"forgotten: {document}")


def backup(
    target: Annotated[Path, typer.Argument(help="A file that is not there yet.")],
    ledger: LedgerOption = None,
) -> None:
    """Copy the ledger, also while it is being written."""
    from tracktwo.store.rescue import backup as copy

    with open_ledger(ledger) as opened:
        copy(opened, target)
    typer.echo(f"backed up to {target}")


def recover(
    target: Annotated[Path, typer.Argument(help="The new ledger, a file that is not there yet.")],
    ledger: LedgerOption = None,
) -> None:
    """Bring what is whole in a damaged ledger into a new one.

    What was lost is listed. The damaged file is only read.
    """
    from tracktwo.store.rescue import recover as rescue

    found = rescue(ledger_path(ledger), target)
    with open_ledger(target) as opened:
        _bring_up_to_date(opened)
    for line in found.lost:
        typer.echo(f"lost: {line}")
    records = found.rows.get("record", 0)
    typer.echo(f"{found.documents:,} documents and {records:,} records are whole in {target}")
