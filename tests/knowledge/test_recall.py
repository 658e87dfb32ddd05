"""What was measured is at hand: recall by kind of record, precision by rule."""

from __future__ import annotations

import pytest

from tracktwo.knowledge.recall import precision, recall


@pytest.mark.parametrize("kind", ["statement", "figure", "talk"])
def test_each_measured_kind_has_its_interval(kind: str) -> None:
    found = recall()[kind]
    assert 0 < found.low <= found.value <= found.high <= 1
    assert found.records > 0 and found.documents > 0 and found.gold


def test_forecasts_were_never_measured() -> None:
    assert "forecast" not in recall()


def test_a_rule_seen_on_gold_has_its_precision_and_another_none() -> None:
    assert precision("cue.strong") > 0.8
    assert precision("no.such.rule") == 0.5
