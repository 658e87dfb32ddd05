"""Everybody in knowledge/: each example is the actor by itself, each counter-example is not; names, cites, offices."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.resolve.made import scene_of

from tracktwo.knowledge.actors import (
    actors_called,
    by_bare_name,
    by_full_name,
    by_short_name,
    known_names,
    person_words,
    single_offices,
    who_is_who,
)
from tracktwo.knowledge.bodies import bodies, government_words, own_words, side_words, voice_words
from tracktwo.knowledge.naming import name_key, slug
from tracktwo.knowledge.outlets import home_of
from tracktwo.knowledge.people import people
from tracktwo.languages.entries import entries
from tracktwo.model import RoleHeld
from tracktwo.resolve.actors import decide

PACKAGE = "tracktwo.knowledge"
LISTED = [
    *(("person", entry) for entry in entries(PACKAGE, "people.toml", "person", required=("not", "cite"))),
    *(("body", entry) for entry in entries(PACKAGE, "bodies.toml", "body", required=("not", "cite"))),
    *(("outlet", entry) for entry in entries(PACKAGE, "press.toml", "press", required=("not", "cite"))),
]
CITE = re.compile(r"zh-[0-9a-f]{12}|seed-rfa-20240622|mfa-\d{4}|https?://\S+")


def actor_of(words: str) -> str | None:
    """Whom the words stand for in a document that says nothing else."""
    return decide(words, scene_of(words)).actor


@pytest.mark.parametrize(("kind", "entry"), LISTED, ids=lambda value: value["id"] if isinstance(value, dict) else "")
def test_examples_are_the_actor_and_counter_examples_are_not(kind: str, entry: Any) -> None:
    own = f"{kind}.{entry['id']}"
    for example in entry["examples"]:
        assert actor_of(example) == own, example
    for other in entry["not"]:
        assert actor_of(other) != own, other


@pytest.mark.parametrize(("kind", "entry"), LISTED, ids=lambda value: value["id"] if isinstance(value, dict) else "")
def test_what_an_entry_says_is_shown_by_a_text(kind: str, entry: Any) -> None:
    assert CITE.fullmatch(entry["cite"])
    actor = who_is_who().actors[f"{kind}.{entry['id']}"]
    assert actor.state is None or actor.state in who_is_who().actors
    for role in actor.roles:
        assert CITE.fullmatch(role.cite)
        assert role.body is None or role.body in who_is_who().actors, role
        assert role.shown is None or role.shown[0] <= role.shown[1]


def test_who_owns_and_pays_an_outlet_is_stated_by_a_text() -> None:
    ties = {body.actor.id: body.actor.ties for body in bodies() if body.actor.ties}
    assert {"outlet.voa", "outlet.globaltimes", "outlet.xinhua"} <= set(ties)
    for tie in (tie for found in ties.values() for tie in found):
        assert CITE.fullmatch(tie.cite)
        assert tie.kind in ("owner", "funder")
        assert "." not in tie.by or tie.by in who_is_who().actors


def test_ids_are_one_each() -> None:
    listed = [*(person.actor.id for person in people()), *(body.actor.id for body in bodies())]
    assert len(listed) == len(set(listed))


def test_a_name_that_stands_for_itself_has_one_bearer() -> None:
    shared = {name: [actor.id for actor in actors] for name, actors in by_full_name().items() if len(actors) > 1}
    assert not shared
    both = {name for name in by_short_name() if any(a.kind == "person" for a in by_full_name().get(name, ()))}
    assert not both


def test_words_of_bodies_and_states() -> None:
    assert {"当局", "政府"} <= set(side_words())
    assert "发言人" in voice_words()
    assert "官员" not in voice_words()
    assert "我国" in own_words()
    assert "团队" not in government_words()
    assert "外长" in single_offices()
    assert not {"发言人", "代表", "官员", "学者"} & single_offices()
    assert "记者" in person_words("namesake")
    assert "时任" in person_words("other_time")
    assert len(by_bare_name()[name_key("外交部")]) > 5


def test_places_of_outlets() -> None:
    assert home_of("中央社") == "state.tw"
    assert home_of("央视新闻联播") == "state.cn"
    assert home_of("路透社") is None
    assert home_of(None) is None


def test_names_that_a_cutter_should_not_cut() -> None:
    assert {"魏凤和", "蓬佩奥", "外交部", "东风-26", "六方会谈"} <= set(known_names())
    assert list(known_names()) == sorted(set(known_names()))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("薩德加波", "萨德加波"),
        ("迈克•蓬佩奥", "迈克·蓬佩奥"),
        ("《东岸晨报》", "东岸晨报"),
        ("José Dingström", "jose dingstrom"),
        ("TikTok", "tiktok"),
    ],
)
def test_keys(name: str, key: str) -> None:
    assert name_key(name) == key


def test_slugs() -> None:
    assert slug("David Santoro") == "david-santoro"
    assert slug("Bärbel O'Ding") == "barbel-o-ding"


@pytest.mark.parametrize(
    ("role", "day", "held"),
    [
        (RoleHeld("总统", None, "2017-01-20", "2021-01-20", "zh"), "2019-06-01", True),
        (RoleHeld("总统", None, "2017-01-20", "2021-01-20", "zh"), "2021-01-21", False),
        (RoleHeld("总统", None, "2017", "2021", "zh"), "2019-06-01", True),
        (RoleHeld("总统", None, "2017", "2021", "zh"), "2021-06-01", False),  # it ended some time in that year
        (RoleHeld("总统", None, "2017", "2021", "zh"), "2017-06-01", False),
        (RoleHeld("总统", None, None, None, "zh", ("2019-01-01", "2019-12-31")), "2019-06-01", True),
        (RoleHeld("总统", None, None, None, "zh", ("2019-01-01", "2019-12-31")), "2020-06-01", False),
        (RoleHeld("总统", None, None, "2021", "zh"), "2019-06-01", False),  # nothing shows since when
    ],
)
def test_an_office_was_held_where_texts_prove_it(role: RoleHeld, day: str, held: bool) -> None:
    assert role.held(day) is held


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("US", ("state.us",)),
        ("U.S.", ("state.us",)),
        ("usa", ("state.us",)),
        ("UK", ("state.uk",)),
        ("PRC", ("state.cn",)),
        ("Trump", ("person.donald-trump",)),
        ("Xi", ("person.xi-jinping",)),
        ("Ivanka", ("person.ivanka-trump",)),
        ("Abe", ("person.shinzo-abe",)),
        ("U", ()),
        ("Rus", ()),
        ("USS", ()),
    ],
)
def test_actors_are_asked_for_by_what_people_type(asked: str, ids: tuple[str, ...]) -> None:
    assert actors_called(asked) == ids


def test_a_surname_of_many_is_that_of_all() -> None:
    assert {"person.wang-yi", "person.wang-wenbin"} <= set(actors_called("Wang"))


def test_short_latin_names_are_found_in_no_text() -> None:
    """US and UK are what somebody types; a text is searched for no name in Latin letters (campus, USS)."""
    assert not [name for name in known_names() if name.isascii()]
    assert actors_called("campus") == ()
