"""The speakers that the 6,056 texts name most, and the actor that each became; skips without ../shared.

python benchmarks/speakers.py [--most N] [--table FILE]

`speakers.tsv` holds whom each of the most frequent speakers means, judged by eye: an actor id, several where the name
means several people in these texts, `public` for a public person or body that knowledge does not hold, `-` for none
(媒体, 消息人士). A resolved name is right if its actor is one of them. Printed: the share of the public persons and
bodies that are right, by name (right where nine in ten of its statements are and none is wrong) and by statement;
every wrong one; every name that mostly has none. Fails under 90 % or where two different ones became one.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from measured import SHARED
from tracktwo.extract import extract
from tracktwo.languages import fold
from tracktwo.model import Document, Records
from tracktwo.read import read_path
from tracktwo.resolve import resolve

NEWS = SHARED / "corpus" / "news_zh.jsonl.gz"
REFERENCE = Path(__file__).with_name("speakers.tsv")
FLOOR = 0.9
Actors = Mapping[str, Counter[str | None]]


@dataclass(frozen=True)
class Speaker:
    """A name with the actors that its statements got, and those it may mean; none of them for no public one."""

    name: str
    got: Counter[str | None]
    meant: frozenset[str]

    @property
    def right(self) -> int:
        return sum(count for actor, count in self.got.items() if actor in self.meant)

    @property
    def wrong(self) -> int:
        return sum(count for actor, count in self.got.items() if actor is not None and actor not in self.meant)

    @property
    def status(self) -> str:
        if self.wrong:
            return "wrong"
        if not self.meant:
            return "no public one"
        return "right" if self.right >= FLOOR * self.got.total() else "unresolved"


def speakers_of(documents: Iterator[Document]) -> Actors:
    """Each folded speaker with the actors that its statements got, counted."""
    found: dict[str, Counter[str | None]] = defaultdict(Counter)
    for number, document in enumerate(documents, start=1):
        records = extract(document)
        said = Records(statements=records.statements)
        for mention in resolve(document, said):
            if mention.role == "speaker":
                found[fold(mention.name)][mention.actor] += 1
        if number % 500 == 0:
            print(f"{number} texts", file=sys.stderr)
    return found


def reference() -> Mapping[str, frozenset[str]]:
    """Whom each name of speakers.tsv means."""
    lines = (line.split("\t") for line in REFERENCE.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {name: frozenset(meant.split()) - {"-"} for name, meant in lines}


def merged(judged: list[Speaker], meant: Mapping[str, frozenset[str]]) -> list[tuple[str, str, str]]:
    """Two names that mean different ones and got one actor: (actor, name, name)."""
    holders: dict[str, list[str]] = defaultdict(list)
    for speaker in judged:
        for actor in speaker.got:
            if actor is not None:
                holders[actor].append(speaker.name)
    return [
        (actor, names[0], name)
        for actor, names in sorted(holders.items())
        for name in names[1:]
        if meant[name] and meant[names[0]] and not meant[name] & meant[names[0]]
    ]


def table(judged: list[Speaker]) -> str:
    """The list as a Markdown table, the most frequent first."""
    rows = ["| name | statements | actor | status |", "|---|---|---|---|"]
    for speaker in judged:
        got = ", ".join(f"{actor or 'none'} {count}" for actor, count in speaker.got.most_common())
        rows.append(f"| {speaker.name} | {speaker.got.total()} | {got} | {speaker.status} |")
    return "\n".join(rows) + "\n"


def report(judged: list[Speaker], meant: Mapping[str, frozenset[str]]) -> bool:
    """Prints the shares and what is wrong; True where the floor holds and nobody was merged."""
    public = [speaker for speaker in judged if speaker.meant]
    right = [speaker for speaker in public if speaker.status == "right"]
    said, said_right = sum(one.got.total() for one in public), sum(one.right for one in public)
    for speaker in judged:
        if speaker.status in ("wrong", "unresolved"):
            print(f"{speaker.status:10} {speaker.name} {dict(speaker.got)}")
    both = merged(judged, meant)
    for actor, one, other in both:
        print(f"MERGED     {one} and {other}: {actor}")
    share = len(right) / len(public)
    print(f"{len(judged)} most frequent speakers, {len(public)} of them public persons or bodies")
    print(f"right by name: {len(right)} of {len(public)} ({share:.1%})")
    print(f"right by statement: {said_right} of {said} ({said_right / said:.1%})")
    return share >= FLOOR and not both


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=300, help="how many of the most frequent names")
    parser.add_argument("--table", type=Path, help="write the list as a Markdown table to this file")
    options = parser.parse_args()
    if not NEWS.is_file():
        print(f"{NEWS} is absent: speakers are not counted here")
        return 0
    found = speakers_of(one for one in read_path(NEWS) if isinstance(one, Document))
    meant = reference()
    names = sorted(found, key=lambda name: (-found[name].total(), name))[: options.most]
    unjudged = [name for name in names if name not in meant]
    if unjudged:
        print(f"not in {REFERENCE.name}, so not judged: {' '.join(unjudged)}")
    judged = [Speaker(name, found[name], meant[name]) for name in names if name in meant]
    if options.table:
        options.table.write_text(table(judged), encoding="utf-8")
    return 0 if report(judged, meant) else 1


if __name__ == "__main__":
    sys.exit(main())
