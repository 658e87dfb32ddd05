"""Documents made from literal words, for tests of who is who."""

from __future__ import annotations

from tests.extract.made import page_of
from tracktwo.model import Records, Span, Statement
from tracktwo.resolve import resolve
from tracktwo.resolve.scene import Scene


def scene_of(text: str, *, outlet: str | None = None, day: str | None = None) -> Scene:
    """What a document of one text says about its names."""
    return Scene.of(page_of(text, outlet=outlet, local_date=day).document)


def actors_of(text: str, *names: str, outlet: str | None = None, day: str | None = None) -> tuple[str | None, ...]:
    """The actors of some speakers of a document, by way of `resolve`."""
    document = page_of(text, outlet=outlet, local_date=day).document
    records = Records(
        statements=tuple(Statement(Span.of(text, n, n + 1), name, None, ()) for n, name in enumerate(names))
    )
    return tuple(mention.actor for mention in resolve(document, records))
