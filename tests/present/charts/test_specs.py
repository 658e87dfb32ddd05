"""Specs hold what they were given, draw without a network, and are harmless whatever the texts say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import altair as alt
import pytest
from jsonschema import ValidationError  # type: ignore[import-untyped]

from tracktwo.present.charts.bundle import bundle_version, vega_bundle
from tracktwo.present.charts.days import moment
from tracktwo.present.charts.estimates import Estimate, estimates
from tracktwo.present.charts.lanes import Event, Gap, by_month, lanes
from tracktwo.present.charts.svg import svg
from tracktwo.present.charts.theme import PAGE, PAPER

HOSTILE = "<script>alert(1)</script>\u202e]}'\"${x}"


def event(day: str, lane: str = "二轨", kind: str = "held", href: str | None = "#a", **more: Any) -> Event:
    end = more.pop("end", day)
    return Event((day, end), lane, kind, (("日期", day),), href, **more)


def test_a_day_is_a_mark_and_a_longer_time_a_bar() -> None:
    events = [
        event("2024-03-01"),
        event("2019-10-01", end="2019-10-31", kind="planned"),
        event("2024-03-02", vague=True),
    ]
    gaps = [Gap(("2019-10-01", "2024-03-01"), "二轨", (("日期", "中断"),))]
    spec = lanes(events, gaps, ["一轨", "二轨"], ["planned", "held"], PAGE)
    rows = spec["datasets"]
    assert [row["lane"] for row in rows["heads"]] == ["二轨"]
    assert len(rows["bars"]) == len(rows["gaps"]) == 1
    bar = rows["bars"][0]
    assert bar["end"] > bar["start"]
    days = [row for row in rows["points"] if row["start"] == row["end"]]
    months = [row for row in rows["points"] if row["start"] < row["end"]]
    assert [(row["kind"], row["vague"], row["y"]) for row in months] == [("planned", True, bar["y"])]
    assert bar["start"] < months[0]["day"] < bar["end"]  # so that its shape tells its kind, too
    assert [row["vague"] for row in days] == [False, True]
    assert len({row["y"] for row in days}) == 2  # a day apart on an axis of years: above each other
    assert "axis" not in json.dumps(spec["config"]["view"])


def test_colour_and_shape_of_a_kind_do_not_depend_on_what_else_is_there() -> None:
    kinds = ["planned", "held", "refused"]

    def colour(events: list[Event]) -> str:
        spec = lanes(events, [], ["二轨"], kinds, PAPER)
        scale = next(layer["encoding"]["color"]["scale"] for layer in spec["layer"] if "shape" in layer["encoding"])
        return str(dict(zip(scale["domain"], scale["range"], strict=True))["held"])

    assert colour([event("2024-03-01")]) == colour([event("2024-03-01"), event("2024-04-01", kind="planned")])


def test_hundreds_of_marks_stay_inside_their_lane() -> None:
    events = [event(f"2020-{1 + n % 12:02d}-{1 + n % 28:02d}", lane=f"lane {n % 3}") for n in range(900)]
    spec = lanes(events, [], [f"lane {n}" for n in range(3)], ["held"], PAPER)
    height = spec["height"]
    assert height < 900
    assert all(row["y"] < height for row in spec["datasets"]["points"])
    assert len(spec["datasets"]["points"]) == 900


def test_a_few_old_marks_are_counted_and_do_not_press_the_others_together() -> None:
    events = [event("1985-05-01"), *(event(f"2020-{1 + n % 12:02d}-01") for n in range(24))]
    gaps = [Gap(("1985-05-02", "2020-02-01"), "二轨", (("日期", "中断"),))]
    spec = lanes(events, gaps, ["二轨"], ["held"], PAPER, outside=("{count} before {day}", "{count} after {day}"))
    rows = spec["datasets"]
    assert [row["outside"] for row in rows["heads"]] == ["1 before 2020-01"]
    assert len(rows["points"]) == 24
    begin = min(row["day"] for row in rows["extent"])
    assert all(row["start"] >= begin for row in (*rows["points"], *rows["gaps"]))
    alone = lanes([event("1985-05-01"), event("2020-02-01")], [], ["二轨"], ["held"], PAPER)
    assert len(alone["datasets"]["points"]) == 2


def test_a_few_marks_far_off_at_the_end_are_counted_and_the_others_stand_by_day() -> None:
    """Hundreds of marks of one month and one of four years later; where marks are few nothing is left out."""
    events = [event(f"2020-11-{1 + n % 28:02d}", href=f"#{n}") for n in range(400)] + [event("2024-06-01")]
    found = by_month(events, lambda when, some: (("日期", f"{when}: {len(some)}"),))
    assert len(found) == 29
    assert found[0].label == (("日期", "2020-11-01: 15"),)
    spec = lanes(found, [], ["二轨"], ["held"], PAPER, outside=("{count} before {day}", "{count} after {day}"))
    rows = spec["datasets"]
    assert [row["outside"] for row in rows["heads"]] == ["1 after 2020-11-28"]  # marks count for what stands on them
    spec = lanes(events, [], ["二轨"], ["held"], PAPER, outside=("{count} before {day}", "{count} after {day}"))
    rows = spec["datasets"]
    assert [row["outside"] for row in rows["heads"]] == ["1 after 2020-11-28"]
    assert len(rows["points"]) == 400
    assert max(row["day"] for row in rows["extent"]) < moment("2021-01-01")


def test_more_marks_than_a_lane_has_levels_each_keep_a_height_of_their_own() -> None:
    spec = lanes([event("2020-06-01") for _ in range(60)], [], ["二轨"], ["held"], PAPER)
    assert len({row["y"] for row in spec["datasets"]["points"]}) == 60


def test_a_forecast_is_drawn_from_the_last_estimate_before_it() -> None:
    label = (("Publisher", "x"),)
    found = [
        Estimate("2019-12-31", 200, 200, "Pentagon", label, "#1"),
        Estimate("2024-01-01", 500, 600, "Pentagon", label, "#2"),
        Estimate("2030-12-31", 400, 400, "Pentagon", label, "#3", made="2020-09-01", words="at least double"),
        Estimate("2030-12-31", 900, 900, "nobody", label, "#4", made="2020-09-01"),
    ]
    rows = estimates(found, "warheads", PAGE)["datasets"]
    assert [(row["low"], row["series"]) for row in rows["lines"]] == [(200, "Pentagon"), (400, "Pentagon")]
    assert [row["words"] for row in rows["forecasts"]] == ["at least double", ""]
    assert len(rows["ranges"]) == 1


def test_numbers_at_one_place_stand_one_in_another() -> None:
    label = (("Publisher", "x"),)
    found = [
        Estimate("2019-12-31", 200, 200, "Bulletin", label),
        Estimate("2019-12-31", 200, 200, "Pentagon", label),
        Estimate("2019-12-31", 290, 290, "Federation", label),
    ]
    spec = estimates(found, "warheads", PAGE)
    sizes = {row["series"]: row["size"] for row in spec["datasets"]["estimates"]}
    assert sizes["Bulletin"] > 1.5 * sizes["Pentagon"]  # drawn first, it looks out below
    assert sizes["Pentagon"] == sizes["Federation"]
    many = estimates([Estimate(f"{year}-01-01", 1, 1, "x", label) for year in range(1950, 2020)], "warheads", PAGE)
    assert many["datasets"]["estimates"][0]["size"] < sizes["Federation"]
    assert many["height"] > spec["height"]


@pytest.mark.parametrize("empty", [lambda: lanes([], [], [], [], PAGE), lambda: estimates([], "warheads", PAGE)])
def test_nothing_cannot_be_drawn(empty: Any) -> None:
    with pytest.raises(ValueError, match="empty"):
        empty()


def test_pictures_are_whole_and_lead_to_their_evidence() -> None:
    spec = lanes([event("2024-03-01", href="http://127.0.0.1:8222/records/abc")], [], ["二轨"], ["held"], PAPER)
    tree = ElementTree.fromstring(svg(spec))
    links = [node.get("{http://www.w3.org/1999/xlink}href") for node in tree.iter("{http://www.w3.org/2000/svg}a")]
    assert links == ["http://127.0.0.1:8222/records/abc"]
    assert "二轨" in "".join(tree.itertext())


def test_specs_are_vega_lite_s_own_and_a_wrong_one_is_none() -> None:
    """They are put together without Altair's checks; here its schema looks at every layer."""
    gaps = [Gap(("2019-10-01", "2024-03-01"), "二轨", (("日期", "中断"),))]
    events = [event("2024-03-01"), event("2019-10-01", end="2019-10-31", kind="planned"), event("1985-05-01")]
    label = (("Publisher", "x"),)
    found = [
        Estimate("2019-12-31", 200, 250, "Pentagon", label, "#1"),
        Estimate("2030-12-31", 400, 400, "Pentagon", label, "#3", made="2020-09-01", words="at least double"),
    ]
    for look in (PAGE, PAPER):
        drawn = [lanes(events, gaps, ["二轨"], ["planned", "held"], look), estimates(found, "warheads", look)]
        assert [len(spec["layer"]) for spec in drawn] == [7, 7]
        for spec in drawn:
            assert alt.LayerChart.from_dict(spec).to_dict()["layer"] == spec["layer"]
            spec["layer"][-1]["mark"]["type"] = "no such mark"
            with pytest.raises(ValidationError, match="no such mark"):
                alt.LayerChart.from_dict(spec)


def test_hostile_words_stay_words() -> None:
    events = [Event(("2024-03-01", "2024-03-01"), HOSTILE, HOSTILE, ((HOSTILE, HOSTILE),))]
    drawn = svg(lanes(events, [], [HOSTILE], [HOSTILE], PAPER))
    assert "<script" not in drawn
    assert "\u202e" not in drawn
    assert "style=" not in drawn
    drawn = svg(estimates([Estimate("2024-01-01", 1, 2, HOSTILE, ((HOSTILE, HOSTILE),))], HOSTILE, PAPER))
    ElementTree.fromstring(drawn)
    assert "<script" not in drawn


def test_the_bundle_is_made_once_and_needs_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "cache" / f"vega-{bundle_version()}.js"
    path.parent.mkdir()
    path.write_bytes(b"made before")
    assert vega_bundle(path.parent) == b"made before"


def test_the_bundle_is_vega_with_its_interpreter(tmp_path: Path) -> None:
    file = tmp_path / "a file where a folder should be"
    file.touch()
    bundle = vega_bundle(file).decode("utf-8")
    assert bundle.endswith("window.vegaEmbed = vegaEmbed;") or re.search(r"window\.vegaEmbed=\$?\w+;$", bundle)
    assert vega_bundle(file) is vega_bundle(file)
    folder = tmp_path / "made"
    assert vega_bundle(folder).decode("utf-8") == bundle
    assert [path.read_text(encoding="utf-8") for path in folder.iterdir()] == [bundle]
