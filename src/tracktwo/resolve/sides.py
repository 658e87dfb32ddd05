"""Which body or state a name stands for; bare names by the document and the place of its outlet."""

from __future__ import annotations

from tracktwo.knowledge.actors import by_bare_name, by_full_name, by_short_name, person_words, who_is_who
from tracktwo.knowledge.bodies import government_words, own_words, press_leads, voice_words
from tracktwo.knowledge.states import by_name, by_short
from tracktwo.model import Actor
from tracktwo.resolve.scene import Scene, office

LONGEST_STATE = 8  # characters of the name of a state


def side_named(key: str) -> Actor | None:
    """The body or state of a full name; of 外交部发言人 behind a state the body that speaks through it.

    台湾中央社 is the outlet of that state; 特朗普政府 is the state that he led.
    """
    return _named(key) or _named(_without(key, voice_words())) or _behind_its_state(key) or _led(key)


def _named(key: str) -> Actor | None:
    named = [actor for actor in by_full_name().get(key, ()) if actor.kind != "person"]
    return named[0] if len(named) == 1 else None


def _behind_its_state(key: str) -> Actor | None:
    """The actor behind the name of its own state, or behind a word such as 官媒 or 智库, or both."""
    for cut in (0, *range(2, min(len(key) - 1, LONGEST_STATE + 1))):
        state = by_name().get(key[:cut])
        if cut and state is None:
            continue
        rest = next((key[cut + len(lead) :] for lead in press_leads() if key.startswith(lead, cut)), key[cut:])
        actor = _named(rest) or _led(rest) if rest != key else None
        if actor and (state is None or actor.state == f"state.{state.id}"):
            return actor
    return None


def _led(key: str) -> Actor | None:
    leader = _without(key, government_words())
    if leader == key:
        return None
    led = [
        actor
        for actor in (*by_full_name().get(leader, ()), *by_short_name().get(leader, ()))
        if any(office(role.title) in person_words("head") for role in actor.roles)
    ]
    return who_is_who().actors[led[0].state] if len(led) == 1 and led[0].state else None


def side_meant(key: str, scene: Scene) -> Actor | None:
    """The state of 我国 and of a lone 美; the body of a bare 外交部.

    At home an outlet means its own state's, as long as the document names no other's; elsewhere it is the one that the
    document names in full first, if it names one only.
    """
    if key in own_words():
        return who_is_who().actors.get(scene.home) if scene.home else None
    if key in by_short():
        state = by_short()[key]
        return who_is_who().actors[f"state.{state.id}"] if any(name in scene.text for name in state.names) else None
    word = _without(key, voice_words())
    bearers = by_bare_name().get(word, ())
    if not bearers:
        return None
    named, at_once = scene.states_before(word)
    if scene.home:
        placed = scene.home if named <= {scene.home} else None
    else:
        placed = min(named) if len(named) == 1 and at_once else None
    meant = [actor for actor in bearers if placed and actor.state == placed]
    return meant[0] if len(meant) == 1 else None


def _without(key: str, words: tuple[str, ...]) -> str:
    return next((key[: -len(word)] for word in words if key.endswith(word) and key != word), key)
