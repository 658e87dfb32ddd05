"""What draws pictures in a process of its own draws what is drawn here, and is started again where it ended."""

from __future__ import annotations

import gc
import json
import signal
import subprocess
import sys
from typing import Any

import pytest

from tracktwo.present.charts import drawer
from tracktwo.present.charts.drawer import Drawer
from tracktwo.present.charts.svg import svg

SPEC: dict[str, Any] = {
    "data": {"values": [{"a": 1, "t": "二轨"}, {"a": 2, "t": "对话"}]},
    "mark": "point",
    "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "t", "type": "nominal"}},
}


def process_of(drawing: Drawer) -> subprocess.Popen[str]:
    assert drawing._process is not None
    return drawing._process


def test_it_draws_as_here_and_starts_once() -> None:
    drawing = Drawer()
    drawing.start()
    first = process_of(drawing)
    drawing.start()
    assert drawing.svg(SPEC) == svg(SPEC)
    assert "二轨" in drawing.svg(SPEC)
    assert process_of(drawing) is first


def test_what_cannot_be_drawn_is_an_error_and_the_next_picture_is_drawn() -> None:
    drawing = Drawer()
    with pytest.raises(ValueError, match="conversion failed"):
        drawing.svg({"data": {"values": []}, "mark": "no such mark"})
    assert drawing.svg(SPEC) == svg(SPEC)


def test_a_process_that_was_killed_is_started_again() -> None:
    drawing = Drawer()
    drawing.svg(SPEC)
    killed = process_of(drawing)
    killed.send_signal(signal.SIGKILL)
    assert drawing.svg(SPEC) == svg(SPEC)  # also where its end was not seen yet
    assert process_of(drawing) is not killed


def test_without_a_process_it_is_drawn_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(subprocess, "Popen", refused)
    drawing = Drawer()
    drawing.start()
    assert drawing.svg(SPEC) == svg(SPEC)


def test_the_process_ends_with_its_desk() -> None:
    drawing = Drawer()
    drawing.svg(SPEC)
    process = process_of(drawing)
    del drawing
    gc.collect()
    assert process.poll() == 0


def test_the_process_ends_where_its_input_does() -> None:
    command = [sys.executable, "-m", drawer.__name__]
    asked = f"{json.dumps(SPEC)}\n" + json.dumps({"mark": "no such mark"}) + "\n"
    ended = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    drawn, wrong = (json.loads(line) for line in ended.stdout.splitlines())
    assert drawn == {"svg": svg(SPEC)}
    assert list(wrong) == ["error"]
