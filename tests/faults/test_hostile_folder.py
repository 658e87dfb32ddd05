"""A folder of hostile and broken inputs through the program: one clear line each, the rest is stored and proved."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import sqlite3
import stat
import tarfile
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.scenes import bound_by_permissions, contents, differences, told
from tests.read.made import packed, pdf, tar

GOOD = "---\ntitle: 第{0}篇\ndate: 2031-03-07T01:02:03Z\n---\n<div><p>丁一鸣表示，第{0}次会谈没有取消。</p></div>"


def good(number: int) -> bytes:
    return GOOD.format(number).encode()


def linked_tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("link.md")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    return out.getvalue()


def linked_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link.md")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


# What the file holds, and what its one line says.
REFUSED = {
    "empty.md": (b"", "empty"),
    "binary.md": (bytes(range(256)) * 40, "a binary file"),
    "cut.md.gz": (gzip.compress(good(90), mtime=0)[:-20], "damaged or cut off"),
    "cut.md.xz": (lzma.compress(good(91))[:-20], "damaged or cut off"),
    "cut.zip": (packed({"a.md": good(92)})[:-20], "damaged or cut off"),
    "bomb.zip": (packed({"zeros.md": bytes(80 * 1024 * 1024)}), "larger than 64 MiB"),
    "climbs.tar": (tar({"../climbs.md": good(93)}), "its name leaves the archive"),
    "climbs.zip": (packed({"../climbs.md": good(94)}), "its name leaves the archive"),
    "link.tar": (linked_tar(), "a link, not followed"),
    "link.zip": (linked_zip(), "a link, not followed"),
    "line.html": (b"<html><p>" + b"x" * 100_000_000, "larger than 64 MiB"),
    "deep.html": (b"<html>" + b"<div>" * 100_000 + b"x", "nested"),
    "object.md": (b"---\ntitle: !!python/object/apply:os.system ['touch hurt']\n---\ntext", "asks for an object"),
    "list.md": (b"---\n- a\n- list\n---\ntext", "not YAML"),
    "pictures.pdf": (pdf([[], []]), "without text"),
}
# What is taken all the same, and the issue that tells of it.
TAKEN = {
    "invalid.md": (good(1).replace("没有".encode(), b"\xff\xfe"), "encoding.broken"),
    "yaml.md": (good(2).replace("第2篇\n".encode(), '第2篇\nsubtitle: "他说"好""\n'.encode(), 1), "metadata.not_yaml"),
    "undated.md": (good(3).replace(b"date: 2031-03-07T01:02:03Z\n", b""), "date.missing"),
    "stamp.md": (good(4).replace(b"<div>", b"<!--NaN-->\n<div>"), "date.stamp_unreadable"),
    "year.md": (good(5).replace(b"2031-", b"20244-"), "date.absurd"),
}
WHOLE = {f"whole{number}.md": good(number) for number in (10, 11, 12)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "texts"
    (folder / "closed").mkdir(parents=True)
    (folder / "closed" / "a.md").write_bytes(good(95))
    for name, data in {**WHOLE, **{name: data for name, (data, _) in {**REFUSED, **TAKEN}.items()}}.items():
        (folder / name).write_bytes(data)
    (folder / "forbidden.md").write_bytes(good(96))
    (folder / "away").symlink_to(folder.parent)
    return folder


def test_each_is_one_line_the_rest_goes_on_and_what_was_stored_stays(folder: Path) -> None:
    before = bound_by_permissions()
    ledger = folder.parent / "a.ledger"
    first = folder.parent / "first.md"
    first.write_bytes(good(20))
    assert told("ingest", first, "--ledger", ledger).returncode == 0
    stored = contents(ledger)
    (folder / "forbidden.md").chmod(0)
    (folder / "closed").chmod(0)
    try:
        result = told("ingest", folder, "--ledger", ledger, "--json", "--jobs", "2", before=before)
    finally:
        (folder / "closed").chmod(0o700)
    assert (result.returncode, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    summary = json.loads(line)
    assert summary["outcomes"] == {"new": len(WHOLE) + len(TAKEN)}
    expected = {name: what for name, (_, what) in REFUSED.items()}
    expected |= {"forbidden.md": "cannot be read: Permission denied", "closed": "a folder that cannot be listed"}
    expected |= {"away": "a link to a folder, not followed"}
    lines = {line.removeprefix(f"{folder}/").partition(":")[0].partition("/")[0]: line for line in summary["refused"]}
    assert len(lines) == len(summary["refused"]), "one line each"
    assert set(lines) == set(expected)
    for name, what in expected.items():
        assert what in lines[name], name
        assert lines[name].endswith(")"), f"{name}: what to do is told"
        assert "\n" not in lines[name]
    assert not Path("hurt").exists()
    documents, records = contents(ledger)
    assert set(stored[0]) < set(documents)
    assert set(stored[1]) <= set(records)
    assert differences(ledger) == []


def test_what_is_taken_carries_its_issue(folder: Path) -> None:
    result = told("read", *(folder / name for name in TAKEN), "--json")
    assert result.returncode == 0
    found = [{issue["kind"] for issue in json.loads(line)["issues"]} for line in result.stdout.splitlines()]
    assert len(found) == len(TAKEN)
    for (_, issue), kinds in zip(TAKEN.values(), found, strict=True):
        assert issue in kinds


def test_alone_it_is_told_and_the_job_could_not_be_done(folder: Path) -> None:
    result = told("read", folder / "list.md")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"tracktwo: {folder / 'list.md'}: ")
    assert "not YAML" in result.stderr
    assert result.stderr.count("\n") == 1
    two = told("read", folder / "list.md", folder / "empty.md")
    assert (two.returncode, two.stdout) == (2, "")
    *refused, last = two.stderr.splitlines()
    assert [line.partition(": ")[0] for line in refused] == ["refused", "refused"]
    assert last == "tracktwo: no document could be read (see the reasons above)"


@pytest.mark.parametrize("name", ["forbidden.md", "closed"])
def test_without_permission_the_job_could_not_be_done(folder: Path, name: str) -> None:
    before = bound_by_permissions()
    mode = (folder / name).stat().st_mode
    (folder / name).chmod(0)
    try:
        result = told("ingest", folder / name, "--ledger", folder.parent / "none.ledger", before=before)
    finally:
        (folder / name).chmod(mode)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert f"{folder / name}: cannot be opened: Permission denied (check permissions)" in result.stderr
    assert not (folder.parent / "none.ledger").exists()


def test_ledgers_of_others_and_of_newer_versions(tmp_path: Path) -> None:
    (tmp_path / "text.ledger").write_text("no database at all, but long enough to be read as one" * 20)
    with closing(sqlite3.connect(tmp_path / "other.ledger")) as other:
        other.execute("CREATE TABLE a (b)")
    (tmp_path / "a.md").write_bytes(good(1))
    assert told("ingest", tmp_path / "a.md", "--ledger", tmp_path / "newer.ledger").returncode == 0
    with closing(sqlite3.connect(tmp_path / "newer.ledger")) as newer:
        newer.execute("PRAGMA user_version = 99")
    said = {
        "text.ledger": "the file is not a ledger (name another file with --ledger)",
        "other.ledger": "the file is a database, but not a ledger (name another with --ledger)",
        "newer.ledger": "the ledger has schema 99",
    }
    for name, what in said.items():
        ledger = tmp_path / name
        kept = ledger.read_bytes()
        for command in (["ingest", tmp_path / "a.md"], ["stats"]):
            result = told(*command, "--ledger", ledger)
            assert (result.returncode, result.stdout) == (2, ""), command
            assert result.stderr.startswith(f"tracktwo: {ledger}: {what}"), command
            assert result.stderr.endswith(")\n")
            assert result.stderr.count("\n") == 1
        assert ledger.read_bytes() == kept
