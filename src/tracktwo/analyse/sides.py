"""The sides of a talk as actors, whatever name or script texts give them."""

from __future__ import annotations

from functools import lru_cache

from tracktwo.knowledge.actors import by_full_name
from tracktwo.knowledge.naming import name_key


@lru_cache(maxsize=10_000)
def side_ids(parties: tuple[str, ...]) -> frozenset[str]:
    """The parties as actor ids where knowledge has them, else as name keys: 澳洲 and 澳大利亚 are one."""
    named = {key: by_full_name().get(key, ()) for key in map(name_key, parties)}
    return frozenset(actors[0].id if len(actors) == 1 else key for key, actors in named.items())
