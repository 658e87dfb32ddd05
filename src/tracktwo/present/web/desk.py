"""What every page shares: the ledger, the reader's language and theme, templates, and answers worth keeping.

An answer is kept until the ledger's file changes; reading never changes it.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy import Connection

from tracktwo.knowledge.actors import by_full_name
from tracktwo.knowledge.editions import editions
from tracktwo.knowledge.positions import positions
from tracktwo.present.charts.bundle import bundle_version
from tracktwo.present.charts.drawer import Drawer
from tracktwo.present.coverage import hits_head
from tracktwo.present.names import called, outlet_name, worded
from tracktwo.present.shown import finalize
from tracktwo.present.web import links, show
from tracktwo.present.web.excerpts import excerpts
from tracktwo.present.web.words import LANGUAGES, Words, best_language, words
from tracktwo.store import Ledger

THEMES = ("light", "dark")
KEPT = 64
YEAR = 365 * 24 * 3600
Answer = TypeVar("Answer")
FOLDER = Path(str(files(__package__)))


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: the language of the interface, the theme (None follows the system), what was asked for in passing."""

    language: str
    theme: str | None
    restricted: bool

    @classmethod
    def of(cls, request: Request) -> Reader:
        """The address first (`?lang=en`, `?theme=dark`), then what was chosen before, then the browser's wish."""
        asked, chosen = request.query_params, request.cookies
        language = next((lang for lang in (asked.get("lang"), chosen.get("lang")) if lang in LANGUAGES), None)
        theme = next((name for name in (asked.get("theme"), chosen.get("theme")) if name in (*THEMES, "auto")), None)
        return cls(
            language or best_language(request.headers.get("accept-language", "")),
            theme if theme in THEMES else None,
            asked.get("restricted") == "show",
        )


class Desk:
    """One open ledger as pages show it."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.drawer = Drawer()
        self._kept: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()
        self._lock = Lock()

    @contextmanager
    def reads(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger and cannot write."""
        with self.ledger.reads() as connection:
            yield connection

    def keep(self, what: str, key: Hashable, answer: Callable[[], Answer], state: Hashable = None) -> Answer:
        """The answer to a question, asked once for each state of the ledger's file.

        `state` is the one taken before a connection from which several answers come: after the first of them the
        connection sees what was, while the file may have changed.
        """
        name = (what, key, state or self.state())
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
                found: Answer = self._kept[name]
                return found
        found = answer()
        with self._lock:
            self._kept[name] = found
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def state(self) -> tuple[int, ...]:
        """What tells one state of the ledger's file from another."""
        log = self.ledger.path.with_name(self.ledger.path.name + "-wal")
        stats = [path.stat() for path in (self.ledger.path, log) if path.exists()]
        # A reader makes or touches an empty log: that changes nothing.
        return tuple(number for stat in stats if stat.st_size for number in (stat.st_mtime_ns, stat.st_size))

    def page(self, request: Request, template: str, status: int = 200, /, **values: Any) -> HTMLResponse:
        """A page in the reader's language and theme; a choice made in the address is remembered in a cookie."""
        reader = Reader.of(request)
        spoken, here = words(reader.language), links.Here.of(request)
        text = (
            templates()
            .get_template(template)
            .render(
                w=spoken,
                reader=reader,
                here=here,
                address=str(request.base_url).rstrip("/") + here.with_(),
                ledger_name=self.ledger.path.name,
                **values,
            )
        )
        response = HTMLResponse(text.encode("utf-8", "replace"), status, {"Cache-Control": "no-cache"})
        _remember(request, response)
        return response

    def words(self, request: Request) -> Words:
        """The words of the reader's language."""
        return words(Reader.of(request).language)


@cache
def templates() -> Environment:
    """The templates: everything escaped, undefined names are errors, control characters made visible."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"static": static, "vega_address": vega_address, "links": links, "show": show}
    environment.globals |= {
        "called": called,
        "worded": worded,
        "outlet_name": outlet_name,
        "excerpts": excerpts,
        "hits_head": hits_head,
    }
    return environment


def make_ready() -> None:
    """Read what no ledger changes, before the first visitor comes: the templates, the words, who is who."""
    for name in templates().list_templates():
        templates().get_template(name)
    for language in LANGUAGES:
        words(language)
    by_full_name()
    editions()
    positions()


def _remember(request: Request, response: Response) -> None:
    for name, values in (("lang", LANGUAGES), ("theme", (*THEMES, "auto"))):
        value = request.query_params.get(name)
        if value and value in values:
            response.set_cookie(name, value, max_age=YEAR, samesite="strict", httponly=True)


def static(name: str) -> str:
    """The address of a file of ours with a digest of its bytes, so that a browser may keep it for ever."""
    return f"/static/{name}?v={_digest(FOLDER / 'static' / name)}"


def vega_address() -> str:
    """The address of Vega's bundle; it changes with the bundle, so that a browser may keep it for ever."""
    return f"/vega.js?v={bundle_version()}"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
