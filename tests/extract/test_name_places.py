"""Where known names stand: against a plain search at every place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracktwo.extract.name_places import NamePlaces

TEXTS = st.text(alphabet="丁一鸣江南说", max_size=30)
NAMES = st.frozensets(st.text(alphabet="丁一鸣江南", min_size=2, max_size=4), max_size=5)


@given(TEXTS, NAMES, st.integers(0, 30), st.integers(0, 30))
def test_names_inside_a_range_are_those_that_its_text_holds(text: str, names: frozenset[str], a: int, b: int) -> None:
    start, end = min(a, b), max(a, b)
    held = sorted((name for name in names if name in text[start:end]), key=lambda name: (-len(name), name))
    assert list(NamePlaces.of(text, names).inside(start, min(end, len(text)))) == held


@given(TEXTS, NAMES)
def test_ends_are_where_a_name_has_just_been_read(text: str, names: frozenset[str]) -> None:
    ends = NamePlaces.of(text, names).ends
    for at in range(len(text) + 1):
        assert set(ends.get(at, ())) == {name for name in names if text.endswith(name, 0, at)}
