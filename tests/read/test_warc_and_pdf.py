"""Web archives and PDF files."""

from __future__ import annotations

import gzip

import pytest
from tests.read.made import pdf, warc_record

from tracktwo.model import Document
from tracktwo.read import Refusal, check_segments, extras, read_bytes

PAGE = "<html><head><title>会谈</title></head><body><article><h1>会谈</h1><p>会谈没有取消。</p></article></body></html>"
BIG5 = (
    "<html><head><title>會談</title></head><body><article><p>會談沒有取消，雙方下週繼續。</p></article></body></html>"
)


def warc() -> bytes:
    return b"".join(
        [
            warc_record("https://morning.example.org/1", PAGE.encode()),
            warc_record("https://morning.example.org/2", b"\x89PNG", "image/png"),
            warc_record("https://morning.example.org/3", BIG5.encode("big5"), "text/html; charset=big5"),
            warc_record("https://morning.example.org/4", b"gone", status="404 Not Found"),
            warc_record("https://morning.example.org/5", b"", status="301 Moved"),
            warc_record("https://morning.example.org/6", "只有一行。".encode(), "text/plain; charset=utf-8"),
        ]
    )


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_answers_of_a_web_archive(pack: type[bytes]) -> None:
    first, second, gone, last = read_bytes(pack(warc()), "a.warc.gz")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(last, Document)
    assert [(block.role, block.span.quote) for block in first.blocks] == [
        ("headline", "会谈"),
        ("paragraph", "会谈没有取消。"),
    ]
    assert first.url == "https://morning.example.org/1"
    assert second.encoding.startswith("big5")
    assert "雙方下週繼續" in second.text
    assert last.text == "只有一行。"
    assert gone == Refusal("a.warc.gz:4", "the server answered 404 for https://morning.example.org/4", "leave it out")
    assert [check_segments(document) for document in (first, second, last)] == [[], [], []]


def test_a_web_archive_cut_off_keeps_what_was_whole() -> None:
    first, *_, refusal = read_bytes(warc()[:1100], "a.warc")
    assert isinstance(first, Document)
    assert isinstance(refusal, Refusal)


def test_the_pages_of_a_pdf() -> None:
    rows = [
        "The two sides met in Geneva in March and",
        "agreed to meet again. The talks were",
        "held.",
        "A second paragraph.",
    ]
    (document,) = read_bytes(pdf([rows, [], ["The end.", "3"]], "Report", "D:20310307120000Z"), "a.pdf")
    assert isinstance(document, Document)
    assert [block.span.quote for block in document.blocks] == [
        "The two sides met in Geneva in March and agreed to meet again. The talks were held.\nA second paragraph.",
        "The end.",
    ]
    assert [{segment.page for segment in block.segments} for block in document.blocks] == [{1}, {3}]
    assert (document.title, document.local_date, document.language) == ("Report", "2031-03-07", "en")
    assert [issue.kind for issue in document.issues] == ["date.of_file", "pdf.pages_without_text"]
    assert check_segments(document) == []


@pytest.mark.parametrize(
    ("data", "what"), [(pdf([[], []]), "without text"), (pdf([["a"]])[:200], "damaged"), (b"%PDF-1.4\n", "damaged")]
)
def test_a_pdf_that_cannot_be_read(data: bytes, what: str) -> None:
    (refusal,) = read_bytes(data, "a.pdf")
    assert isinstance(refusal, Refusal)
    assert what in refusal.what
    assert refusal.todo


@pytest.mark.parametrize(
    ("data", "extra"),
    [
        (pdf([["a"]]), "pdf"),
        (warc(), "warc"),
        (b"<rss><channel><item><title>x</title></item></channel></rss>", "feeds"),
    ],
)
def test_a_missing_extra_is_named(data: bytes, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(module: str) -> object:
        raise ImportError(module)

    monkeypatch.setattr(extras, "import_module", absent)
    (refusal,) = read_bytes(data, "a")
    assert isinstance(refusal, Refusal)
    assert f"tracktwo[{extra}]" in refusal.todo
