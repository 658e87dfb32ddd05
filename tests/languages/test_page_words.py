"""Every example and counter-example of the page.toml files."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from tracktwo.languages.entries import entries
from tracktwo.read import bylines, pagewords

LANGUAGES = ["zh", "en"]


def cases(table: str, field: str, languages: Sequence[str] = LANGUAGES) -> list[tuple[dict[str, object], str]]:
    return [
        (dict(entry), example)
        for language in languages
        for entry in entries(f"tracktwo.languages.{language}", "page.toml", table)
        for example in entry[field]
    ]


def makers(line: str) -> set[tuple[str, str]]:
    found = [*bylines.of_line(line), *bylines.of_tail(line), *bylines.of_lede(line)]
    assert all(line[maker.start : maker.end] == maker.name for maker in found)
    return {(maker.name, maker.role) for maker in found}


@pytest.mark.parametrize(("entry", "line"), cases("byline", "examples"))
def test_a_byline_names_somebody_in_that_role(entry: dict[str, object], line: str) -> None:
    assert entry["role"] in {role for _, role in makers(line)}


@pytest.mark.parametrize(("entry", "line"), cases("byline", "not") + cases("report", "not"))
def test_no_byline(entry: dict[str, object], line: str) -> None:
    assert makers(line) == set()


@pytest.mark.parametrize(("entry", "line"), cases("report", "examples"))
def test_a_report_line_names_its_reporter(entry: dict[str, object], line: str) -> None:
    assert makers(line) in ({("丁一鸣", "reporter")}, {("丁一鳴", "reporter")})


@pytest.mark.parametrize(("entry", "line"), cases("related", "examples"))
def test_a_line_that_heads_a_list_of_links(entry: dict[str, object], line: str) -> None:
    assert pagewords.heads_related(line)


@pytest.mark.parametrize(("entry", "line"), cases("related", "not"))
def test_a_line_that_heads_no_list(entry: dict[str, object], line: str) -> None:
    assert not pagewords.heads_related(line)


@pytest.mark.parametrize(("entry", "line"), cases("between", "examples"))
def test_both_names_of_a_line_are_read(entry: dict[str, object], line: str) -> None:
    assert len(makers(line)) == 2


@pytest.mark.parametrize(("entry", "line"), cases("between", "not"))
def test_what_parts_no_two_names(entry: dict[str, object], line: str) -> None:
    assert len(makers(line)) < 2


@pytest.mark.parametrize("field", ["examples", "not"])
def test_a_printed_day(field: str) -> None:
    found = [line for _, line in cases("printed_day", field, ["zh"]) if re.fullmatch(pagewords.printed_day(), line)]
    assert len(found) == (len(cases("printed_day", field, ["zh"])) if field == "examples" else 0)


@pytest.mark.parametrize("table", ["furniture", "cut"])
@pytest.mark.parametrize("field", ["examples", "not"])
def test_patterns(table: str, field: str) -> None:
    for entry, line in cases(table, field):
        pattern = str(entry["pattern"])
        found = re.fullmatch(pattern, line) if table == "furniture" else re.search(f"(?:{pattern})\\Z", line)
        assert (found is not None) == (field == "examples"), (entry["id"], line)


@pytest.mark.parametrize(("entry", "caption"), cases("credit", "examples"))
def test_a_caption_names_the_maker_of_its_picture(entry: dict[str, object], caption: str) -> None:
    assert pagewords.credit().search(caption)


@pytest.mark.parametrize(("entry", "caption"), cases("credit", "not"))
def test_brackets_that_name_no_maker(entry: dict[str, object], caption: str) -> None:
    assert not pagewords.credit().search(caption)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("晨报特约记者丁一鸣旧金山报道。 责编：李砚衡 何其多 网编：安然", "丁一鸣r 李砚衡e 何其多e 安然w"),
        ("发稿 丁一鸣/李砚衡；审校 何其多", "丁一鸣r 李砚衡r 何其多e"),
        ("晨报记者 丁一鸣、李砚衡 台北报导 责编 何其多 网编 安然", "丁一鸣r 李砚衡r 何其多e 安然w"),
        ("（中央社記者丁一鳴東京6日專電）會談沒有取消。", "丁一鳴r"),
        ("會談沒有取消。（譯者：何其多/核稿：李砚衡）1091013", "何其多t 李砚衡e"),
        ("外交部发言人对记者说：“会谈没有取消。”", ""),
        ("记者：会谈是否取消？", ""),
        ("By Ivan Ding", "Ivan Dingr"),
    ],
)
def test_lines_as_they_occur(line: str, people: str) -> None:
    assert makers(line) == {(person[:-1], ROLES[person[-1]]) for person in re.findall(r"\S+(?: [A-Z]\S+)?", people)}


ROLES = {"r": "reporter", "e": "editor", "w": "web_editor", "t": "translator"}
