"""A post in the archive's own form, in our own words, with every trap of the page it was written after."""

from __future__ import annotations

from datetime import UTC, datetime

from tracktwo.model import Document
from tracktwo.read import check_segments, read_bytes

POST = """---
layout: post
title: "晨报：会谈   恢复"
date: 2024-06-22T01:39:58.392Z
author: 自由亚洲电台
from: https://www.rfa.org/mandarin/a/lu-06212024152959.html
tags: [ 自由亚洲电台 ]
comments: True
categories: [ 自由亚洲电台 ]
---
<!--NaN-->
[晨报：会谈   恢复](https://www.rfa.org/mandarin/a/lu-06212024152959.html)
------

<div>
<img src="https://example.org/1.jpeg" alt="晨报：会谈   恢复"
 title="晨报：会谈   恢复"> <span class="lead_image_caption">港口里的一艘潜艇。</span>
<div id="zoomattribute"> <a data-caption="港口里的一艘潜艇。" title="港口里的一艘潜艇。"><img src="https://example.org/icon-zoom.png"></a>
<span class="copyright">晨报资料图片</span> </div> <!-- zoom -->
<img src="data:image/gif;base64,R0lGOD">
<script>var a = "<p>不在页上</p>";</script>
<p>会谈在三月恢复。</p>
<ul><li><a href="/1"><strong>第一篇　旧文</strong></a></li>
<li><strong><a href="/2">第二篇</a></strong></li>
<li><a href="/3">第三篇</a></li><li><a href="/4">第四篇</a></li></ul>
<p><span>据晨报报道，中方代表丁一鸣（Ivan Ding）说，</span><span>“不会&amp;不能”。</span></p><p><span></span></p>
<figure><img alt="路上的军车 (晨报资料图片)" src="https://example.org/2015-09-03t120000z_2.jpg">
<figcaption class="image-caption">路上的军车 (晨报资料图片)</figcaption><small></small></figure>
<p style="display: none">看不见</p><p>李砚衡说：“好。”<br><br>他又说&nbsp;&nbsp;“是”。</p>
<p><span>记者：丁一鸣&nbsp;&nbsp;&nbsp;&nbsp; 责编：李砚衡 &nbsp;&nbsp; 网编：何其多</span></p>
</div>"""


def post(text: str = POST) -> Document:
    (document,) = read_bytes(text.encode(), "a.md")
    assert isinstance(document, Document)
    assert check_segments(document) == []
    return document


def test_the_blocks_of_a_post_in_order_and_nothing_else() -> None:
    assert [(block.role, block.span.quote) for block in post().blocks] == [
        ("headline", "晨报：会谈 恢复"),
        ("caption", "港口里的一艘潜艇。 晨报资料图片"),
        ("paragraph", "会谈在三月恢复。"),
        ("related", "第一篇 旧文"),
        ("related", "第二篇"),
        ("related", "第三篇"),
        ("related", "第四篇"),
        ("paragraph", "据晨报报道，中方代表丁一鸣（Ivan Ding）说，“不会&不能”。"),
        ("caption", "路上的军车 (晨报资料图片)"),
        ("paragraph", "李砚衡说：“好。”"),
        ("paragraph", "他又说 “是”。"),
        ("byline", "记者：丁一鸣 责编：李砚衡 网编：何其多"),
    ]


def test_the_metadata_of_a_post() -> None:
    document = post()
    assert document.title == "晨报：会谈 恢复"
    assert document.published == datetime(2024, 6, 22, 1, 39, 58, 392000, UTC)
    assert (document.local_date, document.time_zone) == ("2024-06-21", "America/New_York")
    assert (document.outlet, document.origin) == ("自由亚洲电台", "archive")
    assert document.url == "https://www.rfa.org/mandarin/a/lu-06212024152959.html"
    assert (document.language, document.script) == ("zh", "Hans")
    assert document.tags == ("自由亚洲电台",)
    assert [issue.kind for issue in document.issues] == ["date.stamp_unreadable"]


def test_entities_in_a_title_are_read() -> None:
    assert post(POST.replace('"晨报：会谈   恢复"', "晨报：&quot;两轨&quot;会谈", 1)).title == '晨报："两轨"会谈'
    line = '{"title": "&quot;两轨&quot;会谈 A&amp;B", "date": "2024-06-22", "text": "会谈在三月&quot;恢复&quot;。"}'
    (document,) = read_bytes(line.encode(), "a.jsonl")
    assert isinstance(document, Document)
    assert (document.title, document.text) == ('"两轨"会谈 A&B', "会谈在三月&quot;恢复&quot;。")


def test_the_day_of_an_outlet_without_a_known_zone_can_be_written_alone() -> None:
    """The stamp is the archive's: whether it is the outlet's day or the day after, only its zone would tell."""
    source = "---\ntitle: 会谈\ndate: {0}\nauthor: 西岸周报\n---\n会谈没有取消。"
    (stamped,) = read_bytes(source.format("2024-05-14T02:00:00.000Z").encode(), "a.md")
    assert isinstance(stamped, Document)
    (issue,) = stamped.issues
    assert (stamped.local_date, issue.kind) == (None, "date.zone_unknown")
    assert "its day is 2024-05-13 or 2024-05-14, write the right one alone as the date" in issue.message
    (mended,) = read_bytes(source.format("2024-05-13").encode(), "a.md")
    assert isinstance(mended, Document)
    assert (mended.local_date, mended.issues) == ("2024-05-13", ())


def test_people_with_their_roles_and_places() -> None:
    document = post()
    assert [(person.name, person.role) for person in document.people] == [
        ("丁一鸣", "reporter"),
        ("李砚衡", "editor"),
        ("何其多", "web_editor"),
    ]
    for person in document.people:
        assert person.span
        assert document.text[person.span.start : person.span.end] == person.name


def test_captions_and_credits() -> None:
    assert [(image.url, image.caption, image.credit) for image in post().images] == [
        ("https://example.org/1.jpeg", "港口里的一艘潜艇。", "晨报资料图片"),
        ("https://example.org/2015-09-03t120000z_2.jpg", "路上的军车", "晨报资料图片"),
    ]


def test_the_text_is_the_blocks_one_a_line() -> None:
    document = post()
    assert document.text.split("\n") == [block.span.quote for block in document.blocks]
    for block in document.blocks:
        assert document.text[block.span.start : block.span.end] == block.span.quote


def test_a_segment_leads_back_to_the_raw() -> None:
    document = post()
    raw = document.raw.decode()
    (block,) = [block for block in document.blocks if block.span.quote.startswith("据晨报")]
    assert [raw[s.raw_start : s.raw_end] for s in block.segments] == [
        "据晨报报道，中方代表丁一鸣（Ivan Ding）说，",
        "“不会&amp;不能”。",
    ]
    assert [segment.verbatim for segment in block.segments] == [True, False]


def test_a_changed_raw_does_not_prove_the_text() -> None:
    from dataclasses import replace

    document = post()
    spoilt = document.raw.replace("三月".encode(), "五月".encode())
    assert any("五月" in line for line in check_segments(replace(document, raw=spoilt)))
    assert check_segments(replace(document, text=document.text.replace("三月", "五月")))
