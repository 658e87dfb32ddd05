"""Serving: one port of this machine, its address printed, a plain word if the port is taken."""

from __future__ import annotations

import contextlib
import errno
import gc
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.errors import TracktwoError, UsageError
from tracktwo.store import Ledger

PORT = 8222

if TYPE_CHECKING:
    from tracktwo.present.web.desk import Desk


def bound_socket(host: str, port: int) -> socket.socket:
    """A listening socket. Raises UsageError where the port is taken or the address is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen(64)
    except OSError as error:
        bound.close()
        if error.errno == errno.EADDRINUSE:
            raise UsageError(f"port {port} is taken", todo="choose another with --port; --port 0 takes any") from error
        if error.errno == errno.EACCES:
            raise UsageError(f"port {port} is not ours to take", todo="choose one above 1023 with --port") from error
        raise UsageError(
            f"cannot listen on {host}: {error.strerror or error}", todo="leave --host out for this machine alone"
        ) from error
    return bound


def names_of(host: str) -> frozenset[str]:
    """The host names that the desk answers to: loopback's, and those of the address it was told to listen on."""
    from tracktwo.present.web.safety import LOOPBACK

    return LOOPBACK if host in LOOPBACK else LOOPBACK | {host.lower(), socket.gethostname().lower()}


def address(host: str, port: int) -> str:
    """What to type into a browser: `http://127.0.0.1:8222/`."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def settle() -> None:
    """Take all that stands now out of the garbage collector's way: what is read and imported stays to the end.

    On a first visit the collector went through all of it again and again: 0.1 to 0.2 s of half a second.
    """
    gc.freeze()


def warm(desk: Desk) -> None:
    """Ask what the first visitor asks, so that the answer is kept; then make ready what charts and pictures need."""
    from tracktwo.analyse.browse import View
    from tracktwo.present.charts.bundle import vega_bundle
    from tracktwo.present.web.pages.actors import lines
    from tracktwo.present.web.pages.front import overview_of
    from tracktwo.present.web.pages.records import page_in

    with contextlib.suppress(TracktwoError):
        overview_of(desk, restricted=False)
        page_in(desk, View(), 1)
        lines(desk, restricted=False)
    import altair  # noqa: F401

    vega_bundle()
    desk.drawer.start()
    settle()


def serve(path: Path, host: str, port: int, *, ready: Callable[[str], None]) -> None:
    """Serve the ledger at `path` until stopped; `ready` is told the address. Raises UsageError, LedgerError."""
    try:
        import uvicorn

        from tracktwo.present.web.app import create_app
        from tracktwo.present.web.desk import Desk, make_ready
    except ModuleNotFoundError as error:
        raise UsageError(f"the browser desk needs {error.name}", todo="pip install 'tracktwo[desk]'") from error

    with Ledger.open(path, create=False) as ledger:
        desk = Desk(ledger)
        app = create_app(desk, names_of(host))
        bound = bound_socket(host, port)
        make_ready()
        settle()
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
        server = uvicorn.Server(config)
        threading.Thread(target=warm, args=(desk,), daemon=True).start()
        ready(address(host, bound.getsockname()[1]))
        try:
            server.run(sockets=[bound])
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)
        finally:
            bound.close()
