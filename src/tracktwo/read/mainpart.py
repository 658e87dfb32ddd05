"""Which drafts of an unknown web page are its article: trafilatura's main text, found again in the page."""

from __future__ import annotations

import re

from tracktwo.read.extras import need
from tracktwo.read.layout import LINK, Draft

SPACE = re.compile(r"\s+")
PART = re.compile(r"<(article|main)[\s>]", re.IGNORECASE)
LINKED_SHARE = 0.35  # of a page's characters in links: above it there is more on the page than an article
LEAST = 6  # characters: a shorter line may be found in anything
NEAR = 3  # blocks before and after the main text where its byline and date stand
AROUND = ("caption", "credit", "byline", "dateline")


def marked_part(raw: str) -> tuple[int, int] | None:
    """Where the page's only `<article>` stands, or its only `<main>`; None where it has several or none."""
    found = list(PART.finditer(raw))
    for name in ("article", "main"):
        marked = [part for part in found if part[1].lower() == name]
        if len(marked) == 1:
            start = marked[0].start()
            end = raw.lower().rfind(f"</{name}")
            return (start, end) if end > start else None
        if marked:
            return None
    return None


def needs_choice(drafts: list[Draft]) -> bool:
    """True where so much of the page is links that its article has to be found."""
    linked = whole = 0
    for draft in drafts:
        size = len(draft.text())
        whole += size
        linked += size if draft.flags & LINK else 0
    return whole > 0 and linked > LINKED_SHARE * whole


def main_part(raw: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts that trafilatura's main text holds, with captions and bylines between the first and the last.

    All of them where it finds none. Raises RefusedInput where trafilatura is not installed.
    """
    extract = need("trafilatura", "web-pages", "an unknown web page").extract
    chosen = extract(raw, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False)
    if not chosen:
        return drafts
    main = SPACE.sub("", chosen)
    texts = [SPACE.sub("", draft.text()) for draft in drafts]
    sure = [number for number, text in enumerate(texts) if len(text) >= LEAST and text in main]
    if not sure:
        return drafts
    first, last = sure[0], sure[-1]
    return [
        draft
        for number, (draft, text) in enumerate(zip(drafts, texts, strict=True))
        if (draft.role in AROUND and first - NEAR <= number <= last + NEAR)
        or (first <= number <= last + NEAR and text in main and (len(text) >= LEAST or not draft.flags & LINK))
    ]
