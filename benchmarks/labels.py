"""Labels measured on the gold's own drafts: act, channel, mode, via, addressee, decline cues; skips without ../shared.

python benchmarks/labels.py [GOLD ...] [--errors act] [--half odd|even]

GOLD is a file beside the guide or one of benchmarks/gold; errors of what is held back there are never printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from accuracy import HELD_BACK
from at_hand import a_file
from measured import read_gold, spelt
from tracktwo.extract.declines import find_decline_cues
from tracktwo.extract.drafts import Draft
from tracktwo.extract.labels import label_all
from tracktwo.extract.page import Page, open_page
from tracktwo.model import Content, Span
from tracktwo.read.corpus import read_line

SHARED = Path(__file__).resolve().parents[2] / "shared"
FIELDS = ("act", "channel", "mode", "via", "addressee")


def pages(gold: list[dict[str, Any]]) -> dict[str, Page]:
    wanted = {document["id"] for document in gold}
    found = {}
    with gzip.open(SHARED / "corpus" / "news_zh.jsonl.gz") as lines:
        for line in lines:
            if (given := json.loads(line)["id"]) in wanted:
                found[given] = open_page(read_line(line.rstrip(b"\n")))
    return found


def cue_entry(words: str) -> dict[str, str] | None:
    """The entry of cues.toml for a cue, where the file is there."""
    from tracktwo.errors import EntryError
    from tracktwo.languages import entries, fold

    try:
        listed = entries("tracktwo.languages.zh", "cues.toml", "cue")
    except EntryError:
        return None
    folded = fold(words)
    return next((dict(entry) for entry in listed if folded in entry["match"]), None)


def drafts_of(page: Page, statements: list[dict[str, Any]]) -> tuple[Draft, ...]:
    drafts: list[Draft] = []
    text = page.text
    for given in statements:
        spans = [Span.of(text, *pair) for pair in given["contents"]]
        quoted = {"direct": "all", "indirect": "none", "mixed": "part", None: "none"}[given["manner"]]
        cue = Span.of(text, *given["cue"]) if given["cue"] else None
        source = Span.of(text, *given["source"]) if given["source"] else None
        anchor = cue or source or spans[0]
        sentence = next((one for one in page.sentences if one.start <= anchor.start < one.end), anchor)
        outer = next((d for d in reversed(drafts) if any(c.span.covers(anchor) for c in d.contents)), None)
        if outer is None and given["via"]:
            outer = next((d for d in reversed(drafts) if d.speaker in given["via"] and d.sentence == sentence), None)
        entry = cue_entry(cue.quote) if cue else None
        contents = tuple(Content(span, quoted) for span in spans)  # type: ignore[arg-type]
        drafts.append(Draft(sentence, source, given["speaker"], cue, contents, entry, outer))
    return tuple(drafts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=a_file, default=[SHARED / "gold" / "dev_zh.json"])
    parser.add_argument("--errors", choices=FIELDS)
    parser.add_argument("--half", choices=("odd", "even"))
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"{SHARED} is absent: labels are not measured here")
        return 0
    if arguments.errors and any(path.stem in HELD_BACK for path in arguments.gold):
        parser.error("this gold is held back: figures only")
    gold = [document for path in arguments.gold for document in read_gold(path)]
    if arguments.half:
        gold = gold[0::2] if arguments.half == "odd" else gold[1::2]
    found = pages(gold)
    gold = [spelt(document, found[document["id"]].text) for document in gold]
    right, total, confusion = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    declines = Counter[str]()
    for document in gold:
        page = found[document["id"]]
        statements = label_all(page, drafts_of(page, document["statements"]))
        for given, made in zip(document["statements"], statements, strict=True):
            for name in FIELDS:
                wanted, got = given[name], getattr(made, name)
                wanted, got = ("、".join(sorted(one)) if name == "via" else one for one in (wanted, got))
                if name in ("via", "addressee") and not wanted and not got:
                    continue
                total[name] += 1
                right[name] += wanted == got
                if name == "mode" and (wanted != "said" or got != "said"):
                    confusion[wanted, got] += 1
                if name == arguments.errors and wanted != got:
                    said = " … ".join(content.span.quote for content in made.contents)[:70]
                    cue = made.cue.quote if made.cue else "-"
                    at = (made.cue or made.source or made.contents[0].span).start
                    before = page.text[max(0, at - 60) : at].replace("\n", "¶")
                    print(f"{document['id']} {wanted} / {got}: [{made.voice}] {before}<{cue}> {made.speaker} | {said}")
        cues = [decline.cue.start for decline in find_decline_cues(page)]
        gold_cues = [given["cue"][0] for given in document["statements"] if given["act"] == "decline"]
        declines["gold"] += len(gold_cues)
        declines["found"] += len(cues)
        declines["right"] += sum(any(abs(cue - other) <= 30 for other in cues) for cue in gold_cues)
    for name in FIELDS:
        print(f"{name:10s} {100 * right[name] / max(1, total[name]):5.1f}  ({right[name]} of {total[name]})")
    print("declines  ", dict(declines))
    print("mode (gold, made):", {" ".join(pair): count for pair, count in sorted(confusion.items())})
    return 0


if __name__ == "__main__":
    sys.exit(main())
