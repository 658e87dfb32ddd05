"""Files, folders and archives -> items, streamed: nothing is unpacked to disk, nothing large is held in memory."""

from __future__ import annotations

import io
import lzma
import os
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from tracktwo.errors import RefusedInput, UsageError
from tracktwo.read import formats
from tracktwo.read.folders import files
from tracktwo.read.items import Hints, Item, Refusal, shown
from tracktwo.read.members import Header, climbs, hidden, zip_name
from tracktwo.read.streams import ITEM_LIMIT, MEBIBYTE, Stream, buffered, too_big, unpacker, whole
from tracktwo.read.warc import is_warc, records

KINDS = "texts, Markdown, web pages, PDF, JSON lines, RSS, Atom, WARC; folders and archives of these"
DEPTH_LIMIT = 3  # an archive in an archive in an archive is the last that is opened
# What the standard library raises on damaged archives, as fuzzing found.
BROKEN = (
    EOFError,
    NotImplementedError,
    RuntimeError,
    zlib.error,
    lzma.LZMAError,
    OSError,
    OverflowError,
    struct.error,
    tarfile.TarError,
    ValueError,
    zipfile.BadZipFile,
)


def _unheard(_size: int) -> None:
    """Nobody asked how far it is."""


def items(path: str | Path, *, restricted: bool = False, passed: Callable[[int], None] = _unheard) -> Iterator[Item]:
    """Every item of a file, folder, .gz, .xz, .tar(.gz/.xz/.bz2) or .zip, in the order it stands there.

    A folder is walked in the order of its names; names that begin with a dot are left out. What cannot be opened is an
    item with `refused`. `passed` is told how many more bytes, as the files stand on the disk, were gone through. Raises
    UsageError where `path` itself does not exist or may not be read.
    """
    path = Path(path)
    hints = Hints(restricted=restricted)
    folder = path.is_dir()
    try:
        if folder:
            os.scandir(path).close()
        elif stat.S_ISREG(path.stat().st_mode):  # to open a pipe would wait for whoever writes into it
            path.open("rb").close()
    except FileNotFoundError:
        raise UsageError("there is no such file or folder", where=str(path), todo="check the name") from None
    except OSError as error:
        raise UsageError(f"cannot be opened: {error.strerror}", where=str(path), todo="check permissions") from None
    return (item for file in (files(path) if folder else [path]) for item in _file(file, hints, passed))


def all_items(
    paths: Iterable[str | Path], *, restricted: bool = False, passed: Callable[[int], None] = _unheard
) -> Iterator[Item]:
    """The items of several paths; a path that gives none is one refused item, and the rest goes on.

    That is a path that is not there or may not be read, an empty folder, an archive without a member.
    """
    for path in paths:
        where, found = shown(str(path)), False
        try:
            for item in items(path, restricted=restricted, passed=passed):
                found = True
                yield item
        except UsageError as error:
            yield refused(where, error.what, error.todo)
        else:
            if not found:
                yield refused(where, "holds no text that can be read", f"what is read: {KINDS}")


def items_of(data: bytes, where: str, hints: Hints) -> Iterator[Item]:
    """Every item of a file's bytes."""
    file = io.BytesIO(data)
    return _stream(Stream(file), file, where, hints, 0)


def _file(path: Path, hints: Hints, passed: Callable[[int], None]) -> Iterator[Item]:
    where = shown(str(path))
    try:
        if path.is_dir():
            linked = path.is_symlink()
            what = "a link to a folder, not followed" if linked else "a folder that cannot be listed"
            yield refused(where, what, "give the folder itself" if linked else "check its permissions")
            return
        if not stat.S_ISREG(path.stat().st_mode):
            yield refused(where, "not a regular file", "give the file itself")
            return
        with path.open("rb") as file:
            last = 0
            for item in _stream(Stream(file), file, where, hints, 0):
                yield item
                here = file.tell()
                passed(here - last)
                last = here
            passed(path.stat().st_size - last)
    except OSError as error:
        yield refused(where, f"cannot be read: {error.strerror or error}", "check the file and its permissions")


def _stream(stream: Stream, seekable: IO[bytes] | None, where: str, hints: Hints, depth: int) -> Iterator[Item]:
    """The items of one stream; what breaks on the way is one refused item, and what came before it stands."""
    try:
        head = stream.head()
        if unpack := unpacker(head):
            packed = buffered(stream)
            inner = Stream(unpack(packed), lambda: stream.total)
            yield from _stream(inner, None, where, hints, depth)
        elif depth >= DEPTH_LIMIT and (formats.is_tar(head) or formats.is_zip(head)):
            yield refused(where, "archives packed more than three deep", "unpack the outer one")
        elif formats.is_tar(head):
            yield from _tar(stream, where, hints, depth)
        elif formats.is_zip(head):
            yield from _zip(stream, seekable, where, hints, depth)
        elif is_warc(head):
            yield from records(buffered(stream), where, hints)
        elif formats.is_json_array(head):
            yield refused(where, "one JSON array", "write one object a line (.jsonl)")
        elif formats.is_json_lines(head, where):
            yield from _lines(stream, where, hints)
        else:
            yield Item(where, whole(stream), hints)
    except RefusedInput as error:
        yield Item(where, b"", hints, Refusal.of(error, where))
    except BROKEN as error:
        if isinstance(error, OSError) and error.errno:
            yield refused(where, f"cannot be read: {_reason(error)}", "check the disk; what came before it is kept")
        else:
            yield refused(
                where, f"damaged or cut off: {_reason(error)}", "fetch it again; what was whole before it is kept"
            )


def _lines(stream: Stream, where: str, hints: Hints) -> Iterator[Item]:
    file = buffered(stream)
    number = 0
    while line := file.readline(ITEM_LIMIT + 1):
        number += 1
        spot = f"{where}:{number}"
        if len(line) > ITEM_LIMIT:
            while line and not line.endswith(b"\n"):
                line = file.readline(MEBIBYTE)
            yield Item(spot, b"", hints, Refusal.of(too_big(), spot))
        elif line.strip():
            yield Item(spot, line.rstrip(b"\r\n"), Hints("jsonl", hints.restricted))


def _tar(stream: Stream, where: str, hints: Hints, depth: int) -> Iterator[Item]:
    budget = ITEM_LIMIT
    stream.budget = budget
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=Header) as archive:
        for member in archive:
            stream.budget = None
            spot = f"{where}/{shown(member.name)}"
            if member.issym() or member.islnk():
                yield refused(spot, "a link, not followed", "pack the file itself")
            elif not (member.isdir() or member.isreg()):
                yield refused(spot, "not a regular file", "pack texts only")
            elif climbs(member.name):
                yield refused(spot, "its name leaves the archive", "pack it under a plain name")
            elif member.isreg() and not hidden(member.name) and (content := archive.extractfile(member)):
                yield from _stream(Stream(content), None, spot, hints, depth + 1)
            archive.members.clear()  # type: ignore[attr-defined]
            stream.budget = member.size + budget
    stream.budget = None
    while stream.read(MEBIBYTE):  # to the end, where a packed archive proves that it is whole
        pass


def _zip(stream: Stream, seekable: IO[bytes] | None, where: str, hints: Hints, depth: int) -> Iterator[Item]:
    with zipfile.ZipFile(seekable or io.BytesIO(whole(stream))) as archive:
        if "[Content_Types].xml" in archive.namelist():
            raise RefusedInput("an office file", todo="save it as PDF or plain text")
        for member in archive.infolist():
            name = zip_name(member)
            spot = f"{where}/{shown(name)}"
            if climbs(name):
                yield refused(spot, "its name leaves the archive", "pack it under a plain name")
            elif member.is_dir() or hidden(name):
                continue
            elif stat.S_ISLNK(member.external_attr >> 16):
                yield refused(spot, "a link, not followed", "pack the file itself")
            elif member.flag_bits & 1:
                yield refused(spot, "locked with a password", "unpack it first")
            else:
                yield from _zip_member(archive, member, spot, hints, depth)


def _zip_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, spot: str, hints: Hints, depth: int
) -> Iterator[Item]:
    try:
        with archive.open(member) as content:
            yield from _stream(Stream(content, lambda: member.compress_size), None, spot, hints, depth + 1)
    except BROKEN as error:
        yield refused(spot, f"damaged or packed in an unknown way: {_reason(error)}", "pack it again")


def refused(where: str, what: str, todo: str) -> Item:
    """An item that is nothing but its refusal."""
    return Item(where, b"", refused=Refusal(where, what, todo))


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split())[:120] or type(error).__name__
