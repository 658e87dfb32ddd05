"""RSS and Atom: entries are documents."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracktwo.model import Document
from tracktwo.read import check_segments, read_bytes

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>晨报</title>
<link>https://morning.example.org/</link>
<item><title>会谈 &amp;amp; 军控</title><link>https://morning.example.org/1</link><category>军控</category>
<pubDate>Fri, 07 Mar 2031 01:02:03 GMT</pubDate><author>丁一鸣</author>
<description>摘要。</description>
<content:encoded><![CDATA[<p>会谈没有取消&nbsp;。</p><p>丁一鸣说：“<b>下周</b>继续。”</p><script>x</script>]]></content:encoded></item>
<item><title><![CDATA[军费]]></title><link>https://morning.example.org/2</link><pubDate>2031-03-08T00:00:00+08:00</pubDate>
<description>&lt;p&gt;军费增长&amp;nbsp;7%，“第一段”。&lt;/p&gt;&lt;p&gt;第二&amp;amp;三段。&lt;/p&gt;</description></item>
<item><title>无日期</title><link>https://morning.example.org/3</link><description>只有一句。</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>晨报</title>
<entry><title>会谈</title><link href="https://morning.example.org/a"/><id>a</id><updated>2031-03-07T01:02:03Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>第一段。</p><p>第二段。</p></div></content></entry>
<entry><title>军费</title><link href="https://morning.example.org/b"/><id>b</id><published>2031-03-06T23:00:00Z</published>
<updated>2031-03-07T01:02:03Z</updated><content type="html">&lt;p&gt;一句。&lt;/p&gt;</content></entry></feed>"""


def read(feed: str, encoding: str = "utf-8") -> list[Document]:
    documents = [found for found in read_bytes(feed.encode(encoding), "a.xml") if isinstance(found, Document)]
    assert [check_segments(document) for document in documents] == [[] for _ in documents]
    return documents


def lines(document: Document) -> list[tuple[str, str]]:
    return [(block.role, block.span.quote) for block in document.blocks]


def test_the_entries_of_a_feed() -> None:
    first, second, third = read(RSS)
    assert lines(first) == [
        ("headline", "会谈 & 军控"),
        ("paragraph", "会谈没有取消 。"),
        ("paragraph", "丁一鸣说：“下周继续。”"),
    ]
    assert lines(second) == [
        ("headline", "军费"),
        ("paragraph", "军费增长 7%，“第一段”。"),
        ("paragraph", "第二&三段。"),
    ]
    assert lines(third) == [("headline", "无日期"), ("paragraph", "只有一句。")]
    assert (first.outlet, first.url, first.tags) == ("晨报", "https://morning.example.org/1", ("军控",))
    assert first.published == datetime(2031, 3, 7, 1, 2, 3, tzinfo=UTC)
    assert second.published == datetime(2031, 3, 7, 16, tzinfo=UTC)
    assert [issue.kind for issue in third.issues] == ["date.missing"]
    assert first.raw.decode().startswith("<item>")
    assert first.raw.decode().endswith("</item>")
    assert [person.name for person in first.people] == ["丁一鸣"]


def test_the_entries_of_an_atom_feed() -> None:
    first, second = read(ATOM)
    assert lines(first) == [("headline", "会谈"), ("paragraph", "第一段。"), ("paragraph", "第二段。")]
    assert lines(second) == [("headline", "军费"), ("paragraph", "一句。")]
    assert second.published == datetime(2031, 3, 6, 23, tzinfo=UTC)


def test_a_feed_polled_again_gives_the_same_documents_and_a_changed_entry_another() -> None:
    before = read(RSS)
    after = read(RSS.replace("只有一句。", "只有一句，已更正。").replace("<channel>", "<channel><ttl>60</ttl>"))
    assert [a.id == b.id for a, b in zip(before, after, strict=True)] == [True, True, False]
    assert before[2].url == after[2].url


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_feed_in_another_encoding(encoding: str) -> None:
    feed = RSS.replace("UTF-8", "gb18030" if encoding == "gb18030" else encoding)
    assert [document.text for document in read(feed, encoding)] == [document.text for document in read(RSS)]


def test_a_feed_whose_entries_are_not_closed() -> None:
    assert len(read(RSS.replace("</item>", ""))) == 3


def test_a_feed_without_entries_is_refused() -> None:
    (refusal,) = read_bytes(b"<rss><channel><title>x</title></channel></rss>", "a.xml")
    assert "without entries" in str(refusal)
