"""The seed article to the letter: title, time, people, captions, related links, paragraphs in order and nothing else.

python benchmarks/seed.py      skips cleanly where ../shared is absent; fails where a line does not hold

What must come out is taken here from the page by the standard library's HTML parser, and the quoted passages by
counting marks line by line: two plain ways that share nothing with the reader.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

from tracktwo.extract import extract
from tracktwo.extract.quotation import find_quotations
from tracktwo.model import Document
from tracktwo.read import check_segments, read_path

SEED = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "seed-2024-06-22.md"
TITLE = re.compile(r'^title: "(.+)"$', re.MULTILINE)
LONG = 20  # characters from which a quoted passage is somebody's words and no coined term


class Page(HTMLParser):
    """The words of the elements that a reader of the page sees, in order, with the name of the element."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.links: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = "caption" if ("class", "lead_image_caption") in attrs else tag
        if kind in ("p", "li", "figcaption", "caption"):
            self._inside.append(kind)
            self.found.append((kind, ""))
        elif ("class", "copyright") in attrs:  # the credit stands behind its caption, on the same line
            self._inside.append("span")
            self.found[-1] = (self.found[-1][0], self.found[-1][1] + " ")
        elif kind == "span" and self._inside:
            self._inside.append("span")
        elif kind == "a" and self._inside == ["li"]:
            self.links.append(dict(attrs)["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag in ("p", "li", "figcaption", "span"):
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside:
            kind, words = self.found[-1]
            self.found[-1] = (kind, words + data)

    def blocks(self, title: str) -> list[tuple[str, str]]:
        """Role and text of each block that must come out, whitespace tidied."""
        roles = {"p": "paragraph", "li": "related", "figcaption": "caption", "caption": "caption"}
        tidy = [(roles[kind], " ".join(words.split())) for kind, words in self.found]
        whole = [("headline", title), *((role, words) for role, words in tidy if words)]
        return [*whole[:-1], ("byline", whole[-1][1])]


def quoted(text: str) -> list[tuple[int, int]]:
    """Every passage between two marks, taken by turns in each line whatever way the marks point."""
    found, start = [], 0
    for line in text.split("\n"):
        marks = [start + match.start() for match in re.finditer('[“”"]', line)]
        found += [(a, b + 1) for a, b in zip(marks[::2], marks[1::2], strict=True)]
        start += len(line) + 1
    return found


def captions_of(document: Document) -> Iterator[bool]:
    for image in document.images:
        yield bool(image.caption and image.credit)


def checks(document: Document, source: str) -> Iterator[tuple[str, bool]]:
    title = TITLE.findall(source)[0]
    page = Page()
    page.feed(source[source.index("<div>") :])
    blocks = [(block.role, " ".join(block.span.quote.split())) for block in document.blocks]
    yield f"title: {document.title}", document.title == title
    yield (
        "published 2024-06-22T01:39:58.392Z",
        document.published == datetime(2024, 6, 22, 1, 39, 58, 392_000, tzinfo=UTC),
    )
    yield f"outlet {document.outlet}, as its front matter says", f"author: {document.outlet}\n" in source
    roles = sorted(person.role for person in document.people)
    yield "one reporter, one editor, one web editor", roles == ["editor", "reporter", "web_editor"]
    yield "two captions with credits", list(captions_of(document)) == [True, True]
    yield "four related links", len(page.links) == 4 and sum(role == "related" for role, _ in blocks) == 4
    wanted = page.blocks(title)
    yield f"{len(wanted)} blocks in order and nothing else", wanted == blocks
    lines = document.text.split("\n")
    yield "the text is its blocks, one a line", lines == [block.span.quote for block in document.blocks]
    yield "every character proved by the raw", check_segments(document) == []
    passages = {(one.start, one.end) for one in find_quotations(document.text)}
    expected = quoted(document.text)
    reversed_ = sum(not (document.text[a] in '“"' and document.text[b - 1] in '”"') for a, b in expected)
    missing = [document.text[a:b] for a, b in expected if (a, b) not in passages]
    yield f"{len(expected)} quoted passages, {reversed_} with reversed or doubled marks", not missing
    contents = [part.span for one in extract(document).statements for part in one.contents]
    said = [(a, b) for a, b in expected if b - a > LONG]
    told = [any(span.start < b and a < span.end for span in contents) for a, b in said]
    yield f"{sum(told)} of {len(said)} long ones are what somebody said", all(told)


def main() -> int:
    if not SEED.is_file():
        print(f"{SEED} is absent: the seed is not checked here")
        return 0
    (document,) = (one for one in read_path(SEED) if isinstance(one, Document))
    results = list(checks(document, SEED.read_text(encoding="utf-8")))
    for name, holds in results:
        print(f"{'ok   ' if holds else 'FAILS'} {name}")
    return int(not all(holds for _, holds in results))


if __name__ == "__main__":
    sys.exit(main())
