"""Every example and counter-example of english.toml, and that what the desk names has an English name."""

from __future__ import annotations

import pytest

from tracktwo.knowledge.actors import who_is_who
from tracktwo.knowledge.english import gloss
from tracktwo.languages import fold
from tracktwo.languages.entries import entries

GLOSSES = entries("tracktwo.knowledge", "english.toml", "gloss", required=("id", "words", "not"))


@pytest.mark.parametrize("entry", GLOSSES, ids=lambda entry: entry["id"])
def test_glosses(entry: dict[str, object]) -> None:
    assert all(gloss(str(entry["id"]), example) for example in entry["examples"])  # type: ignore[attr-defined]
    assert not any(gloss(str(entry["id"]), example) for example in entry["not"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("entry", GLOSSES, ids=lambda entry: entry["id"])
def test_a_gloss_is_english_and_its_words_are_found_once(entry: dict[str, dict[str, str]]) -> None:
    assert all(english.isprintable() and fold(english).isprintable() for english in entry["words"].values())
    assert not any("\u4e00" <= one <= "\u9fff" for english in entry["words"].values() for one in english)
    assert len({fold(word) for word in entry["words"]}) == len(entry["words"])


def test_every_actor_of_the_knowledge_files_has_a_latin_name() -> None:
    assert [
        actor.id
        for actor in who_is_who().actors.values()
        if any("\u4e00" <= one <= "\u9fff" for one in actor.name("en"))
    ] == []
