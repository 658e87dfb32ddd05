"""What the chart of the timeline tells."""

from __future__ import annotations

import json

from tracktwo.analyse.coverage import Coverage
from tracktwo.analyse.talk_points import TalkPoint
from tracktwo.analyse.timeline import Gap, Lane, TimelineAnswer
from tracktwo.present.charts.theme import PAGE
from tracktwo.present.charts.timeline import timeline_spec
from tracktwo.present.web.words import words


def test_a_gap_that_no_talk_ends_is_told_as_open() -> None:
    stop = TalkPoint("a", "2030", "suspended", ("西岸", "东岸"), None, (), ())
    lane = Lane(None, ("1",), (stop,), (Gap("2030", None, stop, ()),))
    spec = timeline_spec(TimelineAnswer(Coverage(0, (), (), ()), (lane,), (), ()), words("en"), PAGE)
    (gap,) = (spec or {})["datasets"]["gaps"]
    assert "2030 – no later talk in this ledger" in json.dumps(gap, ensure_ascii=False)
