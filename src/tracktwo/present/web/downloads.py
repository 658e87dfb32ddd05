"""Answers as files: CSV with a header line, JSON as one list; streamed, so that a whole ledger fits through."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

from fastapi import Query
from fastapi.responses import StreamingResponse

from tracktwo.present.cells import Table, csv_lines

Form = Annotated[Literal["csv", "json"] | None, Query()]


def csv_file(name: str, table: Table) -> StreamingResponse:
    """A table as CSV (UTF-8 with a mark, so that spreadsheets read Chinese right)."""

    def lines() -> Iterator[bytes]:
        yield b"\xef\xbb\xbf"
        for line in csv_lines(table, "\r\n"):
            yield line.encode("utf-8", "backslashreplace")

    return _attachment(lines(), f"{name}.csv", "text/csv; charset=utf-8")


def json_file(name: str, objects: Iterable[Mapping[str, Any]]) -> StreamingResponse:
    """Objects as one JSON list, one a line."""

    def lines() -> Iterator[bytes]:
        opening = "[\n"
        for item in objects:
            line = json.dumps(item, ensure_ascii=False, default=str)
            yield (opening + line).encode("utf-8", "backslashreplace")
            opening = ",\n"
        yield b"[]\n" if opening == "[\n" else b"\n]\n"

    return _attachment(lines(), f"{name}.json", "application/json; charset=utf-8")


def _attachment(lines: Iterator[bytes], name: str, media_type: str) -> StreamingResponse:
    """A streamed file; small pieces are put together."""

    def chunks() -> Iterator[bytes]:
        waiting: list[bytes] = []
        size = 0
        for line in lines:
            waiting.append(line)
            size += len(line)
            if size > 1 << 16:
                yield b"".join(waiting)
                waiting, size = [], 0
        yield b"".join(waiting)

    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(chunks(), media_type=media_type, headers=headers)
