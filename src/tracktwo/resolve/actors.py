"""Which actor a name of one document stands for; what is uncertain stays as written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tracktwo.knowledge.naming import name_key
from tracktwo.model import Actor, Basis, Document, Mention, Records
from tracktwo.resolve.latin import latin_person
from tracktwo.resolve.mentions import mentions
from tracktwo.resolve.persons import person_cut_short, person_in_office, person_in_phrase, person_meant, person_named
from tracktwo.resolve.scene import Scene
from tracktwo.resolve.sides import side_meant, side_named

# In this order; the first that is certain decides.
STEPS: tuple[tuple[Basis, Callable[[str, Scene], Actor | None]], ...] = (
    ("knowledge", person_named),
    ("knowledge", lambda key, _: side_named(key)),
    ("document", person_meant),
    ("knowledge", person_in_phrase),
    ("document", side_meant),
    ("document", person_in_office),
    ("document", person_cut_short),
)


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of one name: the actor's id, on what basis, the Latin name beside it."""

    actor: str | None = None
    basis: Basis | None = None
    latin: str | None = None


def resolve(document: Document, records: Records) -> tuple[Mention, ...]:
    """Every name field of the records with the actor that the name stands for in this document.

    中方 is `state.cn`; 国务卿蓬佩奥 is `person.mike-pompeo`; 桑托罗（David Santoro） is `latin.david-santoro`; a name
    that two bear, a bare 国防部 that the document does not place, 官员 and 与会者 have no actor.
    """
    named = tuple(mentions(records))
    scene = Scene.of(document)
    decided = {name: decide(name, scene) for name in dict.fromkeys(mention.name for mention in named)}
    return tuple(_with(mention, decided[mention.name]) for mention in named)


def decide(name: str, scene: Scene) -> Decided:
    """The actor of one name in one document."""
    key = name_key(name)
    beside = sorted(scene.latin_beside(key))
    latin = beside[0] if len(beside) == 1 else None
    for basis, step in STEPS:
        actor = step(key, scene)
        if actor is not None:
            return Decided(actor.id, basis, latin)
    found = latin_person(key, scene)
    return Decided(found[0], "document", found[1]) if found else Decided(latin=latin)


def _with(mention: Mention, decided: Decided) -> Mention:
    return replace(mention, actor=decided.actor, basis=decided.basis, latin=decided.latin)
