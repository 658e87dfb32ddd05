"""Files, folders and archives: what comes out, in which order, and what is refused."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import pickle
import tarfile
from pathlib import Path

import pytest
from tests.read.made import packed, tar

from tracktwo.errors import UsageError
from tracktwo.model import Document
from tracktwo.read import Refusal, check_segments, items, packed_size, read_bytes, read_item, read_path

POST = '---\ntitle: "{0}"\ndate: 2031-03-07T01:02:03Z\nauthor: 晨报\n---\n<div><p>{0}没有取消。</p></div>'


def post(title: str) -> bytes:
    return POST.format(title).encode()


MEMBERS = {"posts/一.md": post("一"), "posts/二.md": post("二"), "posts/三\n.md": post("三")}
TITLES = ["一", "二", "三"]
PLAIN = {"1.md": post("一"), "2.md": post("二"), "3.md": post("三")}  # each takes 1024 bytes of a tar
LINES = b"".join(json.dumps({"id": t, "title": t, "date": None, "text": f"{t}。"}).encode() + b"\n" for t in TITLES)


def titles(found: list[Document | Refusal]) -> list[str]:
    return [document.title for document in found if isinstance(document, Document)]


def refusals(found: list[Document | Refusal]) -> list[Refusal]:
    return [refusal for refusal in found if isinstance(refusal, Refusal)]


@pytest.mark.parametrize(
    "data",
    [
        tar(MEMBERS),
        gzip.compress(tar(MEMBERS), mtime=0),
        lzma.compress(tar(MEMBERS)),
        bz2.compress(tar(MEMBERS)),
        packed(MEMBERS),
        tar({"a.tar.gz": gzip.compress(tar(MEMBERS), mtime=0)}),
        packed({"a.tar": tar(MEMBERS)}),
        LINES,
        gzip.compress(LINES, mtime=0),
        b"\xef\xbb\xbf" + LINES,
        tar({"a.jsonl.gz": gzip.compress(LINES, mtime=0)}),
        gzip.compress(LINES[:50], mtime=0) + gzip.compress(LINES[50:], mtime=0),
    ],
    ids=["tar", "gz", "xz", "bz2", "zip", "tar in tar", "tar in zip", "jsonl", "jsonl.gz", "mark", "in tar", "two gz"],
)
def test_whatever_it_is_packed_in(data: bytes) -> None:
    found = read_bytes(data, "a")
    assert refusals(found) == []
    assert titles(found) == TITLES
    assert [check_segments(document) for document in found if isinstance(document, Document)] == [[], [], []]


def test_a_folder_is_walked_by_name_and_dot_files_are_left_out(tmp_path: Path) -> None:
    for name in ("b/2.md", "a/1.md", "c.jsonl", ".git/x.md", ".hidden.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(LINES if name.endswith("jsonl") else post(name))
    assert titles(list(read_path(tmp_path))) == [*TITLES, "a/1.md", "b/2.md"]


def test_places_are_named_on_one_line() -> None:
    found = read_bytes(tar(MEMBERS), "news.tar")
    assert [document.where for document in found if isinstance(document, Document)] == [
        "news.tar/posts/一.md",
        "news.tar/posts/二.md",
        r"news.tar/posts/三\n.md",
    ]
    assert [d.where for d in read_bytes(LINES, "news.jsonl")] == ["news.jsonl:1", "news.jsonl:2", "news.jsonl:3"]


def test_an_item_goes_to_another_process_and_back(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(tar(MEMBERS))
    for item in items(path, restricted=True):
        (document,) = read_item(pickle.loads(pickle.dumps(item)))
        assert isinstance(document, Document)
        assert document.restricted
        assert pickle.loads(pickle.dumps(document)) == document


def test_the_id_is_the_item_s_own_bytes_wherever_it_stands() -> None:
    alone, archived = read_bytes(post("一"), "一.md"), read_bytes(tar(MEMBERS), "news.tar")
    assert isinstance(alone[0], Document)
    assert isinstance(archived[0], Document)
    assert alone[0].id == archived[0].id
    assert alone[0].raw == archived[0].raw == post("一")


@pytest.mark.parametrize(("name", "what"), [("absent", "no such file"), ("closed", "cannot be opened")])
def test_a_path_that_is_not_there_ends_the_job(name: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name == "closed":
        path.write_bytes(b"x")
        path.chmod(0)
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")
    with pytest.raises(UsageError, match=what):
        items(path)


def test_a_file_without_permission_in_a_folder_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "1.md").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "2.md")
    (tmp_path / "3.md").write_bytes(post("三"))
    found = list(read_path(tmp_path))
    assert titles(found) == ["三"]
    assert [refusal.what.split(":")[0] for refusal in refusals(found)] == ["cannot be read", "not a regular file"]


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress], ids=["gz", "xz"])
@pytest.mark.parametrize("data", [tar(MEMBERS), LINES * 2000], ids=["tar", "jsonl"])
def test_a_file_cut_off_keeps_what_was_whole(pack: type[bytes], data: bytes) -> None:
    whole = pack(data)
    found = read_bytes(whole[: len(whole) * 9 // 10], "a")
    (refusal,) = refusals(found)
    assert "damaged or cut off" in refusal.what
    assert refusal.todo
    assert all(title in TITLES for title in titles(found))
    assert titles(found) or data is not LINES


def test_a_tar_cut_off_between_or_in_members() -> None:
    whole = tar(PLAIN)
    for end, kept, refused in ((1024 + 100, 1, 1), (2048, 2, 1), (2048 + 300, 2, 1), (2048 + 600, 2, 2)):
        found = read_bytes(whole[:end], "a.tar")
        assert len(refusals(found)) == refused, end
        assert titles(found) == TITLES[:kept], end


def test_rubbish_in_the_middle_of_a_tar_is_no_silent_end() -> None:
    whole = bytearray(tar(PLAIN))
    whole[1024:1536] = b"rubbish " * 64
    found = read_bytes(bytes(whole), "a.tar")
    assert titles(found) == ["一"]
    assert [refusal.what for refusal in refusals(found)] == ["damaged or cut off: invalid header"]


def test_damaged_zips() -> None:
    whole = packed(MEMBERS)
    (refusal,) = read_bytes(whole[:-30], "a.zip")
    assert "damaged or cut off" in str(refusal)
    spoilt = bytearray(whole)
    spoilt[60] ^= 0xFF
    found = read_bytes(bytes(spoilt), "a.zip")
    assert titles(found) == ["二", "三"]
    assert len(refusals(found)) == 1


@pytest.mark.parametrize("name", ["../a.md", "/etc/a.md", "x/../../a.md", "C:/a.md", "..\\a.md"])
def test_a_name_that_leaves_the_archive_is_refused(name: str) -> None:
    for data in (tar({name: post("一"), "b.md": post("二")}), packed({name: post("一"), "b.md": post("二")})):
        found = read_bytes(data, "a")
        assert titles(found) == ["二"]
        assert [refusal.what for refusal in refusals(found)] == ["its name leaves the archive"]


def test_links_and_devices_in_a_tar_are_refused() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE):
            info = tarfile.TarInfo(f"kind{kind.decode()}")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("a.md")
        info.size = len(post("一"))
        archive.addfile(info, io.BytesIO(post("一")))
    found = read_bytes(out.getvalue(), "a.tar")
    assert titles(found) == ["一"]
    assert [refusal.what for refusal in refusals(found)] == ["a link, not followed"] * 2 + ["not a regular file"] * 2


def test_names_packed_by_a_chinese_windows() -> None:
    data = packed({"会谈.md": post("一")})
    plain = "会谈.md".encode("gb18030")
    other = data.replace("会谈.md".encode(), plain + b"xx"[: len("会谈.md".encode()) - len(plain)])
    other = other.replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00")  # the flag that says UTF-8
    (document,) = read_bytes(other, "a.zip")
    assert isinstance(document, Document)
    assert document.where.startswith("a.zip/会谈.md")


def test_archives_in_archives_end_at_three() -> None:
    data = post("一")
    for _ in range(4):
        data = packed({"a.zip": data})
    (refusal,) = read_bytes(data, "a.zip")
    assert "three deep" in str(refusal)


def test_how_far_it_is_counts_the_bytes_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / "a.tar.gz").write_bytes(gzip.compress(tar(MEMBERS), mtime=0))
    (tmp_path / "b.zip").write_bytes(packed(MEMBERS))
    (tmp_path / "c.jsonl").write_bytes(LINES)
    (tmp_path / "d.gz").write_bytes(b"\x1f\x8brubbish")
    passed: list[int] = []
    found = list(items(tmp_path, passed=passed.append))
    assert len(found) > 5
    assert sum(passed) == packed_size(tmp_path) == sum(path.stat().st_size for path in tmp_path.iterdir())
    assert packed_size(tmp_path / "absent") == 0
