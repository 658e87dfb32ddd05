"""Whatever the bytes: documents whose every character is proved, or refusals of one line; never an exception.

The long run by hand is benchmarks/fuzz_read.py.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.read.seeds import SEEDS

from tracktwo.model import Document
from tracktwo.read import check_segments, read_bytes

TOKENS = [
    "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href='/1'>", "</a>", "<li>", "<ul>", "</ul>",
    "<br>", "<!--", "-->", "<img src='/1.jpg' alt='图'>", "<figcaption>", "</figcaption>",
    "<span class='copyright'>", "</span>", "<small>", "</small>", "<table>", "<tr>", "<td>",
    "</table>", "<script>", "</script>", "<h2>", "</h2>", "<i hidden>", "</i>", "&nbsp;", "&amp;",
    "&#x4e00;", "<", ">", "&", '"', "'", "核武", "会谈没有取消。", "Ivan Ding",
    "记者：丁一鸣 责编：李砚衡", "2031年3月7日", "延伸阅读", "问：", "答：", "（圖：晨報攝）", "　",
    " ", "\n", "\r", "\t", "\u200b", "\ufeff", "\x00", "𠮷", "😀", "**", "# ", "- ", "> ", "`",
    "[x](/1)", "\\*", "---\n",
]  # fmt: skip
HEADS = [
    "",
    "---\ntitle: 会谈\ndate: 2031-03-07\n---\n",
    "---\ntitle: 会谈\n---\n<div>",
    "<html><body>",
    "<rss><channel><item>",
]
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def sound(data: bytes) -> None:
    """Raises AssertionError where reading `data` gives anything but proved documents and refusals of one line."""
    for found in read_bytes(data, "a"):
        if isinstance(found, Document):
            assert check_segments(found) == []
            assert found.raw or found.format == "feed"
            spans = [block.span for block in found.blocks]
            assert all(a.end <= b.start for a, b in pairwise(spans))
            assert all(found.text[span.start : span.end] == span.quote for span in spans)
        else:
            assert found.what
            assert len(str(found).splitlines()) == 1


@relaxed
@given(st.sampled_from(HEADS), st.lists(st.sampled_from(TOKENS), max_size=60))
def test_any_page(head: str, tokens: list[str]) -> None:
    sound((head + "".join(tokens)).encode())


@relaxed
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    sound(data)


@relaxed
@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_any_text(text: str, encoding: str) -> None:
    sound(text.encode(encoding, "surrogatepass" if encoding != "utf-16" else "replace"))


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_file_with_some_bytes_changed(name: str, data: st.DataObject) -> None:
    changed = bytearray(SEEDS[name])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(changed) - 1))
        length = data.draw(st.integers(0, 30))
        changed[place : place + length] = data.draw(st.binary(max_size=12))
        if not changed:
            break
    sound(bytes(changed))


@pytest.mark.parametrize("name", SEEDS)
def test_a_file_as_it_is(name: str) -> None:
    sound(SEEDS[name])
    assert any(isinstance(found, Document) for found in read_bytes(SEEDS[name], "a"))


@pytest.mark.parametrize("name", SEEDS)
def test_a_file_cut_off_anywhere(name: str) -> None:
    whole = SEEDS[name]
    for end in range(0, len(whole), max(1, len(whole) // 40)):
        sound(whole[:end])
