"""Hostile and broken input: one clear line each (what, where, what to do), and the batch goes on."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import struct
import zipfile

import pytest
from tests.read.made import packed, tar

from tracktwo.model import Document
from tracktwo.read import Refusal, check_segments, read_bytes, streams

GOOD = '---\ntitle: "好"\ndate: 2031-03-07T01:02:03Z\n---\n<div><p>会谈没有取消。</p></div>'.encode()


def post(date: str = "2031-03-07T01:02:03Z", more: str = "", stamp: str = "") -> str:
    return f"---\ntitle: 会谈\ndate: {date}\nauthor: 自由亚洲电台\n{more}---\n{stamp}<div><p>会谈没有取消。</p></div>"


def read(data: bytes | str, name: str = "a.md") -> Document:
    (document,) = read_bytes(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(document, Document), document
    assert check_segments(document) == []
    return document


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        ("\ufeff \u200b".encode(), "no line of text"),
        (b"\xff\xfe", "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "a picture"),
        (b"\x7fELF" + bytes(200), "a program"),
        (b"SQLite format 3\x00" + bytes(200), "a database"),
        (b"7\x7f\x06\x82\x00\x2d\xe2\x18" + bytes(200), "a database's log"),
        (struct.pack("<600I", *range(600)), "binary"),
        (struct.pack(">600I", *range(600)), "binary"),
        (b"\xd0\xcf\x11\xe0" + bytes(200), "office"),
        (packed({"[Content_Types].xml": b"x", "word/document.xml": b"x"}), "office"),
        (b"---\ntitle: !!python/object/apply:os.system ['true']\n---\ntext", "asks for an object"),
        (b"---\n- a\n- list\n---\ntext", "not YAML"),
        (b"---\n[ : }{\n---\ntext", "not YAML"),
        (b"<div>" * 100_000 + b"x", "nested"),
        (b"---\ntitle: x\n---\n" + b"<ul><li>" * 50_000, "nested"),
        (b"<html>" + b"<p>a" * 200_001, "more than 200,000 tags"),
        (b"a\n" * 200_001, "more than 100,000 lines"),
        (b'{"text": "' + b"a\\n" * 200_001 + b'"}\n', "more than 100,000 lines"),
        (b'{"a": 1}\n', "without a text"),
        (b'{"text": ""}\n', "empty text"),
        (b'{"text": "\xff"}\n', "not UTF-8"),
        (b'{"text": 5}\n', "without a text"),
        (b'{"text": "a"\n', "not a JSON line"),
        (b'{"text": ' + b"[" * 60_000 + b"\n", "not a JSON line"),
        (b"\x1f\x8b" + b"rubbish" * 10, "damaged or cut off"),
        (b"\xfd7zXZ\x00" + b"rubbish" * 10, "damaged or cut off"),
        (b"BZh9" + b"rubbish" * 10, "damaged or cut off"),
        (b"PK\x03\x04" + b"rubbish" * 10, "damaged or cut off"),
        (b"WARC/1.0\r\nrubbish", "damaged"),
        (b'[\n {"title": "a", "text": "b"}]', "one JSON array"),
        (gzip.compress(b"", mtime=0), "empty"),
    ],
)
def test_refused_in_one_line_and_the_rest_goes_on(data: bytes, what: str) -> None:
    name = "a.jsonl" if data.startswith(b'{"') else "a.md"
    found = read_bytes(tar({name: data, "good.md": GOOD}), "news.tar")
    refusal, document = found[0], found[-1]
    assert isinstance(document, Document)
    assert isinstance(refusal, Refusal)
    assert len(found) == 2
    assert what in refusal.what
    assert refusal.where.startswith(f"news.tar/{name}")
    assert refusal.todo
    assert "\n" not in str(refusal)


def test_a_page_of_a_hundred_megabytes_on_one_line() -> None:
    (refusal,) = read_bytes(b"<html><p>" + b"x" * 100_000_000, "a.html")
    assert str(refusal) == "a.html: larger than 64 MiB (split it into single texts)"


def test_a_line_too_long_is_refused_and_the_next_one_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracktwo.read.containers.ITEM_LIMIT", 1000)
    line = json.dumps({"title": "好", "text": "会谈。"}).encode() + b"\n"
    long = json.dumps({"title": "长", "text": "会" * 2000}).encode() + b"\n"
    first, refusal, last = read_bytes(line + long + line, "a.jsonl")
    assert isinstance(refusal, Refusal)
    assert refusal.where == "a.jsonl:2"
    assert isinstance(first, Document)
    assert isinstance(last, Document)


def test_a_zip_bomb_is_never_held_in_memory() -> None:
    bomb = packed({"zeros.txt": bytes(70 * 1024 * 1024), "good.md": GOOD})
    refusal, document = read_bytes(bomb, "a.zip")
    assert "larger than 64 MiB" in str(refusal)
    assert isinstance(document, Document)


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress], ids=["gz", "xz"])
def test_a_stream_that_grows_without_end_is_refused(pack: type[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "FREE_BYTES", 1024 * 1024)
    line = json.dumps({"title": "好", "text": " " * 5000 + "会谈。"}).encode() + b"\n"
    found = read_bytes(pack(line * 2000), "a.jsonl.gz")
    assert isinstance(found[-1], Refusal)
    assert "unpacks to more than 200 times" in found[-1].what
    assert all(isinstance(document, Document) for document in found[:-1])


def test_a_tar_whose_header_asks_for_all_memory() -> None:
    header = bytearray(tar({"pax": b""})[:512])
    header[156:157] = b"x"
    header[124:136] = b"%011o\0" % (8 * 1024**3 - 1)
    header[148:156] = b"        "
    header[148:156] = b"%06o\0 " % sum(header)
    data = bytes(header) + bytes(70 * 1024 * 1024)
    (refusal,) = read_bytes(data, "a.tar")
    assert "absurd" in str(refusal)


def test_an_xz_header_cannot_ask_for_all_memory() -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1024**3}]
    try:
        data = lzma.compress(GOOD, filters=filters)
    except MemoryError:
        pytest.skip("no memory to make the file")
    (refusal,) = read_bytes(data, "a.md.xz")
    assert "Memory usage limit" in str(refusal)


def test_a_zip_with_a_password() -> None:
    data = bytearray(packed({"a.md": GOOD}))
    data[6] |= 1
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    (refusal,) = read_bytes(bytes(data), "a.zip")
    assert "password" in str(refusal)


def test_a_zip_packed_in_an_unknown_way() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.md", GOOD)
    data = bytearray(out.getvalue())
    struct.pack_into("<H", data, 8, 97)
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 10, 97)
    (refusal,) = read_bytes(bytes(data), "a.zip")
    assert "unknown way" in str(refusal)


@pytest.mark.parametrize(
    ("date", "kind"),
    [
        ("", "date.missing"),
        ("null", "date.missing"),
        ("NaN", "date.missing"),
        ("20244-06-22T01:39:58.392Z", "date.absurd"),
        ("2024-13-40", "date.absurd"),
        ("0001-01-01T00:00:00Z", "date.absurd"),
        ("9999-12-31T23:59:59-23:00", "date.absurd"),
        ("yesterday", "date.absurd"),
        ("[2024]", "date.missing"),
    ],
)
def test_absent_and_absurd_dates_are_issues(date: str, kind: str) -> None:
    document = read(post(date))
    assert document.published is None
    assert document.local_date is None
    assert [issue.kind for issue in document.issues] == [kind]


@pytest.mark.parametrize(
    ("date", "published", "day"),
    [
        ("2031-03-07T01:02:03Z", "2031-03-07T01:02:03+00:00", "2031-03-06"),
        ("2031-03-07 09:02:03 +0800", "2031-03-07T01:02:03+00:00", "2031-03-06"),
        ("'2031-03-07T01:02:03.4567891+08:00'", "2031-03-06T17:02:03.456789+00:00", "2031-03-06"),
        ("2031-03-07", None, "2031-03-07"),
        ("2031年3月7日", None, "2031-03-07"),
    ],
)
def test_dates_as_they_are_written(date: str, published: str | None, day: str) -> None:
    document = read(post(date))
    assert (document.published and document.published.isoformat(), document.local_date) == (published, day)
    assert document.issues == ()


@pytest.mark.parametrize(
    ("stamp", "kinds"),
    [
        ("<!--NaN-->\n", ["date.stamp_unreadable"]),
        ("<!--1930611723000-->\n", []),
        ("<!--1530611723000-->\n", ["date.differs"]),
        ("<!--99999999999999999999-->\n", ["date.differs"]),
    ],
)
def test_the_archive_s_own_stamp(stamp: str, kinds: list[str]) -> None:
    assert [issue.kind for issue in read(post("2031-03-07T01:02:03Z", stamp=stamp)).issues] == kinds


def test_the_page_s_own_date_is_compared_never_taken() -> None:
    page = post().replace("<div>", "<div><div><i>丁一鸣<br>2031-02-01 10:00:00</i></div>")
    document = read(page)
    assert document.local_date == "2031-03-06"
    assert [issue.kind for issue in document.issues] == ["date.differs"]
    assert [person.name for person in document.people] == ["丁一鸣"]


def test_front_matter_that_is_no_yaml_is_read_by_line_with_an_issue() -> None:
    document = read(post(more='subtitle: "他说"好""\nrestricted: true\n'))
    assert document.title == "会谈"
    assert document.restricted
    assert document.outlet == "自由亚洲电台"
    assert [issue.kind for issue in document.issues] == ["metadata.unknown_key", "metadata.not_yaml"]


def test_unknown_keys_and_contradictions_are_issues() -> None:
    body = "[另一个标题](https://other.example.org/)\n------\n"
    document = read(post(more="from: https://www.rfa.org/1\nmood: good\n", stamp=body))
    assert [issue.kind for issue in document.issues] == ["metadata.unknown_key", *["metadata.differs"] * 2]
    assert "另一个标题" not in document.text


@pytest.mark.parametrize("value", ["true", "True", "yes", "1"])
def test_restricted(value: str) -> None:
    assert read(post(more=f"restricted: {value}\n")).restricted
    assert not read(post(more="restricted: false\n")).restricted
    assert not read(post()).restricted
    (document,) = read_bytes(post().encode(), "a.md", restricted=True)
    assert isinstance(document, Document)
    assert document.restricted
    line = json.dumps({"text": "会谈。", "restricted": True}).encode() + b"\n"
    assert read(line, "a.jsonl").restricted


def test_invalid_utf8_is_shown_as_such() -> None:
    data = post().encode().replace("没有".encode(), "没".encode() + b"\xff\xfe")
    document = read(data)
    assert "没\ufffd\ufffd取消" in document.text
    assert "encoding.broken" in {issue.kind for issue in document.issues}


def test_aliases_in_front_matter_do_not_explode() -> None:
    bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
    )
    document = read(post(more=bomb + "tags: *a8\n"))
    assert document.tags == ()


HOSTILE = [
    "<a",
    "<!--",
    "&",
    '<a href="',
    "=\"'",
    "（",
    "[x](",
    "![",
    "记者：丁",
    "责编 ",
    "20",
    "　",
    "问：\n",
    "<p>",
    "</p>",
]


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("head", ["---\ntitle: x\n---\n<div>", "---\ntitle: x\n---\n", "<html><body>", ""])
def test_a_hundred_thousand_characters_of_anything(head: str, unit: str) -> None:
    """What takes time by the square would hold the tests up for minutes."""
    for found in read_bytes((head + unit * (100_000 // len(unit))).encode(), "a"):
        assert isinstance(found, Refusal) or check_segments(found) == []
