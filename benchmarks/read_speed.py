"""Reads the archived posts on one core and compares with plain reading and decoding in the same run.

python benchmarks/read_speed.py [ARCHIVE]   default: ../shared/corpus/posts-2020.tar.xz; skips where absent
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from tracktwo.model import Document
from tracktwo.read import check_segments, items, read_item

SHARED = Path(__file__).resolve().parents[2] / "shared"


def main() -> int:
    archive = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "corpus" / "posts-2020.tar.xz"
    if not archive.exists():
        print(f"{archive} is absent: reading speed is not measured here")
        return 0
    unpacking = decoding = reading = proving = 0.0
    count = refused = differences = size = 0
    ids = set()
    before = time.perf_counter()
    for item in items(archive):
        start = time.perf_counter()
        unpacking += start - before
        item.data.decode("utf-8", "replace")
        decoded = time.perf_counter()
        found = read_item(item)
        read = time.perf_counter()
        for result in found:
            count += 1
            if isinstance(result, Document):
                ids.add(result.id)
                differences += len(check_segments(result))
            else:
                refused += 1
                print(result)
        size += len(item.data)
        before = time.perf_counter()
        decoding, reading, proving = decoding + decoded - start, reading + read - decoded, proving + before - read
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} read, {len(ids)} distinct, {refused} refused, {differences} differences from the raw, {memory:.0f} MB"
    )
    print(f"unpack {unpacking:.1f} s, decode {decoding:.2f} s, read {reading:.1f} s, prove {proving:.1f} s")
    print(f"read: {count / reading:.0f} a second, {size / reading / 1e6:.1f} MB/s")
    print(f"with unpacking: {count / (reading + unpacking):.0f} a second")
    floor = unpacking + decoding
    print(f"unpack + decode + read takes {(floor + reading) / floor:.1f} times unpack + decode")
    print(f"read takes {reading / decoding:.0f} times decode alone")
    return 0


if __name__ == "__main__":
    sys.exit(main())
