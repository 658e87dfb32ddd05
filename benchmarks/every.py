"""Every text of the corpus read and extracted by itself, and told where one takes too long or meets a fault.

python benchmarks/every.py [--jobs 2] [--seconds 20] [--part 1/20] [FILE ...]

A search without end on one post of 20,000 once passed every test and all news texts: so CI runs this. The limit is the
processor's time for one item, which does not depend on what else the machine does. Without FILE the posts, news,
transcripts and seed of ../shared/corpus are read; skips cleanly where that is absent. Exit 1 where a text is over the
limit or a fault was met.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from time import process_time

from measured import SHARED
from tracktwo.pipeline import read_and_extract
from tracktwo.read import Item, Refusal, all_items

CORPUS = [
    SHARED / "corpus" / name
    for name in ("posts-2020.tar.xz", "news_zh.jsonl.gz", "mfa_zh.jsonl.gz", "seed-2024-06-22.md")
]
CHUNK = 200


class TooLongError(BaseException):
    """Not an Exception: a rule that catches those must not swallow it."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one item took, in seconds of the processor, and what went wrong with it, if anything."""

    seconds: float
    where: str
    fault: str | None = None


def stop(*_: object) -> None:
    raise TooLongError


def run(item: Item, limit: float) -> Run:
    """One item read and extracted, stopped at the limit."""
    start = process_time()
    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        found = read_and_extract([item])
    except TooLongError:
        return Run(process_time() - start, item.where, f"not done after {limit:g} s")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    faults = [one.what for one in found if isinstance(one, Refusal) and "a fault of" in one.what]
    return Run(process_time() - start, item.where, faults[0] if faults else None)


def run_all(limit: float, items: list[Item]) -> list[Run]:
    return [run(item, limit) for item in items]


def chunks(paths: list[Path], part: tuple[int, int]) -> Iterator[list[Item]]:
    number, of = part
    chosen = islice(all_items(paths), number - 1, None, of)
    while chunk := list(islice(chosen, CHUNK)):
        yield chunk


def a_part(given: str) -> tuple[int, int]:
    """`3/20` as (3, 20). Raises ArgumentTypeError where it is no part of a whole."""
    number, _, of = given.partition("/")
    if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        raise argparse.ArgumentTypeError(f"{given!r} is no part of a whole: give 1/20, 2/20 … or 20/20")
    return int(number), int(of)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--part", type=a_part, default=(1, 1), help="every 20th item, beginning with the first: 1/20")
    arguments = parser.parse_args()
    files = arguments.files or [path for path in CORPUS if path.is_file()]
    if not files:
        print(f"{CORPUS[0].parent} is absent: nothing is run here")
        return 0
    runs: list[Run] = []
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for done in pool.map(partial(run_all, arguments.seconds), chunks(files, arguments.part)):
            runs.extend(done)
    wrong = [one for one in runs if one.fault]
    for one in wrong:
        print(f"{one.where}: {one.fault}")
    spent = sum(one.seconds for one in runs)
    print(f"{len(runs)} items, {spent:.0f} s of the processor, {len(wrong)} stopped or faulty; the longest:")
    for one in sorted(runs, key=lambda one: one.seconds, reverse=True)[:5]:
        print(f"  {one.seconds:6.2f} s  {one.where}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
