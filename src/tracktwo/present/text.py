"""Answers in the terminal: sheets, lists, JSON lines. Control characters of hostile texts are taken out."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tracktwo.model import Document, Issue, Records, Span
from tracktwo.present.cells import plain
from tracktwo.store.links import Appearance
from tracktwo.store.lookup import StoredRecord
from tracktwo.store.search import Hit

CONTEXT = 60
_ESCAPED = re.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+")
LONG = 240  # characters of a record's quote that a list shows, CONTEXT where nothing was found in it


def print_json(value: Mapping[str, Any]) -> None:
    """Write one JSON object as a line, characters unescaped."""
    line = json.dumps(value, ensure_ascii=False, default=str)
    sys.stdout.write(line.encode("utf-8", "backslashreplace").decode() + "\n")


def clean(text: str) -> str:
    """`text` on one line without control and direction characters, which could rewrite a terminal's line."""
    kept = (" " if char in "\n\t\r" else char for char in text if char in "\n\t\r" or _is_harmless(char))
    return "".join(kept)


def readable(address: str) -> str:
    """An address with the letters that %E4%B8%AD stands for; blanks, marks and what is no UTF-8 stay as they are.

    `https://a.example/%E4%B8%AD%20b` -> `https://a.example/中%20b`, which a browser takes as well.
    """
    return _ESCAPED.sub(_unescaped, address)


def _unescaped(match: re.Match[str]) -> str:
    try:
        return unquote(match[0], errors="strict")
    except UnicodeDecodeError:
        return match[0]


def _is_harmless(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs")


def terminal() -> Console:
    """Standard output as a console; 120 wide where it is no terminal."""
    width = None if sys.stdout.isatty() else 120
    return Console(file=sys.stdout, highlight=False, soft_wrap=False, width=width)


def cell(text: object) -> str:
    """What a table's cell shows of a value: one clean line, nothing for nothing."""
    return escape(clean(str(text))) if text not in (None, "", [], ()) else ""


def print_sheet(document: Document, records: Records) -> None:
    """Print a document that is not stored: its head, its records, its issues."""
    from tracktwo.present.export.records import as_stored

    stored = [as_stored(document, record) for record in records.all()]
    print_stored_document(document, (*document.issues, *records.issues), stored)


def print_stored_document(
    document: Document, issues: Iterable[Issue], records: Iterable[StoredRecord], *, as_json: bool = False
) -> None:
    """Print a document's head, its records by kind as a readable sheet, its issues."""
    records = list(records)
    if as_json:
        from tracktwo.present.export.records import source_object, stored_object

        evidence = [stored_object(document, record) for record in records]
        listed = [{"kind": issue.kind, "message": issue.message} for issue in issues]
        print_json({**source_object(document), "records": evidence, "issues": listed})
        return
    console = terminal()
    console.print(f"[bold]{cell(document.title) or 'without a title'}[/bold]")
    people = ", ".join(f"{person.role.replace('_', ' ')} {clean(person.name)}" for person in document.people)
    head = (document.outlet, document.local_date or "without a date", document.url, people, f"document {document.id}")
    console.print(" · ".join(cell(part) for part in head if part))
    for kind, title in (
        ("statement", "Statements"),
        ("figure", "Figures"),
        ("forecast", "Forecasts"),
        ("talk", "Talks"),
    ):
        rows = [record for record in records if record.kind == kind]
        if rows:
            console.print(_table(kind, title, rows))
    if not records and not _is_extracted(document.language):
        tongue = "English" if document.language == "en" else cell(document.language)
        console.print(f"no rules for {tongue} are written yet: such a text is read and searched only")
    for issue in issues:
        console.print(f"issue {issue.kind}: {cell(issue.message)}")
    console.print(f"{len(records)} record{'' if len(records) == 1 else 's'}", style="dim")


def _is_extracted(language: str) -> bool:
    from tracktwo.extract import EXTRACTED

    return language in EXTRACTED


_COLUMNS = {
    "statement": ("who", "cue", "what", "how", "where"),
    "figure": ("number", "of", "unit", "by", "true for", "where"),
    "forecast": ("claim", "due", "hedge", "by", "where"),
    "talk": ("talk", "status", "track", "parties", "when", "where"),
}


def _table(kind: str, title: str, records: list[StoredRecord]) -> Table:
    """The records of a kind, a line each; what the ledger holds ends with its id, to `show` or `judge` it."""
    table = Table(title=title, title_justify="left", show_lines=False, pad_edge=False)
    for name in _COLUMNS[kind]:
        table.add_column(name, overflow="fold", ratio=4 if name in ("what", "claim", "talk") else None)
    if is_stored := all(record.extractor_version for record in records):
        table.add_column("record", overflow="fold")
    for record in records:
        first, *rest = _values(kind, record)
        judged = f" [{record.judged}]" if record.judged else ""
        own_id = [record.id] if is_stored else []
        table.add_row(cell(f"{first or ''}{judged}"), *map(cell, rest), *own_id)
    return table


def _values(kind: str, record: StoredRecord) -> tuple[object, ...]:
    fields = record.fields
    first = next((part.span for part in record.spans if part.role == "number"), record.spans[0].span)
    where = f"{first.start}-{first.end}"
    if kind == "statement":
        what = " … ".join(record.quotes("content")) or "(no comment)"
        how = " ".join(filter(None, (fields["mode"] if fields["mode"] != "said" else "", fields["act"])))
        who = fields["speaker"] or "?"
        if fields["imputed_by"]:
            who += f" (as {fields['imputed_by']} supposes)"
        return who, " ".join(record.quotes("cue")), what, how, where
    if kind == "figure":
        as_of = "-".join(fields["as_of"]) or (f"due {fields['due']}" if fields["due"] else "")
        unit = " ".join(filter(None, (fields["unit"], fields["metric_reported"])))
        return record.quotes("number")[0], fields["subject"], unit, fields["publisher"], as_of, where
    if kind == "forecast":
        return record.quotes("claim")[0], fields["due"], fields["hedge"], fields["publisher"], where
    track = "/".join(fields["track"])
    return record.quotes("talk")[0], fields["status"], track, ", ".join(fields["parties"]), fields["when"], where


def print_record(
    document: Document,
    record: StoredRecord,
    judgements: Iterable[Mapping[str, Any]],
    appearances: Iterable[Appearance] = (),
) -> None:
    """Print one record in its context: fields, spans with the words around them, judgements, where else it appears."""
    console = terminal()
    console.print(f"[bold]{record.kind}[/bold] {record.id} (key {record.key})")
    head = (document.title, document.outlet, document.local_date, document.url, f"document {document.id}")
    console.print(" · ".join(cell(part) for part in head if part))
    for name, value in record.fields.items():
        if value not in (None, [], "", {}):
            console.print(f"  {name}: {cell(plain(value))}")
    console.print(f"  rule: {cell(record.rule)} (precision on dev {record.confidence:.2f})")
    for part in record.spans:
        console.print(f"  {part.role} [{part.span.start}, {part.span.end}): {_in_context(document, part.span)}")
    for judgement in judgements:
        of = f" {judgement['other']}" if judgement["other"] else ""
        console.print(f"  judged {judgement['verdict']}{of} by {cell(judgement['user'])} at {judgement['time']}")
    for one in appearances:
        if one.key != record.key:
            told = " · ".join(cell(part) for part in (one.day, one.outlet, one.title) if part)
            console.print(f"  also {one.record} (key {one.key}) {told} ({one.why})")


def _in_context(document: Document, span: Span) -> str:
    before = clean(document.text[max(0, span.start - CONTEXT) : span.start])
    after = clean(document.text[span.end : span.end + CONTEXT])
    return f"{escape(before)}[reverse]{cell(span.quote)}[/reverse]{escape(after)}"


def hit_object(hit: Hit) -> dict[str, Any]:
    """A hit as one JSON object: ids, spans, snippets with their marks; of a record its words with the marks in them."""
    snippets = [
        {
            "start": snippet.span.start,
            "end": snippet.span.end,
            "text": snippet.span.quote,
            "marks": [[mark.start, mark.end] for mark in snippet.marks],
        }
        for snippet in hit.snippets
    ]
    named = {
        name: getattr(hit, name) for name in ("document", "record", "kind", "title", "outlet", "date", "url", "judged")
    }
    shown = {name: value for name, value in named.items() if value is not None}
    if hit.record:
        return {**shown, "words": (hit.words or "").split("\n"), "marks": [list(mark) for mark in hit.marks]}
    return {**shown, "snippets": snippets}


def print_hit(hit: Hit) -> None:
    """Print a hit: where it is, and its snippets with the hits marked."""
    console = terminal()
    kind = f"{hit.kind} {hit.record}" if hit.record else f"document {hit.document}"
    head = (hit.title, hit.outlet, hit.date, kind, hit.judged)
    console.print(" · ".join(cell(part) for part in head if part), style="bold")
    for snippet in hit.snippets:
        start = snippet.span.start
        marks = [(mark.start - start, mark.end - start) for mark in snippet.marks]
        console.print(f"  …{_marked(snippet.span.quote, marks)}…")
    if hit.words:
        console.print("  " + " · ".join(_marked_lines(hit.words, hit.marks)))


def _marked(words: str, marks: Iterable[tuple[int, int]]) -> str:
    parts, last = [], 0
    for start, end in marks:  # they may overlap: 不首先使用 and 首先使用
        start, end = max(start, last), max(end, last)
        parts += [cell(words[last:start]), f"[reverse]{cell(words[start:end])}[/reverse]"] if end > start else []
        last = end
    return "".join((*parts, cell(words[last:])))


def _marked_lines(words: str, marks: Iterable[tuple[int, int]]) -> Iterator[str]:
    """A record's words line by line; a long one from a little before its first hit on."""
    marks, at = list(marks), 0
    for line in words.split("\n"):
        inside = [(start - at, end - at) for start, end in marks if at <= start and end <= at + len(line)]
        first = max(0, inside[0][0] - CONTEXT) if inside and len(line) > LONG else 0
        last = min(len(line), first + (LONG if inside else CONTEXT))
        shown = [(start - first, end - first) for start, end in inside if end <= last]
        yield ("…" if first else "") + _marked(line[first:last], shown) + ("…" if last < len(line) else "")
        at += len(line) + 1


def print_summary(outcomes: Mapping[str, int], refused: Iterable[object]) -> None:
    """Print what an ingest did, and each refused input with its reason."""
    refused = list(refused)
    for refusal in refused:
        sys.stdout.write(f"refused: {clean(str(refusal))}\n")
    names = ("new", "unchanged", "revised", "reread")
    counts = ", ".join(f"{outcomes.get(name, 0):,} {name}" for name in names)
    sys.stdout.write(f"{counts}, {len(refused):,} refused\n")


def print_counts(counts: Mapping[str, Any]) -> None:
    """Print the counts of a ledger, groups indented."""
    for name, value in counts.items():
        if isinstance(value, Mapping):
            sys.stdout.write(f"{name}:\n")
            for label, count in value.items():
                sys.stdout.write(f"  {clean(label)}: {count:,}\n")
        else:
            sys.stdout.write(f"{name.replace('_', ' ')}: {value:,}\n")
