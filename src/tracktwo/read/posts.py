"""Jekyll posts: YAML front matter, a link line that repeats the title, and an HTML or Markdown body."""

from __future__ import annotations

import re
from urllib.parse import unquote

from tracktwo.model import BylinePerson, Document, Issue, Origin, digest
from tracktwo.read import frontmatter
from tracktwo.read.align import Piece
from tracktwo.read.encoding import Decoded
from tracktwo.read.items import Item
from tracktwo.read.layout import Layout, lay_out
from tracktwo.read.lines import Composed, Line, compose
from tracktwo.read.markdown import is_html, lay_out_markdown
from tracktwo.read.metadata import Metadata, conflicts, of_fields
from tracktwo.read.roles import Settled, settle
from tracktwo.read.tidy import plain_text
from tracktwo.read.tongue import tongue_of
from tracktwo.read.transcripts import is_transcript, join_turns, with_title_day

READER_VERSION = "jekyll/3"
# `<!--1602586649000-->`, `[title](url)`, `------`: how the archive begins a body.
STAMP = re.compile(r"\s{0,200}<!--\s{0,20}(\w{1,20})\s{0,20}-->")
LINK_LINE = re.compile(r"\s{0,200}+\[(?P<inside>[^\n]{1,8000})\)[ \t]{0,200}+\r?\n[-=]{3,}+[ \t]{0,200}+\r?\n")


def read_post(item: Item, decoded: Decoded) -> Document:
    """The document of one post. Raises RefusedInput where there is nothing to read."""
    raw = decoded.text
    fields, body, issues = frontmatter.split(raw)
    metadata = of_fields(fields, restricted=item.hints.restricted)
    start, found = _opening(raw, body, metadata)
    layout = lay_out(raw, start, len(raw)) if is_html(raw[start:]) else lay_out_markdown(raw, start, len(raw))
    settled = settle(layout.drafts, layout.pictures, metadata.title)
    return finish(item, decoded, metadata, layout, settled, [*issues, *found], (READER_VERSION, "jekyll", "archive"))


def _opening(raw: str, body: int, metadata: Metadata) -> tuple[int, list[Issue]]:
    """Where the body itself begins, after the archive's stamp and link line, and what they contradict."""
    issues = []
    if stamp := STAMP.match(raw, body):
        body = stamp.end()
        issues += _stamp_issues(stamp[1], metadata)
    if line := LINK_LINE.match(raw, body):
        body = line.end()
        printed, _, address = line["inside"].rpartition("](")
        title = plain_text(printed)
        if metadata.title and not title.removesuffix("...").startswith(metadata.title.removesuffix("...")):
            issues.append(Issue("metadata.differs", f"the body's title differs from the front matter's: {title[:80]}"))
        if metadata.url and unquote(address).split() != unquote(metadata.url).split():
            issues.append(Issue("metadata.differs", "the body's address differs from the front matter's"))
    return body, issues


def _stamp_issues(stamp: str, metadata: Metadata) -> list[Issue]:
    if not stamp.isdigit():
        return [Issue("date.stamp_unreadable", f"the archive's own time stamp reads {stamp}: the front matter is used")]
    if metadata.published and abs(int(stamp) / 1000 - metadata.published.timestamp()) >= 86_400:
        return [Issue("date.differs", f"the archive's time stamp {stamp} is not the front matter's date: that is used")]
    return []


def headline(raw: str, title: str) -> list[Line]:
    """The headline as a line: where the raw first prints the title; none where it never does."""
    if not title:
        return []
    at = raw.find(title)
    if at >= 0:
        return [Line("headline", [Piece(title, at, at + len(title), True, "", "")])]
    words = title.split()
    found = re.compile(r"\s+".join(map(re.escape, words))).search(raw) if len(words) > 1 else None
    if not found or plain_text(found.group()) != title:
        return []
    return [Line("headline", [Piece(title, found.start(), found.end(), False, "", "")])]


def finish(
    item: Item,
    decoded: Decoded,
    metadata: Metadata,
    layout: Layout,
    settled: Settled,
    issues: list[Issue],
    kind: tuple[str, str, Origin | None],
    head: list[Line] | None = None,
) -> Document:
    """The document of a settled page. `kind` is reader version, format and origin; `head` the headline, if found."""
    composed = compose([*(headline(decoded.text, metadata.title) if head is None else head), *settled.lines])
    language, script = tongue_of(composed.text)
    blocks = composed.blocks
    if is_transcript(composed.text, blocks, metadata):
        blocks, metadata = tuple(join_turns(composed.text, blocks, metadata)), with_title_day(metadata)
    return Document(
        id=digest(item.data),
        title=metadata.title,
        text=composed.text,
        raw=item.data,
        encoding=decoded.encoding,
        format=kind[1],
        reader_version=kind[0],
        blocks=blocks,
        outlet=metadata.outlet,
        published=metadata.published,
        local_date=metadata.local_date,
        time_zone=metadata.time_zone,
        url=metadata.url,
        origin=kind[2],
        language=language,
        script=script,
        tags=metadata.tags,
        people=_people(composed, metadata),
        images=tuple(settled.images),
        restricted=metadata.restricted,
        issues=_issues(decoded, metadata, composed, settled, issues),
        where=item.where,
    )


def _people(composed: Composed, metadata: Metadata) -> tuple[BylinePerson, ...]:
    if metadata.author is None or any(person.name == metadata.author for person in composed.people):
        return composed.people
    return (BylinePerson(metadata.author, "reporter"), *composed.people)


def _issues(
    decoded: Decoded, metadata: Metadata, composed: Composed, settled: Settled, more: list[Issue]
) -> tuple[Issue, ...]:
    issues = [*decoded.issues, *metadata.issues, *more, *conflicts(metadata, settled.stamps), *settled.issues]
    if composed.unproved:
        issues.append(Issue("text.unproved", "text that stands nowhere in the raw as it is", composed.unproved))
    if not any(block.role in ("paragraph", "turn") for block in composed.blocks):
        issues.append(Issue("text.empty", "no paragraph was found: only what stands around it"))
    return tuple(issues)
