"""Inputs that cannot be read, beside others and alone: what is told, what is stored, what is left behind."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.faults.scenes import bound_by_permissions, told
from tracktwo import pipeline
from tracktwo.store import Ledger

TEXT = "丁一鸣表示，第{0}次会谈没有取消。"
NO_TEXT = "holds no text that can be read (what is read: texts, Markdown, web pages, PDF, JSON lines"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with a text, an empty file, an empty folder, an archive of nothing, a pipe."""
    (tmp_path / "ok.txt").write_text(TEXT.format(1), encoding="utf-8")
    (tmp_path / "void.txt").touch()
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".hidden").write_text(TEXT.format(2), encoding="utf-8")
    zipfile.ZipFile(tmp_path / "nothing.zip", "w").close()
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


BAD = {
    "absent.txt": "there is no such file or folder (check the name)",
    "void.txt": "empty (leave it out)",
    "empty": NO_TEXT,
    "nothing.zip": NO_TEXT,
    "pipe": "not a regular file (give the file itself)",
}


def test_what_can_be_read_is_stored_and_the_rest_listed(texts: Path) -> None:
    ledger = texts / "new.ledger"
    result = run("ingest", texts / "absent.txt", texts / "ok.txt", *(texts / name for name in BAD), "--ledger", ledger)
    assert (result.returncode, result.stderr) == (0, "")
    *refused, summary = result.stdout.splitlines()
    assert summary == f"1 new, 0 unchanged, 0 revised, 0 reread, {1 + len(BAD)} refused"
    for line, name in zip(refused, ["absent.txt", *BAD], strict=True):
        assert line.startswith(f"refused: {texts / name}: {BAD[name]}")
    assert json.loads(run("stats", "--json", ledger=ledger).stdout)["documents"] == 1


@pytest.mark.parametrize("order", [1, -1])
def test_read_shows_what_can_be_read_in_either_order(texts: Path, order: int) -> None:
    result = run("read", *[texts / "ok.txt", *(texts / name for name in BAD)][::order])
    assert result.returncode == 0
    assert "1 record\n" in result.stdout
    assert len(result.stderr.splitlines()) == len(BAD)
    for name, what in BAD.items():
        assert f"refused: {texts / name}: {what}" in result.stderr


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["read", "extract", "ingest"])
def test_alone_it_is_one_line_and_no_ledger_is_made(texts: Path, command: str, name: str) -> None:
    ledger = texts / "folder" / "new.ledger"
    result = run(command, texts / name, ledger=ledger)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"tracktwo: {texts / name}: {BAD[name]}")
    assert result.stderr.count("\n") == 1
    assert not ledger.parent.exists()


def test_where_all_are_refused_each_has_its_line(texts: Path) -> None:
    ledger = texts / "new.ledger"
    result = run("ingest", *(texts / name for name in BAD), ledger=ledger)
    assert (result.returncode, result.stdout) == (2, "")
    *refused, last = result.stderr.splitlines()
    assert [line.split(": ")[1] for line in refused] == [str(texts / name) for name in BAD]
    assert last == "tracktwo: no document could be read (see the reasons above)"
    listed = run("ingest", *(texts / name for name in BAD), "--json", ledger=ledger)
    assert listed.returncode == 2
    assert len(json.loads(listed.stdout)["refused"]) == len(BAD)
    assert not ledger.exists()


def test_a_fault_of_ours_is_told_by_the_ingest(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(item: object) -> None:
        raise ValueError("made up")

    monkeypatch.setattr(pipeline, "read_item", fault)
    assert pipeline.refusals_alone([texts / "ok.txt"]) == []
    monkeypatch.undo()
    assert pipeline.refusals_alone([texts / "void.txt", texts / "ok.txt"]) == []
    assert [one.what for one in pipeline.refusals_alone([texts / "void.txt"])] == ["empty"]


def test_a_file_without_permission_leaves_the_others(texts: Path) -> None:
    before = bound_by_permissions()
    (texts / "closed.txt").write_text(TEXT.format(3), encoding="utf-8")
    (texts / "closed.txt").chmod(0)
    line = f"refused: {texts / 'closed.txt'}: cannot be opened: Permission denied (check permissions)"
    both = [texts / "closed.txt", texts / "ok.txt"]
    stored = told("ingest", *both, "--ledger", texts / "new.ledger", before=before)
    assert (stored.returncode, stored.stdout.splitlines()[0]) == (0, line)
    assert stored.stdout.endswith("1 new, 0 unchanged, 0 revised, 0 reread, 1 refused\n")
    shown = told("read", *both, before=before)
    assert (shown.returncode, shown.stderr) == (0, f"{line}\n")


def test_a_text_in_a_language_without_rules_says_so(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Ivan Ding said that the talks had not been cancelled.", encoding="utf-8")
    result = run("read", text)
    assert result.returncode == 0
    assert "no rules for English are written yet: such a text is read and searched only" in result.stdout
    text.write_text("今天天气很好。", encoding="utf-8")
    assert "no rules" not in run("read", text).stdout


@pytest.mark.parametrize("command", [("stats",), ("serve",), ("verify",), ("ingest", "ok.txt")])
def test_a_folder_or_a_pipe_is_no_ledger(texts: Path, command: tuple[str, ...]) -> None:
    (texts / "new").mkdir()
    for name, what in (("new", "a folder"), ("pipe", "no regular file")):
        arguments = [texts / word if word.endswith(".txt") else word for word in command]
        result = run(*arguments, "--ledger", texts / name)
        assert (result.returncode, result.stdout) == (2, ""), name
        told = f"{texts / name}: {what}, not a ledger (name the ledger's file with --ledger)"
        assert result.stderr == f"tracktwo: {told}\n"


@pytest.mark.parametrize("command", ["stats", "said", "find", "export", "verify", "link", "serve"])
def test_an_empty_file_is_no_ledger_and_stays_empty(texts: Path, command: str) -> None:
    result = run(command, *(["核"] if command == "find" else []), "--ledger", texts / "void.txt")
    assert (result.returncode, result.stdout) == (2, "")
    told = f"{texts / 'void.txt'}: the file is empty, not a ledger (name the ledger's file with --ledger)"
    assert result.stderr == f"tracktwo: {told}\n"
    assert (texts / "void.txt").read_bytes() == b""
    assert run("ingest", texts / "ok.txt", "--ledger", texts / "void.txt").returncode == 0


def test_of_no_documents_no_share_is_verified(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "new.ledger").close()
    result = run("verify", "--ledger", tmp_path / "new.ledger")
    assert (result.returncode, result.stdout) == (0, "0 documents, 0 differences\n")


def test_recover_tells_a_folder_too(texts: Path) -> None:
    result = run("recover", texts / "new.ledger", "--ledger", texts / "empty")
    assert result.returncode == 2
    assert (
        result.stderr == f"tracktwo: {texts / 'empty'}: a folder, not a ledger (name the ledger's file with --ledger)\n"
    )
    assert not (texts / "new.ledger").exists()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("named")
    head = "---\ntitle: 会谈\ndate: 2024-06-01\nauthor: 样本晨报\n---\n"
    text = head + "中国和美国今年三月在上海举行会谈。习近平表示，会谈没有取消。\n"
    (folder / "a.md").write_text(text, encoding="utf-8")
    assert run("ingest", folder / "a.md", "--ledger", folder / "a.ledger").returncode == 0
    return folder / "a.ledger"


@pytest.mark.parametrize(
    ("named", "by_id"),
    [
        (("timeline", "中国", "美国"), ("timeline", "state.cn", "state.us")),
        (("timeline", "中國", "United States"), ("timeline", "state.cn", "state.us")),
        (("timeline", "中", "美"), ("timeline", "state.cn", "state.us")),
        (("said", "习近平", "any"), ("said", "person.xi-jinping", "any")),
        (("said", "Xi Jinping", "any"), ("said", "person.xi-jinping", "any")),
        (("figures", "China"), ("figures", "state.cn")),
    ],
)
def test_an_actor_may_be_asked_for_by_name(ledger: Path, named: tuple[str, ...], by_id: tuple[str, ...]) -> None:
    results = [run(*command, "--json", ledger=ledger) for command in (named, by_id)]
    assert [(result.returncode, result.stderr) for result in results] == [(0, "")] * 2
    assert results[0].stdout == results[1].stdout
    if named[0] != "figures":
        assert "会谈" in results[0].stdout
