"""Checks the turns of the foreign ministry's transcripts against the marks at line starts; lists every difference.

python benchmarks/transcripts.py        skips cleanly where ../shared is absent

A question begins with 问, 追问 or …记者 and a colon, an answer with 答 or a spokesperson's name; a line without a mark
continues the turn. The marks are looked for here by one plain expression, not by the reader's own words. A line that
looks like a mark of another kind (会后有记者问及：) is listed with what the reader made of it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from tracktwo.model import Block, Document
from tracktwo.read import check_segments, read_path

TEXTS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "mfa_zh.jsonl.gz"
NAMES = "耿爽|华春莹|陆慷|赵立坚|汪文斌|洪磊"
PLAIN = re.compile(rf"(?:(?P<question>问|追问|[^：:，。？（]{{0,20}}记者)|(?P<answer>答|{NAMES}))[：:]")
Line = tuple[str, bool]


def expected(text: str) -> list[tuple[int, Line]]:
    """The place, speaker and kind of each marked line."""
    found: list[tuple[int, Line]] = []
    at = 0
    for line in text.split("\n"):
        if mark := PLAIN.match(line):
            asked = mark["question"]
            unnamed = asked in ("问", "追问", "记者")
            found.append((at, (("记者" if unnamed else asked) if asked else "", bool(asked))))
        at += len(line) + 1
    return found


def differences(document: Document) -> list[str]:
    turns = [block for block in document.blocks if block.role == "turn"]
    marked = {block.span.start: block for block in turns if block.question is not None}
    listed = []
    for at, (speaker, question) in expected(document.text):
        block = marked.pop(at, None)
        line = document.text[at : at + 30].split("\n")[0]
        if block is None:
            listed.append(f"no turn at {line}")
        elif block.question != question or (question and block.speaker != speaker) or not block.speaker:
            listed.append(f"{line}: {block.speaker}, question {block.question}")
    listed += [f"a turn of {block.speaker} at {block.span.quote[:24]}" for block in marked.values()]
    return listed + uncovered(document.text, turns)


def uncovered(text: str, turns: list[Block]) -> list[str]:
    at, listed = 0, []
    for block in turns:
        if text[at : block.span.start].strip():
            listed.append(f"in no turn: {text[at : block.span.start][:30]}")
        at = block.span.end
    return listed + ([f"in no turn: {text[at:][:30]}"] if text[at:].strip() else [])


def main() -> int:
    if not TEXTS.exists():
        print(f"{TEXTS} is absent: transcripts are not checked here")
        return 0
    count: Counter[str] = Counter()
    for document in read_path(TEXTS):
        count["texts"] += 1
        if not isinstance(document, Document):
            print(document)
            continue
        turns = [block for block in document.blocks if block.role == "turn"]
        count["turns"] += len(turns)
        count["questions"] += sum(block.question is True for block in turns)
        count["answers"] += sum(block.question is False for block in turns)
        count["turns without a speaker"] += sum(block.speaker is None for block in turns)
        count["texts without a mark, one turn"] += len(turns) == 1 and not expected(document.text)
        count["texts with a date"] += document.local_date is not None
        count["texts with the issue date.missing"] += any(issue.kind == "date.missing" for issue in document.issues)
        for line in [*differences(document), *check_segments(document)]:
            count["differences"] += 1
            print(f"{document.given_id}: {line}")
    for name, number in count.items():
        print(f"{number:6} {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
