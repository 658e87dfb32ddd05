"""A random sample of statements with their context, one from each of so many texts, to be read by eye.

python benchmarks/sample.py [--count 100] [--seed 11]      skips cleanly where ../shared is absent

A statement is right where its speaker is right and its content begins where the words of the source do.
"""

from __future__ import annotations

import argparse
import random
import sys

from measured import TEXTS, documents
from tracktwo.extract import extract
from tracktwo.model import Statement

AROUND = 60  # characters shown in front and behind


def shown(text: str, statement: Statement) -> str:
    """The statement's words with what stands around them on one line: {source}, <cue>, [content]."""
    marks = [(statement.source, "{", "}"), (statement.cue, "<", ">")]
    marks += [(content.span, "[", "]") for content in statement.contents]
    places = [(span.start, opening) for span, opening, _ in marks if span]
    places += [(span.end, closing) for span, _, closing in marks if span]
    start = max(0, min(at for at, _ in places) - AROUND)
    end = max(at for at, _ in places) + AROUND // 2
    words = text[start:end]
    for at, mark in sorted(places, reverse=True):
        words = words[: at - start] + mark + words[at - start :]
    return words.replace("\n", "⏎")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=11)
    arguments = parser.parse_args()
    if not TEXTS.is_file():
        print(f"{TEXTS} is absent: there is nothing to sample here")
        return 0
    generator = random.Random(arguments.seed)
    texts = documents(None)
    drawn = 0
    for name in generator.sample(sorted(texts), len(texts)):
        document = texts[name]
        if statements := extract(document).statements:
            drawn += 1
            one = generator.choice(statements)
            print(f"{drawn:3d} {name} {one.speaker} ({one.act}, {one.mode}): {shown(document.text, one)}")
        if drawn == arguments.count:
            break
    return 0


if __name__ == "__main__":
    sys.exit(main())
