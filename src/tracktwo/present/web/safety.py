"""What every response carries and what no request gets past: a strict policy, a checked Host, reading only.

Texts in the ledger are hostile. Templates escape everything; were one to slip through, the policy lets no script run
that is not a file of ours, and nothing be loaded from elsewhere. The Host check keeps a page of some other site from
reading the desk by pointing its own name at this machine (DNS rebinding).
"""

from __future__ import annotations

import ipaddress

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def host_name(header: str) -> str:
    """The name in a Host header without its port, in lower case: `[::1]:8222` gives `::1`."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()


def is_allowed(header: str, names: frozenset[str]) -> bool:
    """True for one of `names`; where they hold more than loopback, for every address written as numbers too."""
    name = host_name(header)
    if name in names:
        return True
    if names <= LOOPBACK:
        return False
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class Guard:
    """Turns away other methods than GET and HEAD and unknown hosts; sets the headers of every response."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self.app, self.names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        if scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse("the desk is read-only\n", 405, {"Allow": "GET, HEAD"})
        if not is_allowed(Headers(scope=scope).get("host", ""), self.names):
            line = "this host name is not the desk's: open it by the address that `tracktwo serve` printed\n"
            return PlainTextResponse(line, 421)
        return None
