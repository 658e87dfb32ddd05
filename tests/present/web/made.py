"""A ledger of hostile and awkward documents, in our own words, for the tests of the pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tracktwo.model import Block, Content, Document, Issue, Records, Segment, Span, Statement, Talk, digest
from tracktwo.store import Ledger

SCRIPT = "<script>alert(1)</script>会谈"
BIDI = "丁一鸣说，\u202e台灣不會\u202c改變\u2066立場\u2069，\u200f没有取消"
ASTRAL = "𠮷田🙂说，👩‍👩‍👧的数字是𠮷五百，没有取消"
LONG = "字" * 1_000_000
OUTLET = "一家名字非常非常非常非常非常非常非常非常非常长的样本通讯社及其下属的各地分社联合编辑部"


def document(text: str, *, number: int, **fields: object) -> Document:
    """A made document with one block for each line of `text`, the first a headline; its raw holds the text as it is."""
    head = f"{number}|"
    raw = (head + text).encode()
    blocks, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line:
            segment = Segment(start, end, start + len(head), end + len(head))
            role = "headline" if start == 0 else "paragraph"
            blocks.append(Block(role, Span.of(text, start, end), (segment,)))  # type: ignore[arg-type]
        start = end + 1
    made = Document(
        id=digest(raw),
        title=text.split("\n")[0],
        text=text,
        raw=raw,
        encoding="utf-8",
        format="text",
        reader_version="test/1",
        blocks=tuple(blocks),
        outlet="样本晨报",
        published=datetime(2024, 6, number % 28 + 1, tzinfo=UTC),
        local_date=f"2024-06-{number % 28 + 1:02}",
        url=f"https://morning.sample.invalid/{number}",
        script="Hans",
        where="made",
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def said(made: Document, line: str, content: str) -> Statement:
    """A statement whose source is what stands before 说 in `line`, with `content` as what is said."""
    at = made.text.index(line)
    cue = made.text.index("说", at)
    start = made.text.index(content, cue)
    source = made.span(at, cue)
    return Statement(
        source,
        source.quote,
        made.span(cue, cue + 1),
        (Content(made.span(start, start + len(content)), "all"),),
        act="deny",
        rule="made",
    )


def ledger_of_talks(path: Path, years: range) -> Ledger:
    """A ledger of a talk on 2 January of each year, each in a document of its own."""
    ledger = Ledger.open(path)
    found = []
    for number, year in enumerate(years):
        made = document(f"题目{number}\n甲方与乙方举行会谈", number=number)
        span = made.span(made.text.index("举行会谈"), len(made.text))
        talk = Talk(span, "held", ("甲方", "乙方"), ("1",), when=f"{year}-01-02", rule="made")
        found.append((made, Records((), talks=(talk,))))
    run = ledger.begin_run(datetime(2024, 7, 1, tzinfo=UTC), "test", ["made"])
    ledger.add(found, extractor_version="1", run=run)
    return ledger


@dataclass(frozen=True)
class Hostile:
    """The made documents by name."""

    script: Document
    bidi: Document
    astral: Document
    long: Document
    overlapping: Document
    restricted: Document


def hostile() -> Hostile:
    """The documents, each made anew."""
    overlapping = "两份记录\n丁一鸣说，北京与华盛顿的会谈没有取消。"
    return Hostile(
        document(f"{SCRIPT}\n丁一鸣说，\"'><img src=x onerror=alert(1)>没有取消", number=1, url="javascript:alert(1)"),
        document(f"方向\n{BIDI}", number=2, outlet=OUTLET, title="很长的题目" * 40),
        document(f"扩展区\n{ASTRAL}", number=3, local_date=None, published=None),
        document(f"长文\n丁一鸣说，没有取消\n{LONG}丁一鸣说，到底没有取消", number=4),
        document(overlapping, number=5),
        document("内部\n丁一鸣说，这句话不外传", number=6, restricted=True),
    )


def records_of(made: Hostile) -> list[tuple[Document, Records]]:
    """Each document with its records."""
    one = said(made.overlapping, "丁一鸣", "北京与华盛顿的会谈没有取消")
    at = made.overlapping.text.index("华盛顿的会谈")
    talk = Talk(
        made.overlapping.span(at, at + 6), "held", ("<b>中国</b>", "美国"), ("1.5", "2"), when="2024-06", rule="made"
    )
    issue = Issue("quotation.unclosed", "<i>an opening mark</i> is never closed", (made.overlapping.span(5, 8),))
    return [
        (made.script, Records((said(made.script, "丁一鸣", "\"'><img src=x onerror=alert(1)>没有取消"),))),
        (made.bidi, Records((said(made.bidi, "丁一鸣", BIDI[5:]),))),
        (made.astral, Records((said(made.astral, "𠮷田", "𠮷五百，没有取消"),))),
        (
            made.long,
            Records((said(made.long, "丁一鸣说，没有", "没有取消"), said(made.long, "丁一鸣说，到底", "到底没有取消"))),
        ),
        (made.overlapping, Records((one,), talks=(talk,), issues=(issue,))),
        (made.restricted, Records((said(made.restricted, "丁一鸣", "这句话不外传"),))),
    ]


def hostile_ledger(path: Path) -> Hostile:
    """Write the ledger; gives its documents."""
    made = hostile()
    with Ledger.open(path) as ledger:
        run = ledger.begin_run(datetime(2024, 7, 1, tzinfo=UTC), "test", ["made"])
        ledger.add(records_of(made), extractor_version="1", run=run)
    return made
