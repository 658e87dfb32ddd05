"""Bounded byte streams: a head to look at before reading, and a brake on what unpacks without end."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Protocol

from tracktwo.errors import RefusedInput

MEBIBYTE = 1024 * 1024
ITEM_LIMIT = 64 * MEBIBYTE  # one item is held in memory whole; no article or report comes near it
HEAD = 64 * 1024
FREE_BYTES = 1024 * MEBIBYTE
XZ_MEMORY = 512 * MEBIBYTE
RATIO_LIMIT = 200  # text packs 4 to 20 times; a stream beyond the first gibibyte that grew more than this is a bomb


class Readable(Protocol):
    """Anything bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; none at the end."""
        ...


class Stream(io.RawIOBase):
    """A forward-only stream over `source` that shows its `head` first and refuses to grow without end.

    `packed` tells how many packed bytes were used so far; with it, unpacking more than FREE_BYTES at more than
    RATIO_LIMIT times raises RefusedInput. `budget` (bytes that may still be read, None for no limit) guards a reader
    that trusts a length written in the file.
    """

    def __init__(self, source: Readable, packed: Callable[[], int] | None = None) -> None:
        # read1: a buffered file that fails in the middle of a longer read forgets what it had read.
        self._read = source.read1 if isinstance(source, io.BufferedReader) else source.read
        self._packed = packed
        self._ahead = b""
        self._broken: Exception | None = None
        self.total = 0
        self.budget: int | None = None

    def head(self) -> bytes:
        """The first bytes (up to HEAD), still to be read; an error behind some of them comes when it is its turn."""
        while len(self._ahead) < HEAD and not self._broken:
            try:
                more = self._pull(HEAD - len(self._ahead))
            except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
                if not self._ahead:
                    raise
                self._broken = error
                break
            if not more:
                break
            self._ahead += more
        return self._ahead

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Fill `buffer` and return how many bytes it got. Raises RefusedInput for a bomb."""
        size = len(buffer)
        if self._ahead:
            chunk, self._ahead = self._ahead[:size], self._ahead[size:]
        else:
            chunk = self._pull(size)
        buffer[: len(chunk)] = chunk
        if self.budget is not None:
            self.budget -= len(chunk)
            if self.budget < 0:
                raise RefusedInput("a length written in the archive is absurd", todo="make the archive again")
        return len(chunk)

    def _pull(self, size: int) -> bytes:
        if self._broken:
            raise self._broken
        chunk = self._read(size)
        self.total += len(chunk)
        if self._packed and self.total > FREE_BYTES and self.total > RATIO_LIMIT * max(self._packed(), 1):
            raise RefusedInput(
                f"unpacks to more than {RATIO_LIMIT} times its size", todo="unpack it by hand if trusted"
            )
        return chunk


class Xz:
    """Unpacks .xz like lzma.LZMAFile, but a header cannot ask for more than XZ_MEMORY."""

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file
        self._unpack: lzma.LZMADecompressor | None = None
        self._rest = b""

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes. Raises EOFError where the file is cut off, LZMAError where it is damaged."""
        while True:
            if self._unpack and self._unpack.eof:
                self._rest, self._unpack = self._unpack.unused_data.lstrip(b"\0"), None
            if self._unpack is None:
                self._rest = self._rest or self._file.read1(HEAD).lstrip(b"\0")
                if not self._rest:
                    return b""
                self._unpack = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=XZ_MEMORY)
            if not self._rest and self._unpack.needs_input:
                self._rest = self._file.read1(HEAD)
                if not self._rest:
                    raise EOFError("the file ends in the middle of the packed data")
            chunk = self._unpack.decompress(self._rest, size)
            self._rest = b""
            if chunk:
                return chunk


def buffered(stream: Stream) -> io.BufferedReader:
    """The stream with lines."""
    return io.BufferedReader(stream, HEAD)


def whole(stream: Stream) -> bytes:
    """All bytes of the stream. Raises RefusedInput above ITEM_LIMIT."""
    parts, size = [], 0
    while chunk := stream.read(MEBIBYTE):
        parts.append(chunk)
        size += len(chunk)
        if size > ITEM_LIMIT:
            raise too_big()
    return b"".join(parts)


def too_big() -> RefusedInput:
    """The refusal of an item above ITEM_LIMIT."""
    return RefusedInput(f"larger than {ITEM_LIMIT // MEBIBYTE} MiB", todo="split it into single texts")


def unpacker(head: bytes) -> Callable[[io.BufferedReader], Readable] | None:
    """What unpacks a .gz, .xz or .bz2 stream that begins with `head`; None where it is none of these."""
    if head.startswith(b"\x1f\x8b"):
        return lambda file: gzip.GzipFile(fileobj=file)
    if head.startswith(b"\xfd7zXZ\x00"):
        return Xz
    if head.startswith(b"BZh"):
        return lambda file: bz2.BZ2File(file)
    return None
