"""Bodies: ministries, parliaments, parties, institutes, publishers of counts, press (bodies.toml, publishers.toml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tracktwo.knowledge.states import State, states
from tracktwo.languages.entries import Table, entries
from tracktwo.model import Actor, Name, Tie

PACKAGE = "tracktwo.knowledge"


@dataclass(frozen=True, slots=True)
class Body:
    """An actor; `full` are the names that are this body's wherever they stand, `bare` those it has only at home.

    外交部 is bare: which one it is, the document or the place of its outlet says.
    """

    actor: Actor
    full: tuple[str, ...]
    bare: tuple[str, ...] = ()


@cache
def bodies() -> tuple[Body, ...]:
    """The bodies of bodies.toml with the publishers of counts, then outlets, in order. Raises EntryError."""
    counted = {entry["id"]: entry for entry in entries(PACKAGE, "publishers.toml", "publisher", required=("cite",))}
    own = entries(PACKAGE, "bodies.toml", "body", required=("id", "names", "cite", "not"))
    listed = {entry["id"] for entry in own}
    found = [_body(entry, tuple(counted.get(entry["id"], {}).get("match", ()))) for entry in own]
    found += [_publisher(entry) for entry in counted.values() if entry["id"] not in listed]
    outlets = entries(PACKAGE, "outlets.toml", "outlet", required=("cite",))
    found += [_outlet(entry) for entry in outlets if "body" not in entry]
    found += [_outlet(entry) for entry in entries(PACKAGE, "press.toml", "press", required=("id", "names", "cite"))]
    return tuple(found)


@cache
def side_words() -> tuple[str, ...]:
    """What stands behind the name of a state and still means the state: 美国 + 当局."""
    return tuple(word for entry in entries(PACKAGE, "bodies.toml", "side") for word in entry["names"])


@cache
def voice_words() -> tuple[str, ...]:
    """What stands behind the name of a body that speaks through it: 东岸外交部 + 发言人, + 官网."""
    return tuple(word for entry in entries(PACKAGE, "bodies.toml", "voice") for word in entry["names"])


@cache
def government_words() -> tuple[str, ...]:
    """What stands behind the name of a head of state or government and means the state: 东岸总统 + 政府."""
    return tuple(word for entry in entries(PACKAGE, "bodies.toml", "government") for word in entry["names"])


@cache
def press_leads() -> tuple[str, ...]:
    """What stands in front of an outlet or institute, also behind its state: 东岸 + 官媒 + 东岸社."""
    return tuple(word for entry in entries(PACKAGE, "bodies.toml", "press_lead") for word in entry["names"])


@cache
def own_words() -> tuple[str, ...]:
    """By which an outlet means the state it stands in: 我方, 我国."""
    return tuple(word for entry in entries(PACKAGE, "bodies.toml", "own") for word in entry["names"])


@cache
def _no_fronts() -> tuple[str, ...]:
    """How the names of a state end that stand in front of no body: 美方."""
    return tuple(word for entry in entries(PACKAGE, "bodies.toml", "no_front") for word in entry["names"])


def _names(zh: tuple[str, ...], latin: tuple[str, ...] = ()) -> tuple[Name, ...]:
    return tuple(Name(text, "zh", None) for text in dict.fromkeys(zh) if text not in latin) + tuple(
        Name(text, "en", "Latn") for text in latin
    )


def _body(entry: Table, counted: tuple[str, ...]) -> Body:
    state = entry.get("state")
    bare = tuple(entry.get("bare", ()))
    own = next((one for one in states() if one.id == state), None)
    full = tuple(dict.fromkeys((*entry["names"], *counted, *(_with_state(own, bare) if own else ()))))
    latin = tuple(entry.get("latin", ()))
    place = f"state.{state}" if state else None
    return Body(Actor(f"body.{entry['id']}", "body", _names(full, latin), place, (), entry["cite"]), full + latin, bare)


def _with_state(state: State, bare: tuple[str, ...]) -> tuple[str, ...]:
    fronts = (*state.names, state.short) if state.short else state.names
    return tuple(front + word for word in bare for front in fronts if not front.endswith(_no_fronts()))


def _publisher(entry: Table) -> Body:
    names, latin = tuple(entry["match"]), tuple(entry.get("latin", ()))
    return Body(Actor(f"body.{entry['id']}", "body", _names(names, latin), None, (), entry["cite"]), names + latin)


def _outlet(entry: Table) -> Body:
    names = tuple(entry["names"])
    state = f"state.{entry['state']}" if "state" in entry else None
    latin = tuple(entry.get("latin", ()))
    ties = tuple(Tie(tie["kind"], tie["by"], tie["cite"]) for tie in entry.get("ties", ()))
    actor = Actor(f"outlet.{entry['id']}", "outlet", _names(names, latin), state, (), entry["cite"], ties)
    return Body(actor, names + latin)
