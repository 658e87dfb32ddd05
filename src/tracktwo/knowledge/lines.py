"""Whose a publisher's line is, and whose arsenal it counts, by actor."""

from __future__ import annotations

from tracktwo.knowledge.actors import actor_called, by_full_name, who_is_who
from tracktwo.knowledge.editions import Edition, editions
from tracktwo.knowledge.naming import name_key


def publisher_of(line: Edition) -> str:
    """Whose line it is, as an actor id; as the line writes it where no actor is known by that name."""
    return publisher_called(line.publisher)


def publisher_called(name: str) -> str:
    """The actor id of a publisher that a line calls `sipri` or by its full name; the name where no actor bears it."""
    if f"body.{name}" in who_is_who().actors:
        return f"body.{name}"
    named = by_full_name().get(name_key(name), ())
    return named[0].id if len(named) == 1 else name


def subject_of(name: str) -> str:
    """What stands as the subject of a line that somebody writes: 中国, 全球 and state.cn as written, 中國 is state.cn.

    Raises UsageError for a name that means no actor and no arsenal of the built-in lines, or one of several actors.
    """
    if any(line.subject == name for line in editions()):
        return name
    identity = actor_called(name)
    actor = who_is_who().actors.get(identity)
    return name if actor and name in {one.text for one in actor.names} else identity


def is_about(line: Edition, subject: str) -> bool:
    """True where the line counts the arsenal of an actor (its id), or of what texts call so: 全球."""
    actor = who_is_who().actors.get(subject)
    names = {subject, *(name.text for name in actor.names)} if actor else {subject}
    return line.subject in names
