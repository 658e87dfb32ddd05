"""Fuzzes every reader for as long as asked, and prints the totals; the first finding of each kind is kept as a file.

python benchmarks/fuzz_read.py SECONDS [--atheris] [--keep FOLDER] [--seed N]

Without --atheris it changes the seeds of tests/read/seeds.py at random places and puts pieces of several together; with
it, atheris guides the changes by coverage (pip install atheris). A finding is an exception, a text its raw does not
prove, or a refusal of more than one line.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.read.seeds import SEEDS
from tests.read.test_fuzz import TOKENS, sound


def changed(chance: random.Random) -> bytes:
    """A seed with some of its bytes changed, cut, doubled or mixed with those of another."""
    data = bytearray(chance.choice(list(SEEDS.values())))
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data[place : place + chance.randint(1, 40)] = b""
            case 1:
                data[place:place] = chance.choice(TOKENS).encode() * chance.randint(1, 5)
            case 2:
                data[place : place + 1] = chance.randbytes(chance.randint(1, 4))
            case 3:
                other = chance.choice(list(SEEDS.values()))
                start = chance.randrange(len(other))
                data[place:place] = other[start : start + chance.randint(1, 200)]
            case 4:
                data = data[:place]
            case _:
                data[place:place] = data[place : place + chance.randint(1, 200)]
    return bytes(data)


def by_chance(seconds: float, seed: int, keep: Path | None) -> int:
    chance = random.Random(seed)
    findings: Counter[str] = Counter()
    runs, slowest, end = 0, 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        data = changed(chance)
        start = time.process_time()
        try:
            sound(data)
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno} {str(error)[:80]}"
            findings[kind] += 1
            if keep and findings[kind] == 1:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"finding-{len(findings)}").write_bytes(data)
        slowest = max(slowest, time.process_time() - start)
        runs += 1
    print(f"{runs} runs, {len(findings)} kinds of findings in {findings.total()} runs, slowest run {slowest:.2f} s")
    for kind, number in findings.most_common():
        print(f"{number:6} {kind}")
    return 1 if findings else 0


def by_coverage(seconds: float, keep: Path) -> None:
    import atheris

    corpus = keep / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for name, data in SEEDS.items():
        (corpus / name.replace(" ", "-")).write_bytes(data)
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={int(seconds)}", "-max_len=8192", "-timeout=30", str(corpus)], sound)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--atheris", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.atheris:
        by_coverage(arguments.seconds, arguments.keep or Path("fuzzing"))
        return 0
    return by_chance(arguments.seconds, arguments.seed, arguments.keep)


if __name__ == "__main__":
    sys.exit(main())
