"""What a change wins and loses: statements by document, kind and span between two versions, over the news texts.

python benchmarks/gains.py write OUT.jsonl.gz [--documents N]     what this checkout finds, one document a line
python benchmarks/gains.py show OLD.jsonl.gz NEW.jsonl.gz [--rows N]
python benchmarks/gains.py between REVISION [REVISION] [--documents N] [--rows N]    builds both in work trees

Skips cleanly where ../shared is absent.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracktwo.extract import extract
from tracktwo.present.export.gold import gold_document
from tracktwo.read.corpus import read_line

HERE = Path(__file__).resolve()
TEXTS = HERE.parents[2] / "shared" / "corpus" / "news_zh.jsonl.gz"
CONTEXT = 24  # characters shown on either side
Json = dict[str, Any]
KINDS = ("statements", "figures", "talks")


def write(target: Path, limit: int | None) -> None:
    with gzip.open(TEXTS) as lines, gzip.open(target, "wt", encoding="utf-8") as out:
        for number, line in enumerate(lines):
            if number == limit:
                break
            document = read_line(line.rstrip(b"\n"))
            out.write(json.dumps(gold_document(document, extract(document)), ensure_ascii=False) + "\n")


def rows(path: Path) -> Iterator[Json]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def anchor(kind: str, record: Json) -> tuple[str, int]:
    """What makes two records the same one: kind and where it begins."""
    if kind == "statements":
        first = record["cue"] or record["contents"][0]
        return kind, first[0]
    return kind, record["span"][0]


def records(row: Json) -> dict[tuple[str, int], Json]:
    return {anchor(kind, record): record for kind in KINDS for record in row[kind]}


def place(text: str, record: Json) -> str:
    """The record in its context, its span in brackets."""
    spans = record.get("contents") or [record.get("span") or record["cue"]]
    start, end = spans[0][0], spans[-1][1]
    shown = text[start:end] if end - start < 60 else f"{text[start : start + 40]}…{text[end - 16 : end]}"
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    name = record.get("speaker") or record.get("publisher") or ""
    return f"{name}: {before}[{shown}]{after}".replace("\n", "⏎")


def show(old: Path, new: Path, count: int) -> None:
    totals: Counter[tuple[str, str]] = Counter()
    found: dict[str, list[str]] = {"gained": [], "lost": [], "changed": []}
    with gzip.open(TEXTS) as lines:
        texts = {item["id"]: item["text"] for item in map(json.loads, lines)}
    for before, after in zip(rows(old), rows(new), strict=True):
        text, first, second = texts[after["id"]], records(before), records(after)
        for key in sorted({*first, *second}):
            one, two = first.get(key), second.get(key)
            if one == two:
                continue
            what = "gained" if one is None else "lost" if two is None else "changed"
            totals[key[0], what] += 1
            fields = ",".join(sorted(k for k in two if one.get(k) != two[k])) if one and two else ""
            found[what].append(f"{after['id']} {key[0]} {fields} {place(text, two or one or {})}")
    for (kind, what), number in sorted(totals.items()):
        print(f"{kind:12s} {what:8s} {number}")
    generator = random.Random(0)
    for what, several in found.items():
        print(f"\n{what}: {min(count, len(several))} of {len(several)}")
        for row in generator.sample(several, min(count, len(several))):
            print(" ", row)


def between(revisions: list[str], limit: int | None, count: int) -> None:
    """Each revision in a work tree of its own, read by this interpreter; without a second one, this checkout."""
    root = HERE.parents[1]
    with tempfile.TemporaryDirectory() as folder:
        outputs = []
        for number, revision in enumerate(revisions):
            tree = Path(folder) / f"tree{number}"
            subprocess.run(["git", "worktree", "add", "--detach", "-f", str(tree), revision], cwd=root, check=True)
            try:
                outputs.append(Path(folder) / f"{number}.jsonl.gz")
                code = "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; import gains; "
                code += "gains.write(Path(sys.argv[2]), int(sys.argv[3]) if sys.argv[3] else None)"
                environment = {**os.environ, "PYTHONPATH": f"{tree / 'src'}:{HERE.parent}"}
                arguments = [str(tree / "src"), str(outputs[-1]), str(limit or "")]
                subprocess.run([sys.executable, "-c", code, *arguments], check=True, env=environment)
            finally:
                subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=root, check=True)
        if len(outputs) == 1:
            outputs.append(Path(folder) / "here.jsonl.gz")
            write(outputs[-1], limit)
        show(outputs[0], outputs[1], count)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=("write", "show", "between"))
    parser.add_argument("what", nargs="+", help="files for write and show, git revisions for between")
    parser.add_argument("--documents", type=int, default=None)
    parser.add_argument("--rows", type=int, default=20)
    arguments = parser.parse_args()
    if not TEXTS.is_file():
        print(f"{TEXTS} is absent: gains are not measured here")
        return 0
    if arguments.verb == "write":
        write(Path(arguments.what[0]), arguments.documents)
    elif arguments.verb == "show":
        show(Path(arguments.what[0]), Path(arguments.what[1]), arguments.rows)
    else:
        between(arguments.what, arguments.documents, arguments.rows)
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `gains.py show … | head` ends without a word
    sys.exit(main())
