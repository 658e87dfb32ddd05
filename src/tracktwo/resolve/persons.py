"""Which person a name stands for: by knowledge, and where that is not enough, by what the document itself says."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from tracktwo.knowledge.actors import (
    by_full_name,
    by_short_name,
    full_person_names,
    latin_names,
    office_holders,
    person_words,
    single_offices,
)
from tracktwo.knowledge.naming import name_key
from tracktwo.languages import table_pattern
from tracktwo.languages.particles import OF
from tracktwo.languages.script import DOT
from tracktwo.model import Actor
from tracktwo.resolve.scene import Scene, is_state, office, official_titles, states_in, title_at_end, title_at_start

MISSPELT = 0.7  # likeness (difflib) of two surnames: Popmeo 0.83, Guetrres 0.88, Mass for Maas 0.75; Roth for Ross 0.5
LONGEST_CUT = 4  # characters that a name cut short has at most
LONGEST = 24  # characters in front of a name in one phrase: 美国国家安全事务助理 + 丁一鸣


def person_named(key: str, scene: Scene) -> Actor | None:
    """The person of a name that needs nothing around it; None where two bear it and the document does not tell them."""
    named = [actor for actor in by_full_name().get(key, ()) if actor.kind == "person"]
    named = [actor for actor in named if not contradicted(key, actor, scene)]
    if len(named) > 1:
        named = [actor for actor in named if shown(key, actor, scene)]
    return named[0] if len(named) == 1 else None


def person_meant(key: str, scene: Scene) -> Actor | None:
    """The person of a surname or a common name, where the document gives the office, the full or the Latin name."""
    bearers = [actor for actor in by_short_name().get(key, ()) if not contradicted(key, actor, scene)]
    proved = [actor for actor in bearers if shown(key, actor, scene)]
    if len(proved) != 1 or _another_bears(key, proved[0], scene):
        return None
    return proved[0]


def person_in_phrase(key: str, scene: Scene) -> Actor | None:
    """The person of 美国国务卿 + 蓬佩奥 or 蔡 + 总统; never of a phrase that names two."""
    for cut in range(1, min(len(key), LONGEST)):
        head, tail = key[:cut], key[cut:]
        if key[cut - 1] in person_words("joins"):
            return None
        found = _behind_a_title(head, tail, scene) or _before_a_title(head, tail, scene)
        if found is not None:
            return found
    return None


def _behind_a_title(head: str, tail: str, scene: Scene) -> Actor | None:
    if title := title_at_end(head):
        return _known(tail, title, head[: -len(title)], scene)
    son = head.endswith(tuple(person_words("son")))  # 小唐纳德·特朗普 is another than 唐纳德·特朗普
    return person_named(tail, scene) if DOT in tail and not head.endswith(DOT) and not son else None


def _before_a_title(head: str, tail: str, scene: Scene) -> Actor | None:
    return _known(head, tail, "", scene) if title_at_start(tail) == tail else None


def _known(name: str, title: str, lead: str, scene: Scene) -> Actor | None:
    """The person of a full name, or of a short one if the title is one of this person's."""
    elsewhere = states_in(lead)
    full = person_named(name, scene)
    if full is not None:
        return None if elsewhere and full.state not in elsewhere else full
    held = [
        actor
        for actor in by_short_name().get(name, ())
        if _holds(actor, title) and not (elsewhere and actor.state not in elsewhere)
        if not contradicted(name, actor, scene)
    ]
    return held[0] if len(held) == 1 and not _another_bears(name, held[0], scene) else None


def _holds(actor: Actor, title: str) -> bool:
    return any(office(role.title) == office(title) or title.endswith(role.title) for role in actor.roles)


def shown(key: str, actor: Actor, scene: Scene) -> bool:
    """True where the document gives the person's office beside the name, or the full name, or the Latin name."""
    own = {name_key(name.text) for name in actor.names}
    if any(name != key and key in name and name in by_full_name() and scene.has(name) for name in own):
        return True
    return any(fits(latin, actor) for latin in scene.latin_beside(key)) or in_office(key, actor, scene)


def in_office(key: str, actor: Actor, scene: Scene) -> bool:
    """True where the document puts an office of the actor, of no other state, beside the name.

    The state before an official's title is the official's; before a scholar's (中国项目主任) it is the subject.
    """
    for at in scene.places(key):
        title, state = scene.title_beside(at, key)
        if title is None or not _holds(actor, title):
            continue
        if state is None or actor.state in (None, state) or title not in official_titles():
            return True
    return False


def contradicted(key: str, actor: Actor, scene: Scene) -> bool:
    """True where the Latin name beside the name is another's, or the name stands only inside longer foreign names.

    Also where the document only ever calls its bearer something that the actor never was: 记者, 教授.
    """
    if any(not fits(latin, actor) for latin in scene.latin_beside(key) if _of_a_person(latin)):
        return True
    if DOT not in key and key in scene.text and not key.isascii() and not scene.has(key):
        return True
    called = {title for at in scene.places(key) if (title := scene.title_beside(at, key)[0])}
    return bool(called) and called <= person_words("namesake") and not any(_holds(actor, title) for title in called)


def _another_bears(key: str, actor: Actor, scene: Scene) -> bool:
    """True where the document has a longer name that ends with this one and is not the actor's."""
    own = tuple(known for name in actor.names if DOT in (known := name_key(name.text)))
    return any(not scene.text[: at + len(key)].endswith(own) for at in scene.after_dot(key))


def _of_a_person(latin: str) -> bool:
    return len(latin.split()) >= 2


def fits(latin: str, actor: Actor) -> bool:
    """True where the Latin name may be the actor's: Michael R. Pompeo, Mike Popmeo for Mike Pompeo; not Melania Trump.

    Only asked where the Chinese name is the actor's.
    """
    words = latin_words(latin)
    known = [latin_words(name) for name in latin_names().get(actor.id, ())]
    return not known or any(_same_person(words, name) for name in known)


def latin_words(latin: str) -> tuple[str, ...]:
    """The parts of a Latin name without forms of address: Sen. Bob Menendez gives bob, menendez."""
    words = re.split(r"[ \-]+", name_key(latin).replace(".", " ").strip())
    return tuple(word for word in words if word not in person_words("address")) or tuple(words)


def _same_person(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    if len(words) == 1:
        return words[0] in known
    if len(set(words) & set(known)) >= 2 or (words[-1] == known[-1] and words[0][0] == known[0][0]):
        return True
    alike = SequenceMatcher(None, words[-1], known[-1]).ratio() >= MISSPELT
    return alike and (words[0] == known[0] or (words[0][0] == known[0][0] and words[-1][0] == known[-1][0]))


def person_cut_short(key: str, scene: Scene) -> Actor | None:
    """The person of a name that stands in the document only as a part of the full one: 魏凤 in 魏凤和."""
    if not 2 <= len(key) <= LONGEST_CUT or key.isascii():
        return None
    longer = [name for name in full_person_names() if key in name and len(name) > len(key) and name in scene.text]
    if len(longer) != 1 or scene.text.count(key) != scene.text.count(longer[0]):
        return None
    return person_named(longer[0], scene)


def person_in_office(key: str, scene: Scene) -> Actor | None:
    """Who held an office on the day of the document: 美国国务卿 in a text of September 2020; None between two."""
    if scene.day is None or (title := title_at_end(key)) is None or scene.of_the_past(key):
        return None
    if office(title) not in single_offices():
        return None
    lead = key[: -len(title)]
    opening = table_pattern("tracktwo.knowledge", "people.toml", "opens_office").match(lead)
    lead = lead[opening.end() if opening else 0 :].removesuffix(OF)
    if lead and not is_state(lead):  # 历届美国总统, 美国新当选总统, 日美防长
        return None
    places = states_in(lead) or frozenset(filter(None, [scene.state_of(lead)]))
    if not lead and scene.home and scene.states_before(key)[0] <= {scene.home}:
        places = frozenset({scene.home})
    if len(places) != 1:
        return None
    held = office_holders().get((min(places), office(title)), ())
    on_the_day = {actor.id: actor for actor, role in held if role.held(scene.day)}
    return next(iter(on_the_day.values())) if len(on_the_day) == 1 else None
