"""Checks that each cite of a knowledge file is a text at hand that names the entry; skips without ../shared.

python benchmarks/cites.py

States, persons with each of their offices, bodies and press. An address is looked up among those of the texts.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tracktwo.knowledge.bodies import bodies
from tracktwo.knowledge.naming import one_dot
from tracktwo.knowledge.people import people
from tracktwo.knowledge.states import states
from tracktwo.languages import fold

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
FILES = ("news_zh.jsonl.gz", "mfa_zh.jsonl.gz")


def texts() -> dict[str, str]:
    """The folded texts by id and by address."""
    found: dict[str, str] = {}
    for name in FILES:
        with gzip.open(CORPUS / name, "rt", encoding="utf-8") as lines:
            for item in map(json.loads, lines):
                text = one_dot(fold(item["title"] + "\n" + item["outlet"] + "\n" + item["text"]))
                found[item["id"]] = found[item["url"]] = text
    return found


def cited() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each entry with a cite and the names of which the cited text must have one."""
    for state in states():
        yield f"state.{state.id}", state.cite, state.names
    for person in people():
        names = (*person.full, *person.short)
        yield person.actor.id, person.actor.cite or "", names
        for role in person.actor.roles:
            yield f"{person.actor.id} as {role.title}", role.cite, names
    for body in bodies():
        yield body.actor.id, body.actor.cite or "", (*body.full, *body.bare)


def main() -> int:
    if not CORPUS.is_dir():
        print(f"{CORPUS} is absent: cites are not checked here")
        return 0
    known = texts()
    entries, elsewhere, wrong = 0, 0, 0
    for entry, cite, names in cited():
        entries += 1
        if cite not in known:
            elsewhere += 1
        elif not any(one_dot(fold(name)) in known[cite] for name in names):
            wrong += 1
            print(f"{entry}: {cite} does not name it")
    print(f"{entries} cites, {wrong} whose text does not name the entry, {elsewhere} to texts that are not in {FILES}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
