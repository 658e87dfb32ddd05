"""Which outlet a name or an address belongs to, its language and its own day: knowledge/outlets.toml, looked up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from tracktwo.languages.entries import entries

PACKAGE, FILE = "tracktwo.knowledge", "outlets.toml"
EASTMOST, WESTMOST = (
    timedelta(hours=9),
    timedelta(hours=-8),
)  # Tokyo and Los Angeles: no outlet read so far lies outside


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet as known: the name shown, its language, and its time zone (None where no text shows it).

    `transcripts` is True where its texts are press conferences and statements."""

    name: str
    language: str
    time_zone: str | None
    transcripts: bool = False


@cache
def _known() -> tuple[dict[str, Outlet], dict[str, Outlet]]:
    names: dict[str, Outlet] = {}
    hosts: dict[str, Outlet] = {}
    for entry in entries(PACKAGE, FILE, "outlet", required=("names", "hosts", "language", "cite")):
        outlet = Outlet(entry["names"][0], entry["language"], entry.get("time_zone"), entry.get("transcripts", False))
        names.update({name.lower(): outlet for name in entry["names"]})
        hosts.update(dict.fromkeys(entry["hosts"], outlet))
    return names, hosts


def outlet_named(name: str) -> Outlet | None:
    """The outlet that texts call `name`: 法广 is 法国国际广播电台."""
    return _known()[0].get(name.strip().lower())


@lru_cache(maxsize=4096)
def _outlet_of_host(host: str) -> Outlet | None:
    hosts = _known()[1]
    parts = host.split(".")
    return next((hosts[end] for n in range(len(parts)) if (end := ".".join(parts[n:])) in hosts), None)


def outlet_at(url: str) -> Outlet | None:
    """The outlet whose pages have such an address."""
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    return _outlet_of_host(host.lower()) if host else None


def publishes_transcripts(name: str | None, url: str | None) -> bool:
    """True for an outlet whose texts are press conferences and statements."""
    outlet = (outlet_named(name) if name else None) or (outlet_at(url) if url else None)
    return outlet is not None and outlet.transcripts


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def local_day(moment: datetime, outlet: Outlet | None) -> str | None:
    """The outlet's own day of an aware moment (`2024-06-21`).

    Where its zone is not known: the day, if it is the same from Los Angeles to Tokyo; else None.
    """
    if outlet and outlet.time_zone:
        return moment.astimezone(_zone(outlet.time_zone)).date().isoformat()
    west, east = possible_days(moment)
    return west if west == east else None


def possible_days(moment: datetime) -> tuple[str, str]:
    """The day of an aware moment in Los Angeles and in Tokyo: the same, or two that follow each other."""
    return (moment + WESTMOST).date().isoformat(), (moment + EASTMOST).date().isoformat()
