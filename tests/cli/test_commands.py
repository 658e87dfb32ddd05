"""Each command as a user runs it: what stands on stdout, what on stderr, which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import get_args

import pytest

from tracktwo.knowledge.positions import positions
from tracktwo.model import TalkStatus, Unit

LINES = [
    {
        "id": f"made-{n}",
        "title": f"第{n}次会谈",
        "date": f"2024-06-0{n}T01:00:00Z",
        "outlet": "样本晨报",
        "url": f"https://morning.sample.invalid/{n}",
        "variant": "zh-Hans",
        "text": f"丁一鸣表示，第{n}次会谈没有取消。\n李砚衡说：“数字只是估计。”",
    }
    for n in range(1, 4)
]


def run(*arguments: str | Path, ledger: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "TRACKTWO_LEDGER": str(ledger)} if ledger else dict(os.environ)
    command = [sys.executable, "-m", "tracktwo", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lines") / "made.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in LINES), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def ledger(lines: Path) -> Path:
    path = lines.parent / "made.ledger"
    result = run("ingest", lines, "--ledger", path, "--jobs", "2")
    assert result.returncode == 0, result.stderr
    assert result.stdout == "3 new, 0 unchanged, 0 revised, 0 reread, 0 refused\n"
    return path


def test_ingest_again_adds_nothing(lines: Path, ledger: Path) -> None:
    before = run("stats", "--json", ledger=ledger).stdout
    result = run("ingest", lines, "--json", ledger=ledger)
    assert json.loads(result.stdout) == {"outcomes": {"unchanged": 3}, "refused": []}
    assert run("stats", "--json", ledger=ledger).stdout == before


def test_stats_count_documents_and_name_no_times(ledger: Path) -> None:
    counts = json.loads(run("stats", "--json", ledger=ledger).stdout)
    assert counts["documents"] == 3
    assert counts["outlets"] == {"样本晨报": 3}
    assert not {"started", "runs", "size"} & counts.keys()


def test_verify_says_100_percent_and_finds_one_changed_byte(ledger: Path, tmp_path: Path) -> None:
    good = run("verify", ledger=ledger)
    assert (good.returncode, good.stdout) == (0, "3 documents, 100.00 % verified, 0 differences\n")
    copy = tmp_path / "copy.ledger"
    with sqlite3.connect(ledger) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("UPDATE reading SET text = replace(text, '第2次', '第9次')")
    bad = run("verify", ledger=copy)
    assert bad.returncode == 1
    assert "the text is not the one that the reading's id names" in bad.stdout


def test_extract_writes_the_gold_form(lines: Path) -> None:
    result = run("extract", "--format", "gold", lines)
    documents = [json.loads(line) for line in result.stdout.splitlines()]
    assert [document["id"] for document in documents] == ["made-1", "made-2", "made-3"]
    assert {"statements", "figures", "talks"} <= documents[0].keys()


def test_the_place_in_a_row_is_that_of_its_words(tmp_path: Path) -> None:
    text = "丁一鸣表示，会谈没有取消。\n美国国防部说，中国可用核弹头逾500枚。\n丁一鸣对此不予置评。"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    ledger = tmp_path / "place.ledger"
    run("ingest", tmp_path / "a.txt", "--jobs", "1", ledger=ledger)
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv", ledger=ledger).stdout)))
    assert {row["kind"] for row in rows} == {"statement", "figure"}
    for row in rows:
        first = row["what"].split(" … ")[0]
        assert text[int(row["start"]) : int(row["end"])] == first or not first
        assert (row["prefix"] + first + row["suffix"] in text) or not first
    (number,) = [row for row in rows if row["kind"] == "figure"]
    assert f"{number['start']}-{number['end']}" in run("read", tmp_path / "a.txt").stdout


@pytest.mark.parametrize("command", ["timeline", "figures", "said"])
def test_an_empty_table_still_names_its_columns(ledger: Path, command: str) -> None:
    full, empty = (run(command, "--csv", "--since", day, ledger=ledger).stdout for day in ("1900", "2051"))
    assert empty.splitlines() == full.splitlines()[:1]
    assert "outlet" in empty.strip().split(",")


@pytest.mark.parametrize("command", ["timeline", "figures", "said"])
def test_two_forms_at_once_are_refused(ledger: Path, command: str) -> None:
    for forms in (["--json", "--csv"], ["--csv", "--json"]):
        told = run(command, *forms, ledger=ledger)
        assert (told.returncode, told.stdout) == (2, "")
        assert told.stderr == "tracktwo: --json --csv: an answer is written in one form (say one of them)\n"


def test_export_csv_can_be_read_back(ledger: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv", ledger=ledger).stdout)))
    objects = [json.loads(line) for line in run("export", ledger=ledger).stdout.splitlines()]
    assert [row["id"] for row in rows] == [found["id"] for found in objects]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("ingest", "absent-folder"), "absent-folder"),
        (("show", "nothing"), "nothing has the id"),
        (("extract", "--format", "brat", "x"), "unknown format"),
        (("export", "--format", "xml"), "unknown format"),
        (("export", "--kind", "rumour"), "unknown kind"),
        (("forget", "0123456789abcdef"), "no document"),
        (("find", "核 OR"), "OR wants something on both sides"),
        (("figures", "火星"), "has no actor"),
        (("said", "火星"), "has no actor"),
        (("said", "state.cn", "unheard_of"), "unknown position 'unheard_of' (one of no_first_use, "),
        (("figures", "state.cn", "--unit", "cannon"), "unknown unit 'cannon' (one of warhead, "),
        (("timeline", "火星"), "has no actor"),
        (("timeline", "--track", "9"), "--track: unknown track '9' (one of 1, 1.5, 2, -)"),
        (("timeline", "--series", "太空会谈"), "--series: unknown series '太空会谈' (a name, or one of dialogue."),
        (("timeline", "--since", "yesterday"), "--since: 'yesterday' is no date (write 2024, 2024-06"),
        (("timeline", "--status", "asleep"), "--status: unknown status 'asleep' (one of planned, held, "),
        (("figures", "--since", "2024-13"), "--since: '2024-13' is no date (write 2024, 2024-06"),
        (("said", "--until", "soon"), "--until: 'soon' is no date (write 2024, 2024-06"),
        (("said", "--since", "2025", "--until", "2019"), "the time from 2025 until 2019 holds no day (write the"),
        (("timeline", "--until", "2024-13"), "--until: '2024-13' is no date (write 2024, 2024-06"),
        (("timeline", "--since", "2019-02-30"), "--since: '2019-02-30' is no date (write 2024, 2024-06"),
        (("timeline", "--since", "2025", "--until", "2019"), "the time from 2025 until 2019 holds no day (write the"),
        (("timeline", "中国", "外交部"), "'外交部' may be one of several actors (write one of body.cn-mfa, "),
        (("said", "外交部", "any"), "'外交部' may be one of several actors (write one of body.cn-mfa, "),
        (("said", "--words", ""), "--words: no words are given (write some, or leave --words out)"),
        (("said", "--words", " "), "--words: no words are given"),
        (("timeline", "--words", " "), "--words: no words are given"),
        (("timeline", "--lang", "fr"), "unknown language 'fr' (one of zh, en)"),
        (("ingest",), "Missing argument"),
        (("ingest", "--jobs", "many", "x"), "'--jobs'"),
        (("stats", "--colour"), "No such option"),
        (("verfy",), "No such command"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_2(ledger: Path, arguments: tuple[str, ...], line: str) -> None:
    result = run(*arguments, ledger=ledger)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert line in result.stderr


def test_finding_nothing_is_told_on_stderr(ledger: Path) -> None:
    result = run("find", "导弹", ledger=ledger)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "nothing found\n")


def test_records_are_found_with_their_words(ledger: Path) -> None:
    result = run("find", "--records", "第2次", ledger=ledger)
    head, words = result.stdout.splitlines()
    assert "statement" in head
    assert words == "  丁一鸣 · 表示 · 第2次会谈没有取消"
    found = json.loads(run("find", "--records", "第2次", "--limit", "1", "--json", ledger=ledger).stdout)
    assert found["words"] == ["丁一鸣", "表示", "第2次会谈没有取消"]
    assert found["marks"] == [[7, 10]]


def test_hits_that_overlap_repeat_no_words(ledger: Path) -> None:
    for how in ((), ("--records",)):
        shown = run("find", *how, "没有取消 OR 会谈没有 OR 有取", "--limit", "1", ledger=ledger).stdout
        assert "会谈没有取消" in shown
        assert "没有没有" not in shown
        assert shown.count("取消") == 1


def test_of_a_long_record_the_words_around_the_hit_are_shown(tmp_path: Path) -> None:
    ledger = tmp_path / "long.ledger"
    line = {**LINES[0], "text": f"丁一鸣说：“{'这一次要谈的事情很多，' * 40}会谈没有取消。”"}
    (tmp_path / "long.jsonl").write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    run("ingest", tmp_path / "long.jsonl", "--jobs", "1", ledger=ledger)
    shown = run("find", "--records", "没有取消", ledger=ledger).stdout.replace("\n", "")
    assert "丁一鸣 · 说 · …" in shown
    assert "会谈没有取消。" in shown
    assert len(shown) < 250


def test_what_was_judged_is_marked_wherever_the_record_is_told(lines: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "judged.ledger"
    run("ingest", lines, "--jobs", "1", ledger=ledger)
    exported = run("export", "--kind", "statement", ledger=ledger).stdout.splitlines()
    one, *others = map(json.loads, exported)
    other = next(found for found in others if found["document"] != one["document"])
    run("judge", one["key"], "accepted", ledger=ledger)
    run("judge", one["key"], "rejected", "--note", "not his words", ledger=ledger)
    objects = [json.loads(line) for line in run("export", ledger=ledger).stdout.splitlines()]
    assert {found["id"]: found["judged"] for found in objects if found["judged"]} == {one["id"]: "rejected"}
    rows = csv.DictReader(io.StringIO(run("export", "--format", "csv", ledger=ledger).stdout))
    assert {row["id"] for row in rows if row["judged"] == "rejected"} == {one["id"]}
    hits = run("find", "--records", "丁一鸣 OR 李砚衡", "--json", ledger=ledger).stdout.splitlines()
    found = list(map(json.loads, hits))
    assert {hit["record"] for hit in found if "judged" in hit} == {one["id"]}
    assert "rejected" in run("find", "--records", "丁一鸣 OR 李砚衡", ledger=ledger).stdout
    assert "[rejected]" in run("show", one["document"]["id"], ledger=ledger).stdout
    assert "[rejected]" not in run("show", other["document"]["id"], ledger=ledger).stdout
    run("judge", one["key"], "undecided", ledger=ledger)
    assert "rejected" not in run("export", ledger=ledger).stdout


def test_the_help_of_the_answers_names_every_value() -> None:
    told = {name: " ".join(run(name, "--help").stdout.split()) for name in ("timeline", "figures", "said")}
    assert all(position in told["said"] for position in positions())
    assert all(unit in told["figures"] for unit in get_args(Unit))
    assert all(status in told["timeline"] for status in get_args(TalkStatus))
    assert all(f"Example: tracktwo {name} " in text for name, text in told.items())


def test_a_position_is_asked_for_by_its_name(ledger: Path) -> None:
    answers = [
        run("said", "China", name, ledger=ledger).stdout for name in ("no_first_use", "No first use", "不首先使用")
    ]
    assert len(set(answers)) == 1
    assert answers[0]


def test_a_ledger_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("stats", "--ledger", tmp_path / "absent.ledger")
    assert result.returncode == 2
    assert "no such ledger" in result.stderr
    assert not (tmp_path / "absent.ledger").exists()


def test_every_command_has_its_help() -> None:
    result = run("--help")
    assert (result.returncode, result.stderr) == (0, "")
    listed = result.stdout.split("Commands:\n")[1].splitlines()
    assert len(listed) > 10
    for line in listed:
        told = run(line.split()[0], "--help")
        assert (told.returncode, told.stderr) == (0, ""), line
        assert "..." not in line, "the first sentence of a command's help fits its line"


def test_nothing_asked_shows_the_help_and_is_no_success() -> None:
    result = run()
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: tracktwo")


def test_link_counts_groups_and_judge_joins_two_records_and_takes_it_back(lines: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "own.ledger"
    run("ingest", lines, "--jobs", "1", ledger=ledger)
    assert run("link", ledger=ledger).stdout.startswith("0 documents named anew, 0 records looked at")
    counts = json.loads(run("link", "--json", ledger=ledger).stdout)
    assert counts == {"done": {}, "groups": {"reprint": {"groups": 1, "records": 3}}}
    keys = [json.loads(line)["key"] for line in run("export", "--kind", "statement", ledger=ledger).stdout.splitlines()]
    linked = [key for key in keys if "also" in run("show", key, ledger=ledger).stdout]
    (alone, *_) = [key for key in keys if key not in linked]
    told = run("judge", alone, "same", linked[0], "--note", "one speech", ledger=ledger)
    assert (told.returncode, told.stdout) == (0, f"kept: {alone} same {linked[0]}\n")
    shown = json.loads(run("show", alone, "--json", ledger=ledger).stdout)
    assert {one["key"] for one in shown["appearances"]} == set(linked)
    assert f"judged same {linked[0]} by" in run("show", alone, ledger=ledger).stdout
    run("judge", alone, "undecided", linked[0], ledger=ledger)
    assert json.loads(run("show", alone, "--json", ledger=ledger).stdout)["appearances"] == []


@pytest.mark.parametrize("records", [[], ["--records"]])
@pytest.mark.parametrize("query", ["核", '"核，武" OR 核'])  # one that the index answers, one whose texts are looked at
def test_find_tells_how_many_more_there_are(tmp_path: Path, query: str, records: list[str]) -> None:
    ledger = tmp_path / "many.ledger"
    lines = [{**LINES[0], "id": str(n), "text": f"丁一鸣说，核{n}没有取消。"} for n in range(23)]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (tmp_path / "many.jsonl").write_text(text, encoding="utf-8")
    run("ingest", tmp_path / "many.jsonl", "--jobs", "1", ledger=ledger)
    told = run("find", query, *records, "--json", ledger=ledger)
    assert len(told.stdout.splitlines()) == 20
    assert told.stderr == "20 of 23 shown; --limit 0 shows all\n"
    for limit in ("0", "23", "24"):
        told = run("find", query, *records, "--limit", limit, "--json", ledger=ledger)
        assert (len(told.stdout.splitlines()), told.stderr) == (23, "")


def test_judge_takes_the_id_that_show_and_find_print_and_keeps_the_key(lines: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ids.ledger"
    run("ingest", lines, "--jobs", "1", ledger=ledger)
    one, other = [json.loads(line) for line in run("export", "--kind", "statement", ledger=ledger).stdout.splitlines()][
        :2
    ]
    assert one["id"] in run("show", one["document"]["id"], ledger=ledger).stdout
    assert one["id"] in run("find", "--records", "丁一鸣 OR 李砚衡", "--limit", "0", ledger=ledger).stdout
    told = run("judge", one["id"], "rejected", ledger=ledger)
    assert (told.returncode, told.stdout) == (0, f"kept: {one['id']} rejected\n")
    (kept,) = json.loads(run("show", one["id"], "--json", ledger=ledger).stdout)["judgements"]
    assert (kept["key"], kept["verdict"]) == (one["key"], "rejected")
    run("judge", one["id"], "different", other["id"], ledger=ledger)
    kept = json.loads(run("show", one["key"], "--json", ledger=ledger).stdout)["judgements"][-1]
    assert (kept["key"], kept["other"]) == (one["key"], other["key"])
    document = one["document"]["id"]
    for arguments, line in {
        (one["id"], "same", one["key"]): "a record is always the same as itself (name two records)",
        (document, "rejected"): f"(name one of them: see `tracktwo show {document}`)",
        ("0" * 16, "accepted"): f"no record has the id or key '{'0' * 16}' (see `tracktwo find --records`)",
    }.items():
        told = run("judge", *arguments, ledger=ledger)
        assert (told.returncode, told.stdout) == (2, "")
        assert told.stderr.endswith(f"{line}\n")
        assert told.stderr.count("\n") == 1


def test_a_forgotten_document_is_told_as_forgotten(lines: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "forgetful.ledger"
    run("ingest", lines, "--jobs", "1", ledger=ledger)
    document = json.loads(run("find", "没有取消", "--json", ledger=ledger).stdout.splitlines()[0])["document"]
    run("forget", document, ledger=ledger)
    told = run("show", document, ledger=ledger)
    assert (told.returncode, told.stdout) == (2, "")
    assert re.fullmatch(rf"tracktwo: document {document} was forgotten on \d{{4}}-\d\d-\d\d \(.*\)\n", told.stderr)


def test_the_sheet_of_what_is_not_stored_names_no_ids(lines: Path) -> None:
    assert "record  " not in run("read", lines).stdout


@pytest.mark.parametrize("arguments", [("0" * 16, "accepted"), ("x", "liked"), ("x", "same")])
def test_judge_refuses_what_is_no_record_or_no_verdict(ledger: Path, arguments: tuple[str, str]) -> None:
    told = run("judge", *arguments, ledger=ledger)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.count("\n") == 1


def _heeds_ctrl_c() -> None:
    """Undo an ignored SIGINT, which a test run in the background hands on to its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_is_told_in_one_line(tmp_path: Path) -> None:
    text = "丁一鸣表示，会谈没有取消。" * 50
    many = (json.dumps({"id": str(n), "text": f"{n}{text}"}, ensure_ascii=False) for n in range(3000))
    (tmp_path / "made.jsonl").write_text("\n".join(many), encoding="utf-8")
    command = [sys.executable, "-m", "tracktwo", "ingest", str(tmp_path / "made.jsonl")]
    ledger = tmp_path / "a.ledger"
    process = subprocess.Popen(
        [*command, "--jobs", "1", "--ledger", str(ledger)], stderr=subprocess.PIPE, text=True, preexec_fn=_heeds_ctrl_c
    )
    while process.poll() is None and not ledger.exists():
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == 2
    assert told == "tracktwo: stopped; what was stored stays, run again to go on\n"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from tracktwo.cli import app; from typer.testing import CliRunner;"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0;"
        "heavy = {'rich', 'sqlalchemy', 'opencc', 'rjieba', 'selectolax', 'yaml', 'alembic'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
