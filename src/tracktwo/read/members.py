"""What the header of an archive's member says: its name, whether that is hidden or leaves the archive."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import PurePosixPath
from tarfile import HeaderError, ReadError, TarFile
from typing import Self


class Header(tarfile.TarInfo):
    """A tar header that never ends the archive in silence: the standard one takes rubbish for the end."""

    @classmethod
    def fromtarfile(cls, tarfile: TarFile) -> Self:
        """The next header. Raises ReadError for one that is damaged."""
        try:
            return super().fromtarfile(tarfile)
        except HeaderError as error:
            if type(error).__name__ == "EOFHeaderError":  # the proper end: two blocks of zeros
                raise
            raise ReadError(str(error)) from None


def zip_name(member: zipfile.ZipInfo) -> str:
    """The member's name; one without the UTF-8 flag was most often packed by a Chinese Windows."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        name = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def hidden(name: str) -> bool:
    """True for `.git/x`, `__MACOSX/._x` and the like."""
    parts = PurePosixPath(name).parts
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts)


def climbs(name: str) -> bool:
    """True for a name that would be written outside the folder it is unpacked to."""
    path = name.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or path[1:3] == ":/"
